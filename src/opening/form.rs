//! What a reader can open by hand: a file chosen or dropped.

use leptos::prelude::*;
use web_sys::{DragEvent, HtmlInputElement};

use crate::browser::{dom, files};
use crate::reader::Reader;

/// Opens a file that is chosen in the dialog or dropped anywhere on the page.
pub fn listen(reader: Reader) {
    if let Some(field) = dom::by_id("assay-file") {
        dom::listen(&field, "change", move |event: web_sys::Event| {
            let input: Option<HtmlInputElement> = dom::target(&event).and_then(dom::cast);
            let Some(input) = input else { return };
            if let Some(file) = files::first(input.files()) {
                super::file(reader, file);
            }
            // The same file can be chosen again, as after mending it.
            input.set_value("");
        });
    }
    dom::listen(&window(), "dragover", move |event: DragEvent| {
        if has_files(&event) {
            event.prevent_default();
            mark(true);
        }
    });
    dom::listen(&window(), "dragleave", move |event: DragEvent| {
        // Leaving the window, not one element for another.
        if event.related_target().is_none() {
            mark(false);
        }
    });
    dom::listen(&window(), "drop", move |event: DragEvent| {
        if !has_files(&event) {
            return;
        }
        event.prevent_default();
        mark(false);
        if let Some(file) = event.data_transfer().and_then(|data| files::first(data.files())) {
            super::file(reader, file);
        }
    });
}

/// Whether files are dragged. Words and links are the browser's to drop, as into the search.
fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

fn mark(over: bool) {
    if let Some(root) = dom::root() {
        dom::flag(&root, "data-drop", over);
    }
}
