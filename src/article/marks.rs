//! The marks in the text: which element belongs to which claim, and what a filter, a selection and a
//! hover change about them. Elements are found once and then touched only where something changed.

use std::cell::RefCell;

use assay_query::{ClaimSet, Shown};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::dom::{self, Marked, Rest, Word};
use crate::opened::Opened;

thread_local! {
    static MARKS: RefCell<Marks> = RefCell::default();
}

/// What `data-state` says of a piece.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Match,
    Dim,
    Selected,
}

/// The attribute for the state, and its words.
struct Words {
    attribute: Word,
    matching: Word,
    dim: Word,
    selected: Word,
}

impl Default for Words {
    fn default() -> Self {
        let [attribute, matching, dim, selected] = ["data-state", "match", "dim", "selected"].map(Word::new);
        Self { attribute, matching, dim, selected }
    }
}

impl Words {
    const fn of(&self, state: State) -> &Word {
        match state {
            State::Match => &self.matching,
            State::Dim => &self.dim,
            State::Selected => &self.selected,
        }
    }
}

/// An element of the text that stands for claims: a piece of words, or a claim's start.
struct Piece {
    element: Marked,
    /// The claims, innermost first; of a start the one.
    claims: Vec<usize>,
    state: State,
    /// The claim whose kind is drawn.
    drawn: usize,
}

#[derive(Default)]
struct Marks {
    pieces: Vec<Piece>,
    /// For each claim its pieces, its start first.
    of_claim: Vec<Vec<usize>>,
    /// The word for each claim's kind, as the style sheet knows it.
    kinds: Vec<&'static str>,
    matches: ClaimSet,
    selected: Option<usize>,
    lit: Option<usize>,
    words: Words,
}

/// Finds the marks of the article that stands.
pub fn find(opened: &Opened) {
    MARKS.with_borrow_mut(|marks| *marks = Marks::find(opened));
}

/// Shows what matches.
pub fn show(shown: &Shown) {
    MARKS.with_borrow_mut(|marks| {
        let before = std::mem::replace(&mut marks.matches, shown.matches.clone());
        for nth in crate::reader::changed(&before, &shown.matches) {
            marks.paint(nth);
        }
    });
}

/// Shows what is selected.
pub fn show_selected(selected: Option<usize>) {
    MARKS.with_borrow_mut(|marks| {
        let before = std::mem::replace(&mut marks.selected, selected);
        for nth in before.into_iter().chain(selected) {
            marks.paint(nth);
        }
    });
}

/// Lights the words of a claim under the pointer.
pub fn light(claim: Option<usize>) {
    MARKS.with_borrow_mut(|marks| {
        let before = std::mem::replace(&mut marks.lit, claim);
        if before != claim {
            before.into_iter().for_each(|nth| marks.flag(nth, "data-lit", false));
            claim.into_iter().for_each(|nth| marks.flag(nth, "data-lit", true));
        }
    });
}

/// Brings the words of a claim into the middle of sight.
pub fn reveal(nth: usize, glide: bool) {
    if let Some(element) = first(nth, 1).or_else(|| first(nth, 0)) {
        dom::reveal(&element, Rest::Middle, glide);
    }
}

/// The focusable start of a claim.
pub fn dot(nth: usize) -> Option<Element> {
    first(nth, 0)
}

fn first(nth: usize, which: usize) -> Option<Element> {
    MARKS.with_borrow(|marks| {
        let piece = marks.of_claim.get(nth)?.get(which)?;
        Some(Element::clone(&marks.pieces.get(*piece)?.element))
    })
}

/// The claims at a place of the text, innermost first.
pub fn claims_at(element: &Element, opened: &Opened) -> Vec<usize> {
    let start =
        element.closest("[data-start]").ok().flatten().and_then(|dot| dot.get_attribute("data-start"));
    let mark =
        || element.closest("[data-mark]").ok().flatten().and_then(|mark| mark.get_attribute("data-mark"));
    let ids = start.or_else(mark).unwrap_or_default();
    ids.split_ascii_whitespace().filter_map(|id| opened.number(id)).collect()
}

impl Marks {
    fn find(opened: &Opened) -> Self {
        let count = opened.claims().len();
        let mut marks = Self {
            of_claim: vec![Vec::new(); count],
            kinds: opened.claims().iter().map(|claim| claim.kind.id()).collect(),
            ..Self::default()
        };
        marks.matches.grow(count);
        marks.matches.insert_range(..);
        let Some(article) = dom::by_id("assay-article") else { return marks };
        // The order of the document puts a claim's start before its words.
        for element in dom::all(&article, "[data-start], [data-mark]") {
            let claims = claims_at(&element, opened);
            let Some(&drawn) = claims.first() else { continue };
            for &nth in &claims {
                if let Some(pieces) = marks.of_claim.get_mut(nth) {
                    pieces.push(marks.pieces.len());
                }
            }
            marks.pieces.push(Piece {
                element: element.unchecked_into(),
                claims,
                state: State::Match,
                drawn,
            });
        }
        marks
    }

    fn paint(&mut self, nth: usize) {
        let Self { pieces, of_claim, kinds, matches, selected, words, .. } = self;
        for &piece in of_claim.get(nth).into_iter().flatten() {
            let Some(piece) = pieces.get_mut(piece) else { continue };
            let shown = piece.claims.iter().copied().find(|&claim| matches.contains(claim));
            let is_selected = selected.is_some_and(|claim| piece.claims.contains(&claim));
            let state = match (is_selected, shown) {
                (true, _) => State::Selected,
                (false, Some(_)) => State::Match,
                (false, None) => State::Dim,
            };
            if state != piece.state {
                piece.state = state;
                piece.element.put(&words.attribute, words.of(state));
            }
            // Where claims overlap, the line is that of the selected one, or of the innermost shown.
            let drawn = selected.filter(|_| is_selected).or(shown).unwrap_or(piece.drawn);
            if drawn != piece.drawn {
                piece.drawn = drawn;
                dom::set(&piece.element, "data-kind", kinds.get(drawn).copied().unwrap_or_default());
            }
        }
    }

    fn flag(&self, nth: usize, name: &str, on: bool) {
        for &piece in self.of_claim.get(nth).into_iter().flatten() {
            if let Some(piece) = self.pieces.get(piece) {
                dom::flag(&piece.element, name, on);
            }
        }
    }
}
