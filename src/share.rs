//! Sharing: the view, or a claim, as a link and as a citation, copied or shown for copying.

use assay_query::{View, claim_citation, describe};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clipboard, dom};
use crate::dialogs;
use crate::reader::Reader;

/// Copies words and says so; where the browser refuses, shows them for the reader to copy.
pub fn copy(reader: Reader, words: String, done: &'static str) {
    spawn_local(async move {
        match clipboard::copy(&words).await {
            // A notice would be out of reach behind the dialog.
            Ok(()) if dialogs::is_open() => dom::write("assay-share-done", done),
            Ok(()) => reader.notices.done(done),
            Err(_) => {
                dialogs::close();
                dom::fill("assay-words", &words);
                dialogs::show("words");
            }
        }
    });
}

/// What a link does, where nothing stands in its way.
const SEES_THE_SAME: &str =
    "Whoever opens this link sees what you see: the article, the filter, the order, the selected claim.";

/// Fills the dialog with the view's link and citation and shows it.
pub fn show(reader: Reader) {
    dom::fill("assay-link", &reader.link(&reader.view()));
    dom::fill("assay-citation", &citation(reader).unwrap_or_default());
    let brought = reader.with_opened(|opened| opened.brought).flatten();
    dom::write("assay-share-done", "");
    dom::write("assay-share-note", brought.unwrap_or(SEES_THE_SAME));
    dialogs::show("share");
}

/// Copies the view's link.
pub fn copy_link(reader: Reader) {
    copy(reader, reader.link(&reader.view()), "Link copied.");
}

/// Copies the view's citation.
pub fn copy_citation(reader: Reader) {
    copy(reader, citation(reader).unwrap_or_default(), "Citation copied.");
}

/// Copies the selected claim's link: the claim alone, without the filter in force.
pub fn copy_claim_link(reader: Reader) {
    copy(reader, claim_link(reader), "Link copied.");
}

/// Copies the selected claim as a citation.
pub fn copy_claim_citation(reader: Reader) {
    let Some(nth) = untrack(|| reader.selected()) else { return };
    let words = reader.with_opened(|opened| {
        opened.claim(nth).map(|claim| claim_citation(&opened.reading.dossier, claim, &claim_link(reader)))
    });
    if let Some(words) = words.flatten() {
        copy(reader, words, "Citation copied.");
    }
}

fn claim_link(reader: Reader) -> String {
    let View { origin, selected, .. } = reader.view();
    reader.link(&View { origin, selected, ..View::default() })
}

/// The view in words, with its link.
fn citation(reader: Reader) -> Option<String> {
    let view = reader.view();
    let shown = reader.shown.get_untracked()?.shown;
    let words = reader
        .with_opened(|opened| describe(&view, &opened.index, shown, &opened.reading.dossier.article.title))?;
    Some(format!("{words}. {}", reader.link(&view)))
}
