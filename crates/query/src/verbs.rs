//! What an agent does to a patient, in the words of a claim's statement.
//!
//! **Rule.** Of the names of both that the statement has, the first of each counts, a longer one before a
//! shorter one. What stands between the two says what is done. Where the one who is acted on comes first
//! ("Kursk was shelled by Russia"), the words read from there, and the result says so. Where only the agent is
//! named, the words after it; where neither is, the statement's first words. At most [`MOST_WORDS`] words.
//!
//! It must not know grammar; a curated statement is one clause, and its words stand for themselves.

use assay_dossier::Actor;

use crate::order::join;

/// The most words of a verb.
pub const MOST_WORDS: usize = 6;

/// The words between who acts and who is acted on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// The words, cut to a readable length.
    pub words: String,
    /// They read from the one who is acted on to the one who acts.
    pub passive: bool,
}

/// What the agent does to the patient, by a statement.
pub fn verb(statement: &str, agent: &Actor, patient: &Actor) -> Verb {
    let (acting, acted_on) = (find(statement, agent), find(statement, patient));
    let between = |from: usize, to: usize| statement.get(from..to).unwrap_or_default();
    let (words, passive) = match (acting, acted_on) {
        (Some((_, from)), Some((to, _))) if from <= to => (between(from, to), false),
        (Some((to, _)), Some((_, from))) if from <= to => (between(from, to), true),
        (Some((_, from)), _) => (between(from, statement.len()), false),
        (None, Some((to, _))) if to > 0 => (between(0, to), false),
        _ => (statement, false),
    };
    let words = words.strip_prefix("’s").or(words.strip_prefix("'s")).unwrap_or(words);
    let edge = |c: char| !c.is_alphanumeric();
    let mut kept: Vec<&str> = words.trim_matches(edge).split_whitespace().take(MOST_WORDS + 1).collect();
    if kept.is_empty() {
        kept.extend(statement.split_whitespace().take(MOST_WORDS + 1));
    }
    let cut = kept.len() > MOST_WORDS;
    kept.truncate(MOST_WORDS);
    let mut words = join(&kept, " ").trim_end_matches(edge).to_owned();
    if cut {
        words.push_str(" …");
    }
    Verb { words, passive }
}

/// Where a statement first names an actor: of names that begin at the same place the longest.
fn find(statement: &str, actor: &Actor) -> Option<(usize, usize)> {
    let names = std::iter::once(&actor.name).chain(&actor.aliases).filter(|name| !name.is_empty());
    let mut best: Option<(usize, usize)> = None;
    for name in names {
        for (from, _) in statement.match_indices(name.as_str()) {
            let to = from + name.len();
            let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let before = statement.get(..from).and_then(|text| text.chars().next_back());
            let after = statement.get(to..).and_then(|text| text.chars().next());
            let better = best.is_none_or(|(start, end)| from < start || (from == start && to > end));
            if !inside(before) && !inside(after) && better {
                best = Some((from, to));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_dossier::{ActorId, ActorKind};

    fn actor(names: &str) -> Actor {
        let mut names = names.split('|').map(str::to_owned);
        let name = names.next().unwrap_or_default();
        Actor {
            id: ActorId(name.clone()),
            name,
            aliases: names.collect(),
            kind: ActorKind::State,
            part_of: None,
            description: None,
        }
    }

    #[test]
    fn words_between_the_names() {
        let (north, south) = (actor("Northland|Northern troops"), actor("Southland|Southern villages"));
        for (statement, words, passive) in [
            ("Northland has shelled Southern villages since May.", "has shelled", false),
            ("Southern villages were shelled by Northern troops.", "were shelled by", true),
            ("Northland’s offer to Southland stands.", "offer to", false),
            ("Northland may attack next year.", "may attack next year", false),
            ("An attack on Southland is likely.", "An attack on", false),
            ("Southland fears it.", "Southland fears it", false),
            ("Nobody knows when a very long war would end.", "Nobody knows when a very long …", false),
            (
                "Northlanders left; Northland, it says, will not help Southland.",
                "it says, will not help",
                false,
            ),
            ("Northland Southland", "Northland Southland", false),
            ("", "", false),
        ] {
            assert_eq!(
                verb(statement, &north, &south),
                Verb { words: words.to_owned(), passive },
                "{statement}"
            );
        }
    }
}
