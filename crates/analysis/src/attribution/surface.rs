//! Constructions that the words show by themselves, whatever the tree: a cue beside quotation marks, and what the
//! modules it asks for each cue find.
//!
//! Rule: *frame* is what a sentence has outside of its quotations. A verb of speech in a frame takes the quotation that
//! ends where the frame begins, the one that a comma or a colon leads to, or both. Marks mislead a parser more than
//! anything else does; here they lead. Knows tags and marks, of trees only who the subject is.

use super::candidates::{Candidate, Construction};
use super::lexicon::{self, Act, Cue, Part};
use super::quotes::Quotes;
use super::tree::Tree;
use super::{according, clauses, inserted, source};
use crate::{Relation, Tag};
use std::ops::Range;

/// How long a frame may be, in tokens.
pub(super) const FRAME: usize = 40;
/// How long the noun phrase before an inserted cue may be, in tokens.
pub(super) const PHRASE: usize = 10;

/// Proposes what the words of a sentence show.
pub fn propose(tree: &Tree, quotes: &Quotes, sentence: &Range<usize>, found: &mut Vec<Candidate>) {
    for token in sentence.clone() {
        if let Some(words) = according::words(tree, sentence, token) {
            found.extend(according::according(tree, quotes, sentence, token..token + words));
        } else if tree.tag(token) == Tag::Verb
            || tree.is(token, &["said", "says"])
            || leads_quotation(tree, quotes, token)
        {
            let Some(lexical) = lexicon::find(Part::Verb, tree.word(token)) else { continue };
            if lexical.can(Act::Speech) || lexical.can(Act::Question) {
                found.extend(quotation(tree, quotes, sentence, token, lexical));
            }
            if lexical.can(Act::Speech) || lexical.can(Act::Belief) {
                found.extend(inserted::inserted(tree, quotes, sentence, token, lexical));
                found.extend(inserted::inverted(tree, quotes, sentence, token, lexical));
                found.extend(inserted::as_said(tree, sentence, token, lexical));
            }
            if (lexical.can(Act::Question) || !matches!(lexical.act, Act::Wish | Act::Cause))
                && !found.iter().rev().take(4).any(|other| other.anchor == token)
            {
                found.extend(clauses::clause(tree, quotes, sentence, token, lexical));
            }
        }
    }
}

/// "The ministry notes, “…”": a noun that may be a verb, right before a quotation of some length.
fn leads_quotation(tree: &Tree, quotes: &Quotes, token: usize) -> bool {
    let noun = tree.tag(token) == Tag::Noun && tree.word(token).ends_with('s');
    let open = token + 1 + usize::from(tree.is(token + 1, &[",", ":"]));
    let quote = quotes.around(open).filter(|_| noun && quotes.around(token).is_none());
    quote.is_some_and(|quote| {
        is_long(quotes, quote) && quotes.get(quote).is_some_and(|quote| quote.tokens.start == open)
    })
}

/// A cue in a frame, with the quotations at its edges.
fn quotation(
    tree: &Tree,
    quotes: &Quotes,
    sentence: &Range<usize>,
    cue: usize,
    lexical: Cue,
) -> Option<Candidate> {
    let own = quotes.around(cue);
    let outside = |token: &usize| quotes.apart(*token, cue).is_none();
    let low = cue.saturating_sub(FRAME).max(sentence.start);
    let start = (low..cue).rev().take_while(outside).last().unwrap_or(cue);
    let end = (cue + 1..(cue + FRAME).min(sentence.end))
        .take_while(outside)
        .last()
        .map_or(cue + 1, |last| last + 1);
    let before = start.checked_sub(1).and_then(|token| quotes.apart(token, cue)).filter(|_| own.is_none());
    let joined = |token: usize| {
        tree.tag(token) == Tag::Cconj
            || tree.is(token, &[";"])
            || tree.is(token, &[","]) && tree.tag(token + 1) == Tag::Cconj
    };
    let before = before.filter(|quote| {
        let fits = start > sentence.start || leads_on(tree, quotes, *quote, cue);
        fits && speaks(tree, quotes, *quote) && !has_clause(tree, start..cue) && !joined(start)
    });
    // A colon may end what is taken for the sentence.
    let led = tree.is(end.saturating_sub(1), &[",", ":"]) || tree.is(end, &[":"]);
    let next = [end, end + 1].into_iter().find_map(|token| {
        let quote = quotes.apart(token, cue)?;
        quotes.get(quote).filter(|found| found.tokens.start == token && found.outer == own).map(|_| quote)
    });
    // "contradicted him, saying: “…”": the nearer cue takes it.
    let nearer = |token: usize| {
        tree.word(token).ends_with("ing")
            && lexicon::find(Part::Verb, tree.word(token)).is_some_and(|cue| cue.can(Act::Speech))
    };
    let parted =
        (cue + 1..end).any(|token| tree.is(token, &[";"]) || tree.tag(token) == Tag::Cconj || nearer(token));
    // "the letter reads “we may use it again”"
    let led = led || end == cue + 1 && next.is_some_and(|quote| is_long(quotes, quote));
    let next = next.filter(|_| led && !parted && !has_clause(tree, cue + 1..end));
    let parts: Vec<Range<usize>> = [before, next]
        .into_iter()
        .flatten()
        .filter_map(|quote| quotes.get(quote))
        .map(|quote| quote.tokens.clone())
        .collect();
    let head = parts.first().map(|tokens| tokens.start + 1)?;
    let content: Vec<usize> = parts.into_iter().flatten().collect();
    let holder = holder(tree, start..end, cue)?;
    Some(candidate(tree, Construction::Quotation, cue, lexical, holder, head, content))
}

