//! Forms of a verb with tense, from its base form: the way back from [`crate::lemma`].
//!
//! Rule: irregular pasts as `data/irregular.txt` has them, then the rules of English endings. Knows nothing of the sentence.

use crate::words::WordMap;
use std::sync::LazyLock;

/// The past of irregular verbs: of their other forms the first that is no present.
static PASTS: LazyLock<WordMap<&'static str, &'static str>> = LazyLock::new(|| {
    let verbs = crate::lexicon::list!("irregular.txt").lines().filter_map(|line| line.strip_prefix("VERB "));
    let past = |line: &'static str| {
        let mut words = line.split(' ');
        let base = words.next()?;
        Some((base, words.find(|form| !form.ends_with('s') && !form.ends_with("ing"))?))
    };
    verbs.filter_map(past).chain([("be", "was")]).collect()
});

/// Verbs whose past looks like their base.
const UNCHANGED: [&str; 24] = [
    "cut",
    "put",
    "set",
    "hit",
    "shut",
    "hurt",
    "cost",
    "let",
    "spread",
    "split",
    "bet",
    "bid",
    "burst",
    "cast",
    "forecast",
    "broadcast",
    "quit",
    "rid",
    "shed",
    "thrust",
    "upset",
    "reset",
    "offset",
    "read",
];

/// The past: "leave" gives "left", "stop" "stopped".
pub fn past(base: &str) -> String {
    if UNCHANGED.contains(&base) {
        return base.to_owned();
    }
    if let Some(past) = PASTS.get(base) {
        return (*past).to_owned();
    }
    match base.as_bytes() {
        [.., b'e'] => [base, "d"].concat(),
        [.., before, b'y'] if !is_vowel(*before) => [base.trim_end_matches('y'), "ied"].concat(),
        [.., a, b, c] if doubles(base, *a, *b, *c) => [base, &char::from(*c).to_string(), "ed"].concat(),
        _ => [base, "ed"].concat(),
    }
}

/// The third person: "reach" gives "reaches".
pub fn third_person(base: &str) -> String {
    match base.as_bytes() {
        b"be" => "is".to_owned(),
        b"have" => "has".to_owned(),
        [.., before, b'y'] if !is_vowel(*before) => [base.trim_end_matches('y'), "ies"].concat(),
        _ if ["s", "sh", "ch", "x", "z", "o"].iter().any(|end| base.ends_with(end)) => [base, "es"].concat(),
        _ => [base, "s"].concat(),
    }
}

/// Whether the last letter is doubled: a short word with one vowel before one consonant, or an end that is stressed.
fn doubles(base: &str, a: u8, b: u8, c: u8) -> bool {
    let short = base.bytes().filter(|letter| is_vowel(*letter)).count() == 1;
    let ends = |ends: &[&str]| ends.iter().any(|end| base.ends_with(end));
    let stressed = ends(&["mit", "fer", "cur", "pel", "bel", "trol", "gret"])
        && !ends(&["limit", "vomit", "offer", "suffer", "differ", "buffer", "pilfer"]);
    !is_vowel(a) && is_vowel(b) && !is_vowel(c) && !matches!(c, b'w' | b'x' | b'y') && (short || stressed)
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tense_is_written_as_in_print() {
        let cases = [
            ("kill", "killed", "kills"),
            ("leave", "left", "leaves"),
            ("carry", "carried", "carries"),
            ("offer", "offered", "offers"),
            ("prefer", "preferred", "prefers"),
            ("limit", "limited", "limits"),
            ("admit", "admitted", "admits"),
            ("stop", "stopped", "stops"),
            ("raise", "raised", "raises"),
            ("destroy", "destroyed", "destroys"),
            ("cut", "cut", "cuts"),
            ("go", "went", "goes"),
            ("prompt", "prompted", "prompts"),
            ("fix", "fixed", "fixes"),
            ("refer", "referred", "refers"),
            ("open", "opened", "opens"),
        ];
        for (base, then, now) in cases {
            assert_eq!((past(base).as_str(), third_person(base).as_str()), (then, now));
        }
    }

    proptest! {
        #[test]
        fn any_word_has_them(word in "\\PC{0,12}") {
            prop_assert!(past(&word).len() >= word.trim_end_matches('y').len());
            prop_assert!(third_person(&word).len() >= 2 || word.is_empty());
        }
    }
}
