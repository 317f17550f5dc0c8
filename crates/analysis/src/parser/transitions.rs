//! The tree of a sentence by transitions: a stack, the rest of the words, and three things to do (arc-hybrid).
//!
//! *Shift* puts the next word on the stack, *left* hangs the stack's top on the next word, *right* hangs it on the word below it
//! in the stack. The root waits behind the last word. A word has all its dependents when it is hung up itself. Owns
//! the state, what is possible in it, what the model sees of it, and what each choice costs against a gold tree.

use crate::document::Tag;
use crate::forms::Form;
use crate::linear::{Feature, Model, Scores};

/// Weights in a row: three transitions, rounded up.
pub const WIDTH: usize = 4;
/// The next word goes on the stack.
pub const SHIFT: usize = 0;
/// The top of the stack depends on the next word.
pub const LEFT: usize = 1;
/// The top of the stack depends on the one below it.
pub const RIGHT: usize = 2;

/// A word with what is known of its place in the tree. Indices are into [`State::nodes`]; zero is no word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Node {
    /// What it looks like.
    pub form: Form,
    /// Its tag, counted from one; the root has its own.
    pub tag: u32,
    /// Word and tag in one.
    pub both: u32,
    /// Its head.
    pub head: u16,
    /// Its outermost dependents to the left, the farthest first.
    pub left: [u16; 2],
    /// Its outermost dependents to the right, the farthest first.
    pub right: [u16; 2],
    /// How many dependents it has to the left.
    pub lefts: u8,
    /// How many dependents it has to the right.
    pub rights: u8,
    /// How many commas and the like are before it.
    commas: u16,
    /// How many verbs are before it.
    verbs: u16,
}

const NOTHING: Node = Node {
    form: Form { word: 0, first: 0, last: 0, shape: 0 },
    tag: 0,
    both: 0,
    head: 0,
    left: [0; 2],
    right: [0; 2],
    lefts: 0,
    rights: 0,
    commas: 0,
    verbs: 0,
};

const ROOT_TAG: u32 = Tag::ALL.len() as u32 + 1;

/// How far a sentence has been parsed.
#[derive(Clone, Debug, Default)]
pub struct State {
    nodes: Vec<Node>,
    stack: Vec<u16>,
    next: u16,
}

impl State {
    /// Begins a sentence of at most `u16::MAX - 2` words.
    pub fn start(&mut self, words: impl Iterator<Item = (Form, Tag)>) {
        self.nodes.clear();
        self.stack.clear();
        self.nodes.push(NOTHING);
        self.next = 1;
        let (mut commas, mut verbs) = (0, 0);
        for (form, tag) in words {
            let number = tag as u32 + 1;
            let both = Feature::two(0, form.word, number).0;
            self.nodes.push(Node { form, tag: number, both, commas, verbs, ..NOTHING });
            commas += u16::from(tag == Tag::Punct);
            verbs += u16::from(tag == Tag::Verb);
        }
        self.nodes.push(Node { tag: ROOT_TAG, both: ROOT_TAG, commas, verbs, ..NOTHING });
    }

    /// Parses to the end.
    pub fn run(&mut self, model: &Model<WIDTH>) {
        while !self.is_done() {
            let transition = match self.only() {
                Some(transition) => transition,
                None => {
                    let mut scores = Scores::default();
                    self.features(&mut |feature| model.add(feature, &mut scores));
                    model.best_of(&scores, |transition| self.allows(transition))
                }
            };
            self.take(transition);
        }
    }

    /// All nodes: none, the words, the root.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// A node; the empty one beyond the last.
    pub fn node(&self, index: u16) -> &Node {
        self.nodes.get(usize::from(index)).unwrap_or(&NOTHING)
    }

    /// The root's index.
    pub fn root(&self) -> u16 {
        self.nodes.len().saturating_sub(1) as u16
    }

    /// The head of a word of the sentence (counted from zero); none for the root.
    pub fn head(&self, word: usize) -> Option<usize> {
        let head = self.nodes.get(word + 1)?.head;
        if head == self.root() { None } else { usize::from(head).checked_sub(1) }
    }

    /// The stack from the top (zero).
    fn stacked(&self, depth: usize) -> u16 {
        self.stack.iter().rev().nth(depth).copied().unwrap_or_default()
    }

