//! Trains the tagger on EWT (training part) and GUM; measures it on EWT's development part and, by folds, on GUM.

use crate::corpus::{Corpora, FOLDS, Failure, fold};
use crate::trainer::{Held, Trainer};
use assay_analysis::Tag;
use assay_analysis::linear::Model;
use assay_analysis::tagger::{self, Before, Seen, WIDTH};
use assay_training::conllu::{self, Gold, Word};
use assay_training::perceptron::{self, Options, Random, Task, Weights};

/// How the tagger is trained and measured.
pub const TRAINER: Trainer = Trainer { name: "tagger", train, tasks: &["tagger"], folds };

const MODEL: &str = "crates/analysis/models/tagger.bin";

const OPTIONS: Options = Options {
    classes: Tag::ALL.len(),
    rows: 20_000,
    slot_bits: 20,
    choosing: 5,
    passages: 8,
    patience: 0,
    corrections: 2,
    margin: 30.0,
    levels: 24,
    least: 1,
    clipped: 0.0,
    seed: 1,
    verbose: false,
};

/// A treebank, from all its files.
pub fn treebank(corpora: &Corpora, files: &[&str]) -> Result<Vec<Gold>, Failure> {
    let mut documents = Vec::new();
    for file in files {
        documents.extend(conllu::parse(&corpora.text(&format!("syntax/{file}.conllu"))?));
    }
    Ok(documents)
}

/// What is trained on beside GUM.
pub const EWT: [&str; 3] = ["ewt_train_1", "ewt_train_2", "ewt_train_3"];
/// What is measured on, and trained on for other texts.
pub const GUM: [&str; 2] = ["gum_1", "gum_2"];

struct Tagging<'g> {
    sentences: Vec<(Vec<Seen>, Vec<Tag>)>,
    measured: Vec<&'g Gold>,
}

impl<'g> Tagging<'g> {
    fn new<'t>(training: impl Iterator<Item = &'t Gold>, measured: Vec<&'g Gold>) -> Self {
        let sentence = |words: &Vec<Word>| {
            (
                words.iter().map(|word| Seen::of(&word.form)).collect(),
                words.iter().map(|word| word.tag).collect(),
            )
        };
        Self { sentences: training.flat_map(|gold| &gold.sentences).map(sentence).collect(), measured }
    }
}

impl Task<WIDTH> for Tagging<'_> {
    fn examples(&self) -> usize {
        self.sentences.len()
    }

    fn learn(&self, example: usize, weights: &mut Weights<WIDTH>, _: &mut Random) {
        let Some((words, tags)) = self.sentences.get(example) else { return };
        let mut before = Before::default();
        let mut found = Vec::new();
        for (at, &tag) in tags.iter().enumerate() {
            found.clear();
            tagger::features(words, at, before, &mut |feature| found.push(feature));
            let guess = weights.decide(&found, tag as usize);
            before = before.then(Tag::from_index(guess));
        }
    }

    fn score(&self, model: &Model<WIDTH>) -> f64 {
        accuracy(&self.measured, model)
    }
}

/// The part of the words whose tag is right, sentences and words as in gold.
fn accuracy(measured: &[&Gold], model: &Model<WIDTH>) -> f64 {
    let (mut right, mut all) = (0usize, 0usize);
    for gold in measured {
        let mut document = gold.document();
        tagger::tag_with(model, &mut document);
        let words = gold.sentences.iter().flatten();
        right += words.zip(&document.tokens).filter(|(word, token)| word.tag == token.tag).count();
        all += document.tokens.len();
    }
    right as f64 / all.max(1) as f64
}

/// The tags of every document by a model that has not seen it (nor any other of its fold).
pub fn jackknife(documents: &[Gold]) -> Result<Vec<Vec<Tag>>, Failure> {
    let mut tags = vec![Vec::new(); documents.len()];
    for part in 0..FOLDS {
        let seen = documents.iter().filter(|gold| fold(&gold.id) != part);
        let options = Options { choosing: 2, passages: 3, ..OPTIONS };
        let trained = perceptron::train(&Tagging::new(seen, Vec::new()), &options);
        let model = load(&trained.file)?;
        let unseen = documents.iter().zip(&mut tags).filter(|(gold, _)| fold(&gold.id) == part);
        for (gold, tags) in unseen {
            let mut document = gold.document();
            tagger::tag_once(&model, &mut document);
            *tags = document.tokens.iter().map(|token| token.tag).collect();
        }
    }
    Ok(tags)
}

/// A tagger that has seen these documents.
pub fn learn(documents: &[Gold]) -> Result<Model<WIDTH>, Failure> {
    load(&perceptron::train(&Tagging::new(documents.iter(), Vec::new()), &OPTIONS).file)
}

/// The tagger as its file has it now, which may be newer than this program.
pub fn shipped() -> Result<Model<WIDTH>, Failure> {
    load(&std::fs::read(MODEL).map_err(|why| Failure::Other(format!("{MODEL}: {why}")))?)
}

/// A model that was just written.
pub fn load<const W: usize>(file: &[u8]) -> Result<Model<W>, Failure> {
    Model::load(file).map_err(|why| Failure::Other(why.to_string()))
}

/// Trains on everything and writes the model.
pub fn train(corpora: &Corpora) -> Result<String, Failure> {
    let (ewt, gum) = (treebank(corpora, &EWT)?, treebank(corpora, &GUM)?);
    let dev = treebank(corpora, &["ewt_dev"])?;
    let task = Tagging::new(ewt.iter().chain(&gum), dev.iter().collect());
    let trained = perceptron::train(&task, &Options { verbose: true, ..OPTIONS });
    std::fs::write(MODEL, &trained.file).map_err(|why| Failure::Other(format!("{MODEL}: {why}")))?;
    Ok(format!("UPOS on EWT dev {:.2} %, {} bytes", 100.0 * trained.score, trained.file.len()))
}

/// A tagger that has not seen GUM: what stands on tags learns from them as they are on new texts.
pub fn without_gum(corpora: &Corpora) -> Result<Model<WIDTH>, Failure> {
    let ewt = treebank(corpora, &EWT)?;
    let task = Tagging::new(ewt.iter(), Vec::new());
    Ok(Model::load(&perceptron::train(&task, &OPTIONS).file).unwrap_or_default())
}

/// Measures on GUM by folds, EWT always among what is trained on.
pub fn folds(corpora: &Corpora) -> Result<Vec<Held>, Failure> {
    let (ewt, gum) = (treebank(corpora, &EWT)?, treebank(corpora, &GUM)?);
    let (mut right, mut all) = (0.0, 0.0);
    for part in 0..FOLDS {
        let (held, seen): (Vec<&Gold>, Vec<&Gold>) = gum.iter().partition(|gold| fold(&gold.id) == part);
        let words = held.iter().flat_map(|gold| &gold.sentences).map(Vec::len).sum::<usize>() as f64;
        let task = Tagging::new(ewt.iter().chain(seen), held);
        right += words * perceptron::train(&task, &OPTIONS).score;
        all += words;
    }
    let dev = treebank(corpora, &["ewt_dev"])?;
    let on_dev = accuracy(&dev.iter().collect::<Vec<_>>(), &shipped()?);
    Ok(vec![
        Held::Figure { metric: "UPOS, EWT dev", value: on_dev },
        Held::Figure { metric: "UPOS, GUM", value: right / all },
    ])
}
