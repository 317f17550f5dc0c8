//! How firmly a predicate is stated, whether it is asserted or denied, and the words that say so.
//!
//! Two readings that share one look at the tree. The rule ([`read`]) says certain, probable, possible or uncommitted, positive
//! or negative, and names its evidence: modals, hedges, negation with its scope, the verb, adjective or noun whose content the predicate is
//! ("refused to", "hopes to", "it is unlikely that"), conditions, questions, purposes, orders. The measure ([`Scale`]), a small model over the same
//! signs, puts a number on it: from -3 (surely not) to 3 (surely). Firmness is that of the words: who vouches for them is told elsewhere.
//! Stands on tags and trees.

mod features;
mod lexicon;
mod reading;

pub use assay_dossier::{Certainty, Polarity};
pub use features::Sight;
pub use reading::{Cue, CueKind, Reading, read};

pub use crate::attribution::tree::Tree;
use crate::linear::{Feature, Model, ModelError};
use std::sync::LazyLock;

static SCALE: LazyLock<Scale> =
    LazyLock::new(|| Scale::load(include_bytes!("../models/certainty.bin")).unwrap_or_default());

/// The model that measures.
#[derive(Clone, Debug, Default)]
pub struct Scale(Model<1>);

impl Scale {
    /// Reads a model as the training writes it.
    ///
    /// # Errors
    /// If it is no model.
    pub fn load(bytes: &[u8]) -> Result<Self, ModelError> {
        Model::load(bytes).map(Self)
    }

    /// From -3, surely not, to 3, surely.
    pub fn measure(&self, features: &[Feature]) -> f32 {
        let weight = |feature: &Feature| self.0.row(*feature).map_or(0, |&[weight]| i32::from(weight));
        let sum: i32 = features.iter().map(weight).sum();
        (sum as f32 * self.0.scale()).clamp(-3.0, 3.0)
    }
}

/// How sure it is that what a predicate tells happens: from -3, surely not, to 3, surely.
pub fn factuality(tree: &Tree, predicate: usize, sight: &mut Sight) -> f32 {
    SCALE.measure(sight.of(tree, predicate))
}
