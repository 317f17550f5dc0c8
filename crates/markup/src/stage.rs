//! What the actor view and the overview are written from: a dossier, the view in force, and what matches.
//!
//! Every number there is a link that carries the whole view it leads to (`a.go`): without a program it would
//! still lead there, in the page a click changes the view instead of loading it.

use assay_dossier::{Actor, Claim, Reading};
use assay_query::{ClaimSet, FacetKey, Index, Tab, View, grouped, write};
use maud::{Markup, html};

/// A dossier under a view.
pub struct Stage<'a> {
    /// The dossier with its text.
    pub reading: &'a Reading,
    /// Its claims by facet.
    pub index: &'a Index,
    /// The view in force, with its selection.
    pub view: &'a View,
    /// The claims that match.
    pub matches: &'a ClaimSet,
}

impl<'a> Stage<'a> {
    pub(crate) fn actors(&self) -> &'a [Actor] {
        &self.reading.dossier.actors
    }

    pub(crate) fn claim(&self, nth: usize) -> Option<&'a Claim> {
        self.reading.dossier.claims.get(nth)
    }

    /// The claims that match, in the order of the article.
    pub(crate) fn matching(&self) -> impl Iterator<Item = (usize, &'a Claim)> {
        self.matches.ones().filter_map(|nth| Some((nth, self.claim(nth)?)))
    }

    /// The name of an actor.
    pub(crate) fn name(&self, actor: usize) -> &'a str {
        self.actors().get(actor).map_or("", |actor| &actor.name)
    }

    /// The id of an actor.
    pub(crate) fn id(&self, actor: usize) -> &'a str {
        self.actors().get(actor).map_or("", |actor| actor.id.as_str())
    }

    /// The link to another view.
    pub(crate) fn to(&self, change: impl FnOnce(&mut View)) -> String {
        let mut view = self.view.clone();
        change(&mut view);
        write(&view).to_string()
    }

    /// The link to the claims with some values, beside what is filtered already.
    pub(crate) fn to_claims(&self, values: &[(FacetKey, String)]) -> String {
        self.to(|view| {
            view.tab = Tab::Claims;
            view.selected = None;
            view.ask(values);
        })
    }

    /// A number as a link to its claims; `heard` is what a listener hears of it. Nothing leads to none.
    pub(crate) fn count(&self, count: u32, values: &[(FacetKey, String)], heard: &str) -> Markup {
        html! {
            @if count == 0 { span.zero { "0" } }
            @else { a.go href=(self.to_claims(values)) aria-label={ (count) " " (heard) } { (grouped(count.into())) } }
        }
    }

    /// A claim's statement, as a link to it.
    pub(crate) fn statement(&self, claim: &Claim) -> Markup {
        html! { a.go href={ "#" (crate::fragment(claim.id.as_str())) } data-select=(claim.id) { (claim.statement) } }
    }

    /// A claim with its words of the article.
    pub(crate) fn evidence(&self, nth: usize, claim: &Claim) -> Markup {
        html! {
            li {
                (self.statement(claim))
                @if self.reading.quotes(nth).next().is_some() {
                    p.quote { @for (at, quote) in self.reading.quotes(nth).enumerate() { @if at > 0 { " … " } "“" (quote) "”" } }
                }
            }
        }
    }

    /// Some claims with their words; the first of them where they are many.
    pub(crate) fn evidence_list(&self, claims: &ClaimSet) -> Markup {
        const MOST: usize = 25;
        let more = claims.count_ones(..).saturating_sub(MOST);
        html! {
            ol.evidence role="list" {
                @for nth in claims.ones().take(MOST) { @if let Some(claim) = self.claim(nth) { (self.evidence(nth, claim)) } }
            }
            @if more > 0 { p.more { (more) " more stand under Claims." } }
        }
    }
}
