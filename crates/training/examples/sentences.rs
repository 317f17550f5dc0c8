//! Prints how well the treebanks' texts are cut into tokens and sentences, and with `wrong NAME` where they are not.
//!
//! `CORPORA=../shared/corpora cargo run --profile tool -p assay-training --example sentences [wrong NAME]`

use assay_training::conllu::{self, Gold};
use assay_training::sentences::{Wrong, score};
use std::collections::BTreeMap;
use std::{env, fs, io};

const FILES: [&str; 6] = ["ewt_dev", "ewt_train_1", "ewt_train_2", "ewt_train_3", "gum_1", "gum_2"];

fn main() -> io::Result<()> {
    let folder = env::var("CORPORA").unwrap_or_else(|_| "../shared/corpora".to_owned());
    let named = env::args().skip_while(|argument| argument != "wrong").nth(1);
    let mut sets: BTreeMap<String, Vec<Gold>> = BTreeMap::new();
    for file in FILES {
        for gold in conllu::parse(&fs::read_to_string(format!("{folder}/syntax/{file}.conllu"))?) {
            let genre = gold.id.strip_prefix("GUM_").and_then(|id| id.split('_').next());
            let set = genre.map_or(file.trim_end_matches(['_', '1', '2', '3']).to_owned(), |genre| {
                format!("gum {genre}")
            });
            sets.entry(set).or_default().push(gold);
        }
    }
    println!("{:14} {:>6} {:>6} {:>6}   {:>6}", "ends", "P", "R", "F1", "tokens F1");
    for (name, golds) in &sets {
        let figures = score(golds, |gold, wrong| {
            if named.as_ref().is_some_and(|named| name.contains(named)) {
                show(gold, wrong);
            }
        });
        let ends = figures.ends;
        println!(
            "{name:14} {:6.2} {:6.2} {:6.2}   {:6.2}",
            ends.precision(),
            ends.recall(),
            ends.f1(),
            figures.tokens.f1()
        );
    }
    Ok(())
}

/// Prints the surroundings of an end.
fn show(gold: &Gold, wrong: Wrong) {
    let (label, end) = match wrong {
        Wrong::Missed(end) => ("missed", end),
        Wrong::Invented(end) => ("invented", end),
    };
    let (before, after) = gold.text.split_at(end);
    let before: String = before.chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = after.chars().take(40).collect();
    println!("{label:9} {before:?} | {after:?}");
}
