//! Actors: who appears in a text, under all the names it goes by.
//!
//! Owns [`Actor`] and [`Mention`]. The rule: names that mean the same are merged ([`merge`]: equal words, family names,
//! acronyms, states by their lexicon); common-noun phrases that mean people or bodies are actors too ([`nominal`]);
//! he, she, it and they are resolved only where one actor is clear ([`pronoun`]). The longest phrase counts: "the
//! Belarusian government" is an actor of its own, part of Belarus, and no mention of Belarus. Knows no claim.

mod beside;
mod gender;
mod merge;
mod nominal;
mod pleonastic;
mod pronoun;
mod title;

use crate::document::one_line;
use crate::gazetteer::ByHash;
use crate::linear::hash;
use crate::names::Name;
use crate::words::WordSet;
use crate::{BlockKind, Document, Span, Tag, order};
use std::ops::Range;

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActorKind {
    /// A state, and what it does as one.
    State,
    /// A government or a part of one.
    Government,
    /// An army, an armed group.
    ArmedForce,
    /// Any other body.
    Organisation,
    /// A paper, a broadcaster, an agency.
    Media,
    /// People at large, or of a kind.
    Population,
    /// People who are asked because they know.
    Experts,
    /// A person.
    Person,
    /// Only a place: no actor in a dossier.
    Place,
}

impl ActorKind {
    /// As in dossiers; `place` for what is only a place.
    pub const fn code(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Government => "government",
            Self::ArmedForce => "armed-force",
            Self::Organisation => "organisation",
            Self::Media => "media",
            Self::Population => "population",
            Self::Experts => "experts",
            Self::Person => "person",
            Self::Place => "place",
        }
    }
}

/// Someone, or something that acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The fullest name that the text gives.
    pub name: String,
    /// Other names in the text, as first written.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: ActorKind,
    /// The actor it belongs to, as an index of [`Actors::actors`].
    pub part_of: Option<usize>,
}

/// How an actor is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// By name.
    Named,
    /// By a phrase of common words.
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// A place in the text that means an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its words.
    pub span: Span,
    /// Which of the document's tokens.
    pub tokens: Range<usize>,
    /// Who is meant, as an index of [`Actors::actors`].
    pub actor: usize,
    /// How.
    pub form: Form,
}

/// The actors of a text, and where they are mentioned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actors {
    /// In the order of their first mention.
    pub actors: Vec<Actor>,
    /// In the order of the text; of two that begin together the longer one first.
    pub mentions: Vec<Mention>,
}

/// A mention before it is known who the actors are: `group` stands for one.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    tokens: Range<usize>,
    group: usize,
    form: Form,
}

/// A group of mentions that mean one actor.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    kind: ActorKind,
    part_of: Option<usize>,
    /// A name given beforehand, as that of a state.
    name: Option<String>,
}

/// Finds the actors of a text whose names are known.
pub fn actors(document: &Document, names: &[Name]) -> Actors {
    let mut cast = merge::cast(document, names);
    nominal::add(document, &mut cast);
    title::add(document, &mut cast);
    cast.sort();
    pronoun::add(document, &mut cast);
    cast.sort();
    settle(document, &cast)
}

/// Groups and their mentions while they are gathered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cast {
    groups: Vec<Group>,
    drafts: Vec<Draft>,
    /// For each token, the group of the name that covers it, counted from 1.
    named: Vec<u32>,
    /// The group of each name as it is written.
    texts: ByHash<usize>,
}

impl Cast {
    /// Lays the mentions in the order of the text, of two that begin together the longer one first.
    fn sort(&mut self) {
        order::by(&mut self.drafts, |draft| (draft.tokens.start, usize::MAX - draft.tokens.end));
    }

    fn group(&mut self, kind: ActorKind) -> usize {
        self.groups.push(Group { kind, part_of: None, name: None });
        self.groups.len() - 1
    }

    fn named(&self, token: usize) -> Option<usize> {
        (*self.named.get(token)? as usize).checked_sub(1)
    }
}

/// The words of some tokens.
fn words<'t>(document: &Document<'t>, tokens: &Range<usize>) -> &'t str {
    document.slice(document.span(tokens))
}

/// Numbers the actors that are mentioned, and names them.
fn settle(document: &Document, cast: &Cast) -> Actors {
    let mut found = Actors::default();
    let mut index = vec![None; cast.groups.len()];
    let (mut written, mut is_name) = (WordSet::default(), WordSet::default());
    let mut groups = Vec::new();
    for draft in &cast.drafts {
        let span = document.span(&draft.tokens);
        let Some(group) = cast.groups.get(draft.group).filter(|_| !stands_beside(document, span)) else {
            continue;
        };
        let known = index.get(draft.group).copied().flatten();
        let actor = known.unwrap_or_else(|| {
            found.actors.push(Actor {
                name: String::new(),
                aliases: Vec::new(),
                kind: group.kind,
                part_of: None,
            });
            groups.push(group);
            found.actors.len() - 1
        });
        if let Some(slot) = index.get_mut(draft.group) {
            *slot = Some(actor);
        }
        found.mentions.push(Mention { span, tokens: draft.tokens.clone(), actor, form: draft.form });
        let name = one_line(without_article(document.slice(span)));
        let spelling = spelling(actor, &name);
        if draft.form == Form::Named {
            is_name.insert(spelling);
        }
        let new = draft.form != Form::Pronoun && written.insert(spelling);
        if let Some(actor) = found.actors.get_mut(actor).filter(|_| new) {
            actor.aliases.push(name.into_owned());
        }
    }
    for ((number, actor), group) in found.actors.iter_mut().enumerate().zip(groups) {
        let fullest = |actor: &Actor| {
            let named = actor.aliases.iter().filter(|alias| is_name.contains(&spelling(number, alias)));
            // An office is what a person is, not what it is called.
            let called = |alias: &str| actor.kind != ActorKind::Person || !title::is_only_office(alias);
            let best = named.max_by_key(|alias| {
                let plain = alias.contains(char::is_lowercase) || !alias.contains(' ');
                let length = alias.chars().count().min(60);
                (called(alias), plain, title::own_words(alias), length, std::cmp::Reverse(alias.as_str()))
            });
            best.or(actor.aliases.first()).cloned().unwrap_or_default()
        };
        actor.name = group.name.clone().unwrap_or_else(|| fullest(actor));
        let name = actor.name.as_str();
        actor.aliases.retain(|alias| alias != name);
        actor.part_of = group
            .part_of
            .and_then(|group| index.get(group).copied().flatten())
            .filter(|part| *part != number);
    }
    found
}

/// Whether words are an adjective before a noun that is not theirs: "Dutch" in "the Dutch chipmaker" is nobody that speaks.
pub(crate) fn describes(document: &Document, tokens: &Range<usize>) -> bool {
    let tag = |at: usize| document.tokens.get(at).map(|token| token.tag);
    let last = tokens.end.checked_sub(1).and_then(tag);
    last == Some(Tag::Adj) && matches!(tag(tokens.end), Some(Tag::Noun | Tag::Adj))
}

/// Whether words stand beside the text: who is named there alone does not appear in it.
fn stands_beside(document: &Document, span: Span) -> bool {
    let block = document.blocks.partition_point(|block| block.span.end <= span.start);
    document.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Aside)
}

/// An actor and a name of it, as one number.
fn spelling(actor: usize, name: &str) -> u32 {
    hash(name.as_bytes()) ^ hash(&actor.to_le_bytes())
}

fn without_article(text: &str) -> &str {
    let the = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
    text.get(if the { 4 } else { 0 }..).unwrap_or(text)
}
