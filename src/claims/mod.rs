//! The panel's claims: the facets with their counts, the line that says what is shown, the cards.

pub mod cards;
mod detail;
mod facets;
mod status;

pub use detail::Detail;
pub use facets::Facets;
pub use status::Status;
