//! From bytes and from the errors of the JSON reader to plain words.
//!
//! Owns what is the same for every file that is read: size, encoding, web pages in place of files,
//! lines and columns. Knows no claim.

use crate::fault::{Fault, LoadError};
use crate::path::path_at;

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

/// Where JSON stops being valid or breaks off.
pub(crate) fn broken_at(json: &str, error: &serde_json::Error) -> usize {
    // The byte that does not fit has been read already.
    let read = offset_of(json, error);
    if error.is_eof() { read } else { json.floor_char_boundary(read.saturating_sub(1)) }
}

/// How much of `json` was read when the reader stumbled.
fn offset_of(json: &str, error: &serde_json::Error) -> usize {
    let before: usize = json.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    json.floor_char_boundary(before + error.column())
}

/// What the reader of JSON found wrong in `json`, and at which offset it stands.
pub(crate) fn explain(json: &str, error: &serde_json::Error) -> (Fault, usize) {
    let (path, start) = path_at(json, offset_of(json, error));
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    (fault(message, &path), start)
}

fn fault(message: &str, path: &str) -> Fault {
    let key = || if path.is_empty() { "the entry".to_owned() } else { code(path) };
    let inner = |name: &str| {
        let dot = if path.is_empty() || name.is_empty() { "" } else { "." };
        code(&[path, dot, name.trim_matches('`')].concat())
    };
    if let Some(name) = message.strip_prefix("missing field ") {
        return Fault::Missing { key: inner(name) };
    }
    if let Some(name) = message.strip_prefix("duplicate field ") {
        return Fault::Twice { key: inner(name) };
    }
    if let Some((found, words)) =
        message.strip_prefix("unknown variant `").and_then(|m| m.rsplit_once("`, expected "))
    {
        return Fault::NotOneOf { key: key(), found: short(found), allowed: alternatives(words) };
    }
    let sort = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "));
    if let Some((found, expected)) = sort.and_then(|sort| sort.rsplit_once(", expected ")) {
        return Fault::WrongSort { key: key(), found: sort_found(found), expected: sort_expected(expected) };
    }
    Fault::Unreadable { key: key(), why: short(message) }
}

fn code(name: &str) -> String {
    ["`", &short(name), "`"].concat()
}

/// "one of `a`, `b`, `c`" or "`a` or `b`" as "a, b or c".
fn alternatives(words: &str) -> String {
    let words = words.strip_prefix("one of ").unwrap_or(words).replace('`', "");
    match words.rsplit_once(", ") {
        Some((first, last)) => [first, " or ", last].concat(),
        None => words,
    }
}

fn sort_found(found: &str) -> String {
    match found {
        "null" => "empty (null)".to_owned(),
        "sequence" => "a list".to_owned(),
        "map" => "a group of keys".to_owned(),
        _ => match found.split_once(' ') {
            Some(("string", text)) => ["the text “", &short(text.trim_matches('"')), "”"].concat(),
            _ => match found.split_once('`') {
                Some((_, value)) => short(value.trim_end_matches('`')),
                None => short(found),
            },
        },
    }
}

fn sort_expected(expected: &str) -> String {
    let plain = match expected {
        "a string" => "a text",
        "usize" => "a whole number, 0 or more",
        "f64" => "a number",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        _ if expected.starts_with("struct ") => "a group of keys",
        _ => expected,
    };
    plain.to_owned()
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
