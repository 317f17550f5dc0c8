//! A text that nobody has prepared: its claims are found in a worker, while the page answers and the reader can cancel.

use std::cell::RefCell;

use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use super::failure::Failure;
use super::is_current;
use crate::browser::dom;
use crate::browser::texts::{self, Come, Texts};
use crate::reader::Reader;

thread_local! {
    /// What is at work.
    static AT_WORK: RefCell<Option<Texts>> = const { RefCell::new(None) };
}

/// The packed dossier of a text; `come` gets what is found on the way. If something else is asked for meanwhile, it
/// comes to nothing.
pub async fn analyse(
    reader: Reader,
    turn: u32,
    file: &str,
    bytes: &[u8],
    come: Come,
) -> Result<Vec<u8>, Failure> {
    if is_current(turn) {
        reader.notices.work(format!("Finding the claims in {file}."));
    }
    let packed = packed(turn, file, bytes, come).await;
    if is_current(turn) {
        AT_WORK.set(None);
    }
    packed
}

async fn packed(turn: u32, file: &str, bytes: &[u8], come: Come) -> Result<Vec<u8>, Failure> {
    let told = |error: JsValue| Failure::Told {
        file: file.to_owned(),
        words: error.as_string().unwrap_or_else(|| dom::words(&error)),
    };
    let texts = texts::here().await.map_err(|error| Failure::NoOpener { why: dom::words(&error) })?;
    if !is_current(turn) {
        return Err(told(JsValue::NULL));
    }
    AT_WORK.set(Some(texts.clone()));
    texts.packed(bytes, file, come).await.map_err(told)
}

/// Has the analyser loaded, since a text is likely to come. A failure is told when there is a text.
pub fn warm() {
    spawn_local(async {
        if let Ok(texts) = texts::here().await {
            texts.warm();
        }
    });
}

/// Whether something is at work.
pub fn at_work() -> bool {
    AT_WORK.with_borrow(Option::is_some)
}

/// Ends what is at work, if anything is.
pub fn stop() {
    if let Some(texts) = AT_WORK.take() {
        texts.cancel();
    }
}
