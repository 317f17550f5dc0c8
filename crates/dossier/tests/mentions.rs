//! Where the article names its actors: every mention in the shipped one, in a list that was read beside
//! it, and what must hold for every text, against a slow and obvious way of finding them.
//! `UPDATE=1 cargo test` writes the list anew; its lines are paragraph (from 0), actor, words.

// A test may panic in its helpers too: that is how it fails.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use assay_dossier::{Actor, ActorId, ActorKind, Loaded, Mention, Reading, Span, load};
use proptest::prelude::*;
use std::cmp::Reverse;
use std::path::Path;
use unicode_normalization::char::is_combining_mark;

#[test]
fn every_mention_in_the_shipped_article() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::read(folder.join("../../articles/looking-to-belarus.json")).unwrap();
    let reading = Reading::from(load(&file).unwrap());
    let text = reading.text.as_ref().unwrap();
    let line = |mention: &Mention| {
        let paragraph = text.paragraph_of(mention.span).expect("a mention lies in one paragraph");
        let actor = reading.dossier.actors[mention.actor].id.as_str();
        format!("{paragraph:>2}  {actor:20}  {}\n", text.get(mention.span))
    };
    let found: String = reading.mentions.iter().map(line).collect();
    let list = folder.join("tests/mentions.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&list, &found).unwrap();
    }
    let listed = std::fs::read_to_string(&list).unwrap_or_default();
    assert!(found == listed, "the mentions have changed:\n{}", difference(&listed, &found));
}

/// The lines that differ, `-` before those that are gone and `+` before those that are new.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    // How many lines the rests of both have in common.
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for (i, one) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            let skip = common[i + 1][j].max(common[i][j + 1]);
            common[i][j] = if one == other { common[i + 1][j + 1] + 1 } else { skip };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, String::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || i < old.len() && common[i + 1][j] >= common[i][j + 1] {
            lines += &format!("- {}\n", old[i]);
            i += 1;
        } else {
            lines += &format!("+ {}\n", new[j]);
            j += 1;
        }
    }
    lines
}

#[test]
fn mentions_of_one_actor_and_packing() {
    let names = vec![vec!["Mali".to_owned()], vec!["Mali Force".to_owned(), "Blues".to_owned()]];
    let reading = reading(&names, vec!["Mali Force of Mali.".to_owned(), "The Blues’ Mali".to_owned()]);
    let text = reading.text.as_ref().unwrap();
    let of = |actor| reading.mentions_of(actor).map(|span| text.get(span)).collect::<Vec<_>>();
    assert_eq!(of(0), ["Mali", "Mali"]);
    assert_eq!(of(1), ["Mali Force", "Blues"]);
    assert_eq!(of(2), [""; 0]);
    assert_eq!(Reading::unpack(&reading.pack()), Ok(reading));
}

/// A reading of these paragraphs, with actors of these names.
fn reading(names: &[Vec<String>], paragraphs: Vec<String>) -> Reading {
    let mut dossier = common::made(1, 4, 1);
    let actor = |(nth, names): (usize, &Vec<String>)| Actor {
        id: ActorId(format!("actor-{nth}")),
        name: names[0].clone(),
        aliases: names[1..].to_vec(),
        kind: ActorKind::ALL[0],
        part_of: None,
        description: None,
    };
    dossier.actors = names.iter().enumerate().map(actor).collect();
    dossier.claims.clear();
    dossier.article.text = Some(paragraphs);
    Loaded::new(dossier).unwrap().into()
}

/// With one apostrophe and one space for all, and, in a name, a small “the”.
fn plain(words: &str, is_name: bool) -> String {
    let mut plain = String::new();
    for c in words.chars() {
        match c {
            c if c.is_whitespace() && plain.ends_with(' ') => {}
            c if c.is_whitespace() => plain.push(' '),
            '’' | '‘' | 'ʼ' | '´' | '`' | '‛' | '‚' | '′' => plain.push('\''),
            c => plain.push(c),
        }
    }
    match plain.strip_prefix("The") {
        Some(rest) if is_name && is_boundary(Some('e'), rest.chars().next()) => format!("the{rest}"),
        _ => plain,
    }
}

/// Whether words are a name: `Some(true)` if they are written so, `Some(false)` if the name has a small
/// first letter.
fn is_name(words: &str, name: &str) -> Option<bool> {
    let (words, name) = (plain(words, false), plain(name.trim(), true));
    let mut letters = words.chars();
    let small = letters.next()?.to_lowercase().chain(letters).collect::<String>();
    (words == name || small == name).then_some(words == name)
}

/// Whether a word ends between two characters of the generated texts.
fn is_boundary(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return true };
    let in_word = |c: char| c.is_alphanumeric() && c != '日' || is_combining_mark(c);
    !(is_combining_mark(after) || in_word(before) && in_word(after))
}

