//! How much of a dossier is read. What is more is left out, with a word.

/// A dossier's file may have this many bytes.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;
/// So many claims are read.
pub const MAX_CLAIMS: usize = 20_000;
/// So many actors are read.
pub const MAX_ACTORS: usize = 2_000;
/// So many entries are read of each list in a claim or an actor: quotes, sources, participants, …
pub const MAX_PARTS: usize = 100;
/// An id may have this many characters.
pub const MAX_ID: usize = 80;
/// So many problems are listed; of the others only the number is given.
pub const MAX_PROBLEMS: usize = 500;
