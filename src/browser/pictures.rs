//! The pictures: a program of its own for the actor view and the overview, fetched when one is first opened.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The functions of the pictures; see `crates/pictures`.
    #[derive(Clone)]
    pub type Pictures;

    #[wasm_bindgen(js_name = assayPictures)]
    fn fetch_pictures() -> js_sys::Promise;

    /// Takes a dossier, packed.
    #[wasm_bindgen(catch, method, structural)]
    pub fn open(this: &Pictures, packed: &[u8]) -> Result<(), JsValue>;

    /// Writes the tab of a view, given as a link.
    #[wasm_bindgen(method, structural)]
    pub fn show(this: &Pictures, query: &str, fragment: &str);

    /// Enlarges the network, or the other way round; 0 shows the whole.
    #[wasm_bindgen(method, structural)]
    pub fn zoom(this: &Pictures, by: i32);

    /// What a section says, as text.
    #[wasm_bindgen(method, structural)]
    pub fn text(this: &Pictures, section: &str) -> String;

    /// A section's picture as SVG.
    #[wasm_bindgen(method, structural)]
    pub fn svg(this: &Pictures, section: &str) -> String;

    /// Copies a section's picture as PNG; resolves to what the reader is told.
    #[wasm_bindgen(method, structural)]
    pub fn png(this: &Pictures, section: &str) -> js_sys::Promise;
}

/// The pictures, once they are here.
pub async fn here() -> Result<Pictures, JsValue> {
    JsFuture::from(fetch_pictures()).await.map(Into::into)
}
