//! Who holds the content: from a cue to the words that name its source.
//!
//! Rule: the subject of the cue, or whoever a reader supplies where the subject is left out: the subject of the verb
//! it is joined to or governed by, the noun it describes, the agent of a passive. None where the text gives none.

use super::tree::Tree;
use crate::{Relation, Tag};

/// How many steps one goes up to find a subject that is understood.
const STEPS: usize = 6;

/// The head of the source of a cue.
pub fn of(tree: &Tree, cue: usize) -> Option<usize> {
    use Relation::*;
    if tree.tag(cue) == Tag::Noun {
        return of_noun(tree, cue);
    }
    let mut verb = cue;
    for _ in 0..STEPS {
        if let Some(agent) = tree.child(verb, &[Agent]) {
            return Some(agent);
        }
        if passive(tree, verb) && !feels(tree, verb) {
            return None;
        }
        if let Some(subject) = tree.child(verb, &[Subject, PassiveSubject]) {
            return antecedent(tree, verb, subject);
        }
        let head = tree.head(verb)?;
        match tree.relation(verb) {
            NounClause | RelativeClause if tree.tag(head) != Tag::Verb => return Some(head),
            OpenComplement | Complement => {
                // "let them know": who is let is who knows.
                if let Some(object) =
                    tree.child(head, &[Object, IndirectObject]).filter(|object| *object < verb)
                {
                    return Some(object);
                }
            }
            Conjunct | AdverbialClause | Parataxis => {}
            _ => return None,
        }
        verb = head;
    }
    None
}

/// Whose claim, view, fear it is: the possessor, or who has or makes it, or "by" whom.
fn of_noun(tree: &Tree, noun: usize) -> Option<usize> {
    use Relation::*;
    if let Some(owner) = tree.child(noun, &[Possessive]) {
        return Some(owner);
    }
    let by = tree.children(noun).find(|child| {
        tree.relation(*child) == NounModifier
            && tree.children(*child).any(|case| tree.is(case, &["by", "from", "of", "among"]))
    });
    if by.is_some() {
        return by;
    }
    let verb = tree.head(noun).filter(|_| tree.relation(noun) == Object)?;
    of(tree, verb)
}

fn passive(tree: &Tree, verb: usize) -> bool {
    tree.child(verb, &[Relation::PassiveAuxiliary]).is_some()
}

/// Whether a participle says what its subject feels ("was concerned that"), so that the subject is the source.
fn feels(tree: &Tree, verb: usize) -> bool {
    use super::lexicon::{Part, find};
    find(Part::Adjective, tree.word(verb)).is_some() || tree.is(verb, &["quoted", "cited"])
}

/// "who", "that", "which" stand for the noun that the clause describes; "it" before a passive for nobody.
fn antecedent(tree: &Tree, verb: usize, subject: usize) -> Option<usize> {
    if tree.relation(verb) == Relation::RelativeClause && tree.is(subject, &["who", "that", "which"]) {
        return tree.head(verb);
    }
    Some(subject)
}

/// The words that name a source: its noun phrase, without appositions, relative clauses and asides.
pub fn phrase(tree: &Tree, head: usize) -> Vec<usize> {
    use Relation::*;
    let mut tokens = tree.fruit(head, |token| {
        matches!(
            tree.relation(token),
            Apposition | RelativeClause | Parataxis | Case | AdverbialClause | Copula | Complement
        ) && !(tree.relation(token) == Case && tree.head(token) != Some(head))
            || (tree.relation(token) == Punctuation
                && tree.head(token) == Some(head)
                && !tree.is(token, &["-", "/", "."]))
    });
    // A noun phrase is one piece: keep what touches the head, commas inside a list of names included.
    let at = tokens.iter().position(|token| *token == head).unwrap_or(0);
    let gap = |window: &[usize]| matches!(window, [a, b] if b - a > 2);
    let start = tokens.windows(2).take(at).rposition(gap).map_or(0, |place| place + 1);
    let end = tokens.windows(2).skip(at).position(gap).map_or(tokens.len(), |place| at + place + 1);
    tokens.truncate(end);
    tokens.drain(..start);
    if let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) {
        return (first..=last).collect();
    }
    tokens
}
