//! How claims bear on each other: by grammar, by connectives, by saying the same again or the opposite.
//!
//! Rule: a clause of reason explains what it hangs from and one of contrast opposes it; a connective at the head joins a
//! sentence to the one before; what "this would" rests on is the claim before; two claims with mostly the same words
//! repeat each other, or are in tension where only one of them denies. Works on small sets of word hashes, in time
//! linear in the claims.

use super::Claim;
use super::clauses::Form;
use crate::Document;
use crate::lexicon::is_one_of;
use crate::linear::hash_folded;
use crate::words::WordMap;
use assay_dossier::{Polarity, RelationKind};

/// So many of the claims that have a word are remembered for it.
const REMEMBERED: usize = 6;
/// A claim is looked at by so many of its words.
const WORDS: usize = 16;

/// The hashes of a claim's words that carry its matter, by their stems.
pub fn key_words(document: &Document<'_>, claim: &Claim) -> Vec<u32> {
    let mut words = Vec::new();
    for piece in &claim.pieces {
        for word in document.slice(*piece).split(|c: char| !c.is_alphanumeric()) {
            if word.len() > 3 && !is_plain(word) {
                words.push(hash_folded(stem(word).as_bytes()));
            }
        }
    }
    words.sort_unstable();
    words.dedup();
    words.truncate(WORDS);
    words
}

fn is_plain(word: &str) -> bool {
    const PLAIN: [&str; 40] = [
        "that", "this", "with", "from", "have", "will", "would", "their", "they", "been", "also", "into",
        "were", "than", "then", "when", "which", "what", "more", "most", "some", "such", "only", "over",
        "after", "before", "about", "could", "should", "there", "these", "those", "other", "because",
        "while", "where", "does", "being", "very", "just",
    ];
    is_one_of(word, &PLAIN)
}

fn stem(word: &str) -> &str {
    for ending in ["ing", "ies", "ed", "es", "s", "y"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 3) {
            return stem;
        }
    }
    word
}

/// Finds claims that say again what an earlier one says, or its opposite.
pub fn repetitions(document: &Document<'_>, claims: &mut [Claim]) {
    let keys: Vec<Vec<u32>> = claims.iter().map(|claim| key_words(document, claim)).collect();
    let mut holders: WordMap<u32, Vec<usize>> = WordMap::default();
    let mut shared: Vec<(usize, usize)> = Vec::new();
    for (index, key) in keys.iter().enumerate() {
        shared.clear();
        for word in key {
            let known = holders.entry(*word).or_default();
            for holder in known.iter() {
                match shared.iter_mut().find(|(claim, _)| claim == holder) {
                    Some((_, count)) => *count += 1,
                    None => shared.push((*holder, 1)),
                }
            }
            if known.len() == REMEMBERED {
                known.remove(0);
            }
            known.push(index);
        }
        let likeness = |(other, count): &(usize, usize)| {
            let total = key.len() + keys.get(*other).map_or(0, Vec::len) - count;
            *count as f32 / total.max(1) as f32
        };
        let best = shared
            .iter()
            .filter(|(_, count)| *count >= 3)
            .max_by(|a, b| likeness(a).total_cmp(&likeness(b)).then(b.0.cmp(&a.0)));
        let Some(&(other, _)) = best.filter(|best| likeness(best) >= 0.6) else { continue };
        let denies =
            |at: usize| claims.get(at).map(|claim| (claim.polarity == Polarity::Negative, claim.sentence));
        let (Some((mine, here)), Some((theirs, there))) = (denies(index), denies(other)) else { continue };
        if here == there {
            continue;
        }
        let kind = if mine == theirs { RelationKind::Repeats } else { RelationKind::Opposes };
        relate(claims, index, kind, other);
    }
}

/// Adds a relation, once.
pub fn relate(claims: &mut [Claim], from: usize, kind: RelationKind, to: usize) {
    if from != to
        && let Some(claim) = claims.get_mut(from)
        && !claim.relations.iter().any(|(_, other)| *other == to)
    {
        claim.relations.push((kind, to));
    }
}

/// How a clause bears on the one that it hangs from.
pub fn to_parent(form: Form, marker: &str) -> Option<RelationKind> {
    let is = |words: &[&str]| is_one_of(marker, words);
    match form {
        Form::Subordinate if is(&["although", "though", "while", "whereas", "albeit"]) => {
            Some(RelationKind::Opposes)
        }
        Form::Subordinate if is(&["after"]) => None,
        Form::Subordinate => Some(RelationKind::Explains),
        Form::Coordinate if is(&["but", "yet"]) => Some(RelationKind::Opposes),
        Form::Relative | Form::Apposition | Form::Participle | Form::Aside => Some(RelationKind::Elaborates),
        _ => None,
    }
}
