//! Which language a text is in, so far as later passes must know: English, or another.
//!
//! Owns the guess. The rule: of the languages in the script of most words, that with most words which are small ones of it
//! or have a letter that English lacks, if they are common enough; a text too short to tell counts as English. Reads a
//! bounded number of words from the beginning, middle and end.

use crate::Document;
use crate::words::WordMap;
use std::sync::LazyLock;

/// How many words are looked at in each of three places.
const SAMPLE: usize = 400;
/// Fewer words of a language, beside as many as English has, say nothing.
const FEWEST: usize = 2;
/// An English text with so many words in small letters has a small one among them; a headline has fewer words.
const PLAIN: usize = 20;
/// A text with no more tokens may be a headline: a small word with a capital, or before one, is rather part of a name there
/// ("La La Land", "De la Hoya", "El Paso"), but for the first word of the text.
const HEADLINE: usize = 12;
/// No small word is longer, in bytes.
const LONGEST: usize = 48;
/// A language needs this share of its small words and letters, in per cent; English text has 30 to 50 of small words.
const SHARE: usize = 20;
/// A long text with a smaller share of English small words than this, in per cent, is not English.
const FLOOR: usize = 6;

/// A language by its tag in BCP 47; `und` where it is none that is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language(pub &'static str);

impl Default for Language {
    fn default() -> Self {
        Self::ENGLISH
    }
}

impl Language {
    /// English.
    pub const ENGLISH: Self = Self("en");
    /// None that is known.
    pub const UNKNOWN: Self = Self("und");

    /// Whether every pass applies; otherwise only sentences and names are looked for.
    pub fn is_english(self) -> bool {
        self == Self::ENGLISH
    }
}

/// Languages by the order of their list, as bits.
type Languages = u64;

/// What tells languages apart: words and letters, each with the languages that have it.
#[derive(Default)]
struct Known {
    words: WordMap<&'static str, Languages>,
    letters: Vec<(char, Languages)>,
    /// Their tags, each with the script it is written in.
    names: Vec<(&'static str, Option<usize>)>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    let lists = crate::lexicon::list!("function-words.txt").lines().filter_map(|line| line.split_once(": "));
    for (index, (name, words)) in lists.enumerate() {
        let (name, letters) = name.split_once(' ').unwrap_or((name, ""));
        for word in words.split(' ') {
            *known.words.entry(word).or_insert(0) |= 1 << index;
        }
        for letter in letters.chars() {
            known.letters.push((letter, 1 << index));
        }
        known.names.push((name, words.chars().next().and_then(script)));
    }
    known
});

/// The language of a document whose tokens are known.
pub fn of(document: &Document<'_>) -> Language {
    let count = document.tokens.len();
    let middle = (count / 2).max(SAMPLE);
    let end = count.saturating_sub(SAMPLE).max(middle + SAMPLE);
    let places = [0..SAMPLE, middle..middle + SAMPLE, end..end + SAMPLE];
    let mut tally = Tally::default();
    let capital = |token: usize| document.word(token).starts_with(char::is_uppercase);
    for token in places.into_iter().flatten() {
        let named = count <= HEADLINE && (token > 0 && capital(token) || capital(token + 1));
        tally.add(document.word(token), named);
    }
    tally.language()
}

/// What the words looked at have in common.
#[derive(Default)]
struct Tally {
    words: usize,
    latin: usize,
    /// Those that begin with a small letter, and so are hardly names.
    small: usize,
    /// Words by script, for the scripts that tell a language.
    scripts: [usize; SCRIPTS.len()],
    /// By language, words that are small ones of it or have a letter of it, and those that are small ones.
    known: Vec<(usize, usize)>,
    folded: String,
}

/// Scripts by their range of code points, and the language that is likeliest in each.
const SCRIPTS: [(u32, u32, &str); 14] = [
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x052F, "ru"),
    (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x06FF, "ar"),
    (0x0900, 0x097F, "hi"),
    (0x0980, 0x09FF, "bn"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0E00, 0x0E7F, "th"),
    (0x10A0, 0x10FF, "ka"),
    (0x3040, 0x30FF, "ja"),
    (0x4E00, 0x9FFF, "zh"),
    (0xAC00, 0xD7AF, "ko"),
    (0x1200, 0x137F, "am"),
];

