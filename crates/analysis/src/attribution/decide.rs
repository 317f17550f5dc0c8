//! Which proposals are attributions: a linear model over what one sees of cue, source and content.
//!
//! Owns the features and the decision; the weights are learnt (`assay-training`) and lie in `models/attribution.bin`.
//! The register of the text (how much of it is in the first or second person, how much is quoted) is a feature, since
//! "I think" hands over a content in a conversation and hardly in a report. Knows nothing of exact extents.

use super::candidates::{Candidate, Construction};
use super::lexicon::{Act, Commitment, Part};
use super::quotes::Quotes;
use super::tree::Tree;
use crate::linear::{Feature, Model, Scores, hash_folded};
use crate::{Relation, Tag};
use std::ops::Range;
use std::sync::OnceLock;

/// The model: one class, an attribution where its sum is above zero.
pub type Judge = Model<1>;

/// The model that ships.
pub fn judge() -> &'static Judge {
    static JUDGE: OnceLock<Judge> = OnceLock::new();
    JUDGE.get_or_init(|| Judge::load(include_bytes!("../../models/attribution.bin")).unwrap_or_default())
}

/// The sum of a proposal's features, in steps of the model.
pub fn score(judge: &Judge, features: &[Feature]) -> i16 {
    let mut scores = Scores::<1>::default();
    for feature in features {
        judge.add(*feature, &mut scores);
    }
    scores.0.first().copied().unwrap_or_default()
}

/// Whether a proposal is an attribution whatever the model says: constructions that have hardly another reading, of which
/// the corpus has too few, or none since its annotators count them otherwise (nouns).
pub fn is_plain(tree: &Tree, candidate: &Candidate) -> bool {
    let Some(cue) = candidate.lexical else { return candidate.construction == Construction::AccordingTo };
    let vague = ["it", "this", "that", "which", "these", "those", "what", "there", "i", "we", "you"];
    let source = candidate.holder.is_some_and(|holder| !tree.is(holder, &vague));
    let that = candidate.content.first().is_some_and(|first| tree.is(*first, &["that"]));
    let clause = that || tree.child(candidate.head, &[Relation::Subject, Relation::PassiveSubject]).is_some();
    let passive = tree.child(candidate.anchor, &[Relation::PassiveAuxiliary]).is_some();
    match candidate.construction {
        Construction::Quotation | Construction::Inserted => true,
        Construction::Clause => {
            let verb = tree.tag(candidate.anchor) == Tag::Verb;
            let known = matches!(cue.act, Act::Speech | Act::Report | Act::Belief | Act::Knowledge);
            // "It said that …": who it is stands before.
            let it = cue.act == Act::Speech
                && !passive
                && candidate.holder.is_some_and(|holder| tree.is(holder, &["it"]));
            let asks = cue.can(Act::Question)
                && source
                && candidate.content.first().is_some_and(|first| tree.is(*first, &["whether", "why", "how"]));
            verb && clause && (asks || known && (source || that && (passive || it)))
        }
        Construction::Words => {
            source && matches!(cue.act, Act::Speech | Act::Report | Act::Belief | Act::Knowledge)
        }
        Construction::Extraposed => {
            passive && that && matches!(cue.act, Act::Speech | Act::Report | Act::Belief)
        }
        Construction::Beside => {
            let holder = candidate.holder.is_some_and(|holder| tree.tag(holder) != Tag::Pron);
            let act = matches!(cue.act, Act::Speech | Act::Report | Act::Belief);
            source && holder && act && is_set_off(tree, candidate.anchor)
        }
        Construction::AsClause => {
            source && cue.act == Act::Speech && !tree.is(candidate.anchor, &["continued", "continues"])
        }
        Construction::NounClause | Construction::NounIs => {
            that && (cue.act == Act::Speech
                || source && cue.act == Act::Belief
                || cue.commitment == Commitment::Possible)
        }
        _ => false,
    }
}

/// "…, two sources told the paper": whether a comma and another mark part a short frame from what is said.
fn is_set_off(tree: &Tree, cue: usize) -> bool {
    const LONGEST: usize = 18;
    let thing =
        tree.child(cue, &[Relation::Object, Relation::Complement, Relation::OpenComplement]).is_some();
    let words = |token: &usize| tree.tag(*token) != Tag::Punct;
    let frame: Vec<usize> = tree.fruit(cue, |_| false).into_iter().filter(words).collect();
    let (Some(&first), Some(&last)) = (frame.first(), frame.last()) else { return false };
    let whole = last - first < LONGEST && frame.len() == (first..=last).filter(words).count();
    whole
        && (!thing || tree.is(cue, &["told", "tells"]))
        && first > 0
        && tree.is(first - 1, &[","])
        && tree.tag(last + 1) == Tag::Punct
}

