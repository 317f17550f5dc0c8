//! Heads and relations of every token: a greedy transition parser, then a labeller, both linear.
//!
//! Owns the walk over a document and how long a sentence may be for the model. First [`transitions`] build the tree
//! without names for its arcs, in two steps a word; then [`labels`] names each arc with the whole tree in sight. A sentence of
//! more than [`LONGEST`] tokens is parsed in pieces whose roots hang on the first one's. The weights come from
//! `assay-training` (`parser`). Trees are projective and have one root. Knows no claim.

pub mod labels;
pub mod transitions;

use crate::document::{Document, Relation, Token};
use crate::forms::Form;
use crate::linear::Model;
use std::sync::LazyLock;
use transitions::State;

/// More tokens than this are not parsed in one piece.
pub const LONGEST: usize = 200;

/// The two models.
#[derive(Debug, Default)]
pub struct Models {
    /// Which transition comes next.
    pub transitions: Model<{ transitions::WIDTH }>,
    /// Which relation an arc is.
    pub labels: Model<{ labels::WIDTH }>,
}

static MODELS: LazyLock<Models> = LazyLock::new(|| Models {
    transitions: Model::load(include_bytes!("../models/parser.bin")).unwrap_or_default(),
    labels: Model::load(include_bytes!("../models/labels.bin")).unwrap_or_default(),
});

/// Gives every token of a tagged document its head and relation.
pub fn parse(document: &mut Document) {
    parse_with(&MODELS, document);
}

/// The same with models of one's own.
pub fn parse_with(models: &Models, document: &mut Document) {
    let text = document.text;
    let mut state = State::default();
    for sentence in &document.sentences {
        let range = sentence.tokens.clone();
        let Some(tokens) = document.tokens.get_mut(range.clone()) else { continue };
        let mut first_root = None;
        for (piece, tokens) in tokens.chunks_mut(LONGEST).enumerate() {
            let base = range.start + piece * LONGEST;
            state.start(
                tokens
                    .iter()
                    .map(|token| (Form::of(text.get(token.span.range()).unwrap_or_default()), token.tag)),
            );
            state.run(&models.transitions);
            labels::name(&models.labels, &state, |at, relation| {
                if let Some(token) = tokens.get_mut(at) {
                    token.relation = relation;
                }
            });
            hang(tokens, &state, base, &mut first_root);
        }
    }
}

/// Writes the heads of a piece that begins at token `base` of the document.
fn hang(tokens: &mut [Token], state: &State, base: usize, first_root: &mut Option<usize>) {
    for (at, token) in tokens.iter_mut().enumerate() {
        match state.head(at) {
            Some(head) => token.head = base + head,
            None => match *first_root {
                None => {
                    token.head = base + at;
                    token.relation = Relation::Root;
                    *first_root = Some(base + at);
                }
                Some(root) => {
                    token.head = root;
                    token.relation = Relation::Parataxis;
                }
            },
        }
    }
}
