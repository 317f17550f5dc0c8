//! What of a page is its article.
//!
//! The rule: what stands beside it is left out, unless that is most of the page. Of what is left, what is marked as the
//! body of an article counts if there is enough of it; else the `<article>` with most words, else `<main>`; else the
//! element whose own paragraphs have most words; else everything. The headline stands once, at the head.

use super::page::{Page, Piece};
use crate::BlockKind;
use std::collections::HashMap;

/// An article has at least this many bytes of words.
const ENOUGH: usize = 400;
/// So few are hardly one.
const LITTLE: usize = 200;
/// The rows of a table of facts have at most this many.
const ROW: usize = 300;

/// The pieces of the article: without what stands beside it, unless hardly anything is left so.
pub(super) fn of(page: &Page) -> Vec<Piece> {
    let total = length(&page.pieces);
    let is_beside = |piece: &Piece| {
        page.places(piece.element).any(|place| {
            place.length * 2 <= total || (place.readers && total.saturating_sub(place.length) >= LITTLE)
        })
    };
    let left = page.pieces.iter().filter(|piece| !piece.idle && !is_beside(piece)).cloned().collect();
    let strict = chosen(page, left);
    if length(&strict) < LITTLE {
        let loose = chosen(page, page.pieces.clone());
        if length(&loose) > 2 * length(&strict) {
            return loose;
        }
    }
    closed(strict)
}

fn length(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| piece.words.len()).sum()
}

/// Those in the element that holds the article, if one does.
fn chosen(page: &Page, mut pieces: Vec<Piece>) -> Vec<Piece> {
    for mark in 0..3 {
        let marked = |piece: &Piece| page.elements.get(piece.element)?.marked.get(mark).copied()?;
        let sizes = pieces.iter().filter_map(|piece| Some((marked(piece)?, piece.words.len())));
        if let Some(longest) = heaviest(sizes) {
            pieces.retain(|piece| marked(piece) == Some(longest));
            return pieces;
        }
    }
    let mut own: HashMap<usize, usize> = HashMap::new();
    pieces.iter().for_each(|piece| *own.entry(piece.element).or_default() += 1);
    let weights = pieces.iter().filter(|piece| piece.kind != BlockKind::Heading).flat_map(|piece| {
        // What has several pieces itself, between breaks of lines, holds paragraphs; else it is one.
        let several = own.get(&piece.element).is_some_and(|count| *count > 1);
        let paragraph = page.elements.get(piece.element).is_none_or(|element| &*element.name == "p");
        let holder =
            if several && !paragraph { Some(piece.element) } else { page.block_above(piece.element) };
        let above = holder.and_then(|holder| page.block_above(holder));
        [(holder, piece.words.len()), (above, piece.words.len() / 2)]
    });
    if let Some(root) = heaviest(weights.filter_map(|(element, weight)| Some((element?, weight)))) {
        pieces.retain(|piece| page.lies_in(piece.element, root));
    }
    pieces
}

/// The element with most weight, if that is enough for an article; the first of several.
fn heaviest(weights: impl Iterator<Item = (usize, usize)>) -> Option<usize> {
    let mut sums: HashMap<usize, usize> = HashMap::new();
    weights.for_each(|(element, weight)| *sums.entry(element).or_default() += weight);
    let most = sums.into_iter().max_by_key(|(element, weight)| (*weight, std::cmp::Reverse(*element)))?;
    Some(most).filter(|(_, weight)| *weight >= ENOUGH).map(|(element, _)| element)
}

/// Without headings at the end, under which nothing is left.
fn closed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let last = pieces.iter().rposition(|piece| piece.kind != BlockKind::Heading || piece.first_rank);
    pieces.truncate(last.map_or(pieces.len(), |last| last + 1));
    pieces
}

/// The letters and figures of some words, to compare them.
fn bare(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Without lines that only say again who wrote it.
pub(super) fn unsigned(mut pieces: Vec<Piece>, byline: &str) -> Vec<Piece> {
    let name = bare(byline);
    if !name.is_empty() {
        let is_again = |words: &str| words == name || words.strip_prefix("by") == Some(&name);
        pieces.retain(|piece| !is_again(&bare(&piece.words)));
    }
    pieces
}

/// With the headline once, at the head: what stands above it, and is no sentence, is a label.
pub(super) fn headed(mut pieces: Vec<Piece>, headline: &str) -> Vec<Piece> {
    let name = bare(headline);
    if name.is_empty() {
        return pieces;
    }
    let is_again = |piece: &Piece| bare(&piece.words) == name;
    let above = pieces.iter().position(is_again).unwrap_or(0);
    let is_caption = |piece: &Piece| piece.kind == BlockKind::Caption;
    let told = pieces.iter().take(above).any(|piece| piece.is_closed() && !is_caption(piece));
    let mut at = 0;
    pieces.retain(|piece| {
        at += 1;
        if at <= above { told || is_caption(piece) } else { !is_again(piece) }
    });
    pieces.insert(0, Piece::heading(headline));
    pieces
}

/// The kinds and words of blocks. The cells of a row stand in one line; where they are long, the table has the page in
/// order, and each is a paragraph.
pub(super) fn rows(pieces: Vec<Piece>) -> Vec<(BlockKind, String)> {
    let mut blocks = Vec::with_capacity(pieces.len());
    for row in pieces.chunk_by(|one, next| one.row.is_some() && one.row == next.row) {
        let words = row.iter().map(|piece| piece.words.clone());
        match row {
            [only] if only.row.is_none() => blocks.push((only.kind, only.words.clone())),
            _ if length(row) <= ROW => {
                blocks.push((BlockKind::ListItem, words.collect::<Vec<_>>().join(" | ")));
            }
            _ => blocks.extend(words.map(|words| (BlockKind::Paragraph, words))),
        }
    }
    blocks
}
