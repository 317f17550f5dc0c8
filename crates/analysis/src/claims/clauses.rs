//! A sentence as its assertions: which clauses stand on their own, and which words belong to each.
//!
//! Rule, from the root down: every token belongs to the assertion of its head, unless it begins one of its own: the
//! content that a cue hands over, a coordinate clause, a predicate with objects of its own beside another, a relative
//! clause after a comma, a clause of reason or contrast, an apposition that counts. Purposes, conditions and times
//! stay with what they qualify. Knows tokens and relations, and of attributions only which tokens are their frame.

use super::lexicon::{Class, classes, connective};
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
    /// Its tokens, in order.
    pub tokens: Vec<usize>,
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
    tree: &'c Tree<'d, 't>,
    marks: &'c [Mark],
    /// For each token of the sentence, the clause it belongs to.
    owners: Vec<Option<usize>>,
    first: usize,
    clauses: Vec<Clause>,
}

const SUBJECTS: [Relation; 4] =
    [Relation::Subject, Relation::PassiveSubject, Relation::ClauseSubject, Relation::Expletive];
const COMPLEMENTS: [Relation; 7] = [
    Relation::Object,
    Relation::Oblique,
    Relation::UnmarkedOblique,
    Relation::Agent,
    Relation::Complement,
    Relation::OpenComplement,
    Relation::IndirectObject,
];

/// Marks that join a clause to another and are no part of what it says.
const JOINING: [&str; 14] = [
    "that", "because", "as", "since", "although", "though", "while", "whereas", "after", "so", "albeit",
    "for", "but", "and",
];

