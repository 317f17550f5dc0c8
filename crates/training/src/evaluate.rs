//! The table: what the analyser reaches, beside its peers, its aims and its floors.
//!
//! Two figures a row: *shipped*, the analyser as it is committed; and *unseen*, the same by models that have not seen
//! the document (cross-validation), where a model is trained on these texts. Where there is an unseen figure it is
//! the one that counts.

use crate::corpus::{Corpora, Failure};
use crate::measure::{MEASURES, Measure};
use crate::trainer::{Held, TRAINERS};
use crate::{articles, gold, score, seed, speed};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// Where predictions are left, to be looked at.
const FOLDER: &str = "target/evaluation";
/// The committed floors, in percent, by [`Measure::key`].
const FLOORS: &str = "crates/training/floors.json";
/// How far below a recorded figure its floor is set, in percent: what a change elsewhere may cost. Floors of figures
/// over few things (the claims of one article) are set by hand.
const MARGIN: f64 = 0.5;

/// What is measured.
#[derive(clap::Args)]
pub struct Options {
    /// Only this task: sentences, attribution, actors, aliases, quantities, causal, certainty, tagger, parser, claims, speed.
    #[arg(long)]
    only: Option<String>,
    /// Do not train for cross-validation: quick, but what is trained has seen what it is measured on.
    #[arg(long)]
    shipped: bool,
    /// Measure claims on the articles whose errors may be read, in place of those whose errors may not, and print which
    /// claims of them and of the curated article are missed, read otherwise, or made beyond it.
    #[arg(long)]
    claims: bool,
    /// Set the floors by what is reached now.
    #[arg(long)]
    record: bool,
}

/// Scores by gold file.
type Predicted = BTreeMap<&'static str, PathBuf>;

/// Prints the table; false if a figure is below its floor.
pub fn evaluate(corpora: &Corpora, options: &Options) -> Result<bool, Failure> {
    let wanted = |task: &str| options.only.as_deref().is_none_or(|only| only == task);
    let measures: Vec<&Measure> = MEASURES.iter().filter(|measure| wanted(measure.task)).collect();

    let shipped = shipped(corpora, &measures)?;
    let (unseen, figures) = if options.shipped { Default::default() } else { unseen(corpora, &measures)? };
    let mut read = BTreeMap::new();
    if wanted("claims") {
        read.extend(seed::figures(options.claims)?);
        read.extend(articles::figures(options.claims)?);
    }
    let mut table = Table::new()?;
    for measure in measures {
        let gold = Path::new(FOLDER).join(format!("{}.gold.jsonl", flat(measure.gold)));
        let scored = |predicted: Option<&PathBuf>| -> Result<Option<f64>, Failure> {
            let Some(predicted) = predicted else { return Ok(None) };
            let scores = score::score(corpora, measure.task, measure.genre, &gold, predicted)?;
            Ok(score::pick(&scores, measure.metric).map(|score| 100.0 * score))
        };
        let seen = match read.get(measure.metric) {
            Some(figure) => Some(100.0 * figure),
            None => scored(shipped.get(measure.gold))?,
        };
        let held = match figures.get(measure.metric) {
            Some(figure) => Some(100.0 * figure),
            None => scored(unseen.get(measure.gold))?,
        };
        table.row(measure, seen, held);
    }
    if wanted("speed") {
        table.speed(speed::speed(corpora)?);
    }
    table.finish(options.record)
}

/// The analyser's own predictions for every gold file.
fn shipped(corpora: &Corpora, measures: &[&Measure]) -> Result<Predicted, Failure> {
    let mut predicted = Predicted::new();
    // Some gold files have the same texts.
    let mut known: HashMap<String, Value> = HashMap::new();
    for measure in measures {
        if measure.gold.is_empty() || predicted.contains_key(measure.gold) {
            continue;
        }
        let documents = gold::documents(corpora, measure.gold)?;
        let mut read = |document: &Value| {
            let text = document.get("text").and_then(Value::as_str).unwrap_or_default();
            let id = document.get("id").cloned().unwrap_or_default();
            let record = known.entry(text.to_owned()).or_insert_with(|| {
                serde_json::to_value(assay_analysis::analyse(text).record()).unwrap_or_default()
            });
            let mut record = record.clone();
            if let Some(record) = record.as_object_mut() {
                record.insert("id".to_owned(), id);
            }
            record
        };
        let records: Vec<Value> = documents.iter().map(&mut read).collect();
        let path = Path::new(FOLDER).join(format!("{}.jsonl", flat(measure.gold)));
        score::write(&Path::new(FOLDER).join(format!("{}.gold.jsonl", flat(measure.gold))), &documents)?;
        score::write(&path, &records)?;
        predicted.insert(measure.gold, path);
    }
    Ok(predicted)
}

