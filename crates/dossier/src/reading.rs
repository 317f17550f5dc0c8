//! What a loaded dossier answers about its words: where a claim's lie, what they are, which claims
//! share them. It knows nothing of files and faults.

use crate::{ClaimAnchors, Loaded, Span};

impl Loaded {
    /// Where the pieces of a claim's quote stand, in the order of the text.
    pub fn spans(&self, nth: usize) -> &[Span] {
        self.anchors.claims.get(nth).map(|at: &ClaimAnchors| at.quotes.as_slice()).unwrap_or_default()
    }

    /// The words of a claim in the article, each piece on its own.
    pub fn quotes(&self, nth: usize) -> impl Iterator<Item = &str> {
        self.text.iter().flat_map(move |text| self.spans(nth).iter().map(|span| text.get(*span)))
    }

    /// Where a claim begins, from 0 at the article's start to 1 at its end.
    pub fn position(&self, nth: usize) -> Option<f64> {
        let length = self.text.as_ref()?.as_str().len().max(1);
        Some(self.spans(nth).first()?.start as f64 / length as f64)
    }

    /// The claims that share words with a claim, in the order of the dossier, itself included.
    pub fn overlapping(&self, nth: usize) -> Vec<usize> {
        let own = self.spans(nth);
        let shares = |other: &usize| self.spans(*other).iter().any(|a| own.iter().any(|b| a.overlaps(*b)));
        (0..self.dossier.claims.len()).filter(|other| *other == nth || shares(other)).collect()
    }
}

#[cfg(test)]
mod tests {
    const DOSSIER: &str = r#"{ "format": "assay/1",
        "article": { "id": "a", "title": "T", "language": "en", "text": ["Ünder the sea 🐟.", "Over it."] },
        "claims": [
            { "id": "c1", "statement": "S", "kind": "report", "attribution": [{ "kind": "author" }], "certainty": "certain",
              "polarity": "positive", "quotes": [{ "paragraph": 0, "exact": "the sea 🐟" }, { "paragraph": 1, "exact": "Over" }] },
            { "id": "c2", "statement": "S", "kind": "estimate", "attribution": [{ "kind": "author" }], "certainty": "possible",
              "polarity": "negative", "quotes": [{ "paragraph": 0, "exact": "sea" }] },
            { "id": "c3", "statement": "S", "kind": "estimate", "attribution": [{ "kind": "author" }], "certainty": "possible",
              "polarity": "negative", "quotes": [{ "paragraph": 1, "exact": "it" }] }
        ],
        "provenance": { "by": "curated" } }"#;

    #[test]
    fn overlaps_positions_and_words() {
        let loaded = crate::load(DOSSIER.as_bytes()).unwrap();
        assert_eq!(loaded.overlapping(0), [0, 1]);
        assert_eq!(loaded.overlapping(2), [2]);
        assert_eq!(loaded.quotes(0).collect::<Vec<_>>(), ["the sea 🐟", "Over"]);
        assert!(loaded.position(0).is_some_and(|at| at > 0.1 && at < 0.3));
        assert_eq!(loaded.position(9), None);
    }
}
