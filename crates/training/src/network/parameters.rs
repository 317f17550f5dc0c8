//! The numbers of a network while they are learnt.

use crate::perceptron::Random;
use assay_analysis::network::{Matrix, Network, Sizes, WINDOW};

/// As [`Network`], in floating point; slopes have the same form.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "as in `Network`")]
pub struct Parameters<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> {
    pub sizes: Sizes,
    pub vectors: Matrix<f32, D>,
    pub positions: Matrix<f32, H>,
    pub kinds: Matrix<f32, H>,
    pub gates: [Matrix<f32, C>; 2],
    pub contexts: Matrix<f32, H>,
    pub facts: Matrix<f32, H>,
    pub answers: Matrix<f32, H>,
    pub biases: Matrix<f32, 1>,
}

/// A step of a vector in the file.
const VECTOR: f32 = 1.0 / 8.0;
/// A step of any other weight.
const WEIGHT: f32 = 1.0 / 16.0;
/// How far weights are spread at the start: in the order of `slices`.
const SPREAD: [f32; 9] = [0.1, 0.15, 0.1, 0.2, 0.2, 0.15, 0.1, 0.1, 0.0];

impl<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize>
    Parameters<D, C, H, P, K>
{
    /// All zero, of the same sizes.
    #[must_use]
    pub fn zeros(&self) -> Self {
        Self::of(self.sizes)
    }

    fn of(sizes: Sizes) -> Self {
        let gates = Matrix::zeros(if K > 0 { WINDOW * (D + sizes.kinds) + 1 } else { 0 });
        Self {
            sizes,
            vectors: Matrix::zeros(sizes.vectors()),
            positions: Matrix::zeros(P * D),
            kinds: Matrix::zeros(P * sizes.kinds),
            gates: [gates.clone(), gates],
            contexts: Matrix::zeros(K * C),
            facts: Matrix::zeros(sizes.facts),
            answers: Matrix::zeros(sizes.answers),
            biases: Matrix::zeros(sizes.answers),
        }
    }

    /// As training begins: spread by chance; some averages keep long, some forget soon.
    pub fn random(sizes: Sizes, random: &mut Random) -> Self {
        let mut parameters = Self::of(sizes);
        for (numbers, spread) in parameters.slices_mut().into_iter().zip(SPREAD) {
            for number in numbers {
                *number = spread * ((random.bits() >> 40) as f32 / (1u64 << 23) as f32 - 1.0);
            }
        }
        let [come, stay] = &mut parameters.gates;
        if let (Some(come), Some(stay)) = (come.0.last_mut(), stay.0.last_mut()) {
            come.fill(0.0);
            let half = C.div_ceil(2).max(1);
            for (at, bias) in stay.iter_mut().enumerate() {
                *bias = 2.5 * (at % half) as f32 / half as f32 - 1.0;
            }
        }
        parameters
    }

    /// All numbers, matrix by matrix.
    pub fn slices(&self) -> [&[f32]; 9] {
        let [come, stay] = &self.gates;
        [
            self.vectors.0.as_flattened(),
            self.positions.0.as_flattened(),
            self.kinds.0.as_flattened(),
            come.0.as_flattened(),
            stay.0.as_flattened(),
            self.contexts.0.as_flattened(),
            self.facts.0.as_flattened(),
            self.answers.0.as_flattened(),
            self.biases.0.as_flattened(),
        ]
    }

    /// The same, to be changed.
    pub fn slices_mut(&mut self) -> [&mut [f32]; 9] {
        let [come, stay] = &mut self.gates;
        [
            self.vectors.0.as_flattened_mut(),
            self.positions.0.as_flattened_mut(),
            self.kinds.0.as_flattened_mut(),
            come.0.as_flattened_mut(),
            stay.0.as_flattened_mut(),
            self.contexts.0.as_flattened_mut(),
            self.facts.0.as_flattened_mut(),
            self.answers.0.as_flattened_mut(),
            self.biases.0.as_flattened_mut(),
        ]
    }

    /// Makes all zero.
    pub fn clear(&mut self) {
        self.slices_mut().into_iter().for_each(|numbers| numbers.fill(0.0));
    }

    /// Adds others.
    pub fn add(&mut self, others: &Self) {
        for (numbers, others) in self.slices_mut().into_iter().zip(others.slices()) {
            numbers.iter_mut().zip(others).for_each(|(number, other)| *number += other);
        }
    }

    /// Multiplies all.
    pub fn scale(&mut self, by: f32) {
        self.slices_mut().into_iter().flatten().for_each(|number| *number *= by);
    }

    /// As the file will have them.
    #[must_use]
    pub fn rounded(&self) -> Self {
        let mut rounded = self.clone();
        for (matrix, numbers) in rounded.slices_mut().into_iter().enumerate() {
            let step = if matrix == 0 { VECTOR } else { WEIGHT };
            numbers.iter_mut().for_each(|number| *number = step * level(*number, step));
        }
        rounded
    }

    /// The network in whole numbers.
    pub fn network(&self, known: Vec<u32>) -> Network<D, C, H, P, K> {
        let [come, stay] = &self.gates;
        Network {
            sizes: self.sizes,
            known: known.into(),
            vectors: whole(&self.vectors, VECTOR),
            positions: whole(&self.positions, WEIGHT),
            kinds: whole(&self.kinds, WEIGHT),
            gates: [whole(come, WEIGHT), whole(stay, WEIGHT)],
            contexts: whole(&self.contexts, WEIGHT),
            facts: whole(&self.facts, WEIGHT),
            answers: whole(&self.answers, WEIGHT),
            biases: whole(&self.biases, WEIGHT),
        }
    }
}

fn level(number: f32, step: f32) -> f32 {
    (number / step).round_ties_even().clamp(-127.0, 127.0)
}

fn whole<const N: usize>(matrix: &Matrix<f32, N>, step: f32) -> Matrix<i16, N> {
    Matrix(matrix.0.iter().map(|row| row.map(|number| level(number, step) as i16)).collect())
}
