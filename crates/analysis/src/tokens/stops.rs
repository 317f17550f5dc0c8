//! Whether a full stop belongs to the word before it.
//!
//! The rule: it does where the word is a known abbreviation, an initial, the number of an item or has full stops within, and
//! what follows is what follows such a word. Reads no more than [`REACH`] characters ahead and one token back.

use super::{Cutter, REACH, is_space, is_word};
use crate::Token;
use crate::lexicon::{self, Abbreviation};

/// What is told from others of its kind by a letter: `Serie A`, `vitamin C`.
const LETTERED: [&str; 14] = [
    "appendix",
    "category",
    "class",
    "exhibit",
    "grade",
    "group",
    "hepatitis",
    "plan",
    "schedule",
    "section",
    "serie",
    "terminal",
    "type",
    "vitamin",
];

impl<'a> Cutter<'a> {
    /// Whether the full stop at `end` belongs to the word before.
    pub(super) fn keeps_stop(&self, start: usize, end: usize) -> bool {
        let word = self.slice(start, end);
        let after = self.rest(end + 1);
        if after.starts_with('.') {
            return false;
        }
        if word.contains('.') {
            return is_dotted(word);
        }
        let follows = Follows::read(after);
        let mut chars = word.chars();
        if let (Some(letter), None) = (chars.next(), chars.next()) {
            if letter.is_uppercase() {
                // Before the first word of a sentence it is no initial but a name: `plan B`. `I` mostly is no initial.
                let named = follows.starts() || self.after(&LETTERED);
                return follows.glued || (follows.lower && letter != 'I') || (follows.capital && !named);
            }
            if letter.is_ascii_lowercase() && matches!(self.before(start), None | Some('(')) {
                return follows.capital || follows.digit;
            }
        }
        if start == 0 && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) {
            return follows.any;
        }
        match lexicon::abbreviation(word) {
            Some(Abbreviation::Title) => {
                follows.lower || (follows.any && word.starts_with(char::is_uppercase))
            }
            Some(Abbreviation::Number) => follows.digit,
            Some(Abbreviation::Date) => {
                follows.digit || (word.starts_with(char::is_uppercase) && follows.any && !follows.starts())
            }
            Some(Abbreviation::State) => word.starts_with(char::is_uppercase) && self.last() == ",",
            Some(Abbreviation::Middle) => follows.any,
            Some(Abbreviation::Open) => follows.any && !follows.starts(),
            None => false,
        }
    }

    /// The last token of the block so far.
    fn last(&self) -> &'a str {
        let last = self.tokens.get(self.first..).and_then(<[Token]>::last);
        last.map_or("", |token| self.slice(token.span.start - self.base, token.span.end - self.base))
    }

    /// Whether the last token is one of these words.
    fn after(&self, words: &[&str]) -> bool {
        words.iter().any(|word| word.eq_ignore_ascii_case(self.last()))
    }
}

/// What stands after a full stop.
struct Follows<'a> {
    /// Anything at all in the block.
    any: bool,
    /// Without white space between.
    glued: bool,
    /// A capital letter.
    capital: bool,
    /// A small letter.
    lower: bool,
    /// A digit.
    digit: bool,
    /// The first word, if it is near.
    word: &'a str,
}

impl<'a> Follows<'a> {
    /// Whether it looks like the first word of a sentence.
    fn starts(&self) -> bool {
        self.capital && lexicon::is_starter(self.word)
    }
    fn read(after: &'a str) -> Self {
        let opens = |c: char| is_space(c) || matches!(c, '"' | '“' | '(' | '[' | '#');
        let skipped: usize = after.chars().take(REACH).take_while(|c| opens(*c)).map(char::len_utf8).sum();
        let rest = after.get(skipped..).unwrap_or_default();
        let first = rest.chars().next();
        let length: usize =
            rest.chars().take(REACH).take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
        Self {
            any: first.is_some(),
            glued: after.starts_with(is_word),
            capital: first.is_some_and(char::is_uppercase),
            lower: first.is_some_and(char::is_lowercase),
            digit: first.is_some_and(char::is_numeric),
            word: rest.get(..length).unwrap_or_default(),
        }
    }
}

/// `U.S`, `a.m`, `Ph.D`: short pieces of letters with full stops between.
fn is_dotted(word: &str) -> bool {
    word.len() <= 16
        && word.split('.').all(|piece| piece.chars().all(char::is_alphabetic) && piece.chars().count() <= 2)
}
