//! Linear models over hashed features: which of a few classes, by a sum of small weights.
//!
//! Owns how a feature is hashed ([`Feature`]), the model's form in a file and in memory ([`Model`]), and scoring.
//! A feature is a number of 32 bits, made without allocation from a template's number and hashes of words, tags and
//! the like. Its upper bits name one of `2^slots` slots; a bitmap tells which slots the model keeps, and each kept slot has
//! a row of `W` weights (`i8`; classes first, the rest zero, so that a row is added in a few wide steps). Most features
//! of a new text were never learnt: they end at the bitmap, and two features seldom share a slot.
//! One scale for all weights turns scores into the units of training. Knows no language and no task; training writes
//! the file (`assay-training`, `perceptron`).
//!
//! ```
//! use assay_analysis::linear::{self, Feature, Model, Scores};
//! let model = Model::<8>::default();
//! let mut scores = Scores::default();
//! let word = linear::hash(b"said");
//! model.add(Feature::one(1, word), &mut scores);
//! model.add(Feature::two(2, word, linear::hash(b"that")), &mut scores);
//! assert_eq!(model.best(&scores), 0);
//! ```

use crate::coding::{Chance, Decoder};
use crate::wide::{Work, wide};

const MAGIC: &[u8; 4] = b"ALIN";
const VERSION: u8 = 1;
const HEADER: usize = 16;
/// More slots than this would make the bitmap larger than a model should be.
const MOST_SLOT_BITS: u8 = 24;

/// An odd number without pattern (from the golden ratio).
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

const fn mix(state: u64, part: u32) -> u64 {
    let state = (state ^ part as u64).wrapping_mul(FACTOR);
    state ^ state >> 32
}

/// Hashes bytes one by one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hasher(u64);

impl Hasher {
    /// Takes the next byte.
    #[inline]
    pub const fn byte(&mut self, byte: u8) {
        let state = (self.0 ^ (byte as u64 + 1)).wrapping_mul(FACTOR);
        self.0 = state ^ state >> 29;
    }

    /// The hash of all bytes taken.
    #[inline]
    pub const fn finish(self) -> u32 {
        self.0 as u32
    }
}

/// The hash of some bytes.
pub fn hash(bytes: &[u8]) -> u32 {
    let mut hasher = Hasher::default();
    bytes.iter().for_each(|&byte| hasher.byte(byte));
    hasher.finish()
}

/// The hash of some bytes with A–Z read as a–z: `hash_folded(b"The") == hash(b"the")`.
pub fn hash_folded(bytes: &[u8]) -> u32 {
    let mut hasher = Hasher::default();
    bytes.iter().for_each(|byte| hasher.byte(byte.to_ascii_lowercase()));
    hasher.finish()
}

/// Something that is true of a case, as a hash: a template (which question) and its parts (the answer).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Feature(pub u32);

impl Feature {
    /// A feature with no part but its template, such as a bias.
    pub const fn zero(template: u32) -> Self {
        Self(mix(FACTOR, template) as u32)
    }

    /// A feature of one part.
    pub const fn one(template: u32, a: u32) -> Self {
        Self(mix(mix(FACTOR, template), a) as u32)
    }

    /// A feature of two parts.
    pub const fn two(template: u32, a: u32, b: u32) -> Self {
        Self(mix(mix(mix(FACTOR, template), a), b) as u32)
    }

    /// A feature of three parts.
    pub const fn three(template: u32, a: u32, b: u32, c: u32) -> Self {
        Self(mix(mix(mix(mix(FACTOR, template), a), b), c) as u32)
    }

    /// A feature of four parts.
    pub const fn four(template: u32, a: u32, b: u32, c: u32, d: u32) -> Self {
        Self(mix(mix(mix(mix(mix(FACTOR, template), a), b), c), d) as u32)
    }

    /// The slot of the feature among `2^bits`.
    pub const fn slot(self, bits: u8) -> u32 {
        self.0 >> (32 - bits as u32)
    }
}

/// What is wrong with a model's file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The file is shorter than its header.
    #[error("a model has a header of {HEADER} bytes, this has {0} in all")]
    Short(usize),
    /// The file is something else.
    #[error("not a linear model: it does not begin with ALIN")]
    Magic,
    /// Another version of the format.
    #[error("version {0} of the format; this program reads {VERSION}")]
    Version(u8),
    /// More classes than the program has room for.
    #[error("{classes} classes do not fit into rows of {width}")]
    Classes {
        /// Classes of the file.
        classes: u8,
        /// Weights in a row.
        width: usize,
    },
    /// Slots, rows or scale that no training writes.
    #[error("sizes out of bounds: {0}")]
    Sizes(&'static str),
    /// The data do not give the rows that the header promises.
    #[error("the data name a slot beyond the last")]
    Data,
}

/// The sums of one case, a class each; at most 256 features are added to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scores<const W: usize>(pub [i16; W]);

impl<const W: usize> Default for Scores<W> {
    fn default() -> Self {
        Self([0; W])
    }
}

