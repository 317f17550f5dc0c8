//! A small neural network over the words of a sentence, in whole numbers: the same on every machine, and quick.
//!
//! ```text
//! form ─ vector ─┬─ gates of it and its neighbours ─ context, from the left and from the right ─┐
//! kind ──────────┴─ a row for each position in which it may stand ──────────────────────────────┴─ hidden ─ scores
//! ```
//!
//! A *word* comes with its form and a *kind* (a tag, or only that it is there). Its vector is the sum of those of the known
//! word and of pieces of its form. Two gated averages run over the sentence, one from either end; what they hold at a
//! word is its context. A *case* names words at fixed positions and *facts*, each with a row; the sum of all rows,
//! where it is above zero, is the hidden layer. Rows of a form are computed once and kept. Numbers are fixed-point:
//! vectors and contexts count eighths, weights 16ths, sums 128ths. Knows no task; training writes the file.

mod file;
mod known;
mod matrix;

pub use file::{Before, Forms, NetworkError, Sizes};
pub use known::Known;
pub use matrix::Matrix;

use crate::forms::Form;
use crate::linear::Feature;
use crate::wide::{Work, wide};
use crate::words::WordMap;

/// How many pieces of its form add to a word's vector: the whole, its ends, its beginnings, its shape.
pub const PIECES: usize = 8;
/// The word before, the word, the word after: what opens the gates of a word.
pub const WINDOW: usize = 3;
/// The kind of what is not there.
pub const NOTHING: usize = 0;
/// Steps of a sum in one step of a weight.
const WEIGHT: i16 = 8;
/// Steps of a sum in one, as a power of two.
const SUM_BITS: u32 = 7;
/// From steps of a sum to steps of a context, as a power of two.
const CONTEXT_SHIFT: u32 = 4;
/// Pieces are told apart by so many bits of their hashes: fewer bits, a smaller file, and a stranger that passes for a known
/// one once in some hundred.
const PIECE_BITS: u8 = 22;
/// More forms than this are not kept at a time.
const KEPT: usize = 4096;
/// About so often a form comes again in a long text, and in so many positions it stands: where room is made at once, nothing
/// is moved while it grows.
const WORDS_A_FORM: usize = 4;
const ROWS_A_FORM: usize = 4;

/// A network: vectors of `D`, contexts of `C` (half of them from either end), a hidden layer of `H`, `P` positions for words,
/// the first `K` of which also see the context.
#[derive(Clone, Debug, Default)]
pub struct Network<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> {
    /// How much of everything there is.
    pub sizes: Sizes,
    /// The known pieces as [`pieces`] has them, in order.
    pub known: Known,
    /// The unknown word, then the known pieces.
    pub vectors: Matrix<i16, D>,
    /// `D` rows for each position.
    pub positions: Matrix<i16, H>,
    /// A row for each kind at each position.
    pub kinds: Matrix<i16, H>,
    /// What comes in, and how much of what was stays: for each place of the window `D` rows and one for each kind; a bias.
    pub gates: [Matrix<i16, C>; 2],
    /// `C` rows for each of the first `K` positions.
    pub contexts: Matrix<i16, H>,
    /// A row for each fact.
    pub facts: Matrix<i16, H>,
    /// A row for each answer.
    pub answers: Matrix<i16, H>,
    /// A bias for each answer.
    pub biases: Matrix<i16, 1>,
}

/// The pieces of a form, hashed; the first is the whole word.
pub fn pieces(form: &Form) -> [u32; PIECES] {
    let parts = [
        (form.word, 0),
        (form.suffix(2), 0),
        (form.suffix(3), 0),
        (form.suffix(4), 0),
        (form.prefix(2), 0),
        (form.prefix(3), 0),
        (form.shape, 0),
        (form.shape, form.suffix(1) + 1),
    ];
    let mut number = 0;
    parts.map(|(part, more)| {
        number += 1;
        Feature::two(number, part, more).slot(PIECE_BITS)
    })
}

impl<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> Network<D, C, H, P, K> {
    fn vector(&self, form: &Form) -> [i16; D] {
        let mut vector = [0; D];
        for (number, piece) in pieces(form).iter().enumerate() {
            match self.known.place(*piece) {
                Some(place) => add(&mut vector, self.vectors.row(place + 1)),
                None if number == 0 => add(&mut vector, self.vectors.row(0)),
                None => {}
            }
        }
        vector
    }

    /// What a word does to the gates, whatever its sentence.
    fn look(&self, form: Option<&Form>, kind: usize) -> Seen<D, C> {
        let vector = form.map_or([0; D], |form| self.vector(form));
        Seen { vector, kind, gates: wide(Open { network: self, vector, kind }) }
    }

