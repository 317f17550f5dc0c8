//! He or she: what a person's own name tells.
//!
//! Owns the rule: an honorific before the name decides, else the given name with which it begins. No other word does: who
//! is "the wife of Carl" is no man for that. Knows the words of one name.

use crate::Document;
use crate::gazetteer::{Phrase, Sort, gazetteer};
use crate::lexicon::folded;
use std::ops::Range;

const HE: [&str; 7] = ["mr", "mr.", "sir", "lord", "king", "prince", "monsieur"];
const SHE: [&str; 12] =
    ["mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "queen", "princess", "madam", "madame", "mme"];

/// What a name allows; both where it does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gender {
    pub(super) he: bool,
    pub(super) she: bool,
}

impl Default for Gender {
    fn default() -> Self {
        Self { he: true, she: true }
    }
}

impl Gender {
    /// What the words of a name tell.
    pub(super) fn of(document: &Document, name: &Range<usize>) -> Self {
        Self::title(document, name).unwrap_or_else(|| {
            let sorts = |at: usize| gazetteer().sorts(Phrase::of(document.word(at)));
            let titles = [Sort::Honorific, Sort::Title, Sort::Role];
            let given = [Sort::GivenHe, Sort::GivenShe];
            let first = name.clone().map(sorts).find(|sorts| sorts.any(&given) || !sorts.any(&titles));
            match first.map(|first| given.map(|given| first.has(given))) {
                Some([he, she]) if name.len() > 1 && he != she => Self { he, she },
                _ => Self::default(),
            }
        })
    }

    /// What an honorific in a name or right before it tells.
    pub(super) fn title(document: &Document, name: &Range<usize>) -> Option<Self> {
        let is = |at: usize, words: &[&str]| {
            folded(document.word(at), |word| words.contains(&word).then_some(())).is_some()
        };
        let mut before = name.start.saturating_sub(1)..name.end.saturating_sub(1);
        before.find_map(|at| match (is(at, &HE), is(at, &SHE)) {
            (false, false) => None,
            (he, she) => Some(Self { he, she }),
        })
    }

    /// Both together; what contradicts itself tells nothing.
    pub(super) fn and(self, other: Self) -> Self {
        if self.clashes(other) {
            Self::default()
        } else {
            Self { he: self.he && other.he, she: self.she && other.she }
        }
    }

    /// Whether nobody can be both.
    pub(super) fn clashes(self, other: Self) -> bool {
        !(self.he && other.he || self.she && other.she)
    }

    /// Whether it tells anything.
    pub(super) fn tells(self) -> bool {
        self.he != self.she
    }
}
