//! Words, numbers and marks: where each token lies, by the conventions of Universal Dependencies for English.
//!
//! Owns the cut of a block into tokens. The rule: white space always cuts; within a piece, a word runs on through the
//! marks that belong to it (`3.5`, `U.S.`, `O'Neill`, `9/11`, `AT&T`, `co-founder`), gives off its clitics (`do|n't`,
//! `Russia|'s`), and every other mark is a token. A full stop stays with an abbreviation. Reads a bounded piece of what
//! follows, so its time is linear. Knows no sentence.

mod stops;

use crate::lexicon;
use crate::{Span, Token};

/// No look ahead or behind reads further than this many bytes.
const REACH: usize = 64;

/// Endings that are tokens of their own, apostrophe first.
const CLITICS: [&[u8]; 6] = [b"s", b"m", b"d", b"re", b"ve", b"ll"];

/// Prefixes after which a hyphen does not cut.
const PREFIXES: [&str; 33] = [
    "ante", "anti", "arch", "co", "counter", "cross", "e", "ex", "extra", "inter", "intra", "macro", "mega",
    "micro", "mid", "mini", "multi", "neo", "non", "over", "pan", "para", "post", "pre", "pro", "pseudo",
    "re", "semi", "socio", "sub", "super", "trans", "un",
];

/// Faces made of marks.
const FACES: [&str; 22] = [
    ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":'(", ":)", ":(", ";)", ":D", ":P", ":p", ":/", "=)", "=(",
    "<3", "^_^", "-_-", ":))", ":O", ";P",
];

/// Cuts what lies in `block` into tokens and adds them to `tokens`, without tag or head.
pub fn cut(text: &str, block: Span, tokens: &mut Vec<Token>) {
    let Some(words) = text.get(block.range()) else { return };
    let mut cutter = Cutter { text: words, base: block.start, first: tokens.len(), tokens };
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        at = match rest.chars().next() {
            Some(space) if is_space(space) => at + space.len_utf8(),
            _ => cutter.next(at),
        };
    }
}

/// White space, and the invisible characters that separate words or mean nothing.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}') || c.is_control()
}

/// Whether a character can stand in a word by itself.
fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_joiner(c) }
}

/// Whether a token is a face made of marks.
pub(crate) fn is_face(word: &str) -> bool {
    word.len() >= 2 && FACES.contains(&word)
}

/// Characters that only modify the one before: combining marks, soft hyphens, joiners.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05BD}'
        | '\u{064B}'..='\u{065F}' | '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// The marks used as an apostrophe.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`' | 'ʼ')
}

struct Cutter<'a> {
    /// The words of the block.
    text: &'a str,
    /// Where the block begins in the document.
    base: usize,
    /// How many tokens there were before the block.
    first: usize,
    tokens: &'a mut Vec<Token>,
}

impl<'a> Cutter<'a> {
    fn emit(&mut self, start: usize, end: usize) {
        if start < end {
            let head = self.tokens.len();
            let span = Span::new(self.base + start, self.base + end);
            self.tokens.push(Token { span, head, tag: Default::default(), relation: Default::default() });
        }
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    fn peek(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at).and_then(|text| text.chars().next_back())
    }

    /// Emits what begins at `at`, which is no white space, and gives where it ends.
    fn next(&mut self, at: usize) -> usize {
        let Some(c) = self.peek(at) else { return self.text.len() };
        if let Some(end) = self.address(at, c) {
            self.emit(at, end);
            return end;
        }
        if is_word(c) {
            return self.word(at);
        }
        if let Some(end) = self.handle(at, c) {
            self.emit(at, end);
            return end;
        }
        let end = if is_apostrophe(c) { self.apostrophe(at, c) } else { self.mark(at, c) };
        self.emit(at, end);
        end
    }

