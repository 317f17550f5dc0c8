//! Markdown becomes the words of its article.
#![allow(clippy::indexing_slicing)] // a test may fail so

use assay_analysis::BlockKind::{self, BlockQuote, Caption, Dateline, Heading, ListItem, Paragraph};
use assay_analysis::input::{Format, markdown, read};

fn blocks(text: &str) -> Vec<(BlockKind, String)> {
    let input = markdown::read(text);
    input.blocks.iter().map(|block| (block.kind, input.text[block.span.range()].to_owned())).collect()
}

#[test]
fn each_mark_of_a_block_has_its_kind() {
    let cases: [(&str, &[(BlockKind, &str)]); 20] = [
        ("# Bridge closed #\nIt rained.", &[(Heading, "Bridge closed"), (Paragraph, "It rained.")]),
        ("Bridge closed\n===\nIt rained.", &[(Heading, "Bridge closed"), (Paragraph, "It rained.")]),
        ("It rained\nall day.\n\nThen not.", &[(Paragraph, "It rained all day."), (Paragraph, "Then not.")]),
        (
            "- one\n- two\n  lines\n3. three",
            &[(ListItem, "one"), (ListItem, "two lines"), (ListItem, "three")],
        ),
        ("- [x] done", &[(ListItem, "done")]),
        ("> It has\n> to be.\n\nSo.", &[(BlockQuote, "It has to be."), (Paragraph, "So.")]),
        ("One.\n\n---\n\nTwo.", &[(Paragraph, "One."), (Paragraph, "Two.")]),
        ("![The bridge](b.jpg)\nIt rained.", &[(Caption, "The bridge"), (Paragraph, "It rained.")]),
        (
            "| Town | Rain |\n|---|---|\n| Lodz | 5 mm |",
            &[(ListItem, "Town | Rain"), (ListItem, "Lodz | 5 mm")],
        ),
        ("```\na * b\n```\nEnd.", &[(Paragraph, "a * b"), (Paragraph, "End.")]),
        ("LODZ, Poland (HP) — It rained.", &[(Dateline, "LODZ, Poland (HP) —"), (Paragraph, "It rained.")]),
        ("By Ann Doe", &[(Dateline, "By Ann Doe")]),
        (
            "| Town | Rain \\| snow |\n|:--|--:|\n| Lodz | |\n\nEnd.",
            &[(ListItem, "Town | Rain | snow"), (ListItem, "Lodz"), (Paragraph, "End.")],
        ),
        (
            "Town | Rain\n--- | ---\nLodz | 5 mm\n\nOr | so.",
            &[(ListItem, "Town | Rain"), (ListItem, "Lodz | 5 mm"), (Paragraph, "Or | so.")],
        ),
        ("# The end of C#\n## So ##", &[(Heading, "The end of C#"), (Heading, "So")]),
        ("> ## Why\n> - one\n> - two", &[(BlockQuote, "Why"), (BlockQuote, "one"), (BlockQuote, "two")]),
        (
            "1. one\ngoes on\n\n   and on.\n   - two",
            &[(ListItem, "one goes on"), (Paragraph, "and on."), (ListItem, "two")],
        ),
        ("Torvik\n: A town.", &[(Paragraph, "Torvik"), (Paragraph, "A town.")]),
        ("#5 is best.", &[(Paragraph, "#5 is best.")]),
        ("", &[]),
    ];
    for (text, wanted) in cases {
        let wanted: Vec<(BlockKind, String)> =
            wanted.iter().map(|(kind, words)| (*kind, (*words).to_owned())).collect();
        let found = blocks(text);

        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn words_between_two_rules_are_no_head() {
    for text in ["---\nIt rained all day.\n---\nThen not.", "---\n\nNote: it rained.\n\n---\nThen not."] {
        assert_eq!(blocks(text).len(), 2, "{text}");
    }
}

#[test]
fn marks_within_a_block_are_left_out() {
    let cases = [
        ("It *rained* and **flooded** `all` ~~night ~~day.", "It rained and flooded all day."),
        ("See [the plan](http://a.b/c) now.", "See the plan now."),
        ("See <http://a.b/c> now.", "See http://a.b/c now."),
        ("It <b>rained</b>.", "It rained."),
        ("It rained[^1].", "It rained."),
        ("It rained[^1].\n\n[^1]: The note\n    said so.\n\nThen not.", "It rained.\n\nThen not."),
        (
            "It rained[^1].\n\n[^1]: The note\n\n    said so.\n\n    So.\n\nThen not.",
            "It rained.\n\nThen not.",
        ),
        ("It rained^[All day.].", "It rained."),
        ("It rained\\\nall day.  \nSo.", "It rained all day. So."),
        ("It rained.\n\n[a]: <http://a.b/c d> 'Plan'", "It rained."),
        ("See ![a map](m.png) and [![a plan](p.png)](http://a.b) here, ![no", "See  and  here, ![no"),
        ("2 * 3 is 6.", "2 * 3 is 6."),
        ("snake_case and _emphasis_", "snake_case and emphasis"),
        ("AT&amp;T &mdash; it", "AT&T — it"),
        (r"a \* b", "a * b"),
        ("He [sic] said so.", "He [sic] said so."),
        ("It was < 5 and > 2.", "It was < 5 and > 2."),
        ("We <3 it, <i>all</i> of it.", "We <3 it, all of it."),
        ("About ~500 came.", "About ~500 came."),
        ("It ~~rained.", "It rained."),
        ("It ~~drizzled ~5 days~~ rained.", "It  rained."),
        ("It is 5*3 wide.", "It is 5*3 wide."),
        (
            "It&rsquo;s &ldquo;fine&rdquo; &#8211; &#x2026; &nosuch; &#0; R&D;",
            "It’s “fine” – … &nosuch; &#0; R&D;",
        ),
        ("See [the plan][1] and [a map][] now.\n\n[1]: http://a.b/c \"Plan\"", "See the plan and a map now."),
        ("[Smith]: he said so.", "[Smith]: he said so."),
    ];
    for (text, wanted) in cases {
        assert_eq!(markdown::read(text).text, wanted, "{text}");
    }
}

#[test]
fn the_head_states_title_author_and_date() {
    let text = "---\ntitle: \"Bridge closed\"\nauthor: Ann Doe\ndate: 2024-03-05\ntags: x\n---\nIt rained.";
    let input = read(text.as_bytes(), Format::Markdown).unwrap();
    assert_eq!(input.title.as_deref(), Some("Bridge closed"));
    assert_eq!(input.byline.as_deref(), Some("Ann Doe"));
    assert_eq!(input.published.as_deref(), Some("2024-03-05"));
    assert_eq!(input.text, "Bridge closed\n\nIt rained.");
    assert_eq!(
        markdown::read("---\ntitle: Bridge closed\n---\n\n# Bridge closed\n\nSo.").text,
        "Bridge closed\n\nSo."
    );
    let toml = "+++\ntitle = 'Bridge closed'\nauthor = \"Ann Doe\"\ndate = 2024-03-05\ntags = [\n  \"x\",\n]\n[more]\ny = 1\n+++\nIt rained.";
    let list = "---\ntitle: Bridge closed\nauthors:\n  - John Roe\nauthor: [Ann Doe]\ndate: 2024-03-05\nabout: >\n  A town.\n...\n\nIt rained.";
    for text in [toml, list] {
        let input = read(text.as_bytes(), Format::Markdown).unwrap();
        assert_eq!(input.title.as_deref(), Some("Bridge closed"), "{text}");
        assert_eq!(input.byline.as_deref(), Some("Ann Doe"), "{text}");
        assert_eq!(input.published.as_deref(), Some("2024-03-05"), "{text}");
        assert_eq!(input.text, "Bridge closed\n\nIt rained.");
    }
    assert_eq!(markdown::read("# Bridge closed\n\nIt rained.").title.as_deref(), Some("Bridge closed"));
}
