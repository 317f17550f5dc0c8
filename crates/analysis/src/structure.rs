//! Blocks: paragraphs, headings, datelines, captions, list items, block quotes.
//!
//! Owns the cut of a text into blocks and their kinds. The rule: a blank line always cuts; a single line break cuts
//! unless the lines were filled to a width, which shows in that the first word of the next line would not have fitted.
//! The kind is read from a block's own shape. Knows no grammar.

use crate::{Block, BlockKind, Span, tokens::is_space};

/// Lines filled to a width are no narrower and no wider than this, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=130;

/// Cuts a text into blocks, without sentences yet.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut group: Vec<Span> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{0C}']) {
        let span = trim(text, Span::new(start, start + line.len()));
        // `\r\n` is one break: the empty piece between is no blank line.
        let half = line == "\n" && text.as_bytes().get(start.wrapping_sub(1)) == Some(&b'\r');
        start += line.len();
        if !span.is_empty() {
            group.push(span);
        } else if !half {
            flush(text, &mut group, &mut blocks);
        }
    }
    flush(text, &mut group, &mut blocks);
    blocks
}

/// A span without the white space at its ends.
fn trim(text: &str, span: Span) -> Span {
    let words = text.get(span.range()).unwrap_or_default();
    let inner = words.trim_start_matches(is_space);
    let start = span.start + words.len() - inner.len();
    Span::new(start, start + inner.trim_end_matches(is_space).len())
}

/// Turns lines that no blank line parts into blocks.
fn flush(text: &str, group: &mut Vec<Span>, blocks: &mut Vec<Block>) {
    let width = |line: &Span| text.get(line.range()).unwrap_or_default().chars().count();
    let widest = group.iter().map(width).max().unwrap_or(0);
    let mut open: Option<Span> = None;
    let mut lines = group.drain(..).peekable();
    while let Some(line) = lines.next() {
        let whole = open.map_or(line, |open| Span::new(open.start, line.end));
        let runs_on = lines.peek().is_some_and(|next| {
            WIDTHS.contains(&widest) && fills(text, line, *next, widest) && !begins_item(text, *next)
        });
        if runs_on {
            open = Some(whole);
        } else {
            open = None;
            let kind = BlockKind::Paragraph;
            blocks.push(Block { span: whole, kind, sentences: 0..0 });
        }
    }
}

/// Whether the first word of `next` would not have fitted on `line`.
fn fills(text: &str, line: Span, next: Span, widest: usize) -> bool {
    let words = text.get(line.range()).unwrap_or_default();
    let first = text.get(next.range()).unwrap_or_default().split(is_space).next().unwrap_or_default();
    words.chars().count() + 1 + first.chars().count() + 1 > widest
}

/// Whether a line begins with the mark of a list.
fn begins_item(text: &str, line: Span) -> bool {
    let words = text.get(line.range()).unwrap_or_default();
    words.starts_with(['•', '⁃', '‣', '▪', '*', '-', '–']) && words.contains(' ')
}
