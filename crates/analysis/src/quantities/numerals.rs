//! Numerals: how digits and number words combine to one value.
//!
//! "3 hundred and 21", "two and a half million", "three quarters", "10 1/2", "twenty-fifth". Owns the grammar of
//! numerals; knows no unit and does not judge whether a figure counts anything.

use super::pieces::{self, Pieces, Sort};
use crate::words::WordMap;
use std::sync::LazyLock;

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
    crate::lexicon::lines(include_str!("../../data/numerals.txt"))
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

/// The value of a fraction in one character.
pub(super) fn vulgar(c: char) -> Option<f64> {
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
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        _ => return None,
    })
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
            && !pieces.mark(start, '—'));
    let first = start + usize::from(negative);
    // Only figures are negative, and "minus" stands before one.
    let mut figure = ordinal(pieces, first).or_else(|| cardinal(pieces, first, money))?;
    figure.start = start;
    if negative {
        figure.value = -figure.value;
    }
    Some(figure)
}

fn word(pieces: &Pieces, place: usize) -> Numeral {
    match pieces.at(place).sort {
        Sort::Word(numeral) => numeral,
        _ => Numeral::None,
    }
}

fn cardinal(pieces: &Pieces, start: usize, money: bool) -> Option<Figure> {
    if let Some(figure) = indefinite(pieces, start) {
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
    if let Some((value, end)) = parts(pieces, start, at, sum.total()) {
        return Some(Figure { value, start, end, form: Form::Fraction, scale: None });
    }
    if let Some((value, end)) = out_of(pieces, at, sum.total()) {
        return Some(Figure { value, start, end, form: Form::Fraction, scale: None });
    }
    let mut value = sum.total();
    // "and a half", "and three quarters": of the last scale where one was said, of one where none was.
    if let Some((part, end)) = tail(pieces, at) {
        value += part * sum.scale.unwrap_or(1.0);
        (at, form) = (end, Form::Words);
        if let Numeral::Scale(scale) | Numeral::Short(scale) = word(pieces, at) {
            value = sum.total() * scale + part * scale;
            at += 1;
        }
    } else if let Some((decimals, end)) = spoken_point(pieces, at) {
        (value, at, form) = (value + decimals, end, Form::Words);
    }
    if let Some((power, end)) = power(pieces, at, value) {
        (value, at) = (power, end);
    }
    value.is_finite().then_some(Figure { value, start, end: at, form, scale: sum.scale })
}

/// "two out of three": a part of one.
fn out_of(pieces: &Pieces, at: usize, value: f64) -> Option<(f64, usize)> {
    if !(pieces.is(at, "out") && pieces.is(at + 1, "of")) {
        return None;
    }
    let mut whole = Sum::default();
    let end = whole.take(pieces, at + 2, false)?;
    (whole.total() > value && value > 0.0).then(|| (value / whole.total(), end))
}

/// What begins with no figure: "a dozen", "half a million", "thousands", "a third of", "hundreds of thousands".
fn indefinite(pieces: &Pieces, start: usize) -> Option<Figure> {
    let article = usize::from(pieces.any(start, &["a", "an"]));
    let figure = |value, end, form| Some(Figure { value, start, end, form, scale: None });
    match word(pieces, start + article) {
        Numeral::Part(part) if part == 0.5 || article == 1 || is_scale(pieces, start + 1) => {
            // "the first half", "the other half" are names of a part, not how large it is.
            let named = pieces.any(
                start.wrapping_sub(1),
                &["the", "other", "latter", "second", "first", "this", "that", "last"],
            );
            if pieces.text(start + article).ends_with('s') || named {
                return None;
            }
            let mut at = start + article + 1;
            at += usize::from(pieces.dash(at) && is_scale(pieces, at + 1));
            at += usize::from(pieces.any(at, &["a", "an"]) && is_scale(pieces, at + 1));
            let (mut value, mut scaled) = (part, false);
            match word(pieces, at) {
                Numeral::Scale(scale) => (value, at, scaled) = (part * scale, at + 1, true),
                Numeral::Dozen => (value, at, scaled) = (part * 12.0, at + 1, true),
                // "a quarter of a million"
                _ if pieces.is(at, "of") && pieces.any(at + 1, &["a", "one"]) => {
                    if let Numeral::Scale(scale) = word(pieces, at + 2) {
                        (value, at, scaled) = (part * scale, at + 3, true);
                    }
                }
                _ => {}
            }
            figure(value, at, if scaled { Form::Words } else { Form::Fraction })
        }
        Numeral::Ordinal(value) if article == 1 && value >= 3.0 => {
            let end = start + 2;
            let open =
                matches!(pieces.at(end).sort, Sort::End) || pieces.is(end, "of") || pieces.mark(end, '.');
            open.then_some(Figure { value: 1.0 / value, start, end, form: Form::Fraction, scale: None })
        }
        // "several hundred", "a few dozen", "a couple of thousand": more than one of it.
        _ if pieces.any(start + article, &["several", "few", "couple"]) => {
            let of = usize::from(pieces.is(start + article, "couple"));
            let at = start + article + 1 + of;
            let scale = match word(pieces, at) {
                Numeral::Hundred => Some(100.0),
                Numeral::Scale(scale) => Some(scale),
                Numeral::Dozen => Some(12.0),
                _ => None,
            };
            let few = of == 1 && pieces.is(at - 1, "of") || of == 0;
            scale.filter(|_| few).and_then(|scale| figure(2.0 * scale, at + 1, Form::Plural))
        }
        _ if pieces.is(start, "tens") => vague(pieces, start).filter(|figure| figure.end > start + 1),
        class @ (Numeral::Hundred | Numeral::Scale(_) | Numeral::Dozen) => {
            let plural = pieces.text(start + article).ends_with(['s', 'S']);
            if article == 0 && plural { vague(pieces, start) } else { None }
                .or_else(|| (article == 1).then(|| after_article(pieces, start, class)).flatten())
        }
        _ => None,
    }
}

fn is_scale(pieces: &Pieces, place: usize) -> bool {
    matches!(word(pieces, place), Numeral::Scale(_) | Numeral::Dozen)
}

/// "thousands", "tens of thousands", "hundreds of millions": at least two of the smallest.
fn vague(pieces: &Pieces, start: usize) -> Option<Figure> {
    let (mut value, mut at) = (2.0, start);
    loop {
        value *= match word(pieces, at) {
            Numeral::Hundred => 100.0,
            Numeral::Scale(scale) => scale,
            Numeral::Dozen => 12.0,
            _ if pieces.is(at, "tens") && pieces.is(at + 1, "of") => 10.0,
            _ => return None,
        };
        at += 1;
        let next = pieces.text(at + 1);
        if !(pieces.is(at, "of")
            && next.ends_with(['s', 'S'])
            && (is_scale(pieces, at + 1) || pieces.is(at + 1, "hundreds")))
        {
            break;
        }
        at += 1;
    }
    Some(Figure { value, start, end: at, form: Form::Plural, scale: None })
}

/// "a hundred and twenty", "a dozen", "a million": the article counts as one.
fn after_article(pieces: &Pieces, start: usize, class: Numeral) -> Option<Figure> {
    let mut sum = Sum { current: 1.0, last: Last::Small, ..Sum::default() };
    let at = sum.take(pieces, start + 1, false)?;
    let (mut value, mut end) = (sum.total(), at);
    if let Some((fraction, stop)) = parts(pieces, start + 1, at, value) {
        return Some(Figure { value: fraction, start, end: stop, form: Form::Fraction, scale: None });
    }
    if let (Some((part, stop)), true) = (tail(pieces, at), class != Numeral::Dozen) {
        (value, end) = (value + part * sum.scale.unwrap_or(1.0), stop);
    }
    Some(Figure { value, start, end, form: Form::Words, scale: None })
}

/// What was added last.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Last {
    #[default]
    Nothing,
    Small,
    Ten,
    Hundred,
    Scale(f64),
    Digits(f64),
    Closed,
}

