//! Clauses that belong to what somebody says, and hang beside it.
//!
//! Rule: "said that … and that …" has two contents; a second subject after a cue is that of the clause that follows;
//! a predicate with tense stands beside a predicate with tense, not beside a participle.

use super::Mender;
use super::strays::DEEDS;
use crate::{Relation, Tag};

/// Pasts of speech, and what else one says with.
const SAYS: [&str; 12] = [
    "said",
    "says",
    "added",
    "adds",
    "announced",
    "announces",
    "warned",
    "warns",
    "told",
    "reported",
    "promised",
    "admitted",
];

/// More verbs after which one may go on.
const ARGUED: [&str; 10] = [
    "argued",
    "argues",
    "conceded",
    "claimed",
    "insisted",
    "noted",
    "concluded",
    "acknowledged",
    "estimated",
    "predicted",
];
/// Participles by which a speaker goes on.
const ADDING: [&str; 10] = [
    "adding",
    "noting",
    "stressing",
    "insisting",
    "warning",
    "arguing",
    "claiming",
    "suggesting",
    "explaining",
    "saying",
];

impl Mender<'_, '_> {
    /// "said that he left and that she stayed": the second "that" stands beside the first.
    pub(super) fn second_contents(&mut self) {
        for that in 2..self.tokens.len() {
            if !self.is(that, &["that"])
                || self.relation(that) != Relation::Marker
                || self.tag(that - 1) != Tag::Cconj
            {
                continue;
            }
            let Some(clause) = self.head(that).filter(|at| self.relation(*at) == Relation::Conjunct) else {
                continue;
            };
            let Some(cue) = self.head(clause).filter(|cue| *cue < that) else { continue };
            let first = self.under(cue).find(|at| *at < that && self.relation(*at) == Relation::Complement);
            if let Some(first) = first {
                self.hang(clause, first, Relation::Conjunct);
            }
        }
    }

    /// "Police said the man, 42, had been arrested": who was arrested is no second speaker.
    pub(super) fn second_subjects(&mut self) {
        for cue in 1..self.tokens.len() {
            if self.tag(cue) != Tag::Verb {
                continue;
            }
            let subjects: Vec<usize> =
                self.under(cue).filter(|at| self.relation(*at) == Relation::Subject).collect();
            let (Some(&before), Some(&after)) = (subjects.first(), subjects.last()) else { continue };
            if before > cue || after < cue {
                continue;
            }
            let clause = self.under(cue).find(|at| {
                *at > after
                    && matches!(
                        self.relation(*at),
                        Relation::Parataxis | Relation::Complement | Relation::Conjunct
                    )
                    && self.is_clausal(*at)
                    && self.is_finite(*at)
                    && !self.has_subject(*at)
            });
            if let Some(clause) = clause {
                let subject = self.subject_of(clause);
                self.hang(after, clause, subject);
                self.hang(clause, cue, Relation::Complement);
            }
        }
    }

    /// "pulled many out, some of them suffering, and were still searching": tense stands beside tense.
    pub(super) fn tense_beside_tense(&mut self) {
        for predicate in 1..self.tokens.len() {
            if self.relation(predicate) != Relation::Conjunct || self.has_subject(predicate) {
                continue;
            }
            let Some(beside) = self.head(predicate) else { continue };
            // "found that they had come but had not stayed": with the same helper it stands beside what was found.
            let had = |at: usize| self.under(at).any(|child| child < at && self.is(child, &["had"]));
            let content = self.child(beside, &[Relation::Complement]).filter(|content| {
                *content > beside && *content < predicate && !had(beside) && had(*content) && had(predicate)
            });
            if let Some(content) = content {
                self.hang(predicate, content, Relation::Conjunct);
                continue;
            }
            let first =
                self.child(predicate, &[Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula]);
            let tensed = first.is_some_and(|first| first > beside) && self.is_finite(predicate);
            let participle = self.word(beside).ends_with("ing") && !self.is_finite(beside);
            if tensed
                && participle
                && let Some(clause) = self.finite_above(beside, predicate)
            {
                self.hang(predicate, clause, Relation::Conjunct);
            }
        }
    }

    /// "believe the worst may be over": what has a helper with tense has the noun before it for its subject.
    pub(super) fn bare_contents(&mut self) {
        for predicate in 2..self.tokens.len() {
            let governed =
                matches!(self.relation(predicate), Relation::OpenComplement | Relation::Complement);
            if !governed || self.has_subject(predicate) {
                continue;
            }
            let Some(cue) = self.head(predicate).filter(|cue| *cue < predicate) else { continue };
            let helper =
                self.child(predicate, &[Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula]);
            let object = self.child(cue, &[Relation::Object]);
            let Some(object) = object.or_else(|| self.child(predicate, &[Relation::Object])) else {
                continue;
            };
            let finite = helper.is_some_and(|helper| helper > object) && self.is_finite(predicate);
            if finite && object > cue && object < predicate {
                let subject = self.subject_of(predicate);
                self.hang(object, predicate, subject);
                self.hang(predicate, cue, Relation::Complement);
            }
        }
    }

