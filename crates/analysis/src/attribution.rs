//! Who says what: sources, cues and contents as exact spans, and whose words hold whose.
//!
//! Rule: every construction that can hand a content to a source is proposed (`candidates`), its source is looked for
//! (`source`), its content is given its full extent (`shape`, `quotes`), and a small trained model decides which
//! proposals are attributions (`decide`). Nothing here knows claims, or whether what is said is true.

mod according;
mod candidates;
mod chains;
mod clauses;
mod continued;
mod decide;
mod inserted;
pub(crate) mod labels;
mod lexicon;
mod quotes;
mod shape;
mod source;
mod surface;
pub(crate) mod tree;

use crate::linear::Feature;
use crate::{Document, Relation, Span, Tag};
pub use candidates::Construction;
use decide::Register;
pub use decide::{Judge, judge, score};
pub use lexicon::{Act, Commitment};
pub(crate) use quotes::Quotes;
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
    /// Quotations that go on with the same source after it, in sentences without a cue of their own.
    pub continued: Vec<Span>,
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
    /// Whether it is one whatever the model says.
    pub plain: bool,
    /// Its features.
    pub features: Vec<Feature>,
}

/// All attributions of a document, in the order of their cues.
pub fn attributions(document: &Document<'_>) -> Vec<Attribution> {
    let tree = Tree::new(document);
    let quotes = Quotes::new(document);
    let mut found = decide(propose(&tree, &quotes), judge());
    found.extend(labels::turns(document));
    found.sort_by_key(place);
    continued::follow(document, &quotes, &mut found);
    chains::link(&mut found);
    found
}

/// Where an attribution stands: its cue, or its source where it has none.
fn place(attribution: &Attribution) -> usize {
    attribution.cue.first().or(attribution.source.first()).map_or(0, |span| span.start)
}

/// Everything that may be an attribution, in the order of the cues; for training.
pub fn proposals(document: &Document<'_>) -> Vec<Proposal> {
    propose(&Tree::new(document), &Quotes::new(document))
}

fn propose(tree: &Tree, quotes: &Quotes) -> Vec<Proposal> {
    let document = tree.document;
    let register = Register::of(tree);
    let mut found = Vec::new();
    let mut features = Vec::new();
    for mut candidate in candidates::Proposer::all(tree, quotes) {
        // Who is quoted hands over nothing outside of quotation marks.
        if quotes.around(candidate.anchor).is_some() && quotes.around(candidate.head).is_none() {
            continue;
        }
        // "Asked if he was worried, Petrov laughed."
        let fronted = candidate.construction == Construction::Clause && candidate.head < candidate.anchor;
        if fronted && candidate.content.first().is_some_and(|first| tree.is(*first, &["if"])) {
            continue;
        }
        shape::content(tree, quotes, &mut candidate);
        let content = shape::spans(tree, &candidate.content);
        if content.is_empty() {
            continue;
        }
        let sentence = document.sentences.partition_point(|sentence| sentence.tokens.end <= candidate.anchor);
        let sentence = document.sentences.get(sentence).map_or(0..0, |sentence| sentence.tokens.clone());
        decide::features(tree, quotes, register, &sentence, &candidate, &mut features);
        // "Survivors said": a word that only begins its sentence is no name for that.
        let lone = |token: usize| {
            candidate.source.len() == 1 && token == sentence.start && tree.word(token).ends_with('s')
        };
        let placed = |token: usize| {
            is_placed(tree, &candidate, token)
                || crate::claims::is_time(tree, token) && candidate.holder != Some(token)
        };
        let named = candidate
            .source
            .iter()
            .any(|token| tree.tag(*token) == Tag::Propn && !lone(*token) && !placed(*token))
            || candidate.holder.is_some_and(|holder| {
                let beside =
                    tree.children(holder).filter(|token| tree.relation(*token) == Relation::Apposition);
                beside.into_iter().any(|token| tree.tag(token) == Tag::Propn)
            });
        let attribution = Attribution {
            source: shape::spans(tree, &candidate.source),
            cue: shape::spans(tree, &candidate.cue),
            manner: manner(document.text, &content),
            content,
            continued: Vec::new(),
            source_kind: if named { SourceKind::Named } else { SourceKind::Unnamed },
            construction: candidate.construction,
            act: candidate.lexical.map_or(Act::Speech, |cue| cue.act),
            commitment: candidate.lexical.map_or(Commitment::Asserted, |cue| cue.commitment),
            confidence: 0.0,
            outer: None,
        };
        let plain = decide::is_plain(tree, &candidate);
        found.push(Proposal { attribution, anchor: candidate.anchor, plain, features: features.clone() });
    }
    found
}

