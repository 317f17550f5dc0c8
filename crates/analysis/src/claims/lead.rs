//! What stands before a sentence and is none of its words: the number of an item, who speaks, a label.
//!
//! Rule: at the head of a block a number as items have it; or a few words with capitals and a colon, behind which the
//! sentence begins with a capital: "MR. LEE: The bridge is closed", "Correction: An earlier version said so".

use crate::enumeration;
use crate::sentences::Words;
use crate::{Document, Sentence};

/// A label has no more tokens.
const LABEL: usize = 6;

/// How many tokens of a sentence come before its own words.
pub fn lead(document: &Document<'_>, sentence: &Sentence) -> usize {
    let words = Words { text: document.text, tokens: document.tokens_of(sentence) };
    let heads =
        document.blocks.get(sentence.block).is_some_and(|block| block.span.start == sentence.span.start);
    let label = label(words).filter(|label| heads && *label < words.tokens.len());
    label.unwrap_or_else(|| enumeration::number(document, sentence))
}

fn label(words: Words<'_>) -> Option<usize> {
    let capital = |at: usize| words.get(at).starts_with(char::is_uppercase);
    let named = |at: &usize| {
        capital(*at) || (*at > 0 && matches!(words.get(*at), "of" | "the" | "for" | "and" | "."))
    };
    let colon = (0..LABEL).take_while(named).count();
    let begins = words.get(colon) == ":" && (capital(colon + 1) || capital(colon + 2));
    (begins && colon > 0).then_some(colon + 1)
}
