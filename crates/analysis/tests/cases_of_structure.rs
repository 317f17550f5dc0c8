//! Small texts, one construction each, with their blocks, sentences and tokens: `cases/{blocks,sentences,tokens}.txt`.

use assay_analysis::{BlockKind, Document};

/// Lines of a file of cases, without comments.
fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
}

/// Fails with every case that is not as wanted.
fn compare(cases: impl Iterator<Item = (String, String, String)>) {
    let mut count = 0;
    let wrong: Vec<String> = cases
        .inspect(|_| count += 1)
        .filter(|(_, wanted, found)| wanted != found)
        .map(|(text, wanted, found)| format!("text   {text}\nwanted {wanted}\nfound  {found}\n"))
        .collect();
    assert!(wrong.is_empty(), "{} of {count} cases:\n\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn tokens() {
    compare(lines(include_str!("../cases/tokens.txt")).map(|case| {
        let (text, wanted) = match case.split_once(" => ") {
            Some((text, wanted)) => (text.to_owned(), wanted.to_owned()),
            None => (case.replace('|', ""), case.replace(' ', "|")),
        };
        let document = Document::new(&text);
        let found: Vec<&str> = (0..document.tokens.len()).map(|token| document.word(token)).collect();
        let found = found.join("|");
        (text, wanted, found)
    }));
}

#[test]
fn sentences() {
    compare(lines(include_str!("../cases/sentences.txt")).map(|case| {
        let (text, wanted) = match case.split_once(" => ") {
            Some((text, wanted)) => (text.to_owned(), wanted.to_owned()),
            None => (case.replace("||", "").replace(" | ", " "), case.replace("||", " | ")),
        };
        let document = Document::new(&text);
        let found: Vec<&str> =
            document.sentences.iter().map(|sentence| document.slice(sentence.span)).collect();
        let found = found.join(" | ");
        (text, wanted, found)
    }));
}

#[test]
fn blocks() {
    let file = include_str!("../cases/blocks.txt");
    compare(file.split("\n== ").skip(1).filter_map(|case| {
        let (text, wanted) = case.split_once('\n')?.1.split_once("\n--\n")?;
        let document = Document::new(text);
        let found = document.blocks.iter().map(|block| {
            let kind = match block.kind {
                BlockKind::Paragraph => "paragraph",
                BlockKind::Heading => "heading",
                BlockKind::Dateline => "dateline",
                BlockKind::Caption => "caption",
                BlockKind::ListItem => "item",
                BlockKind::BlockQuote => "quote",
                BlockKind::Aside => "aside",
            };
            format!("{kind}: {}", document.slice(block.span).replace('\n', "¶"))
        });
        let found = found.collect::<Vec<_>>().join("\n");
        Some((text.to_owned(), wanted.trim_end().to_owned(), found))
    }));
}
