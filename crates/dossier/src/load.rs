//! A dossier's file to a dossier that can be shown, and everything that is wrong with it.
//!
//! What cannot be read or does not make sense is set aside and named with its place; the article and
//! every sound claim are there all the same. [`LoadError`] is only for files without an article.
//!
//! - The keys of the file may stand in any order. Keys that this version does not know are ignored, at
//!   every level, so that a later minor addition to the format does not shut out older pages.
//! - A file that breaks off gives what stands before the break.
//! - References are what they say they are afterwards: every actor and claim that is referred to is
//!   there, every chain of attribution has a source, every source but the author an actor or a name.
//!
//! This file knows neither browser nor network: it is given bytes.

use crate::anchor::{Anchors, anchor_claims};
use crate::fault::{Effect, Fault};
use crate::model::{Actor, Article, Claim, Dossier, FORMAT, Maker, Provenance};
use crate::plain::{Lines, broken_at, decode, explain, short};
use crate::read::{End, List, Pieces};
use crate::text::Text;
use crate::validate::{Item, Origin, Problems, Sound, item, named_item, validate};
use serde::Deserialize;
use serde_json::value::RawValue;

pub use crate::fault::{LoadError, Problem};

/// A dossier's file may have this many bytes.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;
/// So many claims are read.
pub const MAX_CLAIMS: usize = 20_000;
/// So many actors are read.
pub const MAX_ACTORS: usize = 2_000;
/// So many entries are read of each list in a claim or an actor: quotes, sources, participants, …
pub const MAX_PARTS: usize = 100;
/// An id may have this many characters.
pub const MAX_ID: usize = 80;
/// So many problems are listed; of the others only the number is given.
pub const MAX_PROBLEMS: usize = 500;

/// A dossier that can be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The dossier, without what was set aside.
    pub dossier: Dossier,
    /// The article's text, if it is there.
    pub text: Option<Text>,
    /// Where the claims stand in it.
    pub anchors: Anchors,
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
    /// Where in the file each claim stands, for the problems that come with a text.
    origins: Vec<Origin>,
}

/// Reads a dossier's file.
pub fn load(bytes: &[u8]) -> Result<Loaded, LoadError> {
    let json = decode(bytes, MAX_BYTES)?;
    let (pieces, end) = Pieces::cut(json);
    let mut file = File { json, lines: Lines::new(json), problems: Problems::default() };

    let whole = matches!(end, End::Complete | End::Trailing(_));
    match pieces.format.map(|raw| serde_json::from_str::<String>(raw.get())) {
        Some(Ok(format)) if format == FORMAT => {}
        Some(Ok(found)) => return Err(LoadError::OtherVersion { found: short(&found) }),
        Some(Err(_)) => return Err(LoadError::NotADossier),
        None if whole => return Err(LoadError::NotADossier),
        None => {}
    }
    let Some(raw) = pieces.article else {
        return Err(file.without_article(&end));
    };
    let article = file.read::<Article>(raw).map_err(|(fault, (line, column))| {
        let fault = Box::new(fault);
        LoadError::Article { line, column, fault }
    })?;

    file.twice(&pieces);
    let actors = file.items::<Actor>("actors", &pieces.actors);
    let claims = file.items::<Claim>("claims", &pieces.claims);
    let provenance = file.provenance(pieces.provenance, whole);
    match &end {
        End::BreaksOff(error) => file.broken(&pieces, error, Fault::BreaksOff),
        End::NotJson(error) => file.broken(&pieces, error, Fault::NotJsonFromHere),
        End::Trailing(error) => file.broken(&pieces, error, Fault::Trailing),
        End::Complete | End::NotAnObject => {}
    }
    Loaded::assemble(article, actors, claims, provenance, file.problems)
}

impl Loaded {
    /// A dossier that was made here and not read from a file, checked in the same way.
    pub fn new(dossier: Dossier) -> Result<Self, LoadError> {
        if dossier.format != FORMAT {
            return Err(LoadError::OtherVersion { found: short(&dossier.format) });
        }
        let actors = dossier.actors.into_iter().enumerate().map(Item::numbered).collect();
        let claims = dossier.claims.into_iter().enumerate().map(Item::numbered).collect();
        Self::assemble(dossier.article, actors, claims, dossier.provenance, Problems::default())
    }

    fn assemble(
        mut article: Article,
        actors: Vec<Item<Actor>>,
        claims: Vec<Item<Claim>>,
        provenance: Provenance,
        mut problems: Problems,
    ) -> Result<Self, LoadError> {
        // A list of paragraphs without a word is no text.
        article.text = article.text.filter(|text| text.iter().any(|paragraph| !paragraph.trim().is_empty()));
        if article.text.is_none() && article.text_digest.is_none() {
            return Err(LoadError::NoText);
        }
        let text = article.text.as_deref().map(Text::from_paragraphs);
        let Sound { actors, claims, origins } =
            validate(&article, text.as_ref(), actors, claims, &mut problems);
        let anchors = match &text {
            Some(text) => anchor_claims(&claims, &origins, text, &mut problems),
            None => Anchors::unplaced(&claims),
        };
        let dossier = Dossier { format: FORMAT.to_owned(), article, actors, claims, provenance };
        Ok(Self { dossier, text, anchors, problems: problems.finish(), origins })
    }

