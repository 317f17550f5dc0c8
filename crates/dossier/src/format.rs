//! The format of a dossier's file: which keys make an article, an actor, a claim.
//!
//! The reading half; the writing half is derived on the types in [`crate::model`]. Keys that stand
//! nowhere here are ignored. Whether what was read makes sense is the business of `validate`.

use crate::json::Data;
use crate::model::*;
use crate::shape::{Node, Read};

pub(crate) fn article(node: &Node<'_>) -> Read<Article> {
    let text = node.key("text")?;
    Ok(Article {
        id: node.key("id")?.text()?,
        title: node.key("title")?.text()?,
        byline: node.key("byline")?.text_if_any()?,
        publisher: node.key("publisher")?.text_if_any()?,
        published: node.key("published")?.text_if_any()?,
        source_url: node.key("source_url")?.text_if_any()?,
        language: node.key("language")?.text()?,
        note: node.key("note")?.text_if_any()?,
        text: if text.is_absent() { None } else { Some(text.texts()?) },
        text_digest: node.key("text_digest")?.text_if_any()?,
    })
}

pub(crate) fn actor(node: &Node<'_>) -> Read<Actor> {
    Ok(Actor {
        id: ActorId(node.key("id")?.text()?),
        name: node.key("name")?.text()?,
        aliases: node.key("aliases")?.texts()?,
        kind: word(&node.key("kind")?, ActorKind::IDS, ActorKind::ALL)?,
        part_of: node.key("part_of")?.text_if_any()?.map(ActorId),
        description: node.key("description")?.text_if_any()?,
    })
}

pub(crate) fn claim(node: &Node<'_>) -> Read<Claim> {
    let maker = node.key("provenance")?;
    let found = node.key("evidence")?;
    Ok(Claim {
        id: ClaimId(node.key("id")?.text()?),
        statement: node.key("statement")?.text()?,
        kind: word(&node.key("kind")?, Kind::IDS, Kind::ALL)?,
        quotes: node.key("quotes")?.list(selector)?,
        attribution: node.key("attribution")?.list(source)?,
        certainty: word(&node.key("certainty")?, Certainty::IDS, Certainty::ALL)?,
        polarity: word(&node.key("polarity")?, Polarity::IDS, Polarity::ALL)?,
        condition: node.key("condition")?.text_if_any()?,
        participants: node.key("participants")?.list(participant)?,
        places: node.key("places")?.texts()?,
        time: node.key("time")?.text_if_any()?,
        quantities: node.key("quantities")?.list(quantity)?,
        topics: node.key("topics")?.texts()?,
        relations: node.key("relations")?.list(relation)?,
        note: node.key("note")?.text_if_any()?,
        provenance: if maker.is_absent() { None } else { Some(provenance(&maker)?) },
        evidence: if found.is_absent() { None } else { Some(evidence(&found)?) },
    })
}

pub(crate) fn provenance(node: &Node<'_>) -> Read<Provenance> {
    let reviewed = node.key("reviewed")?;
    Ok(Provenance {
        by: word(&node.key("by")?, Maker::IDS, Maker::ALL)?,
        tool: node.key("tool")?.text_if_any()?,
        version: node.key("version")?.text_if_any()?,
        made: node.key("made")?.text_if_any()?,
        reviewed: if reviewed.is_absent() { None } else { Some(reviewed.yes_or_no()?) },
    })
}

fn evidence(node: &Node<'_>) -> Read<Evidence> {
    let cue = node.key("cue")?;
    Ok(Evidence {
        confidence: node.key("confidence")?.number()?,
        rule: node.key("rule")?.text_if_any()?,
        cue: if cue.is_absent() { None } else { Some(selector(&cue)?) },
    })
}

fn source(node: &Node<'_>) -> Read<Source> {
    let cue = node.key("cue")?;
    Ok(Source {
        actor: node.key("actor")?.text_if_any()?.map(ActorId),
        name: node.key("name")?.text_if_any()?,
        cue: if cue.is_absent() { None } else { Some(selector(&cue)?) },
        kind: word(&node.key("kind")?, SourceKind::IDS, SourceKind::ALL)?,
    })
}

fn participant(node: &Node<'_>) -> Read<Participant> {
    Ok(Participant {
        actor: ActorId(node.key("actor")?.text()?),
        role: word(&node.key("role")?, Role::IDS, Role::ALL)?,
    })
}

fn quantity(node: &Node<'_>) -> Read<Quantity> {
    let approximator = node.key("approximator")?;
    let hedged = if approximator.is_absent() {
        None
    } else {
        Some(word(&approximator, Approximator::IDS, Approximator::ALL)?)
    };
    Ok(Quantity {
        selector: selector(&node.key("selector")?)?,
        value: amount(&node.key("value")?)?,
        unit: node.key("unit")?.text_if_any()?,
        approximator: hedged,
        of: node.key("of")?.text_if_any()?,
    })
}

fn amount(node: &Node<'_>) -> Read<Amount> {
    match node.data()? {
        Data::Number(_) => Ok(Amount::One(node.number()?)),
        Data::Group(_) => {
            Ok(Amount::Range { from: node.key("from")?.number()?, to: node.key("to")?.number()? })
        }
        _ => Err(node.wrong("a number, or a range with from and to")),
    }
}

fn relation(node: &Node<'_>) -> Read<Relation> {
    Ok(Relation {
        kind: word(&node.key("kind")?, RelationKind::IDS, RelationKind::ALL)?,
        claim: ClaimId(node.key("claim")?.text()?),
    })
}

fn selector(node: &Node<'_>) -> Read<Selector> {
    let (paragraph, exact, start, end) =
        (node.key("paragraph")?, node.key("exact")?, node.key("start")?, node.key("end")?);
    match [&paragraph, &exact, &start, &end].map(Node::is_absent) {
        [false, false, true, true] => Ok(Selector::Quote {
            paragraph: paragraph.whole()?,
            exact: exact.text()?,
            prefix: node.key("prefix")?.text_if_any()?,
            suffix: node.key("suffix")?.text_if_any()?,
        }),
        [true, true, false, false] => Ok(Selector::Position { start: start.whole()?, end: end.whole()? }),
        _ => Err(node.unreadable("it must have either paragraph and exact, or start and end")),
    }
}

/// One of the words of the format.
fn word<T: Copy>(node: &Node<'_>, ids: &[&str], all: &[T]) -> Read<T> {
    let place = node.word(ids)?;
    all.get(place).copied().ok_or_else(|| node.wrong("a word of the format"))
}
