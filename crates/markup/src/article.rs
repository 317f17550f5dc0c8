//! The inside of `<article>`: paragraphs with the claims' words marked.
//!
//! Its text content is the dossier's text to the letter: a claim's start is an empty link (its dot
//! is drawn by the style sheet), and between paragraphs stand the two line feeds that join them.

use assay_dossier::{Anchors, Claim, Dossier, Sourcing, Text};
use maud::{Markup, html};

use crate::pieces::{Piece, pieces};

/// How many paragraphs stand in one group, which the browser skips while it is out of sight.
pub const BLOCK: usize = 25;

/// The article's paragraphs, in groups of [`BLOCK`].
pub fn article(dossier: &Dossier, text: &Text, anchors: &Anchors) -> Markup {
    let paragraphs = pieces(text, anchors);
    let last = paragraphs.len().saturating_sub(1);
    let paragraph = |nth: usize, cut: &[Piece]| {
        html! {
            p { @for piece in cut { (marked(dossier, text, piece)) } }
            @if nth != last { "\n\n" }
        }
    };
    html! {
        @for (group, block) in paragraphs.chunks(BLOCK).enumerate() {
            div.block {
                @for (nth, cut) in block.iter().enumerate() { (paragraph(group * BLOCK + nth, cut)) }
            }
        }
    }
}

fn marked(dossier: &Dossier, text: &Text, piece: &Piece) -> Markup {
    let words = text.get(piece.span);
    let Some(innermost) = piece.claims.first().and_then(|&nth| dossier.claims.get(nth)) else {
        return html! { (words) };
    };
    html! {
        @for &nth in &piece.starts {
            @if let Some(claim) = dossier.claims.get(nth) { (dot(nth, claim)) }
        }
        span.mark data-mark=(ids(dossier, &piece.claims)) data-kind=(innermost.kind.id()) data-state="match" {
            (words)
        }
    }
}

/// The focusable start of a claim. Empty: what is seen is drawn, what is heard is its label.
fn dot(nth: usize, claim: &Claim) -> Markup {
    let sourcing = claim.sourcing();
    html! {
        a.dot id=[target(claim)] href={ "#" (crate::fragment(claim.id.as_str())) } data-start=(claim.id)
            data-n=(nth + 1) data-kind=(claim.kind.id()) data-sourcing=(sourcing.id()) data-state="match"
            aria-label={ "Claim " (nth + 1) ": " (claim.kind.label()) ", " (heard(sourcing)) }
            aria-details={ "card-" (claim.id) } {}
    }
}

/// The target of a link to the claim. The page's own elements keep their names.
fn target(claim: &Claim) -> Option<&str> {
    Some(claim.id.as_str()).filter(|id| !id.starts_with("assay-"))
}

/// What a listener hears of a claim's sourcing.
fn heard(sourcing: Sourcing) -> &'static str {
    match sourcing {
        Sourcing::Named => "named source",
        Sourcing::Unnamed => "unnamed source",
        Sourcing::None => "no source, the author",
    }
}

/// The ids of a piece's claims, the innermost first, as `data-mark` holds them.
fn ids(dossier: &Dossier, claims: &[usize]) -> String {
    let ids: Vec<&str> =
        claims.iter().filter_map(|&nth| Some(dossier.claims.get(nth)?.id.as_str())).collect();
    ids.join(" ")
}
