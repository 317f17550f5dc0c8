//! What sort of assertion a clause is, how firm, and whether it denies.
//!
//! Rule: what is to come is a prediction; what is hedged or counted roughly an estimate; what judges, reads a mind or
//! weighs an effect an interpretation; the rest is reported. Firmness is that of the words, not of the source: "will"
//! and "would" state, "may" leaves open. Knows the clause and its words only.

use super::clauses::{Clause, Form};
use super::lexicon::{Class, classes};
use crate::attribution::Commitment;
use crate::attribution::tree::Tree;
use crate::{Relation, Tag};
use assay_dossier::{Certainty, Kind, Polarity};

/// How a clause reads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// What sort of assertion.
    pub kind: Kind,
    /// How firmly.
    pub certainty: Certainty,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Why, in words.
    pub rule: &'static str,
    /// The token that told.
    pub cue: Option<usize>,
    /// How often a claim found by this rule is of its kind, from 0 to 1.
    pub confidence: f32,
}

impl Reading {
    /// Takes in how far its source commits itself: "it is estimated that", "denied that".
    pub fn commit(&mut self, commitment: Option<Commitment>) {
        let at_most = match commitment {
            Some(Commitment::Denied) => {
                self.polarity = match self.polarity {
                    Polarity::Positive => Polarity::Negative,
                    Polarity::Negative => Polarity::Positive,
                };
                return;
            }
            Some(Commitment::Probable) => Certainty::Probable,
            Some(Commitment::Possible) => Certainty::Possible,
            Some(Commitment::Open) => Certainty::Uncommitted,
            _ => return,
        };
        // The order of the words of the format is that of firmness.
        self.certainty = self.certainty.max(at_most);
    }
}

/// What the tokens of a clause tell.
#[derive(Clone, Copy, Debug, Default)]
struct Signs {
    future: Option<usize>,
    open: Option<usize>,
    duty: Option<usize>,
    perfect: bool,
    likely: Option<usize>,
    perhaps: Option<usize>,
    hearsay: Option<usize>,
    not: Option<usize>,
    could: bool,
}

/// Reads a clause; `lender` is the predicate whose auxiliaries it shares, `rough` a token of a figure that is hedged.
pub fn read(tree: &Tree<'_, '_>, clause: &Clause, lender: Option<usize>, rough: Option<usize>) -> Reading {
    let inner = content(tree, clause);
    let mut signs = Signs::default();
    look(tree, clause.head, &mut signs);
    if inner != clause.head {
        // What is made out is denied where it is denied; whoever makes it out asserts it.
        let outer = std::mem::take(&mut signs.not);
        look(tree, inner, &mut signs);
        signs.not = signs.not.or(outer);
    }
    if let Some(lender) = lender {
        look(tree, lender, &mut signs);
        signs.not = None;
        look_for_denial(tree, clause.head, &mut signs);
    }
    let polarity = if signs.not.is_some() { Polarity::Negative } else { Polarity::Positive };
    let certainty = match signs {
        Signs { hearsay: Some(_), .. } => Certainty::Uncommitted,
        Signs { open: Some(_), could: true, not: Some(_), .. } => Certainty::Certain,
        Signs { open: Some(_), .. } | Signs { perhaps: Some(_), .. } => Certainty::Possible,
        Signs { likely: Some(_), .. } => Certainty::Probable,
        _ => Certainty::Certain,
    };
    let (kind, rule, cue, confidence) = kind(tree, clause, &signs, rough);
    Reading { kind, certainty, polarity, rule, cue, confidence }
}

fn kind(
    tree: &Tree<'_, '_>,
    clause: &Clause,
    signs: &Signs,
    rough: Option<usize>,
) -> (Kind, &'static str, Option<usize>, f32) {
    let past = signs.perfect;
    if let Some(cue) = signs.future.filter(|_| !past) {
        return (Kind::Prediction, "it speaks of what is to come", Some(cue), 0.9);
    }
    if let Some(cue) = signs.open.filter(|_| !(signs.could && signs.not.is_some())) {
        return if past {
            (Kind::Estimate, "it says what may have been", Some(cue), 0.8)
        } else {
            (Kind::Prediction, "it says what may come", Some(cue), 0.8)
        };
    }
    if let Some(cue) = evidential(tree, clause) {
        return (Kind::Interpretation, "it makes one thing out from another", Some(cue), 0.8);
    }
    if let Some(cue) = signs.likely.or(signs.perhaps) {
        return (Kind::Estimate, "it is hedged", Some(cue), 0.8);
    }
    if let Some(cue) = rough {
        return (Kind::Estimate, "it gives a figure that is not exact", Some(cue), 0.8);
    }
    if let Some(cue) = signs.duty {
        return (Kind::Interpretation, "it says what ought to be", Some(cue), 0.75);
    }
    if let Some(cue) = judgement(tree, clause) {
        return (Kind::Interpretation, "it judges, or reads a mind or an effect", Some(cue), 0.7);
    }
    (Kind::Report, "it tells an event or a state", Some(clause.head), 0.8)
}

