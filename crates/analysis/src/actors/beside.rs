//! Names that stand side by side and mean one actor.
//!
//! Owns what the place of two names tells: an acronym in brackets, "also known as", an office beside its holder.
//! Knows no name that is elsewhere in the text; that is for [`super::merge`].

use super::merge::Wording;
use crate::Document;
use crate::gazetteer::{Gazetteer, Phrase, Sort};
use crate::names::NameKind;
use std::ops::Range;

/// Whether the text says that the second name is another one for the first: "Ada Byrne, also known as Lady Moon".
pub(super) fn renames(document: &Document, first: &Range<usize>, second: &Range<usize>) -> bool {
    let gap = second.start.saturating_sub(first.end);
    let words = |at: usize| document.word(at).to_ascii_lowercase();
    let cue = (first.end..second.start).take(8).any(|at| {
        words(at) == "also" && matches!(words(at + 1).as_str(), "called" | "named" | "known")
            || words(at) == "aka"
    });
    (2..=6).contains(&gap) && cue
}

/// Two names side by side of which one is an office and the other a person: the forms of the office and the person.
pub(super) fn holds(
    document: &Document,
    known: &Gazetteer,
    forms: &[Wording],
    pair: &[(Range<usize>, usize)],
) -> Option<(usize, usize)> {
    let [(first, a), (second, b)] = pair else { return None };
    let beside = match second.start.checked_sub(first.end)? {
        0 => true,
        1 => document.word(first.end) == ",",
        2 => document.word(first.end) == "," && document.word(first.end + 1).eq_ignore_ascii_case("the"),
        _ => false,
    };
    let sorts = |tokens: &Range<usize>, of: &[Sort]| {
        tokens.clone().any(|at| known.sorts(Phrase::of(document.word(at))).any(of))
    };
    let office = |tokens: &Range<usize>| {
        sorts(tokens, &[Sort::Title, Sort::Role]) && !sorts(tokens, &[Sort::GivenHe, Sort::GivenShe])
    };
    let person = |form: usize| forms.get(form).is_some_and(|form| form.kind() == NameKind::Person);
    match (office(first), office(second)) {
        _ if !beside || a == b => None,
        (true, false) if person(*b) => Some((*a, *b)),
        (false, true) if person(*a) => Some((*b, *a)),
        _ => None,
    }
}

/// Whether the letters of a short form come in order in the initials of a long one.
pub(super) fn abbreviates(long: &Wording, short: &Wording) -> bool {
    let letters: Vec<char> = short.words.concat().chars().filter(|letter| letter.is_alphanumeric()).collect();
    let mut initials = long.words.iter().filter_map(|word| word.chars().next());
    let first = letters.first().copied();
    let found = letters.iter().filter(|letter| initials.any(|initial| initial == **letter)).count();
    letters.len() >= 2
        && first == long.words.first().and_then(|word| word.chars().next())
        && found * 2 >= letters.len()
}
