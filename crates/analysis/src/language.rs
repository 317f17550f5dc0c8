//! Which language a text is in, so far as later passes must know: English, or another.
//!
//! Owns the guess. The rule: the script of most letters decides where it is not Latin; else the language whose small words
//! make up most of the words, if they are common enough; a text too short to tell counts as English. Reads a bounded
//! number of words from the beginning, middle and end.

use crate::Document;
use crate::words::WordMap;
use std::sync::LazyLock;

/// How many words are looked at in each of three places.
const SAMPLE: usize = 400;
/// Fewer words say nothing.
const FEWEST: usize = 6;
/// A language needs this share of its small words, in per cent; English text has 30 to 50.
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

/// For each word a bit for each language that has it, in the order of [`NAMES`].
static WORDS: LazyLock<WordMap<&str, u32>> = LazyLock::new(|| {
    let mut words = WordMap::default();
    for (index, (_, list)) in lists().enumerate() {
        for word in list.split_whitespace() {
            *words.entry(word).or_insert(0) |= 1 << index;
        }
    }
    words
});
static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| lists().map(|(name, _)| name).collect());

fn lists() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = crate::lexicon::list!("function-words.txt").lines();
    lines.filter_map(|line| line.split_once(": "))
}

/// The language of a document whose tokens are known.
pub fn of(document: &Document<'_>) -> Language {
    let count = document.tokens.len();
    let middle = (count / 2).max(SAMPLE);
    let end = count.saturating_sub(SAMPLE).max(middle + SAMPLE);
    let places = [0..SAMPLE, middle..middle + SAMPLE, end..end + SAMPLE];
    let mut tally = Tally::default();
    for token in places.into_iter().flatten() {
        tally.add(document.word(token));
    }
    tally.language()
}

/// What the words looked at have in common.
#[derive(Default)]
struct Tally {
    words: usize,
    latin: usize,
    /// Letters by script, for the scripts that tell a language.
    scripts: [usize; SCRIPTS.len()],
    /// Small words by language.
    small: [usize; 32],
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

impl Tally {
    fn add(&mut self, word: &str) {
        let Some(first) = word.chars().find(|c| c.is_alphabetic()) else { return };
        self.words += 1;
        // Japanese is written with Chinese characters too; its own are never missing.
        let kana = word.chars().take(SAMPLE).find(|c| matches!(c, '\u{3040}'..='\u{30FF}'));
        let code = u32::from(kana.unwrap_or(first));
        let script =
            SCRIPTS.iter().zip(&mut self.scripts).find(|((from, to, _), _)| (*from..=*to).contains(&code));
        match script {
            Some((_, count)) => *count += 1,
            None => self.latin += 1,
        }
        if word.len() > 24 {
            return;
        }
        self.folded.clear();
        self.folded.extend(word.chars().flat_map(char::to_lowercase));
        let languages = WORDS.get(self.folded.as_str()).copied().unwrap_or(0);
        for (index, count) in self.small.iter_mut().enumerate() {
            *count += usize::from(languages >> index & 1 == 1);
        }
    }

    fn language(&self) -> Language {
        let script = SCRIPTS.iter().zip(self.scripts).max_by_key(|(_, count)| *count);
        if let Some(((_, _, name), _)) = script.filter(|(_, count)| *count > self.latin) {
            return Language(name);
        }
        if self.words < FEWEST {
            return Language::ENGLISH;
        }
        let english = self.small.first().copied().unwrap_or(0);
        let others = NAMES.iter().zip(self.small).skip(1).rev().max_by_key(|(_, count)| *count);
        match others {
            // Small words look alike in many languages: another must have clearly more of them than English.
            Some((name, count))
                if count >= 3 && 2 * count >= 3 * english && count * 100 >= self.words * SHARE =>
            {
                Language(name)
            }
            // Headlines and lists have few small words; a long text without any is none of these languages.
            _ if self.words >= 100 && english * 100 < self.words * FLOOR => Language::UNKNOWN,
            _ => Language::ENGLISH,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        let texts = [
            ("en", "The minister said on Monday that the road to the harbour would be closed for a month."),
            ("en", "Bridge closed"),
            ("en", "Storm hits coast: roads shut, ferries cancelled, schools closed across three counties"),
            ("de", "Der Minister sagte am Montag, dass die Straße zum Hafen für einen Monat gesperrt werde."),
            ("fr", "Le ministre a dit lundi que la route du port serait fermée pour un mois."),
            ("es", "El ministro dijo el lunes que la carretera del puerto se cerrará por un mes."),
            ("it", "Il ministro ha detto che la strada per il porto sarà chiusa per un mese."),
            ("pt", "O ministro disse na segunda que a estrada do porto não será fechada por um mês."),
            ("nl", "De minister zei maandag dat de weg naar de haven een maand dicht zou zijn."),
            ("pl", "Minister powiedział, że droga do portu nie jest otwarta i że to się zmieni po miesiącu."),
            ("ru", "Министр сказал в понедельник, что дорога к порту будет закрыта на месяц."),
            ("ar", "قال الوزير يوم الاثنين إن الطريق إلى الميناء سيغلق لمدة شهر"),
            ("ja", "大臣は月曜日に港への道路を閉鎖すると述べた。"),
            ("zh", "部长星期一说通往港口的道路将关闭一个月。"),
            ("el", "Ο υπουργός είπε ότι ο δρόμος θα κλείσει για έναν μήνα."),
            ("en", ""),
        ];
        for (wanted, text) in texts {
            assert_eq!(of(&Document::new(text)).0, wanted, "{text}");
        }
    }
}
