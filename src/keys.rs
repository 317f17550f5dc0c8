//! The keys: one table, from which the commands and the help come. Never while typing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::browser::dom;
use crate::dialog::Dialog;
use crate::reader::Reader;
use crate::{article::marks, claims::cards, selection};

/// A key and what it does.
pub struct Key {
    /// As the browser names it.
    name: &'static str,
    /// As the help shows it.
    pub sign: &'static str,
    /// What it does, in words.
    pub does: &'static str,
    /// Does it; says whether it was of use.
    run: fn(Reader) -> bool,
}

/// All keys that are commands.
pub const KEYS: [Key; 9] = [
    Key { name: "j", sign: "j", does: "Next claim of the filter", run: |reader| done(selection::step(reader, true)) },
    Key { name: "k", sign: "k", does: "Previous claim of the filter", run: |reader| done(selection::step(reader, false)) },
    Key { name: "Enter", sign: "Enter", does: "On a dot in the text: to its card. On a card: to its words", run: |_| false },
    Key { name: "Escape", sign: "Esc", does: "From a card back to the text; again: select nothing", run: back },
    Key { name: "]", sign: "]", does: "Next claim that shares these words", run: |reader| done(selection::overlap(reader, true)) },
    Key { name: "[", sign: "[", does: "Previous claim that shares these words", run: |reader| done(selection::overlap(reader, false)) },
    Key { name: "/", sign: "/", does: "Search", run: |_| to("assay-search") },
    Key { name: "c", sign: "c", does: "To the claims", run: |_| to("assay-tab-claims") },
    Key { name: "?", sign: "?", does: "This list", run: |reader| done(reader.dialog.set(Some(Dialog::Help))) },
];

const fn done((): ()) -> bool {
    true
}

/// Listens for as long as the page lives.
pub fn listen(reader: Reader) {
    dom::listen(&window(), "keydown", move |event: KeyboardEvent| {
        let name = event.key();
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        let commands = name == "Escape" || (reader.single_keys.get_untracked() && !typing(&event));
        if modified || !commands || reader.dialog.with_untracked(Option::is_some) {
            return;
        }
        let key = KEYS.iter().find(|key| key.name == name);
        if key.is_some_and(|key| (key.run)(reader)) {
            event.prevent_default();
        }
    });
}

/// Whether the key goes into a field.
fn typing(event: &KeyboardEvent) -> bool {
    let field = |element: Element| element.matches("input, textarea, select, [contenteditable]").unwrap_or(false);
    event.target().and_then(|target| target.dyn_into().ok()).is_some_and(field)
}

fn to(id: &str) -> bool {
    let element = dom::by_id(id);
    if let Some(element) = &element {
        dom::focus(element);
    }
    element.is_some()
}

/// One step back: from the search to the panel, from a card to its words, from a selection to none.
fn back(reader: Reader) -> bool {
    let Some(focused) = dom::focused() else { return false };
    if focused.id() == "assay-search" {
        return to("assay-tab-claims");
    }
    let card = reader.with_opened(|opened| cards::claim_at(&focused, opened)).flatten();
    if let Some(nth) = card.filter(|&nth| marks::dot(nth).is_some()) {
        selection::back_to_text(nth);
        return true;
    }
    let selected = reader.selected.get_untracked().is_some();
    if selected {
        selection::clear(reader);
    }
    selected
}
