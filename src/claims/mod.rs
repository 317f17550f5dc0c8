//! The panel's claims: the facets with their counts, the line that says what is shown, the cards.

pub mod cards;
pub mod chips;
pub mod facets;
