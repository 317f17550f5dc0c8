//! Thin typed wrappers over the browser: what may fail returns a `Result` or an `Option`, nothing
//! panics because a browser refuses something. They know nothing of articles and claims.

pub mod clipboard;
pub use assay_dom as dom;
pub mod fetch;
pub mod files;
pub mod history;
pub mod opener;
pub mod pause;
pub mod pictures;
pub mod storage;
pub mod texts;