/// Verbs before a clause without tense: "helped it stay".
const BARE: [&str; 16] = [
    "help", "helps", "helped", "helping", "make", "makes", "made", "making", "let", "lets", "letting",
    "have", "has", "had", "watched", "felt",
];

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
        for token in tokens {
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

    fn owner(&self, token: usize) -> Option<usize> {
        self.owners.get(token.wrapping_sub(self.first)).copied().flatten()
    }

    fn mark(&self, token: usize) -> Mark {
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
                    Some(form) => self.begin(child, form, owner),
                    None => {
                        if let Some(slot) = self.owners.get_mut(child - self.first) {
                            *slot = owner;
                        }
                    }
                }
                todo.push(child);
            }
        }
        self.clauses.iter_mut().for_each(|clause| clause.condition = condition(tree, clause.head));
    }

    fn begin(&mut self, head: usize, form: Form, parent: Option<usize>) {
        if let Some(slot) = self.owners.get_mut(head - self.first) {
            *slot = Some(self.clauses.len());
        }
        let subject = subject(self.tree, head);
        self.clauses.push(Clause {
            form,
            head,
            parent,
            subject,
            shared: false,
            condition: None,
            tokens: Vec::new(),
            joined: None,
        });
    }

    /// Whether a token begins an assertion of its own under a head that belongs to `owner`.
    fn begins(&self, token: usize, head: usize, owner: Option<usize>) -> Option<Form> {
        let tree = self.tree;
        let owner = self.clauses.get(owner?)?;
        match tree.relation(token) {
            Relation::Complement if self.is_supposed(head, owner.head) => None,
            Relation::Complement | Relation::Parataxis if self.is_handed_over(token, head) => {
                Some(Form::Content)
            }
            Relation::Complement => self.presupposed(token, head).then_some(Form::Presupposed),
            Relation::Conjunct if self.opens_with_time(token) => None,
            Relation::Conjunct => self.stands_beside(token, head, owner).then_some(Form::Coordinate),
            Relation::Parataxis if is_clausal(tree, token) && subject(tree, token).is_some() => {
                Some(Form::Aside)
            }
            Relation::RelativeClause if self.is_added(token) && is_finite(tree, token) => {
                Some(Form::Relative)
            }
            Relation::AdverbialClause if self.is_added(token) && self.opens_relative(token) => {
                Some(Form::Relative)
            }
            Relation::AdverbialClause => self.argues(token, head).then_some(Form::Subordinate),
            Relation::Apposition if self.is_added(token) => self.counts(token).then_some(Form::Apposition),
            _ => None,
        }
    }

    /// Whether what was taken for a coordinate clause says when: "in spring, when the river is high".
    fn opens_with_time(&self, token: usize) -> bool {
        let first = leftmost(self.tree, token);
        let first = if self.tree.tag(first) == Tag::Punct { first + 1 } else { first };
        self.tree.is(first, &["when", "if", "unless", "until"])
    }

    /// Whether a token is part of a condition of a clause.
    fn is_supposed(&self, token: usize, predicate: usize) -> bool {
        let tree = self.tree;
        condition(tree, predicate).is_some_and(|condition| {
            std::iter::successors(Some(token), |token| tree.head(*token))
                .take(6)
                .any(|above| above == condition)
        })
    }

    /// Whether a clause begins with a relative pronoun, whatever it was taken to hang from.
    fn opens_relative(&self, token: usize) -> bool {
        let first = leftmost(self.tree, token);
        let first = if self.tree.tag(first) == Tag::Punct { first + 1 } else { first };
        self.tree.is(first, &["which", "who", "where", "whose"]) && is_finite(self.tree, token)
    }

    /// Whether a cue at `head` hands the clause over to a source.
    fn is_handed_over(&self, token: usize, head: usize) -> bool {
        let marker = self.tree.child(token, &[Relation::Marker]);
        let bare = self.tree.is(head, &BARE) && marker.is_none();
        // "did not say whether": the question is no content, and not saying is what is told.
        let bare = bare || marker.is_some_and(|marker| self.tree.is(marker, &["whether"]));
        is_clausal(self.tree, token)
            && !bare
            && (self.mark(head).cue && !self.mark(token).cue
                || self.mark(token).content && !self.mark(head).content)
    }

    /// "understands that it is alone": told as known, and so told; not so what would be.
    fn presupposed(&self, token: usize, head: usize) -> bool {
        let tree = self.tree;
        classes(tree.word(head)).has(Class::Factive)
            && is_finite(tree, token)
            && subject(tree, token).is_some()
            && !tree.children(token).any(|child| {
                tree.relation(child) == Relation::Auxiliary
                    && tree.is(child, &["would", "could", "might", "may", "should", "will", "can", "must"])
            })
            && tree.child(token, &[Relation::Marker]).is_none_or(|mark| tree.is(mark, &["that"]))
    }

    fn stands_beside(&self, token: usize, head: usize, owner: &Clause) -> bool {
        let tree = self.tree;
        if !is_clausal(tree, token) || is_infinitive(tree, token) {
            return false;
        }
        // "it suggests that …, and that …": beside the content of a clause.
        let beside_content = tree.relation(head) == Relation::Complement;
        if head != owner.head && !beside_content {
            return false;
        }
        if subject(tree, token).is_some() {
            return is_finite(tree, token);
        }
        if beside_content && head != owner.head {
            return false;
        }
        // "fired upon and killed them": what the second has, the first shares. Two things are said only if each has its own.
        let own = |child: &usize| COMPLEMENTS.contains(&tree.relation(*child));
        let first = tree.children(head).filter(own).any(|child| child > head && child < token)
            || tree.tag(head) != Tag::Verb;
        let second = tree.children(token).any(|child| own(&child)) || tree.tag(token) != Tag::Verb;
        first && second && (is_finite(tree, head) || !is_participle(tree.word(token)))
    }

    /// Whether a clause or a noun is added after a comma or a dash, and not part of what it describes.
    fn is_added(&self, token: usize) -> bool {
        let first = leftmost(self.tree, token);
        first.checked_sub(1).is_some_and(|before| {
            before >= self.first && matches!(self.tree.word(before), "," | "—" | "–" | "-" | "--" | "(")
        }) || matches!(self.tree.word(first), "," | "—" | "–" | "(")
    }

    /// Whether an adverbial clause is an assertion: it gives a reason or a contrast, or what happened before.
    fn argues(&self, token: usize, head: usize) -> bool {
        let tree = self.tree;
        if !is_finite(tree, token) || subject(tree, token).is_none() {
            return false;
        }
        let Some(marker) = tree.children(token).find(|child| {
            *child < token && matches!(tree.relation(*child), Relation::Marker | Relation::Adverb)
        }) else {
            return false;
        };
        let fronted = token < head;
        let auxiliary = |clause: usize, words: &[&str]| {
            tree.children(clause).any(|child| {
                matches!(
                    tree.relation(child),
                    Relation::Auxiliary | Relation::Copula | Relation::PassiveAuxiliary
                ) && tree.is(child, words)
            })
        };
        let kinds = classes(tree.word(marker));
        if tree.is(marker, &["as"]) {
            // "as they monitor it" is a time, "as they have worked together" a reason.
            let named = subject(tree, token).is_some_and(|subject| tree.tag(subject) != Tag::Pron);
            return auxiliary(token, &["have", "has", "had", "is", "are", "was", "were", "'s", "’s", "'re"])
                || fronted && named;
        }
        if tree.is(marker, &["since"]) {
            return !auxiliary(head, &["have", "has", "had", "'ve", "’ve"]);
        }
        if tree.is(marker, &["while"]) {
            return fronted || self.is_added(token);
        }
        if tree.is(marker, &["after"]) {
            return !auxiliary(token, &["is", "are", "has", "have"])
                && subject(tree, token).is_some_and(|subject| tree.tag(subject) != Tag::Pron);
        }
        kinds.has(Class::Reason) || kinds.has(Class::Concession)
    }

    /// Whether an apposition says more than a name: a figure, or a clause of its own.
    fn counts(&self, token: usize) -> bool {
        let tree = self.tree;
        let figure = |child: usize| tree.relation(child) == Relation::Number;
        let deep = |child: usize| figure(child) || tree.children(child).any(figure);
        let clause = tree
            .children(token)
            .any(|child| tree.relation(child) == Relation::RelativeClause && subject(tree, child).is_some());
        // "500 miles (800 km)" says the same again.
        let head = tree.head(token).unwrap_or(token);
        let again = tree.children(head).any(figure) || tree.is(leftmost(tree, token), &["("]);
        matches!(tree.tag(token), Tag::Noun | Tag::Pron)
            && !again
            && (clause || tree.children(token).any(deep))
    }

    /// Gives clauses without a subject of their own that of the clause beside them, and coordinate contents their frame.
    fn share(&mut self) {
        let tree = self.tree;
        for index in 0..self.clauses.len() {
            let Some(clause) = self.clauses.get(index) else { continue };
            let Some(parent) = clause.parent.and_then(|parent| self.clauses.get(parent)) else { continue };
            if clause.form != Form::Coordinate {
                continue;
            }
            let beside = tree.head(clause.head).unwrap_or(clause.head);
            let mut lent: Vec<usize> = Vec::new();
            let mut subject = clause.subject;
            if beside != parent.head {
                let start = leftmost(tree, beside);
                lent.extend(parent.tokens.iter().copied().filter(|token| *token < start));
                // What leads into the content stays with the first.
                while lent.last().is_some_and(|last| tree.tag(*last) == Tag::Punct) {
                    lent.pop();
                }
            } else if subject.is_none() {
                subject = parent.subject;
                if let Some(subject) = subject {
                    let owned = |token: &usize| parent.tokens.binary_search(token).is_ok() || parent.shared;
                    let mut phrase = tree.fruit(subject, |_| false);
                    // A name is whole, whatever its last word was taken for.
                    while tree.tag(subject) == Tag::Propn
                        && let Some(&last) = phrase.last()
                        && tree.tag(last + 1) == Tag::Propn
                        && parent.tokens.binary_search(&(last + 1)).is_ok()
                    {
                        phrase.push(last + 1);
                    }
                    lent.extend(phrase.into_iter().filter(owned));
                }
            } else {
                continue;
            }
            if let Some(clause) = self.clauses.get_mut(index) {
                clause.shared = true;
                clause.subject = subject;
                clause.tokens.extend(lent);
                clause.tokens.sort_unstable();
                clause.tokens.dedup();
            }
        }
    }

    /// Takes away what joins the clause to others: conjunctions, connectives, marks, and the frame of a report.
    fn trim(&self, clause: &mut Clause) {
        let tree = self.tree;
        if self.mark(clause.head).content {
            let head = self.mark(clause.head);
            clause.tokens.retain(|token| {
                let mark = self.mark(*token);
                *token == clause.head || head.cue || mark.content || !(mark.cue || mark.source)
            });
        }
        let mut from = 0;
        while let Some(&token) = clause.tokens.get(from) {
            let rest = clause.tokens.get(from..).unwrap_or_default();
            let word = |at: usize| match rest.get(at) {
                // Only what stands together is a phrase.
                Some(found) if *found == token + at => tree.word(*found),
                _ => "",
            };
            let joins = match tree.relation(token) {
                _ if tree.tag(token) == Tag::Punct => !opens(tree.word(token)),
                Relation::Coordinator => true,
                Relation::Marker => {
                    tree.head(token) == Some(clause.head)
                        && clause.form != Form::Main
                        && tree.is(token, &JOINING)
                }
                _ => false,
            };
            if joins {
                from += 1;
                continue;
            }
            let Some(found) = connective(word) else { break };
            // "In addition to …" and "First Minister" are no connectives: a comma or a subject must follow.
            let after = rest.get(found.words).copied();
            let ends = after.is_some_and(|after| {
                tree.word(after) == ","
                    || matches!(
                        tree.relation(after),
                        Relation::Subject
                            | Relation::Expletive
                            | Relation::Determiner
                            | Relation::PassiveSubject
                    )
            });
            let heads = rest.first().is_some_and(|first| {
                matches!(
                    tree.relation(*first),
                    Relation::Adverb
                        | Relation::Case
                        | Relation::Coordinator
                        | Relation::Oblique
                        | Relation::Discourse
                        | Relation::Other
                        | Relation::Marker
                        | Relation::Adjective
                )
            });
            if !ends || !heads || found.words >= rest.len() {
                break;
            }
            clause.joined = clause.joined.or(Some(found));
            from += found.words;
        }
        clause.tokens.drain(..from.min(clause.tokens.len()));
        while clause.tokens.last().is_some_and(|last| {
            let word = tree.word(*last);
            (tree.tag(*last) == Tag::Punct || tree.relation(*last) == Relation::Coordinator) && !closes(word)
        }) {
            clause.tokens.pop();
        }
        balance(tree, &mut clause.tokens);
    }
}

