//! The exact extent of a content: whole quotations, no stray marks, pieces where the cue stands between.
//!
//! Rule: a content that begins in a quotation apart from its cue is that whole quotation, however many sentences it
//! has; one that holds the beginning of a quotation holds its end. Marks of punctuation at either end are left off,
//! quotation marks and brackets excepted. Knows nothing of lexicons.

use super::candidates::Candidate;
use super::lexicon::{Act, Part, find};
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
    if let Some(end) = others(tree, quotes, candidate) {
        candidate.content.retain(|token| *token < end);
    }
    while let Some(&last) = candidate.content.last() {
        // The mark that ends a quotation around all of it is not its own.
        let strays = quotes.around(last).and_then(|index| quotes.get(index)).is_some_and(|quote| {
            quote.tokens.end == last + 1
                && candidate.content.first().is_some_and(|first| quote.tokens.start < *first)
        });
        let stray = strays && tree.tag(last) == Tag::Punct;
        if !edge(tree, last) && !stray {
            break;
        }
        candidate.content.pop();
    }
    let lead = candidate
        .content
        .iter()
        .take_while(|token| edge(tree, **token) || joins(tree, candidate.head, **token))
        .count();
    candidate.content.drain(..lead);
}

/// Where what another says begins, in a content after its cue: ", while critics insist that …", ", adding that …".
fn others(tree: &Tree, quotes: &Quotes, candidate: &Candidate) -> Option<usize> {
    let first = candidate.content.first().filter(|first| **first > candidate.anchor)?;
    let comma = |token: usize| *first < token && tree.is(token - 1, &[","]);
    candidate.content.iter().copied().find(|token| {
        let outside = || quotes.apart(*token, candidate.anchor).is_none();
        if tree.is(*token, &["while", "although", "though"]) {
            // The verb that the conjunction stands before says something.
            let verb = tree
                .head(*token)
                .filter(|verb| verb > token && tree.relation(*verb) == Relation::AdverbialClause);
            let says = |verb: usize| {
                find(Part::Verb, tree.word(verb))
                    .is_some_and(|cue| matches!(cue.act, Act::Speech | Act::Belief))
                    && tree
                        .child(verb, &[Relation::Subject])
                        .is_some_and(|subject| tree.tag(subject) != Tag::Pron)
            };
            comma(*token) && outside() && verb.is_some_and(says)
        } else {
            tree.is(*token, &ADDING) && comma(*token) && outside()
        }
    })
}

/// What somebody does who says something else besides.
const ADDING: [&str; 5] = ["adding", "noting", "stressing", "insisting", "citing"];

/// Whether a token is a mark that does not belong to the words beside it.
fn edge(tree: &Tree, token: usize) -> bool {
    let paired = ['"', '“', '”', '‘', '’', '\'', '(', ')', '[', ']', '`'];
    tree.tag(token) == Tag::Punct && !tree.word(token).starts_with(paired)
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
    for piece in &mut pieces {
        while piece.len() > 1 && edge(tree, piece.end - 1) {
            piece.end -= 1;
        }
        while piece.len() > 1 && edge(tree, piece.start) {
            piece.start += 1;
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
