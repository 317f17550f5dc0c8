//! What is known of words before any text is read: names of states, places, people and organisations, and the
//! common words that tell what a name or a noun phrase is.
//!
//! Owns the reading of the word lists under `data/`, of the long lists of names ([`packed`]), and one lookup from a phrase to its [`Sorts`]. Letters are
//! compared without case. Knows no sentence: what a word is *here* is for the passes to decide.

pub mod packed;

use packed::Packed;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// What a word or phrase may be: a set of [`Sort`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sorts(u32);

macro_rules! sorts {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        /// One thing that a word may be.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Sort { $($(#[$doc])* $name = $bit,)* }
    };
}

sorts! {
    /// A state, by any of its names.
    State = 0;
    /// Of a state, or one of its people ("Russian", "Finns").
    Demonym = 1;
    /// A seat of government.
    Seat = 2;
    /// A place other than a state.
    Place = 3;
    /// A given name of men.
    GivenHe = 4;
    /// A given name of women.
    GivenShe = 5;
    /// A family name.
    Family = 6;
    /// An organisation known by name.
    Organisation = 7;
    /// A part of a government known by name.
    Government = 8;
    /// An army or armed group known by name.
    Armed = 9;
    /// A paper, a station, an agency known by name.
    Media = 10;
    /// A people, or of a people.
    People = 11;
    /// "Mr", "Dr".
    Honorific = 12;
    /// "President", "General": stands before a name.
    Title = 13;
    /// "minister", "spokesman": a person by office or part.
    Role = 14;
    /// "ministry", "council".
    GovernmentHead = 15;
    /// "army", "rebels".
    ArmedHead = 16;
    /// "company", "university".
    OrganisationHead = 17;
    /// "newspaper", "Times".
    MediaHead = 18;
    /// "citizens", "voters".
    PopulationHead = 19;
    /// "experts", "analysts".
    ExpertHead = 20;
    /// "river", "province".
    PlaceHead = 21;
    /// A verb of saying.
    Speech = 22;
    /// "in", "from", "near".
    Locative = 23;
    /// Capitalised without being the name of anybody.
    Common = 24;
    /// The first word of a longer entry.
    Opens = 25;
    /// A town that is not among the well-known places.
    Town = 26;
    /// "Falcons", "Rovers": the last word of a team's name.
    Team = 27;
    /// "battle", "award": what happens or is held.
    EventHead = 28;
    /// "album", "novel": what somebody made.
    WorkHead = 29;
}

impl Sorts {
    /// The set of one.
    pub const fn of(sort: Sort) -> Self {
        Self(1 << sort as u8)
    }

    /// The set of these.
    pub const fn all(mut sorts: &[Sort]) -> Self {
        let mut all = Self(0);
        while let [first, rest @ ..] = sorts {
            all = all.and(Self::of(*first));
            sorts = rest;
        }
        all
    }

    /// Whether `sort` is among them.
    pub const fn has(self, sort: Sort) -> bool {
        self.0 & (1 << sort as u8) != 0
    }

    /// Whether any of `sorts` is among them.
    pub fn any(self, sorts: &[Sort]) -> bool {
        sorts.iter().any(|&sort| self.has(sort))
    }

    /// These and those.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is none, apart from opening a longer entry.
    pub const fn is_empty(self) -> bool {
        self.0 & !(1 << Sort::Opens as u8) == 0
    }

    /// As bits, numbered as the sorts are.
    pub const fn bits(self) -> u32 {
        self.0
    }
}

/// Hashes a phrase letter by letter, without case, so that a longer phrase continues a shorter one.
#[derive(Clone, Copy, Debug)]
pub struct Phrase(u64);

impl Default for Phrase {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Phrase {
    /// The hash of `text` as a whole.
    pub fn of(text: &str) -> u64 {
        let mut phrase = Self::default();
        phrase.push(text);
        phrase.hash()
    }

    /// Adds letters. White space counts as one space, however much it is; curly apostrophes as straight ones.
    pub fn push(&mut self, text: &str) {
        let mut spaced = false;
        if text.is_ascii() {
            for byte in text.bytes() {
                let space = byte.is_ascii_whitespace();
                if !(space && spaced) {
                    self.byte(if space { b' ' } else { byte.to_ascii_lowercase() });
                }
                spaced = space;
            }
            return;
        }
        for letter in text.chars() {
            if std::mem::replace(&mut spaced, letter.is_whitespace()) && spaced {
                continue;
            }
            match letter {
                '’' | '‘' | 'ʼ' => self.byte(b'\''),
                '‑' | '–' => self.byte(b'-'),
                _ if letter.is_whitespace() => self.byte(b' '),
                _ => {
                    for lower in letter.to_lowercase() {
                        let mut buffer = [0; 4];
                        for byte in lower.encode_utf8(&mut buffer).bytes() {
                            self.byte(byte);
                        }
                    }
                }
            }
        }
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }

