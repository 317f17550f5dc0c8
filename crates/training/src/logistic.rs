//! The learner for few examples: yes or no by logistic regression, with weights held small.
//!
//! Owns the fitting (AdaGrad over the examples in a fixed order, weights drawn towards zero) and the rounding to a
//! [`Model`] of one class. Where a perceptron stops at the first line that parts the examples, this one weighs how
//! sure it may be, which matters below some ten thousand examples. Reproducible bit for bit.

use crate::perceptron::{Random, file};
use assay_analysis::linear::Feature;
use std::collections::BTreeMap;

/// A case and its answer.
#[derive(Clone, Debug)]
pub struct Example {
    /// What is true of it.
    pub features: Vec<Feature>,
    /// The answer.
    pub yes: bool,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How strongly weights are drawn towards zero.
    pub decay: f64,
    /// Passages over the examples.
    pub passages: usize,
    /// A feature counts only if so many examples have it.
    pub seen: u32,
    /// At what probability the model says yes; below a half it finds more and errs more.
    pub threshold: f64,
    /// Slots, as in [`crate::perceptron::Options`].
    pub slot_bits: u8,
}

impl Default for Options {
    fn default() -> Self {
        Self { decay: 0.02, passages: 60, seen: 2, threshold: 0.4, slot_bits: 16 }
    }
}

/// The bias, on which a threshold is laid.
const BIAS: Feature = Feature::zero(0);
/// The length of the first steps.
const STEP: f64 = 0.2;

/// Fits a model and returns its file; its score is above zero where it says yes.
pub fn train(examples: &[Example], options: &Options) -> Vec<u8> {
    let mut seen: BTreeMap<u32, u32> = BTreeMap::new();
    for example in examples {
        for feature in &example.features {
            *seen.entry(feature.slot(options.slot_bits)).or_default() += 1;
        }
    }
    seen.retain(|_, count| *count >= options.seen);
    let place: BTreeMap<u32, usize> = seen.keys().enumerate().map(|(place, slot)| (*slot, place)).collect();
    let rows: Vec<Vec<usize>> = examples
        .iter()
        .map(|example| {
            let slots = example.features.iter().map(|feature| feature.slot(options.slot_bits));
            slots.filter_map(|slot| place.get(&slot).copied()).collect()
        })
        .collect();
    let mut weights = fit(examples, &rows, place.len(), options);
    if let Some(bias) = place.get(&BIAS.slot(options.slot_bits)).and_then(|place| weights.get_mut(*place)) {
        *bias -= (options.threshold / (1.0 - options.threshold)).ln();
    }
    let largest = weights.iter().fold(1e-9_f64, |largest, weight| largest.max(weight.abs()));
    let scale = largest / 127.0;
    let rounded: Vec<(u32, Vec<i8>)> = place
        .iter()
        .filter_map(|(slot, place)| {
            weights.get(*place).map(|weight| (*slot, vec![(weight / scale).round() as i8]))
        })
        .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
        .collect();
    file(&rounded, 1, options.slot_bits, scale as f32)
}

fn fit(examples: &[Example], rows: &[Vec<usize>], count: usize, options: &Options) -> Vec<f64> {
    let mut random = Random::new(1);
    let mut weights = vec![0.0; count];
    let mut squares = vec![1e-6; count];
    let decay = options.decay;
    for _ in 0..options.passages {
        for example in random.order(examples.len()) {
            let (Some(row), Some(answer)) = (rows.get(example), examples.get(example)) else { continue };
            let sum: f64 = row.iter().filter_map(|place| weights.get(*place)).sum();
            let error = f64::from(u8::from(answer.yes)) - 1.0 / (1.0 + (-sum).exp());
            for place in row {
                let (Some(weight), Some(square)) = (weights.get_mut(*place), squares.get_mut(*place)) else {
                    continue;
                };
                let gradient = error - decay * *weight;
                *square += gradient * gradient;
                *weight += STEP * gradient / square.sqrt();
            }
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_analysis::linear::{Model, Scores};

    #[test]
    fn a_rule_is_learnt() {
        let features = |number: u32| vec![BIAS, Feature::one(1, number % 3), Feature::one(2, number % 5)];
        let examples: Vec<Example> =
            (0..60).map(|number| Example { features: features(number), yes: number % 3 == 0 }).collect();
        let file = train(&examples, &Options::default());
        assert_eq!(file, train(&examples, &Options::default()));
        let model = Model::<1>::load(&file).unwrap();
        for (number, example) in (0..).zip(&examples) {
            let mut scores = Scores::default();
            features(number).into_iter().for_each(|feature| model.add(feature, &mut scores));
            assert_eq!(scores.0[0] > 0, example.yes, "{number}");
        }
    }
}
