//! What stands beside a figure and says how exact it is: "around", "no more than", "or so"; and what says that it is
//! a change: "up 4 %", "a 3 % fall".
//!
//! Owns the table of such phrases, where they may stand, and what "no" and "or equal to" make of them. Knows neither values nor units.

use super::pieces::{Pieces, Sort};
use crate::Span;
use crate::words::{WordMap, WordSet};
use assay_dossier::vocabulary::Approximator;
use std::sync::LazyLock;

/// Which way a figure changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// "up 4 %".
    Up,
    /// "down 4 %".
    Down,
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Hedge(Approximator),
    Change(Change),
}

#[derive(Default)]
struct Table {
    before: WordMap<&'static str, Sense>,
    after: WordMap<&'static str, Sense>,
    /// The last words of phrases before a figure, and the first of those after: most neighbours are neither.
    edges: WordSet<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for line in crate::lexicon::list!("bounds.txt").lines() {
        let mut fields = line.split('|').map(str::trim);
        let (Some(sense), Some(place), Some(phrases)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let sense = match sense {
            "about" => Sense::Hedge(Approximator::About),
            "over" => Sense::Hedge(Approximator::Over),
            "under" => Sense::Hedge(Approximator::Under),
            "at-least" => Sense::Hedge(Approximator::AtLeast),
            "at-most" => Sense::Hedge(Approximator::AtMost),
            "up" => Sense::Change(Change::Up),
            "down" => Sense::Change(Change::Down),
            _ => continue,
        };
        let before = place == "before";
        for phrase in phrases.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
            let mut words = phrase.split(' ');
            table.edges.extend(if before { words.next_back() } else { words.next() });
            let side = if before { &mut table.before } else { &mut table.after };
            side.insert(phrase, sense);
        }
    }
    table
});

/// A phrase found, as pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub sense: Sense,
    pub start: usize,
    pub end: usize,
}

impl Found {
    /// Its words.
    pub fn span(&self, pieces: &Pieces) -> Span {
        Span::new(pieces.at(self.start).span.start, pieces.at(self.end.saturating_sub(1)).span.end)
    }
}

/// The longest phrase, in pieces.
const LONGEST: usize = 7;

/// The longest phrase that ends right before `end`, with "or equal to" beside it and "no" before it.
pub(super) fn before(pieces: &Pieces, end: usize) -> Option<Found> {
    // "approx." has two pieces, and so have ">=" and the like.
    if !is_edge(pieces, end.checked_sub(1)?) && matches!(pieces.at(end - 1).sort, Sort::Word(_)) {
        return None;
    }
    let or = end.saturating_sub(3);
    let equal = pieces.is(or, "or") && pieces.is(or + 1, "equal");
    let mut found = if equal {
        // "greater or equal than", "greater than or equal to"
        let base = longest(pieces, or, " than").or_else(|| longest(pieces, or, ""))?;
        Found { sense: or_equal(base.sense), end, ..base }
    } else {
        longest(pieces, end, "")?
    };
    let word = found.start.wrapping_sub(1);
    let to = word.wrapping_sub(1 + usize::from(pieces.is(word.wrapping_sub(1), "to")));
    if pieces.is(word, "or") && pieces.any(to, &["equal", "equals"]) {
        found = Found { sense: or_equal(found.sense), start: to, ..found };
    } else if pieces.any(word, &["no", "not", "never", "nothing"])
        && let Some(sense) = negated(found.sense)
    {
        found = Found { sense, start: word, ..found };
    }
    Some(found)
}

/// The longest phrase of the table that ends right before `end`, once `rest` is added to it.
fn longest(pieces: &Pieces, end: usize, rest: &str) -> Option<Found> {
    let mut phrase = String::new();
    (end.saturating_sub(LONGEST)..end).find_map(|start| {
        pieces.phrase(start, end, &mut phrase);
        phrase.push_str(rest);
        let sense = *TABLE.before.get(phrase.as_str())?;
        Some(Found { sense, start, end })
    })
}

/// "more than or equal to"
fn or_equal(sense: Sense) -> Sense {
    match sense {
        Sense::Hedge(Approximator::Over) => Sense::Hedge(Approximator::AtLeast),
        Sense::Hedge(Approximator::Under) => Sense::Hedge(Approximator::AtMost),
        other => other,
    }
}

/// "no more than"
fn negated(sense: Sense) -> Option<Sense> {
    match sense {
        Sense::Hedge(Approximator::Over) => Some(Sense::Hedge(Approximator::AtMost)),
        Sense::Hedge(Approximator::Under) => Some(Sense::Hedge(Approximator::AtLeast)),
        _ => None,
    }
}

/// The longest phrase that begins at `start`, a hyphen apart or not.
pub(super) fn after(pieces: &Pieces, start: usize) -> Option<Found> {
    let first = start + usize::from(pieces.dash(start));
    if !is_edge(pieces, first) {
        return None;
    }
    let mut phrase = String::new();
    (first + 1..=first + LONGEST).rev().find_map(|end| {
        if matches!(pieces.at(end - 1).sort, Sort::End) {
            return None;
        }
        pieces.phrase(first, end, &mut phrase);
        let sense = *TABLE.after.get(phrase.as_str())?;
        Some(Found { sense, start: first, end })
    })
}

/// A verb of change that governs "by 4 %", a few words back: "cut its staff by 4 %".
pub(super) fn governing(pieces: &Pieces, by: usize) -> Option<Found> {
    (by.saturating_sub(8)..by).rev().find_map(|start| {
        match lower(pieces.text(start), &mut [0; 16]).and_then(|word| TABLE.before.get(word)) {
            Some(&sense @ Sense::Change(_)) => Some(Found { sense, start, end: start + 1 }),
            _ => None,
        }
    })
}

fn is_edge(pieces: &Pieces, place: usize) -> bool {
    lower(pieces.text(place), &mut [0; 16]).is_some_and(|word| TABLE.edges.contains(word))
}

/// A short word in lower case.
fn lower<'b>(word: &str, buffer: &'b mut [u8; 16]) -> Option<&'b str> {
    let buffer = buffer.get_mut(..word.len())?;
    buffer.copy_from_slice(word.as_bytes());
    buffer.make_ascii_lowercase();
    std::str::from_utf8(buffer).ok()
}
