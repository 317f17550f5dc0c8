//! A sentence in which no word was taken for a verb, though it ends as sentences do: which of its words is the verb.
//!
//! Rule: the word that missed being a verb by the least, if that is little and it agrees with the noun before it
//! ("prices invite", "everybody wins", "the alliance serves"). Chosen on EWT (development part) and GUM, where 8 of the 10
//! that it names in running text are verbs; titles and remarks without a verb ("Great lunch specials.") lie further off.

use crate::document::{Tag, Token};
use crate::lexicon::is_one_of;
use std::ops::Range;

/// By how much a word may have missed being a verb, in steps of the model's scores.
const NEAR: i16 = 10;
/// The same beside a clause of its own, which leaves fewer words to be it.
const NEAR_ASIDE: i16 = 2 * NEAR;
/// Shorter sentences may well have no verb, in tokens.
const LEAST: usize = 4;

/// What begins a clause that describes a noun.
const RELATIVES: [&str; 4] = ["who", "which", "whose", "where"];
/// What begins a clause before the main one.
const CONJUNCTIONS: [&str; 10] =
    ["although", "though", "while", "if", "when", "because", "since", "unless", "once", "whereas"];

/// A sentence whose words have their tags.
pub struct Tagged<'s> {
    /// The text in which its tokens lie.
    pub text: &'s str,
    /// Its tokens.
    pub tokens: &'s [Token],
    /// By how much each token missed being a verb.
    pub short: &'s [i16],
}

impl Tagged<'_> {
    /// The token that must be the verb, if the sentence should have one and has none.
    pub fn hidden_verb(&self) -> Option<usize> {
        let closes = |at: &usize| matches!(self.word(*at), "\"" | "”" | "’" | "'" | ")");
        let end = (0..self.tokens.len()).rev().find(|at| !closes(at))?;
        let told = matches!(self.word(end), "." | "!" | "?") && self.tokens.len() >= LEAST;
        let aside = self.aside(end);
        let outside = |at: &usize| !aside.contains(at);
        if !told || (0..end).filter(outside).any(|at| self.has_tense(at)) {
            return None;
        }
        // After a clause of its own the verb is still to come, and after one that opens the sentence its noun as well.
        let first = match (&aside.start, aside.is_empty()) {
            (_, true) => 1,
            (0, false) => aside.end + 2,
            (_, false) => aside.end + 1,
        };
        let closes = |at: &usize| aside.is_empty() || self.word(at - 1) != "," || *at == aside.end + 1;
        let verb =
            (first..end).filter(|at| self.may_be(*at) && closes(at)).min_by_key(|at| self.short(*at))?;
        let near = if aside.is_empty() { NEAR } else { NEAR_ASIDE };
        (self.short(verb) <= near).then_some(verb)
    }

    /// The clause in the sentence that says nothing by itself: "Although exports fell," and ", which costs 3,".
    fn aside(&self, end: usize) -> Range<usize> {
        let is = |at: usize, words: &[&str]| is_one_of(self.word(at), words);
        let opens = |comma: &usize| self.word(*comma) == "," && is(comma + 1, &RELATIVES);
        let from = if is(0, &CONJUNCTIONS) { Some(0) } else { (1..end).find(opens).map(|comma| comma + 1) };
        let close = from.and_then(|from| (from + 1..end).find(|at| self.word(*at) == ","));
        from.zip(close).map_or(0..0, |(from, close)| from..close)
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.text.get(token.span.range())).unwrap_or_default()
    }

    fn tag(&self, at: usize) -> Tag {
        self.tokens.get(at).map_or(Tag::X, |token| token.tag)
    }

    fn short(&self, at: usize) -> i16 {
        self.short.get(at).copied().unwrap_or(i16::MAX)
    }

    /// Whether a token is a verb, and neither "going" nor "to go".
    fn has_tense(&self, at: usize) -> bool {
        let to = at.checked_sub(1).is_some_and(|before| self.word(before).eq_ignore_ascii_case("to"));
        match self.tag(at) {
            Tag::Aux => true,
            Tag::Verb => !to && !self.word(at).ends_with("ing"),
            _ => false,
        }
    }

    /// Whether a token has a verb's form, after a noun of which it can be said.
    fn may_be(&self, at: usize) -> bool {
        let (word, before) = (self.word(at), self.word(at - 1));
        let small = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let taken = matches!(self.tag(at), Tag::Noun | Tag::Adj | Tag::Adv | Tag::Propn | Tag::Adp);
        let object = matches!(before, "them" | "him" | "her" | "us" | "me" | "it");
        let subject = match self.tag(at - 1) {
            Tag::Noun | Tag::Propn => true,
            Tag::Pron => !object,
            // "The chief executive resigned."
            Tag::Adj => word.ends_with("ed"),
            _ => matches!(before, "," | ")"),
        };
        if !small || !taken || !subject {
            return false;
        }
        let third = ends_in_s(word);
        let many = self.tag(at - 1) == Tag::Noun && ends_in_s(before)
            || is_one_of(before, &["they", "we", "you", "i", "people"]);
        word.ends_with("ed") || if many { !third && !word.ends_with("ly") } else { third }
    }
}

fn ends_in_s(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

#[cfg(test)]
mod tests {
    use crate::{Document, Tag};

    fn verbs(text: &str) -> Vec<String> {
        let mut document = Document::new(text);
        super::super::tag(&mut document);
        let verb = |(at, token): (usize, &crate::Token)| {
            (token.tag == Tag::Verb).then(|| document.word(at).to_string())
        };
        document.tokens.iter().enumerate().filter_map(verb).collect()
    }

    #[test]
    fn so_has_what_stands_beside_a_clause() {
        assert_eq!(verbs("The vaccine, which costs $3, saves lives."), ["costs", "saves"]);
        assert_eq!(verbs("The law, which took effect in May, bans TikTok."), ["took", "bans"]);
        assert_eq!(verbs("Although exports fell, profits rose."), ["exports", "fell", "rose"]);
    }

    #[test]
    fn a_sentence_has_a_verb() {
        assert_eq!(verbs("High prices invite rivals."), ["invite"]);
        assert_eq!(verbs("On paper everybody wins."), ["wins"]);
        assert_eq!(verbs("The buildings leak."), ["leak"]);
        assert_eq!(verbs("Polling stations open at 7 am."), ["Polling", "open"]);
    }

    #[test]
    fn what_is_no_sentence_has_none() {
        for text in [
            "High prices invite rivals",
            "Great lunch specials.",
            "Thanks for the link.",
            "A few months ago.",
        ] {
            assert!(verbs(text).is_empty(), "{text}");
        }
    }
}