    /// "thinks the bridge collapsed": after a verb that takes clauses and no things, a noun and a past are a clause.
    pub(super) fn plain_contents(&mut self) {
        const HOLDS: [&str; 16] = [
            "think", "thinks", "thought", "say", "says", "said", "believe", "believes", "believed", "claim",
            "claims", "claimed", "suppose", "hope", "hopes", "hoped",
        ];
        for clause in 2..self.tokens.len() {
            let past = self.tag(clause) == Tag::Verb
                && self.word(clause).ends_with("ed")
                && !self.is(clause + 1, &["by"]);
            if !past || self.relation(clause) != Relation::NounClause {
                continue;
            }
            let Some(noun) = self.head(clause).filter(|noun| self.relation(*noun) == Relation::Object) else {
                continue;
            };
            let Some(cue) = self.head(noun).filter(|cue| *cue < noun && self.is(*cue, &HOLDS)) else {
                continue;
            };
            if noun + 1 == clause {
                // First the clause up, so that the noun can hang from it.
                self.hang(clause, cue, Relation::Complement);
                self.hang(noun, clause, Relation::Subject);
            }
        }
    }

    /// "Shares fell after the firm lost a case and said it would appeal": the firm said so; shares say nothing.
    pub(super) fn speakers(&mut self) {
        const THINGS: [&str; 20] = [
            "share",
            "shares",
            "stock",
            "stocks",
            "price",
            "prices",
            "sale",
            "sales",
            "profit",
            "profits",
            "revenue",
            "index",
            "futures",
            "bonds",
            "yields",
            "oil",
            "gold",
            "exports",
            "imports",
            "temperatures",
        ];
        for cue in 2..self.tokens.len() {
            if !self.is(cue, &SAYS) || self.relation(cue) != Relation::Conjunct || self.has_subject(cue) {
                continue;
            }
            let Some(first) = self.head(cue).filter(|first| *first < cue) else { continue };
            let thing =
                self.child(first, &[Relation::Subject]).is_some_and(|subject| self.is(subject, &THINGS));
            let nearer = (first + 1..cue).rev().find(|at| {
                self.is_clausal(*at)
                    && self.is_finite(*at)
                    && self.has_subject(*at)
                    && self.is_under(*at, first)
            });
            if let Some(nearer) = nearer.filter(|_| thing) {
                self.hang(cue, nearer, Relation::Conjunct);
            }
        }
    }

    /// "told reporters that fees would rise, adding that …": who adds something is who told the first.
    pub(super) fn adding(&mut self) {
        for adds in 2..self.tokens.len() {
            let adds_that = self.is(adds, &ADDING)
                && self.is(adds + 1, &["that"])
                && self.relation(adds) == Relation::Conjunct;
            let beside = self.is(adds, &["adding", "noting", "stressing", "insisting"])
                && matches!(self.relation(adds), Relation::AdverbialClause | Relation::Oblique);
            let beside = (beside || adds_that) && self.word(adds - 1) == ",";
            let up = |at: &usize| self.head(*at);
            let cue = std::iter::successors(self.head(adds).filter(|_| beside), up).take(8).find(|at| {
                (self.is(*at, &SAYS) || self.is(*at, &ARGUED)) && self.has_subject(*at) && *at < adds
            });
            let Some(cue) = cue else { continue };
            self.hang(adds, cue, Relation::AdverbialClause);
            // What is added hangs from it: "adding that talks could resume".
            let content = self.under(cue).find(|at| *at > adds && self.relation(*at) == Relation::Parataxis);
            let that = content.filter(|content| {
                self.is(adds + 1, &["that"])
                    && self.is_under(adds + 1, *content)
                    && self.has_subject(*content)
            });
            if let Some(content) = that {
                self.hang(content, adds, Relation::Complement);
                self.hang(adds + 1, content, Relation::Marker);
                self.name(adds + 1, Tag::Sconj);
            }
        }
    }

    /// "said that it had left, and denied reports": a past of speech stands beside the saying, not beside what is said.
    pub(super) fn second_sayings(&mut self) {
        for saying in 3..self.tokens.len() {
            // "Doctors fear that the virus has spread, and say": one virus says nothing.
            let many = self.is(saying, &["say", "warn", "argue", "believe", "insist", "hope"]);
            let plain = self.relation(saying) == Relation::Conjunct
                && (many || self.is(saying, &SAYS) || self.is(saying, &DEEDS))
                && !self.has_subject(saying)
                && self.child(saying, &[Relation::Auxiliary, Relation::PassiveAuxiliary]).is_none();
            let Some(content) =
                self.head(saying).filter(|at| plain && self.relation(*at) == Relation::Complement)
            else {
                continue;
            };
            let comma = self.word(saying - 1) == "," || self.word(saying - 2) == ",";
            let helper = self.under(content).any(|at| {
                let shared = if many { ["has", "is", "was"] } else { ["would", "could", "might"] };
                at < content && (self.is(at, &shared) || comma && !many && self.is(at, &["had"]))
            });
            let cue = self.head(content).filter(|cue| {
                helper && (many || self.is(*cue, &SAYS)) && self.is_finite(*cue) && self.has_subject(*cue)
            });
            if let Some(cue) = cue {
                self.hang(saying, cue, Relation::Conjunct);
            }
        }
    }
}
