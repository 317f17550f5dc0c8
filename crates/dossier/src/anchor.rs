//! Selectors to spans: where the words that a dossier names stand in a text.
//!
//! A quote must occur in its paragraph exactly once; else the words before and after it decide. If
//! it does not occur as it is written, quotation marks, dashes and spaces of another cut are taken for
//! it. If that fails too, the text may have changed: the quote, with its context, is accepted where it
//! occurs exactly once in any other paragraph, and a warning names both. Every span lies within one
//! paragraph. This file knows no file and no page.

use crate::fault::{AnchorError, Effect, Fault, Problem};
use crate::model::{Claim, Dossier, Selector};
use crate::plain::short;
use crate::problems::{Origin, Problems};
use crate::search::{Budget, Hits, Quote};
use crate::text::{CodePoint, Span, Text};

/// Where the claims of a dossier stand in a text, in the order of the dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Anchors {
    /// One for each claim, in the same order; without spans if there is no text.
    pub claims: Vec<ClaimAnchors>,
}

/// Where the words of one claim stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct ClaimAnchors {
    /// The pieces of the quote that could be placed, in the order of the text.
    pub quotes: Vec<Span>,
    /// The cue of each source of the chain.
    pub cues: Vec<Option<Span>>,
    /// The words of each quantity.
    pub quantities: Vec<Option<Span>>,
    /// The words by which a program found the claim.
    pub evidence: Option<Span>,
}

impl Anchors {
    /// The anchors of claims whose text is not there: nothing is placed.
    pub fn unplaced(claims: &[Claim]) -> Self {
        let unplaced = |claim: &Claim| ClaimAnchors {
            quotes: Vec::new(),
            cues: vec![None; claim.attribution.len()],
            quantities: vec![None; claim.quantities.len()],
            evidence: None,
        };
        Self { claims: claims.iter().map(unplaced).collect() }
    }
}

/// Where a selector's words stand in a text.
pub fn resolve(text: &Text, selector: &Selector) -> Result<Span, AnchorError> {
    find(text, selector, &mut Budget::default()).map(|found| found.span)
}

/// Where the claims of a dossier stand in a text, and what could not be placed.
pub fn anchor(dossier: &Dossier, text: &Text) -> (Anchors, Vec<Problem>) {
    let mut problems = Problems::default();
    let anchors = anchor_claims(&dossier.claims, &[], text, &mut problems);
    (anchors, problems.finish())
}

/// As [`anchor`]; `origins` says where in the file each claim stands, if that is known.
pub(crate) fn anchor_claims(
    claims: &[Claim],
    origins: &[Origin],
    text: &Text,
    problems: &mut Problems,
) -> Anchors {
    let mut budget = Budget::default();
    let mut anchors = Anchors { claims: Vec::with_capacity(claims.len()) };
    for (index, claim) in claims.iter().enumerate() {
        let origin = origins.get(index).copied().unwrap_or(Origin { index, line: None });
        let mut shift = 0;
        let id = claim.id.as_str();
        let mut report = |part: &str, piece: usize, key: &str, fault, effect| {
            problems.push(origin.piece("claims", id, part, piece, key), origin.line, fault, effect);
        };

        let mut quotes = Vec::with_capacity(claim.quotes.len());
        for (piece, selector) in claim.quotes.iter().enumerate() {
            match find(text, selector, &mut budget) {
                Ok(Found { span, moved }) => {
                    quotes.insert(quotes.partition_point(|before| *before <= span), span);
                    if let Some((from, to)) = moved {
                        shift = to as isize - from as isize;
                        let fault = Fault::Moved { exact: short(text.get(span)), from, to };
                        report("quotes", piece, "", fault, Effect::Warning);
                    }
                }
                Err(error) => report("quotes", piece, "", error.into(), Effect::Unplaced),
            }
        }
        // Cues and figures are short: where the claim moved they moved along, and nowhere else.
        let mut along = |selector: &Selector, part: &str, piece: usize, key: &str| {
            let placed = find_along(text, selector, shift, &mut budget);
            placed.map_err(|error| report(part, piece, key, error.into(), Effect::Unplaced)).ok()
        };
        let sources = claim.attribution.iter().enumerate();
        let cues = sources
            .map(|(piece, source)| along(source.cue.as_ref()?, "attribution", piece, ".cue"))
            .collect();
        let figures = claim.quantities.iter().enumerate();
        let quantities = figures
            .map(|(piece, figure)| along(&figure.selector, "quantities", piece, ".selector"))
            .collect();
        let cue = claim.evidence.as_ref().and_then(|evidence| evidence.cue.as_ref());
        let evidence = cue.and_then(|cue| match find_along(text, cue, shift, &mut budget) {
            Ok(span) => Some(span),
            Err(error) => {
                let place = origin.part("claims", id, "evidence.cue");
                problems.push(place, origin.line, error.into(), Effect::Unplaced);
                None
            }
        });
        anchors.claims.push(ClaimAnchors { quotes, cues, quantities, evidence });
    }
    anchors
}

