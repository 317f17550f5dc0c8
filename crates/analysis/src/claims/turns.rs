//! Turns of phrase that weigh rather than tell, whatever words they are filled with.
//!
//! Rule: what "you" do is what anybody would do; what can or cannot be is worked out, not seen; "too" and "enough" measure by
//! what ought to be; "what counts is …", "it is X that …" and "merely" set one thing against another. Knows the clause
//! and its words only.

use super::clauses::{Clause, Form};
use super::grammar::is_infinitive;
use crate::attribution::tree::Tree;
use crate::lemma::lemma;
use crate::{Relation, Tag};

/// The word by which a clause weighs, if it has such a turn.
pub fn turn(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    anybody(tree, clause)
        .or_else(|| able(tree, clause))
        .or_else(|| measured(tree, clause))
        .or_else(|| set_apart(tree, clause))
        .or_else(|| supposed_to(tree, clause))
        .or_else(|| opposed(tree, clause))
        .or_else(|| weighed(tree, clause))
        .or_else(|| of_all(tree, clause))
        .or_else(|| owned(tree, clause))
}

/// "was a dispute, not a mutiny", "not because of the wind": one reading is set against another.
fn opposed(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let it = clause.subject.is_some_and(|subject| tree.is(subject, &["it"]));
    let copula = tree.child(clause.head, &[Relation::Copula]).is_some() && !it;
    clause.tokens.iter().copied().find(|token| {
        let not = tree.is(*token, &["not"]) && *token > clause.head;
        let article = tree.is(token + 1, &["a", "an", "the"]) && tree.is(token.wrapping_sub(1), &[","]);
        not && (copula && article || tree.is(token + 1, &["because"]))
    })
}

/// "lies less in security than in money", "is less a floor than a lever", "has more holes than metal": weighed, where
/// "fewer than 30" and "more women than men voted" are counted.
fn weighed(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    const LEAD: [Tag; 2] = [Tag::Adp, Tag::Det];
    let noun = |at: usize| tree.tag(at) == Tag::Noun;
    let has = tree.is(clause.head, &["has", "have", "had"]);
    clause.tokens.iter().copied().find(|more| {
        let than = (more + 2..more + 10).find(|at| tree.is(*at, &["than"]));
        let Some(than) = than.filter(|than| clause.tokens.binary_search(than).is_ok()) else { return false };
        let alike = LEAD.contains(&tree.tag(more + 1)) && LEAD.contains(&tree.tag(than + 1));
        let holes = has && noun(more + 1) && than == more + 2 && noun(than + 1);
        tree.is(*more, &["less", "more"]) && (alike && tree.is(*more, &["less"]) || holes)
    })
}

/// "Nobody goes into politics for that", "None requires a cartel": in the present, of all or of none.
fn of_all(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    const ALL: [&str; 8] =
        ["nobody", "none", "everybody", "everyone", "anybody", "anyone", "nothing", "everything"];
    let subject = clause.subject.filter(|subject| tree.is(*subject, &ALL))?;
    let word = tree.word(clause.head);
    let present = tree.tag(clause.head) == Tag::Verb && word.ends_with('s') && !word.ends_with("ss");
    let bare = tree.child(clause.head, &[Relation::Auxiliary, Relation::PassiveAuxiliary]).is_none();
    let counts = clause.tokens.iter().any(|token| matches!(tree.tag(*token), Tag::Num | Tag::Sym));
    (present && bare && !counts).then_some(subject)
}

/// "I doubt its arithmetic", "I do not deny that": what the author thinks of it.
fn owned(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let own = clause.subject.is_some_and(|subject| tree.is(subject, &["i"]));
    (own && tree.is(clause.head, &["doubt", "deny", "sympathise", "sympathize", "question"]))
        .then_some(clause.head)
}