/// What kind of text it is, in coarse steps.
#[derive(Clone, Copy, Debug, Default)]
pub struct Register {
    /// First persons in a thousand words.
    first: u32,
    /// Second persons in a thousand words.
    second: u32,
    /// Quotation marks in a thousand words.
    quoted: u32,
}

impl Register {
    /// Of a document.
    pub fn of(tree: &Tree) -> Self {
        let mut register = Self::default();
        let count = tree.document.tokens.len();
        for token in 0..count {
            match tree.tag(token) {
                Tag::Pron if tree.is(token, &["i", "we", "me", "us"]) => register.first += 1,
                Tag::Pron if tree.is(token, &["you"]) => register.second += 1,
                Tag::Punct if tree.is(token, &["\"", "“", "”", "``", "''"]) => register.quoted += 1,
                _ => {}
            }
        }
        let step = |found: u32| match u64::from(found) * 1000 / count.max(1) as u64 {
            0 => 0,
            1..=4 => 1,
            5..=15 => 2,
            _ => 3,
        };
        Self { first: step(register.first), second: step(register.second), quoted: step(register.quoted) }
    }
}

/// What a source is, as far as its head tells.
fn source_kind(tree: &Tree, candidate: &Candidate) -> u32 {
    let Some(holder) = candidate.holder else { return 0 };
    if tree.is(holder, &["i"]) {
        return 1;
    }
    let kinds: [&[&str]; 7] = [
        &["we", "us", "our", "me", "my"],
        &["you", "your"],
        &["he", "she", "his", "her", "him"],
        &["they", "them", "their"],
        &["it", "its"],
        &["this", "that", "these", "those", "which", "what"],
        &["who", "some", "many", "others", "people", "most", "everyone", "someone", "one"],
    ];
    if let Some(kind) = kinds.iter().position(|kind| tree.is(holder, kind)) {
        return kind as u32 + 2;
    }
    match tree.tag(holder) {
        Tag::Propn => 10,
        Tag::Noun if super::lexicon::find(Part::Noun, tree.word(holder)).is_some() => 11,
        Tag::Noun => 12,
        Tag::Verb => 13,
        _ => 14,
    }
}

/// How a content is introduced.
fn opening(tree: &Tree, quotes: &Quotes, candidate: &Candidate) -> u32 {
    let Some(&first) = candidate.content.first() else { return 0 };
    if quotes.apart(first, candidate.anchor).is_some() {
        return 1;
    }
    let words: [&[&str]; 6] = [
        &["that"],
        &["if", "whether"],
        &["what", "who", "which", "whom", "whose", "whatever"],
        &["how", "why", "when", "where"],
        &["to"],
        &["as", "because", "while", "although", "when", "so", "than"],
    ];
    if let Some(word) = words.iter().position(|word| tree.is(first, word)) {
        return word as u32 + 2;
    }
    match tree.tag(first) {
        Tag::Verb if tree.word(first).ends_with("ing") => 10,
        Tag::Verb => 11,
        Tag::Pron => 12,
        Tag::Noun | Tag::Propn | Tag::Det | Tag::Adj | Tag::Num => 13,
        Tag::Adp => 14,
        _ => 15,
    }
}

/// The form of the cue: as it ends, and what stands before it.
fn form(tree: &Tree, cue: usize) -> u32 {
    let word = tree.word(cue);
    let ending = match word {
        _ if word.ends_with("ing") => 1,
        _ if word.ends_with("ed") => 2,
        _ if word.ends_with('s') => 3,
        _ => 0,
    };
    let helped =
        tree.children(cue).filter(|child| *child < cue).fold(0, |helped, child| match tree.relation(child) {
            Relation::Auxiliary if tree.is(child, &["do", "does", "did"]) => helped | 1,
            Relation::Auxiliary if tree.is(child, &["have", "has", "had", "'ve", "'s"]) => helped | 2,
            Relation::Auxiliary => helped | 4,
            Relation::PassiveAuxiliary => helped | 8,
            Relation::Copula => helped | 16,
            Relation::Marker if tree.is(child, &["to"]) => helped | 32,
            Relation::Marker | Relation::Coordinator => helped | 64,
            _ => helped,
        });
    ending << 8 | helped
}

