//! What holds for any text there is, by texts made at random: of any characters, of words that the passes wait for, of marks.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may fail so

mod soundness;

use proptest::prelude::*;

const WORDS: [&str; 60] = [
    "The",
    "minister",
    "said",
    "that",
    "Russia",
    "the Russians",
    "Moscow",
    "NATO",
    "North Atlantic Treaty Organization",
    "Mr.",
    "Ana Marsh",
    "Marsh",
    "she",
    "it",
    "they",
    "who",
    "which",
    ",",
    ".",
    "?",
    "\n\n",
    "\n",
    "“",
    "”",
    "\"",
    "'",
    "’s",
    "(",
    ")",
    "according to",
    "experts",
    "it is estimated that",
    "may",
    "will",
    "would",
    "not",
    "no",
    "if",
    "should",
    "because",
    "although",
    "after",
    "and",
    "but",
    "sank",
    "is",
    "was killed by",
    "denied",
    "claims",
    "5",
    "$2.5 million",
    "10–12 %",
    "about",
    "twice",
    "half",
    "on Monday",
    "in 2024",
    "—",
    ":",
    ";",
];

fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { cases: count, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn of_any_characters(text in prop::collection::vec(any::<char>(), 0..120)) {
        soundness::check_whole(&text.into_iter().collect::<String>());
    }

    #[test]
    fn of_letters_and_marks(text in "([a-zA-Z]{1,9}|\\PC|[ \\n.,;:!?\"'“”‘’()\\[\\]-]){0,120}") {
        soundness::check_whole(&text);
    }

    #[test]
    fn of_words(words in prop::collection::vec(prop::sample::select(WORDS.as_slice()), 0..80), glue in " ?") {
        soundness::check_whole(&words.join(&glue));
    }
}

#[test]
fn of_nothing() {
    for text in ["", " ", "\n\n\n", "\u{feff}", "\0", "\u{200b}\u{301}", "“", "."] {
        soundness::check_whole(text);
    }
}
