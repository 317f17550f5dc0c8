//! Words and phrases over all claims.
//!
//! It owns the grammar of a search and how a claim is searched: statement, words of the article,
//! names and other names of its actors, sources, places, topics, condition, note. It must not know
//! facets or views.
//!
//! A search is a list of words and of `"phrases"`; a `-` in front keeps the claims out that have
//! it; all of them must hold. A word is found where a word begins with it ("Belarus" finds
//! "Belarusian", "art" does not find "party"), save in scripts that write words together or put
//! particles in front (Hebrew, Arabic, Thai, Chinese …), where it is found anywhere, as phrases are.
//!
//! The claims are one folded string with a list of where each begins. A mark stands in front of each
//! word, in the string and in the term, so that "where a word begins" is part of the term, and the
//! standard library's `find` is all that is needed: after a hit it goes on at the next claim. So a
//! search costs one pass over the string, whatever is typed.

use std::ops::Range;

use assay_dossier::{Claim, Dossier};
use fixedbitset::FixedBitSet;

use crate::facet::Context;
use crate::fold::{Folder, Normaliser, is_word};
use crate::order::sorted;
use crate::view::clean_words;

/// Stands in front of each word in the joined string.
const WORD: char = '\u{1d}';
/// The first of the scripts in which a word is found anywhere.
const SPACED: u32 = 0x590;
/// Ends a claim in the joined string.
const END: char = '\u{1e}';
/// Ends a field of a claim.
const FIELD: char = '\u{1f}';

/// One word or phrase of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As typed, without quotes and sign.
    pub text: String,
    /// Whether it stood in quotes.
    pub phrase: bool,
    /// Whether claims that have it are kept out.
    pub negated: bool,
}

/// The words and phrases of a search. A sign or quotes with nothing in them are nothing; a quote
/// that is not closed goes to the end.
pub fn terms(q: &str) -> Vec<Term> {
    const QUOTES: [char; 7] = ['"', '“', '”', '„', '«', '»', '‟'];
    let mut terms = Vec::new();
    let mut rest = q.trim_start();
    while !rest.is_empty() {
        let unsigned = rest.strip_prefix(['-', '−', '–']);
        let body = unsigned.unwrap_or(rest);
        let (text, after, phrase) = match body.strip_prefix(QUOTES) {
            Some(quoted) => {
                let (text, after) = quoted.split_once(QUOTES).unwrap_or((quoted, ""));
                (text.trim(), after, true)
            }
            None => {
                let end = body.find(|c: char| c.is_whitespace() || QUOTES.contains(&c)).unwrap_or(body.len());
                let (text, after) = body.split_at(end);
                (text.trim_end_matches([',', '.', ';', ':', '!', '?', ')']), after, false)
            }
        };
        if !text.is_empty() {
            terms.push(Term { text: text.to_owned(), phrase, negated: unsigned.is_some() });
        }
        rest = after.trim_start();
    }
    terms
}

/// A term as it is looked for in a marked text; empty where nothing is left of it.
fn needle(term: &Term, nfd: Normaliser) -> String {
    let mut needle = marked(clean_words(&term.text).trim(), nfd);
    let first = needle.chars().nth(1).map_or(0, u32::from);
    if needle.starts_with(WORD) && (term.phrase || first >= SPACED) {
        needle.remove(0);
    }
    needle
}

/// A folded text with a mark in front of each word.
fn marked(text: &str, nfd: Normaliser) -> String {
    let mut marked = String::with_capacity(text.len() + text.len() / 4);
    mark(text, nfd, |c, _| marked.push(c));
    marked
}

/// Calls back with each letter of [`marked`] and where in the text it comes from.
fn mark(text: &str, nfd: Normaliser, mut emit: impl FnMut(char, usize)) {
    let mut inside = false;
    Folder::new(text, nfd).each(text, |c, at| {
        let word = is_word(c);
        if word && !inside {
            emit(WORD, at);
        }
        inside = word;
        emit(c, at);
    });
}

/// The claims of a dossier, ready to be searched.
pub(crate) struct Haystack {
    text: String,
    /// Where each claim begins.
    begins: Vec<usize>,
}

impl Haystack {
    /// Of what [`gather`] has gathered.
    pub(crate) fn new(raw: &str, nfd: Normaliser) -> Self {
        let text = marked(raw, nfd);
        let ends = text.match_indices(END).map(|(at, _)| at + 1);
        let mut begins: Vec<usize> = std::iter::once(0).chain(ends).collect();
        begins.pop();
        Self { text, begins }
    }

