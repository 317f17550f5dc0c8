//! Blocks: where paragraphs, headings, lines of place and date, captions, items and quotes begin and end.
//!
//! Owns the cut of a text into blocks. The rule: a blank line always cuts; a single line break cuts unless the lines were
//! filled to a width, which shows in that the first word of the next line would not have fitted, or that the next begins
//! in small letters amid a sentence. Place and date at the head of a paragraph are a block of their own. What a block is,
//! [`crate::shape`] tells from its form. Knows no grammar.

use crate::{Block, BlockKind, Span, shape, tokens::is_space};

/// Lines filled to a width are no narrower and no wider than this, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=130;

/// A line with words.
#[derive(Clone, Copy)]
struct Line {
    /// Its words, without white space at either end and without the marks of a quotation before them.
    span: Span,
    /// Whether it is quoted, as in an answer to a message: `> It rained.`
    quoted: bool,
}

/// Cuts a text into blocks, without sentences yet.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut group: Vec<Line> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{0C}']) {
        let words = trim(text, Span::new(start, start + line.len()));
        // `\r\n` is one break: the empty piece between is no blank line.
        let half = line == "\n" && text.as_bytes().get(start.wrapping_sub(1)) == Some(&b'\r');
        start += line.len();
        let span = unquoted(text, words);
        if !span.is_empty() {
            group.push(Line { span, quoted: span != words });
        } else if !half {
            flush(text, &mut group, &mut found);
        }
    }
    flush(text, &mut group, &mut found);
    let several = found.len() > 1;
    let mut blocks: Vec<Block> = Vec::with_capacity(found.len());
    let mut found = found.into_iter().peekable();
    while let Some(Line { span, quoted }) = found.next() {
        let words = text.get(span.range()).unwrap_or_default();
        let place = shape::Place { several, first: blocks.is_empty(), last: found.peek().is_none() };
        let kind = if quoted { BlockKind::BlockQuote } else { shape::kind(words, place) };
        let dash = blocks.last().map_or(0, |last| shape::dash_after(last, words));
        if let Some(line) = blocks.last_mut().filter(|_| dash > 0) {
            line.span.end = span.start + dash;
        }
        let kind = if dash > 0 { BlockKind::Paragraph } else { kind };
        add(text, trim(text, Span::new(span.start + dash, span.end)), kind, &mut blocks);
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

/// The words of a line without the marks of a quotation before them.
fn unquoted(text: &str, words: Span) -> Span {
    let line = text.get(words.range()).unwrap_or_default();
    let quoted = line.starts_with('>');
    let inner = line.trim_start_matches(|c| quoted && (c == '>' || is_space(c)));
    Span::new(words.end - inner.len(), words.end)
}

/// Turns lines that no blank line parts into what will be blocks.
fn flush(text: &str, group: &mut Vec<Line>, found: &mut Vec<Line>) {
    let width = |line: &Line| text.get(line.span.range()).unwrap_or_default().chars().count();
    let widest = group.iter().map(width).max().unwrap_or(0);
    let mut open: Option<Span> = None;
    let mut lines = group.drain(..).peekable();
    while let Some(line) = lines.next() {
        let span = open.map_or(line.span, |open| Span::new(open.start, line.span.end));
        let words = text.get(line.span.range()).unwrap_or_default();
        // Who wrote it may stand below the headline.
        let headline = found.is_empty() && open.is_none();
        // A line that is much shorter than others ends a paragraph.
        let several = open.is_some() && 5 * width(&line) >= 3 * widest;
        let runs_on = lines.peek().is_some_and(|next| {
            let after = text.get(next.span.range()).unwrap_or_default();
            WIDTHS.contains(&widest)
                && line.quoted == next.quoted
                && !shape::begins_item(after)
                && !(headline && shape::is_byline(after))
                && (fills(words, after, widest) || goes_on(words, after, several))
        });
        open = runs_on.then_some(span);
        if !runs_on {
            found.push(Line { span, ..line });
        }
    }
}

/// Whether the first word of `next` would not have fitted on `line`.
fn fills(line: &str, next: &str, widest: usize) -> bool {
    let first = next.split(is_space).next().unwrap_or_default();
    line.chars().count() + 1 + first.chars().count() + 1 > widest
}

/// Whether `next` goes on with the sentence of `line`, though there was room: it begins in small letters, or `line` is one
/// of several of a paragraph and no short one.
fn goes_on(line: &str, next: &str, several: bool) -> bool {
    let amid = line.ends_with(|c: char| c.is_alphanumeric() || c == ',' || c == '-');
    amid && (several || next.starts_with(char::is_lowercase))
}
