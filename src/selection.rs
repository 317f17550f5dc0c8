//! Selecting a claim: the state, and then where the eye and the focus come to rest.
//!
//! Selecting is not filtering, and it is the only thing that scrolls.

use assay_query::Tab;
use leptos::prelude::*;

use crate::article::marks;
use crate::browser::dom::{self, Rest};
use crate::claims::cards;
use crate::reader::{Reader, Step};
use crate::sheet::{self, Sheet};

/// From where a claim was selected, which decides what is brought into sight.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// From its words: to the card.
    Text,
    /// From its card: to the words.
    Card,
    /// From elsewhere (a key, a relation, the strip): to both, and the focus to the card.
    Elsewhere,
    /// From the link that opened the page: to both, at once.
    Link,
}

/// Selects a claim.
pub fn select(reader: Reader, nth: usize, via: Via) {
    let Some(id) = reader.with_opened(|opened| opened.claim(nth).map(|claim| claim.id.0.clone())).flatten()
    else {
        return;
    };
    reader.change(Step::Choice, |view| {
        view.selected = Some(id);
        view.tab = Tab::Claims;
    });
    arrive(nth, via);
}

/// Brings a selected claim into sight.
pub fn arrive(nth: usize, via: Via) {
    match (sheet::height(), via) {
        (Sheet::Full, Via::Card | Via::Link) | (Sheet::Peek, _) => sheet::set(Sheet::Half),
        _ => {}
    }
    // The card takes its details when the effects of this change have run.
    let glide = via != Via::Link;
    request_animation_frame(move || {
        if via != Via::Card {
            cards::reveal(nth);
        }
        if matches!(via, Via::Text | Via::Elsewhere) {
            cards::focus(nth);
        }
        // Last, because it glides: a scroll of anything else would stop it.
        if via != Via::Text {
            marks::reveal(nth, glide);
        }
    });
}

/// Selects nothing.
pub fn clear(reader: Reader) {
    reader.change(Step::Choice, |view| view.selected = None);
}

/// Selects the claim before or after the selected one among those that are shown.
pub fn step(reader: Reader, forward: bool) {
    let order = reader.in_order();
    let at = untrack(|| reader.selected()).and_then(|nth| order.iter().position(|&other| other == nth));
    let next = match (at, forward) {
        (None, true) => 0,
        (None, false) => order.len().saturating_sub(1),
        (Some(at), true) => at + 1,
        (Some(at), false) => at.wrapping_sub(1),
    };
    if let Some(&nth) = order.get(next) {
        select(reader, nth, Via::Elsewhere);
    }
}

/// Selects the one before or after among the claims that share words with the selected one.
pub fn overlap(reader: Reader, forward: bool) {
    let Some(nth) = untrack(|| reader.selected()) else { return };
    let Some(sharing) = reader.with_opened(|opened| opened.reading.overlapping(nth)) else { return };
    let Some(at) = sharing.iter().position(|&other| other == nth) else { return };
    let count = sharing.len();
    let next = if forward { at + 1 } else { at + count - 1 } % count;
    match sharing.get(next) {
        Some(&other) if other != nth => select(reader, other, Via::Elsewhere),
        _ => reader.notices.done("No other claim shares these words."),
    }
}

/// The way back from a card to its words, in the same place: focus goes to the claim's start.
pub fn back_to_text(nth: usize) {
    if sheet::height() == Sheet::Full {
        sheet::set(Sheet::Half);
    }
    if let Some(dot) = marks::dot(nth) {
        dom::focus(&dot);
        dom::reveal(&dot, Rest::Nearest, true);
    }
}
