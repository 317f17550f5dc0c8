//! `assay analyse`: texts to what is said in them, one JSON line a document, in the order of the input.
//!
//! Stateless and streaming: a document is read, analysed on one of the cores, written and forgotten; only a bounded
//! number is under way at once ([`ordered`]). What cannot be read is reported by number or name and skipped.
//!
//! - [`documents`]: where documents come from: files, or JSON lines.
//! - [`ordered`]: many at work, results in order.
//! - [`progress`]: how far it is, on a terminal.

mod documents;
mod ordered;
mod progress;

use crate::say;
use assay_analysis::dossier::About;
use assay_analysis::record::Record;
use assay_analysis::{Analysis, analyse_document};
use assay_dossier::Dossier;
use documents::{Document, Fault, Origin, Raw};
use progress::Progress;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

/// What was asked for.
#[derive(clap::Args)]
pub struct Options {
    /// Files: text, HTML (.html, .htm), Markdown (.md), or JSON lines (.jsonl, .ndjson). Without any, or
    /// for `-`, JSON lines are read from standard input: {"id": "…", "text": "…"}.
    files: Vec<PathBuf>,
    /// Write dossiers, one a line, instead of layers.
    #[arg(long)]
    dossier: bool,
    /// How many documents are analysed at once, at most 256; all cores if not given.
    #[arg(long, short = 'j', value_parser = threads)]
    threads: Option<usize>,
}

/// More threads than this help on no machine, and each takes memory.
const MAX_THREADS: usize = 256;

fn threads(given: &str) -> Result<usize, String> {
    let number = given.parse().ok().filter(|number| (1..=MAX_THREADS).contains(number));
    number.ok_or_else(|| format!("give a whole number from 1 to {MAX_THREADS}"))
}

/// What a document gave.
struct Done {
    /// Its line of JSON.
    line: String,
    /// Whether it was read for more than sentences and names.
    english: bool,
    /// The length of its text.
    bytes: usize,
}

/// A document's line: what was found, and for files the text that the offsets count in.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    language: &'static str,
    #[serde(flatten)]
    record: Record,
}

/// A dossier's line. The id is a key that the format does not know, and so one that its readers pass over.
#[derive(Serialize)]
struct Named<'a> {
    #[serde(flatten)]
    dossier: Dossier,
    id: &'a serde_json::Value,
}

/// Analyses; the exit code is 1 if anything was skipped.
pub fn run(options: &Options) -> ExitCode {
    if options.files.is_empty() && io::stdin().is_terminal() {
        say::line(format_args!(
            "assay analyse: name files, or give JSON lines on standard input (assay analyse --help)"
        ));
        return ExitCode::from(2);
    }
    let cores = || std::thread::available_parallelism().map_or(1, usize::from).min(MAX_THREADS);
    let threads = options.threads.unwrap_or_else(cores);
    let mut progress = Progress::new();
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let (mut faults, mut foreign) = (0_usize, 0_usize);
    let work = |raw: Result<Raw, Fault>| {
        let raw = raw?;
        catch_unwind(AssertUnwindSafe(|| done(&raw, options.dossier)))
            .unwrap_or_else(|_| Err(raw.fault("the analyser failed on it".to_owned())))
    };
    let ended = ordered::map(documents::of(&options.files), threads, work, |result| {
        match result {
            Some(Ok(Done { line, english, bytes })) => {
                foreign += usize::from(!english);
                out.write_all(line.as_bytes())?;
                out.write_all(b"\n")?;
                // Whoever waits for this line may have the next one to give.
                out.flush()?;
                progress.document(bytes);
            }
            Some(Err(fault)) => {
                faults += 1;
                progress.clear();
                say::line(format_args!("assay analyse: {fault}"));
            }
            None => {
                faults += 1;
                progress.clear();
                say::line(format_args!("assay analyse: a document was lost: the analyser failed on it"));
            }
        }
        Ok(())
    });
    let ended = ended.and_then(|()| out.flush());
    progress.clear();
    close(ended, faults, foreign)
}

/// Reads and analyses a document.
fn done(raw: &Raw, dossier: bool) -> Result<Done, Fault> {
    let document = raw.read()?;
    if dossier && document.input.blocks.is_empty() {
        // There is no dossier of nothing.
        return Err(raw.fault("it has no text".to_owned()));
    }
    let analysis = analyse_document(document.input.document());
    let english = analysis.language.is_english();
    let line = line(&document, &analysis, dossier);
    Ok(Done { line, english, bytes: document.input.text.len() })
}

/// Says how it ended, and how many documents were skipped or are not in English.
fn close(ended: io::Result<()>, faults: usize, foreign: usize) -> ExitCode {
    if foreign > 0 && ended.is_ok() {
        let were = if foreign == 1 { "document was" } else { "documents were" };
        say::line(format_args!("assay analyse: {foreign} {were} not read for claims: not in English"));
    }
    match ended {
        Ok(()) if faults == 0 => ExitCode::SUCCESS,
        // Whoever reads the output has enough of it.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            say::line(format_args!("assay analyse: the output cannot be written: {error}"));
            ExitCode::FAILURE
        }
        Ok(()) => {
            let was = if faults == 1 { "document was" } else { "documents were" };
            say::line(format_args!("assay analyse: {faults} {was} skipped"));
            ExitCode::FAILURE
        }
    }
}

/// A document's line of JSON.
fn line(document: &Document, analysis: &Analysis<'_>, dossier: bool) -> String {
    let written = if dossier {
        let about = About { id: document.slug(), title: document.title(), ..About::default() };
        let mut dossier = analysis.dossier(&about);
        dossier.article.id = document.article_id(&dossier.article.id);
        dossier.article.byline.clone_from(&document.input.byline);
        dossier.article.published.clone_from(&document.input.published);
        serde_json::to_string(&Named { dossier, id: &document.id })
    } else {
        let text = matches!(document.origin, Origin::File).then_some(document.input.text.as_str());
        serde_json::to_string(&Line {
            id: &document.id,
            text,
            language: analysis.language.0,
            record: analysis.record(),
        })
    };
    // Strings, numbers and lists always have a JSON form.
    written.unwrap_or_default()
}
