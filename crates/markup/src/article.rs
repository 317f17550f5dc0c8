//! The inside of `<article>`: paragraphs with the claims' words marked.
//!
//! Its text content is the dossier's text to the letter: a claim's start is an empty link (its dot
//! is drawn by the style sheet), and between paragraphs stand the two line feeds that join them. A first paragraph that
//! only repeats the headline above it is there, but not shown.

use assay_dossier::{Anchors, Claim, Dossier, Sourcing, Text};
use maud::{Markup, html};

use crate::pieces::{Piece, pieces};

/// How many paragraphs stand in one group, which the browser skips while it is out of sight.
pub const BLOCK: usize = 25;

/// The article's paragraphs, in groups of [`BLOCK`].
pub fn article(dossier: &Dossier, text: &Text, anchors: &Anchors) -> Markup {
    html! { @for block in blocks(dossier, text, anchors) { div.block { (block.words) } } }
}

/// A group of paragraphs.
pub struct Block {
    /// The paragraphs, with what joins and follows them.
    pub words: Markup,
    /// Whether there are marks in them.
    pub marked: bool,
}

/// The groups, one by one.
pub fn blocks(dossier: &Dossier, text: &Text, anchors: &Anchors) -> Vec<Block> {
    let paragraphs = pieces(text, anchors);
    let all = paragraphs.len();
    let mut left = all;
    let mut blocks = Vec::with_capacity(all.div_ceil(BLOCK));
    for group in paragraphs.chunks(BLOCK) {
        let marked = group.iter().flatten().any(|piece| !piece.claims.is_empty());
        let words = html! {
            @for cut in group {
                p hidden[left == all && repeats(dossier, text, cut)] { @for piece in cut { (self::marked(dossier, text, piece)) } }
                @if { left -= 1; left > 0 } { "\n\n" }
            }
        };
        blocks.push(Block { words, marked });
    }
    blocks
}

/// Whether a paragraph says no more than the headline.
fn repeats(dossier: &Dossier, text: &Text, cut: &[Piece]) -> bool {
    match cut {
        [only] => only.claims.is_empty() && text.get(only.span) == dossier.article.title,
        _ => false,
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

#[cfg(test)]
mod tests {
    use super::BLOCK;

    /// What browsers cut a page's height to, in CSS pixels.
    const HIGHEST: usize = 1 << 25;
    /// The most bytes of a text, and of one of its paragraphs where they are short.
    const TEXT: usize = 20 << 20;
    const PARAGRAPH: usize = 180;

    /// How much light a colour gives, from 0 to 1, as the guidelines for contrast reckon it.
    fn light(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.039_28 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    }

    #[test]
    fn the_lines_under_claims_are_seen_on_paper() {
        let style = include_str!("../../../style/page.css");
        let colours = |name: &str| -> Vec<f64> {
            style
                .split(name)
                .skip(1)
                .take(2)
                .map(|rest| light(rest.trim_start().get(1..7).unwrap()))
                .collect()
        };
        // Light, dark; print sets its own paper.
        for (paper, line) in colours("--paper:").into_iter().zip(colours("--thread:")) {
            let contrast = (paper.max(line) + 0.05) / (paper.min(line) + 0.05);
            assert!(contrast >= 3.0, "{contrast}");
        }
    }

    #[test]
    fn the_longest_text_is_guessed_lower_than_a_page_may_be() {
        let style = include_str!("../../../style/page.css");
        let (_, guess) = style.split_once("contain-intrinsic-block-size: auto ").unwrap();
        let rem: usize = guess.split_once("rem").unwrap().0.parse().unwrap();
        // With letters of twice the size, too.
        assert!(TEXT / PARAGRAPH / BLOCK * rem * 32 < HIGHEST, "{rem} rem for a block");
    }
}
