//! What is said of a token when names are looked for.
//!
//! Owns the features: what is made of a token's own [`View`] and its neighbours', of the run of capitalised words it
//! stands in, of what the whole text shows of the same word elsewhere, and of the text's register. Features are hashes;
//! what they weigh is for [`super::decode`].

use super::view::{Caps, View, mix, views};
use crate::Document;
use crate::gazetteer::{ByHash, Phrase, Sort};
use crate::linear::Feature;

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

/// The capitalised words that stand together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    pub start: usize,
    pub end: usize,
}

/// Everything that features are made from: the views of a document's tokens, its runs and its register.
#[derive(Debug, Default)]
pub struct Scene {
    pub(super) views: Vec<View>,
    runs: Vec<Run>,
    /// The index of the run of each token, counted from 1; 0 for none.
    run_of: Vec<u32>,
    /// Which register the text is of; zero until it is told.
    pub register: u32,
}

impl Scene {
    /// Of a document whose sentences are known.
    pub fn of(document: &Document) -> Self {
        let views = views(document);
        let mut scene = Self { views, ..Self::default() };
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

    pub(super) fn run(&self, at: usize) -> Option<Run> {
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
                    *shown.entry(view.entry()).or_default() |= bits;
                }
            }
        }
        for view in &mut self.views {
            if view.caps.is_capital() || view.caps == Caps::Lower {
                view.seen = shown.get(&view.entry()).copied().unwrap_or_default();
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
    pub fn features(&self, tokens: &std::ops::Range<usize>, at: usize, mut emit: impl FnMut(u32, Feature)) {
        let edge = View { class: 1, word: 1, ..View::default() };
        let view = |offset: isize| {
            let index = at.checked_add_signed(offset).filter(|index| tokens.contains(index));
            index.and_then(|index| self.views.get(index)).unwrap_or(&edge)
        };
        let (a, b, c, d, e) = (view(-2), view(-1), view(0), view(1), view(2));
        let mut put = |template: u32, x: u32, y: u32| {
            let hash = Feature::two(template, x, y).0 >> 1;
            emit(template, Feature(hash | u32::from(is_lexical(template)) << 31));
        };
        let caps = |view: &View| view.caps as u32;

        put(1, c.word, caps(c));
        put(2, c.word, 0);
        put(3, b.word, 0);
        put(4, d.word, 0);
        put(5, a.word, 0);
        put(6, e.word, 0);
        put(7, b.word, c.word);
        put(8, c.word, d.word);
        put(10, c.prefix, caps(c));
        put(11, c.suffix2, caps(c));
        put(12, c.suffix3, caps(c));
        put(38, c.suffix4, caps(c));
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
        put(26, u32::from(c.tag), caps(c));
        put(27, u32::from(b.tag) * 32 + u32::from(c.tag), caps(c));
        put(28, u32::from(c.tag) * 32 + u32::from(d.tag), caps(c));
        for (template, view, at) in
            [(30, c, u32::from(c.place)), (31, b, u32::from(b.place)), (32, d, u32::from(d.place))]
        {
            each(view.phrase.bits() & !OPENS, |bit| put(template, bit * 8 + at, caps(c)));
        }
        each(c.sorts.bits() & !OPENS, |bit| put(33, bit, caps(c)));
        each(u32::from(c.seen), |bit| put(34, bit, caps(c) * 2 + u32::from(c.first)));
        put(35, u32::from(c.seen), caps(c) * 2 + u32::from(c.first));
        each(u32::from(b.seen), |bit| put(36, bit, caps(c)));
        each(u32::from(d.seen), |bit| put(37, bit, caps(c)));
        if let Some(run) = self.run(at) {
            self.run_features(run, tokens, at, &mut put);
            self.linked(run, tokens, at, &mut put);
        } else {
            self.joining(tokens, at, &mut put);
        }
        let register = self.register;
        put(60, register, mix(c.class, u32::from(c.first)));
        put(61, register, mix(b.class, c.class));
        put(62, register, mix(c.class, d.class));
        put(63, register, mix(mix(caps(b), caps(c)), mix(caps(d), u32::from(c.tag))));
        put(64, register, mix(c.phrase.bits(), u32::from(c.place) * 16 + caps(c)));
        put(65, register, mix(u32::from(b.tag) * 32 + u32::from(c.tag), u32::from(d.tag)));
        let state = c.phrase.any(&[Sort::State, Sort::Seat]);
        if state {
            let whole = mix(u32::from(c.place), 7);
            put(66, register, mix(whole, d.class));
            put(67, register, mix(whole, b.class));
            put(68, register, mix(whole, u32::from(b.tag) * 32 + u32::from(d.tag)));
        }
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
        put(57, mix(first.sorts.bits() & !OPENS, last.sorts.bits() & !OPENS), place);
        put(70, mix(self.register, place), mix(first.class, last.class));
        put(71, mix(self.register, place), mix(before.class, after.class));
        put(72, mix(self.register, place), last.class);
    }
}

/// What says nothing of a word itself.
const OPENS: u32 = 1 << Sort::Opens as u32;

/// Whether a template is of a word itself, which tells much of the text at hand and little of others. Its features
/// have the highest bit set.
fn is_lexical(template: u32) -> bool {
    matches!(template, 1..=8 | 10 | 12 | 38 | 13 | 14 | 40 | 41 | 44 | 45)
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
