//! All passes, one after the other, and what they found.
//!
//! The only file that knows every pass. Each fills one field of [`Analysis`] from those above it; [`Analysis::record`]
//! writes all of them down.

use crate::actors::{Actors, actors};
use crate::attribution::{Attribution, attributions};
use crate::causal::states_cause;
use crate::claims::{Claim, Known, claims};
use crate::language::{self, Language};
use crate::names::{Name, Names, habits, names};
use crate::quantities::{Quantity, quantities};
use crate::record::{
    ActorRecord, AttributionRecord, ClaimRecord, CodePoints, QuantityRecord, Record, ValueRecord,
};
use crate::{Document, mend, parser, parts, tagger};
use assay_dossier::Amount;

/// A text with everything that was found in it.
#[derive(Clone, Debug, Default)]
pub struct Analysis<'t> {
    /// Blocks, sentences and tokens, with tags and heads.
    pub document: Document<'t>,
    /// What it is written in. Where that is not English, only sentences, names and actors are looked for.
    pub language: Language,
    /// Names.
    pub names: Names,
    /// Who appears.
    pub actors: Actors,
    /// Figures.
    pub quantities: Vec<Quantity>,
    /// Who says what.
    pub attributions: Vec<Attribution>,
    /// Whether the text states a cause and its effect.
    pub causal: bool,
    /// What is said.
    pub claims: Vec<Claim>,
}

/// What is being done, for whoever waits for a long text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Words and grammar.
    Grammar,
    /// Names, actors and figures.
    Actors,
    /// Who says what.
    Sources,
    /// What is claimed.
    Claims,
}

/// Reads a text.
pub fn analyse(text: &str) -> Analysis<'_> {
    analyse_document(Document::new(text))
}

/// Reads a document whose blocks are known, as from a file that marks them.
pub fn analyse_document(document: Document<'_>) -> Analysis<'_> {
    analyse_telling(document, &mut |_| {})
}

/// The same, telling each step as it begins.
pub fn analyse_telling<'t>(mut document: Document<'t>, tell: &mut dyn FnMut(Step)) -> Analysis<'t> {
    tell(Step::Grammar);
    let language = language::of(&document);
    parse(&mut document);
    tell(Step::Actors);
    let names = names(&document);
    let actors = actors(&document, &names.list);
    if !language.is_english() {
        return Analysis { document, language, names, actors, ..Analysis::default() };
    }
    let quantities = quantities(&document);
    tell(Step::Sources);
    let attributions = attributions(&document);
    tell(Step::Claims);
    let claims = claims(&Known {
        document: &document,
        attributions: &attributions,
        quantities: &quantities,
        actors: &actors,
    });
    // What a sentence of the text does, the text does.
    let causal = states_cause(&document) || claims.iter().any(|claim| claim.causal);
    Analysis { document, language, names, actors, quantities, attributions, causal, claims }
}

/// Gives each token its tag and its head: what names, attribution, certainty and claims stand on.
pub fn parse(document: &mut Document<'_>) {
    tagger::tag(document);
    parser::parse(document);
    parts::parts(document);
    mend::mend(document);
}

impl Analysis<'_> {
    /// Everything that was found, in code points.
    pub fn record(&self) -> Record {
        let text = self.document.text;
        let points = CodePoints::of(text);
        let entity = |name: &Name| {
            let [start, end] = points.range(name.span);
            (start, end, name.kind.code())
        };
        let attribution = |found: &Attribution| AttributionRecord {
            source: points.ranges(&found.source),
            cue: points.ranges(&found.cue),
            content: points.ranges(&found.content),
        };
        let quantity = |found: &Quantity| QuantityRecord {
            span: points.range(found.span),
            value: value(found.value),
            unit: found.unit_name(text).to_owned(),
            approximator: found.sign(),
        };
        let claim = |found: &Claim| ClaimRecord {
            spans: points.ranges(&found.pieces),
            kind: found.kind.id(),
            certainty: found.certainty.id(),
            polarity: found.polarity.id(),
            condition: found.condition.is_some(),
            causal: found.causal,
            statement: found.statement.clone(),
            confidence: found.evidence.confidence,
        };
        Record {
            sentences: self.document.sentences.iter().map(|sentence| points.range(sentence.span)).collect(),
            entities: habits::told(&self.document, &self.names).iter().map(entity).collect(),
            actors: self.cast(&points),
            attributions: self.attributions.iter().map(attribution).collect(),
            quantities: self.quantities.iter().map(quantity).collect(),
            claims: self.claims.iter().map(claim).collect(),
            causal: self.causal,
        }
    }

    /// The actors with all their mentions.
    fn cast(&self, points: &CodePoints<'_>) -> Vec<ActorRecord> {
        let actor = |actor: &crate::actors::Actor| ActorRecord {
            name: actor.name.clone(),
            kind: actor.kind.code(),
            mentions: Vec::new(),
        };
        let mut cast: Vec<ActorRecord> = self.actors.actors.iter().map(actor).collect();
        for mention in &self.actors.mentions {
            if let Some(actor) = cast.get_mut(mention.actor) {
                actor.mentions.push(points.range(mention.span));
            }
        }
        cast
    }
}

/// A range whose end is open has no number there.
fn value(amount: Amount) -> ValueRecord {
    let finite = |number: f64| Some(number).filter(|number| number.is_finite());
    match amount {
        Amount::One(number) => ValueRecord::One(number),
        Amount::Range { from, to } => ValueRecord::Range([finite(from), finite(to)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_another_language_only_sentences_and_names_are_read() {
        let found = analyse(
            "Le ministre a dit lundi que la gare de Lyon serait fermée pendant six mois. Les habitants de la ville ne \
             sont pas contents, et le maire demande une autre solution pour les voyageurs.",
        );
        assert_eq!(found.language, Language("fr"));
        assert_eq!(found.document.sentences.len(), 2);
        assert!(found.claims.is_empty() && found.attributions.is_empty() && found.quantities.is_empty());
        assert!(!analyse("The minister said on Monday that the station would close.").claims.is_empty());
    }
}
