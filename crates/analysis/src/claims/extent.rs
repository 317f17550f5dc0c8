//! The words of a clause in the end: what it is lent, and what joins it to others.
//!
//! Rule: a coordinate clause is lent its subject, a description its noun; conjunctions, connectives, marks and the frame of a
//! report are taken away. Knows tokens and relations.

use super::balance::{balance, closes, opens};
use super::clauses::{Clause, Cutter, Form};
use super::grammar::{is_participle, leftmost};
use super::lexicon::connective;
use super::statement;
use crate::{Relation, Tag};

/// Marks that join a clause to another and are no part of what it says.
const JOINING: [&str; 14] = [
    "that", "because", "as", "since", "although", "though", "while", "whereas", "after", "so", "albeit",
    "for", "but", "and",
];

impl Cutter<'_, '_, '_> {
    /// Gives clauses without a subject of their own that of the clause beside them, and coordinate contents their frame.
    pub(super) fn share(&mut self) {
        let tree = self.tree;
        for index in 0..self.clauses.len() {
            let Some(clause) = self.clauses.get(index) else { continue };
            let Some(parent) = clause.parent.and_then(|parent| self.clauses.get(parent)) else { continue };
            match clause.form {
                Form::Participle => {
                    let subject = parent.subject;
                    self.describe(index, subject);
                    continue;
                }
                Form::Relative | Form::Apposition => {
                    self.describe(index, None);
                    continue;
                }
                Form::Coordinate => {}
                _ => continue,
            }
            let beside = tree.head(clause.head).unwrap_or(clause.head);
            let mut lent: Vec<usize> = Vec::new();
            let mut subject = clause.subject;
            if beside != parent.head && self.owner(beside) == clause.parent {
                let start = leftmost(tree, beside);
                lent.extend(parent.tokens.iter().copied().filter(|token| *token < start));
                // What leads into the content stays with the first.
                while lent.last().is_some_and(|last| tree.tag(*last) == Tag::Punct) {
                    lent.pop();
                }
            } else if subject.is_none() {
                subject = parent.subject;
                if let Some(subject) = subject {
                    let owned = |token: &usize| parent.tokens.binary_search(token).is_ok() || parent.shared;
                    let mut phrase = tree.fruit(subject, |_| false);
                    // A name is whole, whatever its last word was taken for.
                    while tree.tag(subject) == Tag::Propn
                        && let Some(&last) = phrase.last()
                        && tree.tag(last + 1) == Tag::Propn
                        && parent.tokens.binary_search(&(last + 1)).is_ok()
                    {
                        phrase.push(last + 1);
                    }
                    lent.extend(phrase.into_iter().filter(owned));
                }
            } else {
                continue;
            }
            if let Some(clause) = self.clauses.get_mut(index) {
                clause.shared = true;
                clause.subject = subject;
                clause.tokens.extend(lent);
                clause.tokens.sort_unstable();
                clause.tokens.dedup();
            }
        }
    }

    /// Gives a description its noun, and a deed who did it.
    pub(super) fn describe(&mut self, index: usize, doer: Option<usize>) {
        let tree = self.tree;
        let first = self.first;
        let Some(clause) = self.clauses.get_mut(index) else { return };
        let described = statement::described(tree, clause).filter(|noun| *noun >= first);
        match clause.form {
            Form::Participle if is_participle(tree.word(clause.head)) => {
                clause.subject = doer;
                clause.shared = true;
                return;
            }
            Form::Participle => (clause.subject, clause.shared) = (described, true),
            _ => {}
        }
        let start = clause.tokens.first().copied().unwrap_or_default();
        let phrase = described.map(|noun| statement::whole(tree, noun, clause.head)).unwrap_or_default();
        // Who it is is enough: "Laura Benitez", not of which university.
        let name = described.is_some_and(|noun| tree.tag(noun) == Tag::Propn);
        let further = |token: usize| {
            let up = std::iter::successors(Some(token), |at| tree.head(*at)).take(12);
            let mut below = up.take_while(|at| Some(*at) != described);
            let inside = std::iter::successors(Some(token), |at| tree.head(*at)).take(12);
            name && inside.into_iter().any(|at| Some(at) == described)
                && below.any(|at| tree.relation(at) == Relation::NounModifier)
        };
        let joins = |token: &usize| tree.tag(*token) == Tag::Cconj || tree.is(*token, &["not"]);
        let phrase = phrase.into_iter().skip_while(joins);
        clause.noun = phrase.filter(|token| *token < start && !further(*token)).collect();
    }

    /// Takes away what joins the clause to others: conjunctions, connectives, marks, and the frame of a report.
    pub(super) fn trim(&self, clause: &mut Clause) {
        let tree = self.tree;
        if self.mark(clause.head).content {
            let head = self.mark(clause.head);
            // What stands on the far side of the frame is the frame's too: "…, she told reporters at the harbour".
            let beyond = |token: usize| {
                let between = if token < clause.head { token..clause.head } else { clause.head..token };
                !head.cue && between.into_iter().any(|at| self.mark(at).cue && !self.mark(at).content)
            };
            clause.tokens.retain(|token| {
                let mark = self.mark(*token);
                *token == clause.head
                    || head.cue
                    || mark.content
                    || !(mark.cue || mark.source || beyond(*token))
            });
        }
        // "“I think,” she said, “that it will close.”"
        let marks = clause.tokens.iter().take_while(|token| tree.tag(**token) == Tag::Punct).count();
        let that = clause.tokens.get(marks).is_some_and(|that| {
            tree.is(*that, &["that"])
                && (tree.relation(*that), tree.head(*that)) == (Relation::Marker, Some(clause.head))
        });
        if marks > 0 && that {
            clause.tokens.remove(marks);
        }
        let mut from = 0;
        while let Some(&token) = clause.tokens.get(from) {
            let rest = clause.tokens.get(from..).unwrap_or_default();
            let word = |at: usize| match rest.get(at) {
                // Only what stands together is a phrase.
                Some(found) if *found == token + at => tree.word(*found),
                _ => "",
            };
            let joins = match tree.relation(token) {
                _ if tree.tag(token) == Tag::Punct => !opens(tree.word(token)),
                // "Neither … nor": without it the claim would say the opposite.
                Relation::Coordinator => !tree.is(token, &["neither", "nor"]),
                Relation::Marker => {
                    tree.head(token) == Some(clause.head)
                        && clause.form != Form::Main
                        && tree.is(token, &JOINING)
                }
                // "that", "after" before the whole clause, whatever they were taken for.
                _ if tree.is(token, &["that"]) => {
                    clause.form == Form::Content
                        && token < clause.head
                        && clause.subject.is_some_and(|subject| subject > token)
                }
                _ => {
                    clause.form == Form::Subordinate
                        && matches!(tree.tag(token), Tag::Sconj | Tag::Adp)
                        && tree.is(token, &["after", "because", "although"])
                }
            };
            if joins {
                from += 1;
                continue;
            }
            let Some(found) = connective(word) else { break };
            // "In addition to …" and "First Minister" are no connectives: a comma or a subject must follow.
            let after = rest.get(found.words).copied();
            let ends = after.is_some_and(|after| {
                tree.word(after) == ","
                    || matches!(
                        tree.relation(after),
                        Relation::Subject
                            | Relation::Expletive
                            | Relation::Determiner
                            | Relation::PassiveSubject
                    )
            });
            let heads = rest.first().is_some_and(|first| {
                matches!(
                    tree.relation(*first),
                    Relation::Adverb
                        | Relation::Case
                        | Relation::Coordinator
                        | Relation::Oblique
                        | Relation::Discourse
                        | Relation::Other
                        | Relation::Marker
                        | Relation::Adjective
                )
            });
            if !ends || !heads || found.words >= rest.len() {
                break;
            }
            clause.joined = clause.joined.or(Some(found));
            from += found.words;
        }
        clause.tokens.drain(..from.min(clause.tokens.len()));
        while clause.tokens.last().is_some_and(|last| {
            let word = tree.word(*last);
            // "was shown a card for protesting that": without the protest no "for".
            let led = matches!(tree.relation(*last), Relation::Marker | Relation::Case)
                && tree.head(*last).is_some_and(|led| led > *last && self.mark(led).cue);
            let joins = led
                || tree.relation(*last) == Relation::Coordinator
                || self.mark(*last).cue && clause.head != *last && is_participle(word)
                || tree.is(*last, &["that", "which", "who"])
                    && clause.head != *last
                    && matches!(tree.relation(*last), Relation::Subject | Relation::Marker);
            (tree.tag(*last) == Tag::Punct || joins) && !closes(word)
        }) {
            clause.tokens.pop();
        }
        balance(tree, &mut clause.tokens);
    }
}
