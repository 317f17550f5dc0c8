//! A sentence cut for reading figures: digits with their separators, words, marks.
//!
//! Finer than the analyser's tokens, and independent of them: "29km" is two pieces, "1,234.5" is one. Owns how digits
//! are written, and gives each word its numeral class. Knows nothing of units or of how numerals combine.

use super::numerals::{self, Numeral};
use crate::Span;
use crate::times::is_month;

/// A piece of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub sort: Sort,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sort {
    /// A figure in digits.
    Digits(f64),
    /// A fraction in one character: ½.
    Vulgar(f64),
    /// Digits that are part of a name or a code: F-16, 192.168.1.2.
    Code,
    /// A word, with what it is in a numeral.
    Word(Numeral),
    /// Any other character.
    Mark(char),
    /// Before the first and after the last.
    End,
}

/// The pieces of one sentence; the storage is used again for the next.
#[derive(Debug, Default)]
pub(super) struct Pieces<'t> {
    text: &'t str,
    list: Vec<Piece>,
}

const END: Piece = Piece { span: Span { start: 0, end: 0 }, sort: Sort::End, spaced: true };

/// Digits longer than this are no figure.
const LONGEST: usize = 24;

impl<'t> Pieces<'t> {
    /// Cuts what `span` covers of the text.
    pub fn fill(&mut self, text: &'t str, span: Span) {
        self.text = text;
        self.list.clear();
        let mut at = span.start;
        let mut spaced = true;
        while at < span.end {
            let Some(first) = text.get(at..span.end).and_then(|rest| rest.chars().next()) else { break };
            if first.is_whitespace() {
                at += first.len_utf8();
                spaced = true;
                continue;
            }
            let (end, sort) = self.piece(first, at, span.end, spaced);
            self.list.push(Piece { span: Span::new(at, end), sort, spaced });
            at = end;
            spaced = false;
        }
    }

    /// The piece at a place; [`Sort::End`] outside.
    pub fn at(&self, place: usize) -> Piece {
        self.list.get(place).copied().unwrap_or(END)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The value of a piece of nothing but digits.
    pub fn plain(&self, place: usize) -> Option<f64> {
        match self.at(place).sort {
            Sort::Digits(value) if self.text(place).bytes().all(|byte| byte.is_ascii_digit()) => Some(value),
            _ => None,
        }
    }

    /// The words of a piece.
    pub fn text(&self, place: usize) -> &'t str {
        let span = self.at(place).span;
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The text from one piece to another.
    pub fn slice(&self, from: usize, to: usize) -> &'t str {
        let (first, last) = (self.at(from).span, self.at(to.saturating_sub(1)).span);
        self.text.get(first.start..last.end).unwrap_or_default()
    }

    /// Whether a piece is this word (given in lower case).
    pub fn is(&self, place: usize, word: &str) -> bool {
        matches!(self.at(place).sort, Sort::Word(_)) && self.text(place).eq_ignore_ascii_case(word)
    }

    /// Whether a piece is one of these words (given in lower case).
    pub fn any(&self, place: usize, words: &[&str]) -> bool {
        matches!(self.at(place).sort, Sort::Word(_))
            && words.iter().any(|word| self.text(place).eq_ignore_ascii_case(word))
    }

    /// Whether a piece is this mark.
    pub fn mark(&self, place: usize, mark: char) -> bool {
        self.at(place).sort == Sort::Mark(mark)
    }

    /// Whether a piece is a hyphen or a dash.
    pub fn dash(&self, place: usize) -> bool {
        matches!(self.at(place).sort, Sort::Mark('-' | '–' | '—' | '‐' | '‑' | '−'))
    }

    /// The pieces from one place to another, joined as a phrase is written in the tables: lower case, one space
    /// between words.
    pub fn phrase(&self, from: usize, to: usize, phrase: &mut String) {
        phrase.clear();
        for place in from..to {
            if place > from && self.at(place).spaced {
                phrase.push(' ');
            }
            let text = self.text(place);
            if text.is_ascii() {
                phrase.push_str(text);
            } else {
                phrase.extend(text.chars().flat_map(char::to_lowercase));
            }
        }
        phrase.make_ascii_lowercase();
    }

