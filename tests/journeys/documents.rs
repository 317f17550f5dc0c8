//! Word documents: their words are opened like any text's; what is wrong with one is told with what to do. Pages of the
//! web: what of them is the article.

use std::sync::LazyLock;

use assay_journeys::browser::eventually;
use assay_journeys::little;
use assay_journeys::page::Page;
use assay_journeys::word::{File, archive, document, paragraph, text};

use crate::analysing::{choose, done};

/// All that a document may hold: what counts as its words is shown, in blocks; nothing of it becomes markup.
pub async fn a_word_document_is_read(page: &Page) {
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let cell = |words: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", paragraph("", words));
    let body = [
        paragraph("<w:pStyle w:val=\"House\"/>", "The bridge &lt;b&gt;closes&lt;/b&gt;"),
        format!(
            "<w:p>{}<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins>{}</w:ins><w:hyperlink>{}</w:hyperlink>{}</w:p>",
            run("The council says that"),
            run(" the old bridge"),
            run(" closed in March"),
            "<w:r><w:tab/><w:t>after</w:t><w:br/><w:t>the flood.</w:t><w:footnoteReference w:id=\"1\"/></w:r>",
        ),
        format!(
            "<w:p>{}<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE 7</w:instrText></w:r>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:drawing><w:p>{}</w:p></w:drawing></w:r></w:p>",
            run("Engineers expect that the repair will take "),
            run("two years."),
            run("A caption in a picture."),
        ),
        paragraph("<w:numPr><w:numId w:val=\"3\"/></w:numPr>", "First the piers"),
        format!(
            "<w:p>{}<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>6</w:t></w:r>{}</w:p>",
            run("Some 10"),
            run(" tons fell in No\u{AD}vember."),
        ),
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Cars a day"), cell("9,000")),
        paragraph("<w:pStyle w:val=\"Zitat\"/>", "It may never open again."),
        paragraph("", " "),
    ];
    let blocks = [
        "The bridge <b>closes</b>",
        "The council says that the old bridge closed in March after the flood.",
        "Engineers expect that the repair will take two years.",
        "First the piers",
        "Some 10^6 tons fell in November.",
        "Cars a day",
        "9,000",
        "It may never open again.",
    ];
    page.open("").await;
    // By its ending, and by its content alone.
    for name in ["bridge.docx", "bridge.txt"] {
        choose(page, name, &document(&body.concat())).await;
        page.notice_with(&[&format!("Opened {name}")]).await;
        assert_eq!(page.article_text().await, blocks.join("\n\n"));
        assert!(!page.agrees().await.is_empty(), "it has claims");
        let head: String = page.on("#assay-head", "return element.textContent").await;
        assert!(head.contains("Ann Reporter") && head.contains(blocks[0]), "{head}");
        assert!(page.eval::<bool>("return !document.querySelector('article b, h1 b')").await);
    }
    let escaped = little::text().replace('&', "&amp;");
    let paragraphs: Vec<String> = escaped.split("\n\n").map(|words| paragraph("", words)).collect();
    page.site().put("bridge.docx", &document(&paragraphs.concat()));
    page.open("?text=added/bridge.docx").await;
    eventually("the text", little::text(), async || page.article_text().await).await;
    done(page).await;
    assert!(!page.agrees().await.is_empty());
}

/// The cases of pages, which the command reads too (`crates/analysis/tests/html.rs`): the same blocks here.
pub async fn pages_are_read_as_the_command_reads_them(page: &Page) {
    const READ: &str = "const [pages, done] = arguments;
        const kinds = { p: 'paragraph', h: 'heading', l: 'item', q: 'quote', c: 'caption' };
        import(new URL('html.js', document.baseURI)).then(({ read }) => done(pages.map((page) =>
            read(new TextEncoder().encode(page)).blocks.map(([kind, words]) => `${kinds[kind]}: ${words}`).join('\\n'))),
            (error) => done([String(error)]))";
    let file = include_str!("../../crates/analysis/cases/pages.txt");
    let long = file.lines().find_map(|line| line.strip_prefix("LONG: ")).expect("it says what LONG is");
    let file = file.replace("LONG", long);
    let cases = file.split("\n== ").skip(1).filter_map(|case| case.split_once('\n')?.1.split_once("\n--\n"));
    let (pages, wanted): (Vec<&str>, Vec<&str>) =
        cases.map(|(page, blocks)| (page, blocks.trim_end())).unzip();
    page.open("").await;
    let found: Vec<String> = page.eval_async(READ, vec![serde_json::json!(pages)]).await;
    assert_eq!(found, wanted);
}

/// What is no document, or a broken one, or one that would not end: a message each, and what stands stays.
pub async fn faulty_documents_are_named(page: &Page) {
    little::open(page, "").await;
    for (name, content, words) in FAULTY.iter() {
        choose(page, name, content).await;
        page.dialog_becomes(None).await;
        page.notice_with(&[&[*name], *words].concat()).await;
        assert_eq!(page.agrees().await.len(), little::CLAIMS.len());
    }
}

type Faulty = Vec<(&'static str, Vec<u8>, &'static [&'static str])>;

/// Built once for all engines: some are large.
static FAULTY: LazyLock<Faulty> = LazyLock::new(|| {
    let one = |name: &str, content: &[u8]| archive(&[File::new(name, content)]);
    let main = |file: File<'_>| archive(&[File { name: "word/document.xml", ..file }]);
    let sound = text(&paragraph("", "The bridge is closed."));
    let of = |content| File::new("", content);
    let whole = main(of(sound.as_bytes()));
    let many = text(&paragraph("", &"The bridge is closed. ".repeat(960_000)));
    let typed = format!("<!DOCTYPE x [<!ENTITY a \"aaaa\">]>{}", text(&paragraph("", "&a;")));
    const UNPACKED: &[&str] = &["more than 64 MB"];
    vec![
        ("figures.xlsx", one("xl/workbook.xml", b"<x/>"), &["an Excel workbook", "Save it as"]),
        ("slides.docx", one("ppt/presentation.xml", b"<x/>"), &["a PowerPoint presentation"]),
        (
            "letter.odt",
            one("mimetype", b"application/vnd.oasis.opendocument.text"),
            &["an OpenDocument file"],
        ),
        ("things.zip", one("a.txt", b"a"), &["a zip archive", "not a text"]),
        ("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more".to_vec(), &["old Word", "password"]),
        ("locked.docx", main(File { locked: true, ..of(sound.as_bytes()) }), &["password"]),
        ("cut.docx", whole[..whole.len() - 9].to_vec(), &["damaged or incomplete"]),
        ("begun.docx", b"PK\x03\x04".to_vec(), &["damaged or incomplete"]),
        ("typed.docx", main(of(typed.as_bytes())), &["damaged or incomplete"]),
        ("open.docx", main(of(&sound.as_bytes()[..sound.len() - 9])), &["damaged or incomplete"]),
        ("noise.docx", main(File { packed: false, ..of(b"\xff\x00\x80 <a>") }), &["damaged or incomplete"]),
        ("empty.docx", main(of(text("<w:p/>").as_bytes())), &["no words"]),
        ("announced.docx", main(File { announced: Some(200 << 20), ..of(sound.as_bytes()) }), UNPACKED),
        ("bomb.docx", main(File { announced: Some(9), ..of(&vec![b' '; 65 << 20]) }), UNPACKED),
        ("long.docx", main(of(many.as_bytes())), &["22 MB", "20 MB"]),
    ]
});
