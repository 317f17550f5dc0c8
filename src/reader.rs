//! The state of the page: what is open, what the link says, what that shows. Every part of the page
//! reads it here and changes it here; nothing else writes the address.

use std::sync::Arc;

use assay_query::{ClaimSet, Index, Shown, View, parse, write};
use leptos::prelude::*;

use crate::browser::history;
use crate::notices::Notices;
use crate::opened::Opened;

/// Handles on the state; copied freely.
#[derive(Clone, Copy)]
pub struct Reader {
    /// What is open, once it is.
    pub opened: RwSignal<Option<Arc<Opened>>>,
    /// The view without its selection: selecting is not filtering.
    pub filter: RwSignal<View>,
    /// What the filter shows.
    pub shown: Memo<Option<Arc<Shown>>>,
    /// The id of what is selected.
    chosen: RwSignal<Option<String>>,
    /// What the reader is told.
    pub notices: Notices,
}

thread_local! {
    static ADDRESS: history::Writer = history::Writer::default();
}

/// How a change of the view enters the history.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A choice: Back undoes it.
    Choice,
    /// Typing: the same entry.
    Typing,
}

impl Reader {
    /// The state before anything is open.
    pub fn new() -> Self {
        let opened = RwSignal::new(None::<Arc<Opened>>);
        let filter = RwSignal::new(View::default());
        let shown = Memo::new(move |_| {
            let opened = opened.get()?;
            Some(Arc::new(filter.with(|filter| opened.index.apply(filter))))
        });
        Self { opened, filter, shown, chosen: RwSignal::new(None), notices: Notices::new() }
    }

    /// The view, now.
    pub fn view(&self) -> View {
        View { selected: self.chosen.get_untracked(), ..self.filter.get_untracked() }
    }

    /// The selected claim.
    pub fn selected(&self) -> Option<usize> {
        let opened = self.opened.get()?;
        self.chosen.with(|id| opened.number(id.as_deref()?))
    }

    /// Makes an effect run again when something else is selected.
    pub fn listen_to_selection(&self) {
        self.chosen.track();
    }

    /// Changes the view and the address.
    pub fn change(&self, step: Step, change: impl FnOnce(&mut View)) {
        let mut view = self.view();
        let before = write(&view);
        change(&mut view);
        let link = write(&view);
        self.adopt(view);
        if link != before {
            ADDRESS.with(|address| match step {
                Step::Choice => address.push(&link.on(&history::base())),
                Step::Typing => address.replace(&link.on(&history::base())),
            });
        }
    }

    /// Takes the view from elsewhere: from the address.
    pub fn adopt(&self, mut view: View) {
        let chosen = view.selected.take();
        if self.chosen.with_untracked(|old| *old != chosen) {
            self.chosen.set(chosen);
        }
        if self.filter.with_untracked(|old| *old != view) {
            self.filter.set(view);
        }
    }

    /// The view that the address says, with a notice of what it could not use.
    pub fn read_address(&self) -> View {
        let (query, fragment) = history::address();
        let (view, ignored) = parse(&query, &fragment);
        self.notices.ignored(&ignored);
        view
    }

    /// The view that the address says after Back, Forward, or a link within the page. What was told of
    /// another article is over, and what waited to be written belonged to the entry before.
    pub fn travel(&self) -> View {
        ADDRESS.with(history::Writer::forget);
        let (query, fragment) = history::address();
        let (mut view, ignored) = parse(&query, &fragment);
        if fragment.starts_with(assay_query::link::PAGES_OWN) {
            view.selected = self.chosen.get_untracked();
        }
        if self.with_opened(|opened| opened.origin != view.origin).unwrap_or_default() {
            self.notices.clear();
        }
        self.notices.ignored(&ignored);
        view
    }

    /// Writes a view into the address, as a choice, if it does not stand there.
    pub fn visit(&self, view: &View) {
        let (query, fragment) = history::address();
        if parse(&query, &fragment).0 != *view {
            ADDRESS.with(|address| address.push(&self.link(view)));
        }
    }

    /// The link of a view, whole.
    pub fn link(&self, view: &View) -> String {
        write(view).on(&history::base())
    }

    /// Runs something with what is open, without listening to it.
    pub fn with_opened<T>(&self, run: impl FnOnce(&Arc<Opened>) -> T) -> Option<T> {
        self.opened.with_untracked(|opened| opened.as_ref().map(run))
    }

    /// The claims that the filter shows, in the order of the cards.
    pub fn in_order(&self) -> Vec<usize> {
        let Some(opened) = self.opened.get_untracked() else { return Vec::new() };
        let Some(shown) = self.shown.get_untracked() else { return Vec::new() };
        let sort = self.filter.with_untracked(|filter| filter.sort);
        order(&opened.index, sort).into_iter().filter(|&nth| shown.matches.contains(nth)).collect()
    }
}

/// The numbers of all claims in an order.
pub fn order(index: &Index, sort: assay_query::Sort) -> Vec<usize> {
    index.order(sort).into_iter().map(|nth| nth as usize).collect()
}

/// The claims in which two sets differ.
pub fn changed(before: &ClaimSet, after: &ClaimSet) -> Vec<usize> {
    before.symmetric_difference(after).collect()
}
