//! Names found once are found again.
//!
//! Owns a second look at a text whose names are known, by what the lists know and by the text itself. A university or another
//! known body is no place and nobody, two known bodies with "and" between are two, several words that the lists know are a
//! name, what a noun for bodies or people calls is one, and "Lee Cheuk-yan" is one to its end. The rule: capitalised words outside of names that equal a name found elsewhere
//! are that name; the family name of a person found elsewhere is that person. A form that the text uses for different things
//! keeps what it is most often. Knows no weights.

use super::{Name, NameKind};
use crate::gazetteer::{ByHash, Phrase, Sort, gazetteer};
use crate::lexicon::is_one_of;
use crate::times::is_point;
use crate::{Block, BlockKind, Document, Span, Tag, order};
use std::ops::Range;

/// No name is looked for again that has more tokens.
const LONGEST: usize = 5;

/// Whether what was read as a place or a person is a body by its words: one that is known and nothing else, or a university.
fn is_body(document: &Document, name: &Name) -> bool {
    let (known, words) = (gazetteer(), document.slice(name.span));
    let sorts = known.sorts(Phrase::of(words));
    let is_state = known.state(words).is_some_and(|state| !known.is_union(state));
    let else_known = match name.kind {
        NameKind::Place => is_state || sorts.any(&[Sort::Place, Sort::Town, Sort::Seat]),
        NameKind::Person => sorts.any(&[Sort::GivenHe, Sort::GivenShe, Sort::Family]),
        NameKind::Organisation => true,
    };
    let Range { start, end } = name.tokens;
    let university = end > start + 1 && [start, end - 1].iter().any(|at| document.word(*at) == "University");
    sorts.any(&BODIES) && !else_known || university && name.kind == NameKind::Place
}

/// What names a body by itself.
const BODIES: [Sort; 4] = [Sort::Organisation, Sort::Government, Sort::Armed, Sort::Media];

/// What several words name that the lists know as one thing: "the European Union".
fn listed(words: &str) -> Option<NameKind> {
    let sorts = gazetteer().sorts(Phrase::of(words));
    let places = [Sort::State, Sort::Seat, Sort::Place, Sort::Town];
    match (sorts.any(&places), sorts.any(&BODIES)) {
        (_, true) => Some(NameKind::Organisation),
        (true, false) => Some(NameKind::Place),
        _ => None,
    }
}

/// "the French army": the adjective of a state alone, before what is of that state, names no body and nobody.
fn says_whose(document: &Document, name: &Name) -> bool {
    let at = name.tokens.start;
    let next = document.tokens.get(at + 1);
    let of_state = gazetteer().sorts(Phrase::of(document.slice(name.span))).has(Sort::Demonym);
    name.kind != NameKind::Place
        && name.tokens.len() == 1
        && of_state
        && document.tokens.get(at).is_some_and(|token| token.tag == Tag::Adj)
        && next.is_some_and(|token| token.tag == Tag::Noun)
}

/// What follows a person's last name at a hyphen without being of it: "the Ada Byrne-led team".
const NO_NAME: [&str; 10] = ["led", "run", "era", "held", "born", "like", "style", "ally", "aide", "esque"];

/// "Lee Cheuk-yan": what hangs at the last of several names by a hyphen, in small letters and short, belongs to it.
fn complete(document: &Document, names: &mut [Name]) {
    let mut after = usize::MAX;
    for name in names.iter_mut().rev() {
        let end = name.tokens.end;
        let several = name.kind == NameKind::Person && name.tokens.len() == 2 && end + 2 <= after;
        if let Some(rest) = several.then(|| hanging(document, end)).flatten() {
            name.tokens.end = end + 2;
            name.span = Span::new(name.span.start, rest.end);
        }
        after = name.tokens.start;
    }
}

/// The short word in small letters that a hyphen at token `hyphen` joins to what is before it, if it can be of a name.
fn hanging(document: &Document, hyphen: usize) -> Option<Span> {
    let [before, joint, rest] =
        [hyphen.checked_sub(1)?, hyphen, hyphen + 1].map(|at| document.tokens.get(at));
    let (before, joint, rest) = (before?.span, joint?.span, rest?.span);
    let word = document.slice(rest);
    let close = joint.start == before.end && rest.start == joint.end;
    let small = word.len() < 6 && word.bytes().all(|letter| letter.is_ascii_lowercase());
    (document.slice(joint) == "-" && close && small && !NO_NAME.contains(&word)).then_some(rest)
}

