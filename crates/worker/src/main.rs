//! The analyser as the web worker calls it: a file's bytes come in, dossiers ready for the page go out, part by part. A
//! WebAssembly module of its own, fetched when the first text is opened that nobody has prepared. A thin shell: the
//! work is in `assay-analysis`.
//!
//! What fails comes back as the sentence that the reader is told.

mod blocks;
mod parts;

use assay_analysis::dossier::About;
use assay_analysis::input::{self, Format, Input, Refusal};
use assay_analysis::{Analysis, Document, Step, analyse_telling};
use assay_dossier::{Loaded, Reading, Text};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// What the reader is told above an article in which nothing was found.
const NOTHING_FOUND: &str =
    "No claims were found in this text. It may be too short, or a list or a poem rather than an article.";
/// And above one in another language.
const NOT_ENGLISH: &str = "This text does not seem to be in English. The analyser finds claims in English texts only; here it has looked for names alone.";

/// The most bytes of a title, a byline or a date: what is longer is something else.
const LONGEST: usize = 400;

/// A text at work.
#[wasm_bindgen]
pub struct Work {
    input: Input,
    about: About,
    /// Where each part ends, in bytes; the first one has the words alone.
    ends: Vec<usize>,
}

/// Takes the text of a file. `ending` is the end of the file's name; of a page of the web, or of a Word document, the
/// browser has taken the blocks, see [`read_blocks`].
///
/// # Errors
/// Why the file cannot be read as a text, in words.
#[wasm_bindgen]
pub fn read(bytes: &[u8], ending: &str) -> Result<Work, String> {
    input::read(bytes, Format::of_extension(ending)).map(Work::new).map_err(told)
}

/// Takes the blocks of a document, with its title and who wrote it; empty where it says nothing.
///
/// # Errors
/// As [`read`].
#[wasm_bindgen]
pub fn read_blocks(listed: &str, title: &str, byline: &str) -> Result<Work, String> {
    if listed.len() > input::MOST {
        return Err(told(Refusal::TooLarge { bytes: listed.len() }));
    }
    let mut input = blocks::read(listed).ok_or_else(|| told(Refusal::Empty))?;
    let known = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    (input.title, input.byline) = (known(title), known(byline));
    input.sign();
    Ok(Work::new(input))
}

#[wasm_bindgen]
impl Work {
    /// How many parts there are.
    pub fn parts(&self) -> usize {
        self.ends.len()
    }

    /// How much of the work a part ends, from 0 to 1.
    pub fn share(&self, part: usize) -> f64 {
        let last = self.ends.last().copied().unwrap_or_default().max(1);
        self.ends.get(part).copied().unwrap_or(last) as f64 / last as f64
    }

    /// How much of the text a part ends, from 0 to 1: of a very long one, never all.
    pub fn read(&self, part: usize) -> f64 {
        self.ends.get(part).copied().unwrap_or_default() as f64 / self.input.text.len().max(1) as f64
    }

    /// The dossier of a part, packed for the page: the whole text, with what was found in so much of it. `tell` is
    /// called with the number of each step as it begins.
    ///
    /// # Errors
    /// What is wrong with the dossier, in words.
    pub fn part(&self, part: usize, tell: &js_sys::Function) -> Result<Vec<u8>, String> {
        let end = self.ends.get(part).copied().unwrap_or_default();
        let blocks = parts::beginning(&self.input.text, &self.input.blocks, end);
        let text = self.input.text.get(..blocks.last().map_or(0, |block| block.span.end)).unwrap_or_default();
        let analysis = match end {
            0 => Analysis::default(),
            _ => analyse_telling(Document::with_blocks(text, blocks), &mut |step: Step| {
                let _ = tell.call1(&JsValue::NULL, &JsValue::from(step as u32));
            }),
        };
        self.pack(&analysis, part)
    }
}

impl Work {
    fn new(mut input: Input) -> Self {
        for words in [&mut input.title, &mut input.byline, &mut input.published].into_iter().flatten() {
            words.truncate(words.floor_char_boundary(LONGEST));
        }
        let digest = Text::from_plain(&input.text).digest();
        let id = digest.trim_start_matches("sha256:").get(..12).unwrap_or_default();
        let about = About { id: format!("text-{id}"), title: input.title.clone(), source_url: None };
        let mut ends = vec![0];
        ends.extend(parts::ends(input.text.len()));
        Self { input, about, ends }
    }

    fn pack(&self, analysis: &Analysis<'_>, part: usize) -> Result<Vec<u8>, String> {
        // What is said of the whole text is said of all its blocks, however many of them were read.
        let whole = Document {
            text: &self.input.text,
            blocks: self.input.blocks.clone(),
            sentences: Vec::new(),
            tokens: Vec::new(),
        };
        let head = Analysis { document: whole, ..Analysis::default() }.dossier(&self.about).article;
        let mut dossier = analysis.dossier(&self.about);
        let found = std::mem::replace(&mut dossier.article, head);
        dossier.article.language = found.language;
        dossier.article.byline.clone_from(&self.input.byline);
        dossier.article.published.clone_from(&self.input.published);
        let notes = [self.unread(), found.note, self.note(analysis, part, dossier.claims.is_empty())];
        let notes: Vec<String> = notes.into_iter().flatten().collect();
        dossier.article.note = Some(notes.join(" ")).filter(|note| !note.is_empty());
        let loaded = Loaded::new(dossier).map_err(|error| format!("{error} {}", error.remedy()))?;
        Ok(Reading::from(loaded).pack())
    }

    /// What of the text no part reads.
    fn unread(&self) -> Option<String> {
        let share = parts::MOST * 100 / self.input.text.len().max(1);
        (share < 100).then(|| {
            format!("The text is very long: claims were looked for in its first {share} %. Open the rest as a text of its own.")
        })
    }

    /// What the reader should know of what was found, before reading it.
    fn note(&self, analysis: &Analysis<'_>, part: usize, nothing: bool) -> Option<String> {
        let last = part + 1 == self.ends.len();
        if part == 0 {
            return None;
        }
        if !analysis.language.is_english() {
            return Some(NOT_ENGLISH.to_owned());
        }
        (nothing && last).then(|| NOTHING_FOUND.to_owned())
    }
}

fn told(refusal: Refusal) -> String {
    refusal.to_string()
}

fn main() {}
