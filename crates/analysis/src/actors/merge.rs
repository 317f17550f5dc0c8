//! Names that mean one actor.
//!
//! Owns the groups of names. The rule: equal words are one actor; a family name (or a given name) is the person whose
//! full name the text has first, and "Mr" or "Ms" tells two apart; an acronym is the body whose initials it is; a shorter name of a body or a place is the longer
//! one that begins or ends with it; states are known by all their names, and a capital that speaks is its state. Words are
//! compared by hashes, each group is looked up a bounded number of times.

use super::beside::{abbreviates, holds, renames};
use super::gender::Gender;
use super::{ActorKind, Cast, Draft, Form};
use crate::gazetteer::{ByHash, Gazetteer, Phrase, Sort, Sorts, gazetteer};
use crate::names::{Name, NameKind};
use crate::{Document, Tag, order};
use std::ops::Range;

/// The distinct forms of names, before they are merged.
#[derive(Default)]
pub(super) struct Wording {
    pub(super) words: Vec<String>,
    hashes: Vec<u64>,
    votes: [u32; 3],
    gender: Gender,
    state: Option<u16>,
    group: usize,
}

impl Wording {
    pub(super) fn kind(&self) -> NameKind {
        let best = NameKind::ALL.into_iter().rev().max_by_key(|kind| self.votes.get(*kind as usize).copied());
        best.unwrap_or(NameKind::Organisation)
    }

    fn last(&self) -> Option<u64> {
        self.hashes.last().copied()
    }
}

/// Groups the names of a document.
pub(super) fn cast(document: &Document, names: &[Name]) -> Cast {
    let known = gazetteer();
    let mut cast = Cast { named: vec![0; document.tokens.len()], ..Cast::default() };
    let mut forms: Vec<Wording> = Vec::new();
    let mut by_words: ByHash<usize> = ByHash::default();
    let mut placed: Vec<(Range<usize>, usize)> = Vec::new();
    for (tokens, kind) in with_demonyms(document, names, known) {
        let core = core(document, &tokens, kind, known);
        let text = super::words(document, &core);
        let mut state = known.state_of.get(&Phrase::of(text)).copied();
        let sorts = known.sorts(Phrase::of(text));
        if state.is_some() && !sorts.has(Sort::State) {
            let stands = if sorts.has(Sort::Seat) {
                speaks(document, &tokens, known)
            } else {
                means_state(document, &tokens, sorts)
            };
            state = state.filter(|_| stands);
        }
        // "Mr Byrne" and "Ms Byrne" are two.
        let title = (kind == NameKind::Person && core.len() == 1)
            .then(|| Gender::title(document, &tokens))
            .flatten()
            .map_or(0, |title| u64::from(title.he) + 2 * u64::from(title.she));
        let key = state.map_or(Phrase::of(text) ^ title.rotate_right(2), |state| u64::from(state) | 1 << 63);
        let form = *by_words.entry(key).or_insert_with(|| {
            let words: Vec<String> = core.clone().map(|at| document.word(at).to_lowercase()).collect();
            let hashes = words.iter().map(|word| Phrase::of(word)).collect();
            forms.push(Wording { words, hashes, state, ..Wording::default() });
            forms.len() - 1
        });
        if let Some(form) = forms.get_mut(form) {
            form.votes.get_mut(kind as usize).into_iter().for_each(|vote| *vote += 1);
            if kind == NameKind::Person {
                form.gender = form.gender.and(Gender::of(document, &tokens));
            }
        }
        placed.push((tokens, form));
    }
    unite(&mut forms, &mut cast, document, &placed, known);
    for (tokens, form) in placed {
        let Some(group) = forms.get(form).map(|form| form.group) else { continue };
        // The longer name comes first and keeps its tokens.
        for slot in cast.named.iter_mut().take(tokens.end).skip(tokens.start).filter(|slot| **slot == 0) {
            *slot = group as u32 + 1;
        }
        let text = super::without_article(super::words(document, &tokens));
        cast.texts.entry(Phrase::of(text)).or_insert(group);
        cast.drafts.push(Draft { tokens, group, form: Form::Named });
    }
    cast
}