/// Two names that were read as one: both sides of an "and" are known and the whole is not.
fn part(document: &Document, names: &mut Vec<Name>) {
    let sorts = |tokens: &Range<usize>| {
        let span = document.span(tokens);
        (span, gazetteer().sorts(Phrase::of(document.slice(span))))
    };
    let mut parted = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let Range { start, end } = name.tokens;
        let joint = (start + 1..end.saturating_sub(1)).find(|at| matches!(document.word(*at), "and" | "&"));
        let sides = joint.map(|at| [start..at, at + 1..end]);
        let two = sides.filter(|sides| {
            let known = sides.iter().all(|side| sorts(side).1.any(&WHOLE));
            known && !sorts(&name.tokens).1.any(&WHOLE)
        });
        match two {
            Some(sides) => {
                parted.extend(sides.map(|tokens| Name { span: sorts(&tokens).0, tokens, kind: name.kind }))
            }
            None => parted.push(name),
        }
    }
    *names = parted;
}

/// What names a whole by itself.
const WHOLE: [Sort; 7] =
    [Sort::State, Sort::Seat, Sort::Place, Sort::Organisation, Sort::Government, Sort::Armed, Sort::Media];

/// Nouns that call a body by its name, beside those of `data/heads.txt`.
const CALLS_BODIES: [&str; 8] =
    ["watchdog", "bloc", "retailer", "consultancy", "carmaker", "chipmaker", "startup", "supermarket"];

/// What a noun for bodies, or for people of an office or trade, calls right after it by words in capitals: "the watchdog
/// Clean Docket", "the regional bloc CADES", "the historian Piers Maddock".
fn called(document: &Document, name: &Range<usize>) -> Option<NameKind> {
    let noun = name.start.checked_sub(1)?;
    let tag = |at: usize| document.tokens.get(at).map(|token| token.tag);
    let capital = |at: usize| {
        let named = matches!(tag(at), Some(Tag::Propn | Tag::Noun | Tag::Adj));
        let word = document.word(at);
        let letters = word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit());
        named && letters && !is_point(word)
    };
    let whole = name.clone().all(capital) && !capital(name.end) && tag(name.end - 1) != Some(Tag::Adj);
    let word = document.word(noun);
    // Not "L-band Sensor", nor "post World War".
    let close = document.span(&(noun..name.end)).len() == word.len() + 1 + document.span(name).len();
    let joined = word == "post" || noun > 0 && document.word(noun - 1) == "-";
    let called = tag(noun) == Some(Tag::Noun) && word.starts_with(char::is_lowercase) && close && !joined;
    // "the company Christmas party", "the club English fans hate", "the party Secretary": what the capitals say is of
    // something else. "The company Elon Musk founded": a person did.
    let known = gazetteer();
    let first = known.sorts(Phrase::of(document.word(name.start)));
    let other = tag(name.end) == Some(Tag::Noun)
        || first.any(&[Sort::Demonym, Sort::People, Sort::Honorific, Sort::Title])
        || known.sorts(Phrase::of(document.word(name.end - 1))).any(&[Sort::Title, Sort::Role]);
    let verb = |at: usize| matches!(tag(at), Some(Tag::Verb | Tag::Aux));
    let does = verb(name.end) && verb(name.end + 1);
    if !(whole && called) || other || does {
        return None;
    }
    let sorts = known.sorts(Phrase::of(word));
    if sorts.any(&[Sort::OrganisationHead, Sort::GovernmentHead, Sort::MediaHead, Sort::ArmedHead])
        || is_one_of(word, &CALLS_BODIES)
    {
        let person = first.any(&[Sort::GivenHe, Sort::GivenShe]);
        return (!person).then_some(NameKind::Organisation);
    }
    sorts.has(Sort::Role).then_some(NameKind::Person)
}

