//! Letters as search compares them: lower case, without accents, with straight quotes and hyphens.
//!
//! It owns what counts as a letter of a word and what two spellings have in common. The normal form
//! of Unicode (NFD) is handed in, because a browser has it for free; only the distinct letters
//! beyond ASCII are handed to it, in one call. The small tables below stand in for those of the
//! standard library, which would cost the page five kilobytes. It must not know claims or queries.

/// Unicode's canonical decomposition (NFD) of a string.
pub type Normaliser = fn(&str) -> String;

/// Stands between the letters that are handed to the normaliser.
const BETWEEN: char = '\u{1f}';

/// The folded form of each letter beyond ASCII that occurs in a text.
pub(crate) struct Folder {
    /// By letter.
    letters: Vec<(char, String)>,
}

impl Folder {
    /// For a text: one call of the normaliser, with each of its letters once.
    pub(crate) fn new(text: &str, nfd: Normaliser) -> Self {
        let mut distinct: Vec<char> = Vec::new();
        for c in text.chars().filter(|c| !c.is_ascii()) {
            if let Err(at) = distinct.binary_search(&c) {
                distinct.insert(at, c);
            }
        }
        if distinct.is_empty() {
            return Self { letters: Vec::new() };
        }
        let mut joined = String::with_capacity(distinct.len() * 4);
        for c in &distinct {
            joined.push(*c);
            joined.push(BETWEEN);
        }
        let normal = nfd(&joined);
        let folded = normal.split(BETWEEN).map(|piece| piece.chars().filter_map(plain).collect());
        Self { letters: distinct.into_iter().zip(folded).collect() }
    }

    /// Calls back with each folded letter and where in the text it comes from; runs of spaces
    /// become one.
    pub(crate) fn each(&self, text: &str, mut emit: impl FnMut(char, usize)) {
        let mut blank = false;
        let mut put = |c: char, at: usize| {
            if c != ' ' || !blank {
                emit(c, at);
            }
            blank = c == ' ';
        };
        for (at, c) in text.char_indices() {
            if c.is_ascii() {
                put(if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c.to_ascii_lowercase() }, at);
            } else if let Ok(found) = self.letters.binary_search_by_key(&c, |(letter, _)| *letter) {
                let folded = self.letters.get(found).map_or("", |(_, folded)| folded);
                folded.chars().for_each(|c| put(c, at));
            }
        }
    }

    /// The whole text, folded.
    pub(crate) fn fold(&self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        self.each(text, |c, _| folded.push(c));
        folded
    }
}

/// A text as search compares it.
pub fn fold(text: &str, nfd: Normaliser) -> String {
    Folder::new(text, nfd).fold(text)
}

/// A decomposed letter as search compares it; `None` for what it passes over: accents, soft
/// hyphens, and marks of direction.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' => return None,
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' => return None,
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => return None,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => return None,
        '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => return None,
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '−' => '-',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{3000}' | '\u{85}' => {
            ' '
        }
        'ς' => 'σ',
        'ı' => 'i',
        _ => lower(c),
    })
}

/// Lower case, for the alphabets that have it and one letter for one: Latin, Greek, Cyrillic,
/// Armenian, Georgian. (The full table of Unicode costs 3.6 kB in the page.)
pub(crate) fn lower(c: char) -> char {
    let code = u32::from(c);
    let lowered = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => {
            code + 0x20
        }
        0x130 => 0x69,
        0x178 => 0xff,
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1de..=0x1ef | 0x1f8..=0x21f | 0x222..=0x233 => {
            code | 1
        }
        0x370..=0x373 | 0x376 | 0x3d8..=0x3ef | 0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f => code | 1,
        0x1e00..=0x1e95 | 0x1ea0..=0x1eff => code | 1,
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x4c1..=0x4ce => code + (code & 1),
        0x18f => 0x259,
        0x1e9e => 0xdf,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 0x25,
        0x38c => 0x3cc,
        0x38e | 0x38f => code + 0x3f,
        0x400..=0x40f => code + 0x50,
        0x4c0 => 0x4cf,
        0x531..=0x556 => code + 0x30,
        0x1c90..=0x1cba | 0x1cbd..=0x1cbf => code - 0xbc0,
        0xff21..=0xff3a => code + 0x20,
        _ => code,
    };
    char::from_u32(lowered).unwrap_or(c)
}

