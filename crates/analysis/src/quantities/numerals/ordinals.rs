//! Places in a row: "third", "twenty-fifth", "11th".

use super::sum::Sum;
use super::{Figure, Form, Numeral, word};
use crate::quantities::pieces::{Pieces, Sort};

/// "third", "twenty-fifth", "11th", "three trillionth".
pub(super) fn ordinal(pieces: &Pieces, start: usize) -> Option<Figure> {
    let found = |value, end| Some(Figure { value, start, end, form: Form::Ordinal, scale: None });
    if let Sort::Digits(value) = pieces.at(start).sort {
        let suffix = pieces.any(start + 1, &["st", "nd", "rd", "th"]) && !pieces.at(start + 1).spaced;
        return if suffix { found(value, start + 2) } else { None };
    }
    if let Numeral::Ordinal(value) = word(pieces, start) {
        return found(value, start + 1);
    }
    let mut sum = Sum::default();
    let at = match word(pieces, start) {
        Numeral::Small(_) | Numeral::Ten(_) => sum.take(pieces, start, false)?,
        _ => return None,
    };
    let last = at + usize::from(pieces.dash(at) || pieces.is(at, "and"));
    match word(pieces, last) {
        // "one fifth" is a part, "twenty fifth" is not.
        Numeral::Ordinal(value) if value < 100.0 && sum.total() >= 20.0 => {
            found(sum.total() + value, last + 1)
        }
        Numeral::Ordinal(value) if value >= 100.0 && sum.total() != 1.0 => {
            found(sum.total() * value, last + 1)
        }
        _ => None,
    }
}
