//! `assay-training`: trains the analyser's models from the open corpora, and measures the analyser on them.
//!
//! - `train NAME…` trains models and writes them beside the pass that reads them.
//! - `evaluate` measures: one row a figure, with what other tools reach on the same texts, what is aimed at,
//!   and the floor below which it fails.
//!
//! What a model is made of lies in a module of its own, which is listed in [`trainer::TRAINERS`]; what is
//! measured is listed in [`measure::MEASURES`].

mod articles;
mod attribution;
mod causal;
mod certainty;
#[allow(dead_code, reason = "the files as they are, also where no trainer asks for a field")]
mod corpus;
mod evaluate;
mod gold;
mod lists;
mod measure;
mod names;
mod parser;
mod registers;
mod relations;
mod score;
mod seed;
mod speed;
mod tagger;
mod trainer;

use clap::{Parser, Subcommand};
use corpus::Corpora;
use std::path::PathBuf;
use std::process::ExitCode;

/// As the command has it: the speed that is measured is its speed.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(name = "assay-training", about = "Trains and measures the analyser")]
struct Arguments {
    /// The folder of the corpora.
    #[arg(long, env = "CORPORA", default_value = "../shared/corpora", global = true)]
    corpora: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Train models, by name; without a name, all of them in order.
    Train {
        /// Which.
        names: Vec<String>,
    },
    /// Measure the analyser; exits with 1 where a figure is below its floor.
    Evaluate(evaluate::Options),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = Corpora::open(&arguments.corpora).and_then(|corpora| match arguments.command {
        Command::Train { names } => trainer::train(&corpora, &names).map(|()| true),
        Command::Evaluate(options) => evaluate::evaluate(&corpora, &options),
    });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(2)
        }
    }
}
