//! Getting a file by its address, no larger than allowed: of one that is, no more is taken in.

use gloo_net::http::Request;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;

/// Why an address gave nothing.
pub enum FetchError {
    /// No answer: offline, refused by the other host, or not reachable.
    NoAnswer,
    /// The host answered with this status.
    Status(u16),
    /// It is too large; so many bytes, if the host says.
    TooLarge(Option<usize>),
}

/// The bytes at an address.
pub async fn bytes(address: &str, limit: usize) -> Result<Vec<u8>, FetchError> {
    let response = Request::get(address).send().await.map_err(|_| FetchError::NoAnswer)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    // A host that compresses states the packed length, which is never more than what arrives.
    let stated = response.headers().get("content-length").and_then(|length| length.parse::<usize>().ok());
    if let Some(length) = stated.filter(|&length| length > limit) {
        return Err(FetchError::TooLarge(Some(length)));
    }
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let broken = |_: JsValue| FetchError::NoAnswer;
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(broken)?;
        let Ok(part) = Reflect::get(&part, &"value".into()).map_err(broken)?.dyn_into::<Uint8Array>() else {
            return Ok(bytes);
        };
        let had = bytes.len();
        if had + part.length() as usize > limit {
            let _ = reader.cancel();
            return Err(FetchError::TooLarge(None));
        }
        bytes.resize(had + part.length() as usize, 0);
        if let Some(room) = bytes.get_mut(had..) {
            part.copy_to(room);
        }
    }
}