/// Whether a quotation that ends what is taken for a sentence asks for the cue after it: one in its own paragraph, which hands
/// over nothing else.
fn leads_on(tree: &Tree, quotes: &Quotes, quote: usize, cue: usize) -> bool {
    let end = quotes.get(quote).map_or(0, |quote| quote.tokens.end);
    let at = |token: usize| tree.document.tokens.get(token).map_or(0, |token| token.span.start);
    let block = |token: usize| tree.document.blocks.partition_point(|block| block.span.end <= at(token));
    tree.is(end.saturating_sub(2), &[",", "?", "!", "—"])
        && block(end.saturating_sub(1)) == block(cue)
        && tree.child(cue, &[Relation::Complement]).is_none()
}

/// Whether a quotation is words spoken and not a name or a word in quotation marks: it ends as a sentence or a clause does.
fn speaks(tree: &Tree, quotes: &Quotes, quote: usize) -> bool {
    let Some(tokens) = quotes.get(quote).map(|quote| quote.tokens.clone()) else { return false };
    let marks = [",", ".", "?", "!", "…", "-", "—", "..."];
    tokens.len() > 7
        || tree.is(tokens.end.saturating_sub(2), &marks)
        || tokens.len() > 4 && tree.is(tokens.end, &[","])
}

/// Whether a quotation has the words of a clause.
fn is_long(quotes: &Quotes, quote: usize) -> bool {
    quotes.get(quote).is_some_and(|quote| quote.tokens.len() > 7)
}

/// Whether another verb than the cue says something of its own here; one that describes a noun between commas ("Ms Obi,
/// whose son died, told …") does not.
pub(super) fn has_clause(tree: &Tree, mut frame: Range<usize>) -> bool {
    let start = frame.start;
    frame.any(|token| {
        let describes = tree.relation(token) == Relation::RelativeClause
            && tree.head(token).is_some_and(|noun| noun >= start && noun < token);
        tree.tag(token) == Tag::Verb && !tree.word(token).ends_with("ing") && !describes
    })
}

/// Who speaks in a frame: the subject that the tree knows, the noun phrase before the cue, or the one after it.
pub(super) fn holder(tree: &Tree, frame: Range<usize>, cue: usize) -> Option<usize> {
    let nominal = |token: &usize| matches!(tree.tag(*token), Tag::Noun | Tag::Propn | Tag::Pron);
    let known = source::of(tree, cue).filter(|holder| {
        frame.contains(holder)
        // "the general" is a noun, whatever its tag.
        && (nominal(holder) || tree.child(*holder, &[Relation::Determiner]).is_some())
    });
    let before = (frame.start..cue)
        .rev()
        .take_while(|token| matches!(tree.tag(*token), Tag::Adv | Tag::Aux | Tag::Part))
        .count();
    let before = cue.checked_sub(before + 1).filter(|token| *token >= frame.start).filter(nominal);
    let after = || {
        let mut rest = (cue + 1..frame.end)
            .skip_while(|token| matches!(tree.tag(*token), Tag::Det | Tag::Adj | Tag::Num | Tag::Adv));
        rest.next().filter(nominal).map(|first| top(tree, first, cue + 1..frame.end))
    };
    // "Maria Lopez, the engineer, said"
    let first = || {
        frame
            .clone()
            .find(nominal)
            .filter(|first| *first < cue)
            .map(|first| top(tree, first, frame.start..cue))
    };
    known.or_else(|| before.map(|last| top(tree, last, frame.start..cue))).or_else(first).or_else(after)
}

/// The head of the noun phrase around a noun, inside some tokens.
pub(super) fn top(tree: &Tree, mut noun: usize, within: Range<usize>) -> usize {
    for _ in 0..6 {
        let Some(head) = tree.head(noun).filter(|head| within.contains(head)) else { break };
        if !matches!(tree.tag(head), Tag::Noun | Tag::Propn | Tag::Pron) {
            break;
        }
        noun = head;
    }
    noun
}

pub(super) fn candidate(
    tree: &Tree,
    construction: Construction,
    cue: usize,
    lexical: Cue,
    holder: usize,
    head: usize,
    content: Vec<usize>,
) -> Candidate {
    let mut source = source::phrase(tree, holder);
    // A phrase that runs across the cue was misread.
    source.retain(|token| *token != cue && (*token < cue) == (holder < cue) && !content.contains(token));
    Candidate {
        construction,
        anchor: cue,
        lexical: Some(lexical),
        cue: vec![cue],
        holder: Some(holder),
        source,
        head,
        content,
    }
}
