//! Everything that was found in a text, as one record: the line that `assay analyse` writes and `score.py` reads.
//!
//! Offsets count Unicode code points of the text, ends exclusive, as everywhere in files. Only the shape is known
//! here; which pass found what is the business of [`crate::analysis`].

use crate::Span;
use serde::Serialize;

/// `[start, end]` in Unicode code points.
pub type Range = [usize; 2];

/// A text's layers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Record {
    /// The sentences.
    pub sentences: Vec<Range>,
    /// Names: start, end, and `PER`, `ORG` or `LOC`.
    pub entities: Vec<(usize, usize, &'static str)>,
    /// Who appears, each with all mentions.
    pub actors: Vec<ActorRecord>,
    /// Who says what.
    pub attributions: Vec<AttributionRecord>,
    /// Figures.
    pub quantities: Vec<QuantityRecord>,
    /// What is said.
    pub claims: Vec<ClaimRecord>,
    /// Whether the text states a cause and its effect.
    pub causal: bool,
}

/// An actor.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ActorRecord {
    /// The name that is shown.
    pub name: String,
    /// What it is, as in dossiers; `place` for what is only a place.
    pub kind: &'static str,
    /// Where it is named, described or meant by a pronoun.
    pub mentions: Vec<Range>,
}

/// Who says what.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AttributionRecord {
    /// The words for who.
    pub source: Vec<Range>,
    /// The words for says.
    pub cue: Vec<Range>,
    /// What.
    pub content: Vec<Range>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuantityRecord {
    /// Its words.
    pub span: Range,
    /// A number, or from and to; `None` is an open end.
    pub value: ValueRecord,
    /// Of what unit; empty if of none.
    pub unit: String,
    /// `=`, `~`, `<`, `>`, `up` or `down`.
    pub approximator: &'static str,
}

/// How much.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ValueRecord {
    /// One number.
    One(f64),
    /// From and to.
    Range([Option<f64>; 2]),
}

/// A claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClaimRecord {
    /// The words that make it.
    pub spans: Vec<Range>,
    /// `report`, `estimate`, `interpretation` or `prediction`.
    pub kind: &'static str,
    /// `certain`, `probable`, `possible` or `uncommitted`.
    pub certainty: &'static str,
    /// `positive` or `negative`.
    pub polarity: &'static str,
    /// Whether it hangs on a condition.
    pub condition: bool,
    /// Whether it states a cause or an effect.
    pub causal: bool,
    /// The claim in a sentence of its own.
    pub statement: String,
    /// From 0 to 1.
    pub confidence: f32,
}

/// From bytes of a text to code points.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// How many code points start before each [`STRIDE`]th byte.
    marks: Vec<usize>,
}

const STRIDE: usize = 256;

impl<'t> CodePoints<'t> {
    /// Of a text.
    pub fn of(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for piece in text.as_bytes().chunks(STRIDE) {
            marks.push(count);
            count += starts(piece);
        }
        Self { text, marks }
    }

    /// How many code points start before a byte.
    pub fn before(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let mark = (byte / STRIDE).min(self.marks.len().saturating_sub(1));
        let counted = self.marks.get(mark).copied().unwrap_or_default();
        counted + starts(self.text.as_bytes().get(mark * STRIDE..byte).unwrap_or_default())
    }

    /// A span in code points.
    pub fn range(&self, span: Span) -> Range {
        [self.before(span.start), self.before(span.end)]
    }

    /// Several.
    pub fn ranges(&self, spans: &[Span]) -> Vec<Range> {
        spans.iter().map(|span| self.range(*span)).collect()
    }
}

/// How many code points start in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn code_points_are_counted(text in "(\\PC|é|🌍){0,600}") {
            let points = CodePoints::of(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.before(byte), count);
            }
            prop_assert_eq!(points.before(text.len()), text.chars().count());
        }
    }
}