/// Which script a letter is of, if that tells a language.
fn script(letter: char) -> Option<usize> {
    SCRIPTS.iter().position(|(from, to, _)| (*from..=*to).contains(&u32::from(letter)))
}

impl Tally {
    /// Adds a word; one that is part of a name says nothing as a small word.
    fn add(&mut self, word: &str, named: bool) {
        let Some(first) = word.chars().find(|c| c.is_alphabetic()) else { return };
        self.words += 1;
        self.small += usize::from(first.is_lowercase());
        // Japanese is written with Chinese characters too; its own are never missing.
        let kana = word.chars().take(SAMPLE).find(|c| matches!(c, '\u{3040}'..='\u{30FF}'));
        let script = script(kana.unwrap_or(first));
        match script.and_then(|script| self.scripts.get_mut(script)) {
            Some(count) => *count += 1,
            None => self.latin += 1,
        }
        if word.len() > LONGEST {
            return;
        }
        self.folded.clear();
        self.folded.extend(word.chars().flat_map(char::to_lowercase));
        let said = KNOWN.words.get(self.folded.as_str()).copied().filter(|_| !named).unwrap_or(0);
        let mut languages = said;
        // Names keep the letters of their language in every other.
        if script.is_some() || first.is_lowercase() {
            for letter in self.folded.chars().filter(|letter| !letter.is_ascii()) {
                let same = KNOWN.letters.iter().filter(|(known, _)| *known == letter);
                same.for_each(|(_, of)| languages |= of);
            }
        }
        self.known.resize(KNOWN.names.len(), (0, 0));
        for (index, (count, small)) in self.known.iter_mut().enumerate() {
            *count += usize::from(languages >> index & 1 == 1);
            *small += usize::from(said >> index & 1 == 1);
        }
    }

    /// The language of a script that has most of the words, and how many; the first of several.
    fn likeliest(&self, script: Option<usize>) -> Option<(&'static str, usize)> {
        let names = KNOWN.names.iter().zip(&self.known);
        let of_script = names.filter(|((name, of), _)| *of == script && *name != "en");
        let most = of_script.rev().max_by_key(|(_, count)| **count);
        most.map(|((name, _), (count, _))| (*name, *count))
    }

    fn language(&self) -> Language {
        let script = (0..SCRIPTS.len()).max_by_key(|script| self.scripts.get(*script));
        let count = |script: &usize| self.scripts.get(*script).copied().unwrap_or(0);
        if let Some(script) = script.filter(|script| count(script) > self.latin) {
            let most = SCRIPTS.get(script).map_or("und", |(_, _, name)| name);
            return Language(self.likeliest(Some(script)).map_or(most, |(name, _)| name));
        }
        let english = self.known.first().map_or(0, |(count, _)| *count);
        match self.likeliest(None) {
            // Small words look alike in many languages: another must have clearly more of them than English.
            Some((name, count))
                if count >= english + FEWEST
                    && 2 * count >= 3 * english
                    && count * 100 >= self.words * SHARE =>
            {
                Language(name)
            }
            // Headlines and lists have few small words; a long text without any is none of these languages.
            _ if self.words >= 100 && english * 100 < self.words * FLOOR => Language::UNKNOWN,
            _ if english == 0 && self.small >= PLAIN => Language::UNKNOWN,
            _ => Language::ENGLISH,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        let mut wrong = String::new();
        for line in crate::lexicon::lines(include_str!("../cases/languages.txt")) {
            let case = line.strip_prefix("? ").unwrap_or(line);
            let Some((wanted, text)) = case.split_once(": ") else { continue };
            let found = of(&Document::new(text)).0;
            if (found == wanted) == line.starts_with("? ") {
                wrong += &format!("{found} for {line}\n");
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
        assert!(of(&Document::new("")).is_english());
    }
}
