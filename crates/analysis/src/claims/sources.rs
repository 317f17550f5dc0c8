//! Which attributions count for claims, and what they mark in the text.
//!
//! Rule: what somebody says, holds or reports is theirs; what they know, want, ask or see is told of them by the author.
//! What one thing suggests of another ("this suggests that …") is the author's own inference, unless it is a document
//! that speaks. Knows attributions and tokens, no clause.

use super::Known;
use super::clauses::Mark;
use super::grammar::condition;
use super::lexicon::{Class, classes};
use crate::attribution::tree::Tree;
use crate::attribution::{Act, Attribution};
use crate::certainty::{self, Polarity};
use crate::gazetteer::{Phrase, Sort, gazetteer};
use crate::lexicon::is_one_of;
use crate::{Document, Relation, Sentence, Span, Tag, order};
use std::ops::Range;

/// The attributions that vouch for claims, as ranges of tokens.
pub struct Sources {
    /// Marks of all tokens.
    pub marks: Vec<Mark>,
    /// Pieces of contents: tokens, and whose.
    contents: Vec<(Range<usize>, usize)>,
    /// How many tokens each attribution's content has.
    sizes: Vec<usize>,
    /// The words that name each attribution's source.
    whose: Vec<Vec<Span>>,
    /// Whether each attribution's cue is itself denied: "does not believe that".
    denied: Vec<bool>,
    /// The first piece that may still reach into the sentence at hand.
    from: usize,
}

impl Sources {
    /// Of a document.
    pub fn new(known: &Known<'_, '_>, tree: &Tree<'_, '_>) -> Self {
        let (document, attributions) = (known.document, known.attributions);
        let mut marks = vec![Mark::default(); document.tokens.len()];
        let mut contents = Vec::new();
        let mut sizes = vec![0; attributions.len()];
        let mut denied = vec![false; attributions.len()];
        for (index, attribution) in attributions.iter().enumerate() {
            let negated = is_denied(tree, attribution);
            // "did not say that": it was not said. "does not think that": it is held not to be so.
            if negated && attribution.act != Act::Belief
                || !vouches(known, attribution)
                || !is_told(tree, attribution)
                || is_addressed(tree, attribution)
                || is_supposed(tree, attribution)
            {
                continue;
            }
            denied.get_mut(index).into_iter().for_each(|slot| *slot = negated);
            let mut mark = |spans: &[Span], set: fn(&mut Mark)| {
                for token in spans.iter().flat_map(|span| tokens(document, *span)) {
                    marks.get_mut(token).into_iter().for_each(set);
                }
            };
            mark(&attribution.cue, |mark| mark.cue = true);
            mark(&attribution.source, |mark| mark.source = true);
            mark(&attribution.content, |mark| mark.content = true);
            mark(&attribution.continued, |mark| mark.content = true);
            for span in attribution.content.iter().chain(&attribution.continued) {
                let range = tokens(document, *span);
                sizes.get_mut(index).into_iter().for_each(|size| *size += range.len());
                contents.push((range, index));
            }
        }
        let whose = attributions.iter().map(|attribution| attribution.source.clone()).collect();
        order::by(&mut contents, |(range, _)| (range.start, range.end));
        Self { marks, contents, sizes, whose, denied, from: 0 }
    }

