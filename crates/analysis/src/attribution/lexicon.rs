//! The words that hand a content to a source, with the act they name and how far it commits the source.
//!
//! Owns the reading of `data/cues.txt`: every form of every word, found by its letters. Knows no text.

use crate::words::WordMap;
use std::sync::OnceLock;

/// What a source does with a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Act {
    /// It utters it: "say", "claim".
    Speech,
    /// It bears it out, as findings and documents do: "show", "suggest".
    Report,
    /// It holds it: "think", "expect".
    Belief,
    /// It has it as a fact: "know", "be aware".
    Knowledge,
    /// It takes it in: "see", "hear".
    Perception,
    /// It wants or means it: "plan", "demand".
    Wish,
    /// It asks it: "wonder", "ask".
    Question,
    /// It brings it about: "ensure".
    Cause,
}

/// How far a cue commits its source to the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Commitment {
    /// The content is taken for a fact by source and author.
    Factive,
    /// The source vouches for it.
    Asserted,
    /// The source holds it likely.
    Probable,
    /// The source holds it possible, or has yet to bear it out.
    Possible,
    /// The source takes no stand: it asks, wants, wishes.
    Open,
    /// The source says that it is not so.
    Denied,
}

/// Of which part of speech a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Part {
    /// A verb.
    Verb,
    /// An adjective, or a participle used as one.
    Adjective,
    /// A noun.
    Noun,
}

/// What the lexicon knows of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The act it names first of all.
    pub act: Act,
    /// How far it commits.
    pub commitment: Commitment,
    /// The acts it can name, a bit each.
    pub acts: u8,
    /// A number of its own for all its forms.
    pub lemma: u16,
}

impl Cue {
    /// Whether it can name this act.
    pub fn can(self, act: Act) -> bool {
        self.acts & (1 << act as u8) != 0
    }
}

/// The longest form, in bytes.
const LONGEST: usize = 24;

type Forms = WordMap<(Part, Box<str>), Cue>;

/// What the lexicon has of a word in this part of speech, whatever its case.
pub fn find(part: Part, word: &str) -> Option<Cue> {
    static FORMS: OnceLock<[WordMap<Box<str>, Cue>; 3]> = OnceLock::new();
    let tables = FORMS.get_or_init(|| {
        let mut tables: [WordMap<Box<str>, Cue>; 3] = Default::default();
        for ((part, form), cue) in read(crate::lexicon::list!("cues.txt")) {
            if let Some(table) = tables.get_mut(part as usize) {
                table.insert(form, cue);
            }
        }
        tables
    });
    let mut letters = [0u8; LONGEST];
    let letters = letters.get_mut(..word.len())?;
    letters.copy_from_slice(word.as_bytes());
    letters.make_ascii_lowercase();
    tables.get(part as usize)?.get(std::str::from_utf8(letters).ok()?).copied()
}

/// Reads the file; a word met again keeps its first act and commitment and learns the others.
fn read(source: &str) -> Forms {
    let mut forms = Forms::default();
    let mut lemmas: WordMap<(Part, &str), u16> = WordMap::default();
    let mut section = None;
    for line in source.lines() {
        if let Some(head) = line.strip_prefix('[').and_then(|head| head.strip_suffix(']')) {
            section = section_of(head);
            continue;
        }
        let Some((part, act, commitment)) = section else { continue };
        for word in line.split_whitespace() {
            let base = word.split('/').next().unwrap_or(word).trim_end_matches('+');
            let next = lemmas.len() as u16;
            let lemma = *lemmas.entry((part, base)).or_insert(next);
            for form in forms_of(part, word) {
                let cue = forms.entry((part, form.into())).or_insert(Cue { act, commitment, acts: 0, lemma });
                cue.acts |= 1 << act as u8;
            }
        }
    }
    forms
}

fn section_of(head: &str) -> Option<(Part, Act, Commitment)> {
    let mut words = head.split(' ');
    let part = match words.next()? {
        "verb" => Part::Verb,
        "adjective" => Part::Adjective,
        "noun" => Part::Noun,
        _ => return None,
    };
    let act = match words.next()? {
        "speech" => Act::Speech,
        "report" => Act::Report,
        "belief" => Act::Belief,
        "knowledge" => Act::Knowledge,
        "perception" => Act::Perception,
        "wish" => Act::Wish,
        "question" => Act::Question,
        "cause" => Act::Cause,
        _ => return None,
    };
    let commitment = match words.next()? {
        "factive" => Commitment::Factive,
        "asserted" => Commitment::Asserted,
        "probable" => Commitment::Probable,
        "possible" => Commitment::Possible,
        "open" => Commitment::Open,
        "denied" => Commitment::Denied,
        _ => return None,
    };
    Some((part, act, commitment))
}

/// The forms of a word as the file writes it.
fn forms_of(part: Part, word: &str) -> Vec<String> {
    let mut pieces = word.split('/');
    let entry = pieces.next().unwrap_or(word);
    let base = entry.trim_end_matches('+');
    let mut forms = vec![base.to_owned()];
    if part == Part::Adjective {
        return forms;
    }
    forms.push(with_s(base));
    if part == Part::Noun {
        return forms;
    }
    let doubled = entry.ends_with('+');
    let stem = match base.chars().last() {
        Some(last) if doubled => format!("{base}{last}"),
        Some('e') if !base.ends_with("ee") => base.trim_end_matches('e').to_owned(),
        _ => base.to_owned(),
    };
    forms.push(format!("{stem}ing"));
    let irregular: Vec<&str> = pieces.collect();
    if irregular.is_empty() {
        forms.push(match base.strip_suffix('y') {
            Some(rest) if !rest.ends_with(['a', 'e', 'o', 'u']) => format!("{rest}ied"),
            _ if base.ends_with("ee") => format!("{base}d"),
            _ => format!("{stem}ed"),
        });
    }
    forms.extend(irregular.into_iter().map(str::to_owned));
    forms
}

/// The third person, or the plural.
fn with_s(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(rest) if !rest.ends_with(['a', 'e', 'o', 'u']) => format!("{rest}ies"),
        _ if base.ends_with("sis") => format!("{}es", base.trim_end_matches("is")),
        _ if ["s", "sh", "ch", "x", "z"].iter().any(|end| base.ends_with(end)) => format!("{base}es"),
        _ => format!("{base}s"),
    }
}
