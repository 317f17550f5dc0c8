//! Figures: how many, of what, how exactly, up or down.
//!
//! Reads each sentence for numerals (`quantities/numerals.rs`), the unit beside each (`units.rs`), what hedges or bounds
//! it and which way it changed (`bounds.rs`), and the noun it counts. One figure with its unit is one quantity; two figures
//! that bound the same thing are one range. Dates, times of day, scores and the digits of names and codes are told apart
//! and left out (`not_figures.rs`); places in a row ("third") are kept, as what they are. Stands on sentences and tokens, reads
//! tags where there are some, and knows nothing of who says what.

mod bounds;
mod drafts;
mod not_figures;
mod nouns;
mod numerals;
mod pieces;
mod units;

pub use assay_dossier::Amount;
pub use assay_dossier::vocabulary::Approximator;
pub use bounds::Change;
pub use units::{Measure, Unit};

use crate::{Document, Span};
use drafts::Draft;
use pieces::Pieces;

/// A figure with all that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The figure with its unit.
    pub span: Span,
    /// What sort of figure it is.
    pub kind: Kind,
    /// How much: a number, or a range.
    pub value: Amount,
    /// What it measures, where a unit says so.
    pub unit: Option<Unit>,
    /// The words of the unit.
    pub unit_span: Option<Span>,
    /// How exact it is, and the words that say so.
    pub approximator: Option<(Approximator, Option<Span>)>,
    /// Which way it changed, and the words that say so.
    pub change: Option<(Change, Span)>,
    /// The noun that is counted: "troops" in "10,000 North Korean troops".
    pub counted: Option<Span>,
}

/// What sort of figure a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// How many.
    Count,
    /// How much of a unit.
    Measure(Measure),
    /// How old.
    Age,
    /// Which in a row.
    Ordinal,
}

impl Quantity {
    /// Its name of unit as words: of the table, or the noun that is counted. `text` is the document's.
    pub fn unit_name<'t>(&self, text: &'t str) -> &'t str {
        match (self.unit, self.counted) {
            (Some(unit), _) => unit.name,
            (None, Some(span)) => text.get(span.range()).unwrap_or_default(),
            (None, None) => "",
        }
    }

    /// How exact it is, or which way it changed, as one sign: `=`, `~`, `<`, `>`, `up`, `down`.
    pub fn sign(&self) -> &'static str {
        match (self.approximator, self.change) {
            (Some((Approximator::About, _)), _) => "~",
            (Some((Approximator::Over | Approximator::AtLeast, _)), _) => ">",
            (Some((Approximator::Under | Approximator::AtMost, _)), _) => "<",
            (_, Some((Change::Up, _))) => "up",
            (_, Some((Change::Down, _))) => "down",
            _ => "=",
        }
    }
}

/// All quantities of a document, in the order of its text.
pub fn quantities(document: &Document) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut pieces = Pieces::default();
    let mut drafts: Vec<Draft> = Vec::new();
    for sentence in &document.sentences {
        let words = document.slice(sentence.span);
        // Most sentences hold no numeral at all.
        if words.is_empty() {
            continue;
        }
        pieces.fill(document.text, sentence.span);
        drafts.clear();
        drafts::draft(&pieces, &mut drafts);
        not_figures::drop(&pieces, &mut drafts);
        let tokens = sentence.tokens.clone();
        nouns::drop_pronouns(&pieces, document, tokens.clone(), &mut drafts);
        drafts::bound(&pieces, &mut drafts);
        drafts::join(&pieces, &mut drafts);
        for draft in &drafts {
            let counted = nouns::counted(&pieces, document, tokens.clone(), draft);
            found.push(draft.finish(&pieces, counted));
        }
    }
    found
}

/// The lines of a data file, without comments.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
