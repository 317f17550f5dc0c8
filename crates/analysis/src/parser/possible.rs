//! Which relations are possible between a word and its head: a word's part of speech and the side of its head leave a
//! quarter of them. Owns the reading of `data/relations.txt`, which training counts.

use crate::document::{Relation, Tag};
use std::sync::LazyLock;

/// Of each tag, a set of relations as bits: to a head after the word, and to one before it.
static POSSIBLE: LazyLock<[[u64; 2]; Tag::ALL.len()]> = LazyLock::new(|| {
    let mut sets = [[0; 2]; Tag::ALL.len()];
    for line in crate::lexicon::list!("relations.txt").lines() {
        let mut words = line.split(' ');
        let tag = words.next().and_then(Tag::named);
        let side = usize::from(words.next() == Some("right"));
        if let Some(set) = tag.and_then(|tag| sets.get_mut(tag as usize)?.get_mut(side)) {
            *set = words.fold(0, |set, name| set | 1 << Relation::named(name) as u8);
        }
    }
    sets
});

/// The relations that a word may have, in their order; to a head before it, or after. All, where none is known.
#[inline(always)]
pub fn relations(tag: usize, head_before: bool) -> impl Iterator<Item = usize> {
    let set = POSSIBLE.get(tag).and_then(|sides| sides.get(usize::from(head_before))).copied();
    let mut left = set.filter(|set| *set != 0).unwrap_or(ALL);
    std::iter::from_fn(move || {
        let next = left.trailing_zeros() as usize;
        left &= left.wrapping_sub(1);
        (next < Relation::ALL.len()).then_some(next)
    })
}

/// All relations but that of the root, which is no choice.
const ALL: u64 = (1 << Relation::ALL.len()) - 1 - (1 << Relation::Root as u64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_determiner_before_its_noun_is_nothing_joined() {
        let of =
            |tag: Tag, before| relations(tag as usize, before).map(Relation::from_index).collect::<Vec<_>>();
        let determiner = of(Tag::Det, false);
        assert!(determiner.contains(&Relation::Determiner) && !determiner.contains(&Relation::Conjunct));
        assert!(of(Tag::Verb, true).contains(&Relation::RelativeClause));
        assert!(!of(Tag::Verb, false).contains(&Relation::RelativeClause));
        for tag in Tag::ALL {
            for before in [false, true] {
                let found = of(tag, before);
                assert!(!found.is_empty() && !found.contains(&Relation::Root), "{tag:?}");
            }
        }
        assert_eq!(relations(99, true).count(), Relation::ALL.len() - 1);
    }
}
