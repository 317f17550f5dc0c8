//! The HTML of what does not change while a reader filters: the article with its marks, and the cards.
//!
//! One writer serves two callers. The build writes the shipped article into `index.html`, so that it
//! reads without script; the page writes every other article the same way and then treats both
//! alike. What the page may rely on are the attributes, not the shape: `data-mark`, `data-claim`,
//! `a.dot[href]`, `data-filter`.
//!
//! Everything from a dossier passes through maud's escaping: nothing of it becomes markup. This
//! crate knows no browser; what a filter shows, and what a click does, is the page's business.

mod article;
mod cards;
mod head;
mod pieces;

pub use article::{BLOCK, article};
pub use cards::{GROUP, card_group};
pub use head::{absent, head};
pub use pieces::{Piece, pieces};

/// A claim's id as a link's fragment, spelled as everywhere else.
fn fragment(id: &str) -> String {
    let view = assay_query::View { selected: Some(id.to_owned()), ..Default::default() };
    assay_query::write(&view).fragment
}
