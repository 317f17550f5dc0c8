//! Names found once are found again.
//!
//! Owns a second look at a text whose names are known. The rule: capitalised words outside of names that equal a name
//! found elsewhere are that name; the family name of a person found elsewhere is that person. A form that the text
//! uses for different things keeps what it is most often. Knows no weights.

use super::{Name, NameKind};
use crate::gazetteer::{ByHash, Phrase, Sort, gazetteer};
use crate::{Document, Span, Tag};

/// No name is looked for again that has more tokens.
const LONGEST: usize = 5;

/// Adds the names that were overlooked, and evens out kinds. Names stay in the order of the text.
pub(super) fn look(document: &Document, names: &mut Vec<Name>) {
    let mut votes: ByHash<[u32; 3]> = ByHash::default();
    for name in names.iter() {
        let mut vote = |key: u64, weight: u32| {
            if let Some(count) = votes.entry(key).or_default().get_mut(name.kind as usize) {
                *count += weight;
            }
        };
        vote(Phrase::of(document.slice(name.span)), 4);
        if name.kind == NameKind::Person && name.tokens.len() > 1 {
            vote(Phrase::of(document.word(name.tokens.end - 1)), 3);
        }
    }
    let kind = |key: u64| {
        let counts = votes.get(&key)?;
        NameKind::ALL.into_iter().rev().max_by_key(|kind| counts.get(*kind as usize).copied())
    };
    let known = gazetteer();
    for name in names.iter_mut() {
        let key = Phrase::of(document.slice(name.span));
        if !known.sorts(key).any(&[Sort::State, Sort::Seat]) {
            name.kind = kind(key).unwrap_or(name.kind);
        }
    }
    let mut covered = vec![false; document.tokens.len()];
    for name in names.iter() {
        covered.iter_mut().take(name.tokens.end).skip(name.tokens.start).for_each(|slot| *slot = true);
    }
    let mut added = Vec::new();
    for sentence in &document.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let longest = LONGEST.min(sentence.tokens.end - at);
            let free = (at..at + longest).take_while(|at| covered.get(*at) == Some(&false)).count();
            let found = (1..=free).rev().find_map(|length| {
                let (start, end) = (document.tokens.get(at)?, document.tokens.get(at + length - 1)?);
                let span = Span::new(start.span.start, end.span.end);
                let words = document.slice(span);
                let could = words.starts_with(char::is_uppercase)
                    && (length > 1 || words.len() > 2)
                    && (start.tag == Tag::Propn || length > 1);
                could.then(|| kind(Phrase::of(words))).flatten().map(|kind| Name {
                    span,
                    tokens: at..at + length,
                    kind,
                })
            });
            at = found.as_ref().map_or(at + 1, |name| name.tokens.end);
            added.extend(found);
        }
    }
    if !added.is_empty() {
        names.append(&mut added);
        names.sort_by_key(|name| name.tokens.start);
    }
}
