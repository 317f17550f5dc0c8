//! The rule: certainty and polarity of a predicate, with the words that say so.
//!
//! First what stands at the predicate itself (modals, adverbs, negation, a condition, a purpose), then what it hangs
//! on, from link to link while the link passes certainty down: content clauses of verbs, adjectives and nouns, and shared predicates.

use super::lexicon::{Class, classes};
use crate::attribution::tree::Tree;
use crate::{Relation, Span, Tag};
use assay_dossier::{Certainty, Polarity};

/// How many links upwards are followed.
pub(super) const LINKS: usize = 4;
/// How many dependants of one word are looked at.
const DEPENDANTS: usize = 48;

/// How firmly something is stated, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// How firmly.
    pub certainty: Certainty,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Whether it holds only on a condition, or is one.
    pub condition: bool,
    /// Whether it is still to come: "will".
    pub future: bool,
    /// The words that say so, nearest first.
    pub cues: Vec<Cue>,
}

/// Words that bear on certainty or polarity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where they stand.
    pub span: Span,
    /// What they are.
    pub kind: CueKind,
    /// How firm they leave what they bear on.
    pub leaves: Certainty,
    /// Whether they turn it into its denial.
    pub denies: bool,
}

/// How words bear on certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueKind {
    /// "may", "should", "would".
    Modal,
    /// "probably", "allegedly".
    Hedge,
    /// "not", "never", "no".
    Negation,
    /// "fails to", "managed to".
    Implicative,
    /// "wants to", "a plan to".
    Intention,
    /// "thinks that", "seems to".
    Belief,
    /// "doubts that".
    Doubt,
    /// "if", "unless".
    Condition,
    /// "to" of a purpose, a question mark, an order.
    Unreal,
}

impl Reading {
    /// Nothing said to the contrary.
    fn plain() -> Self {
        Self {
            certainty: Certainty::Certain,
            polarity: Polarity::Positive,
            condition: false,
            future: false,
            cues: Vec::new(),
        }
    }

    fn lower(&mut self, to: Certainty) {
        // The order of the format is that of firmness.
        self.certainty = self.certainty.max(to);
    }

    fn deny(&mut self) {
        self.polarity = match self.polarity {
            Polarity::Positive => Polarity::Negative,
            Polarity::Negative => Polarity::Positive,
        };
    }

    /// Words that leave it as firm as this.
    fn cue(&mut self, tree: &Tree, token: usize, kind: CueKind, leaves: Certainty) {
        self.lower(leaves);
        self.note(tree, token, kind, leaves, false);
    }

    /// Words that turn it into its denial.
    fn denial(&mut self, tree: &Tree, token: usize, kind: CueKind, leaves: Certainty) {
        self.lower(leaves);
        self.deny();
        self.note(tree, token, kind, leaves, true);
    }

    fn note(&mut self, tree: &Tree, token: usize, kind: CueKind, leaves: Certainty, denies: bool) {
        if let Some(token) = tree.document.tokens.get(token) {
            self.cues.push(Cue { span: token.span, kind, leaves, denies });
        }
    }

    /// One number for it: from -3 (surely not) to 3 (surely).
    pub fn number(&self) -> f32 {
        let size = match self.certainty {
            // What is to come is stated firmly and has not happened.
            Certainty::Certain | Certainty::Probable if self.future => 0.5,
            Certainty::Certain => 3.0,
            Certainty::Probable => 2.0,
            Certainty::Possible => 0.5,
            Certainty::Uncommitted => -0.5,
        };
        if self.polarity == Polarity::Negative { -f32::abs(size) } else { size }
    }
}

/// How firmly a predicate is stated, and why. The predicate is a token that has a clause under it: a verb, or what a copula joins.
pub fn read(tree: &Tree, predicate: usize) -> Reading {
    let mut reading = Reading::plain();
    own(tree, predicate, &mut reading);
    let mut at = predicate;
    for _ in 0..LINKS {
        let Some(head) = link(tree, at, &mut reading) else { break };
        at = head;
    }
    reading
}

