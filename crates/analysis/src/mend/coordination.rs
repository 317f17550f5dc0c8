//! Clauses and predicates that stand beside others, where the parser hung them elsewhere.
//!
//! Rule: after a semicolon or a colon stands a clause beside the one before it; what has a helper of its own is beside what has
//! tense, and the noun between "and" and the helper is its subject; a participle is beside a participle, not beside its
//! object.

use super::{HELPERS, Mender};
use crate::{Relation, Tag};

impl Mender<'_, '_> {
    /// "helped by higher prices; volumes shrank", "gave figures: 29 had been brought in": after the mark a clause stands beside
    /// the one before it.
    pub(super) fn parted(&mut self) {
        let marks: Vec<usize> = (1..self.tokens.len()).filter(|at| self.is(*at, &[";", ":"])).collect();
        for mark in marks {
            let part = mark + 1..self.tokens.len();
            let hangs =
                |at: &usize| self.tag(*at) != Tag::Punct && self.head(*at).is_some_and(|head| head < mark);
            let mut tops = part.filter(hangs);
            let (Some(top), None) = (tops.next(), tops.next()) else { continue };
            self.wake(top);
            let Some(clause) = self.predicate_of_part(top) else { continue };
            let Some(above) = self.finite_above(top, mark) else { continue };
            if clause != top {
                self.replace(top, clause, Relation::Subject);
            }
            self.hang(clause, above, Relation::Parataxis);
        }
    }

    /// "volumes shrank": what has a subject right before it, and nothing else before it, is a verb.
    fn wake(&mut self, top: usize) {
        let before: Vec<usize> =
            self.under(top).filter(|at| *at < top && self.tag(*at) != Tag::Punct).collect();
        let [subject] = before.as_slice() else { return };
        let verb = self.tag(top) == Tag::Noun && self.relation(top) == Relation::Parataxis;
        if verb && *subject + 1 == top && self.relation(*subject) == Relation::Subject {
            self.name(top, Tag::Verb);
        }
    }

    /// The predicate of a part: its top, or "described" of "one of them described the siege", taken for a description.
    fn predicate_of_part(&self, top: usize) -> Option<usize> {
        if self.is_clausal(top) {
            return Some(top).filter(|top| self.is_finite(*top) && self.has_subject(*top));
        }
        self.under(top).find(|at| {
            *at > top
                && self.relation(*at) == Relation::NounClause
                && self.tag(*at) == Tag::Verb
                && self.is_finite(*at)
                && self.word(*at - 1) != ","
                && self.child(*at, &[Relation::Object]).is_some_and(|object| object > *at)
                && self.child(*at, &[Relation::Marker]).is_none()
        })
    }

    /// "fell 2 percent, and sales are believed to fall": the noun between "and" and the helper is what the second is about.
    pub(super) fn subjects_after_and(&mut self) {
        const SUBJECTS: [Relation; 2] = [Relation::Subject, Relation::PassiveSubject];
        for verb in 3..self.tokens.len() {
            let Some(helper) = self.child(verb, &HELPERS).filter(|helper| (1..verb).contains(helper)) else {
                continue;
            };
            let Some(far) = self.child(verb, &SUBJECTS) else { continue };
            let noun = helper - 1;
            let nominal = matches!(self.tag(noun), Tag::Noun | Tag::Propn | Tag::Pron);
            if noun <= far
                || !nominal
                || self.is_under(noun, far) && self.relation(noun) != Relation::Conjunct
            {
                continue;
            }
            let of_noun = |at: &usize| *at == noun || self.head(*at) == Some(noun);
            let and = (far + 1..noun).rev().find(|at| !of_noun(at)).unwrap_or(noun);
            let and = if self.tag(and) == Tag::Cconj { and } else { and + 1 };
            let joins = self.tag(and) == Tag::Cconj && self.word(and - 1) == ",";
            let Some(above) = self.head(verb).filter(|above| joins && *above < far) else { continue };
            // "in the spring, and sales are": what stands after a preposition is no subject either.
            let case = self.under(verb).find(|at| *at < far && self.relation(*at) == Relation::Case);
            let taken = case.is_none() && self.child(above, &[Relation::Object]).is_some();
            if self.tag(above) != Tag::Verb || taken {
                continue;
            }
            let subject = self.subject_of(verb);
            self.hang(far, above, if case.is_some() { Relation::Oblique } else { Relation::Object });
            if let Some(case) = case {
                self.hang(case, far, Relation::Case);
            }
            self.hang(noun, verb, subject);
            self.hang(and, verb, Relation::Coordinator);
            self.relate(verb, Relation::Conjunct);
        }
    }

    /// "would take years to build and could cost more": what has a helper of its own stands beside what has tense.
    pub(super) fn tense_beside_infinitive(&mut self) {
        for verb in 3..self.tokens.len() {
            if self.relation(verb) != Relation::Conjunct || self.has_subject(verb) {
                continue;
            }
            let Some(first) = self.head(verb).filter(|first| *first < verb) else { continue };
            let helper = self.child(verb, &HELPERS).filter(|helper| *helper > first && *helper < verb);
            let tensed = helper.is_some_and(|helper| !self.is(helper, &["be", "been", "being", "have"]));
            if !tensed || self.is_finite(first) || !self.under(verb).any(|at| self.tag(at) == Tag::Cconj) {
                continue;
            }
            if let Some(above) = self.finite_above(first, first) {
                self.hang(verb, above, Relation::Conjunct);
            }
        }
    }

    /// "killing 41 people and wounding ten": the second stands beside the first, not beside the people.
    pub(super) fn deeds_beside_deeds(&mut self) {
        for second in 3..self.tokens.len() {
            let doing = |at: usize| self.tag(at) == Tag::Verb && self.word(at).ends_with("ing");
            let joined = self.relation(second) == Relation::Conjunct && self.tag(second - 1) == Tag::Cconj;
            let Some(thing) = self.head(second).filter(|_| joined && doing(second)) else { continue };
            let Some(first) = self.head(thing).filter(|first| *first < thing && doing(*first)) else {
                continue;
            };
            let objects = [Relation::Object];
            if self.relation(thing) == Relation::Object && self.child(second, &objects).is_some() {
                self.hang(second, first, Relation::Conjunct);
            }
        }
    }
}
