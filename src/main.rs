//! Assay's page: an article beside its claims, every filtered view a link.
//!
//! How a reader meets it: `index.html` already holds the shipped article and its cards as plain HTML.
//! This program reads the address, gets the dossier, takes over the HTML that stands (or writes that
//! of another article in its place) and from then on answers.
//!
//! How data flows, one way round:
//!
//! ```text
//! address ──parse──▶ View ──▶ filter ──Index::apply──▶ Shown ──▶ paint: marks, cards, strip, counts, chips
//!    ▲                 ▲
//!    └──────write──────┴── reader's click, key, words
//! ```
//!
//! [`reader::Reader`] holds that state. What does not change while a reader filters — the article and
//! the cards — is HTML from `assay-markup`, and [`article`] and [`claims`] only touch the attributes
//! of what changed. State is Leptos signals; what comes and goes — chips, notices, the strip — are
//! Leptos components.
//! `src/` is the only code that knows the browser, and [`browser`] the only part that wraps it.

mod app;
mod article;
mod browser;
mod claims;
mod commands;
mod dialogs;
mod keys;
mod notices;
mod opened;
mod opening;
mod panel;
mod reader;
mod selection;
mod share;
mod sheet;

fn main() {
    app::start();
}
