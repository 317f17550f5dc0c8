//! The analyser: any text becomes what a dossier is made of.
//!
//! ```text
//! text ─ structure ─ tokens ─ sentences ─ tagger ─ parser ─┬─ names ─ actors ─┬─ attribution ─ claims ─ dossier
//!                                                          └─ quantities ─────┘
//! ```
//!
//! What the parser leaves wrong, `parts` (sentences with something put into them) and `mend` put right.
//!
//! Each arrow is a pass and each pass a module: a function from what is known so far to one new layer, with its
//! rule in the `//!` head and its cases in `cases/`. A pass reads layers to its left and changes none of them.
//! Everything is deterministic, takes time linear in the text, and accepts any text there is. Offsets are bytes
//! of the text ([`Span`]); files that count otherwise are converted at the edge (the command, the worker).

pub mod document;

// From a file.
pub mod input;

// Foundations.
mod enumeration;
pub mod gazetteer;
pub mod language;
pub mod lexicon;
mod order;
pub mod sentences;
mod shape;
pub mod structure;
mod times;
pub mod tokens;
mod wide;
mod words;

// Grammar, by trained models.
pub mod coding;
mod dependants;
pub mod forms;
mod inflect;
pub mod lemma;
pub mod linear;
pub mod mend;
pub mod network;
pub mod parser;
pub mod parts;
pub mod tagger;

// Who.
pub mod actors;
pub mod names;

// Who says.
pub mod attribution;

// How many.
pub mod quantities;

// What is said, and how firmly.
pub mod causal;
pub mod certainty;
pub mod claims;

// All of it.
pub mod analysis;
pub mod dossier;
pub mod record;

pub use analysis::{Analysis, Step, analyse, analyse_document, analyse_telling, parse};
pub use assay_dossier::text::Span;
pub use document::{Block, BlockKind, Document, Relation, Sentence, Tag, Token};
