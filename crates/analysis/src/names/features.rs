//! What is seen of a token when names are looked for.
//!
//! Owns the description of every token ([`View`]): its letters, what the word lists know of it, the run of
//! capitalised words it stands in, and what the whole text shows of the same word elsewhere; and the features that
//! are made of these. Features are hashes; what they weigh is for [`super::decode`].

use crate::gazetteer::{ByHash, Gazetteer, Phrase, Sort, Sorts, gazetteer};
use crate::linear::Feature;
use crate::{Document, Tag};

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

/// What the rest of the text shows of a word: bits of a set.
mod seen {
    pub const CAPITAL: u16 = 1;
    pub const LOWER: u16 = 2;
    pub const AFTER_TITLE: u16 = 4;
    pub const AFTER_GIVEN: u16 = 8;
    pub const BEFORE_FAMILY: u16 = 16;
    pub const SPEAKS: u16 = 32;
    pub const LOCATED: u16 = 64;
    pub const WITH_ORGANISATION: u16 = 128;
    pub const WITH_PLACE: u16 = 256;
    pub const AFTER_THE: u16 = 512;
    pub const OWNS: u16 = 1024;
    pub const BRACKETED: u16 = 2048;
    pub const BEFORE_PLACE: u16 = 4096;
}

/// What is seen of one token.
#[derive(Clone, Copy, Debug, Default)]
pub struct View {
    /// The letters, without case.
    pub word: u32,
    /// How it is written.
    pub caps: Caps,
    prefix: u32,
    suffix2: u32,
    suffix3: u32,
    shape: u32,
    /// What the word alone may be.
    pub sorts: Sorts,
    /// What the longest known phrase through it may be.
    pub phrase: Sorts,
    /// Where it stands in that phrase: 0 nowhere, 1 first, 2 inside, 3 last, 4 alone.
    pub place: u8,
    /// Short description for combinations.
    class: u32,
    tag: u8,
    first: bool,
    seen: u16,
}

/// The capitalised words that stand together.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    start: usize,
    end: usize,
}

