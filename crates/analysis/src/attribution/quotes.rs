//! Quotations: what stands between quotation marks, over sentences and over paragraphs.
//!
//! Rule: a mark opens or closes by its shape, or, where the shape does not tell, by the white space beside it and by
//! what is open. Double and single marks nest two deep. A quotation that is open at the end of a paragraph goes on in
//! the next if that one opens it again, or closes it before it opens another. Knows nothing of who speaks.

use crate::Document;
use std::ops::Range;

/// A quotation, marks included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The quotation around it.
    pub outer: Option<usize>,
    /// Whether its end is marked.
    pub closed: bool,
}

/// The quotations of a document, in the order of their openings.
#[derive(Debug, Default)]
pub struct Quotes {
    quotes: Vec<Quote>,
    /// For every token the innermost quotation that holds it.
    inside: Vec<u32>,
}

const NONE: u32 = u32::MAX;

/// How many paragraphs one quotation may run over.
const PARAGRAPHS: usize = 12;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    Either,
}

/// The kinds of mark, by the slot in which the open quotation of that kind waits.
const DOUBLE: usize = 0;
const SINGLE: usize = 1;

struct Finder<'d, 't> {
    document: &'d Document<'t>,
    quotes: Vec<Quote>,
    open: [Option<usize>; 2],
    paragraphs: usize,
}

impl Quotes {
    /// Finds them.
    pub fn new(document: &Document<'_>) -> Self {
        let mut finder = Finder { document, quotes: Vec::new(), open: [None; 2], paragraphs: 0 };
        for block in &document.blocks {
            let tokens = tokens_of(document, block.sentences.clone());
            finder.begin(&tokens);
            for token in tokens.clone() {
                finder.step(token, &tokens);
            }
            finder.end(tokens.end);
        }
        finder.abandon(DOUBLE, document.tokens.len());
        finder.abandon(SINGLE, document.tokens.len());
        let mut quotes = finder.quotes;
        nest(&mut quotes);
        let mut inside = vec![NONE; document.tokens.len()];
        for (index, quote) in quotes.iter().enumerate() {
            // Later ones are never around earlier ones, so the innermost is written last.
            for slot in inside.get_mut(quote.tokens.clone()).into_iter().flatten() {
                *slot = index as u32;
            }
        }
        Self { quotes, inside }
    }

    /// One quotation.
    pub fn get(&self, index: usize) -> Option<&Quote> {
        self.quotes.get(index)
    }

    /// The innermost quotation that holds a token.
    pub fn around(&self, token: usize) -> Option<usize> {
        self.inside.get(token).filter(|index| **index != NONE).map(|index| *index as usize)
    }

    /// The outermost quotation that holds `token` and not `other`.
    pub fn apart(&self, token: usize, other: usize) -> Option<usize> {
        let mut found = None;
        let mut next = self.around(token);
        while let Some(index) = next {
            let quote = self.get(index)?;
            if quote.tokens.contains(&other) {
                break;
            }
            found = Some(index);
            next = quote.outer;
        }
        found
    }
}

/// A quotation that was given up ends before what it seemed to be around: that is then inside what is around it.
fn nest(quotes: &mut [Quote]) {
    for index in 0..quotes.len() {
        let Some(start) = quotes.get(index).map(|quote| quote.tokens.start) else { continue };
        let mut outer = quotes.get(index).and_then(|quote| quote.outer);
        while let Some(around) = outer.and_then(|outer| quotes.get(outer))
            && !around.tokens.contains(&start)
        {
            outer = around.outer;
        }
        quotes.get_mut(index).into_iter().for_each(|quote| quote.outer = outer);
    }
}

fn tokens_of(document: &Document<'_>, sentences: Range<usize>) -> Range<usize> {
    let sentences = document.sentences.get(sentences).unwrap_or_default();
    match (sentences.first(), sentences.last()) {
        (Some(first), Some(last)) => first.tokens.start..last.tokens.end.max(first.tokens.start),
        _ => 0..0,
    }
}

impl Finder<'_, '_> {
    /// A paragraph begins: what is open goes on, or ends with the paragraph before.
    fn begin(&mut self, tokens: &Range<usize>) {
        self.abandon(SINGLE, tokens.start);
        let Some(open) = self.open.first().copied().flatten() else { return };
        self.paragraphs += 1;
        let first = tokens.clone().find_map(|token| {
            let (kind, mark) = self.mark(token, tokens)?;
            (kind == DOUBLE).then_some((token, mark))
        });
        let goes_on = match first {
            Some((token, mark)) => token == tokens.start || mark == Mark::Close,
            None => false,
        };
        if !goes_on || self.paragraphs > PARAGRAPHS {
            self.abandon(DOUBLE, tokens.start);
        } else if let Some(quote) = self.quotes.get_mut(open) {
            quote.tokens.end = tokens.end;
        }
    }

