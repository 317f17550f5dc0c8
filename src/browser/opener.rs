//! The opener: a program of its own that reads dossiers and texts, fetched when it is first needed.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The functions of the opener; see `crates/opener`.
    pub type Opener;

    #[wasm_bindgen(js_name = assayOpener)]
    fn fetch_opener() -> js_sys::Promise;

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

/// The opener on its way.
pub struct Coming(js_sys::Promise);

/// Asks for the opener, so that it comes while something else does.
pub fn ask() -> Coming {
    Coming(fetch_opener())
}

impl Coming {
    /// The opener, once it is there.
    pub async fn here(self) -> Result<Opener, JsValue> {
        JsFuture::from(self.0).await.map(Into::into)
    }
}
