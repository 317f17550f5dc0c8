//! Numerals: how digits and number words combine to one value.
//!
//! "3 hundred and 21", "two and a half million", "three quarters", "10 1/2", "twenty-fifth". Owns the grammar of
//! numerals; asks for a unit only to tell decimals that are set apart, and does not judge whether a figure counts anything.

mod decimals;
mod fractions;
mod indefinite;
mod ordinals;
mod sum;

pub(super) use fractions::vulgar;
pub(super) use ordinals::LASTING;

use super::pieces::{self, Pieces, Sort};
use crate::words::WordMap;
use std::sync::LazyLock;
use sum::{Last, Sum};

/// What a word is in a numeral.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Numeral {
    /// Zero to nineteen.
    Small(f64),
    /// Twenty to ninety.
    Ten(f64),
    /// "hundred".
    Hundred,
    /// "thousand" and its like.
    Scale(f64),
    /// "bn" and its like.
    Short(f64),
    /// "dozen".
    Dozen,
    /// "half", "quarter".
    Part(f64),
    /// "third": a place in a row, or a part.
    Ordinal(f64),
    /// "thirds".
    Parts(f64),
    /// Any other word.
    None,
}

static WORDS: LazyLock<WordMap<&'static str, Numeral>> = LazyLock::new(|| {
    crate::lexicon::list!("numerals.txt")
        .lines()
        .filter_map(|line| {
            let mut fields = line.split_whitespace();
            let (word, class, value) = (fields.next()?, fields.next()?, value(fields.next()?));
            Some((
                word,
                match class {
                    "small" => Numeral::Small(value),
                    "ten" => Numeral::Ten(value),
                    "hundred" => Numeral::Hundred,
                    "scale" => Numeral::Scale(value),
                    "short" => Numeral::Short(value),
                    "dozen" => Numeral::Dozen,
                    "half" | "quarter" => Numeral::Part(value),
                    "ordinal" => Numeral::Ordinal(value),
                    "parts" => Numeral::Parts(value),
                    _ => return None,
                },
            ))
        })
        .collect()
});

/// The value of a number as the list writes it: `12`, `0.25`, `1e6`. The standard library's reading of numbers is larger than the list.
fn value(written: &str) -> f64 {
    let (digits, power) = written.split_once('e').unwrap_or((written, "0"));
    pieces::decimal(digits, digits.find('.')) * 10_f64.powi(pieces::decimal(power, None) as i32)
}

impl Numeral {
    /// What a word is, in whatever case.
    pub fn of(word: &str) -> Self {
        let mut lower = [0_u8; 14];
        let Some(lower) = lower.get_mut(..word.len()) else { return Self::None };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).ok().and_then(|word| WORDS.get(word)).copied().unwrap_or(Self::None)
    }
}

/// A numeral that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    /// Its value.
    pub value: f64,
    /// The first of its pieces.
    pub start: usize,
    /// The piece after its last.
    pub end: usize,
    /// How it is made.
    pub form: Form,
    /// The scale that its last word named: a million in "5 million".
    pub scale: Option<f64>,
}

/// How a numeral is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits alone.
    Digits,
    /// Words, or digits with words.
    Words,
    /// The single word "one".
    One,
    /// A part of one: "two thirds", "half".
    Fraction,
    /// "dozens", "thousands": no figure, but more than one of it.
    Plural,
    /// A place in a row: "third".
    Ordinal,
}

/// Reads the numeral that begins at `start`. `money`: a sign of money stands before, so that m means million.
pub(super) fn read(pieces: &Pieces, start: usize, money: bool) -> Option<Figure> {
    let negative = pieces.any(start, &["minus", "negative"])
        || (pieces.dash(start)
            && !pieces.at(start + 1).spaced
            && pieces.at(start).spaced
            // "25 -30" is a range.
            && !matches!(pieces.at(start.wrapping_sub(1)).sort, Sort::Digits(_))
            && !pieces.mark(start, '—'));
    let first = start + usize::from(negative);
    // Only figures are negative, and "minus" stands before one.
    let mut figure = ordinals::ordinal(pieces, first).or_else(|| cardinal(pieces, first, money))?;
    figure.start = start;
    if negative {
        figure.value = -figure.value;
    }
    Some(figure)
}

