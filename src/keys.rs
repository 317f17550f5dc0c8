//! The keys as commands, from the one table. Never while typing, never in a dialog; there Enter with Ctrl opens what was
//! pasted.

use assay_markup::{Command, KEYS};
use leptos::prelude::*;
use web_sys::{Element, KeyboardEvent};

use crate::browser::dom;
use crate::reader::Reader;
use crate::{commands, dialogs, panel};

/// Listens for as long as the page lives.
pub fn listen(reader: Reader) {
    dom::listen(&window(), "keydown", move |event: KeyboardEvent| {
        let name = event.key();
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        let Some(target) = dom::target(&event) else { return };
        if name == "Enter" && modified && target.id() == "assay-pasted" {
            commands::run(reader, Command::OpenPasted, &target);
        }
        if modified || dialogs::is_open() {
            return;
        }
        if target.matches("[role=tab]").unwrap_or(false) && panel::beside(reader, &name) {
            event.prevent_default();
            return;
        }
        if name != "Escape" && (!commands::single_keys() || typing(&target)) {
            return;
        }
        let command = KEYS.iter().find(|key| key.name == name).and_then(|key| key.command);
        if command.is_some_and(|command| commands::run(reader, command, &target)) {
            event.prevent_default();
        }
    });
}

/// Whether keys go into a field there.
fn typing(element: &Element) -> bool {
    element.matches("input:not([type=checkbox]), textarea, select, [contenteditable]").unwrap_or(false)
}
