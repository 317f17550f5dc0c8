//! The actor view: how it is arranged and filtered, the table, and the actor that is opened.
//!
//! A function of the view, written anew when it changes; matrix and network have files of their own.

use assay_dossier::{Role, Sourcing};
use assay_query::{Arrangement, ClaimSet, FacetKey, Row, Shown, Sign, Sort, Tab, part_id};
use maud::{Markup, html};

use crate::matrix::matrix;
use crate::network::{Network, network};
use crate::stage::Stage;
use assay_query::claims;

/// The columns of the table: the order that each stands for, its head, and what a count is of.
const COLUMNS: [(Role, Sort, &str, &str); 4] = [
    (Role::Speaker, Sort::Makes, "Says", "claims that it makes"),
    (Role::Agent, Sort::Acts, "Acts", "claims in which it acts"),
    (Role::Patient, Sort::ActedOn, "Acted on", "claims in which it is acted on"),
    (Role::Mentioned, Sort::Mentioned, "Named", "claims that merely mention it"),
];

/// The most actors that stand in a matrix or a network before the weakest are one.
pub const MOST_SHOWN: usize = 60;

/// How many steps the article's length has in an actor's strip.
const STEPS: usize = 400;

/// The actor view. `shown` has the counts of the kinds; `laid` the places in the network, where that is shown.
pub fn actors(stage: &Stage<'_>, shown: &Shown, laid: Option<&Network>) -> Markup {
    let rest = stage.index.without(stage.view, FacetKey::Part);
    let rows = stage.index.rows(stage.view, &rest, &first_seen(stage));
    html! {
        (arrangements(stage))
        (kinds(stage, shown))
        p.heard { (rows.len()) " of " (stage.actors().len()) " actors" (folding(stage)) }
        div data-chart="pairs" {
          @match stage.view.arrange {
            Arrangement::Table => (table(stage, &rows)),
            Arrangement::Matrix => (matrix(stage)),
            Arrangement::Network => @if let Some(laid) = laid { (network(stage, laid)) },
          }
          (crate::overview::copies(stage.view.arrange == Arrangement::Network, "who acts on whom"))
        }
        (proof(stage))
        @if let Some(actor) = stage.view.selected.as_deref().and_then(|id| stage.index.actor(id)) { (opened(stage, actor)) }
    }
}

/// Where each actor first appears: by name in the text, else by a claim.
fn first_seen(stage: &Stage<'_>) -> Vec<usize> {
    let mut first = vec![usize::MAX; stage.actors().len()];
    for mention in stage.reading.mentions.iter().rev() {
        first.get_mut(mention.actor).into_iter().for_each(|at| *at = mention.span.start);
    }
    for (nth, claim) in stage.reading.dossier.claims.iter().enumerate().rev() {
        let at = stage.reading.spans(nth).first().map_or(nth, |span| span.start);
        for actor in claim.roles().into_iter().filter_map(|(id, _)| stage.index.actor(id.as_str())) {
            first.get_mut(actor).into_iter().for_each(|first| *first = at.min(*first));
        }
    }
    first
}

fn arrangements(stage: &Stage<'_>) -> Markup {
    html! {
        ul.arrange role="list" aria-label="Arrangement" {
            @for &arrange in Arrangement::ALL {
                li {
                    a.go href=(stage.to(|view| view.arrange = arrange)) data-keep={ "arrange-" (arrange.id()) }
                        aria-current=[(stage.view.arrange == arrange).then_some("true")] { (arrange.label()) }
                }
            }
        }
    }
}

/// The kinds of actors, to ask for.
fn kinds(stage: &Stage<'_>, shown: &Shown) -> Markup {
    let values = &stage.index.facets[FacetKey::Is].values;
    let counts = &shown.counts[FacetKey::Is];
    let present = || values.iter().zip(counts).filter(|(value, _)| !value.claims.is_clear());
    html! {
        @if present().nth(1).is_some() {
            ul.kinds role="list" aria-label="Kinds of actors" {
                @for (value, count) in present() {
                    @let sign = stage.view.choices[FacetKey::Is].get(&value.id);
                    li {
                        a.go href=(stage.to(|view| view.toggle(FacetKey::Is, &value.id))) data-keep={ "is-" (value.id) }
                            aria-current=[(sign == Some(Sign::Include)).then_some("true")] {
                            (value.label) " " span.count { (count) }
                        }
                    }
                }
            }
        }
    }
}

