//! What the journeys stand on: the site as it is hosted, three browsers, and the page as a reader meets it.
//!
//! From the outside in:
//! - [`run`] — a table of journeys becomes one test for each journey and engine.
//! - [`page`], [`seen`] — the page in the words of its contract: cards, marks, facets, status, address; selection, focus.
//! - [`browser`] — one browser window, whatever stands in it.
//! - [`axe`] — what axe-core says of the page, in words.
//! - [`engine`], [`site`], [`variant`], [`trap`], [`process`] — the browsers, the host and what can be wrong with it, the
//!   outside world, other programs.
//! - [`budget`] — the first load's size, as committed and as measured.
//! - [`little`], [`generate`] — a dossier with a claim for every case, and dossiers of any size.
//! - [`prose`], [`word`], [`chance`] — texts of any length, Word documents, and what texts are drawn from.
//! - [`module`] — WebAssembly with little memory.
//!
//! Nothing here knows how the page is made: it is met through its attributes, its address and its words.

pub mod axe;
pub mod browser;
pub mod budget;
pub mod chance;
pub mod engine;
pub mod generate;
pub mod little;
pub mod module;
pub mod page;
pub mod process;
pub mod prose;
pub mod run;
pub mod seen;
pub mod site;
pub mod trap;
pub mod variant;
pub mod word;
