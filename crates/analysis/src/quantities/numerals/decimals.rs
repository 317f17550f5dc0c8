//! What follows a numeral and makes it finer or larger: "point zero three", "x10^6".

use super::{Numeral, word};
use crate::quantities::pieces::{Pieces, Sort};

/// "point zero three": decimals in words.
pub(super) fn spoken_point(pieces: &Pieces, at: usize) -> Option<(f64, usize)> {
    if !pieces.is(at, "point") {
        return None;
    }
    let (mut value, mut unit, mut end) = (0.0, 1.0, at + 1);
    while end < at + 12 {
        match word(pieces, end) {
            Numeral::Small(digit) if digit < 10.0 => {
                unit /= 10.0;
                value += digit * unit;
            }
            Numeral::Small(digits) | Numeral::Ten(digits) => {
                unit /= 100.0;
                value += digits * unit;
            }
            _ => break,
        }
        end += 1;
    }
    (end > at + 1).then_some((value, end))
}

/// "e13", "x10^6", "^-2" behind digits.
pub(super) fn power(pieces: &Pieces, at: usize, value: f64) -> Option<(f64, usize)> {
    let exponent = |mut place: usize| {
        let mut sign = 1;
        while let Sort::Mark(mark @ ('+' | '-' | '−')) = pieces.at(place).sort {
            sign = if mark == '+' || place > at + 3 { 1 } else { -sign };
            place += 1;
        }
        match pieces.at(place).sort {
            Sort::Digits(digits) if digits < 300.0 && digits.fract() == 0.0 => {
                Some((sign * digits as i32, place + 1))
            }
            _ => None,
        }
    };
    // "1.2 x 10^3", with spaces or without.
    let apart =
        pieces.is(at, "x") && pieces.at(at + 1).sort == Sort::Digits(10.0) && pieces.mark(at + 2, '^');
    if pieces.at(at).spaced && !pieces.mark(at, '×') && !apart {
        return None;
    }
    if pieces.mark(at, '^') {
        return exponent(at + 1).map(|(power, end)| (value.powi(power), end));
    }
    if pieces.any(at, &["e"]) && !pieces.at(at + 1).spaced {
        return exponent(at + 1).map(|(power, end)| (value * 10_f64.powi(power), end));
    }
    let times = pieces.mark(at, '×') || pieces.is(at, "x");
    if times && pieces.at(at + 1).sort == Sort::Digits(10.0) {
        let raised = superscript(pieces, at + 2);
        let (power, end) = if pieces.mark(at + 2, '^') { exponent(at + 3)? } else { raised };
        return (end > at + 2).then(|| (value * 10_f64.powi(power), end));
    }
    None
}

/// The exponent in raised digits, and the piece after it: "⁸", "⁻³".
fn superscript(pieces: &Pieces, at: usize) -> (i32, usize) {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let sign = usize::from(pieces.mark(at, '⁻'));
    let (mut value, mut end) = (0, at + sign);
    // More of them than this are no exponent.
    while let Sort::Mark(mark) = pieces.at(end).sort
        && end < at + 4
        && let Some(digit) = RAISED.iter().position(|raised| *raised == mark)
    {
        (value, end) = (value * 10 + digit as i32, end + 1);
    }
    (if sign > 0 { -value } else { value }, if end > at + sign { end } else { at })
}
