//! An analysis as a dossier: the same claims and actors in the format that the page shows.
//!
//! Owns how layers become keys of the format; the format itself is `assay_dossier`'s. Selectors are positions, since
//! the text travels with the dossier. What is more than a page reads is left out, and said in the article's note.

mod ids;
mod places;

use crate::actors::{ActorKind as Cast, Form};
use crate::attribution::labels::is_turn;
use crate::attribution::{Attribution, SourceKind as Named};
use crate::document::one_line;
use crate::gazetteer::{Phrase, Sort, gazetteer};
use crate::{Analysis, Block, BlockKind, Document, Span};
use assay_dossier::load::{MAX_ACTORS, MAX_CLAIMS, MAX_PARTS};
use assay_dossier::{
    Actor, ActorId, ActorKind, Amount, Article, Claim, ClaimId, Dossier, Evidence, FORMAT, Maker,
    Participant, Provenance, Quantity, Relation, Selector, Source, SourceKind,
};
use ids::Ids;
use places::Places;

/// What the analyser cannot know from the text.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// A word for links; cut to what the format allows.
    pub id: String,
    /// The headline, where the text does not begin with one.
    pub title: Option<String>,
    /// Where it can be read.
    pub source_url: Option<String>,
}

/// What a source is called that the text does not name.
const NOBODY: &str = "somebody who is not named";
/// What a dossier says made it.
const TOOL: &str = "assay";
/// So many attributions back whoever spoke last is looked for.
const BACK: usize = 6;
/// A title that is made of a text's first words has no more bytes.
const MAX_TITLE: usize = 90;
/// Longer names of sources are cut, in characters.
const MAX_NAME: usize = 120;

