//! Where words stand: tables of texts, selectors and what they mean.

mod common;

use assay_dossier::{AnchorError, Effect, Fault, Loaded, Selector, Span, Text, anchor, resolve};

fn quote(paragraph: usize, exact: &str) -> Selector {
    context(paragraph, exact, None, None)
}

fn context(paragraph: usize, exact: &str, prefix: Option<&str>, suffix: Option<&str>) -> Selector {
    let (prefix, suffix) = (prefix.map(str::to_owned), suffix.map(str::to_owned));
    Selector::Quote { paragraph, exact: exact.to_owned(), prefix, suffix }
}

#[test]
fn one_place_is_found() {
    let cases = [
        // The text, the quote, what is found and how many bytes stand before it.
        ("plain words here", "words", "words", 6),
        ("a 👩🏽‍🚀 flew", "👩🏽‍🚀 flew", "👩🏽‍🚀 flew", 2),
        ("a cafe\u{301} closed", "cafe\u{301}", "cafe\u{301}", 2),
        ("אמר שלום לכולם", "שלום", "שלום", 7),
        ("mixed שלום and left", "שלום and", "שלום and", 6),
        // Typographic variants.
        ("he said “it’s late” twice", "\"it's late\"", "“it’s late”", 8),
        ("he said \"it's late\" twice", "“it’s late”", "\"it's late\"", 8),
        ("so—or so – or so", "so-or so - or", "so—or so – or", 0),
        ("over 10\u{a0}km\u{202f}away", "10 km away", "10\u{a0}km\u{202f}away", 5),
        // As it is written comes first.
        ("it's and it’s", "it’s", "it’s", 9),
        ("it's and it’s", "it's", "it's", 0),
    ];
    for (words, exact, found, start) in cases {
        let text = Text::from_plain(words);
        let span = resolve(&text, &quote(0, exact)).unwrap();
        assert_eq!((text.get(span), span.start), (found, start), "{exact} in {words}");
    }
}

#[test]
fn context_decides_between_several() {
    let text = Text::from_plain("the band played, the band left; a band “slept”");
    let start = |prefix, suffix| resolve(&text, &context(0, "band", prefix, suffix)).map(|span| span.start);
    assert_eq!(start(None, Some(" played")), Ok(4));
    assert_eq!(start(None, Some(" left")), Ok(21));
    assert_eq!(start(Some("a "), None), Ok(34));
    assert_eq!(start(Some(", the "), Some(" left")), Ok(21));
    // White space at the joint and typographic variants are forgiven.
    assert_eq!(start(Some("a"), None), Ok(34));
    assert_eq!(start(None, Some("left")), Ok(21));
    assert_eq!(start(None, Some(" \"slept\"")), Ok(34));
    let ambiguous = Err(AnchorError::Ambiguous { exact: "band".to_owned(), count: 3 });
    assert_eq!(start(None, None), ambiguous);
    assert_eq!(start(Some("the "), None), ambiguous);
    assert_eq!(start(Some("no "), None), ambiguous);
    // A context that does not fit does no harm where the quote is the only one.
    assert_eq!(resolve(&text, &context(0, "played", Some("orchestra "), None)), Ok(Span::new(9, 15)));
}

#[test]
fn places_that_overlap_are_counted() {
    let text = Text::from_plain("aaa");
    assert_eq!(
        resolve(&text, &quote(0, "aa")),
        Err(AnchorError::Ambiguous { exact: "aa".to_owned(), count: 2 })
    );
    assert_eq!(resolve(&text, &context(0, "aa", Some("a"), None)), Ok(Span::new(1, 3)));
}

#[test]
fn positions_count_code_points() {
    let text = Text::from_plain("👩🏽‍🚀 é\nשלום");
    let position = |start, end| resolve(&text, &Selector::Position { start, end }).map(|span| text.get(span));
    assert_eq!(position(0, 4), Ok("👩🏽‍🚀"));
    assert_eq!(position(5, 6), Ok("é"));
    assert_eq!(position(8, 12), Ok("שלום"));
    assert_eq!(position(8, 13), Err(AnchorError::OutOfRange { end: 13, length: 12 }));
    assert_eq!(position(5, 9), Err(AnchorError::AcrossParagraphs));
    assert_eq!(position(6, 8), Err(AnchorError::AcrossParagraphs));
    assert_eq!(position(3, 3), Err(AnchorError::Empty));
    assert_eq!(
        position(usize::MAX - 1, usize::MAX),
        Err(AnchorError::OutOfRange { end: usize::MAX, length: 12 })
    );
}