    fn piece(&self, first: char, at: usize, end: usize, spaced: bool) -> (usize, Sort) {
        let bytes = self.text.as_bytes();
        let byte = |place: usize| if place < end { bytes.get(place).copied().unwrap_or(0) } else { 0 };
        if first.is_ascii_digit() || (first == '.' && spaced && byte(at + 1).is_ascii_digit()) {
            // "On May 5 200 people" came: the day goes with the month, and the year of "In '68 100 people" with its mark.
            let last = self.list.len().wrapping_sub(1);
            let dated = match self.at(last).sort {
                Sort::Word(_) => is_month(self.text(last)),
                Sort::Mark('\'' | '’') => !spaced,
                _ => false,
            };
            return self.digits(at, end, dated);
        }
        if let Some(value) = numerals::vulgar(first) {
            return (at + first.len_utf8(), Sort::Vulgar(value));
        }
        if !first.is_alphabetic() {
            return (at + first.len_utf8(), Sort::Mark(first));
        }
        let mut stop = at;
        for c in self.text.get(at..end).unwrap_or_default().chars() {
            // Letters, accents, and the points of "U.S." and "a.m.".
            let inner_point = c == '.'
                && byte(stop + 1).is_ascii_alphabetic()
                && (stop == at + 1 || byte(stop.wrapping_sub(2)) == b'.');
            if !(c.is_alphabetic()
                || inner_point
                || (!c.is_ascii() && c.is_alphanumeric() && !c.is_numeric()))
            {
                break;
            }
            stop += c.len_utf8();
        }
        // The signs of vowels in some scripts are no letters of their own.
        let stop = stop.max(at + first.len_utf8());
        let word = self.text.get(at..stop).unwrap_or_default();
        (stop, Sort::Word(Numeral::of(word)))
    }

    /// Digits from `at`, with the separators that belong to them. `dated`: two of them are a day or a year, so that spaces are none.
    fn digits(&self, at: usize, end: usize, dated: bool) -> (usize, Sort) {
        let bytes = self.text.as_bytes();
        let byte = |place: usize| if place < end { bytes.get(place).copied().unwrap_or(0) } else { 0 };
        let run = |mut place: usize| {
            let start = place;
            while byte(place).is_ascii_digit() {
                place += 1;
            }
            place - start
        };
        // A letter or a point directly before: part of a name.
        let before = at.checked_sub(1).and_then(|place| bytes.get(place)).copied().unwrap_or(b' ');
        let two_before = at.checked_sub(2).and_then(|place| bytes.get(place)).copied().unwrap_or(b' ');
        let coded =
            matches!(before, b'_' | b'#' | b'@') || (before == b'-' && two_before.is_ascii_uppercase());
        let first = run(at);
        let mut stop = at + first;
        let mut point = None;
        let comma_groups = |from: usize| byte(from) == b',' && run(from + 1) >= 2;
        let comma = |from: usize| {
            byte(from) == b',' && matches!(run(from + 1), 1 | 2) && byte(from + 1 + run(from + 1)) != b','
        };
        let pointed = if (1..=3).contains(&first) { self.pointed_groups(at, stop, end) } else { stop };
        let grouped = pointed > stop;
        stop = pointed;
        if !grouped && first <= 3 && first > 0 && comma_groups(stop) {
            // 1,234,567 and 12,34,567; a last group of two is a fraction.
            while byte(stop) == b',' {
                let group = run(stop + 1);
                let last = byte(stop + 1 + group) != b',';
                match group {
                    3 => stop += 4,
                    2 if !last || first <= 2 && stop == at + first && group == 2 => {
                        if last {
                            point = Some(stop);
                        }
                        stop += 3;
                    }
                    _ => break,
                }
            }
        } else if first > 0 && comma(stop) {
            // 1,3 and 5,00: a comma for the point.
            point = Some(stop);
            stop += 1 + run(stop + 1);
        } else if !grouped && (1..=3).contains(&first) && !(dated && first <= 2) {
            stop = self.spaced_groups(stop, end);
        }
        if !grouped && point.is_none() && byte(stop) == b'.' && byte(stop + 1).is_ascii_digit() {
            point = Some(stop);
            stop += 1 + run(stop + 1);
            // A second point: an address, a version, a date.
            let mut code = false;
            while byte(stop) == b'.' && byte(stop + 1).is_ascii_digit() {
                stop += 1 + run(stop + 1);
                code = true;
            }
            if code {
                return (stop, Sort::Code);
            }
        }
        // Letters and then digits again: a code. Superscripts belong to units.
        let letters = (stop..end).take(3).take_while(|&place| byte(place).is_ascii_alphabetic()).count();
        let tail = byte(stop + letters);
        let code = letters > 0 && tail.is_ascii_digit() && !self.is_power(stop, letters, end);
        if coded || code || stop - at > LONGEST {
            return (stop, Sort::Code);
        }
        let number = self.text.get(at..stop).unwrap_or_default();
        (stop, Sort::Digits(decimal(number, point.map(|point| point - at))))
    }

