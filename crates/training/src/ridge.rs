//! The learner for features that far outnumber the examples: a linear model whose every weight is drawn towards zero at
//! every step, the rare ones too (a ridge penalty on all of them).
//!
//! Owns the fitting, by logistic loss (yes or no) or squared loss (a number), and the rounding to a [`Model`] of one class.
//! Steps shrink as the penalty demands; the weights are averaged over the second half of the passages. Reproducible bit
//! for bit.
//!
//! [`Model`]: assay_analysis::linear::Model

use crate::perceptron::{Random, file};
use assay_analysis::linear::Feature;
use std::collections::BTreeMap;

/// A case and its answer: 0 or 1 by logistic loss, any number by squared loss.
#[derive(Clone, Debug)]
pub struct Example {
    /// What is true of it.
    pub features: Vec<Feature>,
    /// The answer.
    pub answer: f64,
}

/// What is minimised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// For yes or no.
    Logistic,
    /// For a number.
    Squared,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// What is minimised.
    pub loss: Loss,
    /// How strongly weights are drawn towards zero: the penalty on half of each one's square, an example.
    pub ridge: f64,
    /// The length of the first step.
    pub step: f64,
    /// Passages over the examples.
    pub passages: usize,
    /// A feature counts only if so many examples have it.
    pub seen: u32,
    /// Added to the score of all: where a yes begins.
    pub shift: f64,
    /// How many sizes of weights are told apart, up to 127; what is below half the least is forgotten.
    pub levels: u8,
    /// Slots, as in [`crate::perceptron::Options`].
    pub slot_bits: u8,
}

/// The feature that all examples have, on which the shift is laid.
const BIAS: Feature = Feature::zero(0);

/// Fits a model and returns its file.
pub fn train(examples: &[Example], options: &Options) -> Vec<u8> {
    let mut seen: BTreeMap<u32, u32> = BTreeMap::new();
    for example in examples {
        for feature in &example.features {
            *seen.entry(feature.slot(options.slot_bits)).or_default() += 1;
        }
    }
    seen.retain(|_, count| *count >= options.seen);
    let place: BTreeMap<u32, usize> = seen.keys().enumerate().map(|(place, slot)| (*slot, place)).collect();
    let row = |example: &Example| -> Vec<usize> {
        let slots = example.features.iter().map(|feature| feature.slot(options.slot_bits));
        slots.filter_map(|slot| place.get(&slot).copied()).collect()
    };
    let rows: Vec<Vec<usize>> = examples.iter().map(row).collect();
    let mut weights = fit(examples, &rows, place.len(), options);
    if let Some(bias) = place.get(&BIAS.slot(options.slot_bits)).and_then(|place| weights.get_mut(*place)) {
        *bias += options.shift;
    }
    let largest = weights.iter().fold(1e-9_f64, |largest, weight| largest.max(weight.abs()));
    let scale = largest / f64::from(options.levels.min(127));
    let rounded: Vec<(u32, Vec<i8>)> = place
        .iter()
        .filter_map(|(slot, place)| Some((*slot, vec![(weights.get(*place)? / scale).round() as i8])))
        .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
        .collect();
    file(&rounded, 1, options.slot_bits, scale as f32)
}

fn fit(examples: &[Example], rows: &[Vec<usize>], count: usize, options: &Options) -> Vec<f64> {
    let mut random = Random::new(1);
    // Weights are `scale * weights`, so that drawing all of them towards zero is one multiplication.
    let (mut weights, mut scale) = (vec![0.0; count], 1.0);
    let (mut sums, mut passages) = (vec![0.0; count], 0.0);
    let mut steps = 0.0;
    for passage in 0..options.passages {
        for example in random.order(examples.len()) {
            let (Some(row), Some(example)) = (rows.get(example), examples.get(example)) else { continue };
            let step = options.step / (1.0 + options.step * options.ridge * steps);
            steps += 1.0;
            let sum: f64 = row.iter().filter_map(|place| weights.get(*place)).sum::<f64>() * scale;
            let guess = match options.loss {
                Loss::Logistic => 1.0 / (1.0 + (-sum).exp()),
                Loss::Squared => sum,
            };
            scale *= 1.0 - step * options.ridge;
            let change = step * (example.answer - guess) / scale;
            for place in row {
                if let Some(weight) = weights.get_mut(*place) {
                    *weight += change;
                }
            }
        }
        weights.iter_mut().for_each(|weight| *weight *= scale);
        scale = 1.0;
        if passage * 2 >= options.passages {
            sums.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
            passages += 1.0;
        }
    }
    sums.iter_mut().for_each(|sum| *sum /= f64::max(passages, 1.0));
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_analysis::linear::Model;

    #[test]
    fn a_rule_is_learnt() {
        let features = |number: u32| vec![BIAS, Feature::one(1, number % 3), Feature::one(2, number % 5)];
        let answer = |number: u32| if number % 3 == 0 { 2.0 } else { -1.0 };
        let examples: Vec<Example> =
            (0..60).map(|number| Example { features: features(number), answer: answer(number) }).collect();
        let options = Options {
            loss: Loss::Squared,
            ridge: 1e-4,
            step: 0.05,
            passages: 60,
            seen: 2,
            shift: 0.0,
            levels: 127,
            slot_bits: 12,
        };
        let file = train(&examples, &options);
        assert_eq!(file, train(&examples, &options));
        let model = Model::<1>::load(&file).unwrap();
        for (number, example) in (0..).zip(&examples) {
            let sum: i32 = features(number)
                .into_iter()
                .filter_map(|feature| model.row(feature))
                .map(|row| i32::from(row[0]))
                .sum();
            let guess = f64::from(sum as f32 * model.scale());
            assert!((guess - example.answer).abs() < 0.2, "{number}: {guess}");
        }
    }
}
