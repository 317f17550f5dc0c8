//! Which attributions count for claims, and what they mark in the text.
//!
//! Rule: what somebody says, holds or reports is theirs; what they know, want, ask or see is told of them by the author.
//! What one thing suggests of another ("this suggests that …") is the author's own inference, unless it is a document
//! that speaks. Knows attributions and tokens, no clause.

use super::Known;
use super::clauses::Mark;
use super::lexicon::{Class, classes};
use crate::attribution::{Act, Attribution};
use crate::{Document, Sentence, Span};
use std::ops::Range;

/// The attributions that vouch for claims, as ranges of tokens.
pub struct Sources {
    /// Marks of all tokens.
    pub marks: Vec<Mark>,
    /// Pieces of contents: tokens, and whose.
    contents: Vec<(Range<usize>, usize)>,
    /// How many tokens each attribution's content has.
    sizes: Vec<usize>,
    /// The first piece that may still reach into the sentence at hand.
    from: usize,
}

impl Sources {
    /// Of a document.
    pub fn new(known: &Known<'_, '_>) -> Self {
        let (document, attributions) = (known.document, known.attributions);
        let mut marks = vec![Mark::default(); document.tokens.len()];
        let mut contents = Vec::new();
        let mut sizes = vec![0; attributions.len()];
        for (index, attribution) in attributions.iter().enumerate() {
            if !vouches(known, attribution) {
                continue;
            }
            let mut mark = |spans: &[Span], set: fn(&mut Mark)| {
                for token in spans.iter().flat_map(|span| tokens(document, *span)) {
                    marks.get_mut(token).into_iter().for_each(set);
                }
            };
            mark(&attribution.cue, |mark| mark.cue = true);
            mark(&attribution.source, |mark| mark.source = true);
            mark(&attribution.content, |mark| mark.content = true);
            for span in &attribution.content {
                let range = tokens(document, *span);
                sizes.get_mut(index).into_iter().for_each(|size| *size += range.len());
                contents.push((range, index));
            }
        }
        contents.sort_by_key(|(range, _)| (range.start, range.end));
        Self { marks, contents, sizes, from: 0 }
    }

    /// Goes on to a sentence; sentences are asked for in order.
    pub fn reach(&mut self, sentence: &Sentence) {
        let over = |(range, _): &(Range<usize>, usize)| range.end <= sentence.tokens.start;
        while self.contents.get(self.from).is_some_and(over) {
            self.from += 1;
        }
    }

    /// The attributions whose content holds a token of the sentence that was reached, the widest first.
    pub fn of(&self, token: usize) -> Vec<usize> {
        let pieces = self.contents.get(self.from..).unwrap_or_default();
        let pieces = pieces.iter().take_while(|(range, _)| range.start <= token).take(64);
        let mut found: Vec<usize> =
            pieces.filter(|(range, _)| range.contains(&token)).map(|(_, index)| *index).collect();
        found.dedup();
        found.sort_by_key(|index| std::cmp::Reverse(self.sizes.get(*index).copied().unwrap_or_default()));
        found.dedup();
        found
    }

    /// A token's mark.
    pub fn mark(&self, token: usize) -> Mark {
        self.marks.get(token).copied().unwrap_or_default()
    }
}

/// The tokens of a span.
pub fn tokens(document: &Document<'_>, span: Span) -> Range<usize> {
    let start = document.tokens.partition_point(|token| token.span.end <= span.start);
    let end = document.tokens.partition_point(|token| token.span.start < span.end);
    start..end.max(start)
}

fn vouches(known: &Known<'_, '_>, attribution: &Attribution) -> bool {
    // "is not going according to plan"
    const MEASURES: [&str; 6] = ["plan", "schedule", "type", "tradition", "custom", "need"];
    let document = known.document;
    let is_measure =
        |source: &Span| MEASURES.iter().any(|word| word.eq_ignore_ascii_case(document.slice(*source)));
    let answers = match attribution.act {
        Act::Speech | Act::Belief | Act::Report => true,
        Act::Knowledge | Act::Perception | Act::Wish | Act::Question | Act::Cause => false,
    };
    let made_out = attribution
        .cue
        .iter()
        .any(|cue| document.slice(*cue).split_whitespace().any(|word| classes(word).has(Class::Evidential)));
    answers
        && !attribution.source.iter().any(is_measure)
        && !asks(document, attribution)
        && (!made_out || speaks(known, attribution))
}

/// "whether it will come": what is asked or left open is not said.
fn asks(document: &Document<'_>, attribution: &Attribution) -> bool {
    const OPEN: [&str; 8] = ["whether", "if", "why", "how", "when", "where", "who", "what"];
    let first = attribution.content.first().map_or("", |content| document.slice(*content));
    let first = first.split_whitespace().next().unwrap_or_default();
    OPEN.iter().any(|word| word.eq_ignore_ascii_case(first))
        // "If it rains, we stay," said the captain.
        && !document.slice(attribution.content.first().copied().unwrap_or_default()).contains(',')
}

/// Whether a source that lets something be seen can be asked: an actor, or a document. What is no speaker lets the
/// author make it out: "it suggests", "the result shows".
fn speaks(known: &Known<'_, '_>, attribution: &Attribution) -> bool {
    const DOCUMENTS: [&str; 38] = [
        "report",
        "reports",
        "study",
        "studies",
        "poll",
        "polls",
        "survey",
        "surveys",
        "data",
        "figures",
        "research",
        "analysis",
        "statistics",
        "documents",
        "document",
        "records",
        "findings",
        "evidence",
        "experts",
        "officials",
        "researchers",
        "scientists",
        "analysts",
        "images",
        "footage",
        "estimates",
        "census",
        "audit",
        "investigation",
        "inquiry",
        "article",
        "paper",
        "letter",
        "statement",
        "sources",
        "he",
        "she",
        "who",
    ];
    const THINGS: [&str; 6] = ["it", "this", "that", "which", "these", "those"];
    let document = known.document;
    let mut heads = attribution.source.iter().flat_map(|source| {
        let range = tokens(document, *source);
        let inside = range.clone();
        range.filter(move |token| {
            document
                .tokens
                .get(*token)
                .is_none_or(|found| found.head == *token || !inside.contains(&found.head))
        })
    });
    heads.any(|head| {
        let word = document.word(head);
        let known_as = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
        let mentioned = || {
            let from = known.actors.mentions.partition_point(|mention| mention.tokens.end <= head);
            known.actors.mentions.get(from).is_some_and(|mention| mention.tokens.contains(&head))
        };
        !known_as(&THINGS) && (known_as(&DOCUMENTS) || mentioned())
    })
}
