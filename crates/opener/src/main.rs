//! The opener: dossiers and texts that a visitor brings, made ready for the page. A WebAssembly module
//! of its own, loaded only when something is opened that the build has not packed, so that who only
//! reads the shipped article never waits for it. A thin shell: the work is in `assay-dossier`.
//!
//! What fails comes back as the sentence that the reader is told.

use assay_dossier::catalogue::Catalogue;
use assay_dossier::{Reading, Text, load};
use wasm_bindgen::prelude::wasm_bindgen;

/// A dossier's file, packed for the page.
///
/// # Errors
/// What makes the file no dossier that could be shown, and what to do, in words.
#[wasm_bindgen]
pub fn open(dossier: &[u8]) -> Result<Vec<u8>, String> {
    let loaded = load(dossier).map_err(|error| format!("{error} {}", error.remedy()))?;
    Ok(Reading::from(loaded).pack())
}

/// A dossier that travels without its text, with the text, packed for the page.
///
/// # Errors
/// As [`open`]; and that the text is not the one that the dossier was made for.
#[wasm_bindgen]
pub fn settle(dossier: &[u8], text: &str) -> Result<Vec<u8>, String> {
    let loaded = load(dossier).map_err(|error| format!("{error} {}", error.remedy()))?;
    let settled = loaded.with_text(Text::from_plain(text));
    let loaded = settled.map_err(|other| format!("{} {}", other.1, other.1.remedy()))?;
    Ok(Reading::from(loaded).pack())
}

/// The file of an article of the catalogue; none if it has no such article.
///
/// # Errors
/// What makes the file no catalogue, in words.
#[wasm_bindgen]
pub fn file_of(catalogue: &[u8], id: &str) -> Result<Option<String>, String> {
    Ok(read(catalogue)?.by_id(id).map(|entry| entry.file.clone()))
}

/// The file of the dossier that was made for a text, if the catalogue has one.
///
/// # Errors
/// As [`file_of`].
#[wasm_bindgen]
pub fn file_for_text(catalogue: &[u8], text: &str) -> Result<Option<String>, String> {
    let digest = Text::from_plain(text).digest();
    Ok(read(catalogue)?.by_digest(&digest).map(|entry| entry.file.clone()))
}

fn read(catalogue: &[u8]) -> Result<Catalogue, String> {
    Catalogue::parse(catalogue).map_err(|error| format!("{error} {}", error.remedy()))
}

fn main() {}
