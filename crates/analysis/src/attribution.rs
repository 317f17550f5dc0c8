//! Who says what: sources, cues and contents as exact spans, and whose words hold whose.
//!
//! Rule: every construction that can hand a content to a source is proposed (`candidates`), its source is looked for
//! (`source`), its content is given its full extent (`shape`, `quotes`), and a small trained model decides which
//! proposals are attributions (`decide`). Nothing here knows claims, or whether what is said is true.

mod candidates;
mod chains;
mod decide;
mod lexicon;
mod quotes;
mod shape;
mod source;
pub(crate) mod tree;

use crate::linear::Feature;
use crate::{Document, Span, Tag};
pub use candidates::Construction;
use decide::Register;
pub use decide::{Judge, judge};
pub use lexicon::{Act, Commitment};
use quotes::Quotes;
use tree::Tree;

/// A content handed to a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Who says it; empty where the text names nobody.
    pub source: Vec<Span>,
    /// The words that hand it over; empty for credits and signatures.
    pub cue: Vec<Span>,
    /// What is said, in as many pieces as it has.
    pub content: Vec<Span>,
    /// How it is quoted.
    pub manner: Manner,
    /// Whether the source has a name.
    pub source_kind: SourceKind,
    /// What the source does with the content.
    pub act: Act,
    /// How far the cue commits the source.
    pub commitment: Commitment,
    /// The construction it was found by.
    pub construction: Construction,
    /// How sure the decision is, from a half to 1.
    pub confidence: f32,
    /// The attribution whose content holds this one, the innermost: its index among the document's.
    pub outer: Option<usize>,
}

/// How a content is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Manner {
    /// All of it in quotation marks.
    Direct,
    /// Some of it in quotation marks.
    Mixed,
    /// In the author's words.
    Indirect,
}

/// Whether a source has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// It has.
    Named,
    /// It has none ("officials"), or there is no source.
    Unnamed,
}

/// A construction that may hand a content to a source, with what the decision looks at.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The attribution, if it is one.
    pub attribution: Attribution,
    /// The token that stands for the cue.
    pub anchor: usize,
    /// Its features.
    pub features: Vec<Feature>,
}

/// All attributions of a document, in the order of their cues.
pub fn attributions(document: &Document<'_>) -> Vec<Attribution> {
    decide(proposals(document), judge())
}

/// Everything that may be an attribution, in the order of the cues; for training.
pub fn proposals(document: &Document<'_>) -> Vec<Proposal> {
    let tree = Tree::new(document);
    let quotes = Quotes::new(document);
    let register = Register::of(&tree);
    let mut found = Vec::new();
    let mut features = Vec::new();
    for mut candidate in candidates::Proposer::all(&tree, &quotes) {
        shape::content(&tree, &quotes, &mut candidate);
        let content = shape::spans(&tree, &candidate.content);
        if content.is_empty() {
            continue;
        }
        let sentence = document.sentences.partition_point(|sentence| sentence.tokens.end <= candidate.anchor);
        let sentence = document.sentences.get(sentence).map_or(0..0, |sentence| sentence.tokens.clone());
        decide::features(&tree, &quotes, register, &sentence, &candidate, &mut features);
        let named = candidate.source.iter().any(|token| tree.tag(*token) == Tag::Propn);
        let attribution = Attribution {
            source: shape::spans(&tree, &candidate.source),
            cue: shape::spans(&tree, &candidate.cue),
            manner: manner(document.text, &content),
            content,
            source_kind: if named { SourceKind::Named } else { SourceKind::Unnamed },
            construction: candidate.construction,
            act: candidate.lexical.map_or(Act::Speech, |cue| cue.act),
            commitment: candidate.lexical.map_or(Commitment::Asserted, |cue| cue.commitment),
            confidence: 0.0,
            outer: None,
        };
        found.push(Proposal { attribution, anchor: candidate.anchor, features: features.clone() });
    }
    found
}

/// The proposals that are attributions: those above zero, of each cue the best.
pub fn decide(proposals: Vec<Proposal>, judge: &Judge) -> Vec<Attribution> {
    let mut kept: Vec<(usize, i16, Attribution)> = Vec::new();
    for proposal in proposals {
        let score = decide::score(judge, &proposal.features);
        if score <= 0 {
            continue;
        }
        match kept.last_mut() {
            Some(last) if last.0 == proposal.anchor => {
                if score > last.1 {
                    *last = (proposal.anchor, score, proposal.attribution);
                }
            }
            _ => kept.push((proposal.anchor, score, proposal.attribution)),
        }
    }
    let certain = |score: i16| 1.0 / (1.0 + (-f32::from(score) * judge.scale()).exp());
    let mut found: Vec<Attribution> = kept
        .into_iter()
        .map(|(_, score, attribution)| Attribution { confidence: certain(score), ..attribution })
        .collect();
    chains::link(&mut found);
    found
}

/// How a content is quoted, by its marks.
fn manner(text: &str, content: &[Span]) -> Manner {
    let pieces = || content.iter().filter_map(|span| text.get(span.range()));
    let marks = ['"', '“', '”', '«', '»'];
    let whole = |piece: &str| {
        let inner = piece.trim_end_matches(['.', ',']);
        inner.starts_with(['"', '“', '«', '‘', '\''])
            && inner.len() > 1
            && inner.ends_with(['"', '”', '»', '’', '\''])
    };
    if pieces().all(whole) {
        Manner::Direct
    } else if pieces().any(|piece| piece.contains(marks)) {
        Manner::Mixed
    } else {
        Manner::Indirect
    }
}
