//! The register of a text: a note, a letter, an encyclopaedia's entry, a statement on a conflict, a long report.
//!
//! Owns a coarse description of a text by what its words are ([`traits`]), never by how the file is laid out, and the
//! choice among the registers that training knows ([`Model`]). Writers of one register agree in habits that decide where
//! a name ends and what counts as one, and those of another do not. Whole numbers only, so that every machine chooses alike.

use super::view::{Caps, View};
use crate::gazetteer::Sort;
use crate::{Document, Tag};

/// How many registers there are.
pub const REGISTERS: usize = 4;
/// That of long reports.
pub const REPORT: u32 = 2;
/// What a share of words, in thousandths, must reach to be of each level.
const LEVELS: [usize; 9] = [1, 3, 6, 12, 25, 50, 100, 200, 400];
/// What the number of words must reach.
const LENGTHS: [usize; 9] = [10, 25, 60, 150, 300, 600, 1200, 2400, 4800];
/// The sorts of words whose shares are told.
const SORTS: [&[Sort]; 6] = [
    &[Sort::State, Sort::Demonym],
    &[Sort::ArmedHead, Sort::Armed],
    &[Sort::GovernmentHead, Sort::Government],
    &[Sort::Speech],
    &[Sort::Title, Sort::Role],
    &[Sort::GivenHe, Sort::GivenShe],
];
const CAPS: [Caps; 4] = [Caps::Title, Caps::Upper, Caps::Digits, Caps::WithDigits];
/// How many traits there are.
pub const TRAITS: usize = LEVELS.len() * (Tag::ALL.len() + SORTS.len() + CAPS.len() + WORDS + 2);

/// The traits of a text, as indices below [`TRAITS`]: every level that a share reaches is one.
pub fn traits(document: &Document, views: &[View]) -> Vec<u16> {
    let words = views.iter().filter(|view| view.caps != Caps::Mark).count().max(1);
    let tally = |of: &dyn Fn(&View) -> bool| views.iter().filter(|view| of(view)).count();
    let mut shares: Vec<usize> = Vec::new();
    shares.extend(Tag::ALL.iter().map(|tag| tally(&|view| view.tag == *tag as u8)));
    shares.extend(SORTS.iter().map(|sorts| tally(&|view| view.sorts.any(sorts))));
    shares.extend(CAPS.iter().map(|caps| tally(&|view| view.caps == *caps)));
    shares.extend(told().iter().map(|set| tally(&|view| set.contains(&view.word))));
    let mut traits = Vec::new();
    let mut tell = |row: usize, value: usize, levels: &[usize; 9]| {
        let reached = levels.iter().take_while(|level| value >= **level).count();
        traits.extend((0..reached).map(|level| (row * LEVELS.len() + level) as u16));
    };
    for (row, share) in shares.iter().enumerate() {
        tell(row, 1000 * share / words, &LEVELS);
    }
    tell(shares.len(), words, &LENGTHS);
    tell(shares.len() + 1, 10 * words / document.sentences.len().max(1), &LEVELS);
    traits
}

/// Which register a text is of, by a sum of weights.
#[derive(Clone, Debug, Default)]
pub struct Model {
    weights: Vec<[i8; REGISTERS]>,
}

impl Model {
    /// The bytes of a model: the weights of each trait.
    pub const SIZE: usize = TRAITS * REGISTERS;

    /// Reads weights, trait by trait.
    pub fn read(bytes: &[u8]) -> Self {
        let weights = bytes.chunks_exact(REGISTERS).map(|row| {
            let mut weights = [0; REGISTERS];
            weights.iter_mut().zip(row).for_each(|(weight, byte)| *weight = i8::from_le_bytes([*byte]));
            weights
        });
        Self { weights: weights.collect() }
    }

    /// The best register for these traits.
    pub fn choose(&self, traits: &[u16]) -> u32 {
        let mut sums = [0_i32; REGISTERS];
        for row in traits.iter().filter_map(|at| self.weights.get(usize::from(*at))) {
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(*weight));
        }
        let best = sums.iter().enumerate().rev().max_by_key(|(_, sum)| **sum);
        best.map_or(0, |(register, _)| register as u32)
    }
}

const WORDS: usize = 11;

/// Words whose shares are told, by hash.
fn told() -> &'static [Vec<u32>; WORDS] {
    static TOLD: std::sync::LazyLock<[Vec<u32>; WORDS]> = std::sync::LazyLock::new(|| {
        [
            "i my me",
            "you your",
            "we our us",
            "he she his her him",
            "they their",
            "the",
            "was were",
            "is are",
            "\" “ ”",
            "? !",
            "( ) [ ]",
        ]
        .map(|words| words.split(' ').map(|word| crate::gazetteer::Phrase::of(word) as u32).collect())
    });
    &TOLD
}
