//! Pronouns whose actor is clear.
//!
//! Owns he, she, it and they. The rule: the actor is the only one of its sort that this sentence so far and the one
//! before mention; he and she also look at what a given name tells. Where two are possible, nothing is said.

use super::{ActorKind, Cast, Draft, Form};
use crate::gazetteer::{Phrase, Sort, gazetteer};
use crate::{Document, Tag};

/// What a pronoun can mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    He,
    She,
    It,
    They,
}

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
        for at in sentence.tokens.clone() {
            if document.tokens.get(at).is_none_or(|token| !matches!(token.tag, Tag::Pron | Tag::Det | Tag::X))
            {
                continue;
            }
            let word = document.word(at);
            let Some(sense) = Some(word).filter(|word| word.len() <= 10).and_then(sense) else { continue };
            let mut candidate = None;
            let mut clear = true;
            for draft in cast.drafts.iter().skip(from).take(64).take_while(|draft| draft.tokens.end <= at) {
                if fits(document, cast, &genders, draft, sense) {
                    clear &= candidate.is_none_or(|other| other == draft.group);
                    candidate = Some(draft.group);
                }
            }
            if let Some(group) = candidate.filter(|_| clear) {
                found.push(Draft { tokens: at..at + 1, group, form: Form::Pronoun });
            }
        }
        previous = sentence.tokens.clone();
    }
    cast.drafts.append(&mut found);
}

fn same_block(document: &Document, block: usize, previous: &std::ops::Range<usize>) -> bool {
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
