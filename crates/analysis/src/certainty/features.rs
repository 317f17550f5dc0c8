//! What the measure of certainty sees of a predicate: its form, its helpers, what it hangs on, and the rule's reading.

use super::lexicon::classes;
use super::reading::{self, LINKS, dependants, is_base, question};
use crate::attribution::tree::Tree;
use crate::linear::{Feature, hash_folded};
use crate::{Relation, Tag};

/// The features of one predicate after the other.
#[derive(Debug, Default)]
pub struct Sight {
    found: Vec<Feature>,
}

impl Sight {
    /// What is true of a predicate. Each question has a number of its own.
    pub fn of(&mut self, tree: &Tree, predicate: usize) -> &[Feature] {
        self.found.clear();
        self.found.push(Feature::zero(0));
        self.rule(tree, predicate);
        self.form(tree, predicate);
        self.helpers(tree, predicate);
        self.links(tree, predicate);
        self.around(tree, predicate);
        self.found.sort_unstable();
        self.found.dedup();
        &self.found
    }

    fn add(&mut self, feature: Feature) {
        self.found.push(feature);
    }

    fn rule(&mut self, tree: &Tree, predicate: usize) {
        let reading = reading::read(tree, predicate);
        let (certainty, polarity) = (reading.certainty as u32, reading.polarity as u32);
        self.add(Feature::one(1, certainty));
        self.add(Feature::one(2, polarity));
        self.add(Feature::two(3, certainty, polarity));
        self.add(Feature::one(4, reading.condition.into()));
        for cue in &reading.cues {
            let word = hash_folded(tree.document.slice(cue.span).as_bytes());
            self.add(Feature::two(5, cue.kind as u32, polarity));
            self.add(Feature::two(6, cue.kind as u32, word));
        }
        self.add(Feature::two(7, certainty, tree.relation(predicate) as u32));
    }

    fn form(&mut self, tree: &Tree, predicate: usize) {
        let word = tree.word(predicate).as_bytes();
        let (tag, relation) = (tree.tag(predicate) as u32, tree.relation(predicate) as u32);
        let ending = hash_folded(word.get(word.len().saturating_sub(2)..).unwrap_or_default());
        let base = u32::from(is_base(tree.word(predicate)));
        self.add(Feature::one(10, hash_folded(word)));
        self.add(Feature::one(11, tag));
        self.add(Feature::two(12, tag, ending));
        self.add(Feature::one(13, relation));
        self.add(Feature::three(14, relation, tag, base));
        self.add(Feature::three(15, relation, tag, ending));
        for class in classes(tree.word(predicate)).each() {
            self.add(Feature::one(16, class));
        }
        self.add(Feature::two(17, question(tree, predicate).is_some().into(), relation));
    }

    fn helpers(&mut self, tree: &Tree, predicate: usize) {
        let tag = tree.tag(predicate) as u32;
        let mut helped = 0;
        for child in dependants(tree, predicate) {
            let word = hash_folded(tree.word(child).as_bytes());
            let relation = tree.relation(child);
            match relation {
                Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula | Relation::Marker => {
                    helped = helped * 31 + word % 1_000_003;
                    self.add(Feature::two(20, relation as u32, word));
                    self.add(Feature::three(21, relation as u32, word, tree.relation(predicate) as u32));
                }
                Relation::Adverb
                | Relation::Other
                | Relation::Determiner
                | Relation::Coordinator
                | Relation::Particle => {
                    self.add(Feature::one(22, word));
                    for class in classes(tree.word(child)).each() {
                        self.add(Feature::two(23, relation as u32, class));
                    }
                }
                Relation::Subject | Relation::PassiveSubject | Relation::Object => {
                    if tree.tag(child) != Tag::Noun && tree.tag(child) != Tag::Propn {
                        self.add(Feature::two(24, relation as u32, word));
                    }
                    self.add(Feature::two(25, relation as u32, tree.tag(child) as u32));
                }
                _ => {}
            }
            self.add(Feature::one(26, relation as u32));
        }
        self.add(Feature::two(27, helped, tag));
    }

    fn links(&mut self, tree: &Tree, predicate: usize) {
        let mut at = predicate;
        for depth in 0..LINKS as u32 {
            let Some(head) = tree.head(at) else { break };
            let relation = tree.relation(at) as u32;
            let word = hash_folded(tree.word(head).as_bytes());
            let to = dependants(tree, at)
                .any(|child| tree.relation(child) == Relation::Marker && tree.is(child, &["to"]));
            self.add(Feature::three(30, depth.min(2), relation, tree.tag(head) as u32));
            self.add(Feature::three(31, depth.min(2), relation, word));
            for class in classes(tree.word(head)).each() {
                self.add(Feature::four(32, depth.min(2), relation, class, to.into()));
                self.add(Feature::two(33, class, to.into()));
            }
            for child in dependants(tree, head).filter(|child| *child != at) {
                if matches!(tree.relation(child), Relation::Auxiliary | Relation::Marker | Relation::Adverb) {
                    let word = hash_folded(tree.word(child).as_bytes());
                    self.add(Feature::three(34, depth.min(2), relation, word));
                    for class in classes(tree.word(child)).each() {
                        self.add(Feature::three(35, depth.min(2), relation, class));
                    }
                }
            }
            at = head;
        }
        self.add(Feature::one(36, tree.head(predicate).is_none().into()));
    }

    fn around(&mut self, tree: &Tree, predicate: usize) {
        for (place, by) in (1..=3_u32).map(|by| (predicate.checked_sub(by as usize), by)) {
            let Some(place) = place else { break };
            let word = hash_folded(tree.word(place).as_bytes());
            self.add(Feature::two(40, by, word));
            self.add(Feature::two(41, by, tree.tag(place) as u32));
            for class in classes(tree.word(place)).each() {
                self.add(Feature::one(42, class));
            }
        }
        let next = hash_folded(tree.word(predicate + 1).as_bytes());
        self.add(Feature::one(43, next));
        self.add(Feature::one(44, tree.tag(predicate + 1) as u32));
    }
}
