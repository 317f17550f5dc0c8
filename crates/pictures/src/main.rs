//! The pictures: the actor view and the overview, and everything a reader does in them. A WebAssembly module of
//! its own, loaded only when one of them is first opened, so that who only reads and filters never waits for it.
//!
//! It is told what is open (a dossier, packed) and which view is in force (a link), and writes the tab that the
//! view names: HTML from `assay-markup`, anew at each change. It changes no view itself: whatever leads to
//! another is a link, which the page follows. What moves under the reader's hands without being a view — the
//! network's lens, a node drawn aside, the light on an actor — is its own.

mod copying;
mod light;
mod network;
mod paint;

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes a dossier, packed.
///
/// # Errors
/// The bytes are not of this build, or damaged.
#[wasm_bindgen]
pub fn open(packed: &[u8]) -> Result<(), String> {
    paint::open(packed).map_err(|error| error.to_string())
}

/// Writes the tab of a view, given as a link.
#[wasm_bindgen]
pub fn show(query: &str, fragment: &str) {
    paint::show(query, fragment);
}

/// Enlarges the network, or the other way round; 0 shows the whole.
#[wasm_bindgen]
pub fn zoom(by: i32) {
    network::zoom(by);
}

/// What a section says, as text, with the view in words.
#[wasm_bindgen]
pub fn text(section: &str) -> String {
    copying::text(section)
}

/// A section's picture as SVG.
#[wasm_bindgen]
pub fn svg(section: &str) -> String {
    copying::svg(section)
}

/// Copies a section's picture as PNG, or gives it as a file; resolves to `copied` or `saved`.
#[wasm_bindgen]
pub fn png(section: &str) -> Promise {
    copying::png(section)
}

/// Runs once the module is there; it listens for as long as the page lives.
fn main() {
    network::listen();
    light::listen();
}
