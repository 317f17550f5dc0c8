//! What a dossier is. The types are the file's format at the same time: a field here is a key there.
//!
//! Vocabulary: *source, cue, content* for attribution as in PARC and PolNeAR; *factuality* as
//! certainty × polarity relative to a source as in FactBank; *selectors* as in the W3C Web
//! Annotation model. References (an actor's id in a claim) are kept as ids; [`crate::load`] has
//! checked that each names something that exists.

pub use crate::vocabulary::*;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeStruct, Serializer};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The only value of `format` that this version reads.
pub const FORMAT: &str = "assay/1";

/// Declares an id type: a short word without spaces that names something inside one dossier.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// Always [`FORMAT`].
    pub format: String,
    /// What was written.
    pub article: Article,
    /// Who appears in it.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// What it says, in the order of the text.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// Who made the dossier.
    pub provenance: Provenance,
}

/// The article. Without `text`, the dossier travels without the words and `text_digest` says to
/// which text it belongs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The article's id, as in `?article=ID`.
    pub id: String,
    /// The headline.
    pub title: String,
    /// By whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Where it appeared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// When it appeared, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    /// BCP 47 tag of the language of the text.
    pub language: String,
    /// What a reader should know of this version of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The paragraphs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Vec<String>>,
    /// `sha256:` and the hex digest of the paragraphs joined by `"\n\n"`, in UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_digest: Option<String>,
}

/// Somebody who appears in the article, under all their names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// The actor's id.
    pub id: ActorId,
    /// The name that is shown.
    pub name: String,
    /// The other names that the text uses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What the actor is.
    pub kind: ActorKind,
    /// The actor that this one belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<ActorId>,
    /// Who that is, in a clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// One assertion of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// About whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Participant>,
    /// Where.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// When, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// How much.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quantities: Vec<Quantity>,
    /// On what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// How it bears on other claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// The editor's word on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who made this claim, where it differs from the dossier's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The source, where it is an actor of the dossier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<ActorId>,
    /// The source, where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The words that signal the attribution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Selector>,
    /// How the source is identified.
    pub kind: SourceKind,
}

/// An actor's part in a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    /// Who.
    pub actor: ActorId,
    /// As what.
    pub role: Role,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Its words.
    pub selector: Selector,
    /// Its value.
    pub value: Amount,
    /// Of what unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// How it is hedged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approximator: Option<Approximator>,
    /// What is counted or measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

/// A relation to another claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// Which.
    pub kind: RelationKind,
    /// To which claim.
    pub claim: ClaimId,
}

/// Who made it, with what, and whether a person has looked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// A person or a program.
    pub by: Maker,
    /// Which program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// Its version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<String>,
    /// Whether a person has checked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<bool>,
}

/// A figure's value: one number, or a range. In files a number or `{ "from", "to" }`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// One number.
    One(f64),
    /// From … to …
    Range {
        /// The lower bound.
        from: f64,
        /// The upper bound.
        to: f64,
    },
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::One(value) => Number(value).serialize(serializer),
            Self::Range { from, to } => {
                let mut range = serializer.serialize_struct("Amount", 2)?;
                range.serialize_field("from", &Number(from))?;
                range.serialize_field("to", &Number(to))?;
                range.end()
            }
        }
    }
}

/// A number that is written without ".0" where it is whole.
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = self.0 as i64;
        // Up to 2^53 every whole number is exact; -0.0 keeps its sign only as a float.
        if whole as f64 == self.0
            && whole.unsigned_abs() <= 1 << 53
            && (whole != 0 || self.0.is_sign_positive())
        {
            serializer.serialize_i64(whole)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Amount;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a range with from and to")
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Amount, E> {
                Ok(Amount::One(value as f64))
            }

            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Amount, E> {
                Ok(Amount::One(value as f64))
            }

            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Amount, E> {
                Ok(Amount::One(value))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Amount, A::Error> {
                let (mut from, mut to) = (None, None);
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "from" => from = Some(map.next_value()?),
                        "to" => to = Some(map.next_value()?),
                        _ => {
                            map.next_value::<de::IgnoredAny>()?;
                        }
                    }
                }
                match (from, to) {
                    (Some(from), Some(to)) => Ok(Amount::Range { from, to }),
                    (None, _) => Err(de::Error::missing_field("from")),
                    (_, None) => Err(de::Error::missing_field("to")),
                }
            }
        }

        deserializer.deserialize_any(Reader)
    }
}

/// Where words stand: quoted, or by position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "SelectorFields", into = "SelectorFields")]
pub enum Selector {
    /// A quote in a paragraph.
    Quote {
        /// Which paragraph, counted from 0.
        paragraph: usize,
        /// The words.
        exact: String,
        /// The words just before, where the quote alone occurs more than once.
        prefix: Option<String>,
        /// The words just after.
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

/// A selector as it stands in a file: either set of keys.
#[derive(Clone, Default, Serialize, Deserialize)]
struct SelectorFields {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prefix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suffix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

impl TryFrom<SelectorFields> for Selector {
    type Error = &'static str;

    fn try_from(fields: SelectorFields) -> Result<Self, Self::Error> {
        match fields {
            SelectorFields {
                paragraph: Some(paragraph),
                exact: Some(exact),
                prefix,
                suffix,
                start: None,
                end: None,
            } => Ok(Self::Quote { paragraph, exact, prefix, suffix }),
            SelectorFields { paragraph: None, exact: None, start: Some(start), end: Some(end), .. } => {
                Ok(Self::Position { start, end })
            }
            _ => Err("a selector has either paragraph and exact, or start and end"),
        }
    }
}

impl From<Selector> for SelectorFields {
    fn from(selector: Selector) -> Self {
        match selector {
            Selector::Quote { paragraph, exact, prefix, suffix } => {
                Self { paragraph: Some(paragraph), exact: Some(exact), prefix, suffix, ..Self::default() }
            }
            Selector::Position { start, end } => {
                Self { start: Some(start), end: Some(end), ..Self::default() }
            }
        }
    }
}
