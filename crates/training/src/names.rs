//! Trains the model that reads names, on all corpora of names together, and measures it.
//!
//! Owns how the corpora's annotations become labels. Each corpus has habits of its own (whether a title belongs to
//! the name, whether a country that acts is an organisation, whether groups without a name count): one model reads
//! all, and tells habits apart by the register of a text, never by where it comes from.

use crate::corpus::{ActorDocument, Corpora, FOLDS, Failure, Offsets, fold};
use crate::trainer::{Held, Trainer};
use assay_analysis::names::NameKind;
use assay_analysis::names::decode::Model;
use assay_analysis::names::features::Scene;
use assay_analysis::names::labels::{LABELS, labels, may_follow};
use assay_analysis::{Document, Span, Tag};
use assay_training::crf::{self, Sequence, Settings};
use serde_json::{Value, json};
use std::ops::Range;

/// In the list of trainers.
pub const TRAINER: Trainer = Trainer { name: "names", train, tasks: &["actors", "aliases"], folds };

const FILES: [&str; 5] = [
    "actors/wikigold.jsonl",
    "actors/uner_ewt_dev.jsonl",
    "actors/gum.jsonl",
    "actors/re3d.jsonl",
    "actors/wnut17_train_dev.jsonl",
];

const SETTINGS: Settings =
    Settings { labels: LABELS, slot_bits: 20, least: 2, epochs: 8, rate: 0.2, shrink: 0.002 };

/// What a corpus calls what we call a kind.
fn kind(name: &str) -> Option<NameKind> {
    Some(match name {
        "PER" | "Person" => NameKind::Person,
        "ORG" | "Organisation" => NameKind::Organisation,
        "LOC" | "Location" => NameKind::Place,
        _ => return None,
    })
}

/// A span without a leading "the" and a final possessive.
fn trim(text: &str, span: Span) -> Span {
    let words = text.get(span.range()).unwrap_or_default();
    let the = words.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the ")) && words.len() > 4;
    let start = span.start + if the { 4 } else { 0 };
    let owns =
        ["'s", "’s"].iter().find(|end| words.ends_with(**end) && words.len() > 2).map_or(0, |end| end.len());
    Span::new(start, span.end - owns)
}

/// A document ready for training and for reading.
struct Example {
    file: usize,
    id: String,
    fold: usize,
    text: String,
    tags: Vec<Tag>,
    sequences: Vec<Sequence>,
}

impl Example {
    fn document(&self) -> Document<'_> {
        let mut document = Document::new(&self.text);
        document.tokens.iter_mut().zip(&self.tags).for_each(|(token, tag)| token.tag = *tag);
        document
    }
}

/// The names of a document as ranges of tokens: the outermost, whole tokens only, and nothing that is written small throughout
/// and called a person (slips of an automatic annotation).
fn gold(document: &Document, record: &ActorDocument) -> Vec<(Range<usize>, NameKind)> {
    let offsets = Offsets::of(&record.text);
    let mut spans: Vec<(Span, NameKind)> = Vec::new();
    for (start, end, name) in &record.entities {
        let Some(kind) = kind(name) else { continue };
        let span = trim(&record.text, offsets.span([*start, *end]));
        let words = record.text.get(span.range()).unwrap_or_default();
        let small = !words.contains(char::is_uppercase);
        if small && kind == NameKind::Person && name == "Person" && !words.contains(' ') {
            continue;
        }
        spans.push((span, kind));
    }
    spans.sort_by_key(|(span, kind)| (span.start, std::cmp::Reverse(span.end), std::cmp::Reverse(*kind)));
    let mut kept: Vec<(Range<usize>, NameKind)> = Vec::new();
    let mut last = 0;
    for (span, kind) in spans {
        if span.start < last {
            continue;
        }
        let first = document.tokens.partition_point(|token| token.span.end <= span.start);
        let end = document.tokens.partition_point(|token| token.span.start < span.end);
        if first < end && kept.last().is_none_or(|(before, _)| before.end <= first) {
            kept.push((first..end, kind));
            last = span.end;
        }
    }
    kept
}

fn examples(corpora: &Corpora) -> Result<Vec<Example>, Failure> {
    let tagger = crate::tagger::without_gum(corpora)?;
    let mut examples = Vec::new();
    for (file, path) in FILES.into_iter().enumerate() {
        for record in corpora.lines::<ActorDocument>(path)? {
            let mut document = Document::new(&record.text);
            assay_analysis::tagger::tag_with(&tagger, &mut document);
            let all = labels(document.tokens.len(), &gold(&document, &record));
            let scene = Scene::of(&document);
            let mut sequences = Vec::new();
            for sentence in &document.sentences {
                let mut sequence = Sequence::default();
                for at in sentence.tokens.clone() {
                    scene.features(&sentence.tokens, at, |feature| sequence.features.push(feature.0));
                    sequence.ends.push(sequence.features.len() as u32);
                    sequence.labels.push(all.get(at).copied().unwrap_or_default());
                }
                mend(&mut sequence.labels);
                sequences.push(sequence);
            }
            let tags = document.tokens.iter().map(|token| token.tag).collect();
            examples.push(Example {
                tags,
                file,
                fold: fold(&record.id),
                id: record.id,
                text: record.text,
                sequences,
            });
        }
    }
    Ok(examples)
}