/// The predicate of what is asserted where the clause only says by what it is made out: "it suggests that it fails".
fn content(tree: &Tree<'_, '_>, clause: &Clause) -> usize {
    let made_out = |token: usize| classes(tree.word(token)).has(Class::Evidential);
    let complement = |token: usize| tree.child(token, &[Relation::Complement]);
    complement(clause.head).filter(|_| made_out(clause.head)).unwrap_or(clause.head)
}

/// The verb by which something is made out from something else, if the clause hangs on one.
fn evidential(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let own = classes(tree.word(clause.head)).has(Class::Evidential)
        && tree.child(clause.head, &[Relation::Complement]).is_some();
    let above = tree.head(clause.head).and_then(|beside| tree.head(beside));
    let lent = above.filter(|above| {
        clause.form == Form::Coordinate && clause.shared && classes(tree.word(*above)).has(Class::Evidential)
    });
    own.then_some(clause.head).or(lent)
}

/// A word of the predicate that judges, reads a mind or weighs an effect.
fn judgement(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let head = clause.head;
    let judges = |token: usize| classes(tree.word(token)).has(Class::Judgement);
    let verb = tree.tag(head) == Tag::Verb;
    if !verb {
        // "is painful", "is a painful process", "is a costly and unpopular mistake"
        if judges(head) {
            return Some(head);
        }
        let said_of = |child: &usize| match tree.relation(*child) {
            Relation::Adjective | Relation::Conjunct => judges(*child),
            Relation::Adverb => classes(tree.word(*child)).has(Class::Weight),
            _ => false,
        };
        return tree.children(head).find(said_of);
    }
    let kinds = classes(tree.word(head));
    let first_person = clause.subject.is_some_and(|subject| tree.is(subject, &["i", "we"]));
    if kinds.has(Class::Mental) && !first_person {
        return Some(head);
    }
    if kinds.has(Class::Effect) {
        return Some(head);
    }
    // "There are advantages", "making it an issue", "is getting impatient", "has done little"
    let parts = tree.children(head).find(|child| match tree.relation(*child) {
        Relation::OpenComplement => {
            tree.tag(*child) != Tag::Verb && (judges(*child) || tree.is(*child, &["little"]))
        }
        Relation::Subject => {
            let weighed = |child: usize| {
                judges(child)
                    || tree
                        .children(child)
                        .any(|adjective| tree.relation(adjective) == Relation::Adjective && judges(adjective))
            };
            tree.child(head, &[Relation::Expletive]).is_some() && weighed(*child)
        }
        Relation::Object => {
            classes(tree.word(*child)).has(Class::Weight)
                || matches!(tree.tag(*child), Tag::Adj) && judges(*child)
        }
        Relation::Adverb => classes(tree.word(*child)).has(Class::Weight),
        _ => false,
    });
    let caused = kinds.has(Class::Cause)
        && tree.children(head).any(|child| {
            matches!(tree.relation(child), Relation::OpenComplement) && tree.tag(child) != Tag::Verb
        });
    parts.or(caused.then_some(head)).or_else(|| {
        // "made it an issue": the parser hangs the second noun where it can.
        let thing = tree.child(head, &[Relation::Object])?;
        let second = |child: &usize| {
            matches!(tree.relation(*child), Relation::UnmarkedModifier | Relation::NounModifier)
                && tree.child(*child, &[Relation::Case]).is_none()
                && judges(*child)
        };
        let judged = if judges(thing) { Some(thing) } else { tree.children(thing).find(second) };
        judged.filter(|_| kinds.has(Class::Cause))
    })
}

/// Collects what the dependants of a predicate tell.
fn look(tree: &Tree<'_, '_>, head: usize, signs: &mut Signs) {
    for child in tree.children(head) {
        match tree.relation(child) {
            Relation::Auxiliary => modal(tree, child, signs),
            Relation::Adverb => adverb(tree, child, signs),
            _ => {}
        }
    }
    look_for_denial(tree, head, signs);
    verb(tree, head, signs);
}

