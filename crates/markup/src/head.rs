//! What stands above the article: where it comes from, its headline, who wrote it, and what a reader
//! should know of this version of the text. And what stands in its place when its words are not here.

use assay_dossier::{Maker, Reading};
use maud::{Markup, html};

use crate::Command;

/// The headline and what belongs to it. `original` says that the site also has the claims for the
/// author's own text, which whoever has it can open.
pub fn head(reading: &Reading, original: bool) -> Markup {
    let article = &reading.dossier.article;
    html! {
        @let kicker = kicker(reading);
        @if !kicker.is_empty() { p.kicker { (kicker) } }
        h1 { (article.title) }
        @if let Some(byline) = &article.byline { p.byline { (byline) } }
        @if let Some(address) = article.source_url.as_deref().filter(|address| is_web(address)) {
            p.note { a href=(address) rel="noopener noreferrer" { "Read it where it appeared" } }
        }
        @if let Some(note) = &article.note {
            p.note {
                (note)
                @if original { " " button.link type="button" data-do=(Command::Open.word()) { "Open the original" } }
            }
        }
    }
}

/// Whether an address is one that a link may lead to: a dossier is a stranger's.
fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// Publisher, date, number of claims, and who made them.
fn kicker(reading: &Reading) -> String {
    let dossier = &reading.dossier;
    let claims = assay_query::claims(dossier.claims.len());
    let made = match (dossier.provenance.by, dossier.provenance.reviewed) {
        (Maker::Curated, Some(true)) => "marked by hand and checked",
        (Maker::Curated, _) => "marked by hand",
        (Maker::Machine, Some(true)) => "found by a program and checked",
        (Maker::Machine, _) => "found by a program",
    };
    // Where there are none, or none yet, it is told elsewhere why.
    let found = !dossier.claims.is_empty();
    let parts = [
        dossier.article.publisher.as_deref(),
        dossier.article.published.as_deref(),
        found.then_some(claims.as_str()),
        found.then_some(made),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The invitation that stands in the article's place while a dossier waits for its text.
pub fn absent() -> Markup {
    html! {
        p.absent {
            "The words of this article do not come with Assay; the claims do. If you have the text, "
            button.link type="button" data-do=(Command::Open.word()) { "open the file" }
            " or drop it on this page, and the cards settle on their sentences. It does not leave your machine."
        }
    }
}
