//! What must hold for every text and every file.

mod common;

use assay_dossier::{CodePoint, Selector, Span, Text, load, resolve};
use proptest::prelude::*;

/// Characters that go wrong easily, few enough that quotes repeat.
fn character() -> impl Strategy<Value = char> {
    let tricky = vec![
        'a', 'a', 'b', ' ', '.', '\'', '’', '"', '“', '-', '—', '\u{a0}', '\u{301}', 'é', 'ש', 'ل', '👩',
        '🏽', '\u{200d}', '🚀', '\u{feff}', '日',
    ];
    prop_oneof![4 => prop::sample::select(tricky), 1 => any::<char>()]
}

fn paragraphs() -> impl Strategy<Value = Vec<String>> {
    let paragraph = prop::collection::vec(character(), 0..40).prop_map(String::from_iter);
    prop::collection::vec(paragraph, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn code_points_and_bytes_convert_both_ways(paragraphs in paragraphs(), times in 1..40_usize) {
        let text = Text::from_paragraphs(&paragraphs.iter().map(|p| p.repeat(times)).collect::<Vec<_>>());
        let whole = text.as_str();
        prop_assert_eq!(text.length(), CodePoint(whole.chars().count()));
        for (index, (byte, character)) in whole.char_indices().chain([(whole.len(), ' ')]).enumerate() {
            prop_assert_eq!(text.byte(CodePoint(index)), Some(byte));
            prop_assert_eq!(text.code_point(byte), Some(CodePoint(index)));
            if byte < whole.len() && character.len_utf8() > 1 {
                prop_assert_eq!(text.code_point(byte + 1), None);
            }
        }
        prop_assert_eq!(text.byte(CodePoint(text.length().0 + 1)), None);
    }

    #[test]
    fn plain_text_reads_its_own_paragraphs_again(plain in prop::collection::vec(character(), 0..80)) {
        let text = Text::from_plain(&String::from_iter(plain));
        let first = text.paragraphs().next().map(|span| text.get(span).to_owned());
        // A mark that trimming has brought to the front would be dropped as one of byte order.
        prop_assume!(!first.is_some_and(|first| first.starts_with('\u{feff}')));
        prop_assert_eq!(&Text::from_plain(text.as_str()), &text);
        let paragraphs: Vec<String> = text.paragraphs().map(|span| text.get(span).to_owned()).collect();
        prop_assert_eq!(Text::from_paragraphs(&paragraphs), text);
    }

    #[test]
    fn a_quote_with_its_context_is_where_it_was_cut(
        paragraphs in paragraphs(), pick in any::<prop::sample::Index>(), one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(),
    ) {
        let text = Text::from_paragraphs(&paragraphs);
        let paragraph = pick.index(paragraphs.len());
        let words = &paragraphs[paragraph];
        let cuts: Vec<usize> = words.char_indices().map(|(at, _)| at).chain([words.len()]).collect();
        let (one, other) = (cuts[one.index(cuts.len())], cuts[other.index(cuts.len())]);
        prop_assume!(one != other);
        let (start, end) = (one.min(other), one.max(other));
        let base = text.paragraph(paragraph).unwrap().start;
        let span = Span::new(base + start, base + end);
        let quote = Selector::Quote {
            paragraph,
            exact: words[start..end].to_owned(),
            prefix: Some(words[..start].to_owned()),
            suffix: Some(words[end..].to_owned()),
        };
        prop_assert_eq!(resolve(&text, &quote), Ok(span));
        let (first, last) = (text.code_point(span.start).unwrap(), text.code_point(span.end).unwrap());
        prop_assert_eq!(resolve(&text, &Selector::Position { start: first.0, end: last.0 }), Ok(span));
        prop_assert_eq!(text.paragraph_of(span), Some(paragraph));
    }

    #[test]
    fn any_selector_is_answered(
        paragraphs in paragraphs(), paragraph in 0..8_usize, exact in prop::collection::vec(character(), 0..6),
        prefix in prop::option::of(prop::collection::vec(character(), 0..3)), start in 0..300_usize, end in 0..300_usize,
    ) {
        let text = Text::from_paragraphs(&paragraphs);
        let prefix = prefix.map(String::from_iter);
        let quote = Selector::Quote { paragraph, exact: String::from_iter(exact), prefix, suffix: None };
        for selector in [quote, Selector::Position { start, end }] {
            if let Ok(span) = resolve(&text, &selector) {
                prop_assert!(!text.get(span).is_empty());
                prop_assert!(text.paragraph_of(span).is_some());
            }
        }
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = load(&bytes);
        let _ = load(&[b"{\"format\": \"assay/1\", \"article\": ", bytes.as_slice()].concat());
    }

    #[test]
    fn any_change_of_a_byte_is_answered(seed in 0..50_u64, place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut file = common::file(&common::made(3, 6, seed)).into_bytes();
        let place = place.index(file.len());
        file[place] = byte;
        if let Ok(loaded) = load(&file) {
            prop_assert_eq!(loaded.anchors.claims.len(), loaded.dossier.claims.len());
        }
    }

    #[test]
    fn what_is_written_is_read_again(claims in 1..40_usize, words in 4..20_usize, seed in any::<u64>()) {
        let dossier = common::made(claims, words, seed);
        let loaded = load(common::file(&dossier).as_bytes()).unwrap();
        prop_assert_eq!(&loaded.problems, &vec![]);
        for (claim, anchors) in dossier.claims.iter().zip(&loaded.anchors.claims) {
            let text = loaded.text.as_ref().unwrap();
            let Selector::Quote { exact, .. } = &claim.quotes[0] else { unreachable!() };
            prop_assert_eq!(text.get(anchors.quotes[0]), exact);
            prop_assert_eq!(anchors.cues[0].is_some(), claim.attribution[0].cue.is_some());
            prop_assert!(anchors.quantities[0].is_some());
            let cue = claim.evidence.as_ref().and_then(|evidence| evidence.cue.as_ref());
            prop_assert_eq!(anchors.evidence.is_some(), cue.is_some());
        }
        prop_assert_eq!(loaded.dossier, dossier);
    }
}
