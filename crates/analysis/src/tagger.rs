//! Part of speech of every token: a greedy linear model, from left to right.
//!
//! Owns the features and the walk; the weights come from `assay-training` (`tagger`). Each decision sees the forms of the
//! word and of two neighbours on either side, what the lists of names know of them, and the two tags before it. A sentence
//! that comes out without a verb is gone over again from the word that must be it (`predicate`).
//! Nothing is looked at beyond the sentence. Knows no grammar.

mod predicate;

use crate::document::{Document, Tag, Token};
use crate::forms::{Form, shape};
use crate::gazetteer::{Phrase, Sort, Sorts, gazetteer};
use crate::linear::{Case, Feature, Model};
use crate::words::Met;
use predicate::Tagged;
use std::sync::LazyLock;

/// Weights in a row: the seventeen tags, rounded up.
pub const WIDTH: usize = 24;

static MODEL: LazyLock<Model<WIDTH>> =
    LazyLock::new(|| Model::load(include_bytes!("../models/tagger.bin")).unwrap_or_default());

/// Tags every token of a document that has its sentences.
pub fn tag(document: &mut Document) {
    tag_with(&MODEL, document);
}

/// The same with a model of one's own.
pub fn tag_with(model: &Model<WIDTH>, document: &mut Document) {
    let text = document.text;
    let again = |walk: &mut Walk<'_>, words: &[Seen], tokens: &mut [Token], short: &mut [i16]| {
        let verb = Tagged { text, tokens, short }.hidden_verb();
        let Some((at, token)) = verb.and_then(|at| Some((at, tokens.get_mut(at)?))) else { return };
        token.tag = Tag::Verb;
        walk.from(at + 1, words, tokens, short);
    };
    each_sentence(model, document, again);
}

/// The same without a second look: what other models learn from, so that they do not hang on where it looks.
pub fn tag_once(model: &Model<WIDTH>, document: &mut Document) {
    each_sentence(model, document, |_, _, _, _| ());
}

/// Tags every sentence, and does something more with each.
fn each_sentence(
    model: &Model<WIDTH>,
    document: &mut Document,
    mut then: impl FnMut(&mut Walk<'_>, &[Seen], &mut [Token], &mut [i16]),
) {
    let text = document.text;
    let (mut words, mut short) = (Vec::new(), Vec::new());
    let mut walk = Walk { model, case: Case::default() };
    let mut met = Met::new();
    let mut see = |word| met.of(word, Seen::of);
    for sentence in &document.sentences {
        let Some(tokens) = document.tokens.get_mut(sentence.tokens.clone()) else { continue };
        words.clear();
        words.extend(tokens.iter().map(|token| see(text.get(token.span.range()).unwrap_or_default())));
        short.clear();
        short.resize(tokens.len(), i16::MAX);
        walk.from(0, &words, tokens, &mut short);
        then(&mut walk, &words, tokens, &mut short);
    }
}

/// Goes over the words of a sentence.
struct Walk<'m> {
    model: &'m Model<WIDTH>,
    case: Case,
}

impl Walk<'_> {
    /// Tags the words from one on; `short` takes by how much each missed being a verb.
    fn from(&mut self, first: usize, words: &[Seen], tokens: &mut [Token], short: &mut [i16]) {
        let tagged = tokens.get(..first).unwrap_or_default();
        let mut before = tagged.iter().fold(Before::default(), |before, token| before.then(token.tag));
        for (at, (token, short)) in tokens.iter_mut().zip(short).enumerate().skip(first) {
            features(words, at, before, &mut |feature| self.case.push(feature));
            let scores = self.model.weigh(&mut self.case);
            let best = self.model.best(&scores);
            token.tag = Tag::from_index(best);
            let score = |tag: usize| scores.0.get(tag).copied().unwrap_or_default();
            *short = score(best).saturating_sub(score(Tag::Verb as usize));
            before = before.then(token.tag);
        }
    }
}

/// How a word is written, in so far as it tells names.
const CASE: u32 = shape::CAPITAL | shape::CAPITALS | shape::SMALL;

/// What the tagger sees of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    form: Form,
    /// What it may be by the lists of names, as bits.
    names: u32,
}

/// The sorts that make a name.
const NAMES: Sorts = Sorts::all(&[
    Sort::State,
    Sort::Demonym,
    Sort::Seat,
    Sort::Place,
    Sort::Town,
    Sort::GivenHe,
    Sort::GivenShe,
    Sort::Family,
    Sort::Organisation,
    Sort::Government,
    Sort::Armed,
    Sort::Media,
]);

impl Seen {
    /// Looks at a word.
    pub fn of(word: &str) -> Self {
        Self { form: Form::of(word), names: gazetteer().sorts(Phrase::of(word)).bits() & NAMES.bits() }
    }
}

/// The two tags before a word; none at the start of a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Before {
    last: u32,
    both: u32,
}

impl Before {
    /// One word on.
    #[must_use]
    pub const fn then(self, tag: Tag) -> Self {
        let last = tag as u32 + 1;
        Self { last, both: self.last << 8 | last }
    }
}

/// Calls `found` with every feature of the word at `at`.
#[inline]
pub fn features(words: &[Seen], at: usize, before: Before, found: &mut impl FnMut(Feature)) {
    let seen = |offset: isize| -> Seen {
        at.checked_add_signed(offset).and_then(|at| words.get(at)).copied().unwrap_or_default()
    };
    let form = |offset| seen(offset).form;
    let (here, left, right) = (form(0), form(-1), form(1));
    let word = here.word;
    let case = here.shape | u32::from(at == 0) << 16;
    found(Feature::one(1, word));
    found(Feature::two(2, word, here.shape & shape::CAPITAL));
    found(Feature::two(3, case, here.suffix(1)));
    found(Feature::one(4, here.suffix(2)));
    found(Feature::two(5, here.suffix(3), here.shape & shape::CAPITAL));
    found(Feature::one(6, here.suffix(4)));
    found(Feature::two(7, here.prefix(1), here.suffix(2)));
    found(Feature::one(8, here.prefix(3)));
    found(Feature::one(9, here.prefix(2)));
    found(Feature::one(10, before.last));
    found(Feature::one(11, before.both));
    found(Feature::two(12, before.last, word));
    found(Feature::two(13, before.both, word));
    found(Feature::one(14, left.word));
    found(Feature::one(15, form(-2).word));
    found(Feature::one(16, right.word));
    found(Feature::one(17, form(2).word));
    found(Feature::two(18, left.word, word));
    found(Feature::two(19, word, right.word));
    found(Feature::two(20, before.last, right.word));
    found(Feature::one(21, right.suffix(3)));
    found(Feature::one(22, left.suffix(3)));
    found(Feature::three(23, case, left.shape, right.shape));
    found(Feature::three(24, before.last, here.suffix(3), right.suffix(2)));
    found(Feature::two(25, before.last, here.shape));
    found(Feature::two(26, here.suffix(2), right.word));
    found(Feature::two(27, word, form(2).word));
    found(Feature::two(29, seen(0).names, here.shape & CASE | u32::from(at == 0) << 16));
    found(Feature::three(30, seen(-1).names, seen(0).names, seen(1).names));
    found(Feature::two(28, here.last as u32, (here.last >> 32) as u8 as u32));
}
