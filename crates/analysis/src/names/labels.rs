//! Labels of tokens, and the spans that they make.
//!
//! Owns the scheme: outside, in the name of something else, or for each kind the first token of a name, or a further one.
//! Knows no weights.

use super::NameKind;
use std::ops::Range;

/// How many labels there are.
pub const LABELS: usize = OTHER + 1;
/// Not in a name.
pub const OUTSIDE: usize = 0;
/// In the name of something that is no person, organisation or place: learnt apart, and not told.
pub const OTHER: usize = 1 + 2 * NameKind::ALL.len();

/// Where in a name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Part {
    /// The first.
    First,
    /// A further one.
    Inner,
}

const PARTS: [Part; 2] = [Part::First, Part::Inner];

/// The label of a part of a name.
pub const fn label(kind: NameKind, part: Part) -> usize {
    1 + 2 * kind as usize + part as usize
}

/// What a label says; nothing for outside.
pub fn part(label: usize) -> Option<(NameKind, Part)> {
    let inside = label.checked_sub(1)?;
    Some((*NameKind::ALL.get(inside / 2)?, *PARTS.get(inside % 2)?))
}

/// Whether `next` may follow `previous`; outside stands for the edges of a sentence too.
pub fn may_follow(previous: usize, next: usize) -> bool {
    match part(next) {
        Some((kind, Part::Inner)) => part(previous).is_some_and(|(before, _)| before == kind),
        _ => true,
    }
}

/// The labels of spans of tokens, which must not overlap, over `length` tokens.
pub fn labels(length: usize, spans: &[(Range<usize>, NameKind)]) -> Vec<u8> {
    let mut labels = vec![OUTSIDE as u8; length];
    for (span, kind) in spans {
        for at in span.clone() {
            let part = if at == span.start { Part::First } else { Part::Inner };
            if let Some(slot) = labels.get_mut(at) {
                *slot = label(*kind, part) as u8;
            }
        }
    }
    labels
}

/// The spans that labels make.
pub fn spans(labels: &[u8]) -> Vec<(Range<usize>, NameKind)> {
    let mut spans: Vec<(Range<usize>, NameKind)> = Vec::new();
    for (at, &label) in labels.iter().enumerate() {
        match (part(usize::from(label)), spans.last_mut()) {
            (Some((_, Part::Inner)), Some((open, _))) if open.end == at => open.end = at + 1,
            (Some((kind, _)), _) => spans.push((at..at + 1, kind)),
            _ => {}
        }
    }
    spans
}
