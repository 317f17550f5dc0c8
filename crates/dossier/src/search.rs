//! Looking for a quote in paragraphs: how often it occurs, and in which place its context fits.
//!
//! Knows paragraphs and quotes; what follows from the hits is the business of [`mod@crate::anchor`].

use crate::text::{Span, Text};
use std::cmp::Reverse;

/// How many bytes are searched for one dossier before the search is given up: about twenty times what
/// 5,000 claims in 150,000 words need.
const BUDGET: usize = 1 << 28;

/// Stopping at a place that may be the quote's costs about as much as searching this many bytes.
const CANDIDATE: usize = 32;

/// Comparing a character while folding costs about as much as searching this many.
const FOLDED: usize = 24;

/// What may still be searched.
pub(crate) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(BUDGET)
    }
}

impl Budget {
    /// Takes the cost of a search, or all that is left.
    fn spend(&mut self, cost: usize) {
        self.0 = self.0.saturating_sub(cost);
    }

    pub(crate) fn is_spent(&self) -> bool {
        self.0 == 0
    }
}

/// The words of a selector.
pub(crate) struct Quote<'a> {
    pub exact: &'a str,
    pub prefix: Option<&'a str>,
    pub suffix: Option<&'a str>,
}

/// How often a quote was seen, how often with its context, and the first place of each.
#[derive(Default)]
pub(crate) struct Hits {
    pub count: usize,
    first: Span,
    strict: Fit,
    lenient: Fit,
}

/// The places where the context fits.
#[derive(Default)]
struct Fit {
    count: usize,
    first: Span,
}

impl Fit {
    fn add(&mut self, span: Span) {
        if self.count == 0 {
            self.first = span;
        }
        self.count += 1;
    }

    fn only(&self) -> Option<Span> {
        (self.count == 1).then_some(self.first)
    }
}

impl Hits {
    /// Adds the hits in a paragraph, those that overlap included. With `fold`, characters that are
    /// typographic variants of each other are equal.
    pub(crate) fn search(
        &mut self,
        quote: &Quote,
        text: &Text,
        paragraph: Span,
        fold: bool,
        budget: &mut Budget,
    ) {
        let words = text.get(paragraph);
        if fold {
            self.search_folded(quote, words, paragraph.start, budget);
        } else {
            self.search_plain(quote, words, paragraph.start, budget);
        }
    }

    /// Looks at each place that has the quote's rarest character.
    fn search_plain(&mut self, quote: &Quote, words: &str, base: usize, budget: &mut Budget) {
        let length = quote.exact.len();
        // Of equally rare ones the last: in numbers it tells most. The beginning of a long quote will do.
        let characters = quote.exact.char_indices().take(40);
        let Some((ahead, rarest)) = characters.max_by_key(|(_, c)| Reverse(commonness(*c))) else { return };
        if budget.is_spent() {
            return;
        }
        budget.spend(words.len());
        for (at, _) in words.match_indices(rarest) {
            let Some(start) = at.checked_sub(ahead) else { continue };
            if words.get(start..start + length) == Some(quote.exact) {
                self.add(quote, words, start, base);
            }
            budget.spend(CANDIDATE + length / 16);
            if budget.is_spent() {
                return;
            }
        }
    }

    fn search_folded(&mut self, quote: &Quote, words: &str, base: usize, budget: &mut Budget) {
        for (start, _) in words.char_indices() {
            if budget.is_spent() {
                return;
            }
            budget.spend(FOLDED);
            let rest = words.get(start..).unwrap_or_default();
            if let Some(length) = folded_len(rest.chars(), quote.exact.chars()) {
                self.add_span(quote, words, start, start + length, base);
            }
        }
    }

    fn add(&mut self, quote: &Quote, words: &str, start: usize, base: usize) {
        self.add_span(quote, words, start, start + quote.exact.len(), base);
    }

    fn add_span(&mut self, quote: &Quote, words: &str, start: usize, end: usize, base: usize) {
        let span = Span::new(base + start, base + end);
        if self.count == 0 {
            self.first = span;
        }
        self.count += 1;
        let before = words.get(..start).unwrap_or_default();
        let after = words.get(end..).unwrap_or_default();
        let (prefix, suffix) = (quote.prefix.unwrap_or_default(), quote.suffix.unwrap_or_default());
        let strict = before.ends_with(prefix) && after.starts_with(suffix);
        if strict {
            self.strict.add(span);
        }
        let ends = || folded_len(before.trim_end().chars().rev(), prefix.trim_end().chars().rev()).is_some();
        let starts = || folded_len(after.trim_start().chars(), suffix.trim_start().chars()).is_some();
        if strict || ends() && starts() {
            self.lenient.add(span);
        }
    }

    /// The place that is meant within a paragraph: the only one, or the only one where the context fits.
    pub(crate) fn decided(&self) -> Option<Span> {
        if self.count == 1 { Some(self.first) } else { self.strict.only().or_else(|| self.lenient.only()) }
    }

    /// The place that is meant where the paragraph is not known: the context must fit.
    pub(crate) fn in_context(&self, quote: &Quote) -> Option<Span> {
        if quote.prefix.is_none() && quote.suffix.is_none() {
            return (self.count == 1).then_some(self.first);
        }
        self.strict.only().or_else(|| self.lenient.only())
    }
}

/// How common a character is in running text, roughly. One of several bytes may be among many of its
/// script, and is slower to look for.
fn commonness(c: char) -> u8 {
    match c {
        'j' | 'q' | 'x' | 'z' => 1,
        'b' | 'k' | 'v' => 2,
        'f' | 'g' | 'p' | 'w' | 'y' => 3,
        'c' | 'd' | 'l' | 'm' | 'u' => 4,
        'h' | 'i' | 'n' | 'r' | 's' => 5,
        'a' | 'e' | 'o' | 't' => 6,
        ' ' => 7,
        _ if c.is_ascii() => 0,
        _ => 3,
    }
}

/// How many bytes of `words` are equal to all of `quote`.
fn folded_len(mut words: impl Iterator<Item = char>, mut quote: impl Iterator<Item = char>) -> Option<usize> {
    quote.try_fold(0, |length, wanted| {
        let found = words.next()?;
        (found == wanted || fold(found) == fold(wanted)).then_some(length + found.len_utf8())
    })
}

/// One character for all typographic variants of it.
fn fold(c: char) -> char {
    match c {
        _ if is_apostrophe(c) => '\'',
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\t' => ' ',
        _ => c,
    }
}

/// Whether a character is an apostrophe of any cut, or a single quotation mark, which looks the same.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2bc}' | '\u{b4}' | '`')
}
