//! Pronouns whose actor is clear.
//!
//! Owns he, she, it and they. The rule: the actor is the only one of its sort that this sentence so far and the one
//! before mention; he and she also look at what a given name tells, and where nobody is near, at the paragraph so far and then
//! at what is before it: whoever is quoted over several sentences is still "he" after them. Where two are possible, nothing is said. Who does
//! something to "it" or "him" is not it or him: what binds a pronoun in its own clause is not meant by it. An "it" that holds
//! the place of a clause means nobody ([`super::pleonastic`]); an "it" that is said or denied is what was said. A speaker's "he"
//! is not looked for outside of the quotation, nor the author's inside one.

use super::gender::Gender;
use super::pleonastic::is_pleonastic;
use super::{ActorKind, Cast, Draft, Form};
use crate::attribution::Quotes;
use crate::gazetteer::{Phrase, Sort, gazetteer};
use crate::lexicon::{folded, is_one_of};
use crate::{Document, Tag};
use std::ops::Range;

/// What a pronoun can mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    He,
    She,
    It,
    They,
}

/// So many mentions are looked at for one pronoun.
const MOST: usize = 64;

fn sense(word: &str) -> Option<Sense> {
    folded(word, |lower| match lower {
        "he" | "him" | "his" | "himself" => Some(Sense::He),
        "she" | "her" | "hers" | "herself" => Some(Sense::She),
        "it" | "its" | "itself" => Some(Sense::It),
        "they" | "them" | "their" | "themselves" => Some(Sense::They),
        _ => None,
    })
}

/// Adds the pronouns that are clear. Mentions must lie in the order of the text.
pub(super) fn add(document: &Document, cast: &mut Cast) {
    let genders = genders(document, cast);
    let quotes = Quotes::new(document);
    // What is spoken: no name or word in quotation marks.
    let spoken = |token: usize| {
        quotes.around(token).filter(|quote| quotes.get(*quote).is_some_and(|quote| quote.tokens.len() > 7))
    };
    let mut found: Vec<Draft> = Vec::new();
    let mut from = 0;
    // The first mention of the paragraph.
    let (mut paragraph, mut block) = (0, usize::MAX);
    let mut previous = 0..0;
    for sentence in &document.sentences {
        let begin =
            if previous.end == sentence.tokens.start && same_block(document, sentence.block, &previous) {
                previous.start
            } else {
                sentence.tokens.start
            };
        while cast.drafts.get(from).is_some_and(|draft| draft.tokens.start < begin) {
            from += 1;
        }
        if block != sentence.block {
            (paragraph, block) = (from, sentence.block);
        }
        for at in sentence.tokens.clone() {
            if document.tokens.get(at).is_none_or(|token| !matches!(token.tag, Tag::Pron | Tag::Det | Tag::X))
            {
                continue;
            }
            let word = document.word(at);
            let Some(sense) = sense(word) else { continue };
            let is_said = || is_what_was_said(document, &sentence.tokens, at);
            let unclear = || is_said() || is_some_thing(document, &sentence.tokens, at);
            if sense == Sense::It && (is_pleonastic(document, &sentence.tokens, at) || unclear()) {
                continue;
            }
            let before =
                || cast.drafts.iter().skip(from).take(MOST).take_while(|draft| draft.tokens.end <= at);
            let subject = subject(document, cast, &sentence.tokens, at);
            let bound = before().find(|draft| Some(draft.tokens.end) == subject).map(|draft| draft.group);
            let voice = spoken(at);
            let fitting = |draft: &&Draft| {
                Some(draft.group) != bound
                    // "Russia's defence ministry said it": the ministry.
                    && !(sense == Sense::It
                        && before().any(|other| owns(other, draft) && fits(document, cast, &genders, other, sense)))
                    && spoken(draft.tokens.start) == voice
                    && fits(document, cast, &genders, draft, sense)
            };
            let farther = || cast.drafts.iter().take(from).skip(paragraph).rev().take(MOST);
            let earlier = || cast.drafts.iter().take(paragraph).rev().take(MOST);
            let mut meant = only(before().filter(fitting));
            if matches!(sense, Sense::He | Sense::She) {
                meant = meant.or_else(|| only(farther().filter(fitting)));
                meant = meant.or_else(|| only(earlier().filter(fitting)));
            }
            if let Few::One(group) = meant {
                found.push(Draft { tokens: at..at + 1, group, form: Form::Pronoun });
            }
        }
        previous = sentence.tokens.clone();
    }
    cast.drafts.append(&mut found);
}

