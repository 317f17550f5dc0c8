//! What describes a noun between commas: "The bridge, built in 1931, was closed", "…, where they hid", "…, a move that …".
//!
//! Rule: it stands between two commas, the first after a bare noun phrase at the head of the sentence, the second before
//! a word with tense; or after the last comma. What the tree has understood is left alone. Knows tags, marks and heads.

use super::cuts::{Cut, Joint, Rest};
use crate::{Relation, Tag};
use std::ops::Range;

impl Rest<'_, '_> {
    /// "The bridge, built in 1931, was closed"
    pub(super) fn description(&self) -> Option<Cut> {
        let first = (0..self.tokens.len()).find(|at| self.tag(*at) != Tag::Punct)?;
        let (subject, open) = self.subject(first)?;
        let noun = (subject..open).rev().find(|at| self.is_noun(*at)).unwrap_or(subject);
        let start = open + 1;
        if self.tag(start) == Tag::Cconj || self.tag(start) == Tag::Punct {
            return None;
        }
        let relative = self.relative(start);
        if self.is_subject_of_all(noun) {
            return None;
        }
        let close = (start + 1..self.end())
            .filter(|at| self.is_mark(*at, &[","]) && (!relative || self.any_tense(start..*at)))
            .find(|comma| self.goes_on(*comma))
            .or_else(|| self.after_participle(start))?;
        // "Hald, Brekka, and Sund were flooded": a list.
        let list = (start..close).any(|at| self.is_mark(at, &[","]) && self.tag(at + 1) == Tag::Cconj);
        // Another clause in between: "The ship, it was said, sank" is a frame or none.
        let clause = !relative && self.any_tense(start + 1..close) && self.starts_clause(start, close);
        let long = close - start > 30;
        // Of several descriptions the last goes first.
        let start = if relative {
            start
        } else {
            (start..close).rev().find(|at| self.is_mark(*at, &[","])).map_or(start, |comma| comma + 1)
        };
        if list || clause || long {
            return None;
        }
        let noun =
            if start == open + 1 { noun } else { (subject..start - 1).rev().find(|at| self.is_noun(*at))? };
        Some(self.cut(start..close, &[start - 1, close], Joint::Description(self.token(noun))))
    }

    /// Whether the tree knows whose subject a noun is: that of the root, which is a predicate.
    pub(super) fn is_subject_of_all(&self, noun: usize) -> bool {
        let up = std::iter::successors(Some(self.token(noun)), |at| {
            self.document.tokens.get(*at).map(|token| token.head).filter(|head| head != at)
        });
        let path: Vec<usize> = up.take(6).collect();
        let [.., subject, root] = path.as_slice() else { return false };
        let relation = self.document.tokens.get(*subject).map(|token| token.relation);
        let predicate =
            self.document.tokens.get(*root).is_some_and(|token| {
                token.head == *root && matches!(token.tag, Tag::Verb | Tag::Aux | Tag::Adj)
            });
        let near = path.iter().rev().skip(2).all(|at| {
            self.document.tokens.get(*at).is_some_and(|token| {
                !matches!(
                    token.relation,
                    Relation::RelativeClause
                        | Relation::NounClause
                        | Relation::Apposition
                        | Relation::Oblique
                )
            })
        });
        let after = self
            .tokens
            .iter()
            .position(|token| token == root)
            .is_some_and(|root| (noun..root).filter(|at| self.is_mark(*at, &[","])).count() >= 2);
        predicate && near && after && matches!(relation, Some(Relation::Subject | Relation::PassiveSubject))
    }

    /// The comma after ", known as the Pearl," where the verb that follows was not seen.
    pub(super) fn after_participle(&self, start: usize) -> Option<usize> {
        let lost = self.root().is_some_and(|root| !matches!(root.tag, Tag::Verb | Tag::Aux | Tag::Adj));
        let participle = self.tag(start) == Tag::Verb && self.tag(start + 1) == Tag::Adp;
        let close = (start + 1..self.end()).find(|at| self.is_mark(*at, &[","]))?;
        let listed = self.tag(close + 1) == Tag::Cconj;
        (lost && participle && !listed && close + 3 < self.end()).then_some(close)
    }

