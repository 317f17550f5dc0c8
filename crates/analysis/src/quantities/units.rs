//! Units: which words and signs beside a figure say what it measures.
//!
//! Owns the table of units and how one is recognised before or after a figure. Knows no figure's value.

use super::pieces::{Pieces, Sort};
use crate::words::WordMap;
use std::sync::LazyLock;

/// A unit of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// How many of which smaller units people go on in: "60 minute".
    parts: &'static str,
    /// Its name, in the singular: "square kilometer", "US dollar", "percent".
    pub name: &'static str,
    /// What it measures.
    pub measure: Measure,
}

/// The unit of ages that name none.
pub(super) const YEAR: Unit = Unit { parts: "", name: "year", measure: Measure::Time };

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Measure {
    Percent,
    Money,
    Length,
    Area,
    Volume,
    Mass,
    Speed,
    Time,
    Data,
    Energy,
    Angle,
    Temperature,
    Other,
}

#[derive(Default)]
struct Table {
    /// As written: signs, abbreviations, codes.
    symbols: WordMap<&'static str, Unit>,
    /// In lower case and singular, without points and hyphens.
    words: WordMap<&'static str, Unit>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for line in crate::lexicon::list!("units.txt").lines() {
        let mut fields = line.split('|').map(str::trim);
        let (Some(name), Some(kind)) = (fields.next(), fields.next()) else { continue };
        let Some(measure) = measure(kind) else { continue };
        let (symbols, words) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        // All dollars have cents.
        let family = name.rsplit(' ').next().and_then(|last| table.words.get(last));
        let family = family.filter(|unit| unit.measure == Measure::Money).map(|unit| unit.parts);
        let parts = fields.next().or(family).unwrap_or_default();
        let unit = Unit { parts, name, measure };
        for symbol in symbols.split_whitespace() {
            table.symbols.insert(symbol, unit);
        }
        for word in words.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            table.words.insert(word, unit);
        }
        // The table lives as long as the program.
        let lower: String = name.chars().flat_map(char::to_lowercase).collect();
        table.words.insert(lower.leak(), unit);
    }
    table
});

fn measure(kind: &str) -> Option<Measure> {
    Some(match kind {
        "percent" => Measure::Percent,
        "money" => Measure::Money,
        "length" => Measure::Length,
        "area" => Measure::Area,
        "volume" => Measure::Volume,
        "mass" => Measure::Mass,
        "speed" => Measure::Speed,
        "time" => Measure::Time,
        "data" => Measure::Data,
        "energy" => Measure::Energy,
        "angle" => Measure::Angle,
        "temperature" => Measure::Temperature,
        "other" => Measure::Other,
        _ => return None,
    })
}

/// A unit found beside a figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub unit: Unit,
    /// The first of its pieces.
    pub start: usize,
    /// The piece after its last.
    pub end: usize,
    /// What the figure is to be multiplied by: a million in "30 MUSD".
    pub factor: f64,
}

/// The longest name of a unit, in pieces.
const LONGEST: usize = 5;

/// The unit that begins right at `start`, after a figure.
pub(super) fn after(pieces: &Pieces, start: usize) -> Option<Found> {
    if matches!(pieces.at(start).sort, Sort::End | Sort::Digits(_) | Sort::Code) {
        return None;
    }
    let mut phrase = String::new();
    let mut found: Option<Found> = None;
    for end in start + 1..=start + LONGEST {
        let last = pieces.at(end - 1);
        // A name of several words has no stop inside; "m2" has a digit.
        if matches!(
            last.sort,
            Sort::End | Sort::Code | Sort::Mark(',' | ';' | ':' | '(' | ')' | '"' | '“' | '”')
        ) {
            break;
        }
        if matches!(last.sort, Sort::Digits(_)) && last.spaced {
            break;
        }
        let unit = symbol(pieces.slice(start, end), pieces, start).or_else(|| {
            if last.sort == Sort::Mark('.') {
                return None;
            }
            pieces.phrase(start, end, &mut phrase);
            if phrase.contains(['.', '-']) { word(&plain(&phrase)) } else { word(&phrase) }
        });
        // In "$50-$100" the second sign is of the second figure.
        let taken = matches!(pieces.at(end).sort, Sort::Digits(_)) && !pieces.at(end).spaced;
        if let Some((unit, factor)) = unit
            && !(taken && unit.measure == Measure::Money)
        {
            found = Some(Found { unit, start, end, factor });
        }
    }
    found.map(|found| rate(pieces, found).unwrap_or(found))
}

