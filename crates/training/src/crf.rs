//! Conditional random fields: trains the weights of features for the labels of sequences.
//!
//! Owns the training (AdaGrad on the log-likelihood, exact inference by forward and backward sums, shrinkage that
//! leaves most weights zero) and the rounding to small integers. Reproducible: one thread, a fixed order. Knows no
//! task: labels are numbers, features are hashes.

use crate::perceptron::Random;

/// Weights of a row: one for each label, filled up.
pub const ROW: usize = 8;

/// A sequence of items, each with features and a label.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// The features of all items, one after the other.
    pub features: Vec<u32>,
    /// Where each item's features end.
    pub ends: Vec<u32>,
    /// The right label of each item.
    pub labels: Vec<u8>,
    /// Where any further labels could be right too: bits.
    pub also: Vec<u8>,
    /// Which text it is from: what was seen in one text alone says little of others.
    pub text: u32,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How many labels there are, at most [`ROW`].
    pub labels: usize,
    /// The model has two to the power of this many slots.
    pub slot_bits: u8,
    /// A feature counts only if it was seen in so many texts.
    pub least: u32,
    /// How many rows are kept at most.
    pub rows: usize,
    /// How often the weights of these rows are learnt, each time in another order; their mean is what was learnt.
    pub runs: u64,
    /// How often every sequence is seen to choose the rows.
    pub choosing: usize,
    /// How often every sequence is seen.
    pub epochs: usize,
    /// The first step.
    pub rate: f32,
    /// How strongly weights are drawn to zero.
    pub shrink: f32,
    /// The share of items that are learnt without their lexical features (the highest bit is set), so that the others carry weight too.
    pub blind: f64,
}

/// What was learned.
#[derive(Clone, Debug)]
pub struct Weights {
    /// The slot of each row, in order.
    pub slots: Vec<u32>,
    /// Rows of [`ROW`].
    pub table: Vec<f32>,
    /// From each label to each.
    pub moves: Vec<f32>,
}

/// In how many texts each slot was seen. The sequences of a text follow each other.
fn spread(sequences: &[&Sequence], settings: &Settings) -> Vec<u32> {
    let mut counts = vec![(0_u32, u32::MAX); 1 << settings.slot_bits];
    for sequence in sequences {
        for feature in &sequence.features {
            if let Some((count, last)) = counts.get_mut(slot(*feature, settings)) {
                *count += u32::from(*last != sequence.text);
                *last = sequence.text;
            }
        }
    }
    counts.into_iter().map(|(count, _)| count).collect()
}

fn slot(feature: u32, settings: &Settings) -> usize {
    (feature >> (32 - u32::from(settings.slot_bits))) as usize
}

/// The same sequences with rows in place of features; those without a row are left out.
fn in_rows(sequences: &[&Sequence], slots: &[u32], settings: &Settings) -> Vec<Sequence> {
    let mut row_of = vec![u32::MAX; 1 << settings.slot_bits];
    for (row, at) in slots.iter().enumerate() {
        if let Some(cell) = row_of.get_mut(*at as usize) {
            *cell = row as u32;
        }
    }
    let row = |feature: &u32| row_of.get(slot(*feature, settings)).copied().filter(|row| *row != u32::MAX);
    let told = |sequence: &&Sequence| {
        let mut told =
            Sequence { labels: sequence.labels.clone(), also: sequence.also.clone(), ..Sequence::default() };
        let mut start = 0;
        for end in &sequence.ends {
            let features = sequence.features.get(start..*end as usize).unwrap_or_default();
            told.features.extend(features.iter().filter_map(row));
            if let Some(rows) = told.features.get_mut(told.ends.last().map_or(0, |end| *end as usize)..) {
                rows.sort_unstable();
            }
            told.ends.push(told.features.len() as u32);
            start = *end as usize;
        }
        told
    };
    sequences.iter().map(told).collect()
}

/// Trains on sequences; `may_follow` tells which label may come after which (label 0 is also the edge). A first
/// round chooses the rows with the greatest weights, those that many texts have before the others; a second learns with
/// these alone.
pub fn train(
    sequences: &[&Sequence],
    settings: &Settings,
    may_follow: impl Fn(usize, usize) -> bool,
) -> Weights {
    let spread = spread(sequences, settings);
    let often = |(slot, count): (usize, &u32)| (*count >= settings.least).then_some(slot as u32);
    let mut slots: Vec<u32> = spread.iter().enumerate().filter_map(often).collect();
    if slots.len() > settings.rows {
        let first = Settings { epochs: settings.choosing, ..*settings };
        let weights = learn(sequences, slots, &first, &may_follow, 0);
        let worth = |(row, slot): (&[f32], &u32)| {
            let norm = row.iter().map(|weight| weight * weight).sum::<f32>();
            let texts = spread.get(*slot as usize).copied().unwrap_or_default();
            (norm * (texts as f32).sqrt(), *slot)
        };
        let mut rows: Vec<(f32, u32)> = weights.table.chunks(ROW).zip(&weights.slots).map(worth).collect();
        rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        rows.truncate(settings.rows);
        slots = rows.into_iter().map(|(_, slot)| slot).collect();
        slots.sort_unstable();
    }
    let mut mean = learn(sequences, slots.clone(), settings, &may_follow, 0);
    for run in 1..settings.runs {
        let more = learn(sequences, slots.clone(), settings, &may_follow, run);
        mean.add(&more);
    }
    mean.divide(settings.runs.max(1) as f32);
    mean
}