    /// A bare noun phrase at the head of a sentence, or after a phrase and a comma, up to its own comma.
    pub(super) fn subject(&self, first: usize) -> Option<(usize, usize)> {
        let comma = |from: usize| (from..self.end()).find(|at| self.is_mark(*at, &[","]));
        let bare = |part: Range<usize>| {
            !part.into_iter().any(|at| {
                matches!(self.tag(at), Tag::Aux | Tag::Sconj)
                    || self.tag(at) == Tag::Verb && !matches!(self.tag(at + 1), Tag::Noun | Tag::Propn)
            })
        };
        let first = first + usize::from(self.tag(first) == Tag::Cconj);
        let open = comma(first)?;
        // "Moscow, which": a noun, whatever it was taken for.
        let named = self.word(first).starts_with(char::is_uppercase)
            && !matches!(self.tag(first), Tag::Adv | Tag::Adp | Tag::Sconj | Tag::Intj | Tag::Pron);
        let described = self.tag(open + 1) == Tag::Verb && named;
        if open == first + 1 && (self.relative(open + 1) || described) {
            return Some((first, open));
        }
        let (first, open) =
            if self.leads(first) && bare(first..open) { (open + 1, comma(open + 1)?) } else { (first, open) };
        (!self.leads(first) && bare(first..open) && (first..open).any(|at| self.is_noun(at)))
            .then_some((first, open))
    }

    /// Whether a word with tense follows a comma, adverbs aside.
    pub(super) fn goes_on(&self, comma: usize) -> bool {
        let at = (comma + 1..self.end()).find(|at| self.tag(*at) != Tag::Adv).unwrap_or(comma);
        at > comma && at <= comma + 3 && self.has_tense(at)
    }

    /// Whether a subject and its verb begin what stands between two places.
    pub(super) fn starts_clause(&self, start: usize, close: usize) -> bool {
        let verb = (start..close).find(|at| self.has_tense(*at));
        verb.is_some_and(|verb| {
            verb > start
                && (start..verb)
                    .all(|at| !matches!(self.tag(at), Tag::Verb | Tag::Punct | Tag::Adp | Tag::Sconj))
                && self.tag(start) != Tag::Adv
                && (self.tag(start) == Tag::Pron || self.tag(verb) == Tag::Aux)
        })
    }

    /// A relative clause, or a noun with one, after the last comma: "…, where residents spent the night in parks."
    pub(super) fn trailing(&self) -> Option<Cut> {
        let end = self.end();
        let apart = [",", ";", ":", "—", "–", "(", ")", "\"", "“", "”"];
        let open = (1..end).rev().find(|at| self.is_mark(*at, &apart))?;
        let start = open + 1;
        // "…, a move that will cost jobs"
        let summed = self.is(start, &["a", "an"]) && end > start + 3 && self.frame().is_none();
        let whole = self.is_mark(open, &[","]) && (self.relative(start) || summed) && !self.is_quoted(open);
        let told = end > start + 2 && self.any_tense(start + 1..end) && self.any_tense(0..open);
        // "Pedro Anan, 34, who": of Anan.
        let aged = self.tag(open - 1) == Tag::Num && open > 3 && self.is_mark(open - 2, &[","]);
        let noun = if aged { open - 3 } else { open - 1 };
        let head =
            |at: usize| self.document.tokens.get(self.token(at)).map_or(usize::MAX, |token| token.head);
        let inside = |token: usize| (start..end).any(|at| self.token(at) == token);
        let hung = (start..end).any(|clause| {
            self.relation(clause) == Relation::RelativeClause
                && head(clause) == self.token(noun)
                && (start..end).all(|at| at == clause || inside(head(at)))
        });
        let main = self.root_place().is_some_and(|root| root < open);
        (whole && told && main && !hung && self.is_noun(noun) && self.tag(noun) != Tag::Pron)
            .then(|| self.cut(start..end, &[open], Joint::Description(self.token(noun))))
    }
}
