//! The HTML of the page: written at build for the shipped article, in the page for any other.
//!
//! One writer serves two callers. The build writes the shipped article, its cards and the
//! dialogs into `index.html`, so that they stand before any program runs, and read without one; the
//! page writes every other article the same way and then treats both alike. What the page may rely
//! on are the attributes, not the shape: `data-mark`, `data-claim`, `data-value`, `a.dot[href]`,
//! `data-filter`, and `data-do`, which names a command ([`Command`]).
//!
//! Everything from a dossier passes through maud's escaping: nothing of it becomes markup. This
//! crate knows no browser; what a filter shows, and what a command does, is the page's business.

mod actors;
mod article;
mod cards;
mod command;
mod detail;
mod dialogs;
mod facets;
mod head;
mod matrix;
mod network;
mod overview;
mod picture;
mod pieces;
mod stage;
mod told;

pub use actors::{MOST_SHOWN, actors};
pub use article::{BLOCK, Block, article, blocks};
pub use cards::{GROUP, card_group};
pub use command::{Command, KEYS, Key};
pub use detail::detail;
pub use dialogs::dialogs;
pub use facets::facets;
pub use head::{absent, head};
pub use matrix::pairs_as_text;
pub use network::{Network, Node};
pub use overview::{overview, section_as_text};
pub use picture::{Mark, Picture};
pub use pieces::{Piece, pieces};
pub use stage::Stage;
pub use told::{Notice, Weight, chips, notice, strip};

// A claim's id as a link's fragment, for all files here.
use assay_query::link::fragment;
