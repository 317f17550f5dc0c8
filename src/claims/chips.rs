//! The filter in force, as chips that can be removed one by one.

use assay_markup::chips;
use assay_query::{Chip, FacetKey, Sign, View};
use leptos::prelude::*;
use web_sys::Element;

use crate::browser::dom;
use crate::reader::{Reader, Step};

/// One removable part of the filter.
#[derive(Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    Name(String),
    Value(FacetKey, String, Sign),
}

impl Part {
    /// The parts of a view, in the order of the chips.
    fn of(view: &View) -> Vec<Self> {
        let own = |chip: Chip<'_>| match chip {
            Chip::Words(words) => Self::Words(words.to_owned()),
            Chip::Name(words) => Self::Name(words.to_owned()),
            Chip::Value(facet, value, sign) => Self::Value(facet, value.to_owned(), sign),
        };
        view.active().map(own).collect()
    }

    fn label(&self, reader: Reader) -> String {
        match self {
            Self::Words(words) => format!("“{words}”"),
            Self::Name(words) => format!("named “{words}”"),
            Self::Value(facet, value, sign) => {
                let label = reader.with_opened(|opened| opened.index.label(*facet, value).to_owned());
                let label = label.unwrap_or_else(|| value.clone());
                match (sign, facet.facet().fixed(value)) {
                    (Sign::Include, _) => label,
                    (Sign::Exclude, Some(fixed)) => fixed.denies.to_owned(),
                    (Sign::Exclude, None) => format!("not {label}"),
                }
            }
        }
    }

    fn remove(&self, view: &mut View) {
        match self {
            Self::Words(_) => view.q.clear(),
            Self::Name(_) => view.name.clear(),
            Self::Value(facet, value, _) => view.remove(*facet, value),
        }
    }
}

/// The chips, in one line.
#[component]
pub fn Chips(reader: Reader) -> impl IntoView {
    let labels = move || {
        // Before anything is open the values have no names yet.
        let parts =
            if reader.opened.with(Option::is_some) { reader.filter.with(Part::of) } else { Vec::new() };
        let labels: Vec<String> = parts.iter().map(|part| part.label(reader)).collect();
        chips(&labels).into_string()
    };
    view! { <div class="chips" data-chips inner_html=labels></div> }
}

/// Takes back the part of the filter that a chip stands for. The focus goes to the chip that takes
/// its place, or stays in the panel.
pub fn remove(reader: Reader, chip: &Element) {
    let Some(row) = dom::by_id("assay-chips") else { return };
    let Some(at) = dom::all(&row, ".chip").iter().position(|other| other == chip) else { return };
    let parts = Part::of(&reader.view());
    let Some(part) = parts.get(at) else { return };
    reader.change(Step::Choice, |view| part.remove(view));
    request_animation_frame(move || {
        let chips = dom::all(&row, ".chip");
        let next =
            chips.get(at).or(chips.last()).cloned().or_else(|| dom::by_id("assay-panel").map(Into::into));
        if let Some(next) = next {
            dom::focus(&next);
        }
    });
}
