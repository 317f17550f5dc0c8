//! What is the same for every file that is read: size, encoding, web pages in place of files, lines and
//! columns, words short enough for a message. Knows no JSON and no claim.

use crate::fault::LoadError;

const MB: usize = 1024 * 1024;

/// The text of a file of at most `limit` bytes, without byte order mark. If the last character is
/// incomplete, the file was cut off: that character is left out.
pub(crate) fn decode(bytes: &[u8], limit: usize) -> Result<&str, LoadError> {
    if bytes.len() > limit {
        return Err(LoadError::TooLarge { found: bytes.len().div_ceil(MB), limit: limit / MB });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match bytes.trim_ascii_start().first() {
        None => return Err(LoadError::Empty),
        Some(b'<') => return Err(LoadError::Html),
        Some(_) => {}
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            match str::from_utf8(valid) {
                Ok(text) if error.error_len().is_none() => Ok(text),
                _ => {
                    Err(LoadError::NotUtf8 { line: 1 + valid.iter().filter(|byte| **byte == b'\n').count() })
                }
            }
        }
    }
}

/// Counts lines and columns. Offsets that go up cost one reading of the text in all.
pub(crate) struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// Line and column of an offset, from 1, columns in characters.
    pub(crate) fn locate(&mut self, offset: usize) -> (usize, usize) {
        if offset < self.at {
            *self = Self::new(self.text);
        }
        let passed = self.text.get(self.at..).unwrap_or_default();
        let mut passed = passed.get(..offset.saturating_sub(self.at)).unwrap_or(passed);
        self.at += passed.len();
        if let Some(last) = passed.rfind('\n') {
            self.line += passed.bytes().filter(|byte| *byte == b'\n').count();
            self.column = 1;
            passed = passed.get(last + 1..).unwrap_or_default();
        }
        self.column += passed.chars().count();
        (self.line, self.column)
    }
}

/// The beginning of words that come from a file, on one line.
pub(crate) fn short(words: &str) -> String {
    const LIMIT: usize = 60;
    let mut chars = words.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut short: String = chars.by_ref().take(LIMIT).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_in_any_order() {
        let text = "ab\ncdé\n\nx";
        let mut lines = Lines::new(text);
        for (offset, place) in
            [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (7, (2, 4)), (9, (4, 1)), (4, (2, 2)), (99, (4, 2))]
        {
            assert_eq!(lines.locate(offset), place, "at {offset}");
        }
    }

    #[test]
    fn long_and_broken_words_are_shortened() {
        assert_eq!(short("a\nb"), "a b");
        assert_eq!(short(&"ü".repeat(61)), "ü".repeat(60) + "…");
    }

    #[test]
    fn encodings() {
        let refused = |bytes: &[u8]| decode(bytes, 1024).err();
        assert_eq!(refused(b""), Some(LoadError::Empty));
        assert_eq!(refused(b"\xef\xbb\xbf \n\t"), Some(LoadError::Empty));
        assert_eq!(refused(b"\n <!DOCTYPE html>"), Some(LoadError::Html));
        assert_eq!(refused(b"{\n\"\xff\""), Some(LoadError::NotUtf8 { line: 2 }));
        assert_eq!(refused(&[b' '; 1025]), Some(LoadError::TooLarge { found: 1, limit: 0 }));
        assert_eq!(
            decode("{\"é".as_bytes().split_last().unwrap().1, 1024),
            Ok("{\""),
            "cut off in a character"
        );
    }
}
