//! What is said in small texts, one construction each (`cases/claims.txt`), and in whole invented articles, whose
//! claims lie beside them to be read (`tests/articles/NAME.claims`; `UPDATE=1 cargo test` writes them anew).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use assay_analysis::claims::Claim;
use assay_analysis::dossier::About;
use assay_analysis::{Analysis, Span, analyse};
use assay_dossier::{Loaded, Polarity, SourceKind};
use proptest::prelude::*;
use std::path::Path;

/// A claim as the cases write it.
fn shown(analysis: &Analysis<'_>, claim: &Claim) -> String {
    let slice = |span: &Span| analysis.document.slice(*span).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut line = format!("{}, {}", claim.kind.id(), claim.certainty.id());
    if claim.polarity == Polarity::Negative {
        line += ", denied";
    }
    if claim.condition.is_some() {
        line += ", if";
    }
    line += ": ";
    line += &claim.pieces.iter().map(slice).collect::<Vec<_>>().join(" ⋯ ");
    let source = |index: &usize| {
        let spans = &analysis.attributions[*index].source;
        let words = spans.iter().map(slice).collect::<Vec<_>>().join(" ");
        if words.is_empty() { "–".to_owned() } else { words }
    };
    if claim.chain.is_empty() && claim.unnamed.is_some() {
        line += " (–)";
    }
    if let Some(by) = &claim.ascribed {
        line += &format!(" ({})", by.source.iter().map(slice).collect::<Vec<_>>().join(" "));
    }
    if !claim.chain.is_empty() {
        line += &format!(" ({})", claim.chain.iter().map(source).collect::<Vec<_>>().join(" < "));
    }
    line
}

#[test]
fn cases() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/claims.txt");
    let file = std::fs::read_to_string(path).unwrap();
    let lines = file.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
    let (mut failed, mut count) = (Vec::new(), 0);
    for case in lines.split("\n\n").map(str::trim).filter(|case| !case.is_empty()) {
        let known = case.starts_with("? ");
        let lines = case.trim_start_matches("? ").lines();
        let (stated, lines): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("= "));
        let (expected, text): (Vec<&str>, Vec<&str>) =
            lines.into_iter().partition(|line| line.starts_with("- "));
        let text = text.join("\n").replace("\n/\n", "\n\n");
        let mut expected: Vec<&str> = expected.iter().map(|line| &line[2..]).collect();
        let analysis = analyse(&text);
        let mut found: Vec<String> = analysis.claims.iter().map(|claim| shown(&analysis, claim)).collect();
        expected.sort_unstable();
        found.sort_unstable();
        let statements: Vec<String> =
            analysis.claims.iter().map(|claim| format!("= {}", claim.statement)).collect();
        if !stated.iter().all(|line| statements.iter().any(|found| found == line)) {
            expected.extend(stated);
            found.extend(statements);
        }
        count += 1;
        match (expected == found, known) {
            (true, true) => failed.push(format!("{text}\n  no longer fails: take off its mark")),
            (false, false) => failed.push(format!(
                "{text}\n  expected {}\n  found    {}",
                expected.join("\n           "),
                found.join("\n           ")
            )),
            _ => {}
        }
    }
    assert!(count > 100, "only {count} cases");
    assert!(failed.is_empty(), "{} of {count} cases:\n\n{}", failed.len(), failed.join("\n\n"));
}

#[test]
fn who_can_be_looked_up_is_named() {
    let table = [
        ("The mayor Ada Pike said that the road was closed.", SourceKind::Named),
        ("The transport ministry said that the road was closed.", SourceKind::Named),
        ("Analysts at Fennimore said that the road was closed.", SourceKind::Named),
        ("X said that the road was closed.", SourceKind::Named),
        (
            "Q: Why?\n\nA: The road was closed.\n\nQ: Since when?\n\nA: It was never open.",
            SourceKind::Unnamed,
        ),
        (
            "Villagers were away, but Zahrani health officials said that the road was closed.",
            SourceKind::Unnamed,
        ),
        ("A person close to President Ada Pike said that the road was closed.", SourceKind::Unnamed),
    ];
    for (text, kind) in table {
        let dossier = analyse(text).dossier(&About::default());
        let claim = dossier.claims.iter().find(|claim| claim.statement.contains("road")).unwrap();
        let kinds: Vec<SourceKind> = claim.attribution.iter().map(|source| source.kind).collect();
        assert_eq!(kinds, [kind], "{text}");
    }
}

