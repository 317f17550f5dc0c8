//! The register of a text: how it writes about people and places.
//!
//! To be learned. Knows only words.

/// The register of a text, from its words.
pub const fn register(_words: &[super::features::View]) -> u32 {
    0
}
