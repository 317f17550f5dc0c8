//! A sentence as its assertions: which clauses stand on their own, and which words belong to each.
//!
//! Rule, from the root down: every token belongs to the assertion of its head, unless it begins one of its own
//! ([`super::assertions`]): the content that a cue hands over, a coordinate clause, a predicate with objects of its own
//! beside another, a relative clause after a comma, a clause of reason or contrast, a participle, an apposition that
//! counts. Purposes, conditions and times stay with what they qualify. What is lent and taken away then is for
//! [`super::extent`]. Knows tokens and relations, and of attributions only which tokens are their frame.

use super::grammar::{condition, hearsay, is_finite, subject};
use super::lead::lead;
use crate::attribution::tree::Tree;
use crate::{Relation, Sentence, Tag};
use std::ops::Range;

/// What an assertion is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// The sentence's own.
    Main,
    /// Beside another.
    Coordinate,
    /// What a source is quoted with.
    Content,
    /// Added to a noun.
    Relative,
    /// Why, or in spite of what, another holds.
    Subordinate,
    /// Put beside a noun.
    Apposition,
    /// Added by a participle: ", killing eight", "built in 1931".
    Participle,
    /// Put into a sentence or after it.
    Aside,
    /// What somebody is said to know.
    Presupposed,
}

/// An assertion's words.
#[derive(Clone, Debug)]
pub struct Clause {
    /// What it is in its sentence.
    pub form: Form,
    /// Its predicate.
    pub head: usize,
    /// The clause that it hangs from: an index into the sentence's.
    pub parent: Option<usize>,
    /// The head of its subject, its own or shared.
    pub subject: Option<usize>,
    /// Whether the subject is another clause's.
    pub shared: bool,
    /// The head of its condition.
    pub condition: Option<usize>,
    /// The cue of a source that is not named: "it is estimated that".
    pub unnamed: Option<usize>,
    /// Its tokens, in order.
    pub tokens: Vec<usize>,
    /// The noun that it describes, quoted with it.
    pub noun: Vec<usize>,
    /// How it is joined to what stands before.
    pub joined: Option<super::lexicon::Connective>,
}

/// What a token is to attributions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Part of a cue.
    pub cue: bool,
    /// Part of a source.
    pub source: bool,
    /// Inside a content.
    pub content: bool,
}

/// Cuts sentences into clauses; one for a document, so that its room is used again.
pub struct Cutter<'c, 'd, 't> {
    pub(super) tree: &'c Tree<'d, 't>,
    marks: &'c [Mark],
    /// For each token of the sentence, the clause it belongs to.
    owners: Vec<Option<usize>>,
    pub(super) first: usize,
    pub(super) clauses: Vec<Clause>,
}

impl<'c, 'd, 't> Cutter<'c, 'd, 't> {
    /// For a document whose tokens have these marks.
    pub fn new(tree: &'c Tree<'d, 't>, marks: &'c [Mark]) -> Self {
        Self { tree, marks, owners: Vec::new(), first: 0, clauses: Vec::new() }
    }

    /// The assertions of a sentence, in the order of their predicates.
    pub fn cut(&mut self, sentence: &Sentence) -> Vec<Clause> {
        let tokens = sentence.tokens.clone();
        self.first = tokens.start;
        self.owners.clear();
        self.owners.resize(tokens.len(), None);
        self.clauses.clear();
        self.assign(tokens.clone());
        self.close_gaps(tokens.clone());
        let speaks = self.mark(tokens.start).source;
        for token in tokens.skip(lead(self.tree.document, sentence, speaks)) {
            let mut owner = self.owner(token);
            // What is known is part of what is said of whoever knows it.
            while let Some(clause) = owner.and_then(|owner| self.clauses.get_mut(owner)) {
                clause.tokens.push(token);
                owner = clause.parent.filter(|_| clause.form == Form::Presupposed);
            }
        }
        let mut clauses = std::mem::take(&mut self.clauses);
        for clause in &mut clauses {
            self.trim(clause);
        }
        self.clauses = clauses;
        self.share();
        std::mem::take(&mut self.clauses)
    }

    pub(super) fn owner(&self, token: usize) -> Option<usize> {
        self.owners.get(token.wrapping_sub(self.first)).copied().flatten()
    }

    pub(super) fn mark(&self, token: usize) -> Mark {
        self.marks.get(token).copied().unwrap_or_default()
    }