impl Weights {
    fn zeros(slots: Vec<u32>) -> Self {
        Self { table: vec![0.0; slots.len() * ROW], moves: vec![0.0; ROW * ROW], slots }
    }

    fn add(&mut self, other: &Self) {
        self.table.iter_mut().zip(&other.table).for_each(|(sum, weight)| *sum += weight);
        self.moves.iter_mut().zip(&other.moves).for_each(|(sum, weight)| *sum += weight);
    }

    fn divide(&mut self, count: f32) {
        self.table.iter_mut().chain(&mut self.moves).for_each(|weight| *weight /= count);
    }
}

/// One run; its number tells it from others.
fn learn(
    sequences: &[&Sequence],
    slots: Vec<u32>,
    settings: &Settings,
    may_follow: &impl Fn(usize, usize) -> bool,
    run: u64,
) -> Weights {
    let count = settings.labels;
    let sequences = in_rows(sequences, &slots, settings);
    let mut field = Field {
        settings: *settings,
        squares: vec![1e-3; slots.len() * ROW],
        move_squares: vec![1e-3; ROW * ROW],
        allowed: (0..ROW * ROW)
            .map(|cell| cell / ROW < count && cell % ROW < count && may_follow(cell / ROW, cell % ROW))
            .collect(),
        lexical: slots.partition_point(|slot| slot >> (settings.slot_bits - 1) == 0) as u32,
        random: Random::new(2 + 10 * run),
        weights: Weights::zeros(slots.clone()),
        model: Lattice::default(),
        told: Lattice::default(),
    };
    let mut random = Random::new(1 + 10 * run);
    let mut mean = Weights::zeros(slots);
    let averaged = settings.epochs.div_ceil(2);
    for epoch in 0..settings.epochs {
        for index in random.order(sequences.len()) {
            if let Some(sequence) = sequences.get(index) {
                field.learn(sequence);
            }
        }
        if epoch + averaged >= settings.epochs {
            mean.add(&field.weights);
        }
    }
    mean.divide(averaged as f32);
    mean
}

struct Field {
    settings: Settings,
    weights: Weights,
    squares: Vec<f32>,
    move_squares: Vec<f32>,
    allowed: Vec<bool>,
    /// The first row of a lexical feature.
    lexical: u32,
    random: Random,
    /// What the weights say of the sequence at hand, and the same with only what is right.
    model: Lattice,
    told: Lattice,
}

/// One number for each label.
type Row = [f32; ROW];

/// Before a sequence: outside.
const START: Row = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];

#[allow(
    clippy::indexing_slicing,
    clippy::needless_range_loop,
    reason = "the inner loops of training: every index is a label, below ROW, or a row of the table"
)]
impl Field {
    /// The rows of each item, some without the lexical ones, which are the last.
    fn items<'s>(&mut self, sequence: &'s Sequence) -> Vec<&'s [u32]> {
        let starts = std::iter::once(0).chain(sequence.ends.iter().copied());
        let items = starts.zip(sequence.ends.iter().copied());
        items
            .map(|(start, end)| {
                let rows = &sequence.features[start as usize..end as usize];
                let blind = self.random.chance(self.settings.blind);
                if !blind { rows } else { &rows[..rows.partition_point(|row| *row < self.lexical)] }
            })
            .collect()
    }

    fn learn(&mut self, sequence: &Sequence) {
        if sequence.labels.is_empty() {
            return;
        }
        let items = self.items(sequence);
        let jump: [Row; ROW] = std::array::from_fn(|from| {
            std::array::from_fn(|to| {
                let cell = from * ROW + to;
                if self.allowed[cell] { self.weights.moves[cell].exp() } else { 0.0 }
            })
        });
        self.model.potentials.clear();
        for features in &items {
            let potentials = self.potentials(features);
            self.model.potentials.push(potentials);
        }
        self.told.potentials.clone_from(&self.model.potentials);
        for (at, potentials) in self.told.potentials.iter_mut().enumerate() {
            let right = 1 << sequence.labels[at] | sequence.also.get(at).copied().unwrap_or_default();
            for (label, potential) in potentials.iter_mut().enumerate() {
                *potential *= f32::from(right >> label & 1);
            }
        }
        self.model.sum(&jump, self.settings.labels);
        self.told.sum(&jump, self.settings.labels);
        for (at, features) in items.iter().enumerate() {
            self.update(at, features, &jump);
        }
    }

    /// How much speaks for each label of an item by itself; one for the label for which most speaks.
    fn potentials(&self, features: &[u32]) -> Row {
        let count = self.settings.labels;
        let mut sums = [0.0; ROW];
        for feature in features {
            let row = *feature as usize * ROW;
            for (sum, weight) in sums.iter_mut().zip(&self.weights.table[row..row + ROW]) {
                *sum += weight;
            }
        }
        let top = sums[..count].iter().copied().fold(f32::MIN, f32::max);
        sums.iter_mut().for_each(|sum| *sum = (*sum - top).exp());
        sums[count..].fill(0.0);
        sums
    }

    /// Moves the weights of an item from what the model says toward what is right.
    fn update(&mut self, at: usize, features: &[u32], jump: &[Row; ROW]) {
        let (rate, shrink) = (self.settings.rate, self.settings.shrink);
        let (told, model) = (self.told.labels(at), self.model.labels(at));
        let slopes: Row = std::array::from_fn(|label| told[label] - model[label]);
        if slopes.iter().any(|slope| slope.abs() > 1e-4) {
            for feature in features {
                let row = *feature as usize * ROW;
                let weights = &mut self.weights.table[row..row + ROW];
                let squares = &mut self.squares[row..row + ROW];
                for label in 0..ROW {
                    let slope = slopes[label];
                    squares[label] += slope * slope;
                    let step = rate / squares[label].sqrt();
                    let moved = weights[label] + step * slope;
                    weights[label] = moved.signum() * (moved.abs() - step * shrink).max(0.0);
                }
            }
        }
        let (told, model) = (self.told.pairs(at, jump), self.model.pairs(at, jump));
        for cell in 0..ROW * ROW {
            if self.allowed[cell] {
                let slope = told[cell] - model[cell];
                self.move_squares[cell] += slope * slope;
                self.weights.moves[cell] += rate * slope / self.move_squares[cell].sqrt();
            }
        }
    }
}

