//! Verbs that were hung to the wrong word, or taken for none.
//!
//! Rule: after a conjunction a noun and a word that can be a verb are a subject and its verb ("unless their pay rises",
//! "that the pills work"); a verb with tense stands beside a verb; the noun right before a helper with tense is its subject.

use super::Mender;
use crate::{Relation, Tag};

/// Conjunctions that only clauses have.
const JOINS: [&str; 12] = [
    "that", "unless", "if", "because", "although", "though", "while", "whereas", "whether", "since", "until",
    "when",
];

/// Pasts that hardly ever describe a noun.
pub(super) const DEEDS: [&str; 26] = [
    "announced",
    "urged",
    "demanded",
    "rejected",
    "praised",
    "condemned",
    "warned",
    "denied",
    "welcomed",
    "criticised",
    "criticized",
    "defended",
    "launched",
    "pledged",
    "vowed",
    "refused",
    "declared",
    "dismissed",
    "blamed",
    "accused",
    "threatened",
    "approved",
    "ordered",
    "postponed",
    "suspended",
    "cancelled",
];

/// What "by" before it tells the time of.
const WHEN: [&str; 12] = [
    "year", "month", "week", "end", "time", "night", "day", "morning", "evening", "weekend", "spring",
    "summer",
];

impl Mender<'_, '_> {
    /// "that Russia had lost 12": a helper has no subject of its own.
    pub(super) fn bare_helpers(&mut self) {
        const HELPS: [&str; 9] = ["had", "has", "have", "is", "are", "was", "were", "will", "would"];
        for helper in 0..self.tokens.len() {
            let helps = matches!(self.relation(helper), Relation::Auxiliary | Relation::PassiveAuxiliary)
                && self.is(helper, &HELPS);
            let Some(verb) = self.head(helper).filter(|_| helps) else { continue };
            for at in self.children(helper) {
                if matches!(self.relation(at), Relation::Subject | Relation::PassiveSubject) {
                    self.hang(at, verb, self.relation(at));
                }
            }
        }
    }

    /// "the port handles ships": what has a subject and an object is a verb; so is what "should" helps ("should stop").
    pub(super) fn deeds(&mut self) {
        const MODALS: [&str; 8] = ["should", "would", "will", "could", "might", "must", "may", "can"];
        for at in 1..self.tokens.len() {
            let helped = self.tag(at) == Tag::Noun
                && self.child(at, &[Relation::Copula]).is_none()
                && self.child(at, &[Relation::Determiner, Relation::Case]).is_none_or(|mark| mark + 1 < at)
                && self
                    .child(at, &[Relation::Auxiliary])
                    .is_some_and(|aux| aux < at && self.is(aux, &MODALS));
            if helped {
                self.name(at, Tag::Verb);
                if self.relation(at) == Relation::Object {
                    self.relate(at, Relation::Complement);
                }
            }
            let deed = self.tag(at) == Tag::Noun
                && self.child(at, &[Relation::Copula]).is_none()
                && self.child(at, &[Relation::Subject]).is_some_and(|subject| subject < at)
                && self.child(at, &[Relation::Object, Relation::Complement]).is_some_and(|told| told > at);
            if let Some(token) = self.tokens.get_mut(at).filter(|_| deed) {
                token.tag = Tag::Verb;
            }
        }
    }

