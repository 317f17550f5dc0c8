//! Attribution: a case for each construction, and what holds for any text.

#![allow(clippy::indexing_slicing)] // a test may fail so

use assay_analysis::attribution::{Attribution, Manner, attributions};
use assay_analysis::{Document, Relation, Span, Tag, Token, parse};
use proptest::prelude::*;

fn read(text: &str) -> (Document<'_>, Vec<Attribution>) {
    let mut document = Document::new(text);
    parse(&mut document);
    let found = attributions(&document);
    (document, found)
}

/// The attributions of a text as the cases write them.
fn written(text: &str) -> Vec<String> {
    let (document, found) = read(text);
    let pieces = |spans: &[Span]| match spans {
        [] => "-".to_owned(),
        spans => spans
            .iter()
            .map(|span| document.slice(*span).replace("\n\n", " / "))
            .collect::<Vec<_>>()
            .join(" / "),
    };
    let mut lines = Vec::new();
    for attribution in &found {
        let manner = match attribution.manner {
            Manner::Direct => "direct",
            Manner::Mixed => "mixed",
            Manner::Indirect => "indirect",
        };
        let outer = attribution.outer.map_or(String::new(), |outer| format!(" | in {}", outer + 1));
        let [source, cue, content] =
            [&attribution.source, &attribution.cue, &attribution.content].map(|spans| pieces(spans));
        lines.push(format!("{source} | {cue} | {content} | {manner}{outer}"));
        lines.extend(attribution.continued.iter().map(|span| format!("+ {}", document.slice(*span))));
    }
    lines
}

#[test]
fn cases() {
    let cases = include_str!("../cases/attribution.txt");
    let (mut count, mut wrong) = (0, Vec::new());
    for case in cases.split("\n\n") {
        let lines = || case.lines().filter(|line| !line.starts_with('#'));
        let text: Vec<&str> =
            lines().filter_map(|line| line.trim_start_matches("? ").strip_prefix("> ")).collect();
        if text.is_empty() {
            continue;
        }
        let known = lines().any(|line| line.starts_with("? "));
        let expected: Vec<&str> = lines().filter(|line| !line.starts_with(['>', '?'])).collect();
        let text = text.join("\n\n");
        let found = written(&text);
        count += 1;
        match (found == expected, known) {
            (true, true) => wrong.push(format!("no longer fails, take the “?” away: {text}")),
            (false, false) => wrong.push(format!("{text}\n  expected {expected:#?}\n  found    {found:#?}")),
            _ => {}
        }
    }
    assert!(count >= 150, "only {count} cases");
    assert!(wrong.is_empty(), "{} of {count} cases:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

/// What holds for any text and any tree.
fn check(document: &Document<'_>) -> Result<(), TestCaseError> {
    let found = attributions(document);
    prop_assert_eq!(&found, &attributions(document));
    for (index, attribution) in found.iter().enumerate() {
        prop_assert!(!attribution.content.is_empty());
        let spans = [&attribution.source, &attribution.cue, &attribution.content, &attribution.continued];
        for span in spans.into_iter().flatten() {
            prop_assert!(!document.slice(*span).is_empty(), "{span:?} of {:?}", document.text);
        }
        prop_assert!((0.5..=1.0).contains(&attribution.confidence));
        // Chains end.
        let (mut next, mut steps) = (attribution.outer, 0);
        while let Some(outer) = next {
            prop_assert!(outer < found.len() && outer != index);
            steps += 1;
            prop_assert!(steps <= found.len());
            next = found[outer].outer;
        }
    }
    Ok(())
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,6} ",
        "[ \n]{1,3}",
        "[.!?,;:]",
        "[\"“”‘’']",
        Just(" said ".to_owned()),
        Just(" \"We know that ".to_owned()),
        Just(" according to ".to_owned()),
        Just(" that ".to_owned()),
        Just("I think ".to_owned()),
        Just(" Image: Lee.".to_owned()),
        Just(" — Ana Lee".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text(text in text()) {
        check(&read(&text).0)?;
    }

    #[test]
    fn any_tree(text in text(), heads in proptest::collection::vec((0usize..60, 0usize..40, 0usize..17), 60)) {
        let mut document = Document::new(&text);
        let count = document.tokens.len();
        for (token, (head, relation, tag)) in document.tokens.iter_mut().zip(heads) {
            let relation = Relation::ALL.get(relation).copied().unwrap_or_default();
            *token = Token { head: head.min(count), relation, tag: Tag::ALL.get(tag).copied().unwrap_or_default(), ..*token };
        }
        check(&document)?;
    }
}

/// Texts that tempt a pass to look at everything from everywhere end as soon as ordinary ones.
#[test]
fn tempting_texts_end() {
    let texts = [
        "\"".repeat(1_500),
        "“".repeat(1_500),
        "he said that ".repeat(300),
        "\" said ".repeat(400),
        "(".repeat(1_500),
        "according to ".repeat(300),
        "\"a\n\n".repeat(500),
        "said ".repeat(500),
        "- Ana ".repeat(400),
        "x".repeat(1_000_000),
    ];
    for text in texts {
        let mut document = Document::new(&text);
        // The worst trees: all on the first token, and each on the one before.
        for chain in [false, true] {
            for (index, token) in document.tokens.iter_mut().enumerate() {
                token.tag = if index % 2 == 0 { Tag::Verb } else { Tag::Punct };
                token.relation = Relation::Complement;
                token.head = if chain { index.saturating_sub(1) } else { 0 };
            }
            let found = attributions(&document).len();
            assert!(found <= document.tokens.len(), "{:?}…", text.get(..20));
        }
    }
}
