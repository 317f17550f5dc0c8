//! Trains the parser on EWT (training part) and GUM, with tags as a tagger gives them that has not seen the document;
//! measures it on EWT's development part and, by folds, on GUM. Words and sentences are those of gold.
//!
//! Learnt with a dynamic oracle: the walk follows the network's own choices, also wrong ones, and what is right is whatever loses
//! no more of the gold tree. The relation of an arc is learnt where the arc is right.

use crate::corpus::{Corpora, FOLDS, Failure, fold};
use crate::tagger::{EWT, GUM, jackknife, treebank};
use crate::trainer::{Held, Trainer};
use assay_analysis::forms::Form;
use assay_analysis::linear::Model;
use assay_analysis::parser::sight::{CONTEXTS, Sight, WORDS, sight};
use assay_analysis::parser::transitions::{LEFT, RIGHT, SHIFT, State, number};
use assay_analysis::parser::{self, CONTEXT, FIRST_RELATION, HIDDEN, LONGEST, Network, VECTOR};
use assay_analysis::{Relation, Tag, tagger};
use assay_training::conllu::Gold;
use assay_training::network::{self, Dropout, Hidden, Input, Options, Task, Words};

/// How the parser is trained and measured.
pub const TRAINER: Trainer = Trainer { name: "parser", train, tasks: &["parser"], folds };

const MODEL: &str = "crates/analysis/models/parser.bin";

const OPTIONS: Options = Options {
    least: 4.0,
    least_piece: 25.0,
    passages: 60,
    batch: 12,
    rate: 0.002,
    decay: 0.02,
    dropout: Dropout { words: 1.0, contexts: 0.2, hidden: 0.2 },
    verbose: false,
};
/// For other models to learn on, and for folds: a point less, in a third of the time.
const QUICK: Options = Options { passages: 18, ..OPTIONS };
/// Errors followed: one in ten is not, so that late decisions are also learnt on sound trees.
const FOLLOWED: f64 = 0.9;
/// While less than this of the training is done, only half of them.
const EARLY: f32 = 0.1;

type Step<'s> = network::Step<'s, VECTOR, CONTEXT, HIDDEN, WORDS, CONTEXTS>;

/// A sentence to learn from.
struct Sentence {
    words: Vec<Input>,
    tags: Vec<Tag>,
    /// Of each node, its head's node: zero for node zero and the root.
    heads: Vec<u16>,
    /// Of each node.
    relations: Vec<Relation>,
}

/// A document with the tags that it is parsed with.
type Tagged<'g> = (&'g Gold, &'g [Tag]);

struct Trees<'g> {
    sentences: Vec<Sentence>,
    measured: &'g [Tagged<'g>],
}

fn sentences(documents: &[Tagged], words: &Words) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (gold, tags) in documents {
        let mut tags = tags.iter().copied();
        for sentence in &gold.sentences {
            let root = sentence.len() as u16 + 1;
            let tags: Vec<Tag> = tags.by_ref().take(sentence.len()).collect();
            let heads = sentence.iter().map(|word| word.head.map_or(root, |head| head as u16 + 1));
            let relations = sentence.iter().map(|word| Relation::named(&word.relation));
            let inputs = sentence.iter().zip(&tags);
            if sentence.len() <= LONGEST {
                sentences.push(Sentence {
                    words: inputs
                        .map(|(word, tag)| words.input(&Form::of(&word.form), number(*tag).into()))
                        .collect(),
                    heads: [0].into_iter().chain(heads).chain([0]).collect(),
                    relations: [Relation::Other].into_iter().chain(relations).collect(),
                    tags,
                });
            }
        }
    }
    sentences
}

