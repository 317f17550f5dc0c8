//! What a word looks like: its folded form, its ends, its shape, as small numbers ready to be features.
//!
//! Folding reads capitals as small letters, every digit as 0, and curly quotes and apostrophes as straight ones, so that a
//! model meets one form where texts differ only in typography. One walk over the bytes, no allocation. Knows no tag.

use crate::linear;

/// What the models see of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Hash of the folded form.
    pub word: u32,
    /// Up to four first bytes of the folded form.
    pub first: u32,
    /// Up to eight last bytes of the folded form.
    pub last: u64,
    /// What kinds of characters it has, and where: see [`shape`].
    pub shape: u32,
}

/// Bits of [`Form::shape`].
pub mod shape {
    /// The first character is a capital.
    pub const CAPITAL: u32 = 1;
    /// A later character is a capital.
    pub const CAPITALS: u32 = 1 << 1;
    /// It has small letters.
    pub const SMALL: u32 = 1 << 2;
    /// It has digits.
    pub const DIGIT: u32 = 1 << 3;
    /// It has a hyphen or dash.
    pub const HYPHEN: u32 = 1 << 4;
    /// It has a full stop, comma or colon.
    pub const POINT: u32 = 1 << 5;
    /// It has an apostrophe or quotation mark.
    pub const QUOTE: u32 = 1 << 6;
    /// It has any other mark.
    pub const MARK: u32 = 1 << 7;
    /// It is a single character.
    pub const SINGLE: u32 = 1 << 8;
    /// It has a character beyond ASCII (that is no quote).
    pub const FOREIGN: u32 = 1 << 9;
}

impl Form {
    /// Looks at a word.
    pub fn of(word: &str) -> Self {
        let mut form = Self::default();
        let mut state = linear::Hasher::default();
        let mut count = 0usize;
        let mut take = |byte: u8, kind: u32, count: &mut usize| {
            state.byte(byte);
            if *count < 4 {
                form.first = form.first << 8 | u32::from(byte);
            }
            form.last = form.last << 8 | u64::from(byte);
            form.shape |= kind;
            *count += 1;
        };
        let mut bytes = word.as_bytes().iter();
        while let Some(&byte) = bytes.next() {
            match byte {
                b'a'..=b'z' => take(byte, shape::SMALL, &mut count),
                b'A'..=b'Z' => {
                    let kind = if count == 0 { shape::CAPITAL } else { shape::CAPITALS };
                    take(byte | 0x20, kind, &mut count);
                }
                b'0'..=b'9' => take(b'0', shape::DIGIT, &mut count),
                b'-' => take(byte, shape::HYPHEN, &mut count),
                b'.' | b',' | b':' => take(byte, shape::POINT, &mut count),
                b'\'' | b'"' => take(byte, shape::QUOTE, &mut count),
                0..=0x7f => take(byte, shape::MARK, &mut count),
                // U+2010 to U+201F: dashes and quotes.
                0xe2 if bytes.as_slice().first() == Some(&0x80)
                    && matches!(bytes.as_slice().get(1), Some(0x90..=0x9f)) =>
                {
                    bytes.next();
                    match bytes.next() {
                        Some(0x90..=0x95) => take(b'-', shape::HYPHEN, &mut count),
                        Some(0x98..=0x9b) => take(b'\'', shape::QUOTE, &mut count),
                        Some(0x9c..=0x9f) => take(b'"', shape::QUOTE, &mut count),
                        _ => take(b'|', shape::MARK, &mut count),
                    }
                }
                _ => take(byte, shape::FOREIGN, &mut count),
            }
        }
        if count == 1 {
            form.shape |= shape::SINGLE;
        }
        form.word = state.finish();
        form
    }

    /// Its last `count` bytes (at most four), folded; with fewer bytes, all.
    pub const fn suffix(&self, count: u32) -> u32 {
        (self.last & ((1u64 << (8 * count)) - 1)) as u32
    }

    /// Its first `count` bytes (at most four), folded.
    pub const fn prefix(&self, count: u32) -> u32 {
        let held = (32 - self.first.leading_zeros()).div_ceil(8);
        if held > count { self.first >> (8 * (held - count)) } else { self.first }
    }

    /// Whether all of these kinds are there.
    pub const fn has(&self, kinds: u32) -> bool {
        self.shape & kinds == kinds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_does_not_matter() {
        assert_eq!(Form::of("n’t").word, Form::of("N't").word);
        assert_eq!(Form::of("“").word, Form::of("\"").word);
        assert_eq!(Form::of("1984").word, Form::of("2020").word);
        assert_eq!(Form::of("said").word, linear::hash(b"said"));
    }

    #[test]
    fn ends_are_bytes_of_the_folded_form() {
        let form = Form::of("Reported");
        assert_eq!(form.suffix(2), u32::from(b'e') << 8 | u32::from(b'd'));
        assert_eq!(form.prefix(2), u32::from(b'r') << 8 | u32::from(b'e'));
        assert!(form.has(shape::CAPITAL | shape::SMALL) && !form.has(shape::CAPITALS));
        assert_eq!(Form::of("").word, linear::hash(b""));
    }
}
