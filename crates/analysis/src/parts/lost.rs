//! Clauses and phrases that the tree has lost: after a semicolon or "and", before a subject, at the end.
//!
//! Rule: a part is lost where the noun phrase that begins it is no subject of a verb of the sentence's own level. Knows
//! tags, marks and heads.

use super::cuts::{Cut, Joint, Rest};
use crate::{Relation, Tag};
use std::ops::Range;

impl Rest<'_, '_> {
    /// A clause after a semicolon, or one after "and" whose subject the tree has lost.
    pub(super) fn next(&self) -> Option<Cut> {
        let end = self.end();
        (2..end).find_map(|at| {
            let colon = self.is_mark(at, &[":"]) && !self.is_quoted(at) && self.is_lost(at + 1..end);
            let semicolon = colon || self.is_mark(at, &[";"]) && !self.is_quoted(at);
            let joined = self.is(at, &["and", "but", "so", "yet"]) && self.tag(at) == Tag::Cconj;
            let comma = joined && self.is_mark(at - 1, &[","]);
            if !semicolon && !joined {
                return None;
            }
            let first = at + 1;
            let verb = (first + 1..end.min(first + 24)).find(|at| self.has_tense(*at))?;
            let subject = matches!(
                self.tag(first),
                Tag::Noun | Tag::Propn | Tag::Pron | Tag::Det | Tag::Adj | Tag::Num
            ) && (first..verb).any(|at| self.is_noun(at))
                && !self.is(first, &["which", "who", "that", "what", "whose", "where"]);
            let pronoun = self.is(first, &["he", "she", "they", "we", "i"]) && verb <= first + 2;
            let sound = subject
                && self.any_tense(0..at)
                && (semicolon || (comma || pronoun) && self.is_lost(first..end));
            if !sound {
                return None;
            }
            if semicolon {
                return Some(self.cut(first..end, &[at], Joint::Next));
            }
            let marks: &[usize] = if comma { &[at - 1, at] } else { &[at] };
            Some(self.cut(first..end, marks, Joint::Next))
        })
    }

    /// Whether the noun phrase that begins a part is no subject of a verb of the sentence's own level.
    pub(super) fn is_lost(&self, part: Range<usize>) -> bool {
        let verb = part.clone().find(|at| self.has_tense(*at)).unwrap_or(part.end);
        let inside = |token: usize| part.clone().any(|at| self.token(at) == token);
        !(part.start..verb).any(|at| {
            let subject = matches!(
                self.relation(at),
                Relation::Subject | Relation::PassiveSubject | Relation::Expletive | Relation::ClauseSubject
            );
            let verb = self.document.tokens.get(self.token(at)).map_or(usize::MAX, |token| token.head);
            let level = self.document.tokens.get(verb).is_some_and(|verb| {
                matches!(verb.tag, Tag::Verb | Tag::Aux | Tag::Adj | Tag::Noun | Tag::Num)
                    && !matches!(
                        verb.relation,
                        Relation::RelativeClause
                            | Relation::NounClause
                            | Relation::AdverbialClause
                            | Relation::Adjective
                    )
            });
            subject && inside(verb) && level
        })
    }

    /// "Two years after the floods, …": a phrase before a subject that the tree has lost.
    pub(super) fn fronted(&self) -> Option<Cut> {
        const LONGEST: usize = 12;
        let timely = |at: usize| {
            matches!(self.tag(at), Tag::Num | Tag::Det | Tag::Adj)
                && self.is(
                    at + 1,
                    &["years", "months", "weeks", "days", "hours", "year", "month", "week", "day"],
                )
        };
        let start = usize::from(self.tag(0) == Tag::Punct);
        let comma = (start + 1..self.end().min(start + LONGEST)).find(|at| self.is_mark(*at, &[","]))?;
        let phrase = (self.tag(start) == Tag::Adp || timely(start)) && !self.any_tense(start..comma);
        let next = comma + 1;
        let noun = matches!(self.tag(next), Tag::Noun | Tag::Propn | Tag::Det | Tag::Num | Tag::Adj);
        let lost = self.any_tense(next..self.end()) && self.is_lost(next..self.end());
        (start == 0 && phrase && noun && lost && comma > start + 1)
            .then(|| self.cut(start..comma, &[comma], Joint::Phrase))
    }

    /// "…, forcing organisers to move two matches": a participle after the last comma that the tree took for something else.
    pub(super) fn deed(&self) -> Option<Cut> {
        let end = self.end();
        let open =
            (1..end).rev().find(|at| self.tag(*at) == Tag::Punct && !self.is_mark(*at, &["-", "'", "’"]))?;
        let start = open + 1;
        let word = self.word(start);
        let participle =
            word.len() > 5 && word.ends_with("ing") && self.is_mark(open, &[","]) && end > start + 2;
        let hung = self.tag(start) == Tag::Verb
            && matches!(self.relation(start), Relation::AdverbialClause | Relation::NounClause);
        let main = self.root_place().is_some_and(|root| root < open) && self.any_tense(0..open);
        let clause = self.any_tense(start + 1..end);
        (participle && !hung && !clause && main && !self.is_quoted(open))
            .then(|| self.cut(start..end, &[open], Joint::Deed))
    }

    /// A quotation mark, or "But", at the head of a sentence that the tree has no predicate for.
    pub(super) fn opening(&self) -> Option<Cut> {
        let broken = self.root().is_some_and(|root| matches!(root.tag, Tag::Punct | Tag::Cconj));
        let marked = matches!(self.tag(0), Tag::Punct | Tag::Cconj);
        (broken && marked && self.tokens.len() > 3).then(|| self.cut(0..1, &[], Joint::Mark))
    }
}
