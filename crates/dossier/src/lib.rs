//! A dossier: an article with its claims and actors, in one JSON file.
//!
//! From the outside in:
//! - [`model`] — what a dossier is, in the field's terms (source, cue, content; certainty and
//!   polarity; selectors; agent and patient).
//! - [`text`] — the words of an article and where things lie in them: bytes here, code points in
//!   files, UTF-16 units only where the page meets the DOM.
//! - [`mod@anchor`] — selectors to spans of the text.
//! - [`mod@load`] — a file's bytes to a dossier that can be shown, and everything that is wrong with it,
//!   each problem with its place. On the way: `json` (bytes to values), `shape` (values to what is
//!   expected, or a fault), `format` (which keys make a claim), `read` (piece by piece, so that one broken
//!   claim does not take the others with it), `validate` (whether it makes sense).
//! - [`fault`] — everything that can be wrong, in plain words, and what to do about it.
//! - [`mentions`] — where the text names the actors.
//! - [`mod@reading`] — a dossier made ready for the page, packed for the way to it.
//! - [`catalogue`] — the list of the dossiers that a site ships.
//!
//! This crate knows no browser, no facet and no link.

mod amount;
pub mod anchor;
pub mod catalogue;
pub mod fault;
mod format;
mod json;
mod limits;
pub mod load;
pub mod mentions;
pub mod model;
mod number;
mod plain;
mod problems;
mod read;
pub mod reading;
mod search;
mod shape;
pub mod text;
mod validate;
pub mod vocabulary;

pub use anchor::{Anchors, ClaimAnchors, anchor, resolve};
pub use catalogue::{Catalogue, CatalogueError, Entry};
pub use fault::{AnchorError, Effect, Fault, LoadError, Problem};
pub use load::{Loaded, load};
pub use mentions::Mention;
pub use model::*;
pub use reading::{Reading, UnpackError};
pub use text::{CodePoint, Span, Text};
