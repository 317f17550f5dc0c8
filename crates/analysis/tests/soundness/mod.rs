//! What every later pass takes for granted of blocks, sentences and tokens.

use assay_analysis::Document;

/// Everything that later passes take for granted.
pub fn check(text: &str) {
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
