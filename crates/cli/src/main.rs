//! The `assay` command: what is done to dossiers outside the page.
//!
//! - `assay analyse FILE…` says what is said in texts: a JSON line a document, or a dossier.
//! - `assay validate FILE…` says what is wrong with a dossier, with the place of each fault.
//! - `assay prepare [DIST]` turns what Trunk built into a site: writes the shipped article into
//!   `index.html` and compresses the text files. It refuses a shipped dossier with any fault.
//!
//! The work is in the library crates and in the modules here; in this file are only arguments, output and exit codes.

mod analyse;
mod say;
mod site;
mod validate;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Articles beside their claims: what is said, who says so, how firmly.
#[derive(Parser)]
#[command(name = "assay", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Find the claims, actors, attributions and quantities of texts; one JSON line a document.
    Analyse(analyse::Options),
    /// Say what is wrong with dossiers; exits with 1 if anything is.
    Validate {
        /// Dossiers (JSON).
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Make a site of a build: the shipped article in index.html, `.br` and `.gz` beside each text file.
    Prepare {
        /// The built files; Trunk's hooks name them in TRUNK_STAGING_DIR.
        #[arg(env = "TRUNK_STAGING_DIR", default_value = "dist")]
        dist: PathBuf,
    },
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Analyse(options) => analyse::run(&options),
        Command::Validate { files } => validate::run(&files),
        Command::Prepare { dist } => match site::prepare(&dist) {
            Ok(report) => {
                // The site is made, whether or not anybody reads so.
                let _ = writeln!(io::stdout(), "{report}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                say::line(format_args!("assay prepare: {error}"));
                ExitCode::FAILURE
            }
        },
    }
}
