//! Conversations in print: "Name: what they say", a paragraph a turn.
//!
//! Rule: a paragraph that begins with a name and a colon is that speaker's, if at least two speakers have turns and
//! there are four turns or more; so "Location: the harbour" speaks for nobody. The words after the colon are the content.
//! "Q:" and "A:" (or "Q." and "A.") name nobody. Known labels ("UPDATE:") and places ("LONDON:") do not speak.

use super::{Act, Attribution, Commitment, Construction, Manner, SourceKind};
use crate::gazetteer::{Phrase, Sort, gazetteer};
use crate::lexicon::is_label;
use crate::{Block, BlockKind, Document, Span, Tag};

/// So many words a name has at most.
const NAME: usize = 4;
/// So many turns make a conversation.
const TURNS: usize = 4;
/// How often a turn that is found so is the speaker's.
const SURE: f32 = 0.95;

/// The turns of a conversation, if the document is one.
pub fn turns(document: &Document<'_>) -> Vec<Attribution> {
    let turns: Vec<(Span, Span)> = document.blocks.iter().filter_map(|block| turn(document, block)).collect();
    let names: Vec<&str> = turns.iter().map(|(name, _)| document.slice(*name)).collect();
    let again = |name: &&&str| names.iter().filter(|other| other == name).count() > 1;
    // In a record of a hearing names are in capitals: that of its chair may be the only one that comes again.
    let sure = |name: &&str| names.first() != Some(name) || !name.contains(char::is_lowercase);
    let several = names.iter().any(|name| names.first() != Some(name));
    let speakers = several && names.iter().filter(again).any(sure);
    if turns.len() < TURNS || !speakers {
        return Vec::new();
    }
    turns.into_iter().map(|(name, words)| attribution(document, name, words)).collect()
}

fn turn(document: &Document<'_>, block: &Block) -> Option<(Span, Span)> {
    let first = document
        .sentences
        .get(block.sentences.start)
        .filter(|_| block.kind.is_running() || block.kind == BlockKind::Heading)?;
    let start = first.tokens.start;
    let letter = matches!(document.word(start), "Q" | "A") && document.word(start + 1) == ".";
    let is_end = |token: &usize| document.word(*token) == ":" || letter && *token == start + 1;
    let colon = (start + 1..start + 1 + NAME).find(is_end)?;
    let is_name = |token: usize| {
        let capital = document.word(token).starts_with(char::is_uppercase);
        capital && document.tokens.get(token).is_some_and(|token| token.tag != Tag::Num)
    };
    let token = |at: usize| document.tokens.get(at).map(|token| token.span);
    let said = token(colon + 1).filter(|said| said.start < block.span.end)?;
    let name = Span::new(token(start)?.start, token(colon.checked_sub(1)?)?.end);
    let speaks =
        (start..colon).all(is_name) && (is_turn(document.slice(name)) || !is_silent(document.slice(name)));
    speaks.then_some((name, Span::new(said.start, block.span.end)))
}

/// Whether a label says whose turn it is and names nobody: "Q:", "A:".
pub(crate) fn is_turn(label: &str) -> bool {
    matches!(label, "Q" | "A")
}

/// Whether words before a colon are a known label or a place: a seat of government in capitals whoever else has its name, any
/// other place if no person has.
fn is_silent(name: &str) -> bool {
    let sorts = gazetteer().sorts(Phrase::of(name));
    let given = sorts.any(&[Sort::GivenHe, Sort::GivenShe]);
    let seat = sorts.has(Sort::Seat) && (!given || !name.contains(char::is_lowercase));
    let place = sorts.any(&[Sort::State, Sort::Place, Sort::Town]) && !given && !sorts.has(Sort::Family);
    is_label(name) || seat || place
}

fn attribution(document: &Document<'_>, name: Span, words: Span) -> Attribution {
    let unnamed = is_turn(document.slice(name));
    let source_kind = if unnamed { SourceKind::Unnamed } else { SourceKind::Named };
    Attribution {
        source: vec![name],
        cue: Vec::new(),
        content: vec![words],
        continued: Vec::new(),
        manner: Manner::Direct,
        source_kind,
        act: Act::Speech,
        commitment: Commitment::Asserted,
        construction: Construction::Turn,
        confidence: SURE,
        outer: None,
    }
}
