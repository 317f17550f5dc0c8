//! Places in a row: "third", "twenty-fifth", "11th".

use super::sum::{Last, Sum};
use super::{Figure, Form, Numeral, fractions, word};
use crate::quantities::pieces::{Pieces, Sort};

/// Words behind "second" as a unit, where another noun would make it a place: "a forty second delay".
pub const LASTING: [&str; 6] = ["delay", "delays", "spot", "spots", "clip", "clips"];

/// Whether an ordinal behind a numeral is of one place with it, "twenty-first", "twenty first century", "the two hundred first.";
/// and not of what is counted: "two hundred first graders", "twenty first-class seats", "forty second delay".
fn goes_on(pieces: &Pieces, numeral: Last, ordinal: usize) -> bool {
    let next = ordinal + 1;
    let joined = pieces.dash(next) && !pieces.at(next).spaced && !pieces.at(next + 1).spaced;
    let noun = matches!(pieces.at(next).sort, Sort::Word(Numeral::None)) && !pieces.is(next, "of");
    let many = noun && pieces.text(next).ends_with('s');
    let lasting = pieces.is(ordinal, "second") && pieces.any(next, &LASTING);
    let hyphened = pieces.dash(ordinal - 1);
    !lasting && (hyphened || !joined && !many && (numeral == Last::Ten || !noun))
}

/// "third", "twenty-fifth", "11th", "three trillionth", "a hundred and first".
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
    let article = pieces.any(start, &["a", "an"]);
    let first = start + usize::from(article);
    let counted = matches!(word(pieces, start), Numeral::Small(_) | Numeral::Ten(_));
    if matches!(word(pieces, first), Numeral::Hundred | Numeral::Scale(_)) {
        // "a hundred", or "hundred" alone: one of it.
        (sum.current, sum.last) = (1.0, Last::Small);
    } else if !counted {
        return None;
    }
    let at = sum.take(pieces, first, false)?;
    let last = at + usize::from(pieces.dash(at) || pieces.is(at, "and"));
    match word(pieces, last) {
        // "one fifth" is a part, "twenty fifth" is not.
        Numeral::Ordinal(value)
            if value < 100.0
                && sum.total() >= 20.0
                && (pieces.is(at, "and") || counted && goes_on(pieces, sum.last, last)) =>
        {
            found(sum.total() + value, last + 1)
        }
        Numeral::Ordinal(value)
            if value >= 100.0 && (sum.total() != 1.0 || !fractions::is_part(pieces, at, last)) =>
        {
            found(sum.total() * value, last + 1)
        }
        _ => None,
    }
}
