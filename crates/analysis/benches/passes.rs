//! How fast texts are read: all passes together, and each for itself. Characters a second, as Criterion's elements.
//!
//! The text is that of the corpora (`bench/news100k.txt`) where they lie beside the project, else sentences of our own.

// A bench is no library: it stops where something is wrong.
#![allow(missing_docs, clippy::unwrap_used)]

use assay_analysis::claims::Known;
use assay_analysis::dossier::About;
use assay_analysis::{
    Document, actors, analyse, attribution, causal, claims, mend, names, parser, quantities, structure,
    tagger,
};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

/// How long the text of our own is, in characters.
const LENGTH: usize = 100_000;

/// Sentences of the kinds that articles have.
const SENTENCES: [&str; 6] = [
    "The mayor of Torvik, Ana Marsh, said on Monday that the bridge would open in spring, although it is not paid for.",
    "“We have lost 4 % of our trade,” said Per Holm of the Harbour Board, which runs 12 ferries.",
    "According to officials, about 1,200 people left the islands in 2019, and experts believe that more will follow.",
    "It is estimated that the old bridge cost $5.2 million; the government of Arlen denied that it had been told.",
    "If the wind rises above 90 km an hour, the ferries may stay in the harbour, because their captains fear the rocks.",
    "The Arlen Herald reported that the army had closed the road after a storm, and the board demanded an inquiry.",
];

fn text() -> String {
    let folder = std::env::var("CORPORA").unwrap_or_else(|_| "../../../shared/corpora".to_owned());
    let own = || {
        let paragraphs = SENTENCES.chunks(2).map(|pair| pair.join(" ")).collect::<Vec<_>>().join("\n\n");
        let times = LENGTH / paragraphs.len() + 1;
        vec![paragraphs; times].join("\n\n").chars().take(LENGTH).collect()
    };
    std::fs::read_to_string(format!("{folder}/bench/news100k.txt")).unwrap_or_else(|_| own())
}

fn passes(criterion: &mut Criterion) {
    let text = text();
    let mut group = criterion.benchmark_group("analysis");
    group.throughput(Throughput::Elements(text.chars().count() as u64));
    group.bench_function("all", |b| b.iter(|| analyse(black_box(&text))));

    let cut = Document::new(&text);
    let mut tagged = cut.clone();
    tagger::tag(&mut tagged);
    let mut parsed = tagged.clone();
    parser::parse(&mut parsed);
    let found = analyse(&text);
    let document = &found.document;

    group.bench_function("blocks", |b| b.iter(|| structure::blocks(black_box(&text))));
    group.bench_function("blocks, tokens, sentences", |b| b.iter(|| Document::new(black_box(&text))));
    group.bench_function("tagger", |b| {
        b.iter_batched_ref(|| cut.clone(), tagger::tag, BatchSize::LargeInput);
    });
    group.bench_function("parser", |b| {
        b.iter_batched_ref(|| tagged.clone(), parser::parse, BatchSize::LargeInput);
    });
    group.bench_function("mend", |b| {
        b.iter_batched_ref(|| parsed.clone(), mend::mend, BatchSize::LargeInput);
    });
    group.bench_function("names", |b| b.iter(|| names::names(black_box(document))));
    group.bench_function("actors", |b| b.iter(|| actors::actors(black_box(document), &found.names.list)));
    group.bench_function("quantities", |b| b.iter(|| quantities::quantities(black_box(document))));
    group.bench_function("attribution", |b| b.iter(|| attribution::attributions(black_box(document))));
    group.bench_function("causal", |b| b.iter(|| causal::states_cause(black_box(document))));
    let known = Known {
        document,
        attributions: &found.attributions,
        quantities: &found.quantities,
        actors: &found.actors,
    };
    group.bench_function("claims", |b| b.iter(|| claims::claims(black_box(&known))));
    group.bench_function("record", |b| b.iter(|| black_box(&found).record()));
    group.bench_function("dossier", |b| b.iter(|| black_box(&found).dossier(&About::default())));
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = passes
}
criterion_main!(benches);
