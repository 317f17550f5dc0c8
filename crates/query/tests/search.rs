//! Search against a slow, obvious one, and by example.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod support;

use assay_dossier::{Dossier, SourceKind};
use assay_query::{Term, highlights, terms};
use proptest::prelude::*;
use support::*;

/// Folds letter by letter with the whole tables of the standard library.
fn plain(text: &str) -> String {
    let lower: String = nfd(text).chars().flat_map(char::to_lowercase).collect();
    let mark = |c: &char| matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5c1}'..='\u{5c2}');
    let straight = lower.chars().filter(|c| !mark(c)).map(|c| match c {
        '“' | '”' => '"',
        '’' => '\'',
        '—' => '-',
        'ς' => 'σ',
        '\n' => ' ',
        c => c,
    });
    straight.collect()
}

fn fields(dossier: &Dossier, at: usize) -> Vec<String> {
    let claim = &dossier.claims[at];
    let mut fields = vec![claim.statement.clone(), quote(dossier, at)];
    for (id, _) in claim.roles() {
        let (_, name, aliases) = ACTORS.iter().find(|actor| actor.0 == id.as_str()).unwrap();
        fields.push((*name).to_owned());
        fields.extend(aliases.iter().map(|alias| (*alias).to_owned()));
    }
    fields.extend(claim.attribution.iter().filter_map(|source| source.name.clone()));
    fields
        .extend(claim.places.iter().chain(&claim.topics).chain(&claim.condition).chain(&claim.note).cloned());
    fields.iter().map(|field| plain(field)).collect()
}

fn has(fields: &[String], term: &Term) -> bool {
    let needle = plain(&term.text);
    let first = needle.chars().next().unwrap();
    let anywhere = term.phrase || !first.is_alphanumeric() || first > '\u{590}';
    fields.iter().any(|field| {
        field
            .match_indices(&needle)
            .any(|(at, _)| anywhere || !field[..at].chars().next_back().is_some_and(char::is_alphanumeric))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn finds_what_the_slow_one_finds(dossier in any_dossier(), q in any_q()) {
        let index = index(&dossier);
        let terms = terms(&q);
        let Some(found) = index.search(&q) else {
            prop_assert!(terms.is_empty());
            return Ok(());
        };
        for at in 0..dossier.claims.len() {
            let fields = fields(&dossier, at);
            let expected = terms.iter().all(|term| has(&fields, term) != term.negated);
            prop_assert_eq!(found.contains(at), expected, "{} {:?}", q, fields);
        }
    }

    #[test]
    fn no_search_and_no_text_is_too_strange(q in ".{0,20}", text in ".{0,40}") {
        let index = index(&dossier(vec![claim("a", &text), claim("b", "")]));
        if let Some(found) = index.search(&q) {
            prop_assert!(found.len() == 2);
        }
        for span in highlights(&text, &terms(&q), nfd) {
            prop_assert!(!text[span].is_empty());
        }
    }
}

#[test]
fn words_phrases_and_signs() {
    let term = |text: &str, phrase, negated| Term { text: text.to_owned(), phrase, negated };
    let word = |text| term(text, false, false);
    for (q, expected) in [
        ("", vec![]),
        ("  - \" \" -\"\" “” , ", vec![]),
        ("two words", vec![word("two"), word("words")]),
        ("troops, and (more)?", vec![word("troops"), word("and"), word("(more")]),
        ("far-right -left", vec![word("far-right"), term("left", false, true)]),
        (
            "\"a phrase\" -“not  this” «ou ça»",
            vec![term("a phrase", true, false), term("not  this", true, true), term("ou ça", true, false)],
        ),
        ("open \"to the end", vec![word("open"), term("to the end", true, false)]),
        ("10,000 50%", vec![word("10,000"), word("50%")]),
        ("word\"phrase\"", vec![word("word"), term("phrase", true, false)]),
        ("--x", vec![term("-x", false, true)]),
    ] {
        assert_eq!(terms(q), expected, "{q}");
    }
}

#[test]
fn finds_by_example() {
    let mut first = claim("a", "Belarusian troops won’t cross the border.");
    first.attribution = vec![source(SourceKind::Unnamed, None, Some("Military observers"))];
    first.condition = Some("Minsk  is\nattacked".to_owned());
    let mut second = claim("b", "The party kept 10,000 km² of Zürich.");
    second.note = Some("A slip: מבלארוס ‏is meant.".to_owned());
    second.topics = vec!["Far‑right parties".to_owned()];
    let index = index(&dossier(vec![first, second]));
    let found = |q: &str| index.search(q).map(|found| found.ones().collect::<Vec<_>>());
    for (q, expected) in [
        ("belarus", &[0][..]),
        ("art", &[]),
        ("\"art\"", &[1]),
        ("won't", &[0]),
        ("zurich 10,000", &[1]),
        ("military", &[0]),
        ("\"is attacked\"", &[0]),
        ("\"border. Military\"", &[]),
        ("-belarus", &[1]),
        ("-belarus -zurich", &[]),
        ("בלארוס", &[1]),
        ("far-right", &[1]),
        ("km²", &[1]),
        ("the", &[0, 1]),
        ("nothing", &[]),
    ] {
        assert_eq!(found(q).as_deref(), Some(expected), "{q}");
    }
    assert_eq!((found(" "), found("-"), found("\u{301}")), (None, None, None));
}

#[test]
fn where_the_words_stand() {
    for (text, q, expected) in [
        ("Belarusian and Belarus", "belarus", &["Belarus", "Belarus"][..]),
        ("the party, an ART", "art", &["ART"]),
        ("Zu\u{308}rich, Zürich", "zür", &["Zu\u{308}r", "Zür"]),
        ("“won’t”", "won't", &["won’t"]),
        ("a  big\nwave", "\"a big wave\"", &["a  big\nwave"]),
        ("שָׁלוֹם לכולם", "שלום", &["שָׁלוֹם"]),
        ("🇺🇦 and 10,000 €", "10,0 🇺🇦", &["🇺🇦", "10,0"]),
        ("ba-a-a", "a-a", &["a-a"]),
        ("cross the border", "\"cross the\" \"the border\" -cross", &["cross the border"]),
        ("abc", "-abc", &[]),
        ("한국은", "한국", &["한국"]),
    ] {
        let spans = highlights(text, &terms(q), nfd);
        assert_eq!(spans.into_iter().map(|span| &text[span]).collect::<Vec<_>>(), expected, "{text} {q}");
    }
}
