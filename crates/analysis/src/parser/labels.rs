//! The relation of each arc, when the tree stands.
//!
//! Owns what the model sees of an arc: both words, their dependents and neighbours in the tree, direction and order.
//! The arc from the root needs no model. Knows no transition.

use super::transitions::{Node, State};
use crate::document::Relation;
use crate::linear::{Feature, Model, Scores};

/// Weights in a row: the relations, rounded up.
pub const WIDTH: usize = 48;

/// Calls `named` with each word (counted from zero) and its relation.
pub fn name(model: &Model<WIDTH>, state: &State, mut named: impl FnMut(usize, Relation)) {
    for index in 1..state.root() {
        let relation = if state.node(index).head == state.root() {
            Relation::Root
        } else {
            let mut scores = Scores::default();
            features(state, index, &mut |feature| model.add(feature, &mut scores));
            Relation::from_index(model.best_of(&scores, |relation| relation != Relation::Root as usize))
        };
        named(usize::from(index) - 1, relation);
    }
}

/// Calls `found` with every feature of the arc to a word.
pub fn features(state: &State, index: u16, found: &mut impl FnMut(Feature)) {
    let word = state.node(index);
    let head = state.node(word.head);
    let above = state.node(head.head);
    let (left, right) = (state.node(index - 1), state.node(index + 1));
    let child = |index: u16| -> &Node { state.node(index) };
    let (first, second) = (child(word.left[0]), child(word.left[1]));
    let last = child(word.right[0]);
    let (head_first, head_second) = (child(head.left[0]), child(head.left[1]));
    let (head_last, head_before_last) = (child(head.right[0]), child(head.right[1]));
    let gap = i32::from(index) - i32::from(word.head);
    let way = if gap < 0 { 16 } else { 0 } | gap.unsigned_abs().min(3);
    let side = way & 16;
    let outermost = side
        | u32::from(head.left[0] == index) << 1
        | u32::from(head.right[0] == index) << 2
        | u32::from(head.right[1] == index) << 3;

    found(Feature::two(101, word.both, side));
    found(Feature::two(102, word.form.word, head.form.word));
    found(Feature::two(103, word.both, head.both));
    found(Feature::three(104, word.tag, head.tag, way));
    found(Feature::three(105, word.both, head.tag, side));
    found(Feature::three(106, word.tag, head.both, side));
    found(Feature::two(107, head.both, side));
    found(Feature::three(108, word.tag, head.tag, above.tag));
    found(Feature::four(109, word.tag, head.tag, left.tag, side));
    found(Feature::four(110, word.tag, head.tag, right.tag, side));
    found(Feature::three(111, word.tag, head.tag, first.both));
    found(Feature::three(112, word.tag, head.tag, first.form.word));
    found(Feature::three(113, word.tag, head.tag, second.both));
    found(Feature::four(114, word.tag, first.tag, second.tag, head.tag));
    found(Feature::three(115, word.tag, last.tag, head.tag));
    found(Feature::three(116, word.tag, head.tag, head_first.both));
    found(Feature::four(117, word.tag, head.tag, head_first.tag, head_second.tag));
    found(Feature::four(118, word.tag, head.tag, head_last.tag, outermost));
    found(Feature::four(119, word.tag, head.tag, head_before_last.tag, outermost));
    found(Feature::three(120, word.tag, head.form.word, head_second.both));
    found(Feature::three(121, word.tag, head.tag, outermost));
    found(Feature::four(122, word.tag, word.form.suffix(3), head.tag, side));
    found(Feature::four(123, word.tag, head.form.suffix(3), head.tag, side));
    found(Feature::four(124, word.tag, head.tag, left.form.word, side));
    found(Feature::three(125, word.tag, right.form.word, side));
    found(Feature::three(126, word.tag, head.both, first.form.word));
    found(Feature::three(127, word.both, first.form.word, side));
    found(Feature::four(128, word.tag, head.tag, word.form.shape, head.form.shape));
    found(Feature::four(129, word.tag, head.form.suffix(2), head_first.form.word, side));
    found(Feature::four(130, word.tag, head.form.suffix(2), head_second.form.word, side));
    found(Feature::three(131, word.tag, head.tag, second.form.word));
    found(Feature::four(132, word.tag, head.tag, word.lefts.min(3).into(), word.rights.min(3).into()));
    found(Feature::four(
        133,
        head.tag,
        head.lefts.min(3).into(),
        head.rights.min(3).into(),
        word.tag << 8 | side,
    ));
    found(Feature::three(134, word.tag, head.both, head_last.tag << 8 | outermost));
}
