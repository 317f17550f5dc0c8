//! What the judge of causes sees: words, stems and classes, what stands around connectives, how verbs are used, and
//! whether one of the listed markers of a cause is there, with events on either side.
//!
//! Owns the features and the list of classes (`data/events.txt`). A feature counts once however often it occurs. Every
//! question has a number of its own, in the order below.

use crate::linear::{Feature, hash, hash_folded};
use crate::words::WordMap;
use crate::{Document, Tag};
use std::ops::Range;
use std::sync::LazyLock;

/// No more tokens of a sentence are looked at.
const LONGEST: usize = 200;
/// How far a word and the class it belongs with may stand apart.
const NEAR: usize = 4;
/// How far from a connective events are looked for.
const FAR: usize = 7;

static CLASSES: LazyLock<WordMap<u32, u8>> = LazyLock::new(|| {
    let lines = crate::lexicon::list!("events.txt").lines();
    let classes = lines.filter_map(|line| line.split_once(':')).zip(1_u8..);
    classes
        .flat_map(|((_, words), class)| {
            words.split_whitespace().map(move |word| (hash(word.as_bytes()), class))
        })
        .collect()
});

/// Words that may connect a cause and an effect, or two events in time.
static CONNECTIVES: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let words = "after when as following since because over against for by amid if during to with in from of while on before so due result";
    let mut words: Vec<u32> = words.split(' ').map(|word| hash(word.as_bytes())).collect();
    words.sort_unstable();
    words
});

/// A token as the questions see it.
#[derive(Clone, Copy, Debug)]
struct Word {
    word: u32,
    stem: u32,
    class: u8,
    tag: Tag,
    ending: u32,
    last: u32,
    is_ing: bool,
    connects: bool,
    is_to: bool,
}

impl Word {
    fn of(word: &str, tag: Tag) -> Self {
        let bytes = word.as_bytes();
        let folded = hash_folded(bytes);
        let end =
            |count: usize| hash_folded(bytes.get(bytes.len().saturating_sub(count)..).unwrap_or_default());
        Self {
            word: folded,
            stem: hash_folded(stem(bytes)),
            class: CLASSES.get(&folded).copied().unwrap_or_default(),
            tag,
            ending: end(2),
            last: end(3),
            is_ing: bytes.len() > 4 && bytes.ends_with(b"ing"),
            connects: CONNECTIVES.binary_search(&folded).is_ok(),
            is_to: word.eq_ignore_ascii_case("to"),
        }
    }

    fn is_content(&self) -> bool {
        matches!(self.tag, Tag::Noun | Tag::Verb | Tag::Adj | Tag::Propn | Tag::Adv)
    }

    fn tag(&self) -> u32 {
        self.tag as u32
    }

    /// The word itself where it is a function word.
    fn function(&self) -> u32 {
        if self.is_content() { 0 } else { self.word }
    }
}

/// A word without its usual endings, if enough is left.
fn stem(word: &[u8]) -> &[u8] {
    const ENDINGS: [&[u8]; 12] =
        [b"ingly", b"ings", b"ing", b"edly", b"ed", b"ies", b"es", b"s", b"ment", b"ments", b"ions", b"ion"];
    if word.first().is_some_and(u8::is_ascii_digit) {
        return b"0";
    }
    ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(*ending).filter(|stem| stem.len() >= 4))
        .unwrap_or(word)
}

/// The features of one sentence after the other.
#[derive(Debug, Default)]
pub struct Features {
    words: Vec<Word>,
    /// Where words with a class are.
    classed: Vec<u8>,
    found: Vec<Feature>,
    /// Slots that were met, so that each counts once.
    met: Vec<u64>,
}

/// Features are the same if they share a slot of so many bits.
const SLOT_BITS: u8 = 16;

impl Features {
    /// What is true of these tokens.
    pub fn of(&mut self, document: &Document, tokens: Range<usize>) -> &[Feature] {
        self.words.clear();
        self.classed.clear();
        self.found.clear();
        self.met.clear();
        self.met.resize(1 << (SLOT_BITS - 6), 0);
        let all = tokens.start..tokens.end.min(tokens.start + LONGEST);
        for token in tokens.take(LONGEST) {
            let tag = document.tokens.get(token).map_or(Tag::X, |token| token.tag);
            self.words.push(Word::of(document.word(token), tag));
        }
        self.classed.extend(self.words.iter().map(|word| word.class).filter(|class| *class > 0));
        self.whole();
        self.marked(document, all);
        self.classes();
        for at in 0..self.words.len() {
            self.word(at);
        }
        &self.found
    }

    fn add(&mut self, feature: Feature) {
        let slot = feature.slot(SLOT_BITS);
        let Some(met) = self.met.get_mut(slot as usize >> 6) else { return };
        if *met & 1 << (slot & 63) == 0 {
            *met |= 1 << (slot & 63);
            self.found.push(feature);
        }
    }

    /// The first connective of the list, and what events stand nearest to it.
    fn marked(&mut self, document: &Document, tokens: Range<usize>) {
        let Some(found) = super::marker(document, tokens.clone()) else {
            self.add(Feature::two(34, 0, 0));
            return;
        };
        let follows = found.cause.is_some_and(|cause| cause.start > found.span.start);
        let (from, to) = (found.tokens.start - tokens.start, found.tokens.end - tokens.start);
        let classed = |words: &[Word]| words.iter().filter(|word| word.class > 0).count().min(2) as u32;
        let left = classed(self.words.get(..from).unwrap_or_default());
        let right = classed(self.words.get(to..).unwrap_or_default());
        self.add(Feature::two(34, 1, follows.into()));
        self.add(Feature::three(35, follows.into(), left, right));
    }