impl Analysis<'_> {
    /// The dossier of this text.
    pub fn dossier(&self, about: &About) -> Dossier {
        let document = &self.document;
        let paragraphs = document.paragraphs();
        let text = paragraphs.iter().map(|paragraph| document.slice(*paragraph).to_owned()).collect();
        let places = Places::of(document, &paragraphs);
        let mut ids = Ids::default();
        let people = self.people(&mut ids);
        let kept = self.claims.get(..MAX_CLAIMS).unwrap_or(&self.claims);
        let names: Vec<ClaimId> = kept.iter().map(|claim| ClaimId(ids.of(&claim.statement))).collect();
        let claims =
            kept.iter().zip(&names).map(|(claim, id)| self.claim(claim, id, &names, &places, &people));
        let actors = self.actors(&people);
        Dossier {
            format: FORMAT.to_owned(),
            article: Article {
                id: ids::word(&about.id).unwrap_or_else(|| "article".to_owned()),
                title: self.title(about),
                byline: None,
                publisher: None,
                published: None,
                source_url: about.source_url.clone(),
                language: self.language.0.to_owned(),
                note: self.left_out(kept.len(), &people),
                text: Some(text),
                text_digest: None,
            },
            actors,
            claims: claims.collect(),
            provenance: Provenance {
                by: Maker::Machine,
                tool: Some(TOOL.to_owned()),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
                made: None,
                reviewed: Some(false),
            },
        }
    }

    /// What is more than a page reads, in words: all claims after so many, and actors without an id.
    fn left_out(&self, claims: usize, people: &People) -> Option<String> {
        let claims = self.claims.len().saturating_sub(claims);
        let everybody = self.actors.actors.iter().filter(|actor| actor.kind != Cast::Place).count();
        let actors = everybody.saturating_sub(people.ids.iter().flatten().count());
        let what = match (claims, actors) {
            (0, 0) => return None,
            (claims, 0) => format!("its last {claims} claims are"),
            (0, actors) => format!("{actors} of its actors are"),
            (claims, actors) => format!("its last {claims} claims and {actors} of its actors are"),
        };
        Some(format!("The text is long: {what} left out here."))
    }

    /// The text's first heading, else what is known about it, else its first sentence, or as much of it as fits.
    fn title(&self, about: &About) -> String {
        let document = &self.document;
        let heading = document.blocks.iter().take(3).find(|block| block.kind == BlockKind::Heading);
        if let Some(heading) = heading {
            return document.line(heading.span).into_owned();
        }
        let known = about.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        let first =
            || document.blocks.first().map_or(String::new(), |block| begun(document.slice(block.span)));
        let title = known.map_or_else(first, str::to_owned);
        if title.is_empty() { "Without a title".to_owned() } else { title }
    }

    fn claim(
        &self,
        claim: &crate::claims::Claim,
        id: &ClaimId,
        ids: &[ClaimId],
        places: &Places,
        people: &People,
    ) -> Claim {
        let document = &self.document;
        let mut attribution: Vec<Source> = claim
            .chain
            .iter()
            .filter_map(|index| self.attributions.get(*index))
            .map(|attribution| self.source(attribution, places, people))
            .take(MAX_PARTS)
            .collect();
        attribution.extend(claim.ascribed.iter().map(|by| self.source(by, places, people)));
        if let Some(cue) = claim.unnamed {
            let name = Some(NOBODY.to_owned());
            attribution.push(Source {
                actor: None,
                name,
                cue: places.selector(cue),
                kind: SourceKind::Unnamed,
            });
        }
        if attribution.is_empty() {
            attribution.push(Source { actor: None, name: None, cue: None, kind: SourceKind::Author });
        }
        let quantities = claim.quantities.iter().filter_map(|index| self.quantities.get(*index));
        let relation = |(kind, other): &(assay_dossier::RelationKind, usize)| {
            Some(Relation { kind: *kind, claim: ids.get(*other)?.clone() })
        };
        let place = |place: &usize| self.actors.actors.get(*place).map(|actor| actor.name.clone());
        let participant = |(actor, role): &(usize, assay_dossier::Role)| {
            Some(Participant { actor: people.id(*actor)?, role: *role })
        };
        Claim {
            id: id.clone(),
            statement: claim.statement.clone(),
            kind: claim.kind,
            quotes: claim.pieces.iter().take(MAX_PARTS).filter_map(|piece| places.selector(*piece)).collect(),
            attribution,
            certainty: claim.certainty,
            polarity: claim.polarity,
            condition: claim.condition.map(|span| document.line(span).into_owned()),
            participants: claim.participants.iter().filter_map(participant).take(MAX_PARTS).collect(),
            places: claim.places.iter().filter_map(place).take(MAX_PARTS).collect(),
            time: claim.time.map(|span| document.line(span).into_owned()),
            quantities: quantities.filter_map(|found| self.quantity(found, places)).take(MAX_PARTS).collect(),
            topics: claim.topics.clone(),
            relations: claim.relations.iter().filter_map(relation).take(MAX_PARTS).collect(),
            note: None,
            provenance: None,
            evidence: Some(Evidence {
                confidence: (f64::from(claim.evidence.confidence) * 100.0).round() / 100.0,
                rule: Some(claim.evidence.rule.to_owned()),
                cue: claim.evidence.cue.and_then(|cue| places.selector(cue)),
            }),
        }
    }

    /// Those who are actors in a dossier: all but places, as many as a page reads.
    fn people(&self, ids: &mut Ids) -> People {
        let mut count = 0;
        let mut id = |actor: &crate::actors::Actor| {
            count += usize::from(actor.kind != Cast::Place);
            (actor.kind != Cast::Place && count <= MAX_ACTORS).then(|| ActorId(ids.of(&actor.name)))
        };
        let ids = self.actors.actors.iter().map(&mut id).collect();
        let mut named = vec![false; self.actors.actors.len()];
        for mention in self.actors.mentions.iter().filter(|mention| mention.form == Form::Named) {
            named.get_mut(mention.actor).into_iter().for_each(|slot| *slot = true);
        }
        People { ids, named }
    }

    fn actors(&self, people: &People) -> Vec<Actor> {
        let known = self.actors.actors.iter().zip(&people.ids);
        known
            .filter_map(|(actor, id)| {
                Some(Actor {
                    id: id.clone()?,
                    name: actor.name.clone(),
                    aliases: actor.aliases.iter().take(MAX_PARTS).cloned().collect(),
                    kind: kind(actor.kind)?,
                    part_of: actor.part_of.and_then(|whole| people.id(whole)),
                    description: None,
                })
            })
            .collect()
    }

    fn source(&self, attribution: &Attribution, places: &Places, people: &People) -> Source {
        let words: Vec<&str> = attribution
            .source
            .iter()
            .flat_map(|span| self.document.slice(*span).split_whitespace())
            .collect();
        let name: String = words.join(" ").chars().take(MAX_NAME).collect();
        // "A:" in an interview.
        let unnamed = name.is_empty() || is_turn(&name);
        let speaker = crate::claims::speaker(&self.document, &self.actors, &attribution.source);
        let actor = speaker.and_then(|actor| people.id(actor));
        let called = if unnamed { NOBODY.to_owned() } else { name };
        Source {
            name: actor.is_none().then_some(called),
            actor,
            cue: attribution.cue.first().and_then(|cue| places.selector(*cue)),
            kind: if !unnamed && self.is_named(attribution, speaker, people) {
                SourceKind::Named
            } else {
                SourceKind::Unnamed
            },
        }
    }

    /// Whether one could look a source up: it has a name, here or elsewhere in the text, or is an institution of which
    /// there is one ("the coast guard", "police").
    fn is_named(&self, attribution: &Attribution, speaker: Option<usize>, people: &People) -> bool {
        const BODIES: [&str; 4] = ["police", "prosecutors", "authorities", "parliament"];
        let words =
            attribution.source.first().map_or("", |source| self.document.slice(*source)).to_lowercase();
        if is_anonymous(&words) {
            return false;
        }
        if attribution.source_kind == Named::Named {
            return true;
        }
        if BODIES.iter().any(|body| words.ends_with(body)) {
            return true;
        }
        if is_body(&words) {
            return true;
        }
        if ["he", "she"].contains(&words.as_str()) {
            // "She added": whoever spoke last.
            let at = attribution.cue.first().map_or(0, |cue| cue.start);
            let pronouns = ["he", "she", "it", "they", "i", "we", "who"];
            let spoke = |by: &&Attribution| {
                let words =
                    by.source.first().map_or("", |source| self.document.slice(*source)).to_lowercase();
                !words.is_empty() && !pronouns.contains(&words.as_str())
            };
            let to = self.attributions.partition_point(|by| by.cue.first().is_none_or(|cue| cue.start < at));
            let before = self.attributions.get(to.saturating_sub(BACK)..to).unwrap_or_default();
            let last = before.iter().rev().find(spoke);
            let near = last.filter(|by| self.is_near(by, at));
            if near.is_some_and(|by| by.source_kind == Named::Named) {
                return true;
            }
        }
        if speaker.is_none() && self.stands_for_named(&words, attribution, people) {
            return true;
        }
        let Some(actor) = speaker.and_then(|speaker| self.actors.actors.get(speaker)) else { return false };
        let named = speaker.and_then(|speaker| people.named.get(speaker)).copied().unwrap_or_default();
        let institution = matches!(
            actor.kind,
            Cast::State | Cast::Government | Cast::ArmedForce | Cast::Organisation | Cast::Media
        );
        let pronoun = ["it", "he", "she"].contains(&words.as_str()) && !actor.name.ends_with('s');
        let one = pronoun || words.starts_with("the ") && !words.ends_with('s');
        named || institution && one && !words.ends_with(" team")
    }

    /// "He said", where nothing tells for sure who he is: whoever of his kind was met last, here or a paragraph before, has a
    /// name.
    fn stands_for_named(&self, words: &str, attribution: &Attribution, people: &People) -> bool {
        let fits: &[Cast] = match words {
            "he" | "she" => &[Cast::Person],
            "it" => &[Cast::Government, Cast::ArmedForce, Cast::Organisation, Cast::Media],
            _ => return false,
        };
        let at = attribution.cue.first().map_or(0, |cue| cue.start);
        let to = self.actors.mentions.partition_point(|mention| mention.span.start < at);
        let before = self.actors.mentions.get(to.saturating_sub(4 * BACK)..to).unwrap_or_default();
        let kind = |actor: usize| self.actors.actors.get(actor).map(|actor| actor.kind);
        let said =
            |met: Span| attribution.content.iter().any(|said| said.start <= met.start && met.end <= said.end);
        let last = before
            .iter()
            .rev()
            .find(|met| kind(met.actor).is_some_and(|kind| fits.contains(&kind)) && !said(met.span));
        last.is_some_and(|met| {
            self.block_of(met.span.start) + 1 >= self.block_of(at)
                && people.named.get(met.actor).copied().unwrap_or_default()
        })
    }

    fn block_of(&self, at: usize) -> usize {
        self.document.blocks.partition_point(|block| block.span.end <= at)
    }

    /// Whether an attribution stands in the paragraph of a place, or in the one before it.
    fn is_near(&self, by: &Attribution, at: usize) -> bool {
        by.cue.first().is_some_and(|cue| self.block_of(cue.start) + 1 >= self.block_of(at))
    }

    fn quantity(&self, found: &crate::quantities::Quantity, places: &Places) -> Option<Quantity> {
        let sound = match found.value {
            Amount::One(value) => value.is_finite(),
            Amount::Range { from, to } => from.is_finite() && to.is_finite() && from <= to,
        };
        let unit = found.unit.map(|unit| unit.name.to_owned()).filter(|unit| !unit.is_empty());
        Some(Quantity {
            selector: places.selector(found.span)?,
            value: found.value,
            unit,
            approximator: found.approximator.map(|(approximator, _)| approximator),
            of: found.counted.map(|counted| self.document.line(counted).into_owned()),
        })
        .filter(|_| sound)
    }
}

