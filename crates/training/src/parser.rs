//! Trains the parser on EWT (training part) and GUM, with tags as a tagger gives them that has not seen the document;
//! measures it on EWT's development part and, by folds, on GUM. Words and sentences are those of gold.
//!
//! The transitions are learnt with a dynamic oracle: the walk follows the model's own choices, also wrong ones, and what is
//! right is whatever loses no more of the gold tree. Labels are learnt on gold trees.

use crate::corpus::{Corpora, FOLDS, Failure, fold};
use crate::tagger::{EWT, GUM, jackknife, load, treebank};
use crate::trainer::{Held, Trainer};
use assay_analysis::forms::Form;
use assay_analysis::linear::Model;
use assay_analysis::parser::transitions::{self, LEFT, RIGHT, SHIFT, State};
use assay_analysis::parser::{self, LONGEST, Models, labels};
use assay_analysis::{Relation, Tag, tagger};
use assay_training::conllu::Gold;
use assay_training::perceptron::{self, Options, Random, Task, Weights};

/// How the parser is trained and measured.
pub const TRAINER: Trainer = Trainer { name: "parser", train, tasks: &["parser"], folds };

const TRANSITIONS: Options = Options {
    classes: 3,
    rows: 25_000,
    slot_bits: 20,
    choosing: 5,
    passages: 10,
    patience: 0,
    corrections: 3,
    margin: 10.0,
    levels: 31,
    least: 1,
    clipped: 0.0,
    seed: 1,
    verbose: false,
};
const LABELS: Options = Options { classes: Relation::ALL.len(), rows: 9_000, passages: 8, ..TRANSITIONS };

/// A sentence to learn from.
struct Sentence {
    words: Vec<(Form, Tag)>,
    /// Of each node, its head's node: zero for node zero and the root.
    heads: Vec<u16>,
    /// Of each word.
    relations: Vec<Relation>,
}

/// A document with the tags that it is parsed with.
type Tagged<'g> = (&'g Gold, &'g [Tag]);

fn sentences(documents: &[Tagged]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (gold, tags) in documents {
        let mut tags = tags.iter().copied();
        for words in &gold.sentences {
            let root = words.len() as u16 + 1;
            let head = |head: Option<usize>| head.map_or(root, |head| head as u16 + 1);
            let sentence = Sentence {
                words: words.iter().map(|word| Form::of(&word.form)).zip(&mut tags).collect(),
                heads: [0].into_iter().chain(words.iter().map(|word| head(word.head))).chain([0]).collect(),
                relations: words.iter().map(|word| Relation::named(&word.relation)).collect(),
            };
            if words.len() <= LONGEST {
                sentences.push(sentence);
            }
        }
    }
    sentences
}

struct Moves<'g> {
    sentences: Vec<Sentence>,
    measured: &'g [Tagged<'g>],
}

impl Task<{ transitions::WIDTH }> for Moves<'_> {
    fn examples(&self) -> usize {
        self.sentences.len()
    }

    fn learn(&self, example: usize, weights: &mut Weights<{ transitions::WIDTH }>, random: &mut Random) {
        let Some(sentence) = self.sentences.get(example) else { return };
        let mut state = State::default();
        state.start(sentence.words.iter().copied());
        let mut found = Vec::new();
        while !state.is_done() {
            if let Some(only) = state.only() {
                state.take(only);
                continue;
            }
            let costs = [SHIFT, LEFT, RIGHT].map(|transition| {
                if state.allows(transition) { state.cost(transition, &sentence.heads) } else { usize::MAX }
            });
            let least = costs.into_iter().min().unwrap_or_default();
            let is_right = |transition: usize| costs.get(transition) == Some(&least);
            found.clear();
            state.features(&mut |feature| found.push(feature));
            let sums = weights.sums(&found);
            let lead = |class: usize| sums.get(class).copied().unwrap_or_default();
            let guess = weights.best_of(&sums, |class| state.allows(class));
            let right = weights.best_of(&sums, is_right);
            weights.step();
            if costs.iter().any(|&cost| cost != least) {
                let rival = weights.best_of(&sums, |class| !is_right(class));
                if lead(right) - lead(rival) <= weights.margin() {
                    weights.update(&found, right, rival);
                }
            }
            // One in ten errors is not followed, so that late decisions are also learnt on sound trees.
            state.take(if random.chance(0.9) { guess } else { right });
        }
    }

    fn score(&self, model: &Model<{ transitions::WIDTH }>) -> f64 {
        attachment(&Models { transitions: model.clone(), ..Models::default() }, self.measured).0
    }
}

struct Names {
    sentences: Vec<(State, Vec<Relation>)>,
    measured: Vec<(State, Vec<Relation>)>,
}

/// Gold trees.
fn trees(sentences: Vec<Sentence>) -> Vec<(State, Vec<Relation>)> {
    let tree = |sentence: Sentence| {
        let mut state = State::default();
        state.start(sentence.words.iter().copied());
        let root = state.root();
        // From the nearest dependents outward, as the transitions do it.
        let mut arcs: Vec<(u16, u16)> =
            (1..).zip(sentence.heads.into_iter().skip(1)).take(usize::from(root) - 1).collect();
        arcs.sort_by_key(|&(dependent, head)| (dependent.abs_diff(head), dependent));
        for (dependent, head) in arcs {
            state.hang(dependent, head);
        }
        (state, sentence.relations)
    };
    sentences.into_iter().map(tree).collect()
}

