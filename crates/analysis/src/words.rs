//! Maps whose keys are words.
//!
//! Owns how a word is hashed: eight bytes at a time, the same on every machine. The standard library's hashing withstands
//! keys that somebody chose to collide, and costs more than the look-up itself; the keys here are the words of our own lists, or
//! already hashes; the words of a text are kept in [`Met`]. Knows no list.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map from words.
pub type WordMap<K, T> = HashMap<K, T, BuildHasherDefault<Quick>>;
/// A set of words.
pub type WordSet<K> = HashSet<K, BuildHasherDefault<Quick>>;

/// What has been worked out for the words of a text: most come again. Strangers choose them, so they are kept in a map whose
/// keys cannot easily be made to collide.
pub struct Met<'t, T> {
    places: HashMap<&'t str, usize>,
    found: Vec<T>,
}

impl<'t, T: Copy> Met<'t, T> {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { places: HashMap::new(), found: Vec::new() }
    }

    /// What is known of a word, worked out the first time.
    pub fn of(&mut self, word: &'t str, work: impl FnOnce(&'t str) -> T) -> T {
        let place = place(&mut self.places, word);
        if let Some(known) = self.found.get(place) {
            return *known;
        }
        let new = work(word);
        self.found.push(new);
        new
    }
}

/// The place of a word in the order in which they came. One function for all that are met, as it is large.
#[inline(never)]
fn place<'t>(places: &mut HashMap<&'t str, usize>, word: &'t str) -> usize {
    let next = places.len();
    *places.entry(word).or_insert(next)
}

/// An odd number without pattern (from the golden ratio).
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Hashes eight bytes at a time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((eight, after)) = rest.split_first_chunk::<8>() {
            self.write_u64(u64::from_le_bytes(*eight));
            rest = after;
        }
        if !rest.is_empty() {
            self.write_u64(rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(byte.into());
    }

    fn write_u32(&mut self, word: u32) {
        self.write_u64(word.into());
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hash::BuildHasher;

    #[test]
    fn each_word_is_worked_out_once() {
        let (mut met, mut count) = (Met::new(), 0);
        let lengths: Vec<usize> = ["a", "bcd", "a", "", "bcd"]
            .into_iter()
            .map(|word| {
                met.of(word, |word| {
                    count += 1;
                    word.len()
                })
            })
            .collect();
        assert_eq!((lengths, count), (vec![1, 3, 1, 0, 3], 3));
    }

    #[test]
    fn words_that_are_alike_part() {
        let words = [
            "",
            "a",
            "aa",
            "b",
            "ab",
            "ba",
            "said",
            "says",
            "according",
            "accordingly",
            "accordingl",
            "minister",
        ];
        let hash = |word: &str| BuildHasherDefault::<Quick>::default().hash_one(word);
        let hashes: HashSet<u64> = words.iter().map(|word| hash(word)).collect();
        assert_eq!(hashes.len(), words.len());
    }
}