/// The names, and the adjectives and peoples of states that are in no name.
fn with_demonyms(document: &Document, names: &[Name], known: &Gazetteer) -> Vec<(Range<usize>, NameKind)> {
    // "Russian and North" is no name: what is joined are adjectives.
    let joined = |name: &&Name| {
        let first = known.sorts(Phrase::of(document.word(name.tokens.start)));
        !(first.has(Sort::Demonym) && name.tokens.clone().any(|at| document.word(at) == "and"))
    };
    let mut all: Vec<_> = names.iter().filter(joined).map(|name| (name.tokens.clone(), name.kind)).collect();
    let mut covered = vec![false; document.tokens.len()];
    for (tokens, _) in &all {
        covered.iter_mut().take(tokens.end).skip(tokens.start).for_each(|slot| *slot = true);
    }
    let mut at = 0;
    while at < document.tokens.len() {
        let two = document.tokens.get(at + 1).map(|_| super::words(document, &(at..at + 2)));
        let pair = two.is_some_and(|two| known.sorts(Phrase::of(two)).any(&[Sort::Demonym, Sort::State]));
        let width = if pair { 2 } else { 1 };
        let free = !covered.get(at..at + width).unwrap_or_default().contains(&true);
        let word = document.word(at);
        let sorts = if pair { Sorts::of(Sort::Demonym) } else { known.sorts(Phrase::of(word)) };
        if free
            && word.starts_with(char::is_uppercase)
            && sorts.any(&[Sort::Demonym, Sort::State])
            && (word.len() > 2 || is_short_state(document, at))
        {
            all.push((at..at + width, NameKind::Place));
            at += width;
        } else {
            at += 1;
        }
    }
    let inner: Vec<_> = all.iter().flat_map(|(tokens, _)| places_within(document, tokens, known)).collect();
    all.extend(inner.into_iter().map(|tokens| (tokens, NameKind::Place)));
    order::by(&mut all, |(tokens, _)| (tokens.start, usize::MAX - tokens.end));
    all
}

/// "the US", "the EU" among words in small letters: "US" in a line of capitals may be "us".
fn is_short_state(document: &Document, at: usize) -> bool {
    let small = |at: usize| document.word(at).contains(|letter: char| letter.is_lowercase());
    matches!(document.word(at), "US" | "EU" | "UK") && (small(at + 1) || at > 0 && small(at - 1))
}

/// Places that a longer name says it is of or in: "Springfield, Ohio", "Bank of Ruritania", "Italy's President Dorn".
fn places_within(document: &Document, tokens: &Range<usize>, known: &Gazetteer) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in tokens.clone() {
        let range = match document.word(at) {
            "," | "of" | "in" | "at" => at + 1..tokens.end.min(at + 1 + LONGEST),
            "'s" | "’s" if at <= tokens.start + LONGEST => tokens.start..at,
            _ => continue,
        };
        let is_place = |end: usize| {
            let sorts = known.sorts(Phrase::of(super::words(document, &(range.start..end))));
            sorts.any(&[Sort::State, Sort::Place, Sort::Seat])
        };
        let longest = (range.start + 1..=range.end).rev().find(|end| is_place(*end));
        found.extend(longest.map(|end| range.start..end));
    }
    found
}

/// A name without what is not its own: titles before it, the larger place after it, a possessive.
fn core(document: &Document, tokens: &Range<usize>, kind: NameKind, known: &Gazetteer) -> Range<usize> {
    let mut core = tokens.clone();
    let sorts = |at: usize| known.sorts(Phrase::of(document.word(at)));
    if core.len() > 1 && document.word(core.start).eq_ignore_ascii_case("the") {
        core.start += 1;
    }
    if core.len() > 1 && matches!(document.word(core.end - 1), "'s" | "’s") {
        core.end -= 1;
    }
    match kind {
        NameKind::Person => {
            let titles =
                [Sort::Honorific, Sort::Title, Sort::Role, Sort::OrganisationHead, Sort::GovernmentHead];
            let last = core
                .clone()
                .take(core.len() - 1)
                .rev()
                .find(|at| sorts(*at).any(&titles) && !sorts(*at).any(&[Sort::GivenHe, Sort::GivenShe]));
            if let Some(last) = last {
                core.start = last + 1;
            }
        }
        NameKind::Place | NameKind::Organisation => {
            if let Some(comma) = core.clone().skip(1).find(|at| document.word(*at) == ",") {
                core.end = comma;
            }
        }
    }
    core
}

