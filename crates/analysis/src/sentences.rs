//! Sentences: where each ends.
//!
//! Owns the cut of a block's tokens into sentences. The rule: a full stop, question mark, exclamation mark or ellipsis
//! ends a sentence, together with the quotes and brackets that close on it, unless what stands before (an
//! abbreviation, an initial) or after (a small letter) says that it goes on. Knows no tag and no grammar.

use crate::lexicon::{self, Abbreviation};
use crate::{Block, Document, Sentence, Span, Token, structure, tokens};

/// No sentence has more tokens; a longer run is cut, so that no later pass meets a whole book as one sentence.
pub const LONGEST: usize = 250;

impl<'t> Document<'t> {
    /// The text with its blocks, sentences and tokens; no token is tagged or parsed yet.
    pub fn new(text: &'t str) -> Self {
        Self::with_blocks(text, structure::blocks(text))
    }

    /// The same for a text whose blocks are known, in the order of the text.
    pub fn with_blocks(text: &'t str, blocks: Vec<Block>) -> Self {
        let mut document = Self { text, blocks, ..Self::default() };
        for (index, block) in document.blocks.iter_mut().enumerate() {
            let (first, sentence) = (document.tokens.len(), document.sentences.len());
            tokens::cut(text, block.span, &mut document.tokens);
            let added = document.tokens.get(first..).unwrap_or_default();
            cut(text, added, |range| {
                let (Some(a), Some(z)) = (added.get(range.start), added.get(range.end - 1)) else { return };
                document.sentences.push(Sentence {
                    span: Span::new(a.span.start, z.span.end),
                    tokens: first + range.start..first + range.end,
                    block: index,
                });
            });
            block.sentences = sentence..document.sentences.len();
        }
        document
    }
}

/// Calls `emit` with the tokens of each sentence.
fn cut(text: &str, tokens: &[Token], mut emit: impl FnMut(std::ops::Range<usize>)) {
    let view = View { text, tokens };
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let end = view.end(start, at);
        match end {
            Some(end) => {
                emit(start..end);
                start = end;
                at = end;
            }
            None => {
                at += 1;
                if at - start >= LONGEST {
                    emit(start..at);
                    start = at;
                }
            }
        }
    }
    if start < tokens.len() {
        emit(start..tokens.len());
    }
}

struct View<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> View<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).and_then(|token| self.text.get(token.span.range())).unwrap_or_default()
    }

    /// Whether white space stands before a token.
    fn spaced(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at)) {
            (Some(before), Some(token)) => before.span.end < token.span.start,
            _ => true,
        }
    }

    /// If a sentence that began at `start` ends with the token `at` and what closes on it: the token after.
    fn end(&self, start: usize, at: usize) -> Option<usize> {
        let word = self.word(at);
        if !is_terminal(word) {
            return None;
        }
        let mut end = at + 1;
        while end < self.tokens.len() && is_closer(self.word(end)) && !self.spaced(end) {
            end += 1;
        }
        if end >= self.tokens.len() {
            return Some(end);
        }
        let closed = end > at + 1;
        let mut next = end;
        while is_opener(self.word(next)) && next < end + 3 {
            next += 1;
        }
        let first = self.word(next).chars().next().unwrap_or(' ');
        let lower = first.is_lowercase();
        let goes_on = if word.ends_with('.') && word.len() > 1 && !word.starts_with('.') {
            self.abbreviation_goes_on(start, at, next)
        } else if word == "." {
            (lower && closed) || !self.spaced(end) && !first.is_uppercase()
        } else {
            lower || !self.spaced(end) && !first.is_uppercase()
        };
        (!goes_on).then_some(end)
    }

    /// Whether a sentence goes on after an abbreviation with a full stop.
    fn abbreviation_goes_on(&self, _start: usize, at: usize, next: usize) -> bool {
        let word = self.word(at);
        let stem = word.strip_suffix('.').unwrap_or(word);
        let follows = self.word(next);
        let starter = follows.starts_with(char::is_uppercase) && lexicon::is_starter(follows);
        match lexicon::abbreviation(stem) {
            Some(Abbreviation::Open | Abbreviation::State) => !starter,
            Some(_) => true,
            None if stem.contains('.') => !starter,
            None => true,
        }
    }
}

/// Whether a token can end a sentence.
fn is_terminal(word: &str) -> bool {
    match word.as_bytes().last() {
        Some(b'.' | b'!' | b'?') => true,
        _ => word.ends_with('…') || word.starts_with(['。', '！', '？']),
    }
}

/// Whether a token closes a quotation or a bracket.
fn is_closer(word: &str) -> bool {
    matches!(word, "\"" | "”" | "'" | "’" | "''" | ")" | "]" | "}" | "»" | "›")
}

/// Whether a token can open a quotation or a bracket.
fn is_opener(word: &str) -> bool {
    matches!(word, "\"" | "“" | "'" | "‘" | "``" | "(" | "[" | "{" | "«" | "‹")
}
