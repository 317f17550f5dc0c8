//! The one dialog of the page and what may stand in it. The browser's own modal dialog keeps the
//! focus inside, closes on Esc, and gives the focus back.

use leptos::html;
use leptos::prelude::*;

use crate::help::Help;
use crate::opening::OpenForm;
use crate::reader::Reader;
use crate::share::{ShareView, WordsToCopy};

/// What the dialog holds.
#[derive(Clone, PartialEq, Eq)]
pub enum Dialog {
    /// Open a file, a text, an address.
    Open,
    /// The view as a link and as a citation.
    Share,
    /// The keys.
    Help,
    /// Words to copy by hand.
    Words(String),
}

impl Dialog {
    const fn title(&self) -> &'static str {
        match self {
            Self::Open => "Open an article",
            Self::Share => "Share this view",
            Self::Help => "Keys and signs",
            Self::Words(_) => "Copy",
        }
    }
}

/// The dialog, shown while there is something in it.
#[component]
pub fn DialogBox(reader: Reader) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = element.get() else { return };
        match reader.dialog.with(Option::is_some) {
            true if !dialog.open() => _ = dialog.show_modal(),
            false if dialog.open() => dialog.close(),
            _ => {}
        }
    });
    let close = move || reader.dialog.set(None);
    let content = move || {
        reader.dialog.get().map(|dialog| match dialog {
            Dialog::Open => view! { <OpenForm reader/> }.into_any(),
            Dialog::Share => view! { <ShareView reader/> }.into_any(),
            Dialog::Help => view! { <Help reader/> }.into_any(),
            Dialog::Words(words) => view! { <WordsToCopy words/> }.into_any(),
        })
    };
    let title = move || reader.dialog.with(|dialog| dialog.as_ref().map(Dialog::title));
    // A click on the dialog itself, not on what it holds, is one on the backdrop.
    let outside = move |event: web_sys::MouseEvent| {
        if event.target() == event.current_target() {
            close();
        }
    };
    view! {
        <dialog node_ref=element aria-labelledby="assay-dialog-title" on:close=move |_| close() on:click=outside>
            <div class="dialog">
                <header>
                    <h2 id="assay-dialog-title">{title}</h2>
                    <button type="button" class="close" aria-label="Close" on:click=move |_| close()>"×"</button>
                </header>
                {content}
            </div>
        </dialog>
    }
}
