//! Pleonastic "it": it holds the place of a clause and means nobody.
//!
//! Owns the rule, which looks at words alone, since trees often take such an "it" for somebody: "it was" and what can be said of
//! a clause, before "that" or "to"; "it took …" before "to". `data/pleonastic.txt` has the words. Knows no actor.

use crate::lexicon::folded;
use crate::words::WordSet;
use crate::{Document, Tag};
use std::ops::Range;
use std::sync::LazyLock;

const BE: [&str; 6] = ["is", "was", "be", "been", "'s", "’s"];
const TAKE: [&str; 4] = ["take", "takes", "took", "taken"];
/// What begins a clause that says what is so, as opposed to one with "to" or "for".
const CONTENT: [&str; 5] = ["that", "whether", "how", "why", "if"];
/// No more words stand between "it took" and its "to".
const LONGEST: usize = 8;

static JUDGED: LazyLock<WordSet<&str>> = LazyLock::new(|| class("judged"));
static FELT: LazyLock<WordSet<&str>> = LazyLock::new(|| class("felt"));

fn class(name: &str) -> WordSet<&'static str> {
    let classes = crate::lexicon::list!("pleonastic.txt").lines().filter_map(|line| line.split_once(':'));
    classes.filter(|(class, _)| *class == name).flat_map(|(_, words)| words.split_whitespace()).collect()
}

/// Whether the "it" at token `at` of a sentence holds the place of a clause: "it was clear that", "it is too early to",
/// "it took two hours to".
pub(super) fn is_pleonastic(document: &Document, sentence: &Range<usize>, at: usize) -> bool {
    let word = |at: usize| if sentence.contains(&at) { document.word(at) } else { "" };
    let helps = |at: &usize| {
        let tag = document.tokens.get(*at).map(|token| token.tag);
        BE.contains(&word(*at)) || matches!(tag, Some(Tag::Aux | Tag::Adv | Tag::Part))
    };
    let after = at + 1..sentence.end;
    let said = after.clone().find(|at| !helps(at)).unwrap_or(sentence.end);
    if TAKE.contains(&word(said)) {
        return (said + 1..=said + LONGEST).any(|at| word(at) == "to");
    }
    if !(at + 1..said).any(|at| BE.contains(&word(at))) {
        return false;
    }
    let joins = |word: &str| CONTENT.contains(&word) || matches!(word, "to" | "for");
    // "enough" and "early" may be adverbs to the tagger, and "to" a particle: then they were passed already.
    let Some(joint) = (at + 1..=said + 1).find(|at| joins(word(*at))) else { return false };
    let is =
        |list: &WordSet<&str>| folded(word(joint - 1), |word| list.contains(word).then_some(())).is_some();
    if CONTENT.contains(&word(joint)) { !is(&FELT) } else { is(&JUDGED) }
}
