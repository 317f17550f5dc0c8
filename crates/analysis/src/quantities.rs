//! Figures: how many, of what, how exactly, up or down.
//!
//! Reads each sentence for numerals (`quantities/numerals.rs`), the unit beside each (`units.rs`), what hedges or bounds
//! it and which way it changed (`bounds.rs`), and the noun it counts. One figure with its unit is one quantity; two figures
//! that bound the same thing are one range. Dates, times of day, scores and the digits of names and codes are told apart
//! and left out (`not_figures.rs`); places in a row ("third") are kept, as what they are. Stands on sentences and tokens, reads
//! tags where there are some, and knows nothing of who says what.

mod bounds;
mod drafts;
mod not_figures;
mod nouns;
mod numerals;
mod pieces;
mod ranges;
mod units;

pub use assay_dossier::Amount;
pub use assay_dossier::vocabulary::Approximator;
pub use bounds::Change;
pub use units::{Measure, Unit};

use crate::{Document, Span, enumeration};
use drafts::Draft;
use pieces::Pieces;
use std::ops::Range;

/// A figure with all that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The figure with its unit.
    pub span: Span,
    /// What sort of figure it is.
    pub kind: Kind,
    /// How much: a number, or a range.
    pub value: Amount,
    /// What it measures, where a unit says so.
    pub unit: Option<Unit>,
    /// The words of the unit.
    pub unit_span: Option<Span>,
    /// How exact it is, and the words that say so.
    pub approximator: Option<(Approximator, Option<Span>)>,
    /// Which way it changed, and the words that say so.
    pub change: Option<(Change, Span)>,
    /// The noun that is counted or measured: "troops" in "10,000 North Korean troops", "wheat" in "5 tonnes of wheat".
    pub counted: Option<Span>,
}

/// What sort of figure a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// How many.
    Count,
    /// How much of a unit.
    Measure(Measure),
    /// How old.
    Age,
    /// Which in a row.
    Ordinal,
}

impl Quantity {
    /// Its name of unit as words: of the table, or the noun that is counted. `text` is the document's.
    pub fn unit_name<'t>(&self, text: &'t str) -> &'t str {
        match (self.unit, self.counted) {
            (Some(unit), _) => unit.name,
            (None, Some(span)) => text.get(span.range()).unwrap_or_default(),
            (None, None) => "",
        }
    }

    /// How exact it is, or which way it changed, as one sign: `=`, `~`, `<`, `>`, `up`, `down`.
    pub fn sign(&self) -> &'static str {
        match (self.approximator, self.change) {
            (Some((Approximator::About, _)), _) => "~",
            (Some((Approximator::Over | Approximator::AtLeast, _)), _) => ">",
            (Some((Approximator::Under | Approximator::AtMost, _)), _) => "<",
            (_, Some((Change::Up, _))) => "up",
            (_, Some((Change::Down, _))) => "down",
            _ => "=",
        }
    }
}

/// Blocks up to this many bytes are read whole: a figure does not mind where a stop was taken for the end of a sentence
/// ("$ 46 . 8 million", "Nov . 6"). Longer ones are read sentence by sentence.
const WHOLE: usize = 20_000;