fn modal(tree: &Tree<'_, '_>, token: usize, signs: &mut Signs) {
    if tree.is(token, &["will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"]) {
        signs.future = signs.future.or(Some(token));
    } else if tree.is(token, &["may", "might", "could"]) {
        signs.open = signs.open.or(Some(token));
        signs.could |= tree.is(token, &["could"]);
    } else if tree.is(token, &["should", "must", "ought"]) {
        signs.duty = signs.duty.or(Some(token));
    } else if tree.is(token, &["have", "'ve", "’ve"]) {
        let after_modal = signs.open.is_some() || signs.future.is_some() || signs.duty.is_some();
        signs.perfect |= after_modal;
    }
}

fn adverb(tree: &Tree<'_, '_>, token: usize, signs: &mut Signs) {
    if tree.is(token, &["likely", "probably", "presumably", "apparently", "seemingly"]) {
        signs.likely = signs.likely.or(Some(token));
    } else if tree.is(token, &["perhaps", "maybe", "possibly", "conceivably", "potentially"]) {
        signs.perhaps = signs.perhaps.or(Some(token));
    } else if tree.is(token, &["reportedly", "allegedly", "purportedly", "supposedly"]) {
        signs.hearsay = signs.hearsay.or(Some(token));
    }
}

/// What the predicate itself tells: "seems to", "is expected to", "is going to", "suggests that".
fn verb(tree: &Tree<'_, '_>, head: usize, signs: &mut Signs) {
    const WHOLE: [Relation; 1] = [Relation::Complement];
    const OPEN: [Relation; 1] = [Relation::OpenComplement];
    let kinds = classes(tree.word(head));
    let open = tree.child(head, &OPEN).is_some();
    if kinds.has(Class::Seeming) && (open || tree.child(head, &WHOLE).is_some()) {
        signs.likely = signs.likely.or(Some(head));
    }
    let copula = tree.child(head, &[Relation::Copula]).is_some();
    if copula && tree.is(head, &["likely", "unlikely", "possible", "probable", "inevitable", "imminent"]) {
        signs.future = signs.future.or(Some(head));
        if tree.is(head, &["likely", "unlikely", "probable"]) {
            signs.likely = signs.likely.or(Some(head));
        } else if tree.is(head, &["possible"]) {
            signs.perhaps = signs.perhaps.or(Some(head));
        }
        if tree.is(head, &["unlikely"]) {
            signs.not = signs.not.or(Some(head));
        }
        return;
    }
    let told = tree.child(head, &[Relation::PassiveSubject, Relation::PassiveAuxiliary, Relation::Copula]);
    if !open || told.is_none() && !tree.is(head, &["going"]) {
        return;
    }
    if tree.is(head, &["going"]) {
        // "going to leave", not "going hungry"
        let to = |child: usize| {
            tree.relation(child) == Relation::OpenComplement
                && tree.children(child).any(|mark| tree.is(mark, &["to"]))
        };
        if tree.children(head).any(to) {
            signs.future = signs.future.or(Some(head));
        }
    } else if kinds.has(Class::Held) {
        signs.likely = signs.likely.or(Some(head));
    } else if kinds.has(Class::Hearsay) {
        signs.hearsay = signs.hearsay.or(Some(head));
    } else if kinds.has(Class::Outlook) {
        signs.future = signs.future.or(Some(head));
        signs.likely = signs.likely.or(Some(head));
        if tree.is(head, &["unlikely"]) {
            signs.not = signs.not.or(Some(head));
        }
    }
}

fn look_for_denial(tree: &Tree<'_, '_>, head: usize, signs: &mut Signs) {
    const NONE: [&str; 5] = ["no", "nobody", "none", "nothing", "neither"];
    for child in tree.children(head) {
        let denies = match tree.relation(child) {
            Relation::Adverb
            | Relation::Other
            | Relation::Auxiliary
            | Relation::Determiner
            | Relation::Coordinator => {
                tree.is(child, &["not", "n't", "n’t", "never", "neither", "nor", "cannot"])
                    || tree.is(child, &["longer"]) && tree.children(child).any(|no| tree.is(no, &["no"]))
                    || tree.relation(child) == Relation::Determiner && tree.is(child, &["no"])
            }
            Relation::Subject | Relation::PassiveSubject | Relation::Object | Relation::Oblique => {
                tree.is(child, &NONE) && tree.relation(child) != Relation::Oblique
                    || tree.children(child).any(|no| {
                        tree.relation(no) == Relation::Determiner && tree.is(no, &["no", "neither"])
                    })
            }
            _ => false,
        };
        if denies {
            signs.not = signs.not.or(Some(child));
        }
    }
    if tree.is(head, &["lack", "lacks", "lacked", "fail", "fails", "failed"])
        && tree.tag(head) == Tag::Verb
        && tree.child(head, &[Relation::Object, Relation::OpenComplement]).is_some()
    {
        signs.not = signs.not.or(Some(head));
    }
}