    /// How much speaks for an answer.
    #[inline(always)]
    pub fn score(&self, hidden: &[i16; H], answer: usize) -> i32 {
        let [bias] = *self.biases.row(answer);
        let weights = self.answers.row(answer);
        product(hidden, weights) + (i32::from(bias) << SUM_BITS)
    }

    /// The answer for which most speaks among those given; the first of equals.
    #[inline(always)]
    pub fn best(&self, hidden: &[i16; H], answers: impl Iterator<Item = usize>) -> Option<usize> {
        let mut best: Option<(usize, i32)> = None;
        for answer in answers {
            let score = self.score(hidden, answer);
            if best.is_none_or(|(_, most)| score > most) {
                best = Some((answer, score));
            }
        }
        best.map(|(answer, _)| answer)
    }
}

/// What a word does to the gates of its neighbours and its own.
struct Open<'n, const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> {
    network: &'n Network<D, C, H, P, K>,
    vector: [i16; D],
    kind: usize,
}

impl<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> Work
    for Open<'_, D, C, H, P, K>
{
    type Output = [[[i16; C]; WINDOW]; 2];

    #[inline(always)]
    fn run(self) -> Self::Output {
        let kinds = self.network.sizes.kinds;
        let mut gates = [[[0; C]; WINDOW]; 2];
        for (gates, matrix) in gates.iter_mut().zip(&self.network.gates) {
            for (place, row) in gates.iter_mut().enumerate() {
                let kind = matrix.row(WINDOW * D + place * kinds + self.kind);
                *row = sum(kind, &self.vector, matrix.rows(place * D));
            }
        }
        gates
    }
}

/// What a word adds where it stands at a position.
struct Stand<'n, const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> {
    network: &'n Network<D, C, H, P, K>,
    vector: [i16; D],
    kind: usize,
    position: usize,
}

impl<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> Work
    for Stand<'_, D, C, H, P, K>
{
    type Output = [i16; H];

    #[inline(always)]
    fn run(self) -> Self::Output {
        let Self { network, vector, kind, position } = self;
        let kind = network.kinds.row(position * network.sizes.kinds + kind);
        sum(kind, &vector, network.positions.rows(position * D))
    }
}

/// What a network sees in a word by itself.
#[derive(Clone, Debug)]
struct Seen<const D: usize, const C: usize> {
    vector: [i16; D],
    kind: usize,
    gates: [[[i16; C]; WINDOW]; 2],
}

/// The row has not been asked for.
const NO_ROW: u32 = u32::MAX;

/// Reads sentences with a network. Word zero is nothing; the words of the sentence count from one; one after the last ends it.
#[derive(Debug)]
pub struct Reader<'n, const D: usize, const C: usize, const H: usize, const P: usize, const K: usize> {
    network: &'n Network<D, C, H, P, K>,
    kept: WordMap<u64, u32>,
    seen: Vec<Seen<D, C>>,
    /// Of each of them, where its row for each position is: most words never stand in most positions. Apart from the rest,
    /// since this is asked all the time.
    stood: Vec<[u32; P]>,
    /// What the seen words add at positions, as far as they have stood there.
    rows: Vec<[i16; H]>,
    /// Of each word, where in `seen`.
    places: Vec<u32>,
    /// Of each word, what comes in, or later its context; and what stays.
    flow: Vec<[[i16; C]; 2]>,
    /// Of each word, what its context adds in the first positions.
    contexts: Vec<[[i16; H]; K]>,
}

