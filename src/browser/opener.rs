//! The opener: a program of its own that reads dossiers and texts, fetched when it is first needed.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The functions of the opener; see `crates/opener`.
    pub type Opener;

    #[wasm_bindgen(catch, js_name = assayOpener)]
    async fn fetch_opener() -> Result<JsValue, JsValue>;

    /// A dossier's file, packed for the page.
    #[wasm_bindgen(catch, method, structural)]
    pub fn open(this: &Opener, dossier: &[u8]) -> Result<Vec<u8>, JsValue>;

    /// A dossier that travels without its text, with the text.
    #[wasm_bindgen(catch, method, structural)]
    pub fn settle(this: &Opener, dossier: &[u8], text: &str) -> Result<Vec<u8>, JsValue>;

    /// The file of an article of the catalogue.
    #[wasm_bindgen(catch, method, structural)]
    pub fn file_of(this: &Opener, catalogue: &[u8], id: &str) -> Result<Option<String>, JsValue>;

    /// The file of the dossier that was made for a text.
    #[wasm_bindgen(catch, method, structural)]
    pub fn file_for_text(this: &Opener, catalogue: &[u8], text: &str) -> Result<Option<String>, JsValue>;
}

/// The opener, fetched at the first call.
pub async fn opener() -> Result<Opener, JsValue> {
    fetch_opener().await.map(Into::into)
}
