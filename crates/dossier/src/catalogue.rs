//! The list of the dossiers that a site ships: `articles/catalogue.json`.
//!
//! Owns its format and finds an entry by id or by the digest of a text. Knows no dossier.

use crate::fault::Fault;
use crate::json::Reader;
use crate::plain::{Lines, decode};
use crate::shape::{Node, Read};
use serde::Serialize;

/// The only value of `format` that this version reads.
pub const FORMAT: &str = "assay-catalogue/1";

/// A catalogue may have this many bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// The dossiers of a site. Keys that this version does not know are ignored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Catalogue {
    /// Always [`FORMAT`].
    pub format: String,
    /// The dossiers; the first one is shown where a link names none.
    pub articles: Vec<Entry>,
}

/// One dossier of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The article's id, as in `?article=ID`.
    pub id: String,
    /// The dossier's file, relative to the catalogue.
    pub file: String,
    /// The headline.
    pub title: String,
    /// What it is, in a sentence.
    pub about: String,
    /// The digest of the text it belongs to, where the dossier travels without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_digest: Option<String>,
}

/// Why a catalogue cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// It is no text at all, too large, or a web page.
    #[error("The list of articles cannot be read. {0}")]
    File(#[from] crate::fault::LoadError),
    /// It is not what a catalogue should be.
    #[error("The list of articles cannot be read: line {line}, column {column}: {fault}.")]
    Content {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong.
        fault: Box<Fault>,
    },
    /// Another version.
    #[error("The list of articles has the format “{found}”; this page reads assay-catalogue/1.")]
    OtherVersion {
        /// The format that it has.
        found: String,
    },
    /// No article.
    #[error("The list of articles is empty.")]
    NoArticles,
    /// An id that cannot stand in a link, or twice the same.
    #[error("The list of articles has the id “{id}”, which is taken or cannot be an id.")]
    Id {
        /// The id.
        id: String,
    },
    /// A file that is not one of the site's own.
    #[error("The list of articles names the file “{file}”, which is not a plain file name.")]
    FileName {
        /// The name.
        file: String,
    },
}

impl CatalogueError {
    /// What to do about it.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::File(error) => error.remedy(),
            Self::Content { fault, .. } => fault.remedy(),
            Self::OtherVersion { .. } => "Reload the page; whoever keeps the site should build it again.",
            Self::NoArticles => {
                "Open a dossier of your own; whoever keeps the site should add one to the list."
            }
            Self::Id { .. } => "Give each article its own id: one to 80 characters without spaces.",
            Self::FileName { .. } => "Name a file in the folder of the list, such as `article.json`.",
        }
    }
}

impl Catalogue {
    /// Reads a catalogue and checks it.
    pub fn parse(bytes: &[u8]) -> Result<Self, CatalogueError> {
        let text = decode(bytes, MAX_BYTES)?;
        let flawed = |fault, at| {
            let (line, column) = Lines::new(text).locate(at);
            CatalogueError::Content { line, column, fault: Box::new(fault) }
        };
        let value = Reader::new(text).value().map_err(|broken| {
            flawed(if broken.end { Fault::BreaksOff } else { Fault::NotJsonFromHere }, broken.at)
        })?;
        let catalogue = catalogue(&Node::root(&value)).map_err(|flaw| flawed(flaw.fault, flaw.at))?;
        if catalogue.format != FORMAT {
            return Err(CatalogueError::OtherVersion { found: catalogue.format });
        }
        if catalogue.articles.is_empty() {
            return Err(CatalogueError::NoArticles);
        }
        for (index, entry) in catalogue.articles.iter().enumerate() {
            let taken = catalogue.articles.iter().take(index).any(|other| other.id == entry.id);
            if taken || !crate::validate::is_id(&entry.id) {
                return Err(CatalogueError::Id { id: entry.id.clone() });
            }
            if !is_plain(&entry.file) {
                return Err(CatalogueError::FileName { file: entry.file.clone() });
            }
        }
        Ok(catalogue)
    }

