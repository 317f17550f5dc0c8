//! What a person is, said beside the name: "Foreign Secretary Ada Byrne", "Ada Byrne, minister for the islands".
//!
//! Owns offices and parts in apposition. The rule: a phrase that reaches the name without a verb, with only a comma
//! between if any, and that holds a title or a part, means the person. Windows are bounded.

use super::{ActorKind, Cast, Draft, Form};
use crate::gazetteer::{Phrase, Sort, gazetteer};
use crate::names::habits::with_titles;
use crate::{Document, Tag};
use std::ops::Range;

/// No apposition has more words.
const LONGEST: usize = 12;

/// Adds the appositions of all people that are named.
pub(super) fn add(document: &Document, cast: &mut Cast) {
    let mut found = Vec::new();
    let taken: std::collections::HashSet<(usize, usize)> =
        cast.drafts.iter().map(|draft| (draft.tokens.start, draft.tokens.end)).collect();
    let mut sentences = document.sentences.iter().peekable();
    for draft in &cast.drafts {
        while sentences.next_if(|sentence| sentence.tokens.end <= draft.tokens.start).is_some() {}
        let Some(sentence) = sentences.peek().map(|sentence| sentence.tokens.clone()) else { break };
        let person = cast.groups.get(draft.group).is_some_and(|group| group.kind == ActorKind::Person);
        if draft.form != Form::Named || !person || !sentence.contains(&draft.tokens.start) {
            continue;
        }
        let (name, titled) = (draft.tokens.start, titled(document, &draft.tokens, &sentence));
        let farther = (titled < name).then(|| before(document, cast, titled, &sentence)).flatten();
        let places =
            [before(document, cast, name, &sentence), farther, after(document, cast, draft, &sentence)];
        for tokens in
            places.into_iter().flatten().filter(|tokens| !taken.contains(&(tokens.start, tokens.end)))
        {
            found.push(Draft { tokens, group: draft.group, form: Form::Nominal });
        }
    }
    // The longer description takes the place of a shorter one inside it.
    let mut covered = vec![false; document.tokens.len()];
    for draft in &found {
        covered.iter_mut().take(draft.tokens.end).skip(draft.tokens.start).for_each(|slot| *slot = true);
    }
    cast.drafts.retain(|draft| {
        draft.form == Form::Named || draft.tokens.clone().any(|at| covered.get(at) != Some(&true))
    });
    cast.drafts.append(&mut found);
}

/// Whether a token can stand in an apposition: no verb, no pronoun, no mark, no other person.
fn fits(document: &Document, cast: &Cast, at: usize) -> bool {
    let inside =
        |tag| matches!(tag, Tag::Propn | Tag::Noun | Tag::Adj | Tag::Det | Tag::Adp | Tag::Num | Tag::Part);
    let other = cast.named(at).and_then(|group| cast.groups.get(group));
    let joined = document.word(at) == "and" && document.word(at + 1).starts_with(char::is_uppercase);
    other.is_none_or(|group| group.kind != ActorKind::Person)
        && (joined || document.tokens.get(at).is_some_and(|token| inside(token.tag)))
}

/// Whether a phrase says what somebody is.
fn is_office(document: &Document, tokens: &Range<usize>) -> bool {
    let known = gazetteer();
    tokens.clone().any(|at| known.sorts(Phrase::of(document.word(at))).any(&[Sort::Title, Sort::Role]))
}

/// Whether words name an office and nobody who holds it.
pub(super) fn is_only_office(words: &str) -> bool {
    let known = gazetteer();
    let any = |sorts: &[Sort]| words.split(' ').any(|word| known.sorts(Phrase::of(word)).any(sorts));
    any(&[Sort::Title, Sort::Role]) && !any(&[Sort::GivenHe, Sort::GivenShe])
}

/// How many words of a name are no title ("Mrs. Byrne" has one), counted up to two.
pub(super) fn own_words(name: &str) -> usize {
    let known = gazetteer();
    let title = |word: &&str| known.sorts(Phrase::of(word)).any(&[Sort::Honorific, Sort::Title]);
    name.split(' ').filter(|word| !title(word)).count().min(2)
}

/// Where a name begins with the titles before it: "the group's commander, Lt. Gen. Ada Byrne" is beside "Lt."; the name
/// itself where no comma stands before them.
fn titled(document: &Document, name: &Range<usize>, sentence: &Range<usize>) -> usize {
    let start = with_titles(document, sentence.start, name.start);
    let comma = start > sentence.start && document.word(start - 1) == ",";
    if comma { start } else { name.start }
}

/// The apposition that ends before token `name`, with a comma between or none.
fn before(document: &Document, cast: &Cast, name: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut end = name;
    let comma = end.checked_sub(1).is_some_and(|at| document.word(at) == ",");
    if comma {
        end -= 1;
    }
    let mut start = end;
    while start > sentence.start && end - start < LONGEST && fits(document, cast, start - 1) {
        start -= 1;
    }
    // "an aide to Mayor Ada Byrne": the office right before the name is hers, the aide is somebody else.
    let of = (start..end).rfind(|at| document.tokens.get(*at).is_some_and(|token| token.tag == Tag::Adp));
    if let Some(of) = of.filter(|of| !comma && is_office(document, &(of + 1..end))) {
        start = of + 1;
    }
    // It begins with an article or an office, not with what the sentence says before.
    let known = gazetteer();
    let begins = |at: &usize| {
        let token = document.tokens.get(*at);
        let office = known.sorts(Phrase::of(document.word(*at))).any(&[Sort::Title, Sort::Role]);
        let capital = document.word(*at).starts_with(char::is_uppercase);
        token.is_some_and(|token| token.tag != Tag::Adp && (token.tag == Tag::Det || capital || office))
    };
    start = (start..end).find(begins)?;
    let article = document.tokens.get(start).is_some_and(|token| token.tag == Tag::Det);
    let phrase = start..end;
    (is_office(document, &phrase) && (!comma || article || start == sentence.start)).then_some(phrase)
}

fn after(document: &Document, cast: &Cast, draft: &Draft, sentence: &Range<usize>) -> Option<Range<usize>> {
    let start = draft.tokens.end + 1;
    if document.word(draft.tokens.end) != "," || start >= sentence.end {
        return None;
    }
    let mut end = start;
    while end < sentence.end && end - start < LONGEST && fits(document, cast, end) {
        end += 1;
    }
    let phrase = start..end;
    let closes = end == sentence.end
        || matches!(document.word(end), "," | "." | ";" | ")")
        || document.tokens.get(end).is_some_and(|token| matches!(token.tag, Tag::Verb | Tag::Aux));
    (closes && !phrase.is_empty() && is_office(document, &phrase)).then_some(phrase)
}
