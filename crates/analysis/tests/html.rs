//! Pages of the web become the words of their article.
#![cfg(feature = "html")]
#![allow(clippy::indexing_slicing)] // a test may fail so

use assay_analysis::BlockKind;
use assay_analysis::input::html::read;

const PAGE: &str = r#"<!doctype html><html><head><title>Bridge to close | The Harbour Post</title>
<meta property="og:title" content="Bridge to close for a month"><meta name="author" content="Ann Doe">
<meta property="article:published_time" content="2024-03-05T08:00:00Z">
<style>p { color: red }</style><script>if (1 < 2) { document.write("<p>never</p>") }</script></head>
<body><nav><ul><li><a href="/">Home</a><li><a href="/news">News</a></ul></nav>
<article><header><h1>Bridge to close for a month</h1></header>
<figure><img src="b.jpg" alt=""><figcaption>The bridge in winter. Photo: A. Smith</figcaption></figure>
<p>LODZ, Poland (HP) — The old bridge will close on Monday &amp; stay shut for <b>30</b> days, the <a href="/c">council</a> said. PADDING
<p>&ldquo;We can&rsquo;t wait any longer,&rdquo; said Dr. Lee.<br>She runs the works. PADDING</p>
<div class="share-tools"><p>Share this on every network you can think of</p></div>
<h2>What comes next</h2><ul><li>Repairs of the piers</li><li>New lamps</li></ul>
<blockquote><p>It has to be done.</p></blockquote>
<div class="related"><h3>Read more</h3><p>Other stories that nobody asked for.</p></div>
</article><footer><p>Copyright The Harbour Post. All rights reserved.</p></footer></body></html>"#;

#[test]
fn the_article_of_a_page_is_found() {
    let padding = "The works were planned for years and put off again and again, as there was no money for them at all. ";
    let input = read(&PAGE.replace("PADDING", &padding.repeat(2)));
    assert_eq!(input.title.as_deref(), Some("Bridge to close for a month"));
    assert_eq!(input.byline.as_deref(), Some("Ann Doe"));
    assert_eq!(input.published.as_deref(), Some("2024-03-05T08:00:00Z"));
    let blocks = input.blocks.iter().map(|block| {
        let words = &input.text[block.span.range()];
        let short = words.find(" The works were").and_then(|end| words.get(..end));
        (block.kind, short.unwrap_or(words))
    });
    let wanted = [
        (BlockKind::Heading, "Bridge to close for a month"),
        (BlockKind::Caption, "The bridge in winter. Photo: A. Smith"),
        (BlockKind::Dateline, "LODZ, Poland (HP) —"),
        (
            BlockKind::Paragraph,
            "The old bridge will close on Monday & stay shut for 30 days, the council said.",
        ),
        (BlockKind::Paragraph, "“We can’t wait any longer,” said Dr. Lee. She runs the works."),
        (BlockKind::Heading, "What comes next"),
        (BlockKind::ListItem, "Repairs of the piers"),
        (BlockKind::ListItem, "New lamps"),
        (BlockKind::BlockQuote, "It has to be done."),
    ];
    assert_eq!(blocks.collect::<Vec<_>>(), wanted);
}

