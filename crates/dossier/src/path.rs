//! Which key of a JSON text lies at an offset: `participants[1].role`.
//!
//! The reader of JSON says where it stumbled, as an offset, but not upon what. Knows no dossier.

/// The value at `offset`, or that ends there: its path, and where it starts. For a key, the object
/// that has it. The JSON need not be valid; what comes after the offset is not looked at.
pub(crate) fn path_at(json: &str, offset: usize) -> (String, usize) {
    let bytes = json.as_bytes();
    let mut frames: Vec<Frame> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'{' | b'[' => {
                if offset <= at {
                    return (path(&frames), start);
                }
                frames.push(Frame { start, list: byte == b'[', index: 0, key: None });
            }
            b'}' | b']' => {
                let opened = frames.pop().map_or(0, |frame| frame.start);
                if offset <= at {
                    return (path(&frames), opened);
                }
            }
            b',' => {
                if let Some(frame) = frames.last_mut() {
                    frame.index += 1;
                    frame.key = None;
                }
            }
            b':' | b' ' | b'\n' | b'\r' | b'\t' => {}
            _ => {
                at = if byte == b'"' { end_of_string(bytes, at) } else { end_of_word(bytes, at) };
                if offset <= at {
                    return (path(&frames), start);
                }
                if let Some(frame) = frames.last_mut()
                    && !frame.list
                    && frame.key.is_none()
                {
                    frame.key = json.get(start + 1..at.saturating_sub(1));
                }
            }
        }
    }
    (path(&frames), bytes.len())
}

/// An object or a list that is open at some offset.
struct Frame<'a> {
    start: usize,
    list: bool,
    index: usize,
    key: Option<&'a str>,
}

/// Where a string ends whose first byte after the quotation mark is at `at`.
fn end_of_string(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b'\\' => 2,
            b'"' => return at + 1,
            _ => 1,
        };
    }
    bytes.len()
}

/// Where a number, `true`, `false` or `null` ends.
fn end_of_word(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| !b",:]}[{\" \n\r\t".contains(byte)).count()
}

fn path(frames: &[Frame]) -> String {
    let mut path = String::new();
    for frame in frames {
        if frame.list {
            path.push('[');
            path.push_str(&frame.index.to_string());
            path.push(']');
        } else if let Some(key) = frame.key {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(key);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_value_that_ends_or_starts_there() {
        let json = r#"{"a": 1, "b": [{"c\"": "x]"}, [true, null]], "d": {}}"#;
        let cases = [
            ("1", "a"),
            ("\"x]\"", "b[0].c\\\""),
            ("true", "b[1][0]"),
            ("null", "b[1][1]"),
            ("[true, null]", "b[1]"),
            ("{}", "d"),
            ("\"d\"", ""),
            (json, ""),
        ];
        for (value, expected) in cases {
            let start = json.find(value).unwrap();
            assert_eq!(
                path_at(json, start + value.len()),
                (expected.to_owned(), start),
                "the end of {value}"
            );
        }
        assert_eq!(
            path_at(json, json.find("[true").unwrap()),
            ("b[1]".to_owned(), 30),
            "the start of a list"
        );
    }

    #[test]
    fn broken_json_has_paths_too() {
        assert_eq!(path_at("{\"a\": [1, \"x", 99), ("a[1]".to_owned(), 12));
        assert_eq!(path_at("]}\\", 99).0, "");
        assert_eq!(path_at("", 0), (String::new(), 0));
    }
}
