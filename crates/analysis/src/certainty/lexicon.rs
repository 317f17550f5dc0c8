//! The words that bear on certainty, by class (`data/certainty.txt`), looked up in any of their regular forms.

use crate::words::WordMap;
use std::sync::LazyLock;

/// What a word says of the certainty of something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(super) enum Class {
    May,
    Must,
    Will,
    Would,
    Probable,
    Possible,
    Hearsay,
    Not,
    Factive,
    Happens,
    Fails,
    Wants,
    Believes,
    Doubts,
    Says,
    If,
    After,
}

const NAMES: [(&str, Class); 17] = [
    ("may", Class::May),
    ("must", Class::Must),
    ("will", Class::Will),
    ("would", Class::Would),
    ("probable", Class::Probable),
    ("possible", Class::Possible),
    ("hearsay", Class::Hearsay),
    ("not", Class::Not),
    ("factive", Class::Factive),
    ("happens", Class::Happens),
    ("fails", Class::Fails),
    ("wants", Class::Wants),
    ("believes", Class::Believes),
    ("doubts", Class::Doubts),
    ("says", Class::Says),
    ("if", Class::If),
    ("after", Class::After),
];

/// Some classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u32);

impl Classes {
    pub fn has(self, class: Class) -> bool {
        self.0 & 1 << class as u32 != 0
    }

    /// Each of them, as a number.
    pub fn each(self) -> impl Iterator<Item = u32> {
        (0..NAMES.len() as u32).filter(move |class| self.0 & 1 << class != 0)
    }
}

static WORDS: LazyLock<WordMap<&'static str, Classes>> = LazyLock::new(|| {
    let mut words: WordMap<&'static str, Classes> = WordMap::default();
    let lines = crate::lexicon::list!("certainty.txt").lines();
    for (name, list) in lines.filter_map(|line| line.split_once(':')) {
        let Some((_, class)) = NAMES.iter().find(|(known, _)| *known == name) else { continue };
        for word in list.split_whitespace() {
            words.entry(word).or_default().0 |= 1 << *class as u32;
        }
    }
    words
});

/// The longest word that is looked up, in bytes.
const LONGEST: usize = 18;

/// The classes of a word in any of its regular forms.
pub(super) fn classes(word: &str) -> Classes {
    let mut buffer = [0_u8; LONGEST + 1];
    let Some(place) = buffer.get_mut(..word.len()).filter(|_| word.len() <= LONGEST) else {
        return Classes::default();
    };
    place.copy_from_slice(word.as_bytes());
    place.make_ascii_lowercase();
    // A curly apostrophe is two bytes longer; clitics are looked up without it.
    let look = |bytes: &[u8]| std::str::from_utf8(bytes).ok().and_then(|word| WORDS.get(word)).copied();
    let length = word.len();
    if let Some(found) = look(buffer.get(..length).unwrap_or_default()) {
        return found;
    }
    match word {
        "n’t" | "N'T" => return look(b"not").unwrap_or_default(),
        "’ll" => return look(b"will").unwrap_or_default(),
        "’d" => return look(b"would").unwrap_or_default(),
        _ => {}
    }
    for (ending, with) in [
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ied", "y"),
        ("ing", ""),
        ("ing", "e"),
    ] {
        let Some(stem) = length.checked_sub(ending.len()).filter(|stem| *stem >= 2) else { continue };
        if buffer.get(stem..length) != Some(ending.as_bytes()) {
            continue;
        }
        let mut form = buffer;
        let end = stem + with.len();
        if let Some(place) = form.get_mut(stem..end) {
            place.copy_from_slice(with.as_bytes());
        }
        let found = look(form.get(..end).unwrap_or_default()).or_else(|| {
            // "planned", "stopping": the last letter twice.
            let doubled = stem >= 3 && form.get(stem - 1) == form.get(stem - 2) && with.is_empty();
            doubled.then(|| look(form.get(..stem - 1).unwrap_or_default())).flatten()
        });
        if let Some(found) = found {
            return found;
        }
    }
    Classes::default()
}
