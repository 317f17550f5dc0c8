//! Trains the model that reads names, on all corpora of names together, and measures it.
//!
//! Owns how the corpora's annotations become labels. Each corpus has habits of its own (whether a title belongs to
//! the name, whether a country that acts is an organisation, whether groups without a name count): one model reads
//! all, and tells habits apart by the register of a text, never by where it comes from.

use crate::corpus::{ActorDocument, Corpora, FOLDS, Failure, Offsets, fold};
use crate::registers;
use crate::trainer::{Held, Trainer};
use assay_analysis::gazetteer::{Phrase, Sort, gazetteer};
use assay_analysis::names::NameKind;
use assay_analysis::names::decode::Model;
use assay_analysis::names::features::Scene;
use assay_analysis::names::habits::{self, is_title};
use assay_analysis::names::labels::{LABELS, OTHER, OUTSIDE, labels, may_follow};
use assay_analysis::names::register;
use assay_analysis::names::view::views;
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

/// The register of each file's texts: those from the web are one.
const REGISTER: [usize; 5] = [0, 1, 2, 3, 1];

/// Those that do not tell the names of other things: what is no name there may be one of these.
const NOT_TELLING: [&str; 2] = ["actors/uner_ewt_dev.jsonl", "actors/re3d.jsonl"];

const SETTINGS: Settings = Settings {
    labels: LABELS,
    slot_bits: 22,
    least: 2,
    rows: 27_300,
    runs: 4,
    choosing: 5,
    epochs: 12,
    rate: 0.022,
    shrink: 0.001,
    blind: 0.3,
};

/// How much dearer it is made to leave a token outside of names: precision and recall come out alike.
const EAGER: f32 = 0.15;

/// Counted as entities in one corpus; here they are for the actors to resolve.
const PRONOUNS: [&str; 14] =
    ["i", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "it", "its", "they"];

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
    labels: Vec<u8>,
    traits: Vec<u16>,
    sequences: Vec<Sequence>,
}

impl Example {
    fn new(file: usize, record: ActorDocument, tags: Vec<Tag>) -> Self {
        let mut example = Self {
            file,
            fold: fold(&record.id),
            tags,
            labels: Vec::new(),
            traits: Vec::new(),
            sequences: Vec::new(),
            id: String::new(),
            text: record.text.clone(),
        };
        let document = example.document();
        let mut all = labels(document.tokens.len(), &gold(&document, &record));
        others(&document, &record, &mut all);
        let traits = register::traits(&document, &views(&document));
        (example.labels, example.traits, example.id) = (all, traits, record.id);
        example
    }

    fn sequences(&self, text: u32, register: u32) -> Vec<Sequence> {
        let document = self.document();
        let mut scene = Scene::of(&document);
        scene.register = register;
        let vague = NOT_TELLING.contains(&FILES.get(self.file).copied().unwrap_or_default());
        let sentence = |sentence: &assay_analysis::Sentence| {
            let mut sequence = Sequence { text, ..Sequence::default() };
            for at in sentence.tokens.clone() {
                scene.features(&sentence.tokens, at, |_, feature| sequence.features.push(feature.0));
                sequence.ends.push(sequence.features.len() as u32);
                sequence.labels.push(self.labels.get(at).copied().unwrap_or_default());
            }
            mend(&mut sequence.labels);
            let open = |label: &u8| if *label == 0 && vague { 1 << OTHER } else { 0 };
            sequence.also = sequence.labels.iter().map(open).collect();
            sequence
        };
        document.sentences.iter().map(sentence).collect()
    }

    fn document(&self) -> Document<'_> {
        let mut document = Document::new(&self.text);
        document.tokens.iter_mut().zip(&self.tags).for_each(|(token, tag)| token.tag = *tag);
        document
    }
}

