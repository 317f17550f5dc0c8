//! The outermost level of a dossier's file, read piece by piece.
//!
//! Each claim and each actor is cut out as raw JSON, so that a broken one does not take the others
//! with it, and so that a file that breaks off still gives all that stands before. Knows the five keys
//! of a dossier and nothing of what is in them.

use crate::load::{MAX_ACTORS, MAX_CLAIMS};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The pieces of a file.
#[derive(Default)]
pub(crate) struct Pieces<'a> {
    pub format: Option<&'a RawValue>,
    pub article: Option<&'a RawValue>,
    pub actors: List<'a>,
    pub claims: List<'a>,
    pub provenance: Option<&'a RawValue>,
    /// Keys that are given a second time, with their second value.
    pub twice: Vec<(&'static str, &'a RawValue)>,
    /// The key whose value is being read.
    reading: Option<&'static str>,
}

/// A list of pieces.
#[derive(Default)]
pub(crate) struct List<'a> {
    pub items: Vec<&'a RawValue>,
    /// Whether the key was seen.
    seen: bool,
    /// Whether there were more than are read.
    pub too_many: bool,
    /// What stands there, if it is no list.
    pub instead: Option<&'static str>,
}

/// How the reading ended.
pub(crate) enum End {
    /// With the end of the file.
    Complete,
    /// With something after the dossier.
    Trailing(serde_json::Error),
    /// With the end of the file, in the midst of the dossier.
    BreaksOff(serde_json::Error),
    /// With something that is not JSON.
    NotJson(serde_json::Error),
    /// At once: the file holds something else than an object.
    NotAnObject,
}

impl<'a> Pieces<'a> {
    /// Cuts a file into its pieces.
    pub(crate) fn cut(json: &'a str) -> (Self, End) {
        let mut pieces = Self::default();
        let mut reader = serde_json::Deserializer::from_str(json);
        let end = match reader.deserialize_map(Top(&mut pieces)) {
            Ok(()) => reader.end().map_or_else(End::Trailing, |()| End::Complete),
            Err(error) if error.is_eof() => End::BreaksOff(error),
            Err(error) if error.is_data() => End::NotAnObject,
            Err(error) => End::NotJson(error),
        };
        (pieces, end)
    }

    /// What was being read when the reading ended: `claims[12]`.
    pub(crate) fn last_place(&self) -> String {
        let list = match self.reading {
            Some("actors") => &self.actors,
            Some("claims") => &self.claims,
            other => return other.unwrap_or_default().to_owned(),
        };
        crate::validate::item(self.reading.unwrap_or_default(), list.items.len())
    }
}

struct Top<'r, 'a>(&'r mut Pieces<'a>);

impl<'a> Visitor<'a> for Top<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a dossier")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        let pieces = self.0;
        loop {
            pieces.reading = None;
            let Some(key) = map.next_key::<String>()? else { return Ok(()) };
            let known = ["format", "article", "actors", "claims", "provenance"];
            pieces.reading = known.into_iter().find(|known| *known == key);
            let (name, slot) = match pieces.reading {
                Some(name @ "format") => (name, &mut pieces.format),
                Some(name @ "article") => (name, &mut pieces.article),
                Some(name @ "provenance") => (name, &mut pieces.provenance),
                Some("actors") if !pieces.actors.seen => {
                    map.next_value_seed(Items(&mut pieces.actors, MAX_ACTORS))?;
                    continue;
                }
                Some("claims") if !pieces.claims.seen => {
                    map.next_value_seed(Items(&mut pieces.claims, MAX_CLAIMS))?;
                    continue;
                }
                Some(name) => {
                    pieces.twice.push((name, map.next_value()?));
                    continue;
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            let value = map.next_value()?;
            if slot.is_none() {
                *slot = Some(value);
            } else {
                pieces.twice.push((name, value));
            }
        }
    }
}

struct Items<'r, 'a>(&'r mut List<'a>, usize);

impl<'a> DeserializeSeed<'a> for Items<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.seen = true;
        deserializer.deserialize_any(self)
    }
}

impl<'a> Items<'_, 'a> {
    fn instead<E: Error>(self, what: &'static str) -> Result<(), E> {
        self.0.instead = Some(what);
        Ok(())
    }
}

impl<'a> Visitor<'a> for Items<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut seq: A) -> Result<(), A::Error> {
        let Self(list, limit) = self;
        while list.items.len() < limit {
            match seq.next_element()? {
                Some(item) => list.items.push(item),
                None => return Ok(()),
            }
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {
            list.too_many = true;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        self.instead("a group of keys")
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        self.instead("a text")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.instead("true or false")
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.instead("a number")
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.instead("a number")
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.instead("a number")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.instead("empty (null)")
    }
}