/// Takes out labels that the border of a sentence cuts in two.
fn mend(sequence: &mut [u8]) {
    let mut before = 0;
    for at in 0..=sequence.len() {
        let now = sequence.get(at).copied().unwrap_or_default();
        if !may_follow(usize::from(before), usize::from(now)) {
            for label in sequence.iter_mut() {
                *label = 0;
            }
            return;
        }
        before = now;
    }
}

fn fit(examples: &[&Example]) -> Vec<u8> {
    let sequences: Vec<&Sequence> = examples.iter().flat_map(|example| &example.sequences).collect();
    let settings = Settings {
        epochs: knob("EPOCHS", 6.0) as usize,
        rate: knob("RATE", 0.2),
        shrink: knob("SHRINK", 0.002),
        least: knob("LEAST", 2.0) as u32,
        ..SETTINGS
    };
    let mut weights = crf::train(&sequences, &settings, may_follow);
    for from in 0..LABELS {
        weights.moves[from * crf::ROW] -= knob("BIAS", 0.0);
    }
    let mut file = Vec::new();
    for row in weights.moves.chunks(crf::ROW).take(LABELS) {
        for weight in row.iter().take(LABELS) {
            file.extend(((weight / UNIT).round() as i16).to_le_bytes());
        }
    }
    file.extend(crf::file(&weights, &SETTINGS, UNIT, LEVELS));
    file
}

/// The log of a probability that one step of a weight stands for.
const UNIT: f32 = 0.05;
/// The largest weight, in such steps.
const LEVELS: f32 = 60.0;

fn folds(corpora: &Corpora) -> Result<Vec<Held>, Failure> {
    let examples = examples(corpora)?;
    let mut predictions: Vec<Vec<Value>> = FILES.iter().map(|_| Vec::new()).collect();
    let read = |part: usize| -> Vec<(usize, Value)> {
        let seen: Vec<&Example> = examples.iter().filter(|example| example.fold != part).collect();
        let model = Model::load(&fit(&seen)).unwrap_or_default();
        let held = examples.iter().filter(|example| example.fold == part);
        held.map(|example| (example.file, predict(&model, example))).collect()
    };
    let parts: Vec<Vec<(usize, Value)>> = std::thread::scope(|scope| {
        let halves = [(0..FOLDS).step_by(2).collect::<Vec<_>>(), (1..FOLDS).step_by(2).collect()];
        let threads: Vec<_> = halves
            .into_iter()
            .map(|half| scope.spawn(move || half.into_iter().map(read).collect::<Vec<_>>()))
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    for (file, value) in parts.into_iter().flatten() {
        if let Some(list) = predictions.get_mut(file) {
            list.push(value);
        }
    }
    Ok(FILES
        .into_iter()
        .zip(predictions)
        .map(|(gold, predictions)| Held::Predictions { gold, predictions })
        .collect())
}

fn predict(model: &Model, example: &Example) -> Value {
    let document = example.document();
    let points = assay_analysis::record::CodePoints::of(&example.text);
    let names = model.names(&document);
    let found = assay_analysis::actors::actors(&document, &names);
    let mut actors: Vec<Value> = found
        .actors
        .iter()
        .map(|actor| json!({ "name": actor.name, "kind": actor.kind.code(), "mentions": [] }))
        .collect();
    for mention in &found.mentions {
        let list = actors.get_mut(mention.actor).and_then(|actor| actor.get_mut("mentions"));
        if let Some(list) = list.and_then(Value::as_array_mut) {
            list.push(json!(points.range(mention.span)));
        }
    }
    let entities: Vec<Value> = names
        .iter()
        .map(|name| {
            let [start, end] = points.range(name.span);
            json!([start, end, name.kind.code()])
        })
        .collect();
    json!({ "id": example.id, "entities": entities, "actors": actors })
}

fn train(corpora: &Corpora) -> Result<String, Failure> {
    let examples = examples(corpora)?;
    let file = fit(&examples.iter().collect::<Vec<_>>());
    eprintln!("{}", file.len());
    let path = "crates/analysis/models/names.bin";
    std::fs::write(path, &file)
        .map_err(|error| Failure::Other(format!("{path} cannot be written: {error}")))?;
    Ok(format!("{} documents, {} bytes", examples.len(), file.len()))
}

fn knob(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}