/// Describes every token of a document.
pub fn views(document: &Document) -> Vec<View> {
    let known = gazetteer();
    let mut views: Vec<View> =
        document.tokens.iter().map(|token| view(known, document.slice(token.span), token.tag)).collect();
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

fn view(known: &Gazetteer, word: &str, tag: Tag) -> View {
    let hash = Phrase::of(word);
    let caps = Caps::of(word);
    let sorts = known.sorts(hash);
    let suffix = |count: usize| {
        let at = word.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
        Phrase::of(word.get(at..).unwrap_or_default()) as u32
    };
    let prefix = word.char_indices().nth(3).map_or(word.len(), |(at, _)| at);
    let class = class(word, hash as u32, caps, sorts, tag);
    View {
        word: hash as u32,
        caps,
        prefix: Phrase::of(word.get(..prefix).unwrap_or_default()) as u32,
        suffix2: suffix(2),
        suffix3: suffix(3),
        shape: shape(word),
        sorts,
        tag: tag as u8,
        class,
        ..View::default()
    }
}

/// Letters as `X`, `x` and `0`, runs shortened.
fn shape(word: &str) -> u32 {
    let mut hash = 17_u32;
    let mut last = ' ';
    for letter in word.chars().take(24) {
        let kind = match letter {
            _ if letter.is_uppercase() => 'X',
            _ if letter.is_alphabetic() => 'x',
            _ if letter.is_numeric() => '0',
            _ => letter,
        };
        if kind != last {
            hash = mix(hash, kind as u32);
            last = kind;
        }
    }
    hash
}

/// The sorts that describe a capitalised word, the most telling first.
const CAPITAL_CLASSES: [Sort; 20] = [
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
    Sort::Seat,
    Sort::GivenHe,
    Sort::GivenShe,
    Sort::Family,
    Sort::Place,
    Sort::Common,
];
/// The same for a word in small letters.
const LOWER_CLASSES: [Sort; 10] = [
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
];

fn class(word: &str, hash: u32, caps: Caps, sorts: Sorts, tag: Tag) -> u32 {
    let found = |classes: &[Sort]| classes.iter().find(|sort| sorts.has(**sort)).map(|sort| *sort as u32);
    if caps.is_capital() {
        let kind = match found(&CAPITAL_CLASSES) {
            Some(sort) if sort == Sort::GivenShe as u32 => Sort::GivenHe as u32,
            Some(sort) => sort,
            None if tag == Tag::Propn => 30,
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

fn mix(hash: u32, value: u32) -> u32 {
    let mixed = (hash ^ value).wrapping_mul(0x9e37_79b1);
    mixed ^ (mixed >> 15)
}

/// Everything that features are made from: the views of a document's tokens, its runs and its register.
#[derive(Debug, Default)]
pub struct Scene {
    views: Vec<View>,
    runs: Vec<Run>,
    /// The index of the run of each token, counted from 1; 0 for none.
    run_of: Vec<u32>,
    register: u32,
}

impl Scene {
    /// Of a document whose sentences are known.
    pub fn of(document: &Document) -> Self {
        let views = views(document);
        let register = super::register::register(&views);
        let mut scene = Self { views, register, ..Self::default() };
        scene.run_of = vec![0; scene.views.len()];
        for sentence in &document.sentences {
            scene.find_runs(sentence.tokens.clone());
        }
        scene.look_around(document);
        scene
    }

    /// What is seen of each token.
    pub fn views(&self) -> &[View] {
        &self.views
    }

    fn find_runs(&mut self, tokens: std::ops::Range<usize>) {
        let mut start = None;
        for at in tokens.start..=tokens.end {
            let capital = at < tokens.end && self.views.get(at).is_some_and(|view| view.caps.is_capital());
            match (start, capital) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    self.runs.push(Run { start: from, end: at });
                    let number = self.runs.len() as u32;
                    self.run_of.iter_mut().take(at).skip(from).for_each(|run| *run = number);
                    start = None;
                }
                _ => {}
            }
        }
    }

    fn run(&self, at: usize) -> Option<Run> {
        let number = *self.run_of.get(at)? as usize;
        self.runs.get(number.checked_sub(1)?).copied()
    }

    /// Gathers for every word what its other places in the text show, and tells each of its places.
    fn look_around(&mut self, document: &Document) {
        let mut shown: ByHash<u16> = ByHash::default();
        for sentence in &document.sentences {
            let range = sentence.tokens.clone();
            let within = |at: usize| range.contains(&at).then(|| self.views.get(at)).flatten();
            for at in range.clone() {
                let Some(view) = self.views.get(at) else { continue };
                let before = at.checked_sub(1).and_then(within);
                let bits = match view.caps {
                    Caps::Lower => seen::LOWER,
                    caps if caps.is_capital() => self.shows(at, view, before, within(at + 1), within(at + 2)),
                    _ => 0,
                };
                if bits != 0 {
                    *shown.entry(u64::from(view.word)).or_default() |= bits;
                }
            }
        }
        for view in &mut self.views {
            if view.caps.is_capital() || view.caps == Caps::Lower {
                view.seen = shown.get(&u64::from(view.word)).copied().unwrap_or_default();
            }
        }
    }

    fn shows(
        &self,
        at: usize,
        view: &View,
        before: Option<&View>,
        next: Option<&View>,
        later: Option<&View>,
    ) -> u16 {
        let mut bits = 0;
        let mut set = |bit, holds: bool| bits |= if holds { bit } else { 0 };
        set(seen::CAPITAL, !view.first);
        let run = self.run(at).unwrap_or_default();
        let last = self.views.get(run.end.saturating_sub(1)).copied().unwrap_or_default();
        if let Some(before) = before {
            set(
                seen::AFTER_TITLE,
                before.sorts.any(&[Sort::Honorific, Sort::Title]) && !view.sorts.has(Sort::Title),
            );
            set(
                seen::AFTER_GIVEN,
                before.sorts.any(&[Sort::GivenHe, Sort::GivenShe]) && before.caps.is_capital(),
            );
            set(seen::LOCATED, before.sorts.has(Sort::Locative) && run.end - run.start.min(run.end) == 1);
            set(seen::AFTER_THE, before.word == *THE && run.end == at + 1);
            set(seen::BRACKETED, before.word == *BRACKET && run.end == at + 1);
        }
        if let Some(next) = next {
            set(seen::SPEAKS, next.sorts.has(Sort::Speech));
            set(seen::OWNS, next.word == *OWNS);
            set(
                seen::BEFORE_FAMILY,
                next.sorts.has(Sort::Family) && view.sorts.any(&[Sort::GivenHe, Sort::GivenShe]),
            );
            let place = later.is_some_and(|later| {
                later.phrase.any(&[Sort::State, Sort::Place]) && later.caps.is_capital()
            });
            set(seen::BEFORE_PLACE, next.word == *COMMA && place);
        }
        let heads = [Sort::OrganisationHead, Sort::GovernmentHead, Sort::MediaHead];
        set(seen::WITH_ORGANISATION, last.sorts.any(&heads) && run.end > at + 1);
        set(seen::WITH_PLACE, last.sorts.has(Sort::PlaceHead) && run.end > at + 1);
        bits
    }

    /// Calls `emit` with every feature of the token `at` of the sentence `tokens`.
    pub fn features(&self, tokens: &std::ops::Range<usize>, at: usize, mut emit: impl FnMut(Feature)) {
        let edge = View { class: 1, word: 1, ..View::default() };
        let view = |offset: isize| {
            let index = at.checked_add_signed(offset).filter(|index| tokens.contains(index));
            index.and_then(|index| self.views.get(index)).unwrap_or(&edge)
        };
        let (a, b, c, d, e) = (view(-2), view(-1), view(0), view(1), view(2));
        let mut put = |template: u32, x: u32, y: u32| emit(Feature::two(template, x, y));
        let caps = |view: &View| view.caps as u32;

        put(1, c.word, caps(c));
        put(2, c.word, 0);
        put(3, b.word, 0);
        put(4, d.word, 0);
        put(5, a.word, 0);
        put(6, e.word, 0);
        put(7, b.word, c.word);
        put(8, c.word, d.word);
        put(9, c.shape, 0);
        put(10, c.prefix, caps(c));
        put(11, c.suffix2, caps(c));
        put(12, c.suffix3, caps(c));
        put(13, b.suffix3, caps(c));
        put(14, d.suffix3, caps(c));
        let three = mix(mix(b.class, c.class), d.class);
        put(15, c.class, u32::from(c.first));
        put(16, b.class, c.class);
        put(17, c.class, d.class);
        put(18, three, 0);
        put(19, mix(a.class, b.class), c.class);
        put(20, mix(d.class, e.class), c.class);
        put(21, b.class, caps(c));
        put(22, d.class, caps(c));
        put(23, mix(caps(b), caps(c)), mix(caps(d), u32::from(c.first)));
        put(24, b.shape, c.shape);
        put(25, c.shape, d.shape);
        put(26, u32::from(c.tag), caps(c));
        put(27, u32::from(b.tag) * 32 + u32::from(c.tag), caps(c));
        put(28, u32::from(c.tag) * 32 + u32::from(d.tag), caps(c));
        for (template, view, at) in
            [(30, c, u32::from(c.place)), (31, b, u32::from(b.place)), (32, d, u32::from(d.place))]
        {
            each(view.phrase.bits() & !(1 << Sort::Opens as u8), |bit| put(template, bit * 8 + at, caps(c)));
        }
        each(c.sorts.bits(), |bit| put(33, bit, caps(c)));
        each(u32::from(c.seen), |bit| put(34, bit, caps(c) * 2 + u32::from(c.first)));
        put(35, u32::from(c.seen), caps(c) * 2 + u32::from(c.first));
        each(u32::from(b.seen), |bit| put(36, bit, caps(c)));
        each(u32::from(d.seen), |bit| put(37, bit, caps(c)));
        if let Some(run) = self.run(at) {
            self.run_features(run, tokens, at, &mut put);
        }
        let register = self.register;
        put(60, register, c.class);
        put(61, register, mix(b.class, c.class));
        put(62, register, mix(c.class, d.class));
        put(63, register, mix(mix(caps(b), caps(c)), mix(caps(d), u32::from(c.first))));
        put(64, register, c.word);
    }

    fn run_features(
        &self,
        run: Run,
        tokens: &std::ops::Range<usize>,
        at: usize,
        put: &mut impl FnMut(u32, u32, u32),
    ) {
        let edge = View { class: 1, word: 1, ..View::default() };
        let view = |at: Option<usize>| {
            at.filter(|at| tokens.contains(at)).and_then(|at| self.views.get(at)).unwrap_or(&edge)
        };
        let (first, last) = (view(Some(run.start)), view(run.end.checked_sub(1)));
        let (before, after) = (view(run.start.checked_sub(1)), view(Some(run.end)));
        let from_start = (at - run.start).min(3) as u32;
        let to_end = (run.end - 1 - at).min(3) as u32;
        let place = from_start * 4 + to_end;
        put(40, last.word, to_end);
        put(41, first.word, from_start);
        put(42, last.class, place);
        put(43, first.class, place);
        put(44, before.word, place);
        put(45, after.word, place);
        put(46, place, u32::from(first.first));
        put(47, mix(first.class, last.class), place);
        put(48, mix(before.class, after.class), place);
        put(49, u32::from(last.seen), place);
        put(50, u32::from(first.seen), place);
        put(51, last.suffix3, to_end);
    }
}

fn each(mut bits: u32, mut call: impl FnMut(u32)) {
    while bits != 0 {
        call(bits.trailing_zeros());
        bits &= bits - 1;
    }
}

macro_rules! words {
    ($($name:ident = $word:literal;)*) => {
        $(static $name: std::sync::LazyLock<u32> = std::sync::LazyLock::new(|| Phrase::of($word) as u32);)*
    };
}
words! { THE = "the"; BRACKET = "("; OWNS = "'s"; COMMA = ","; }
