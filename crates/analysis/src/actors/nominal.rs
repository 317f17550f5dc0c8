//! Actors without a name: "defence experts", "the rebels", "several officers", "the Belarusian government".
//!
//! Owns the phrases of common words that mean people or bodies. The rule: the head is a word that the lists know for one;
//! what stands before it (articles, numbers, adjectives, nouns, names) belongs to it. Equal words are one actor. A phrase
//! beside a name that says who or what it is ("…, the commander of …", "the watchdog …") means the same.

use super::{ActorKind, Cast, Draft, Form};
use crate::gazetteer::{ByHash, Gazetteer, Phrase, Sort, gazetteer};
use crate::lexicon::is_one_of;
use crate::times::{SPANS, is_point, is_year};
use crate::{Document, Tag};
use std::ops::Range;

/// No phrase has more words before its head.
const LONGEST: usize = 8;

/// Words that end the names of bodies and are none by themselves: "three times", "a command post".
const THINGS: [&str; 5] = ["times", "post", "posts", "matter", "records"];
/// The same with nothing but an article: "the station", but "the radio station".
const ALONE: [&str; 5] = ["station", "movement", "systems", "services", "holdings"];

/// Adds the mentions of actors without a name.
pub(super) fn add(document: &Document, cast: &mut Cast) {
    let known = gazetteer();
    let mut groups: ByHash<usize> = ByHash::default();
    let mut swallowed = vec![false; document.tokens.len()];
    let mut short = Short::of(document, cast);
    for sentence in &document.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if let Some((phrase, kind)) = phrase(document, cast, known, &sentence.tokens, at) {
                let beside = person_beside(document, cast, known, &phrase, kind);
                let group = beside.or_else(|| body_beside(cast, &phrase, kind)).unwrap_or_else(|| {
                    let text = super::words(document, &phrase);
                    let key = Phrase::of(plain(text));
                    let written = cast.texts.get(&key).copied();
                    let meant = written.or_else(|| short.meant(document, cast, &phrase));
                    let group =
                        meant.unwrap_or_else(|| *groups.entry(key).or_insert_with(|| cast.group(kind)));
                    let owner = phrase.clone().find_map(|at| cast.named(at)).filter(|owner| {
                        cast.groups
                            .get(*owner)
                            .is_some_and(|owner| !matches!(owner.kind, ActorKind::Person | ActorKind::Place))
                    });
                    if let Some(group) = cast.groups.get_mut(group) {
                        group.part_of = group.part_of.or(owner);
                    }
                    group
                });
                short.add(document, cast, &phrase, group);
                swallowed.iter_mut().take(phrase.end).skip(phrase.start).for_each(|slot| *slot = true);
                cast.drafts.push(Draft { tokens: phrase, group, form: Form::Nominal });
            }
            at += 1;
        }
    }
    // An adjective inside a longer phrase is part of that phrase, and no mention of its state.
    cast.drafts.retain(|draft| {
        let inside = draft.tokens.clone().all(|at| swallowed.get(at) == Some(&true));
        draft.form != Form::Named || !inside || !is_demonym(document, known, &draft.tokens)
    });
}

/// Which body a short form means: "the commission" after "the European Commission", "the ministry" after "Russia's defence
/// ministry", as long as the text has one of them.
struct Short {
    /// Names that were not yet met, in the order of the text.
    names: std::iter::Peekable<std::vec::IntoIter<(Range<usize>, usize)>>,
    /// By its last word, the one body met so far; none where there are several.
    bodies: ByHash<Option<usize>>,
}

impl Short {
    fn of(document: &Document, cast: &Cast) -> Self {
        let named = |draft: &&Draft| draft.tokens.len() > 1 && draft.tokens.end <= document.tokens.len();
        let names: Vec<_> =
            cast.drafts.iter().filter(named).map(|draft| (draft.tokens.clone(), draft.group)).collect();
        Self { names: names.into_iter().peekable(), bodies: ByHash::default() }
    }

    /// The body that "the commission" means.
    fn meant(&mut self, document: &Document, cast: &Cast, phrase: &Range<usize>) -> Option<usize> {
        while let Some((name, group)) = self.names.next_if(|(name, _)| name.start < phrase.start) {
            self.add(document, cast, &name, group);
        }
        let definite = phrase.len() == 2 && document.word(phrase.start).eq_ignore_ascii_case("the");
        let body = self.bodies.get(&Phrase::of(document.word(phrase.end - 1)));
        body.copied().flatten().filter(|_| definite)
    }