/// The sum of a numeral as it is read from left to right.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    whole: f64,
    current: f64,
    last: Last,
    scale: Option<f64>,
}

impl Sum {
    fn total(&self) -> f64 {
        self.whole + self.current
    }

    /// Takes all that belongs to the numeral; the piece after it.
    fn take(&mut self, pieces: &Pieces, start: usize, money: bool) -> Option<usize> {
        let mut at = start;
        // A numeral of more words than this is none.
        while at < start + 24 {
            let mut next = at;
            if at > start {
                // "twenty-one", "hundred and one".
                if pieces.dash(at)
                    && matches!(self.last, Last::Ten)
                    && matches!(word(pieces, at + 1), Numeral::Small(_))
                {
                    next = at + 1;
                } else if pieces.is(at, "and") && matches!(self.last, Last::Hundred | Last::Scale(_)) {
                    next = at + 1;
                    // "3 hundred and 2.1 hundred" is two figures.
                    let other = match pieces.at(next).sort {
                        Sort::Digits(value) => value >= 1000.0 || word(pieces, next + 1) == Numeral::Hundred,
                        _ => false,
                    };
                    // "180 million and 200 million" as well.
                    let as_large = match (word(pieces, next + 1), self.last) {
                        (Numeral::Scale(scale) | Numeral::Short(scale), Last::Scale(last)) => scale >= last,
                        _ => false,
                    };
                    if other || as_large || tail(pieces, at).is_some() {
                        break;
                    }
                } else if pieces.dash(at)
                    && !pieces.at(at).spaced
                    && self.last != Last::Nothing
                    && is_scale(pieces, at + 1)
                {
                    next = at + 1;
                }
            }
            match self.add(pieces, next, money, next > at) {
                Some(end) => at = end,
                None => break,
            }
        }
        (at > start).then_some(at)
    }

