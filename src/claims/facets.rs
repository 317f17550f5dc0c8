//! The facets: every value with the number of claims that choosing it would leave. A click asks for
//! a value or takes it back; the small button beside it keeps the value out.

use std::sync::Arc;

use assay_query::{FacetKey, Sign};
use leptos::prelude::*;

use crate::opened::Opened;
use crate::reader::{Reader, Step};

/// The facets as they stand in two columns, the most asked for first.
const COLUMNS: [&[FacetKey]; 2] = [
    &[FacetKey::Kind, FacetKey::Certainty, FacetKey::Polarity, FacetKey::Topic, FacetKey::Has],
    &[FacetKey::Sourcing, FacetKey::Actor, FacetKey::Role, FacetKey::Source, FacetKey::Place],
];

/// How many values of a facet are listed before the reader asks for all.
const LISTED: usize = 40;

/// All facets of what is open.
#[component]
pub fn Facets(reader: Reader) -> impl IntoView {
    move || {
        reader.opened.get().map(|opened| {
            COLUMNS.map(|column| {
                let facets = column.iter().map(|&facet| {
                    let opened = opened.clone();
                    view! { <Facet reader opened facet/> }
                });
                view! { <div class="column">{facets.collect_view()}</div> }
            })
        })
    }
}

#[component]
fn Facet(reader: Reader, opened: Arc<Opened>, facet: FacetKey) -> impl IntoView {
    let row = facet.facet();
    let count = opened.index.facets[facet].values.len();
    let all = RwSignal::new(count <= LISTED);
    let title = format!("assay-facet-{}", row.id);
    let heading = title.clone();
    let listed = move || if all.get() { count } else { LISTED };
    let values = move || {
        let opened = opened.clone();
        (0..listed()).map(move |at| view! { <Value reader opened=opened.clone() facet at/> }).collect_view()
    };
    (count > 0).then(|| {
        view! {
            <section data-facet=row.id role="group" aria-labelledby=title>
                <h3 id=heading title=row.help>{row.label} {row.many.then(|| view! { <AllOrAny reader/> })}</h3>
                <ul role="list">{values}</ul>
                <Show when=move || !all.get()>
                    <button type="button" class="link" on:click=move |_| all.set(true)>{format!("All {count}")}</button>
                </Show>
            </section>
        }
    })
}

/// Whether all chosen actors, places and topics must be in a claim, or any of them.
#[component]
fn AllOrAny(reader: Reader) -> impl IntoView {
    let any = move || reader.filter.with(|filter| filter.any);
    let flip = move |_| reader.change(Step::Choice, |view| view.any = !view.any);
    view! {
        <button type="button" class="link" aria-label=move || if any() { "Any of the chosen; switch to all of them" } else { "All of the chosen; switch to any of them" } on:click=flip>
            {move || if any() { "any of" } else { "all of" }}
        </button>
    }
}

#[component]
fn Value(reader: Reader, opened: Arc<Opened>, facet: FacetKey, at: usize) -> impl IntoView {
    let value = opened.index.facets[facet].values.get(at);
    let (id, label) = value.map(|value| (value.id.clone(), value.label.clone())).unwrap_or_default();
    let count = Memo::new(move |_| {
        reader.shown.with(|shown| shown.as_ref()?.counts[facet].get(at).copied()).unwrap_or_default()
    });
    let sign = {
        let id = id.clone();
        Memo::new(move |_| reader.filter.with(|filter| filter.choices[facet].get(&id)))
    };
    let pressed = move || match sign.get() {
        Some(Sign::Include) => "true",
        Some(Sign::Exclude) => "mixed",
        None => "false",
    };
    let toggle = {
        let id = id.clone();
        move |_| reader.change(Step::Choice, |view| view.toggle(facet, &id))
    };
    let exclude = {
        let id = id.clone();
        move |_| reader.change(Step::Choice, |view| view.exclude(facet, &id))
    };
    let out = move || sign.get() == Some(Sign::Exclude);
    let exclude_label = format!("Keep out: {label}");
    view! {
        <li class="value" data-none=move || (count.get() == 0).then_some("")>
            <button type="button" class="choose" data-value=id aria-pressed=pressed on:click=toggle>
                <span class="label">{label}</span>
                <span class="count">{count}</span>
            </button>
            <button type="button" class="not" aria-label=exclude_label title="Keep out" aria-pressed=move || if out() { "true" } else { "false" } on:click=exclude>"−"</button>
        </li>
    }
}
