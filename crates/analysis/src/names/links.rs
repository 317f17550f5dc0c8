//! What stands between two runs of capitalised words: "of", "and", a comma.
//!
//! Owns the features that tell whether what is before and after belongs to one name ("University of Ruritania") or to
//! two ("Byrne and Dorn"): of the words between, and of each run by the one beside it. Weighs nothing.

use super::features::{Run, Scene};
use super::view::{View, mix};
use std::ops::Range;

/// No more words than this stand between.
const WIDEST: usize = 2;

impl Scene {
    /// The views of the first and the last word of a run.
    fn ends(&self, run: Run) -> Option<(&View, &View)> {
        Some((self.views.get(run.start)?, self.views.get(run.end.checked_sub(1)?)?))
    }

    /// The run before a token and the run after it, if little stands between.
    fn joint(&self, tokens: &Range<usize>, at: usize) -> Option<(Run, Run)> {
        let left = (1..=WIDEST).find_map(|back| self.run(at.checked_sub(back)?))?;
        let right = (1..=WIDEST).find_map(|ahead| self.run(at + ahead))?;
        let near = right.start.saturating_sub(left.end) <= WIDEST;
        (near && left.start >= tokens.start && right.end <= tokens.end).then_some((left, right))
    }

    /// What is told of a word between two runs: "of", "and", a comma.
    pub(super) fn joining(&self, tokens: &Range<usize>, at: usize, put: &mut impl FnMut(u32, u32, u32)) {
        let Some((left, right)) = self.joint(tokens, at) else { return };
        let (Some((a, b)), Some((c, d))) = (self.ends(left), self.ends(right)) else { return };
        let word = self.views.get(at).map_or(0, |view| view.word);
        let length = |run: Run| (run.end - run.start).min(3) as u32;
        let lengths = length(left) * 4 + length(right);
        put(80, mix(word, b.class), c.class);
        put(81, mix(word, b.class), d.class);
        put(82, mix(word, a.class), d.class);
        put(83, word, lengths);
        put(84, mix(word, lengths), mix(self.register, a.class));
        put(89, mix(word, lengths), mix(self.register, d.class));
    }

    /// What is told of a run by those beside it.
    pub(super) fn linked(
        &self,
        run: Run,
        tokens: &Range<usize>,
        at: usize,
        put: &mut impl FnMut(u32, u32, u32),
    ) {
        let from_start = (at - run.start).min(3) as u32;
        let to_end = (run.end - 1 - at).min(3) as u32;
        let place = from_start * 4 + to_end;
        let gap = |from: usize, to: usize| {
            let views = self.views.get(from..to).unwrap_or_default();
            views.iter().fold(5, |hash, view| mix(hash, view.word))
        };
        let before = run.start.checked_sub(1).and_then(|at| self.joint(tokens, at));
        if let Some((left, (first, last))) = before.and_then(|(left, _)| Some((left, self.ends(left)?))) {
            let gap = gap(left.end, run.start);
            put(85, mix(gap, last.class), place);
            put(86, mix(gap, first.class), place);
        }
        let after = self.joint(tokens, run.end);
        if let Some((right, (first, last))) = after.and_then(|(_, right)| Some((right, self.ends(right)?))) {
            let gap = gap(run.end, right.start);
            put(87, mix(gap, last.class), place);
            put(88, mix(gap, first.class), place);
        }
    }
}