impl Task<{ labels::WIDTH }> for Names {
    fn examples(&self) -> usize {
        self.sentences.len()
    }

    fn learn(&self, example: usize, weights: &mut Weights<{ labels::WIDTH }>, _: &mut Random) {
        let Some((state, relations)) = self.sentences.get(example) else { return };
        let mut found = Vec::new();
        for (index, &relation) in (1..).zip(relations) {
            if relation == Relation::Root {
                continue;
            }
            found.clear();
            labels::features(state, index, &mut |feature| found.push(feature));
            weights.decide(&found, relation as usize);
        }
    }

    fn score(&self, model: &Model<{ labels::WIDTH }>) -> f64 {
        let (mut right, mut all) = (0usize, 0usize);
        for (state, relations) in &self.measured {
            labels::name(model, state, |at, relation| {
                right += usize::from(relations.get(at) == Some(&relation));
                all += 1;
            });
        }
        right as f64 / all.max(1) as f64
    }
}

/// The parts of the words whose head is right, and whose head and relation are right; punctuation counts.
fn attachment(models: &Models, documents: &[Tagged]) -> (f64, f64) {
    let (mut heads, mut both, mut all) = (0usize, 0usize, 0usize);
    for (gold, tags) in documents {
        let mut document = gold.document();
        document.tokens.iter_mut().zip(*tags).for_each(|(token, &tag)| token.tag = tag);
        parser::parse_with(models, &mut document);
        let mut base = 0;
        for words in &gold.sentences {
            for (at, (word, token)) in words.iter().zip(document.tokens.iter().skip(base)).enumerate() {
                let is_head = token.head == base + word.head.unwrap_or(at);
                heads += usize::from(is_head);
                both += usize::from(is_head && token.relation == Relation::named(&word.relation));
                all += 1;
            }
            base += words.len();
        }
    }
    (heads as f64 / all.max(1) as f64, both as f64 / all.max(1) as f64)
}

/// Both models' files and what they reach on what is measured.
fn learn(
    training: &[Tagged],
    measured: &[Tagged],
    verbose: bool,
) -> Result<([Vec<u8>; 2], f64, f64), Failure> {
    let moves = Moves { sentences: sentences(training), measured };
    let moves = perceptron::train(&moves, &Options { verbose, ..TRANSITIONS });
    let names = Names { sentences: trees(sentences(training)), measured: trees(sentences(measured)) };
    let names = perceptron::train(&names, &Options { verbose, ..LABELS });
    let models = Models { transitions: load(&moves.file)?, labels: load(&names.file)? };
    let (heads, both) = attachment(&models, measured);
    Ok(([moves.file, names.file], heads, both))
}

/// Trains on everything and writes the models.
pub fn train(corpora: &Corpora) -> Result<String, Failure> {
    let documents = treebank(corpora, &[EWT.as_slice(), &GUM].concat())?;
    let tags = jackknife(&documents)?;
    let dev = treebank(corpora, &["ewt_dev"])?;
    let dev_tags: Vec<Vec<Tag>> = dev.iter().map(tagged).collect();
    let pairs = |documents, tags| -> Vec<Tagged> { zip(documents, tags) };
    let (files, heads, both) = learn(&pairs(&documents, &tags), &pairs(&dev, &dev_tags), true)?;
    for (name, file) in ["parser", "labels"].into_iter().zip(&files) {
        let path = format!("crates/analysis/models/{name}.bin");
        std::fs::write(&path, file).map_err(|why| Failure::Other(format!("{path}: {why}")))?;
    }
    let [moves, names] = files.map(|file| file.len());
    Ok(format!("UAS {:.2} %, LAS {:.2} % on EWT dev, {moves} + {names} bytes", 100.0 * heads, 100.0 * both))
}

fn zip<'g>(documents: &'g [Gold], tags: &'g [Vec<Tag>]) -> Vec<Tagged<'g>> {
    documents.iter().zip(tags.iter().map(Vec::as_slice)).collect()
}

/// The tags that the shipped tagger gives.
fn tagged(gold: &Gold) -> Vec<Tag> {
    let mut document = gold.document();
    tagger::tag(&mut document);
    document.tokens.iter().map(|token| token.tag).collect()
}

/// Measures on GUM by folds, EWT always among what is trained on.
pub fn folds(corpora: &Corpora) -> Result<Vec<Held>, Failure> {
    let documents = treebank(corpora, &[EWT.as_slice(), &GUM].concat())?;
    let tags = jackknife(&documents)?;
    let (mut heads, mut both, mut all) = (0.0, 0.0, 0.0);
    for part in 0..FOLDS {
        let is_held = |gold: &Gold| gold.id.starts_with("GUM_") && fold(&gold.id) == part;
        let (held, seen): (Vec<Tagged>, Vec<Tagged>) =
            zip(&documents, &tags).into_iter().partition(|(gold, _)| is_held(gold));
        let words = held.iter().map(|(_, tags)| tags.len()).sum::<usize>() as f64;
        let (_, unlabelled, labelled) = learn(&seen, &held, false)?;
        heads += words * unlabelled;
        both += words * labelled;
        all += words;
    }
    Ok(vec![
        Held::Figure { metric: "parser.gum.uas", value: heads / all },
        Held::Figure { metric: "parser.gum.las", value: both / all },
    ])
}