/// "a senior White House official", "two NATO diplomats": of whom one knows whose they are, and not who.
fn is_anonymous(words: &str) -> bool {
    const SOME: [&str; 18] = [
        "official",
        "officials",
        "source",
        "sources",
        "aide",
        "aides",
        "diplomat",
        "diplomats",
        "insider",
        "insiders",
        "lawmaker",
        "lawmakers",
        "adviser",
        "advisers",
        "trader",
        "traders",
        "witness",
        "witnesses",
    ];
    const OF: [&str; 8] = ["of", "in", "at", "for", "from", "with", "to", "close"];
    let noun = words.split(' ').take_while(|word| !OF.contains(word)).last();
    noun.is_some_and(|noun| SOME.contains(&noun))
}

/// "the environment ministry", "the pilots' union": one body, which can be looked up.
fn is_body(words: &str) -> bool {
    const BODIES: [Sort; 4] =
        [Sort::GovernmentHead, Sort::ArmedHead, Sort::OrganisationHead, Sort::MediaHead];
    const OF: [&str; 12] =
        ["of", "in", "at", "for", "on", "that", "which", "who", "from", "based", "by", "to"];
    let noun = words.strip_prefix("the ").and_then(|rest| {
        rest.split(' ').take_while(|word| !OF.contains(word)).last().map(|word| word.trim_end_matches(','))
    });
    // One of many, or a handful of people.
    const NONE: [&str; 4] = ["official", "team", "soldier", "fighter"];
    // What a body is called by its trade or its task; not in the lists of names, since no name ends with these.
    const FIRMS: [&str; 22] = [
        "retailer",
        "grocer",
        "discounter",
        "chain",
        "lender",
        "insurer",
        "carmaker",
        "automaker",
        "manufacturer",
        "maker",
        "supplier",
        "producer",
        "operator",
        "developer",
        "publisher",
        "brewer",
        "utility",
        "refiner",
        "miner",
        "regulator",
        "watchdog",
        "start-up",
    ];
    let listed = |noun: &str| gazetteer().sorts(Phrase::of(noun)).any(&BODIES) || FIRMS.contains(&noun);
    let known = |noun: &str| !NONE.contains(&noun) && listed(noun);
    let restricted = words.contains(" that ") || words.contains(" which ");
    noun.is_some_and(|noun| !noun.ends_with('s') && known(noun)) && !restricted
}

