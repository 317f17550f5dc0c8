//! All passes, one after the other, and what they found.
//!
//! The only file that knows every pass. Each fills one field of [`Analysis`] from those above it; [`Analysis::record`]
//! writes all of them down.

use crate::document::Document;
use crate::record::{CodePoints, Record};

/// A text with everything that was found in it.
#[derive(Clone, Debug, Default)]
pub struct Analysis<'t> {
    /// Blocks, sentences and tokens, with tags and heads.
    pub document: Document<'t>,
    // names, actors, attributions, quantities, causal, claims: each pass adds its field here.
}

/// Reads a text.
pub fn analyse(text: &str) -> Analysis<'_> {
    Analysis { document: Document::new(text) }
}

impl Analysis<'_> {
    /// Everything that was found, in code points.
    pub fn record(&self) -> Record {
        let points = CodePoints::of(self.document.text);
        Record {
            sentences: self.document.sentences.iter().map(|sentence| points.range(sentence.span)).collect(),
            ..Record::default()
        }
    }
}
