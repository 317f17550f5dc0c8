//! Frames of what is said, between marks: ", the ministry said on Friday,", "“…,” said X", ", according to X,".
//!
//! Rule: a noun phrase and a verb of saying between a comma and another mark, with at most when, where and to whom it was
//! said; what stands beside a quotation at the head of a sentence. Knows tags, marks and the verbs it names.

use super::cuts::{Cut, Joint, Rest};
use crate::Tag;
use crate::times::is_weekday;
use std::ops::Range;

/// Verbs of frames, in the forms that they have there.
const SAYS: [&str; 65] = [
    "write",
    "writes",
    "promised",
    "said",
    "says",
    "say",
    "told",
    "tells",
    "reported",
    "reports",
    "report",
    "announced",
    "announces",
    "added",
    "adds",
    "warned",
    "warns",
    "warn",
    "cautioned",
    "explained",
    "explains",
    "explain",
    "noted",
    "notes",
    "note",
    "argued",
    "argues",
    "argue",
    "claimed",
    "claims",
    "claim",
    "believe",
    "believes",
    "believed",
    "think",
    "thinks",
    "thought",
    "estimate",
    "estimates",
    "estimated",
    "suggest",
    "suggests",
    "suggested",
    "confirmed",
    "confirm",
    "acknowledged",
    "acknowledges",
    "insisted",
    "insists",
    "stated",
    "states",
    "concluded",
    "found",
    "show",
    "shows",
    "showed",
    "wrote",
    "writes",
    "recalled",
    "predicted",
    "predict",
    "admitted",
    "revealed",
    "conceded",
    "remarked",
];

/// Of these, those that may have somebody for an object there: "two sources told Sahel News".
const TELLS: [&str; 2] = ["told", "tells"];

/// What may come right after the verb of a frame, but for a name of a day or a month.
const CIRCUMSTANCES: [&str; 24] = [
    "on",
    "in",
    "at",
    "during",
    "after",
    "before",
    "late",
    "early",
    "earlier",
    "later",
    "yesterday",
    "today",
    "last",
    "this",
    "through",
    "via",
    "by",
    "to",
    "from",
    "over",
    "under",
    "when",
    "later",
    "again",
];

/// How long the words before and after the verb of a frame may be.
const PHRASE: usize = 14;

impl Rest<'_, '_> {
    /// ", the ministry said on Friday,"
    pub(super) fn frame(&self) -> Option<Cut> {
        (2..self.tokens.len()).find_map(|cue| {
            let verb = self.tag(cue) == Tag::Verb || self.is(cue, &["said", "told"]);
            let verb = verb && self.is(cue, &SAYS) && !self.is_quoted(cue);
            let open = if verb { self.before_frame(cue) } else { None }?;
            let close = self.after_frame(cue)?;
            let left = self.any_tense(0..open);
            let right = close < self.end() && self.any_tense(close + 1..self.end());
            // "In March, the ministry said": something must be said; its verb may have been taken for a noun.
            let said = close >= self.end() && !self.leads(0) && (0..open).any(|at| self.tag(at) == Tag::Verb);
            // "He was out of breath, she said, you know": what begins after a whole clause is another's.
            let fronted = self.tag(0) == Tag::Sconj;
            let another = left && right && !fronted && !self.goes_along(close + 1);
            if another || !left && !right && !said {
                return None;
            }
            // The comma stays where another clause, or what the first led to, begins after it.
            let goes_on = matches!(self.tag(close + 1), Tag::Cconj) || self.word(close + 1).ends_with("ing");
            let comma = self.is_mark(close, &[","]) && !(left && goes_on);
            let marks: &[usize] = if comma { &[open, close] } else { &[open] };
            Some(self.cut(open + 1..close, marks, Joint::Frame))
        })
    }

    /// Whether what begins at a place goes on with what stood before a frame: a conjunction, a participle, a phrase, a verb.
    pub(super) fn goes_along(&self, at: usize) -> bool {
        self.leads(at) || self.tag(at) == Tag::Cconj || self.relative(at)
    }