/// The cases that `html.js` reads too (`tests/journeys/documents.rs`).
#[test]
fn the_cases_of_pages() {
    let file = include_str!("../cases/pages.txt");
    let long = file.lines().find_map(|line| line.strip_prefix("LONG: ")).unwrap();
    let file = file.replace("LONG", long);
    let mut wrong = String::new();
    for case in file.split("\n== ").skip(1) {
        let (name, case) = case.split_once('\n').unwrap();
        let (page, wanted) = case.split_once("\n--\n").unwrap();
        let input = read(page);
        let blocks = input.blocks.iter().map(|block| {
            let kind = match block.kind {
                BlockKind::Paragraph => "paragraph",
                BlockKind::Heading => "heading",
                BlockKind::Dateline => "dateline",
                BlockKind::Caption => "caption",
                BlockKind::ListItem => "item",
                BlockKind::BlockQuote => "quote",
                BlockKind::Aside => "aside",
            };
            format!("{kind}: {}", &input.text[block.span.range()])
        });
        let found = blocks.collect::<Vec<_>>().join("\n");
        if found != wanted.trim() {
            wrong += &format!("{name}\nwanted {wanted}\nfound  {found}\n\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_a_file_is_its_content_tells() {
    use assay_analysis::input::{Format, read};
    let text = |content: &str| read(content.as_bytes(), Format::Plain).map(|input| input.text);
    assert_eq!(text("\n<p>It rained.</p>").as_deref(), Ok("It rained."));
    assert_eq!(text("<!DOCTYPE html>\n<p>It rained.").as_deref(), Ok("It rained."));
    for plain in ["<people> came.", "<3 it.", "< p > q"] {
        assert_eq!(text(plain).as_deref(), Ok(plain));
    }
    for drawing in ["<svg><text>Up</text></svg>", "<?xml version='1.0'?><svg/>"] {
        assert!(text(drawing).is_err_and(|refusal| refusal.to_string().contains("in XML, not a text")));
    }
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_names() {
    use assay_analysis::input::{Encoding, Format, read};
    let cases: [(&str, &[u8], &str); 9] = [
        ("iso-8859-1", b"Se\xF1or caf\xE9", "Señor café"),
        ("ISO-8859-2", b"Wroc\xB3aw i \xA3\xF3d\xBC", "Wrocław i Łódź"),
        ("windows-1251", b"\xCC\xE8\xED\xE8\xF1\xF2\xF0", "Министр"),
        ("KOI8-R", b"\xED\xC9\xCE\xC9\xD3\xD4\xD2", "Министр"),
        ("Shift_JIS", b"\x93\xFA\x96\x7B", "日本"),
        ("GBK", b"\xD6\xD0\xB9\xFA", "中国"),
        ("utf-8", "café".as_bytes(), "café"),
        // What it says cannot be so.
        ("utf-16", "café".as_bytes(), "café"),
        ("Shift_JIS", "cafés – naïve".as_bytes(), "cafés – naïve"),
    ];
    for (name, bytes, wanted) in cases {
        for head in [
            format!("<html><head><meta charset={name}></head><p>"),
            format!("<html><meta name=x><META charset = '{name}'/><p>"),
            format!("<html><meta http-equiv=\"Content-Type\" content=\"text/html; charset={name}\"><p>"),
        ] {
            let page = [head.as_bytes(), bytes].concat();
            for format in [Format::Html, Format::Plain] {
                let input = read(&page, format).unwrap();
                assert_eq!(input.text, wanted, "{head}");
            }
        }
    }
    let unknown = b"<meta charset=x-nosuch><p>\xED\xC9\xCE\xC9\xD3\xD4\xD2 \xED\xC9\xCE\xC9";
    assert!(
        read(unknown, Format::Html)
            .is_err_and(|refusal| refusal.to_string().contains("encoding is not known"))
    );
    assert_eq!(read(b"<p>So.", Format::Html).unwrap().encoding, Encoding::Utf8);
}

#[test]
fn the_dash_behind_a_place_stands_with_it() {
    for page in [
        "<div>KYIV, Ukraine (AP)</div><p>— It rained.</p>",
        "<p><b>KYIV, Ukraine (AP)</b> — It rained.</p>",
        "<p>KYIV, Ukraine (AP) —</p><p>It rained.</p>",
    ] {
        let input = read(page);
        let words: Vec<_> = input.blocks.iter().map(|block| &input.text[block.span.range()]).collect();
        assert_eq!(words, ["KYIV, Ukraine (AP) —", "It rained."], "{page}");
        assert_eq!(input.blocks[0].kind, BlockKind::Dateline);
    }
}

#[test]
fn who_wrote_it_may_stand_in_the_page() {
    for page in [
        "<p class=byline>By Jane Roe</p>",
        "<p>By <a rel=author>Jane  Roe</a></p>",
        "<i itemprop=author>Jane Roe</i>",
    ] {
        assert_eq!(read(page).byline.as_deref(), Some("Jane Roe"), "{page}");
    }
}

#[test]
fn two_breaks_end_a_paragraph_and_quoted_words_are_marked() {
    let input =
        read("<p>It rained<br>all day.<br> <br/>Then <q>not</q>.<br><br><br>So.<br></p><p><br>End.</p>");
    assert_eq!(input.text, "It rained all day.\n\nThen “not”.\n\nSo.\n\nEnd.");
}

#[test]
fn an_article_that_has_something_beside_it_is_not_beside_itself() {
    let padding =
        "The works were planned for years and put off again and again, as there was no money for them. "
            .repeat(5);
    let input = read(&format!(
        "<div class='site-menu'>Home and away.</div><div class='content has-sidebar no-ads'><p>{padding}</p></div>"
    ));
    assert_eq!(input.text, padding.trim());
}

#[test]
fn pages_without_marks_are_read_too() {
    let paragraph = "<p>The council met on Monday and talked about the bridge for three hours without any result at all.</p>";
    let page = format!(
        "<div><a href=x>One</a> <a href=y>Two</a></div><div class=x>{}</div><p>Imprint",
        paragraph.repeat(6)
    );
    let input = read(&page);
    assert_eq!(input.blocks.len(), 6);
    assert_eq!(read("<p>Short <i>page</i>.").text, "Short page.");
    assert_eq!(read("No tags & <nothing").text, "No tags &");
    assert_eq!(read("").text, "");
}

#[test]
fn broken_pages_take_linear_time() {
    for page in [
        "<div>".repeat(20_000),
        "<p><b>x".repeat(20_000),
        "</div>".repeat(20_000),
        "<a><li>y".repeat(20_000),
        "<".repeat(20_000),
    ] {
        read(&page);
    }
}
