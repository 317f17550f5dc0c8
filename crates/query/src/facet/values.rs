//! The values of the closed facets, with the words that a sentence needs for each.
//!
//! Ids and labels come from the dossier's vocabulary; the phrases are owned here. It must not know
//! how a view or a set of claims looks.

use assay_dossier::{ActorKind, Certainty, Claim, Kind, Polarity, RelationKind, Role, Sourcing};

use super::{Context, Fixed};

/// A value of the vocabulary with its phrases.
macro_rules! of {
    ($value:expr, $says:literal, $denies:literal) => {
        Fixed { id: $value.id(), label: $value.label(), says: $says, denies: $denies }
    };
}

pub(super) static KINDS: [Fixed; 4] = [
    of!(Kind::Report, "reports", "no reports"),
    of!(Kind::Estimate, "estimates", "no estimates"),
    of!(Kind::Interpretation, "interpretations", "no interpretations"),
    of!(Kind::Prediction, "predictions", "no predictions"),
];

pub(super) static SOURCING: [Fixed; 3] = [
    of!(Sourcing::Named, "with a named source", "without a named source"),
    of!(Sourcing::Unnamed, "from unnamed sources", "not from unnamed sources"),
    of!(Sourcing::None, "in the author’s own voice", "not in the author’s own voice"),
];

pub(super) static CERTAINTY: [Fixed; 4] = [
    of!(Certainty::Certain, "stated as certain", "not stated as certain"),
    of!(Certainty::Probable, "stated as probable", "not stated as probable"),
    of!(Certainty::Possible, "stated as possible", "not stated as possible"),
    of!(Certainty::Uncommitted, "told without commitment", "not told without commitment"),
];

pub(super) static POLARITY: [Fixed; 2] =
    [of!(Polarity::Positive, "asserted", "not asserted"), of!(Polarity::Negative, "denied", "not denied")];

/// The phrases go after an actor, "somebody" or "nobody".
pub(super) static ROLES: [Fixed; 4] = [
    of!(Role::Agent, "acting", "not acting"),
    of!(Role::Patient, "acted on", "not acted on"),
    of!(Role::Speaker, "speaking", "not speaking"),
    of!(Role::Mentioned, "mentioned", "not mentioned"),
];

pub(super) static ACTOR_KINDS: [Fixed; 8] = [
    of!(ActorKind::State, "with a state", "without a state"),
    of!(ActorKind::Government, "with a government", "without a government"),
    of!(ActorKind::ArmedForce, "with an armed force", "without an armed force"),
    of!(ActorKind::Organisation, "with an organisation", "without an organisation"),
    of!(ActorKind::Media, "with media", "without media"),
    of!(ActorKind::Population, "with a population", "without a population"),
    of!(ActorKind::Experts, "with experts", "without experts"),
    of!(ActorKind::Person, "with a person", "without a person"),
];

/// One value of `has`.
const fn has(id: &'static str, label: &'static str, says: &'static str, denies: &'static str) -> Fixed {
    Fixed { id, label, says, denies }
}

pub(super) static HAS: [Fixed; 9] = [
    has("quantity", "A figure", "with a figure", "without a figure"),
    has("time", "A time", "with a time", "without a time"),
    has("place", "A place", "with a place", "without a place"),
    has("condition", "A condition", "with a condition", "without a condition"),
    has("chain", "A chain of sources", "told at second hand", "not told at second hand"),
    has("relation", "Related claims", "with related claims", "without related claims"),
    has("tension", "A tension", "in tension with another", "not in tension with another"),
    has("pieces", "Words in several places", "said in several places", "not said in several places"),
    has("note", "An editor’s note", "with an editor’s note", "without an editor’s note"),
];

/// Reads what a claim has. A relation counts at both of its ends.
pub(super) fn read_has(context: &Context<'_>, claim: &Claim, emit: &mut dyn FnMut(&str, &str)) {
    let incoming = || context.incoming(&claim.id);
    let opposes = |kind| kind == RelationKind::Opposes;
    let tension = claim.relations.iter().any(|relation| opposes(relation.kind)) || incoming().any(opposes);
    let present = [
        ("quantity", !claim.quantities.is_empty()),
        ("time", claim.time.is_some()),
        ("place", claim.places.iter().any(|place| !place.trim().is_empty())),
        ("condition", claim.condition.is_some()),
        ("chain", claim.attribution.len() > 1),
        ("relation", !claim.relations.is_empty() || incoming().next().is_some()),
        ("tension", tension),
        ("pieces", claim.quotes.len() > 1),
        ("note", claim.note.is_some()),
    ];
    present.into_iter().filter(|(_, is)| *is).for_each(|(id, _)| emit(id, ""));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_vocabulary_in_its_order() {
        let ids = |values: &'static [Fixed]| values.iter().map(|value| value.id);
        assert!(ids(&KINDS).eq(Kind::ALL.iter().map(|kind| kind.id())));
        assert!(ids(&SOURCING).eq(Sourcing::ALL.iter().map(|sourcing| sourcing.id())));
        assert!(ids(&CERTAINTY).eq(Certainty::ALL.iter().map(|certainty| certainty.id())));
        assert!(ids(&POLARITY).eq(Polarity::ALL.iter().map(|polarity| polarity.id())));
        assert!(ids(&ACTOR_KINDS).eq(ActorKind::ALL.iter().map(|kind| kind.id())));
        assert!(ids(&ROLES).eq(Role::ALL.iter().map(|role| role.id())));
    }
}