/// "sq. ft.", "square-mile": a phrase without points and hyphens.
fn plain(phrase: &str) -> String {
    let mut plain = String::with_capacity(phrase.len());
    for c in phrase.chars().filter(|c| *c != '.') {
        match c {
            ' ' | '-' if plain.ends_with(' ') => {}
            '-' => plain.push(' '),
            _ => plain.push(c),
        }
    }
    plain
}

/// "km/s", "miles an hour": a unit by the time, where the table has the two together.
fn rate(pieces: &Pieces, found: Found) -> Option<Found> {
    let per = found.end;
    if !(pieces.any(per, &["per", "a", "an"]) || pieces.mark(per, '/')) {
        return None;
    }
    let time = pieces.text(per + 1);
    let time = TABLE.symbols.get(time).or_else(|| TABLE.words.get(time))?;
    let unit = *TABLE.words.get([found.unit.name, " per ", time.name].concat().as_str())?;
    Some(Found { unit, end: per + 2, ..found })
}

/// The unit of a name of the table.
pub(super) fn named(name: &str) -> Option<Unit> {
    TABLE.words.get(name).copied()
}

/// How many of a smaller unit a larger one has, where people go on in it with a `count`: 12 for inches in feet. Of the first
/// that has so many, where the smaller unit is not said: 100 for the cents of "15 dollars 50".
pub(super) fn parts(larger: Unit, smaller: Option<Unit>, count: f64) -> Option<f64> {
    larger.parts.split(", ").find_map(|part| {
        let (whole, name) = part.split_once(' ')?;
        let whole = super::pieces::decimal(whole, None);
        let fits = (0.0..whole).contains(&count) && smaller.is_none_or(|unit| unit.name == name);
        fits.then_some(whole)
    })
}

/// What stands before a figure and measures it: a sign or code of money, as in "US$ 5", or a sign of percent.
pub(super) fn before(pieces: &Pieces, start: usize) -> Option<Found> {
    let longest = (start + 1..=start + 3).rev().find_map(|end| {
        if !matches!(pieces.at(end).sort, Sort::Digits(_)) {
            return None;
        }
        let whole = pieces.slice(start, end);
        let mut joined: [u8; 8] = [0; 8];
        let mut length = 0;
        for byte in whole.bytes().filter(|byte| *byte != b' ') {
            *joined.get_mut(length)? = byte;
            length += 1;
        }
        let joined = std::str::from_utf8(joined.get(..length)?).ok()?;
        // "a $ 300 loan" is no Australian dollar.
        if whole.len() > joined.len() && joined.eq_ignore_ascii_case("a$") {
            return None;
        }
        let lower = joined.bytes().any(|byte| byte.is_ascii_lowercase());
        let (unit, factor) = match TABLE.symbols.get(joined) {
            Some(unit) => (*unit, 1.0),
            None if joined.ends_with('$') || is_code(joined) => {
                (*TABLE.symbols.get(joined.to_ascii_uppercase().as_str())?, 1.0)
            }
            None => (coded_million(joined)?, 1e6),
        };
        // "p 50" is a page.
        let money = unit.measure == Measure::Money && !(lower && joined.len() == 1);
        (money || joined == "%").then_some(Found { unit, start, end, factor })
    })?;
    Some(longest)
}

