//! Blocks: where paragraphs, headings, lines of place and date, captions, items and quotes begin and end.
//!
//! Owns the cut of a text into blocks. The rule: a blank line always cuts; a single line break cuts unless the lines were
//! filled to a width, which shows in that the first word of the next line would not have fitted. Place and date at the
//! head of a paragraph are a block of their own. What a block is, [`crate::shape`] tells from its form. Knows no grammar.

use crate::{Block, BlockKind, Span, shape, tokens::is_space};

/// Lines filled to a width are no narrower and no wider than this, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=130;

/// Cuts a text into blocks, without sentences yet.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut spans = Vec::new();
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
            flush(text, &mut group, &mut spans);
        }
    }
    flush(text, &mut group, &mut spans);
    let several = spans.len() > 1;
    let mut blocks = Vec::with_capacity(spans.len());
    let mut spans = spans.into_iter().peekable();
    while let Some(span) = spans.next() {
        let words = text.get(span.range()).unwrap_or_default();
        let place = shape::Place { several, first: blocks.is_empty(), last: spans.peek().is_none() };
        add(text, span, shape::kind(words, place), &mut blocks);
    }
    blocks
}

/// Adds a block; as two, where a line of place and date, or a time, is part of it.
pub(crate) fn add(text: &str, span: Span, kind: BlockKind, blocks: &mut Vec<Block>) {
    let words = text.get(span.range()).unwrap_or_default();
    let head = match kind {
        BlockKind::Paragraph => shape::dateline(words).or_else(|| shape::clock(words)),
        BlockKind::Heading => shape::clock(words),
        _ => None,
    };
    let tail = matches!(kind, BlockKind::Paragraph | BlockKind::Heading)
        .then(|| shape::date_at_end(words))
        .flatten();
    let (cut, first, second) = match (head, tail) {
        (Some(head), _) => (head, BlockKind::Dateline, kind),
        (None, Some(tail)) => (tail, BlockKind::Heading, BlockKind::Dateline),
        (None, None) => return blocks.push(Block { span, kind, sentences: 0..0 }),
    };
    for (from, to, kind) in [(span.start, span.start + cut, first), (span.start + cut, span.end, second)] {
        let span = trim(text, Span::new(from, to));
        if !span.is_empty() {
            blocks.push(Block { span, kind, sentences: 0..0 });
        }
    }
}

/// A span without the white space at its ends.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let words = text.get(span.range()).unwrap_or_default();
    let inner = words.trim_start_matches(is_space);
    let start = span.start + words.len() - inner.len();
    Span::new(start, start + inner.trim_end_matches(is_space).len())
}

/// Turns lines that no blank line parts into the spans of blocks.
fn flush(text: &str, group: &mut Vec<Span>, spans: &mut Vec<Span>) {
    let width = |line: &Span| text.get(line.range()).unwrap_or_default().chars().count();
    let widest = group.iter().map(width).max().unwrap_or(0);
    let mut open: Option<Span> = None;
    let mut lines = group.drain(..).peekable();
    while let Some(line) = lines.next() {
        let whole = open.map_or(line, |open| Span::new(open.start, line.end));
        let runs_on = lines.peek().is_some_and(|next| {
            let item = shape::begins_item(text.get(next.range()).unwrap_or_default());
            WIDTHS.contains(&widest) && !item && fills(text, line, *next, widest)
        });
        open = runs_on.then_some(whole);
        if !runs_on {
            spans.push(whole);
        }
    }
}

/// Whether the first word of `next` would not have fitted on `line`.
fn fills(text: &str, line: Span, next: Span, widest: usize) -> bool {
    let words = text.get(line.range()).unwrap_or_default();
    let first = text.get(next.range()).unwrap_or_default().split(is_space).next().unwrap_or_default();
    words.chars().count() + 1 + first.chars().count() + 1 > widest
}