/// The links that fold all wholes, or unfold them.
fn folding(stage: &Stage<'_>) -> Markup {
    let wholes = || {
        (0..stage.actors().len()).filter(|actor| stage.index.has_parts(*actor)).map(|actor| stage.id(actor))
    };
    let all = wholes().all(|id| stage.view.fold.get(id).is_some());
    html! {
        @if wholes().next().is_some() {
            " · "
            a.go data-keep="fold-all" href=(stage.to(|view| {
                view.fold = Default::default();
                if !all { wholes().for_each(|id| _ = view.fold.set(id, Sign::Include)); }
            })) { @if all { "Unfold the parts" } @else { "Fold parts under their wholes" } }
        }
    }
}

fn table(stage: &Stage<'_>, rows: &[Row]) -> Markup {
    let sorted = |sort: Sort| {
        (stage.view.sort == sort).then_some(if sort == Sort::Name { "ascending" } else { "descending" })
    };
    let head = |sort: Sort, words: &str| {
        let to = if stage.view.sort == sort { Sort::Text } else { sort };
        html! { a.go href=(stage.to(|view| view.sort = to)) data-keep={ "sort-" (sort.id()) } title=(sort.label()) { (words) } }
    };
    html! {
        table.cast {
            caption.unseen { "Actors: the claims that each makes, acts in, is acted on in, is mentioned in" }
            thead {
                tr {
                    th scope="col" aria-sort=[sorted(Sort::Name)] { (head(Sort::Name, "Actor")) }
                    @for (_, sort, words, _) in COLUMNS { th scope="col" aria-sort=[sorted(sort)] { (head(sort, words)) } }
                }
            }
            tbody { @for row in rows { (table_row(stage, row)) } }
        }
        @if rows.is_empty() { p.none { "No actor takes part in what the filter leaves." } }
    }
}

fn table_row(stage: &Stage<'_>, row: &Row) -> Markup {
    let Some(actor) = stage.actors().get(row.actor) else { return html! {} };
    let id = actor.id.as_str();
    let folded = stage.view.fold.get(id).is_some();
    html! {
        tr data-actor=(id) data-depth=(row.depth.min(3)) aria-current=[(stage.view.selected.as_deref() == Some(id)).then_some("true")] {
            th scope="row" {
                @if row.foldable {
                    a.go.fold href=(stage.to(|view| view.toggle_fold(id))) data-keep={ "fold-" (id) }
                        aria-label={ @if folded { "Unfold the parts of " } @else { "Fold the parts of " } (actor.name) } { @if folded { "+" } @else { "−" } }
                }
                (name(stage, row.actor))
                span.kind { (actor.kind.label()) @if folded && row.members.len() > 1 { ", with " (row.members.len() - 1) " of its parts" } }
                @if !actor.aliases.is_empty() { span.aka { "also " (assay_query::join(&actor.aliases.iter().map(String::as_str).collect::<Vec<_>>(), ", ")) } }
                (strip(stage, row))
            }
            @for (role, _, _, heard) in COLUMNS {
                td {
                    (stage.count(row.counts.get(role as usize).copied().unwrap_or_default(), &parts(stage, row, role), heard))
                }
            }
        }
    }
}

/// An actor's name as the link that opens it.
pub(crate) fn name(stage: &Stage<'_>, actor: usize) -> Markup {
    let id = stage.id(actor);
    html! {
        a.go.name data-who=(id) data-keep={ "open-" (id) } href=(stage.to(|view| view.selected = Some(id.to_owned()))) { (stage.name(actor)) }
    }
}

/// The values that ask for a row's claims in a role.
fn parts(stage: &Stage<'_>, row: &Row, role: Role) -> Vec<(FacetKey, String)> {
    let id = |actor: &usize| part_id(stage.id(*actor), role);
    let known = |id: &String| stage.index.facets[FacetKey::Part].position(id).is_some();
    row.members.iter().map(id).filter(known).map(|id| (FacetKey::Part, id)).collect()
}

/// Where an actor appears over the length of the article, under all its names.
fn strip(stage: &Stage<'_>, row: &Row) -> Markup {
    let length = stage.reading.text.as_ref().map_or(0, |text| text.as_str().len());
    let mut path = String::new();
    for span in stage.reading.mentions.iter().filter(|m| row.members.contains(&m.actor)).map(|m| m.span) {
        path.push_str(&format!("M{} 0v10", span.start * STEPS / length.max(1)));
    }
    html! {
        @if !path.is_empty() {
            svg.places viewBox={ "0 0 " (STEPS) " 10" } preserveAspectRatio="none" aria-hidden="true" { path d=(path) {} }
        }
    }
}

