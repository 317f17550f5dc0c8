//! A sentence of which the tree makes no clause: it is told as a whole.
//!
//! Rule: where no clause of a sentence is a claim, though it ends as sentences do and has a verb with tense after a noun, the
//! parser has lost its predicate. What it says is then all that is not the frame of a source. Knows tokens, and of
//! attributions only which tokens are their frame or their content.

use super::clauses::{Clause, Form};
use super::grammar::{is_infinitive, is_participle};
use super::reader::Reader;
use super::sources::Sources;
use crate::{Relation, Sentence, Tag};

/// The fewest words that a sentence without a clause must have.
const LEAST: usize = 6;

impl Reader<'_, '_> {
    /// The whole of a sentence, if it tells something.
    pub(super) fn unparsed(&self, sentence: &Sentence, sources: &Sources) -> Option<Clause> {
        let tree = self.tree;
        let is_mark = |token: &usize| tree.tag(*token) == Tag::Punct;
        let marks = |token: &usize| sources.mark(*token);
        let all = sentence.tokens.clone();
        let ends = all.clone().rev().find(|token| !tree.is(*token, &["\"", "”", "’", "'", ")"]))?;
        if !tree.is(ends, &[".", "!"]) || all.clone().any(|token| tree.is(token, &["?", ":"])) {
            return None;
        }
        // "Consider what was built."
        let first = all.clone().find(|token| !is_mark(token))?;
        if tree.tag(first) == Tag::Verb && !is_participle(tree.word(first)) {
            return None;
        }
        let framed = all.clone().any(|token| marks(&token).cue);
        let tokens: Vec<usize> =
            all.filter(|token| !framed || marks(token).content && !marks(token).cue).collect();
        let within = |token: &usize| {
            let word = |token: &&usize| !is_mark(token);
            tokens.iter().find(word) <= Some(token) && tokens.iter().rfind(word) >= Some(token)
        };
        let tokens: Vec<usize> = tokens.iter().copied().filter(within).collect();
        let words = tokens.iter().filter(|token| !is_mark(token)).count();
        let head = *tokens.iter().find(|token| self.is_tensed(**token))?;
        let named = |token: &&usize| {
            matches!(tree.tag(**token), Tag::Noun | Tag::Propn | Tag::Pron)
                && !tree.is(**token, &["who", "which"])
        };
        let told = tokens.iter().take_while(|token| **token < head).any(|token| named(&token));
        (words >= LEAST && told).then(|| Clause {
            form: if framed { Form::Content } else { Form::Main },
            head,
            parent: None,
            subject: None,
            shared: false,
            condition: None,
            unnamed: None,
            tokens,
            noun: Vec::new(),
            joined: None,
        })
    }

    /// Whether a token is a verb that may carry a sentence: neither "to sail" nor "sailing", nor that of a relative clause.
    fn is_tensed(&self, token: usize) -> bool {
        let tree = self.tree;
        let word = tree.word(token);
        matches!(tree.tag(token), Tag::Verb | Tag::Aux)
            && !word.ends_with("ing")
            && !word.starts_with(char::is_uppercase)
            && !is_infinitive(tree, token)
            && !matches!(
                tree.relation(token),
                Relation::RelativeClause
                    | Relation::Adjective
                    | Relation::Auxiliary
                    | Relation::Case
                    | Relation::Fixed
            )
    }
}
