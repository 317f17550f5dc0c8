//! When: the phrase of a clause that says so.
//!
//! Rule: a phrase at the predicate whose noun is a word of time (`data/times.txt`) or a year is its time, as far
//! as no clause hangs on it. Knows one clause at a time.

use super::clauses::Clause;
use crate::attribution::tree::Tree;
use crate::lexicon::{folded, is_one_of};
use crate::times::{SPANS, is_point};
use crate::words::WordSet;
use crate::{Relation, Span, Tag};
use std::sync::LazyLock;

static TIMES: LazyLock<WordSet<&'static str>> = LazyLock::new(|| {
    let lines = crate::lexicon::list!("times.txt").lines();
    lines.flat_map(str::split_whitespace).collect()
});

/// Whether a token is a word of time, or a year.
pub fn is_time(tree: &Tree<'_, '_>, token: usize) -> bool {
    let word = tree.word(token);
    // "may" is a month only as a name.
    let named = tree.tag(token) == Tag::Propn
        || !word.eq_ignore_ascii_case("may") && !word.eq_ignore_ascii_case("march");
    let year = word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(word.as_bytes(), [b'1' | b'2', ..]);
    year || named && folded(word, |word| TIMES.contains(word).then_some(())).is_some()
}

/// "3 May 2024", "1 January": a day before its month.
fn is_day(tree: &Tree<'_, '_>, token: usize) -> bool {
    tree.tag(token) == Tag::Num && tree.tag(token + 1) == Tag::Propn && is_time(tree, token + 1)
}

/// "Tuesday", "night", "March": told by itself.
fn is_part_of_day(tree: &Tree<'_, '_>, token: usize) -> bool {
    const PARTS: [&str; 5] = ["night", "morning", "evening", "afternoon", "noon"];
    let word = tree.word(token);
    let named = tree.child(token, &[Relation::Compound]).is_some_and(|day| is_point(tree.word(day)));
    is_point(word) || is_one_of(word, &PARTS) && named
}

const PHRASES: [Relation; 5] =
    [Relation::Oblique, Relation::UnmarkedOblique, Relation::Agent, Relation::Adverb, Relation::NounModifier];

/// What hangs on a word of time and says no more of when.
const CLAUSES: [Relation; 5] = [
    Relation::RelativeClause,
    Relation::AdverbialClause,
    Relation::NounClause,
    Relation::Complement,
    Relation::OpenComplement,
];

/// When, as one piece of the text; the first phrase that says so.
pub fn time(tree: &Tree<'_, '_>, clause: &Clause) -> Option<Span> {
    // What a condition, or a clause before the main one, says of when is theirs: "Founded in 1890, it has 400 members".
    let is_other = |at: usize| {
        Some(at) == clause.condition || at < clause.head && tree.relation(at) == Relation::AdverbialClause
    };
    let at_predicate = |token: &&usize| {
        PHRASES.contains(&tree.relation(**token))
            && std::iter::successors(Some(**token), |at| tree.head(*at).filter(|_| !is_other(*at)))
                .take(4)
                .any(|at| at == clause.head)
            && (is_time(tree, **token) || is_day(tree, **token))
            // "a 62-year-old nurse"
            && !tree.is(**token + 1, &["-"])
            // "by the end of the year" is one phrase; "of the year" none.
            && (tree.relation(**token) != Relation::NounModifier || tree.tag(**token) == Tag::Propn)
    };
    let found = clause.tokens.iter().find(at_predicate)?;
    // "on Tuesday night after a debate": what else was then says no more of when, but "the morning of 3 May" and "a week
    // before the vote" do.
    let exact = is_day(tree, *found) || is_part_of_day(tree, *found);
    let more = |token: usize| {
        let of = tree.child(token, &[Relation::Case]).is_some_and(|case| tree.is(case, &["of"]));
        let told = of || is_time(tree, token) || is_day(tree, token);
        (exact || token < *found) && tree.relation(token) == Relation::NounModifier && !told
    };
    let tokens: Vec<usize> = tree
        .fruit(*found, |token| CLAUSES.contains(&tree.relation(token)) || token != *found && more(token))
        .into_iter()
        .filter(|token| clause.tokens.binary_search(token).is_ok())
        .collect();
    // Only what stands together, around the word.
    let tokens = tokens.into_iter().skip_while(|token| tree.tag(*token) == Tag::Punct).collect::<Vec<_>>();
    let mut run = crate::attribution::tree::runs(&tokens).into_iter().find(|run| run.contains(found))?;
    while run.len() > 1 && tree.tag(run.end - 1) == Tag::Punct {
        run.end -= 1;
    }
    // "four years ago"
    if tree.is(run.end, &["ago", "earlier", "later"]) && clause.tokens.binary_search(&run.end).is_ok() {
        run.end += 1;
    }
    // "a week before the vote", "from Monday to Friday"
    let spans = is_one_of(tree.word(*found), &SPANS);
    let goes_on = spans && tree.is(run.end, &["before", "after", "since"])
        || tree.is(run.start, &["from"]) && tree.is(run.end, &["to", "until"]);
    let until = tree
        .head(run.end)
        .filter(|noun| goes_on && *noun > run.end && matches!(tree.tag(*noun), Tag::Noun | Tag::Propn));
    if let Some(noun) = until {
        let phrase = tree.fruit(noun, |token| CLAUSES.contains(&tree.relation(token)));
        let end = phrase.iter().zip(run.end..).take_while(|(token, at)| **token == *at).count();
        run.end += if phrase.first() == Some(&run.end) { end } else { 0 };
    }
    // "as early as next spring"
    let early = run.start.saturating_sub(2);
    let measured = tree.is(early, &["as"]) && tree.is(early + 1, &["early", "late", "soon", "recently"]);
    let times = tree.is(early.wrapping_sub(1), &["twice", "times"]);
    if measured && !times && tree.is(run.start, &["as"]) {
        run.start = early;
    }
    Some(tree.document.span(&run)).filter(|span| !span.is_empty())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_time_ends_where_a_clause_begins() {
        let when = |text: &str| {
            let found = crate::analyse(text);
            let time = found.claims.first().and_then(|claim| claim.time);
            time.and_then(|span| text.get(span.range())).map(str::to_owned)
        };
        let expected = |words: &str| Some(words.to_owned());
        let text = "The board will decide within a month whether to close the northern route.";
        assert_eq!(when(text), expected("within a month"));
        assert_eq!(when("The road was closed by the end of the year."), expected("by the end of the year"));
        assert_eq!(when("In April, the road was closed."), expected("In April"));
        assert_eq!(when("They voted on Tuesday night after a debate."), expected("on Tuesday night"));
        assert_eq!(when("He resigned a week before the election."), expected("a week before the election"));
        assert_eq!(when("He worked there from Monday to Friday."), expected("from Monday to Friday"));
        assert_eq!(when("It fell in the three months to June."), expected("in the three months to June"));
        assert_eq!(
            when("It rained on the night before the trial."),
            expected("on the night before the trial")
        );
        assert_eq!(when("It could open as early as next spring."), expected("as early as next spring"));
        assert_eq!(when("It rained on the morning of 3 May."), expected("on the morning of 3 May"));
        assert_eq!(when("The road was closed."), None);
    }
}