/// Whether a capital stands for its state here: it speaks or acts, and nothing says where.
fn speaks(document: &Document, tokens: &Range<usize>, known: &Gazetteer) -> bool {
    let before = tokens.start.checked_sub(1).map_or("", |at| document.word(at));
    let located = known.sorts(Phrase::of(before)).has(Sort::Locative);
    let after = document.tokens.get(tokens.end);
    let verb = after.is_some_and(|token| matches!(token.tag, Tag::Verb | Tag::Aux))
        || known.sorts(Phrase::of(document.word(tokens.end))).has(Sort::Speech);
    let is = matches!(document.word(tokens.end), "is" | "was" | "has" | "were" | "are" | ",");
    !located && verb && !is
}

/// Whether an adjective or a people stands for the state: adjectives do, and "the Russians" as those who act.
fn means_state(document: &Document, tokens: &Range<usize>, sorts: Sorts) -> bool {
    if !sorts.has(Sort::Demonym) {
        return false;
    }
    let last = document.word(tokens.end.saturating_sub(1));
    let noun_follows =
        document.tokens.get(tokens.end).is_some_and(|token| matches!(token.tag, Tag::Noun | Tag::Adj));
    let people = last.ends_with('s') && !last.ends_with("ss");
    let the = tokens.start.checked_sub(1).is_some_and(|at| document.word(at).eq_ignore_ascii_case("the"));
    noun_follows || !people || the
}

/// Gives every form its group.
fn unite(
    forms: &mut [Wording],
    cast: &mut Cast,
    document: &Document,
    placed: &[(Range<usize>, usize)],
    known: &Gazetteer,
) {
    let mut parent: Vec<usize> = (0..forms.len()).collect();
    let mut full = Index::default();
    for (number, form) in forms.iter().enumerate() {
        full.learn(number, form, forms);
    }
    for (number, form) in forms.iter().enumerate() {
        if let Some(other) = full.find(number, form, forms, known) {
            join(&mut parent, number, other);
        }
    }
    let mut held = vec![false; forms.len()];
    for pair in placed.windows(2) {
        let [(long, a), (short, b)] = pair else { continue };
        if a != b && renames(document, long, short) {
            join(&mut parent, *b, *a);
        }
        if let Some((office, person)) = holds(document, known, forms, pair)
            && let Some(held) = held.get_mut(office).filter(|held| !**held)
        {
            // An office goes to the first who is said to hold it; a second holder must not become the same person.
            *held = true;
            join(&mut parent, office, person);
        }
        if document.word(long.end) == "(" && short.start == long.end + 1 && document.word(short.end) == ")" {
            let initials = forms.get(*a).zip(forms.get(*b)).is_some_and(|(a, b)| abbreviates(a, b));
            if initials {
                join(&mut parent, *b, *a);
            }
        }
    }
    let mut group_of: Vec<Option<usize>> = vec![None; forms.len()];
    for number in 0..forms.len() {
        let root = root(&mut parent, number);
        let known_group = group_of.get(root).copied().flatten();
        let group = known_group.unwrap_or_else(|| {
            let (kind, name) =
                forms.get(root).map_or((ActorKind::Organisation, None), |form| describe(form, known));
            let group = cast.group(kind);
            if let Some(group) = cast.groups.get_mut(group) {
                group.name = name;
            }
            group
        });
        if let Some(slot) = group_of.get_mut(root) {
            *slot = Some(group);
        }
        if let Some(form) = forms.get_mut(number) {
            form.group = group;
        }
    }
    belong(forms, cast, known);
}

/// A body whose name begins with a state, or its adjective, is part of that state if the text names it.
fn belong(forms: &[Wording], cast: &mut Cast, known: &Gazetteer) {
    let mut states: ByHash<usize> = ByHash::default();
    for form in forms {
        if let Some(state) = form.state {
            states.insert(u64::from(state), form.group);
        }
    }
    for form in forms.iter().filter(|form| form.state.is_none()) {
        let pair = form.words.get(..2).map(|pair| pair.join(" "));
        let phrases = pair.iter().map(String::as_str).chain(form.words.first().map(String::as_str));
        let state = phrases
            .filter_map(|phrase| known.state_of.get(&Phrase::of(phrase)))
            .find_map(|state| states.get(&u64::from(*state)));
        if let (Some(&state), Some(group)) = (state, cast.groups.get_mut(form.group))
            && !matches!(group.kind, ActorKind::Person | ActorKind::Place)
            && state != form.group
        {
            group.part_of = Some(state);
        }
    }
}

