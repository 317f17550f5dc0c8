//! Plain text that is set in lines: what is shown of it is not.
#![allow(clippy::indexing_slicing)] // a test may fail so

use assay_analysis::dossier::About;
use assay_analysis::input::{Format, Input, read};
use assay_analysis::{Analysis, analyse, analyse_document};

const LETTER: &str = "\
The plan was put forward on Tuesday by Ursula von der Leyen of the European
Commission, who said that the rules would come into force in May. According
to a report of the new World Health Organization, which has its seat in
Geneva, more than 12 million young people live under such rules. The
European Commission will decide by the end of next year if all member states
agree. Then the United States government rejected the plan, and the United
States will not change its mind.

Jane Roe wrote to the council:

> The council has failed the people of the Harbour District, and New
> York will sue the European Commission.
";

/// Everything that is shown of a text beside the text itself.
fn shown(analysis: &Analysis<'_>) -> String {
    let mut dossier = analysis.dossier(&About::default());
    dossier.article.text = None;
    format!("{dossier:?}")
}

#[test]
fn nothing_that_is_shown_has_a_line_break() {
    let indented = LETTER.replace('\n', "\n   ");
    let justified = LETTER.replace("European\n", "European\n  \t").replace("States g", "States  g");
    for text in [LETTER, &indented, &justified] {
        let input = Input::plain(text.to_owned());
        for analysis in [analyse_document(input.document()), analyse(text)] {
            let record = analysis.record();
            let names: Vec<_> = record.actors.iter().map(|actor| actor.name.as_str()).collect();
            let told = record.claims.iter().map(|claim| claim.statement.as_str());
            for words in names.iter().copied().chain(told) {
                assert!(!words.contains(['\n', '\t']) && !words.contains("  "), "{words:?}");
            }
            assert!(!shown(&analysis).contains("\\n"), "{}", shown(&analysis));
            for name in ["European Commission", "World Health Organization", "United States government"] {
                assert_eq!(names.iter().filter(|known| **known == name).count(), 1, "{name} in {names:?}");
            }
        }
    }
}

#[test]
fn what_is_found_stands_where_it_stood() {
    let input = Input::plain(LETTER.to_owned());
    assert_eq!(input.text.chars().count(), LETTER.chars().count());
    let differs = |(old, new): (char, char)| old != new && !(new == ' ' && matches!(old, '\n' | '>'));
    assert!(!LETTER.chars().zip(input.text.chars()).any(differs));
    let last = input.blocks.last().unwrap();
    assert!(LETTER[last.span.range()].starts_with("The council has failed"));
}

#[test]
fn words_parted_at_the_end_of_a_line_are_whole() {
    let text = "The river that comes down from the high old moun-\ntains has carried away the long-\nstanding bridge of\nthe town\n\nof Torvik - \nthe Sea-\nSide.";
    let input = read(text.as_bytes(), Format::Plain).unwrap();
    assert_eq!(
        input.text,
        "The river that comes down from the high old mountains has carried away the long-standing bridge of the town\n\nof Torvik - \nthe Sea-\nSide."
    );
}

#[test]
fn compounds_keep_their_hyphen() {
    for (text, wanted) in [
        ("the state-\nowned bank", "the state-owned\nbank"),
        ("a US-\nbacked plan", "a US-backed\nplan"),
        ("the so-\ncalled plan", "the so-called\nplan"),
        ("its decision-\nmaking body", "its decision-making\nbody"),
        ("a mother-in-\nlaw of", "a mother-in-law\nof"),
        ("the pre-\nand post-war years", "the pre- and\npost-war years"),
        ("a 5-\n  year plan", "a 5-year\nplan"),
        (
            "moun-\ntains, a govern-\nment \nsaid, its mother-in-\nlaw, US-\nbacked",
            "mountains,\na government\nsaid, its mother-in-law,\nUS-backed",
        ),
    ] {
        let found = read(text.as_bytes(), Format::Plain).unwrap().text;
        assert_eq!(found.trim_end(), wanted, "{text}");
    }
}

#[test]
fn a_space_behind_a_parted_word_parts_no_paragraph() {
    let text = "The river that comes down from the high old state-\nment \nsaid in the town that stood below the mountain was\nall gone.";
    let input = read(text.as_bytes(), Format::Plain).unwrap();
    assert_eq!(input.blocks.len(), 1, "{}", input.text);
}
