//! Denials in the words of a predicate, beside those that certainty finds: "lacks", "denied having", "not without".
//!
//! Rule: who denies a thing, or rejects what was said, tells a denial; with a clause to deny it is theirs. What lacks a thing
//! has it not; what is not without it has it. Knows trees, no lexicon of cues.

use super::outlook::rated;
use crate::attribution::tree::Tree;
use crate::{Relation, Tag};

/// Verbs by which somebody says that a thing is not so.
const DENIES: [&str; 9] =
    ["deny", "denies", "denied", "denying", "dispute", "disputes", "disputed", "refutes", "refuted"];
/// The same of what was said; to reject a plan is a deed.
const REJECTS: [&str; 6] = ["reject", "rejects", "rejected", "dismiss", "dismisses", "dismissed"];
/// What was said.
const SAID: [&str; 26] = [
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "charge",
    "charges",
    "claim",
    "claims",
    "criticism",
    "criticisms",
    "figure",
    "figures",
    "finding",
    "findings",
    "idea",
    "notion",
    "report",
    "reports",
    "rumour",
    "rumours",
    "rumors",
    "suggestion",
    "suggestions",
    "theory",
    "view",
    "concerns",
];

/// "lacks water", "is unlikely": a denial in one word; what is unlikely to be is denied itself.
pub fn lacks(tree: &Tree<'_, '_>, head: usize) -> bool {
    const CONTENTS: [Relation; 3] = [Relation::OpenComplement, Relation::ClauseSubject, Relation::Complement];
    let lacks = tree.is(head, &["lack", "lacks", "lacked"])
        && tree.tag(head) == Tag::Verb
        && tree.child(head, &[Relation::Object]).is_some();
    let unlikely = tree.is(head, &["unlikely", "improbable", "impossible", "false", "untrue"])
        && tree.child(head, &CONTENTS).is_none();
    lacks || unlikely || rated(tree, head).is_some_and(|rated| tree.is(rated, &["unlikely"]))
}

/// "has not been without consequences": it had some.
pub fn not_without(tree: &Tree<'_, '_>, head: usize) -> bool {
    let bare = |child: &usize| tree.is(*child, &["without"]) && *child < head;
    tree.relation(head) != Relation::OpenComplement
        && tree.children(head).any(|child| bare(&child) && tree.relation(child) == Relation::Case)
}

/// "denied any part in it", "rejects the accusation": what somebody does not accept as true is told with a denial; to reject a
/// plan is a deed.
pub fn says_no(tree: &Tree<'_, '_>, head: usize) -> bool {
    let thing = tree.child(head, &[Relation::Object]);
    let described = tree.head(head).filter(|_| tree.relation(head) == Relation::RelativeClause);
    let said = thing.into_iter().chain(described).any(|thing| tree.is(thing, &SAID));
    // "denied having met them"
    // (Who does not deny that it leaks does not say that it leaks.)
    let deed = tree.child(head, &[Relation::OpenComplement, Relation::Complement]).is_some()
        && !is_negated(tree, head);
    let passive = tree.child(head, &[Relation::PassiveAuxiliary]).is_some();
    let told = tree.child(head, &[Relation::Complement]).is_some();
    !passive
        && (tree.is(head, &DENIES) && (thing.is_some() || deed) || tree.is(head, &REJECTS) && said && !told)
}

/// Whether somebody denies, and so vouches for, what is told in a clause: "denied that it leaks", "denies having met them",
/// "rejected reports that it leaks".
pub fn denies_clause(tree: &Tree<'_, '_>, verb: usize) -> bool {
    const CLAUSES: [Relation; 3] = [Relation::Complement, Relation::OpenComplement, Relation::NounClause];
    let told = |head: usize| tree.child(head, &CLAUSES).is_some_and(|clause| clause > head);
    if is_negated(tree, verb) {
        return false;
    }
    match tree.child(verb, &[Relation::Object]) {
        Some(thing) => {
            (tree.is(verb, &DENIES) || tree.is(verb, &REJECTS)) && tree.is(thing, &SAID) && told(thing)
        }
        None => tree.is(verb, &DENIES) && told(verb),
    }
}

/// "did not deny", "never denied"
fn is_negated(tree: &Tree<'_, '_>, verb: usize) -> bool {
    tree.children(verb).any(|child| child < verb && tree.is(child, &["not", "n't", "n’t", "never"]))
}
