//! Clauses before the main one and beside it.
//!
//! Rule: what follows a fronted clause and its comma is the main clause; a noun before a verb without a subject, after
//! "and", is that subject; a helper with tense stands beside a verb with tense; an adverb is no root where there is a clause.

use super::Mender;
use crate::lemma::lemma;
use crate::{Relation, Tag};
use std::ops::Range;

impl Mender<'_, '_> {
    /// "Had they agreed, it would stand", "it would have stood had they agreed": a helper before its subject supposes.
    pub(super) fn inverted(&mut self) {
        const OPEN: [&str; 7] = ["would", "could", "might", "will", "may", "must", "can"];
        let end = self.tokens.len().saturating_sub(1);
        // "Should they …?" asks.
        let asks = self.word(end) == "?";
        for helper in 0..end {
            let fronted = (0..helper).all(|at| self.tag(at) == Tag::Punct);
            let should = self.is(helper, &["should"]);
            let begins = matches!(self.tag(helper + 1), Tag::Det | Tag::Pron | Tag::Propn | Tag::Noun);
            let helps = should || self.is(helper, &["had"]) || fronted && self.is(helper, &["were"]);
            if asks || !begins || !helps {
                continue;
            }
            let comma = (helper..end).find(|at| self.word(*at) == ",").unwrap_or(end);
            let open = |at: &usize| self.is(*at, &OPEN) && (fronted || should || self.is(at + 1, &["have"]));
            let modal = if fronted { (comma..end).find(open) } else { (0..helper).rev().find(open) };
            let clause = helper + 1..comma;
            let main = modal
                .and_then(|modal| self.head(modal))
                .filter(|main| !clause.contains(main) && *main != helper);
            let says = |at: &usize| self.is_clausal(*at) || self.is(at - 1, &["to"]);
            let predicate = clause.clone().find(|at| says(at) && self.relation(*at) != Relation::Adjective);
            let (Some(main), Some(predicate)) = (main, predicate) else { continue };
            let nominal = |at: &usize| matches!(self.tag(*at), Tag::Noun | Tag::Propn | Tag::Pron);
            let apart =
                |at: &usize| self.head(*at).is_none_or(|head| !(helper + 1..predicate).contains(&head));
            let Some(subject) = (helper + 1..predicate).find(|at| nominal(at) && apart(at)) else { continue };
            if let Some(above) = [helper, predicate].into_iter().find(|above| self.is_under(main, *above)) {
                self.replace(above, main, Relation::AdverbialClause);
            }
            self.hang(predicate, main, Relation::AdverbialClause);
            for at in [self.children(helper), self.children(predicate)].concat() {
                let head = if clause.contains(&at) { predicate } else { main };
                self.hang(at, if at < subject { subject } else { head }, self.relation(at));
            }
            self.hang(helper, predicate, Relation::Auxiliary);
            self.hang(subject, predicate, Relation::Subject);
            self.name(helper, Tag::Aux);
        }
    }

    /// "Now, as the wind rises, they will wait": after a fronted clause and its comma comes the main one.
    pub(super) fn fronted(&mut self) {
        let Some(opening) = self.opening() else { return };
        let Some(root) = self.root() else { return };
        let Some(fronted) = self.predicate_after(opening) else { return };
        let main = (fronted + 1..self.tokens.len()).find_map(|comma| {
            if self.word(comma) != "," {
                return None;
            }
            let after = comma + 1 + usize::from(self.is(comma + 1, &["then"]));
            let subject = (after..self.tokens.len().min(after + 12)).find(|at| {
                matches!(
                    self.relation(*at),
                    Relation::Subject | Relation::PassiveSubject | Relation::Expletive
                )
            })?;
            let predicate = self.head(subject).filter(|predicate| *predicate > subject)?;
            let near = !(after..subject).any(|at| matches!(self.tag(at), Tag::Verb | Tag::Aux | Tag::Sconj));
            let marked = self.child(predicate, &[Relation::Marker]).is_some_and(|mark| mark > comma);
            (near && !marked && self.is_finite(predicate) && self.tag(comma + 1) != Tag::Cconj)
                .then_some(predicate)
        });
        let Some(main) = main.filter(|main| *main != root) else {
            return;
        };
        // Only where the root lies in what is fronted; a root after it has been found well.
        if root >= main {
            return;
        }
        self.replace(root, main, Relation::AdverbialClause);
        if root != fronted {
            let word = self.tag(root);
            if word == Tag::Adv {
                let relation = Relation::Adverb;
                self.hang(root, main, relation);
            }
            self.hang(fronted, main, Relation::AdverbialClause);
        }
        for at in self.children(fronted) {
            if at > main {
                self.hang(at, main, self.relation(at));
            }
        }
    }

    /// Where a fronted clause begins: at the first word, or after one adverb and a comma.
    fn opening(&self) -> Option<usize> {
        const OPENINGS: [&str; 14] = [
            "if", "when", "as", "because", "although", "though", "while", "since", "once", "unless", "after",
            "before", "whereas", "until",
        ];
        let start = (0..self.tokens.len()).find(|at| self.tag(*at) != Tag::Punct)?;
        let after_adverb = (self.tag(start) == Tag::Adv && self.word(start + 1) == ",").then_some(start + 2);
        let begins =
            |at: usize| self.is(at, &OPENINGS) && matches!(self.tag(at), Tag::Sconj | Tag::Adv | Tag::Adp);
        Some(start).filter(|start| begins(*start)).or(after_adverb.filter(|at| begins(*at)))
    }

