//! Who wrote a text is told above it, and is nobody who does something in it.
#![allow(clippy::indexing_slicing)] // a test may fail so

use assay_analysis::analyse_document;
use assay_analysis::input::{Format, read};

#[test]
fn lines_of_who_wrote_it_are_no_part_of_the_text() {
    const STORM: &str = "Two people died on Monday.";
    let credits = "(Reporting by John Smith; editing by Mary Jones)";
    let cases = [
        (format!("Storm kills two\nBy Maria Gomez\n{STORM}"), Some("Maria Gomez")),
        (format!("Storm kills two\n\nBY MARIA GOMEZ\n\n{STORM}"), Some("MARIA GOMEZ")),
        (format!("Storm kills two\n\n{STORM}\n\n{credits}"), Some(credits)),
        (
            format!("Storm kills two\n\nBy Maria Gomez\n\n{STORM}\n\nReporting by John Smith"),
            Some("Maria Gomez Reporting by John Smith"),
        ),
        (format!("Storm kills two\n\n{STORM}"), None),
    ];
    for (text, byline) in cases {
        for format in [Format::Plain, Format::Markdown] {
            let input = read(text.replace('\n', "\n\n").as_bytes(), format).unwrap();
            assert_eq!(input.byline.as_deref(), byline, "{text}");
            assert!(input.blocks.len() <= 2, "{text}: {:?}", input.blocks);
            let actors = analyse_document(input.document()).actors.actors;
            assert!(!actors.iter().any(|actor| actor.name.contains(['G', 'J', 'S'])), "{text}: {actors:?}");
        }
    }
}

#[test]
fn credits_add_to_a_name_that_is_known() {
    let text = "---\nauthor: Ann Doe\n---\nIt rained.\n\n(Reporting by John Smith)";
    let input = read(text.as_bytes(), Format::Markdown).unwrap();
    assert_eq!(input.byline.as_deref(), Some("Ann Doe (Reporting by John Smith)"));
}

#[test]
fn what_only_looks_so_stays() {
    for text in [
        "By Land and Sea\n\nThey came.",
        "It rained.\n\nReporting by the council shows that it knew.",
        "By Ann Doe",
    ] {
        let input = read(text.as_bytes(), Format::Plain).unwrap();
        let blocks = input.blocks.iter().map(|block| &input.text[block.span.range()]);
        assert_eq!((input.byline.as_deref(), blocks.collect::<Vec<_>>().join("\n\n").as_str()), (None, text));
    }
}