/// The predictions and figures of cross-validation.
fn unseen(
    corpora: &Corpora,
    measures: &[&Measure],
) -> Result<(Predicted, BTreeMap<&'static str, f64>), Failure> {
    let (mut predicted, mut figures) = (Predicted::new(), BTreeMap::new());
    for trainer in TRAINERS {
        if !trainer.tasks.iter().any(|task| measures.iter().any(|measure| measure.task == *task)) {
            continue;
        }
        eprintln!("{}: five models, each read by what it has not seen …", trainer.name);
        for held in (trainer.folds)(corpora)? {
            match held {
                Held::Predictions { gold, predictions } => {
                    let path = Path::new(FOLDER).join(format!("{}.unseen.jsonl", flat(gold)));
                    score::write(&path, &predictions)?;
                    predicted.insert(gold, path);
                }
                Held::Figure { metric, value } => {
                    figures.insert(metric, value);
                }
            }
        }
    }
    Ok((predicted, figures))
}

fn flat(gold: &str) -> String {
    gold.trim_end_matches(".jsonl").replace('/', "-")
}

struct Table {
    floors: BTreeMap<String, f64>,
    reached: BTreeMap<String, f64>,
    below: usize,
}

impl Table {
    fn new() -> Result<Self, Failure> {
        let floors = std::fs::read_to_string(FLOORS).unwrap_or_else(|_| "{}".to_owned());
        let floors =
            serde_json::from_str(&floors).map_err(|error| Failure::Other(format!("{FLOORS}: {error}")))?;
        println!(
            "{:<58} {:>7} {:>7} {:>7} {:>7}  peers",
            "task, data, metric", "shipped", "unseen", "reach", "floor"
        );
        Ok(Self { floors, reached: BTreeMap::new(), below: 0 })
    }

    fn row(&mut self, measure: &Measure, shipped: Option<f64>, unseen: Option<f64>) {
        let key = measure.key();
        let floor = self.floors.get(&key).copied();
        let counts = unseen.or(shipped);
        let mark = match (counts, floor) {
            (Some(counts), Some(floor)) if counts < floor => {
                self.below += 1;
                "  BELOW ITS FLOOR"
            }
            _ => "",
        };
        let peers: Vec<_> = measure.peers.iter().map(|(name, score)| format!("{name} {score:.1}")).collect();
        let reach = Some(measure.reach).filter(|reach| *reach > 0.0);
        println!(
            "{key:<58} {:>7} {:>7} {:>7} {:>7}  {}{mark}",
            figure(shipped),
            figure(unseen),
            figure(reach),
            figure(floor),
            peers.join(", ")
        );
        if let Some(counts) = counts {
            self.reached.insert(key, counts);
        }
    }

    fn speed(&self, characters: f64) {
        println!(
            "speed: {:.2} M characters a second on one core (aim 1.5; spaCy-sm 0.029, compromise 0.105)",
            characters / 1e6
        );
    }

    fn finish(mut self, record: bool) -> Result<bool, Failure> {
        if record {
            let floor = |score: f64| ((score - MARGIN) * 10.0).floor() / 10.0;
            let reached = self.reached.into_iter().filter(|(key, _)| !key.starts_with("claims "));
            self.floors.extend(reached.map(|(key, score)| (key, floor(score))));
            let written = serde_json::to_string_pretty(&self.floors).unwrap_or_default() + "\n";
            std::fs::write(FLOORS, written)
                .map_err(|error| Failure::Other(format!("{FLOORS} cannot be written: {error}")))?;
            return Ok(true);
        }
        if self.below > 0 {
            println!("{} below their floors ({FLOORS})", self.below);
        }
        Ok(self.below == 0)
    }
}

fn figure(score: Option<f64>) -> String {
    score.map_or_else(|| "–".to_owned(), |score| format!("{score:.1}"))
}
