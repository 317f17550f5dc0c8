//! Quotations that go on without a cue of their own.
//!
//! Rule: "…," said X. "…" — a sentence that is all quotation, right after one that attributes a content by an act of
//! speech, in the same paragraph, goes on with the same source, until a sentence comes that is none. So does a paragraph
//! that is all one quotation of some length, where what was quoted last ended the paragraph before. The content of
//! the attribution stays what its cue governs; what goes on is laid beside it.

use super::quotes::Quotes;
use super::{Act, Attribution, Manner};
use crate::{Block, Document, Span, order};

/// Fills in `continued`.
pub fn follow(document: &Document<'_>, quotes: &Quotes, attributions: &mut [Attribution]) {
    let mut by_cue: Vec<(usize, usize)> = Vec::new();
    let mut contents: Vec<Span> = Vec::new();
    for (index, attribution) in attributions.iter().enumerate() {
        let cue =
            attribution.cue.first().filter(|cue| speaks(attribution) && !is_quoted(document, quotes, **cue));
        by_cue.extend(cue.map(|cue| (cue.start, index)));
        contents.extend(
            attribution
                .content
                .iter()
                .filter(|piece| attribution.cue.iter().all(|cue| !piece.contains(*cue))),
        );
    }
    order::by(&mut by_cue, |place| *place);
    // What a mere "I think" inside a quotation holds does not make the quotation anyone's.
    order::by(&mut contents, |piece| (piece.start, piece.end));
    let mut state = State::default();
    for block in &document.blocks {
        let quoted =
            |index: usize| attributions.get(index).is_some_and(|last| last.manner != Manner::Indirect);
        if !(state.speaker.is_some_and(quoted) && is_quotation(document, quotes, block)) {
            state = State::default();
        }
        follow_block(document, quotes, block, (&by_cue, &contents), attributions, &mut state);
    }
}

/// Whoever speaks, and the quotation that goes on, over as many sentences as it has.
#[derive(Default)]
struct State {
    speaker: Option<usize>,
    open: Option<usize>,
}

/// So many tokens has a quotation at least that goes on in a paragraph without a cue: shorter ones are turns in a
/// conversation.
const PARAGRAPH: usize = 8;

/// Whether a paragraph is one quotation or the rest of one.
fn is_quotation(document: &Document<'_>, quotes: &Quotes, block: &Block) -> bool {
    let sentences = document.sentences.get(block.sentences.clone()).unwrap_or_default();
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { return false };
    let quote = quotes.around(first.tokens.start).and_then(|index| quotes.get(index));
    quote.is_some_and(|quote| {
        quote.closed && quote.tokens.len() >= PARAGRAPH && quote.tokens.end + 1 >= last.tokens.end
    })
}

/// Whether its source can go on speaking.
fn speaks(attribution: &Attribution) -> bool {
    attribution.manner != Manner::Indirect || attribution.act == Act::Speech
}

fn is_quoted(document: &Document<'_>, quotes: &Quotes, cue: Span) -> bool {
    quotes.around(document.tokens.partition_point(|token| token.span.start < cue.start)).is_some()
}

fn follow_block(
    document: &Document<'_>,
    quotes: &Quotes,
    block: &Block,
    (by_cue, contents): (&[(usize, usize)], &[Span]),
    attributions: &mut [Attribution],
    State { speaker, open }: &mut State,
) {
    for sentence in document.sentences.get(block.sentences.clone()).unwrap_or_default() {
        let around = quotes.around(sentence.tokens.start);
        let quote = around.filter(|index| {
            quotes.get(*index).is_some_and(|quote| {
                let begins = quote.tokens.start >= sentence.tokens.start || *open == Some(*index);
                quote.tokens.end + 1 >= sentence.tokens.end && begins
            })
        });
        let claimed = || {
            let at = contents.partition_point(|piece| piece.start < sentence.span.start);
            contents.get(at).is_some_and(|piece| piece.start <= sentence.span.start + 1)
        };
        let cues = by_cue.partition_point(|(cue, _)| *cue < sentence.span.end);
        let cue =
            cues.checked_sub(1).and_then(|at| by_cue.get(at)).filter(|(cue, _)| *cue >= sentence.span.start);
        if let Some((_, index)) = cue {
            (*speaker, *open) = (Some(*index), around);
        } else if let (Some(index), Some(_)) = (*speaker, quote)
            && !claimed()
        {
            *open = quote;
            if let Some(attribution) = attributions.get_mut(index) {
                attribution.continued.push(sentence.span);
            }
        } else if !claimed() {
            *speaker = None;
        }
    }
}
