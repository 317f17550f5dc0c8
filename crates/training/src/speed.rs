//! How fast the analyser reads, on one core.

use crate::corpus::{Corpora, Failure};
use std::hint::black_box;
use std::time::Instant;

/// The text of the bench.
const TEXT: &str = "bench/news100k.txt";
/// How often it is read; the median counts.
const TIMES: usize = 15;

/// Characters a second.
pub fn speed(corpora: &Corpora) -> Result<f64, Failure> {
    let text = corpora.text(TEXT)?;
    let mut seconds: Vec<f64> = (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            black_box(assay_analysis::analyse(black_box(&text)));
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    let median = seconds.get(TIMES / 2).copied().unwrap_or(f64::INFINITY);
    Ok(text.chars().count() as f64 / median)
}
