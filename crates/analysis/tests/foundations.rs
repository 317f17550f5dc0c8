//! Blocks, tokens and sentences hold what every later pass relies on, whatever the text.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may fail so

mod soundness;

use assay_analysis::Document;
use proptest::prelude::*;
use soundness::check;

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

#[test]
fn hard_inputs_come_to_an_end() {
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
    // Of such a length that work that grows with its square would not end while anyone waits.
    for unit in units {
        let text = unit.repeat(100_000 / unit.len());
        assert!(Document::new(&text).tokens.len() <= text.len(), "{unit:?}");
    }
}
