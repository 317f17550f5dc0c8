//! How long a dossier takes from bytes to a page that can be shown: parsing, validation, anchoring.

// A bench is no library: it stops where something is wrong.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../tests/common/mod.rs"]
mod common;

use assay_dossier::{Text, anchor, load};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

fn loading(c: &mut Criterion) {
    let mut group = c.benchmark_group("dossier");
    for (claims, words) in [(250, 24), (5_000, 30)] {
        let dossier = common::made(claims, words, 7);
        let file = common::file(&dossier);
        let text = Text::from_paragraphs(dossier.article.text.as_deref().unwrap());
        assert_eq!(load(file.as_bytes()).unwrap().problems, []);

        group.throughput(Throughput::Bytes(file.len() as u64));
        group.bench_function(BenchmarkId::new("load", claims), |b| {
            b.iter(|| load(black_box(file.as_bytes())))
        });
        group.throughput(Throughput::Bytes(text.as_str().len() as u64));
        group.bench_function(BenchmarkId::new("anchor", claims), |b| {
            b.iter(|| anchor(black_box(&dossier), &text))
        });

        // The same claims for another text: nothing can be placed.
        let other = Text::from_plain(&text.as_str().replace("Reports say 0", "Reports say 1"));
        group.bench_function(BenchmarkId::new("anchor-nowhere", claims), |b| {
            b.iter(|| anchor(black_box(&dossier), &other));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = loading
}
criterion_main!(benches);
