//! The article's region: its words with the marks, its headline, and the strip beside it.

pub mod marks;
pub mod strip;
mod writing;

pub use writing::{article_stands, write_article};