impl<'n, const D: usize, const C: usize, const H: usize, const P: usize, const K: usize>
    Reader<'n, D, C, H, P, K>
{
    /// A reader that has seen nothing yet and is to read so many words.
    pub fn new(network: &'n Network<D, C, H, P, K>, words: usize) -> Self {
        let most = (words / WORDS_A_FORM).min(KEPT);
        let mut reader = Self {
            network,
            kept: WordMap::default(),
            seen: Vec::with_capacity(most),
            stood: Vec::with_capacity(most),
            rows: Vec::with_capacity(most * ROWS_A_FORM),
            places: Vec::new(),
            flow: Vec::new(),
            contexts: Vec::new(),
        };
        reader.forget();
        reader
    }

    fn forget(&mut self) {
        self.kept.clear();
        self.seen.clear();
        self.stood.clear();
        self.rows.clear();
        self.add_seen(None, NOTHING);
        self.add_seen(None, self.network.sizes.kinds.saturating_sub(1));
    }

    fn add_seen(&mut self, form: Option<&Form>, kind: usize) {
        self.seen.push(self.network.look(form, kind));
        self.stood.push([NO_ROW; P]);
    }

    /// Takes a sentence: forms with their kinds. What ends it has the last kind.
    #[inline(always)]
    pub fn read<'f>(&mut self, words: impl Iterator<Item = (&'f Form, usize)>) {
        if self.seen.len() > KEPT {
            self.forget();
        }
        self.places.clear();
        self.places.push(0);
        for (form, kind) in words {
            let key = u64::from(form.word) | u64::from(form.shape) << 32 | (kind as u64) << 48;
            let next = self.seen.len() as u32;
            let place = *self.kept.entry(key).or_insert(next);
            if place == next {
                self.add_seen(Some(form), kind);
            }
            self.places.push(place);
        }
        self.places.push(1);
        if K > 0 {
            self.open();
            self.run();
            self.add_contexts();
        }
    }

    /// Opens the gates of each word.
    #[inline(always)]
    fn open(&mut self) {
        let network = self.network;
        let bias = WINDOW * (D + network.sizes.kinds);
        let biases = [0, 1].map(|gate: usize| {
            network.gates.get(gate).map_or([0; C], |gates| gates.row(bias).map(|w| w.wrapping_mul(WEIGHT)))
        });
        self.flow.clear();
        self.flow.push([[0; C]; 2]);
        for window in self.places.windows(WINDOW) {
            let mut gates = biases;
            for (place, word) in window.iter().enumerate() {
                let Some(seen) = self.seen.get(*word as usize) else { continue };
                for (sum, rows) in gates.iter_mut().zip(&seen.gates) {
                    if let Some(row) = rows.get(place) {
                        add(sum, row);
                    }
                }
            }
            self.flow.push(gates);
        }
        self.flow.push([[0; C]; 2]);
    }

    /// Lets the averages run, the first half of them from the left, the second from the right.
    #[inline(always)]
    fn run(&mut self) {
        let mut held = [0; C];
        for [come, stay] in self.flow.iter_mut().skip(1) {
            let (come, _) = come.split_at_mut(C / 2);
            average(come, stay.iter(), held.iter_mut());
        }
        let mut held = [0; C];
        for [come, stay] in self.flow.iter_mut().rev().skip(1) {
            let (_, come) = come.split_at_mut(C / 2);
            average(come, stay.iter().skip(C / 2), held.iter_mut());
        }
    }

    #[inline(always)]
    fn add_contexts(&mut self) {
        self.contexts.clear();
        for [context, _] in &self.flow {
            let context = context.map(|sum| sum.wrapping_add(1 << (CONTEXT_SHIFT - 1)) >> CONTEXT_SHIFT);
            let mut rows = [[0; H]; K];
            for (position, row) in rows.iter_mut().enumerate() {
                add_product(row, &context, self.network.contexts.rows(position * C));
            }
            self.contexts.push(rows);
        }
    }

    /// The hidden layer of a case: the words at the positions, and facts.
    #[inline(always)]
    pub fn hidden(&mut self, words: &[u16; P], facts: &[u16]) -> [i16; H] {
        let rows = self.rows_of(words);
        let mut sum = [0i16; H];
        for row in rows {
            add(&mut sum, self.rows.get(row as usize).unwrap_or(const { &[0; H] }));
        }
        for (position, word) in words.iter().enumerate().take(K) {
            if let Some(row) = self.contexts.get(usize::from(*word)).and_then(|rows| rows.get(position)) {
                add(&mut sum, row);
            }
        }
        let mut weights = [0i16; H];
        for fact in facts {
            add(&mut weights, self.network.facts.row(usize::from(*fact)));
        }
        for (sum, weight) in sum.iter_mut().zip(&weights) {
            *sum = sum.wrapping_add(weight.wrapping_mul(WEIGHT)).max(0);
        }
        sum
    }

    /// Where the rows of words at the positions are. They are computed when they are asked for first.
    #[inline(always)]
    fn rows_of(&mut self, words: &[u16; P]) -> [u32; P] {
        let mut position = 0;
        words.map(|word| {
            let at = position;
            position += 1;
            let place = self.places.get(usize::from(word)).map_or(0, |place| *place as usize);
            let row = self.stood.get(place).and_then(|rows| rows.get(at)).copied();
            row.filter(|row| *row != NO_ROW).unwrap_or_else(|| self.add_row(place, at))
        })
    }

    /// Computes the row of a word for a position.
    #[cold]
    #[inline(never)]
    fn add_row(&mut self, place: usize, position: usize) -> u32 {
        let Some(seen) = self.seen.get(place) else { return NO_ROW };
        let next = self.rows.len() as u32;
        let (network, vector, kind) = (self.network, seen.vector, seen.kind);
        self.rows.push(wide(Stand { network, vector, kind, position }));
        if let Some(row) = self.stood.get_mut(place).and_then(|rows| rows.get_mut(position)) {
            *row = next;
        }
        next
    }

    /// The network.
    pub fn network(&self) -> &'n Network<D, C, H, P, K> {
        self.network
    }
}