impl Task<VECTOR, CONTEXT, HIDDEN, WORDS, CONTEXTS> for Trees<'_> {
    fn examples(&self) -> usize {
        self.sentences.len()
    }

    fn learn(&self, example: usize, step: &mut Step) -> (usize, f32) {
        let Some(sentence) = self.sentences.get(example) else { return (0, 0.0) };
        step.pass.read(step.parameters, sentence.words.iter().copied(), step.random, step.dropout);
        let mut state = State::default();
        state.start(sentence.tags.iter().copied());
        let mut lost = 0.0;
        while !state.is_done() {
            let only = state.only();
            if only == Some(SHIFT) {
                state.take(SHIFT, Relation::Other);
                continue;
            }
            let mut decision = Decision::new(sight(&state), step);
            let transition = only.unwrap_or_else(|| decision.transition(&state, &sentence.heads, step));
            let relation = match state.arc(transition) {
                None => Relation::Other,
                Some((_, head)) if head == state.root() => Relation::Root,
                Some((dependent, head)) => {
                    let dependent = usize::from(dependent);
                    let is_right = sentence.heads.get(dependent) == Some(&head);
                    decision.relation(sentence.relations.get(dependent).filter(|_| is_right), step)
                }
            };
            lost += decision.done(step);
            state.take(transition, relation);
        }
        step.pass.finish(step.parameters, step.slopes);
        (sentence.words.len(), lost)
    }

    fn score(&self, network: &Network) -> f64 {
        attachment(network, self.measured).0
    }
}

/// What is decided in one state, and what follows from it for the weights.
struct Decision {
    sight: Sight,
    hidden: Hidden<HIDDEN>,
    slope: [f32; HIDDEN],
    lost: f32,
}

impl Decision {
    fn new(sight: Sight, step: &mut Step) -> Self {
        let hidden = step.hidden(&sight.words, &sight.facts);
        Self { sight, hidden, slope: [0.0; HIDDEN], lost: 0.0 }
    }

    /// Learns which transitions are right, and chooses one to follow.
    fn transition(&mut self, state: &State, heads: &[u16], step: &mut Step) -> usize {
        let allowed: Vec<usize> =
            [SHIFT, LEFT, RIGHT].into_iter().filter(|transition| state.allows(*transition)).collect();
        let costs: Vec<usize> = allowed.iter().map(|transition| state.cost(*transition, heads)).collect();
        let least = costs.iter().min().copied().unwrap_or_default();
        let right: Vec<bool> = costs.iter().map(|cost| *cost == least).collect();
        let (guess, best) = self.learn(&allowed, &right, step);
        let early = if step.done < EARLY { 0.5 } else { 1.0 };
        if step.random.chance(FOLLOWED * early) { guess } else { best }
    }

    /// Learns the relation, if the arc is right, and guesses it.
    fn relation(&mut self, right: Option<&Relation>, step: &mut Step) -> Relation {
        let answers: Vec<usize> =
            (1..Relation::ALL.len()).map(|relation| FIRST_RELATION + relation).collect();
        let is_right =
            |answer: &usize| right.is_some_and(|right| FIRST_RELATION + *right as usize == *answer);
        let right: Vec<bool> = answers.iter().map(is_right).collect();
        let (guess, _) = self.learn(&answers, &right, step);
        Relation::from_index(guess - FIRST_RELATION)
    }

    /// The best answer, and the best of the right ones. If there is one that is right, slopes are gathered.
    fn learn(&mut self, answers: &[usize], right: &[bool], step: &mut Step) -> (usize, usize) {
        let choice = step.choose(&self.hidden, answers, right, &mut self.slope);
        self.lost += choice.lost;
        (choice.best, choice.right)
    }

    fn done(self, step: &mut Step) -> f32 {
        step.pass.back(step.slopes, &self.sight.words, &self.sight.facts, &self.hidden, self.slope);
        self.lost
    }
}

