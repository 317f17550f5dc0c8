//! A sentence on its way through a network, and the slopes on their way back.
//!
//! Word zero is nothing, the words of the sentence count from one, one after the last ends it.

use super::Parameters;
use super::algebra::{add, add_dots, add_outer, add_product, add_to, row_of, rows_of};
use crate::perceptron::Random;
use assay_analysis::network::{NOTHING, PIECES, WINDOW};

/// What is hidden by chance while learning, so that nothing is relied on alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dropout {
    /// A word is unknown as often as one that comes so often would be known by half.
    pub words: f32,
    /// The part of the contexts.
    pub contexts: f32,
    /// The part of the hidden layer.
    pub hidden: f32,
}

/// A word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input {
    /// The rows of its pieces, where they are known; the word's own first, zero for an unknown one.
    pub rows: [Option<usize>; PIECES],
    /// How often the texts have the word.
    pub count: f32,
    /// Its kind.
    pub kind: usize,
}

/// A hidden layer; `keep` is the factor by which each slope passes: zero where the layer is.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Hidden<const H: usize> {
    pub values: [f32; H],
    pub keep: [f32; H],
}

/// What is known of a word on the way, and its slopes on the way back.
#[derive(Clone, Debug)]
struct Place<const D: usize, const C: usize, const H: usize, const P: usize> {
    rows: Option<[Option<usize>; PIECES]>,
    kind: usize,
    vector: [f32; D],
    positions: [[f32; H]; P],
    come: [f32; C],
    /// Before it is cut to what lies between nothing and all.
    stay: [f32; C],
    context: [f32; C],
    keep: [f32; C],
    vector_slope: [f32; D],
    positions_slope: [[f32; H]; P],
    context_slope: [f32; C],
}

impl<const D: usize, const C: usize, const H: usize, const P: usize> Place<D, C, H, P> {
    fn new(kind: usize) -> Self {
        Self {
            rows: None,
            kind,
            vector: [0.0; D],
            positions: [[0.0; H]; P],
            come: [0.0; C],
            stay: [0.0; C],
            context: [0.0; C],
            keep: [1.0; C],
            vector_slope: [0.0; D],
            positions_slope: [[0.0; H]; P],
            context_slope: [0.0; C],
        }
    }
}

/// The way of one sentence.
#[derive(Clone, Debug, Default)]
pub struct Pass<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> {
    places: Vec<Place<D, C, H, P>>,
}

const fn part(stay: f32) -> f32 {
    (0.5 + 0.25 * stay).clamp(0.0, 1.0)
}

impl<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> Pass<D, C, H, P, K> {
    /// Takes a sentence.
    pub fn read(
        &mut self,
        parameters: &Parameters<D, C, H, P, K>,
        words: impl Iterator<Item = Input>,
        random: &mut Random,
        dropout: Dropout,
    ) {
        self.places.clear();
        self.places.push(Place::new(NOTHING));
        for input in words {
            let mut place = Place::new(input.kind);
            let hidden = random.chance(f64::from(dropout.words / (dropout.words + input.count)));
            let mut rows = input.rows;
            if let Some(word) = rows.first_mut().filter(|_| hidden) {
                *word = Some(0);
            }
            for row in rows.into_iter().flatten() {
                add(&mut place.vector, row_of(&parameters.vectors.0, row));
            }
            place.rows = Some(rows);
            self.places.push(place);
        }
        self.places.push(Place::new(parameters.sizes.kinds.saturating_sub(1)));
        for place in &mut self.places {
            for (position, sum) in place.positions.iter_mut().enumerate() {
                add(sum, row_of(&parameters.kinds.0, position * parameters.sizes.kinds + place.kind));
                if place.rows.is_some() {
                    add_product(sum, &place.vector, rows_of(&parameters.positions.0, position * D, D));
                }
            }
        }
        if K > 0 {
            self.open(parameters);
            self.run();
            self.add_contexts(parameters, random, dropout.contexts);
        }
    }