/// What stands before the name of somebody who is not the one that speaks: "a person close to Ada Pike".
pub(crate) const BESIDE: [&str; 5] = ["close", "loyal", "allied", "opposed", "sympathetic"];

/// "officials in Seoul", "a person close to Ada Pike": a name that only says where or whose they are is not theirs.
fn is_placed(tree: &Tree, candidate: &candidates::Candidate, token: usize) -> bool {
    const WHERE: [&str; 5] = ["in", "near", "outside", "across", "around"];
    let many = candidate.holder.is_some_and(|holder| {
        tree.tag(holder) == Tag::Noun && (tree.word(holder).ends_with('s') || tree.is(holder, &["people"]))
    });
    // "Zahrani officials" are of some land, and still nobody in particular.
    let kind = tree.head(token) == candidate.holder && tree.relation(token) == Relation::Compound;
    if many && kind && candidate.holder.is_some_and(|holder| token < holder) {
        return true;
    }
    let up = std::iter::successors(Some(token), |at| tree.head(*at)).take(4);
    up.take_while(|at| Some(*at) != candidate.holder).any(|at| {
        let case = tree.child(at, &[Relation::Case]).filter(|case| *case < at);
        case.is_some_and(|case| many && tree.is(case, &WHERE) || case > 0 && tree.is(case - 1, &BESIDE))
    })
}

/// The proposals that are attributions: those that the model wants and those that are plain, of each cue the best. Where
/// marks show a content, they are believed before the tree.
pub fn decide(proposals: Vec<Proposal>, judge: &Judge) -> Vec<Attribution> {
    let mut kept: Vec<(usize, (bool, i16), Attribution)> = Vec::new();
    for proposal in proposals {
        let mut score = decide::score(judge, &proposal.features);
        if proposal.plain {
            score = score.max(PLAIN);
        }
        if score <= 0 {
            continue;
        }
        let construction = proposal.attribution.construction;
        let rank = (matches!(construction, Construction::Quotation | Construction::Inserted), score);
        match kept.last_mut() {
            Some(last) if last.0 == proposal.anchor => {
                if rank > last.1 {
                    *last = (proposal.anchor, rank, proposal.attribution);
                }
            }
            _ => kept.push((proposal.anchor, rank, proposal.attribution)),
        }
    }
    let certain = |score: i16| 1.0 / (1.0 + (-f32::from(score) * judge.scale()).exp());
    let sure = |(_, (_, score), attribution)| Attribution { confidence: certain(score), ..attribution };
    kept.into_iter().map(sure).collect()
}

/// The least score of what is plain, in steps of the model.
const PLAIN: i16 = 30;

/// How a content is quoted, by its marks.
fn manner(text: &str, content: &[Span]) -> Manner {
    let pieces = || content.iter().filter_map(|span| text.get(span.range()));
    let marks = ['"', '“', '”', '«', '»', '‘'];
    // A straight single mark opens where no apostrophe can stand.
    let opens = |piece: &str| piece.starts_with('\'') || piece.contains(" '");
    let whole = |piece: &str| {
        let inner = piece.trim_end_matches(['.', ',']);
        inner.starts_with(['"', '“', '«', '‘', '\''])
            && inner.len() > 1
            && inner.ends_with(['"', '”', '»', '’', '\''])
    };
    if pieces().all(whole) {
        Manner::Direct
    } else if pieces().any(|piece| piece.contains(marks) || opens(piece)) {
        Manner::Mixed
    } else {
        Manner::Indirect
    }
}
