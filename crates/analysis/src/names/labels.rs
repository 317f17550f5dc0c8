//! Labels of tokens, and the spans that they make.
//!
//! Owns the scheme: outside, or for each kind the beginning, inside, last token, or the only token of a name.
//! Knows no weights.

use super::NameKind;
use std::ops::Range;

/// How many labels there are.
pub const LABELS: usize = 1 + 4 * NameKind::ALL.len();
/// Not in a name.
pub const OUTSIDE: usize = 0;

/// Where in a name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Part {
    /// The first of several.
    First,
    /// Between.
    Inner,
    /// The last of several.
    Last,
    /// The only one.
    Only,
}

const PARTS: [Part; 4] = [Part::First, Part::Inner, Part::Last, Part::Only];

/// The label of a part of a name.
pub const fn label(kind: NameKind, part: Part) -> usize {
    1 + 4 * kind as usize + part as usize
}

/// What a label says; nothing for outside.
pub fn part(label: usize) -> Option<(NameKind, Part)> {
    let inside = label.checked_sub(1)?;
    Some((*NameKind::ALL.get(inside / 4)?, *PARTS.get(inside % 4)?))
}

/// Whether `next` may follow `previous`; outside stands for the edges of a sentence too.
pub fn may_follow(previous: usize, next: usize) -> bool {
    let open = match part(previous) {
        Some((kind, Part::First | Part::Inner)) => Some(kind),
        _ => None,
    };
    match (open, part(next)) {
        (Some(kind), Some((same, Part::Inner | Part::Last))) => kind == same,
        (Some(_), _) => false,
        (None, Some((_, Part::Inner | Part::Last))) => false,
        (None, _) => true,
    }
}

/// The labels of spans of tokens, which must not overlap, over `length` tokens.
pub fn labels(length: usize, spans: &[(Range<usize>, NameKind)]) -> Vec<u8> {
    let mut labels = vec![OUTSIDE as u8; length];
    for (span, kind) in spans {
        let last = span.end.saturating_sub(1);
        for at in span.clone() {
            let part = match (at == span.start, at == last) {
                (true, true) => Part::Only,
                (true, false) => Part::First,
                (false, true) => Part::Last,
                (false, false) => Part::Inner,
            };
            if let Some(slot) = labels.get_mut(at) {
                *slot = label(*kind, part) as u8;
            }
        }
    }
    labels
}

/// The spans that labels make.
pub fn spans(labels: &[u8]) -> Vec<(Range<usize>, NameKind)> {
    let mut spans = Vec::new();
    let mut start = 0;
    for (at, &label) in labels.iter().enumerate() {
        match part(usize::from(label)) {
            Some((_, Part::First)) => start = at,
            Some((kind, Part::Last)) => spans.push((start..at + 1, kind)),
            Some((kind, Part::Only)) => spans.push((at..at + 1, kind)),
            _ => {}
        }
    }
    spans
}