/// A placed selector.
struct Found {
    span: Span,
    /// The paragraph it names and the one it stands in, if they differ.
    moved: Option<(usize, usize)>,
}

/// Where a selector's words stand: in their paragraph, or, if the text changed, in another.
fn find(text: &Text, selector: &Selector, budget: &mut Budget) -> Result<Found, AnchorError> {
    let (paragraph, quote) = match parts(selector)? {
        Parts::Position(start, end) => {
            return position(text, start, end).map(|span| Found { span, moved: None });
        }
        Parts::Quote(paragraph, quote) => (paragraph, quote),
    };
    if let Some(span) = in_paragraph(text, paragraph, &quote, budget)? {
        return Ok(Found { span, moved: None });
    }
    for fold in [false, true] {
        let mut hits = Hits::default();
        for (_, span) in text.paragraphs().enumerate().filter(|(index, _)| *index != paragraph) {
            hits.search(&quote, text, span, fold, budget);
            if budget.is_spent() {
                return Err(AnchorError::GaveUp { exact: short(quote.exact) });
            }
        }
        if let Some(span) = hits.in_context(&quote)
            && let Some(to) = text.paragraph_of(span)
        {
            return Ok(Found { span, moved: Some((paragraph, to)) });
        }
    }
    Err(absent(text, paragraph, &quote))
}

/// As [`find`], for words that stand `shift` paragraphs further down than the selector says, or, if
/// they are not there, where it says.
fn find_along(
    text: &Text,
    selector: &Selector,
    shift: isize,
    budget: &mut Budget,
) -> Result<Span, AnchorError> {
    let (paragraph, quote) = match parts(selector)? {
        Parts::Position(start, end) => return position(text, start, end),
        Parts::Quote(paragraph, quote) => (paragraph, quote),
    };
    if shift != 0
        && let Some(shifted) = paragraph.checked_add_signed(shift)
        && let Ok(Some(span)) = in_paragraph(text, shifted, &quote, budget)
    {
        return Ok(span);
    }
    in_paragraph(text, paragraph, &quote, budget)?.ok_or_else(|| absent(text, paragraph, &quote))
}

enum Parts<'a> {
    Position(usize, usize),
    Quote(usize, Quote<'a>),
}

fn parts(selector: &Selector) -> Result<Parts<'_>, AnchorError> {
    match selector {
        Selector::Position { start, end } => Ok(Parts::Position(*start, *end)),
        Selector::Quote { exact, .. } if exact.is_empty() => Err(AnchorError::Empty),
        Selector::Quote { paragraph, exact, prefix, suffix } => {
            let quote = Quote { exact, prefix: prefix.as_deref(), suffix: suffix.as_deref() };
            Ok(Parts::Quote(*paragraph, quote))
        }
    }
}

/// Where a quote stands in a paragraph, if it does: as it is written, else with typographic variants.
fn in_paragraph(
    text: &Text,
    paragraph: usize,
    quote: &Quote,
    budget: &mut Budget,
) -> Result<Option<Span>, AnchorError> {
    let Some(paragraph) = text.paragraph(paragraph) else { return Ok(None) };
    for fold in [false, true] {
        let mut hits = Hits::default();
        hits.search(quote, text, paragraph, fold, budget);
        // A search that was cut short has not shown that a place is the only one.
        if budget.is_spent() {
            return Err(AnchorError::GaveUp { exact: short(quote.exact) });
        }
        if hits.count > 0 {
            let ambiguous = || AnchorError::Ambiguous { exact: short(quote.exact), count: hits.count };
            return hits.decided().ok_or_else(ambiguous).map(Some);
        }
    }
    Ok(None)
}

fn absent(text: &Text, paragraph: usize, quote: &Quote) -> AnchorError {
    let exact = short(quote.exact);
    let count = text.paragraphs().len();
    if paragraph < count {
        AnchorError::Absent { exact, paragraph }
    } else {
        AnchorError::NoParagraph { paragraph, count }
    }
}

fn position(text: &Text, start: usize, end: usize) -> Result<Span, AnchorError> {
    if start >= end {
        return Err(AnchorError::Empty);
    }
    let span = text.span(CodePoint(start), CodePoint(end));
    let span = span.ok_or(AnchorError::OutOfRange { end, length: text.length().0 })?;
    text.paragraph_of(span).map(|_| span).ok_or(AnchorError::AcrossParagraphs)
}