/// Takes away brackets and quotation marks that hold the whole, or have no partner inside, and what they hold off.
fn balance(tree: &Tree<'_, '_>, tokens: &mut Vec<usize>) {
    let held = |tokens: &[usize], word: &str| tokens.iter().any(|token| tree.is(*token, partners(word)));
    while let [first, inner @ ..] = tokens.as_slice() {
        let word = tree.word(*first);
        let whole = inner
            .split_last()
            .is_some_and(|(last, rest)| tree.is(*last, partners(word)) && !held(rest, word));
        if !opens(word) || held(inner, word) && !whole {
            break;
        }
        tokens.remove(0);
    }
    while let [inner @ .., last] = tokens.as_slice() {
        let word = tree.word(*last);
        let lone = closes(word) && !held(inner, word);
        let stop = tree.tag(*last) == Tag::Punct && !closes(word) && !opens(word);
        if !lone && !stop {
            break;
        }
        tokens.pop();
    }
}

fn partners(word: &str) -> &'static [&'static str] {
    match word {
        "\"" => &["\""],
        "“" => &["”"],
        "”" => &["“"],
        "‘" => &["’"],
        "’" => &["‘"],
        "(" => &[")"],
        ")" => &["("],
        "'" => &["'"],
        "``" => &["''"],
        "''" => &["``"],
        "[" => &["]"],
        "]" => &["["],
        "«" => &["»"],
        "»" => &["«"],
        _ => &[],
    }
}

