//! How far it is: a line on the terminal that is written over, and nothing where the errors go elsewhere.

use crate::say;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

/// How often the line is written.
const PACE: Duration = Duration::from_millis(200);

/// Counts documents and bytes.
pub struct Progress {
    start: Instant,
    last: Option<Instant>,
    documents: usize,
    bytes: usize,
    shown: bool,
    terminal: bool,
}

impl Progress {
    /// Nothing done yet.
    pub fn new() -> Self {
        let terminal = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { start: Instant::now(), last: None, documents: 0, bytes: 0, shown: false, terminal }
    }

    /// One more document.
    pub fn document(&mut self, bytes: usize) {
        self.documents += 1;
        self.bytes += bytes;
        if self.terminal && self.last.is_none_or(|last| last.elapsed() >= PACE) {
            self.last = Some(Instant::now());
            let seconds = self.start.elapsed().as_secs_f64().max(1e-3);
            let megabytes = self.bytes as f64 / 1e6;
            say::part(format_args!(
                "\r{} documents, {megabytes:.1} MB, {:.2} MB a second ",
                self.documents,
                megabytes / seconds
            ));
            self.shown = true;
        }
    }

    /// Takes the line away.
    pub fn clear(&mut self) {
        if self.shown {
            say::part(format_args!("\r\x1b[K"));
            self.shown = false;
        }
    }
}
