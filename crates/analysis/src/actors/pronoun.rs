//! Pronouns whose actor is clear.
//!
//! Owns he, she, it and they. The rule: the actor is the only one of its sort that this sentence so far and the one
//! before mention; he and she also look at what a given name tells, and where nobody is near, at the paragraph so far: whoever
//! is quoted over several sentences is still "he" after them. Where two are possible, nothing is said. Who does
//! something to "it" or "him" is not it or him: what binds a pronoun in its own clause is not meant by it. An "it" that holds
//! the place of a clause means nobody; which these are is for [`super::pleonastic`].

use super::pleonastic::is_pleonastic;
use super::{ActorKind, Cast, Draft, Form};
use crate::gazetteer::{Phrase, Sort, gazetteer};
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
    let lower = word.to_ascii_lowercase();
    Some(match lower.as_str() {
        "he" | "him" | "his" | "himself" => Sense::He,
        "she" | "her" | "hers" | "herself" => Sense::She,
        "it" | "its" | "itself" => Sense::It,
        "they" | "them" | "their" | "themselves" => Sense::They,
        _ => return None,
    })
}

/// Adds the pronouns that are clear. Mentions must lie in the order of the text.
pub(super) fn add(document: &Document, cast: &mut Cast) {
    let genders = genders(document, cast);
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
            let Some(sense) = Some(word).filter(|word| word.len() <= 10).and_then(sense) else { continue };
            if sense == Sense::It && is_pleonastic(document, &sentence.tokens, at) {
                continue;
            }
            let before =
                || cast.drafts.iter().skip(from).take(MOST).take_while(|draft| draft.tokens.end <= at);
            let subject = subject(document, cast, &sentence.tokens, at);
            let bound = before().find(|draft| Some(draft.tokens.end) == subject).map(|draft| draft.group);
            let fitting =
                |draft: &&Draft| Some(draft.group) != bound && fits(document, cast, &genders, draft, sense);
            let farther = || cast.drafts.iter().take(from).skip(paragraph).rev().take(MOST);
            let meant = match only(before().filter(fitting)) {
                Few::None if matches!(sense, Sense::He | Sense::She) => only(farther().filter(fitting)),
                near => near,
            };
            if let Few::One(group) = meant {
                found.push(Draft { tokens: at..at + 1, group, form: Form::Pronoun });
            }
        }
        previous = sentence.tokens.clone();
    }
    cast.drafts.append(&mut found);
}

/// How many actors some mentions are of.
enum Few {
    None,
    One(usize),
    Several,
}

fn only<'d>(mut mentions: impl Iterator<Item = &'d Draft>) -> Few {
    let Some(first) = mentions.next() else { return Few::None };
    if mentions.all(|mention| mention.group == first.group) { Few::One(first.group) } else { Few::Several }
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

/// Of each group, whether its given names are men's or women's.
fn genders(document: &Document, cast: &Cast) -> Vec<(bool, bool)> {
    let known = gazetteer();
    let mut genders = vec![(false, false); cast.groups.len()];
    for draft in &cast.drafts {
        if let Some(slot) = genders.get_mut(draft.group) {
            for at in draft.tokens.clone() {
                let sorts = known.sorts(Phrase::of(document.word(at)));
                slot.0 |= sorts.has(Sort::GivenHe);
                slot.1 |= sorts.has(Sort::GivenShe);
            }
        }
    }
    genders
}

fn fits(document: &Document, cast: &Cast, genders: &[(bool, bool)], draft: &Draft, sense: Sense) -> bool {
    let Some(group) = cast.groups.get(draft.group) else { return false };
    let (he, she) = genders.get(draft.group).copied().unwrap_or_default();
    let last = document.word(draft.tokens.end.saturating_sub(1));
    let plural = draft.form == Form::Nominal && last.ends_with('s')
        || matches!(last, "people" | "police" | "men" | "women");
    match sense {
        Sense::He => group.kind == ActorKind::Person && !plural && (he || !she),
        Sense::She => group.kind == ActorKind::Person && !plural && (she || !he),
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