/// The sums over all sequences of labels, from the front and from the back.
#[derive(Default)]
struct Lattice {
    potentials: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
}

#[allow(
    clippy::indexing_slicing,
    clippy::needless_range_loop,
    reason = "the inner loops of training: every index is a label, below ROW, or an item"
)]
impl Lattice {
    /// Sums from both ends; each item's sums are scaled.
    fn sum(&mut self, jump: &[Row; ROW], count: usize) {
        let length = self.potentials.len();
        self.forward.clear();
        let mut before = START;
        for potentials in &self.potentials {
            let mut now = [0.0; ROW];
            for from in 0..count {
                if before[from] > 0.0 {
                    for to in 0..ROW {
                        now[to] += before[from] * jump[from][to];
                    }
                }
            }
            now.iter_mut().zip(potentials).for_each(|(value, potential)| *value *= potential);
            before = shares(now);
            self.forward.push(before);
        }
        self.backward.clear();
        self.backward.resize(length, [0.0; ROW]);
        let mut after = std::array::from_fn(|from| if jump[from][0] > 0.0 { 1.0 } else { 0.0 });
        for at in (0..length).rev() {
            self.backward[at] = after;
            let weighted: Row = std::array::from_fn(|to| after[to] * self.potentials[at][to]);
            after =
                shares(std::array::from_fn(|from| (0..ROW).map(|to| jump[from][to] * weighted[to]).sum()));
        }
    }

    /// How probable each label of an item is.
    fn labels(&self, at: usize) -> Row {
        shares(std::array::from_fn(|label| self.forward[at][label] * self.backward[at][label]))
    }

    /// How probable each pair of labels is, of the item before and of this one.
    fn pairs(&self, at: usize, jump: &[Row; ROW]) -> [f32; ROW * ROW] {
        let before = at.checked_sub(1).map_or(START, |at| self.forward[at]);
        shares(std::array::from_fn(|cell| {
            let (from, to) = (cell / ROW, cell % ROW);
            before[from] * jump[from][to] * self.potentials[at][to] * self.backward[at][to]
        }))
    }
}

/// The same numbers, scaled so that all are one together.
fn shares<const N: usize>(values: [f32; N]) -> [f32; N] {
    let scale = 1.0 / values.iter().sum::<f32>().max(1e-30);
    values.map(|value| value * scale)
}

/// The model's file: weights as small integers of at most `levels`, one unit being `unit`.
pub fn file(weights: &Weights, settings: &Settings, unit: f32, levels: f32) -> Vec<u8> {
    let rounded = |weight: &f32| (weight / unit).round().clamp(-levels, levels) as i8;
    let rows = weights.slots.iter().zip(weights.table.chunks(ROW));
    let rows: Vec<(u32, Vec<i8>)> = rows
        .map(|(slot, row)| (*slot, row.iter().take(settings.labels).map(rounded).collect()))
        .filter(|(_, row): &(u32, Vec<i8>)| row.iter().any(|weight| *weight != 0))
        .collect();
    crate::perceptron::file(&rows, settings.labels, settings.slot_bits, unit)
}
