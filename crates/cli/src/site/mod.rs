//! A built page to a site that a static host serves as it lies.
//!
//! Order matters: check every shipped dossier, write the first one into `index.html`, compress last.

mod compress;
mod embed;
mod pack;
mod structured;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use assay_dossier::catalogue::Catalogue;
use assay_dossier::{Entry, Reading, load};
use assay_query::Origin;
use sha2::{Digest, Sha256};

/// What was made, for the log of the build.
pub struct Report {
    claims: usize,
    dossiers: usize,
    compressed: usize,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { claims, dossiers, compressed } = self;
        write!(
            f,
            "site: {dossiers} dossiers without a fault, {claims} claims in index.html, {compressed} files compressed"
        )
    }
}

/// Why a site could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PrepareError {
    /// A file could not be read or written.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The catalogue is not one.
    #[error("{path}: {message}")]
    Catalogue {
        /// Where.
        path: PathBuf,
        /// Why.
        message: String,
    },
    /// A shipped dossier has faults.
    #[error("{path} must be without fault to be shipped:\n{faults}")]
    Faults {
        /// Which.
        path: PathBuf,
        /// All of them, a line each.
        faults: String,
    },
    /// `index.html` lacks a place to write to.
    #[error("index.html keeps no place for assay:{0}")]
    NoPlace(&'static str),
    /// The first article of the catalogue has no text.
    #[error("the first article of the catalogue must be a dossier with its text")]
    NoText,
}

/// Makes a site of the files in `dist`.
pub fn prepare(dist: &Path) -> Result<Report, PrepareError> {
    let folder = dist.join("articles");
    let path = folder.join("catalogue.json");
    let catalogue = Catalogue::parse(&read(&path)?)
        .map_err(|error| PrepareError::Catalogue { path, message: error.to_string() })?;
    let mut shipped = Vec::new();
    for entry in &catalogue.articles {
        shipped.push(checked(&folder.join(&entry.file))?);
    }
    let (Some(first), Some(entry)) = (shipped.first(), catalogue.articles.first()) else {
        return Err(PrepareError::NoText);
    };
    let ids =
        |reading: &Reading| reading.dossier.claims.iter().map(|claim| claim.id.clone()).collect::<Vec<_>>();
    // The original of the first article is a text whose dossier has the same claims.
    let original = catalogue
        .articles
        .iter()
        .zip(&shipped)
        .any(|(entry, reading)| entry.text_digest.is_some() && ids(reading) == ids(first));
    let index = dist.join("index.html");
    let template = String::from_utf8_lossy(&read(&index)?).into_owned();
    let packed = first.pack();
    // Named by its contents, as the other files that a page and its build must agree on.
    let file = format!("articles/{}.{}.packed", entry.id, stamp(&packed));
    write(&dist.join(&file), &packed)?;
    let beside = |name: &str| -> Result<String, PrepareError> {
        Ok(format!("{name}.js?{}", stamp(&read(&dist.join(format!("{name}_bg.wasm")))?)))
    };
    let (opener, pictures) = (beside("opener")?, beside("pictures")?);
    // Files that belong together, under one stamp.
    let mut parts = Vec::new();
    for name in ["texts.js", "html.js", "docx.js", "place.js", "worker.js", "analyser_bg.wasm"] {
        parts.extend(read(&dist.join(name))?);
    }
    let texts = format!("texts.js?{}", stamp(&parts));
    let files = Files {
        packed: &file,
        opener: &opener,
        pictures: &pictures,
        texts: &texts,
        articles: &catalogue.articles,
    };
    let page = embed::embed(&template, first, &Origin::Shipped(None), &files, original)?;
    write(&index, page.as_bytes())?;
    pack::pack(dist)
        .map_err(|error| PrepareError::File { path: "terser (tools/setup installs it)".into(), error })?;
    let compressed =
        compress::compress(dist).map_err(|error| PrepareError::File { path: dist.into(), error })?;
    Ok(Report { claims: first.dossier.claims.len(), dossiers: shipped.len(), compressed })
}

/// The files that `index.html` names.
pub struct Files<'a> {
    /// The packed dossier of the article in it.
    pub packed: &'a str,
    /// The opener.
    pub opener: &'a str,
    /// The program of the actor view and the overview.
    pub pictures: &'a str,
    /// What opens texts that have no dossier.
    pub texts: &'a str,
    /// All articles of the site.
    pub articles: &'a [Entry],
}

/// Some digits that change with the contents of a file.
fn stamp(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn checked(path: &Path) -> Result<Reading, PrepareError> {
    let faults = |faults: String| PrepareError::Faults { path: path.into(), faults };
    let loaded = load(&read(path)?).map_err(|error| faults(error.to_string()))?;
    if loaded.problems.is_empty() {
        return Ok(loaded.into());
    }
    Err(faults(loaded.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}

fn read(path: &Path) -> Result<Vec<u8>, PrepareError> {
    fs::read(path).map_err(|error| PrepareError::File { path: path.into(), error })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), PrepareError> {
    fs::write(path, bytes).map_err(|error| PrepareError::File { path: path.into(), error })
}
