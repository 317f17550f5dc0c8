//! Trains the analyser's networks: the same sums as [`assay_analysis::network`], in floating point, and their slopes.
//!
//! Owns the numbers while they are learnt ([`Parameters`]), the walk of a sentence through them and back ([`Pass`]), the steps
//! ([`train`]: Adam, with a falling rate, over small batches; the mean of the later steps counts) and the rounding to
//! the file. The last steps see rounded numbers, so that rounding costs little. What is to be decided, and what is
//! right, is the task's. Single-threaded and in a fixed order: the same data give the same file.

mod algebra;
mod file;
mod parameters;
mod pass;

pub use parameters::Parameters;
pub use pass::{Dropout, Hidden, Input, Pass};

use crate::perceptron::Random;
use algebra::{add_scaled, add_scaled_to, dot, row_of};
use assay_analysis::forms::Form;
use assay_analysis::network::{Network, Sizes, pieces};
use std::collections::BTreeMap;

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// A word is known if the texts have it so often.
    pub least: f32,
    /// Any other piece of a word.
    pub least_piece: f32,
    /// Passages over the examples.
    pub passages: usize,
    /// Examples a step.
    pub batch: usize,
    /// The length of a step at its longest.
    pub rate: f32,
    /// How strongly parameters are drawn towards zero, a part of each step's length.
    pub decay: f32,
    /// What is hidden while learning.
    pub dropout: Dropout,
    /// Whether progress is printed to standard error.
    pub verbose: bool,
}

/// The known pieces of words with their rows and counts.
#[derive(Clone, Debug)]
pub struct Words {
    known: BTreeMap<u32, (usize, f32)>,
    sizes: Sizes,
}

impl Words {
    /// Those that are frequent enough in these texts; the other sizes are the task's.
    pub fn of<'f>(forms: impl Iterator<Item = &'f Form>, options: &Options, sizes: Sizes) -> Self {
        let mut counts: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
        for form in forms {
            for (number, piece) in pieces(form).into_iter().enumerate() {
                let least = if number == 0 { options.least } else { options.least_piece };
                counts.entry(piece).or_insert((0.0, least)).0 += 1.0;
            }
        }
        counts.retain(|_, (count, least)| count >= least);
        let rows = counts.into_iter().enumerate();
        let known: BTreeMap<u32, (usize, f32)> =
            rows.map(|(place, (piece, (count, _)))| (piece, (place + 1, count))).collect();
        let sizes = Sizes { known: known.len(), ..sizes };
        Self { known, sizes }
    }

    /// A word as the network takes it.
    pub fn input(&self, form: &Form, kind: usize) -> Input {
        let pieces = pieces(form).map(|piece| self.known.get(&piece).copied());
        let count = pieces.first().copied().flatten().map_or(0.0, |(_, count)| count);
        let mut rows = pieces.map(|piece| piece.map(|(row, _)| row));
        if let Some(word) = rows.first_mut() {
            *word = Some(word.unwrap_or(0));
        }
        Input { rows, count, kind }
    }
}

/// What is learnt.
pub trait Task<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> {
    /// How many examples there are.
    fn examples(&self) -> usize;

    /// Goes through an example, adds its slopes, and returns how many decisions it had and what they lost.
    fn learn(&self, example: usize, step: &mut Step<'_, D, C, H, P, K>) -> (usize, f32);

    /// How good a network is on the development data.
    fn score(&self, network: &Network<D, C, H, P, K>) -> f64;
}

/// What a task learns with.
#[derive(Debug)]
pub struct Step<'s, const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> {
    /// The numbers as they are.
    pub parameters: &'s Parameters<D, C, H, P, K>,
    /// Where slopes are gathered.
    pub slopes: &'s mut Parameters<D, C, H, P, K>,
    /// The sentence's way.
    pub pass: &'s mut Pass<D, C, H, P, K>,
    /// Chance.
    pub random: &'s mut Random,
    /// What is hidden.
    pub dropout: Dropout,
    /// How much of the training is done, from 0 to 1.
    pub done: f32,
}

/// What was found of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The answer for which most speaks.
    pub best: usize,
    /// That of the right ones; the best if none is right.
    pub right: usize,
    /// What was lost: the logarithm of how unlikely the right ones were.
    pub lost: f32,
}

impl<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> Step<'_, D, C, H, P, K> {
    /// The hidden layer of a case.
    pub fn hidden(&mut self, words: &[u16; P], facts: &[u16]) -> Hidden<H> {
        self.pass.hidden(self.parameters, words, facts, self.random, self.dropout.hidden)
    }

    /// Chooses among answers; where some are right, gathers the slopes towards them, those of the hidden layer in `slope`.
    pub fn choose(
        &mut self,
        hidden: &Hidden<H>,
        answers: &[usize],
        right: &[bool],
        slope: &mut [f32; H],
    ) -> Choice {
        let score = |answer: usize| {
            let [bias] = *row_of(&self.parameters.biases.0, answer);
            dot(&hidden.values, row_of(&self.parameters.answers.0, answer)) + bias
        };
        let scores: Vec<f32> = answers.iter().map(|answer| score(*answer)).collect();
        let best = most(answers.iter().zip(&scores));
        let rights = answers.iter().zip(&scores).zip(right).filter(|(_, right)| **right);
        let best_right = most(rights.map(|(pair, _)| pair));
        let Some((best_right, _)) = best_right else {
            return Choice { best: best.map_or(0, |best| best.0), right: 0, lost: 0.0 };
        };
        let (best, highest) = best.unwrap_or_default();
        let weights: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
        let all: f32 = weights.iter().sum();
        let of_right: f32 = weights.iter().zip(right).filter(|(_, right)| **right).map(|(w, _)| w).sum();
        let of_right = of_right.max(f32::MIN_POSITIVE);
        for ((answer, weight), right) in answers.iter().zip(&weights).zip(right) {
            let change = weight / all - if *right { weight / of_right } else { 0.0 };
            if change.abs() > NO_CHANGE {
                add_scaled(slope, change, row_of(&self.parameters.answers.0, *answer));
                add_scaled_to(&mut self.slopes.answers.0, *answer, change, &hidden.values);
                add_scaled_to(&mut self.slopes.biases.0, *answer, change, &[1.0]);
            }
        }
        Choice { best, right: best_right, lost: -(of_right / all).ln() }
    }
}