/// The place with which a line of place and date begins, in capitals: "HALMER, Vestmark (AP) — ".
fn reported_from<'t>(document: &Document<'t>, line: &Block) -> Option<&'t str> {
    let words = document.slice(line.span);
    let end = words.find(|c: char| !c.is_uppercase() && c != ' ').unwrap_or(words.len());
    let place = words.get(..end)?.trim_end();
    (line.kind == BlockKind::Dateline && place.len() > 2).then_some(place)
}

/// "Piers Maddock, a historian": a name of two words or three that is told to be of a trade is a person's.
fn described(document: &Document, name: &Name) -> bool {
    let Range { start, end } = name.tokens;
    let comma = (2..=3).contains(&(end - start)) && document.word(end) == ",";
    let a = is_one_of(document.word(end + 1), &["a", "an"]);
    let tag = |at: usize| document.tokens.get(at).map(|token| token.tag);
    let noun = (end + 2..end + 6).find(|at| tag(*at) == Some(Tag::Noun) && tag(at + 1) != Some(Tag::Noun));
    let sorts = |noun| gazetteer().sorts(Phrase::of(document.word(noun)));
    comma && a && noun.is_some_and(|noun| sorts(noun).any(&[Sort::Role, Sort::ExpertHead]))
}

/// Adds the names that were overlooked, and evens out kinds. Names stay in the order of the text.
pub(super) fn look(document: &Document, names: &mut Vec<Name>) {
    names.retain(|name| !says_whose(document, name));
    part(document, names);
    complete(document, names);
    for name in names.iter_mut() {
        let body = called(document, &name.tokens).filter(|kind| *kind == NameKind::Organisation);
        let person = described(document, name).then_some(NameKind::Person);
        name.kind = body.or(person).unwrap_or(name.kind);
    }
    let mut votes: ByHash<[u32; 3]> = ByHash::default();
    for name in names.iter() {
        let mut vote = |key: u64, weight: u32| {
            if let Some(count) = votes.entry(key).or_default().get_mut(name.kind as usize) {
                *count += weight;
            }
        };
        vote(Phrase::of(document.slice(name.span)), 4);
        if name.kind == NameKind::Person && name.tokens.len() > 1 {
            vote(Phrase::of(document.word(name.tokens.end - 1)), 3);
        }
    }
    for place in document.blocks.iter().filter_map(|block| reported_from(document, block)) {
        votes.insert(Phrase::of(place), [0, 0, 1]);
    }
    let kind = |key: u64| {
        let counts = votes.get(&key)?;
        NameKind::ALL.into_iter().rev().max_by_key(|kind| counts.get(*kind as usize).copied())
    };
    let known = gazetteer();
    for name in names.iter_mut() {
        let key = Phrase::of(document.slice(name.span));
        if !known.sorts(key).any(&[Sort::State, Sort::Seat]) {
            name.kind = kind(key).unwrap_or(name.kind);
        }
    }
    names
        .iter_mut()
        .filter(|name| is_body(document, name))
        .for_each(|name| name.kind = NameKind::Organisation);
    let mut covered = vec![false; document.tokens.len()];
    for name in names.iter() {
        covered.iter_mut().take(name.tokens.end).skip(name.tokens.start).for_each(|slot| *slot = true);
    }
    let mut added = Vec::new();
    for sentence in &document.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if !document.word(at).starts_with(char::is_uppercase) {
                at += 1;
                continue;
            }
            let longest = LONGEST.min(sentence.tokens.end - at);
            let free = (at..at + longest).take_while(|at| covered.get(*at) == Some(&false)).count();
            let found = (1..=free).rev().find_map(|length| {
                let span = document.span(&(at..at + length));
                let words = document.slice(span);
                let could = length > 1 || words.len() > 2 && document.tokens.get(at)?.tag == Tag::Propn;
                let all = (at..at + length).all(|at| document.word(at).starts_with(char::is_uppercase));
                let several = || (length > 1 && all).then(|| listed(words)).flatten();
                let named = || called(document, &(at..at + length));
                let kind =
                    could.then(|| kind(Phrase::of(words)).or_else(several)).flatten().or_else(named)?;
                Some(Name { span, tokens: at..at + length, kind })
            });
            at = found.as_ref().map_or(at + 1, |name| name.tokens.end);
            added.extend(found);
        }
    }
    if !added.is_empty() {
        names.append(&mut added);
        order::by(names, |name| (name.tokens.start, 0));
    }
}
