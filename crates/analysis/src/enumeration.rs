//! Items of an enumeration within running text: `1.`, `2)`, `(c)`, `• 4.`.
//!
//! Owns the shape of an item's number and which follows which. The rule: a number or a single letter with a full stop
//! or a bracket; it continues another if it is written alike and is the next. Reads at most five tokens.

use crate::sentences::Words;
use crate::{Document, Sentence};

/// The number of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// The number, or the letter's place in the alphabet.
    value: u32,
    /// How it is written.
    shape: Shape,
    /// The token after it.
    pub(crate) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shape {
    bullet: bool,
    open: bool,
    letter: bool,
    depth: usize,
    stop: bool,
    close: bool,
}

impl Item {
    /// Whether it is the first of its enumeration.
    pub(crate) const fn is_first(self) -> bool {
        self.value == 1
    }

    /// Whether this one comes after `last` in one enumeration.
    pub(crate) fn continues(self, last: Option<Self>) -> bool {
        last.is_some_and(|last| last.shape == self.shape && last.value + 1 == self.value)
    }
}

/// The item whose number begins with the token `at`.
pub(crate) fn item(words: Words<'_>, at: usize) -> Option<Item> {
    if !words.spaced(at) {
        return None;
    }
    let mut end = at;
    let mut take = |fits: &dyn Fn(&str) -> bool| {
        let taken = fits(words.get(end));
        end += usize::from(taken);
        taken
    };
    let bullet = take(&|word| matches!(word, "•" | "⁃" | "‣" | "▪" | "●"));
    let open = take(&|word| word == "(");
    let number = words.get(at + usize::from(bullet) + usize::from(open));
    let (bare, within) = number.strip_suffix('.').map_or((number, false), |bare| (bare, true));
    let depth = bare.bytes().filter(|b| *b == b'.').count();
    let (value, letter) = value(bare.rsplit('.').next()?)?;
    take(&|_| true);
    let stop = within || take(&|word| word == ".");
    let close = take(&|word| word == ")");
    let shape = Shape { bullet, open, letter, depth, stop, close };
    ((stop || close) && words.spaced(end)).then_some(Item { value, shape, end })
}

/// How many tokens of a block's first sentence are the number of an item, before its words.
pub(crate) fn number(document: &Document<'_>, sentence: &Sentence) -> usize {
    let words = Words { text: document.text, tokens: document.tokens_of(sentence) };
    let end = item(words, 0).filter(|_| document.heads_block(sentence)).map_or(0, |item| item.end);
    if end < words.tokens.len() { end } else { 0 }
}

/// A small number, or a letter's place in the alphabet (and that it is a letter).
fn value(word: &str) -> Option<(u32, bool)> {
    match word.as_bytes() {
        [letter @ b'a'..=b'z'] => Some((u32::from(letter - b'a') + 1, true)),
        bytes if bytes.len() <= 3 && bytes.iter().all(u8::is_ascii_digit) => {
            Some((word.parse().ok()?, false))
        }
        _ => None,
    }
}
