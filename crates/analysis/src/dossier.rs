//! An analysis as a dossier: the same claims and actors in the format that the page shows.
//!
//! Owns how layers become keys of the format; the format itself is `assay_dossier`'s. Selectors are positions, since
//! the text travels with the dossier. What the format cannot hold (lists longer than a page reads) is left out, and
//! said in the article's note.

use crate::{Analysis, BlockKind};
use assay_dossier::{Article, Dossier, FORMAT, Maker, Provenance};

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

/// What a dossier says made it.
const TOOL: &str = "assay";

impl Analysis<'_> {
    /// The dossier of this text.
    pub fn dossier(&self, about: &About) -> Dossier {
        let document = &self.document;
        let text: Vec<String> =
            document.blocks.iter().map(|block| document.slice(block.span).to_owned()).collect();
        Dossier {
            format: FORMAT.to_owned(),
            article: Article {
                id: self.id(about),
                title: self.title(about),
                byline: None,
                publisher: None,
                published: None,
                source_url: about.source_url.clone(),
                language: "en".to_owned(),
                note: None,
                text: Some(text),
                text_digest: None,
            },
            actors: Vec::new(),
            claims: Vec::new(),
            provenance: Provenance {
                by: Maker::Machine,
                tool: Some(TOOL.to_owned()),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
                made: None,
                reviewed: Some(false),
            },
        }
    }

    fn id(&self, about: &About) -> String {
        let id: String =
            about.id.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(80).collect();
        if id.is_empty() { "article".to_owned() } else { id }
    }

    /// The text's first heading, else what is known about it, else its first words.
    fn title(&self, about: &About) -> String {
        let document = &self.document;
        let heading = document.blocks.iter().take(3).find(|block| block.kind == BlockKind::Heading);
        if let Some(heading) = heading {
            return document.slice(heading.span).split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let known = about.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        let first = || document.text.split_whitespace().take(10).collect::<Vec<_>>().join(" ");
        let title = known.map_or_else(first, str::to_owned);
        if title.is_empty() { "Without a title".to_owned() } else { title }
    }
}