/// The root of a group; each that is passed then hangs a step higher, so that no way stays long.
fn root(parent: &mut [usize], number: usize) -> usize {
    let mut at = number;
    while let Some(&next) = parent.get(at).filter(|next| **next != at) {
        let above = parent.get(next).copied().unwrap_or(next);
        if let Some(slot) = parent.get_mut(at) {
            *slot = above;
        }
        at = above;
    }
    at
}

/// Joins two groups; the second gives the root.
fn join(parent: &mut [usize], number: usize, other: usize) {
    let (a, b) = (root(parent, number), root(parent, other));
    if let Some(slot) = parent.get_mut(a) {
        *slot = b;
    }
}

/// What kind of actor a form names, and its name if that is known beforehand.
fn describe(form: &Wording, known: &Gazetteer) -> (ActorKind, Option<String>) {
    if let Some(state) = form.state.and_then(|state| known.states.get(usize::from(state))) {
        let kind = if known.is_union(state) { ActorKind::Organisation } else { ActorKind::State };
        return (kind, Some(state.name.to_owned()));
    }
    let whole = known.sorts(Phrase::of(&form.words.join(" ")));
    let last = form.last().map(|last| known.sorts(last)).unwrap_or_default();
    // "Ministry of Trade"
    let first = form.hashes.first().map(|first| known.sorts(*first)).unwrap_or_default();
    let of = form.words.get(1).is_some_and(|word| word == "of");
    let kind = match form.kind() {
        _ if whole.has(Sort::Armed) => ActorKind::ArmedForce,
        _ if whole.has(Sort::Media) => ActorKind::Media,
        _ if whole.has(Sort::Government) => ActorKind::Government,
        _ if whole.any(&[Sort::People, Sort::Demonym]) => ActorKind::Population,
        NameKind::Person => ActorKind::Person,
        NameKind::Place => ActorKind::Place,
        NameKind::Organisation => match () {
            () if last.has(Sort::ArmedHead) => ActorKind::ArmedForce,
            () if of && first.has(Sort::GovernmentHead) => ActorKind::Government,
            () if last.has(Sort::GovernmentHead) => ActorKind::Government,
            () if last.has(Sort::MediaHead) && !last.has(Sort::OrganisationHead) => ActorKind::Media,
            () if last.has(Sort::PopulationHead) && form.words.len() > 1 => ActorKind::Population,
            () => ActorKind::Organisation,
        },
    };
    (kind, None)
}

/// Where shorter forms find the longer ones.
#[derive(Default)]
struct Index {
    /// People by family name, by given name, and where only one of the two is known.
    family: ByHash<Vec<usize>>,
    given: ByHash<Vec<usize>>,
    alone: ByHash<Vec<usize>>,
    /// People by both together.
    both: ByHash<usize>,
    /// Bodies by initials.
    initials: ByHash<usize>,
    /// Bodies and places by what they begin or end with; none where several do.
    part: ByHash<Option<usize>>,
    whole: ByHash<usize>,
}

impl Index {
    fn learn(&mut self, number: usize, form: &Wording, forms: &[Wording]) {
        self.whole.entry(Phrase::of(&form.words.join(" "))).or_insert(number);
        let (Some(&first), Some(last)) = (form.hashes.first(), form.last()) else { return };
        if form.state.is_some() {
            return;
        }
        if form.hashes.len() < 2 {
            if form.kind() == NameKind::Person {
                self.alone.entry(first).or_default().push(number);
            }
            return;
        }
        match form.kind() {
            NameKind::Person => {
                for (index, key) in [(&mut self.family, last), (&mut self.given, first)] {
                    let known = index.entry(key).or_default();
                    let new =
                        known.iter().filter_map(|other| forms.get(*other)).all(|other| !is_same(form, other));
                    if new && known.len() < NAMESAKES {
                        known.push(number);
                    }
                }
                self.both.entry(first.rotate_left(7) ^ last).or_insert(number);
            }
            NameKind::Organisation | NameKind::Place => {
                let counts = |word: &&String| !SMALL.contains(&word.as_str());
                let initial = |word: &str| word.chars().next().filter(|letter| letter.is_alphanumeric());
                let words = || form.words.iter().filter(counts);
                let plain: String = words().filter_map(|word| initial(word)).collect();
                // "al-Qaeda in Iraq" is AQI, "Asia-Pacific" has two letters.
                let parted: String = words().flat_map(|word| word.split('-')).filter_map(initial).collect();
                for initials in [plain, parted] {
                    if initials.chars().count() > 1 {
                        self.initials.entry(Phrase::of(&initials)).or_insert(number);
                    }
                }
                for length in 1..form.words.len().min(6) {
                    for part in [form.words.get(..length), form.words.get(form.words.len() - length..)]
                        .into_iter()
                        .flatten()
                    {
                        let slot = self.part.entry(Phrase::of(&part.join(" "))).or_insert(Some(number));
                        if *slot != Some(number) {
                            *slot = None;
                        }
                    }
                }
            }
        }
    }

