//! What a dossier is. A field here is a key in the file: serde writes them, `format` reads them.
//!
//! Vocabulary: *source, cue, content* for attribution as in PARC and PolNeAR; *factuality* as
//! certainty × polarity relative to a source as in FactBank; *selectors* as in the W3C Web
//! Annotation model. References (an actor's id in a claim) are kept as ids; [`mod@crate::load`] has
//! checked that each names something that exists.

pub use crate::amount::Amount;
pub use crate::vocabulary::*;
use serde::Serialize;

/// The only value of `format` that this version reads.
pub const FORMAT: &str = "assay/1";

/// Declares an id type: a short word without spaces that names something inside one dossier.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as it stands in files and links.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// Names a claim.
    ClaimId
}
id! {
    /// Names an actor.
    ActorId
}

/// An article with its claims and actors.
#[derive(Clone, Debug, PartialEq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Dossier {
    /// Always [`FORMAT`].
    pub format: String,
    /// What was written.
    pub article: Article,
    /// Who appears in it.
    pub actors: Vec<Actor>,
    /// What it says, in the order of the text.
    pub claims: Vec<Claim>,
    /// Who made the dossier.
    pub provenance: Provenance,
}

/// The article. Without `text`, the dossier travels without the words and `text_digest` says to
/// which text it belongs.
#[derive(Clone, Debug, PartialEq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Article {
    /// The article's id, as in `?article=ID`.
    pub id: String,
    /// The headline.
    pub title: String,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Where it appeared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// When it appeared, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    /// BCP 47 tag of the language of the text.
    pub language: String,
    /// What a reader should know of this version of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Vec<String>>,
    /// `sha256:` and the hex digest of the paragraphs joined by `"\n\n"`, in UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_digest: Option<String>,
}

/// Somebody who appears in the article, under all their names.
#[derive(Clone, Debug, PartialEq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Actor {
    /// The actor's id.
    pub id: ActorId,
    /// The name that is shown.
    pub name: String,
    /// The other names that the text uses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What the actor is.
    pub kind: ActorKind,
    /// The actor that this one belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<ActorId>,
    /// Who that is, in a clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// One assertion of the article.
#[derive(Clone, Debug, PartialEq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Claim {
    /// The claim's id, as in `#ID`.
    pub id: ClaimId,
    /// What is asserted, in a sentence that stands alone.
    pub statement: String,
    /// What sort of assertion it is.
    pub kind: Kind,
    /// The words that make it: one piece, or several where other words stand between.
    pub quotes: Vec<Selector>,
    /// Who says so: outermost first, the last one vouches. Never empty.
    pub attribution: Vec<Source>,
    /// How firmly.
    pub certainty: Certainty,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// On what it hangs; reads on after "If".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// About whom.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Participant>,
    /// Where.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// When, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// How much.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quantities: Vec<Quantity>,
    /// On what.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// How it bears on other claims.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// The editor's word on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who made this claim, where it differs from the dossier's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// By what a program found it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

impl Claim {
    /// What stands behind the claim, from the last source of its chain.
    pub fn sourcing(&self) -> Sourcing {
        match self.attribution.last().map(|source| source.kind) {
            Some(SourceKind::Named) => Sourcing::Named,
            Some(SourceKind::Unnamed) => Sourcing::Unnamed,
            Some(SourceKind::Author) | None => Sourcing::None,
        }
    }

    /// Every actor of the claim with its role, each pair once: the participants, then the actors of
    /// the chain of attribution as speakers.
    pub fn roles(&self) -> Vec<(&ActorId, Role)> {
        let named = self.participants.iter().map(|p| (&p.actor, p.role));
        let speakers = self.attribution.iter().filter_map(|s| Some((s.actor.as_ref()?, Role::Speaker)));
        let mut roles: Vec<_> = Vec::with_capacity(self.participants.len() + 1);
        for pair in named.chain(speakers) {
            if !roles.contains(&pair) {
                roles.push(pair);
            }
        }
        roles
    }
}

/// One link in the chain of who says that who says.
#[derive(Clone, Debug, PartialEq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Source {
    /// The source, where it is an actor of the dossier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<ActorId>,
    /// The source, where it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The words that signal the attribution.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<Selector>,
    /// How the source is identified.
    pub kind: SourceKind,
}

/// By what a program found a claim, and how sure it is of having read it right.
#[derive(Clone, Debug, PartialEq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Evidence {
    /// From 0 to 1: how often such a reading is right. It says nothing of whether the claim is true.
    pub confidence: f64,
    /// Why, in words; reads on after "found because".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The words that told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<Selector>,
}

impl Evidence {
    /// The confidence in tenths, rounded down to whole ones, as it is shown.
    pub fn tenths(&self) -> u8 {
        (self.confidence * 10.0 + 0.05) as u8
    }
}

/// An actor's part in a claim.
#[derive(Clone, Debug, PartialEq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Participant {
    /// Who.
    pub actor: ActorId,
    /// As what.
    pub role: Role,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Quantity {
    /// Its words.
    pub selector: Selector,
    /// Its value.
    pub value: Amount,
    /// Of what unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// How it is hedged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approximator: Option<Approximator>,
    /// What is counted or measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

/// A relation to another claim.
#[derive(Clone, Debug, PartialEq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Relation {
    /// Which.
    pub kind: RelationKind,
    /// To which claim.
    pub claim: ClaimId,
}

/// Who made it, with what, and whether a person has looked.
#[derive(Clone, Debug, PartialEq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Provenance {
    /// A person or a program.
    pub by: Maker,
    /// Which program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made: Option<String>,
    /// Whether a person has checked it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<bool>,
}

/// Where words stand: quoted, or by position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
#[serde(untagged)]
pub enum Selector {
    /// A quote in a paragraph.
    Quote {
        /// Which paragraph, counted from 0.
        paragraph: usize,
        /// The words.
        exact: String,
        /// The words just before, where the quote alone occurs more than once.
        #[serde(skip_serializing_if = "Option::is_none")]
        prefix: Option<String>,
        /// The words just after.
        #[serde(skip_serializing_if = "Option::is_none")]
        suffix: Option<String>,
    },
    /// A range of the whole text, in Unicode code points, the paragraphs joined by `"\n\n"`.
    Position {
        /// The first code point.
        start: usize,
        /// The one after the last.
        end: usize,
    },
}