/// All quantities of a document, in the order of its text.
pub fn quantities(document: &Document) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut pieces = Pieces::default();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut read = |span: Span, tokens: Range<usize>| {
        pieces.fill(document.text, span);
        drafts.clear();
        drafts::draft(&pieces, &mut drafts);
        not_figures::drop(&pieces, &mut drafts);
        nouns::drop_pronouns(&pieces, document, tokens.clone(), &mut drafts);
        drafts::bound(&pieces, &mut drafts);
        ranges::join(&pieces, &mut drafts);
        for draft in &drafts {
            let counted = nouns::counted(&pieces, document, tokens.clone(), draft);
            found.push(draft.finish(&pieces, counted));
        }
    };
    for block in &document.blocks {
        let sentences = document.sentences.get(block.sentences.clone()).unwrap_or_default();
        if let (Some(first), Some(last)) = (sentences.first(), sentences.last())
            && block.span.len() <= WHOLE
        {
            // The number of an item counts nothing.
            let from = first.tokens.start + enumeration::number(document, first);
            let start = document.tokens.get(from).map_or(block.span.start, |token| token.span.start);
            read(Span::new(start, block.span.end), from..last.tokens.end);
        } else {
            sentences.iter().for_each(|sentence| read(sentence.span, sentence.tokens.clone()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(value: f64) -> String {
        format!("{}", (value * 1e7).round() / 1e7)
    }

    fn written(document: &Document) -> String {
        let text = document.text;
        let one = |quantity: &Quantity| {
            let mut parts = Vec::new();
            parts.extend(quantity.approximator.map(|(hedge, _)| hedge.id().to_owned()));
            parts.push(match quantity.value {
                Amount::One(value) => number(value),
                Amount::Range { from, to } => format!("{}..{}", number(from), number(to)),
            });
            parts.push(quantity.unit_name(text).to_owned());
            parts.extend(
                quantity
                    .counted
                    .filter(|_| quantity.unit.is_some())
                    .map(|counted| format!("of {}", &text[counted.range()])),
            );
            parts.extend(
                quantity
                    .change
                    .map(|(change, _)| if change == Change::Up { "up" } else { "down" }.to_owned()),
            );
            parts.extend(match quantity.kind {
                Kind::Age => Some("(age)".to_owned()),
                Kind::Ordinal => Some("(ordinal)".to_owned()),
                _ => None,
            });
            parts.retain(|part| !part.is_empty());
            parts.join(" ")
        };
        quantities(document).iter().map(one).collect::<Vec<_>>().join(" ; ")
    }

    #[test]
    fn with_tags_what_is_owned_counts() {
        for (text, expected) in [
            ("Missiles hit 20 % of Ukraine's power stations.", "20 percent of stations"),
            ("The 12\" record and the 7\" single", "12 inch ; 7 inch"),
            ("'5' '300'", "5 ; 300"),
            ("Two hundred first graders sang.", "200 graders ; 1 (ordinal)"),
            ("They burned 3 of the city's 40 buses.", "3 buses ; 40 buses"),
            ("Three of the town's old bridges fell.", "3 bridges"),
        ] {
            let mut document = Document::new(text);
            crate::tagger::tag(&mut document);
            assert_eq!(written(&document), expected, "{text}");
        }
    }

    #[test]
    fn cases() {
        let mut wrong = Vec::new();
        for line in crate::lexicon::lines(include_str!("../cases/quantities.txt")) {
            let Some((text, expected)) = line.split_once("=>") else { continue };
            let (text, expected) = (text.trim(), expected.trim());
            let found = written(&Document::new(text));
            if found != expected {
                wrong.push(format!("{text}\n  expected: {expected}\n  found:    {found}"));
            }
        }
        assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
    }

    fn check(text: &str) -> Result<(), TestCaseError> {
        let document = Document::new(text);
        let found = quantities(&document);
        prop_assert_eq!(&found, &quantities(&document));
        for quantity in &found {
            let spans = [Some(quantity.span), quantity.unit_span, quantity.counted];
            let cues =
                [quantity.approximator.and_then(|(_, span)| span), quantity.change.map(|(_, span)| span)];
            for span in spans.into_iter().chain(cues).flatten() {
                prop_assert!(!span.is_empty() && text.get(span.range()).is_some(), "{span:?} in {text:?}");
            }
            let sound = match quantity.value {
                Amount::One(value) => value.is_finite(),
                Amount::Range { from, to } => from.is_finite() && to.is_finite() && from <= to,
            };
            prop_assert!(sound, "{:?} in {text:?}", quantity.value);
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,80}") {
            check(&text)?;
        }

        #[test]
        fn anything_like_a_figure_is_read(text in "([0-9]{1,4}|[-.,/^$%€°½ ]|one|and|a|half|hundred|thousands|of|to|over|fifths|million|km|years|old|e|x10|minus|aged|feet|'|\"|below zero|mile|one and|point|percent|per|in|or|May|MUSD|quadrillion|C|s|by a third){0,30}") {
            check(&text)?;
        }
    }

    #[test]
    fn long_texts_take_linear_time() {
        for text in [
            "5 ".repeat(20_000),
            "9".repeat(100_000),
            "one and ".repeat(10_000),
            "-".repeat(50_000),
            "1,".repeat(20_000),
            "1-".repeat(20_000),
            "234 ".repeat(30_000) + "2345",
            "thousands of ".repeat(10_000),
            "quadrillion ".repeat(10_000),
            "one quadrillion ".repeat(10_000),
            "1e299 MUSD ".repeat(5_000),
            "1.234.".repeat(20_000),
            "5 hours 5 minutes ".repeat(10_000),
            "5 jiao 5 ".repeat(20_000),
            "a mile and a half ".repeat(10_000),
            "or equal to ".repeat(10_000),
            "5 \"".repeat(20_000),
        ] {
            check(&text).unwrap();
        }
    }
}
