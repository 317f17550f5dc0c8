//! Random and mutated input for a bounded time: everything is read without a panic, and what comes of it is sound.
//!
//! Runs for `FUZZ_SECONDS` (2 if unset) from `FUZZ_SEED` (1 if unset); a failure prints the seed of the input that
//! failed, and the same seed makes the same inputs. On stable Rust, with no more than a generator of numbers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may fail so

mod soundness;

use assay_analysis::input::{self, Format};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// What texts are made of, and what breaks readers of them.
const PIECES: [&str; 68] = [
    "The minister said on Monday that ",
    "Mr. Lee",
    "U.S.",
    "5 p.m.",
    "$5.2 million",
    "10,000",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    ". ",
    ".",
    "...",
    ". . .",
    "…",
    "!",
    "?",
    "?!",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "'s",
    "n't",
    "``",
    "(",
    ")",
    "[",
    "]",
    "[1]",
    "[...]",
    "-",
    "--",
    "—",
    "–",
    ":",
    ";",
    ",",
    "#",
    "# ",
    "* ",
    "> ",
    "1. ",
    "a) ",
    "```",
    "---\n",
    "| a | b |",
    "![x](y)",
    "[x](y)",
    "http://a.b/c",
    "a@b.c",
    "<p>",
    "</p>",
    "<script>",
    "<!--",
    "&amp;",
    "\u{301}",
    "\u{200d}",
    "\u{feff}",
    "👍🏽",
    "漢字。",
    "שלום",
    "\u{2028}",
];

/// Numbers that look random (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.below(60) {
            match self.below(8) {
                0 => text.extend(char::from_u32(self.below(0x11_0000) as u32)),
                1 => text.push(char::from(self.below(128) as u8)),
                2 => text.push_str(&PIECES[self.below(PIECES.len())].repeat(self.below(6))),
                _ => text.push_str(PIECES[self.below(PIECES.len())]),
            }
        }
        text
    }

    fn bytes(&mut self) -> Vec<u8> {
        let mut bytes = self.text().into_bytes();
        for _ in 0..self.below(8) {
            let at = self.below(bytes.len() + 1);
            match self.below(3) {
                0 => bytes.insert(at, self.below(256) as u8),
                1 => bytes.truncate(at),
                _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << self.below(8)),
            }
        }
        bytes
    }
}

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

/// Reads one input made from a seed.
fn once(seed: u64) {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let text = random.text();
    soundness::check(&text);
    soundness::check_whole(&text);
    let bytes = random.bytes();
    let formats = [
        Format::Plain,
        Format::Markdown,
        #[cfg(feature = "html")]
        Format::Html,
    ];
    for format in formats {
        let Ok(input) = input::read(&bytes, format) else { continue };
        let mut last = 0;
        for block in &input.blocks {
            assert!(
                block.span.start >= last
                    && input.text.get(block.span.range()).is_some_and(|words| !words.is_empty())
            );
            last = block.span.end;
        }
        assert_eq!(input.document().blocks.len(), input.blocks.len());
    }
}

#[test]
fn whatever_comes_is_read() {
    let end = Instant::now() + Duration::from_secs(number("FUZZ_SECONDS", 2));
    let mut seed = number("FUZZ_SEED", 1);
    while Instant::now() < end {
        assert!(catch_unwind(AssertUnwindSafe(|| once(seed))).is_ok(), "FUZZ_SEED={seed}");
        seed += 1;
    }
}
