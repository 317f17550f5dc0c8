//! What is seen of one token when names are looked for.
//!
//! Owns the description of a token ([`View`]): its letters, how it is written, and what the word lists know of it and of
//! the longest phrase through it. Knows no neighbour but those of that phrase, and no feature.

use crate::gazetteer::{Gazetteer, Phrase, Sort, Sorts, gazetteer};
use crate::words::Met;
use crate::{Document, Tag, Token};

/// No phrase of the word lists is looked up over more tokens.
const LONGEST: usize = 8;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Caps {
    /// A mark, or nothing.
    #[default]
    Mark,
    /// small
    Lower,
    /// Capital
    Title,
    /// CAPITALS
    Upper,
    /// X, X.
    Initial,
    /// camelCase, McDonald
    Mixed,
    /// 1984
    Digits,
    /// 13th, A1
    WithDigits,
    /// Letters without case.
    Caseless,
}

impl Caps {
    fn of(word: &str) -> Self {
        let (mut upper, mut lower, mut digits, mut letters, mut first) = (0, 0, 0, 0, false);
        for (at, letter) in word.chars().take(40).enumerate() {
            let is_upper = letter.is_uppercase();
            first |= at == 0 && is_upper;
            upper += usize::from(is_upper);
            lower += usize::from(letter.is_lowercase());
            digits += usize::from(letter.is_ascii_digit());
            letters += usize::from(letter.is_alphabetic());
        }
        match (letters, digits) {
            (0, 0) => Self::Mark,
            (0, _) => Self::Digits,
            (_, 1..) => Self::WithDigits,
            _ if upper == 1 && letters == 1 => Self::Initial,
            _ if upper > 0 && lower == 0 => Self::Upper,
            _ if first && upper == 1 => Self::Title,
            _ if upper > 0 => Self::Mixed,
            _ if lower > 0 => Self::Lower,
            _ => Self::Caseless,
        }
    }

    /// Whether a name could be written so.
    pub const fn is_capital(self) -> bool {
        matches!(self, Self::Title | Self::Upper | Self::Initial | Self::Mixed)
    }
}

/// What is seen of one token.
#[derive(Clone, Copy, Debug, Default)]
pub struct View {
    /// The letters, without case.
    pub word: u32,
    /// How it is written.
    pub caps: Caps,
    pub(super) prefix: u32,
    pub(super) suffix2: u32,
    pub(super) suffix3: u32,
    pub(super) suffix4: u32,
    /// What the word alone may be.
    pub sorts: Sorts,
    /// What the longest known phrase through it may be.
    pub phrase: Sorts,
    /// Where it stands in that phrase: 0 nowhere, 1 first, 2 inside, 3 last, 4 alone.
    pub place: u8,
    /// Short description for combinations.
    pub(super) class: u32,
    pub(super) tag: u8,
    pub(super) first: bool,
    pub(super) short: bool,
    pub(super) seen: u16,
}

impl View {
    /// What the word is counted under in the rest of the text: short ones in capitals apart, since "US" is not "us".
    pub(super) fn entry(&self) -> u64 {
        u64::from(self.word) | u64::from(self.caps == Caps::Upper && self.short) << 32
    }
}

/// Describes every token of a document.
pub fn views(document: &Document) -> Vec<View> {
    let known = gazetteer();
    let mut met = Met::new();
    let mut describe = |token: &Token| {
        let word = document.slice(token.span);
        let view = met.of(word, |word| view(known, word));
        View { tag: token.tag as u8, class: class(word, &view, token.tag), ..view }
    };
    let mut views: Vec<View> = document.tokens.iter().map(&mut describe).collect();
    for sentence in &document.sentences {
        let mut open = true;
        for at in sentence.tokens.clone() {
            if let Some(view) = views.get_mut(at) {
                view.first = open;
                open = open && view.caps == Caps::Mark;
            }
        }
        phrases(known, document, sentence.tokens.clone(), &mut views);
    }
    views
}

