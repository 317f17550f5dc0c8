//! What can be trained, and how it is measured without having seen what it is measured on.
//!
//! A trainer is a module that turns corpora into a model file. It also offers its *folds*: for each of
//! [`crate::corpus::FOLDS`] parts, a model trained on the others reads the part, so that together every document
//! is read by a model that has not seen it.

use crate::corpus::{Corpora, Failure};

/// A model that can be trained.
pub struct Trainer {
    /// As in `train NAME`.
    pub name: &'static str,
    /// Trains on everything, writes the model, and says in a line what came of it.
    pub train: fn(&Corpora) -> Result<String, Failure>,
    /// The tasks that stand on it, as in [`crate::measure::MEASURES`].
    pub tasks: &'static [&'static str],
    /// Cross-validation.
    pub folds: fn(&Corpora) -> Result<Vec<Held>, Failure>,
}

/// What cross-validation yields.
#[allow(dead_code, reason = "trainers construct them")]
pub enum Held {
    /// Predictions for a gold file, in the form that `score.py` reads (`{"id": …, "entities": …}`).
    Predictions {
        /// The file, as `actors/gum.jsonl`.
        gold: &'static str,
        /// One for each document.
        predictions: Vec<serde_json::Value>,
    },
    /// A figure that is computed here, since `score.py` does not know it: the name of its measure, and 0 to 1.
    Figure {
        /// As in [`crate::measure::MEASURES`].
        metric: &'static str,
        /// From 0 to 1.
        value: f64,
    },
}

/// Every trainer, in the order in which models build on each other.
pub const TRAINERS: &[Trainer] = &[
    crate::lists::TRAINER,
    crate::tagger::TRAINER,
    crate::relations::TRAINER,
    crate::parser::TRAINER,
    crate::names::TRAINER,
    crate::attribution::TRAINER,
    crate::causal::TRAINER,
    crate::certainty::TRAINER,
];

/// Trains the named models, or all.
pub fn train(corpora: &Corpora, names: &[String]) -> Result<(), Failure> {
    if let Some(unknown) = names.iter().find(|name| TRAINERS.iter().all(|trainer| trainer.name != **name)) {
        let known: Vec<_> = TRAINERS.iter().map(|trainer| trainer.name).collect();
        return Err(Failure::Other(format!(
            "there is no model called {unknown}; there are: {}",
            known.join(", ")
        )));
    }
    for trainer in TRAINERS {
        if names.is_empty() || names.iter().any(|name| name == trainer.name) {
            println!("{}: {}", trainer.name, (trainer.train)(corpora)?);
        }
    }
    Ok(())
}
