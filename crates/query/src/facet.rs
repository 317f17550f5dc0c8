//! The facets of a claim: one table, from which everything about a facet derives.
//!
//! It owns each facet's key, words for readers, values, and how it is read from a claim. It must
//! not know views, links or sets of claims. The words and phrases of the closed facets are in
//! `values`.

use assay_dossier::{Actor, ActorId, Claim, ClaimId, Dossier, RelationKind, Role};

use crate::order::{Ids, join, sorted};
use crate::slug::slug;

mod values;

/// Names a facet; the number is its row in [`FACETS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetKey {
    /// What sort of assertion.
    Kind,
    /// Named, unnamed or the author alone.
    Sourcing,
    /// Who vouches.
    Source,
    /// How firmly.
    Certainty,
    /// Asserted or denied.
    Polarity,
    /// Who takes part.
    Actor,
    /// What those are who take part.
    Is,
    /// As what.
    Role,
    /// Who as what.
    Part,
    /// Who acts on whom.
    Pair,
    /// Where.
    Place,
    /// When.
    Time,
    /// On what.
    Topic,
    /// What a claim has besides its statement.
    Has,
    /// How sure the program that found it is.
    Confidence,
}

impl FacetKey {
    /// All of them, in the order of the table.
    pub const ALL: [Self; FACETS.len()] = [
        Self::Kind,
        Self::Sourcing,
        Self::Source,
        Self::Certainty,
        Self::Polarity,
        Self::Actor,
        Self::Is,
        Self::Role,
        Self::Part,
        Self::Pair,
        Self::Place,
        Self::Time,
        Self::Topic,
        Self::Has,
        Self::Confidence,
    ];

    /// The row of the table.
    #[expect(
        clippy::indexing_slicing,
        reason = "a key for each row; the test `the_table` holds them together"
    )]
    pub fn facet(self) -> &'static Facet {
        &FACETS[self as usize]
    }

    /// The key in links.
    pub fn id(self) -> &'static str {
        self.facet().id
    }

    /// The facet that a link calls so.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.id() == id)
    }
}

/// One thing for each facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PerFacet<T>([T; FACETS.len()]);

impl<T> PerFacet<T> {
    /// Makes each of them.
    pub fn new(each: impl FnMut(FacetKey) -> T) -> Self {
        Self(FacetKey::ALL.map(each))
    }

    /// Each with its facet, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = (FacetKey, &T)> {
        FacetKey::ALL.into_iter().zip(&self.0)
    }
}

#[expect(clippy::indexing_slicing, reason = "as many places as there are keys")]
impl<T> std::ops::Index<FacetKey> for PerFacet<T> {
    type Output = T;

    fn index(&self, key: FacetKey) -> &T {
        &self.0[key as usize]
    }
}

#[expect(clippy::indexing_slicing, reason = "as many places as there are keys")]
impl<T> std::ops::IndexMut<FacetKey> for PerFacet<T> {
    fn index_mut(&mut self, key: FacetKey) -> &mut T {
        &mut self.0[key as usize]
    }
}

/// A property of claims by which they can be filtered and counted.
pub struct Facet {
    /// Which one.
    pub key: FacetKey,
    /// Its key in links and in `data-facet`.
    pub id: &'static str,
    /// Its name for readers.
    pub label: &'static str,
    /// What it is, in one sentence.
    pub help: &'static str,
    /// A claim has several of them, and a view may ask for all: actors, places, topics. Of the
    /// other facets a view asks for any of the chosen values.
    pub many: bool,
    /// Its values.
    pub values: Values,
    /// What stands before the chosen values in a sentence, and before the excluded ones. Empty
    /// where each value has its own words ([`Fixed::says`]).
    pub phrase: (&'static str, &'static str),
    /// Reads it from a claim.
    pub read: Read,
}

impl Facet {
    /// The value of an id, where the facet is closed.
    pub fn fixed(&self, id: &str) -> Option<&'static Fixed> {
        match self.values {
            Values::Closed(values) => values.iter().find(|value| value.id == id),
            Values::Open => None,
        }
    }
}

