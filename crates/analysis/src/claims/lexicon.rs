//! The words by which claims are read (`data/claims.txt`) and the connectives between them (`data/connectives.txt`).
//!
//! Owns looking words up by their base form, whatever their ending and case. Knows no grammar.

use crate::lexicon::folded;
use crate::order;
use crate::words::WordMap;
use assay_dossier::RelationKind;
use std::sync::LazyLock;

/// What a word is good for; `data/claims.txt` has the criteria. A word may be of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[allow(missing_docs, reason = "the file of words says what each is")]
pub enum Class {
    Factive = 1,
    Evidential = 2,
    Mental = 4,
    Effect = 8,
    Cause = 16,
    Judgement = 32,
    Weight = 64,
    Reason = 128,
    Concession = 256,
    Condition = 512,
    Time = 1024,
    Outlook = 2048,
    Seeming = 4096,
    Held = 8192,
    Hearsay = 16384,
    Failing = 32768,
    Plan = 65536,
    Settled = 131_072,
    Event = 262_144,
}

/// Longer words are in no class, in bytes.
const LONGEST: usize = 24;

static WORDS: LazyLock<WordMap<&'static str, u32>> = LazyLock::new(|| {
    let mut words = WordMap::default();
    for line in crate::lexicon::list!("claims.txt").lines() {
        let Some((class, list)) = line.split_once(':') else { continue };
        let class = match class {
            "factive" => Class::Factive,
            "evidential" => Class::Evidential,
            "mental" => Class::Mental,
            "effect" => Class::Effect,
            "cause" => Class::Cause,
            "judgement" => Class::Judgement,
            "weight" => Class::Weight,
            "reason" => Class::Reason,
            "concession" => Class::Concession,
            "condition" => Class::Condition,
            "time" => Class::Time,
            "seeming" => Class::Seeming,
            "held" => Class::Held,
            "hearsay" => Class::Hearsay,
            "failing" => Class::Failing,
            "plan" => Class::Plan,
            "settled" => Class::Settled,
            "event" => Class::Event,
            _ => Class::Outlook,
        };
        for word in list.split_whitespace() {
            *words.entry(word).or_default() |= class as u32;
        }
    }
    words
});

/// A word's classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

impl Classes {
    /// Whether it is of a class.
    pub fn has(self, class: Class) -> bool {
        self.0 & class as u32 != 0
    }
}

/// The classes of a word in any form.
pub fn classes(word: &str) -> Classes {
    let known = |base: Base<'_>| base.with(|base| WORDS.get(base).copied());
    Classes(folded(word, |lower| bases(lower).find_map(known)).unwrap_or_default())
}

/// A word without its ending and what is put in its place.
struct Base<'w> {
    stem: &'w str,
    ending: &'static str,
}

impl Base<'_> {
    fn with<T>(&self, look: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let mut buffer = [0; LONGEST + 2];
        let (stem, rest) = buffer.split_at_mut_checked(self.stem.len())?;
        stem.copy_from_slice(self.stem.as_bytes());
        rest.get_mut(..self.ending.len())?.copy_from_slice(self.ending.as_bytes());
        let whole = buffer.get(..self.stem.len() + self.ending.len())?;
        look(std::str::from_utf8(whole).ok()?)
    }
}

/// What a word may be a form of, itself first.
fn bases(word: &str) -> impl Iterator<Item = Base<'_>> {
    const ENDINGS: [(&str, &str); 12] = [
        ("", ""),
        ("ies", "y"),
        ("ied", "y"),
        ("s", ""),
        ("es", ""),
        ("ed", ""),
        ("d", ""),
        ("ing", ""),
        ("ing", "e"),
        ("er", ""),
        ("ier", "y"),
        ("ly", ""),
    ];
    let regular = ENDINGS.iter().filter_map(move |(ending, instead)| {
        Some(Base { stem: word.strip_suffix(ending)?, ending: instead })
    });
    // "spurred": the consonant is doubled.
    let doubled = ["ed", "ing"].into_iter().filter_map(move |ending| {
        let stem = word.strip_suffix(ending)?;
        let (last, before) = (stem.chars().next_back()?, stem.strip_suffix(stem.chars().next_back()?)?);
        before.ends_with(last).then_some(Base { stem: before, ending: "" })
    });
    const IRREGULAR: [(&str, &str); 25] = [
        ("said", "say"),
        ("knew", "know"),
        ("known", "know"),
        ("understood", "understand"),
        ("felt", "feel"),
        ("saw", "see"),
        ("seen", "see"),
        ("thought", "think"),
        ("led", "lead"),
        ("made", "make"),
        ("brought", "bring"),
        ("drove", "drive"),
        ("driven", "drive"),
        ("arose", "arise"),
        ("meant", "mean"),
        ("shown", "show"),
        ("forgot", "forget"),
        ("forgotten", "forget"),
        ("proven", "prove"),
        ("foresaw", "foresee"),
        ("foreseen", "foresee"),
        ("sprang", "spring"),
        ("hurt", "hurt"),
        ("set", "set"),
        ("forecast", "forecast"),
    ];
    let irregular = IRREGULAR
        .iter()
        .filter(move |(form, _)| *form == word)
        .map(|(_, base)| Base { stem: base, ending: "" });
    regular.chain(doubled).chain(irregular)
}

/// How a connective at the head of a sentence joins it to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connective {
    /// How many words it has.
    pub words: usize,
    /// The relation of this claim to the one before; none where it only goes on.
    pub relation: Option<(Direction, RelationKind)>,
}

/// Which of the two bears on the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// This claim on the one before.
    Back,
    /// The one before on this.
    Forth,
}

/// A phrase and what it joins.
type Phrase = (Vec<&'static str>, Option<(Direction, RelationKind)>);

static CONNECTIVES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let lines = crate::lexicon::list!("connectives.txt").lines();
    let mut found: Vec<_> = lines
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(relation, list)| {
            let relation = match relation {
                "opposes" => Some((Direction::Back, RelationKind::Opposes)),
                "follows" => Some((Direction::Forth, RelationKind::Explains)),
                "supports" => Some((Direction::Back, RelationKind::Supports)),
                "elaborates" => Some((Direction::Back, RelationKind::Elaborates)),
                _ => None,
            };
            list.split(',').map(move |words| (words.split_whitespace().collect::<Vec<_>>(), relation))
        })
        .filter(|(words, _)| !words.is_empty())
        .collect();
    // The longest first, so that "in addition to" is not taken for "in addition".
    order::by_largest(&mut found, |(words, _)| words.len());
    found
});

/// The connective with which a row of words begins, if any.
pub fn connective<'w>(mut word: impl FnMut(usize) -> &'w str) -> Option<Connective> {
    let fits = |words: &&Phrase| {
        words.0.iter().enumerate().all(|(at, wanted)| word(at).eq_ignore_ascii_case(wanted))
    };
    let (words, relation) = CONNECTIVES.iter().find(fits)?;
    Some(Connective { words: words.len(), relation: *relation })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_form_is_looked_up() {
        for word in ["understand", "Understood", "fears", "worried", "realising", "spurred", "MADE", "costly"]
        {
            assert_ne!(classes(word), Classes::default(), "{word}");
        }
        assert_eq!(classes("table"), Classes::default());
        assert!(classes("suggests").has(Class::Evidential));
    }

    #[test]
    fn the_longest_connective_is_taken() {
        let words = ["In", "the", "same", "way", ",", "x"];
        assert_eq!(
            connective(|at| words.get(at).copied().unwrap_or_default()).map(|found| found.words),
            Some(4)
        );
    }
}