    /// The end of groups of three digits set off by points, as in 1.234.567 and 1.234,56. One group alone is a fraction, and
    /// four parts are an address: 192.168.100.101.
    fn pointed_groups(&self, at: usize, stop: usize, end: usize) -> usize {
        let digits = |text: &str| text.bytes().take(4).take_while(u8::is_ascii_digit).count();
        let written = self.text.get(at..end).unwrap_or_default();
        let mut rest = self.text.get(stop..end).unwrap_or_default();
        let (mut groups, mut zeros) = (0, false);
        while let Some(group) = rest.strip_prefix('.').filter(|group| digits(group) == 3) {
            rest = group.get(3..).unwrap_or_default();
            groups += 1;
            zeros |= group.starts_with('0');
        }
        let sound = match groups {
            0 => false,
            1 => rest.strip_prefix(',').is_some_and(|rest| matches!(digits(rest), 1 | 2)),
            3 => zeros,
            _ => true,
        };
        let goes_on = rest.strip_prefix('.').is_some_and(|rest| digits(rest) > 0);
        if sound && !goes_on && !written.starts_with('0') { stop + 4 * groups } else { stop }
    }

    /// The end of groups of three digits set off by single spaces or apostrophes: 1 234 567, 1'234'567.
    fn spaced_groups(&self, mut stop: usize, end: usize) -> usize {
        let start = stop;
        // Longer ones are no figure.
        while stop - start <= LONGEST {
            let rest = self.text.get(stop..end).unwrap_or_default();
            let Some(space) = rest
                .chars()
                .next()
                .filter(|c| matches!(c, ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}'))
            else {
                break;
            };
            let group = rest.get(space.len_utf8()..).unwrap_or_default();
            let digits = group.bytes().take(4).take_while(u8::is_ascii_digit).count();
            if digits != 3 {
                // "423 0000" is two figures.
                return if digits == 4 { start } else { stop };
            }
            stop += space.len_utf8() + 3;
        }
        stop
    }

    /// Whether "m2", "km2", "e13" or "x10" follow: digits after letters that make no code of it.
    fn is_power(&self, stop: usize, letters: usize, end: usize) -> bool {
        let word = self.text.get(stop..stop + letters).unwrap_or_default();
        let digits = self
            .text
            .get(stop + letters..end)
            .unwrap_or_default()
            .bytes()
            .take(3)
            .take_while(u8::is_ascii_digit)
            .count();
        matches!(word, "e" | "E" | "x")
            || (digits == 1 && matches!(word, "m" | "km" | "cm" | "mm" | "ft" | "mi" | "yd"))
    }
}

/// The value of digits: exact to fifteen of them. `point` is where the fraction begins.
pub(super) fn decimal(digits: &str, point: Option<usize>) -> f64 {
    let (mut value, mut places) = (0.0_f64, 0);
    for (place, byte) in digits.bytes().enumerate() {
        if byte.is_ascii_digit() {
            value = value * 10.0 + f64::from(byte - b'0');
            places += i32::from(point.is_some_and(|point| place > point));
        }
    }
    value / 10_f64.powi(places)
}
