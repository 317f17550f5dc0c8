//! Trains and cross-validates the judge of attributions on GUM.
//!
//! Trees are those of a tagger and a parser that know EWT alone, in training too, so that the judge learns on trees as
//! wrong as those of new texts. Owns what counts as a right proposal: its content shares at least half of its words with a gold content, each
//! gold attribution taking the closest proposal. Proposals, features and decisions are the analyser's own.

use crate::corpus::{AttributionDocument, Corpora, FOLDS, Failure, GoldAttribution, Offsets, fold};
use crate::trainer::{Held, Trainer};
use assay_analysis::attribution::{Attribution, Judge, Proposal, decide, proposals};
use assay_analysis::record::CodePoints;
use assay_analysis::{Document, Span, mend, parser, parts, tagger};
use assay_training::logistic::{Example, Options, train};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// The judge of attributions.
pub const TRAINER: Trainer =
    Trainer { name: "attribution", train: train_all, tasks: &["attribution"], folds: cross_validate };

const GOLD: &str = "attribution/gum.jsonl";
const MODEL: &str = "crates/analysis/models/attribution.bin";

/// Few examples: weights are held close to zero.
const OPTIONS: Options = Options { decay: 0.3, passages: 60, seen: 2, threshold: 0.32, slot_bits: 16 };

/// A document's proposals, and which of them are right.
struct Read {
    id: String,
    text: String,
    proposals: Vec<Proposal>,
    right: Vec<bool>,
}

fn train_all(corpora: &Corpora) -> Result<String, Failure> {
    let read = read(corpora)?;
    let file = train(&examples(read.iter()), &OPTIONS);
    std::fs::write(MODEL, &file).map_err(|why| Failure::Other(format!("{MODEL}: {why}")))?;
    let right = read.iter().flat_map(|read| &read.right).filter(|right| **right).count();
    Ok(format!("{} documents, {right} right proposals, {} bytes", read.len(), file.len()))
}

fn cross_validate(corpora: &Corpora) -> Result<Vec<Held>, Failure> {
    let read = read(corpora)?;
    let mut predictions = Vec::new();
    for part in 0..FOLDS {
        let file = train(&examples(read.iter().filter(|read| fold(&read.id) != part)), &OPTIONS);
        let judge = Judge::load(&file).map_err(|why| Failure::Other(why.to_string()))?;
        for read in read.iter().filter(|read| fold(&read.id) == part) {
            predictions.push(prediction(read, decide(read.proposals.clone(), &judge)));
        }
    }
    Ok(vec![Held::Predictions { gold: GOLD, predictions }])
}

fn examples<'r>(read: impl Iterator<Item = &'r Read>) -> Vec<Example> {
    read.flat_map(|read| read.proposals.iter().zip(&read.right))
        .map(|(proposal, right)| Example { features: proposal.features.clone(), yes: *right })
        .collect()
}

fn prediction(read: &Read, found: Vec<Attribution>) -> Value {
    let points = CodePoints::of(&read.text);
    let spans = |spans: &[Span]| -> Vec<[usize; 2]> {
        spans.iter().map(|span| [points.before(span.start), points.before(span.end)]).collect()
    };
    let attributions: Vec<Value> = found
        .iter()
        .map(|found| json!({"source": spans(&found.source), "cue": spans(&found.cue), "content": spans(&found.content)}))
        .collect();
    json!({"id": read.id, "attributions": attributions})
}

fn read(corpora: &Corpora) -> Result<Vec<Read>, Failure> {
    let documents: Vec<AttributionDocument> = corpora.lines(GOLD)?;
    let read = |gold: AttributionDocument, document: &Document<'_>| {
        let proposals = proposals(document);
        let right = right(&gold, &proposals);
        Read { id: gold.id, text: gold.text, proposals, right }
    };
    let (tags, trees) = crate::parser::foreign(corpora)?;
    let each = |gold: AttributionDocument| {
        let text = gold.text.clone();
        let mut document = Document::new(&text);
        tagger::tag_with(&tags, &mut document);
        parser::parse_with(&trees, &mut document);
        parts::parts_by(&mut document, &|alone| {
            tagger::tag_with(&tags, alone);
            parser::parse_with(&trees, alone);
        });
        mend::mend(&mut document);
        read(gold, &document)
    };
    Ok(documents.into_iter().map(each).collect())
}

/// Which proposals are right: one-to-one with the gold, the closest first, half of the words shared at least.
fn right(gold: &AttributionDocument, proposals: &[Proposal]) -> Vec<bool> {
    let offsets = Offsets::of(&gold.text);
    let words = words(&gold.text);
    let within = |spans: &[Span]| -> HashSet<usize> {
        let touches = |word: &Span| spans.iter().any(|span| word.start < span.end && span.start < word.end);
        words.iter().enumerate().filter(|(_, word)| touches(word)).map(|(index, _)| index).collect()
    };
    let wanted: Vec<_> = gold
        .attributions
        .iter()
        .map(|gold: &GoldAttribution| {
            within(&gold.content.iter().map(|pair| offsets.span(*pair)).collect::<Vec<_>>())
        })
        .collect();
    let offered: Vec<_> = proposals.iter().map(|proposal| within(&proposal.attribution.content)).collect();
    let mut pairs = Vec::new();
    for (one, wanted) in wanted.iter().enumerate() {
        for (other, offered) in offered.iter().enumerate() {
            let shared = wanted.intersection(offered).count();
            if 2 * shared >= wanted.union(offered).count() && shared > 0 {
                pairs.push((shared as f64 / wanted.union(offered).count() as f64, one, other));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut taken = HashMap::new();
    let mut right = vec![false; proposals.len()];
    for (_, one, other) in pairs {
        let Some(anchor) = proposals.get(other).map(|proposal| proposal.anchor) else { continue };
        // Other readings of the same cue that are as close are as right; one of them will be chosen.
        if let Some(right) = right.get_mut(other).filter(|right| !**right)
            && *taken.entry(one).or_insert(anchor) == anchor
        {
            *right = true;
        }
    }
    right
}

/// The words of a text, as scoring counts them: runs of letters and digits.
fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_ascii_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}
