//! Parts of one: "two thirds", "and a half", "two out of three", ½.

use super::sum::Sum;
use super::{Numeral, is_scale, ordinals, word};
use crate::quantities::pieces::Pieces;
use crate::quantities::pieces::Sort;

/// The value of a fraction in one character.
pub fn vulgar(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅙' => 1.0 / 6.0,
        '⅚' => 5.0 / 6.0,
        '⅐' => 1.0 / 7.0,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        '⅑' => 1.0 / 9.0,
        '⅒' => 0.1,
        _ => return None,
    })
}

/// "3/4" in digits.
pub(super) fn stroke(pieces: &Pieces, place: usize) -> Option<f64> {
    let (over, under) = (pieces.plain(place)?, pieces.plain(place + 2)?);
    // "9/11" and "9/20" are days.
    let common = under <= 10.0 || [12.0, 16.0, 32.0, 64.0, 100.0, 1000.0].contains(&under);
    let stroke = pieces.mark(place + 1, '/') || pieces.mark(place + 1, '⁄');
    (stroke && over < under && common && !pieces.mark(place + 3, '/')).then(|| over / under)
}

/// "two thirds", "one-eighth", "twenty-three fifths", "three quarters": a numeral and its denominator.
pub(super) fn parts(pieces: &Pieces, start: usize, end: usize, value: f64) -> Option<(f64, usize)> {
    let at = end + usize::from(pieces.dash(end));
    // "one hundred thirty fifths" has thirty-fifths; "one hundred and thirty fifths" has fifths.
    let ten = end.wrapping_sub(1);
    match word(pieces, at) {
        Numeral::Parts(parts) => {
            if let (Numeral::Ten(tens), true) = (word(pieces, ten), end > start + 1)
                && parts < 10.0
                && !pieces.is(ten.wrapping_sub(1), "and")
            {
                return Some(((value - tens) / (tens + parts), at + 1));
            }
            // "three twenty-firsts".
            Some((value / parts, at + 1))
        }
        Numeral::Ordinal(parts) if value == 1.0 && parts >= 3.0 && end == start + 1 => {
            is_part(pieces, end, at).then_some((1.0 / parts, at + 1))
        }
        // "one twenty-fifth", "one one hundred fifth".
        Numeral::Small(_) | Numeral::Ten(_) if value == 1.0 && end == start + 1 => {
            let whole = ordinals::ordinal(pieces, at).filter(|whole| whole.value >= 20.0);
            whole.map(|whole| (1.0 / whole.value, whole.end)).or_else(|| parts_of_tens(pieces, at, value))
        }
        Numeral::Ten(_) if at == end => parts_of_tens(pieces, at, value),
        Numeral::Part(part) => {
            let plural = pieces.text(at).ends_with('s');
            let joined = pieces.dash(end) || value == 1.0 || is_scale(pieces, at + 1);
            if !plural && !joined {
                return None;
            }
            let scale = match word(pieces, at + 1) {
                Numeral::Scale(scale) => Some(scale),
                _ => None,
            };
            Some((value * part * scale.unwrap_or(1.0), at + 1 + usize::from(scale.is_some())))
        }
        _ => None,
    }
}

/// "three twenty-fifths".
fn parts_of_tens(pieces: &Pieces, at: usize, value: f64) -> Option<(f64, usize)> {
    let last = at + 1 + usize::from(pieces.dash(at + 1));
    match (word(pieces, at), word(pieces, last)) {
        (Numeral::Ten(tens), Numeral::Parts(parts)) if parts < 10.0 => {
            Some((value / (tens + parts), last + 1))
        }
        _ => None,
    }
}

/// Whether an ordinal behind "one" is a part and no place in a row: "one-third", "one third of it".
pub(super) fn is_part(pieces: &Pieces, end: usize, ordinal: usize) -> bool {
    pieces.dash(end)
        || pieces.is(ordinal + 1, "of")
        || matches!(pieces.at(ordinal + 1).sort, Sort::End | Sort::Mark(_))
}

/// "of a million", behind a part.
pub(super) fn of_scale(pieces: &Pieces, at: usize) -> Option<(f64, usize)> {
    match word(pieces, at + 2) {
        Numeral::Scale(scale) if pieces.is(at, "of") && pieces.any(at + 1, &["a", "one"]) => {
            Some((scale, at + 3))
        }
        _ => None,
    }
}

/// "and a half", "and three quarters", "and 2/3": what is added behind a numeral.
pub(super) fn tail(pieces: &Pieces, at: usize) -> Option<(f64, usize)> {
    let dashed = usize::from(pieces.dash(at));
    let and = at + dashed;
    if !pieces.is(and, "and") {
        return None;
    }
    if let Some(part) = stroke(pieces, and + 1) {
        return Some((part, and + 4));
    }
    let from = and + 1 + usize::from(pieces.dash(and + 1));
    let (count, next) = match word(pieces, from) {
        Numeral::Small(value) if value > 0.0 => (value, from + 1),
        Numeral::Ten(tens) => {
            let last = from + 1 + usize::from(pieces.dash(from + 1));
            match word(pieces, last) {
                Numeral::Small(value) => (tens + value, last + 1),
                _ => (tens, from + 1),
            }
        }
        _ if pieces.any(from, &["a", "an"]) => (1.0, from + 1),
        _ => return None,
    };
    let next = next + usize::from(pieces.dash(next));
    let part = match word(pieces, next) {
        // "one hundred and thirty fifths" has fifths of the whole, "and thirty hundredths" is said like decimals.
        Numeral::Parts(parts) if count < 20.0 || parts >= 100.0 => 1.0 / parts,
        Numeral::Part(part) if count < 20.0 => part,
        Numeral::Ordinal(parts) if count == 1.0 && parts >= 3.0 => 1.0 / parts,
        _ => return None,
    };
    // "one billion and a half million" counts the half of the million.
    if let Numeral::Scale(scale) = word(pieces, next + 1)
        && is_scale(pieces, at.wrapping_sub(1))
    {
        let last = match word(pieces, at.wrapping_sub(1)) {
            Numeral::Scale(last) => last,
            _ => 1.0,
        };
        return Some((count * part * scale / last, next + 2));
    }
    Some((count * part, next + 1))
}

/// "two out of three": a part of one.
pub(super) fn out_of(pieces: &Pieces, at: usize, value: f64) -> Option<(f64, usize)> {
    if !(pieces.is(at, "out") && pieces.is(at + 1, "of")) {
        return None;
    }
    let mut whole = Sum::default();
    let every = usize::from(pieces.any(at + 2, &["every", "each"]));
    let end = whole.take(pieces, at + 2 + every, false)?;
    (whole.total() > value && value > 0.0).then(|| (value / whole.total(), end))
}
