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
    if let Some(speaker) = nominative(tree, cue) {
        return Some(speaker);
    }
    let mut verb = cue;
    for _ in 0..STEPS {
        if passive(tree, verb) && !feels(tree, verb) {
            // Who it is said by, wherever the tree hangs the phrase.
            let by = |child: &usize| {
                tree.children(*child).any(|case| tree.relation(case) == Case && tree.is(case, &["by"]))
            };
            return tree.child(verb, &[Agent]).or_else(|| tree.children(verb).find(by));
        }
        if let Some(subject) = tree.child(verb, &[Subject, PassiveSubject]) {
            return antecedent(tree, verb, subject);
        }
        let head = tree.head(verb)?;
        // "The senator, asked by reporters whether": they asked.
        if let Some(agent) = tree.child(verb, &[Agent]).filter(|_| tree.relation(verb) == NounClause) {
            return Some(agent);
        }
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
            // "quoted her as saying"
            AdverbialClause
                if tree
                    .is(head, &["quoted", "quotes", "quoting", "cited", "cites", "citing", "described"]) =>
            {
                let object = tree.child(head, &[Object, PassiveSubject]);
                return object.or_else(|| of(tree, head));
            }
            Conjunct | AdverbialClause | Parataxis => {}
            _ => return None,
        }
        verb = head;
    }
    None
}

/// "Well, I think", "All in all, she said": a pronoun that can only be a subject, right before an active cue.
fn nominative(tree: &Tree, cue: usize) -> Option<usize> {
    if passive(tree, cue) && !feels(tree, cue) {
        return None;
    }
    let before = before(tree, cue)?;
    (tree.tag(before) == Tag::Pron && tree.is(before, &["i", "we", "he", "she", "they"])).then_some(before)
}

/// The token before a cue and its helpers.
fn before(tree: &Tree, cue: usize) -> Option<usize> {
    let helps = |token: &usize| matches!(tree.tag(*token), Tag::Adv | Tag::Aux | Tag::Part);
    let helpers = (1..=4).map_while(|by| cue.checked_sub(by)).take_while(helps).count();
    cue.checked_sub(helpers + 1)
}

/// The noun right before a cue with tense, where the tree gives the cue no subject: "Professor Burrows said".
pub fn adjacent(tree: &Tree, cue: usize) -> Option<usize> {
    let infinite = tree.word(cue).ends_with("ing")
        || tree.children(cue).any(|child| child < cue && tree.is(child, &["to", "that", "which", "who"]));
    let before = before(tree, cue).filter(|_| !infinite && !passive(tree, cue))?;
    let mut noun =
        Some(before).filter(|token| matches!(tree.tag(*token), Tag::Noun | Tag::Propn | Tag::Pron))?;
    // Up to the head of its phrase, as far as that stands before the cue.
    for _ in 0..STEPS {
        let above = tree.head(noun).filter(|head| *head < cue);
        let Some(above) = above.filter(|head| matches!(tree.tag(*head), Tag::Noun | Tag::Propn)) else {
            break;
        };
        noun = above;
    }
    Some(noun)
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
    // "denied reports that", "rejects the claim that": others made it.
    let others = tree.is(verb, &REJECTS);
    if others { None } else { of(tree, verb) }
}

/// Verbs whose subject answers somebody else's claim.
const REJECTS: [&str; 28] = [
    "deny",
    "denies",
    "denied",
    "denying",
    "reject",
    "rejects",
    "rejected",
    "rejecting",
    "dismiss",
    "dismisses",
    "dismissed",
    "dismissing",
    "dispute",
    "disputes",
    "disputed",
    "disputing",
    "refute",
    "refutes",
    "refuted",
    "refuting",
    "confirm",
    "confirms",
    "confirmed",
    "confirming",
    "contradict",
    "contradicts",
    "contradicted",
    "rebutted",
];

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
    let mut tokens = tree.fruit(head, |token| is_aside(tree, head, token));
    // The same where the tree has the name as a second subject.
    let name = tokens.last().map_or(head, |last| last + 1);
    let first = tree.tag(name) == Tag::Propn && tree.relation(name) == Relation::Compound;
    let name = if first { tree.head(name).unwrap_or(name) } else { name };
    if tree.tag(name) == Tag::Propn
        && tree.relation(name) == tree.relation(head)
        && tree.head(name) == tree.head(head)
    {
        tokens.extend(tree.fruit(name, |token| is_aside(tree, name, token)));
    }
    // A noun phrase is one piece: keep what touches the head, commas inside a list of names included.
    let at = tokens.iter().position(|token| *token == head).unwrap_or(0);
    let gap = |window: &[usize]| matches!(window, [a, b] if a + 2 < *b);
    let start = tokens.windows(2).take(at).rposition(gap).map_or(0, |place| place + 1);
    let end = tokens.windows(2).skip(at).position(gap).map_or(tokens.len(), |place| at + place + 1);
    tokens.truncate(end);
    tokens.drain(..start);
    if let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) {
        // "and South Korea says": the conjunction joins clauses, and the source is what follows it.
        let joins = tree.tag(first) == Tag::Cconj && !tree.is(first, &["both", "either", "neither"]);
        let first = first + usize::from(joins && first < head);
        // A name is whole, whatever its last word was taken for.
        let named = |token: &usize| tree.tag(*token) == Tag::Propn;
        let rest = (last + 1..last + 4).take_while(|token| named(&last) && named(token)).count();
        let last = last + rest;
        return (first..=last).collect();
    }
    tokens
}

/// Whether a token under a name says more about its bearer than who it is.
fn is_aside(tree: &Tree, head: usize, token: usize) -> bool {
    use Relation::*;
    let own = tree.head(token) == Some(head);
    match tree.relation(token) {
        RelativeClause | Parataxis | AdverbialClause | Copula | Complement => true,
        // "The letter, seen by the Guardian,"
        NounClause => own && tree.is(head + 1, &[","]),
        // "The company, in a filing,"
        NounModifier => own && tree.is(head + 1, &[","]) && tree.tag(head + 2) == Tag::Adp,
        // "Chief engineer Maria Lopez" is one name, "Maria Lopez, the engineer," is not.
        Apposition => {
            // "Pedro Anan, 34": an age is part of a name.
            if tree.tag(token) == Tag::Num && tree.is(token.wrapping_sub(1), &[","]) {
                return tree.children(token).any(|child| child > token && tree.tag(child) != Tag::Punct);
            }
            let first = tree.children(token).next().map_or(token, |first| first.min(token));
            first != head + 1 || tree.tag(token) != Tag::Propn
        }
        // "Ann Lee, curator and director of exhibits,"
        Conjunct => {
            let first = tree.children(token).next().map_or(token, |first| first.min(token));
            let bare = tree.tag(token) == Tag::Noun && tree.is(first.wrapping_sub(1), &[","]);
            own && bare
                && tree.tag(head) == Tag::Propn
                && tree.child(token, &[Coordinator]).is_none_or(|and| and > token)
        }
        Case => own,
        Punctuation => own && !tree.is(token, &["-", "/", "."]),
        _ => false,
    }
}