fn opens(word: &str) -> bool {
    matches!(word, "\"" | "“" | "‘" | "(" | "'" | "``" | "[" | "«")
}

fn closes(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | ")" | "'" | "''" | "]" | "»")
}

/// The subject of a predicate, if it has one of its own.
pub fn subject(tree: &Tree<'_, '_>, token: usize) -> Option<usize> {
    // "There are advantages": the noun is the subject, "there" only holds its place.
    tree.child(token, &SUBJECTS[..3]).or_else(|| tree.child(token, &SUBJECTS[3..]))
}

/// Whether a token can be a predicate.
pub fn is_clausal(tree: &Tree<'_, '_>, token: usize) -> bool {
    matches!(tree.tag(token), Tag::Verb | Tag::Aux)
        || tree.child(token, &[Relation::Copula]).is_some()
        || tree.child(token, &SUBJECTS).is_some()
}

/// "to go"
fn is_infinitive(tree: &Tree<'_, '_>, token: usize) -> bool {
    tree.children(token)
        .any(|child| child < token && tree.relation(child) == Relation::Marker && tree.is(child, &["to"]))
}

fn is_participle(word: &str) -> bool {
    word.len() > 4 && word.get(word.len() - 3..).is_some_and(|end| end.eq_ignore_ascii_case("ing"))
}

/// Whether a predicate has tense.
pub fn is_finite(tree: &Tree<'_, '_>, token: usize) -> bool {
    if is_infinitive(tree, token) {
        return false;
    }
    let mut auxiliaries = tree.children(token).filter(|child| {
        matches!(tree.relation(*child), Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula)
    });
    match auxiliaries.next() {
        Some(first) => !tree.is(first, &["being", "having", "been", "be"]),
        None => matches!(tree.tag(token), Tag::Verb | Tag::Aux) && !is_participle(tree.word(token)),
    }
}

/// The first token under a token.
pub fn leftmost(tree: &Tree<'_, '_>, token: usize) -> usize {
    let mut first = token;
    while let Some(child) = tree.children(first).next().filter(|child| *child < first) {
        first = child;
    }
    first
}

/// The clause on which a predicate hangs: "if …", "unless …", "should they …".
fn condition(tree: &Tree<'_, '_>, token: usize) -> Option<usize> {
    tree.children(token).find(|child| {
        if tree.relation(*child) != Relation::AdverbialClause {
            return false;
        }
        let marked = tree.children(*child).any(|mark| {
            matches!(tree.relation(mark), Relation::Marker) && classes(tree.word(mark)).has(Class::Condition)
        });
        let first = leftmost(tree, *child);
        let inverted = tree.is(first, &["should", "were", "had"])
            && tree.relation(first) == Relation::Auxiliary
            && subject(tree, *child).is_some_and(|subject| subject > first);
        marked || inverted
    })
}
