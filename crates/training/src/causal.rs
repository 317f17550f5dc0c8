//! Trains and cross-validates the judge of causes on the Causal News Corpus.
//!
//! Owns only the way from the corpus to examples; the features are the analyser's own. A text of the corpus is judged
//! as a whole, as the analyser judges short texts.

use crate::corpus::{CausalDocument, Corpora, FOLDS, Failure, fold};
use crate::trainer::{Held, Trainer};
use assay_analysis::causal::{Features, Judge};
use assay_analysis::{Document, tagger};
use assay_training::ridge::{Example, Loss, Options, train};
use serde_json::json;

/// The judge of causes.
pub const TRAINER: Trainer =
    Trainer { name: "causal", train: train_all, tasks: &["causal"], folds: cross_validate };

const GOLD: &str = "claims/causal_train.jsonl";
const MODEL: &str = "crates/analysis/models/causal.bin";

const OPTIONS: Options = Options {
    loss: Loss::Logistic,
    ridge: 0.0136,
    step: 0.05,
    passages: 60,
    seen: 3,
    shift: 0.5,
    levels: 30,
    slot_bits: 16,
};

fn train_all(corpora: &Corpora) -> Result<String, Failure> {
    let examples: Vec<Example> = read(corpora)?.into_iter().map(|(_, example)| example).collect();
    let file = train(&examples, &OPTIONS);
    std::fs::write(MODEL, &file).map_err(|why| Failure::Other(format!("{MODEL}: {why}")))?;
    Ok(format!("{} sentences, {} bytes", examples.len(), file.len()))
}

fn cross_validate(corpora: &Corpora) -> Result<Vec<Held>, Failure> {
    let read = read(corpora)?;
    let mut predictions = Vec::new();
    for part in 0..FOLDS {
        let (seen, unseen): (Vec<_>, Vec<_>) = read.iter().partition(|(id, _)| fold(id) != part);
        let examples: Vec<Example> = seen.into_iter().map(|(_, example)| example.clone()).collect();
        let judge =
            Judge::load(&train(&examples, &OPTIONS)).map_err(|why| Failure::Other(why.to_string()))?;
        let judged = |(id, example): &(String, Example)| {
            let score = judge.score(&example.features);
            json!({ "id": id, "causal": score > 0.0, "score": score })
        };
        predictions.extend(unseen.into_iter().map(judged));
    }
    Ok(vec![Held::Predictions { gold: GOLD, predictions }])
}

fn read(corpora: &Corpora) -> Result<Vec<(String, Example)>, Failure> {
    let mut features = Features::default();
    let documents: Vec<CausalDocument> = corpora.lines(GOLD)?;
    let example = |gold: CausalDocument| {
        let mut document = Document::new(&gold.text);
        tagger::tag(&mut document);
        let tokens = 0..document.tokens.len();
        let features = features.of(&document, tokens).to_vec();
        (gold.id, Example { features, answer: f64::from(gold.label) })
    };
    Ok(documents.into_iter().map(example).collect())
}
