//! "According to X", "in the words of X", "by the estimate of X", "in X's view", "per X".
//!
//! Rule: at the head of a sentence it takes what follows the comma after X; elsewhere what stands before it, and what follows
//! where commas part it from both. Knows tags and marks, of trees only how far the name of X goes.

use super::candidates::{Candidate, Construction};
use super::lexicon::{self, Part};
use super::quotes::Quotes;
use super::source;
use super::surface::{FRAME, top};
use super::tree::Tree;
use crate::Tag;
use std::ops::Range;

/// How many words hand something to the source that follows them here.
pub(super) fn words(tree: &Tree, sentence: &Range<usize>, token: usize) -> Option<usize> {
    let follow = |words: &[&str]| (token..).zip(words).all(|(token, word)| tree.is(token, &[word]));
    // "5 euros per head" hands over nothing.
    let leads = token == sentence.start && matches!(tree.tag(token + 1), Tag::Det | Tag::Propn);
    match tree.word(token).len() {
        9 if follow(&["according", "to"]) => Some(2),
        2 if follow(&["in", "the", "words", "of"]) || follow(&["in", "the", "view", "of"]) => Some(4),
        2 if follow(&["by", "the", "estimate", "of"]) || follow(&["by", "the", "account", "of"]) => Some(4),
        3 if leads && follow(&["per"]) => Some(1),
        _ => None,
    }
}

/// "According to X, …", "…, according to X.", "…, according to X, …".
pub(super) fn according(
    tree: &Tree,
    quotes: &Quotes,
    sentence: &Range<usize>,
    cue: Range<usize>,
) -> Option<Candidate> {
    let token = cue.start;
    let named = |token: &usize| matches!(tree.tag(*token), Tag::Noun | Tag::Propn | Tag::Pron);
    let first = (cue.end..sentence.end.min(token + 12)).find(named)?;
    let holder = tree
        .head(token)
        .filter(|head| *head >= cue.end && head - token < 25 && named(head))
        .unwrap_or_else(|| top(tree, first, cue.end..sentence.end.min(token + 12)));
    let mut source = source::phrase(tree, holder);
    // The comma after the source, which the tree may hang under it, parts it from what is said.
    while source
        .last()
        .is_some_and(|last| tree.tag(*last) == Tag::Punct && tree.is(*last, &[",", ";", "—", "–", ":"]))
    {
        source.pop();
    }
    let last = source.last().copied().unwrap_or(holder).max(first);
    let mark = |token: usize| tree.is(token, &[",", ";", "—", "–", ":"]);
    // Past appositions and relative clauses, to the comma that a clause follows.
    let subject = tree.tag(holder);
    let mut after = (last + 1..sentence.end).find(|token| mark(*token)).unwrap_or(sentence.end);
    if after == last + 1
        && subject == Tag::Propn
        && (tree.is(after + 1, &["who", "which", "a", "an"])
            || tree.is(after + 1, &["the"]) && token > sentence.start)
    {
        after = (after + 1..sentence.end).find(|token| mark(*token)).unwrap_or(after);
    }
    let quoted = quotes.around(token);
    let leads = tree.is(token.saturating_sub(1), &["that"])
        || (sentence.start..token)
            .all(|token| matches!(tree.tag(token), Tag::Punct | Tag::Adv | Tag::Cconj | Tag::Sconj));
    // Without a comma the clause begins where the name ends.
    let after = if leads && after > last + 12 { last + 1 } else { after };
    let content: Vec<usize> = if leads {
        (after..sentence.end).collect()
    } else {
        let embedded = clause_start(tree, sentence, token);
        let tail = if mark(token.saturating_sub(1)) && mark(after) { after..sentence.end } else { 0..0 };
        (embedded..token).chain(tail).collect()
    };
    let content: Vec<usize> =
        content.into_iter().filter(|token| quoted.is_none() || quotes.around(*token).is_some()).collect();
    let head = content
        .iter()
        .copied()
        .find(|token| matches!(tree.tag(*token), Tag::Verb | Tag::Aux | Tag::Adj))
        .or(content.first().copied())?;
    Some(Candidate {
        construction: Construction::AccordingTo,
        anchor: token,
        lexical: None,
        cue: cue.collect(),
        holder: Some(holder),
        source,
        head,
        content,
    })
}

/// Where the clause before "according to" begins: at the sentence's start, or after the cue that holds it.
fn clause_start(tree: &Tree, sentence: &Range<usize>, token: usize) -> usize {
    let that = (token.saturating_sub(FRAME).max(sentence.start)..token).rev().find(|at| {
        tree.is(*at, &["that"])
            && at.checked_sub(1).is_some_and(|verb| lexicon::find(Part::Verb, tree.word(verb)).is_some())
    });
    that.unwrap_or(sentence.start)
}
