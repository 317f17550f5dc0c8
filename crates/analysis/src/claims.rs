//! What is said: one claim for each assertion that could be checked or argued.
//!
//! Rule: a sentence falls into assertions by its grammar ([`clauses`]): clauses that are coordinated, that are added
//! to a noun or by a participle after a comma, that give a reason, and what a source is quoted with. The frame of a report
//! ("officials said") is no claim where its content is. Each assertion is then read for itself: what sort it is and how firm
//! ([`reading`]), who takes part ([`roles`]), who is said to hold it ([`sources`], [`ascribed`]), how it reads alone
//! ([`statement`]), how it bears on others ([`relations`]). Nothing here knows the dossier's format or whether anything is true.

mod ascribed;
mod assertions;
mod balance;
mod circumstance;
mod clauses;
mod denial;
mod extent;
mod grammar;
mod items;
mod judgement;
mod lead;
mod lexicon;
mod outlook;
mod reader;
mod reading;
mod relations;
mod roles;
mod sources;
mod statement;
mod topics;
mod turns;
mod unparsed;
mod voices;

use crate::actors::Actors;
use crate::attribution::Attribution;
use crate::attribution::tree::Tree;
use crate::causal::Causes;
use crate::quantities::Quantity;
use crate::{BlockKind, Document, Sentence, Span, order};
use assay_dossier::{Certainty, Kind, Polarity, RelationKind, Role};
pub(crate) use circumstance::is_time;
use clauses::Cutter;
pub use clauses::Form;
use reader::Reader;
pub use roles::speaker;
use sources::Sources;

/// An assertion.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The words that make it: one piece, or several, in the order of the text.
    pub pieces: Vec<Span>,
    /// Which of the document's sentences.
    pub sentence: usize,
    /// The token that says it: a verb, or what a copula joins.
    pub predicate: usize,
    /// What it is in its sentence.
    pub form: Form,
    /// What sort of assertion.
    pub kind: Kind,
    /// How firmly.
    pub certainty: Certainty,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// On what it hangs: the clause, without its "if".
    pub condition: Option<Span>,
    /// Who says so, outermost first: which of the document's attributions. Empty for the author's own voice.
    pub chain: Vec<usize>,
    /// The cue of a source that is not named and that no attribution has.
    pub unnamed: Option<Span>,
    /// Who vouches for a judgement that the claim itself hands to its subject: "called the plan reckless".
    pub ascribed: Option<Attribution>,
    /// Who takes part: which of the document's actors, and how.
    pub participants: Vec<(usize, Role)>,
    /// Where: which of the document's actors.
    pub places: Vec<usize>,
    /// When.
    pub time: Option<Span>,
    /// How much: which of the document's quantities.
    pub quantities: Vec<usize>,
    /// What it is about: nouns that the text comes back to.
    pub topics: Vec<String>,
    /// How it bears on others: which of the document's claims.
    pub relations: Vec<(RelationKind, usize)>,
    /// The claim in a sentence of its own.
    pub statement: String,
    /// Whether it states a cause or an effect.
    pub causal: bool,
    /// Why it was read so.
    pub evidence: Evidence,
}

/// Why a claim was read as it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// In words; reads on after "found because".
    pub rule: &'static str,
    /// The words that told.
    pub cue: Option<Span>,
    /// How often such a reading is right, from 0 to 1.
    pub confidence: f32,
}

/// What is known when claims are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k, 't> {
    /// Sentences, tokens, heads.
    pub document: &'k Document<'t>,
    /// Who says what.
    pub attributions: &'k [Attribution],
    /// How many.
    pub quantities: &'k [Quantity],
    /// Who.
    pub actors: &'k Actors,
}

/// All claims of a document, in the order of the text.
pub fn claims(known: &Known<'_, '_>) -> Vec<Claim> {
    let tree = Tree::new(known.document);
    let mut sources = Sources::new(known, &tree);
    let marks = sources.marks.clone();
    let mut causes = Causes::default();
    let mut reader = Reader::new(known, &tree);
    let mut cutter = Cutter::new(&tree, &marks);
    let (mut before, mut stem) = (None, None);
    for (index, sentence) in known.document.sentences.iter().enumerate() {
        if !asserts(known.document, sentence) {
            continue;
        }
        sources.reach(sentence);
        let clauses = cutter.cut(sentence);
        let first = reader.claims.len();
        before = reader.sentence(index, sentence, &clauses, &sources, before).or(before);
        match &mut stem {
            Some(stem) if reader.is_item(sentence) => reader.item(sentence, first, stem),
            _ => stem = reader.stem(sentence, first, &sources),
        }
        let causal = causes.score(known.document, sentence.tokens.clone()) > 0.0;
        reader.claims.iter_mut().skip(first).for_each(|claim| claim.causal = causal);
    }
    let mut claims = in_order(reader.claims);
    relations::repetitions(known.document, &mut claims);
    topics::give(&tree, &mut claims);
    claims
}

/// Claims by where their words begin; a sentence gives them by its clauses.
fn in_order(claims: Vec<Claim>) -> Vec<Claim> {
    let begins = |claim: &Claim| {
        claim.pieces.first().zip(claim.pieces.last()).map_or((0, 0), |(first, last)| (first.start, last.end))
    };
    let mut old: Vec<usize> = (0..claims.len()).collect();
    order::by(&mut old, |index| claims.get(*index).map_or((0, 0), begins));
    let mut new = vec![0; claims.len()];
    for (place, index) in old.iter().enumerate() {
        new.get_mut(*index).into_iter().for_each(|slot| *slot = place);
    }
    let mut claims: Vec<Option<Claim>> = claims.into_iter().map(Some).collect();
    let mut sorted: Vec<Claim> =
        old.iter().filter_map(|index| claims.get_mut(*index).and_then(Option::take)).collect();
    for (_, other) in sorted.iter_mut().flat_map(|claim| &mut claim.relations) {
        *other = new.get(*other).copied().unwrap_or(*other);
    }
    sorted
}

/// Whether a sentence can assert anything: it is running text, no row of a table, and no question.
fn asserts(document: &Document<'_>, sentence: &Sentence) -> bool {
    let kind = document.blocks.get(sentence.block).map_or(BlockKind::Paragraph, |block| block.kind);
    let asks = document
        .tokens_of(sentence)
        .iter()
        .rev()
        .map(|token| document.slice(token.span))
        .find(|word| !matches!(*word, "\"" | "”" | "’" | ")" | "'"));
    let row = kind == BlockKind::ListItem && document.slice(sentence.span).contains(" | ");
    kind.is_running() && !row && asks != Some("?")
}
