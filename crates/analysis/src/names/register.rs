//! The register of a text: a note, an encyclopaedia's entry, a statement on a conflict, a long report.
//!
//! Owns a coarse description by what the words are, never by how the file is laid out. Writers of one register agree in
//! habits that decide where a name ends and what counts as one, and those of another do not. Knows only words.

use super::view::{Caps, View};
use crate::gazetteer::Sort;

/// The register of a text in two numbers below 64: how long and how personal it is; how much it deals with states and
/// forces, and with dates.
pub fn register(views: &[View]) -> [u32; 2] {
    let words = views.iter().filter(|view| view.caps != Caps::Mark).count().max(1);
    let share = |of: &dyn Fn(&View) -> bool| 1000 * views.iter().filter(|view| of(view)).count() / words;
    let level =
        |value: usize, bounds: &[usize]| bounds.iter().filter(|bound| value >= **bound).count() as u32;
    let length = level(words, &[60, 250, 700]);
    let personal = level(share(&|view| view.is_personal()), &[8, 30]);
    let powers = [Sort::ArmedHead, Sort::GovernmentHead, Sort::Armed];
    let conflict = level(share(&|view| view.sorts.any(&powers)), &[8, 20, 40]);
    let states = level(share(&|view| view.sorts.any(&[Sort::State, Sort::Demonym])), &[15, 40]);
    let dated = level(share(&|view| matches!(view.caps, Caps::Digits | Caps::WithDigits)), &[20]);
    [length * 3 + personal, (conflict * 3 + states) * 2 + dated]
}
