//! What the reader is told: each thing once, in words, with what to do. Told politely or as an
//! alert; dismissed by the reader, and small confirmations by time.

use std::time::Duration;

use assay_dossier::Problem;
use assay_query::Ignored;
use leptos::prelude::*;

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

/// What a notice offers to do.
#[derive(Clone)]
pub struct Offer {
    /// The words of the button.
    pub label: String,
    /// What it does.
    pub run: Callback<()>,
}

/// One notice.
#[derive(Clone)]
pub struct Notice {
    number: usize,
    weight: Weight,
    words: String,
    details: Vec<String>,
    offer: Option<Offer>,
}

/// All notices that stand.
#[derive(Clone, Copy)]
pub struct Notices {
    list: RwSignal<Vec<Notice>>,
    next: RwSignal<usize>,
}

/// How long a confirmation stands.
const BRIEF: Duration = Duration::from_secs(4);

impl Notices {
    /// None yet.
    pub fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), next: RwSignal::new(0) }
    }

    /// Tells the reader something, with details that unfold.
    pub fn tell(&self, weight: Weight, words: impl Into<String>, details: Vec<String>, offer: Option<Offer>) {
        let number = self.next.get_untracked();
        self.next.set(number + 1);
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
    pub fn problems(&self, file: &str, problems: &[Problem]) {
        if problems.is_empty() {
            return;
        }
        let words = match problems.len() {
            1 => format!("One thing is wrong in {file}. All that is sound is shown."),
            many => format!("{many} things are wrong in {file}. All that is sound is shown."),
        };
        let line = |problem: &Problem| {
            format!("{problem}. {} {}", problem.effect.consequence(), problem.fault.remedy())
        };
        self.tell(Weight::Trouble, words, problems.iter().map(line).collect(), None);
    }

    /// Takes a notice away.
    fn dismiss(&self, number: usize) {
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
    view! {
        <For each=move || notices.list.get() key=|notice| notice.number let:notice>
            <Told notices notice/>
        </For>
    }
}

#[component]
fn Told(notices: Notices, notice: Notice) -> impl IntoView {
    let Notice { number, weight, words, details, offer } = notice;
    let class = match weight {
        Weight::Trouble => "notice trouble",
        Weight::Remark => "notice",
        Weight::Done => "notice done",
    };
    let listed = (!details.is_empty()).then(|| {
        let open = details.len() <= 3;
        let items = details.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! { <details open=open><summary>"What exactly"</summary><ul>{items}</ul></details> }
    });
    let offered = offer.map(|Offer { label, run }| {
        let act = move |_| {
            notices.dismiss(number);
            run.run(());
        };
        view! { <button type="button" class="act" on:click=act>{label}</button> }
    });
    view! {
        <div class=class role=(weight == Weight::Trouble).then_some("alert")>
            <div class="told"><p>{words}</p>{listed}</div>
            {offered}
            <button type="button" class="close" aria-label="Dismiss" on:click=move |_| notices.dismiss(number)>"×"</button>
        </div>
    }
}
