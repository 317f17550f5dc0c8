//! The learner that every model is trained with: an averaged perceptron over hashed features, cut down to size.
//!
//! Owns the weights while they are learnt, the choice of the features worth keeping, the rounding to `i8`, and the
//! model's file. A task ([`Task`]) says what an example is and how well a model does; whatever it decodes it decodes with
//! the analyser's own code, so that training sees exactly what ships. Two rounds: the first learns with every feature
//! there is and picks the `rows` that matter most; the second learns anew with those alone, in the slots they will have
//! in the file, and keeps the passage with the best score on the development data, measured on the rounded model.
//! The same data and options give the same file, bit for bit.
//!
//! ```
//! use assay_analysis::linear::{Feature, Model, Scores, hash};
//! use assay_training::perceptron::{Options, Random, Task, Weights, train};
//!
//! /// Which words end in "ing"?
//! struct Endings(Vec<(&'static str, usize)>);
//!
//! fn features(word: &str) -> [Feature; 2] {
//!     let end = word.len().saturating_sub(3);
//!     [Feature::zero(0), Feature::one(1, hash(word[end..].as_bytes()))]
//! }
//!
//! impl Task<8> for Endings {
//!     fn examples(&self) -> usize {
//!         self.0.len()
//!     }
//!     fn learn(&self, example: usize, weights: &mut Weights<8>, _: &mut Random) {
//!         let (word, right) = self.0[example];
//!         weights.decide(&features(word), right);
//!     }
//!     fn score(&self, model: &Model<8>) -> f64 {
//!         let right = self.0.iter().filter(|(word, right)| {
//!             let mut scores = Scores::default();
//!             features(word).iter().for_each(|&feature| model.add(feature, &mut scores));
//!             model.best(&scores) == *right
//!         });
//!         right.count() as f64 / self.0.len() as f64
//!     }
//! }
//!
//! let task = Endings(vec![("going", 1), ("gone", 0), ("being", 1), ("been", 0)]);
//! let options = Options { classes: 2, rows: 100, corrections: 1, passages: 40, patience: 40, ..Options::default() };
//! let trained = train(&task, &options);
//! assert_eq!(trained.score, 1.0);
//! assert!(Model::<8>::load(&trained.file).is_ok());
//! ```

use crate::coding::Encoder;
use assay_analysis::linear::{Feature, Forms, Model};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// What is to be learnt.
pub trait Task<const W: usize> {
    /// How many examples there are; they are visited in a new order at each passage.
    fn examples(&self) -> usize;
    /// Learns from one, with [`Weights::decide`] for each decision in it. Where several classes are right or only some are
    /// possible: [`Weights::sums`], [`Weights::best_of`], [`Weights::step`] and [`Weights::update`], which it is made of.
    fn learn(&self, example: usize, weights: &mut Weights<W>, random: &mut Random);
    /// How well a model does on the development data; higher is better.
    fn score(&self, model: &Model<W>) -> f64;
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How many classes.
    pub classes: usize,
    /// How many features are kept at most.
    pub rows: usize,
    /// The model has two to the power of this many slots; 32 to 64 times `rows` keeps strangers out.
    pub slot_bits: u8,
    /// Passages over the examples to choose the features.
    pub choosing: usize,
    /// Passages over the examples at most to learn the weights.
    pub passages: usize,
    /// How many passages without a better score end it; with zero, the score chooses nothing and the last passage is kept.
    pub patience: usize,
    /// A feature counts only if it took part in so many corrections while choosing.
    pub corrections: u32,
    /// A decision is corrected unless the right class leads by more than this; a wider margin generalises better.
    pub margin: f32,
    /// The largest weight in the file (at most 127): fewer levels, a smaller file.
    pub levels: u8,
    /// Weights in the file smaller than this are dropped.
    pub least: u8,
    /// The part of the weights (by number) that may be larger than the largest level, and is clipped.
    pub clipped: f64,
    /// Where the shuffles start.
    pub seed: u64,
    /// Whether progress is printed to standard error.
    pub verbose: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            classes: 2,
            rows: 20_000,
            slot_bits: 20,
            choosing: 5,
            passages: 12,
            patience: 3,
            corrections: 2,
            margin: 10.0,
            levels: 31,
            least: 1,
            clipped: 0.0,
            seed: 1,
            verbose: false,
        }
    }
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Trained {
    /// The model's file.
    pub file: Vec<u8>,
    /// Its score on the development data.
    pub score: f64,
}

