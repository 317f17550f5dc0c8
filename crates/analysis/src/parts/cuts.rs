//! What can be taken out of a sentence: frames, descriptions of a subject, clauses that the tree has lost.
//!
//! Rule: a *frame* is a noun phrase and a verb of saying between a comma and another mark, with at most when, where and to
//! whom it was said. A *description* stands between two commas, the first after a bare noun phrase at the head of the
//! sentence, the second before a word with tense. A clause is *lost* where a noun and tense follow a semicolon, or "and"
//! after a comma, and no subject there has found its verb. Knows tags, marks and the verbs it names.

use crate::document::{Document, Relation, Tag, Token};
use crate::lexicon::is_one_of;
use std::ops::Range;

/// How a part hangs on the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// Beside the main predicate: "the ministry said".
    Frame,
    /// On the noun that it describes, the last before it.
    Description(usize),
    /// Beside the main predicate: a clause that goes on.
    Next,
    /// On the main predicate: "according to the police".
    Phrase,
    /// On the main predicate: ", forcing them to leave".
    Deed,
    /// A mark or a conjunction before the main clause.
    Mark,
}

/// What is taken out.
#[derive(Clone, Debug)]
pub struct Cut {
    /// Its tokens, without the marks around it.
    pub tokens: Vec<usize>,
    /// The marks around it.
    pub marks: Vec<usize>,
    /// How it hangs.
    pub joint: Joint,
    /// Whether a relative pronoun begins it.
    pub relative: bool,
}

/// So many parts are taken out of one sentence at most.
const MOST: usize = 4;

/// A sentence as what is left of it.
pub(super) struct Rest<'r, 't> {
    pub(super) document: &'r Document<'t>,
    pub(super) sentence: Range<usize>,
    pub(super) tokens: Vec<usize>,
}

/// What is left of a sentence, and what is taken out of it.
pub fn all(document: &Document<'_>, sentence: Range<usize>) -> (Vec<usize>, Vec<Cut>) {
    let mut rest = Rest { document, tokens: sentence.clone().collect(), sentence };
    let mut cuts = Vec::new();
    while cuts.len() < MOST {
        let found = rest
            .trailing()
            .or_else(|| rest.beside_quotation())
            .or_else(|| rest.next())
            .or_else(|| rest.frame());
        let found = found.or_else(|| rest.description()).or_else(|| rest.fronted()).or_else(|| rest.deed());
        let found = found.or_else(|| rest.according()).or_else(|| rest.opening());
        let Some(cut) = found else { break };
        rest.tokens.retain(|token| !cut.tokens.contains(token) && !cut.marks.contains(token));
        cuts.push(cut);
    }
    (rest.tokens, cuts)
}

impl Rest<'_, '_> {
    pub(super) fn token(&self, at: usize) -> usize {
        self.tokens.get(at).copied().unwrap_or(usize::MAX)
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.document.word(self.token(at))
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        is_one_of(word, words)
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.document.tokens.get(self.token(at)).map_or(Tag::X, |token| token.tag)
    }

    pub(super) fn relation(&self, at: usize) -> Relation {
        self.document.tokens.get(self.token(at)).map_or(Relation::Other, |token| token.relation)
    }

    pub(super) fn is_noun(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Noun | Tag::Propn | Tag::Pron)
    }

    /// Whether a word has tense, as far as its form tells.
    pub(super) fn has_tense(&self, at: usize) -> bool {
        match self.tag(at) {
            Tag::Aux => !self.is(at, &["be", "been", "being", "having"]),
            Tag::Verb => {
                !self.word(at).ends_with("ing")
                    && !at.checked_sub(1).is_some_and(|before| self.is(before, &["to"]))
            }
            _ => false,
        }
    }

    pub(super) fn any_tense(&self, mut part: Range<usize>) -> bool {
        part.any(|at| self.has_tense(at))
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        marks.contains(&self.word(at))
    }

    /// The place of the sentence's last mark.
    pub(super) fn end(&self) -> usize {
        let marks = (0..self.tokens.len()).rev().take_while(|at| self.tag(*at) == Tag::Punct).count();
        self.tokens.len() - marks
    }

    /// Whether an odd number of quotation marks stands before a place: it is inside of a quotation.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        let (mut open, mut straight) = (0_i32, false);
        for before in 0..at {
            match self.word(before) {
                "“" | "«" => open += 1,
                "”" | "»" => open -= 1,
                "\"" => straight = !straight,
                _ => {}
            }
        }
        open > 0 || straight
    }

    pub(super) fn cut(&self, tokens: Range<usize>, marks: &[usize], joint: Joint) -> Cut {
        let relative = self.relative(tokens.start);
        let token = |at: usize| self.token(at);
        Cut {
            tokens: tokens.map(token).collect(),
            marks: marks.iter().map(|at| token(*at)).collect(),
            joint,
            relative,
        }
    }

    /// Whether a word begins a phrase or a clause that stands before a subject.
    pub(super) fn leads(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Adp | Tag::Sconj | Tag::Adv | Tag::Part | Tag::Verb | Tag::Aux)
    }

    pub(super) fn relative(&self, at: usize) -> bool {
        let pronoun = |at: usize| self.is(at, &["which", "who", "whose", "whom", "where"]);
        pronoun(at) || self.tag(at) == Tag::Adp && pronoun(at + 1)
    }

    /// Where the root is, if it can be a predicate.
    pub(super) fn root_place(&self) -> Option<usize> {
        let tokens = &self.document.tokens;
        let root = (0..self.tokens.len()).find(|at| {
            let token = self.token(*at);
            tokens.get(token).is_some_and(|found| found.head == token)
        })?;
        (self.has_tense(root) || matches!(self.tag(root), Tag::Adj | Tag::Noun)).then_some(root)
    }

    /// The root of the sentence as it was parsed.
    pub(super) fn root(&self) -> Option<&Token> {
        let tokens = self.document.tokens.get(self.sentence.clone())?;
        tokens.iter().zip(self.sentence.clone()).find(|(token, at)| token.head == *at).map(|(token, _)| token)
    }
}