    fn add(&mut self, pieces: &Pieces, at: usize, money: bool, joined: bool) -> Option<usize> {
        let piece = pieces.at(at);
        match piece.sort {
            Sort::Digits(value) => {
                let fits = match self.last {
                    Last::Nothing => true,
                    // "4 thousand 3 hundred and 21".
                    Last::Hundred => joined && value < 100.0,
                    Last::Scale(scale) => {
                        value < scale && (joined || matches!(word(pieces, at + 1), Numeral::Hundred))
                    }
                    _ => false,
                };
                if !fits {
                    return None;
                }
                self.current += value;
                self.last = Last::Digits(value);
                Some(self.digits_tail(pieces, at, value, money))
            }
            Sort::Vulgar(value) if matches!(self.last, Last::Nothing | Last::Digits(_)) => {
                self.current += value;
                self.last = Last::Closed;
                Some(at + 1)
            }
            Sort::Word(numeral) => self.add_word(pieces, at, numeral),
            _ => None,
        }
    }

    fn add_word(&mut self, pieces: &Pieces, at: usize, numeral: Numeral) -> Option<usize> {
        match numeral {
            Numeral::Small(value) => {
                let fits = match self.last {
                    Last::Nothing | Last::Hundred => true,
                    Last::Ten => (1.0..10.0).contains(&value),
                    Last::Scale(scale) => value < scale,
                    _ => false,
                };
                fits.then(|| (self.current += value, self.last = Last::Small))?;
            }
            Numeral::Ten(value) => {
                let fits = matches!(self.last, Last::Nothing | Last::Hundred | Last::Scale(_));
                fits.then(|| (self.current += value, self.last = Last::Ten))?;
            }
            Numeral::Hundred => {
                let rest = self.current % 1000.0;
                let fits = matches!(self.last, Last::Small | Last::Ten | Last::Digits(_))
                    && rest < 100.0
                    && rest > 0.0;
                fits.then(|| (self.current += rest * 99.0, self.last = Last::Hundred))?;
            }
            Numeral::Scale(scale) | Numeral::Short(scale) => {
                if matches!(self.last, Last::Nothing) {
                    return None;
                }
                let smaller = self.scale.is_none_or(|last| scale < last);
                if smaller && self.current > 0.0 {
                    self.whole += self.current * scale;
                } else {
                    self.whole = self.total() * scale;
                }
                self.current = 0.0;
                self.scale = Some(scale);
                self.last = Last::Scale(scale);
            }
            Numeral::Dozen if !matches!(self.last, Last::Nothing | Last::Closed) => {
                // "three hundred and two dozens" counts two of them.
                let units = self.current % 100.0;
                self.current += if units > 0.0 { units * 11.0 } else { self.current * 11.0 };
                self.last = Last::Closed;
            }
            _ => return None,
        }
        let _ = pieces;
        Some(at + 1)
    }

