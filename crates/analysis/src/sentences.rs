//! Sentences: where each ends.
//!
//! Owns the cut of a block's tokens into sentences. The rule: a full stop, question mark, exclamation mark or ellipsis
//! ends a sentence, together with the quotes, brackets, note numbers and faces that close on it, unless what stands
//! before (an abbreviation, an initial, the number of an item) or after (a small letter) says that it goes on; a
//! bullet, the next item of an enumeration, the credit of a picture and what follows a message's stamp begin one; an
//! enumeration after a colon goes on within its sentence. Knows no tag and no grammar.

use crate::enumeration::{self, Item};
use crate::lexicon::{self, Abbreviation};
use crate::{Block, Document, Sentence, Span, Token, structure, tokens};

/// No sentence has more tokens; a longer run is cut, so that no later pass meets a whole book as one sentence.
pub const LONGEST: usize = 250;

/// No look ahead from a token reads more tokens than this.
const REACH: usize = 8;

impl<'t> Document<'t> {
    /// The text with its blocks, sentences and tokens; no token is tagged or parsed yet.
    pub fn new(text: &'t str) -> Self {
        Self::with_blocks(text, structure::blocks(text))
    }

    /// The same for a text whose blocks are known, in the order of the text.
    pub fn with_blocks(text: &'t str, blocks: Vec<Block>) -> Self {
        let mut document = Self { text, blocks, ..Self::default() };
        for (index, block) in document.blocks.iter_mut().enumerate() {
            let (first, sentence) = (document.tokens.len(), document.sentences.len());
            tokens::cut(text, block.span, &mut document.tokens);
            let added = document.tokens.get(first..).unwrap_or_default();
            cut(Words { text, tokens: added }, |range| {
                let (Some(a), Some(z)) = (added.get(range.start), added.get(range.end - 1)) else { return };
                document.sentences.push(Sentence {
                    span: Span::new(a.span.start, z.span.end),
                    tokens: first + range.start..first + range.end,
                    block: index,
                });
            });
            block.sentences = sentence..document.sentences.len();
        }
        document
    }
}

/// Calls `emit` with the tokens of each sentence.
fn cut(words: Words<'_>, mut emit: impl FnMut(std::ops::Range<usize>)) {
    let (mut start, mut at) = (0, 0);
    let mut last: Option<Item> = None;
    // Whether the last item stands within a sentence: `two reasons: 1. cost 2. time`.
    let mut within = false;
    while at < words.tokens.len() {
        let item = enumeration::item(words, at);
        let continues = item.is_some_and(|item| item.continues(last));
        let begins = at > start && ((continues && !within) || words.begins(at));
        if begins || at - start >= LONGEST {
            emit(start..at);
            start = at;
        }
        let listed = continues || (at > start && words.get(at - 1) == ":");
        if let Some(item) = item.filter(|item| at == start || (listed && (continues || item.is_first()))) {
            within = at > start;
            last = Some(item);
            at = item.end;
            continue;
        }
        match words.end(start, at) {
            Some(end) => {
                emit(start..end);
                (start, at) = (end, end);
            }
            None => at += 1,
        }
    }
    if start < words.tokens.len() {
        emit(start..words.tokens.len());
    }
}

/// The tokens of a block with their text.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
}

