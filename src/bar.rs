//! The slim bar above everything: search, Open, Share, and the way to the keys.

use leptos::prelude::*;

use crate::dialog::Dialog;
use crate::reader::{Reader, Step};

/// The tools at the right of the bar.
#[component]
pub fn Tools(reader: Reader) -> impl IntoView {
    let words = move || reader.filter.with(|filter| filter.q.clone());
    let typed = move |event: web_sys::Event| {
        let words = event_target_value(&event);
        reader.change(Step::Typing, |view| view.q = words);
    };
    let open = move |dialog: Dialog| move |_| reader.dialog.set(Some(dialog.clone()));
    view! {
        <input id="assay-search" type="search" role="searchbox" aria-label="Search claims" placeholder="Search claims" maxlength="500"
            autocomplete="off" spellcheck="false" aria-keyshortcuts="/" prop:value=words on:input=typed/>
        <button type="button" on:click=open(Dialog::Open)>"Open…"</button>
        <button type="button" class="primary" on:click=open(Dialog::Share)>"Share"<span class="wide">" view"</span></button>
        <button type="button" class="help" aria-label="Keys and signs" aria-keyshortcuts="?" on:click=open(Dialog::Help)>"?"</button>
    }
}
