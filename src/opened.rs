//! What is open: a dossier read once into everything that the page asks of it.

use assay_dossier::{Claim, Loaded, Span};
use assay_query::{Index, Origin};

use crate::browser::dom;

/// A dossier that is shown, with its index.
pub struct Opened {
    /// The dossier, its text, and where the claims lie in it.
    pub loaded: Loaded,
    /// Its claims by facet.
    pub index: Index,
    /// How a link names it.
    pub origin: Origin,
}

impl Opened {
    /// Reads a dossier.
    pub fn new(loaded: Loaded, origin: Origin) -> Self {
        let index = Index::new(&loaded.dossier, |nth| words(&loaded, nth), dom::nfd);
        Self { loaded, index, origin }
    }

    /// All claims, in the order of the text.
    pub fn claims(&self) -> &[Claim] {
        &self.loaded.dossier.claims
    }

    /// The claim with a number.
    pub fn claim(&self, nth: usize) -> Option<&Claim> {
        self.claims().get(nth)
    }

    /// The number of the claim with an id.
    pub fn number(&self, id: &str) -> Option<usize> {
        self.index.claim(id)
    }

    /// The words of a claim in the article, each piece on its own.
    pub fn quotes(&self, nth: usize) -> Vec<&str> {
        let Some(text) = &self.loaded.text else { return Vec::new() };
        spans(&self.loaded, nth).iter().map(|span| text.get(*span)).collect()
    }

    /// Where a claim begins, from 0 at the article's start to 1 at its end.
    pub fn position(&self, nth: usize) -> Option<f64> {
        let length = self.loaded.text.as_ref()?.as_str().len().max(1);
        Some(spans(&self.loaded, nth).first()?.start as f64 / length as f64)
    }

    /// The claims that share words with a claim, in the order of the text, itself included.
    pub fn overlapping(&self, nth: usize) -> Vec<usize> {
        let own = spans(&self.loaded, nth);
        let touches = |other: &usize| {
            *other == nth || spans(&self.loaded, *other).iter().any(|a| own.iter().any(|b| a.overlaps(*b)))
        };
        (0..self.claims().len()).filter(touches).collect()
    }
}

fn spans(loaded: &Loaded, nth: usize) -> &[Span] {
    loaded.anchors.claims.get(nth).map(|at| at.quotes.as_slice()).unwrap_or_default()
}

fn words(loaded: &Loaded, nth: usize) -> String {
    let Some(text) = &loaded.text else { return String::new() };
    let pieces: Vec<&str> = spans(loaded, nth).iter().map(|span| text.get(*span)).collect();
    pieces.join(" … ")
}
