//! Predicates that speak of what is to come, without a modal: "is expected to", "plans to", "is to rule".
//!
//! Rule: a verb or adjective of expectation in the passive or beside a copula, a verb of planning before "to"; not what was
//! to come once, nor how often a thing comes. Knows the clause and its words only.

use super::clauses::{Clause, Form};
use super::grammar::is_infinitive;
use super::lexicon::Class;
use super::reading::of;
use crate::Relation;
use crate::attribution::tree::Tree;

/// "likely", "unlikely" beside a copula, where the tree has what follows for the predicate.
pub fn rated(tree: &Tree<'_, '_>, head: usize) -> Option<usize> {
    let copula = tree.child(head, &[Relation::Copula]).filter(|copula| tree.is(*copula, &["is", "are"]))?;
    tree.children(head).find(|child| *child == copula + 1 && tree.is(*child, &["likely", "unlikely"]))
}

/// A predicate that speaks of what is to come: "is expected to", "plans to", "is likely", "is going to".
pub fn outlook(tree: &Tree<'_, '_>, clause: &Clause, asserted: usize) -> Option<usize> {
    let head = clause.head;
    let to = |verb: usize| {
        let ahead = tree.children(verb).filter(|child| {
            *child > verb
                && matches!(
                    tree.relation(*child),
                    Relation::OpenComplement | Relation::NounClause | Relation::AdverbialClause
                )
        });
        ahead.into_iter().any(|child| tree.children(child).any(|mark| tree.is(mark, &["to"]) && mark < child))
    };
    let kinds = of(tree, head);
    let told =
        tree.child(head, &[Relation::PassiveSubject, Relation::PassiveAuxiliary, Relation::Copula]).is_some();
    // "was due to begin", "were less likely to fall ill": what was to come once, and how often it comes.
    let helper = [Relation::Copula, Relation::PassiveAuxiliary];
    // (In what somebody said, the past is that of saying.)
    let over = clause.form != Form::Content
        && tree.child(head, &helper).is_some_and(|helper| tree.is(helper, &["was", "were"]));
    let compared = tree.children(head).any(|child| tree.is(child, &["more", "less"]) && child < head);
    if over || compared {
        return None;
    }
    // "is to rule next week"
    let bound = is_infinitive(tree, head)
        && clause.subject.is_some_and(|subject| subject < head)
        && tree.children(head).any(|child| tree.is(child, &["is", "are"]) && child < head);
    if bound {
        return Some(head);
    }
    // "has not been set" sets nothing.
    // "is due to chance" says why.
    let reason = tree.is(head, &["due"]) && tree.is(head + 1, &["to"]) && !to(head);
    let fixed = tree.is(head, &["set", "bound"]) && !to(head) || reason;
    let expected = told
        && kinds.has(Class::Outlook)
        && !fixed
        && !tree.is(head, &["forecast", "predicted", "projected"])
        || told && kinds.has(Class::Outlook) && asserted != head;
    // "looks set to lose"
    let ahead = tree.child(head, &[Relation::OpenComplement, Relation::Adjective]).filter(|ahead| {
        kinds.has(Class::Seeming)
            && tree.is(*ahead, &["set", "likely", "unlikely", "bound", "poised", "certain"])
    });
    if let Some(ahead) = ahead.filter(|ahead| to(*ahead) || to(head)) {
        return Some(ahead);
    }
    let plans = kinds.has(Class::Plan) && to(head);
    let was = tree.children(head).any(|child| child < head && tree.is(child, &["was", "were"]));
    let going = tree.is(head, &["going"]) && to(head) && !was;
    // "did not expect to see it": what was expected once is past.
    let past = tree.children(head).any(|child| tree.is(child, &["did", "had", "never"]) && child < head);
    let expects = tree.is(head, &["expects", "expect"]) && !told && !past;
    // "is unlikely before the election"
    if let Some(rated) = rated(tree, head) {
        return Some(rated);
    }
    let coming =
        told && asserted == head && tree.is(head, &["possible", "probable", "inevitable", "imminent"]);
    (expected || plans || going || expects || coming).then_some(head)
}
