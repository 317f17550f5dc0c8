//! The words of an article, and where things lie in them.
//!
//! Owns the two units of offsets that this crate deals in: [`Span`] in UTF-8 bytes, [`CodePoint`] as
//! files count. UTF-16 units belong to the page. Knows no claim and no selector.

use sha2::{Digest, Sha256};
use std::ops::Range;

/// What stands between two paragraphs of the whole text.
pub const SEPARATOR: &str = "\n\n";

/// A checkpoint is kept for each this many code points, so that a conversion reads at most as many.
const STRIDE: usize = 256;

/// A range of the whole text in UTF-8 bytes.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`, empty if they are the wrong way round.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// How many bytes it covers.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether `other` lies within.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two have a byte in common.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// As a range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// An offset into the whole text in Unicode code points, the unit of positions in files.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
pub struct CodePoint(pub usize);

/// The words of an article: its paragraphs, joined by [`SEPARATOR`].
#[derive(Clone, Debug, Default, PartialEq, Eq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Text {
    whole: String,
    paragraphs: Vec<Span>,
    /// The byte at which each [`STRIDE`]th code point starts, the first included.
    checkpoints: Vec<u32>,
    length: CodePoint,
}

impl Text {
    /// The text of these paragraphs, exactly as they are.
    pub fn from_paragraphs(paragraphs: &[String]) -> Self {
        Self::join(paragraphs.iter().map(String::as_str))
    }

