//! Copying words to the clipboard.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Copies a text. Fails where the browser refuses, as it does on pages that are neither local nor
/// served over https: the caller then shows the text for the reader to copy.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let navigator: JsValue = window().navigator().into();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into())?;
    if clipboard.is_undefined() {
        return Err(clipboard);
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.map(drop)
}