/// Trains a model in the two rounds that the head describes.
pub fn train<const W: usize>(task: &impl Task<W>, options: &Options) -> Trained {
    let mut random = Random::new(options.seed);
    let mut weights = Weights::new(options.classes, options.margin);
    for _ in 0..options.choosing {
        pass(task, &mut weights, &mut random);
    }
    let chosen = weights.choose(options);
    let mut weights = Weights::<W>::restricted(options, &chosen);
    let mut best = Trained { file: weights.file(options), score: f64::MIN };
    let mut since = 0;
    for passage in 1..=options.passages {
        pass(task, &mut weights, &mut random);
        if options.patience == 0 && passage < options.passages && !options.verbose {
            continue;
        }
        let file = weights.file(options);
        let score = Model::load(&file).map_or(f64::MIN, |model| task.score(&model));
        if options.verbose {
            eprintln!("passage {passage:2}: {score:.5}, {} features, {} bytes", chosen.len(), file.len());
        }
        since += 1;
        if score > best.score || options.patience == 0 {
            best = Trained { file, score };
            since = 0;
        }
        if since == options.patience && since > 0 {
            break;
        }
    }
    best
}

fn pass<const W: usize>(task: &impl Task<W>, weights: &mut Weights<W>, random: &mut Random) {
    for example in random.order(task.examples()) {
        task.learn(example, weights, random);
    }
}

/// The weights while they are learnt: current values, and sums over all steps for the average.
#[derive(Debug)]
pub struct Weights<const W: usize> {
    classes: usize,
    /// Features are told apart by their upper bits: all in the first round, those of a slot in the second.
    shift: u32,
    /// Whether features that are not in `index` may come to it.
    open: bool,
    index: HashMap<u32, u32, BuildHasherDefault<Spread>>,
    now: Vec<[f32; W]>,
    /// Each correction times the step at which it was made.
    late: Vec<[f64; W]>,
    corrections: Vec<u32>,
    steps: f64,
    margin: f32,
}

impl<const W: usize> Weights<W> {
    /// No weights yet; every feature is welcome.
    pub fn new(classes: usize, margin: f32) -> Self {
        assert!(classes <= W, "{classes} classes do not fit into rows of {W}");
        Self {
            classes,
            shift: 0,
            open: true,
            index: HashMap::default(),
            now: Vec::new(),
            late: Vec::new(),
            corrections: Vec::new(),
            steps: 0.0,
            margin,
        }
    }

    fn restricted(options: &Options, slots: &[u32]) -> Self {
        let mut weights = Self::new(options.classes, options.margin);
        weights.shift = 32 - u32::from(options.slot_bits);
        for &slot in slots {
            weights.row(slot);
        }
        weights.open = false;
        weights
    }

    fn row(&mut self, key: u32) -> Option<usize> {
        if let Some(&row) = self.index.get(&key) {
            return Some(row as usize);
        }
        if !self.open {
            return None;
        }
        let row = self.now.len();
        self.index.insert(key, row as u32);
        self.now.push([0.0; W]);
        self.late.push([0.0; W]);
        self.corrections.push(0);
        Some(row)
    }

    /// The sums of the classes for these features, by the current weights.
    pub fn sums(&self, features: &[Feature]) -> [f32; W] {
        let mut sums = [0.0; W];
        for feature in features {
            if let Some(row) =
                self.index.get(&(feature.0 >> self.shift)).and_then(|&row| self.now.get(row as usize))
            {
                for (sum, weight) in sums.iter_mut().zip(row) {
                    *sum += weight;
                }
            }
        }
        sums
    }

    /// The class with the highest sum; the first of equals.
    pub fn best(&self, features: &[Feature]) -> usize {
        self.best_of(&self.sums(features), |_| true)
    }

    /// The class with the highest of these sums among those allowed.
    pub fn best_of(&self, sums: &[f32; W], allowed: impl Fn(usize) -> bool) -> usize {
        let mut best = (0, f32::NEG_INFINITY);
        for (class, &sum) in sums.iter().enumerate().take(self.classes) {
            if sum > best.1 && allowed(class) {
                best = (class, sum);
            }
        }
        best.0
    }

    /// Decides, and learns from it if the right class does not lead by the margin.
    pub fn decide(&mut self, features: &[Feature], right: usize) -> usize {
        let sums = self.sums(features);
        let guess = self.best_of(&sums, |_| true);
        let rival = self.best_of(&sums, |class| class != right);
        let lead = |class: usize| sums.get(class).copied().unwrap_or_default();
        self.step();
        if lead(right) - lead(rival) <= self.margin {
            self.update(features, right, rival);
        }
        guess
    }

    /// Counts a decision: averages are over decisions.
    pub fn step(&mut self) {
        self.steps += 1.0;
    }

    /// How far the right class must lead.
    pub fn margin(&self) -> f32 {
        self.margin
    }

    /// Corrects a wrong decision: the right class gains, the wrong one loses.
    pub fn update(&mut self, features: &[Feature], right: usize, wrong: usize) {
        self.adjust(features, right, 1.0);
        self.adjust(features, wrong, -1.0);
    }

    /// Adds `amount` to a class's weight of each feature (for learners with steps of their own size).
    pub fn adjust(&mut self, features: &[Feature], class: usize, amount: f32) {
        for feature in features {
            let Some(row) = self.row(feature.0 >> self.shift) else { continue };
            if let Some(weight) = self.now.get_mut(row).and_then(|row| row.get_mut(class)) {
                *weight += amount;
            }
            if let Some(late) = self.late.get_mut(row).and_then(|row| row.get_mut(class)) {
                *late += f64::from(amount) * self.steps;
            }
            if let Some(count) = self.corrections.get_mut(row) {
                *count += 1;
            }
        }
    }