/// Reads the values of a claim: calls back with the id and the label of each (the label may be empty
/// where the table has it).
pub type Read = fn(&Context<'_>, &Claim, &mut dyn FnMut(&str, &str));

/// The values of a facet.
pub enum Values {
    /// Always the same ones.
    Closed(&'static [Fixed]),
    /// Those that occur in the dossier.
    Open,
}

/// A value of a closed facet.
pub struct Fixed {
    /// Its id in links and in `data-value`.
    pub id: &'static str,
    /// Its name for readers.
    pub label: &'static str,
    /// The words of a view that asks for it: "predictions", "with a figure".
    pub says: &'static str,
    /// The words of a view that excludes it: "no predictions", "without a figure".
    pub denies: &'static str,
}

/// The facets, in the order in which they are shown and written.
pub static FACETS: [Facet; 15] = [
    Facet {
        key: FacetKey::Kind,
        id: "kind",
        label: "Kind",
        help: "Whether a claim reports a fact, estimates a figure, interprets, or predicts.",
        many: false,
        values: Values::Closed(&values::KINDS),
        phrase: ("", ""),
        read: |_, claim, emit| emit(claim.kind.id(), ""),
    },
    Facet {
        key: FacetKey::Sourcing,
        id: "sourcing",
        label: "Who vouches",
        help: "What stands behind a claim: a source with a name, one without, or the author alone.",
        many: false,
        values: Values::Closed(&values::SOURCING),
        phrase: ("", ""),
        read: |_, claim, emit| emit(claim.sourcing().id(), ""),
    },
    Facet {
        key: FacetKey::Source,
        id: "source",
        label: "Source",
        help: "Who vouches for a claim: the last source in the chain of who says that who says.",
        many: false,
        values: Values::Open,
        phrase: ("from", "not from"),
        read: |context, claim, emit| {
            let Some(source) = claim.attribution.last() else { return };
            match (&source.actor, &source.name) {
                (Some(actor), _) => emit(actor.as_str(), context.actor_name(actor.as_str())),
                (None, Some(name)) => emit_slug(name, emit),
                (None, None) => {}
            }
        },
    },
    Facet {
        key: FacetKey::Certainty,
        id: "certainty",
        label: "Firmness",
        help: "How firmly whoever vouches for a claim commits to it.",
        many: false,
        values: Values::Closed(&values::CERTAINTY),
        phrase: ("", ""),
        read: |_, claim, emit| emit(claim.certainty.id(), ""),
    },
    Facet {
        key: FacetKey::Polarity,
        id: "polarity",
        label: "Asserted or denied",
        help: "Whether a claim says that something is so, or that it is not.",
        many: false,
        values: Values::Closed(&values::POLARITY),
        phrase: ("", ""),
        read: |_, claim, emit| emit(claim.polarity.id(), ""),
    },
    Facet {
        key: FacetKey::Actor,
        id: "actor",
        label: "Actor",
        help: "Who acts, is acted on, speaks or is mentioned in a claim.",
        many: true,
        values: Values::Open,
        phrase: ("about", "not about"),
        read: |context, claim, emit| {
            for (actor, _) in claim.roles() {
                emit(actor.as_str(), context.actor_name(actor.as_str()));
            }
        },
    },
    Facet {
        key: FacetKey::Is,
        id: "is",
        label: "Kind of actor",
        help: "What those are who act, are acted on, speak or are mentioned in a claim.",
        many: false,
        values: Values::Closed(&values::ACTOR_KINDS),
        phrase: ("", ""),
        read: |context, claim, emit| {
            for (actor, _) in claim.roles() {
                context.actor(actor.as_str()).into_iter().for_each(|actor| emit(actor.kind.id(), ""));
            }
        },
    },
    Facet {
        key: FacetKey::Role,
        id: "role",
        label: "Role",
        help: "What the chosen actors do in a claim; with no actor chosen, what anybody does.",
        many: false,
        values: Values::Closed(&values::ROLES),
        phrase: ("", ""),
        read: |_, claim, emit| {
            for (_, role) in claim.roles() {
                emit(role.id(), "");
            }
        },
    },
    Facet {
        key: FacetKey::Part,
        id: "part",
        label: "Who as what",
        help: "Of each claim everyone who takes part, with the role.",
        many: false,
        values: Values::Open,
        phrase: ("with", "without"),
        read: |context, claim, emit| {
            for (actor, role) in claim.roles() {
                // A participle fits one and many, as a name may be either.
                let does = FacetKey::Role.facet().fixed(role.id()).map_or("", |value| value.says);
                let label = join(&[context.actor_name(actor.as_str()), does], " ");
                emit(&part_id(actor.as_str(), role), &label);
            }
        },
    },
    Facet {
        key: FacetKey::Pair,
        id: "pair",
        label: "Who acts on whom",
        help: "Of each claim everyone who acts with everyone who is acted on.",
        many: false,
        values: Values::Open,
        phrase: ("with", "without"),
        read: |context, claim, emit| {
            for (agent, patient) in pairs(claim) {
                let name = |id: &ActorId| context.actor_name(id.as_str()).to_owned();
                emit(&pair_id(agent.as_str(), patient.as_str()), &pair_label(&name(agent), &name(patient)));
            }
        },
    },
    Facet {
        key: FacetKey::Place,
        id: "place",
        label: "Place",
        help: "Where the thing that a claim speaks of takes place.",
        many: true,
        values: Values::Open,
        phrase: ("placed in", "not placed in"),
        read: |_, claim, emit| claim.places.iter().for_each(|place| emit_slug(place, emit)),
    },
    Facet {
        key: FacetKey::Time,
        id: "time",
        label: "Time",
        help: "When the thing that a claim speaks of takes place, in the words of the dossier.",
        many: false,
        values: Values::Open,
        phrase: ("dated", "not dated"),
        read: |_, claim, emit| claim.time.iter().for_each(|time| emit_slug(time, emit)),
    },
    Facet {
        key: FacetKey::Topic,
        id: "topic",
        label: "Topic",
        help: "What a claim is on.",
        many: true,
        values: Values::Open,
        phrase: ("on", "not on"),
        read: |_, claim, emit| claim.topics.iter().for_each(|topic| emit_slug(topic, emit)),
    },
    Facet {
        key: FacetKey::Has,
        id: "has",
        label: "Has",
        help: "What a claim has besides its statement: a figure, a time, a condition, a tension …",
        many: false,
        values: Values::Closed(&values::HAS),
        phrase: ("", ""),
        read: values::read_has,
    },
    Facet {
        key: FacetKey::Confidence,
        id: "confidence",
        label: "Read right",
        help: "How often a program that finds claims is right with one like this. It says nothing of whether the claim is true.",
        many: false,
        values: Values::Open,
        phrase: ("read right in", "not read right in"),
        read: |_, claim, emit| {
            let tenths = claim.evidence.as_ref().map(|evidence| evidence.tenths().to_string());
            tenths.iter().for_each(|tenths| emit(tenths, &join(&[tenths, " of 10"], "")));
        },
    },
];

/// What reading a claim needs of the dossier around it, looked up once.
pub struct Context<'a> {
    actors: &'a [Actor],
    actor_ids: Ids,
    /// The claims that others relate to, with how.
    related: Vec<(&'a ClaimId, RelationKind)>,
}

impl<'a> Context<'a> {
    /// Of a dossier.
    pub fn new(dossier: &'a Dossier) -> Self {
        let relations = dossier.claims.iter().flat_map(|claim| &claim.relations);
        let relations: Vec<_> = relations.map(|relation| (&relation.claim, relation.kind)).collect();
        let related = sorted(relations.len(), &|a, b| relations.get(a).cmp(&relations.get(b)));
        Self {
            actors: &dossier.actors,
            actor_ids: Ids::new(dossier.actors.iter().map(|actor| actor.id.0.clone()).collect()),
            related: related.into_iter().filter_map(|at| relations.get(at).copied()).collect(),
        }
    }

    /// The actor of an id.
    pub fn actor(&self, id: &str) -> Option<&'a Actor> {
        self.actors.get(self.actor_ids.position(id)?)
    }

    /// The actor's name, or its id where the dossier does not have it.
    pub fn actor_name<'b>(&self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.actor(id).map_or(id, |actor| &actor.name)
    }

    /// How other claims relate to this one.
    pub fn incoming(&self, id: &ClaimId) -> impl Iterator<Item = RelationKind> {
        let from = self.related.partition_point(|(claim, _)| *claim < id);
        self.related.iter().skip(from).take_while(move |(claim, _)| *claim == id).map(|(_, kind)| *kind)
    }
}

