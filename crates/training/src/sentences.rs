//! How well text is cut into tokens and sentences: against the treebanks.
//!
//! Owns the figures of the first passes: a sentence is its end, a token its span; a paragraph of the treebank is one of
//! the text. Trains nothing.

use crate::conllu::Gold;
use assay_analysis::Document;
use std::collections::HashSet;
use std::hash::Hash;

/// How many were found, wanted, and both.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// Found and wanted.
    pub hits: usize,
    /// Found.
    pub found: usize,
    /// Wanted.
    pub wanted: usize,
}

impl Count {
    fn add<T: Eq + Hash>(&mut self, found: &HashSet<T>, wanted: &HashSet<T>) {
        self.hits += found.intersection(wanted).count();
        self.found += found.len();
        self.wanted += wanted.len();
    }

    /// In per cent.
    pub fn precision(self) -> f64 {
        100.0 * self.hits as f64 / self.found.max(1) as f64
    }

    /// In per cent.
    pub fn recall(self) -> f64 {
        100.0 * self.hits as f64 / self.wanted.max(1) as f64
    }

    /// The harmonic mean of the two, in per cent.
    pub fn f1(self) -> f64 {
        200.0 * self.hits as f64 / (self.found + self.wanted).max(1) as f64
    }
}

/// The figures of a set of documents.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Of the ends of sentences.
    pub ends: Count,
    /// Of the spans of tokens.
    pub tokens: Count,
}

/// What was found wrong in a document.
#[derive(Clone, Copy, Debug)]
pub enum Wrong {
    /// A sentence ends at this byte, and was not seen to.
    Missed(usize),
    /// No sentence ends at this byte.
    Invented(usize),
}

/// Scores documents; `tell` hears of each end that is wrong.
pub fn score<'g>(
    documents: impl IntoIterator<Item = &'g Gold>,
    mut tell: impl FnMut(&Gold, Wrong),
) -> Figures {
    let mut figures = Figures::default();
    for gold in documents {
        let document = Document::new(&gold.text);
        let found: HashSet<usize> = document.sentences.iter().map(|sentence| sentence.span.end).collect();
        let last = gold.sentences.iter().filter_map(|sentence| sentence.last());
        let wanted: HashSet<usize> = last.map(|word| word.span.end).collect();
        figures.ends.add(&found, &wanted);
        let mut wrong: Vec<usize> = found.symmetric_difference(&wanted).copied().collect();
        wrong.sort_unstable();
        for end in wrong {
            tell(gold, if found.contains(&end) { Wrong::Invented(end) } else { Wrong::Missed(end) });
        }
        let tokens = document.tokens.iter().map(|token| token.span).collect();
        let words = gold.sentences.iter().flatten().map(|word| word.span).collect();
        figures.tokens.add(&tokens, &words);
    }
    figures
}
