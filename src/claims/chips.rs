//! The filter in force, as chips that can be removed one by one.

use assay_markup::Command;
use assay_query::{Chip, FacetKey, Sign, View};
use leptos::prelude::*;

use crate::browser::dom;
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

/// The chips, in one line.
#[component]
pub fn Chips(reader: Reader) -> impl IntoView {
    let parts = Memo::new(move |_| reader.filter.with(Part::of));
    let remove = move |part: &Part| {
        reader.change(Step::Choice, |view| part.remove(view));
        // The chip that had the focus is gone; the panel keeps it in the same place.
        if let Some(panel) = dom::by_id("assay-panel") {
            dom::focus(&panel);
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
    view! {
        {move || parts.with(Vec::is_empty).then(|| view! { <span class="none">"Nothing is filtered out"</span> })}
        <For each=move || parts.get() key=Part::key children=chip/>
        {move || parts.with(|parts| parts.len() > 1).then(|| view! {
            <button type="button" class="link" data-do=Command::Clear.word()>"Clear all"</button>
        })}
    }
}