/// The parts of the words whose head is right, and whose head and relation are right; punctuation counts.
fn attachment(network: &Network, documents: &[Tagged]) -> (f64, f64) {
    let (mut heads, mut both, mut all) = (0usize, 0usize, 0usize);
    for (gold, tags) in documents {
        let mut document = gold.document();
        document.tokens.iter_mut().zip(*tags).for_each(|(token, &tag)| token.tag = tag);
        parser::parse_with(network, &mut document);
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

/// The network's file.
fn learn(training: &[Tagged], measured: &[Tagged], options: &Options) -> Vec<u8> {
    let forms: Vec<Form> = training
        .iter()
        .flat_map(|(gold, _)| gold.sentences.iter().flatten())
        .map(|word| Form::of(&word.form))
        .collect();
    let words = Words::of(forms.iter(), options, parser::sizes());
    network::train(&Trees { sentences: sentences(training, &words), measured }, &words, options)
}

fn load(file: &[u8]) -> Result<Network, Failure> {
    Network::load(file).map_err(|why| Failure::Other(why.to_string()))
}

/// Trains on everything and writes the model.
pub fn train(corpora: &Corpora) -> Result<String, Failure> {
    let documents = treebank(corpora, &[EWT.as_slice(), &GUM].concat())?;
    let tags = jackknife(&documents)?;
    let dev = treebank(corpora, &["ewt_dev"])?;
    let dev_tags = tagged(&dev)?;
    let measured = zip(&dev, &dev_tags);
    let file = learn(&zip(&documents, &tags), &measured, &Options { verbose: true, ..OPTIONS });
    std::fs::write(MODEL, &file).map_err(|why| Failure::Other(format!("{MODEL}: {why}")))?;
    let (heads, both) = attachment(&load(&file)?, &measured);
    Ok(format!("UAS {:.2} %, LAS {:.2} % on EWT dev, {} bytes", 100.0 * heads, 100.0 * both, file.len()))
}

/// A tagger and a parser that have seen EWT and nothing else: what stands on them can be measured on GUM.
pub fn foreign(corpora: &Corpora) -> Result<(Model<{ tagger::WIDTH }>, Network), Failure> {
    let documents = treebank(corpora, &EWT)?;
    let tags = jackknife(&documents)?;
    let network = load(&learn(&zip(&documents, &tags), &[], &QUICK))?;
    Ok((crate::tagger::learn(&documents)?, network))
}

fn zip<'g>(documents: &'g [Gold], tags: &'g [Vec<Tag>]) -> Vec<Tagged<'g>> {
    documents.iter().zip(tags.iter().map(Vec::as_slice)).collect()
}

/// The tags that the shipped tagger gives.
fn tagged(documents: &[Gold]) -> Result<Vec<Vec<Tag>>, Failure> {
    let tagger = crate::tagger::shipped()?;
    let tags = |gold: &Gold| {
        let mut document = gold.document();
        tagger::tag_with(&tagger, &mut document);
        document.tokens.iter().map(|token| token.tag).collect()
    };
    Ok(documents.iter().map(tags).collect())
}

/// Measures on GUM by folds, EWT always among what is trained on; and the shipped parser on EWT's development part.
pub fn folds(corpora: &Corpora) -> Result<Vec<Held>, Failure> {
    let documents = treebank(corpora, &[EWT.as_slice(), &GUM].concat())?;
    let tags = jackknife(&documents)?;
    let (mut heads, mut both, mut all) = (0.0, 0.0, 0.0);
    for part in 0..FOLDS {
        let is_held = |gold: &Gold| gold.id.starts_with("GUM_") && fold(&gold.id) == part;
        let (held, seen): (Vec<Tagged>, Vec<Tagged>) =
            zip(&documents, &tags).into_iter().partition(|(gold, _)| is_held(gold));
        let words = held.iter().map(|(_, tags)| tags.len()).sum::<usize>() as f64;
        let (unlabelled, labelled) = attachment(&load(&learn(&seen, &[], &QUICK))?, &held);
        heads += words * unlabelled;
        both += words * labelled;
        all += words;
    }
    let shipped = load(&std::fs::read(MODEL).map_err(|why| Failure::Other(format!("{MODEL}: {why}")))?)?;
    let dev = treebank(corpora, &["ewt_dev"])?;
    let dev_tags = tagged(&dev)?;
    let (dev_heads, dev_both) = attachment(&shipped, &zip(&dev, &dev_tags));
    Ok(vec![
        Held::Figure { metric: "heads, EWT dev", value: dev_heads },
        Held::Figure { metric: "heads and relations, EWT dev", value: dev_both },
        Held::Figure { metric: "heads, GUM", value: heads / all },
        Held::Figure { metric: "heads and relations, GUM", value: both / all },
    ])
}
