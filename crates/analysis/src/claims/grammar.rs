//! What a tree tells of one predicate: its subject, its tense, what it hangs on; and which words a clause begins with.

use super::lexicon::{Class, classes};
use crate::attribution::tree::Tree;
use crate::lemma::lemma;
use crate::{Relation, Tag};

/// The relations of subjects; the last one holds the place of another.
const SUBJECTS: [Relation; 4] =
    [Relation::Subject, Relation::PassiveSubject, Relation::ClauseSubject, Relation::Expletive];

/// The subject of a predicate, if it has one of its own.
pub fn subject(tree: &Tree<'_, '_>, token: usize) -> Option<usize> {
    // "There are advantages": the noun is the subject, "there" only holds its place.
    tree.child(token, &SUBJECTS[..3]).or_else(|| tree.child(token, &SUBJECTS[3..]))
}

/// Whether a token can be a predicate.
pub fn is_clausal(tree: &Tree<'_, '_>, token: usize) -> bool {
    matches!(tree.tag(token), Tag::Verb | Tag::Aux)
        || tree.child(token, &[Relation::Copula]).is_some()
        || tree.child(token, &SUBJECTS).is_some()
}

/// "to go"
pub fn is_infinitive(tree: &Tree<'_, '_>, token: usize) -> bool {
    tree.children(token)
        .any(|child| child < token && tree.relation(child) == Relation::Marker && tree.is(child, &["to"]))
}

pub fn is_participle(word: &str) -> bool {
    word.len() > 4 && word.get(word.len() - 3..).is_some_and(|end| end.eq_ignore_ascii_case("ing"))
}

/// Whether a form can be a participle of the past: "built", "known", "called".
pub fn is_past_participle(word: &str) -> bool {
    let base = lemma(word, Tag::Verb);
    !is_participle(word) && !word.ends_with('s') && !base.eq_ignore_ascii_case(word)
}

/// Whether a predicate has tense.
pub fn is_finite(tree: &Tree<'_, '_>, token: usize) -> bool {
    if is_infinitive(tree, token) {
        return false;
    }
    let mut auxiliaries = tree.children(token).filter(|child| {
        matches!(tree.relation(*child), Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula)
    });
    match auxiliaries.next() {
        Some(first) => !tree.is(first, &["being", "having", "been", "be"]),
        None => matches!(tree.tag(token), Tag::Verb | Tag::Aux) && !is_participle(tree.word(token)),
    }
}

/// The first token under a token.
pub fn leftmost(tree: &Tree<'_, '_>, token: usize) -> usize {
    let mut first = token;
    while let Some(child) = tree.children(first).next().filter(|child| *child < first) {
        first = child;
    }
    first
}

/// The clause on which a predicate hangs: "if …", "unless …", "should they …".
pub fn condition(tree: &Tree<'_, '_>, token: usize) -> Option<usize> {
    tree.children(token).find(|child| {
        if tree.relation(*child) != Relation::AdverbialClause {
            return *child > token && is_proviso(tree, *child);
        }
        let marked = tree.children(*child).any(|mark| {
            matches!(tree.relation(mark), Relation::Marker) && classes(tree.word(mark)).has(Class::Condition)
        });
        let inverted = tree.child(*child, &[Relation::Auxiliary]).is_some_and(|helper| {
            tree.is(helper, &["should", "were", "had"]) && subject(tree, *child) > Some(helper)
        });
        let provided = is_proviso(tree, *child);
        marked || inverted || provided
    })
}

/// Whether an apposition sums up the whole clause before it: "He lied, a charge that she denied". Not so one that describes the
/// subject of what follows ("the deal, a process of ten years, cost 3 million"), nor who deals or plans ("a dealer").
pub fn sums_up(tree: &Tree<'_, '_>, token: usize) -> bool {
    let word = tree.word(token);
    let doer = word.ends_with("er") && word != "offer";
    let beside = tree.head(token).filter(|noun| leftmost(tree, token) <= noun + 2);
    let follows = beside.and_then(|noun| tree.head(noun)).is_some_and(|verb| verb > token);
    classes(word).has(Class::Event) && !doer && !follows
}

/// Whether a verb is in the passive, or a participle that describes a noun: "is believed to", "the blast, believed to".
pub fn is_told_of(tree: &Tree<'_, '_>, verb: usize) -> bool {
    tree.child(verb, &[Relation::PassiveAuxiliary]).is_some() || tree.relation(verb) == Relation::NounClause
}

/// "is said to be ill", "reportedly left": the word by which somebody who is not named is said to say so.
pub fn hearsay(tree: &Tree<'_, '_>, predicate: usize) -> Option<usize> {
    const ADVERBS: [&str; 4] = ["reportedly", "allegedly", "purportedly", "supposedly"];
    let kinds = classes(tree.word(predicate));
    let passed_on = (kinds.has(Class::Hearsay) || kinds.has(Class::Held))
        && is_told_of(tree, predicate)
        && tree.children(predicate).any(|told| {
            matches!(tree.relation(told), Relation::OpenComplement | Relation::AdverbialClause)
                && told > predicate
                && is_infinitive(tree, told)
        });
    let adverb = || {
        tree.children(predicate)
            .find(|child| tree.relation(*child) == Relation::Adverb && tree.is(*child, &ADVERBS))
    };
    passed_on.then_some(predicate).or_else(adverb)
}

/// "provided that"
pub fn is_proviso(tree: &Tree<'_, '_>, token: usize) -> bool {
    tree.is(token, &["provided", "providing", "assuming"]) && tree.is(token + 1, &["that"])
}
