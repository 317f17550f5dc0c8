//! How well blocks become tokens and sentences: against the Golden Rules and the treebanks.
//!
//! Owns the rebuilding of a treebank's running text and the figures of the first passes. A sentence is its end, a token
//! its span; a paragraph of the treebank becomes one of the text, parted by a blank line. Trains nothing.

use assay_analysis::{Document, Span};
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::{fs, io};

/// The running text of a document of a treebank, with what annotators found in it.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// The document's name.
    pub id: String,
    /// Its words, paragraphs parted by a blank line.
    pub text: String,
    /// Its tokens.
    pub tokens: Vec<Span>,
    /// Where its sentences end.
    pub ends: Vec<usize>,
}

/// Hits, found and wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// What was found and wanted.
    pub hits: usize,
    /// What was found.
    pub found: usize,
    /// What was wanted.
    pub wanted: usize,
}

impl Score {
    fn add<T: Eq + std::hash::Hash>(&mut self, found: &HashSet<T>, wanted: &HashSet<T>) {
        self.hits += found.intersection(wanted).count();
        self.found += found.len();
        self.wanted += wanted.len();
    }

    /// The harmonic mean of precision and recall, in per cent.
    pub fn f1(self) -> f64 {
        200.0 * self.hits as f64 / (self.found + self.wanted).max(1) as f64
    }
}

/// Reads the documents of a treebank.
pub fn read(paths: &[std::path::PathBuf]) -> io::Result<Vec<Gold>> {
    let mut documents: Vec<Gold> = Vec::new();
    for path in paths {
        let (mut paragraph, mut space) = (false, false);
        let mut inside: Option<(usize, usize)> = None;
        for line in fs::read_to_string(path)?.lines() {
            if let Some(id) = line.strip_prefix("# newdoc id = ") {
                documents.push(Gold { id: id.to_owned(), ..Gold::default() });
                (paragraph, space) = (false, false);
            } else if line.starts_with("# newpar") {
                paragraph = true;
            }
            let Some(document) = documents.last_mut() else { continue };
            if line.is_empty() {
                document.ends.extend(document.tokens.last().map(|token| token.end));
            }
            let columns: Vec<&str> = line.split('\t').collect();
            let &[id, form, .., misc] = columns.as_slice() else { continue };
            let number = |part: &str| part.parse::<usize>().unwrap_or(0);
            let (first, last) = id.split_once('-').map_or((number(id), number(id)), |(a, z)| (number(a), number(z)));
            if let Some((last, from)) = inside.filter(|(last, _)| first <= *last) {
                // A word of several tokens: the tokens lie in it one after another, or it counts as one.
                let end = from + form.len();
                if document.text.get(from..end) == Some(form) {
                    document.tokens.push(Span::new(from, end));
                    inside = Some((last, end));
                } else if let Some(token) = document.tokens.last_mut().filter(|_| from < document.text.len()) {
                    token.end = document.text.len();
                    inside = Some((last, document.text.len()));
                }
                continue;
            }
            inside = None;
            if !document.text.is_empty() {
                document.text.push_str(if paragraph { "\n\n" } else if space { " " } else { "" });
            }
            paragraph = false;
            space = misc != "SpaceAfter=No";
            let start = document.text.len();
            document.text.push_str(form);
            if last > first {
                inside = Some((last, start));
            } else {
                document.tokens.push(Span::new(start, document.text.len()));
            }
        }
    }
    Ok(documents)
}

/// The figures of one set of documents.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Of sentence ends.
    pub ends: Score,
    /// Of the spans of tokens.
    pub tokens: Score,
}

/// Scores the documents; calls `wrong` with each place where an end is missing or too many.
pub fn score(documents: &[Gold], mut wrong: impl FnMut(&Gold, usize, bool)) -> Figures {
    let mut figures = Figures::default();
    for gold in documents {
        let document = Document::new(&gold.text);
        let ends: HashSet<usize> = document.sentences.iter().map(|sentence| sentence.span.end).collect();
        let wanted: HashSet<usize> = gold.ends.iter().copied().collect();
        figures.ends.add(&ends, &wanted);
        let mut all: Vec<usize> = ends.symmetric_difference(&wanted).copied().collect();
        all.sort_unstable();
        all.into_iter().for_each(|end| wrong(gold, end, ends.contains(&end)));
        let tokens = document.tokens.iter().map(|token| token.span).collect();
        figures.tokens.add(&tokens, &gold.tokens.iter().copied().collect());
    }
    figures
}

/// A Golden Rule.
#[derive(Deserialize)]
struct Rule {
    text: String,
    sentences: Vec<String>,
}

/// How many of the Golden Rules are kept, of how many, and the texts of those that are not.
pub fn golden_rules(path: &Path) -> io::Result<(usize, usize, Vec<String>)> {
    let mut broken = Vec::new();
    let mut rules = 0;
    for line in fs::read_to_string(path)?.lines() {
        let rule: Rule = serde_json::from_str(line)?;
        let document = Document::new(&rule.text);
        let found: Vec<&str> = document.sentences.iter().map(|sentence| document.slice(sentence.span)).collect();
        rules += 1;
        if found != rule.sentences {
            broken.push(found.join(" | "));
        }
    }
    Ok((rules - broken.len(), rules, broken))
}

/// The sets by name: the treebanks, GUM by genre.
pub fn sets(corpora: &Path) -> io::Result<BTreeMap<String, Vec<Gold>>> {
    let file = |name: &str| corpora.join("syntax").join(name);
    let mut sets = BTreeMap::from([
        ("EWT dev".to_owned(), read(&[file("ewt_dev.conllu")])?),
        (
            "EWT train".to_owned(),
            read(&[file("ewt_train_1.conllu"), file("ewt_train_2.conllu"), file("ewt_train_3.conllu")])?,
        ),
    ]);
    for gold in read(&[file("gum_1.conllu"), file("gum_2.conllu")])? {
        let genre = gold.id.split('_').nth(1).unwrap_or_default();
        sets.entry(format!("GUM {genre}")).or_default().push(gold);
    }
    Ok(sets)
}