/// Whether one span is the plain name inside another one: "Ada Byrne" in "Secretary Ada Byrne", "Mosul" in "city of Mosul".
/// Of bodies the longer name counts: "Government of Iraq".
fn is_plainer(text: &str, inner: &(Span, NameKind), outer: &(Span, NameKind)) -> bool {
    let within = inner.0 != outer.0 && outer.0.start <= inner.0.start && inner.0.end <= outer.0.end;
    let words = text.get(inner.0.range()).unwrap_or_default();
    within && inner.1 == outer.1 && inner.1 != NameKind::Organisation && words.starts_with(char::is_uppercase)
}

/// Several people whom an annotation takes as one ("Ada Byrne and Carl Dorn") are as many names, and where a person
/// is from ("Ada Byrne of the Labour Party") is none of the name.
fn singly(text: &str, span: Span, kind: NameKind) -> Vec<Span> {
    let words = text.get(span.range()).unwrap_or_default();
    let capital = |words: &str| words.starts_with(char::is_uppercase);
    let mut parts = Vec::new();
    let mut start = span.start;
    let whole = words.split(" and ").flat_map(|part| part.split(" & "));
    for part in whole.filter(|_| kind == NameKind::Person) {
        start += text.get(start..span.end).and_then(|rest| rest.find(part)).unwrap_or_default();
        let name = part.split_once(" of ").map_or(part, |(name, _)| name);
        let name = if name.contains(' ') && !is_office(name) { name } else { part };
        parts.push(Span::new(start, start + name.len()));
        start += part.len();
    }
    let all = parts.iter().all(|part| text.get(part.range()).is_some_and(capital));
    if all && !parts.is_empty() { parts } else { vec![span] }
}

/// The plain name, or names, of which one is made: without titles, a town without its state. What the writers of a
/// register add to it, `assay_analysis::names::habits` knows.
fn plain(text: &str, mut span: Span, kind: NameKind) -> Vec<Span> {
    let words = |span: Span| text.get(span.range()).unwrap_or_default();
    if kind == NameKind::Person {
        while let Some((title, rest)) = words(span).split_once(' ') {
            if !is_title(title) || !rest.starts_with(char::is_uppercase) {
                break;
            }
            span = Span::new(span.end - rest.len(), span.end);
        }
    }
    let mut parts = Vec::new();
    let mut start = span.start;
    for part in words(span).split(", ").filter(|_| kind == NameKind::Place) {
        parts.push(Span::new(start, start + part.len()));
        start += part.len() + 2;
    }
    let capital = |part: &Span| words(*part).starts_with(char::is_uppercase);
    if parts.len() > 1 && parts.iter().all(capital) { parts } else { vec![span] }
}

/// Whether words name an office or a body, to which "of" belongs.
fn is_office(words: &str) -> bool {
    let heads = [Sort::Title, Sort::Role, Sort::OrganisationHead, Sort::GovernmentHead];
    words.split(' ').any(|word| gazetteer().sorts(Phrase::of(word)).any(&heads))
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
        let slip = small && name == "Person" && !words.contains(' ');
        let pronoun = PRONOUNS.iter().any(|pronoun| words.eq_ignore_ascii_case(pronoun));
        if slip || pronoun {
            continue;
        }
        let names = singly(&record.text, span, kind);
        spans.extend(
            names.into_iter().flat_map(|span| plain(&record.text, span, kind)).map(|span| (span, kind)),
        );
    }
    let whole = spans.clone();
    spans.retain(|outer| !whole.iter().any(|inner| is_plainer(&record.text, inner, outer)));
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

/// Marks the names of other things: works, events, products. Only some corpora tell them.
fn others(document: &Document, record: &ActorDocument, labels: &mut [u8]) {
    let offsets = Offsets::of(&record.text);
    let misc =
        record.entities.iter().filter(|(_, _, name)| name == "MISC").map(|(start, end, _)| [*start, *end]);
    let kinds = ["event", "object", "abstract", "substance", "animal", "plant"];
    let clusters = record.clusters.iter().filter(|cluster| kinds.contains(&cluster.kind.as_str()));
    for pair in misc.chain(clusters.flat_map(|cluster| cluster.names.iter().copied())) {
        let span = offsets.span(pair);
        let first = document.tokens.partition_point(|token| token.span.end <= span.start);
        let end = document.tokens.partition_point(|token| token.span.start < span.end);
        let tokens = labels.iter_mut().take(end).skip(first);
        tokens.filter(|label| **label == 0).for_each(|label| *label = OTHER as u8);
    }
}

