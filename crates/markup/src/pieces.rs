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
    /// The claims that cover it, as indices, the one with the shortest quote first; a few dozen at most.
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

/// The most claims that a piece names, whatever a dossier nests.
const DEEPEST: usize = 32;

/// The pieces of every paragraph, in the order of the text. Their number, and the work, grow with the
/// quotes and not with how deep these nest: of more than [`DEEPEST`] claims over a piece it names the
/// innermost.
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
    let empty = |(&start, &end)| Piece { span: Span { start, end }, claims: Vec::new(), starts: Vec::new() };
    let mut pieces: Vec<Piece> = spans.map(empty).collect();
    let mut room: Vec<usize> = (0..=pieces.len()).collect();
    // The shortest first, so that a piece that is full has the innermost.
    let covers = in_order(covers, |c| (c.len(), c.claim));
    for cover in &covers {
        let mut at = borders.partition_point(|border| *border < cover.span.start);
        while let Some(nth) = with_room(&mut room, at)
            && let Some(piece) = pieces.get_mut(nth).filter(|piece| piece.span.end <= cover.span.end)
        {
            if !piece.claims.contains(&cover.claim) {
                piece.claims.push(cover.claim);
            }
            at = nth + 1;
            if piece.claims.len() == DEEPEST
                && let Some(next) = room.get_mut(nth)
            {
                *next = at;
            }
        }
    }
    for cover in covers.iter().rev().filter(|cover| cover.first && cover.len() > 0) {
        if let Ok(at) = borders.binary_search(&cover.span.start)
            && let Some(piece) = pieces.get_mut(at)
        {
            piece.starts.push(cover.claim);
        }
    }
    pieces
}

/// The first piece with room from a piece on. `room` leads from each full piece to one behind it; the
/// ways that were gone are made shorter.
fn with_room(room: &mut [usize], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(&next) = room.get(at).filter(|next| **next != at) {
        let beyond = room.get(next).copied().unwrap_or(next);
        *room.get_mut(at)? = beyond;
        at = beyond;
    }
    (at < room.len()).then_some(at)
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

    #[test]
    fn however_deep_claims_nest_a_piece_names_few() {
        let (count, text) = (3_000, "x".repeat(6_000));
        let quotes: Vec<[(usize, usize); 1]> = (0..count).map(|nth| [(nth, 6_000 - nth)]).collect();
        let quotes: Vec<&[(usize, usize)]> = quotes.iter().map(|quote| quote.as_slice()).collect();
        let cut = pieces(&Text::from_plain(&text), &anchors(&quotes)).remove(0);
        assert_eq!(cut.len(), 2 * count - 1);
        assert!(cut.iter().all(|piece| piece.claims.len() <= DEEPEST));
        assert_eq!(cut[count - 1].claims[..3], [count - 1, count - 2, count - 3], "the innermost");
        assert!(cut[..count].iter().enumerate().all(|(nth, piece)| piece.starts == [nth]), "each starts");
    }

    proptest::proptest! {
        #[test]
        fn as_a_look_at_every_claim_for_every_piece_gives(
            quotes in proptest::collection::vec(proptest::collection::vec((0..30_usize, 1..12_usize), 1..3), 0..12),
        ) {
            let text = Text::from_plain("abcdefghij\nklmnopqrst\nuvwxyzabcdefghijklmnop");
            let end = text.as_str().len();
            let spans: Vec<Vec<(usize, usize)>> =
                quotes.iter().map(|q| q.iter().map(|&(at, len)| (at, (at + len).min(end))).collect()).collect();
            let spans: Vec<&[(usize, usize)]> = spans.iter().map(Vec::as_slice).collect();
            for piece in pieces(&text, &anchors(&spans)).into_iter().flatten() {
                let Span { start, end } = piece.span;
                let mut over: Vec<(usize, usize)> = Vec::new();
                let mut starts: Vec<(usize, usize)> = Vec::new();
                for (claim, quote) in spans.iter().enumerate() {
                    let here = quote.iter().filter(|q| q.0 <= start && q.1 >= end).map(|q| q.1 - q.0).min();
                    over.extend(here.map(|length| (length, claim)));
                    starts.extend(quote.first().filter(|q| q.0 == start && q.1 >= end).map(|q| (q.1 - q.0, claim)));
                }
                over.sort_unstable();
                starts.sort_unstable_by(|a, b| b.cmp(a));
                proptest::prop_assert_eq!(piece.claims, over.into_iter().map(|o| o.1).collect::<Vec<_>>());
                proptest::prop_assert_eq!(piece.starts, starts.into_iter().map(|s| s.1).collect::<Vec<_>>());
            }
        }
    }
}