impl<const W: usize> Scores<W> {
    #[inline(always)]
    fn add(&mut self, row: &[i8; W]) {
        for (score, &weight) in self.0.iter_mut().zip(row) {
            *score = score.wrapping_add(weight.into());
        }
    }
}

/// The features of one case, gathered first and weighed together by [`Model::weigh`]: half of all features were learnt
/// and half were not, which a processor cannot foresee, so that the look-ups run through without a branch.
#[derive(Clone, Debug, Default)]
pub struct Case {
    features: Vec<Feature>,
    /// Room for the slots that are kept.
    slots: Vec<u32>,
}

impl Case {
    /// Adds a feature.
    #[inline]
    pub fn push(&mut self, feature: Feature) {
        self.features.push(feature);
    }
}

/// A model in memory. The default knows no feature and scores everything zero.
#[derive(Clone, Debug, Default)]
pub struct Model<const W: usize> {
    classes: usize,
    slot_bits: u8,
    scale: f32,
    /// Which slots are kept, 64 a word.
    kept: Vec<u64>,
    /// How many rows lie before the first of each word.
    before: Vec<u32>,
    rows: Vec<[i8; W]>,
}

impl<const W: usize> Model<W> {
    /// Reads a model as the training writes it.
    ///
    /// # Errors
    /// If it is no model, of another version, too wide, or damaged in a way that shows.
    pub fn load(bytes: &[u8]) -> Result<Self, ModelError> {
        let Some((&header, data)) = bytes.split_first_chunk::<HEADER>() else {
            return Err(ModelError::Short(bytes.len()));
        };
        let [m0, m1, m2, m3, version, classes, slot_bits, _, r0, r1, r2, r3, s0, s1, s2, s3] = header;
        if [m0, m1, m2, m3] != *MAGIC {
            return Err(ModelError::Magic);
        }
        if version != VERSION {
            return Err(ModelError::Version(version));
        }
        if usize::from(classes) > W || classes == 0 {
            return Err(ModelError::Classes { classes, width: W });
        }
        if !(6..=MOST_SLOT_BITS).contains(&slot_bits) {
            return Err(ModelError::Sizes("slots"));
        }
        let rows = u32::from_le_bytes([r0, r1, r2, r3]);
        if rows > 1 << slot_bits {
            return Err(ModelError::Sizes("rows"));
        }
        let scale = f32::from_le_bytes([s0, s1, s2, s3]);
        if !scale.is_finite() || scale <= 0.0 {
            return Err(ModelError::Sizes("scale"));
        }
        let mut model = Self {
            classes: classes.into(),
            slot_bits,
            scale,
            kept: vec![0; 1 << (slot_bits - 6)],
            before: Vec::with_capacity(1 << (slot_bits - 6)),
            rows: Vec::with_capacity(rows as usize),
        };
        model.read_rows(rows, data)?;
        Ok(model)
    }

    fn read_rows(&mut self, rows: u32, data: &[u8]) -> Result<(), ModelError> {
        let mut decoder = Decoder::new(data);
        let mut forms = Forms::default();
        let mut next = 0u32;
        for _ in 0..rows {
            let slot = next
                .checked_add(decoder.long_number(&mut forms.gap_lengths, &mut forms.gap_bits))
                .ok_or(ModelError::Data)?;
            let kept = self.kept.get_mut(slot as usize >> 6).ok_or(ModelError::Data)?;
            *kept |= 1 << (slot & 63);
            next = slot + 1;
            self.rows.push(forms.row(self.classes, &mut decoder));
        }
        let mut before = 0;
        for kept in &self.kept {
            self.before.push(before);
            before += kept.count_ones();
        }
        Ok(())
    }

    /// How many classes it tells apart.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// How many features it keeps.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it keeps none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What one step of a score is worth in the units of training.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// The weights of a feature, if it was learnt.
    #[inline]
    pub fn row(&self, feature: Feature) -> Option<&[i8; W]> {
        let slot = feature.0.checked_shr(32 - u32::from(self.slot_bits))?;
        let is_kept = self.kept.get(slot as usize >> 6)? >> (slot & 63) & 1 != 0;
        if is_kept { self.row_of(slot) } else { None }
    }

    /// The row of a slot that is kept.
    #[inline(always)]
    fn row_of(&self, slot: u32) -> Option<&[i8; W]> {
        let word = slot as usize >> 6;
        let lower = self.kept.get(word)? & ((1 << (slot & 63)) - 1);
        self.rows.get((self.before.get(word)? + lower.count_ones()) as usize)
    }

    /// Adds a feature's weights to the sums.
    #[inline]
    pub fn add(&self, feature: Feature, scores: &mut Scores<W>) {
        if let Some(row) = self.row(feature) {
            scores.add(row);
        }
    }

    /// The sums of a case, which is empty afterwards.
    pub fn weigh(&self, case: &mut Case) -> Scores<W> {
        wide(Weighing { model: self, case })
    }

