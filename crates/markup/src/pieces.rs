//! The text cut at every border of a claim: flat pieces, each knowing which claims cover it.
//!
//! Claims overlap and nest, elements cannot overlap; so the text is cut, and a piece names all its
//! claims, the innermost first. It knows nothing of HTML.

use assay_dossier::{Anchors, Span, Text};
use assay_query::sorted;

/// A run of text that is covered by the same claims from end to end.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it lies in the whole text, in bytes.
    pub span: Span,
    /// The claims that cover it, as indices, the one with the shortest quote first.
    pub claims: Vec<usize>,
    /// The claims whose first words start here, the longest quote first, as they nest.
    pub starts: Vec<usize>,
}

/// One piece of a claim's quote.
#[derive(Clone, Copy)]
struct Cover {
    span: Span,
    claim: usize,
    first: bool,
}

impl Cover {
    fn len(&self) -> usize {
        self.span.end - self.span.start
    }
}

/// The pieces of every paragraph, in the order of the text; linear in text and claims.
pub fn pieces(text: &Text, anchors: &Anchors) -> Vec<Vec<Piece>> {
    let mut waiting = covers(anchors).into_iter().peekable();
    let mut active: Vec<Cover> = Vec::new();
    text.paragraphs()
        .map(|paragraph| {
            while let Some(cover) = waiting.next_if(|cover| cover.span.start < paragraph.end) {
                active.push(cover);
            }
            active.retain(|cover| cover.span.end > paragraph.start);
            cut(paragraph, &active)
        })
        .collect()
}

/// All pieces of all quotes, in the order of the text.
fn covers(anchors: &Anchors) -> Vec<Cover> {
    let all: Vec<Cover> = anchors
        .claims
        .iter()
        .enumerate()
        .flat_map(|(claim, at)| {
            at.quotes.iter().enumerate().map(move |(nth, &span)| Cover { span, claim, first: nth == 0 })
        })
        .collect();
    in_order(&all, |cover| (cover.span.start, 0))
}

fn in_order<T: Copy>(things: &[T], key: impl Fn(&T) -> (usize, usize)) -> Vec<T> {
    let rank = |at: usize| things.get(at).map(&key);
    let order = sorted(things.len(), &|a, b| rank(a).cmp(&rank(b)));
    order.into_iter().filter_map(|at| things.get(at).copied()).collect()
}

fn cut(paragraph: Span, covers: &[Cover]) -> Vec<Piece> {
    let mut borders = vec![paragraph.start, paragraph.end];
    for cover in covers {
        borders.push(cover.span.start.max(paragraph.start));
        borders.push(cover.span.end.min(paragraph.end));
    }
    let mut borders = in_order(&borders, |border| (*border, 0));
    borders.dedup();
    let spans = borders.iter().zip(borders.iter().skip(1));
    spans.map(|(&start, &end)| piece(Span { start, end }, covers)).collect()
}

fn piece(span: Span, covers: &[Cover]) -> Piece {
    let over: Vec<&Cover> =
        covers.iter().filter(|c| c.span.start <= span.start && c.span.end >= span.end).collect();
    let over = in_order(&over, |c| (c.len(), c.claim));
    let mut claims: Vec<usize> = Vec::with_capacity(over.len());
    for cover in &over {
        if !claims.contains(&cover.claim) {
            claims.push(cover.claim);
        }
    }
    let starts =
        over.iter().rev().filter(|c| c.first && c.span.start == span.start).map(|c| c.claim).collect();
    Piece { span, claims, starts }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_dossier::anchor::ClaimAnchors;

    fn anchors(quotes: &[&[(usize, usize)]]) -> Anchors {
        let claim = |spans: &&[(usize, usize)]| ClaimAnchors {
            quotes: spans.iter().map(|&(start, end)| Span { start, end }).collect(),
            cues: vec![],
            quantities: vec![],
            evidence: None,
        };
        Anchors { claims: quotes.iter().map(claim).collect() }
    }

    fn shown(text: &str, quotes: &[&[(usize, usize)]]) -> Vec<(String, Vec<usize>, Vec<usize>)> {
        let text = Text::from_plain(text);
        let cut = pieces(&text, &anchors(quotes));
        cut.into_iter().flatten().map(|p| (text.get(p.span).to_owned(), p.claims, p.starts)).collect()
    }

    fn row(text: &str, claims: &[usize], starts: &[usize]) -> (String, Vec<usize>, Vec<usize>) {
        (text.to_owned(), claims.to_vec(), starts.to_vec())
    }

    #[test]
    fn a_text_without_claims_is_one_piece() {
        assert_eq!(shown("plain", &[]), [row("plain", &[], &[])]);
    }

    #[test]
    fn overlapping_claims_share_a_piece_with_the_shorter_quote_first() {
        let cut = shown("abcdefgh", &[&[(0, 5)], &[(3, 6)]]);
        assert_eq!(
            cut,
            [row("abc", &[0], &[0]), row("de", &[1, 0], &[1]), row("f", &[1], &[]), row("gh", &[], &[])]
        );
    }

    #[test]
    fn claims_that_start_together_nest_from_the_outside() {
        let cut = shown("abcdef", &[&[(0, 2)], &[(0, 4)]]);
        assert_eq!(cut[0], row("ab", &[0, 1], &[1, 0]));
    }

    #[test]
    fn a_quote_in_two_pieces_starts_once() {
        let cut = shown("abcdef", &[&[(0, 2), (4, 6)]]);
        assert_eq!(cut, [row("ab", &[0], &[0]), row("cd", &[], &[]), row("ef", &[0], &[])]);
    }

    #[test]
    fn a_quote_over_a_paragraph_break_is_cut_there() {
        let cut = shown("ab\ncd", &[&[(1, 5)]]);
        assert_eq!(cut, [row("a", &[], &[]), row("b", &[0], &[0]), row("c", &[0], &[]), row("d", &[], &[])]);
    }
}
