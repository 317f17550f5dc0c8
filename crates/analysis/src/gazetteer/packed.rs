//! Many names in little room: a set of hashes in place of the words.
//!
//! Owns the form of the file and the lookup. A phrase is a key of [`BITS`] bits, made of its hash; the file holds the
//! sorted keys as gaps, each with its sorts, by the coder of the models. A name costs about a byte and a half, where its letters would take
//! three after compression; in return a word that stands in no list is taken for a listed one once in some three hundred times.
//! The lists themselves, with where they come from, lie with the training, which is the only one to write.

use super::{Sort, Sorts};
use crate::coding::{Chance, Decoder};

/// The bits of a key.
pub const BITS: u32 = 23;
/// The bits of a key that choose its bucket.
const BUCKET: u32 = 13;
/// What a listed phrase may be; bit by bit in this order.
pub const SORTS: [Sort; 7] =
    [Sort::GivenHe, Sort::GivenShe, Sort::Family, Sort::Town, Sort::Opens, Sort::Organisation, Sort::Place];

/// The key of a phrase by its hash.
pub const fn key(phrase: u64) -> u32 {
    (phrase.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS)) as u32
}

/// The contexts of the file's numbers.
#[derive(Debug)]
pub struct Forms {
    /// How many bits a gap has.
    pub gap_lengths: [Chance; 32],
    /// These bits.
    pub gap_bits: [Chance; 32],
    /// Which sorts.
    pub sorts: [Chance; 1 << SORTS.len()],
}

impl Default for Forms {
    fn default() -> Self {
        Self {
            gap_lengths: Default::default(),
            gap_bits: Default::default(),
            sorts: [Chance::default(); 1 << SORTS.len()],
        }
    }
}

/// The keys, by bucket.
#[derive(Clone, Debug, Default)]
pub struct Packed {
    /// Where each bucket begins, and at last where the last one ends.
    starts: Vec<u32>,
    /// The lower bits of a key, and its sorts as in [`SORTS`].
    entries: Vec<(u16, u8)>,
}

impl Packed {
    /// Reads a file: the count of keys (four bytes, little end first), then the coded keys.
    pub fn read(bytes: &[u8]) -> Self {
        let Some((count, data)) = bytes.split_first_chunk::<4>() else { return Self::default() };
        let count = u32::from_le_bytes(*count).min(1 << BITS);
        let (mut decoder, mut forms) = (Decoder::new(data), Forms::default());
        let mut packed = Self { starts: vec![0], entries: Vec::with_capacity(count as usize) };
        let mut next = 0_u32;
        for at in 0..count {
            let key = next.wrapping_add(decoder.long_number(&mut forms.gap_lengths, &mut forms.gap_bits));
            let sorts = decoder.number(SORTS.len() as u32, &mut forms.sorts);
            if key >> BITS != 0 {
                break;
            }
            let bucket = (key >> (BITS - BUCKET)) as usize;
            packed.starts.resize(bucket + 1, at);
            packed.entries.push((key as u16 & ((1 << (BITS - BUCKET)) - 1), sorts as u8));
            next = key + 1;
        }
        packed.starts.resize((1 << BUCKET) + 1, packed.entries.len() as u32);
        packed
    }

    /// What the phrase with this hash may be.
    pub fn sorts(&self, phrase: u64) -> Sorts {
        let key = key(phrase);
        let bucket = (key >> (BITS - BUCKET)) as usize;
        let rest = key as u16 & ((1 << (BITS - BUCKET)) - 1);
        let at = |bucket: usize| self.starts.get(bucket).map_or(0, |at| *at as usize);
        let entries = self.entries.get(at(bucket)..at(bucket + 1)).unwrap_or_default();
        let Some((_, bits)) = entries.iter().find(|(lower, _)| *lower == rest) else {
            return Sorts::default();
        };
        let listed = SORTS.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
        listed.fold(Sorts::default(), |sorts, (_, sort)| sorts.and(Sorts::of(*sort)))
    }
}
