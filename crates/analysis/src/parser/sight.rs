//! What the network sees of a state: the words at some places of stack, rest and tree, and a few facts.
//!
//! Words are seen with form and tag; the top of the stack, the word below it and the next word also with their context.
//! Facts are the tags of further words, the relations of what hangs already, distances, what stands between, and how
//! many dependents there are. Owns how facts are numbered. Knows no weights.

use super::transitions::{Node, State, TAGS};
use crate::document::Relation;

/// Places of words.
pub const WORDS: usize = 12;
/// Of so many of them, the first, the context is seen too.
pub const CONTEXTS: usize = 3;
/// Facts of a state.
pub const FACTS: usize = FAR + NEAR + SMALL.len();
/// All facts there are.
pub const ALL_FACTS: usize = FIRST_SMALL + total(&SMALL);

/// Places of which the tag is a fact.
const FAR: usize = 11;
/// Places of which the relation is a fact.
const NEAR: usize = 10;
/// How many values each of the other facts has.
const SMALL: [usize; 8] = [8, 8, 4, 4, 4, 16, 4, 4];
/// Relations, and none.
const RELATIONS: usize = Relation::ALL.len() + 1;
const FIRST_RELATION: usize = FAR * TAGS;
const FIRST_SMALL: usize = FIRST_RELATION + NEAR * RELATIONS;

const fn total(counts: &[usize]) -> usize {
    match counts {
        [first, rest @ ..] => *first + total(rest),
        [] => 0,
    }
}

/// What is seen.
#[derive(Clone, Copy, Debug)]
pub struct Sight {
    /// Nodes.
    pub words: [u16; WORDS],
    /// Numbers of facts.
    pub facts: [u16; FACTS],
}

/// Looks at a state.
#[inline(always)]
pub fn sight(state: &State) -> Sight {
    let node = |index: u16| -> &Node { state.node(index) };
    let [i0, i1, i2, i3] = [0, 1, 2, 3].map(|depth| state.stacked(depth));
    let [next, after, then, last] = [0, 1, 2, 3].map(|ahead| state.coming(ahead));
    let (s0, s1, b0) = (node(i0), node(i1), node(next));
    let words = [
        i0,
        i1,
        next,
        i2,
        after,
        then,
        s0.left[0],
        s0.right[0],
        s1.right[0],
        b0.left[0],
        s1.left[0],
        s0.left[1],
    ];
    let beside = |index: u16| if index == 0 { 0 } else { index + 1 };
    let far: [u16; FAR] = [
        i3,
        last,
        s0.right[1],
        s1.left[1],
        s1.right[1],
        b0.left[1],
        node(s0.right[0]).right[0],
        i0.saturating_sub(1),
        beside(i0),
        beside(i1),
        next - 1,
    ];
    let near: [u16; NEAR] = [
        s0.left[0],
        s0.right[0],
        s1.left[0],
        s1.right[0],
        b0.left[0],
        s0.left[1],
        s0.right[1],
        s1.left[1],
        s1.right[1],
        b0.left[1],
    ];
    let small = [
        distance(next.saturating_sub(i0)),
        distance(i0.saturating_sub(i1)),
        few(b0.commas.saturating_sub(s0.commas)),
        few(b0.verbs.saturating_sub(s0.verbs)),
        few(s0.commas.saturating_sub(s1.commas)),
        few(s0.lefts.into()) * 4 + few(s0.rights.into()),
        few(s1.rights.into()),
        few(b0.lefts.into()),
    ];
    let mut facts = [0; FACTS];
    let (tags, others) = facts.split_at_mut(FAR);
    let (relations, smalls) = others.split_at_mut(NEAR);
    for (place, (fact, index)) in tags.iter_mut().zip(far).enumerate() {
        *fact = (place * TAGS) as u16 + u16::from(node(index).tag);
    }
    for (place, (fact, index)) in relations.iter_mut().zip(near).enumerate() {
        let relation = node(index).relation.map_or(0, |relation| relation as u16 + 1);
        *fact = (FIRST_RELATION + place * RELATIONS) as u16 + relation;
    }
    let mut first = FIRST_SMALL;
    for ((fact, value), count) in smalls.iter_mut().zip(small).zip(SMALL) {
        *fact = (first + value) as u16;
        first += count;
    }
    Sight { words, facts }
}

fn few(count: u16) -> usize {
    usize::from(count.min(3))
}

/// A distance in words, coarser the longer.
const fn distance(words: u16) -> usize {
    match words {
        0..=4 => words as usize,
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}