    /// The class with the highest sum; the first of equals.
    #[inline]
    pub fn best(&self, scores: &Scores<W>) -> usize {
        self.best_of(scores, |_| true)
    }

    /// The class with the highest sum among those allowed; zero where none is.
    #[inline]
    pub fn best_of(&self, scores: &Scores<W>, allowed: impl Fn(usize) -> bool) -> usize {
        let mut best = (0, i32::MIN);
        for (class, &score) in scores.0.iter().enumerate().take(self.classes) {
            if i32::from(score) > best.1 && allowed(class) {
                best = (class, score.into());
            }
        }
        best.0
    }
}

/// The sums of a case, to be found.
struct Weighing<'m, const W: usize> {
    model: &'m Model<W>,
    case: &'m mut Case,
}

impl<const W: usize> Work for Weighing<'_, W> {
    type Output = Scores<W>;

    #[inline(always)]
    fn run(self) -> Scores<W> {
        let Self { model, case: Case { features, slots } } = self;
        let shift = 32 - u32::from(model.slot_bits.max(1));
        if slots.len() < features.len() {
            slots.resize(features.len(), 0);
        }
        let mut count = 0;
        for feature in features.iter() {
            let slot = feature.0 >> shift;
            let kept = model.kept.get(slot as usize >> 6).copied().unwrap_or_default();
            if let Some(place) = slots.get_mut(count) {
                *place = slot;
            }
            count += (kept >> (slot & 63) & 1) as usize;
        }
        features.clear();
        let mut scores = Scores::default();
        for row in slots.iter().take(count).filter_map(|slot| model.row_of(*slot)) {
            scores.add(row);
        }
        scores
    }
}

/// The contexts in which the file's numbers are spelt; reader and writer go through the same ones.
#[derive(Debug)]
pub struct Forms {
    /// Lengths of the gaps between kept slots.
    pub gap_lengths: [Chance; 32],
    /// Bits of the gaps.
    pub gap_bits: [Chance; 32],
    /// Whether a weight is other than zero: for each class, and how many of the row were before (up to three).
    pub filled: Vec<[Chance; 4]>,
    /// Whether a weight is negative: for each class.
    pub negative: Vec<Chance>,
    /// The size of a weight less one, seven bits.
    pub size: Vec<Chance>,
}

impl Default for Forms {
    fn default() -> Self {
        Self {
            gap_lengths: Default::default(),
            gap_bits: Default::default(),
            filled: vec![Default::default(); 256],
            negative: vec![Default::default(); 256],
            size: vec![Default::default(); 128],
        }
    }
}

impl Forms {
    fn row<const W: usize>(&mut self, classes: usize, decoder: &mut Decoder) -> [i8; W] {
        let mut row = [0; W];
        let mut before = 0;
        let contexts = self.filled.iter_mut().zip(&mut self.negative);
        for (weight, (filled, negative)) in row.iter_mut().take(classes).zip(contexts) {
            if !filled.get_mut(before.min(3)).is_some_and(|chance| decoder.bit(chance)) {
                continue;
            }
            before += 1;
            let negative = decoder.bit(negative);
            let size = decoder.number(7, &mut self.size).min(126) as i8 + 1;
            *weight = if negative { -size } else { size };
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn damage_is_named() {
        assert_eq!(Model::<8>::load(b"ALIN").unwrap_err(), ModelError::Short(4));
        let header = |magic: &[u8; 4], version: u8, classes: u8, bits: u8, scale: f32| {
            let mut bytes = magic.to_vec();
            bytes.extend([version, classes, bits, 0, 1, 0, 0, 0]);
            bytes.extend(scale.to_le_bytes());
            Model::<8>::load(&bytes).map(|model| model.len())
        };
        assert_eq!(header(b"ALIX", 1, 2, 8, 1.0), Err(ModelError::Magic));
        assert_eq!(header(b"ALIN", 9, 2, 8, 1.0), Err(ModelError::Version(9)));
        assert_eq!(header(b"ALIN", 1, 9, 8, 1.0), Err(ModelError::Classes { classes: 9, width: 8 }));
        assert_eq!(header(b"ALIN", 1, 2, 40, 1.0), Err(ModelError::Sizes("slots")));
        assert_eq!(header(b"ALIN", 1, 2, 8, f32::NAN), Err(ModelError::Sizes("scale")));
        assert_eq!(header(b"ALIN", 1, 2, 8, 1.0), Ok(1));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_model_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let mut file = b"ALIN\x01\x03\x08\0\x10\0\0\0\0\0\x80\x3f".to_vec();
            file.extend(bytes);
            if let Ok(model) = Model::<8>::load(&file) {
                let mut scores = Scores::default();
                model.add(Feature::one(1, 2), &mut scores);
                prop_assert!(model.best(&scores) < 3);
            }
        }

        #[test]
        fn folding_is_hashing_of_lower_case(word in "\\PC{0,12}") {
            prop_assert_eq!(hash_folded(word.as_bytes()), hash(word.to_ascii_lowercase().as_bytes()));
        }
    }
}