fn examples(corpora: &Corpora) -> Result<Vec<Example>, Failure> {
    let tagger = crate::tagger::without_gum(corpora)?;
    let mut examples = Vec::new();
    for (file, path) in FILES.into_iter().enumerate() {
        for record in corpora.lines::<ActorDocument>(path)? {
            let mut document = Document::new(&record.text);
            assay_analysis::tagger::tag_once(&tagger, &mut document);
            let tags = document.tokens.iter().map(|token| token.tag).collect();
            examples.push(Example::new(file, record, tags));
        }
    }
    describe(&mut examples);
    Ok(examples)
}

/// Tells every example its features; its register is chosen by a model that has not seen it, as it will be for other texts.
fn describe(examples: &mut [Example]) {
    let chosen: Vec<Vec<u8>> = (0..FOLDS)
        .map(|part| {
            let others: Vec<&Example> = examples.iter().filter(|example| example.fold != part).collect();
            registers_of(&others)
        })
        .collect();
    for (text, example) in (0..).zip(examples) {
        let weights = chosen.get(example.fold).map(Vec::as_slice).unwrap_or_default();
        let register = registers::choose(weights, &example.traits);
        example.sequences = example.sequences(text, register);
    }
}

/// The model of registers that fits these examples.
fn registers_of(examples: &[&Example]) -> Vec<u8> {
    let told: Vec<(&[u16], usize)> = examples
        .iter()
        .map(|example| (example.traits.as_slice(), REGISTER.get(example.file).copied().unwrap_or_default()))
        .collect();
    registers::train(&told)
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

fn fit(examples: &[&Example], settings: &Settings) -> Vec<u8> {
    let sequences: Vec<&Sequence> = examples.iter().flat_map(|example| &example.sequences).collect();
    let mut weights = crf::train(&sequences, settings, may_follow);
    for row in weights.moves.chunks_mut(crf::ROW) {
        for outside in [OUTSIDE, OTHER] {
            if let Some(weight) = row.get_mut(outside) {
                *weight -= EAGER;
            }
        }
    }
    let mut file = Vec::new();
    for row in weights.moves.chunks(crf::ROW).take(LABELS) {
        for weight in row.iter().take(LABELS) {
            file.extend(((weight / UNIT).round() as i16).to_le_bytes());
        }
    }
    file.extend(registers_of(examples));
    file.extend(crf::file(&weights, settings, UNIT, LEVELS));
    file
}

/// The log of a probability that one step of a weight stands for.
const UNIT: f32 = 0.1;
/// The largest weight, in such steps.
const LEVELS: f32 = 31.0;

fn folds(corpora: &Corpora) -> Result<Vec<Held>, Failure> {
    let examples = examples(corpora)?;
    let mut predictions: Vec<Vec<Value>> = FILES.iter().map(|_| Vec::new()).collect();
    let read = |part: usize| -> Vec<(usize, Value)> {
        let seen: Vec<&Example> = examples.iter().filter(|example| example.fold != part).collect();
        let model = Model::load(&fit(&seen, &SETTINGS)).unwrap_or_default();
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
    let found = assay_analysis::actors::actors(&document, &names.list);
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
    let entities: Vec<Value> = habits::told(&document, &names)
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
    let file = fit(&examples.iter().collect::<Vec<_>>(), &SETTINGS);
    let path = "crates/analysis/models/names.bin";
    std::fs::write(path, &file)
        .map_err(|error| Failure::Other(format!("{path} cannot be written: {error}")))?;
    Ok(format!("{} documents, {} bytes", examples.len(), file.len()))
}