#[test]
fn words_that_moved_are_found_where_they_are_unique() {
    let text = Text::from_plain("A new paragraph.\nThe bridge opened.\nThe band left. The band came.");
    assert_eq!(
        resolve(&text, &quote(0, "The bridge opened")).map(|span| text.get(span)),
        Ok("The bridge opened")
    );
    assert_eq!(resolve(&text, &quote(99, "The bridge")).map(|span| span.start), Ok(18));
    let absent = |exact: &str| Err(AnchorError::Absent { exact: exact.to_owned(), paragraph: 0 });
    assert_eq!(resolve(&text, &quote(0, "The")), absent("The"), "it stands in several paragraphs");
    assert_eq!(resolve(&text, &quote(0, "The band")), absent("The band"), "it stands twice in one");
    let came = context(0, "The band", None, Some(" came"));
    assert_eq!(resolve(&text, &came).map(|span| span.start), Ok(53));
    let wrong = context(0, "The bridge", None, Some(" closed"));
    assert_eq!(resolve(&text, &wrong), absent("The bridge"), "elsewhere the context must fit");
}

#[test]
fn a_paragraph_put_before_moves_cues_and_figures_along() {
    let mut dossier = common::made(9, 8, 2);
    let before = Loaded::new(dossier.clone()).unwrap();
    let paragraphs = dossier.article.text.as_mut().unwrap();
    paragraphs.insert(0, "A word before.".to_owned());
    let text = Text::from_paragraphs(paragraphs);
    let (anchors, problems) = anchor(&dossier, &text);
    let shift = "A word before.\n\n".len();
    for (now, then) in anchors.claims.iter().zip(&before.anchors.claims) {
        let moved = |span: Span| Span::new(span.start + shift, span.end + shift);
        assert_eq!(now.quotes, then.quotes.iter().copied().map(moved).collect::<Vec<_>>());
        assert_eq!(now.cues, then.cues.iter().map(|cue| cue.map(moved)).collect::<Vec<_>>());
        assert_eq!(now.quantities, then.quantities.iter().map(|span| span.map(moved)).collect::<Vec<_>>());
    }
    assert!(problems.iter().all(|problem| problem.effect == Effect::Warning));
    assert!(matches!(problems[0].fault, Fault::Moved { from: 0, to: 1, .. }));
}

#[test]
fn pieces_come_in_the_order_of_the_text_and_the_missing_one_is_named() {
    let mut dossier = common::made(1, 4, 1);
    dossier.article.text = Some(vec!["One two three four. Reports say 000000 five.".to_owned()]);
    dossier.claims[0].quotes = vec![quote(0, "four"), quote(0, "nine"), quote(0, "two"), quote(0, "One")];
    let loaded = Loaded::new(dossier).unwrap();
    let text = loaded.text.as_ref().unwrap();
    let pieces: Vec<&str> = loaded.anchors.claims[0].quotes.iter().map(|span| text.get(*span)).collect();
    assert_eq!(pieces, ["One", "two", "four"]);
    assert_eq!(loaded.problems.len(), 1);
    assert_eq!(loaded.problems[0].place, "claims[0] (\"claim-0\"), quotes[1]");
    assert_eq!(loaded.problems[0].effect, Effect::Unplaced);
}

#[test]
fn a_hopeless_search_is_given_up() {
    let mut dossier = common::made(4_000, 4, 1);
    dossier.article.text = Some(vec!["ab".repeat(1_000_000)]);
    let started = std::time::Instant::now();
    let loaded = Loaded::new(dossier).unwrap();
    assert_eq!(loaded.dossier.claims.len(), 4_000);
    assert!(loaded.anchors.claims.iter().all(|claim| claim.quotes.is_empty()));
    assert!(started.elapsed().as_secs() < 60, "it took {:?}", started.elapsed());
}
