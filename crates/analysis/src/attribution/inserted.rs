//! A cue between commas or after one, and "as X said" at the head: what it says is the rest of its sentence.
//!
//! Rule: with nothing but a noun phrase before the verb and nothing but circumstances after it (", the minister said on
//! Monday,") the cue takes the rest, from a colon before it on, if that is one clause.

use super::candidates::{Candidate, Construction};
use super::lexicon::{self, Act, Cue, Part};
use super::quotes::Quotes;
use super::surface::{PHRASE, candidate, has_clause, holder};
use super::tree::Tree;
use crate::{Relation, Tag};
use std::ops::Range;

/// How long the circumstances of a cue may be, in tokens.
const CIRCUMSTANCE: usize = 16;

/// ", the minister said," or "…, the minister said.": a noun phrase and a verb, and marks on both sides.
pub(super) fn inserted(
    tree: &Tree,
    quotes: &Quotes,
    sentence: &Range<usize>,
    cue: usize,
    lexical: Cue,
) -> Option<Candidate> {
    let close = past_circumstance(tree, sentence, cue, lexical);
    let ends = close >= sentence.end || tree.is(close, &[",", ".", "!", ";"]);
    if !ends || quotes.around(cue).is_some() {
        return None;
    }
    let phrase = (cue.saturating_sub(PHRASE).max(sentence.start)..cue).rev().take_while(|token| {
        let tag = tree.tag(*token);
        matches!(
            tag,
            Tag::Noun
                | Tag::Propn
                | Tag::Pron
                | Tag::Det
                | Tag::Adj
                | Tag::Num
                | Tag::Adv
                | Tag::Part
                | Tag::Aux
        ) || tag == Tag::Adp && tree.is(*token, &["of", "for", "at", "in"])
    });
    let start = phrase.last()?;
    let open = start.checked_sub(1).filter(|open| *open > sentence.start && tree.is(*open, &[","]))?;
    // "It has a goal: by 2035, it promises, …": what stands before the colon is nobody's.
    let colon = (sentence.start..open).rev().find(|token| tree.is(*token, &[":"]));
    let sentence = &(colon.map_or(sentence.start, |colon| colon + 1)..sentence.end);
    // "…, a claim that Harad denied."
    if (start..cue).any(|token| tree.is(token, &["that", "which", "who"])) {
        return None;
    }
    if tree.is(start, &["who", "which", "that", "what", "as", "not"])
        || quotes.around(open.saturating_sub(1)).is_some()
    {
        return None;
    }
    let holder = holder(tree, start..cue, cue)?;
    // "…, a charge he denies": what is denied is the charge.
    let pronoun = tree.tag(holder) == Tag::Pron && tree.is(holder, &["he", "she", "they", "it", "we", "i"]);
    if pronoun && (start..holder).any(|token| matches!(tree.tag(token), Tag::Noun | Tag::Propn)) {
        return None;
    }
    // "Asked if he was worried, Petrov laughed."
    if tree.is(sentence.start, &["asked"]) {
        return None;
    }
    // "…, the group said on Monday, citing high costs": what is cited is no part of what is said.
    let participle = tree.tag(close + 1) == Tag::Verb && tree.word(close + 1).ends_with("ing");
    let cites = participle && lexicon::find(Part::Verb, tree.word(close + 1)).is_some()
        || tree.is(close + 1, &["citing", "quoting"]);
    let said = |token: &usize| *token < open || *token > close && !cites;
    let content: Vec<usize> = sentence.clone().filter(said).collect();
    let head = content
        .iter()
        .copied()
        .find(|token| tree.relation(*token) == Relation::Root)
        .unwrap_or(sentence.start);
    // One full clause is said, not a list and not two clauses of which the cue begins the second; and it is said, not
    // something that is done.
    let has_verb = |mut part: Range<usize>| part.any(|token| matches!(tree.tag(token), Tag::Verb | Tag::Aux));
    let (left, right) = (has_verb(sentence.start..open), has_verb(close + 1..sentence.end.max(close + 1)));
    let passive = (start..cue).any(|token| tree.is(token, &["was", "were", "is", "are", "be", "been", "to"]));
    // "It was late, she said, and they left", "If it rains, she said, they will leave": both are what is said.
    let both =
        left && right && !participle && (joins(tree, close + 1) || is_subordinate(tree, sentence.start));
    if left == (right && !participle) && !both || passive {
        return None;
    }
    Some(candidate(tree, Construction::Inserted, cue, lexical, holder, head, content))
}

/// Whether a clause that begins here goes on with the one before it.
fn joins(tree: &Tree, first: usize) -> bool {
    const JOINS: [&str; 5] = ["and", "but", "or", "so", "yet"];
    tree.is(first, &JOINS) || is_subordinate(tree, first)
}

/// Whether a clause that begins here hangs from another.
fn is_subordinate(tree: &Tree, first: usize) -> bool {
    const OPENS: [&str; 17] = [
        "if", "unless", "when", "while", "although", "though", "because", "since", "as", "after", "before",
        "until", "once", "whereas", "were", "should", "had",
    ];
    tree.is(first, &OPENS)
}

