//! `assay validate`: what is wrong with dossiers, each fault with its place, and a line of figures a file.

use crate::say;
use assay_dossier::load;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Validates files; the exit code is 1 if anything is wrong with one that was looked at.
pub fn run(files: &[PathBuf]) -> ExitCode {
    let mut sound = true;
    for file in files {
        match validate(file, &mut io::stdout().lock()) {
            Ok(found) => sound &= found,
            // Whoever reads the output has enough of it.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            Err(error) => {
                say::line(format_args!("assay validate: the output cannot be written: {error}"));
                return ExitCode::FAILURE;
            }
        }
    }
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Says what is wrong with a file; true if nothing is. Fails where the figures cannot be written.
fn validate(file: &Path, out: &mut impl Write) -> io::Result<bool> {
    let name = file.display();
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            say::line(format_args!("{name}: cannot be read: {error}"));
            return Ok(false);
        }
    };
    match load(&bytes) {
        Err(error) => {
            say::line(format_args!("{name}: {error} {}", error.remedy()));
            Ok(false)
        }
        Ok(loaded) => {
            for problem in &loaded.problems {
                say::line(format_args!("{name}: {problem}"));
            }
            let [claims, actors, problems] =
                [loaded.dossier.claims.len(), loaded.dossier.actors.len(), loaded.problems.len()];
            writeln!(out, "{name}: {claims} claims, {actors} actors, {problems} problems")?;
            Ok(loaded.problems.is_empty())
        }
    }
}
