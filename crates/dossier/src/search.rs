//! Looking for a quote in paragraphs: how often it occurs, and in which place its context fits.
//!
//! Knows paragraphs and quotes; what follows from the hits is the business of [`mod@crate::anchor`].

use crate::text::{Span, Text};

/// How many bytes are searched for one dossier before the search is given up: about twenty times what
/// 5,000 claims in 150,000 words need.
const BUDGET: usize = 1 << 28;

/// Searching a byte while folding costs about this many times a plain search.
const FOLDED: usize = 8;

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
        let mut from = 0;
        while let Some(rest) = words.get(from..)
            && !budget.is_spent()
        {
            let found = if fold { find_folded(rest, quote.exact) } else { find_plain(rest, quote.exact) };
            let searched = found.map_or(rest.len(), |(start, _)| start) + quote.exact.len();
            budget.spend(searched * if fold { FOLDED } else { 1 });
            let Some((start, end)) = found else { return };
            self.add(quote, words, from + start, from + end, paragraph.start);
            from += start + rest.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
    }

    fn add(&mut self, quote: &Quote, words: &str, start: usize, end: usize, base: usize) {
        let span = Span::new(base + start, base + end);
        if self.count == 0 {
            self.first = span;
        }
        self.count += 1;
        let before = words.get(..start).unwrap_or_default();
        let after = words.get(end..).unwrap_or_default();
        let (prefix, suffix) = (quote.prefix.unwrap_or_default(), quote.suffix.unwrap_or_default());
        if before.ends_with(prefix) && after.starts_with(suffix) {
            self.strict.add(span);
            self.lenient.add(span);
        } else if ends_folded(before.trim_end(), prefix.trim_end())
            && starts_folded(after.trim_start(), suffix.trim_start())
        {
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

fn find_plain(words: &str, quote: &str) -> Option<(usize, usize)> {
    words.find(quote).map(|start| (start, start + quote.len()))
}

fn find_folded(words: &str, quote: &str) -> Option<(usize, usize)> {
    words.char_indices().find_map(|(start, _)| {
        let rest = words.get(start..)?;
        Some((start, start + folded_len(rest.chars(), quote.chars())?))
    })
}

fn starts_folded(words: &str, start: &str) -> bool {
    folded_len(words.chars(), start.chars()).is_some()
}

fn ends_folded(words: &str, end: &str) -> bool {
    folded_len(words.chars().rev(), end.chars().rev()).is_some()
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
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2bc}' | '\u{b4}' | '`' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\t' => ' ',
        _ => c,
    }
}
