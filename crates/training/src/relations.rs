//! Counts which relations words have, by part of speech and by the side of their head: the parser chooses among those only,
//! which spares it most of the choice and loses nothing.

use crate::corpus::{Corpora, Failure};
use crate::tagger::{EWT, GUM, jackknife, treebank};
use crate::trainer::{Held, Trainer};
use assay_analysis::{Relation, Tag};
use std::collections::BTreeMap;
use std::fmt::Write;

/// In the list of trainers.
pub const TRAINER: Trainer = Trainer { name: "relations", train, tasks: &[], folds };

const FILE: &str = "crates/analysis/data/relations.txt";
/// What was seen less often counts as a slip of tagger or annotator.
const LEAST: usize = 3;
const HEAD: &str = "# Which relations a word of each part of speech may have to a head after it (left) and before it (right): those that
# were seen at least three times in the open treebanks, with tags by taggers that had not seen the text.
# Written by `train relations`.
";

fn train(corpora: &Corpora) -> Result<String, Failure> {
    let documents = treebank(corpora, &[EWT.as_slice(), &GUM].concat())?;
    let tags = jackknife(&documents)?;
    let mut counts: BTreeMap<(u8, bool), BTreeMap<u8, usize>> = BTreeMap::new();
    let words = documents.iter().flat_map(|gold| &gold.sentences).flat_map(|words| words.iter().enumerate());
    for ((at, word), tag) in words.zip(tags.iter().flatten()) {
        if let Some(head) = word.head {
            let relation = Relation::named(&word.relation) as u8;
            *counts.entry((*tag as u8, head < at)).or_default().entry(relation).or_default() += 1;
        }
    }
    let mut file = HEAD.to_owned();
    let (mut kept, mut left_out) = (0, 0);
    for ((tag, right), relations) in &counts {
        let tag = Tag::ALL.iter().find(|known| **known as u8 == *tag).map_or("", |tag| tag.name());
        let _ = write!(file, "{tag} {}", if *right { "right" } else { "left" });
        for (relation, count) in relations {
            if *count >= LEAST {
                let _ = write!(file, " {}", Relation::from_index(usize::from(*relation)).name());
                kept += count;
            } else {
                left_out += count;
            }
        }
        file.push('\n');
    }
    std::fs::write(FILE, &file).map_err(|why| Failure::Other(format!("{FILE}: {why}")))?;
    Ok(format!("{kept} arcs have a relation that is listed, {left_out} another, {} bytes", file.len()))
}

fn folds(_: &Corpora) -> Result<Vec<Held>, Failure> {
    Ok(Vec::new())
}