    /// A row's weights averaged over all steps.
    fn average(&self, row: usize) -> [f64; W] {
        let mut average = [0.0; W];
        if let (Some(now), Some(late)) = (self.now.get(row), self.late.get(row)) {
            for ((average, &now), late) in average.iter_mut().zip(now).zip(late) {
                *average = f64::from(now) - late / self.steps.max(1.0);
            }
        }
        average
    }

    /// The slots of the features with the greatest weights; where two share a slot, they share the row.
    fn choose(&self, options: &Options) -> Vec<u32> {
        let mut features: Vec<(f64, u32)> = self
            .index
            .iter()
            .filter(|&(_, &row)| {
                self.corrections.get(row as usize).is_some_and(|&count| count >= 2 * options.corrections)
            })
            .map(|(&key, &row)| (self.average(row as usize).iter().map(|w| w * w).sum(), key))
            .collect();
        features.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut slots: Vec<u32> = Vec::new();
        let mut taken = std::collections::HashSet::new();
        for (_, key) in features {
            let slot = Feature(key).slot(options.slot_bits);
            if slots.len() < options.rows && taken.insert(slot) {
                slots.push(slot);
            }
        }
        slots.sort_unstable();
        slots
    }

    /// The averaged weights, rounded, as the file that `Model::load` reads. Only for weights restricted to slots.
    fn file(&self, options: &Options) -> Vec<u8> {
        let mut slots: Vec<(u32, usize)> =
            self.index.iter().map(|(&slot, &row)| (slot, row as usize)).collect();
        slots.sort_unstable();
        let averages: Vec<[f64; W]> = slots.iter().map(|&(_, row)| self.average(row)).collect();
        let mut sizes: Vec<f64> = averages.iter().flatten().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        let largest = sizes.len().saturating_sub(1 + (sizes.len() as f64 * options.clipped) as usize);
        let largest = sizes.get(largest).copied().unwrap_or(1.0);
        let levels = f64::from(options.levels.min(127));
        let scale = largest / levels;
        let rounded = |weight: f64| {
            let level = (weight / scale).round().clamp(-levels, levels) as i8;
            if level.unsigned_abs() < options.least { 0 } else { level }
        };
        let rows: Vec<(u32, Vec<i8>)> = slots
            .iter()
            .zip(&averages)
            .map(|(&(slot, _), row)| {
                (slot, row.iter().take(self.classes).map(|&weight| rounded(weight)).collect())
            })
            .filter(|(_, row): &(u32, Vec<i8>)| row.iter().any(|&weight| weight != 0))
            .collect();
        file(&rows, self.classes, options.slot_bits, scale as f32)
    }
}

/// The file that `Model::load` reads: rows by slot, in order, each with a weight a class.
pub fn file(rows: &[(u32, Vec<i8>)], classes: usize, slot_bits: u8, scale: f32) -> Vec<u8> {
    let mut file = b"ALIN".to_vec();
    file.extend([1, classes as u8, slot_bits, 0]);
    file.extend((rows.len() as u32).to_le_bytes());
    file.extend(scale.to_le_bytes());
    file.extend(encoded(rows));
    file
}

fn encoded(rows: &[(u32, Vec<i8>)]) -> Vec<u8> {
    let mut encoder = Encoder::default();
    let mut forms = Forms::default();
    let mut next = 0;
    for (slot, row) in rows {
        encoder.long_number(slot - next, &mut forms.gap_lengths, &mut forms.gap_bits);
        next = slot + 1;
        let mut before = 0;
        let contexts = forms.filled.iter_mut().zip(&mut forms.negative);
        for (&weight, (filled, negative)) in row.iter().zip(contexts) {
            if let Some(chance) = filled.get_mut(before.min(3)) {
                encoder.bit(weight != 0, chance);
            }
            if weight != 0 {
                before += 1;
                encoder.bit(weight < 0, negative);
                encoder.number(u32::from(weight.unsigned_abs()) - 1, 7, &mut forms.size);
            }
        }
    }
    encoder.finish()
}

/// Chance from a fixed start (SplitMix64).
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// The same seed gives the same numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below `bound` (which is above zero).
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.bits()) * bound as u128) >> 64) as usize
    }

    /// True so often out of one.
    pub fn chance(&mut self, of_one: f64) -> bool {
        (self.bits() >> 11) as f64 / ((1u64 << 53) as f64) < of_one
    }

    /// The numbers below `count` in some order.
    pub fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            order.swap(last, self.below(last + 1));
        }
        order
    }
}

/// Features are hashes already; this only spreads them for the table.
#[derive(Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(self.0 as u32 ^ u32::from(byte));
        }
    }
    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}