fn most<'a>(answers: impl Iterator<Item = (&'a usize, &'a f32)>) -> Option<(usize, f32)> {
    answers.fold(None, |most, (answer, score)| match most {
        Some((_, highest)) if highest >= *score => most,
        _ => Some((*answer, *score)),
    })
}

/// Slopes below this are left out.
const NO_CHANGE: f32 = 1e-4;
/// From here on parameters are averaged.
const AVERAGED: f32 = 0.7;
/// Every so many steps.
const SAMPLED: usize = 20;
/// From here on the network is seen as it will be rounded.
const ROUNDED: f32 = 0.6;
/// The steps grow for so many.
const WARMING: f32 = 300.0;
/// The rate does not fall below this part.
const LOWEST: f32 = 0.02;

/// Trains a network; its file is what `Network::load` reads.
pub fn train<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize>(
    task: &impl Task<D, C, H, P, K>,
    words: &Words,
    options: &Options,
) -> Vec<u8> {
    let mut random = Random::new(1);
    let mut parameters = Parameters::<D, C, H, P, K>::random(words.sizes, &mut random);
    let mut adam = Adam { mean: parameters.zeros(), square: parameters.zeros(), steps: 0 };
    let mut slopes = parameters.zeros();
    let (mut sum, mut sampled) = (parameters.zeros(), 0.0);
    let mut pass = Pass::default();
    let steps = options.passages * task.examples().div_ceil(options.batch);
    for passage in 1..=options.passages {
        let (mut decisions, mut lost) = (0, 0.0);
        for batch in random.order(task.examples()).chunks(options.batch) {
            let done = adam.steps as f32 / steps as f32;
            let seen = if done > ROUNDED { Some(parameters.rounded()) } else { None };
            slopes.clear();
            let mut count = 0;
            for &example in batch {
                let mut step = Step {
                    parameters: seen.as_ref().unwrap_or(&parameters),
                    slopes: &mut slopes,
                    pass: &mut pass,
                    random: &mut random,
                    dropout: options.dropout,
                    done,
                };
                let (these, loss) = task.learn(example, &mut step);
                count += these;
                lost += f64::from(loss);
            }
            decisions += count;
            let rate = options.rate * (1.0 - done).max(LOWEST) * (adam.steps as f32 / WARMING).min(1.0);
            adam.step(&mut parameters, &slopes, 1.0 / count.max(1) as f32, rate, options.decay);
            if done > AVERAGED && adam.steps % SAMPLED == 0 {
                sum.add(&parameters);
                sampled += 1.0;
            }
        }
        if options.verbose {
            let network = parameters.network(words.known.keys().copied().collect());
            let (loss, score) = (lost / decisions.max(1) as f64, 100.0 * task.score(&network));
            eprintln!("passage {passage:2}: loss {loss:.4}, {score:.2} %");
        }
    }
    sum.scale(1.0 / f32::max(sampled, 1.0));
    file::file(&sum.network(words.known.keys().copied().collect()))
}

/// Steps of a length that suits each parameter.
struct Adam<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> {
    mean: Parameters<D, C, H, P, K>,
    square: Parameters<D, C, H, P, K>,
    steps: usize,
}

impl<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> Adam<D, C, H, P, K> {
    fn step(
        &mut self,
        parameters: &mut Parameters<D, C, H, P, K>,
        slopes: &Parameters<D, C, H, P, K>,
        part: f32,
        rate: f32,
        decay: f32,
    ) {
        const MEAN: f32 = 0.9;
        const SQUARE: f32 = 0.999;
        self.steps += 1;
        let early = |keep: f32| 1.0 / (1.0 - keep.powi(self.steps as i32));
        let (mean_scale, square_scale) = (early(MEAN), early(SQUARE));
        let slices = parameters.slices_mut().into_iter().zip(slopes.slices());
        let kept = self.mean.slices_mut().into_iter().zip(self.square.slices_mut());
        for ((numbers, slopes), (means, squares)) in slices.zip(kept) {
            let kept = means.iter_mut().zip(squares);
            for ((number, slope), (mean, square)) in numbers.iter_mut().zip(slopes).zip(kept) {
                let slope = slope * part;
                *mean = MEAN * *mean + (1.0 - MEAN) * slope;
                *square = SQUARE * *square + (1.0 - SQUARE) * slope * slope;
                let way = *mean * mean_scale / ((*square * square_scale).sqrt() + 1e-6);
                *number -= rate * (way + decay * *number);
            }
        }
    }
}