    /// The longer form that a form is short for.
    fn find(&self, number: usize, form: &Wording, forms: &[Wording], known: &Gazetteer) -> Option<usize> {
        if form.state.is_some() {
            return None;
        }
        let (&first, last) = (form.hashes.first()?, form.last()?);
        let text = form.words.join(" ");
        let key = Phrase::of(&text);
        let sorts = known.sorts(key);
        let place = sorts.any(&[Sort::Place, Sort::Seat, Sort::State, Sort::Demonym]);
        let person = |found: Option<&usize>| found.copied().filter(|found| *found != number);
        if form.kind() == NameKind::Person && form.hashes.len() > 1 {
            return person(self.both.get(&(first.rotate_left(7) ^ last)));
        }
        if form.hashes.len() == 1 && (form.kind() == NameKind::Person || !place) {
            let alone =
                [&self.family, &self.given, &self.alone].into_iter().find_map(|index| index.get(&first));
            let found = alone.and_then(|alone| namesake(number, form, alone, forms));
            if found.is_some() {
                return found;
            }
        }
        if form.kind() == NameKind::Person {
            return None;
        }
        if let Some(full) = known.full_form.get(&key).and_then(|full| self.whole.get(&Phrase::of(full))) {
            return Some(*full).filter(|found| *found != number);
        }
        if form.words.len() == 1 {
            let letters: String = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
            let found = person(self.initials.get(&Phrase::of(&letters)))
                .filter(|_| letters.len() >= 2 && letters.len() <= 8);
            if found.is_some() {
                return found;
            }
        }
        let longer = self.part.get(&key).copied().flatten().filter(|found| *found != number)?;
        let other = forms.get(longer)?;
        let rest = other.words.iter().find(|word| !form.words.contains(word));
        let same = other.kind() == form.kind();
        let fits = match form.kind() {
            NameKind::Place => {
                same && rest.is_some_and(|rest| {
                    matches!(rest.as_str(), "city" | "island" | "islands" | "river" | "state" | "province")
                })
            }
            _ => !place && (same || other.kind() == NameKind::Organisation),
        };
        fits.then_some(longer)
    }
}

/// "Ada Byrne", "Ada M. Byrne", "A. Byrne": by the same given name or its beginning.
fn is_same(form: &Wording, other: &Wording) -> bool {
    let given = |form: &Wording| form.words.first().map(|word| word.trim_end_matches('.').to_owned());
    let (Some(a), Some(b)) = (given(form), given(other)) else { return false };
    form.last() == other.last() && (a.starts_with(&b) || b.starts_with(&a))
}

/// Whom a lone family name or given name means, of those who have it and whom its title allows: the first that was named
/// before it, else the first. "Mr Byrne" is no "Byrne", who may be "Ms Byrne"; it is for "Byrne" to choose.
fn namesake(number: usize, form: &Wording, namesakes: &[usize], forms: &[Wording]) -> Option<usize> {
    let fits = |at: &&usize| {
        forms.get(**at).is_some_and(|other| {
            let open = other.hashes.len() == 1 && !other.gender.tells() && form.gender.tells();
            **at != number && !open && !other.gender.clashes(form.gender)
        })
    };
    let mut fitting = namesakes.iter().filter(fits);
    let before = fitting.clone().find(|other| **other < number);
    before.or_else(|| fitting.next()).copied()
}

/// So many people of one name are told apart.
const NAMESAKES: usize = 8;

/// No name of a place within another has more tokens.
const LONGEST: usize = 4;

/// Words that initials leave out.
const SMALL: [&str; 10] = ["of", "the", "and", "for", "in", "on", "at", "to", "de", "&"];
