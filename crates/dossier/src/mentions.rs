//! Where an article names its actors.
//!
//! The rule: a mention is a name or alias of an actor that stands in one paragraph, between word
//! boundaries. Words are those of Unicode (UAX #29), save that an apostrophe always ends one: so a
//! possessive is no part of the name, and “Russia’s” mentions “Russia”. Of names that begin at the same
//! word the longest counts, and the next mention begins after it. White space of any kind and length is
//! alike, and so are apostrophes of any cut. Letters must be the same, capitals included; only the first
//! one may be a capital where the name has a small one, since a sentence may begin with it. A leading
//! “The” in a name counts as “the”.
//!
//! A text is read once, whatever its names: no name is followed further than [`LONGEST`] pieces.
//!
//! This file must not know claims, files or pages. It runs where a [`Reading`](crate::Reading) is made,
//! by the build and in the opener: the page is given the mentions and never looks for them.

use crate::model::Actor;
use crate::search::is_apostrophe;
use crate::text::{Span, Text};
use borsh::{BorshDeserialize, BorshSerialize};
use std::collections::{HashMap, VecDeque};
use unicode_segmentation::UnicodeSegmentation;

/// So many mentions are listed: ten times what the longest articles have.
pub const MAX_MENTIONS: usize = 100_000;

/// A name of more pieces (words, the spaces between them, signs) is not looked for.
const LONGEST: usize = 40;

/// All white space.
const GAP: &str = " ";
/// All apostrophes.
const APOSTROPHE: &str = "'";

/// Words of the article that name an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Mention {
    /// Where the name stands, without the ending of a possessive.
    pub span: Span,
    /// Which actor of the dossier it names. A name that several actors share is the first one's; one
    /// that is written exactly so goes before one that has a small first letter.
    pub actor: usize,
}

/// Every mention of the actors, in the order of the text; none overlaps another.
pub(crate) fn find(actors: &[Actor], text: &Text) -> Vec<Mention> {
    let names = Names::of(actors);
    let mut mentions = Vec::new();
    if names.steps.is_empty() {
        return mentions;
    }
    for paragraph in text.paragraphs() {
        let mut coming = pieces(text.get(paragraph));
        let mut window: VecDeque<Piece<'_>> = VecDeque::with_capacity(LONGEST);
        loop {
            window.extend(coming.by_ref().take(LONGEST - window.len()));
            let Some(first) = window.front() else { break };
            let start = paragraph.start + first.start;
            let found = names.longest(&window);
            if let Some((count, actor)) = found
                && let Some(last) = window.get(count - 1)
            {
                if mentions.len() == MAX_MENTIONS {
                    return mentions;
                }
                mentions.push(Mention { span: Span::new(start, paragraph.start + last.end), actor });
            }
            window.drain(..found.map_or(1, |(count, _)| count));
        }
    }
    mentions
}

/// A word, a sign, an apostrophe or some white space.
struct Piece<'a> {
    /// What it is compared by.
    shape: &'a str,
    start: usize,
    end: usize,
}

/// The pieces of some words. Of white space that Unicode takes for several pieces only the first comes.
fn pieces(words: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut in_gap = false;
    words
        .split_word_bound_indices()
        .flat_map(|(mut at, segment)| {
            segment.split_inclusive(is_apostrophe).flat_map(move |part| {
                let word = part.trim_end_matches(is_apostrophe);
                let shape = if word.chars().all(char::is_whitespace) { GAP } else { word };
                let (start, middle) = (at, at + word.len());
                at += part.len();
                [Piece { shape, start, end: middle }, Piece { shape: APOSTROPHE, start: middle, end: at }]
            })
        })
        .filter(move |piece| {
            let empty = piece.start == piece.end;
            let again = in_gap && piece.shape == GAP;
            in_gap = if empty { in_gap } else { piece.shape == GAP };
            !empty && !again
        })
}

/// All names as a tree: from the root, 0, each step is a piece.
struct Names<'a> {
    /// The letters of ASCII that words begin with which may begin a name: most words need not be looked up.
    firsts: Vec<u8>,
    steps: HashMap<(usize, &'a str), usize>,
    /// Whose name ends at each node.
    ends: Vec<Option<usize>>,
}

impl<'a> Names<'a> {
    fn of(actors: &'a [Actor]) -> Self {
        let mut names = Self { firsts: Vec::new(), steps: HashMap::new(), ends: vec![None] };
        for (nth, actor) in actors.iter().enumerate() {
            names.add(&actor.name, nth);
            actor.aliases.iter().for_each(|alias| names.add(alias, nth));
        }
        names.firsts.sort_unstable();
        names.firsts.dedup();
        names
    }

