//! Tags and trees of any text, as they are read (parsed and mended): within bounds, one root a sentence, no circles, the same each time.
#![allow(clippy::indexing_slicing, reason = "tests fail by panicking")]

use assay_analysis::{Document, Relation, parse};
use proptest::prelude::*;

fn analysed(text: &str) -> Document<'_> {
    let mut document = Document::new(text);
    parse(&mut document);
    document
}

fn check(text: &str) {
    let document = analysed(text);
    for sentence in &document.sentences {
        let tokens = sentence.tokens.clone();
        let roots = tokens.clone().filter(|&token| document.tokens[token].head == token).count();
        assert_eq!(roots, usize::from(!tokens.is_empty()), "roots of {text:?}");
        for token in tokens.clone() {
            let (mut at, mut steps) = (token, 0);
            while document.tokens[at].head != at {
                at = document.tokens[at].head;
                steps += 1;
                assert!(tokens.contains(&at) && steps <= tokens.len(), "a circle in {text:?}");
            }
            assert_eq!(document.tokens[at].relation, Relation::Root);
        }
    }
    assert_eq!(document.tokens, analysed(text).tokens);
}

#[test]
fn a_long_sentence_is_one_tree() {
    check(&"and the market fell ".repeat(300));
    check(&"( ".repeat(1_000));
}

/// `word <relation head` for words that the text must have.
#[test]
fn plain_clauses() {
    let mut wrong = Vec::new();
    for line in include_str!("../cases/grammar.txt").lines().filter(|line| !line.starts_with('#')) {
        let (text, expected) = line.split_once(" | ").expect("a bar between text and expectation");
        let document = analysed(text);
        let found: Vec<String> = (0..document.tokens.len())
            .map(|token| {
                let word = &document.tokens[token];
                format!("{} {} {}", document.word(token), word.relation.name(), document.word(word.head))
            })
            .collect();
        for arc in expected.split("; ").filter(|arc| !found.iter().any(|found| found == arc)) {
            wrong.push(format!("{text}\n  lacks {arc:?} in {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_becomes_trees(text in "(\\PC{0,8}[ .,\\n]){0,40}") {
        check(&text);
    }
}