    /// From the root down, gives each token its clause.
    fn assign(&mut self, tokens: Range<usize>) {
        let tree = self.tree;
        let mut todo: Vec<usize> = tokens.clone().filter(|token| tree.head(*token).is_none()).collect();
        todo.reverse();
        for root in todo.clone() {
            self.begin(root, Form::Main, None);
        }
        while let Some(token) = todo.pop() {
            for child in tree.children(token).rev() {
                if !tokens.contains(&child) || self.owner(child).is_some() {
                    continue;
                }
                let owner = self.owner(token);
                match self.begins(child, token, owner) {
                    // "said, “We are ready,” and left": whoever said it left.
                    Some(Form::Coordinate) if self.mark(token).content && !self.mark(child).content => {
                        let frame = owner.and_then(|owner| self.clauses.get(owner)?.parent);
                        self.begin(child, Form::Coordinate, frame.or(owner));
                    }
                    Some(form) => self.begin(child, form, owner),
                    None => {
                        if let Some(slot) = self.owners.get_mut(child.wrapping_sub(self.first)) {
                            *slot = owner;
                        }
                    }
                }
                todo.push(child);
            }
        }
        self.clauses.iter_mut().for_each(|clause| clause.condition = condition(tree, clause.head));
    }

    /// A mark between two words of a clause is the clause's, whatever it hangs from.
    fn close_gaps(&mut self, tokens: Range<usize>) {
        for token in tokens.filter(|token| self.tree.tag(*token) == Tag::Punct) {
            let before = token.checked_sub(1).and_then(|before| self.owner(before));
            if before.is_some()
                && before == self.owner(token + 1)
                && let Some(slot) = self.owners.get_mut(token.wrapping_sub(self.first))
            {
                *slot = before;
            }
        }
    }

    fn begin(&mut self, head: usize, form: Form, parent: Option<usize>) {
        if let Some(slot) = self.owners.get_mut(head.wrapping_sub(self.first)) {
            *slot = Some(self.clauses.len());
        }
        let subject = subject(self.tree, head);
        let unnamed =
            self.tree.head(head).filter(|cue| form == Form::Content && self.is_impersonal(head, *cue));
        let unnamed = unnamed.or_else(|| hearsay(self.tree, head));
        self.clauses.push(Clause {
            form,
            head,
            parent,
            subject,
            shared: false,
            condition: None,
            unnamed,
            tokens: Vec::new(),
            noun: Vec::new(),
            joined: None,
        });
    }

    /// Whether a token begins an assertion of its own under a head that belongs to `owner`.
    fn begins(&self, token: usize, head: usize, owner: Option<usize>) -> Option<Form> {
        let tree = self.tree;
        let owner = self.clauses.get(owner?)?;
        match tree.relation(token) {
            Relation::Complement if self.is_supposed(head, owner.head) => None,
            Relation::Complement | Relation::ClauseSubject if self.is_impersonal(token, head) => {
                Some(Form::Content)
            }
            Relation::ClauseSubject if token > head && self.is_handed_over(token, head) => {
                Some(Form::Content)
            }
            Relation::Complement | Relation::Parataxis if self.is_handed_over(token, head) => {
                Some(Form::Content)
            }
            Relation::Subject
                if token < head && self.mark(token).content && self.is_handed_over(token, head) =>
            {
                Some(Form::Content)
            }
            Relation::Complement => self.presupposed(token, head).then_some(Form::Presupposed),
            Relation::Conjunct if self.opens_with_time(token) => None,
            Relation::Conjunct if self.is_second_deed(token, head, owner) => Some(Form::Participle),
            Relation::Conjunct => self.stands_beside(token, head, owner).then_some(Form::Coordinate),
            // "many of them suffering from cold" belongs to what is told.
            Relation::Parataxis if is_finite(tree, token) && subject(tree, token).is_some() => {
                self.stands_apart(token).then_some(Form::Aside)
            }
            // "If it rains, we stay, the captain said": the tree takes all before the cue for a condition of it.
            Relation::AdverbialClause
                if token < head && self.mark(token).content && self.is_handed_over(token, head) =>
            {
                Some(Form::Content)
            }
            Relation::RelativeClause if self.is_added(token) && is_finite(tree, token) => {
                Some(Form::Relative)
            }
            Relation::AdverbialClause if self.is_added(token) && self.opens_relative(token) => {
                Some(Form::Relative)
            }
            // "since April, when 25 people died"
            Relation::AdverbialClause if self.is_added(token) && self.follows_time(token) => {
                Some(Form::Relative)
            }
            Relation::AdverbialClause if self.is_deed(token, head) => Some(Form::Participle),
            Relation::AdverbialClause => self.argues(token, head).then_some(Form::Subordinate),
            Relation::NounClause if self.is_deed(token, head) || self.is_state(token, head) => {
                Some(Form::Participle)
            }
            Relation::Apposition if self.is_added(token) => self.counts(token).then_some(Form::Apposition),
            _ => None,
        }
    }
}
