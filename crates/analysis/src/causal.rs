//! Whether a sentence states a cause and its effect, and the words that mark which is which.
//!
//! Two readings: a judge ([`Judge`]), a linear model over words, their classes and tags, says how likely the sentence
//! is to state a cause at all; a list of connectives ([`marker`]) says where one is marked, and on which side the cause
//! stands. Stands on tokens and tags. The judge is trained by `assay-training` (`causal`).

mod features;
mod markers;

pub use features::Features;
pub use markers::{Marker, marker};

use crate::Document;
use crate::linear::{Feature, Model, ModelError};
use std::ops::Range;
use std::sync::LazyLock;

/// Up to so many sentences are judged as one text; of longer texts each sentence by itself.
const SHORT: usize = 3;

static JUDGE: LazyLock<Judge> =
    LazyLock::new(|| Judge::load(include_bytes!("../models/causal.bin")).unwrap_or_default());

/// The model that judges.
#[derive(Clone, Debug, Default)]
pub struct Judge(Model<1>);

impl Judge {
    /// Reads a model as the training writes it.
    ///
    /// # Errors
    /// If it is no model.
    pub fn load(bytes: &[u8]) -> Result<Self, ModelError> {
        Model::load(bytes).map(Self)
    }

    /// How far above its threshold it is, in log-odds; above zero means yes.
    pub fn score(&self, features: &[Feature]) -> f32 {
        let weight = |feature: &Feature| self.0.row(*feature).map_or(0, |&[weight]| i32::from(weight));
        let sum: i32 = features.iter().map(weight).sum();
        sum as f32 * self.0.scale()
    }
}

/// Judges sentence after sentence; keeps its storage from one to the next.
#[derive(Debug, Default)]
pub struct Causes {
    features: Features,
}

impl Causes {
    /// How far above the threshold the judge is for these tokens; above zero means that they state a cause.
    pub fn score(&mut self, document: &Document, tokens: Range<usize>) -> f32 {
        JUDGE.score(self.features.of(document, tokens))
    }
}

/// Whether a text states a cause and its effect.
pub fn states_cause(document: &Document) -> bool {
    let mut causes = Causes::default();
    if document.sentences.len() <= SHORT {
        return !document.tokens.is_empty() && causes.score(document, 0..document.tokens.len()) > 0.0;
    }
    document.sentences.iter().any(|sentence| causes.score(document, sentence.tokens.clone()) > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markers() {
        let mut wrong = Vec::new();
        let lines = crate::lexicon::lines(include_str!("../cases/causes.txt"));
        for (text, expected) in lines.filter_map(|line| line.split_once("=>")) {
            let (text, expected) = (text.trim(), expected.trim());
            let document = Document::new(text);
            let side = |span: Option<crate::Span>| span.map_or("", |span| document.slice(span));
            let found = marker(&document, 0..document.tokens.len()).map_or(String::new(), |found| {
                format!("[{}] {} | {}", document.slice(found.span), side(found.cause), side(found.effect))
            });
            if found != expected {
                wrong.push(format!("{text}\n  expected: {expected}\n  found:    {found}"));
            }
        }
        assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn plain_causes_are_judged() {
        let judged = |text: &str| {
            let mut document = Document::new(text);
            crate::tagger::tag(&mut document);
            states_cause(&document)
        };
        assert!(judged(
            "Workers went on strike on Monday demanding higher wages after the owners cut their pay."
        ));
        assert!(judged("Two people were killed and six injured when a bomb exploded near the station."));
        assert!(!judged("The minister spoke at the college on Friday."));
        assert!(!judged(""));
    }

    proptest! {
        #[test]
        fn any_text_is_judged(text in "(\\PC|because |led to |to |after ){0,60}") {
            let document = Document::new(&text);
            let _ = states_cause(&document);
            if let Some(found) = marker(&document, 0..document.tokens.len()) {
                let spans = [Some(found.span), found.cause, found.effect];
                prop_assert!(spans.into_iter().flatten().all(|span| text.get(span.range()).is_some()));
            }
        }
    }
}