/// Everything that is found in an article, to be read.
fn snapshot(text: &str) -> String {
    let analysis = analyse(text);
    let dossier = analysis.dossier(&About::default());
    let mut written = String::new();
    let mut sentence = None;
    for (claim, kept) in analysis.claims.iter().zip(&dossier.claims) {
        if sentence != Some(claim.sentence) {
            let words = analysis.document.slice(analysis.document.sentences[claim.sentence].span);
            written += &format!("\n{}\n", words.split_whitespace().collect::<Vec<_>>().join(" "));
            sentence = Some(claim.sentence);
        }
        written += &format!("- {}\n  {}\n", shown(&analysis, claim), kept.statement);
        let mut facts: Vec<String> = Vec::new();
        let vouches = kept.attribution.last().map(|source| source.kind);
        facts.extend(vouches.filter(|kind| *kind != SourceKind::Author).map(|kind| match kind {
            SourceKind::Named => "named".to_owned(),
            _ => "unnamed".to_owned(),
        }));
        facts.extend(kept.condition.iter().map(|words| format!("if {words}")));
        facts.extend(kept.time.iter().map(|words| format!("when: {words}")));
        facts.extend(kept.places.iter().map(|words| format!("where: {words}")));
        facts.extend(kept.participants.iter().map(|p| format!("{}: {}", p.role.id(), p.actor)));
        facts.extend(kept.quantities.iter().map(|quantity| {
            let value = serde_json::to_string(&quantity.value).unwrap();
            format!(
                "how much: {value} {} {}",
                quantity.unit.as_deref().unwrap_or(""),
                quantity.of.as_deref().unwrap_or("")
            )
            .trim_end()
            .to_owned()
        }));
        facts.extend(
            kept.relations.iter().map(|relation| format!("{} {}", relation.kind.id(), relation.claim)),
        );
        if !facts.is_empty() {
            written += &format!("  {}\n", facts.join(" · "));
        }
    }
    written
}

#[test]
fn whole_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut differing = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        count += 1;
        let found = snapshot(&std::fs::read_to_string(&path).unwrap());
        let beside = path.with_extension("claims");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&beside, &found).unwrap();
        } else if std::fs::read_to_string(&beside).is_ok_and(|before| before != found) {
            differing.push(format!("{}\n{found}", path.display()));
        }
    }
    assert!(count >= 3, "only {count} articles");
    assert!(differing.is_empty(), "what is found has changed:\n\n{}", differing.join("\n"));
}

/// What must hold for every text.
fn check(text: &str) {
    let analysis = analyse(text);
    for claim in &analysis.claims {
        assert!(!claim.pieces.is_empty());
        assert!(!claim.statement.is_empty());
        let mut end = 0;
        for piece in &claim.pieces {
            assert!(piece.start < piece.end && piece.start >= end, "{piece:?} after {end}");
            assert!(text.get(piece.range()).is_some(), "{piece:?} is not on the bounds of characters");
            end = piece.end;
        }
        assert!((0.0..=1.0).contains(&claim.evidence.confidence));
    }
    assert_eq!(analysis.claims, analyse(text).claims);
    let dossier = analysis.dossier(&About { id: text.to_owned(), ..About::default() });
    let pieces: Vec<Vec<String>> = analysis
        .claims
        .iter()
        .map(|claim| claim.pieces.iter().map(|piece| text[piece.range()].to_owned()).collect())
        .collect();
    let Ok(loaded) = Loaded::new(dossier) else {
        // Only a text without a word has no dossier.
        assert!(text.trim().is_empty() || analysis.claims.is_empty());
        return;
    };
    assert_eq!(loaded.problems, vec![]);
    let words = loaded.text.unwrap();
    for (anchors, pieces) in loaded.anchors.claims.iter().zip(&pieces) {
        let found: Vec<String> = anchors.quotes.iter().map(|span| words.get(*span).to_owned()).collect();
        assert_eq!(&found, pieces);
    }
}

/// Words that make and break sentences, and a few that go wrong easily.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "the",
        "mayor",
        "said",
        "that",
        "“",
        "”",
        "\"",
        "(",
        ")",
        ",",
        ".",
        "?",
        "\n\n",
        "which",
        "who",
        "if",
        "because",
        "will",
        "not",
        "may",
        "have",
        "closed",
        "sank",
        "is",
        "are",
        "and",
        "but",
        "ships",
        "Arlen",
        "40",
        "about",
        "%",
        "לא",
        "👩🏽‍🚀",
        "It",
        "According",
        "to",
        "reports",
        "was",
        "opened",
        "by",
        "council",
        "—",
        ":",
        "more",
        "than",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words(words in prop::collection::vec(word(), 0..120)) {
        check(&words.join(" "));
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        check(&text);
    }
}

#[test]
fn long_texts_come_to_an_end() {
    let texts = [
        "\"".repeat(60_000),
        "((((".repeat(10_000),
        "if which that said ".repeat(4_000),
        "The mayor said that ".repeat(4_000),
        "The ship sank. ".repeat(4_000),
        "and the ship sank ".repeat(4_000),
    ];
    for text in &texts {
        let found = analyse(text).claims.len();
        assert!(found <= text.len(), "{} bytes of {text:.20}: {found} claims", text.len());
    }
}
