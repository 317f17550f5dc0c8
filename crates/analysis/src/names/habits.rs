//! What writers of one register count to a name, and those of another do not.
//!
//! Owns the habits. The model learns plain names: a person without a title, a town without its state. Long reports
//! count both to the name ("Judge Ada Byrne", "Fort Worth, Texas"), and so do their annotators. Knows no weights.

use super::register::REPORT;
use super::{Name, NameKind, Names};
use crate::gazetteer::{Phrase, Sort, gazetteer};
use crate::{Document, Span};

/// No name has more titles.
const MOST_TITLES: usize = 3;

/// Whether a word is a title of whoever is named after it.
pub fn is_title(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && gazetteer().sorts(Phrase::of(word)).any(&[Sort::Honorific, Sort::Title])
}

/// The names of a text, each as wide as writers of its register tell it.
pub fn told(document: &Document, names: &Names) -> Vec<Name> {
    let (register, mut names) = (names.register, names.list.clone());
    if register != REPORT {
        return names;
    }
    let mut last = 0;
    for name in names.iter_mut() {
        if name.kind == NameKind::Person {
            take_titles(document, last, name);
        }
        last = name.tokens.end;
    }
    names.dedup_by(|state, town| {
        let joined = lies_in(document, town, state);
        if joined {
            town.tokens.end = state.tokens.end;
            town.span = Span::new(town.span.start, state.span.end);
        }
        joined
    });
    names
}

/// The first token of the name that begins at token `name`, once its titles count to it; none before token `first` does.
pub fn with_titles(document: &Document, first: usize, name: usize) -> usize {
    let before = (first..name).rev().take(MOST_TITLES);
    name - before.take_while(|at| is_title(document.word(*at))).count()
}

/// Takes the titles before a person's name into it, down to token `first`.
fn take_titles(document: &Document, first: usize, name: &mut Name) {
    name.tokens.start = with_titles(document, first, name.tokens.start);
    if let Some(token) = document.tokens.get(name.tokens.start) {
        name.span = Span::new(token.span.start, name.span.end);
    }
}

/// "Fort Worth, Texas": a comma alone stands between a place and the state that it lies in.
fn lies_in(document: &Document, town: &Name, state: &Name) -> bool {
    let sorts = |name: &Name| gazetteer().sorts(Phrase::of(document.slice(name.span)));
    let between = town.tokens.end;
    town.kind == NameKind::Place
        && state.kind == NameKind::Place
        && state.tokens.start == between + 1
        && document.word(between) == ","
        && sorts(state).any(&[Sort::State, Sort::Place])
        && !sorts(town).has(Sort::State)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of names as they are told, where those in brackets are the plain ones: P for people, L for places.
    fn told_in(register: u32, marked: &str) -> Vec<String> {
        let text = marked.replace("[P ", "").replace("[L ", "").replace(']', "");
        let document = Document::new(&text);
        let mut list = Vec::new();
        let mut at = 0;
        for part in marked.split('[').skip(1) {
            let words = part.split(']').next().and_then(|part| part.get(2..)).unwrap_or_default();
            let start = at + text.get(at..).and_then(|rest| rest.find(words)).unwrap_or_default();
            at = start + words.len();
            let kind = if part.starts_with('P') { NameKind::Person } else { NameKind::Place };
            let first = document.tokens.partition_point(|token| token.span.end <= start);
            let end = document.tokens.partition_point(|token| token.span.start < at);
            list.push(Name { span: Span::new(start, at), tokens: first..end, kind });
        }
        let names = told(&document, &Names { list, register });
        names.iter().map(|name| document.slice(name.span).to_owned()).collect()
    }

    #[test]
    fn reports_count_titles_and_states_to_the_name() {
        let text =
            "Judge [P Ada Byrne] left [L Fort Worth], [L Texas], for [L France], [L Italy] and [L Spain].";
        assert_eq!(
            told_in(REPORT, text),
            ["Judge Ada Byrne", "Fort Worth, Texas", "France", "Italy", "Spain"]
        );
        assert_eq!(told_in(0, text), ["Ada Byrne", "Fort Worth", "Texas", "France", "Italy", "Spain"]);
        assert_eq!(told_in(REPORT, "[P Ada Byrne] and Dr. [P Dorn]"), ["Ada Byrne", "Dr. Dorn"]);
    }
}
