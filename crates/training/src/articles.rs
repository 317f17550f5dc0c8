//! Claims, measured on articles that were written for this and read by a person (`crates/training/articles`).
//!
//! Owns the form of their files, which the README beside them describes. What counts as found and as right is the same
//! as for the curated article, see [`crate::seed`]. Whether rules were fitted to one, that README says.

use crate::corpus::Failure;
use crate::seed::{Tally, compare};
use assay_analysis::analyse;
use assay_analysis::dossier::About;
use assay_dossier::{
    Article, Certainty, Claim, ClaimId, Dossier, FORMAT, Kind, Loaded, Maker, Polarity, Provenance, Selector,
    Source, SourceKind, Text,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const FOLDER: &str = "crates/training/articles";
/// Those whose errors may be read.
const READ: &str = "crates/training/articles/read";
/// Between the text and its claims.
const LINE: &str = "\n---\n";

/// The figures of all articles together, in the order of [`Tally::figures`].
const NAMES: [&str; 6] = [
    "articles, claims found",
    "articles, of those made, in the gold",
    "articles, sourcing right",
    "articles, kind right",
    "articles, certainty right",
    "articles, polarity right",
];

/// Figures by the names of [`crate::measure::MEASURES`], from 0 to 1; with what differs, of the articles that may be read.
pub fn figures(show: bool) -> Result<BTreeMap<&'static str, f64>, Failure> {
    let mut sum = Tally::default();
    for path in files(if show { READ } else { FOLDER })? {
        let gold = read(&path)?;
        let wrong = |why: String| Failure::Other(format!("{}: {why}", path.display()));
        if let Some(problem) = gold.problems.first() {
            return Err(wrong(problem.to_string()));
        }
        let text = gold.text.clone().unwrap_or_else(|| Text::from_plain(""));
        let made = Loaded::new(analyse(text.as_str()).dossier(&About::default()))
            .map_err(|error| wrong(error.to_string()))?;
        if show {
            println!("{}", path.display());
        }
        sum += compare(&gold, &made, &text, show);
    }
    sum.print_confusions();
    Ok(sum.figures(&NAMES))
}

fn files(folder: &str) -> Result<Vec<PathBuf>, Failure> {
    let listed = std::fs::read_dir(folder).map_err(|why| Failure::Other(format!("{folder}: {why}")))?;
    let mut files: Vec<PathBuf> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "gold"));
    files.sort();
    Ok(files)
}

/// The gold of a file.
fn read(path: &Path) -> Result<Loaded, Failure> {
    let wrong = |why: String| Failure::Other(format!("{}: {why}", path.display()));
    let file = std::fs::read_to_string(path).map_err(|why| wrong(why.to_string()))?;
    let (words, claims) = file.split_once(LINE).ok_or_else(|| wrong("it has no line ---".to_owned()))?;
    let paragraphs: Vec<String> = words.split("\n\n").map(|paragraph| paragraph.trim().to_owned()).collect();
    let claims = claims.lines().filter(|line| !line.is_empty()).enumerate();
    let claims: Option<Vec<Claim>> =
        claims.map(|(number, line)| claim(number, line, &paragraphs).ok_or(line)).map(Result::ok).collect();
    let claims = claims.ok_or_else(|| wrong("a line of its claims cannot be read".to_owned()))?;
    let article = Article {
        id: "article".to_owned(),
        title: paragraphs.first().cloned().unwrap_or_default(),
        language: "en".to_owned(),
        text: Some(paragraphs),
        byline: None,
        publisher: None,
        published: None,
        source_url: None,
        note: None,
        text_digest: None,
    };
    let provenance = Provenance { by: Maker::Curated, tool: None, version: None, made: None, reviewed: None };
    let dossier = Dossier { format: FORMAT.to_owned(), article, actors: Vec::new(), claims, provenance };
    Loaded::new(dossier).map_err(|error| wrong(error.to_string()))
}

/// `kind certainty polarity sourcing | words ⋯ words`
fn claim(number: usize, line: &str, paragraphs: &[String]) -> Option<Claim> {
    let (head, words) = line.split_once(" | ")?;
    let mut head = head.split(' ');
    let kind = Kind::ALL.iter().copied().find(|kind| Some(kind.id()) == head.clone().next())?;
    let certainty = head.clone().nth(1);
    let certainty = Certainty::ALL.iter().copied().find(|known| Some(known.id()) == certainty)?;
    let polarity = head.clone().nth(2);
    let polarity = Polarity::ALL.iter().copied().find(|known| Some(known.id()) == polarity)?;
    let (kind_of_source, name) = match head.nth(3)? {
        "named" => (SourceKind::Named, Some("a source")),
        "unnamed" => (SourceKind::Unnamed, Some("a source")),
        "none" => (SourceKind::Author, None),
        _ => return None,
    };
    let quote = |piece: &str| {
        let paragraph = paragraphs.iter().position(|paragraph| paragraph.contains(piece))?;
        Some(Selector::Quote { paragraph, exact: piece.to_owned(), prefix: None, suffix: None })
    };
    Some(Claim {
        id: ClaimId(format!("claim-{number}")),
        statement: words.to_owned(),
        kind,
        quotes: words.split(" ⋯ ").map(quote).collect::<Option<_>>()?,
        attribution: vec![Source {
            actor: None,
            name: name.map(str::to_owned),
            cue: None,
            kind: kind_of_source,
        }],
        certainty,
        polarity,
        condition: None,
        participants: Vec::new(),
        places: Vec::new(),
        time: None,
        quantities: Vec::new(),
        topics: Vec::new(),
        relations: Vec::new(),
        note: None,
        provenance: None,
        evidence: None,
    })
}