/// "You don't buy a roof one tile at a time.": in the present, of anybody.
fn anybody(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let you = clause.subject.filter(|subject| tree.is(*subject, &["you"]))?;
    let helper = tree.child(clause.head, &[Relation::Auxiliary, Relation::Copula]);
    let word = tree.word(clause.head);
    let present = match helper {
        // "You have lost the war" tells somebody what they did.
        Some(helper) => tree.is(helper, &["do", "can", "ca"]),
        None => tree.tag(clause.head) == Tag::Verb && lemma(word, Tag::Verb).eq_ignore_ascii_case(word),
    };
    present.then_some(you)
}

/// "All three cannot be true.": not what the speaker is not able to do or to say.
fn able(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let own = clause.subject.is_none_or(|subject| tree.is(subject, &["i", "we"]));
    let can = tree.children(clause.head).find(|child| {
        tree.relation(*child) == Relation::Auxiliary && tree.is(*child, &["can", "ca", "cannot"])
    })?;
    let added = matches!(clause.form, Form::Relative | Form::Participle);
    // "cannot be right" is worked out; "can hold 60,000", "can vote until Friday" is told.
    let weighed = tree.child(clause.head, &[Relation::Copula]).is_some();
    (!own && !added && weighed).then_some(can)
}

/// "sold too cheaply", "was large enough": of the predicate itself, or right beside it.
fn measured(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let near = |token: usize| {
        std::iter::successors(Some(token), |token| tree.head(*token)).take(3).any(|at| at == clause.head)
    };
    clause.tokens.iter().copied().find(|token| {
        let follows = matches!(tree.tag(token + 1), Tag::Adj | Tag::Adv) && near(token + 1);
        let too = tree.is(*token, &["too"]) && follows && clause.tokens.contains(&(token + 1));
        let enough = tree.is(*token, &["enough"]) && tree.head(*token) == Some(clause.head);
        let merely = tree.is(*token, &["merely"]) && near(*token)
            || (tree.is(*token, &["purely"]) || tree.is(*token, &["rarely"]) && tree.is(token + 1, &["the"]))
                && near(*token)
                && tree.child(clause.head, &[Relation::Copula]).is_some();
        too || merely || enough && tree.tag(clause.head) == Tag::Adj
    })
}

/// "What is at stake is trust", "It is the timing that matters".
fn set_apart(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let first = *clause.tokens.first()?;
    let copulas = |token: &usize| tree.relation(*token) == Relation::Copula && *token < clause.head;
    let copula = tree.children(clause.head).rfind(copulas)?;
    if tree.is(first, &["what"]) {
        // "What they found was a gun" tells, and so does what became of a thing: "What was once a market is now a car park".
        let told = tree.is(copula, &["was", "were"]) || tree.is(first + 1, &["was", "were", "remains"]);
        return (copula > first + 1 && !told).then_some(first);
    }
    // "It is a ship that sank in 1628" tells what it is, "the third time that" how often.
    let one = tree.children(clause.head).any(|child| {
        let word = tree.word(child);
        tree.is(child, &["a", "an", "another", "second", "third", "only", "most"])
            || tree.relation(child) == Relation::Adjective && (word.ends_with("th") || word.ends_with("st"))
    });
    let noun = matches!(tree.tag(clause.head), Tag::Noun | Tag::Propn) && !one;
    // "It was the mayor who signed" tells who did.
    let is = noun && tree.is(copula, &["is", "'s", "’s"]);
    let it = clause.subject.filter(|subject| is && tree.is(*subject, &["it"]) && copula == subject + 1)?;
    let told = |child: &usize| {
        *child > clause.head
            && matches!(tree.relation(*child), Relation::RelativeClause | Relation::Parataxis)
            && tree.children(*child).any(|word| word < *child && tree.is(word, &["that", "who"]))
    };
    tree.children(clause.head).any(|child| told(&child)).then_some(it)
}

/// "It was supposed to show the way."
fn supposed_to(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let to = tree.children(clause.head).any(|child| child > clause.head && is_infinitive(tree, child));
    (to && tree.is(clause.head, &["supposed"])).then_some(clause.head)
}
