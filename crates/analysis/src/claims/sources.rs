//! Which attributions count for claims, and what they mark in the text.
//!
//! Rule: what somebody says, holds or reports is theirs; what they know, want, ask or see is told of them by the author.
//! What one thing suggests of another ("this suggests that …") is the author's own inference, unless it is a document
//! that speaks. Knows attributions and tokens, no clause.

use super::clauses::Mark;
use super::lexicon::{Class, classes};
use crate::attribution::{Act, Attribution};
use crate::{Document, Sentence, Span, Tag};
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
    pub fn new(document: &Document<'_>, attributions: &[Attribution]) -> Self {
        let mut marks = vec![Mark::default(); document.tokens.len()];
        let mut contents = Vec::new();
        let mut sizes = vec![0; attributions.len()];
        for (index, attribution) in attributions.iter().enumerate() {
            if !vouches(document, attribution) {
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

fn vouches(document: &Document<'_>, attribution: &Attribution) -> bool {
    // "is not going according to plan"
    const MEASURES: [&str; 6] = ["plan", "schedule", "type", "tradition", "custom", "need"];
    let words = |source: &Span| document.slice(*source);
    if attribution
        .source
        .iter()
        .any(|source| MEASURES.iter().any(|word| word.eq_ignore_ascii_case(words(source))))
    {
        return false;
    }
    match attribution.act {
        Act::Speech | Act::Belief => !is_inference(document, attribution, &["it", "this", "that", "which"]),
        Act::Report => {
            !is_inference(document, attribution, &["it", "this", "that", "which", "these", "those"])
                && speaks(document, attribution)
        }
        Act::Knowledge | Act::Perception | Act::Wish | Act::Question | Act::Cause => false,
    }
}

/// Whether something that is no speaker lets something be seen: "it suggests".
fn is_inference(document: &Document<'_>, attribution: &Attribution, things: &[&str]) -> bool {
    let made_out = attribution
        .cue
        .iter()
        .any(|cue| document.slice(*cue).split_whitespace().any(|word| classes(word).has(Class::Evidential)));
    made_out
        && attribution.source.iter().all(|source| {
            let words = document.slice(*source);
            things.iter().any(|thing| thing.eq_ignore_ascii_case(words))
        })
}

/// Whether a source that bears something out can be asked: somebody with a name, or a document.
fn speaks(document: &Document<'_>, attribution: &Attribution) -> bool {
    const DOCUMENTS: [&str; 36] = [
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
        "results",
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
    ];
    let mut words = attribution.source.iter().flat_map(|source| tokens(document, *source));
    words.any(|token| {
        document.tokens.get(token).is_some_and(|found| found.tag == Tag::Propn)
            || DOCUMENTS.iter().any(|word| word.eq_ignore_ascii_case(document.word(token)))
    })
}