/// The claims of the pairs that are asked for.
fn proof(stage: &Stage<'_>) -> Markup {
    let pairs: Vec<&str> = stage.view.choices[FacetKey::Pair].of(Sign::Include).collect();
    let labels: Vec<&str> = pairs.iter().map(|pair| stage.index.label(FacetKey::Pair, pair)).collect();
    html! {
        @if !pairs.is_empty() {
            section.proof id="assay-proof" tabindex="-1" aria-labelledby="assay-proof-title" {
                h2 id="assay-proof-title" { (assay_query::join(&labels, ", ")) ": " (claims(stage.matches.count_ones(..))) }
                (stage.evidence_list(stage.matches))
                p.links {
                    a.go href=(stage.to(|view| view.tab = Tab::Claims)) { "Show their cards" } " · "
                    a.go href=(stage.to(|view| view.clear_facet(FacetKey::Pair))) { "All pairs again" }
                }
            }
        }
    }
}

/// What the opened actor's claims are told under.
const CHAPTERS: [(&str, Role); 4] = [
    ("What it says", Role::Speaker),
    ("What it does", Role::Agent),
    ("What is done to it", Role::Patient),
    ("What is said of it", Role::Mentioned),
];

/// An actor: its claims by role, its company, its parts, and what nobody named stands behind.
fn opened(stage: &Stage<'_>, actor: usize) -> Markup {
    let Some(own) = stage.actors().get(actor) else { return html! {} };
    let id = own.id.as_str();
    let within = |facet: FacetKey, value: &str| {
        let mut claims =
            stage.index.facets[facet].value(value).map(|value| value.claims.clone()).unwrap_or_default();
        claims.intersect_with(stage.matches);
        claims
    };
    let all = within(FacetKey::Actor, id);
    let mut unnamed = all.clone();
    unnamed.difference_with(&within(FacetKey::Sourcing, Sourcing::Named.id()));
    let parts: Vec<usize> = (0..stage.actors().len())
        .filter(|at| stage.actors().get(*at).is_some_and(|part| part.part_of.as_ref() == Some(&own.id)))
        .collect();
    let whole = own.part_of.as_ref().and_then(|whole| stage.index.actor(whole.as_str()));
    html! {
        section.opened id="assay-opened" tabindex="-1" aria-labelledby="assay-opened-title" data-who=(id) {
            h2 id="assay-opened-title" { (own.name) }
            a.go.close href=(stage.to(|view| view.selected = None)) aria-label={ "Close " (own.name) } { "×" }
            p.kind {
                (own.kind.label())
                @if let Some(whole) = whole { ", part of " (name(stage, whole)) }
                @if !parts.is_empty() {
                    "; its parts: "
                    @for (nth, part) in parts.iter().enumerate() { @if nth > 0 { ", " } (name(stage, *part)) }
                }
            }
            @if let Some(description) = &own.description { p { (description) } }
            p { (stage.count(all.count_ones(..) as u32, &[(FacetKey::Actor, id.to_owned())], "claims in all")) " " (if all.count_ones(..) == 1 { "claim" } else { "claims" }) (company(stage, id, &all)) }
            @for (title, role) in CHAPTERS { (chapter(stage, title, &within(FacetKey::Part, &part_id(id, role)))) }
            @if !unnamed.is_clear() {
                h3 { "No named source stands behind " (unnamed.count_ones(..)) " of them" }
                ol.plain role="list" { @for nth in unnamed.ones() { @if let Some(claim) = stage.claim(nth) { li { (stage.statement(claim)) } } } }
            }
        }
    }
}

fn chapter(stage: &Stage<'_>, title: &str, set: &ClaimSet) -> Markup {
    html! { @if !set.is_clear() { h3 { (title) } (stage.evidence_list(set)) } }
}

/// Whom an actor is named together with, the most often first.
fn company(stage: &Stage<'_>, id: &str, all: &ClaimSet) -> Markup {
    const MOST: usize = 8;
    let values = &stage.index.facets[FacetKey::Actor].values;
    let counts: Vec<usize> = values
        .iter()
        .map(|value| if value.id == id { 0 } else { value.claims.intersection_count(all) })
        .collect();
    let order = assay_query::sorted(counts.len(), &|a, b| counts.get(b).cmp(&counts.get(a)));
    let with = || {
        order
            .iter()
            .filter_map(|at| Some((values.get(*at)?, *counts.get(*at)?)))
            .filter(|(_, count)| *count > 0)
    };
    html! {
        @if with().next().is_some() {
            ", named together with "
            @for (nth, (value, count)) in with().take(MOST).enumerate() {
                @if nth > 0 { ", " }
                a.go data-who=(value.id) href=(stage.to_claims(&[(FacetKey::Actor, id.to_owned()), (FacetKey::Actor, value.id.clone())])) { (value.label) } " " span.count { (count) }
            }
        }
    }
}