    /// "it has a list, rents have risen": the noun right before the helper of a verb with tense is its subject.
    pub(super) fn lost_subjects(&mut self) {
        for verb in 3..self.tokens.len() {
            let beside = matches!(self.relation(verb), Relation::Parataxis | Relation::Conjunct);
            if !beside || !self.is_clausal(verb) || self.has_subject(verb) || !self.is_finite(verb) {
                continue;
            }
            let first = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula];
            let Some(helper) = self.child(verb, &first).filter(|helper| *helper < verb) else { continue };
            let comma = (0..helper).rev().find(|at| self.word(*at) == "," || self.tag(*at) == Tag::Cconj);
            let noun = comma.and_then(|comma| {
                (comma + 1..helper).find(|at| {
                    matches!(self.tag(*at), Tag::Noun | Tag::Propn | Tag::Pron)
                        && matches!(self.relation(*at), Relation::Apposition | Relation::Conjunct)
                        && self.head(*at).is_some_and(|head| head < comma)
                })
            });
            let whole = |noun: usize| {
                (noun + 1..helper).all(|at| self.is_under(at, noun) || self.tag(at) == Tag::Adv)
            };
            if let Some(noun) = noun.filter(|noun| whole(*noun)) {
                let subject = self.subject_of(verb);
                self.hang(noun, verb, subject);
            }
        }
    }

    /// "A report commissioned by the council concluded": what it concluded is told, by whom it was paid is beside.
    pub(super) fn reports(&mut self) {
        let Some(root) = self.root().filter(|root| self.word(*root).ends_with("ed")) else { return };
        let helped = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula];
        let noun = self.child(root, &[Relation::Subject]).filter(|noun| noun + 1 == root);
        let bare = self.is(root + 1, &["by"]) && self.child(root, &helped).is_none();
        let Some(noun) = noun.filter(|_| bare) else { return };
        let main = self.under(root).find(|at| {
            *at > root
                && self.tag(*at) == Tag::Verb
                && self.is_finite(*at)
                && !self.has_subject(*at)
                && !self.under(*at).any(|mark| {
                    mark < *at && matches!(self.relation(mark), Relation::Marker | Relation::Punctuation)
                })
        });
        if let Some(main) = main {
            self.replace(root, main, Relation::NounClause);
            let subject = self.subject_of(main);
            self.hang(noun, main, subject);
            self.hang(root, noun, Relation::NounClause);
        }
    }

    /// "which were promised a station and have been waiting": without a comma the second is of the noun as well.
    fn clause_beside(&self, verb: usize) -> Option<usize> {
        let above = self.head(verb).filter(|above| *above < verb)?;
        let and = self.child(verb, &[Relation::Coordinator]).filter(|and| *and < verb && *and > above)?;
        let relative = (above + 1..and).rev().find(|at| {
            self.relation(*at) == Relation::RelativeClause
                && self.is_finite(*at)
                && self.is_under(*at, above)
                && self.has_subject(*at)
        })?;
        let opened = (above + 1..relative).rev().find(|at| self.is(*at, &["which", "who"]))?;
        let comma = (opened..and).any(|at| self.word(at) == ",");
        (self.word(opened - 1) == "," && !comma).then_some(relative)
    }

    /// All verbs that stand beside a relative clause.
    pub(super) fn beside_relatives(&mut self) {
        for verb in 3..self.tokens.len() {
            let second = self.relation(verb) == Relation::Conjunct
                && self.is_clausal(verb)
                && self.is_finite(verb)
                && !self.has_subject(verb);
            if second && let Some(relative) = self.clause_beside(verb) {
                self.hang(verb, relative, Relation::Conjunct);
            }
        }
    }

    /// "unless their pay rises": a noun that a conjunction joins, with a noun before it, is a verb.
    pub(super) fn hidden_verbs(&mut self) {
        for verb in 2..self.tokens.len() {
            if self.tag(verb) != Tag::Noun
                || self.has_subject(verb)
                || self.child(verb, &[Relation::Copula]).is_some()
            {
                continue;
            }
            let Some(mark) = self.child(verb, &[Relation::Marker]) else { continue };
            let joined = mark + 1 < verb - 1 && self.is(mark, &JOINS);
            let noun = verb - 1;
            let before = self.head(noun) == Some(verb)
                && matches!(self.relation(noun), Relation::Compound | Relation::Adjective)
                && matches!(self.tag(noun), Tag::Noun | Tag::Verb | Tag::Propn);
            if !joined || !before {
                continue;
            }
            let own = |relation| {
                matches!(
                    relation,
                    Relation::Determiner
                        | Relation::Possessive
                        | Relation::Adjective
                        | Relation::Compound
                        | Relation::Number
                )
            };
            for at in self.children(verb) {
                if at < noun && own(self.relation(at)) {
                    self.hang(at, noun, self.relation(at));
                }
            }
            self.hang(noun, verb, Relation::Subject);
            for (at, tag) in [(noun, Tag::Noun), (verb, Tag::Verb)] {
                if let Some(token) = self.tokens.get_mut(at).filter(|token| token.tag != Tag::Propn) {
                    token.tag = tag;
                }
            }
            let nominal = matches!(
                self.relation(verb),
                Relation::Oblique | Relation::UnmarkedOblique | Relation::NounModifier | Relation::Object
            );
            if let Some(token) = self.tokens.get_mut(verb).filter(|_| nominal) {
                token.relation = Relation::AdverbialClause;
            }
        }
    }

    /// "after the firm lost a case": the noun between "after" and a verb with tense is its subject.
    pub(super) fn clause_subjects(&mut self) {
        for clause in 2..self.tokens.len() {
            if self.relation(clause) != Relation::AdverbialClause
                || self.tag(clause) != Tag::Verb
                || self.has_subject(clause)
                || !self.is_finite(clause)
            {
                continue;
            }
            let Some(noun) = self.child(clause, &[Relation::Oblique]).filter(|noun| *noun < clause) else {
                continue;
            };
            let case = self.child(noun, &[Relation::Case]);
            let Some(case) =
                case.filter(|case| *case < noun && self.is(*case, &["after", "before", "until", "since"]))
            else {
                continue;
            };
            let subject = self.subject_of(clause);
            self.hang(noun, clause, subject);
            self.hang(case, clause, Relation::Marker);
        }
    }

    /// "was destroyed by the army": who did it, unless it tells when or by how much.
    pub(super) fn agents(&mut self) {
        for noun in 2..self.tokens.len() {
            let by = self.child(noun, &[Relation::Case]).is_some_and(|case| self.is(case, &["by"]));
            let Some(verb) = self.head(noun).filter(|verb| by && *verb < noun) else { continue };
            let passive = self.child(verb, &[Relation::PassiveAuxiliary]).is_some();
            let measure = self.child(noun, &[Relation::Number]).is_some() || self.tag(noun) == Tag::Num;
            let who = matches!(self.tag(noun), Tag::Noun | Tag::Propn | Tag::Pron);
            if passive && who && !measure && self.relation(noun) == Relation::Oblique && !self.is(noun, &WHEN)
            {
                self.relate(noun, Relation::Agent);
            }
        }
    }

    /// "The bridge, built in 1931 and closed since March,": what was done to it stands beside what was done to it.
    pub(super) fn states_beside(&mut self) {
        for state in 3..self.tokens.len() {
            let Some(noun) = self.head(state).filter(|noun| *noun < state) else { continue };
            let and = self.child(state, &[Relation::Coordinator]).filter(|and| *and > noun && *and < state);
            let beside = self.relation(state) == Relation::Conjunct
                && self.tag(state) == Tag::Verb
                && matches!(self.tag(noun), Tag::Noun | Tag::Propn);
            let Some(and) = and.filter(|_| beside) else { continue };
            let first = self.under(noun).find(|at| {
                self.relation(*at) == Relation::NounClause
                    && *at > noun
                    && *at < and
                    && self.word(*at).ends_with("ing") == self.word(state).ends_with("ing")
            });
            if let Some(first) = first {
                self.hang(state, first, Relation::Conjunct);
            }
        }
    }

    /// "welcomed the offer but rejected the date": a verb with tense stands beside a verb, not beside a noun.
    pub(super) fn verbs_beside_nouns(&mut self) {
        for verb in 3..self.tokens.len() {
            if self.relation(verb) != Relation::Conjunct
                || self.tag(verb) != Tag::Verb
                || self.has_subject(verb)
                || !self.is_finite(verb)
            {
                continue;
            }
            let Some(noun) = self.head(verb).filter(|noun| *noun < verb && !self.is_clausal(*noun)) else {
                continue;
            };
            let joined = self.child(verb, &[Relation::Coordinator]).is_some_and(|and| and < verb);
            let deed = self.child(verb, &[Relation::Object, Relation::Complement]).is_some()
                || self.child(verb, &[Relation::Auxiliary, Relation::PassiveAuxiliary]).is_some();
            let nominal = matches!(self.tag(noun), Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num);
            if !joined || !deed || !nominal {
                continue;
            }
            if let Some(clause) = self.finite_above(noun, verb) {
                self.hang(verb, clause, Relation::Conjunct);
            }
        }
    }

    /// "called the offer reckless and announced strikes": after "and" a past that describes no noun is a second deed.
    pub(super) fn second_deeds(&mut self) {
        for verb in 3..self.tokens.len() {
            let past = self.is(verb, &DEEDS) && matches!(self.tag(verb), Tag::Verb | Tag::Adj);
            let describes = matches!(self.relation(verb), Relation::Adjective | Relation::Conjunct);
            if !past || !describes || self.tag(verb - 1) != Tag::Cconj || self.has_subject(verb) {
                continue;
            }
            let clausal =
                self.head(verb).is_some_and(|head| self.tag(head) == Tag::Verb && self.is_finite(head));
            if self.relation(verb) == Relation::Conjunct && clausal {
                continue;
            }
            let above = self.finite_above(verb, verb).filter(|above| *above < verb);
            let Some(clause) = above else { continue };
            let thing = (verb + 1..self.tokens.len().min(verb + 5)).find(|at| {
                self.tag(*at) == Tag::Noun
                    && !matches!(self.relation(*at), Relation::Compound | Relation::Possessive)
            });
            let Some(thing) = thing else { continue };
            if let Some(token) = self.tokens.get_mut(verb) {
                token.tag = Tag::Verb;
            }
            self.hang(verb, clause, Relation::Conjunct);
            self.hang(verb - 1, verb, Relation::Coordinator);
            for at in self.children(thing).into_iter().filter(|at| *at < verb) {
                let called = matches!(self.tag(at), Tag::Adj) && self.relation(at) == Relation::Adjective;
                self.hang(at, clause, if called { Relation::OpenComplement } else { self.relation(at) });
            }
            self.hang(thing, verb, Relation::Object);
        }
    }
}