    /// ", according to the police,"
    pub(super) fn according(&self) -> Option<Cut> {
        let start = (2..self.end()).find(|at| self.is(*at, &["according"]) && self.is(at + 1, &["to"]))?;
        let close = (start + 3..self.end().min(start + PHRASE)).find(|at| self.is_mark(*at, &[","]))?;
        let plain = !self.any_tense(start..close) && !self.is_quoted(start);
        (self.is_mark(start - 1, &[","]) && plain)
            .then(|| self.cut(start..close, &[start - 1, close], Joint::Phrase))
    }

    /// The comma before the noun phrase of a frame.
    pub(super) fn before_frame(&self, cue: usize) -> Option<usize> {
        let open = (cue.saturating_sub(PHRASE)..cue).rev().find(|at| self.is_mark(*at, &[","]))?;
        const CLAUSES: [&str; 22] = [
            "who", "which", "that", "what", "whose", "where", "when", "as", "if", "because", "while",
            "although", "though", "and", "but", "or", "so", "not", "since", "after", "before", "how",
        ];
        let nouns = (open + 1..cue).any(|at| self.is_noun(at));
        if open == 0
            || !nouns
            || self.is(open + 1, &CLAUSES)
            || matches!(self.tag(open + 1), Tag::Adp | Tag::Sconj)
        {
            return None;
        }
        let helper =
            (open + 1..cue).rev().take_while(|at| matches!(self.tag(*at), Tag::Aux | Tag::Adv)).last();
        let subject = open + 1..helper.unwrap_or(cue);
        let described = subject.clone().find(|at| self.is(*at, &["who"]));
        let bare = |part: Range<usize>| {
            !part.into_iter().any(|at| {
                matches!(self.tag(at), Tag::Verb | Tag::Aux | Tag::Sconj)
                    || self.tag(at) == Tag::Punct && !self.is_mark(at, &["-", "'", "’", "."])
            })
        };
        bare(open + 1..described.unwrap_or(subject.end)).then_some(open)
    }

    /// The mark that closes a frame, past its circumstances.
    pub(super) fn after_frame(&self, cue: usize) -> Option<usize> {
        let close = (cue + 1..self.tokens.len().min(cue + 1 + PHRASE))
            .find(|at| self.tag(*at) == Tag::Punct && !self.is_mark(*at, &["-", "'", "’"]))
            .filter(|close| *close >= self.end() || self.is_mark(*close, &[","]))?;
        let first = cue + 1;
        let timely =
            matches!(self.tag(first), Tag::Propn | Tag::Noun) && close <= first + 2 && self.is_day(first);
        let told =
            self.is(cue, &TELLS) && matches!(self.tag(first), Tag::Noun | Tag::Propn | Tag::Det | Tag::Pron);
        let opens = first == close || self.is(first, &CIRCUMSTANCES) || timely || told;
        let plain = !(first..close).any(|at| {
            matches!(self.tag(at), Tag::Verb | Tag::Aux | Tag::Sconj | Tag::Cconj)
                || self.is(at, &["that", "to"]) && at != first
        });
        (opens && plain).then_some(close)
    }

    pub(super) fn is_day(&self, at: usize) -> bool {
        is_weekday(self.word(at)) || self.is(at, &["yesterday", "today"])
    }

    /// "“…,” said X": what stands outside of the quotation at the head of a sentence.
    pub(super) fn beside_quotation(&self) -> Option<Cut> {
        const FRAME: usize = 24;
        let closing = match self.word(0) {
            "“" => "”",
            "\"" => "\"",
            _ => return None,
        };
        let close = (2..self.tokens.len()).find(|at| self.word(*at) == closing)?;
        let ends = self.is_mark(close - 1, &[",", "?", "!", "—", "…"]);
        let start = close + 1;
        let end = (start..self.end()).find(|at| self.is_mark(*at, &["“", "\""])).unwrap_or(self.end());
        let end = if end < self.end() && self.tag(end - 1) == Tag::Punct { end - 1 } else { end };
        let says = (start..end).any(|at| self.is(at, &SAYS) || self.has_tense(at) && at < start + 12);
        let nouns = (start..end).any(|at| self.is_noun(at));
        let whole = end > start + 1 && end - start < FRAME && close > 3;
        (ends && says && nouns && whole).then(|| self.cut(start..end, &[], Joint::Frame))
    }
}
