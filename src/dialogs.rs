//! The dialogs stand in `index.html`; here they are shown and closed. The browser's own modal dialog
//! keeps the focus inside, closes on Esc, and gives the focus back.

use web_sys::{Element, HtmlDialogElement};

use crate::browser::dom;

fn dialog(name: &str) -> Option<HtmlDialogElement> {
    dom::by_id(&format!("assay-dialog-{name}")).and_then(|element| dom::cast(element.into()))
}

/// Shows a dialog by its name.
pub fn show(name: &str) {
    if let Some(dialog) = dialog(name).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// The dialog that is open.
fn open() -> Option<HtmlDialogElement> {
    let element: Element = leptos::prelude::document().query_selector("dialog[open]").ok()??;
    dom::cast(element)
}

/// Whether a dialog is open, and the keys are its own.
pub fn is_open() -> bool {
    open().is_some()
}

/// Closes the dialog that is open.
pub fn close() {
    if let Some(dialog) = open() {
        dialog.close();
    }
}
