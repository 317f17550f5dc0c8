//! Trains and cross-validates the judge of attributions on GUM.
//!
//! Owns what counts as a right proposal: its content shares at least half of its words with a gold content, each
//! gold attribution taking the closest proposal. Proposals, features and decisions are the analyser's own.

use crate::corpus::{AttributionDocument, Corpora, FOLDS, Failure, GoldAttribution, Offsets, fold};
use crate::trainer::{Held, Trainer};
use assay_analysis::attribution::{Attribution, Judge, Proposal, decide, proposals};
use assay_analysis::record::CodePoints;
use assay_analysis::{Block, BlockKind, Document, Relation, Span};
use assay_training::conllu::{Gold, parse};
use assay_training::logistic::{Example, Options, train};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// The judge of attributions.
pub const TRAINER: Trainer =
    Trainer { name: "attribution", train: train_all, tasks: &["attribution"], folds: cross_validate };

const GOLD: &str = "attribution/gum.jsonl";
const MODEL: &str = "crates/analysis/data/attribution.model";

/// A document's proposals, and which of them are right.
struct Read {
    id: String,
    text: String,
    proposals: Vec<Proposal>,
    right: Vec<bool>,
}

fn train_all(corpora: &Corpora) -> Result<String, Failure> {
    let read = read(corpora)?;
    let file = train(&examples(read.iter()), &Options::default());
    std::fs::write(MODEL, &file).map_err(|why| Failure::Other(format!("{MODEL}: {why}")))?;
    let right = read.iter().flat_map(|read| &read.right).filter(|right| **right).count();
    Ok(format!("{} documents, {right} right proposals, {} bytes", read.len(), file.len()))
}

fn cross_validate(corpora: &Corpora) -> Result<Vec<Held>, Failure> {
    let read = read(corpora)?;
    let mut predictions = Vec::new();
    for part in 0..FOLDS {
        let file = train(&examples(read.iter().filter(|read| fold(&read.id) != part)), &Options::default());
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
        .map(|found| json!({"source": spans(&found.source), "cue": spans(&found.cue), "content": spans(&found.content), "why": format!("{:?}", found.construction)}))
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
    let mut trees: HashMap<String, Gold> = HashMap::new();
    for file in ["syntax/gum_1.conllu", "syntax/gum_2.conllu"] {
        trees.extend(parse(&corpora.text(file)?).into_iter().map(|gold| (gold.id.clone(), gold)));
    }
    Ok(documents
        .into_iter()
        .filter_map(|gold| {
            let tree = trees.get(&gold.id).filter(|tree| tree.text == gold.text)?;
            Some(read(gold, &with_trees(tree)))
        })
        .collect())
}

/// The document with its gold paragraphs, sentences, tags and trees.
fn with_trees(gold: &Gold) -> Document<'_> {
    let mut document = gold.document();
    let words = gold.sentences.iter().flat_map(|sentence| sentence.iter());
    for (token, word) in document.tokens.iter_mut().zip(words) {
        token.tag = word.tag;
        token.relation = relation(&word.relation);
    }
    for (sentence, words) in document.sentences.iter().zip(&gold.sentences) {
        for (token, word) in sentence.tokens.clone().zip(words) {
            if let (Some(token), Some(head)) = (document.tokens.get_mut(token), word.head) {
                token.head = sentence.tokens.start + head;
            }
        }
    }
    document.blocks.clear();
    let ends = gold.paragraphs.iter().skip(1).copied().chain([gold.sentences.len()]);
    for (from, to) in gold.paragraphs.iter().copied().zip(ends) {
        let Some(sentences) = document.sentences.get_mut(from..to) else { continue };
        let block = document.blocks.len();
        sentences.iter_mut().for_each(|sentence| sentence.block = block);
        if let (Some(first), Some(last)) = (sentences.first(), sentences.last()) {
            let span = Span::new(first.span.start, last.span.end);
            document.blocks.push(Block { span, kind: BlockKind::Paragraph, sentences: from..to });
        }
    }
    document
}

fn relation(name: &str) -> Relation {
    use Relation::*;
    match name {
        "root" => Root,
        "nsubj" | "nsubj:outer" => Subject,
        "nsubj:pass" => PassiveSubject,
        "csubj" | "csubj:pass" | "csubj:outer" => ClauseSubject,
        "obj" => Object,
        "iobj" => IndirectObject,
        "obl" => Oblique,
        "obl:agent" => Agent,
        "ccomp" => Complement,
        "xcomp" => OpenComplement,
        "advcl" | "advcl:relcl" => AdverbialClause,
        "acl" => NounClause,
        "acl:relcl" => RelativeClause,
        "parataxis" => Parataxis,
        "advmod" => Adverb,
        "amod" => Adjective,
        "nmod" => NounModifier,
        "nmod:poss" => Possessive,
        "nummod" => Number,
        "appos" => Apposition,
        "compound" => Compound,
        "compound:prt" => Particle,
        "flat" => Flat,
        "aux" => Auxiliary,
        "aux:pass" => PassiveAuxiliary,
        "cop" => Copula,
        "mark" => Marker,
        "case" => Case,
        "cc" => Coordinator,
        "conj" => Conjunct,
        "det" => Determiner,
        "punct" => Punctuation,
        _ => Other,
    }
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
    let mut taken = HashSet::new();
    let mut right = vec![false; proposals.len()];
    for (_, one, other) in pairs {
        if let Some(right) = right.get_mut(other).filter(|right| !**right)
            && taken.insert(one)
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
