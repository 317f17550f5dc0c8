//! What claims are about: the nouns that a text comes back to.
//!
//! Rule: common nouns, with the nouns or adjectives that make a term of them, that stand in several sentences; a claim
//! has those of its words that the text uses most. Knows words and how often they come, and no world.

use super::Claim;
use super::circumstance::is_time;
use super::sources::tokens;
use crate::attribution::tree::Tree;
use crate::linear::{hash, hash_folded};
use crate::words::{WordMap, WordSet};
use crate::{Relation, Tag};
use std::sync::LazyLock;

/// A claim has no more topics.
const MOST: usize = 3;
/// A text has no more topics.
const ALL: usize = 12;

/// A term, and in how many sentences it stands.
#[derive(Clone, Debug)]
struct Term {
    name: String,
    count: usize,
    last: usize,
}

/// Gives claims their topics.
pub fn give(tree: &Tree<'_, '_>, claims: &mut [Claim]) {
    let document = tree.document;
    let mut terms: WordMap<u32, Term> = WordMap::default();
    for (number, sentence) in document.sentences.iter().enumerate() {
        for token in sentence.tokens.clone().filter(|token| is_topical(tree, *token)) {
            let term = terms.entry(key(tree, token)).or_insert_with(|| Term {
                name: tree.word(token).to_lowercase(),
                count: 0,
                last: usize::MAX,
            });
            if term.last != number {
                term.count += 1;
                term.last = number;
            }
        }
    }
    let mut left: Vec<(u32, Term)> = terms.into_iter().filter(|(_, term)| term.count > 1).collect();
    let mut known: Vec<(u32, Term)> = Vec::new();
    while known.len() < ALL
        && let Some(at) = most_used(&left)
    {
        known.push(left.swap_remove(at));
    }
    for claim in claims {
        let inside: Vec<u32> = claim
            .pieces
            .iter()
            .flat_map(|piece| tokens(document, *piece))
            .filter(|token| is_topical(tree, *token))
            .map(|token| key(tree, token))
            .collect();
        let topics = known.iter().filter(|(key, _)| inside.contains(key)).map(|(_, term)| term.name.clone());
        claim.topics = topics.take(MOST).collect();
    }
}

/// Where the term is that stands in most sentences; of several the first in the alphabet, so that equal texts have equal
/// topics.
fn most_used(terms: &[(u32, Term)]) -> Option<usize> {
    let rank = |a: &Term, b: &Term| a.count.cmp(&b.count).then_with(|| b.name.cmp(&a.name));
    let most = terms.iter().enumerate().max_by(|(_, (_, a)), (_, (_, b))| rank(a, b));
    most.map(|(at, _)| at)
}

/// Words that say nothing of what a text is about.
static PLAIN: LazyLock<WordSet<u32>> = LazyLock::new(|| {
    let words = "people person man men woman women thing things way ways part parts number lot kind case fact percent cent group member \
                 members place others other something anything everything nothing someone everyone majority addition instance";
    words.split_whitespace().map(|word| hash(word.as_bytes())).collect()
});

fn is_topical(tree: &Tree<'_, '_>, token: usize) -> bool {
    let word = tree.word(token);
    tree.tag(token) == Tag::Noun
        && word.len() > 2
        && tree.relation(token) != Relation::Number
        && !PLAIN.contains(&hash_folded(word.as_bytes()))
        && !is_time(tree, token)
}

/// Singular and plural have the same.
fn key(tree: &Tree<'_, '_>, token: usize) -> u32 {
    let word = tree.word(token);
    let stem = match word.strip_suffix("ies") {
        Some(stem) if stem.len() > 2 => return hash_folded(&[stem.as_bytes(), b"y"].concat()),
        _ => word.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with('s')).unwrap_or(word),
    };
    hash_folded(stem.as_bytes())
}
