//! What only the selected card shows: the claim's words in the article, the editor's note, its
//! relations to other claims, and what a reader can do with it.

use assay_dossier::{Claim, Reading, RelationKind};
use maud::{Markup, html};

use crate::Command;

/// Where a statement can be looked up: name, and address up to the words. Followed only on a click.
const LOOK_UP: [(&str, &str); 3] = [
    ("Fact checks", "https://toolbox.google.com/factcheck/explorer/search/"),
    ("Wikipedia", "https://en.wikipedia.org/w/index.php?search="),
    ("Web search", "https://duckduckgo.com/?q="),
];

/// The details of the claim with a number. `encoded` is the statement as part of an address.
pub fn detail(reading: &Reading, nth: usize, encoded: &str) -> Markup {
    let Some(claim) = reading.dossier.claims.get(nth) else { return html! {} };
    let quotes: Vec<&str> = reading.quotes(nth).collect();
    html! {
        @if !quotes.is_empty() { p.quote { "“" (quotes.join("” … “")) "”" } }
        (found(reading, nth, claim))
        @if let Some(note) = &claim.note { p.remark { b { "Editor’s note" } " " (note) } }
        (relations(reading, claim))
        p.actions {
            button.link type="button" data-do=(Command::CopyClaimLink.word()) { "Copy link" }
            button.link type="button" data-do=(Command::CopyClaimCitation.word()) { "Copy citation" }
        }
        p.actions.elsewhere {
            span { "Look it up" }
            @for (name, address) in LOOK_UP {
                a href={ (address) (encoded) } target="_blank" rel="noopener noreferrer" { (name) }
            }
        }
    }
}

/// By what a program found a claim, and how sure it is.
fn found(reading: &Reading, nth: usize, claim: &Claim) -> Markup {
    let Some(evidence) = &claim.evidence else { return html! {} };
    let cue = reading.anchors.claims.get(nth).and_then(|at| at.evidence);
    html! {
        p.remark {
            b { "Found" }
            @if let Some(rule) = &evidence.rule { " because " (rule) }
            @if let Some((text, cue)) = reading.text.as_ref().zip(cue) { ": “" (text.get(cue)) "”" }
            ". Such readings are right in about " (evidence.tenths()) " of 10."
        }
    }
}

/// The claims that a claim is related to, either way, under the words for it.
fn relations(reading: &Reading, claim: &Claim) -> Markup {
    let claims = &reading.dossier.claims;
    let mut groups: Vec<Group<'_>> = Vec::new();
    for relation in &claim.relations {
        if let Some(other) = claims.iter().find(|other| other.id == relation.claim) {
            add(&mut groups, relation.kind.label(), other);
        }
    }
    for other in claims {
        for relation in other.relations.iter().filter(|relation| relation.claim == claim.id) {
            add(&mut groups, inverse(relation.kind), other);
        }
    }
    html! {
        @if !groups.is_empty() {
            dl.relations {
                @for (words, others) in &groups {
                    div {
                        dt { (words) }
                        @for other in others { dd { a href={ "#" (crate::fragment(other.id.as_str())) } data-select=(other.id) { (other.statement) } } }
                    }
                }
            }
        }
    }
}

/// Claims under the words for how a claim is related to them.
type Group<'a> = (&'static str, Vec<&'a Claim>);

/// Adds a claim under its words, once.
fn add<'a>(groups: &mut Vec<Group<'a>>, words: &'static str, other: &'a Claim) {
    match groups.iter_mut().find(|group| group.0 == words) {
        Some(group) if group.1.iter().any(|known| known.id == other.id) => {}
        Some(group) => group.1.push(other),
        None => groups.push((words, vec![other])),
    }
}

/// The words for a relation, read from its other end.
const fn inverse(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Supports => "supported by",
        RelationKind::Opposes => RelationKind::Opposes.label(),
        RelationKind::Explains => "explained by",
        RelationKind::DependsOn => "needed for",
        RelationKind::Elaborates => "elaborated by",
        RelationKind::Repeats => "repeated by",
    }
}
