//! What the reader is told: each thing once, in words, with what to do. Told politely or as an
//! alert; dismissed by the reader, and small confirmations by time.

use std::time::Duration;

use assay_markup::Command;
use assay_query::Ignored;
use leptos::prelude::*;
use web_sys::Element;

use crate::browser::pause;

/// How pressing a notice is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Something did not work.
    Trouble,
    /// Something worth knowing.
    Remark,
    /// Something worked; it goes by itself.
    Done,
}

/// One notice.
#[derive(Clone)]
struct Notice {
    number: u32,
    weight: Weight,
    words: String,
    details: Vec<String>,
    /// The words of the button that accepts what it offers.
    offer: Option<String>,
}

/// All notices that stand.
#[derive(Clone, Copy)]
pub struct Notices {
    list: RwSignal<Vec<Notice>>,
    next: StoredValue<u32>,
}

/// How long a confirmation stands.
const BRIEF: Duration = Duration::from_secs(4);

impl Notices {
    /// None yet.
    pub fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(0) }
    }

    /// Tells the reader something, with details that unfold.
    pub fn tell(&self, weight: Weight, words: impl Into<String>, details: Vec<String>, offer: Option<String>) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let notice = Notice { number, weight, words: words.into(), details, offer };
        self.list.update(|list| {
            list.retain(|old| old.words != notice.words && old.weight != Weight::Done);
            list.push(notice);
        });
        if weight == Weight::Done {
            let notices = *self;
            pause::after(BRIEF, move || notices.dismiss(number));
        }
    }

    /// Confirms that something worked.
    pub fn done(&self, words: impl Into<String>) {
        self.tell(Weight::Done, words, Vec::new(), None);
    }

    /// Tells what in a link could not be used.
    pub fn ignored(&self, ignored: &[Ignored]) {
        if ignored.is_empty() {
            return;
        }
        let details = ignored.iter().map(|part| format!("“{}”: {}", part.part, part.reason)).collect();
        self.tell(Weight::Remark, "Parts of this link were ignored.", details, None);
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

    /// Takes the notice away that an element is in.
    pub fn dismiss_at(&self, element: &Element) {
        let notice = element.closest(".notice").ok().flatten();
        let number = notice.and_then(|notice| notice.get_attribute("data-number")?.parse().ok());
        if let Some(number) = number {
            self.dismiss(number);
        }
    }

    fn dismiss(&self, number: u32) {
        self.list.update(|list| list.retain(|notice| notice.number != number));
    }

    /// Takes all notices away, as when something else is opened.
    pub fn clear(&self) {
        self.list.set(Vec::new());
    }
}

/// The notices that stand.
#[component]
pub fn NoticeList(notices: Notices) -> impl IntoView {
    move || notices.list.get().into_iter().map(told).collect::<Vec<_>>()
}

fn told(notice: Notice) -> impl IntoView {
    let Notice { number, weight, words, details, offer } = notice;
    let class = match weight {
        Weight::Trouble => "notice trouble",
        Weight::Remark => "notice",
        Weight::Done => "notice done",
    };
    let listed = (!details.is_empty()).then(|| {
        let open = details.len() <= 3;
        let items: Vec<_> = details.into_iter().map(|line| view! { <li>{line}</li> }).collect();
        view! { <details open=open><summary>"What exactly"</summary><ul>{items}</ul></details> }
    });
    let offered = offer.map(|label| {
        view! { <button type="button" class="act" data-do=Command::Accept.word()>{label}</button> }
    });
    view! {
        <div class=class data-number=number role=(weight == Weight::Trouble).then_some("alert")>
            <div class="told"><p>{words}</p>{listed}</div>
            {offered}
            <button type="button" class="close" aria-label="Dismiss" data-do=Command::Dismiss.word()>"×"</button>
        </div>
    }
}
