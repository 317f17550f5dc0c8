//! The best labels for a sentence.
//!
//! Owns the model, weights for features and for pairs of labels, and the search for the best sequence (Viterbi).
//! Knows no feature by name.

use super::features::Scene;
use super::labels::{LABELS, OUTSIDE, may_follow, spans};
use super::register;
use super::{Name, Names};
use crate::linear::{self, Case, ModelError};
use crate::{Document, Span};

/// Weights of a row: one for each label, filled up.
const ROW: usize = 8;
/// The bytes of the pairs of labels, before the weights of features in a model's file.
const MOVES: usize = LABELS * LABELS * 2;
/// Worse than any score.
const NEVER: i32 = i32::MIN / 2;
/// Labels, filled up so that a step takes the whole row at once.
const WIDE: usize = 16;

/// What features and pairs of labels weigh.
#[derive(Clone, Debug, Default)]
pub struct Model {
    weights: linear::Model<ROW>,
    registers: register::Model,
    /// From each label to each.
    moves: [[i32; WIDE]; LABELS],
}

impl Model {
    /// The model that comes with the program.
    pub fn shipped() -> &'static Self {
        static MODEL: std::sync::LazyLock<Model> = std::sync::LazyLock::new(|| {
            Model::load(include_bytes!("../../models/names.bin")).unwrap_or_default()
        });
        &MODEL
    }

    /// Reads a model as the training writes it: the weights of pairs (`i16`, little end first), then those of features.
    ///
    /// # Errors
    /// If it is no model.
    pub fn load(bytes: &[u8]) -> Result<Self, ModelError> {
        let (pairs, weights) = bytes.split_at_checked(MOVES).ok_or(ModelError::Short(bytes.len()))?;
        let (registers, weights) =
            weights.split_at_checked(register::Model::SIZE).ok_or(ModelError::Short(bytes.len()))?;
        let registers = register::Model::read(registers);
        let mut model = Self { weights: linear::Model::load(weights)?, registers, ..Self::default() };
        let mut values = pairs.chunks_exact(2).map(|pair| match *pair {
            [low, high] => i32::from(i16::from_le_bytes([low, high])),
            _ => 0,
        });
        for (from, row) in model.moves.iter_mut().enumerate() {
            for (to, cell) in row.iter_mut().enumerate().take(LABELS) {
                let value = values.next().unwrap_or_default();
                *cell = if may_follow(from, to) { value } else { NEVER / 4 };
            }
        }
        Ok(model)
    }

    /// The names of a text.
    pub fn names(&self, document: &Document) -> Names {
        let mut scene = Scene::of(document);
        scene.register = self.registers.choose(&register::traits(document, scene.views()));
        let mut names = Vec::new();
        let mut room = Room::default();
        for sentence in &document.sentences {
            for (range, kind) in spans(self.labels(&scene, &sentence.tokens, &mut room)) {
                let tokens = sentence.tokens.start + range.start..sentence.tokens.start + range.end;
                let start = document.tokens.get(tokens.start).map(|token| token.span.start);
                let end = document.tokens.get(tokens.end - 1).map(|token| token.span.end);
                if let (Some(start), Some(end)) = (start, end) {
                    names.push(Name { span: Span::new(start, end), tokens, kind });
                }
            }
        }
        super::again::look(document, &mut names);
        Names { list: names, register: scene.register }
    }

    /// The best labels of a sentence's tokens.
    fn labels<'r>(&self, scene: &Scene, tokens: &std::ops::Range<usize>, room: &'r mut Room) -> &'r [u8] {
        room.back.clear();
        room.best.clear();
        let mut score = [NEVER; WIDE];
        if let Some(outside) = score.get_mut(OUTSIDE) {
            *outside = 0;
        }
        for at in tokens.clone() {
            scene.features(tokens, at, |_, feature| room.case.push(feature));
            let sums = self.weights.weigh(&mut room.case);
            let mut next = [NEVER; WIDE];
            let mut from = [0_i32; WIDE];
            for ((label, previous), moves) in (0..).zip(score).zip(&self.moves) {
                for ((slot, came), moved) in next.iter_mut().zip(&mut from).zip(moves) {
                    let sum = previous + moved;
                    *came = if sum > *slot { label } else { *came };
                    *slot = sum.max(*slot);
                }
            }
            next.iter_mut().zip(sums.0).for_each(|(slot, sum)| *slot += i32::from(sum));
            score = next;
            room.back.push(from.map(|label| label as u8));
        }
        let ends = score.iter().take(LABELS).enumerate().filter(|(label, _)| may_follow(*label, OUTSIDE));
        let mut label = ends.max_by_key(|(_, score)| **score).map_or(0, |(label, _)| label as u8);
        for from in room.back.iter().rev() {
            room.best.push(label);
            label = from.get(usize::from(label)).copied().unwrap_or_default();
        }
        room.best.reverse();
        &room.best
    }
}

/// Room for the search, kept between sentences.
#[derive(Debug, Default)]
struct Room {
    case: Case,
    back: Vec<[u8; WIDE]>,
    best: Vec<u8>,
}