    /// The claims for which all the terms hold; `None` where there is no term.
    pub(crate) fn search(&self, q: &str, nfd: Normaliser) -> Option<FixedBitSet> {
        let mut found: Option<FixedBitSet> = None;
        for term in terms(q) {
            let needle = needle(&term, nfd);
            if needle.is_empty() {
                continue;
            }
            let mut hits = FixedBitSet::with_capacity(self.begins.len());
            self.hits(&needle, &mut hits);
            if term.negated {
                hits.toggle_range(..);
            }
            match &mut found {
                Some(found) => found.intersect_with(&hits),
                None => found = Some(hits),
            }
        }
        found
    }

    fn hits(&self, needle: &str, hits: &mut FixedBitSet) {
        let mut from = 0;
        while let Some(at) = find(&self.text, needle, from) {
            let next = self.begins.partition_point(|begin| *begin <= at);
            hits.insert(next.saturating_sub(1));
            match self.begins.get(next) {
                Some(begin) => from = *begin,
                None => return,
            }
        }
    }
}

/// Where a needle is first found at or after a byte of a text.
fn find(text: &str, needle: &str, from: usize) -> Option<usize> {
    Some(from + text.get(from..)?.find(needle)?)
}

/// Gathers what is searched of all claims, in one string. `quotes` gives the words of the article
/// that make a claim.
pub(crate) fn gather(dossier: &Dossier, quotes: &dyn Fn(usize) -> String) -> String {
    let context = Context::new(dossier);
    let mut all = String::with_capacity(dossier.claims.len() * 400);
    for (at, claim) in dossier.claims.iter().enumerate() {
        field(&mut all, &claim.statement);
        field(&mut all, &quotes(at));
        names(&context, claim, &mut |name| field(&mut all, name));
        let words = claim.places.iter().chain(&claim.topics).chain(&claim.condition).chain(&claim.note);
        words.for_each(|words| field(&mut all, words));
        all.push(END);
    }
    all
}

/// Adds a field. Its own control characters become spaces, so that none is taken for a mark.
fn field(all: &mut String, words: &str) {
    if words.bytes().any(|byte| byte.is_ascii_control()) {
        all.extend(words.chars().map(|c| if c.is_ascii_control() { ' ' } else { c }));
    } else {
        all.push_str(words);
    }
    all.push(FIELD);
}

/// The names of the actors and sources of a claim.
fn names(context: &Context<'_>, claim: &Claim, emit: &mut dyn FnMut(&str)) {
    for (id, _) in claim.roles() {
        if let Some(actor) = context.actor(id.as_str()) {
            emit(&actor.name);
            actor.aliases.iter().for_each(|alias| emit(alias));
        }
    }
    claim.attribution.iter().filter_map(|source| source.name.as_deref()).for_each(emit);
}

/// Where the words of a search stand in a text, as spans of bytes in order, for highlighting. Terms
/// that keep claims out are passed over.
pub fn highlights(text: &str, terms: &[Term], nfd: Normaliser) -> Vec<Range<usize>> {
    let needles = terms.iter().filter(|term| !term.negated).map(|term| needle(term, nfd));
    let needles: Vec<String> = needles.filter(|needle| !needle.is_empty()).collect();
    if needles.is_empty() {
        return Vec::new();
    }
    let mut folded = String::with_capacity(text.len());
    // For each byte of the folded text, where its letter begins in the text.
    let mut origin: Vec<usize> = Vec::with_capacity(text.len() + 1);
    mark(text, nfd, |c, at| {
        folded.push(c);
        origin.resize(folded.len(), at);
    });
    origin.push(text.len());
    let mut spans: Vec<Range<usize>> = Vec::new();
    for needle in &needles {
        let mut from = 0;
        while let Some(at) = find(&folded, needle, from) {
            from = at + needle.len();
            let last = origin.get(from - 1).copied().unwrap_or(text.len());
            let end = origin.get(from..).and_then(|rest| rest.iter().find(|next| **next > last));
            spans.extend(origin.get(at).map(|start| *start..end.copied().unwrap_or(text.len())));
        }
    }
    let order = sorted(spans.len(), &|a, b| {
        spans.get(a).map(|span| span.start).cmp(&spans.get(b).map(|span| span.start))
    });
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    for span in order.into_iter().filter_map(|at| spans.get(at)) {
        match apart.last_mut().filter(|last| span.start < last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => apart.push(span.clone()),
        }
    }
    apart
}