/// Whether three small letters may be a code: those that are also words are left out.
fn is_code(code: &str) -> bool {
    let word = matches!(
        code,
        "bob" | "dem" | "esp" | "gel" | "mad" | "nad" | "pen" | "php" | "ron" | "rub" | "sar" | "try"
    );
    code.len() == 3 && !word && code.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn symbol(sign: &str, pieces: &Pieces, start: usize) -> Option<(Unit, f64)> {
    let unit = match TABLE.symbols.get(sign) {
        Some(unit) => *unit,
        None => match coded_million(sign) {
            Some(unit) => return Some((unit, 1e6)),
            None if is_code(sign) => *TABLE.symbols.get(sign.to_ascii_uppercase().as_str())?,
            None => return None,
        },
    };
    // One letter is a unit only right behind its figure, or as a figure's only company.
    let attached = !pieces.at(start).spaced;
    let single = sign.len() == 1 && sign.bytes().all(|byte| byte.is_ascii_alphabetic());
    let word = matches!(
        sign,
        "in" | "in." | "mo" | "mos" | "hl" | "Fr" | "Ft" | "TRY" | "PEN" | "ALL" | "pt" | "cal" | "amp"
    );
    let fits = match sign {
        "C" | "F" => is_degrees(pieces, start),
        "s" => is_seconds(pieces, start, attached),
        "m" | "g" | "h" | "W" | "V" | "t" => true,
        _ => attached || !(single || word),
    };
    fits.then_some((unit, 1.0))
}

/// Whether the letter at a place is one of degrees and none of a code: "40C", "-5C", "104 F."; but "13F filing", "737C".
fn is_degrees(pieces: &Pieces, letter: usize) -> bool {
    let next = pieces.at(letter + 1);
    let ends = matches!(next.sort, Sort::End | Sort::Mark('.' | ',' | ';' | '(' | ')'));
    if pieces.at(letter).spaced {
        return ends;
    }
    let figure = letter.wrapping_sub(1);
    let before = figure.wrapping_sub(1);
    let word = pieces.text(before);
    let named =
        matches!(pieces.at(before).sort, Sort::Word(_)) && before > 0 && word.starts_with(char::is_uppercase);
    let form = pieces.is(letter, "f") && pieces.any(before, &["a", "the"]);
    (ends || next.spaced) && matches!(pieces.at(figure).sort, Sort::Digits(_)) && !named && !form
}

/// Whether a unit is no more than the letter behind a figure: "40C".
pub(super) fn is_letter_of_degrees(pieces: &Pieces, found: Found) -> bool {
    found.unit.measure == Measure::Temperature && matches!(pieces.slice(found.start, found.end), "C" | "F")
}

/// Whether the "s" at a place is of seconds: "9.8 s", "in 15s", "lasted 15s"; elsewhere it makes several of a thing or years of a figure, as
/// in "their 5s", "two 737s", "music for 80s fans".
fn is_seconds(pieces: &Pieces, letter: usize, attached: bool) -> bool {
    let figure = letter.wrapping_sub(1);
    let tens = matches!(pieces.at(figure).sort, Sort::Digits(value) if value >= 20.0 && value % 10.0 == 0.0);
    let decimals = matches!(pieces.at(figure).sort, Sort::Digits(value) if value.fract() != 0.0);
    let before = figure.wrapping_sub(1);
    let lasting = pieces.any(before, &["within", "lasts", "lasted", "takes", "took"])
        || !tens && pieces.any(before, &["in", "for"]);
    decimals || attached && lasting
}

/// "MUSD": millions, as some business news write them.
fn coded_million(code: &str) -> Option<Unit> {
    let rest = code.strip_prefix('M')?;
    (rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_uppercase()))
        .then(|| TABLE.symbols.get(rest).copied())
        .flatten()
        .filter(|unit| unit.measure == Measure::Money)
}

fn word(phrase: &str) -> Option<(Unit, f64)> {
    let words = &TABLE.words;
    let found = words.get(phrase).or_else(|| {
        let singular = phrase.strip_suffix('s')?;
        words.get(singular)
    });
    if let Some(unit) = found {
        return Some((*unit, 1.0));
    }
    // "degrees", "us dollars", "metric tons": only the last word varies; "kilometers per hour": the first does.
    let (first, rest) = phrase.split_once(' ')?;
    let first = first.strip_suffix('s')?;
    words.get([first, " ", rest].concat().as_str()).map(|unit| (*unit, 1.0))
}