    /// The predicate of a fronted clause: the first with tense and a subject.
    fn predicate_after(&self, opening: usize) -> Option<usize> {
        let end = (opening..self.tokens.len()).find(|at| self.word(*at) == ",").unwrap_or(self.tokens.len());
        let range: Range<usize> = opening + 1..end;
        range.into_iter().find(|at| self.is_clausal(*at) && self.has_subject(*at) && self.is_finite(*at))
    }

    /// "resigned in protest and others have joined them": others have joined, they did not resign in them.
    pub(super) fn coordinates(&mut self) {
        for and in 1..self.tokens.len() {
            if self.tag(and) != Tag::Cconj || !self.is(and, &["and", "but", "or", "yet"]) {
                continue;
            }
            // The noun after the conjunction, taken for a second noun.
            let Some(noun) = (and + 1..self.tokens.len().min(and + 8)).find(|at| {
                self.relation(*at) == Relation::Conjunct
                    && self.head(*at).is_some_and(|head| head < and && !self.is_clausal(head))
                    && matches!(self.tag(*at), Tag::Noun | Tag::Propn | Tag::Pron)
            }) else {
                continue;
            };
            let Some(predicate) = self.tense_after(noun) else { continue };
            if self.has_subject(predicate) || predicate <= noun {
                continue;
            }
            let Some(first) = self.head(noun) else { continue };
            let Some(clause) = self.finite_above(first, and).filter(|clause| *clause != predicate) else {
                continue;
            };
            if self.is_under(clause, predicate) {
                continue;
            }
            let subject = self.subject_of(predicate);
            self.hang(predicate, clause, Relation::Conjunct);
            self.hang(noun, predicate, subject);
            self.hang(and, predicate, Relation::Coordinator);
        }
    }

    /// The predicate whose auxiliary with tense stands right after a noun.
    fn tense_after(&self, noun: usize) -> Option<usize> {
        let mut at = noun + 1;
        while self.tag(at) == Tag::Adv {
            at += 1;
        }
        if self.tag(at) != Tag::Aux {
            return None;
        }
        let predicate = self.head(at).filter(|head| *head > at)?;
        self.is_finite(predicate).then_some(predicate)
    }

    /// "the troubles it would bring but is ready": "is" stands beside a verb with tense, not beside "would bring".
    pub(super) fn tenses(&mut self) {
        const MODALS: [&str; 10] =
            ["would", "will", "may", "might", "can", "could", "should", "must", "shall", "to"];
        const TENSED: [&str; 10] = ["is", "are", "was", "were", "has", "have", "had", "does", "did", "do"];
        for predicate in 1..self.tokens.len() {
            if self.relation(predicate) != Relation::Conjunct || self.has_subject(predicate) {
                continue;
            }
            let Some(beside) = self.head(predicate) else { continue };
            let modal = self.under(beside).any(|child| child < beside && self.is(child, &MODALS));
            let first =
                self.child(predicate, &[Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula]);
            let tensed = first.is_some_and(|first| self.is(first, &TENSED) && first > beside);
            if !modal || !tensed {
                continue;
            }
            if let Some(clause) = self.finite_above(beside, predicate) {
                self.hang(predicate, clause, Relation::Conjunct);
            }
        }
    }

    /// "expects the cost to rise and says that": "says" stands beside "expects", for "to" takes the bare word.
    pub(super) fn past_infinitives(&mut self) {
        for predicate in 1..self.tokens.len() {
            if self.relation(predicate) != Relation::Conjunct
                || self.tag(predicate) != Tag::Verb
                || self.has_subject(predicate)
                || self.word(predicate).ends_with("ing")
            {
                continue;
            }
            let Some(beside) = self.head(predicate).filter(|beside| *beside < predicate) else { continue };
            let to = self.under(beside).any(|child| child < beside && self.is(child, &["to"]));
            let own = self.under(predicate).any(|child| {
                child < predicate && (self.is(child, &["to"]) || self.relation(child) == Relation::Auxiliary)
            });
            let word = self.word(predicate);
            let bare = lemma(word, Tag::Verb).eq_ignore_ascii_case(word);
            if to
                && !own
                && !bare
                && let Some(clause) = self.finite_above(beside, predicate)
            {
                self.hang(predicate, clause, Relation::Conjunct);
            }
        }
    }

    /// "Regardless of the rain, they will play": an adverb at the head of a sentence is no root where there is a clause.
    pub(super) fn adverbs(&mut self) {
        let Some(root) = self.root().filter(|root| self.tag(*root) == Tag::Adv && !self.is_clausal(*root))
        else {
            return;
        };
        let main = (root + 1..self.tokens.len()).find(|at| {
            let marked = self.child(*at, &[Relation::Marker]).is_some();
            self.is_clausal(*at) && self.has_subject(*at) && self.is_finite(*at) && !marked
        });
        if let Some(main) = main {
            self.replace(root, main, Relation::Adverb);
        }
    }
}