    /// Takes in a body by its last word.
    fn add(&mut self, document: &Document, cast: &Cast, words: &Range<usize>, group: usize) {
        let body = cast.groups.get(group).is_some_and(|group| {
            !matches!(
                group.kind,
                ActorKind::Person | ActorKind::Place | ActorKind::Population | ActorKind::State
            )
        });
        let last = document.word(words.end - 1);
        // "A Chinese company" is met, and is hardly "the company".
        let first = document.word(words.start);
        let own = !is_one_of(first, &["a", "an", "one", "another"]);
        let longer = words.len() > 1 + usize::from(is_one_of(first, &["the"]));
        if own && longer && body && !last.ends_with('s') {
            let known = self.bodies.entry(Phrase::of(last)).or_insert(Some(group));
            if *known != Some(group) {
                *known = None;
            }
        }
    }
}

fn is_demonym(document: &Document, known: &Gazetteer, tokens: &Range<usize>) -> bool {
    let sorts = known.sorts(Phrase::of(super::words(document, tokens)));
    sorts.has(Sort::Demonym)
}

/// The words of a phrase without its article.
fn plain(text: &str) -> &str {
    let (first, rest) = text.split_once(' ').unwrap_or(("", text));
    if is_one_of(first, &["the", "a", "an"]) { rest } else { text }
}

/// The phrase whose head is the token `at`, and what it means.
fn phrase(
    document: &Document,
    cast: &Cast,
    known: &Gazetteer,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(Range<usize>, ActorKind)> {
    let token = document.tokens.get(at)?;
    let word = document.word(at);
    if cast.named(at).is_some()
        || !matches!(token.tag, Tag::Noun | Tag::X)
        || word.starts_with(char::is_uppercase) && at != sentence.start
        || word.starts_with(|first: char| first.is_ascii_digit())
    {
        return None;
    }
    let kind = head(known, word).filter(|_| !THINGS.contains(&word))?;
    let next = document.tokens.get(at + 1).filter(|_| at + 1 < sentence.end);
    if next.is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Propn)) && cast.named(at + 1).is_none() {
        return None;
    }
    let mut start = at;
    while start > sentence.start && at - start < LONGEST {
        let Some(before) = document.tokens.get(start - 1) else { break };
        let name = cast.named(start - 1).is_some();
        let owned = matches!(document.word(start - 1), "'s" | "’s")
            && start > sentence.start + 1
            && start.checked_sub(2).is_some_and(|owner| cast.named(owner).is_some());
        let modifies = matches!(before.tag, Tag::Adj | Tag::Noun | Tag::Propn | Tag::Num) || name || owned;
        if matches!(before.tag, Tag::Det)
            || (before.tag == Tag::Pron && is_possessive(document.word(start - 1)))
        {
            start -= 1;
            break;
        }
        // "62-year-old nurse"
        let hyphen = start >= sentence.start + 2 && is_hyphen(document, start - 1);
        if hyphen {
            start -= 2;
            continue;
        }
        if !modifies || is_bound(document, start - 1) || is_time(document, start - 1) {
            break;
        }
        start -= 1;
    }
    // "No soldiers", "as many people", "how many people": none, and no more than a number.
    let is = |at: usize, words: &[&str]| is_one_of(document.word(at), words);
    let counts = is(start, &["many", "much"])
        && start > sentence.start
        && is(start - 1, &["as", "how", "so", "that", "too"]);
    if is(start, &["no"]) || counts || start + 1 >= at && ALONE.contains(&word) {
        return None;
    }
    // A name is never cut: a phrase that begins inside one begins with it.
    while start > sentence.start && cast.named(start).is_some() && cast.named(start) == cast.named(start - 1)
    {
        start -= 1;
    }
    let alone = start == at && !word.ends_with('s') && !is_one_of(word, &["police", "people"]);
    (!alone).then_some((start..at + 1, kind))
}

/// Whether a mark joins the words on either side into one: "62-year-old", not "resigned - protesters".
fn is_hyphen(document: &Document, at: usize) -> bool {
    let touches = |at: usize| {
        document
            .tokens
            .get(at)
            .zip(document.tokens.get(at + 1))
            .is_some_and(|(a, b)| a.span.end == b.span.start)
    };
    document.word(at) == "-" && touches(at - 1) && touches(at)
}

