//! Conditional random fields: trains the weights of features for the labels of sequences.
//!
//! Owns the training (AdaGrad on the log-likelihood, exact inference by forward and backward sums, shrinkage that
//! leaves most weights zero) and the rounding to small integers. Reproducible: one thread, a fixed order. Knows no
//! task: labels are numbers, features are hashes.

/// Weights of a row: one for each label, filled up.
pub const ROW: usize = 16;

/// A sequence of items, each with features and a label.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// The features of all items, one after the other.
    pub features: Vec<u32>,
    /// Where each item's features end.
    pub ends: Vec<u32>,
    /// The right label of each item.
    pub labels: Vec<u8>,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How many labels there are, at most [`ROW`].
    pub labels: usize,
    /// The model has two to the power of this many slots.
    pub slot_bits: u8,
    /// A feature counts only if it was seen so often.
    pub least: u32,
    /// How often every sequence is seen.
    pub epochs: usize,
    /// The first step.
    pub rate: f32,
    /// How strongly weights are drawn to zero.
    pub shrink: f32,
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

/// The slots of features that were seen often enough, in order.
fn frequent(sequences: &[&Sequence], settings: &Settings) -> Vec<u32> {
    let mut counts = vec![0_u8; 1 << settings.slot_bits];
    for feature in sequences.iter().flat_map(|sequence| &sequence.features) {
        if let Some(count) = counts.get_mut(slot(*feature, settings)) {
            *count = count.saturating_add(1);
        }
    }
    let often = |(slot, count): (usize, u8)| (u32::from(count) >= settings.least).then_some(slot as u32);
    counts.into_iter().enumerate().filter_map(often).collect()
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
        let mut told = Sequence { labels: sequence.labels.clone(), ..Sequence::default() };
        let mut start = 0;
        for end in &sequence.ends {
            let features = sequence.features.get(start..*end as usize).unwrap_or_default();
            told.features.extend(features.iter().filter_map(row));
            told.ends.push(told.features.len() as u32);
            start = *end as usize;
        }
        told
    };
    sequences.iter().map(told).collect()
}

/// Trains on sequences; `may_follow` tells which label may come after which (label 0 is also the edge).
pub fn train(
    sequences: &[&Sequence],
    settings: &Settings,
    may_follow: impl Fn(usize, usize) -> bool,
) -> Weights {
    let count = settings.labels;
    let slots = frequent(sequences, settings);
    let sequences = in_rows(sequences, &slots, settings);
    let mut field = Field {
        settings: *settings,
        table: vec![0.0; slots.len() * ROW],
        squares: vec![1e-3; slots.len() * ROW],
        moves: vec![0.0; ROW * ROW],
        move_squares: vec![1e-3; ROW * ROW],
        allowed: (0..ROW * ROW)
            .map(|cell| cell / ROW < count && cell % ROW < count && may_follow(cell / ROW, cell % ROW))
            .collect(),
        room: Room::default(),
    };
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut sum = Weights { slots, table: vec![0.0; field.table.len()], moves: vec![0.0; ROW * ROW] };
    let averaged = settings.epochs.div_ceil(2);
    for epoch in 0..settings.epochs {
        for at in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(at, (random % (at as u64 + 1)) as usize);
        }
        for &index in &order {
            if let Some(sequence) = sequences.get(index) {
                field.learn(sequence);
            }
        }
        if epoch + averaged >= settings.epochs {
            sum.table.iter_mut().zip(&field.table).for_each(|(sum, weight)| *sum += weight / averaged as f32);
            sum.moves.iter_mut().zip(&field.moves).for_each(|(sum, weight)| *sum += weight / averaged as f32);
        }
    }
    sum
}

struct Field {
    settings: Settings,
    table: Vec<f32>,
    squares: Vec<f32>,
    moves: Vec<f32>,
    move_squares: Vec<f32>,
    allowed: Vec<bool>,
    room: Room,
}

#[derive(Default)]
struct Room {
    potentials: Vec<[f32; ROW]>,
    forward: Vec<[f32; ROW]>,
    backward: Vec<[f32; ROW]>,
}