/// Every mention, by trying all names on all words.
fn slow(reading: &Reading) -> Vec<Mention> {
    let text = reading.text.as_ref().unwrap();
    let whole = text.as_str();
    let boundary = |at: usize| is_boundary(whole[..at].chars().next_back(), whole[at..].chars().next());
    let mut mentions = Vec::new();
    for paragraph in text.paragraphs() {
        let places: Vec<usize> = (paragraph.start..=paragraph.end)
            .filter(|at| whole.is_char_boundary(*at) && boundary(*at))
            .collect();
        let mut free = paragraph.start;
        for &start in &places {
            let mut best = None;
            for &end in places.iter().filter(|end| **end > start && start >= free) {
                for (actor, names) in reading.dossier.actors.iter().enumerate() {
                    for name in std::iter::once(&names.name).chain(&names.aliases) {
                        if let Some(exact) = is_name(&whole[start..end], name) {
                            best = best.max(Some((end, exact, Reverse(actor))));
                        }
                    }
                }
            }
            if let Some((end, _, Reverse(actor))) = best {
                mentions.push(Mention { span: Span::new(start, end), actor });
                free = end;
            }
        }
    }
    mentions
}

/// What must hold of every mention.
fn check(reading: &Reading) -> Result<(), TestCaseError> {
    let text = reading.text.as_ref().unwrap();
    let mut end = 0;
    for Mention { span, actor } in &reading.mentions {
        prop_assert!(end <= span.start && span.start < span.end && span.end <= text.as_str().len());
        end = span.end;
        prop_assert!(text.as_str().is_char_boundary(span.start) && text.as_str().is_char_boundary(span.end));
        prop_assert!(text.paragraph_of(*span).is_some());
        let named = &reading.dossier.actors[*actor];
        let mut names = std::iter::once(&named.name).chain(&named.aliases);
        let words = text.get(*span);
        prop_assert!(names.any(|name| is_name(words, name).is_some()), "“{words}” is no name of {named:?}");
    }
    Ok(())
}

const WORDS: &[&str] =
    &["the", "The", "a", "A", "b", "ab", "Ab", "aB", "é", "É", "e\u{301}", "E\u{301}b", "日", "ש", "7"];
const BETWEEN: &[&str] =
    &[" ", " ", " ", " ", "  ", "\u{a0}", " \u{a0}\n", "’s ", "' ", "’", ", ", ". “", "-", "", "🚀"];

fn words(between: &'static [&'static str], count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let word = (prop::sample::select(WORDS), prop::sample::select(between));
    prop::collection::vec(word, count).prop_map(|words| {
        let mut whole: String = words.iter().flat_map(|(word, between)| [*word, *between]).collect();
        whole.truncate(whole.trim_end().len());
        whole
    })
}

/// Actors with one to three names each.
fn names(name: impl Strategy<Value = String>) -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(name, 1..4), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mentions_are_those_that_are_found_slowly(
        names in names(words(&[" ", " ", " ", "\u{a0}", "’", "'s ", "-"], 1..4)),
        paragraphs in prop::collection::vec(words(BETWEEN, 1..16), 1..4),
    ) {
        let reading = reading(&names, paragraphs);
        check(&reading)?;
        prop_assert_eq!(&reading.mentions, &slow(&reading));
        prop_assert_eq!(Reading::unpack(&reading.pack()), Ok(reading));
    }

    #[test]
    fn mentions_are_names_in_any_text(
        text in prop::collection::vec(any_of_few(), 1..60),
        // Cut out of the text, so that they occur; and whatever else comes.
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 1..5_usize), 1..6),
        other in prop::collection::vec(any::<char>(), 1..5),
    ) {
        let cut = |(at, length): &(prop::sample::Index, usize)| {
            let name: String = text.iter().skip(at.index(text.len())).take(*length).collect();
            vec![name + "x".repeat(usize::from(length % 2 == 0)).as_str(), "a".to_owned()]
        };
        let mut names: Vec<Vec<String>> = cuts.iter().map(cut).collect();
        names.push(vec![String::from_iter(other)]);
        let mut text = String::from_iter(text);
        text.push('a');
        check(&reading(&names, vec![text]))?;
    }
}

fn any_of_few() -> impl Strategy<Value = char> {
    let tricky = vec![
        'a', 'A', 'x', ' ', ' ', ' ', '.', '\'', '’', '“', '-', '_', '\u{a0}', '\n', '\u{301}', 'é', 'İ',
        'ß', 'ש', 'ل', '👩', '🏽', '\u{200d}', '🚀', '\u{feff}', '日', 'カ', '7', '🇫', '🇮',
    ];
    prop_oneof![6 => prop::sample::select(tricky), 1 => any::<char>()]
}