    fn step(&mut self, token: usize, tokens: &Range<usize>) {
        let Some((kind, mark)) = self.mark(token, tokens) else { return };
        let opened = self.open.get(kind).copied().flatten();
        // The mark that opens a paragraph of a quotation in progress.
        if kind == DOUBLE && token == tokens.start && opened.is_some() && mark != Mark::Close {
            return;
        }
        let closes = match mark {
            Mark::Open => false,
            Mark::Close => true,
            Mark::Either => opened.is_some(),
        };
        if closes {
            if kind == DOUBLE {
                self.abandon(SINGLE, token);
            }
            let Some(quote) = opened.and_then(|open| self.quotes.get_mut(open)) else { return };
            quote.tokens.end = token + 1;
            quote.closed = true;
            self.release(kind);
        } else {
            // Of the same kind, one open: it was never closed.
            self.abandon(kind, token);
            let outer = self.open.get(1 - kind).copied().flatten();
            if let Some(slot) = self.open.get_mut(kind) {
                *slot = Some(self.quotes.len());
            }
            if kind == DOUBLE {
                self.paragraphs = 0;
            }
            self.quotes.push(Quote { tokens: token..token + 1, outer, closed: false });
        }
    }

    fn end(&mut self, end: usize) {
        for open in self.open.into_iter().flatten() {
            if let Some(quote) = self.quotes.get_mut(open) {
                quote.tokens.end = quote.tokens.end.max(end);
            }
        }
    }

    /// Gives up waiting for a closing mark: the quotation ends with the sentence in which it began, or at `limit`.
    fn abandon(&mut self, kind: usize, limit: usize) {
        let Some(open) = self.release(kind) else { return };
        let Some(quote) = self.quotes.get_mut(open) else { return };
        let start = quote.tokens.start;
        let sentence = self.document.sentences.partition_point(|sentence| sentence.tokens.end <= start);
        let end = self.document.sentences.get(sentence).map_or(start + 1, |sentence| sentence.tokens.end);
        quote.tokens.end = if kind == SINGLE { start + 1 } else { end.min(limit).max(start + 1) };
    }

    fn release(&mut self, kind: usize) -> Option<usize> {
        self.open.get_mut(kind).and_then(Option::take)
    }

    /// What kind of quotation mark a token is, and what it does.
    fn mark(&self, token: usize, tokens: &Range<usize>) -> Option<(usize, Mark)> {
        let word = self.document.word(token);
        let kind = match word {
            "\"" | "“" | "”" | "„" | "«" | "»" | "``" | "''" => DOUBLE,
            "'" | "‘" | "’" | "`" => SINGLE,
            _ => return None,
        };
        let mark = match word {
            "“" | "„" | "«" | "``" | "‘" | "`" => Mark::Open,
            "”" | "»" | "''" => Mark::Close,
            _ => {
                let span = self.document.tokens.get(token)?.span.range();
                let before = self.document.text.get(..span.start)?.chars().next_back();
                let after = self.document.text.get(span.end..)?.chars().next();
                let loose =
                    |side: Option<char>| side.is_none_or(|c| c.is_whitespace() || "([{-—–\"“‘'".contains(c));
                let first = token == tokens.start || loose(before);
                // Between a word and a double mark a single one closes: "…'\"".
                let last = token + 1 == tokens.end
                    || after.is_none_or(|c| !c.is_alphanumeric() && !"[(\"“$£€@#".contains(c))
                    || kind == SINGLE && !first && after == Some('"');
                match (first, last) {
                    (true, false) => Mark::Open,
                    (false, true) => Mark::Close,
                    _ if kind == DOUBLE => Mark::Either,
                    _ => return None,
                }
            }
        };
        // A single closing mark is an apostrophe where nothing is open.
        if kind == SINGLE && mark == Mark::Close && self.open.get(SINGLE).copied().flatten().is_none() {
            return None;
        }
        Some((kind, mark))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_nest_two_deep_however_many_are_left_open() {
        for unit in ["\"He said 'she said ", "‘that \"added ’ “[ ", "“we said ‘she said ’ "] {
            let text = unit.repeat(200);
            let document = Document::new(&text);
            let quotes = Quotes::new(&document);
            let around = |index: usize| quotes.get(index).and_then(|quote| quote.outer);
            for token in 0..document.tokens.len() {
                let depth = std::iter::successors(quotes.around(token), |index| around(*index)).count();
                assert!(depth <= 2, "{unit}: {depth} around token {token}");
            }
        }
    }
}
