//! What a reader can open by hand: a file chosen or dropped.

use assay_markup::Weight;
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
        let files = event.data_transfer().and_then(|data| data.files());
        let many = files.as_ref().is_some_and(|files| files.length() > 1);
        if let Some(file) = files::first(files) {
            let name = file.name();
            super::file(reader, file);
            if many {
                let words =
                    format!("Of these files only {name} is opened: the page shows one article at a time.");
                reader.notices.tell(Weight::Remark, words, Vec::new(), None);
            }
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