    /// The hash so far.
    pub const fn hash(self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

/// A hasher for keys that are hashes already.
#[derive(Default)]
pub struct Already(u64);

impl Hasher for Already {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// A map by hashes.
pub type ByHash<T> = HashMap<u64, T, BuildHasherDefault<Already>>;

/// A state with its names.
#[derive(Clone, Debug)]
pub struct State {
    /// What it is called here.
    pub name: &'static str,
    /// Other names.
    pub aliases: Vec<&'static str>,
    /// Of it, or its people.
    pub demonyms: Vec<&'static str>,
    /// The seats of its government.
    pub seats: Vec<&'static str>,
}

/// All that the lists hold.
#[derive(Debug, Default)]
pub struct Gazetteer {
    sorts: ByHash<Sorts>,
    /// Names of the long lists.
    packed: Packed,
    /// The states of the world.
    pub states: Vec<State>,
    /// Which state a name, an adjective or a seat belongs to, as an index of `states`.
    pub state_of: ByHash<u16>,
    /// Short form to full form of organisations.
    pub full_form: ByHash<&'static str>,
}

/// The word lists, read once.
pub fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(Gazetteer::read)
}

impl Gazetteer {
    /// Whether a state is a union of states: the lists under `data/` have it among the bodies too.
    pub fn is_union(&self, state: &State) -> bool {
        let sorts = self.sorts.get(&Phrase::of(state.name)).copied().unwrap_or_default();
        sorts.has(Sort::Organisation)
    }

    /// What the phrase with this hash may be.
    pub fn sorts(&self, phrase: u64) -> Sorts {
        self.sorts.get(&phrase).copied().unwrap_or_default().and(self.packed.sorts(phrase))
    }

    /// The state that a phrase names, is an adjective of, or is the seat of.
    pub fn state(&self, phrase: &str) -> Option<&State> {
        let index = *self.state_of.get(&Phrase::of(phrase))?;
        self.states.get(usize::from(index))
    }

    fn add(&mut self, phrase: &str, sort: Sort) {
        let phrase = phrase.trim();
        if phrase.is_empty() {
            return;
        }
        let mut put = |phrase: &str, sort| {
            let entry = self.sorts.entry(Phrase::of(phrase)).or_default();
            *entry = entry.and(Sorts::of(sort));
        };
        put(phrase, sort);
        let end = phrase.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(phrase.len());
        if let Some(first) = phrase.get(..end).filter(|first| first.len() < phrase.len()) {
            put(first, Sort::Opens);
            let word = phrase.split(' ').next().unwrap_or(first);
            put(word, Sort::Opens);
            put(word.trim_end_matches('.'), Sort::Opens);
        }
    }

    fn read() -> Self {
        let packed = Packed::read(include_bytes!("../models/lists.bin"));
        let mut gazetteer = Self { packed, ..Self::default() };
        gazetteer.read_states(crate::lexicon::list!("countries.txt"));
        gazetteer.read_organisations(crate::lexicon::list!("organisations.txt"));
        gazetteer.read_sections(crate::lexicon::list!("heads.txt"));
        for line in crate::lexicon::list!("names-common.txt").lines() {
            line.split(' ').for_each(|word| gazetteer.add(word, Sort::Common));
        }
        gazetteer
    }

    fn read_states(&mut self, text: &'static str) {
        for line in text.lines() {
            let mut columns = line
                .split('|')
                .map(|column| column.split(',').map(str::trim).filter(|word| !word.is_empty()));
            let mut next = || columns.next().into_iter().flatten().collect::<Vec<_>>();
            let (names, aliases, demonyms, seats) = (next(), next(), next(), next());
            let Some(&name) = names.first() else { continue };
            let index = u16::try_from(self.states.len()).unwrap_or(u16::MAX);
            for (words, sort) in [
                (&names, Sort::State),
                (&aliases, Sort::State),
                (&demonyms, Sort::Demonym),
                (&seats, Sort::Seat),
            ] {
                for word in words {
                    self.add(word, sort);
                    self.state_of.entry(Phrase::of(word)).or_insert(index);
                }
            }
            self.states.push(State { name, aliases, demonyms, seats });
        }
    }

    fn read_sections(&mut self, text: &'static str) {
        let mut sorts: &[Sort] = &[];
        for line in text.lines() {
            match line {
                "[honorific]" => sorts = &[Sort::Honorific],
                "[title]" => sorts = &[Sort::Title],
                "[role]" => sorts = &[Sort::Role],
                "[government]" => sorts = &[Sort::GovernmentHead],
                "[armed-force]" => sorts = &[Sort::ArmedHead],
                "[organisation]" => sorts = &[Sort::OrganisationHead],
                "[media]" => sorts = &[Sort::MediaHead],
                "[population]" => sorts = &[Sort::PopulationHead],
                "[experts]" => sorts = &[Sort::ExpertHead],
                "[place]" => sorts = &[Sort::PlaceHead],
                "[team]" => sorts = &[Sort::Team],
                "[event]" => sorts = &[Sort::EventHead],
                "[work]" => sorts = &[Sort::WorkHead],
                "[speech]" => sorts = &[Sort::Speech],
                "[locative]" => sorts = &[Sort::Locative],
                _ => {
                    for word in line.split(' ') {
                        sorts.iter().for_each(|&sort| self.add(word, sort));
                    }
                }
            }
        }
    }

    fn read_organisations(&mut self, text: &'static str) {
        let mut sort = Sort::Organisation;
        for line in text.lines() {
            match line {
                "[organisation]" => sort = Sort::Organisation,
                "[government]" => sort = Sort::Government,
                "[armed-force]" => sort = Sort::Armed,
                "[media]" => sort = Sort::Media,
                "[population]" => sort = Sort::People,
                _ => match line.split_once(" = ") {
                    Some((short, full)) => {
                        self.add(short, sort);
                        self.add(full, sort);
                        self.full_form.insert(Phrase::of(short), full);
                    }
                    None => line.split(',').for_each(|name| self.add(name, sort)),
                },
            }
        }
    }
}