    /// Where an address of the net or of mail that begins here ends.
    fn address(&self, at: usize, c: char) -> Option<usize> {
        let rest = self.rest(at);
        if !matches!(c, 'h' | 'H' | 'f' | 'w' | 'W' | 'm') || !has_scheme(rest.as_bytes()) {
            return if c.is_ascii_alphanumeric() { self.mail(at) } else { None };
        }
        let end = rest.find(|c: char| is_space(c) || matches!(c, '<' | '>' | '"' | '“' | '”' | '|'));
        let mut address = rest.get(..end.unwrap_or(rest.len()))?;
        let opens = address.contains('(');
        while let Some(last) = address.chars().next_back() {
            let cut = matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '}' | '*')
                || (last == ')' && !opens);
            if !cut {
                break;
            }
            address = address.get(..address.len() - last.len_utf8())?;
        }
        Some(at + address.len())
    }

    /// Where the name of an account (`@ann_doe`) or a topic (`#bridge`) ends, if one begins here.
    fn handle(&self, at: usize, c: char) -> Option<usize> {
        let rest = self.text.as_bytes().get(at + 1..)?;
        let begins = rest.first().is_some_and(|b| b.is_ascii_alphabetic() || (c == '@' && *b == b'_'));
        if !matches!(c, '@' | '#') || !begins || self.before(at).is_some_and(is_word) {
            return None;
        }
        let name = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
        // A word that is not ASCII is no such name.
        (!self.rest(at + 1 + name).starts_with(is_word)).then_some(at + 1 + name)
    }

    /// Where a mail address that begins here ends. Reads no further than [`REACH`] before the `@`.
    fn mail(&self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes().get(at..)?;
        let name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-');
        let local = bytes.iter().take(REACH).take_while(|b| name(b)).count();
        if bytes.get(local) != Some(&b'@') || !bytes.get(local + 1).is_some_and(u8::is_ascii_alphanumeric) {
            return None;
        }
        let mut domain = bytes.get(local + 1..)?.iter().take(4 * REACH).take_while(|b| name(b)).count();
        while domain > 0 && !bytes.get(local + domain).is_some_and(u8::is_ascii_alphanumeric) {
            domain -= 1;
        }
        Some(at + local + 1 + domain)
    }

    /// Emits the word that begins here with its clitics, and gives where it ends.
    fn word(&mut self, start: usize) -> usize {
        let (mut end, mut apostrophe) = (start, false);
        let mut segment = start;
        while let Some(c) = self.peek(end) {
            let after = end + c.len_utf8();
            if is_word(c) {
                end = after;
                continue;
            }
            let next = self.peek(after);
            if !self.joins(start, segment, end, c, next) {
                break;
            }
            apostrophe |= is_apostrophe(c);
            end = after;
            segment = after;
        }
        end = self.unit(start, end);
        if self.peek(end) == Some('.') && self.keeps_stop(start, end) {
            end += 1;
            self.emit(start, end);
        } else {
            self.emit_with_clitics(start, end, apostrophe);
        }
        end
    }

    /// Whether the mark `c` at `end` and what follows belong to the word from `start`, whose last piece begins at `segment`.
    fn joins(&self, start: usize, segment: usize, end: usize, c: char, next: Option<char>) -> bool {
        let piece = self.slice(segment, end);
        if c == '°' {
            return piece.eq_ignore_ascii_case("n");
        }
        let Some(next) = next.filter(|c| is_word(*c)) else { return false };
        let last = piece.chars().next_back().unwrap_or(' ');
        let digits = last.is_ascii_digit() && next.is_ascii_digit();
        match c {
            '.' => digits || self.joins_stop(piece, last, end + 1, next),
            ',' => digits && has_thousands(self.text.as_bytes().get(end + 1..)),
            ':' => digits && end - segment <= 2,
            '/' => digits,
            '&' => piece.len() <= 3 && last.is_alphabetic() && next.is_uppercase() == last.is_uppercase(),
            '_' | '@' => true,
            '*' => last.is_alphabetic() && next.is_alphabetic(),
            '-' => self.joins_hyphen(start, segment, end),
            c if is_apostrophe(c) => last.is_alphanumeric(),
            _ => false,
        }
    }

    /// A full stop inside: `U.S`, `example.com`; not a sentence's end without a space (`done.Next`).
    fn joins_stop(&self, piece: &str, last: char, after: usize, next: char) -> bool {
        if piece.chars().count() <= 1 || next.is_numeric() {
            return true;
        }
        let second = self.peek(after + next.len_utf8()).unwrap_or(' ');
        !(next.is_uppercase()
            && (second.is_lowercase() || is_space(second))
            && (last.is_lowercase() || last.is_numeric()))
    }

    /// A hyphen inside: after a prefix, or within a number that is written with them.
    fn joins_hyphen(&self, start: usize, segment: usize, end: usize) -> bool {
        let piece = self.slice(segment, end);
        if segment == start
            && piece.len() <= 7
            && PREFIXES.iter().any(|prefix| piece.eq_ignore_ascii_case(prefix))
        {
            return true;
        }
        let bytes = self.text.as_bytes();
        let right = digits(bytes.get(end + 1..));
        let left = if piece.bytes().all(|b| b.is_ascii_digit()) { piece.len() } else { 0 };
        let third = bytes.get(end + 1 + right) == Some(&b'-') && digits(bytes.get(end + 2 + right..)) >= 1;
        left >= 1
            && right >= 1
            && ((left >= 3 && right == 4 && left == 3)
                || (left == 5 && right == 4)
                || third
                || self.slice(start, segment).ends_with('-'))
    }

    /// Numbers give off the unit written onto them: `5pm`, `10km`, `3mm`.
    fn unit(&self, start: usize, end: usize) -> usize {
        let word = self.slice(start, end);
        let number =
            word.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b':')).count();
        let unit = word.get(number..).unwrap_or_default();
        let known = number > 0 && (1..=3).contains(&unit.len()) && lexicon::is_glued_unit(unit);
        if known { start + number } else { end }
    }

    /// Emits a word that may end in clitics, or be written together.
    fn emit_with_clitics(&mut self, start: usize, end: usize, apostrophe: bool) {
        if !apostrophe {
            let cut = lexicon::contraction(self.slice(start, end)).map_or(start, |at| start + at);
            self.emit(start, cut);
            return self.emit(cut, end);
        }
        let mut cuts = [end; 4];
        let mut stem = end;
        let mut used = 0;
        while let Some(cut) = clitic(self.slice(start, stem)).map(|at| start + at).filter(|cut| *cut > start)
        {
            let Some(slot) = cuts.get_mut(used) else { break };
            *slot = cut;
            stem = cut;
            used += 1;
        }
        let mut from = start;
        for cut in cuts.iter().take(used).rev() {
            self.emit(from, *cut);
            from = *cut;
        }
        self.emit(from, end);
    }

    /// Where a token ends that begins with an apostrophe: a clitic by itself, a shortened word, a year, or only the mark.
    fn apostrophe(&self, at: usize, c: char) -> usize {
        let after = at + c.len_utf8();
        let rest = self.rest(after);
        let word = rest.bytes().take(REACH).take_while(u8::is_ascii_alphanumeric).count();
        let piece = rest.get(..word).unwrap_or_default();
        let closed =
            rest.get(word..).is_none_or(|tail| !tail.starts_with(|c: char| is_apostrophe(c) || is_word(c)));
        let glued = self.before(at).is_some_and(|c| is_word(c) || matches!(c, ')' | '"' | '”' | '%'));
        let is_clitic = CLITICS.iter().any(|clitic| piece.as_bytes().eq_ignore_ascii_case(clitic));
        let decade = matches!(piece.len(), 2 | 3)
            && digits(Some(piece.as_bytes())) == 2
            && (piece.len() == 2 || piece.ends_with('s'));
        let short =
            ["em", "cause", "til", "tis", "twas", "bout", "n"].iter().any(|s| piece.eq_ignore_ascii_case(s));
        if closed && ((is_clitic && (glued || piece == "s")) || (decade && !glued) || (short && !glued)) {
            return after + word;
        }
        // ``Quotes'' of typewriters are one mark.
        if self.peek(after) == Some(c) { after + c.len_utf8() } else { after }
    }

    /// Where a mark that begins here ends: some marks run on.
    fn mark(&self, at: usize, c: char) -> usize {
        let rest = self.rest(at);
        if matches!(c, ':' | ';' | '=' | '<' | '^' | '-') {
            let face = FACES.iter().filter(|face| rest.starts_with(**face)).max_by_key(|face| face.len());
            if let Some(face) = face {
                let after = self.peek(at + face.len());
                let before = self.before(at);
                if after.is_none_or(|c| !is_word(c) && c != '/') && before.is_none_or(|c| !c.is_ascii_digit())
                {
                    return at + face.len();
                }
            }
        }
        let run = |same: &dyn Fn(char) -> bool| at + rest.find(|c| !same(c)).unwrap_or(rest.len());
        match c {
            '!' | '?' => run(&|c| matches!(c, '!' | '?')),
            '‘' if rest.starts_with("‘‘") => at + 2 * c.len_utf8(),
            '.' | '-' | '_' | '=' | '*' | '~' | '+' | '…' | '—' | '–' | '#' | '<' | '>' => {
                run(&|same| same == c)
            }
            _ => {
                let end = at + c.len_utf8();
                end + self.rest(end).find(|c| !is_joiner(c)).unwrap_or(self.rest(end).len())
            }
        }
    }
}

