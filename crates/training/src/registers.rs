//! Trains the choice of a text's register, by the corpora: each is one.
//!
//! Owns a logistic regression with several classes over [`register::traits`], every register counting alike. Reproducible.

use assay_analysis::names::register::{Model, REGISTERS, TRAITS};

/// Fewer rounds, or longer steps, stop on the way: which register a text is of then hangs on chance.
const ROUNDS: usize = 400;
const RATE: f32 = 0.1;
/// How strongly weights are drawn to zero.
const SHRINK: f32 = 0.02;
/// The log of a probability that one step of a weight stands for.
const UNIT: f32 = 0.05;

/// The weights of a model that tells the register of each example.
#[allow(clippy::indexing_slicing, reason = "every index is a trait or a register")]
pub fn train(examples: &[(&[u16], usize)]) -> Vec<u8> {
    let mut counts = [0_usize; REGISTERS];
    examples.iter().for_each(|(_, register)| counts[*register] += 1);
    let mut weights = vec![[0.0_f32; REGISTERS]; TRAITS];
    let mut squares = vec![[1e-3_f32; REGISTERS]; TRAITS];
    for _ in 0..ROUNDS {
        let mut slopes = vec![[0.0_f32; REGISTERS]; TRAITS];
        for (traits, register) in examples {
            let mut sums = [0.0_f32; REGISTERS];
            for at in *traits {
                sums.iter_mut().zip(&weights[usize::from(*at)]).for_each(|(sum, weight)| *sum += weight);
            }
            let top = sums.iter().copied().fold(f32::MIN, f32::max);
            sums.iter_mut().for_each(|sum| *sum = (*sum - top).exp());
            let total: f32 = sums.iter().sum();
            let weight = 1.0 / counts[*register].max(1) as f32;
            for (class, sum) in sums.iter_mut().enumerate() {
                let right = if class == *register { 1.0 } else { 0.0 };
                *sum = weight * (right - *sum / total);
            }
            for at in *traits {
                slopes[usize::from(*at)].iter_mut().zip(&sums).for_each(|(slope, part)| *slope += part);
            }
        }
        for ((row, seen), slope) in weights.iter_mut().zip(&mut squares).zip(&slopes) {
            for class in 0..REGISTERS {
                let slope = slope[class] - SHRINK * row[class];
                seen[class] += slope * slope;
                row[class] += RATE * slope / seen[class].sqrt();
            }
        }
    }
    let byte = |weight: &f32| (weight / UNIT).round().clamp(-127.0, 127.0) as i8 as u8;
    weights.iter().flatten().map(byte).collect()
}

/// The register of some traits, by weights as [`train`] gives them.
pub fn choose(weights: &[u8], traits: &[u16]) -> u32 {
    Model::read(weights).choose(traits)
}