    /// The next word, or one behind it; zero beyond the root.
    fn coming(&self, ahead: u16) -> u16 {
        let index = self.next + ahead;
        if index <= self.root() { index } else { 0 }
    }

    /// Whether every word hangs.
    pub fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next >= self.root()
    }

    /// Whether a transition is possible.
    pub fn allows(&self, transition: usize) -> bool {
        let last = self.next >= self.root();
        match transition {
            SHIFT => !last,
            // One word hangs on the root: what is left on the stack at the end hangs together first.
            LEFT => !self.stack.is_empty() && (!last || self.stack.len() == 1),
            _ => self.stack.len() > 1,
        }
    }

    /// The only transition possible, if there is only one.
    pub fn only(&self) -> Option<usize> {
        if self.stack.is_empty() {
            Some(SHIFT)
        } else if self.next >= self.root() {
            Some(if self.stack.len() > 1 { RIGHT } else { LEFT })
        } else {
            None
        }
    }

    /// Takes a transition.
    pub fn take(&mut self, transition: usize) {
        match transition {
            SHIFT => {
                self.stack.push(self.next);
                self.next += 1;
            }
            LEFT => {
                let dependent = self.stack.pop().unwrap_or_default();
                let head = self.next;
                self.hang(dependent, head);
            }
            _ => {
                let dependent = self.stack.pop().unwrap_or_default();
                let head = self.stacked(0);
                self.hang(dependent, head);
            }
        }
    }

    /// Hangs a word on another.
    pub fn hang(&mut self, dependent: u16, head: u16) {
        if let Some(node) = self.nodes.get_mut(usize::from(dependent)) {
            node.head = head;
        }
        if let Some(node) = self.nodes.get_mut(usize::from(head)) {
            if dependent < head {
                node.left = [dependent, node.left[0]];
                node.lefts = node.lefts.saturating_add(1);
            } else {
                node.right = [dependent, node.right[0]];
                node.rights = node.rights.saturating_add(1);
            }
        }
    }

    /// What a transition loses: how many arcs of a gold tree can no longer be made after it. `heads` are indices of nodes.
    pub fn cost(&self, transition: usize, heads: &[u16]) -> usize {
        let gold = |node: u16| heads.get(usize::from(node)).copied().unwrap_or_default();
        let (top, next) = (self.stacked(0), self.next);
        let still_to_come = || (next..self.root()).filter(|&word| gold(word) == top).count();
        match transition {
            SHIFT => {
                let below = self.stack.iter().rev().skip(1).any(|&word| word == gold(next));
                usize::from(below) + self.stack.iter().filter(|&&word| gold(word) == next).count()
            }
            LEFT => {
                let head = gold(top);
                usize::from(head > next || (head != 0 && head == self.stacked(1))) + still_to_come()
            }
            _ => usize::from(gold(top) >= next) + still_to_come(),
        }
    }

    /// Calls `found` with every feature of the state.
    pub fn features(&self, found: &mut impl FnMut(Feature)) {
        let (i0, i1) = (self.stacked(0), self.stacked(1));
        let (s0, s1, s2) = (self.node(i0), self.node(i1), self.node(self.stacked(2)));
        let (b0, b1, b2) = (self.node(self.next), self.node(self.coming(1)), self.node(self.coming(2)));
        let (s0l, s0r) = (self.node(s0.left[0]), self.node(s0.right[0]));
        let (s0l2, s0r2) = (self.node(s0.left[1]), self.node(s0.right[1]));
        let (s1l, s1r) = (self.node(s1.left[0]), self.node(s1.right[0]));
        let (b0l, b0l2) = (self.node(b0.left[0]), self.node(b0.left[1]));
        let far = distance(self.next.saturating_sub(i0));
        let apart = distance(i0.saturating_sub(i1));
        let between =
            u32::from((b0.commas - s0.commas).min(3)) << 4 | u32::from((b0.verbs - s0.verbs).min(3));

        found(Feature::one(1, s0.both));
        found(Feature::one(2, s0.form.word));
        found(Feature::one(3, b0.both));
        found(Feature::one(4, b0.form.word));
        found(Feature::one(5, b1.both));
        found(Feature::one(6, b1.form.word));
        found(Feature::one(7, s1.both));
        found(Feature::one(8, s1.form.word));
        found(Feature::one(9, b2.both));
        found(Feature::one(10, s2.both));

        found(Feature::two(11, s0.both, b0.both));
        found(Feature::two(12, s0.both, b0.tag));
        found(Feature::two(13, s0.tag, b0.both));
        found(Feature::two(14, s0.form.word, b0.form.word));
        found(Feature::two(15, s0.tag, b0.tag));
        found(Feature::two(16, b0.tag, b1.tag));
        found(Feature::two(17, b0.both, b1.tag));
        found(Feature::two(18, b0.tag, b1.both));
        found(Feature::two(19, s1.tag, s0.tag));
        found(Feature::two(20, s1.both, s0.tag));
        found(Feature::two(21, s1.tag, s0.both));
        found(Feature::two(22, s1.both, s0.both));
        found(Feature::two(23, s1.both, b0.tag));
        found(Feature::two(24, s1.both, b0.both));
        found(Feature::two(25, s0.both, b1.tag));

        found(Feature::three(31, s0.tag, b0.tag, b1.tag));
        found(Feature::three(32, b0.tag, b1.tag, b2.tag));
        found(Feature::three(33, s1.tag, s0.tag, b0.tag));
        found(Feature::three(34, s2.tag, s1.tag, s0.tag));
        found(Feature::three(35, s1.both, s0.tag, b0.tag));
        found(Feature::three(36, s1.tag, s0.both, b0.tag));
        found(Feature::three(37, s1.tag, s0.tag, b0.both));
        found(Feature::three(38, s0.both, b0.tag, b1.tag));
        found(Feature::three(39, s0.tag, b0.both, b1.tag));
        found(Feature::three(40, s0.tag, b0.tag, s0l.tag));
        found(Feature::three(41, s0.tag, b0.tag, s0r.tag));
        found(Feature::three(42, s0.tag, b0.tag, b0l.tag));
        found(Feature::three(43, s1.tag, s0.tag, s0l.tag));
        found(Feature::three(44, s1.tag, s0.tag, s0r.tag));
        found(Feature::three(45, s1.tag, s0.tag, s1r.tag));
        found(Feature::three(46, s1.tag, s0.tag, s1l.tag));
        found(Feature::four(47, s1.tag, s0.tag, b0.tag, b1.tag));
        found(Feature::four(48, s0.tag, b0.tag, b1.tag, b2.tag));
        found(Feature::four(49, s2.tag, s1.tag, s0.tag, b0.tag));
        found(Feature::three(50, s0.tag, s0l.tag, s0l2.tag));
        found(Feature::three(51, s0.tag, s0r.tag, s0r2.tag));
        found(Feature::three(52, b0.tag, b0l.tag, b0l2.tag));

        found(Feature::two(61, s0.both, far));
        found(Feature::two(62, b0.both, far));
        found(Feature::three(63, s0.tag, b0.tag, far));
        found(Feature::three(64, s1.tag, s0.tag, apart));
        found(Feature::three(65, s1.both, s0.tag, apart));
        found(Feature::three(66, s0.tag, b0.tag, between));
        found(Feature::three(67, s1.tag, s0.tag, u32::from((s0.commas - s1.commas).min(3))));
        found(Feature::three(68, s0.both, s0.lefts.into(), s0.rights.into()));
        found(Feature::two(69, b0.both, b0.lefts.into()));
        found(Feature::two(70, s1.both, s1.rights.into()));

        found(Feature::two(71, s0.tag, s0l.form.word));
        found(Feature::two(72, s0.tag, s0r.form.word));
        found(Feature::two(73, b0.tag, b0l.form.word));
        found(Feature::two(74, s1.tag, s1r.both));
        found(Feature::three(75, s1.both, s0.tag, s0l.form.word));
        found(Feature::three(76, s1.tag, s0.both, s0l.form.word));
        found(Feature::three(77, s0.form.word, s0l.form.word, b0.form.word));
        found(Feature::three(78, s1.form.word, s0.form.word, s0l.form.word));
    }
}

/// A distance in words, coarser the longer.
const fn distance(words: u16) -> u32 {
    match words {
        0..=4 => words as u32,
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}
