//! The tree of a sentence by transitions: a stack, the rest of the words, and three things to do (arc-hybrid).
//!
//! *Shift* puts the next word on the stack, *left* hangs the stack's top on the next word, *right* hangs it on the word below it
//! in the stack. The root waits behind the last word. A word has all its dependents when it is hung up itself. Owns
//! the state, what is possible in it, and what each choice costs against a gold tree.

use crate::document::{Relation, Tag};

/// The next word goes on the stack.
pub const SHIFT: usize = 0;
/// The top of the stack depends on the next word.
pub const LEFT: usize = 1;
/// The top of the stack depends on the one below it.
pub const RIGHT: usize = 2;

/// A word with what is known of its place in the tree. Indices are into the nodes; zero is no word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Node {
    /// Its tag, counted from one; the root has its own.
    pub tag: u8,
    /// Its head.
    pub head: u16,
    /// How it depends on its head, once it does.
    pub relation: Option<Relation>,
    /// Its outermost dependents to the left, the farthest first.
    pub left: [u16; 2],
    /// Its outermost dependents to the right, the farthest first.
    pub right: [u16; 2],
    /// How many dependents it has to the left.
    pub lefts: u8,
    /// How many dependents it has to the right.
    pub rights: u8,
    /// How many commas and the like are before it.
    pub commas: u16,
    /// How many verbs are before it.
    pub verbs: u16,
}

const NOTHING: Node = Node {
    tag: 0,
    head: 0,
    relation: None,
    left: [0; 2],
    right: [0; 2],
    lefts: 0,
    rights: 0,
    commas: 0,
    verbs: 0,
};

/// How many tags nodes have: none, those of words, the root's.
pub const TAGS: usize = Tag::ALL.len() + 2;

/// A word's tag as nodes have it.
pub const fn number(tag: Tag) -> u8 {
    tag as u8 + 1
}

/// How far a sentence has been parsed.
#[derive(Clone, Debug, Default)]
pub struct State {
    nodes: Vec<Node>,
    stack: Vec<u16>,
    next: u16,
}

impl State {
    /// Begins a sentence of at most `u16::MAX - 2` words.
    pub fn start(&mut self, words: impl Iterator<Item = Tag>) {
        self.nodes.clear();
        self.stack.clear();
        self.nodes.push(NOTHING);
        self.next = 1;
        let (mut commas, mut verbs) = (0, 0);
        for tag in words {
            self.nodes.push(Node { tag: number(tag), commas, verbs, ..NOTHING });
            commas += u16::from(tag == Tag::Punct);
            verbs += u16::from(tag == Tag::Verb);
        }
        self.nodes.push(Node { tag: TAGS as u8 - 1, commas, verbs, ..NOTHING });
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

    /// How a word of the sentence (counted from zero) depends on its head.
    pub fn relation(&self, word: usize) -> Relation {
        self.nodes.get(word + 1).and_then(|node| node.relation).unwrap_or_default()
    }

    /// The stack from the top (zero).
    pub fn stacked(&self, depth: usize) -> u16 {
        let at = self.stack.len().checked_sub(depth + 1);
        at.and_then(|at| self.stack.get(at)).copied().unwrap_or_default()
    }

    /// The next word, or one behind it; zero beyond the root.
    pub fn coming(&self, ahead: u16) -> u16 {
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

    /// The dependent and the head of the arc that a transition makes, if it makes one.
    pub fn arc(&self, transition: usize) -> Option<(u16, u16)> {
        match transition {
            SHIFT => None,
            LEFT => Some((self.stacked(0), self.next)),
            _ => Some((self.stacked(0), self.stacked(1))),
        }
    }

    /// Takes a transition; its arc, if it makes one, is of this relation.
    pub fn take(&mut self, transition: usize, relation: Relation) {
        match self.arc(transition) {
            None => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Some((dependent, head)) => {
                self.stack.pop();
                self.hang(dependent, head, relation);
            }
        }
    }

    fn hang(&mut self, dependent: u16, head: u16, relation: Relation) {
        if let Some(node) = self.nodes.get_mut(usize::from(dependent)) {
            node.head = head;
            node.relation = Some(relation);
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
}
