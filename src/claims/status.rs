//! The line above the cards: how many claims are shown, by which filter, in which order.

use assay_query::{Chip, FacetKey, Sign, Sort, View};
use leptos::prelude::*;

use crate::reader::{Reader, Step};

/// One removable part of the filter, in words.
#[derive(Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    Value(FacetKey, String, Sign),
}

impl Part {
    fn of(view: &View) -> Vec<Self> {
        let own = |chip: Chip<'_>| match chip {
            Chip::Words(words) => Self::Words(words.to_owned()),
            Chip::Value(facet, value, sign) => Self::Value(facet, value.to_owned(), sign),
        };
        view.active().map(own).collect()
    }

    /// Tells one part from another.
    fn key(&self) -> String {
        match self {
            Self::Words(words) => format!("q={words}"),
            Self::Value(facet, value, sign) => format!("{}={sign:?} {value}", facet.id()),
        }
    }

    fn label(&self, reader: Reader) -> String {
        match self {
            Self::Words(words) => format!("“{words}”"),
            Self::Value(facet, value, sign) => {
                let label = reader.with_opened(|opened| opened.index.label(*facet, value).to_owned());
                let label = label.unwrap_or_else(|| value.clone());
                if *sign == Sign::Exclude { format!("not {label}") } else { label }
            }
        }
    }

    fn remove(&self, view: &mut View) {
        match self {
            Self::Words(_) => view.q.clear(),
            Self::Value(facet, value, _) => view.remove(*facet, value),
        }
    }
}

/// Count, order and chips.
#[component]
pub fn Status(reader: Reader) -> impl IntoView {
    let count = move || {
        reader.shown.with(|shown| {
            let shown = shown.as_ref()?;
            let claims = if shown.total == 1 { "claim" } else { "claims" };
            Some(format!("{} of {} {claims}", shown.shown, shown.total))
        })
    };
    let sort = move |event: web_sys::Event| {
        let id = event_target_value(&event);
        if let Some(sort) = Sort::ALL.into_iter().find(|sort| sort.id() == id) {
            reader.change(Step::Choice, |view| view.sort = sort);
        }
    };
    let options = Sort::ALL.map(|sort| {
        let chosen = move || reader.filter.with(|filter| filter.sort == sort);
        view! { <option value=sort.id() prop:selected=chosen>{sort.label()}</option> }
    });
    view! {
        <div class="status">
            <div class="line">
                <p role="status">{count}</p>
                <label class="sort"><span class="unseen">"Order of the claims"</span><select on:change=sort>{options}</select></label>
            </div>
            <Chips reader/>
        </div>
    }
}

#[component]
fn Chips(reader: Reader) -> impl IntoView {
    let parts = Memo::new(move |_| reader.filter.with(Part::of));
    let remove = move |part: &Part| {
        let part = part.clone();
        reader.change(Step::Choice, |view| part.remove(view));
        // The chip that had the focus is gone; the count stays in its place.
        if let Some(panel) = crate::browser::dom::by_id("assay-panel") {
            crate::browser::dom::focus(&panel);
        }
    };
    let chip = move |part: Part| {
        let label = part.label(reader);
        let spoken = format!("Remove from the filter: {label}");
        view! {
            <button type="button" class="chip" aria-label=spoken on:click=move |_| remove(&part)>
                <span>{label}</span><span class="x" aria-hidden="true">"×"</span>
            </button>
        }
    };
    let several = move || parts.with(|parts| parts.len() > 1);
    view! {
        <div class="chips" data-chips>
            <Show when=move || parts.with(Vec::is_empty)><span class="none">"Nothing is filtered out"</span></Show>
            <For each=move || parts.get() key=Part::key children=chip/>
            <Show when=several>
                <button type="button" class="link" on:click=move |_| reader.change(Step::Choice, View::clear)>"Clear all"</button>
            </Show>
        </div>
    }
}