#[allow(clippy::indexing_slicing, reason = "the inner loops of training: every index is below ROW or masked")]
impl Field {
    fn items<'s>(&self, sequence: &'s Sequence) -> impl DoubleEndedIterator<Item = &'s [u32]> + use<'s> {
        let starts = std::iter::once(0).chain(sequence.ends.iter().copied()).take(sequence.ends.len());
        let pairs: Vec<_> = starts.zip(sequence.ends.iter().copied()).collect();
        pairs.into_iter().map(|(start, end)| &sequence.features[start as usize..end as usize])
    }

    fn learn(&mut self, sequence: &Sequence) {
        let count = self.settings.labels;
        let length = sequence.labels.len();
        if length == 0 {
            return;
        }
        let mut room = std::mem::take(&mut self.room);
        room.potentials.clear();
        for features in self.items(sequence) {
            let mut sums = [0.0_f32; ROW];
            for feature in features {
                let row = *feature as usize * ROW;
                for (sum, weight) in sums.iter_mut().zip(&self.table[row..row + ROW]) {
                    *sum += weight;
                }
            }
            let top = sums[..count].iter().copied().fold(f32::MIN, f32::max);
            sums.iter_mut().for_each(|sum| *sum = (*sum - top).exp());
            sums[count..].fill(0.0);
            room.potentials.push(sums);
        }
        let mut jump = [[0.0_f32; ROW]; ROW];
        for from in 0..count {
            for to in 0..count {
                if self.allowed[from * ROW + to] {
                    jump[from][to] = self.moves[from * ROW + to].exp();
                }
            }
        }
        room.forward.clear();
        let mut before = [0.0_f32; ROW];
        before[0] = 1.0;
        for potentials in &room.potentials {
            let mut now = [0.0_f32; ROW];
            for from in 0..count {
                if before[from] > 0.0 {
                    for to in 0..ROW {
                        now[to] += before[from] * jump[from][to];
                    }
                }
            }
            let mut total = 0.0;
            for to in 0..ROW {
                now[to] *= potentials[to];
                total += now[to];
            }
            let scale = 1.0 / total.max(1e-30);
            now.iter_mut().for_each(|value| *value *= scale);
            room.forward.push(now);
            before = now;
        }
        room.backward.clear();
        room.backward.resize(length, [0.0; ROW]);
        let mut after = [0.0_f32; ROW];
        for from in 0..count {
            after[from] = if jump[from][0] > 0.0 { 1.0 } else { 0.0 };
        }
        for at in (0..length).rev() {
            room.backward[at] = after;
            let mut now = [0.0_f32; ROW];
            let mut weighted = [0.0_f32; ROW];
            for to in 0..ROW {
                weighted[to] = after[to] * room.potentials[at][to];
            }
            let mut total = 0.0;
            for from in 0..count {
                now[from] = (0..ROW).map(|to| jump[from][to] * weighted[to]).sum();
                total += now[from];
            }
            let scale = 1.0 / total.max(1e-30);
            now.iter_mut().for_each(|value| *value *= scale);
            after = now;
        }
        self.update(sequence, &room, &jump);
        self.room = room;
    }

    fn update(&mut self, sequence: &Sequence, room: &Room, jump: &[[f32; ROW]; ROW]) {
        let count = self.settings.labels;
        let (rate, shrink) = (self.settings.rate, self.settings.shrink);
        let mut before = [0.0_f32; ROW];
        before[0] = 1.0;
        let mut right_before = 0;
        for (at, features) in self.items(sequence).enumerate() {
            let right = usize::from(sequence.labels[at]);
            let mut gradient = [0.0_f32; ROW];
            let mut total = 0.0;
            for label in 0..count {
                gradient[label] = room.forward[at][label] * room.backward[at][label];
                total += gradient[label];
            }
            let scale = 1.0 / total.max(1e-30);
            gradient.iter_mut().for_each(|value| *value *= -scale);
            gradient[right] += 1.0;
            if gradient.iter().any(|value| value.abs() > 1e-4) {
                for feature in features {
                    let row = *feature as usize * ROW;
                    let weights = &mut self.table[row..row + ROW];
                    let squares = &mut self.squares[row..row + ROW];
                    for label in 0..ROW {
                        let slope = gradient[label];
                        squares[label] += slope * slope;
                        let step = rate / squares[label].sqrt();
                        let moved = weights[label] + step * slope;
                        weights[label] = moved.signum() * (moved.abs() - step * shrink).max(0.0);
                    }
                }
            }
            let mut pairs = [[0.0_f32; ROW]; ROW];
            let mut total = 0.0;
            for from in 0..count {
                for to in 0..count {
                    let value =
                        before[from] * jump[from][to] * room.potentials[at][to] * room.backward[at][to];
                    pairs[from][to] = value;
                    total += value;
                }
            }
            let scale = 1.0 / total.max(1e-30);
            for from in 0..count {
                for to in 0..count {
                    let cell = from * ROW + to;
                    if !self.allowed[cell] {
                        continue;
                    }
                    let here = if from == right_before && to == right { 1.0 } else { 0.0 };
                    let slope = here - pairs[from][to] * scale;
                    self.move_squares[cell] += slope * slope;
                    self.moves[cell] += rate * slope / self.move_squares[cell].sqrt();
                }
            }
            before = room.forward[at];
            right_before = right;
        }
    }
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
