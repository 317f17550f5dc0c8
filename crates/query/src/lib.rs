//! What is shown of a dossier, and the same as a link and as words.
//!
//! From the inside out:
//! - [`facet`] — **one table** of the facets. Panel, filter, counts, link, help, citation and
//!   tests all read it; a new facet is one more row (and its key).
//! - [`slug()`] — labels as ids.
//! - [`view`] — the state of the page that a link can carry: what is opened, filtered, searched,
//!   sorted, selected. Plain data, no dossier.
//! - [`link`] — view to link and back. `parse` never fails: what it cannot use it names.
//! - [`fold`] — letters as search compares them: lower case, no accents, straight quotes.
//! - [`search`] — words and phrases over all claims, as one pass over one string.
//! - [`index`] — a dossier read once into sets of claims, one for each value of each facet.
//! - `filter` — a view applied to an index: what matches, and how many each value would leave.
//! - `order` — the crate's one sort, and ids to positions.
//! - [`cite`] — a view, or a claim, in words.
//!
//! The path of a keystroke or a click is `View` → [`Index::apply`] → [`Shown`], and `View` →
//! [`link::write`] → the address. Opening a link goes the other way: [`link::parse`], then
//! [`Index::reconcile`] with the dossier that it names; both say what they had to ignore.
//!
//! This crate knows the model of a dossier. It knows no browser (what a browser has for free, the
//! normal form of Unicode, is handed in as a function), no file format and no HTML.

mod cast;
pub mod chart;
pub mod cite;
pub mod facet;
mod filter;
pub mod fold;
pub mod index;
pub mod link;
mod number;
mod order;
pub mod search;
mod slug;
pub mod verbs;
pub mod view;

pub use cast::{Edge, Row};
pub use cite::{claim_citation, describe};
pub use facet::{FACETS, Facet, FacetKey, Fixed, PerFacet, Values, pair_id, pair_label, pairs, part_id};
pub use filter::Shown;
pub use fold::Normaliser;
pub use index::{FacetIndex, Index, Value};
pub use link::{Ignored, Link, parse, write};
pub use number::{claims, grouped};
pub use order::{join, sorted};
pub use search::{Term, highlights, terms};
pub use slug::slug;
pub use view::{Arrangement, Chip, Choice, Origin, Sign, Sort, Tab, View};

/// A set of claims, by their position in the dossier.
pub use fixedbitset::FixedBitSet as ClaimSet;
