//! The analyser as the web worker calls it: a file's bytes come in, a dossier ready for the page goes out. A
//! WebAssembly module of its own, fetched when the first text is opened that nobody has prepared. A thin shell: the
//! work is in `assay-analysis`.
//!
//! What fails comes back as the sentence that the reader is told.

mod blocks;

use assay_analysis::dossier::About;
use assay_analysis::input::{self, Format, Input, Refusal};
use assay_analysis::language::{self, Language};
use assay_analysis::{Document, analyse_document};
use assay_dossier::{Loaded, Reading, Text};
use wasm_bindgen::prelude::wasm_bindgen;

/// What the reader is told above an article in which nothing was found.
const NOTHING_FOUND: &str =
    "No claims were found in this text. It may be too short, or a list or a poem rather than an article.";
/// And above one in another language.
const NOT_ENGLISH: &str = "This text does not seem to be in English. The analyser reads English: take what it found with great care.";

/// The dossier of a file's text, packed for the page. `ending` is the end of the file's name; of a page of the web
/// the browser has taken the blocks, see [`blocks`].
///
/// # Errors
/// Why the file cannot be read as a text, in words.
#[wasm_bindgen]
pub fn analyse(bytes: &[u8], ending: &str) -> Result<Vec<u8>, String> {
    let input = input::read(bytes, Format::of_extension(ending)).map_err(told)?;
    dossier(&input)
}

/// The same for the blocks of a page of the web.
///
/// # Errors
/// As [`analyse`].
#[wasm_bindgen]
pub fn analyse_blocks(listed: &str, title: &str, byline: &str) -> Result<Vec<u8>, String> {
    let mut input = blocks::read(listed).ok_or_else(|| told(Refusal::Empty))?;
    let known = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    (input.title, input.byline) = (known(title), known(byline));
    dossier(&input)
}

fn dossier(input: &Input) -> Result<Vec<u8>, String> {
    let analysis = analyse_document(input.document());
    let digest = Text::from_plain(&input.text).digest();
    let about = About {
        id: format!("text-{}", digest.trim_start_matches("sha256:").get(..12).unwrap_or_default()),
        title: input.title.clone(),
        source_url: None,
    };
    let mut dossier = analysis.dossier(&about);
    dossier.article.byline.clone_from(&input.byline);
    dossier.article.published.clone_from(&input.published);
    if let Some(note) = note(&analysis.document, dossier.claims.is_empty()) {
        dossier.article.note = Some(note.to_owned());
    }
    let loaded = Loaded::new(dossier).map_err(|error| format!("{error} {}", error.remedy()))?;
    Ok(Reading::from(loaded).pack())
}

/// What the reader should know of what was found, before reading it.
fn note(document: &Document<'_>, nothing: bool) -> Option<&'static str> {
    match language::of(document) {
        Language::ENGLISH => nothing.then_some(NOTHING_FOUND),
        _ => Some(NOT_ENGLISH),
    }
}

fn told(refusal: Refusal) -> String {
    refusal.to_string()
}

fn main() {}
