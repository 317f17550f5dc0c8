//! A sentence as a tree: who depends on whom, and which tokens hang under one.
//!
//! Owns the way down from a head (the document only knows the way up). A yield is looked at in a window around its
//! head, so that one endless sentence costs no more than many short ones. Knows nothing of sources or cues.

use crate::dependants::Dependants;
use crate::lexicon::is_one_of;
use crate::{Document, Relation, Tag, Token};
use std::ops::Range;

/// How far from its head a dependant or a yield may be, in tokens.
const REACH: usize = 200;

/// The dependants of every token of one document, in the order of the text.
pub struct Tree<'d, 't> {
    /// The document.
    pub document: &'d Document<'t>,
    dependants: Dependants,
}

impl<'d, 't> Tree<'d, 't> {
    /// Turns the document's heads round.
    pub fn new(document: &'d Document<'t>) -> Self {
        let count = document.tokens.len();
        let mut dependants = Dependants::default();
        dependants.fill(count, |index| {
            let token: &Token = document.tokens.get(index)?;
            (token.head != index && token.head < count).then_some(token.head)
        });
        Self { document, dependants }
    }

    /// The tokens that depend on one, in the order of the text; those out of reach are left out.
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let all = self.dependants.of(token);
        let from = all.partition_point(|child| (*child as usize) < token.saturating_sub(REACH));
        let to = all.partition_point(|child| (*child as usize) < token.saturating_add(REACH));
        all.get(from..to).unwrap_or_default().iter().map(|child| *child as usize)
    }

    /// The first dependant in one of these relations.
    #[inline(always)]
    pub fn child(&self, token: usize, relations: &[Relation]) -> Option<usize> {
        self.children(token).find(|child| relations.contains(&self.relation(*child)))
    }

    /// What a token depends on; none at a root.
    pub fn head(&self, token: usize) -> Option<usize> {
        self.document.tokens.get(token).map(|found| found.head).filter(|head| *head != token)
    }

    /// How a token depends on its head.
    pub fn relation(&self, token: usize) -> Relation {
        self.document.tokens.get(token).map_or(Relation::Other, |token| token.relation)
    }

    /// A token's part of speech.
    pub fn tag(&self, token: usize) -> Tag {
        self.document.tokens.get(token).map_or(Tag::X, |token| token.tag)
    }

    /// The words of a token.
    pub fn word(&self, token: usize) -> &'t str {
        self.document.word(token)
    }

    /// Whether a token's word is one of these, whatever its case (ASCII).
    // Asked in hundreds of places: quick in the programs, small in the page.
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is(&self, token: usize, words: &[&str]) -> bool {
        is_one_of(self.word(token), words)
    }

    /// The tokens under `head` and itself, in order, without what hangs under a token that `cut` names.
    pub fn fruit(&self, head: usize, cut: impl Fn(usize) -> bool) -> Vec<usize> {
        let window = head.saturating_sub(REACH)..head.saturating_add(REACH);
        let mut found = vec![head];
        let mut next = 0;
        while let Some(&token) = found.get(next) {
            next += 1;
            // A head is met once, so this ends even where heads run in a ring.
            found.extend(
                self.children(token).filter(|child| *child != head && window.contains(child) && !cut(*child)),
            );
            if found.len() > 2 * REACH {
                break;
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Tokens as runs without gaps.
pub fn runs(tokens: &[usize]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for &token in tokens {
        match runs.last_mut() {
            Some(last) if last.end == token => last.end = token + 1,
            _ => runs.push(token..token + 1),
        }
    }
    runs
}
