//! The sum of a numeral: how words and digits add up from left to right, "3 hundred and 21", "twenty-one million", "5m".

use super::{Numeral, fractions, is_scale, word};
use crate::quantities::pieces::{Pieces, Sort};
use crate::quantities::units;

/// What was added last.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Last {
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
pub(super) struct Sum {
    pub whole: f64,
    pub current: f64,
    pub last: Last,
    pub scale: Option<f64>,
}

impl Sum {
    pub fn total(&self) -> f64 {
        self.whole + self.current
    }

    /// Takes all that belongs to the numeral; the piece after it.
    pub fn take(&mut self, pieces: &Pieces, start: usize, money: bool) -> Option<usize> {
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
                        Sort::Digits(value) => {
                            value >= 1000.0
                                || self.last == Last::Hundred && word(pieces, next + 1) == Numeral::Hundred
                        }
                        _ => false,
                    };
                    // "180 million and 200 million" as well, and "between two hundred and two thousand".
                    let between = pieces.is(start.wrapping_sub(1), "between");
                    let as_large = match (word(pieces, next + 1), self.last) {
                        (Numeral::Scale(scale) | Numeral::Short(scale), Last::Scale(last)) => scale >= last,
                        (Numeral::Hundred, last) => last == Last::Hundred,
                        (Numeral::Scale(_), _) => between,
                        _ => false,
                    };
                    if other || as_large || fractions::tail(pieces, at).is_some() {
                        break;
                    }
                } else if pieces.dash(at)
                    && (!pieces.at(at).spaced || pieces.mark(at, '-'))
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
                        // "7 million 250 thousand"
                        let counts = match word(pieces, at + 1) {
                            Numeral::Hundred => true,
                            Numeral::Scale(smaller) => smaller < scale,
                            _ => false,
                        };
                        value < scale && (joined || counts)
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
            Sort::Word(numeral) => self.add_word(numeral).then_some(at + 1),
            _ => None,
        }
    }

    /// Adds a word; whether it fits what was said before it.
    fn add_word(&mut self, numeral: Numeral) -> bool {
        let (fits, last) = match numeral {
            Numeral::Small(value) => (
                match self.last {
                    Last::Nothing | Last::Hundred => true,
                    Last::Ten => (1.0..10.0).contains(&value),
                    Last::Scale(scale) => value < scale,
                    _ => false,
                },
                Last::Small,
            ),
            Numeral::Ten(_) => {
                (matches!(self.last, Last::Nothing | Last::Hundred | Last::Scale(_)), Last::Ten)
            }
            Numeral::Hundred => {
                let rest = self.current % 1000.0;
                let counted = matches!(self.last, Last::Small | Last::Ten | Last::Digits(_));
                (counted && rest < 100.0 && rest > 0.0, Last::Hundred)
            }
            Numeral::Scale(scale) | Numeral::Short(scale) => (self.last != Last::Nothing, Last::Scale(scale)),
            Numeral::Dozen => (!matches!(self.last, Last::Nothing | Last::Closed), Last::Closed),
            _ => return false,
        };
        if !fits {
            return false;
        }
        self.last = last;
        match numeral {
            Numeral::Small(value) | Numeral::Ten(value) => self.current += value,
            Numeral::Hundred => self.current += self.current % 1000.0 * 99.0,
            Numeral::Scale(scale) | Numeral::Short(scale) => {
                let smaller = self.scale.is_none_or(|last| scale < last);
                if smaller && self.current > 0.0 {
                    self.whole += self.current * scale;
                } else {
                    self.whole = self.total() * scale;
                }
                self.current = 0.0;
                self.scale = Some(scale);
            }
            // "three hundred and two dozens" counts two of them.
            _ => {
                let units = self.current % 100.0;
                self.current += 11.0 * if units > 0.0 { units } else { self.current };
                self.scale = Some(12.0);
            }
        }
        true
    }

    /// After digits: a fraction ("10 1/2", "3/4"), decimals set apart ("14 . 8 %"), a short scale ("5m", "2k").
    fn digits_tail(&mut self, pieces: &Pieces, at: usize, value: f64, money: bool) -> usize {
        let plain = |place| pieces.plain(place);
        if let Some(part) = fractions::stroke(pieces, at).filter(|_| !pieces.mark(at.wrapping_sub(1), '/')) {
            self.current = self.current - value + part;
            return at + 3;
        }
        // "2 1/2", "2-1/2".
        let next = at
            + 1
            + usize::from(pieces.dash(at + 1) && !pieces.at(at + 1).spaced && !pieces.at(at + 2).spaced);
        if let (Some(part), Some(_)) = (fractions::stroke(pieces, next), plain(at)) {
            self.current += part;
            return next + 3;
        }
        let mut end = at + 1;
        // Tokenised text sets the point apart.
        let apart = pieces.mark(end, '.') && pieces.at(end).spaced && pieces.at(end + 1).spaced;
        if let (true, Some(decimals), Some(_)) = (apart, plain(end + 1), plain(at)) {
            let places = pieces.text(end + 1).len() as i32;
            let behind = end + 2 + usize::from(pieces.dash(end + 2));
            let measured = money
                || value == 0.0
                || matches!(word(pieces, behind), Numeral::Scale(_) | Numeral::Short(_))
                || units::after(pieces, behind).is_some();
            // Elsewhere a sentence ends at the point, if not with a zero, and always after a year.
            if places <= 4 && measured && !(1500.0..2100.0).contains(&value) {
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
            || matches!(
                word,
                "people"
                    | "euro"
                    | "men"
                    | "women"
                    | "children"
                    | "yen"
                    | "yuan"
                    | "won"
                    | "USD"
                    | "EUR"
                    | "GBP"
            ))
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
