//! What a reader can open: a file chosen or dropped, or pasted words.

use leptos::html;
use leptos::prelude::*;
use web_sys::DragEvent;

use crate::browser::{dom, files};
use crate::reader::Reader;

/// The form of the dialog.
#[component]
pub fn OpenForm(reader: Reader) -> impl IntoView {
    let words = NodeRef::<html::Textarea>::new();
    let choose = move |event: web_sys::Event| {
        let input: Option<web_sys::HtmlInputElement> = dom::target(&event).and_then(dom::cast);
        if let Some(file) = input.and_then(|input| files::first(input.files())) {
            super::file(reader, file);
        }
    };
    let read = move |_| {
        let words = words.get_untracked().map(|field| field.value()).unwrap_or_default();
        if !words.trim().is_empty() {
            super::pasted(reader, words);
        }
    };
    view! {
        <p>"Open a dossier (.json), or the text of an article that this site has claims for. You can also drop the file anywhere on the page. Nothing leaves your machine."</p>
        <label class="field">"File" <input type="file" accept=".json,.txt,.md,application/json,text/plain" on:change=choose/></label>
        <label class="field">"Or paste the text" <textarea node_ref=words rows="6"></textarea></label>
        <p class="actions"><button type="button" class="primary" on:click=read>"Open the text"</button></p>
    }
}

/// Opens a file that is dropped anywhere on the page.
pub fn listen_for_drops(reader: Reader) {
    dom::listen(&window(), "dragover", move |event: DragEvent| {
        event.prevent_default();
        mark(true);
    });
    dom::listen(&window(), "dragleave", move |event: DragEvent| {
        // Leaving the window, not one element for another.
        if event.related_target().is_none() {
            mark(false);
        }
    });
    dom::listen(&window(), "drop", move |event: DragEvent| {
        event.prevent_default();
        mark(false);
        if let Some(file) = event.data_transfer().and_then(|data| files::first(data.files())) {
            super::file(reader, file);
        }
    });
}

fn mark(over: bool) {
    if let Some(root) = dom::root() {
        dom::flag(&root, "data-drop", over);
    }
}
