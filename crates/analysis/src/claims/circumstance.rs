//! When and where: the phrases of a clause that say so.
//!
//! Rule: a phrase at the predicate whose noun is a word of time (`data/times.txt`) or a year is its time; a name after
//! a preposition of place is a place. Knows one clause at a time.

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
            && tree.relation(**token) != Relation::NounModifier
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

/// Where: names after a preposition of place.
pub fn places(tree: &Tree<'_, '_>, clause: &Clause) -> Vec<Span> {
    const PLACE: [&str; 14] = [
        "in",
        "at",
        "near",
        "from",
        "into",
        "across",
        "outside",
        "inside",
        "around",
        "throughout",
        "within",
        "toward",
        "towards",
        "to",
    ];
    const SETTLED: [&str; 9] =
        ["in", "at", "near", "across", "outside", "inside", "around", "throughout", "within"];
    let mut found = Vec::new();
    for &token in &clause.tokens {
        if tree.tag(token) != Tag::Propn
            || !matches!(tree.relation(token), Relation::Oblique | Relation::NounModifier)
            || is_time(tree, token)
        {
            continue;
        }
        let Some(case) = tree.child(token, &[Relation::Case]).filter(|case| *case < token) else { continue };
        // "to Ana" is no place; whether "from Arlen" is, only the names can tell.
        if !tree.is(case, &PLACE) || !tree.is(case, &SETTLED) {
            continue;
        }
        let part = |child: &usize| {
            matches!(
                tree.relation(*child),
                Relation::Compound | Relation::Flat | Relation::Title | Relation::Other
            ) && tree.tag(*child) == Tag::Propn
        };
        let first = tree.children(token).filter(|child| *child < token).find(part).unwrap_or(token);
        let last =
            tree.children(token).filter(|child| *child > token).take_while(part).last().unwrap_or(token);
        let span = |at: usize| tree.document.tokens.get(at).map(|token| token.span);
        if let (Some(first), Some(last)) = (span(first), span(last)) {
            found.push(Span::new(first.start, last.end));
        }
    }
    found.dedup();
    found
}
