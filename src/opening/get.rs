//! Getting dossiers, texts and the catalogue from where they lie.

use assay_dossier::catalogue::{self, Catalogue};
use assay_dossier::{Loaded, load};

use super::failure::Failure;
use crate::browser::{dom, fetch, history};

/// Whether hosts other than the page's own may be asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Only the page's own host.
    Own,
    /// The reader agreed.
    Given,
}

/// The folder of the shipped dossiers, relative to the page.
const FOLDER: &str = "articles/";

/// A shipped dossier; `None` is the first of the catalogue.
pub async fn shipped(id: Option<&str>) -> Result<(String, Loaded), Failure> {
    let address = match standing(id) {
        Some(address) => address,
        None => {
            let catalogue = catalogue().await?;
            let entry = match id {
                Some(id) => catalogue.by_id(id).ok_or_else(|| Failure::NoSuchArticle { id: id.to_owned() })?,
                None => catalogue.first().ok_or_else(|| Failure::NoSuchArticle { id: String::new() })?,
            };
            format!("{FOLDER}{}", entry.file)
        }
    };
    fetch_dossier(address).await
}

/// The address of the dossier whose article stands in `index.html`, if that is the one.
fn standing(id: Option<&str>) -> Option<String> {
    let article = dom::by_id("assay-article")?;
    let is_it = id.is_none_or(|id| article.get_attribute("data-article").as_deref() == Some(id));
    article.get_attribute("data-file").filter(|_| is_it)
}

/// The catalogue of the site.
pub async fn catalogue() -> Result<Catalogue, Failure> {
    let address = format!("{FOLDER}catalogue.json");
    let got = fetch::bytes(&address, catalogue::MAX_BYTES).await;
    let bytes = got.map_err(|error| Failure::fetch(&address, error, catalogue::MAX_BYTES))?;
    Catalogue::parse(&bytes).map_err(|error| Failure::Catalogue { error })
}

/// A dossier at an address that a link gives.
pub async fn dossier(address: &str, consent: Consent) -> Result<(String, Loaded), Failure> {
    allowed(address, consent)?;
    fetch_dossier(address.to_owned()).await
}

/// The bytes of a text at an address that a link gives, with its name.
pub async fn text(address: &str, consent: Consent) -> Result<(String, Vec<u8>), Failure> {
    allowed(address, consent)?;
    let limit = super::MAX_TEXT;
    let got = fetch::bytes(address, limit).await;
    got.map(|bytes| (address.to_owned(), bytes)).map_err(|error| Failure::fetch(address, error, limit))
}

async fn fetch_dossier(address: String) -> Result<(String, Loaded), Failure> {
    let limit = load::MAX_BYTES;
    let bytes = fetch::bytes(&address, limit).await.map_err(|error| Failure::fetch(&address, error, limit))?;
    match load::load(&bytes) {
        Ok(loaded) => Ok((address, loaded)),
        Err(error) => Err(Failure::Dossier { file: address, error }),
    }
}

/// Whether an address may be asked now.
fn allowed(address: &str, consent: Consent) -> Result<(), Failure> {
    let not_one = || Failure::NotAnAddress { address: address.to_owned() };
    let url = web_sys::Url::new_with_base(address, &history::base()).map_err(|_| not_one())?;
    if !matches!(url.protocol().as_str(), "http:" | "https:") {
        return Err(not_one());
    }
    if url.host() == history::host() || consent == Consent::Given {
        return Ok(());
    }
    Err(Failure::AskFirst { host: url.host() })
}