impl<'a> Words<'a> {
    /// The words of a token; nothing behind the last.
    pub(crate) fn get(self, at: usize) -> &'a str {
        self.tokens.get(at).and_then(|token| self.text.get(token.span.range())).unwrap_or_default()
    }

    /// Whether white space stands before a token.
    pub(crate) fn spaced(self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at)) {
            (Some(before), Some(token)) => before.span.end < token.span.start,
            _ => true,
        }
    }

    /// Whether a sentence begins with the token `at`, whatever stands before.
    fn begins(self, at: usize) -> bool {
        let word = self.get(at);
        if word.starts_with(['•', '⁃', '‣', '▪', '●', '◦', '■']) {
            return true;
        }
        // After the stamp of a message: `03/05/2024 10:15 AM`.
        let before = |back: usize| at.checked_sub(back).map_or("", |at| self.get(at));
        if matches!(before(1), "AM" | "PM") && before(2).contains(':') && before(3).matches('/').count() == 2
        {
            return true;
        }
        let credit = ["image", "photo", "picture", "photograph", "credit", "photos", "images", "credits"];
        word.starts_with(char::is_uppercase)
            && credit.iter().any(|credit| word.eq_ignore_ascii_case(credit))
            && self.get(at + 1) == ":"
            && self.get(at + 2).starts_with(char::is_uppercase)
    }

    /// If a sentence that began at `start` ends with the token `at` and what closes on it: the token after.
    fn end(self, start: usize, at: usize) -> Option<usize> {
        let word = self.get(at);
        let before = at.checked_sub(1).filter(|before| *before >= start);
        let goes_on = |before| match word {
            "." => self.get(before) == "." || (before == start + 1 && is_caption(self, start)),
            _ => self.omission(before).is_some_and(|end| !self.starts(end)),
        };
        if !is_terminal(word) || before.is_some_and(goes_on) {
            return None;
        }
        let run = self.dots(at);
        if run >= 3 {
            return self.end_of_dots(at, run);
        }
        let end = self.closed(at + 1);
        if end >= self.tokens.len() {
            return Some(end);
        }
        let next = (end..end + 3).find(|next| !is_opener(self.get(*next))).unwrap_or(end);
        let first = self.get(next).chars().next().unwrap_or(' ');
        let lower = first.is_lowercase();
        let closed = (at + 1..end).any(|at| is_closer(self.get(at)));
        let glued = !self.spaced(end) && !first.is_uppercase();
        let goes_on = match word {
            "." => (lower && closed) || glued || before.is_some_and(|number| self.is_ordinal(number, next)),
            _ if word.ends_with(['!', '?']) => {
                glued
                    || (lower && (closed || self.is_name_with_mark(start, at)))
                    || (!closed && self.is_year(end))
            }
            _ if word.starts_with(['.', '…']) => lower || glued,
            "。" | "！" | "？" => false,
            _ => self.abbreviation_goes_on(start, at, next),
        };
        (!goes_on).then_some(end)
    }

    /// The token after what closes on a sentence's end: quotes, brackets, note numbers, faces, further marks.
    fn closed(self, from: usize) -> usize {
        let mut end = from;
        while end < self.tokens.len() && end < from + 2 * REACH {
            let word = self.get(end);
            let glued = !self.spaced(end);
            if glued && is_closer(word) || tokens::is_face(word) || is_only_marks(word) {
                end += 1;
            } else if word == "\"" && end + 1 == self.tokens.len() {
                return end + 1;
            } else if let Some(after) = self.note(end) {
                end = after;
            } else if let Some(after) = self.omission(end).filter(|after| self.starts(*after)) {
                end = after;
            } else {
                break;
            }
        }
        end
    }

    /// The token after the number of a note, `[3]`, or a remark of editors, `[citation needed]`, if one stands here.
    fn note(self, bracket: usize) -> Option<usize> {
        let first = self.get(bracket + 1);
        let fits = self.get(bracket) == "[" && (is_number(first) || first.starts_with(char::is_lowercase));
        let close = (bracket + 2..bracket + 4).find(|at| self.get(*at) == "]")?;
        fits.then_some(close + 1)
    }

    /// The token after `[...]`, where something was left out, if it stands here.
    fn omission(self, bracket: usize) -> Option<usize> {
        let dots = self.get(bracket + 1).starts_with(['.', '…']);
        (dots && self.get(bracket) == "[" && self.get(bracket + 2) == "]").then_some(bracket + 3)
    }

    /// Whether a word stands here that with its capital is likely to begin a sentence.
    fn starts(self, at: usize) -> bool {
        let word = self.get(at);
        word.starts_with(char::is_uppercase) && lexicon::is_starter(word)
    }

    /// How many single full stops stand here one after another.
    fn dots(self, at: usize) -> usize {
        (at..at + REACH).take_while(|at| self.get(*at) == ".").count()
    }

    /// An ellipsis of spaced full stops: three are an omission and end nothing; a fourth that stands at the word ends
    /// its sentence and leaves them to the next; a fourth at the end ends its own.
    fn end_of_dots(self, at: usize, run: usize) -> Option<usize> {
        let after = self.closed(at + run);
        if after >= self.tokens.len() {
            return Some(after);
        }
        let goes_on = self.get(after).starts_with(char::is_lowercase);
        match run {
            3 => None,
            _ if goes_on => None,
            _ if !self.spaced(at) => Some(at + 1),
            _ => Some(after),
        }
    }

    /// `2. Bundesliga`, `3. place`: a small number whose full stop says that it counts places, before the word `next`.
    fn is_ordinal(self, number: usize, next: usize) -> bool {
        let (number, next) = (self.get(number), self.get(next));
        let counted = next.starts_with(char::is_lowercase) || matches!(next, "Bundesliga" | "Liga" | "FC");
        is_number(number) && number.len() <= 2 && counted
    }

    /// `(1965)`, as after the title of a work.
    fn is_year(self, at: usize) -> bool {
        self.get(at) == "(" && is_number(self.get(at + 1)) && self.get(at + 2) == ")"
    }

    /// `Yahoo!` inside a sentence: a name that is written with the mark.
    fn is_name_with_mark(self, start: usize, at: usize) -> bool {
        let before = at.saturating_sub(1);
        matches!(self.get(at), "!" | "?")
            && before > start
            && self.get(before).starts_with(char::is_uppercase)
    }

    /// Whether a sentence goes on after an abbreviation with a full stop, before the word `next`.
    fn abbreviation_goes_on(self, start: usize, at: usize, next: usize) -> bool {
        let word = self.get(at);
        let stem = word.strip_suffix('.').unwrap_or(word);
        let follows = self.get(next);
        let starter = self.starts(next);
        match lexicon::abbreviation(stem) {
            Some(Abbreviation::Open | Abbreviation::State) => !starter,
            Some(_) => true,
            None if is_clock(stem) && follows.ends_with('.') => {
                lexicon::abbreviation(follows.trim_end_matches('.')) != Some(Abbreviation::Title)
                    || at - start < 4
            }
            None if stem.contains('.') => !starter,
            None => true,
        }
    }
}