fn view(known: &Gazetteer, word: &str) -> View {
    let hash = Phrase::of(word);
    let caps = Caps::of(word);
    let sorts = known.sorts(hash);
    let suffix = |count: usize| {
        let at = word.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
        Phrase::of(word.get(at..).unwrap_or_default()) as u32
    };
    let prefix = word.char_indices().nth(3).map_or(word.len(), |(at, _)| at);
    View {
        word: hash as u32,
        caps,
        prefix: Phrase::of(word.get(..prefix).unwrap_or_default()) as u32,
        suffix2: suffix(2),
        suffix3: suffix(3),
        suffix4: suffix(4),
        sorts,
        short: word.len() < 5,
        ..View::default()
    }
}

/// The sorts that describe a capitalised word, the most telling first.
const CAPITAL_CLASSES: [Sort; 24] = [
    Sort::Honorific,
    Sort::State,
    Sort::Demonym,
    Sort::People,
    Sort::Title,
    Sort::Armed,
    Sort::Government,
    Sort::Media,
    Sort::Organisation,
    Sort::OrganisationHead,
    Sort::GovernmentHead,
    Sort::ArmedHead,
    Sort::MediaHead,
    Sort::PlaceHead,
    Sort::Team,
    Sort::Seat,
    Sort::GivenHe,
    Sort::GivenShe,
    Sort::Family,
    Sort::Place,
    Sort::Common,
    Sort::Town,
    Sort::EventHead,
    Sort::WorkHead,
];
/// The same for a word in small letters.
const LOWER_CLASSES: [Sort; 13] = [
    Sort::Locative,
    Sort::Speech,
    Sort::Honorific,
    Sort::ArmedHead,
    Sort::GovernmentHead,
    Sort::OrganisationHead,
    Sort::MediaHead,
    Sort::PlaceHead,
    Sort::Title,
    Sort::Role,
    Sort::EventHead,
    Sort::WorkHead,
    Sort::Team,
];

fn class(word: &str, view: &View, tag: Tag) -> u32 {
    let View { word: hash, caps, sorts, .. } = *view;
    let found = |classes: &[Sort]| classes.iter().find(|sort| sorts.has(**sort)).map(|sort| *sort as u32);
    if caps.is_capital() {
        let kind = match found(&CAPITAL_CLASSES) {
            Some(sort) if sort == Sort::GivenShe as u32 => Sort::GivenHe as u32,
            Some(sort) => sort,
            None => 31,
        };
        let caps = if matches!(caps, Caps::Title | Caps::Mixed) { 2 } else { caps as u32 };
        return 1000 + 40 * caps + kind;
    }
    match (caps, found(&LOWER_CLASSES)) {
        (Caps::Lower, Some(sort)) => 2000 + sort,
        (Caps::Lower, None) if word.len() > 4 => 3000 + tag as u32,
        (Caps::Lower | Caps::Mark, _) => hash | 0x8000_0000,
        _ => 4000 + caps as u32,
    }
}

/// Marks the tokens of a sentence that form a phrase of the word lists, the longest first from the left.
fn phrases(known: &Gazetteer, document: &Document, tokens: std::ops::Range<usize>, views: &mut [View]) {
    let mut at = tokens.start;
    while at < tokens.end {
        let Some(&view) = views.get(at) else { break };
        let mut best = (at, if view.sorts.is_empty() { Sorts::default() } else { view.sorts });
        if view.sorts.has(Sort::Opens) {
            let mut phrase = Phrase::default();
            let mut from = document.tokens.get(at).map_or(0, |token| token.span.start);
            for end in at..tokens.end.min(at + LONGEST) {
                let to = document.tokens.get(end).map_or(from, |token| token.span.end);
                phrase.push(document.text.get(from..to).unwrap_or_default());
                from = to;
                let sorts = known.sorts(phrase.hash());
                if end > at && !sorts.is_empty() {
                    best = (end, sorts);
                }
            }
        }
        for inside in at..=best.0 {
            if let Some(view) = views.get_mut(inside).filter(|_| !best.1.is_empty()) {
                view.phrase = best.1;
                view.place = match (inside == at, inside == best.0) {
                    (true, true) => 4,
                    (true, false) => 1,
                    (false, true) => 3,
                    (false, false) => 2,
                };
            }
        }
        at = best.0 + 1;
    }
}

pub(super) fn mix(hash: u32, value: u32) -> u32 {
    let mixed = (hash ^ value).wrapping_mul(0x9e37_79b1);
    mixed ^ (mixed >> 15)
}
