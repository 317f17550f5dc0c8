//! Who takes part in a claim, and how.
//!
//! Rule: who stands as the subject acts, unless the verb is passive; who stands as its object, or as the subject of a
//! passive, is acted on; what somebody's deed does, they do ("Arlen's refusal"); whoever else is named is mentioned.
//! Of several parts an actor has, the most telling counts. Knows trees and mentions, no source.

use super::clauses::Clause;
use super::lexicon::{Class, classes};
use crate::actors::{ActorKind, Actors, Form, Mention};
use crate::attribution::tree::Tree;
use crate::gazetteer::{Phrase, Sort, gazetteer};
use crate::lexicon::is_one_of;
use crate::{Document, Relation, Sentence, Tag};
use assay_dossier::Role;

/// So many mentions back a pronoun's words are looked for.
const BACK: usize = 60;

/// The mentions of one sentence.
pub struct Present<'p> {
    actors: &'p Actors,
    mentions: &'p [Mention],
}

impl<'p> Present<'p> {
    /// The mentions of a sentence. `from` is the first that does not lie before it; sentences are asked for in order.
    pub fn of(actors: &'p Actors, sentence: &Sentence, from: &mut usize) -> Self {
        let all = actors.mentions.as_slice();
        while all.get(*from).is_some_and(|mention| mention.tokens.end <= sentence.tokens.start) {
            *from += 1;
        }
        let rest = all.get(*from..).unwrap_or_default();
        let count = rest.iter().take_while(|mention| mention.tokens.start < sentence.tokens.end).count();
        Self { actors, mentions: rest.get(..count).unwrap_or_default() }
    }

    /// Who takes part in a clause, each once, in the order of the text.
    pub fn participants(&self, tree: &Tree<'_, '_>, clause: &Clause) -> Vec<(usize, Role)> {
        let mut found: Vec<(usize, Role)> = Vec::new();
        for (mention, head) in self.inside(tree, clause) {
            let unclear = mention.form == Form::Pronoun
                && self.antecedent(tree, mention.tokens.start, mention.actor).is_none();
            if self.kind(mention) == Some(ActorKind::Place) || unclear {
                continue;
            }
            let role = role(tree, clause, head);
            match found.iter_mut().find(|(actor, _)| *actor == mention.actor) {
                Some((_, known)) if weight(role) > weight(*known) => *known = role,
                Some(_) => {}
                None => found.push((mention.actor, role)),
            }
        }
        found
    }

    /// The places of a clause: states and places after a preposition that settles something there or moves it.
    pub fn places(&self, tree: &Tree<'_, '_>, clause: &Clause) -> Vec<usize> {
        const PLACE: [&str; 15] = [
            "in",
            "at",
            "near",
            "from",
            "into",
            "across",
            "outside",
            "inside",
            "around",
            "throughout",
            "within",
            "toward",
            "towards",
            "to",
            "off",
        ];
        let mut found = Vec::new();
        for (mention, head) in self.inside(tree, clause) {
            let local = matches!(self.kind(mention), Some(ActorKind::Place | ActorKind::State));
            let after = tree
                .children(head)
                .find(|child| tree.relation(*child) == Relation::Case && tree.tag(*child) == Tag::Adp);
            let fits = match tree.relation(head) {
                Relation::Oblique | Relation::NounModifier => after.is_some_and(|case| tree.is(case, &PLACE)),
                // "in Arlen province"
                Relation::Compound => tree.head(head).is_some_and(|noun| {
                    tree.child(noun, &[Relation::Case]).is_some_and(|case| tree.is(case, &PLACE))
                }),
                _ => false,
            };
            // "to Ana" and "to Russia": what somebody does to a state is no place.
            let to = after.is_some_and(|case| tree.is(case, &["to"]))
                && self.kind(mention) == Some(ActorKind::State);
            if local && fits && !to && mention.form == Form::Named && !found.contains(&mention.actor) {
                found.push(mention.actor);
            }
        }
        found
    }