pub(super) fn dependants(tree: &Tree, token: usize) -> impl Iterator<Item = usize> {
    tree.children(token).take(DEPENDANTS)
}

/// What stands at the predicate itself.
fn own(tree: &Tree, predicate: usize, reading: &mut Reading) {
    let mut modal = None;
    let (mut subject, mut infinitive, mut auxiliary) = (false, false, false);
    for child in dependants(tree, predicate) {
        let word = classes(tree.word(child));
        match tree.relation(child) {
            Relation::Auxiliary | Relation::Copula | Relation::PassiveAuxiliary => {
                auxiliary = true;
                let modals = [Class::May, Class::Must, Class::Would, Class::Will];
                // Of "Should it fail, they may go" the one that stands nearest.
                if tree.relation(child) == Relation::Auxiliary
                    && modals.into_iter().any(|class| word.has(class))
                {
                    modal = Some((child, word));
                }
            }
            Relation::Subject | Relation::PassiveSubject | Relation::Expletive => subject = true,
            Relation::Marker if word.has(Class::If) => {
                reading.condition = true;
                reading.cue(tree, child, CueKind::Condition, Certainty::Uncommitted);
            }
            Relation::Marker if tree.is(child, &["to"]) => infinitive = true,
            Relation::Adverb if word.has(Class::Hearsay) => {
                reading.cue(tree, child, CueKind::Hedge, Certainty::Uncommitted);
            }
            Relation::Adverb if word.has(Class::Possible) => {
                reading.cue(tree, child, CueKind::Hedge, Certainty::Possible);
            }
            Relation::Adverb if word.has(Class::Probable) => {
                reading.cue(tree, child, CueKind::Hedge, Certainty::Probable);
            }
            Relation::AdverbialClause => supposed(tree, child, reading),
            _ => {}
        }
        if let Some(no) = negation(tree, child) {
            reading.denial(tree, no, CueKind::Negation, Certainty::Certain);
        }
    }
    if let Some((token, word)) = modal {
        let denied = reading.polarity == Polarity::Negative;
        let lowered = [
            // "cannot", "could not": surely not.
            (
                Class::May,
                if denied && tree.is(token, &["could", "can", "ca", "cannot"]) {
                    Certainty::Certain
                } else {
                    Certainty::Possible
                },
            ),
            (Class::Must, Certainty::Uncommitted),
            (Class::Would, Certainty::Possible),
        ];
        if let Some((_, to)) = lowered.into_iter().find(|(class, _)| word.has(*class)) {
            reading.cue(tree, token, CueKind::Modal, to);
        } else if word.has(Class::Will) {
            reading.future = true;
            reading.cue(tree, token, CueKind::Modal, Certainty::Certain);
        }
    }
    if infinitive && matches!(tree.relation(predicate), Relation::AdverbialClause | Relation::NounClause) {
        let to = dependants(tree, predicate).find(|child| tree.is(*child, &["to"]));
        reading.cue(tree, to.unwrap_or(predicate), CueKind::Unreal, Certainty::Uncommitted);
    }
    let root = tree.head(predicate).is_none();
    let verb = tree.tag(predicate) == Tag::Verb && is_base(tree.word(predicate));
    let bare =
        root && verb && !subject && (!auxiliary || orders(tree, predicate)) && is_first(tree, predicate);
    if bare {
        reading.cue(tree, predicate, CueKind::Unreal, Certainty::Uncommitted);
    }
    if let Some(mark) = question(tree, predicate).filter(|_| root) {
        reading.cue(tree, mark, CueKind::Unreal, Certainty::Uncommitted);
    }
}