    fn add(&mut self, name: &'a str, actor: usize) {
        let mut shapes: Vec<&str> = pieces(name.trim()).map(|piece| piece.shape).take(LONGEST + 1).collect();
        if shapes.len() > LONGEST || !name.contains(char::is_alphanumeric) {
            return;
        }
        if let Some(first) = shapes.first_mut().filter(|first| **first == "The") {
            *first = "the";
        }
        if let Some(first) = shapes.first().and_then(|first| first.bytes().next()) {
            self.firsts.extend([first, first.to_ascii_uppercase()]);
        }
        let mut node = 0;
        for shape in shapes {
            let new = self.ends.len();
            node = *self.steps.entry((node, shape)).or_insert(new);
            if node == new {
                self.ends.push(None);
            }
        }
        if let Some(end) = self.ends.get_mut(node) {
            end.get_or_insert(actor);
        }
    }

    /// How many pieces the longest name has that the pieces begin with, and whose it is.
    fn longest(&self, pieces: &VecDeque<Piece<'_>>) -> Option<(usize, usize)> {
        let first = pieces.front()?.shape;
        let letter = first.bytes().next()?;
        if letter.is_ascii() && self.firsts.binary_search(&letter).is_err() {
            return None;
        }
        let exact = self.follow(first, pieces);
        let small = small(first).and_then(|first| self.follow(&first, pieces));
        let longer = |small: &(usize, usize)| exact.is_none_or(|exact| exact.0 < small.0);
        small.filter(longer).or(exact)
    }

    /// As [`Self::longest`], with `first` for the first piece.
    fn follow(&self, first: &str, pieces: &VecDeque<Piece<'_>>) -> Option<(usize, usize)> {
        let mut found = None;
        let mut node = 0;
        let shapes = std::iter::once(first).chain(pieces.iter().skip(1).map(|piece| piece.shape));
        for (count, shape) in (1..).zip(shapes) {
            let Some(next) = self.steps.get(&(node, shape)) else { break };
            node = *next;
            found = self.ends.get(node).copied().flatten().map(|actor| (count, actor)).or(found);
        }
        found
    }
}

