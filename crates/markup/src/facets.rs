//! The facets: every value with the number of its claims, to ask for it or to keep it out.

use assay_query::{FacetKey, Index, Value, grouped};
use maud::{Markup, html};

use crate::Command;

/// The facets as they stand in two columns, the most asked for first.
const COLUMNS: [&[FacetKey]; 2] = [
    &[
        FacetKey::Kind,
        FacetKey::Certainty,
        FacetKey::Polarity,
        FacetKey::Topic,
        FacetKey::Has,
        FacetKey::Confidence,
    ],
    &[
        FacetKey::Sourcing,
        FacetKey::Actor,
        FacetKey::Role,
        FacetKey::Is,
        FacetKey::Source,
        FacetKey::Place,
        FacetKey::Time,
    ],
];

/// How many values of a facet stand in the list; the others are found by search.
const LISTED: usize = 60;

/// All facets of a dossier, nothing chosen yet.
pub fn facets(index: &Index) -> Markup {
    html! {
        @for column in COLUMNS {
            div.column { @for &facet in column { (group(index, facet)) } }
        }
    }
}

fn group(index: &Index, facet: FacetKey) -> Markup {
    let values = &index.facets[facet].values;
    let row = facet.facet();
    html! {
        @if !values.is_empty() {
            section data-facet=(row.id) role="group" aria-labelledby={ "assay-facet-" (row.id) } {
                h2 id={ "assay-facet-" (row.id) } title=(row.help) {
                    (row.label)
                    @if row.many {
                        button.link type="button" data-do=(Command::AnyOrAll.word()) { "all of" }
                    }
                }
                ul role="list" { @for value in values.iter().take(LISTED) { (choice(value)) } }
                @if values.len() > LISTED {
                    p.more { (values.len() - LISTED) " rarer ones are found by search" }
                }
            }
        }
    }
}

fn choice(value: &Value) -> Markup {
    html! {
        li.value {
            button.choose type="button" data-value=(value.id) aria-pressed="false" {
                span.label { (value.label) }
                span.count { (grouped(value.claims.count_ones(..) as u64)) }
            }
            button.not type="button" data-do=(Command::Exclude.word()) aria-pressed="false"
                aria-label={ "Keep out: " (value.label) } title="Keep out" { "−" }
        }
    }
}