/// Lays the features of a proposal into `found`.
pub fn features(
    tree: &Tree,
    quotes: &Quotes,
    register: Register,
    sentence: &Range<usize>,
    candidate: &Candidate,
    found: &mut Vec<Feature>,
) {
    let cue = candidate.anchor;
    let construction = candidate.construction as u32;
    let lemma =
        candidate.lexical.map_or_else(|| hash_folded(tree.word(cue).as_bytes()), |cue| u32::from(cue.lemma));
    let act = candidate.lexical.map_or(99, |cue| cue.act as u32);
    let acts = candidate.lexical.map_or(0, |cue| u32::from(cue.acts));
    let source = source_kind(tree, candidate);
    let opening = opening(tree, quotes, candidate);
    let form = form(tree, cue);
    let relation = tree.relation(cue) as u32;
    let negated =
        u32::from(tree.children(cue).any(|child| tree.is(child, &["not", "n't", "never", "nor", "no"])));
    let last = sentence.end.saturating_sub(1);
    let asks = u32::from(tree.is(last, &["?"]) || tree.is(last.saturating_sub(1), &["?"]));
    let length = candidate.content.len().min(60) as u32;
    let length = if length < 8 { length } else { 8 + length.ilog2() };
    let quoted = u32::from(quotes.around(cue).is_some());
    let before = u32::from(candidate.head < cue);
    let clause =
        u32::from(tree.child(candidate.head, &[Relation::Subject, Relation::PassiveSubject]).is_some())
            | u32::from(
                tree.child(
                    candidate.head,
                    &[Relation::Copula, Relation::Auxiliary, Relation::PassiveAuxiliary],
                )
                .is_some(),
            ) << 1;
    let holder = candidate.holder.map_or(0, |holder| hash_folded(tree.word(holder).as_bytes()));
    let previous = cue.checked_sub(1).map_or(0, |token| hash_folded(tree.word(token).as_bytes()));
    let next = hash_folded(tree.word(cue + 1).as_bytes());
    let outer = tree.head(cue).map_or(0, |head| hash_folded(tree.word(head).as_bytes()));
    let object = u32::from(tree.child(cue, &[Relation::Object]).is_some())
        | u32::from(tree.child(cue, &[Relation::Oblique]).is_some()) << 1;
    let helper =
        tree.child(cue, &[Relation::Auxiliary]).map_or(0, |helper| hash_folded(tree.word(helper).as_bytes()));
    let inner = hash_folded(tree.word(candidate.head).as_bytes());
    let inner_source = tree.child(candidate.head, &[Relation::Subject, Relation::PassiveSubject]);
    let inner_source = inner_source.map_or(0, |inner| 1 + tree.tag(inner) as u32);
    let voice = register.first << 4 | register.second << 2 | register.quoted;
    found.clear();
    found.extend([
        Feature::zero(0),
        Feature::one(1, construction),
        Feature::two(2, construction, act),
        Feature::one(3, lemma),
        Feature::two(4, lemma, source),
        Feature::two(5, act, source),
        Feature::two(6, construction, source),
        Feature::two(7, construction, opening),
        Feature::two(8, act, opening),
        Feature::two(9, lemma, opening),
        Feature::two(10, construction, form),
        Feature::two(11, construction, relation),
        Feature::two(12, act, relation),
        Feature::one(13, form),
        Feature::two(14, lemma, negated),
        Feature::two(15, source, asks),
        Feature::one(16, length),
        Feature::two(17, construction, length),
        Feature::two(18, source, register.first),
        Feature::two(19, act, register.first),
        Feature::two(20, act, register.quoted),
        Feature::one(21, voice),
        Feature::two(22, quoted, source),
        Feature::two(23, before, construction),
        Feature::two(24, clause, construction),
        Feature::two(25, clause, act),
        Feature::one(26, holder),
        Feature::one(27, previous),
        Feature::one(28, next),
        Feature::two(29, object, act),
        Feature::two(30, lemma, form),
        Feature::three(31, act, source, opening),
        Feature::one(32, acts),
        Feature::two(33, lemma, construction),
        Feature::one(34, outer),
        Feature::two(35, relation, form),
        Feature::two(36, opening, length),
        Feature::two(37, lemma, relation),
        Feature::two(38, lemma, helper),
        Feature::two(39, source, helper),
        Feature::two(40, source, form),
        Feature::three(41, lemma, source, opening),
        Feature::one(42, inner),
        Feature::two(43, source, inner_source),
        Feature::two(44, act, before << 1 | quoted),
    ]);
    // Of constructions that say by themselves what they are there are few examples: little else may sway them.
    match candidate.construction {
        Construction::Credit | Construction::Signed => found.truncate(2),
        Construction::AccordingTo
        | Construction::AsClause
        | Construction::Quotation
        | Construction::Inserted => found.truncate(3),
        _ => {}
    }
}
