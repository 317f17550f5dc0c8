//! The file of a network: a header with its sizes, then pieces and weights through the range coder.
//!
//! Pieces are gaps between hashes in order. A weight is a byte, spelt in the context of how large the weights before it
//! in its row are: rows that were seldom needed are small throughout and cost little.

use super::{Known, Matrix, Network, WINDOW};
use crate::coding::{Chance, Decoder};

const MAGIC: &[u8; 4] = b"ANET";
const VERSION: u8 = 1;
const HEADER: usize = 20;
/// More pieces than this no training writes.
const MOST: usize = 1 << 20;

/// How much of everything a network has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Known pieces of words.
    pub known: usize,
    /// Kinds of words.
    pub kinds: usize,
    /// Facts of a case.
    pub facts: usize,
    /// Answers.
    pub answers: usize,
}

/// What is wrong with a network's file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NetworkError {
    /// The file is something else, or of another version.
    #[error("not a network of this version: it does not begin with ANET and {VERSION}")]
    Magic,
    /// It was written for another shape.
    #[error("a network of other sizes than the program's: {0:?}")]
    Shape([u8; 5]),
    /// Sizes that no training writes.
    #[error("sizes out of bounds")]
    Sizes,
    /// The data name pieces out of order.
    #[error("the data do not give the pieces that the header promises")]
    Data,
}

impl Sizes {
    /// The rows of `vectors`.
    pub fn vectors(&self) -> usize {
        1 + self.known
    }

    /// The header of a network with this shape.
    pub fn header(&self, shape: [u8; 5]) -> Vec<u8> {
        let mut header = MAGIC.to_vec();
        header.push(VERSION);
        header.extend(shape);
        header.extend((self.known as u32).to_le_bytes());
        for number in [self.kinds, self.facts, self.answers] {
            header.extend((number as u16).to_le_bytes());
        }
        header
    }
}

impl<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> Network<D, C, H, P, K> {
    /// The constants of the type, as the header has them.
    pub const SHAPE: [u8; 5] = [D as u8, C as u8, H as u8, P as u8, K as u8];

    /// A network of zeros.
    pub fn zeros(sizes: Sizes) -> Self {
        let gates = Matrix::zeros(if K > 0 { WINDOW * (D + sizes.kinds) + 1 } else { 0 });
        Self {
            sizes,
            known: Known::default(),
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

    /// Reads a network as the training writes it.
    ///
    /// # Errors
    /// If it is no network, of another version or shape, or damaged in a way that shows.
    pub fn load(bytes: &[u8]) -> Result<Self, NetworkError> {
        let Some((&header, data)) = bytes.split_first_chunk::<HEADER>() else {
            return Err(NetworkError::Magic);
        };
        let [m0, m1, m2, m3, version, d, c, h, p, k, w0, w1, w2, w3, k0, k1, f0, f1, a0, a1] = header;
        if [m0, m1, m2, m3] != *MAGIC || version != VERSION {
            return Err(NetworkError::Magic);
        }
        if [d, c, h, p, k] != Self::SHAPE {
            return Err(NetworkError::Shape([d, c, h, p, k]));
        }
        let short = |low, high| usize::from(u16::from_le_bytes([low, high]));
        let sizes = Sizes {
            known: u32::from_le_bytes([w0, w1, w2, w3]) as usize,
            kinds: short(k0, k1),
            facts: short(f0, f1),
            answers: short(a0, a1),
        };
        if sizes.known > MOST {
            return Err(NetworkError::Sizes);
        }
        let mut network = Self::zeros(sizes);
        let mut decoder = Decoder::new(data);
        network.known = known(sizes.known, &mut decoder).ok_or(NetworkError::Data)?.into();
        read(&mut network.vectors, &mut decoder);
        read(&mut network.positions, &mut decoder);
        read(&mut network.kinds, &mut decoder);
        network.gates.iter_mut().for_each(|gates| read(gates, &mut decoder));
        read(&mut network.contexts, &mut decoder);
        read(&mut network.facts, &mut decoder);
        read(&mut network.answers, &mut decoder);
        read(&mut network.biases, &mut decoder);
        Ok(network)
    }
}

fn known(count: usize, decoder: &mut Decoder) -> Option<Vec<u32>> {
    let (mut lengths, mut low) = ([Chance::default(); 32], [Chance::default(); 32]);
    let mut known = Vec::with_capacity(count);
    let mut next = 0u32;
    for _ in 0..count {
        let piece = next.checked_add(decoder.long_number(&mut lengths, &mut low))?;
        known.push(piece);
        next = piece.wrapping_add(1);
    }
    Some(known)
}

fn read<const N: usize>(matrix: &mut Matrix<i16, N>, decoder: &mut Decoder) {
    let mut forms = Forms::default();
    for row in &mut matrix.0 {
        let mut before = Before::default();
        for weight in row {
            *weight = i16::from(decoder.number(8, forms.of(before)) as u8 as i8);
            before = before.then(*weight);
        }
    }
}

/// The contexts in which a matrix's weights are spelt; reader and writer go through the same ones.
#[derive(Debug)]
pub struct Forms([Vec<Chance>; CLASSES]);

const CLASSES: usize = 6;

impl Default for Forms {
    fn default() -> Self {
        Self(std::array::from_fn(|_| vec![Chance::default(); 256]))
    }
}

impl Forms {
    /// The context of the next weight.
    pub fn of(&mut self, before: Before) -> &mut [Chance] {
        // Doubling sizes: nothing, up to an eighth of … steps of weight on average.
        let class = match (before.sum * 4).checked_div(before.count).unwrap_or(12) {
            0..2 => 0,
            2..5 => 1,
            5..10 => 2,
            10..18 => 3,
            18..32 => 4,
            _ => 5,
        };
        self.0.get_mut(class).map_or(&mut [], Vec::as_mut_slice)
    }
}

/// How large the weights of a row were so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Before {
    sum: u32,
    count: u32,
}

impl Before {
    /// One weight on.
    #[must_use]
    pub fn then(self, weight: i16) -> Self {
        Self { sum: self.sum + u32::from(weight.unsigned_abs()), count: self.count + 1 }
    }
}