/// The average of what comes and what was held, by how much is to stay; both the context here and what is held next.
#[inline(always)]
fn average<'a>(
    come: &mut [i16],
    stay: impl Iterator<Item = &'a i16>,
    held: impl Iterator<Item = &'a mut i16>,
) {
    for ((come, stay), held) in come.iter_mut().zip(stay).zip(held) {
        // In 256ths: a half, and a quarter of what the gate says, between nothing and all.
        let part = (128 + i32::from(*stay >> 1)).clamp(0, 256);
        let apart = i32::from(*held) - i32::from(*come);
        *held = (i32::from(*come) + ((part * apart + 128) >> 8)) as i16;
        *come = *held;
    }
}

#[inline(always)]
fn add<const N: usize>(sum: &mut [i16; N], row: &[i16; N]) {
    for (sum, weight) in sum.iter_mut().zip(row) {
        *sum = sum.wrapping_add(*weight);
    }
}

/// The product of two vectors, in the form of which the compiler makes wide steps: the plainest.
#[cfg(target_arch = "wasm32")]
#[inline(always)]
fn product<const N: usize>(left: &[i16; N], right: &[i16; N]) -> i32 {
    left.iter().zip(right).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
}

/// The product of two vectors, by eights: these processors multiply and add so many in one step.
#[cfg(not(target_arch = "wasm32"))]
#[inline(always)]
fn product<const N: usize>(left: &[i16; N], right: &[i16; N]) -> i32 {
    const { assert!(N.is_multiple_of(8), "the last numbers would be left out") };
    let eights = left.as_chunks::<8>().0.iter().zip(right.as_chunks::<8>().0);
    eights
        .map(|(left, right)| left.iter().zip(right).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum::<i32>())
        .sum()
}

/// A row of weights and the product of a vector and a matrix.
#[inline(always)]
fn sum<const N: usize, const M: usize>(
    weights: &[i16; M],
    vector: &[i16; N],
    matrix: &[[i16; M]],
) -> [i16; M] {
    let mut sum = weights.map(|weight| weight.wrapping_mul(WEIGHT));
    add_product(&mut sum, vector, matrix);
    sum
}

/// Adds the product of a vector and a matrix, a row for each number of the vector.
#[inline(always)]
fn add_product<const N: usize, const M: usize>(sum: &mut [i16; M], vector: &[i16; N], matrix: &[[i16; M]]) {
    // A copy, which the compiler can keep in vector registers over all rows.
    let mut held = *sum;
    for (factor, row) in vector.iter().zip(matrix) {
        for (sum, weight) in held.iter_mut().zip(row) {
            *sum = sum.wrapping_add(weight.wrapping_mul(*factor));
        }
    }
    *sum = held;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Small = Network<2, 4, 8, 2, 1>;

    fn header(known: u32) -> Vec<u8> {
        Sizes { known: known as usize, kinds: 3, facts: 2, answers: 3 }.header(Small::SHAPE)
    }

    #[test]
    fn damage_is_named() {
        assert_eq!(Small::load(b"ANET").unwrap_err(), NetworkError::Magic);
        assert_eq!(Small::load(&[7; 40]).unwrap_err(), NetworkError::Magic);
        assert!(matches!(Network::<2, 4, 8, 3, 1>::load(&header(1)), Err(NetworkError::Shape(_))));
        assert_eq!(Small::load(&header(u32::MAX)).unwrap_err(), NetworkError::Sizes);
        assert_eq!(Small::load(&header(1)).map(|network| network.known.len()), Ok(1));
    }

    #[test]
    fn the_largest_sum_has_a_context() {
        let network = Small::load(&header(0)).unwrap();
        let mut reader = Reader::new(&network, 1);
        reader.flow = vec![[[i16::MAX; 4]; 2]];
        reader.add_contexts();
        assert_eq!(reader.contexts.len(), 1);
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_network_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400), words in "[a-e ]{0,40}") {
            let file = [header(3), bytes].concat();
            if let Ok(network) = Small::load(&file) {
                let forms: Vec<Form> = words.split(' ').map(Form::of).collect();
                let mut reader = Reader::new(&network, 9);
                reader.read(forms.iter().map(|form| (form, 1)));
                let first = reader.hidden(&[1, 2], &[0, 9]);
                reader.read(forms.iter().map(|form| (form, 1)));
                prop_assert_eq!(first, reader.hidden(&[1, 2], &[0, 9]));
                prop_assert!(network.best(&first, 0..3).is_some_and(|answer| answer < 3));
            }
        }
    }
}
