//! Trains and cross-validates the measure of certainty on UDS-IH2.
//!
//! Owns the way from the corpus to examples: its tokens are kept as they are, so that predicates stay where they were marked.
//! Two figures: of the measure, by models that have not seen the sentence, and of the rule alone.

use crate::corpus::{Corpora, FOLDS, FactualityDocument, Failure, fold};
use crate::trainer::{Held, Trainer};

use assay_analysis::certainty::{Scale, Sight, Tree, read};
use assay_analysis::{Document, Sentence, Span, Token, parser, tagger};
use assay_training::ridge::{Example, Loss, Options, train};

/// The measure of certainty.
pub const TRAINER: Trainer =
    Trainer { name: "certainty", train: train_all, tasks: &["certainty"], folds: cross_validate };

const GOLD: &str = "claims/factuality_uds_dev.jsonl";
const MODEL: &str = "crates/analysis/models/certainty.bin";
/// Neighbouring sentences come from the same texts: so many go into the same part.
const TOGETHER: u32 = 10;

const OPTIONS: Options = Options {
    loss: Loss::Squared,
    ridge: 0.02,
    step: 0.004,
    passages: 40,
    seen: 2,
    shift: 0.0,
    levels: 60,
    slot_bits: 16,
};

/// A predicate: in which part, what is true of it with its answer, and what the rule says.
struct Predicate {
    part: usize,
    example: Example,
    rule: f64,
    told: String,
}

fn train_all(corpora: &Corpora) -> Result<String, Failure> {
    let examples: Vec<Example> =
        predicates(corpora)?.into_iter().map(|predicate| predicate.example).collect();
    let file = train(&examples, &OPTIONS);
    std::fs::write(MODEL, &file).map_err(|why| Failure::Other(format!("{MODEL}: {why}")))?;
    Ok(format!("{} predicates, {} bytes", examples.len(), file.len()))
}

fn cross_validate(corpora: &Corpora) -> Result<Vec<Held>, Failure> {
    let all = predicates(corpora)?;
    let (mut guesses, mut answers, mut rules) = (Vec::new(), Vec::new(), Vec::new());
    for part in 0..FOLDS {
        let (seen, unseen): (Vec<_>, Vec<_>) = all.iter().partition(|predicate| predicate.part != part);
        let examples: Vec<Example> = seen.into_iter().map(|predicate| predicate.example.clone()).collect();
        let scale =
            Scale::load(&train(&examples, &OPTIONS)).map_err(|why| Failure::Other(why.to_string()))?;
        for predicate in unseen {
            let guess = f64::from(scale.measure(&predicate.example.features));
            guesses.push(guess);
            answers.push(predicate.example.answer);
            rules.push(predicate.rule);
            if std::env::var_os("CERTAINTY_TOLD").is_some() {
                eprintln!(
                    "{:.2}\t{:.2}\t{:.2}\t{}",
                    predicate.example.answer, guess, predicate.rule, predicate.told
                );
            }
        }
    }
    let apart = guesses.iter().zip(&answers).map(|(guess, answer)| (guess - answer).abs()).sum::<f64>();
    eprintln!(
        "certainty: {} predicates; mean absolute error {:.3}; the rule alone: r {:.3}",
        answers.len(),
        apart / answers.len() as f64,
        pearson(&rules, &answers)
    );
    Ok(vec![Held::Figure { metric: "Pearson r", value: pearson(&guesses, &answers) }])
}

fn predicates(corpora: &Corpora) -> Result<Vec<Predicate>, Failure> {
    let documents: Vec<FactualityDocument> = corpora.lines(GOLD)?;
    let mut sight = Sight::default();
    let mut found = Vec::new();
    for gold in &documents {
        let document = document(&gold.text);
        let tree = Tree::new(&document);
        for target in &gold.targets {
            let [token, _] = target.span1;
            let example = Example { features: sight.of(&tree, token).to_vec(), answer: target.label };
            let part = fold(&format!("{}", gold.idx / TOGETHER));
            let reading = read(&tree, token);
            let cues: Vec<&str> = reading.cues.iter().map(|cue| document.slice(cue.span)).collect();
            let told = format!("{}\t{:?}\t{cues:?}\t{}", target.span_text, tree.relation(token), gold.text);
            found.push(Predicate { part, example, rule: f64::from(reading.number()), told });
        }
    }
    Ok(found)
}

/// The sentence with the corpus's own tokens, which single spaces separate.
fn document(text: &str) -> Document<'_> {
    let mut document = Document { text, ..Document::default() };
    let mut at = 0;
    for (index, word) in text.split(' ').enumerate() {
        let span = Span::new(at, at + word.len());
        document.tokens.push(Token {
            span,
            head: index,
            tag: Default::default(),
            relation: Default::default(),
        });
        at = span.end + 1;
    }
    let tokens = 0..document.tokens.len();
    document.sentences.push(Sentence { span: Span::new(0, text.len()), tokens, block: 0 });
    tagger::tag(&mut document);
    parser::parse(&mut document);
    document
}

/// How closely two rows of numbers go together.
fn pearson(one: &[f64], other: &[f64]) -> f64 {
    let count = one.len().max(1) as f64;
    let mean = |row: &[f64]| row.iter().sum::<f64>() / count;
    let (a, b) = (mean(one), mean(other));
    let (mut both, mut first, mut second) = (0.0, 0.0, 0.0);
    for (x, y) in one.iter().zip(other) {
        both += (x - a) * (y - b);
        first += (x - a).powi(2);
        second += (y - b).powi(2);
    }
    both / (first * second).sqrt().max(1e-9)
}
