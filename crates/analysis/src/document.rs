//! The layers that every later pass stands on: blocks, sentences, tokens with tag and head.
//!
//! Owns their types and how one gets from one to the other. Knows no rule of any language.

use crate::Span;
use std::ops::Range;

/// A text with its layers of structure. Sentences and tokens lie in the order of the text and never overlap.
#[derive(Clone, Debug, Default)]
pub struct Document<'t> {
    /// The text, exactly as given.
    pub text: &'t str,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Its sentences; each lies in one block.
    pub sentences: Vec<Sentence>,
    /// Its tokens; each lies in one sentence.
    pub tokens: Vec<Token>,
}

/// A paragraph, or what stands in the place of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its words, without white space at either end.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Which of the document's sentences.
    pub sentences: Range<usize>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A title.
    Heading,
    /// Where, when and by whom the report was filed, apart from its text.
    Dateline,
    /// What stands under a picture, or credits it.
    Caption,
    /// An entry of a list.
    ListItem,
    /// Another's words, set off.
    BlockQuote,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words, without white space at either end.
    pub span: Span,
    /// Which of the document's tokens.
    pub tokens: Range<usize>,
    /// In which of the document's blocks.
    pub block: usize,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
    /// The token (of the document) on which it depends; itself at the root of a sentence.
    pub head: usize,
    /// How it depends on it.
    pub relation: Relation,
}

/// Parts of speech: the seventeen of Universal Dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Tag {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    #[default]
    X,
}

/// Grammatical relations: those of Universal Dependencies that the passes ask for; the rest is [`Relation::Other`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Relation {
    Root,
    /// `nsubj`
    Subject,
    /// `nsubj:pass`
    PassiveSubject,
    /// `csubj`
    ClauseSubject,
    /// `obj`
    Object,
    /// `iobj`
    IndirectObject,
    /// `obl`
    Oblique,
    /// `obl:agent`
    Agent,
    /// `ccomp`
    Complement,
    /// `xcomp`
    OpenComplement,
    /// `advcl`
    AdverbialClause,
    /// `acl`
    NounClause,
    /// `acl:relcl`
    RelativeClause,
    /// `parataxis`
    Parataxis,
    /// `advmod`
    Adverb,
    /// `amod`
    Adjective,
    /// `nmod`
    NounModifier,
    /// `nmod:poss`
    Possessive,
    /// `nummod`
    Number,
    /// `appos`
    Apposition,
    /// `compound`
    Compound,
    /// `compound:prt`
    Particle,
    /// `flat`
    Flat,
    /// `aux`
    Auxiliary,
    /// `aux:pass`
    PassiveAuxiliary,
    /// `cop`
    Copula,
    /// `mark`
    Marker,
    /// `case`
    Case,
    /// `cc`
    Coordinator,
    /// `conj`
    Conjunct,
    /// `det`
    Determiner,
    /// `punct`
    Punctuation,
    #[default]
    Other,
}

impl<'t> Document<'t> {
    /// The words of a span; empty where it does not lie on bounds of characters.
    pub fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The words of a token.
    pub fn word(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |token| self.slice(token.span))
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or_default()
    }
}
