//! The noun a figure counts, and "one" as a pronoun.
//!
//! Reads tags where the tagger has set some; where not, the next word that is no function word counts.

use super::drafts::Draft;
use super::numerals::Form;
use super::pieces::{Pieces, Sort};
use super::units::Measure;
use crate::{Document, Span, Tag};
use std::ops::Range;

/// How far behind a figure its noun may stand, in tokens.
const REACH: usize = 8;

/// Before these "one" is a pronoun.
const BEFORE_PRONOUN: [&str; 23] = [
    "the", "this", "that", "these", "those", "no", "any", "every", "each", "which", "another", "some",
    "last", "next", "first", "current", "but", "good", "previous", "right", "wrong", "other", "same",
];

/// After these "one" is a pronoun.
const AFTER_PRONOUN: [&str; 30] = [
    "of", "who", "that", "another", "can", "could", "should", "would", "will", "may", "might", "must", "is",
    "was", "has", "had", "does", "by", "to", "in", "with", "for", "who's", "and", "or", "as", "on", "at",
    "which", "whose",
];

/// Function words that end the search for a noun where there are no tags.
const FUNCTION: [&str; 50] = [
    "a", "an", "the", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "is", "are",
    "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "should", "as",
    "than", "that", "which", "who", "after", "before", "over", "under", "into", "out", "up", "down", "he",
    "she", "it", "they", "we", "i", "per", "not", "times",
];

fn token_at(document: &Document, tokens: &Range<usize>, byte: usize) -> usize {
    let list = document.tokens.get(tokens.clone()).unwrap_or_default();
    tokens.start + list.partition_point(|token| token.span.end <= byte)
}

/// Takes out "one" where it counts nothing.
pub(super) fn drop_pronouns(
    pieces: &Pieces,
    document: &Document,
    tokens: Range<usize>,
    drafts: &mut Vec<Draft>,
) {
    drafts.retain(|draft| {
        if draft.figure.form != Form::One || draft.unit.is_some() {
            return true;
        }
        // "one over three" and "one in five" are parts, "one or two" is a range, "one, two, three" a list.
        let figure = match pieces.at(draft.end + 1).sort {
            Sort::Digits(_) => true,
            Sort::Word(numeral) => numeral != super::numerals::Numeral::None,
            _ => false,
        };
        if figure
            && (pieces.any(draft.end, &["over", "or", "to"])
                || pieces.mark(draft.end, ',')
                || pieces.is(draft.start.wrapping_sub(1), "between"))
            || super::numerals::group(pieces, draft.end).is_some()
        {
            return true;
        }
        // "one-time", "one - time".
        if pieces.dash(draft.end) {
            return false;
        }
        if pieces.any(draft.start.wrapping_sub(1), &BEFORE_PRONOUN) || pieces.any(draft.end, &AFTER_PRONOUN) {
            return false;
        }
        let token = token_at(document, &tokens, pieces.at(draft.start).span.start);
        match document.tokens.get(token).map(|token| token.tag) {
            Some(Tag::Pron) => false,
            Some(Tag::X) | None => true,
            Some(_) => {
                pieces.len() == 1
                    || matches!(
                        document.tokens.get(token + 1).map(|next| next.tag),
                        Some(Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Sym)
                    )
            }
        }
    });
}

