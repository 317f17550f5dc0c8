//! Gold that is made from other gold: the ends of sentences, from the sentences of the treebanks.
//!
//! The text of a document is put together again from its words and their spaces, paragraphs apart by a blank line.

use crate::corpus::{Corpora, Failure};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Sentence ends of GUM.
pub const GUM: &str = "syntax/gum";
/// Sentence ends of EWT's development part.
pub const EWT: &str = "syntax/ewt_dev";

/// The documents of a gold file, made if it is not one of the corpora.
pub fn documents(corpora: &Corpora, gold: &str) -> Result<Vec<Value>, Failure> {
    match gold {
        GUM => Ok(sentences(&[corpora.text("syntax/gum_1.conllu")?, corpora.text("syntax/gum_2.conllu")?])),
        EWT => Ok(sentences(&[corpora.text("syntax/ewt_dev.conllu")?])),
        file => corpora.lines(file),
    }
}

#[derive(Default)]
struct Rebuilt {
    text: String,
    length: usize,
    sentences: Vec<[usize; 2]>,
    /// What stands before the next word.
    gap: &'static str,
}

impl Rebuilt {
    fn add(&mut self, word: &str) {
        for piece in [std::mem::take(&mut self.gap), word] {
            self.text.push_str(piece);
            self.length += piece.chars().count();
        }
    }
}

fn sentences(files: &[String]) -> Vec<Value> {
    let mut documents: BTreeMap<String, Rebuilt> = BTreeMap::new();
    let mut id = String::new();
    let mut starts = true;
    // The last token that a multi-word form covers: `1-2 don't`, then `1 do`, `2 n't`.
    let mut covered = 0;
    for line in files.iter().flat_map(|file| file.lines()) {
        if let Some(name) = line.strip_prefix("# newdoc id = ") {
            id = name.to_owned();
        }
        let document = documents.entry(id.clone()).or_default();
        if line.starts_with("# newpar") && document.length > 0 {
            document.gap = "\n\n";
        }
        if line.is_empty() {
            (starts, covered) = (true, 0);
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let (Some(number), Some(word), Some(misc)) = (columns.first(), columns.get(1), columns.get(9)) else {
            continue;
        };
        if let Some((_, last)) = number.split_once('-') {
            covered = last.parse().unwrap_or_default();
        } else if number.parse().unwrap_or(0) <= covered {
            continue;
        }
        document.add(word);
        let start = document.length - word.chars().count();
        match document.sentences.last_mut() {
            Some(sentence) if !starts => sentence[1] = document.length,
            _ => document.sentences.push([start, document.length]),
        }
        starts = false;
        document.gap = if misc.contains("SpaceAfter=No") { "" } else { " " };
    }
    let json = |(id, document): (String, Rebuilt)| {
        let genre = id.split('_').nth(1).unwrap_or_default().to_owned();
        json!({ "id": id, "genre": genre, "text": document.text, "sentences": document.sentences })
    };
    documents.into_iter().filter(|(_, document)| document.length > 0).map(json).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_put_together_again() {
        let file = "# newdoc id = A_news_x\n# newpar\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDo\t_\t_\t_\t_\t_\t_\t_\t_\n\
                    2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n3\tgo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n4\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n\
                    1\tStay\t_\t_\t_\t_\t_\t_\t_\t_\n\n# newpar\n1\tÀ\t_\t_\t_\t_\t_\t_\t_\t_\n";
        let made = sentences(&[file.to_owned()]);
        let expected = json!([{ "id": "A_news_x", "genre": "news", "text": "Don't go. Stay\n\nÀ",
                                "sentences": [[0, 9], [10, 14], [16, 17]] }]);
        assert_eq!(json!(made), expected);
    }
}
