//! From bytes of the text to code points of the dossier's text, which is the paragraphs with a blank line between them.

use crate::record::CodePoints;
use crate::{Document, Span};

/// The places of a document's paragraphs in a dossier.
pub struct Places<'t> {
    points: CodePoints<'t>,
    /// Of each paragraph: its first byte, the byte after its last, and its first code point in the dossier's text.
    paragraphs: Vec<(usize, usize, usize)>,
}

impl<'t> Places<'t> {
    /// Of a document and its paragraphs.
    pub fn of(document: &Document<'t>, spans: &[Span]) -> Self {
        let points = CodePoints::of(document.text);
        let mut first = 0;
        let mut paragraphs = Vec::with_capacity(spans.len());
        for span in spans {
            paragraphs.push((span.start, span.end, first));
            first += points.before(span.end) - points.before(span.start) + 2;
        }
        Self { points, paragraphs }
    }

    /// The code point of a byte that lies in a paragraph or at its end.
    pub fn at(&self, byte: usize) -> Option<usize> {
        let after = self.paragraphs.partition_point(|(start, _, _)| *start <= byte);
        let (start, end, first) = *self.paragraphs.get(after.checked_sub(1)?)?;
        (byte <= end).then(|| first + self.points.before(byte) - self.points.before(start))
    }
}
