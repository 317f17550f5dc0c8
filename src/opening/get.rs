//! Getting dossiers and texts from where they lie, and making them ready: what the build has packed
//! comes as it is, everything else goes through the opener.

use assay_dossier::Reading;
use assay_markup::Weight;
use wasm_bindgen::JsValue;

use super::analyse::analyse;
use super::failure::Failure;
use crate::browser::opener::{self, Coming, Opener};
use crate::browser::texts::Come;
use crate::browser::{dom, fetch, history};
use crate::reader::Reader;

/// Whether hosts other than the page's own may be asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Only the page's own host.
    Own,
    /// The reader agreed.
    Given,
}

/// A dossier that has come.
pub struct Got {
    /// By which name the reader knows it.
    pub file: String,
    /// The dossier.
    pub reading: Reading,
    /// The same, packed.
    pub packed: Vec<u8>,
}

/// The folder of the shipped dossiers, relative to the page.
const FOLDER: &str = "articles/";

/// The most bytes of a dossier's file.
pub const MAX_DOSSIER: usize = assay_dossier::load::MAX_BYTES;
/// The most bytes of an article's text: a long book.
pub const MAX_TEXT: usize = 20 * 1024 * 1024;
/// The most bytes of the list of articles.
const MAX_CATALOGUE: usize = assay_dossier::catalogue::MAX_BYTES;

/// A shipped dossier; `None` is the one whose article stands in `index.html`.
pub async fn shipped(id: Option<&str>) -> Result<Got, Failure> {
    if let Some(address) = packed(id) {
        let bytes = bytes(&address, MAX_DOSSIER).await?;
        return unpack(address, bytes);
    }
    let id = id.unwrap_or_default();
    let coming = opener::ask();
    let catalogue = catalogue().await?;
    let found = here(coming).await?.file_of(&catalogue, id).map_err(|error| told(CATALOGUE, &error))?;
    let file = found.ok_or_else(|| match is_own_text(id) {
        true => Failure::Gone,
        false => Failure::NoSuchArticle { id: id.to_owned() },
    })?;
    dossier(&format!("{FOLDER}{file}"), Consent::Own).await
}

/// The address of the packed dossier of the article that stands in `index.html`, if it is that one: the
/// one that no id names.
fn packed(id: Option<&str>) -> Option<String> {
    let article = dom::by_id("assay-article").filter(|_| id.is_none())?;
    article.get_attribute("data-file")
}

/// Whether an id is that of the first article of the site, which stands in `index.html`.
pub fn is_first(id: &str) -> bool {
    let article = dom::by_id("assay-article");
    article.and_then(|article| article.get_attribute("data-shipped")).as_deref() == Some(id)
}

/// Whether an id is one that the analyser gives a text.
pub fn is_own_text(id: &str) -> bool {
    id.starts_with("text-")
}

const CATALOGUE: &str = "articles/catalogue.json";

async fn catalogue() -> Result<Vec<u8>, Failure> {
    bytes(CATALOGUE, MAX_CATALOGUE).await
}

/// A dossier at an address.
pub async fn dossier(address: &str, consent: Consent) -> Result<Got, Failure> {
    allowed(address, consent)?;
    let coming = opener::ask();
    let bytes = bytes(address, MAX_DOSSIER).await?;
    open_with(coming, address.to_owned(), &bytes).await
}

/// The bytes of a dossier's file.
pub async fn open(file: String, bytes: &[u8]) -> Result<Got, Failure> {
    open_with(opener::ask(), file, bytes).await
}

async fn open_with(coming: Coming, file: String, bytes: &[u8]) -> Result<Got, Failure> {
    let packed = here(coming).await?.open(bytes).map_err(|error| told(&file, &error))?;
    unpack(file, packed)
}

/// The bytes of a text at an address.
pub async fn text(address: &str, consent: Consent) -> Result<Vec<u8>, Failure> {
    allowed(address, consent)?;
    bytes(address, MAX_DOSSIER).await
}

/// The bytes of a text, set beside the claims of the dossier that was made for it; where there is none, the claims are
/// found now, and `come` gets what is found on the way.
pub async fn settle(
    reader: Reader,
    turn: u32,
    file: String,
    bytes: &[u8],
    come: Come,
) -> Result<Got, Failure> {
    // Of a Word document the words count, which are only known when it is unpacked.
    if bytes.len() > MAX_TEXT && !is_archive(bytes) {
        return Err(Failure::too_large(file, Some(bytes.len()), MAX_TEXT));
    }
    let made = match str::from_utf8(bytes) {
        // Without the list of this site's articles the claims are found anew, and the reader is told.
        Ok(text) => made_for(text).await.unwrap_or_else(|failure| {
            reader.notices.tell(Weight::Remark, failure.to_string(), Vec::new(), None);
            None
        }),
        Err(_) => None,
    };
    let packed = match made {
        Some(packed) => packed,
        None => analyse(reader, turn, &file, bytes, come).await?,
    };
    unpack(file, packed)
}

/// Whether bytes are a zip archive, as Word writes them; a text may begin with "PK" too.
fn is_archive(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] | [b'P', b'K', 7, 8, ..])
}

/// The dossier of the catalogue that was made for a text, with the text.
async fn made_for(text: &str) -> Result<Option<Vec<u8>>, Failure> {
    let coming = opener::ask();
    let catalogue = catalogue().await?;
    let opener = here(coming).await?;
    let found = opener.file_for_text(&catalogue, text).map_err(|error| told(CATALOGUE, &error))?;
    let Some(dossier) = found else { return Ok(None) };
    let address = format!("{FOLDER}{dossier}");
    let made = bytes(&address, MAX_DOSSIER).await?;
    opener.settle(&made, text).map(Some).map_err(|error| told(&address, &error))
}

async fn here(coming: Coming) -> Result<Opener, Failure> {
    coming.here().await.map_err(|error| Failure::NoOpener { why: dom::words(&error) })
}

async fn bytes(address: &str, limit: usize) -> Result<Vec<u8>, Failure> {
    fetch::bytes(address, limit).await.map_err(|error| Failure::fetch(address, error, limit))
}

fn unpack(file: String, packed: Vec<u8>) -> Result<Got, Failure> {
    match Reading::unpack(&packed) {
        Ok(reading) => Ok(Got { file, reading, packed }),
        Err(error) => Err(Failure::Told { file, words: error.to_string() }),
    }
}

/// What the opener says of a file.
fn told(file: &str, error: &JsValue) -> Failure {
    let words = error.as_string().unwrap_or_else(|| dom::words(error));
    Failure::Told { file: file.to_owned(), words }
}

/// Whether an address may be asked now.
fn allowed(address: &str, consent: Consent) -> Result<(), Failure> {
    let not_one = || Failure::NotAnAddress { address: address.to_owned() };
    let url = web_sys::Url::new_with_base(address, &history::base()).map_err(|_| not_one())?;
    if !matches!(url.protocol().as_str(), "http:" | "https:") {
        return Err(not_one());
    }
    if url.host() == history::host() {
        return Ok(());
    }
    // The page's policy forbids it. To browsers this machine itself is as safe.
    if url.protocol() == "http:" && !url.host().starts_with("localhost:") {
        return Err(Failure::NotEncrypted { address: address.to_owned() });
    }
    if consent == Consent::Given {
        return Ok(());
    }
    Err(Failure::AskFirst { host: url.host() })
}
