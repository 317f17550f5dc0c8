//! When something was done, or said, where the parser took the time for a part of what follows it.
//!
//! Rule: a day, a month, a year or a span at the head of a sentence is no part of the noun after it ("On Monday Ukrainian
//! forces said"); what stands between a verb of saying and a bare content is when and where it was said ("said on Sunday it
//! had hit"). Knows the words for times, and no names.

use super::Mender;
use crate::times::{SPANS, is_point, is_year};
use crate::{Relation, Tag};

/// What leads to a year.
const DATED: [&str; 5] = ["in", "by", "since", "until", "during"];
/// What leads to a time.
const LEADS: [&str; 10] = ["on", "in", "by", "since", "for", "during", "after", "until", "before", "over"];
/// Verbs after which a content needs no "that".
const SAYS: [&str; 8] = ["said", "says", "say", "announced", "claimed", "confirmed", "added", "warned"];

impl Mender<'_, '_> {
    /// "On Monday Ukrainian forces": the day hangs from what they did.
    pub(super) fn fronted_times(&mut self) {
        let Some(time) = self.opening_time() else { return };
        let Some(noun) = self.noun_above(time) else { return };
        let Some(verb) = self.head(noun).filter(|verb| self.has_subject(*verb)) else { return };
        let led = usize::from(self.is(0, &LEADS));
        let relation = if led == 1 { Relation::Oblique } else { Relation::UnmarkedOblique };
        self.hang(time, verb, relation);
        for at in 0..time {
            if self.head(at).is_some_and(|head| head > time) {
                let relation = if at < led { Relation::Case } else { self.relation(at) };
                self.hang(at, time, relation);
            }
        }
    }

    /// The last word of a time with which the sentence begins: "On Monday", "In 2022", "In March 2022", "For two decades",
    /// "Last week".
    fn opening_time(&self) -> Option<usize> {
        let led = self.is(0, &LEADS);
        let first = usize::from(led);
        let month = |at: usize| {
            is_point(self.word(at)) && (self.tag(at) == Tag::Propn || !self.is(at, &["may", "march"]))
        };
        let dated = |at: usize| self.is(0, &DATED) && is_year(self.word(at));
        if led && (month(first) || dated(first)) {
            return Some(if month(first) && dated(first + 1) { first + 1 } else { first });
        }
        let counted = self.is(first, &["last", "next", "this", "past"]) || led && self.tag(first) == Tag::Num;
        let span = |at: usize| self.is(at, &SPANS) && !self.is(at + 1, &["-", "of", "'s", "’s", "later"]);
        if led && span(first) && self.word(first).ends_with('s') {
            return Some(first);
        }
        Some(first + 1).filter(|at| counted && (span(*at) || month(*at)))
    }

    /// The noun that took a time for a part of itself, if it is a subject.
    fn noun_above(&self, time: usize) -> Option<usize> {
        let mut up = time;
        for _ in 0..4 {
            up = self.head(up).filter(|head| *head > time)?;
            if matches!(self.relation(up), Relation::Subject | Relation::PassiveSubject) {
                return Some(up);
            }
            if matches!(self.tag(up), Tag::Verb | Tag::Aux) {
                return None;
            }
        }
        None
    }

    /// "confirmed on Friday that two had died": no day is told of by "that".
    pub(super) fn told_of_no_day(&mut self) {
        for day in 1..self.tokens.len() {
            let clause = self.child(day, &[Relation::RelativeClause]).filter(|_| is_point(self.word(day)));
            let Some(clause) = clause.filter(|_| self.is(day + 1, &["that"])) else { continue };
            let Some(cue) = self.head(day).filter(|cue| *cue < day && self.tag(*cue) == Tag::Verb) else {
                continue;
            };
            self.hang(clause, cue, Relation::Complement);
            self.hang(day + 1, clause, Relation::Marker);
        }
    }

    /// "Ukraine said on Sunday it had hit a refinery": on Sunday it was said.
    pub(super) fn said_when(&mut self) {
        for cue in 0..self.tokens.len() {
            if !self.is(cue, &SAYS) || self.tag(cue) != Tag::Verb {
                continue;
            }
            let content = self.child(cue, &[Relation::Complement]).filter(|content| *content > cue);
            let Some(content) = content.filter(|at| self.child(*at, &[Relation::Marker]).is_none()) else {
                continue;
            };
            let subject =
                self.child(content, &[Relation::Subject, Relation::PassiveSubject, Relation::Expletive]);
            let Some(subject) = subject.filter(|subject| *subject > cue) else { continue };
            for at in self.children(content) {
                let between = at > cue && at < subject && self.word(at + 1) != ",";
                let led = self.child(at, &[Relation::Case]).is_some_and(|case| case > cue);
                if between && led && self.relation(at) == Relation::Oblique {
                    self.hang(at, cue, Relation::Oblique);
                }
            }
        }
    }
}
