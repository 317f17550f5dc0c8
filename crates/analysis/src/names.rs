//! Names: the people, organisations and places that a text calls by name.
//!
//! Owns [`Name`] and the reading of names by a trained model: [`view`] and [`features`] describe each token, [`decode`] finds the
//! best sequence of labels, [`labels`] turns labels to spans, [`habits`] widens them as a register tells them.
//! Names never overlap. Knows nothing of who is meant: that two names mean one actor is for [`crate::actors`].

mod again;
pub mod decode;
pub mod features;
pub mod habits;
pub mod labels;
mod links;
pub mod register;
pub mod view;

use crate::{Document, Span};
use std::ops::Range;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum NameKind {
    /// A person, or people of a kind.
    Person,
    /// An organisation, a company, a government, an armed group.
    Organisation,
    /// A place, also a state as a place.
    Place,
}

impl NameKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Person, Self::Organisation, Self::Place];

    /// As `PER`, `ORG` or `LOC`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organisation => "ORG",
            Self::Place => "LOC",
        }
    }
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words.
    pub span: Span,
    /// Which of the document's tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: NameKind,
}

/// The names of a text.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Plain, without titles, in the order of the text.
    pub list: Vec<Name>,
    /// Which of the [`register`]s the text is of.
    pub register: u32,
}

/// The names of a text.
pub fn names(document: &Document) -> Names {
    decode::Model::shipped().names(document)
}
