//! From bytes of the text to code points of the dossier's text, which is the blocks with a blank line between them.

use crate::Document;
use crate::record::CodePoints;

/// The places of a document's blocks in a dossier.
pub struct Places<'t> {
    points: CodePoints<'t>,
    /// Of each block: its first byte, the byte after its last, and its first code point in the dossier's text.
    blocks: Vec<(usize, usize, usize)>,
}

impl<'t> Places<'t> {
    /// Of a document.
    pub fn of(document: &Document<'t>) -> Self {
        let points = CodePoints::of(document.text);
        let mut first = 0;
        let mut blocks = Vec::with_capacity(document.blocks.len());
        for block in &document.blocks {
            blocks.push((block.span.start, block.span.end, first));
            first += points.before(block.span.end) - points.before(block.span.start) + 2;
        }
        Self { points, blocks }
    }

    /// The code point of a byte that lies in a block or at its end.
    pub fn at(&self, byte: usize) -> Option<usize> {
        let after = self.blocks.partition_point(|(start, _, _)| *start <= byte);
        let (start, end, first) = *self.blocks.get(after.checked_sub(1)?)?;
        (byte <= end).then(|| first + self.points.before(byte) - self.points.before(start))
    }
}