/// The word with a small first letter, if that is another.
fn small(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let first = letters.next()?;
    let mut small = first.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) if small != first => Some(std::iter::once(small).chain(letters).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ActorId, ActorKind};

    /// What is found in paragraphs (lines), where each actor has some names: `actor:words`.
    fn found(actors: &[&[&str]], text: &str) -> Vec<String> {
        let actor = |(nth, names): (usize, &&[&str])| Actor {
            id: ActorId(nth.to_string()),
            name: names[0].to_owned(),
            aliases: names[1..].iter().map(|name| (*name).to_owned()).collect(),
            kind: ActorKind::ALL[0],
            part_of: None,
            description: None,
        };
        let actors: Vec<Actor> = actors.iter().enumerate().map(actor).collect();
        let text = Text::from_paragraphs(&text.split('\n').map(str::to_owned).collect::<Vec<_>>());
        let mentions = find(&actors, &text);
        mentions.iter().map(|mention| format!("{}:{}", mention.actor, text.get(mention.span))).collect()
    }

    fn none() -> Vec<String> {
        Vec::new()
    }

    #[test]
    fn names_stand_between_word_boundaries() {
        let actors: &[&[&str]] = &[&["Mali"], &["US", "U.S.", "Group 7"]];
        assert_eq!(found(actors, "Malian Malim aMali Mali2 Mali"), ["0:Mali"]);
        assert_eq!(found(actors, "(Mali), “Mali”—pro-Mali…Mali!"), ["0:Mali"; 4]);
        assert_eq!(found(actors, "BUS USA U.S.A us"), none());
        assert_eq!(found(actors, "US the U.S. in, U.S.-backed"), ["1:US", "1:U.S.", "1:U.S."]);
        assert_eq!(found(actors, "Group 7.5 Group 77"), none());
        assert_eq!(found(actors, "Group 7. Group 7’s"), ["1:Group 7"; 2]);
    }

    #[test]
    fn possessives_and_elisions_are_left_outside() {
        let actors: &[&[&str]] = &[&["Russia"], &["Russians"], &["Ukraine"], &["O’Brien"], &["s"]];
        assert_eq!(found(&actors[..4], "Russia’s Russia's RUSSIA’S"), ["0:Russia"; 2]);
        assert_eq!(found(actors, "the Russians’ and Russians'"), ["1:Russians"; 2]);
        assert_eq!(found(actors, "d’Ukraine, ‘Ukraine’, Ukraine’ll"), ["2:Ukraine"; 3]);
        assert_eq!(found(actors, "O'Brien’s O’Briens"), ["3:O'Brien", "4:s"]);
    }

    #[test]
    fn the_longest_name_counts() {
        let actors: &[&[&str]] = &[
            &["Belarus", "Belarusian"],
            &["Belarusian government", "government of Belarus", "Belarus’s government"],
            &["North Korea"],
            &["North Korean forces", "North Koreans"],
        ];
        assert_eq!(
            found(actors, "The Belarusian government of Belarus. The government of Belarus, Belarus"),
            ["1:Belarusian government", "0:Belarus", "1:government of Belarus", "0:Belarus"]
        );
        assert_eq!(
            found(actors, "Belarus's government, Belarus’s army; a Belarusian"),
            ["1:Belarus's government", "0:Belarus", "0:Belarusian"]
        );
        assert_eq!(
            found(actors, "North Korean troops of North Korea, North Koreans"),
            ["2:North Korea", "3:North Koreans"],
            "a beginning alone is nothing"
        );
        let actors: &[&[&str]] = &[&["A B C D"], &["A B"], &["B C"], &["C"]];
        assert_eq!(found(actors, "A B C E"), ["1:A B", "3:C"], "what stands first is taken first");
        assert_eq!(found(actors, "A B C D B C"), ["0:A B C D", "2:B C"]);
    }

    #[test]
    fn only_the_first_letter_may_be_a_capital() {
        let actors: &[&[&str]] = &[&["defence experts"], &["The Daily Beast"], &["Reading"], &["élan vital"]];
        assert_eq!(
            found(actors, "Defence experts, defence experts, Defence Experts, DEFENCE EXPERTS"),
            ["0:Defence experts", "0:defence experts"]
        );
        assert_eq!(
            found(actors, "The Daily Beast, the Daily Beast; a Daily Beast, the daily Beast"),
            ["1:The Daily Beast", "1:the Daily Beast"]
        );
        assert_eq!(found(actors, "While reading in Reading"), ["2:Reading"]);
        assert_eq!(found(actors, "Élan vital E\u{301}lan vital"), ["3:Élan vital"]);
    }

    #[test]
    fn white_space_is_alike_but_not_a_paragraph() {
        let actors: &[&[&str]] = &[&["  North  Korea "]];
        assert_eq!(
            found(actors, "North\u{a0}Korea North \t\u{2009}Korea North\rKorea"),
            ["0:North\u{a0}Korea", "0:North \t\u{2009}Korea", "0:North\rKorea"]
        );
        assert_eq!(found(actors, "North\nKorea NorthKorea North-Korea"), none());
    }

    #[test]
    fn scripts_and_marks() {
        let actors: &[&[&str]] = &[&["Rene"], &["Київ"], &["日本"], &["ישראל"], &["👩‍🚀 crew"]];
        assert_eq!(found(actors, "Rene\u{301} Rene\u{200d}e Rene"), ["0:Rene"], "no letter is cut apart");
        assert_eq!(found(actors, "Києві Київ’ський"), ["1:Київ"]);
        assert_eq!(found(actors, "今日本を読む"), ["2:日本"], "script without spaces");
        assert_eq!(found(actors, "“ישראל” 👩‍🚀 crew"), ["3:ישראל", "4:👩‍🚀 crew"]);
    }

    #[test]
    fn a_shared_name_is_the_first_ones() {
        let actors: &[&[&str]] = &[&["One", "Reds"], &["Two", "Reds", "the Blues"], &["The Blues", "reds"]];
        assert_eq!(found(actors, "Reds reds The Blues"), ["0:Reds", "2:reds", "1:The Blues"]);
    }

    #[test]
    fn what_is_no_name_is_not_found() {
        assert_eq!(found(&[&["—", "", " ", "’"]], "— ’ , '' x"), none());
        assert_eq!(found(&[], "Mali"), none());
        let fits = ["a"; LONGEST / 2].join(" ");
        let long = [fits.as_str(), "a a"].join(" ");
        assert_eq!(found(&[&[&long], &[&fits]], &long), [format!("1:{fits}")]);
    }

    #[test]
    fn a_flood_ends() {
        let text = "a ".repeat(MAX_MENTIONS + 5);
        assert_eq!(found(&[&["a"]], &text).len(), MAX_MENTIONS);
    }
}