    /// Sets the words beside a dossier that travels without them. The text must be the one that the
    /// dossier was made for; else the dossier comes back as it was, with the reason. The text is not
    /// put into the dossier: exported again, it still travels without.
    pub fn with_text(mut self, text: Text) -> Result<Self, Box<(Self, LoadError)>> {
        let found = text.digest();
        let expected = match (&self.dossier.article.text_digest, &self.text) {
            (_, Some(own)) => own.digest(),
            (Some(digest), None) => digest.clone(),
            (None, None) => String::new(),
        };
        if !expected.eq_ignore_ascii_case(&found) {
            return Err(Box::new((self, LoadError::OtherText { expected, found })));
        }
        // What was said of selectors without a text is said again, and better, with it.
        self.problems.retain(|problem| !matches!(problem.fault, Fault::Anchor(_) | Fault::Moved { .. }));
        let mut problems = Problems::from(std::mem::take(&mut self.problems));
        self.anchors = anchor_claims(&self.dossier.claims, &self.origins, &text, &mut problems);
        self.problems = problems.finish();
        self.text = Some(text);
        Ok(self)
    }
}

/// A file that is being read.
struct File<'a> {
    json: &'a str,
    lines: Lines<'a>,
    problems: Problems,
}

/// Of a broken claim or actor what its problem needs.
#[derive(Deserialize)]
struct Named {
    id: String,
}

impl<'a> File<'a> {
    /// Where a piece starts in the file.
    fn offset(&self, raw: &RawValue) -> usize {
        (raw.get().as_ptr() as usize).saturating_sub(self.json.as_ptr() as usize)
    }

    fn locate(&mut self, raw: &RawValue) -> (usize, usize) {
        let offset = self.offset(raw);
        self.lines.locate(offset)
    }

    fn read<T: Deserialize<'a>>(&mut self, raw: &'a RawValue) -> Result<T, (Fault, (usize, usize))> {
        serde_json::from_str(raw.get()).map_err(|error| {
            let (fault, at) = explain(raw.get(), &error);
            let offset = self.offset(raw) + at;
            (fault, self.lines.locate(offset))
        })
    }

    fn items<T: Deserialize<'a>>(&mut self, list: &'static str, pieces: &List<'a>) -> Vec<Item<T>> {
        let mut items = Vec::with_capacity(pieces.items.len());
        for (index, raw) in pieces.items.iter().enumerate() {
            let line = Some(self.locate(raw));
            match self.read(raw) {
                Ok(value) => items.push(Item { value, origin: Origin { index, line } }),
                Err((fault, line)) => {
                    let named = serde_json::from_str::<Named>(raw.get());
                    let place =
                        named.map_or_else(|_| item(list, index), |named| named_item(list, index, &named.id));
                    self.problems.push(place, Some(line), fault, Effect::SetAside);
                }
            }
        }
        if pieces.too_many {
            let fault = Fault::TooMany { what: list, limit: pieces.items.len() };
            self.problems.push(list.to_owned(), None, fault, Effect::SetAside);
        }
        if let Some(found) = pieces.instead {
            let fault = Fault::WrongSort {
                key: ["`", list, "`"].concat(),
                found: found.to_owned(),
                expected: "a list".to_owned(),
            };
            self.problems.push(String::new(), None, fault, Effect::SetAside);
        }
        items
    }

    fn provenance(&mut self, raw: Option<&'a RawValue>, whole: bool) -> Provenance {
        let problem = match raw.map(|raw| self.read(raw)) {
            Some(Ok(provenance)) => return provenance,
            Some(Err((fault, line))) => Some((fault, Some(line))),
            None if whole => Some((Fault::NoProvenance, None)),
            None => None,
        };
        if let Some((fault, line)) = problem {
            let place = if raw.is_some() { "provenance" } else { "" };
            self.problems.push(place.to_owned(), line, fault, Effect::Warning);
        }
        Provenance { by: Maker::Machine, tool: None, version: None, made: None, reviewed: None }
    }

    /// The keys that are given twice.
    fn twice(&mut self, pieces: &Pieces) {
        for (key, raw) in &pieces.twice {
            let line = Some(self.locate(raw));
            let fault = Fault::Twice { key: ["`", key, "`"].concat() };
            self.problems.push((*key).to_owned(), line, fault, Effect::SetAside);
        }
    }

    /// The reading ended before the file, or the file before the reading.
    fn broken(&mut self, pieces: &Pieces, error: &serde_json::Error, fault: Fault) {
        let line = Some(self.lines.locate(broken_at(self.json, error)));
        let effect = if fault == Fault::Trailing { Effect::Warning } else { Effect::SetAside };
        self.problems.push(pieces.last_place(), line, fault, effect);
    }

    fn without_article(&mut self, end: &End) -> LoadError {
        match end {
            End::BreaksOff(error) => {
                let (line, column) = self.lines.locate(broken_at(self.json, error));
                LoadError::BreaksOff { line, column }
            }
            End::NotJson(error) => {
                let (line, column) = self.lines.locate(broken_at(self.json, error));
                LoadError::NotJson { line, column }
            }
            End::NotAnObject => LoadError::NotADossier,
            End::Complete | End::Trailing(_) => LoadError::NoArticle,
        }
    }
}