    fn open(&mut self, parameters: &Parameters<D, C, H, P, K>) {
        let kinds = parameters.sizes.kinds;
        for at in 1..self.places.len().saturating_sub(1) {
            let sums = [0, 1].map(|gate: usize| {
                let Some(gates) = parameters.gates.get(gate) else { return [0.0; C] };
                let mut sum = *row_of(&gates.0, WINDOW * (D + kinds));
                for (number, place) in self.places.iter().skip(at - 1).take(WINDOW).enumerate() {
                    add(&mut sum, row_of(&gates.0, WINDOW * D + number * kinds + place.kind));
                    if place.rows.is_some() {
                        add_product(&mut sum, &place.vector, rows_of(&gates.0, number * D, D));
                    }
                }
                sum
            });
            if let Some(place) = self.places.get_mut(at) {
                [place.come, place.stay] = sums;
            }
        }
    }

    fn run(&mut self) {
        let count = self.places.len();
        let inner = 1..count.saturating_sub(1);
        let mut held = [0.0; C];
        for place in self.places.iter_mut().take(inner.end).skip(inner.start) {
            average(place, &mut held, 0..C / 2);
        }
        let mut held = [0.0; C];
        for place in self.places.iter_mut().take(inner.end).skip(inner.start).rev() {
            average(place, &mut held, C / 2..C);
        }
    }

    fn add_contexts(&mut self, parameters: &Parameters<D, C, H, P, K>, random: &mut Random, dropout: f32) {
        for place in &mut self.places {
            if place.rows.is_none() {
                continue;
            }
            drop(&mut place.keep, random, dropout);
            let mut context = place.context;
            context.iter_mut().zip(&place.keep).for_each(|(number, keep)| *number *= keep);
            for (position, sum) in place.positions.iter_mut().enumerate().take(K) {
                add_product(sum, &context, rows_of(&parameters.contexts.0, position * C, C));
            }
        }
    }

    /// The hidden layer of a case.
    pub fn hidden(
        &self,
        parameters: &Parameters<D, C, H, P, K>,
        words: &[u16; P],
        facts: &[u16],
        random: &mut Random,
        dropout: f32,
    ) -> Hidden<H> {
        let mut hidden = Hidden { values: [0.0; H], keep: [1.0; H] };
        for (position, word) in words.iter().enumerate() {
            if let Some(row) =
                self.places.get(usize::from(*word)).and_then(|place| place.positions.get(position))
            {
                add(&mut hidden.values, row);
            }
        }
        for fact in facts {
            add(&mut hidden.values, row_of(&parameters.facts.0, usize::from(*fact)));
        }
        drop(&mut hidden.keep, random, dropout);
        for (value, keep) in hidden.values.iter_mut().zip(&mut hidden.keep) {
            if *value <= 0.0 {
                *keep = 0.0;
            }
            *value *= *keep;
        }
        hidden
    }

    /// Takes the slopes of a case's hidden layer.
    pub fn back(
        &mut self,
        slopes: &mut Parameters<D, C, H, P, K>,
        words: &[u16; P],
        facts: &[u16],
        hidden: &Hidden<H>,
        mut slope: [f32; H],
    ) {
        slope.iter_mut().zip(&hidden.keep).for_each(|(slope, keep)| *slope *= keep);
        for (position, word) in words.iter().enumerate() {
            if let Some(row) = self
                .places
                .get_mut(usize::from(*word))
                .and_then(|place| place.positions_slope.get_mut(position))
            {
                add(row, &slope);
            }
        }
        for fact in facts {
            add_to(&mut slopes.facts.0, usize::from(*fact), &slope);
        }
    }

    /// When all cases have been taken: the slopes of the words and of what made their rows.
    pub fn finish(&mut self, parameters: &Parameters<D, C, H, P, K>, slopes: &mut Parameters<D, C, H, P, K>) {
        for place in &mut self.places {
            let kinds = parameters.sizes.kinds;
            for (position, slope) in place.positions_slope.iter().enumerate() {
                add_to(&mut slopes.kinds.0, position * kinds + place.kind, slope);
                if place.rows.is_none() {
                    continue;
                }
                let rows = position * D;
                add_outer(slopes.positions.0.get_mut(rows..rows + D), &place.vector, slope);
                let matrix = rows_of(&parameters.positions.0, rows, D);
                add_dots(&mut place.vector_slope, matrix, slope);
                if position < K {
                    let rows = position * C;
                    let mut context = place.context;
                    context.iter_mut().zip(&place.keep).for_each(|(number, keep)| *number *= keep);
                    add_outer(slopes.contexts.0.get_mut(rows..rows + C), &context, slope);
                    let matrix = rows_of(&parameters.contexts.0, rows, C);
                    add_dots(&mut place.context_slope, matrix, slope);
                }
            }
            place.context_slope.iter_mut().zip(&place.keep).for_each(|(slope, keep)| *slope *= keep);
        }
        if K > 0 {
            self.run_back();
            self.close(parameters, slopes);
        }
        for place in &self.places {
            for row in place.rows.iter().flatten().flatten() {
                add_to(&mut slopes.vectors.0, *row, &place.vector_slope);
            }
        }
    }

