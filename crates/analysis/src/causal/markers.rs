//! Connectives of cause and effect, and on which side of them the cause stands.
//!
//! Owns the list in `data/causes.txt` and finding its phrases. Knows no model.

use crate::words::WordMap;
use crate::{Document, Span};
use std::ops::Range;
use std::sync::LazyLock;

/// A connective in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its words.
    pub span: Span,
    /// The words of the cause: what follows, or what comes before.
    pub cause: Option<Span>,
    /// The words of the effect.
    pub effect: Option<Span>,
}

/// Whether the cause follows the phrase.
static PHRASES: LazyLock<WordMap<&'static str, bool>> = LazyLock::new(|| {
    let lines = crate::lexicon::list!("causes.txt").lines();
    let phrases = lines.filter_map(|line| line.split_once('|')).flat_map(|(direction, phrases)| {
        let cause = direction.trim() == "cause";
        phrases.split(',').map(move |phrase| (phrase.trim(), cause))
    });
    phrases.collect()
});

/// The first words of the phrases: most tokens begin none.
static FIRST: LazyLock<WordMap<&'static str, usize>> = LazyLock::new(|| {
    let mut first = WordMap::default();
    for phrase in PHRASES.keys() {
        let words = phrase.split(' ').count();
        let most = first.entry(phrase.split(' ').next().unwrap_or_default()).or_insert(words);
        *most = words.max(*most);
    }
    first
});

/// The first connective among these tokens, the longest there.
pub fn marker(document: &Document, tokens: Range<usize>) -> Option<Marker> {
    let mut phrase = String::new();
    for start in tokens.clone() {
        let word = document.word(start);
        if word.len() > 16 {
            continue;
        }
        phrase.clear();
        phrase.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        let Some(&most) = FIRST.get(phrase.as_str()) else { continue };
        let mut found = PHRASES.get(phrase.as_str()).map(|cause| (start + 1, *cause));
        for end in start + 2..=(start + most).min(tokens.end) {
            phrase.push(' ');
            phrase.extend(document.word(end - 1).chars().take(20).map(|c| c.to_ascii_lowercase()));
            found = PHRASES.get(phrase.as_str()).map(|cause| (end, *cause)).or(found);
        }
        if let Some((end, cause_follows)) = found {
            let before = words(document, tokens.start..start);
            let after = words(document, end..tokens.end);
            let span = words(document, start..end)?;
            // "Because it rained, they stayed": nothing stands before; the clause after the comma is the other side.
            let (before, after) = match (before, after) {
                (None, Some(_)) => {
                    let comma = (end..tokens.end).find(|token| document.word(*token) == ",");
                    let comma = comma.filter(|_| cause_follows).unwrap_or(tokens.end);
                    (words(document, comma + 1..tokens.end), words(document, end..comma))
                }
                sides => sides,
            };
            let (cause, effect) = if cause_follows { (after, before) } else { (before, after) };
            return Some(Marker { tokens: start..end, span, cause, effect });
        }
    }
    None
}

/// The words of these tokens, without marks at either end; `None` if there are none.
fn words(document: &Document, tokens: Range<usize>) -> Option<Span> {
    let is_word = |token: &usize| document.word(*token).contains(char::is_alphanumeric);
    let first = tokens.clone().find(is_word)?;
    let last = tokens.rev().find(is_word)?;
    Some(Span::new(document.tokens.get(first)?.span.start, document.tokens.get(last)?.span.end))
}
