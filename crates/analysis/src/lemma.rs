//! The base form of a word, by its tag: a list of irregular forms (`data/irregular.txt`), then the rules of English endings.
//!
//! Owns both. Base forms are in small letters except those of names, which stay as written. Where the rules cannot know whether
//! a silent *e* was dropped, they go by the letters before the ending. Knows nothing of the sentence.

use crate::document::Tag;
use crate::words::WordMap;
use std::borrow::Cow;
use std::sync::LazyLock;

static IRREGULAR: LazyLock<WordMap<(Tag, &'static str), &'static str>> = LazyLock::new(|| {
    let mut forms = WordMap::default();
    for line in crate::lexicon::list!("irregular.txt").lines() {
        let mut words = line.split(' ');
        let (Some(tag), Some(base)) = (words.next().and_then(Tag::named), words.next()) else { continue };
        for form in words {
            forms.insert((tag, form), base);
        }
    }
    forms
});

/// The base form of a word with this tag.
///
/// ```
/// use assay_analysis::{Tag, lemma::lemma};
/// assert_eq!(lemma("Denied", Tag::Verb), "deny");
/// assert_eq!(lemma("officials", Tag::Noun), "official");
/// assert_eq!(lemma("Moscow", Tag::Propn), "Moscow");
/// ```
pub fn lemma(word: &str, tag: Tag) -> Cow<'_, str> {
    if tag == Tag::Propn || tag == Tag::X {
        return Cow::Borrowed(word);
    }
    let plain = if word.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
        Cow::Owned(word.to_lowercase().replace('’', "'"))
    } else {
        Cow::Borrowed(word)
    };
    if let Some(&base) = IRREGULAR.get(&(tag, plain.as_ref())) {
        return Cow::Borrowed(base);
    }
    let base = match tag {
        Tag::Verb | Tag::Aux => verb(&plain),
        Tag::Noun => noun(&plain),
        _ => None,
    };
    base.map_or(plain, Cow::Owned)
}

fn noun(word: &str) -> Option<String> {
    let kept = ["ss", "us", "is", "ics"];
    if kept.iter().any(|end| word.ends_with(end)) || word.len() < 4 {
        return None;
    }
    singular(word)
}

/// Without the *s* of plurals and of third persons.
fn singular(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    let hissing = ["ss", "sh", "ch", "x", "zz"];
    if let Some(stem) = word.strip_suffix("es").filter(|stem| hissing.iter().any(|end| stem.ends_with(end))) {
        return Some(stem.to_owned());
    }
    // Heroes, but toes, foes and shoes.
    if word.ends_with("oes") && word.len() > 5 && !word.ends_with("shoes") {
        return word.strip_suffix("es").map(str::to_owned);
    }
    word.strip_suffix('s').filter(|stem| !stem.ends_with('s')).map(str::to_owned)
}

fn verb(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("ied").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    let stem = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed"));
    if let Some(stem) = stem.filter(|stem| stem.bytes().any(is_vowel) && stem.len() > 1) {
        return Some(whole(stem));
    }
    if word.len() < 4 { None } else { singular(word) }
}

/// A stem as it is written when nothing follows: one letter of a doubled pair, or a silent *e*.
fn whole(stem: &str) -> String {
    let mut last = stem.bytes().rev();
    let (Some(a), b, c) = (last.next(), last.next().unwrap_or(b'-'), last.next().unwrap_or(b'-')) else {
        return stem.to_owned();
    };
    if a == b && !matches!(a, b'l' | b's' | b'z' | b'f' | b'e' | b'o') {
        return stem.strip_suffix(char::from(a)).unwrap_or(stem).to_owned();
    }
    let silent = match (b, a) {
        (_, b'v' | b'c' | b'u') | (b'd' | b'r' | b'l' | b'n', b'g') => !stem.ends_with("ong"),
        (b'r' | b'l' | b'n' | b'o' | b'u' | b'e', b's') | (b'a' | b'i', b's') => true,
        (b'b' | b'd' | b't' | b'g' | b'p' | b'k' | b'f' | b'z', b'l') => true,
        (b'a', b't') => !matches!(c, b'e' | b'o') || stem.ends_with("creat"),
        (b'i' | b'o' | b'u' | b'a', b'k' | b'd' | b'm' | b'r' | b'n' | b't' | b'l' | b'z' | b'p' | b'g') => {
            !is_vowel(c) && one_vowel(stem)
        }
        (b'y', b'z') => true,
        _ => false,
    };
    if silent { format!("{stem}e") } else { stem.to_owned() }
}

/// Whether a stem has a single vowel: `hop` of "hoping", not `offer` of "offering".
fn one_vowel(stem: &str) -> bool {
    stem.bytes().filter(|&byte| is_vowel(byte)).count() == 1
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cases() {
        let mut wrong = Vec::new();
        for line in crate::lexicon::lines(include_str!("../cases/lemma.txt")) {
            let words: Vec<&str> = line.split(' ').collect();
            let [tag, word, base] = words.as_slice() else { panic!("three words a line, not {line:?}") };
            let found = lemma(word, Tag::named(tag).unwrap());
            if found != *base {
                wrong.push(format!("{tag} {word}: {found}, not {base}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    proptest! {
        #[test]
        fn any_word_has_one(word in "\\PC{0,12}", tag in 0usize..17) {
            lemma(&word, Tag::from_index(tag));
        }
    }
}