/// The noun that a figure counts.
pub(super) fn counted(
    pieces: &Pieces,
    document: &Document,
    tokens: Range<usize>,
    draft: &Draft,
) -> Option<Span> {
    // "20 % of voters", "5 tonnes of wheat"; but "5 km of the city" is no amount of it.
    let amount = matches!(
        draft.measure(),
        Some(Measure::Percent | Measure::Money | Measure::Mass | Measure::Volume | Measure::Area)
    );
    let measured = amount && !draft.age && pieces.is(draft.end, "of");
    if draft.unit.is_some() && !measured || matches!(draft.figure.form, Form::Ordinal) {
        return None;
    }
    if let Some(noun) = hyphened(pieces, draft) {
        return Some(pieces.at(noun).span);
    }
    let byte = pieces.at(draft.end.max(draft.bound_end).saturating_sub(1)).span.end;
    let first = token_at(document, &tokens, byte.saturating_sub(1)) + 1;
    let tagged = document.tokens.get(first).is_some_and(|token| token.tag != Tag::X);
    let noun = if tagged {
        by_tags(document, first, tokens.end, draft.figure.form == Form::Fraction)
    } else {
        by_words(pieces, draft)
    };
    noun.filter(|noun| !measured || !goes_on(document, token_at(document, &tokens, noun.end)))
}

/// Whether a list goes on at a token: no single noun says of what "5 % of the lithium, cobalt and nickel" is.
fn goes_on(document: &Document, token: usize) -> bool {
    let noun = document.tokens.get(token + 1).is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Adj));
    noun && matches!(document.word(token), "," | "and" | "or")
}

/// The noun of "a 5-member panel"; an army that is "120,000-strong" has none.
fn hyphened(pieces: &Pieces, draft: &Draft) -> Option<usize> {
    let noun = draft.end + 1;
    let glued = pieces.dash(draft.end) && !pieces.at(draft.end).spaced && !pieces.at(noun).spaced;
    let word = matches!(pieces.at(noun).sort, Sort::Word(super::numerals::Numeral::None));
    let quality = pieces.any(noun, &FUNCTION)
        || pieces.any(noun, &["strong", "plus", "odd", "something", "some", "ish"])
        || pieces.text(noun).ends_with("ed");
    (glued && word && !quality).then_some(noun)
}

/// The last of a run of nouns, after adjectives, "of" and determiners.
fn by_tags(document: &Document, first: usize, end: usize, part: bool) -> Option<Span> {
    let mut noun = None;
    // "300 Syrians fled": a plural name, where no noun comes after it.
    let mut people = None;
    let (mut of, mut owned) = (false, false);
    for place in first..end.min(first + REACH) {
        let token = document.tokens.get(place)?;
        let word = document.word(place);
        match token.tag {
            // A quotation mark may be tagged as anything.
            Tag::Noun if word.contains(char::is_alphanumeric) => noun = Some(token.span),
            Tag::Propn if noun.is_none() => people = Some(token.span).filter(|_| word.ends_with('s')),
            Tag::Adj | Tag::Adv if noun.is_none() => {}
            Tag::Verb
                if noun.is_none() && place > first && (word.ends_with("ed") || word.ends_with("ing")) => {}
            Tag::Adp if noun.is_none() && !of && word == "of" => of = true,
            // "half the children"
            Tag::Det | Tag::Pron if noun.is_none() && (of || part) => {}
            // "of Ukraine's power stations", "of the city's 40 buses": what is owned counts.
            Tag::Part if of => (noun, people, owned) = (None, None, true),
            Tag::Num if owned && noun.is_none() => {}
            Tag::Punct if noun.is_none() && word == "-" => {}
            _ => break,
        }
    }
    noun.or(people)
}

fn by_words(pieces: &Pieces, draft: &Draft) -> Option<Span> {
    let end = draft.end.max(draft.bound_end);
    let mut at = end + usize::from(pieces.dash(end));
    if pieces.is(at, "of") {
        at += 1;
    }
    if at > end || draft.figure.form == Form::Fraction {
        at += usize::from(
            pieces.any(at, &["the", "its", "their", "his", "her", "our", "these", "those", "all"]),
        );
    }
    let owner = matches!(pieces.at(at + 1).sort, Sort::Mark('\'' | '’')) && pieces.is(at + 2, "s");
    let noun = matches!(pieces.at(at).sort, Sort::Word(super::numerals::Numeral::None))
        && !owner
        && !pieces.any(at, &FUNCTION);
    noun.then(|| pieces.at(at).span)
}
