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
use crate::plain::{decode, short};
use crate::problems::{Item, Origin, Problems};
use crate::read::{End, File};
use crate::text::Text;
use crate::validate::{Sound, validate};

pub use crate::fault::{LoadError, Problem};
pub use crate::limits::*;

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
    let mut file = File::read(decode(bytes, MAX_BYTES)?);
    let whole = matches!(file.end, End::Complete);
    match &file.format {
        Some(format) if format == FORMAT => {}
        Some(found) => return Err(LoadError::OtherVersion { found: short(found) }),
        None if whole => return Err(LoadError::NotADossier),
        None => {}
    }
    let article = match (file.article, file.end) {
        (Some(Ok(article)), _) => article,
        (Some(Err((fault, (line, column)))), _) => {
            return Err(LoadError::Article { line, column, fault: Box::new(fault) });
        }
        (None, End::BreaksOff((line, column))) => return Err(LoadError::BreaksOff { line, column }),
        (None, End::NotJson((line, column))) => return Err(LoadError::NotJson { line, column }),
        (None, End::NotAGroup) => return Err(LoadError::NotADossier),
        (None, End::Complete) => return Err(LoadError::NoArticle),
    };
    if whole && !file.has_provenance {
        file.problems.push(String::new(), None, Fault::NoProvenance, Effect::Warning);
    }
    let unknown = Provenance { by: Maker::Machine, tool: None, version: None, made: None, reviewed: None };
    let provenance = file.provenance.unwrap_or(unknown);
    Loaded::assemble(article, file.actors, file.claims, provenance, file.problems)
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