    /// Whether a source is said not to hold its content.
    pub fn denies(&self, attribution: usize) -> bool {
        self.denied.get(attribution).copied().unwrap_or_default()
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
        order::by_largest(&mut found, |index| self.sizes.get(*index).copied().unwrap_or_default());
        found.dedup();
        // One source that is found by two cues of a sentence is one.
        let mut met: Vec<&[Span]> = Vec::new();
        found.retain(|index| {
            let source = self.whose.get(*index).map(Vec::as_slice).unwrap_or_default();
            let new = source.is_empty() || !met.contains(&source);
            met.push(source);
            new
        });
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

/// Whether the cue is denied: "did not say", "refused to confirm", "failed to prove".
fn is_denied(tree: &Tree<'_, '_>, attribution: &Attribution) -> bool {
    let cue = attribution.cue.first().map(|cue| tokens(tree.document, *cue).start);
    cue.is_some_and(|cue| {
        tree.tag(cue) == Tag::Verb && certainty::read(tree, cue).polarity == Polarity::Negative
    })
}

/// "Unless the court agrees, it will close": what somebody says in a condition is not said.
fn is_supposed(tree: &Tree<'_, '_>, attribution: &Attribution) -> bool {
    let cue = attribution.cue.first().map(|cue| tokens(tree.document, *cue).start);
    let up =
        std::iter::successors(cue, |at| tree.head(*at).filter(|_| tree.relation(*at) != Relation::Parataxis));
    up.take(4).any(|at| tree.head(at).is_some_and(|head| condition(tree, head) == Some(at)))
}

fn vouches(known: &Known<'_, '_>, attribution: &Attribution) -> bool {
    // "is not going according to plan"
    const MEASURES: [&str; 6] = ["plan", "schedule", "type", "tradition", "custom", "need"];
    let document = known.document;
    let is_measure = |source: &Span| is_one_of(document.slice(*source), &MEASURES);
    let answers = match attribution.act {
        Act::Speech | Act::Belief | Act::Report => true,
        Act::Knowledge | Act::Perception | Act::Wish | Act::Question | Act::Cause => false,
    };
    let made_out = attribution
        .cue
        .iter()
        .any(|cue| document.slice(*cue).split_whitespace().any(|word| classes(word).has(Class::Evidential)));
    // "nobody thought that": nobody vouches.
    const NOBODY: [&str; 4] = ["nobody", "none", "few", "no"];
    let nobody = |source: &Span| {
        let first = document.slice(*source).split_whitespace().next().unwrap_or_default();
        is_one_of(first, &NOBODY)
    };
    answers
        && !attribution.source.iter().any(|source| is_measure(source) || nobody(source))
        && !asks(document, attribution)
        && (!made_out || speaks(known, attribution))
}

/// "inspectors were told that": who heard it is named, not who said it; that they heard it is what is told.
fn is_addressed(tree: &Tree<'_, '_>, attribution: &Attribution) -> bool {
    const TELLS: [&str; 8] =
        ["told", "informed", "warned", "assured", "reminded", "advised", "notified", "promised"];
    let cue = attribution.cue.first().map(|cue| tokens(tree.document, *cue).start);
    attribution.source.is_empty()
        && cue.is_some_and(|cue| {
            tree.is(cue, &TELLS) && tree.child(cue, &[Relation::PassiveSubject, Relation::Subject]).is_some()
        })
}

/// "we found a nursery": a thing is no content; a clause is, or words in quotation marks.
fn is_told(tree: &Tree<'_, '_>, attribution: &Attribution) -> bool {
    let document = tree.document;
    attribution.content.iter().any(|content| {
        document.slice(*content).starts_with(['"', '“', '‘', '«', '\''])
            || tokens(document, *content).any(|token| matches!(tree.tag(token), Tag::Verb | Tag::Aux))
    })
}

/// "whether it will come": what is asked or left open is not said.
fn asks(document: &Document<'_>, attribution: &Attribution) -> bool {
    const OPEN: [&str; 8] = ["whether", "if", "why", "how", "when", "where", "who", "what"];
    let first = attribution.content.first().map_or("", |content| document.slice(*content));
    let first = first.split_whitespace().next().unwrap_or_default();
    is_one_of(first, &OPEN)
        // "If it rains, we stay," said the captain; "If it rains, he said, we stay."
        && attribution.content.len() == 1
        && !document.slice(attribution.content.first().copied().unwrap_or_default()).contains(',')
}

/// Nouns for who can speak.
const SPEAKERS: [Sort; 5] =
    [Sort::Role, Sort::GovernmentHead, Sort::ArmedHead, Sort::OrganisationHead, Sort::MediaHead];

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
        let known_as = |words: &[&str]| is_one_of(word, words);
        let mentioned = || {
            let from = known.actors.mentions.partition_point(|mention| mention.tokens.end <= head);
            known.actors.mentions.get(from).is_some_and(|mention| mention.tokens.contains(&head))
        };
        // "The governor's office confirmed"
        let body = || gazetteer().sorts(Phrase::of(word)).any(&SPEAKERS);
        !known_as(&THINGS) && (known_as(&DOCUMENTS) || body() || mentioned())
    })
}