    /// After digits: a fraction ("10 1/2", "3/4"), decimals set apart ("14 . 8 %"), a short scale ("5m", "2k").
    fn digits_tail(&mut self, pieces: &Pieces, at: usize, value: f64, money: bool) -> usize {
        let plain = |place: usize| match pieces.at(place).sort {
            Sort::Digits(value) if pieces.text(place).bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(value)
            }
            _ => None,
        };
        let fraction = |place: usize| {
            let (over, under) = (plain(place)?, plain(place + 2)?);
            let common =
                [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 16.0, 32.0, 64.0, 100.0, 1000.0].contains(&under);
            (pieces.mark(place + 1, '/') && over < under && common && !pieces.mark(place + 3, '/'))
                .then(|| over / under)
        };
        if let Some(part) = fraction(at).filter(|_| !pieces.mark(at.wrapping_sub(1), '/')) {
            self.current += part - value;
            return at + 3;
        }
        if let (Some(part), Some(_)) = (fraction(at + 1), plain(at)) {
            self.current += part;
            return at + 4;
        }
        let mut end = at + 1;
        // Tokenised text sets the point apart.
        let apart = pieces.mark(end, '.') && pieces.at(end).spaced && pieces.at(end + 1).spaced;
        if let (true, Some(decimals), Some(_)) = (apart, plain(end + 1), plain(at)) {
            let measured =
                pieces.mark(end + 2, '%') || is_scale(pieces, end + 2) || pieces.is(end + 2, "percent");
            let places = pieces.text(end + 1).len() as i32;
            if measured && places <= 4 {
                self.current += decimals / 10_f64.powi(places);
                end += 2;
            }
        }
        if let Some(scale) = short_scale(pieces, end, money) {
            let value = self.current;
            (self.whole, self.current) = (self.whole + value * scale, 0.0);
            self.last = Last::Closed;
            self.scale = Some(scale);
            end += 1;
        }
        end
    }
}

/// Whether what follows "2.5m" is counted and not measured: "2.5m euros", "3m people"; "5m long" and "5m of rope" are metres.
fn counts(pieces: &Pieces, at: usize) -> bool {
    let word = pieces.text(at);
    let plural = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let other = [
        "metres",
        "meters",
        "hurdles",
        "across",
        "towards",
        "upwards",
        "downwards",
        "always",
        "tall",
        "this",
        "was",
        "does",
        "has",
    ];
    pieces.at(at).spaced
        && (plural && !other.contains(&word)
            || matches!(word, "people" | "euro" | "men" | "women" | "children" | "yen" | "yuan" | "won"))
}

/// One letter for a scale, behind digits.
fn short_scale(pieces: &Pieces, at: usize, money: bool) -> Option<f64> {
    let attached = !pieces.at(at).spaced;
    // "5k-run" and "3M's" have no letter of scale… but "5k-20k" has.
    match pieces.text(at) {
        "k" | "K" => Some(1e3),
        "M" if attached || money => Some(1e6),
        "m" if money || attached && counts(pieces, at + 1) => Some(1e6),
        "B" | "b" if attached || money => Some(1e9),
        "T" | "t" if money && attached => Some(1e12),
        _ => None,
    }
}

/// "two thirds", "one-eighth", "twenty-three fifths", "three quarters": a numeral and its denominator.
fn parts(pieces: &Pieces, start: usize, end: usize, value: f64) -> Option<(f64, usize)> {
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
            let joined = pieces.dash(end)
                || pieces.is(at + 1, "of")
                || matches!(pieces.at(at + 1).sort, Sort::End | Sort::Mark(_));
            joined.then_some((1.0 / parts, at + 1))
        }
        Numeral::Ten(tens) if at == end => {
            let last = at + 1 + usize::from(pieces.dash(at + 1));
            match word(pieces, last) {
                Numeral::Parts(parts) if parts < 10.0 => Some((value / (tens + parts), last + 1)),
                _ => None,
            }
        }
        Numeral::Part(part) => {
            let plural = pieces.text(at).ends_with('s');
            let joined = pieces.dash(end) || value == 1.0;
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

/// "and a half", "and three quarters", "and two thirds": what is added behind a numeral.
fn tail(pieces: &Pieces, at: usize) -> Option<(f64, usize)> {
    let dashed = usize::from(pieces.dash(at));
    let and = at + dashed;
    if !pieces.is(and, "and") {
        return None;
    }
    let from = and + 1 + usize::from(pieces.dash(and + 1));
    let (count, next) = match word(pieces, from) {
        Numeral::Small(value) if value > 0.0 => (value, from + 1),
        _ if pieces.any(from, &["a", "an"]) => (1.0, from + 1),
        _ => return None,
    };
    let next = next + usize::from(pieces.dash(next));
    let part = match word(pieces, next) {
        Numeral::Part(part) => part,
        Numeral::Parts(parts) => 1.0 / parts,
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

/// "point zero three": decimals in words.
fn spoken_point(pieces: &Pieces, at: usize) -> Option<(f64, usize)> {
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
fn power(pieces: &Pieces, at: usize, value: f64) -> Option<(f64, usize)> {
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
    if times && pieces.at(at + 1).sort == Sort::Digits(10.0) && pieces.mark(at + 2, '^') {
        return exponent(at + 3).map(|(power, end)| (value * 10_f64.powi(power), end));
    }
    None
}

/// "third", "twenty-fifth", "11th", "three trillionth".
fn ordinal(pieces: &Pieces, start: usize) -> Option<Figure> {
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
