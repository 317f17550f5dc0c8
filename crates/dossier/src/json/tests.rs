//! What is JSON and what is not, and where it stops being so.

use super::*;
use proptest::prelude::*;

fn text(json: &str) -> Result<String, Broken> {
    match Reader::new(json).value()?.data {
        Data::Text(text) => Ok(text.into_owned()),
        _ => Ok(String::new()),
    }
}

#[test]
fn texts() {
    let cases = [
        (r#""plain é שלום""#, "plain é שלום"),
        (r#""a\"b\\c\/d\n\t\r\b\f""#, "a\"b\\c/d\n\t\r\u{8}\u{c}"),
        (r#""\u00e9\ud83d\ude80!""#, "é🚀!"),
        (r#""\ud83d""#, "\u{fffd}"),
        (r#""\ud83d\u0041\ude80x""#, "\u{fffd}A\u{fffd}x"),
    ];
    for (json, expected) in cases {
        assert_eq!(text(json).as_deref(), Ok(expected), "{json}");
    }
}

#[test]
fn broken_off_or_wrong() {
    let cases = [
        ("", 0, true),
        ("[1, 2", 5, true),
        ("[1, ", 4, true),
        ("{\"a", 3, true),
        ("{\"a\"", 4, true),
        ("\"a\\u00", 6, true),
        ("tru", 3, true),
        ("-", 1, true),
        ("1.", 2, true),
        ("[1 2]", 3, false),
        ("[1,]", 3, false),
        ("{a: 1}", 1, false),
        ("{\"a\": 1,}", 8, false),
        ("[01]", 2, false),
        ("\"a\nb\"", 2, false),
        ("\"\\x\"", 2, false),
        ("nul!", 3, false),
        ("{\"a\": é}", 6, false),
    ];
    for (json, at, end) in cases {
        let broken = Reader::new(json).value().err();
        assert_eq!(broken, Some(Broken { at, end }), "{json}");
    }
}

#[test]
fn what_is_too_deep_or_too_large_is_passed_over() {
    let deep = format!("[{}\"]\"{}, 7]", "[".repeat(99_999), "]".repeat(99_999));
    let Ok(Value { data: Data::List(items), .. }) = Reader::new(&deep).value() else { panic!("no list") };
    assert!(matches!(items[1].data, Data::Number("7")));
    let mut reader = Reader::new("[[1, {\"a\": \"]\"}], 2] 3");
    assert_eq!(reader.skip(), Ok(()));
    assert_eq!(reader.peek(), Some(b'3'));
    let large = format!("[[{}0], {{}}]", "0,".repeat(MAX_VALUES));
    assert!(matches!(Reader::new(&large).value(), Ok(Value { data: Data::TooMuch, .. })));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    /// What is JSON is told as another reader tells it.
    #[test]
    fn agrees_with_another_reader(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..14)) {
        for json in [pieces.concat(), format!("[{}]", pieces.join(",")), format!("{{\"a\":{}}}", pieces.join(",\"b\":"))] {
            let mut reader = Reader::new(&json);
            let read = reader.value().is_ok() && reader.peek().is_none();
            prop_assert_eq!(read, serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{}", json);
        }
    }
}

const PIECES: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    " ",
    "\n",
    "\"",
    "\"a\"",
    "\"é🚀\"",
    "\"\\n\\u00e9\"",
    "\"a\":",
    "\\",
    "0",
    "-",
    "1.5",
    "-0e+1",
    ".",
    "e",
    "true",
    "null",
    "false",
    "tru",
    "[]",
    "{}",
    "[1]",
    "{\"a\":1}",
    "\u{a0}",
    "\u{feff}",
    "\u{1}",
    "é",
];