    /// The averages backwards; `come` and `stay` become their own slopes.
    fn run_back(&mut self) {
        let inner = 1..self.places.len().saturating_sub(1);
        let contexts: Vec<[f32; C]> = self.places.iter().map(|place| place.context).collect();
        let mut held = [0.0; C];
        for at in inner.clone().rev() {
            if let (Some(place), Some(before)) = (self.places.get_mut(at), contexts.get(at - 1)) {
                average_back(place, before, &mut held, 0..C / 2);
            }
        }
        let mut held = [0.0; C];
        for at in inner {
            if let (Some(place), Some(before)) = (self.places.get_mut(at), contexts.get(at + 1)) {
                average_back(place, before, &mut held, C / 2..C);
            }
        }
    }

    fn close(&mut self, parameters: &Parameters<D, C, H, P, K>, slopes: &mut Parameters<D, C, H, P, K>) {
        let kinds = parameters.sizes.kinds;
        for at in 1..self.places.len().saturating_sub(1) {
            let Some(place) = self.places.get(at) else { continue };
            let gates = [place.come, place.stay];
            for (slope, (matrix, slopes)) in gates.iter().zip(parameters.gates.iter().zip(&mut slopes.gates))
            {
                add_to(&mut slopes.0, WINDOW * (D + kinds), slope);
                for (number, place) in self.places.iter_mut().skip(at - 1).take(WINDOW).enumerate() {
                    add_to(&mut slopes.0, WINDOW * D + number * kinds + place.kind, slope);
                    if place.rows.is_some() {
                        let rows = number * D;
                        add_outer(slopes.0.get_mut(rows..rows + D), &place.vector, slope);
                        add_dots(&mut place.vector_slope, rows_of(&matrix.0, rows, D), slope);
                    }
                }
            }
        }
    }
}

fn average<const D: usize, const C: usize, const H: usize, const P: usize>(
    place: &mut Place<D, C, H, P>,
    held: &mut [f32; C],
    half: std::ops::Range<usize>,
) {
    let gates = place.come.iter().zip(&place.stay).zip(held).zip(&mut place.context);
    for (((come, stay), held), context) in gates.take(half.end).skip(half.start) {
        *held = come + part(*stay) * (*held - come);
        *context = *held;
    }
}

fn average_back<const D: usize, const C: usize, const H: usize, const P: usize>(
    place: &mut Place<D, C, H, P>,
    before: &[f32; C],
    held: &mut [f32; C],
    half: std::ops::Range<usize>,
) {
    let gates = place.come.iter_mut().zip(&mut place.stay).zip(held).zip(&place.context_slope).zip(before);
    for ((((come, stay), held), slope), before) in gates.take(half.end).skip(half.start) {
        let slope = slope + *held;
        let kept = part(*stay);
        let apart = before - *come;
        *come = slope * (1.0 - kept);
        *stay = if kept > 0.0 && kept < 1.0 { 0.25 * slope * apart } else { 0.0 };
        *held = slope * kept;
    }
}

/// Hides a part by chance and strengthens the rest, so that sums stay alike.
fn drop<const N: usize>(keep: &mut [f32; N], random: &mut Random, part: f32) {
    if part <= 0.0 {
        return;
    }
    let (bound, kept) = ((part * 65_536.0) as u64, 1.0 / (1.0 - part));
    for four in keep.chunks_mut(4) {
        let mut bits = random.bits();
        for keep in four {
            *keep = if bits & 0xffff < bound { 0.0 } else { kept };
            bits >>= 16;
        }
    }
}
