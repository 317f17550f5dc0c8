//! What is open: a dossier read once into everything that the page asks of it.

use std::sync::Arc;

use assay_dossier::{Claim, Reading};
use assay_query::{Index, Origin};

use crate::browser::dom;

/// A dossier that is shown, with its index.
pub struct Opened {
    /// The dossier, its text, and where the claims lie in it.
    pub reading: Reading,
    /// The same as bytes, for the programs beside the page.
    pub packed: Vec<u8>,
    /// Its claims by facet.
    pub index: Index,
    /// How a link names it.
    pub origin: Origin,
    /// What a link to it lacks, where the reader has brought it.
    pub brought: Option<&'static str>,
    /// What is still to be done, where the claims were found in a part of the text alone.
    pub rest: Option<Rest>,
}

/// A text whose claims are not all found.
#[derive(Clone)]
pub struct Rest {
    /// By which name the reader knows it.
    pub file: String,
    /// Its bytes, to begin again.
    pub bytes: Arc<[u8]>,
    /// In which share of it the claims were found, from 0 to 1.
    pub share: f64,
}

impl Opened {
    /// Reads a dossier.
    pub fn new(reading: Reading, packed: Vec<u8>, origin: Origin, brought: Option<&'static str>) -> Self {
        let index = Index::new(&reading.dossier, |nth| words(&reading, nth), dom::nfd);
        Self { reading, packed, index, origin, brought, rest: None }
    }

    /// Whether this is the dossier before with more found in the same text.
    pub fn continues(&self, before: &Self) -> bool {
        before.rest.is_some() && before.origin == self.origin
    }

    /// Gathers the words for the search, so that the first key does not wait for it.
    pub fn warm(&self) {
        let _ = self.index.search("a");
    }

    /// All claims, in the order of the text.
    pub fn claims(&self) -> &[Claim] {
        &self.reading.dossier.claims
    }

    /// The claim with a number.
    pub fn claim(&self, nth: usize) -> Option<&Claim> {
        self.claims().get(nth)
    }

    /// The number of the claim with an id.
    pub fn number(&self, id: &str) -> Option<usize> {
        self.index.claim(id)
    }
}

fn words(reading: &Reading, nth: usize) -> String {
    reading.quotes(nth).collect::<Vec<_>>().join(" … ")
}