    /// The words for whom a pronoun means, where they can stand in its place: as the text last gave them, if they stood
    /// alone and not as somebody's possessor. What the clause itself has named already needs no other name.
    pub fn meant(&self, tree: &Tree<'_, '_>, token: usize, clause: &Clause) -> Option<String> {
        let own = self.mentions.iter().position(|mention| {
            mention.form == Form::Pronoun && mention.tokens.start == token && mention.tokens.len() == 1
        })?;
        let actor = self.mentions.get(own)?.actor;
        let named = |mention: &&Mention| mention.actor == actor && mention.form != Form::Pronoun;
        let here = |mention: &&Mention| clause.tokens.binary_search(&mention.tokens.start).is_ok();
        if self.mentions.iter().take(own).filter(named).any(|mention| here(&mention)) {
            return None;
        }
        let (last, head) = self.antecedent(tree, token, actor)?;
        let alone =
            !matches!(tree.relation(head), Relation::Conjunct | Relation::Possessive | Relation::Compound)
                && tree.child(head, &[Relation::Conjunct]).is_none();
        let words: Vec<&str> = tree.document.slice(last.span).split_whitespace().collect();
        let words = words.join(" ");
        let article = last.tokens.start.checked_sub(1).is_some_and(|before| tree.is(before, &["the"]))
            && !words.to_lowercase().starts_with("the ");
        let first = last.tokens.start;
        let named =
            matches!(tree.tag(first), Tag::Propn) || last.form == Form::Named && !tree.is(first, &["the"]);
        let words = if named { words } else { small(&words) };
        alone.then(|| if article { ["the ", &words].concat() } else { words })
    }

    /// The mention by name or noun that a pronoun goes back to, with its head, where there is no doubt: of "it" and "they"
    /// only where the text goes on about the subject of this sentence or the one before.
    fn antecedent(&self, tree: &Tree<'_, '_>, token: usize, actor: usize) -> Option<(&'p Mention, usize)> {
        let end = self.actors.mentions.partition_point(|mention| mention.tokens.start < token);
        let from = end.saturating_sub(BACK);
        let named = |mention: &&Mention| mention.actor == actor && mention.form != Form::Pronoun;
        let last = self.actors.mentions.get(from..end)?.iter().rev().find(named)?;
        let head = head(tree, last)?;
        let sentence =
            |at: usize| tree.document.sentences.partition_point(|sentence| sentence.tokens.end <= at);
        let fits = if tree.is(token, &["he", "she", "his", "her", "him"]) {
            self.kind(last) == Some(ActorKind::Person)
        } else {
            sentence(last.tokens.start) + 1 >= sentence(token) && is_subject(tree, head)
        };
        fits.then_some((last, head))
    }

    fn kind(&self, mention: &Mention) -> Option<ActorKind> {
        self.actors.actors.get(mention.actor).map(|actor| actor.kind)
    }

    /// The mentions whose heads are the clause's own, with their heads.
    fn inside<'s>(
        &'s self,
        tree: &'s Tree<'_, '_>,
        clause: &'s Clause,
    ) -> impl Iterator<Item = (&'p Mention, usize)> + 's {
        let mentions: &'p [Mention] = self.mentions;
        mentions.iter().filter_map(|mention| {
            let head = mention
                .tokens
                .clone()
                .find(|token| tree.head(*token).is_none_or(|head| !mention.tokens.contains(&head)))?;
            clause.tokens.binary_search(&head).is_ok().then_some((mention, head))
        })
    }
}

/// With a small first letter, as words that began a sentence have in the middle of one; acronyms stay.
pub(super) fn small(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if !letters.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

/// Whether a noun, or the name it is part of, is a subject.
fn is_subject(tree: &Tree<'_, '_>, mut head: usize) -> bool {
    for _ in 0..3 {
        match tree.relation(head) {
            Relation::Subject | Relation::PassiveSubject => return true,
            Relation::Flat | Relation::Title | Relation::Apposition => {}
            _ => return false,
        }
        let Some(above) = tree.head(head) else { return false };
        head = above;
    }
    false
}

/// The token of a mention that hangs from outside it.
fn head(tree: &Tree<'_, '_>, mention: &Mention) -> Option<usize> {
    mention.tokens.clone().find(|token| tree.head(*token).is_none_or(|head| !mention.tokens.contains(&head)))
}

/// The actor of a source's words: the mention that begins first, of several the longest. "A person close to the mayor" is
/// not the mayor, nor is "the mayor's office"; "the head of the union" is not the union, nor "the Dutch firm" a state.
pub fn speaker(document: &Document<'_>, actors: &Actors, source: &[crate::Span]) -> Option<usize> {
    const OF: [&str; 9] = ["of", "for", "at", "from", "in", "with", "to", "near", "on"];
    const SOME: [&str; 17] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "both",
        "all",
        "some",
        "most",
        "many",
        "several",
        "half",
        "dozens",
        "hundreds",
        "thousands",
        "none",
        "members",
    ];
    let first = source.first()?;
    let from = actors.mentions.partition_point(|mention| mention.span.start < first.start);
    let inside = actors
        .mentions
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(|mention| mention.span.start < first.end);
    let fits = |mention: &&Mention| {
        let before = document.slice(crate::Span::new(first.start, mention.span.start));
        // "Three of the soldiers" are soldiers.
        let some = before.split_whitespace().next().is_some_and(|first| {
            is_one_of(first, &SOME) || first.starts_with(|digit: char| digit.is_ascii_digit())
        });
        let beside = before
            .split_whitespace()
            .any(|word| is_one_of(word, &crate::attribution::BESIDE) || !some && is_one_of(word, &OF));
        let shorter = mention.span.end < first.end;
        let owns = is_one_of(document.word(mention.tokens.end), &["'s", "’s", "'", "’"])
            || mention.form == Form::Pronoun
                && is_one_of(document.slice(mention.span), &["his", "her", "its", "their"]);
        let describes = crate::actors::describes(document, &mention.tokens);
        mention.span.end <= first.end
            && actors.actors.get(mention.actor).is_some_and(|actor| actor.kind != ActorKind::Place)
            && !beside
            && !(shorter && (owns || describes))
    };
    // The one that begins first: "the mayor of Torvik" is the mayor.
    inside
        .filter(fits)
        .min_by_key(|mention| (mention.span.start, usize::MAX - mention.span.end))
        .map(|mention| mention.actor)
}

