//! How firmly a predicate is stated, whether it is asserted or denied, and the words that say so.
//!
//! Two readings that share one look at the tree. The rule ([`read`]) says certain, probable, possible or uncommitted, positive
//! or negative, and names its evidence: modals, hedges, negation with its scope, the verb, adjective or noun whose content the predicate is
//! ("refused to", "hopes to", "it is unlikely that"), conditions, questions, purposes, orders. The measure ([`Scale`]), a small model over the same
//! signs, puts a number on it: from -3 (surely not) to 3 (surely). Firmness is that of the words: who vouches for them is told elsewhere.
//! Stands on tags and trees.

mod features;
mod lexicon;
mod reading;

pub use assay_dossier::{Certainty, Polarity};
pub use features::Sight;
pub use reading::{Cue, CueKind, Reading, read};

pub use crate::attribution::tree::Tree;
use crate::linear::{Feature, Model, ModelError};
use std::sync::LazyLock;

static SCALE: LazyLock<Scale> =
    LazyLock::new(|| Scale::load(include_bytes!("../models/certainty.bin")).unwrap_or_default());

/// The model that measures.
#[derive(Clone, Debug, Default)]
pub struct Scale(Model<1>);

impl Scale {
    /// Reads a model as the training writes it.
    ///
    /// # Errors
    /// If it is no model.
    pub fn load(bytes: &[u8]) -> Result<Self, ModelError> {
        Model::load(bytes).map(Self)
    }

    /// From -3, surely not, to 3, surely.
    pub fn measure(&self, features: &[Feature]) -> f32 {
        let weight = |feature: &Feature| self.0.row(*feature).map_or(0, |&[weight]| i32::from(weight));
        let sum: i32 = features.iter().map(weight).sum();
        (sum as f32 * self.0.scale()).clamp(-3.0, 3.0)
    }
}

/// How sure it is that what a predicate tells happens: from -3, surely not, to 3, surely.
pub fn factuality(tree: &Tree, predicate: usize, sight: &mut Sight) -> f32 {
    SCALE.measure(sight.of(tree, predicate))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, parse};
    use proptest::prelude::*;

    fn parsed(text: &str) -> Document<'_> {
        let mut document = Document::new(text);
        parse(&mut document);
        document
    }

    #[test]
    fn cases() {
        let mut wrong = Vec::new();
        let lines = crate::lexicon::lines(include_str!("../cases/certainty.txt"));
        for line in lines {
            let Some((case, expected)) = line.split_once("=>") else { continue };
            let Some((text, word)) = case.rsplit_once('|') else { continue };
            let known = text.starts_with("? ");
            let (text, word, expected) = (text.trim_start_matches("? ").trim(), word.trim(), expected.trim());
            let document = parsed(text);
            let predicate = (0..document.tokens.len()).find(|token| document.word(*token) == word).unwrap();
            let reading = read(&Tree::new(&document), predicate);
            let mut found = format!("{} {}", reading.certainty.id(), reading.polarity.id());
            for (holds, name) in [(reading.condition, " condition"), (reading.future, " future")] {
                found += if holds { name } else { "" };
            }
            if known && found == expected {
                wrong.push(format!("{text} | {word}\n  no longer fails: take off its mark"));
            } else if !known && found != expected {
                let cues: Vec<&str> = reading.cues.iter().map(|cue| document.slice(cue.span)).collect();
                wrong.push(format!("{text} | {word}\n  expected: {expected}\n  found:    {found}  {cues:?}"));
            }
        }
        assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(\\PC|if |not |to |may |, |\\? |wants |says ){0,40}") {
            let document = parsed(&text);
            let tree = Tree::new(&document);
            let mut sight = Sight::default();
            for token in 0..document.tokens.len() + 1 {
                let reading = read(&tree, token);
                prop_assert!(reading.cues.iter().all(|cue| text.get(cue.span.range()).is_some()));
                prop_assert_eq!(&reading, &read(&tree, token));
                prop_assert!(factuality(&tree, token, &mut sight).abs() <= 3.0);
            }
        }
    }
}