    /// The entry of an article.
    pub fn by_id(&self, id: &str) -> Option<&Entry> {
        self.articles.iter().find(|entry| entry.id == id)
    }

    /// The entry whose dossier was made for the text with this digest.
    pub fn by_digest(&self, digest: &str) -> Option<&Entry> {
        self.articles
            .iter()
            .find(|entry| entry.text_digest.as_ref().is_some_and(|known| known.eq_ignore_ascii_case(digest)))
    }
}

fn catalogue(node: &Node<'_>) -> Read<Catalogue> {
    Ok(Catalogue { format: node.key("format")?.text()?, articles: node.key("articles")?.list(entry)? })
}

fn entry(node: &Node<'_>) -> Read<Entry> {
    Ok(Entry {
        id: node.key("id")?.text()?,
        file: node.key("file")?.text()?,
        title: node.key("title")?.text()?,
        about: node.key("about")?.text()?,
        text_digest: node.key("text_digest")?.text_if_any()?,
    })
}

/// Whether a file lies beside or below the catalogue, whatever a browser makes of its name.
fn is_plain(file: &str) -> bool {
    let odd = |c: char| c.is_control() || c.is_whitespace() || "\\:?#%".contains(c);
    !file.contains(odd) && file.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_file(file: &str) -> Result<Catalogue, CatalogueError> {
        let entry = Entry {
            id: "mars".to_owned(),
            file: file.to_owned(),
            title: "Mars".to_owned(),
            about: "A test.".to_owned(),
            text_digest: Some("sha256:AB".to_owned()),
        };
        let catalogue = Catalogue { format: FORMAT.to_owned(), articles: vec![entry] };
        Catalogue::parse(serde_json::to_string(&catalogue).unwrap().as_bytes())
    }

    #[test]
    fn finds_by_id_digest_and_default() {
        let catalogue = with_file("mars.json").unwrap();
        assert_eq!(catalogue.by_id("mars"), catalogue.articles.first());
        assert_eq!(catalogue.by_digest("sha256:ab"), catalogue.articles.first());
        assert_eq!(catalogue.by_id("venus"), None);
        assert_eq!(catalogue.by_digest("sha256:cd"), None);
    }

    #[test]
    fn only_files_of_the_site() {
        for file in ["a.json", "sub/a.json", "été.json"] {
            assert!(with_file(file).is_ok(), "{file}");
        }
        let foreign = [
            "",
            "/a.json",
            "../a.json",
            "a/../../b.json",
            "//host/a",
            "https://host/a",
            "a\\b",
            "%2e%2e/a",
            "a?b",
            "a#b",
            "./a",
            "a b",
            "a//b",
        ];
        for file in foreign {
            assert!(matches!(with_file(file), Err(CatalogueError::FileName { .. })), "{file}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let say = |json: &str| Catalogue::parse(json.as_bytes()).unwrap_err().to_string();
        assert_eq!(
            say("<!doctype html>"),
            "The list of articles cannot be read. This is a web page (HTML), not a dossier."
        );
        assert_eq!(
            say(r#"{"format": "assay-catalogue/2", "articles": []}"#),
            "The list of articles has the format “assay-catalogue/2”; this page reads assay-catalogue/1."
        );
        assert_eq!(
            say("{\"format\": \"assay-catalogue/1\",\n\"articles\": [{\"id\": 3}]}"),
            "The list of articles cannot be read: line 2, column 21: `articles[0].id` is 3; it must be a text."
        );
        assert_eq!(
            say(r#"{"format": "assay-catalogue/1", "articles": []}"#),
            "The list of articles is empty."
        );
        let twice = r#"{"id": "a", "file": "a", "title": "", "about": ""}"#;
        assert_eq!(
            say(&["{\"format\": \"assay-catalogue/1\", \"articles\": [", twice, ",", twice, "]}"].concat()),
            "The list of articles has the id “a”, which is taken or cannot be an id."
        );
    }
}