/// The actors as a dossier knows them.
struct People {
    /// The id of each; none of those who are left out.
    ids: Vec<Option<ActorId>>,
    /// Whether the text calls them by a name anywhere.
    named: Vec<bool>,
}

impl People {
    fn id(&self, actor: usize) -> Option<ActorId> {
        self.ids.get(actor)?.clone()
    }
}

fn kind(kind: Cast) -> Option<ActorKind> {
    match kind {
        Cast::State => Some(ActorKind::State),
        Cast::Government => Some(ActorKind::Government),
        Cast::ArmedForce => Some(ActorKind::ArmedForce),
        Cast::Organisation => Some(ActorKind::Organisation),
        Cast::Media => Some(ActorKind::Media),
        Cast::Population => Some(ActorKind::Population),
        Cast::Experts => Some(ActorKind::Experts),
        Cast::Person => Some(ActorKind::Person),
        Cast::Place => None,
    }
}

/// The first sentence of some words if it is short, else its first words and a sign that it goes on.
fn begun(words: &str) -> String {
    let words = one_line(words.get(..words.floor_char_boundary(4 * MAX_TITLE)).unwrap_or_default().trim());
    let span = Span::new(0, words.len());
    let block = Block { span, kind: BlockKind::Paragraph, sentences: 0..0 };
    let document = Document::with_blocks(&words, vec![block]);
    let sentence = document.sentences.first().map_or("", |first| document.slice(first.span));
    let cut = sentence.get(..sentence.floor_char_boundary(MAX_TITLE)).unwrap_or_default();
    if cut.len() == sentence.len() {
        return sentence.to_owned();
    }
    let whole = cut.rfind(' ').and_then(|end| cut.get(..end)).unwrap_or(cut);
    format!("{}…", whole.trim_end_matches([',', ';', ':']))
}

impl Places<'_> {
    fn selector(&self, span: Span) -> Option<Selector> {
        let (start, end) = (self.at(span.start)?, self.at(span.end)?);
        (start < end).then_some(Selector::Position { start, end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_a_sentence_or_says_that_it_goes_on() {
        for (words, title) in [
            ("The bridge will close in May.  Officials of the town say so.", "The bridge will close in May."),
            ("Mr. Lee of the U.S. said\n“no.” She left.", "Mr. Lee of the U.S. said “no.”"),
            ("It rained", "It rained"),
            (
                "The council of Torvik decided after a long debate on Monday night that the old bridge will close.",
                "The council of Torvik decided after a long debate on Monday night that the old bridge…",
            ),
            ("", ""),
        ] {
            assert_eq!(begun(words), title);
        }
    }
}