/// Whether a token can end a sentence.
fn is_terminal(word: &str) -> bool {
    match word.as_bytes().last() {
        Some(b'.' | b'!' | b'?') => true,
        _ => word.ends_with('…') || word.starts_with(['。', '！', '？']),
    }
}

/// `Figure 1`, at the head of what it shows.
fn is_caption(words: Words<'_>, start: usize) -> bool {
    let number = words.get(start + 1);
    matches!(words.get(start), "Figure" | "Table" | "Box" | "Chart" | "Listing" | "Map") && is_number(number)
}

/// `a.m` and `p.m`.
fn is_clock(stem: &str) -> bool {
    stem.eq_ignore_ascii_case("a.m") || stem.eq_ignore_ascii_case("p.m")
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// Further marks after the first: `!`, `?`, `!!`.
fn is_only_marks(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| matches!(b, b'!' | b'?'))
}

/// Whether a token closes a quotation or a bracket.
fn is_closer(word: &str) -> bool {
    matches!(word, "\"" | "”" | "'" | "’" | "''" | "’’" | ")" | "]" | "}" | "»" | "›")
}

/// Whether a token can open a quotation or a bracket.
fn is_opener(word: &str) -> bool {
    matches!(word, "\"" | "“" | "'" | "‘" | "``" | "‘‘" | "(" | "[" | "{" | "«" | "‹")
}
