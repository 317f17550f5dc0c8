//! The words that the first passes know: abbreviations, contractions, words that begin sentences.
//!
//! Owns reading the lists in `data/` (each says where its words come from) and looking words up without regard to
//! case. Knows no rule about what follows from being in a list.

use crate::words::{WordMap, WordSet};
use std::sync::LazyLock;

/// How an abbreviation stands in a sentence; `data/abbreviations.txt` says what each class means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Abbreviation {
    Title,
    Number,
    Date,
    State,
    Middle,
    Open,
}

/// No word of a list is longer, in bytes.
const LONGEST: usize = 24;

/// A list of `data/` as `build.rs` leaves it: without comments and empty lines.
macro_rules! list {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name))
    };
}
pub(crate) use list;

/// Whether a word is one of a few, whatever its case (ASCII). Asked some fifty times for every word of a text, and mostly
/// in vain: where it is put into its caller, the first letters of the few are known when that is compiled, as one number.
/// In the page all of this is to be small before it is quick.
#[cfg_attr(not(target_arch = "wasm32"), inline)]
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn is_one_of(word: &str, words: &[&str]) -> bool {
    let mut initials = 0_u32;
    for known in words {
        initials |= 1 << initial(known);
    }
    initials >> initial(word) & 1 != 0 && words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The first letter whatever its case, as a number below 32.
#[inline]
fn initial(word: &str) -> u8 {
    word.as_bytes().first().map_or(0, |letter| letter & 31)
}

/// The lines of a file of cases that are no comments and not empty.
#[cfg(test)]
pub(crate) fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

static ABBREVIATIONS: LazyLock<WordMap<&str, Abbreviation>> = LazyLock::new(|| {
    let mut known = WordMap::default();
    for (class, words) in list!("abbreviations.txt").lines().filter_map(|line| line.split_once(':')) {
        let class = match class {
            "title" => Abbreviation::Title,
            "number" => Abbreviation::Number,
            "date" => Abbreviation::Date,
            "state" => Abbreviation::State,
            "middle" => Abbreviation::Middle,
            _ => Abbreviation::Open,
        };
        for word in words.split_whitespace() {
            known.entry(word).or_insert(class);
        }
    }
    known
});

static CONTRACTIONS: LazyLock<WordMap<String, usize>> = LazyLock::new(|| {
    let words = list!("contractions.txt").lines().flat_map(str::split_whitespace);
    words.filter_map(|word| Some((word.replace('|', ""), word.find('|')?))).collect()
});

static STARTERS: LazyLock<WordSet<&str>> =
    LazyLock::new(|| list!("starters.txt").lines().flat_map(str::split_whitespace).collect());

/// Calls `look` with the word in small letters, if it is no longer than any in a list.
pub(crate) fn folded<T>(word: &str, look: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let mut buffer = [0u8; LONGEST];
    let place = buffer.get_mut(..word.len())?;
    place.copy_from_slice(word.as_bytes());
    place.make_ascii_lowercase();
    look(std::str::from_utf8(place).ok()?)
}

/// What kind of abbreviation a word without its full stop is.
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    folded(word, |word| ABBREVIATIONS.get(word).copied())
}

/// Where two words that are written as one part.
pub fn contraction(word: &str) -> Option<usize> {
    // Nearly every word is turned away here, before anything is looked up.
    let bytes = word.as_bytes();
    let last = bytes.last()?.to_ascii_lowercase();
    let fits = (2..=7).contains(&bytes.len()) && matches!(last, b't' | b'a' | b'e' | b'o' | b'm' | b's');
    if !fits { None } else { folded(word, |word| CONTRACTIONS.get(word).copied()) }
}

/// Whether a word with a capital is likely to begin a sentence.
pub fn is_starter(word: &str) -> bool {
    folded(word, |word| STARTERS.contains(word).then_some(())).is_some()
}

/// Whether words before a colon say what kind of piece follows.
pub(crate) fn is_label(words: &str) -> bool {
    list!("labels.txt").lines().any(|label| label.eq_ignore_ascii_case(words))
}

/// Units that are written onto a number and are tokens of their own.
pub fn is_glued_unit(unit: &str) -> bool {
    const UNITS: [&str; 26] = [
        "k", "Hz", "am", "pm", "km", "kg", "cm", "mm", "m", "mi", "ft", "lb", "lbs", "oz", "mph", "kph",
        "bn", "mn", "MW", "GW", "kW", "hr", "hrs", "min", "AM", "PM",
    ];
    UNITS.contains(&unit)
}
