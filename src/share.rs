//! Sharing: the view as a link and as a citation, copied or shown for copying.

use assay_query::describe;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clipboard;
use crate::dialog::Dialog;
use crate::reader::Reader;

/// Copies words and says so; where the browser refuses, shows them for the reader to copy.
pub fn copy(reader: Reader, words: String, done: &'static str) {
    spawn_local(async move {
        match clipboard::copy(&words).await {
            Ok(()) => reader.notices.done(done),
            Err(_) => reader.dialog.set(Some(Dialog::Words(words))),
        }
    });
}

/// Whether a click on a link asks for another tab or window, which is the browser's to do.
pub fn opens_elsewhere(event: &web_sys::MouseEvent) -> bool {
    event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()
}

/// The view in words, with its link.
fn citation(reader: Reader) -> Option<String> {
    let view = reader.view();
    let shown = reader.shown.get_untracked()?.shown;
    let words = reader.with_opened(|opened| {
        describe(&view, &opened.index, shown, &opened.loaded.dossier.article.title)
    })?;
    Some(format!("{words}. {}", reader.link(&view)))
}

/// The view as a link and as a citation.
#[component]
pub fn ShareView(reader: Reader) -> impl IntoView {
    let link = move || {
        // The view in force, whatever changes it while the dialog is open.
        reader.filter.track();
        reader.link(&reader.view())
    };
    let words = move || {
        reader.shown.track();
        citation(reader).unwrap_or_default()
    };
    view! {
        <p>"Whoever opens this link sees what you see: the article, the filter, the order, the selected claim."</p>
        <label class="field">"Link" <input type="text" readonly prop:value=link/></label>
        <p class="actions"><button type="button" class="primary" on:click=move |_| copy(reader, link(), "Link copied.")>"Copy link"</button></p>
        <label class="field">"Citation" <textarea readonly rows="4" prop:value=words></textarea></label>
        <p class="actions"><button type="button" on:click=move |_| copy(reader, words(), "Citation copied.")>"Copy citation"</button></p>
    }
}

/// Words that could not be put on the clipboard.
#[component]
pub fn WordsToCopy(words: String) -> impl IntoView {
    view! {
        <p>"This browser does not let the page copy. Select the words and copy them."</p>
        <textarea readonly rows="6" aria-label="Words to copy" prop:value=words></textarea>
    }
}