/// Whether a character is part of a word: a letter, a digit, or a mark on one, of any script.
/// Beyond ASCII everything is, save the ranges of punctuation, symbols, spaces and emoji.
pub(crate) fn is_word(c: char) -> bool {
    match u32::from(c) {
        0..=0x7f => c.is_ascii_alphanumeric(),
        0x80..=0xbf => matches!(c, 'ª' | 'µ' | 'º' | '²' | '³' | '¹'),
        0xd7 | 0xf7 | 0x37e | 0x387 | 0x482 | 0x55a..=0x55f | 0x589..=0x58f => false,
        0x5be | 0x5c0 | 0x5c3 | 0x5c6 | 0x5f3 | 0x5f4 | 0x600..=0x60f | 0x61b..=0x61f | 0x66a..=0x66d => {
            false
        }
        0x6d4 | 0x6dd | 0x6de | 0x6e9 | 0x6fd | 0x6fe | 0x700..=0x70f | 0x964 | 0x965 | 0x970 => false,
        0xe3f | 0xe4f | 0xe5a | 0xe5b | 0x104a..=0x104f | 0x10fb | 0x1360..=0x1368 | 0x166e | 0x1680 => false,
        0x17d4..=0x17d6 | 0x17d8..=0x17db | 0x1800..=0x180e => false,
        0x2000..=0x206f | 0x207a..=0x207e | 0x208a..=0x208e | 0x20a0..=0x20cf | 0x2100..=0x214f => false,
        0x2190..=0x2bff | 0x2e00..=0x3004 | 0x3008..=0x3020 | 0x3030 | 0x303d..=0x303f | 0x30a0 | 0x30fb => {
            false
        }
        0xd800..=0xf8ff | 0xfdd0..=0xfdef | 0xfe00..=0xfe1f | 0xfe30..=0xfe6f | 0xfeff..=0xff0f => false,
        0xff1a..=0xff20 | 0xff3b..=0xff40 | 0xff5b..=0xff65 | 0xffe0..=0xffff | 0x1f000..=0x1faff => false,
        0xe0000..=0x10ffff => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn nfd(text: &str) -> String {
        text.nfd().collect()
    }

    #[test]
    fn spellings_meet() {
        for (a, b) in [
            ("Łódź", "łÓDŹ"),
            ("Zürich", "zurich"),
            ("Zu\u{308}rich", "zürich"),
            ("“don’t”", "\"don't\""),
            ("ΟΔΌΣ", "οδος"),
            ("Львів", "ЛЬВІВ"),
            ("Київ", "киів"),
            ("far\u{2011}right", "FAR-right"),
            ("10\u{a0}000  km", "10 000\u{202f}km"),
            ("שָׁלוֹם", "שלום"),
            ("مُحَمَّد", "محمد"),
            ("İstanbul", "istanbul"),
            ("한국", "한국"),
            ("Việt Nam", "VIET NAM"),
            ("so\u{ad}lo", "solo"),
        ] {
            assert_eq!(fold(a, nfd), fold(b, nfd), "{a} {b}");
        }
        assert_ne!(fold("한국", nfd), fold("한강", nfd));
    }

    /// The small tables against the standard library's, for the blocks that they mean to cover.
    #[test]
    fn the_small_tables() {
        let blocks = [0..=0x17f, 0x370..=0x3ff, 0x400..=0x52f, 0x531..=0x556, 0x1e00..=0x1eff];
        for code in blocks.into_iter().flatten() {
            let Some(c) = char::from_u32(code) else { continue };
            let mut lowered = c.to_lowercase();
            let expected = lowered.next().filter(|_| lowered.next().is_none());
            if !matches!(code, 0x130 | 0x37f | 0x3cf | 0x3f4 | 0x3f7 | 0x3f9 | 0x3fa | 0x3fd..=0x3ff) {
                assert_eq!(Some(lower(c)), expected, "{code:x}");
            }
            assert_eq!(lower(lower(c)), lower(c));
        }
        for c in (0..0x3_0000).filter_map(char::from_u32).filter(|c| c.is_alphanumeric()) {
            let sign = matches!(u32::from(c), 0xd7 | 0x80..=0xbf | 0x2100..=0x214f | 0x2190..=0x2bff | 0x1f100..=0x1f1ff);
            assert!(
                is_word(c) || sign || matches!(u32::from(c), 0x2e00..=0x2fff | 0x3004..=0x3005),
                "{c} {:x}",
                u32::from(c)
            );
        }
    }
}
