//! Who acts on whom as a table: those who act down the side, those who are acted on along the top, in each
//! cell the number of claims and how firm they are. Rows and columns without any are not there.

use assay_dossier::Certainty;
use assay_query::{Edge, FacetKey, Sign, pair_label};
use maud::{Markup, html};

use crate::actors::{MOST_SHOWN, name};
use crate::stage::Stage;
use assay_query::claims;

/// The most actors along each side when all are asked for: a browser lays out no more in time.
const MOST_EVER: usize = 150;

/// The matrix of the view.
pub fn matrix(stage: &Stage<'_>) -> Markup {
    let edges = stage.index.edges(stage.view);
    let most = if stage.view.everyone { MOST_EVER } else { MOST_SHOWN };
    let agents = side(&edges, |edge| edge.agent, most);
    let patients = side(&edges, |edge| edge.patient, most);
    let left_out = edges
        .iter()
        .filter(|edge| !agents.contains(&edge.agent) || !patients.contains(&edge.patient))
        .count();
    html! {
        @if edges.is_empty() { p.none { "In no claim that the filter leaves does one actor act on another." } }
        @else {
            p.more { "Down the side who acts, along the top who is acted on. A cell counts claims." }
            div.scroll tabindex="0" role="region" aria-label="Who acts on whom" {
                table.matrix {
                    caption.unseen { "Who acts, down the side, on whom, along the top" }
                    thead { tr { td {} @for &patient in &patients { th scope="col" data-who=(stage.id(patient)) { span { (name(stage, patient)) } } } } }
                    tbody {
                        @for &agent in &agents {
                            tr {
                                th scope="row" data-actor=(stage.id(agent)) { (name(stage, agent)) }
                                @for &patient in &patients {
                                    @match edges.iter().find(|edge| edge.agent == agent && edge.patient == patient) {
                                        Some(edge) => td { (cell(stage, edge)) },
                                        None => td {},
                                    }
                                }
                            }
                        }
                    }
                }
            }
            (signs())
            @if left_out > 0 {
                p.more { (left_out) " rarer pairs are not in it. " @if !stage.view.everyone { a.go href=(stage.to(|view| view.everyone = true)) { "Show all" } } }
            }
        }
    }
}

/// One side: the actors in the order of how much they are in, as far as there is room.
fn side(edges: &[Edge], end: impl Fn(&Edge) -> usize, most: usize) -> Vec<usize> {
    let mut seen: Vec<(usize, usize)> = Vec::new();
    for edge in edges {
        let count = edge.claims.count_ones(..);
        match seen.iter_mut().find(|(actor, _)| *actor == end(edge)) {
            Some(known) => known.1 += count,
            None => seen.push((end(edge), count)),
        }
    }
    let order =
        assay_query::sorted(seen.len(), &|a, b| seen.get(b).map(|s| s.1).cmp(&seen.get(a).map(|s| s.1)));
    order.into_iter().filter_map(|at| Some(seen.get(at)?.0)).take(most).collect()
}

fn cell(stage: &Stage<'_>, edge: &Edge) -> Markup {
    let firm = firmness(stage, edge);
    let count = edge.claims.count_ones(..);
    html! {
        a.go.cell href=(to_pair(stage, edge)) data-agent=(stage.id(edge.agent)) data-patient=(stage.id(edge.patient)) data-keep=(pair_key(stage, edge))
            aria-current=[is_chosen(stage, edge).then_some("true")] title=(in_words(&firm))
            aria-label={ (pair_label(stage.name(edge.agent), stage.name(edge.patient))) ": " (claims(count)) ", " (in_words(&firm)) } {
            (count) (bar(&firm))
        }
    }
}

/// The claims of an edge by firmness, in the order of [`Certainty::ALL`].
pub(crate) fn firmness(stage: &Stage<'_>, edge: &Edge) -> [usize; 4] {
    let values = &stage.index.facets[FacetKey::Certainty].values;
    [0, 1, 2, 3].map(|at| values.get(at).map_or(0, |value| value.claims.intersection_count(&edge.claims)))
}

/// "3 certain, 1 possible".
pub(crate) fn in_words(firm: &[usize; 4]) -> String {
    let mut words = String::new();
    for (certainty, count) in Certainty::ALL.iter().zip(firm).filter(|(_, count)| **count > 0) {
        words.push_str(&format!("{}{count} {}", if words.is_empty() { "" } else { ", " }, certainty.label()));
    }
    words
}

/// Firmness as a line in four styles, as long as the shares.
fn bar(firm: &[usize; 4]) -> Markup {
    let total = firm.iter().sum::<usize>().max(1);
    let mut before = 0;
    let mut parts = Vec::new();
    for (certainty, count) in Certainty::ALL.iter().zip(firm).filter(|(_, count)| **count > 0) {
        parts.push((certainty.id(), before * 24 / total, (before + count) * 24 / total));
        before += count;
    }
    html! {
        svg.stroke viewBox="0 0 24 4" aria-hidden="true" {
            @for (class, from, to) in parts { line class=(class) x1=(from) x2=(to) y1="2" y2="2" {} }
        }
    }
}

/// What the four styles of a line mean.
pub(crate) fn signs() -> Markup {
    html! {
        p.key {
            @for certainty in Certainty::ALL {
                span { svg.stroke viewBox="0 0 24 4" aria-hidden="true" { line class=(certainty.id()) x1="0" x2="24" y1="2" y2="2" {} } " " (certainty.label()) }
            }
        }
    }
}

/// The link that asks for exactly the pairs of an edge, or takes that back.
pub(crate) fn to_pair(stage: &Stage<'_>, edge: &Edge) -> String {
    stage.to(|view| view.focus(&values(stage, edge)))
}

pub(crate) fn values(stage: &Stage<'_>, edge: &Edge) -> Vec<(FacetKey, String)> {
    let values = &stage.index.facets[FacetKey::Pair].values;
    edge.values.iter().filter_map(|at| Some((FacetKey::Pair, values.get(*at)?.id.clone()))).collect()
}

pub(crate) fn pair_key(stage: &Stage<'_>, edge: &Edge) -> String {
    format!("pair-{}", assay_query::pair_id(stage.id(edge.agent), stage.id(edge.patient)))
}

/// Whether the view asks for the pairs of an edge.
pub(crate) fn is_chosen(stage: &Stage<'_>, edge: &Edge) -> bool {
    let chosen = &stage.view.choices[FacetKey::Pair];
    values(stage, edge).iter().all(|(_, id)| chosen.get(id) == Some(Sign::Include))
}

/// The matrix as text: a line for each pair.
pub fn pairs_as_text(stage: &Stage<'_>) -> String {
    let mut text = String::from("Who acts\tWho is acted on\tClaims\tFirmness\n");
    for edge in stage.index.edges(stage.view) {
        let firm = in_words(&firmness(stage, &edge));
        text.push_str(&format!(
            "{}\t{}\t{}\t{firm}\n",
            stage.name(edge.agent),
            stage.name(edge.patient),
            edge.claims.count_ones(..)
        ));
    }
    text
}