/// Past where, when and to whom it was said: ", he said in a statement on Monday,". Only of what is said and nothing else.
fn past_circumstance(tree: &Tree, sentence: &Range<usize>, cue: usize, lexical: Cue) -> usize {
    const OPENS: [&str; 14] = [
        "in",
        "on",
        "at",
        "during",
        "after",
        "late",
        "early",
        "yesterday",
        "today",
        "earlier",
        "last",
        "this",
        "reporters",
        "via",
    ];
    let speaks = lexical.act == Act::Speech && !tree.word(cue).ends_with("ing");
    if tree.relation(cue) == Relation::NounClause {
        return cue + 1;
    }
    // "he pointed out"
    if tree.is(cue + 1, &["out"]) {
        return cue + 2;
    }
    let named = tree.tag(cue + 1) == Tag::Propn && crate::claims::is_time(tree, cue + 1);
    // "…, the economist estimates in a new paper."
    let written = tree.is(cue + 1, &["in"]) && tree.relation(cue) == Relation::Root;
    let speaks = speaks || written;
    if !speaks || !named && !tree.is(cue + 1, &OPENS) {
        return cue + 1;
    }
    let rest = cue + 1..sentence.end.min(cue + CIRCUMSTANCE);
    let runs = rest.take_while(|token| {
        matches!(
            tree.tag(*token),
            Tag::Adp | Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Num | Tag::Adv | Tag::Part
        ) || tree.is(*token, &["his", "her", "its", "their", "emailed", "televised", "published"])
    });
    runs.last().map_or(cue + 1, |last| last + 1)
}

/// "As the minister said, …"
pub(super) fn as_said(tree: &Tree, sentence: &Range<usize>, cue: usize, lexical: Cue) -> Option<Candidate> {
    let near = cue < sentence.start + PHRASE && tree.is(sentence.start, &["as"]);
    if !near || has_clause(tree, sentence.start..cue) {
        return None;
    }
    let comma = (cue + 1..sentence.end.min(cue + PHRASE)).find(|token| tree.is(*token, &[","]))?;
    let holder = holder(tree, sentence.start + 1..cue, cue)?;
    let content: Vec<usize> = (comma + 1..sentence.end).collect();
    let head = content.iter().copied().find(|token| matches!(tree.tag(*token), Tag::Verb | Tag::Aux))?;
    if has_clause(tree, cue + 1..comma) {
        return None;
    }
    Some(candidate(tree, Construction::AsClause, cue, lexical, holder, head, content))
}

/// The verbs that stand before who says it.
const SAID: [&str; 13] = [
    "said", "says", "argues", "argued", "warns", "warned", "notes", "noted", "adds", "added", "believes",
    "writes", "wrote",
];

/// "Recipients, said Mauer, are required to …": a verb, and nothing but a name or a noun phrase before the second comma.
pub(super) fn inverted(
    tree: &Tree,
    quotes: &Quotes,
    sentence: &Range<usize>,
    cue: usize,
    lexical: Cue,
) -> Option<Candidate> {
    let open = cue.checked_sub(1).filter(|open| *open > sentence.start && tree.is(*open, &[","]))?;
    let names =
        |token: &usize| matches!(tree.tag(*token), Tag::Noun | Tag::Propn | Tag::Pron | Tag::Det | Tag::Adj);
    let close = cue + 1 + (cue + 1..sentence.end.min(cue + PHRASE)).take_while(names).count();
    // "argues Ada Pike, a former envoy to the region, …"
    let beside = (close + 1..sentence.end.min(close + CIRCUMSTANCE)).find(|token| tree.is(*token, &[","]));
    let whose = close.checked_sub(1).filter(|last| tree.tag(*last) == Tag::Propn);
    let describes = |comma: &usize| {
        whose.is_some()
            && matches!(tree.tag(close + 1), Tag::Det | Tag::Noun | Tag::Adj)
            && (close + 1..*comma).all(|token| !matches!(tree.tag(token), Tag::Verb | Tag::Aux | Tag::Cconj))
    };
    let (name, close) = (close, beside.filter(describes).unwrap_or(close));
    let quoted = [open - 1, cue, close + 1].into_iter().any(|token| quotes.around(token).is_some());
    let says = tree.is(cue, &SAID);
    if quoted || name == cue + 1 || !tree.is(close, &[","]) || !says {
        return None;
    }
    let has_verb = |mut part: Range<usize>| part.any(|token| matches!(tree.tag(token), Tag::Verb | Tag::Aux));
    // The clause goes on after the cue with its verb, or was whole before it.
    let goes_on = !has_verb(sentence.start..open)
        && matches!(tree.tag(close + 1), Tag::Verb | Tag::Aux | Tag::Adv)
        || is_subordinate(tree, sentence.start) && has_verb(close + 1..sentence.end);
    let holder = (cue + 1..name).rev().find(|token| tree.tag(*token) != Tag::Adj).filter(|_| goes_on)?;
    let content: Vec<usize> = sentence.clone().filter(|token| *token < open || *token > close).collect();
    let head = content.iter().copied().find(|token| *token > close)?;
    Some(candidate(tree, Construction::Inserted, cue, lexical, holder, head, content))
}