fn has_scheme(bytes: &[u8]) -> bool {
    const SCHEMES: [&[u8]; 5] = [b"http://", b"https://", b"ftp://", b"www.", b"mailto:"];
    SCHEMES
        .iter()
        .any(|scheme| bytes.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)))
}

/// How many digits the bytes begin with, counted no further than [`REACH`].
fn digits(bytes: Option<&[u8]>) -> usize {
    bytes.map_or(0, |bytes| bytes.iter().take(REACH).take_while(|b| b.is_ascii_digit()).count())
}

/// Three digits and no fourth, as after the comma in `1,000`.
fn has_thousands(bytes: Option<&[u8]>) -> bool {
    digits(bytes) == 3
}

/// Where the last clitic of a word begins.
fn clitic(word: &str) -> Option<usize> {
    let (at, mark) = word.char_indices().rev().take(4).find(|(_, c)| is_apostrophe(*c))?;
    let tail = word.as_bytes().get(at + mark.len_utf8()..)?;
    let stem = word.as_bytes().get(..at)?;
    if tail.eq_ignore_ascii_case(b"t") && stem.last().is_some_and(|b| b.eq_ignore_ascii_case(&b'n')) {
        return Some(at - 1);
    }
    let decade = stem.last().is_some_and(u8::is_ascii_digit);
    (!decade && CLITICS.iter().any(|clitic| tail.eq_ignore_ascii_case(clitic))).then_some(at)
}