/// Everyone who acts in a claim with everyone who is acted on in it.
pub fn pairs(claim: &Claim) -> impl Iterator<Item = (&ActorId, &ActorId)> {
    let of = |role| claim.participants.iter().filter(move |p| p.role == role).map(|p| &p.actor);
    of(Role::Agent).flat_map(move |agent| of(Role::Patient).map(move |patient| (agent, patient)))
}

/// The value of [`FacetKey::Part`] for an actor in a role.
pub fn part_id(actor: &str, role: Role) -> String {
    join(&[actor, "~", role.id()], "")
}

/// The value of [`FacetKey::Pair`] for who acts and who is acted on.
pub fn pair_id(agent: &str, patient: &str) -> String {
    join(&[agent, "~", patient], "")
}

/// Two names as readers see a pair.
pub fn pair_label(agent: &str, patient: &str) -> String {
    join(&[agent, " → ", patient], "")
}

/// A value whose id is made from its label; blank labels are none.
fn emit_slug(label: &str, emit: &mut dyn FnMut(&str, &str)) {
    if !label.trim().is_empty() {
        emit(&slug(label), label);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table() {
        for (row, key) in FACETS.iter().zip(FacetKey::ALL) {
            assert_eq!(row.key, key);
            assert_eq!(FacetKey::from_id(row.id), Some(key));
            assert_eq!(row.phrase.0.is_empty(), matches!(row.values, Values::Closed(_)));
            if let Values::Closed(values) = row.values {
                let mut ids: Vec<_> = values.iter().map(|value| value.id).collect();
                assert!(
                    values.iter().all(|v| !v.label.is_empty() && !v.says.is_empty() && !v.denies.is_empty())
                );
                ids.sort_unstable();
                ids.dedup();
                assert_eq!(ids.len(), values.len());
            }
        }
    }
}