/// Whether a mention is a part of a longer one.
fn owns(whole: &Draft, part: &Draft) -> bool {
    whole.form == Form::Nominal
        && whole.tokens.len() > part.tokens.len()
        && whole.tokens.start <= part.tokens.start
        && part.tokens.end <= whole.tokens.end
}

/// How many actors some mentions are of.
enum Few {
    None,
    One(usize),
    Several,
}

impl Few {
    /// What others say, where these say nothing.
    fn or_else(self, others: impl FnOnce() -> Self) -> Self {
        if matches!(self, Self::None) { others() } else { self }
    }
}

fn only<'d>(mut mentions: impl Iterator<Item = &'d Draft>) -> Few {
    let Some(first) = mentions.next() else { return Few::None };
    if mentions.all(|mention| mention.group == first.group) { Few::One(first.group) } else { Few::Several }
}

/// "denied it", "said it again": the object of a verb of saying is what was said.
fn is_what_was_said(document: &Document, sentence: &Range<usize>, at: usize) -> bool {
    let tag = |at: usize| document.tokens.get(at).filter(|_| sentence.contains(&at)).map(|token| token.tag);
    let verb = at.checked_sub(1).filter(|verb| matches!(tag(*verb), Some(Tag::Verb)));
    let says = verb.is_some_and(|verb| gazetteer().sorts(Phrase::of(document.word(verb))).has(Sort::Speech));
    let next = (at + 1..sentence.end).find(|next| !matches!(tag(*next), Some(Tag::Adv | Tag::Part)));
    says && document.word(at).eq_ignore_ascii_case("it")
        && !next.is_some_and(|next| matches!(tag(next), Some(Tag::Verb | Tag::Aux)))
}

/// "it was a lie", "it is already too late": what is said of a deed or of how things are, and of nobody.
fn is_some_thing(document: &Document, sentence: &Range<usize>, at: usize) -> bool {
    const THINGS: [&str; 36] = [
        "lie",
        "mistake",
        "pity",
        "disaster",
        "shame",
        "crime",
        "question",
        "matter",
        "response",
        "coincidence",
        "accident",
        "attack",
        "joke",
        "trap",
        "warning",
        "sign",
        "victory",
        "defeat",
        "mess",
        "tragedy",
        "surprise",
        "step",
        "decision",
        "problem",
        "success",
        "failure",
        "message",
        "hoax",
        "error",
        "reason",
        "chance",
        "war",
        "test",
        "scandal",
        "day",
        "time",
    ];
    let is = |at: usize, words: &[&str]| is_one_of(document.word(at), words);
    let copula = is(at + 1, &["is", "was", "'s", "’s"]) && sentence.contains(&(at + 1));
    let aside = |next: &usize| is(*next, &["not", "n't", "n’t", "already", "all", "also", "only", "simply"]);
    let Some(first) = (at + 2..sentence.end).find(|next| !aside(next)).filter(|_| copula) else {
        return false;
    };
    let tag = |at: usize| document.tokens.get(at).map(|token| token.tag);
    let describes = |at: &usize| matches!(tag(*at), Some(Tag::Adj | Tag::Adv | Tag::Noun));
    let noun = (first + 1..sentence.end).take_while(describes).last();
    is(first, &["too"]) || is(first, &["a", "an", "no", "the"]) && noun.is_some_and(|noun| is(noun, &THINGS))
}

