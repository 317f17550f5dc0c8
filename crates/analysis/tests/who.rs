//! Names and actors: small texts, one construction each (`cases/{names,actors}.txt`), and what holds for any text.
#![allow(clippy::expect_used, reason = "tests fail by panicking")]
#![allow(clippy::indexing_slicing)] // a test may fail so

use assay_analysis::actors::{Actors, actors};
use assay_analysis::names::{Name, NameKind, names};
use assay_analysis::{Document, Span, tagger};
use proptest::prelude::*;

fn lines(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once(" =>").expect("a case has an arrow"))
}

fn read(text: &str) -> Document<'_> {
    let mut document = Document::new(text);
    tagger::tag(&mut document);
    document
}

/// Fails with every case that is not as wanted.
fn report(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} cases:\n\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn names_are_found() {
    let wrong: Vec<String> = lines(include_str!("../cases/names.txt"))
        .filter_map(|(text, wanted)| {
            let (open, text) = text.strip_prefix("? ").map_or((false, text), |text| (true, text));
            let document = read(text);
            let found: Vec<String> = names(&document)
                .list
                .iter()
                .map(|name| format!("{} {}", name.kind.code(), document.slice(name.span)))
                .collect();
            let found = found.join("; ");
            // A case that is known to fail fails when it begins to pass.
            ((found == wanted.trim()) == open)
                .then(|| format!("text   {text}\nwanted {wanted}\nfound  {found}\n"))
        })
        .collect();
    report(&wrong);
}

/// The text without its brackets, and the names that they mark.
fn marked(case: &str) -> (String, Vec<(Span, NameKind)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    for (number, piece) in case.split('[').enumerate() {
        if number == 0 {
            text.push_str(piece);
            continue;
        }
        let (name, rest) = piece.split_once(']').expect("a bracket closes");
        let (code, words) = name.split_once(' ').expect("a kind and a name");
        let kind = NameKind::ALL.into_iter().find(|kind| kind.code() == code).expect("PER, ORG or LOC");
        marks.push((Span::new(text.len(), text.len() + words.len()), kind));
        text.push_str(words);
        text.push_str(rest);
    }
    (text, marks)
}

fn told(document: &Document, found: &Actors) -> Vec<String> {
    let tell = |(number, actor): (usize, &assay_analysis::actors::Actor)| {
        let mentions: Vec<&str> = found
            .mentions
            .iter()
            .filter(|mention| mention.actor == number)
            .map(|mention| document.slice(mention.span))
            .collect();
        let part =
            actor.part_of.map_or(String::new(), |part| format!(", part of {}", found.actors[part].name));
        format!("{} ({}{part}): {}", actor.name, actor.kind.code(), mentions.join(", "))
    };
    found.actors.iter().enumerate().map(tell).collect()
}

#[test]
fn actors_are_merged() {
    let wrong: Vec<String> = lines(include_str!("../cases/actors.txt"))
        .filter_map(|(case, wanted)| {
            let (text, marks) = marked(&case.replace('⏎', "\n"));
            let document = read(&text);
            let tokens = |span: Span| {
                let first = document.tokens.partition_point(|token| token.span.end <= span.start);
                first..document.tokens.partition_point(|token| token.span.start < span.end)
            };
            let names: Vec<Name> =
                marks.into_iter().map(|(span, kind)| Name { span, tokens: tokens(span), kind }).collect();
            let found = told(&document, &actors(&document, &names));
            let missing = wanted.split(" | ").any(|wanted| !found.iter().any(|found| found == wanted.trim()));
            missing.then(|| format!("text   {case}\nwanted {wanted}\nfound   {}\n", found.join(" | ")))
        })
        .collect();
    report(&wrong);
}

/// What holds for the names and actors of any text.
fn check(text: &str) {
    let document = read(text);
    let names = names(&document).list;
    for pair in names.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "names overlap or are out of order");
    }
    for name in &names {
        assert!(!name.span.is_empty() && text.get(name.span.range()).is_some());
    }
    let found = actors(&document, &names);
    assert_eq!(found, actors(&document, &names));
    for mention in &found.mentions {
        assert!(mention.actor < found.actors.len());
        assert!(!mention.span.is_empty() && text.get(mention.span.range()).is_some());
    }
    assert!(found.actors.iter().all(|actor| actor.part_of.is_none_or(|part| part < found.actors.len())));
}

proptest! {
    #[test]
    fn any_text_has_sound_actors(text in "\\PC*") {
        check(&text);
    }

    #[test]
    fn any_mixture_of_names_has_sound_actors(
        pieces in proptest::collection::vec(
            prop_oneof![
                Just("Russia "), Just("the Russians "), Just("Ada "), Just("Byrne "), Just("Mr. "), Just("("), Just(") "),
                Just("NATO "), Just(", "), Just("minister "), Just("of "), Just("said "), Just("she "), Just("'s "), Just(". "),
                Just("officers "), Just("Hill "), Just("University "), Just("it "), Just("\n\n"), Just("New York, "),
            ],
            0..60,
        )
    ) {
        check(&pieces.concat());
    }
}
