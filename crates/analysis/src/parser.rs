//! Heads and relations of every token: a greedy transition parser with a small network.
//!
//! Owns the walk over a document and how long a sentence may be for the model. [`transitions`] build the tree in two steps a
//! word; [`sight`] is what the network sees of each state. From the same hidden layer it chooses the transition and, where that
//! makes an arc, the arc's relation. A sentence of more than [`LONGEST`] tokens is parsed in pieces whose roots hang on the
//! first one's. The weights come from `assay-training` (`parser`). Trees are projective and have one root. Knows no claim.

mod possible;
pub mod sight;
pub mod transitions;

use crate::document::{Document, Relation, Token};
use crate::forms::Form;
use crate::network::{self, Sizes};
use crate::wide::{Work, wide};
use sight::{ALL_FACTS, CONTEXTS, WORDS, sight};
use std::sync::LazyLock;
use transitions::{LEFT, RIGHT, SHIFT, State, TAGS};

/// More tokens than this are not parsed in one piece.
pub const LONGEST: usize = 200;
/// Numbers of a word's vector.
pub const VECTOR: usize = 16;
/// Numbers of a word's context.
pub const CONTEXT: usize = 64;
/// Numbers of the hidden layer.
pub const HIDDEN: usize = 64;
/// The first answer that is a relation; those before are transitions.
pub const FIRST_RELATION: usize = 3;

/// The network of the parser.
pub type Network = network::Network<VECTOR, CONTEXT, HIDDEN, WORDS, CONTEXTS>;
type Reader<'n> = network::Reader<'n, VECTOR, CONTEXT, HIDDEN, WORDS, CONTEXTS>;

/// Its sizes, save those of its vocabulary.
pub fn sizes() -> Sizes {
    let answers = FIRST_RELATION + Relation::ALL.len();
    Sizes { kinds: TAGS, facts: ALL_FACTS, answers, ..Sizes::default() }
}

static NETWORK: LazyLock<Network> =
    LazyLock::new(|| Network::load(include_bytes!("../models/parser.bin")).unwrap_or_default());

/// Gives every token of a tagged document its head and relation.
pub fn parse(document: &mut Document) {
    parse_with(&NETWORK, document);
}

/// The same with a network of one's own.
pub fn parse_with(network: &Network, document: &mut Document) {
    let text = document.text;
    let mut reader = Reader::new(network, document.tokens.len());
    let mut state = State::default();
    let mut forms = Vec::new();
    for sentence in &document.sentences {
        let range = sentence.tokens.clone();
        let Some(tokens) = document.tokens.get_mut(range.clone()) else { continue };
        let mut first_root = None;
        for (piece, tokens) in tokens.chunks_mut(LONGEST).enumerate() {
            let base = range.start + piece * LONGEST;
            forms.clear();
            forms.extend(
                tokens.iter().map(|token| Form::of(text.get(token.span.range()).unwrap_or_default())),
            );
            state.start(tokens.iter().map(|token| token.tag));
            wide(Walk { reader: &mut reader, state: &mut state, forms: &forms });
            hang(tokens, &state, base, &mut first_root);
        }
    }
}

/// A sentence, from its words to its end.
struct Walk<'w, 'n> {
    reader: &'w mut Reader<'n>,
    state: &'w mut State,
    forms: &'w [Form],
}

impl Work for Walk<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Self { reader, state, forms } = self;
        let kinds = (1..).map(|word| usize::from(state.node(word).tag));
        reader.read(forms.iter().zip(kinds));
        while !state.is_done() {
            step(reader, state);
        }
    }
}

/// Takes the best transition.
#[inline(always)]
fn step(reader: &mut Reader, state: &mut State) {
    let only = state.only();
    if only == Some(SHIFT) {
        return state.take(SHIFT, Relation::Other);
    }
    let sight = sight(state);
    let hidden = reader.hidden(&sight.words, &sight.facts);
    let allowed = [SHIFT, LEFT, RIGHT].into_iter().filter(|transition| state.allows(*transition));
    let transition = only.or_else(|| reader.network().best(&hidden, allowed)).unwrap_or(SHIFT);
    let relation = match state.arc(transition) {
        None => Relation::Other,
        Some((_, head)) if head == state.root() => Relation::Root,
        Some((dependent, head)) => {
            let tag = usize::from(state.node(dependent).tag).saturating_sub(1);
            let relations =
                possible::relations(tag, head < dependent).map(|relation| FIRST_RELATION + relation);
            let best = reader.network().best(&hidden, relations).unwrap_or(FIRST_RELATION);
            Relation::from_index(best - FIRST_RELATION)
        }
    };
    state.take(transition, relation);
}

/// Writes heads and relations of a piece that begins at token `base` of the document.
fn hang(tokens: &mut [Token], state: &State, base: usize, first_root: &mut Option<usize>) {
    for (at, token) in tokens.iter_mut().enumerate() {
        token.relation = state.relation(at);
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