/// Where the words end of which this pronoun is the object in the same clause: nothing is between but a verb and what
/// belongs to it. "Moscow denied it", "Ada Byrne would not look at her".
fn subject(document: &Document, cast: &Cast, sentence: &Range<usize>, at: usize) -> Option<usize> {
    let word = document.word(at).to_ascii_lowercase();
    let tag = |at: usize| document.tokens.get(at).filter(|_| sentence.contains(&at)).map(|token| token.tag);
    let next = tag(at + 1);
    let object = match word.as_str() {
        "him" | "them" => true,
        // Before a verb it begins a clause, before a noun it is a possessive.
        "it" => !matches!(next, Some(Tag::Verb | Tag::Aux | Tag::Part)),
        "her" => !matches!(next, Some(Tag::Noun | Tag::Adj | Tag::Propn | Tag::Num)),
        _ => false,
    };
    let known = gazetteer();
    let says = |at: usize| known.sorts(Phrase::of(document.word(at))).has(Sort::Speech);
    let is_verb = |at: usize| matches!(tag(at), Some(Tag::Verb | Tag::Aux)) || says(at);
    let joins = |at: &usize| {
        let belongs = is_verb(*at) || matches!(tag(*at), Some(Tag::Adv | Tag::Part | Tag::Adp));
        belongs && cast.named(*at).is_none()
    };
    let start = (sentence.start..at).rev().take_while(joins).last()?;
    let verb = (start..at).any(is_verb);
    (object && verb).then_some(start)
}

fn same_block(document: &Document, block: usize, previous: &Range<usize>) -> bool {
    let sentences =
        document.blocks.get(block).and_then(|block| document.sentences.get(block.sentences.clone()));
    let first = sentences.and_then(|sentences| sentences.first());
    first.is_some_and(|first| first.tokens.start <= previous.start)
}

/// Of each group, what the names by which the text calls it tell.
fn genders(document: &Document, cast: &Cast) -> Vec<Gender> {
    let mut genders = vec![Gender::default(); cast.groups.len()];
    for draft in cast.drafts.iter().filter(|draft| draft.form == Form::Named) {
        if let Some(slot) = genders.get_mut(draft.group) {
            *slot = slot.and(Gender::of(document, &draft.tokens));
        }
    }
    genders
}

fn fits(document: &Document, cast: &Cast, genders: &[Gender], draft: &Draft, sense: Sense) -> bool {
    let Some(group) = cast.groups.get(draft.group) else { return false };
    let gender = genders.get(draft.group).copied().unwrap_or_default();
    let last = document.word(draft.tokens.end.saturating_sub(1));
    let plural = draft.form == Form::Nominal && last.ends_with('s')
        || matches!(last, "people" | "police" | "men" | "women");
    // "The Lady Irena" is a ship, whatever it was taken for.
    let word = |back: usize| draft.tokens.start.checked_sub(back).map_or("", |at| document.word(at));
    let back =
        if word(1).starts_with(char::is_uppercase) && !word(1).eq_ignore_ascii_case("the") { 2 } else { 1 };
    let article =
        draft.form == Form::Named && [0, back].iter().any(|back| word(*back).eq_ignore_ascii_case("the"));
    match sense {
        Sense::He | Sense::She if article => false,
        Sense::He => group.kind == ActorKind::Person && !plural && gender.he,
        Sense::She => group.kind == ActorKind::Person && !plural && gender.she,
        // "The Dutch chipmaker": an adjective is nobody that "it" could mean.
        Sense::It if draft.form == Form::Named && super::describes(document, &draft.tokens) => false,
        Sense::It => {
            matches!(
                group.kind,
                ActorKind::State
                    | ActorKind::Government
                    | ActorKind::Organisation
                    | ActorKind::Media
                    | ActorKind::ArmedForce
            ) && !plural
        }
        Sense::They => plural || group.kind == ActorKind::Population && draft.form == Form::Named,
    }
}
