//! What the reader is told: each thing once, in words, with what to do. Told politely or as an
//! alert; dismissed by the reader, and small confirmations by time.

use std::cell::Cell;
use std::time::Duration;

use assay_markup::{Command, Notice, Weight};
use assay_query::Ignored;
use leptos::prelude::*;
use web_sys::Element;

use crate::browser::{dom, pause};

thread_local! {
    /// The number of the next notice.
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// All notices that stand.
#[derive(Clone, Copy)]
pub struct Notices {
    list: RwSignal<Vec<Notice>>,
}

/// How long a confirmation stands.
const BRIEF: Duration = Duration::from_secs(4);

impl Notices {
    /// None yet.
    pub fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()) }
    }

    /// Tells the reader something, with details that unfold.
    pub fn tell(
        &self,
        weight: Weight,
        words: String,
        details: Vec<String>,
        offer: Option<(Command, String)>,
    ) {
        let number = NEXT.get();
        NEXT.set(number + 1);
        let mut notice = Notice { number, weight, words, details, offer };
        self.list.update(|list| {
            // The same words again are the same notice, with all that it is about.
            if let Some(old) = list.iter().find(|old| old.words == notice.words) {
                let new = std::mem::replace(&mut notice.details, old.details.clone());
                notice.details.extend(new.into_iter().filter(|line| !old.details.contains(line)));
            }
            list.retain(|old| old.words != notice.words && old.weight != Weight::Done);
            list.push(notice);
        });
        if weight == Weight::Done {
            let notices = *self;
            pause::after(BRIEF, move || notices.dismiss(number));
        }
    }

    /// Tells what is being done, in the place of what was done before.
    pub fn work(&self, words: String) {
        self.end_work();
        self.tell(Weight::Work, words, Vec::new(), None);
    }

    /// Takes away what tells of work that is done or cancelled.
    pub fn end_work(&self) {
        if self.list.with_untracked(|list| list.iter().any(|notice| notice.weight == Weight::Work)) {
            self.list.update(|list| list.retain(|notice| notice.weight != Weight::Work));
        }
    }

    /// Confirms that something worked.
    pub fn done(&self, words: &str) {
        self.tell(Weight::Done, words.to_owned(), Vec::new(), None);
    }

    /// Tells what in a link could not be used.
    pub fn ignored(&self, ignored: &[Ignored]) {
        if ignored.is_empty() {
            return;
        }
        let details = ignored.iter().map(|part| format!("“{}”: {}", part.part, part.reason)).collect();
        self.tell(Weight::Remark, "Parts of this link were ignored.".to_owned(), details, None);
    }

    /// Tells what is wrong with a dossier that is shown all the same.
    pub fn problems(&self, file: &str, problems: &[String]) {
        if problems.is_empty() {
            return;
        }
        let words = match problems.len() {
            1 => format!("One thing is wrong in {file}. All that is sound is shown."),
            many => format!("{many} things are wrong in {file}. All that is sound is shown."),
        };
        self.tell(Weight::Trouble, words, problems.to_vec(), None);
    }

    /// Takes the notice away that an element is in. The focus goes to the notice beside it, or else to
    /// the panel.
    pub fn dismiss_at(&self, element: &Element) {
        let Some(notice) = element.closest(".notice").ok().flatten() else { return };
        let beside = notice.next_element_sibling().or_else(|| notice.previous_element_sibling());
        let button = beside.and_then(|notice| notice.query_selector(".close").ok().flatten());
        if let Some(next) = button.or_else(|| dom::by_id("assay-panel").map(Into::into)) {
            dom::focus(&next);
        }
        if let Some(number) = number(&notice) {
            self.dismiss(number);
        }
    }

    fn dismiss(&self, number: u32) {
        self.list.update(|list| list.retain(|notice| notice.number != number));
    }

    /// Shows them on the page, for as long as it lives.
    pub fn show(&self) {
        let notices = *self;
        Effect::new(move || notices.list.with(|list| draw(list)));
    }

    /// Takes all notices away, as when something else is opened.
    pub fn clear(&self) {
        self.list.set(Vec::new());
    }
}

/// The number of a notice that stands on the page.
fn number(notice: &Element) -> Option<u32> {
    notice.get_attribute("data-number")?.parse().ok()
}

/// Brings the page in step with the list. A notice that stays is not touched: what is unfolded in it
/// stays so, and nothing is read out twice.
fn draw(list: &[Notice]) {
    let Some(place) = dom::by_id("assay-notices") else { return };
    let mut standing = Vec::new();
    for element in dom::all(&place, ".notice") {
        match number(&element) {
            Some(number) if list.iter().any(|notice| notice.number == number) => standing.push(number),
            _ => element.remove(),
        }
    }
    for notice in list.iter().filter(|notice| !standing.contains(&notice.number)) {
        let _ = place.insert_adjacent_html("beforeend", &assay_markup::notice(notice).into_string());
    }
}
