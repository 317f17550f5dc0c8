//! A dossier made ready for the page: read, checked, anchored, its actors found in the text, its
//! problems put into words.
//!
//! It is what the page holds, and how a dossier comes to it: packed by the build for the shipped
//! articles, by the opener for all others. So the page itself carries no reader of JSON, no
//! validation, no anchoring and no finding of names; a visitor who only reads never loads them.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::{Anchors, Dossier, Loaded, Mention, Selector, Span, Text, mentions};

/// Stands at the front of packed bytes: a page and its files must be of the same build.
const MARK: &[u8] = concat!("assay-reading/", env!("CARGO_PKG_VERSION"), "/2\n").as_bytes();

/// A dossier with its text and where its claims stand in it.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Reading {
    /// Article, actors, and the sound claims.
    pub dossier: Dossier,
    /// The article's words, if they are there.
    pub text: Option<Text>,
    /// Where the claims stand in them.
    pub anchors: Anchors,
    /// Where the text names the actors, in its order; none overlaps another.
    pub mentions: Vec<Mention>,
    /// Everything that is wrong with the file, each in words: where, what, what follows, what to do.
    pub problems: Vec<String>,
}

/// Why packed bytes are no reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnpackError {
    /// Other bytes, or those of another version.
    #[error(
        "It was not made for this version of the page. Reload; if it stays so, all files of one build must be put on the server together."
    )]
    OtherBuild,
    /// The bytes break off or are damaged.
    #[error("It is damaged or incomplete. Reload; if it stays so, it must be put on the server again.")]
    Damaged,
}

impl From<Loaded> for Reading {
    /// Drops the text of the file, and what its selectors say: the words are in `text`, the places in
    /// `anchors`. Of how many pieces a quote is made, the claim still tells.
    fn from(loaded: Loaded) -> Self {
        let words = |problem: &crate::Problem| {
            format!("{problem}. {} {}", problem.effect.consequence(), problem.fault.remedy())
        };
        let problems = loaded.problems.iter().map(words).collect();
        let find = |text| mentions::find(&loaded.dossier.actors, text);
        let mentions = loaded.text.as_ref().map(find).unwrap_or_default();
        let mut dossier = loaded.dossier;
        dossier.article.text = None;
        for claim in &mut dossier.claims {
            claim.quotes.fill(Selector::Position { start: 0, end: 0 });
            claim.attribution.iter_mut().for_each(|source| source.cue = None);
        }
        Self { dossier, text: loaded.text, anchors: loaded.anchors, mentions, problems }
    }
}

impl Reading {
    /// As bytes.
    pub fn pack(&self) -> Vec<u8> {
        let mut packed = MARK.to_vec();
        // Writing to memory fails only on lengths beyond 32 bits, which the limits of loading exclude.
        let _ = self.serialize(&mut packed);
        packed
    }

    /// From bytes.
    pub fn unpack(packed: &[u8]) -> Result<Self, UnpackError> {
        let bytes = packed.strip_prefix(MARK).ok_or(UnpackError::OtherBuild)?;
        Self::try_from_slice(bytes).map_err(|_| UnpackError::Damaged)
    }

    /// Where the pieces of a claim's quote stand, in the order of the text.
    pub fn spans(&self, nth: usize) -> &[Span] {
        self.anchors.claims.get(nth).map(|at| at.quotes.as_slice()).unwrap_or_default()
    }

    /// The words of a claim in the article, each piece on its own.
    pub fn quotes(&self, nth: usize) -> impl Iterator<Item = &str> {
        self.text.iter().flat_map(move |text| self.spans(nth).iter().map(|span| text.get(*span)))
    }

    /// Where the text names an actor, in its order.
    pub fn mentions_of(&self, actor: usize) -> impl Iterator<Item = Span> {
        self.mentions.iter().filter(move |mention| mention.actor == actor).map(|mention| mention.span)
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
    use super::*;

    const DOSSIER: &str = r#"{ "format": "assay/1",
        "article": { "id": "a", "title": "T", "language": "en", "text": ["Ünder the sea 🐟.", "Over it."] },
        "actors": [],
        "claims": [
            { "id": "c1", "statement": "S", "kind": "report", "attribution": [{ "kind": "author" }], "certainty": "certain",
              "polarity": "positive", "quotes": [{ "paragraph": 0, "exact": "the sea 🐟" }, { "paragraph": 1, "exact": "Over" }] },
            { "id": "c2", "statement": "S", "kind": "estimate", "attribution": [{ "kind": "author" }], "certainty": "possible",
              "polarity": "negative", "quotes": [{ "paragraph": 0, "exact": "sea" }],
              "quantities": [{ "selector": { "paragraph": 0, "exact": "Ünder" }, "value": { "from": 1, "to": 2.5 } }],
              "participants": [{ "actor": "nobody", "role": "agent" }] },
            { "id": "c3", "statement": "S", "kind": "estimate", "attribution": [{ "kind": "author" }], "certainty": "possible",
              "polarity": "negative", "quotes": [{ "paragraph": 1, "exact": "it" }] }
        ],
        "provenance": { "by": "curated" } }"#;

    fn reading() -> Reading {
        crate::load(DOSSIER.as_bytes()).unwrap().into()
    }

    #[test]
    fn packing_loses_nothing() {
        let reading = reading();
        assert_eq!(Reading::unpack(&reading.pack()), Ok(reading));
    }

    #[test]
    fn problems_travel_as_sentences() {
        let [problem] = reading().problems.try_into().unwrap();
        assert!(
            problem.contains("nobody") && problem.ends_with("Correct the id, or add the actor."),
            "{problem}"
        );
    }

    #[test]
    fn every_truncation_is_refused() {
        let packed = reading().pack();
        for length in 0..packed.len() {
            assert!(Reading::unpack(&packed[..length]).is_err(), "{length}");
        }
    }

    #[test]
    fn another_version_is_told_apart() {
        assert_eq!(Reading::unpack(b"{}"), Err(UnpackError::OtherBuild));
    }

    #[test]
    fn overlaps_positions_and_words() {
        let reading = reading();
        assert_eq!(reading.overlapping(0), [0, 1]);
        assert_eq!(reading.overlapping(2), [2]);
        assert_eq!(reading.quotes(0).collect::<Vec<_>>(), ["the sea 🐟", "Over"]);
        assert!(reading.position(0).is_some_and(|at| at > 0.1 && at < 0.3));
        assert_eq!(reading.position(9), None);
    }
}
