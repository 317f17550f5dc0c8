//! Ids that can be read: a few words of what is named, each id once.

use crate::lexicon::is_one_of;
use std::collections::HashMap;

/// So many words make an id.
const WORDS: usize = 5;
/// So many characters at most, with room for a number.
const LENGTH: usize = 60;

/// Ids that were given.
#[derive(Debug, Default)]
pub struct Ids(HashMap<String, usize>);

impl Ids {
    /// A new id for something that is called so.
    pub fn of(&mut self, name: &str) -> String {
        let base = word(name).unwrap_or_else(|| "claim".to_owned());
        let mut id = base.clone();
        let mut count = self.0.get(&base).copied().unwrap_or(0);
        while self.0.contains_key(&id) {
            count += 1;
            id = format!("{base}-{}", count + 1);
        }
        self.0.insert(base, count);
        self.0.entry(id.clone()).or_insert(0);
        id
    }
}

/// The first words that carry meaning, in small letters and joined by hyphens; nothing if there are no letters.
pub fn word(name: &str) -> Option<String> {
    const LIGHT: [&str; 22] = [
        "the", "a", "an", "of", "to", "in", "on", "at", "and", "or", "that", "is", "are", "was", "were",
        "be", "has", "have", "had", "for", "with", "by",
    ];
    let all = || name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let heavy = all().filter(|word| !is_one_of(word, &LIGHT));
    let mut id = join(heavy);
    if id.is_empty() {
        id = join(all());
    }
    // The page uses these itself.
    if id.starts_with("assay-") || id.starts_with("card-") {
        id.insert_str(0, "the-");
    }
    Some(id).filter(|id| !id.is_empty())
}

fn join<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut id = String::new();
    for word in words.take(WORDS) {
        if !id.is_empty() {
            id.push('-');
        }
        id.extend(word.chars().flat_map(char::to_lowercase));
    }
    id.chars().take(LENGTH).collect::<String>().trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_is_given_once() {
        let mut ids = Ids::default();
        let given: Vec<String> =
            ["The tide rose.", "The tide rose.", "Tide rose 2", "…", "Card games are old"]
                .into_iter()
                .map(|name| ids.of(name))
                .collect();
        assert_eq!(given, ["tide-rose", "tide-rose-2", "tide-rose-2-2", "claim", "the-card-games-old"]);
    }
}
