//! The dialogs, as they stand in `index.html` from the start: open, share, keys and signs, and words
//! that a browser will not copy by itself.

use assay_dossier::{Entry, Kind, Sourcing};
use maud::{Markup, html};

use crate::{Command, KEYS};

/// All dialogs. `articles` are those that the site ships, the first one first.
pub fn dialogs(articles: &[Entry]) -> Markup {
    html! {
        (dialog("open", "Open an article", open(articles)))
        (dialog("share", "Share this view", share()))
        (dialog("help", "Keys and signs", help()))
        (dialog("words", "Copy by hand", words()))
    }
}

fn dialog(name: &str, title: &str, content: Markup) -> Markup {
    html! {
        dialog id={ "assay-dialog-" (name) } aria-labelledby={ "assay-title-" (name) } {
            div.dialog {
                header {
                    h2 id={ "assay-title-" (name) } { (title) }
                    button.close type="button" aria-label="Close" data-do=(Command::Close.word()) { "×" }
                }
                (content)
            }
        }
    }
}

/// What the chooser of files lists; what a file is, its content tells.
const ACCEPTED: &str = ".json,.txt,.md,.markdown,.html,.htm,.xhtml,.docx,text/*";

fn open(articles: &[Entry]) -> Markup {
    html! {
        h3 { "Of your own" }
        p { "A program finds the claims of any text in English, here in the page. It is read here and sent nowhere." }
        label.field {
            "Choose a file, or drop it anywhere on the page"
            input id="assay-file" type="file" accept=(ACCEPTED) aria-describedby="assay-formats" autofocus;
        }
        p.formats id="assay-formats" { "Text (.txt, .md) or web page (.html), up to 20 MB; Word (.docx) or a dossier (.json), up to 32 MB." }
        label.field { "Or paste the text" textarea id="assay-pasted" rows="6" aria-describedby="assay-pasted-told" {} }
        p.formats id="assay-pasted-told" role="alert" {}
        p.actions { button.primary type="button" data-do=(Command::OpenPasted.word()) aria-keyshortcuts="Control+Enter" { "Open the text" } }
        h3 { "On this site" }
        ul.shelf role="list" {
            @for (nth, entry) in articles.iter().enumerate() {
                li {
                    a href=(if nth == 0 { "./".to_owned() } else { format!("?article={}", entry.id) }) { (entry.title) }
                    " " span { (entry.about) }
                }
            }
        }
    }
}

fn share() -> Markup {
    html! {
        p id="assay-share-note" {}
        label.field { "Link" input id="assay-link" type="text" readonly; }
        p.actions { button.primary type="button" data-do=(Command::CopyLink.word()) { "Copy link" } }
        label.field { "Citation" textarea id="assay-citation" rows="4" readonly {} }
        p.actions { button type="button" data-do=(Command::CopyCitation.word()) { "Copy citation" } }
        p.done id="assay-share-done" aria-live="polite" {}
    }
}

fn words() -> Markup {
    html! {
        p { "This browser does not let the page copy. Select the words and copy them." }
        textarea id="assay-words" rows="6" readonly aria-label="Words to copy" {}
    }
}

fn help() -> Markup {
    html! {
        h3 { "In the text" }
        dl.signs {
            @for kind in Kind::ALL {
                div { dt { span.mark data-kind=(kind.id()) { (kind.label()) } } dd { (meaning(*kind)) } }
            }
            @for sourcing in Sourcing::ALL {
                div { dt { span.dot data-sourcing=(sourcing.id()) {} } dd { (sourcing.label()) } }
            }
        }
        h3 { "Keys" }
        dl.signs { @for key in &KEYS { div { dt { kbd { (key.sign) } } dd { (key.does) } } } }
        label.check {
            input id="assay-single-keys" type="checkbox" checked data-do=(Command::SingleKeys.word());
            " Single keys are commands"
        }
    }
}

/// What a kind means.
const fn meaning(kind: Kind) -> &'static str {
    match kind {
        Kind::Report => "an event or a state of affairs, told as fact",
        Kind::Estimate => "a figure or fact that is not exactly known",
        Kind::Interpretation => "a judgement, a motive or a cause read into events",
        Kind::Prediction => "what will or may happen",
    }
}
