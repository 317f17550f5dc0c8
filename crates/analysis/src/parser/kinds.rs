//! Parts of speech as the parser sees them: the tag, and what sets words of one tag apart in the building of clauses.
//!
//! Which mark a mark is; the endings of verbs; be, have, do and the modals; relative, subject, object and possessive pronouns;
//! "of", "to", "that". Owns that table, of the language's closed classes, and nothing else.

use crate::document::Tag;
use crate::forms::{Form, shape};

/// Kinds within a tag are below this.
const KINDS: u32 = 64;
/// The kind of the root.
pub const ROOT: u32 = (Tag::ALL.len() as u32 + 1) * KINDS;

/// The kind of a word with this tag, never zero.
pub fn kind(form: &Form, tag: Tag) -> u32 {
    (tag as u32 + 1) * KINDS + within(form, tag)
}

/// The last eight letters of a word; all of it where it is shorter.
const fn spelt(word: &str) -> u64 {
    let mut bytes = word.as_bytes();
    let mut last = 0;
    while let [first, rest @ ..] = bytes {
        last = last << 8 | *first as u64;
        bytes = rest;
    }
    last
}

const fn is_any(form: &Form, words: &[&str]) -> bool {
    let mut words = words;
    while let [first, rest @ ..] = words {
        if form.last == spelt(first) {
            return true;
        }
        words = rest;
    }
    false
}

fn within(form: &Form, tag: Tag) -> u32 {
    let groups: &[&[&str]] = match tag {
        Tag::Punct => return (form.last & 0x3f) as u32,
        Tag::Verb => return ending(form),
        Tag::Noun => return u32::from(form.suffix(1) == u32::from(b's')),
        Tag::Num => {
            return u32::from(form.shape == shape::DIGIT) * (1 + u32::from(form.last == spelt("0000")));
        }
        Tag::Aux => &[
            &["be", "been", "being"],
            &["is", "are", "was", "were", "am", "'s", "'re", "'m"],
            &["have", "has", "had", "'ve", "having"],
            &["do", "does", "did"],
        ],
        Tag::Pron => &[
            &["that"],
            &["who", "which", "what", "whom", "whoever", "whatever", "whose"],
            &["i", "he", "she", "we", "they"],
            &["me", "him", "them", "us"],
            &["my", "your", "his", "its", "our", "their"],
            &["it", "there"],
            &["this", "these", "those"],
        ],
        Tag::Adp => &[&["of"], &["to"], &["by"], &["as", "than", "like"]],
        Tag::Part => &[&["to"], &["'s", "'"]],
        Tag::Sconj => &[&["that"], &["if", "whether"], &["as"]],
        Tag::Det => &[&["the", "a", "an"], &["which", "what", "whatever"], &["all", "both", "half"]],
        Tag::Adv => &[
            &["when", "where", "how", "why"],
            &["not", "n't", "never"],
            &["very", "so", "too", "more", "most", "as"],
            &["about", "around", "only", "just", "even", "nearly", "almost"],
        ],
        Tag::Cconj => &[&["but"]],
        _ => &[],
    };
    groups.iter().position(|words| is_any(form, words)).map_or(0, |at| at as u32 + 1)
}

fn ending(form: &Form) -> u32 {
    let [.., c, b, a] = form.last.to_be_bytes();
    match [c, b, a] {
        [b'i', b'n', b'g'] => 1,
        [_, b'e', b'd'] => 2,
        [_, b'e' | b'w', b'n'] => 3,
        [_, _, b's'] => 4,
        _ => 0,
    }
}
