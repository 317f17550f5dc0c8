//! Blocks, tokens and sentences hold what every later pass relies on, whatever the text.

#![allow(clippy::indexing_slicing)] // a test may fail so

mod soundness;

use assay_analysis::Document;
use proptest::prelude::*;
use soundness::check;
use std::time::{Duration, Instant};

proptest! {
    #[test]
    fn any_text_is_cut_soundly(text in "\\PC*") {
        check(&text);
    }

    #[test]
    fn any_mixture_of_what_texts_are_made_of_is_cut_soundly(
        pieces in proptest::collection::vec(
            prop_oneof![
                "[A-Za-z]{1,8}", "[0-9]{1,5}", "[ \n\t\r]{1,3}", "[.!?,;:…]{1,3}", "['\"“”‘’()\\[\\]«»`-]{1,3}",
                Just("U.S.".into()), Just("n't".into()), Just("http://".into()), Just("@".into()), Just("$".into()), any::<String>(),
            ],
            0..40,
        )
    ) {
        check(&pieces.concat());
    }
}

#[test]
fn nothing_comes_of_nothing() {
    for text in ["", " ", "\n\n\n", "\u{FEFF}", "\u{200B} \u{200B}"] {
        assert!(Document::new(text).tokens.is_empty());
        check(text);
    }
}

/// The least time of three that cutting a text takes.
fn time(text: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        let document = Document::new(text);
        assert!(document.tokens.len() <= text.len());
        start.elapsed()
    };
    [once(), once(), once()].into_iter().min().unwrap_or_default()
}

#[test]
fn no_text_takes_more_than_linear_time() {
    let units = [
        "\"",
        "'",
        "(",
        "[",
        "[^",
        ". ",
        ".",
        "!)",
        "! ",
        "a.",
        "a-",
        "A. ",
        "1.",
        "1-",
        "1,000,",
        "x",
        "U.S. ",
        "@",
        "a@",
        "#a",
        "http://",
        "www.",
        "http://) ",
        "n't",
        "'s",
        "\n",
        "a\n",
        "\n\n. ",
        "> ",
        "- ",
        "\u{301}",
        "漢",
        "。",
        "👍",
        ". . . . ",
        "[...]",
        "Photo: ",
        "By A, ",
        "LODZ — ",
        "? (",
        "[1] ",
        "...\" ",
    ];
    for unit in units {
        let short = time(&unit.repeat(10_000 / unit.len()));
        let long = time(&unit.repeat(40_000 / unit.len()));
        // Four times the text: four times the work if linear, sixteen if quadratic; small times only tremble.
        assert!(long < short * 9 + Duration::from_millis(60), "{unit:?}: {short:?}, then {long:?}");
    }
}
