//! What claims are about: the nouns that a text comes back to.
//!
//! Rule: common nouns, with the nouns or adjectives that make a term of them, that stand in several sentences; a claim
//! has those of its words that the text uses most. Knows words and how often they come, and no world.

use super::Claim;
use super::circumstance::is_time;
use super::sources::tokens;
use crate::attribution::tree::Tree;
use crate::linear::hash_folded;
use crate::{Relation, Tag};
use std::collections::HashMap;

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
    let mut terms: HashMap<u32, Term> = HashMap::new();
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
    // Ties go to the term that comes first in the alphabet, so that equal texts have equal topics.
    let mut known: Vec<(u32, Term)> = terms.into_iter().filter(|(_, term)| term.count > 1).collect();
    known.sort_by(|a, b| b.1.count.cmp(&a.1.count).then_with(|| a.1.name.cmp(&b.1.name)));
    known.truncate(ALL);
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

fn is_topical(tree: &Tree<'_, '_>, token: usize) -> bool {
    const PLAIN: [&str; 34] = [
        "people",
        "person",
        "man",
        "men",
        "woman",
        "women",
        "thing",
        "things",
        "way",
        "ways",
        "part",
        "parts",
        "number",
        "lot",
        "kind",
        "case",
        "fact",
        "percent",
        "cent",
        "group",
        "member",
        "members",
        "place",
        "others",
        "other",
        "something",
        "anything",
        "everything",
        "nothing",
        "someone",
        "everyone",
        "majority",
        "addition",
        "instance",
    ];
    tree.tag(token) == Tag::Noun
        && tree.word(token).len() > 2
        && !is_time(tree, token)
        && !PLAIN.iter().any(|plain| tree.is(token, &[plain]))
        && tree.relation(token) != Relation::Number
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
