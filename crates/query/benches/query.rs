//! Medians of what happens at a click and at a keystroke, for a middling dossier and a large one.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench; its macro writes public items"
)]

use std::hint::black_box;

use assay_query::{Index, parse, write};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use support::{claim, dossier, nfd, source};

#[path = "../tests/support/mod.rs"]
mod support;

/// A dossier of so many claims, over 60 actors, 30 places and 40 topics.
fn generated(claims: usize) -> assay_dossier::Dossier {
    use assay_dossier::*;
    let mut state = 1_u32;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let words = [
        "troops",
        "the",
        "border",
        "Belarusian",
        "of",
        "may",
        "10,000",
        "government",
        "Zürich",
        "a",
        "reports",
        "in",
    ];
    let mut all = dossier(vec![]);
    all.actors = (0..60)
        .map(|at| Actor {
            id: ActorId(format!("actor-{at}")),
            name: format!("Actor {at}"),
            ..support::dossier(vec![]).actors[0].clone()
        })
        .collect();
    for at in 0..claims {
        let mut one = claim(&format!("c{at}"), "");
        one.statement = (0..22).map(|_| words[next(words.len())]).collect::<Vec<_>>().join(" ");
        one.kind = Kind::ALL[next(4)];
        one.certainty = Certainty::ALL[next(4)];
        one.polarity = Polarity::ALL[next(2)];
        one.attribution = vec![source(SourceKind::ALL[next(3)], Some(&format!("actor-{}", next(60))), None)];
        one.participants = (0..next(4))
            .map(|_| Participant { actor: ActorId(format!("actor-{}", next(60))), role: Role::ALL[next(4)] })
            .collect();
        one.places = (0..next(3)).map(|_| format!("Place {}", next(30))).collect();
        one.topics = (0..next(3)).map(|_| format!("Topic {}", next(40))).collect();
        one.relations = (0..next(2))
            .map(|_| Relation {
                kind: RelationKind::ALL[next(6)],
                claim: ClaimId(format!("c{}", next(claims))),
            })
            .collect();
        all.claims.push(one);
    }
    all
}

fn benches(c: &mut Criterion) {
    for claims in [250, 5_000] {
        let dossier = generated(claims);
        let quote = |at: usize| dossier.claims[at].statement.repeat(2);
        let fresh = || Index::new(&dossier, quote, nfd);
        c.bench_function(&format!("index build {claims}"), |b| b.iter(fresh));
        c.bench_function(&format!("first search {claims}"), |b| {
            b.iter_batched(fresh, |index| index.search("belarus"), BatchSize::LargeInput);
        });
        let index = fresh();
        for (name, query) in [
            ("none", ""),
            ("one value", "kind=prediction"),
            ("actor and role", "actor=actor-1&role=agent&sourcing=-named"),
            ("word", "q=belarus"),
            (
                "all",
                "kind=report,prediction&actor=actor-1,actor-2&role=-agent&topic=topic-1&has=-note&match=any&q=may+-zurich",
            ),
        ] {
            let (view, ignored) = parse(query, "");
            assert!(ignored.is_empty());
            c.bench_function(&format!("apply {name} {claims}"), |b| b.iter(|| index.apply(black_box(&view))));
        }
        for q in ["b", "belarus", "zur 10,000 -govern", "\"may the\"", "e", "nothing"] {
            c.bench_function(&format!("search {q} {claims}"), |b| b.iter(|| index.search(black_box(q))));
        }
    }
    let query = "article=belarus&q=%22cross+the+border%22+-Kyiv&kind=-prediction,report&sourcing=none,unnamed&actor=belarus,russia&role=agent&has=quantity&match=any";
    let (view, _) = parse(query, "c12");
    c.bench_function("link parse", |b| b.iter(|| parse(black_box(query), "c12")));
    c.bench_function("link write", |b| b.iter(|| write(black_box(&view))));
}

criterion_group!(query, benches);
criterion_main!(query);
