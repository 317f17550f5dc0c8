//! What is measured, on which texts, what others reach there, and what is aimed at. A table, no code.
//!
//! The peers' figures are those of the corpora's README, measured there by the same `score.py` on the same files.

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// The task, as `score.py` calls it; or, for figures that a trainer computes, the name of the model.
    pub task: &'static str,
    /// The gold file; empty for what a trainer computes.
    pub gold: &'static str,
    /// Only documents of this genre; empty for all.
    pub genre: &'static str,
    /// The score, as in the output of `score.py`: `relation_full.f1`.
    pub metric: &'static str,
    /// What other tools reach, in percent.
    pub peers: &'static [(&'static str, f64)],
    /// What is aimed at, in percent; 0 where nothing is.
    pub reach: f64,
}

const fn row(
    task: &'static str,
    gold: &'static str,
    genre: &'static str,
    metric: &'static str,
    peers: &'static [(&'static str, f64)],
    reach: f64,
) -> Measure {
    Measure { task, gold, genre, metric, peers, reach }
}

const GUM_QUOTES: &str = "attribution/gum.jsonl";
const GUM_ACTORS: &str = "actors/gum.jsonl";
const GTT: &str = "GenderGapTracker";

/// Every row, by task.
#[rustfmt::skip]
pub const MEASURES: &[Measure] = &[
    row("sentences", "sentences/golden_rules.jsonl", "", "passed", &[("pysbd", 97.9), ("sentencex", 89.6), ("spaCy-sm", 60.4)], 95.8),
    row("sentences", crate::gold::GUM, "news", "ends.f1", &[("syntok", 97.1), ("compromise", 95.9), ("spaCy-sm", 88.1)], 98.0),
    row("sentences", crate::gold::GUM, "", "ends.f1", &[], 0.0),
    row("sentences", crate::gold::EWT, "", "ends.f1", &[], 93.0),

    row("attribution", GUM_QUOTES, "", "relation_full.f1", &[(GTT, 31.3), ("textacy", 11.9)], 55.0),
    row("attribution", GUM_QUOTES, "", "relation_content.f1", &[(GTT, 39.2), ("textacy", 13.4)], 62.0),
    row("attribution", GUM_QUOTES, "", "recall_indirect", &[(GTT, 21.8)], 60.0),
    row("attribution", GUM_QUOTES, "news", "relation_full.f1", &[(GTT, 51.5), ("textacy", 28.2)], 70.0),
    row("attribution", GUM_QUOTES, "news", "relation_content.f1", &[(GTT, 59.7), ("textacy", 30.1)], 76.0),
    row("attribution", GUM_QUOTES, "interview", "relation_full.f1", &[(GTT, 21.3)], 0.0),
    row("attribution", GUM_QUOTES, "court", "relation_full.f1", &[(GTT, 18.4)], 0.0),

    row("actors", "actors/wikigold.jsonl", "", "typed.f1", &[("spaCy-md", 63.3), ("compromise", 44.0)], 70.0),
    row("actors", "actors/wikigold.jsonl", "", "untyped.f1", &[("spaCy-md", 78.5), ("compromise", 48.6)], 80.0),
    row("actors", "actors/uner_ewt_dev.jsonl", "", "typed.f1", &[("spaCy-md", 64.1), ("compromise", 52.2)], 68.0),
    row("actors", "actors/uner_ewt_dev.jsonl", "", "untyped.f1", &[("spaCy-md", 73.8), ("compromise", 57.3)], 76.0),
    row("actors", GUM_ACTORS, "", "typed.f1", &[("spaCy-md", 53.0), ("compromise", 45.5)], 65.0),
    row("actors", GUM_ACTORS, "", "untyped.f1", &[("spaCy-md", 67.1), ("compromise", 49.6)], 75.0),
    row("actors", "actors/re3d.jsonl", "", "typed.f1", &[("spaCy-md", 46.9), ("compromise", 35.5)], 60.0),
    row("actors", "actors/re3d.jsonl", "", "untyped.f1", &[("spaCy-md", 53.7), ("compromise", 37.8)], 66.0),
    row("actors", "actors/wnut17_train_dev.jsonl", "", "typed.f1", &[("spaCy-md", 34.4), ("compromise", 43.6)], 0.0),

    row("aliases", GUM_ACTORS, "", "b3.f1", &[("spaCy-md", 75.8), ("compromise", 58.6)], 80.0),
    row("aliases", GUM_ACTORS, "", "pairs.f1", &[("spaCy-md", 68.3), ("compromise", 50.4)], 74.0),
    row("aliases", GUM_ACTORS, "", "alias_pairs.f1", &[("spaCy-md", 30.5), ("compromise", 24.2)], 50.0),
    row("aliases", "actors/re3d.jsonl", "", "link_recall", &[("spaCy-sm", 2.0), ("compromise", 2.0)], 40.0),

    row("quantities", "quantities/recognizers.jsonl", "", "value.f1", &[("Recognizers", 60.3), ("quantulum3", 51.4)], 75.0),
    row("quantities", "quantities/recognizers.jsonl", "", "value_unit.f1", &[("Recognizers", 54.6), ("quantulum3", 33.2)], 70.0),

    row("causal", "claims/causal_train.jsonl", "", "causal.f1", &[("always yes", 69.2), ("word list", 66.6)], 78.0),

    row("claims", "", "", "claims found", &[], 85.0),
    row("claims", "", "", "sourcing right", &[], 90.0),
    row("claims", "", "", "kind right", &[], 80.0),
    row("claims", "", "", "certainty right", &[], 80.0),
    row("claims", "", "", "polarity right", &[], 0.0),
    row("claims", "", "", "of those made, in the gold", &[], 0.0),
    row("claims", "", "", "articles, claims found", &[], 85.0),
    row("claims", "", "", "articles, sourcing right", &[], 90.0),
    row("claims", "", "", "articles, kind right", &[], 80.0),
    row("claims", "", "", "articles, certainty right", &[], 80.0),
    row("claims", "", "", "articles, polarity right", &[], 0.0),
    row("claims", "", "", "articles, of those made, in the gold", &[], 0.0),

    row("certainty", "", "", "Pearson r", &[], 60.0),
    row("tagger", "", "", "UPOS, EWT dev", &[("spaCy-sm", 95.0)], 95.0),
    row("tagger", "", "", "UPOS, GUM", &[], 0.0),
    row("parser", "", "", "heads, EWT dev", &[], 0.0),
    row("parser", "", "", "heads and relations, EWT dev", &[], 0.0),
    row("parser", "", "", "heads, GUM", &[], 0.0),
    row("parser", "", "", "heads and relations, GUM", &[], 0.0),
];

impl Measure {
    /// Its key in the file of floors.
    pub fn key(&self) -> String {
        let parts = [self.task, self.gold.trim_end_matches(".jsonl"), self.genre, self.metric];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}