/// Whether a word is the last of "at least", "at most", which are of a number and not of who is counted.
fn is_bound(document: &Document, at: usize) -> bool {
    let is = |at: usize, words: &[&str]| is_one_of(document.word(at), words);
    is(at, &["least", "most"]) && at.checked_sub(1).is_some_and(|before| is(before, &["at"]))
}

/// "On Monday Ukrainian forces", "in 2022 Russian troops", "for years Western officials": when, and not who. "2000 protesters"
/// counts.
fn is_time(document: &Document, at: usize) -> bool {
    const NEAR: [&str; 6] = ["yesterday", "today", "tomorrow", "tonight", "week", "month"];
    const DATED: [&str; 5] = ["in", "by", "since", "until", "during"];
    let word = document.word(at);
    let dated = || at.checked_sub(1).is_some_and(|before| is_one_of(document.word(before), &DATED));
    is_year(word) && dated()
        || word.starts_with(char::is_uppercase) && is_point(word)
        || word.ends_with('s') && is_one_of(word, &SPANS)
        || is_one_of(word, &NEAR)
}

fn is_possessive(word: &str) -> bool {
    is_one_of(word, &["its", "their", "his", "her", "our", "my"])
}

/// What a phrase with this head means.
fn head(known: &Gazetteer, word: &str) -> Option<ActorKind> {
    let sorts = known.sorts(Phrase::of(word));
    let kinds = [
        (Sort::ExpertHead, ActorKind::Experts),
        (Sort::ArmedHead, ActorKind::ArmedForce),
        (Sort::GovernmentHead, ActorKind::Government),
        (Sort::Role, ActorKind::Person),
        (Sort::PopulationHead, ActorKind::Population),
        (Sort::MediaHead, ActorKind::Media),
        (Sort::OrganisationHead, ActorKind::Organisation),
    ];
    let (_, kind) = kinds.into_iter().find(|(sort, _)| sorts.has(*sort))?;
    Some(kind)
}

/// The body whose name stands right after a phrase that says what it is: "the watchdog Clean Docket".
fn body_beside(cast: &Cast, phrase: &Range<usize>, kind: ActorKind) -> Option<usize> {
    const BODIES: [ActorKind; 4] =
        [ActorKind::Organisation, ActorKind::Media, ActorKind::Government, ActorKind::ArmedForce];
    // "the ministry Apple sued" is not Apple.
    let alike = |group: &usize| {
        let other = cast.groups.get(*group).map(|group| group.kind);
        other.is_some_and(|other| {
            BODIES.contains(&other) && (kind == other || kind == ActorKind::Organisation)
        })
    };
    cast.named(phrase.end).filter(|group| BODIES.contains(&kind) && alike(group))
}

/// The person whose name stands beside a phrase that says what the person is.
fn person_beside(
    document: &Document,
    cast: &Cast,
    known: &Gazetteer,
    phrase: &Range<usize>,
    kind: ActorKind,
) -> Option<usize> {
    let sorts = known.sorts(Phrase::of(document.word(phrase.end - 1)));
    let one = sorts.has(Sort::ExpertHead) && !document.word(phrase.end - 1).ends_with('s');
    if !one && (kind != ActorKind::Person || !sorts.has(Sort::Role)) {
        return None;
    }
    let person = |at: usize| {
        cast.named(at)
            .filter(|group| cast.groups.get(*group).is_some_and(|group| group.kind == ActorKind::Person))
    };
    // "the commander John Smith"; "the commander of the fleet, John Smith".
    if let Some(next) = person(phrase.end) {
        return Some(next);
    }
    let mut end = phrase.end;
    while end < phrase.end + LONGEST
        && document
            .tokens
            .get(end)
            .is_some_and(|token| matches!(token.tag, Tag::Adp | Tag::Det | Tag::Propn | Tag::Noun | Tag::Adj))
    {
        end += 1;
    }
    if let Some(next) = person(end + 1).filter(|_| document.word(end) == ",") {
        return Some(next);
    }
    // "John Smith is a commander"
    let verb = phrase.start.checked_sub(1).filter(|at| matches!(document.word(*at), "is" | "was"));
    if let Some(name) = verb.and_then(|at| at.checked_sub(1)).and_then(person) {
        return Some(name);
    }
    // "John Smith, the commander"
    let comma = phrase.start.checked_sub(1).filter(|at| document.word(*at) == ",")?;
    person(comma.checked_sub(1)?)
}
