//! The layers that every later pass stands on: blocks, sentences, tokens with tag and head.
//!
//! Owns their types and how one gets from one to the other. Knows no rule of any language.

use crate::Span;
use std::borrow::Cow;
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
    /// What stands beside the text and is no part of it: what leads elsewhere, asks the reader for something, or says how
    /// the text came about.
    Aside,
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
    /// `expl`
    Expletive,
    /// `fixed`
    Fixed,
    /// `discourse`
    Discourse,
    /// `vocative`
    Vocative,
    /// `list`
    List,
    /// `obl:unmarked`: "last week"
    UnmarkedOblique,
    /// `nmod:unmarked`: "July 21, 2017"
    UnmarkedModifier,
    /// `nmod:desc`: a title before a name
    Title,
    #[default]
    Other,
}

impl BlockKind {
    /// Whether it holds sentences of the text: neither its title nor what tells of its making, or of its pictures.
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem | Self::BlockQuote)
    }
}

impl Tag {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 17] = [
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Punct,
        Self::Sconj,
        Self::Sym,
        Self::Verb,
        Self::X,
    ];

    /// The tag of a number; `X` beyond the last.
    pub fn from_index(index: usize) -> Self {
        Self::ALL.get(index).copied().unwrap_or_default()
    }

    /// The tag of a name as in Universal Dependencies (`NOUN`).
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.name() == name)
    }

    /// Its name in Universal Dependencies.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Adj => "ADJ",
            Self::Adp => "ADP",
            Self::Adv => "ADV",
            Self::Aux => "AUX",
            Self::Cconj => "CCONJ",
            Self::Det => "DET",
            Self::Intj => "INTJ",
            Self::Noun => "NOUN",
            Self::Num => "NUM",
            Self::Part => "PART",
            Self::Pron => "PRON",
            Self::Propn => "PROPN",
            Self::Punct => "PUNCT",
            Self::Sconj => "SCONJ",
            Self::Sym => "SYM",
            Self::Verb => "VERB",
            Self::X => "X",
        }
    }
}

impl Relation {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 41] = [
        Self::Root,
        Self::Subject,
        Self::PassiveSubject,
        Self::ClauseSubject,
        Self::Object,
        Self::IndirectObject,
        Self::Oblique,
        Self::Agent,
        Self::Complement,
        Self::OpenComplement,
        Self::AdverbialClause,
        Self::NounClause,
        Self::RelativeClause,
        Self::Parataxis,
        Self::Adverb,
        Self::Adjective,
        Self::NounModifier,
        Self::Possessive,
        Self::Number,
        Self::Apposition,
        Self::Compound,
        Self::Particle,
        Self::Flat,
        Self::Auxiliary,
        Self::PassiveAuxiliary,
        Self::Copula,
        Self::Marker,
        Self::Case,
        Self::Coordinator,
        Self::Conjunct,
        Self::Determiner,
        Self::Punctuation,
        Self::Expletive,
        Self::Fixed,
        Self::Discourse,
        Self::Vocative,
        Self::List,
        Self::UnmarkedOblique,
        Self::UnmarkedModifier,
        Self::Title,
        Self::Other,
    ];

    /// The relation of a number; `Other` beyond the last.
    pub fn from_index(index: usize) -> Self {
        Self::ALL.get(index).copied().unwrap_or_default()
    }

    /// The relation of a name as in Universal Dependencies; of `kind:subkind` the kind where the whole is not known.
    pub fn named(name: &str) -> Self {
        let known = |name| Self::ALL.into_iter().find(|relation| relation.name() == name);
        known(name).or_else(|| known(name.split(':').next()?)).unwrap_or_default()
    }

    /// Its name in Universal Dependencies; `dep` for other ones.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Subject => "nsubj",
            Self::PassiveSubject => "nsubj:pass",
            Self::ClauseSubject => "csubj",
            Self::Object => "obj",
            Self::IndirectObject => "iobj",
            Self::Oblique => "obl",
            Self::Agent => "obl:agent",
            Self::Complement => "ccomp",
            Self::OpenComplement => "xcomp",
            Self::AdverbialClause => "advcl",
            Self::NounClause => "acl",
            Self::RelativeClause => "acl:relcl",
            Self::Parataxis => "parataxis",
            Self::Adverb => "advmod",
            Self::Adjective => "amod",
            Self::NounModifier => "nmod",
            Self::Possessive => "nmod:poss",
            Self::Number => "nummod",
            Self::Apposition => "appos",
            Self::Compound => "compound",
            Self::Particle => "compound:prt",
            Self::Flat => "flat",
            Self::Auxiliary => "aux",
            Self::PassiveAuxiliary => "aux:pass",
            Self::Copula => "cop",
            Self::Marker => "mark",
            Self::Case => "case",
            Self::Coordinator => "cc",
            Self::Conjunct => "conj",
            Self::Determiner => "det",
            Self::Punctuation => "punct",
            Self::Expletive => "expl",
            Self::Fixed => "fixed",
            Self::Discourse => "discourse",
            Self::Vocative => "vocative",
            Self::List => "list",
            Self::UnmarkedOblique => "obl:unmarked",
            Self::UnmarkedModifier => "nmod:unmarked",
            Self::Title => "nmod:desc",
            Self::Other => "dep",
        }
    }
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

    /// Whether a sentence is the first of its block.
    pub fn heads_block(&self, sentence: &Sentence) -> bool {
        self.blocks.get(sentence.block).is_some_and(|block| block.span.start == sentence.span.start)
    }

    /// What is shown as a paragraph: every block, but place and date with the report that follows them in their line.
    pub fn paragraphs(&self) -> Vec<Span> {
        let mut paragraphs: Vec<Span> = Vec::with_capacity(self.blocks.len());
        let mut before: Option<BlockKind> = None;
        for block in &self.blocks {
            let runs_in = before == Some(BlockKind::Dateline) && block.kind == BlockKind::Paragraph;
            let last = paragraphs.last_mut().filter(|last| {
                runs_in && !self.slice(Span::new(last.end, block.span.start)).contains(['\n', '\r'])
            });
            match last {
                Some(last) => last.end = block.span.end,
                None => paragraphs.push(block.span),
            }
            before = Some(block.kind);
        }
        paragraphs
    }

    /// From the first of some tokens to the last; empty where there are none.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        match self.tokens.get(tokens.clone()) {
            Some([first, .., last]) => Span::new(first.span.start, last.span.end),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The words of a span as one shows them elsewhere, see [`one_line`].
    pub fn line(&self, span: Span) -> Cow<'t, str> {
        one_line(self.slice(span))
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or_default()
    }
}

/// Words with single spaces between them, however they are set in their text.
pub(crate) fn one_line(words: &str) -> Cow<'_, str> {
    let set = words.contains(|c: char| c != ' ' && c.is_whitespace()) || words.contains("  ");
    if set {
        Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(words)
    }
}
