//! When: the phrase of a clause that says so.
//!
//! Rule: a phrase at the predicate whose noun is a word of time (`data/times.txt`) or a year is its time. Knows one
//! clause at a time.

use super::clauses::Clause;
use crate::attribution::tree::Tree;
use crate::{Relation, Span, Tag};
use std::collections::HashSet;
use std::sync::LazyLock;

static TIMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/times.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Whether a token is a word of time, or a year.
pub fn is_time(tree: &Tree<'_, '_>, token: usize) -> bool {
    let word = tree.word(token);
    let mut buffer = [0; 16];
    let lower = buffer.get_mut(..word.len()).and_then(|lower| {
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).ok()
    });
    // "may" is a month only as a name.
    let named = tree.tag(token) == Tag::Propn
        || !word.eq_ignore_ascii_case("may") && !word.eq_ignore_ascii_case("march");
    let year = word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(word.as_bytes(), [b'1' | b'2', ..]);
    year || named && lower.is_some_and(|lower| TIMES.contains(lower))
}

const PHRASES: [Relation; 4] =
    [Relation::Oblique, Relation::UnmarkedOblique, Relation::Adverb, Relation::NounModifier];

/// When, as one piece of the text; the first phrase that says so.
pub fn time(tree: &Tree<'_, '_>, clause: &Clause) -> Option<Span> {
    let at_predicate = |token: &&usize| {
        PHRASES.contains(&tree.relation(**token))
            && std::iter::successors(tree.head(**token), |head| tree.head(*head)).take(3).any(|head| head == clause.head)
            && is_time(tree, **token)
            // "by the end of the year" is one phrase; "of the year" none.
            && (tree.relation(**token) != Relation::NounModifier || tree.tag(**token) == Tag::Propn)
    };
    let found = clause.tokens.iter().find(at_predicate)?;
    let tokens: Vec<usize> = tree
        .fruit(*found, |token| {
            matches!(tree.relation(token), Relation::RelativeClause | Relation::AdverbialClause)
        })
        .into_iter()
        .filter(|token| clause.tokens.binary_search(token).is_ok())
        .collect();
    // Only what stands together, around the word.
    let run = crate::attribution::tree::runs(&tokens).into_iter().find(|run| run.contains(found))?;
    let token = |at: usize| tree.document.tokens.get(at).map(|token| token.span);
    Some(Span::new(token(run.start)?.start, token(run.end - 1)?.end)).filter(|span| !span.is_empty())
}