/// "and a half", "and three quarters" behind a unit: what is added, and the piece after it; but not in "a mile and a half
/// dozen steps" and "a day and a quarter of the next"; "an hour and a half of the day" is one length.
pub(super) fn and_a_half(pieces: &Pieces, at: usize) -> Option<(f64, usize)> {
    let (part, end) = fractions::tail(pieces, at)?;
    let of_other = part < 0.5 && pieces.is(end, "of") && pieces.any(end + 1, &["the", "them"]);
    let closed = !pieces.dash(end) && !of_other && word(pieces, end) == Numeral::None;
    (closed && matches!(word(pieces, end - 1), Numeral::Part(_))).then_some((part, end))
}

/// Whether a numeral may begin at a place.
pub(super) fn begins(pieces: &Pieces, at: usize) -> bool {
    matches!(pieces.at(at).sort, Sort::Digits(_)) || word(pieces, at) != Numeral::None
}

/// Where the number of a group begins, behind "in": "one in five", "one in every five"; not that of a year.
pub(super) fn group(pieces: &Pieces, at: usize) -> Option<usize> {
    let place = at + 1 + usize::from(pieces.any(at + 1, &["every", "each"]));
    let number = match pieces.at(place).sort {
        Sort::Digits(value) => !(1500.0..2100.0).contains(&value),
        Sort::Word(numeral) => {
            // "one in a hundred"
            let large = matches!(word(pieces, place + 1), Numeral::Hundred | Numeral::Scale(_));
            let article = pieces.is(place, "a") && large;
            matches!(numeral, Numeral::Small(_) | Numeral::Ten(_)) || article
        }
        _ => false,
    };
    (pieces.is(at, "in") && number).then_some(place)
}

fn word(pieces: &Pieces, place: usize) -> Numeral {
    match pieces.at(place).sort {
        Sort::Word(numeral) => numeral,
        _ => Numeral::None,
    }
}

fn cardinal(pieces: &Pieces, start: usize, money: bool) -> Option<Figure> {
    if let Some(figure) = indefinite::indefinite(pieces, start) {
        return Some(figure);
    }
    let mut sum = Sum::default();
    let mut at = sum.take(pieces, start, money)?;
    let mut form = match pieces.at(start).sort {
        Sort::Digits(_) | Sort::Vulgar(_) => Form::Digits,
        _ => Form::Words,
    };
    if at == start + 1 && pieces.is(start, "one") {
        form = Form::One;
    }
    if let Some((value, end)) = fractions::parts(pieces, start, at, sum.total()) {
        // "three quarters of a million"
        let (scale, end, form) = match fractions::of_scale(pieces, end) {
            Some((scale, end)) => (scale, end, Form::Words),
            None => (1.0, end, Form::Fraction),
        };
        return Some(Figure { value: value * scale, start, end, form, scale: None });
    }
    if let Some((value, end)) = fractions::out_of(pieces, at, sum.total()) {
        return Some(Figure { value, start, end, form: Form::Fraction, scale: None });
    }
    let mut value = sum.total();
    // "and a half", "and three quarters": of the last scale where one was said, of one where none was.
    if let Some((part, end)) = fractions::tail(pieces, at) {
        value += part * sum.scale.unwrap_or(1.0);
        (at, form) = (end, Form::Words);
        if let Numeral::Scale(scale) | Numeral::Short(scale) = word(pieces, at) {
            value = sum.total() * scale + part * scale;
            at += 1;
        }
    } else if let Some((decimals, end)) = decimals::spoken_point(pieces, at) {
        (value, at, form) = (value + decimals, end, Form::Words);
        // "two point five million"
        if let (Numeral::Scale(scale), None) = (word(pieces, at), sum.scale) {
            (value, at, sum.scale) = (value * scale, at + 1, Some(scale));
        }
    }
    if let Some((power, end)) = decimals::power(pieces, at, value) {
        (value, at) = (power, end);
    }
    let hundreds = (sum.last == Last::Hundred).then_some(100.0);
    Some(Figure { value, start, end: at, form, scale: sum.scale.or(hundreds) })
}

fn is_scale(pieces: &Pieces, place: usize) -> bool {
    matches!(word(pieces, place), Numeral::Scale(_) | Numeral::Dozen)
}
