//! The exact extent of a content: whole quotations, no stray marks, pieces where the cue stands between.
//!
//! Rule: a content that begins in a quotation apart from its cue is that whole quotation, however many sentences it
//! has; one that holds the beginning of a quotation holds its end. Marks of punctuation at either end are left off,
//! quotation marks and brackets excepted. Knows nothing of lexicons.

use super::candidates::Candidate;
use super::quotes::Quotes;
use super::tree::{Tree, runs};
use crate::{Relation, Span, Tag};
use std::ops::Range;

/// A quotation longer than this is cut (tokens).
const LONGEST: usize = 4000;

/// Widens a candidate's content to whole quotations and trims its ends.
pub fn content(tree: &Tree, quotes: &Quotes, candidate: &mut Candidate) {
    let cue = candidate.anchor;
    let first = candidate.content.first().copied().unwrap_or(candidate.head);
    let mut wider: Vec<usize> = Vec::new();
    let mut last = None;
    for &token in &candidate.content {
        let Some(index) = quotes.apart(token, cue).filter(|index| last != Some(*index)) else { continue };
        last = Some(index);
        let Some(quote) = quotes.get(index).map(|quote| quote.tokens.clone()) else { continue };
        if quote.start + 1 >= first || quote.contains(&candidate.head) {
            wider.extend(quote.start..quote.end.min(quote.start + LONGEST));
        }
    }
    if !wider.is_empty() {
        candidate.content.append(&mut wider);
        candidate.content.sort_unstable();
        candidate.content.dedup();
    }
    // What says who speaks is no part of what is said.
    let source = &candidate.source;
    let cues = &candidate.cue;
    candidate.content.retain(|token| !cues.contains(token) && !source.contains(token));
    let edge = |token: usize| {
        let word = tree.word(token);
        tree.tag(token) == Tag::Punct
            && !word.starts_with(['"', '“', '”', '‘', '’', '\'', '(', ')', '[', ']'])
    };
    while candidate.content.last().is_some_and(|token| edge(*token)) {
        candidate.content.pop();
    }
    let lead = candidate
        .content
        .iter()
        .take_while(|token| edge(**token) || joins(tree, candidate.head, **token))
        .count();
    candidate.content.drain(..lead);
}

/// Whether a token joins the content to what stands before it, and so is no part of it.
fn joins(tree: &Tree, head: usize, token: usize) -> bool {
    tree.relation(token) == Relation::Coordinator && tree.head(token) == Some(head)
}

/// Tokens as spans of the text; marks of punctuation do not part a span.
pub fn spans(tree: &Tree, tokens: &[usize]) -> Vec<Span> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for run in runs(tokens) {
        match pieces.last_mut() {
            Some(last)
                if (last.end..run.start).len() < 4
                    && (last.end..run.start).all(|token| tree.tag(token) == Tag::Punct) =>
            {
                last.end = run.end
            }
            _ => pieces.push(run),
        }
    }
    let has_words = |piece: &Range<usize>| piece.clone().any(|token| tree.tag(token) != Tag::Punct);
    pieces.into_iter().filter(has_words).filter_map(|piece| span(tree, piece)).collect()
}

fn span(tree: &Tree, piece: Range<usize>) -> Option<Span> {
    let first = tree.document.tokens.get(piece.start)?.span.range();
    let last = tree.document.tokens.get(piece.end.checked_sub(1)?)?.span.range();
    Some(Span::new(first.start, last.end))
}
