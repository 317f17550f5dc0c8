//! What stands before a sentence and is none of its words: the number of an item, who speaks, a label.
//!
//! Rule: at the head of a block a number as items have it; or a few words with capitals and a colon, behind which the
//! sentence begins with a capital, if they are a known label, whoever speaks, a person's name, or a town in capitals:
//! "MR. LEE: The bridge is closed", "Correction: An earlier version said so". All others are part of what is said:
//! "Mission: Impossible earned $500 million", "Germany: The minister resigned".

use crate::enumeration;
use crate::gazetteer::{Phrase, Sort, gazetteer};
use crate::lexicon::is_label;
use crate::sentences::Words;
use crate::{Document, Sentence};

/// A label has no more tokens.
const LABEL: usize = 6;

/// How many tokens of a sentence come before its own words; `speaks` if its first word names a source.
pub fn lead(document: &Document<'_>, sentence: &Sentence, speaks: bool) -> usize {
    let words = Words { text: document.text, tokens: document.tokens_of(sentence) };
    let own = |label: &usize| {
        let tokens = sentence.tokens.start..sentence.tokens.start + label - 1;
        let said = document.slice(document.span(&tokens));
        let named = |at: usize| {
            let word = words.get(at);
            word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "for" | "and" | ".")
        };
        document.heads_block(sentence)
            && *label < words.tokens.len()
            && (is_label(said) || (1..label - 1).all(named) && (speaks || is_apart(said)))
    };
    let label = label(words).filter(own);
    label.unwrap_or_else(|| enumeration::number(document, sentence))
}

/// Where the words behind a colon begin, if both they and what stands before it have a capital.
fn label(words: Words<'_>) -> Option<usize> {
    let capital = |at: usize| words.get(at).starts_with(char::is_uppercase);
    let colon = (1..=LABEL).find(|at| words.get(*at) == ":")?;
    (capital(0) && (capital(colon + 1) || capital(colon + 2))).then_some(colon + 1)
}

/// Whether a label is a person's name or a town in capitals.
fn is_apart(label: &str) -> bool {
    const PLACES: [Sort; 4] = [Sort::State, Sort::Seat, Sort::Place, Sort::Town];
    let known = gazetteer();
    let whole = known.sorts(Phrase::of(label));
    let first = label.split(' ').next().unwrap_or_default();
    let first_sorts =
        known.sorts(Phrase::of(first)).and(known.sorts(Phrase::of(first.trim_end_matches('.'))));
    let town = !label.contains(char::is_lowercase) && whole.any(&PLACES) && !whole.has(Sort::State);
    let name = label.len() > first.len()
        && first_sorts.any(&[Sort::Honorific, Sort::Title, Sort::GivenHe, Sort::GivenShe])
        && !whole.any(&PLACES);
    town || name
}