    /// The text of a plain-text file: each line that has words, trimmed, is a paragraph, with or
    /// without blank lines between. A byte order mark is dropped; lines end with LF, CRLF or CR.
    pub fn from_plain(plain: &str) -> Self {
        let plain = plain.strip_prefix('\u{feff}').unwrap_or(plain);
        Self::join(plain.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()))
    }

    fn join<'a>(parts: impl Iterator<Item = &'a str>) -> Self {
        let mut whole = String::new();
        let mut paragraphs = Vec::new();
        for part in parts {
            if !paragraphs.is_empty() {
                whole.push_str(SEPARATOR);
            }
            let start = whole.len();
            whole.push_str(part);
            paragraphs.push(Span::new(start, whole.len()));
        }
        let mut checkpoints = Vec::with_capacity(whole.len() / STRIDE + 1);
        let mut length = 0;
        for (byte, _) in whole.char_indices() {
            if length % STRIDE == 0 {
                checkpoints.push(u32::try_from(byte).unwrap_or(u32::MAX));
            }
            length += 1;
        }
        Self { whole, paragraphs, checkpoints, length: CodePoint(length) }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.whole
    }

    /// Where the paragraphs lie, in order.
    pub fn paragraphs(&self) -> impl ExactSizeIterator<Item = Span> + DoubleEndedIterator + Clone + '_ {
        self.paragraphs.iter().copied()
    }

    /// Where one paragraph lies, counted from 0.
    pub fn paragraph(&self, index: usize) -> Option<Span> {
        self.paragraphs.get(index).copied()
    }

    /// Which paragraph holds all of the span; none if it crosses from one into another.
    pub fn paragraph_of(&self, span: Span) -> Option<usize> {
        let index =
            self.paragraphs.partition_point(|paragraph| paragraph.start <= span.start).checked_sub(1)?;
        self.paragraph(index)?.contains(span).then_some(index)
    }

    /// The words of a span; nothing for a span that is not one of this text.
    pub fn get(&self, span: Span) -> &str {
        self.whole.get(span.range()).unwrap_or_default()
    }

    /// How many code points the whole text has.
    pub fn length(&self) -> CodePoint {
        self.length
    }

    /// The byte at which a code point starts. The end of the text counts as one.
    pub fn byte(&self, at: CodePoint) -> Option<usize> {
        if at == self.length {
            return Some(self.whole.len());
        }
        let base = usize::try_from(*self.checkpoints.get(at.0 / STRIDE)?).ok()?;
        let (byte, _) = self.whole.get(base..)?.char_indices().nth(at.0 % STRIDE)?;
        Some(base + byte)
    }

    /// Which code point starts at a byte; none inside of one or beyond the end.
    pub fn code_point(&self, byte: usize) -> Option<CodePoint> {
        if byte == self.whole.len() {
            return Some(self.length);
        }
        let after = self
            .checkpoints
            .partition_point(|start| usize::try_from(*start).is_ok_and(|start| start <= byte));
        let index = after.checked_sub(1)?;
        let base = usize::try_from(*self.checkpoints.get(index)?).ok()?;
        Some(CodePoint(index * STRIDE + self.whole.get(base..byte)?.chars().count()))
    }

    /// The span from one code point to another, if both are in the text and in this order.
    pub fn span(&self, start: CodePoint, end: CodePoint) -> Option<Span> {
        if start > end {
            return None;
        }
        Some(Span::new(self.byte(start)?, self.byte(end)?))
    }

    /// `sha256:` and the hex digest of the whole text: what `text_digest` of a dossier holds.
    pub fn digest(&self) -> String {
        let mut digest = String::from("sha256:");
        for byte in Sha256::digest(self.whole.as_bytes()) {
            for nibble in [byte >> 4, byte & 15] {
                digest.extend(char::from_digit(u32::from(nibble), 16));
            }
        }
        digest
    }

    /// How many words it has: runs between white space that hold more than punctuation.
    pub fn words(&self) -> usize {
        // General punctuation (dashes, quotes, bullets) stands between U+2000 and U+206F.
        let speaks =
            |c: char| c.is_ascii_alphanumeric() || !c.is_ascii() && !('\u{2000}'..='\u{206f}').contains(&c);
        self.whole.split_whitespace().filter(|word| word.contains(speaks)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_has_a_paragraph_a_line() {
        let ways = [
            "One.\n\nTwo.",
            "One.\nTwo.\n",
            "\u{feff}One.\r\nTwo.\r\n",
            "  One.\u{a0}\r\rTwo. ",
            "\n \n\nOne.\n\t\n\nTwo.\n\n",
        ];
        for way in ways {
            assert_eq!(Text::from_plain(way).as_str(), "One.\n\nTwo.", "{way:?}");
        }
        assert_eq!(Text::from_plain(" \n\u{feff}").paragraphs().len(), 1, "only a leading mark is dropped");
        assert_eq!(Text::from_plain("").paragraphs().len(), 0);
    }

    #[test]
    fn digest_is_that_of_the_joined_paragraphs() {
        assert_eq!(
            Text::from_plain("").digest(),
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(
            Text::from_plain("abc").digest(),
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let paragraphs = ["One.".to_owned(), "Two.".to_owned()];
        assert_eq!(Text::from_paragraphs(&paragraphs).digest(), Text::from_plain("One.\nTwo.").digest());
    }

    #[test]
    fn a_span_knows_its_paragraph() {
        let text = Text::from_plain("One.\nTwo.");
        assert_eq!(text.paragraph_of(Span::new(0, 4)), Some(0));
        assert_eq!(text.paragraph_of(Span::new(6, 10)), Some(1));
        assert_eq!(text.paragraph_of(Span::new(3, 7)), None);
        assert_eq!(text.paragraph_of(Span::new(4, 6)), None);
        assert_eq!(text.paragraph_of(Span::new(90, 91)), None);
        assert_eq!(Text::default().paragraph_of(Span::default()), None);
    }

    #[test]
    fn code_points_beyond_the_text_have_no_byte() {
        let text = Text::from_plain("aé👩🏽‍🚀ש");
        assert_eq!(text.length(), CodePoint(7));
        assert_eq!(text.byte(CodePoint(2)), Some(3));
        assert_eq!(text.byte(CodePoint(7)), Some(text.as_str().len()));
        assert_eq!(text.byte(CodePoint(8)), None);
        assert_eq!(text.code_point(2), None, "inside of é");
        assert_eq!(text.code_point(999), None);
        assert_eq!(text.span(CodePoint(2), CodePoint(1)), None);
        assert_eq!(text.get(Span::new(2, 3)), "");
        assert_eq!(text.get(Span::new(0, 999)), "");
    }

    #[test]
    fn words_are_not_dashes() {
        assert_eq!(Text::from_plain("Two words — and… three “more”.").words(), 5);
        assert_eq!(Text::from_plain("שלום עולם").words(), 2);
    }
}