/// "if …" or "should …" under a predicate: it holds only on that condition.
fn supposed(tree: &Tree, clause: usize, reading: &mut Reading) {
    let mark = dependants(tree, clause).find(|child| {
        let marks = tree.relation(*child) == Relation::Marker && classes(tree.word(*child)).has(Class::If);
        let first = tree.is(*child, &["should", "had", "were"])
            && dependants(tree, clause)
                .find(|other| tree.relation(*other) == Relation::Subject)
                .is_some_and(|subject| subject > *child);
        marks || first
    });
    if let Some(mark) = mark {
        reading.condition = true;
        reading.cue(tree, mark, CueKind::Condition, Certainty::Possible);
    }
}

/// The token that negates, if this dependant of a predicate does: "not", "no one", "no evidence".
fn negation(tree: &Tree, child: usize) -> Option<usize> {
    // "no longer", "no more"
    // "no fewer than 40" counts.
    let counts = |no: usize| tree.is(no + 2, &["than"]);
    if tree.is(child, &["longer", "more"]) && tree.relation(child) == Relation::Adverb {
        return dependants(tree, child).find(|no| tree.is(*no, &["no"]) && !counts(*no));
    }
    // "has yet to publish"
    if tree.is(child, &["yet"]) && tree.is(child + 1, &["to"]) {
        return Some(child);
    }
    let not = |token: usize| classes(tree.word(token)).has(Class::Not);
    match tree.relation(child) {
        Relation::Adverb
        | Relation::Auxiliary
        | Relation::Other
        | Relation::Coordinator
        | Relation::Determiner
        | Relation::Discourse => not(child).then_some(child),
        Relation::Marker => tree.is(child, &["without"]).then_some(child),
        Relation::Subject | Relation::PassiveSubject | Relation::Object => {
            let none = tree.is(child, &["nobody", "nothing", "none", "neither"]);
            let determiner = || {
                dependants(tree, child).find(|no| match tree.relation(*no) {
                    // "Neither the minister nor his deputy came."
                    Relation::Determiner | Relation::Coordinator => {
                        tree.is(*no, &["no", "neither"]) && !counts(*no)
                    }
                    // "Not one of the houses was insured."
                    _ => tree.is(*no, &["not"]) && tree.is(no + 1, &["one", "a"]),
                })
            };
            none.then_some(child).or_else(determiner)
        }
        _ => None,
    }
}

/// Whether nothing but "please" and "do not" stands before a verb in its sentence: then it is an order.
fn is_first(tree: &Tree, predicate: usize) -> bool {
    let before = (1..=4).map_while(|by| predicate.checked_sub(by));
    let mut before = before.take_while(|token| !tree.is(*token, &[".", "!", "?", ":", "\""]));
    // Verbs that look the same in the past, and thanks.
    let told = tree.is(
        predicate,
        &[
            "kept", "had", "got", "made", "went", "took", "said", "gave", "came", "was", "love", "thank",
            "met", "won", "lost", "left", "told",
        ],
    );
    !told
        && before.all(|token| {
            tree.is(
                token,
                &["please", "do", "not", "n't", "n’t", "never", "just", "simply", "so", "and", ","],
            )
        })
}

/// "do not", "don't" before an order.
fn orders(tree: &Tree, predicate: usize) -> bool {
    dependants(tree, predicate)
        .all(|child| tree.relation(child) != Relation::Auxiliary || tree.is(child, &["do"]))
}

pub(super) fn is_base(word: &str) -> bool {
    !(word.ends_with("ed") || word.ends_with("ing") || word.ends_with('s'))
}

/// The question mark at the end of the sentence in which a token stands, near it.
pub(super) fn question(tree: &Tree, token: usize) -> Option<usize> {
    (token..token + 60).take_while(|next| !tree.is(*next, &[".", "!"])).find(|next| tree.is(*next, &["?"]))
}

