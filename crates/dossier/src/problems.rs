//! Where things stand in a dossier's file, and the list of what is wrong with them.
//!
//! Owns the way a place is written, `claims[3] ("id"), quotes[1]`, and how many problems are listed.
//! Finds no fault itself.

use crate::fault::{Effect, Fault, Problem};
use crate::limits::MAX_PROBLEMS;
use crate::plain::short;

/// Where something stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    /// Its number in its list, set-aside ones counted.
    pub index: usize,
    /// Line and column.
    pub line: Option<(usize, usize)>,
}

impl Origin {
    /// The place of a piece: `claims[3] ("id"), quotes[1]`.
    pub(crate) fn piece(self, list: &str, id: &str, part: &str, piece: usize, key: &str) -> String {
        [&named_item(list, self.index, id), ", ", &item(part, piece), key].concat()
    }

    /// The place of a part of which there is one: `claims[3] ("id"), evidence.cue`.
    pub(crate) fn part(self, list: &str, id: &str, part: &str) -> String {
        [&named_item(list, self.index, id), ", ", part].concat()
    }
}

/// The place of an item that has no id: `claims[3]`.
pub(crate) fn item(list: &str, index: usize) -> String {
    [list, "[", &index.to_string(), "]"].concat()
}

/// The place of an item: `claims[3] ("id")`.
pub(crate) fn named_item(list: &str, index: usize, id: &str) -> String {
    [&item(list, index), " (\"", &short(id), "\")"].concat()
}

/// A claim or an actor, and where it stands in the file.
pub(crate) struct Item<T> {
    pub value: T,
    pub origin: Origin,
}

impl<T> Item<T> {
    /// The item of a list that comes from no file.
    pub(crate) fn numbered((index, value): (usize, T)) -> Self {
        Self { value, origin: Origin { index, line: None } }
    }
}

/// What was found wrong, up to a limit.
#[derive(Default)]
pub(crate) struct Problems {
    list: Vec<Problem>,
    beyond: usize,
}

impl Problems {
    pub(crate) fn push(&mut self, place: String, line: Option<(usize, usize)>, fault: Fault, effect: Effect) {
        if self.list.len() < MAX_PROBLEMS {
            self.list.push(Problem { place, line, fault, effect });
        } else {
            self.beyond += 1;
        }
    }

    pub(crate) fn finish(mut self) -> Vec<Problem> {
        if self.beyond > 0 {
            let fault = Fault::More { count: self.beyond };
            self.list.push(Problem { place: String::new(), line: None, fault, effect: Effect::Warning });
        }
        self.list
    }
}

impl From<Vec<Problem>> for Problems {
    fn from(mut list: Vec<Problem>) -> Self {
        let beyond = match list.last() {
            Some(Problem { fault: Fault::More { count }, .. }) => *count,
            _ => 0,
        };
        if beyond > 0 {
            list.pop();
        }
        Self { list, beyond }
    }
}
