//! Packs the lists of names: many words become few bytes, as `assay_analysis::gazetteer::packed` reads them.
//!
//! Owns which list is of which sort. The lists lie in `lists/` as plain words, each with where it comes from.

use crate::corpus::{Corpora, Failure};
use crate::trainer::{Held, Trainer};
use assay_analysis::gazetteer::packed::{self, Forms, SORTS};
use assay_analysis::gazetteer::{Phrase, Sort};
use assay_training::coding::Encoder;
use std::collections::BTreeMap;

/// In the list of trainers.
pub const TRAINER: Trainer = Trainer { name: "lists", train, tasks: &[], folds };

const LISTS: [(Sort, &str); 6] = [
    (Sort::GivenHe, include_str!("../lists/given-he.txt")),
    (Sort::GivenShe, include_str!("../lists/given-she.txt")),
    (Sort::Family, include_str!("../lists/family.txt")),
    (Sort::Town, include_str!("../lists/towns.txt")),
    (Sort::Organisation, include_str!("../lists/organisations.txt")),
    (Sort::Place, include_str!("../lists/places.txt")),
];

/// The names of a list.
fn names(list: &str) -> impl Iterator<Item = &str> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(',')).map(str::trim).filter(|name| !name.is_empty())
}

/// The packed lists.
fn pack() -> Vec<u8> {
    let mut keys: BTreeMap<u32, u32> = BTreeMap::new();
    let bit = |sort| SORTS.iter().position(|listed| *listed == sort).map_or(0, |bit| 1 << bit);
    let mut add = |phrase: &str, sort| *keys.entry(packed::key(Phrase::of(phrase))).or_default() |= bit(sort);
    for (sort, list) in LISTS {
        for name in names(list) {
            add(name, sort);
            let end = name.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(name.len());
            let word = name.split(' ').next().unwrap_or_default();
            for first in [name.get(..end).unwrap_or_default(), word, word.trim_end_matches('.')] {
                if first.len() < name.len() {
                    add(first, Sort::Opens);
                }
            }
        }
    }
    let (mut encoder, mut forms) = (Encoder::default(), Forms::default());
    let mut next = 0;
    for (key, sorts) in &keys {
        encoder.long_number(key - next, &mut forms.gap_lengths, &mut forms.gap_bits);
        encoder.number(*sorts, SORTS.len() as u32, &mut forms.sorts);
        next = key + 1;
    }
    let mut file = (keys.len() as u32).to_le_bytes().to_vec();
    file.extend(encoder.finish());
    file
}

fn train(_: &Corpora) -> Result<String, Failure> {
    let file = pack();
    let path = "crates/analysis/models/lists.bin";
    std::fs::write(path, &file)
        .map_err(|error| Failure::Other(format!("{path} cannot be written: {error}")))?;
    Ok(format!("{} bytes", file.len()))
}

fn folds(_: &Corpora) -> Result<Vec<Held>, Failure> {
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_analysis::gazetteer::packed::Packed;

    #[test]
    fn what_is_packed_is_found() {
        let packed = Packed::read(&pack());
        assert!(packed.sorts(Phrase::of("Nguyen")).has(Sort::Family));
        assert!(packed.sorts(Phrase::of("Baton Rouge")).has(Sort::Town));
        assert!(packed.sorts(Phrase::of("Baton")).has(Sort::Opens));
        assert!(packed.sorts(Phrase::of("Xqzzt")).is_empty());
        for (sort, list) in LISTS {
            assert!(names(list).all(|name| packed.sorts(Phrase::of(name)).has(sort)));
        }
    }

    #[test]
    fn the_shipped_lists_are_these() {
        assert!(pack() == include_bytes!("../../analysis/models/lists.bin"), "train lists has to be run");
    }
}