/// "is believed to have crossed", "is expected to meet": what is held of the subject is what it does.
fn is_raised(tree: &Tree<'_, '_>, verb: usize) -> bool {
    let kinds = classes(tree.word(verb));
    let held = [Class::Held, Class::Hearsay, Class::Outlook].iter().any(|class| kinds.has(*class));
    let deed = tree.child(verb, &[Relation::OpenComplement]);
    held && deed
        .is_some_and(|deed| tree.child(deed, &[Relation::PassiveAuxiliary, Relation::Copula]).is_none())
}

/// "refusal", "invasion", "support": what somebody does, as a noun; not "economy", "government".
fn is_deed(noun: &str) -> bool {
    const ENDS: [&str; 5] = ["sal", "sion", "tion", "ance", "ing"];
    const DEEDS: [&str; 18] = [
        "support",
        "attack",
        "strike",
        "raid",
        "assault",
        "war",
        "siege",
        "response",
        "campaign",
        "help",
        "use",
        "threat",
        "effort",
        "demand",
        "withdrawal",
        "visit",
        "bid",
        "vote",
    ];
    const THINGS: [&str; 6] = ["population", "station", "nation", "building", "television", "insurance"];
    let body = gazetteer().sorts(Phrase::of(noun)).any(&[Sort::GovernmentHead, Sort::OrganisationHead]);
    let ends = ENDS.iter().any(|end| noun.ends_with(end)) && !THINGS.contains(&noun);
    let one = noun.strip_suffix('s').unwrap_or(noun);
    !body && (ends || DEEDS.contains(&one) || classes(noun).has(Class::Event))
}

fn weight(role: Role) -> u8 {
    match role {
        Role::Agent => 3,
        Role::Patient => 2,
        Role::Speaker => 1,
        Role::Mentioned => 0,
    }
}

fn role(tree: &Tree<'_, '_>, clause: &Clause, head: usize) -> Role {
    let mut at = head;
    for _ in 0..6 {
        let above = tree.head(at);
        if Some(at) == clause.subject && tree.relation(at) != Relation::PassiveSubject {
            return Role::Agent;
        }
        match tree.relation(at) {
            Relation::Subject | Relation::Agent => return Role::Agent,
            // "The army is believed to have crossed": it crossed.
            Relation::PassiveSubject if above.is_some_and(|verb| is_raised(tree, verb)) => {
                return Role::Agent;
            }
            Relation::PassiveSubject | Relation::Object | Relation::IndirectObject => return Role::Patient,
            // "Arlen and Torvik", "President Marsh", "the government of Arlen": as the noun, or the possessor of a deed.
            Relation::Conjunct | Relation::Flat | Relation::Title | Relation::Apposition => {}
            Relation::Possessive => {
                let subject = above
                    .is_some_and(|noun| tree.relation(noun) == Relation::Subject && is_deed(tree.word(noun)));
                return if subject { Role::Agent } else { Role::Mentioned };
            }
            _ => return Role::Mentioned,
        }
        let Some(above) = above else { return Role::Mentioned };
        if tree.tag(above) == Tag::Verb {
            return Role::Mentioned;
        }
        at = above;
    }
    Role::Mentioned
}
