//! Blocks, tokens and sentences hold what every later pass relies on, whatever the text.

#![allow(clippy::indexing_slicing)] // a test may fail so

use assay_analysis::Document;
use proptest::prelude::*;

/// Everything that later passes take for granted.
fn check(text: &str) {
    let document = Document::new(text);
    let mut last = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        assert!(block.span.start >= last && !block.span.is_empty());
        last = block.span.end;
        for at in block.sentences.clone() {
            assert_eq!(document.sentences[at].block, index);
            assert!(block.span.contains(document.sentences[at].span));
        }
    }
    let (mut last, mut token) = (0, 0);
    for sentence in &document.sentences {
        assert_eq!(sentence.tokens.start, token, "no token outside of sentences");
        token = sentence.tokens.end;
        let tokens = document.tokens_of(sentence);
        assert!(!tokens.is_empty());
        assert_eq!(sentence.span.start, tokens[0].span.start);
        assert_eq!(sentence.span.end, tokens[tokens.len() - 1].span.end);
        for token in tokens {
            assert!(token.span.start >= last && !token.span.is_empty());
            assert!(!text[token.span.range()].starts_with(char::is_whitespace));
            last = token.span.end;
        }
    }
    assert_eq!(token, document.tokens.len());
    // What is in no token is white space.
    let mut inside = vec![false; text.len()];
    document.tokens.iter().for_each(|token| inside[token.span.range()].fill(true));
    for (at, c) in text.char_indices() {
        let blank = c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}');
        assert!(inside[at] || blank, "{c:?} at {at} is in no token of {text:?}");
    }
}

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