    fn at(&self, place: usize) -> Option<Word> {
        self.words.get(place).copied()
    }

    /// The bias, the length, how it begins and ends, how many verbs.
    fn whole(&mut self) {
        let count = self.words.len();
        let verbs = self.words.iter().filter(|word| word.tag == Tag::Verb).count();
        let question = self.words.iter().any(|word| word.word == hash(b"?"));
        let stopped = self.words.last().is_some_and(|word| word.tag == Tag::Punct);
        self.add(Feature::zero(0));
        self.add(Feature::one(1, (count / 6).min(8) as u32));
        self.add(Feature::one(2, verbs.min(6) as u32));
        self.add(Feature::two(3, question.into(), stopped.into()));
        if let Some(first) = self.at(0) {
            self.add(Feature::one(4, first.word));
        }
    }

    /// The classes in their order, and in pairs and threes.
    fn classes(&mut self) {
        let classed = std::mem::take(&mut self.classed);
        for (at, &class) in classed.iter().enumerate() {
            let class = u32::from(class);
            self.add(Feature::one(5, class));
            let next = |by: usize| classed.get(at + by).copied().map(u32::from);
            if let Some(second) = next(1) {
                self.add(Feature::two(6, class, second));
                if let Some(third) = next(2) {
                    self.add(Feature::three(7, class, second, third));
                }
            }
            for by in 1..=NEAR {
                if let Some(later) = next(by) {
                    self.add(Feature::two(8, class, later));
                }
            }
        }
        self.classed = classed;
    }

    fn word(&mut self, at: usize) {
        let Some(word) = self.at(at) else { return };
        let before = at.checked_sub(1).and_then(|at| self.at(at));
        let next = self.at(at + 1);
        let class = u32::from(word.class);
        self.add(Feature::one(9, word.word));
        self.add(Feature::one(10, word.stem));
        for by in 1..=NEAR {
            let Some(later) = self.at(at + by) else { break };
            if later.class > 0 {
                let left = if word.is_content() && word.class == 0 { word.stem } else { word.word };
                self.add(Feature::two(11, left, later.class.into()));
            }
            if word.class > 0 {
                let right = if later.is_content() { later.tag() } else { later.word };
                self.add(Feature::two(12, class, right));
            }
        }
        let left = before.map_or(0, |before| before.function());
        match word.tag {
            Tag::Verb => {
                self.add(Feature::one(13, word.stem));
                self.add(Feature::one(14, word.last));
                self.add(Feature::two(15, left, word.ending));
                self.add(Feature::three(16, left, word.ending, class));
            }
            Tag::Noun if word.class > 0 => self.add(Feature::two(17, word.stem, class)),
            _ => {}
        }
        if word.is_ing {
            self.add(Feature::one(18, left));
            self.add(Feature::two(19, left, word.stem));
            self.add(Feature::two(20, left, class));
        }
        if let (true, Some(next)) = (word.is_to, next) {
            self.add(Feature::two(21, next.stem, next.tag()));
            self.add(Feature::two(22, next.class.into(), next.tag()));
            if let Some(before) = before {
                self.add(Feature::two(23, before.stem, next.tag()));
                self.add(Feature::three(24, before.class.into(), before.tag(), next.tag()));
            }
        }
        if word.connects {
            self.connective(at, word, before, next);
        }
    }

    /// Where a connective stands, and what events stand on either side of it.
    fn connective(&mut self, at: usize, word: Word, before: Option<Word>, next: Option<Word>) {
        let count = self.words.len();
        let part = (at * 4 / count.max(1)) as u32;
        let class = |word: Option<Word>| word.map_or(0, |word| u32::from(word.class));
        let tag = |word: Option<Word>| word.map_or(99, |word| word.tag());
        let after = self.words.get(at + 1..(at + FAR).min(count)).unwrap_or_default();
        let ahead = self.words.get(at.saturating_sub(FAR)..at).unwrap_or_default();
        let classed = |word: &&Word| word.class > 0;
        let event = |word: &&Word| matches!(word.tag, Tag::Noun | Tag::Verb);
        let (right, left) = (after.iter().find(classed).copied(), ahead.iter().rfind(classed).copied());
        let (right_event, left_event) =
            (after.iter().find(event).copied(), ahead.iter().rfind(event).copied());
        let verb = after.iter().any(|word| word.tag == Tag::Verb);
        self.add(Feature::two(25, word.word, part));
        self.add(Feature::two(26, class(before), word.word));
        self.add(Feature::three(27, tag(before), word.word, tag(next)));
        self.add(Feature::two(28, word.word, class(right)));
        self.add(Feature::two(29, class(left), word.word));
        self.add(Feature::three(30, class(left), word.word, class(right)));
        if let Some(event) = right_event {
            self.add(Feature::two(31, word.word, event.stem));
        }
        if let Some(event) = left_event {
            self.add(Feature::two(32, event.stem, word.word));
        }
        self.add(Feature::two(33, word.word, verb.into()));
    }
}
