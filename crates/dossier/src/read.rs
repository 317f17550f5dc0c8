//! A dossier's file, read from its beginning to its end.
//!
//! Each claim and each actor is read on its own, so that a broken one does not take the others with
//! it, and a file that breaks off gives all that stands before. Knows the five keys of a dossier; what
//! is in them is told by `format`, and whether it makes sense by `validate`.

use crate::fault::{Effect, Fault};
use crate::format;
use crate::json::{Broken, Data, Reader, Value};
use crate::limits::{MAX_ACTORS, MAX_CLAIMS};
use crate::model::{Actor, Article, Claim, Provenance};
use crate::plain::Lines;
use crate::problems::{Item, Origin, Problems, item, named_item};
use crate::shape::{Flaw, Node, Read, sort};

/// A line and a column.
type Place = (usize, usize);

/// What a file holds.
pub(crate) struct File<'a> {
    lines: Lines<'a>,
    /// The key whose value is being read, and in a list the number of the item: where a file breaks off.
    reading: (&'static str, Option<usize>),
    pub problems: Problems,
    /// `None` if there is none, or if it is no text.
    pub format: Option<String>,
    pub article: Option<Result<Article, (Fault, Place)>>,
    pub actors: Vec<Item<Actor>>,
    pub claims: Vec<Item<Claim>>,
    pub provenance: Option<Provenance>,
    /// Whether there is something there, sound or not.
    pub has_provenance: bool,
    pub end: End,
}

/// How the reading ended.
pub(crate) enum End {
    /// With the end of the dossier.
    Complete,
    /// With the end of the file, in the midst of the dossier.
    BreaksOff(Place),
    /// With something that is not JSON.
    NotJson(Place),
    /// At once: the file holds something else than a group of keys.
    NotAGroup,
}

const KEYS: [&str; 5] = ["format", "article", "actors", "claims", "provenance"];

impl<'a> File<'a> {
    /// Reads a file to where it ends or stops being JSON.
    pub(crate) fn read(json: &'a str) -> Self {
        let mut file = Self {
            lines: Lines::new(json),
            reading: ("", None),
            problems: Problems::default(),
            format: None,
            article: None,
            actors: Vec::new(),
            claims: Vec::new(),
            provenance: None,
            has_provenance: false,
            end: End::Complete,
        };
        let mut reader = Reader::new(json);
        if !matches!(reader.peek(), Some(b'{') | None) && reader.skip().is_ok() {
            file.end = End::NotAGroup;
            return file;
        }
        let mut seen = [false; KEYS.len()];
        let read = reader.group(&mut |reader, key| {
            let Some(known) = KEYS.iter().position(|known| *known == key) else { return reader.skip() };
            let name = KEYS.get(known).copied().unwrap_or_default();
            file.reading = (name, None);
            let at = reader.place();
            match seen.get_mut(known) {
                Some(seen) if !*seen => {
                    *seen = true;
                    file.value(reader, name)?;
                }
                _ => {
                    reader.skip()?;
                    let fault = Fault::Twice { key: ["`", name, "`"].concat() };
                    file.problem(name.to_owned(), at, fault, Effect::SetAside);
                }
            }
            file.reading = ("", None);
            Ok(())
        });
        match read {
            Err(Broken { at, end: true }) => {
                file.end = End::BreaksOff(file.lines.locate(at));
                file.broken(at, Fault::BreaksOff);
            }
            Err(Broken { at, end: false }) => {
                file.end = End::NotJson(file.lines.locate(at));
                file.broken(at, Fault::NotJsonFromHere);
            }
            Ok(()) if reader.peek().is_some() => {
                let at = reader.place();
                file.problem(String::new(), at, Fault::Trailing, Effect::Warning);
            }
            Ok(()) => {}
        }
        file
    }

    fn value(&mut self, reader: &mut Reader<'a>, name: &'static str) -> Result<(), Broken> {
        if name == "actors" || name == "claims" {
            return self.list(reader, name);
        }
        let value = reader.value()?;
        let node = Node::root(&value);
        match name {
            "format" => self.format = node.text().ok(),
            "article" => self.article = Some(format::article(&node).map_err(|flaw| self.located(*flaw))),
            _ => {
                self.has_provenance = true;
                match format::provenance(&node) {
                    Ok(provenance) => self.provenance = Some(provenance),
                    Err(flaw) => self.problem(name.to_owned(), flaw.at, flaw.fault, Effect::Warning),
                }
            }
        }
        Ok(())
    }

    fn list(&mut self, reader: &mut Reader<'a>, name: &'static str) -> Result<(), Broken> {
        if reader.peek() != Some(b'[') {
            let value = reader.value()?;
            let key = ["`", name, "`"].concat();
            let fault = Fault::WrongSort { key, found: sort(&value.data), expected: "a list".to_owned() };
            self.problem(String::new(), value.at, fault, Effect::SetAside);
            return Ok(());
        }
        let limit = if name == "actors" { MAX_ACTORS } else { MAX_CLAIMS };
        let mut count = 0;
        self.reading = (name, Some(count));
        reader.list(&mut |reader| {
            if count >= limit {
                count += 1;
                return reader.skip();
            }
            let value = reader.value()?;
            let origin = Origin { index: count, line: Some(self.lines.locate(value.at)) };
            if name == "actors" {
                let actor = format::actor(&Node::root(&value));
                if let Some(value) = self.sound(actor, name, &value, origin) {
                    self.actors.push(Item { value, origin });
                }
            } else {
                let claim = format::claim(&Node::root(&value));
                if let Some(value) = self.sound(claim, name, &value, origin) {
                    self.claims.push(Item { value, origin });
                }
            }
            count += 1;
            self.reading = (name, Some(count));
            Ok(())
        })?;
        if count > limit {
            let fault = Fault::TooMany { what: name, limit };
            self.problems.push(name.to_owned(), None, fault, Effect::SetAside);
        }
        Ok(())
    }

    /// The item, or a problem that names it.
    fn sound<T>(&mut self, read: Read<T>, list: &str, value: &Value<'_>, origin: Origin) -> Option<T> {
        match read {
            Ok(item) => Some(item),
            Err(flaw) => {
                let place = match value.get("id") {
                    Some(Value { data: Data::Text(id), .. }) => named_item(list, origin.index, id),
                    _ => item(list, origin.index),
                };
                self.problem(place, flaw.at, flaw.fault, Effect::SetAside);
                None
            }
        }
    }

    /// The file ends here, or stops being JSON.
    fn broken(&mut self, at: usize, fault: Fault) {
        let place = match self.reading {
            (list, Some(index)) => item(list, index),
            (key, None) => key.to_owned(),
        };
        self.problem(place, at, fault, Effect::SetAside);
    }

    fn located(&mut self, flaw: Flaw) -> (Fault, Place) {
        (flaw.fault, self.lines.locate(flaw.at))
    }

    fn problem(&mut self, place: String, at: usize, fault: Fault, effect: Effect) {
        let line = Some(self.lines.locate(at));
        self.problems.push(place, line, fault, effect);
    }
}
