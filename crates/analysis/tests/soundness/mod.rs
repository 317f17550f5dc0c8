//! What holds for any text: of blocks, sentences and tokens, which every later pass takes for granted; and of all that is found.
#![allow(dead_code, reason = "each test uses its own part")]

use assay_analysis::dossier::About;
use assay_analysis::{Analysis, Document, Span, analyse};

/// All that is found in a text: spans that lie in it, references that are there, ids that are given once, the same again, and a
/// dossier that is valid.
pub fn check_whole(text: &str) {
    let found = analyse(text);
    layers(&found);
    claims(&found);
    assert_eq!(found.record(), analyse(text).record(), "not the same twice: {text:?}");
    dossier(&found);
}

/// Whether a span has words of the text.
fn has_words(found: &Analysis<'_>, span: Span) {
    let words = found.document.text.get(span.range());
    assert!(words.is_some_and(|words| !words.is_empty()), "{span:?} in {:?}", found.document.text);
}

fn layers(found: &Analysis<'_>) {
    let tokens = found.document.tokens.len();
    let mut last = 0;
    for name in &found.names.list {
        has_words(found, name.span);
        assert!(name.span.start >= last && name.tokens.end <= tokens);
        last = name.span.end;
    }
    let actors = found.actors.actors.len();
    assert!(found.actors.actors.iter().all(|actor| actor.part_of.is_none_or(|whole| whole < actors)));
    for mention in &found.actors.mentions {
        has_words(found, mention.span);
        assert!(mention.actor < actors && mention.tokens.end <= tokens);
    }
    for quantity in &found.quantities {
        has_words(found, quantity.span);
    }
    for attribution in &found.attributions {
        let spans = [&attribution.source, &attribution.cue, &attribution.content, &attribution.continued];
        spans.into_iter().flatten().for_each(|span| has_words(found, *span));
        assert!(!attribution.content.is_empty());
        assert!((0.0..=1.0).contains(&attribution.confidence));
        assert!(attribution.outer.is_none_or(|outer| outer < found.attributions.len()));
    }
}

fn claims(found: &Analysis<'_>) {
    for claim in &found.claims {
        let told = [claim.condition, claim.time, claim.unnamed, claim.evidence.cue];
        claim
            .pieces
            .iter()
            .copied()
            .chain(told.into_iter().flatten())
            .for_each(|span| has_words(found, span));
        assert!(!claim.pieces.is_empty() && !claim.statement.is_empty());
        assert!(claim.pieces.windows(2).all(|pair| pair[0].end <= pair[1].start));
        assert!(claim.sentence < found.document.sentences.len());
        assert!(claim.predicate < found.document.tokens.len());
        assert!(claim.chain.iter().all(|index| *index < found.attributions.len()));
        assert!(claim.participants.iter().all(|(actor, _)| *actor < found.actors.actors.len()));
        assert!(claim.places.iter().all(|place| *place < found.actors.actors.len()));
        assert!(claim.quantities.iter().all(|index| *index < found.quantities.len()));
        assert!(claim.relations.iter().all(|(_, other)| *other < found.claims.len()));
        assert!((0.0..=1.0).contains(&claim.evidence.confidence));
    }
}

/// The dossier, as a file, has no fault, and its quotes are the words of the claims.
fn dossier(found: &Analysis<'_>) {
    if found.document.blocks.is_empty() {
        return;
    }
    let dossier = found.dossier(&About::default());
    let file = serde_json::to_vec(&dossier).unwrap();
    let loaded = assay_dossier::load(&file).unwrap();
    assert_eq!(loaded.problems, [], "of {:?}", found.document.text);
    assert_eq!(loaded.dossier.claims.len(), dossier.claims.len());
}

/// Everything that later passes take for granted.
pub fn check(text: &str) {
    let document = Document::new(text);
    let mut last = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        assert!(block.span.start >= last && !block.span.is_empty());
        last = block.span.end;
        for at in block.sentences.clone() {
            assert_eq!(document.sentences[at].block, index);
            assert!(block.span.contains(document.sentences[at].span));
        }
    }
    let (mut last, mut token) = (0, 0);
    for sentence in &document.sentences {
        assert_eq!(sentence.tokens.start, token, "no token outside of sentences");
        token = sentence.tokens.end;
        let tokens = document.tokens_of(sentence);
        assert!(!tokens.is_empty());
        assert_eq!(sentence.span.start, tokens[0].span.start);
        assert_eq!(sentence.span.end, tokens[tokens.len() - 1].span.end);
        for token in tokens {
            assert!(token.span.start >= last && !token.span.is_empty());
            assert!(!text[token.span.range()].starts_with(char::is_whitespace));
            last = token.span.end;
        }
    }
    assert_eq!(token, document.tokens.len());
    // What is in no token is white space, or marks a line as quoted.
    let mut inside = vec![false; text.len()];
    document.tokens.iter().for_each(|token| inside[token.span.range()].fill(true));
    let mut margin = true;
    for (at, c) in text.char_indices() {
        let blank = c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}')
            || (margin && c == '>');
        margin =
            (margin && blank) || matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{0C}');
        assert!(inside[at] || blank, "{c:?} at {at} is in no token of {text:?}");
    }
}
