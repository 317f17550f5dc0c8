//! Texts that have no dossier: the analyser in its worker, fetched when the first such text is opened (`texts.js`).

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The functions of `texts.js`.
    #[derive(Clone)]
    pub type Texts;

    #[wasm_bindgen(js_name = assayTexts)]
    fn fetch_texts() -> js_sys::Promise;

    /// Has a text analysed; resolves to the packed dossier, or fails with a sentence.
    #[wasm_bindgen(method, structural)]
    pub fn analyse(this: &Texts, bytes: &[u8], name: &str) -> js_sys::Promise;

    /// Ends what is being done, at once.
    #[wasm_bindgen(method, structural)]
    pub fn cancel(this: &Texts);
}

/// The functions, once they are here.
pub async fn here() -> Result<Texts, JsValue> {
    JsFuture::from(fetch_texts()).await.map(Into::into)
}