/// What a predicate hangs on, if certainty passes down that link; its effect is added to the reading.
fn link(tree: &Tree, at: usize, reading: &mut Reading) -> Option<usize> {
    let head = tree.head(at)?;
    match tree.relation(at) {
        Relation::Complement | Relation::OpenComplement | Relation::ClauseSubject | Relation::NounClause => {
            content(tree, head, at, reading).then_some(head)
        }
        Relation::Conjunct => {
            let subject = tree.child(at, &[Relation::Subject, Relation::PassiveSubject]);
            if subject.is_some() {
                return None;
            }
            shared(tree, head, reading);
            Some(head)
        }
        _ => None,
    }
}

/// A predicate that shares the auxiliaries of the one before it.
fn shared(tree: &Tree, first: usize, reading: &mut Reading) {
    let polarity = reading.polarity;
    let mut before = Reading::plain();
    own(tree, first, &mut before);
    reading.lower(before.certainty);
    reading.condition |= before.condition;
    reading.future |= before.future;
    reading.cues.extend(before.cues.into_iter().filter(|cue| cue.kind != CueKind::Negation));
    reading.polarity = polarity;
}

/// The effect of a word on its content; whether what it hangs on itself still matters.
fn content(tree: &Tree, head: usize, at: usize, reading: &mut Reading) -> bool {
    let word = classes(tree.word(head));
    let open = tree.relation(at) != Relation::Complement
        || dependants(tree, at).any(|child| tree.is(child, &["to"]));
    let denied = dependants(tree, head).any(|child| negation(tree, child).is_some());
    let yet = tree.is(at.saturating_sub(2), &["yet"]) && tree.is(head, &["has", "have", "had", "is", "are"]);
    if yet {
        outer(tree, head, reading, true);
        false
    } else if word.has(Class::Fails) {
        reading.denial(tree, head, CueKind::Implicative, Certainty::Certain);
        outer(tree, head, reading, true);
        true
    } else if word.has(Class::Doubts) {
        reading.denial(tree, head, CueKind::Doubt, Certainty::Probable);
        false
    } else if word.has(Class::Possible) {
        reading.cue(tree, head, CueKind::Hedge, Certainty::Possible);
        outer(tree, head, reading, true);
        false
    } else if word.has(Class::Factive) && !open {
        false
    } else if word.has(Class::Wants) {
        reading.cue(tree, head, CueKind::Intention, Certainty::Uncommitted);
        if denied {
            outer(tree, head, reading, true);
        }
        false
    } else if word.has(Class::Believes) {
        reading.cue(tree, head, CueKind::Belief, Certainty::Probable);
        outer(tree, head, reading, true);
        false
    } else if word.has(Class::Says) && !open {
        false
    } else if word.has(Class::Says) && told(tree, head) {
        // "is said to": passed on without a word of its own.
        reading.cue(tree, head, CueKind::Hedge, Certainty::Uncommitted);
        outer(tree, head, reading, true);
        false
    } else if matches!(tree.relation(at), Relation::OpenComplement) {
        let to = dependants(tree, at).find(|child| tree.is(*child, &["to"]));
        if word.has(Class::Happens) {
            reading.cue(tree, head, CueKind::Implicative, Certainty::Certain);
        } else if let (Some(to), false) = (to, word.has(Class::Says) || word.has(Class::Factive)) {
            // "determined to", "turned loose to": not yet.
            reading.cue(tree, to, CueKind::Unreal, Certainty::Uncommitted);
        }
        outer(tree, head, reading, true);
        true
    } else {
        false
    }
}

/// Whether a verb is in the passive.
fn told(tree: &Tree, verb: usize) -> bool {
    dependants(tree, verb).any(|child| tree.relation(child) == Relation::PassiveAuxiliary)
}

/// What stands at the word above, with its negation or without.
fn outer(tree: &Tree, head: usize, reading: &mut Reading, negated: bool) {
    let mut above = Reading::plain();
    own(tree, head, &mut above);
    reading.lower(above.certainty);
    reading.condition |= above.condition;
    reading.future |= above.future;
    if negated && above.polarity == Polarity::Negative {
        reading.deny();
    }
    reading.cues.extend(above.cues);
}
