//! What is said to whoever runs the command, beside the results.
//!
//! Nobody need listen: a closed standard error, or a full disk behind it, never ends the work.

use std::fmt::Arguments;
use std::io::{self, Write};

/// Writes a line to standard error.
pub fn line(words: Arguments<'_>) {
    part(format_args!("{words}\n"));
}

/// Writes words to standard error that more may follow.
pub fn part(words: Arguments<'_>) {
    // In one piece, so that what other processes say does not come between.
    let _ = io::stderr().write_all(words.to_string().as_bytes());
}
