//! The corpora: where they lie, what is in them, typed.
//!
//! Offsets in the files count Unicode code points; [`Offsets`] turns them to bytes. Knows no model. A corpus that
//! is not there is a plain sentence: what it is, and where to be had.

use assay_analysis::Span;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

/// What stops a command, in words.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// There is no such folder or file.
    #[error(
        "{path} is not there. It belongs to the open corpora that the analyser is trained and measured on: {what}. \
         Put the folder beside the project or name it in CORPORA; nothing but training and measuring needs it."
    )]
    Missing {
        /// What was looked for.
        path: String,
        /// What that is, and where to be had.
        what: &'static str,
    },
    /// A line that is no document of its corpus.
    #[error("{path}, line {line}: {why}")]
    Line {
        /// The file.
        path: String,
        /// Counted from 1.
        line: usize,
        /// What is wrong.
        why: String,
    },
    /// Anything else, already in words.
    #[error("{0}")]
    Other(String),
}

/// What each corpus is and where it is to be had; the first entry whose beginning fits a path speaks for it.
const ORIGINS: [(&str, &str); 9] = [
    ("attribution/gum", GUM),
    ("actors/gum", GUM),
    ("claims/gum_relations", GUM),
    ("actors/wikigold", "Wikigold, named entities in Wikipedia, CC BY 4.0"),
    ("actors/wnut17", "WNUT 2017 emerging entities, CC BY 4.0, github.com/leondz/emerging_entities_17"),
    ("actors/uner", "Universal NER on UD English EWT, CC BY-SA 4.0, universalner.org"),
    ("actors/re3d", "re3d by Dstl, github.com/dstl/re3d, licences by source"),
    ("claims/causal", "Causal News Corpus V2, CC0 1.0, github.com/tanfiona/CausalNewsCorpus"),
    ("claims/factuality", "UDS-IH2 event factuality, CC BY-SA 4.0, decomp.io"),
];
const GUM: &str =
    "GUM, the Georgetown University Multilayer corpus, annotations CC BY 4.0, gucorpling.org/gum";

fn origin(path: &str) -> &'static str {
    let known = ORIGINS.iter().find(|(start, _)| path.starts_with(start)).map(|(_, what)| *what);
    known.unwrap_or(
        "UD English EWT and GUM (universaldependencies.org), the Golden Rules of pySBD and the test cases of \
         Recognizers-Text (both on GitHub, MIT)",
    )
}

/// The folder of the corpora.
#[derive(Clone, Debug)]
pub struct Corpora {
    folder: PathBuf,
}

impl Corpora {
    /// The folder, if it is there.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        if folder.is_dir() {
            Ok(Self { folder: folder.to_owned() })
        } else {
            let what = "UD English EWT, GUM, Wikigold, WNUT 2017, Universal NER, re3d, the Causal News Corpus, UDS-IH2, \
                        Recognizers-Text and the Golden Rules, all under open licences";
            Err(Failure::Missing { path: folder.display().to_string(), what })
        }
    }

    /// A file's place.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    /// A file's text.
    pub fn text(&self, file: &str) -> Result<String, Failure> {
        let path = self.path(file);
        std::fs::read_to_string(&path)
            .map_err(|_| Failure::Missing { path: path.display().to_string(), what: origin(file) })
    }

    /// A file with one document a line.
    pub fn lines<T: DeserializeOwned>(&self, file: &str) -> Result<Vec<T>, Failure> {
        let text = self.text(file)?;
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        lines
            .map(|(number, line)| {
                serde_json::from_str(line).map_err(|why| Failure::Line {
                    path: self.path(file).display().to_string(),
                    line: number + 1,
                    why: why.to_string(),
                })
            })
            .collect()
    }
}

/// Into how many parts documents are divided for cross-validation.
pub const FOLDS: usize = 5;

/// In which part a document is, by its id (FNV-1a).
pub fn fold(id: &str) -> usize {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    // The low bits of this hash are its weakest.
    ((hash >> 32) % FOLDS as u64) as usize
}

/// From code points of a text to bytes.
#[derive(Debug)]
pub struct Offsets(Vec<usize>);

impl Offsets {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    /// A pair of the corpora as a span.
    pub fn span(&self, [start, end]: [usize; 2]) -> Span {
        let byte = |at: usize| self.0.get(at).or(self.0.last()).copied().unwrap_or_default();
        Span::new(byte(start), byte(end))
    }
}

/// `[start, end]` in code points.
pub type Pair = [usize; 2];

/// Any document that has an id and a text.
#[derive(Debug, Deserialize)]
pub struct Plain {
    /// Its name; what is scored is matched by it.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// `attribution/gum.jsonl`.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct AttributionDocument {
    pub id: String,
    pub genre: String,
    pub text: String,
    pub attributions: Vec<GoldAttribution>,
}

/// Who says what.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct GoldAttribution {
    pub source: Vec<Pair>,
    pub cue: Vec<Pair>,
    pub content: Vec<Pair>,
    #[serde(default)]
    pub attribution_unit: Vec<Pair>,
    #[serde(default)]
    pub polarity: Option<String>,
}

/// `actors/*.jsonl`.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct ActorDocument {
    pub id: String,
    #[serde(default)]
    pub genre: Option<String>,
    pub text: String,
    pub entities: Vec<(usize, usize, String)>,
    #[serde(default)]
    pub clusters: Vec<GoldCluster>,
    #[serde(default)]
    pub aliases: Vec<[Pair; 2]>,
    #[serde(default)]
    pub relations: Vec<serde_json::Value>,
}

/// The mentions of one thing in GUM: start, end, and whether named, nominal or a pronoun.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct GoldCluster {
    #[serde(rename = "type")]
    pub kind: String,
    pub mentions: Vec<(usize, usize, String)>,
    #[serde(default)]
    pub names: Vec<Pair>,
    #[serde(default)]
    pub identity: Option<String>,
}

/// `quantities/recognizers.jsonl`.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct QuantityDocument {
    pub id: String,
    pub text: String,
    pub quantities: Vec<serde_json::Value>,
}

/// `claims/causal_train.jsonl`; label 1: the sentence states a cause and an effect.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct CausalDocument {
    pub id: String,
    pub text: String,
    pub label: u8,
}

/// `claims/factuality_uds_dev.jsonl`: tokens joined by spaces.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct FactualityDocument {
    pub text: String,
    pub targets: Vec<GoldFactuality>,
    pub file_idx: u32,
    pub idx: u32,
}

/// Whether an event happened: from -3 (surely not) to 3 (surely). `span1` counts tokens.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct GoldFactuality {
    pub span1: Pair,
    pub label: f64,
    pub span_text: String,
}

/// `claims/gum_relations.jsonl`.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct RelationDocument {
    pub id: String,
    pub genre: String,
    pub text: String,
    pub relations: Vec<GoldRelation>,
}

/// A relation of discourse: the satellite of `causal-cause` is the cause of the nucleus.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct GoldRelation {
    pub rel: String,
    pub satellite: Vec<Pair>,
    pub nucleus: Vec<Pair>,
    pub signals: Vec<(String, String, Vec<Pair>)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_code_points() {
        let text = "é 🌍!";
        assert_eq!(&text[Offsets::of(text).span([2, 3]).range()], "🌍");
        assert_eq!(Offsets::of(text).span([3, 9]).range(), 7..8);
    }

    #[test]
    fn folds_are_even() {
        let mut sizes = [0; FOLDS];
        for number in 0..1000 {
            sizes[fold(&format!("GUM_news_{number}"))] += 1;
        }
        assert!(sizes.iter().all(|size| (150..250).contains(size)), "{sizes:?}");
    }
}
