//! Items of a list that go on with the sentence before it: "The plan provides for: • a truce; • an exchange of prisoners."
//!
//! Rule: a sentence that ends with a colon behind a word that something must follow ("for", "to", "will"), or behind its own
//! predicate ("includes"), says nothing by itself, unless it hands on a question ("He asked what to include:"). Each item
//! behind it that is no sentence of its own makes one claim together with it. Knows tokens, blocks, and the claims of the
//! sentence.

use super::lead::lead;
use super::reader::Reader;
use super::sources::Sources;
use super::{Claim, Form};
use crate::{BlockKind, Sentence, Span, Tag};
use assay_dossier::Role;

/// The confidence in a claim that is put together so, of that in its first part.
const PUT_TOGETHER: f32 = 0.8;

/// A claim that lacks its end.
#[derive(Clone)]
pub struct Stem {
    claim: Claim,
    /// Which of the claims it is, as long as no item has taken its place.
    place: Option<usize>,
}

impl Reader<'_, '_> {
    /// What a sentence leaves open, of whose claims the first is `from`.
    pub(super) fn stem(&self, sentence: &Sentence, from: usize, sources: &Sources) -> Option<Stem> {
        let colon = sentence.tokens.end.checked_sub(1).filter(|last| self.tree.is(*last, &[":"]))?;
        let last = colon.checked_sub(1).filter(|last| !sources.mark(*last).cue)?;
        let asks = |at| self.tree.is(at, &["what", "how", "where", "why", "whether"]);
        if sentence.tokens.clone().any(asks) {
            return None;
        }
        let open = matches!(self.tree.tag(last), Tag::Adp | Tag::Aux | Tag::Part | Tag::Sconj | Tag::Verb);
        let end = self.known.document.tokens.get(last)?.span.end;
        let ends = |claim: &Claim| {
            (open || claim.predicate == last) && claim.pieces.last().is_some_and(|piece| piece.end == end)
        };
        let place = from + self.claims.get(from..)?.iter().position(ends)?;
        Some(Stem { claim: self.claims.get(place)?.clone(), place: Some(place) })
    }

    /// Adds what the first sentence of an item says together with its stem, if it says nothing by itself.
    pub(super) fn item(&mut self, sentence: &Sentence, from: usize, stem: &mut Stem) {
        let whole = |claim: &Claim| matches!(claim.form, Form::Main | Form::Coordinate);
        let Some(words) = self.fragment(sentence) else { return };
        if !self.known.document.heads_block(sentence) || self.claims.iter().skip(from).any(whole) {
            return;
        }
        let mut claim = stem.claim.clone();
        let said = self.known.document.line(words);
        claim.statement = [claim.statement.trim_end_matches('.'), " ", &said, "."].concat();
        claim.pieces.push(words);
        claim.evidence.confidence *= PUT_TOGETHER;
        let mentions = &self.known.actors.mentions;
        let first = mentions.partition_point(|mention| mention.span.start < words.start);
        for mention in mentions.iter().skip(first).take_while(|mention| mention.span.start < words.end) {
            if claim.participants.iter().all(|(actor, _)| *actor != mention.actor) {
                claim.participants.push((mention.actor, Role::Mentioned));
            }
        }
        let quantities = self.known.quantities;
        let first = quantities.partition_point(|quantity| quantity.span.start < words.start);
        let last = quantities.partition_point(|quantity| quantity.span.start < words.end);
        claim.quantities.extend(first..last);
        match stem.place.take().and_then(|place| self.claims.get_mut(place)) {
            Some(open) => *open = claim,
            None => self.claims.push(claim),
        }
    }

    /// The words of an item, without its mark, the stop behind it, and an "and" before the next.
    fn fragment(&self, sentence: &Sentence) -> Option<Span> {
        let tree = self.tree;
        let is_end = |token: &usize| tree.tag(*token) == Tag::Punct || tree.tag(*token) == Tag::Cconj;
        let own = sentence.tokens.start + lead(self.known.document, sentence, false)..sentence.tokens.end;
        let first = own.clone().find(|token| tree.tag(*token) != Tag::Punct)?;
        let last = own.rev().find(|token| !is_end(token)).filter(|last| *last >= first)?;
        Some(self.known.document.span(&(first..last + 1)))
    }

    /// Whether a sentence stands in an item.
    pub(super) fn is_item(&self, sentence: &Sentence) -> bool {
        let block = self.known.document.blocks.get(sentence.block);
        block.is_some_and(|block| block.kind == BlockKind::ListItem)
    }
}
