//! A claim in a sentence of its own.
//!
//! Rule: the claim's own words, in their order. A pronoun is replaced by the name of whom it means where that is known; a
//! relative pronoun by the noun it stands for; a predicate that shares another's subject and auxiliaries gets them. No
//! word is added that the text does not have, but for "is" before an apposition, "this" for a whole clause, and what
//! joins. Knows words and places, not what sort of claim it is.

use super::clauses::{Clause, Form};
use crate::attribution::tree::Tree;
use crate::{Relation, Tag};

/// Who is meant by a pronoun, if that is known.
pub type Meant<'m> = dyn Fn(usize) -> Option<String> + 'm;

/// What is written: tokens of the text, or other words.
enum Piece {
    Token(usize),
    Words(String),
}

/// The statement of a clause. `lender` is the predicate that shares its auxiliaries.
pub fn statement(tree: &Tree<'_, '_>, clause: &Clause, lender: Option<usize>, meant: &Meant<'_>) -> String {
    let pieces = match clause.form {
        Form::Relative => relative(tree, clause, meant),
        Form::Apposition => apposition(tree, clause, meant),
        _ => {
            let mut pieces = own(tree, &clause.tokens, meant);
            if let Some(lender) = lender {
                lend(tree, clause, lender, &mut pieces);
            }
            pieces
        }
    };
    finish(&write(tree, &pieces))
}

fn own(tree: &Tree<'_, '_>, tokens: &[usize], meant: &Meant<'_>) -> Vec<Piece> {
    const PLACES: [Relation; 4] =
        [Relation::Subject, Relation::PassiveSubject, Relation::Possessive, Relation::Expletive];
    let mut named: Vec<String> = Vec::new();
    let mut pieces = Vec::with_capacity(tokens.len());
    for &token in tokens {
        // An object may be a whole clause ("knows it"), and what is named once needs no other name.
        let name = if tree.tag(token) == Tag::Pron && PLACES.contains(&tree.relation(token)) {
            meant(token)
        } else {
            None
        };
        let owns = is_possessive(tree, token);
        let name = name
            .filter(|name| !named.contains(name) && !(owns && (name.contains("’s") || name.contains("'s"))));
        pieces.push(match name {
            Some(name) => {
                named.push(name.clone());
                // "its" and "their" become "the fleet's".
                Piece::Words(if owns { possessive(&name) } else { name })
            }
            None => Piece::Token(token),
        });
    }
    pieces
}

fn is_possessive(tree: &Tree<'_, '_>, token: usize) -> bool {
    tree.is(token, &["its", "their", "his", "whose"])
        || tree.is(token, &["her"]) && tree.relation(token) == Relation::Possessive
}

fn possessive(name: &str) -> String {
    let ending = if name.ends_with('s') { "’" } else { "’s" };
    [name, ending].concat()
}

/// Puts the auxiliaries that are shared before the predicate: "has sent … and trained" gives "has trained".
fn lend(tree: &Tree<'_, '_>, clause: &Clause, lender: usize, pieces: &mut Vec<Piece>) {
    let is_auxiliary = |child: &usize| {
        matches!(tree.relation(*child), Relation::Auxiliary | Relation::PassiveAuxiliary) && *child < lender
    };
    let auxiliaries: Vec<usize> = tree.children(lender).filter(is_auxiliary).collect();
    let before = tree.children(clause.head).find(|child| {
        tree.relation(*child) == Relation::Adverb && *child < clause.head && clause.tokens.contains(child)
    });
    let target = before.unwrap_or(clause.head);
    let Some(at) = pieces.iter().position(|piece| matches!(piece, Piece::Token(token) if *token == target))
    else {
        return;
    };
    for (offset, auxiliary) in auxiliaries.into_iter().enumerate() {
        pieces.insert(at + offset, Piece::Token(auxiliary));
    }
}

/// Whether a predicate shares the auxiliaries of the one beside it.
pub fn shares_auxiliaries(tree: &Tree<'_, '_>, clause: &Clause, lender: usize) -> bool {
    const ANY: [Relation; 3] = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula];
    let auxiliary = tree.child(lender, &ANY[..2]);
    let word = tree.word(clause.head);
    let past = word.ends_with("ed") || word.ends_with("en") || word.ends_with("ing");
    let tensed = word.ends_with('s') && !word.ends_with("ss");
    let modal = |token: usize| {
        tree.is(
            token,
            &[
                "will", "would", "may", "might", "can", "could", "should", "must", "shall", "do", "does",
                "did", "'ll", "’ll",
            ],
        )
    };
    tree.tag(clause.head) == Tag::Verb
        && tree.child(clause.head, &ANY).is_none()
        && auxiliary.is_some_and(|auxiliary| if modal(auxiliary) { !past && !tensed } else { past })
        // "was beaten and left his post": what has an object of its own is not passive.
        && (tree.child(lender, &[Relation::PassiveAuxiliary]).is_none()
            || tree.child(clause.head, &[Relation::Object]).is_none())
}

/// A clause after a comma: its pronoun gives way to what it stands for.
fn relative(tree: &Tree<'_, '_>, clause: &Clause, meant: &Meant<'_>) -> Vec<Piece> {
    const PRONOUNS: [&str; 6] = ["which", "who", "whom", "that", "where", "when"];
    let mut pieces = own(tree, &clause.tokens, meant);
    let Some(antecedent) = antecedent(tree, clause) else { return pieces };
    let noun = noun_phrase(tree, antecedent, clause.head);
    let Some(at) =
        clause.tokens.iter().position(|token| tree.is(*token, &PRONOUNS) || tree.is(*token, &["whose"]))
    else {
        return pieces;
    };
    let Some(&pronoun) = clause.tokens.get(at) else { return pieces };
    // Further in, it is another clause's.
    if at > 2 {
        return pieces;
    }
    let relation = tree.relation(pronoun);
    if tree.is(pronoun, &["whose"]) {
        put(&mut pieces, at, Piece::Words(possessive(&noun)));
    } else if tree.is(pronoun, &["where", "when"]) {
        let case = tree.child(antecedent, &[Relation::Case]).filter(|case| *case < antecedent);
        let default = if tree.is(pronoun, &["where"]) { "in" } else { "on" };
        let place = [case.map_or(default, |case| tree.word(case)), " ", &noun].concat();
        pieces.remove(at);
        pieces.push(Piece::Words(place));
    } else if matches!(relation, Relation::Object | Relation::IndirectObject) {
        pieces.remove(at);
        let after =
            pieces.iter().position(|piece| matches!(piece, Piece::Token(token) if *token == clause.head));
        pieces.insert(after.map_or(pieces.len(), |after| after + 1), Piece::Words(noun));
    } else if tree.is(pronoun, &["which"]) && disagrees(tree, antecedent, clause.head) {
        put(&mut pieces, at, Piece::Words("this".to_owned()));
    } else {
        put(&mut pieces, at, Piece::Words(noun));
    }
    pieces
}

/// The noun that a relative clause is added to: what it hangs from, or, where that is no noun, the noun before it.
fn antecedent(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let is_noun = |token: &usize| matches!(tree.tag(*token), Tag::Noun | Tag::Propn | Tag::Num | Tag::Pron);
    let head = tree.head(clause.head).filter(is_noun);
    head.or_else(|| {
        let first = clause.tokens.first()?;
        (first.saturating_sub(3)..*first).rev().find(is_noun)
    })
}

fn put(pieces: &mut [Piece], at: usize, piece: Piece) {
    if let Some(slot) = pieces.get_mut(at) {
        *slot = piece;
    }
}

/// "commands, which has been painful": a plural noun before a singular verb; the whole clause is meant.
fn disagrees(tree: &Tree<'_, '_>, noun: usize, predicate: usize) -> bool {
    let plural =
        tree.tag(noun) == Tag::Noun && tree.word(noun).ends_with('s') && !tree.word(noun).ends_with("ss");
    let auxiliary =
        tree.child(predicate, &[Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula]);
    let singular = match auxiliary {
        Some(auxiliary) => tree.is(auxiliary, &["has", "is", "was", "does"]),
        None => tree.word(predicate).ends_with('s'),
    };
    plural && singular
}

/// "X is a company with 300 staff"
fn apposition(tree: &Tree<'_, '_>, clause: &Clause, meant: &Meant<'_>) -> Vec<Piece> {
    let Some(noun) = tree.head(clause.head) else { return own(tree, &clause.tokens, meant) };
    let plural = tree.word(noun).ends_with('s') && tree.tag(noun) == Tag::Noun;
    let joined = if plural { "are" } else { "is" };
    let mut pieces =
        vec![Piece::Words(noun_phrase(tree, noun, clause.head)), Piece::Words(joined.to_owned())];
    pieces.extend(own(tree, &clause.tokens, meant));
    pieces
}

/// The words of a noun with what describes it, without prepositions before it and clauses after it.
pub fn noun_phrase(tree: &Tree<'_, '_>, noun: usize, without: usize) -> String {
    let cut = |token: usize| {
        token == without
            || matches!(
                tree.relation(token),
                Relation::Case
                    | Relation::RelativeClause
                    | Relation::NounClause
                    | Relation::Apposition
                    | Relation::Parataxis
                    | Relation::Punctuation
                    | Relation::Coordinator
                    | Relation::Conjunct
            ) && tree.head(token) == Some(noun)
            // Where the noun is itself a predicate, what belongs to the clause is not the noun's.
            || tree.head(token) == Some(noun)
                && matches!(
                    tree.relation(token),
                    Relation::Subject | Relation::Copula | Relation::Auxiliary | Relation::Marker | Relation::AdverbialClause
                )
    };
    let tokens: Vec<Piece> = tree.fruit(noun, cut).into_iter().map(Piece::Token).collect();
    write(tree, &tokens)
}

/// Tokens with the spaces that they have in the text, other words with a space on either side.
fn write(tree: &Tree<'_, '_>, pieces: &[Piece]) -> String {
    let document = tree.document;
    let mut words = String::new();
    let mut last: Option<usize> = None;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            // A comma beside what was left out stays out with it.
            Piece::Token(token)
                if tree.is(*token, &[",", "—", "–", ";", "(", ")"])
                    && (last.is_some_and(|last| last + 1 != *token) || next_is_apart(pieces, at, *token)) => {
            }
            Piece::Token(token) => {
                let glued = last.is_some_and(|last| {
                    last + 1 == *token
                        && document.tokens.get(last).map(|last| last.span.end)
                            == document.tokens.get(*token).map(|token| token.span.start)
                });
                // What follows a word that was put in keeps its own spacing: "Ana's", "Ana,".
                let clings = last.is_none()
                    && matches!(tree.word(*token), "," | "'s" | "’s" | "’" | "." | ";" | ":" | ")" | "”");
                if !words.is_empty() && !glued && !clings {
                    words.push(' ');
                }
                words.push_str(tree.word(*token));
                last = Some(*token);
            }
            Piece::Words(put) => {
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(put);
                last = None;
            }
        }
    }
    words
}

/// Whether what is written after a token does not follow it in the text.
fn next_is_apart(pieces: &[Piece], at: usize, token: usize) -> bool {
    matches!(pieces.get(at + 1), Some(Piece::Token(next)) if *next != token + 1)
}

/// With a capital at the front and a full stop at the end; white space within as single spaces.
fn finish(words: &str) -> String {
    let mut sentence = String::with_capacity(words.len() + 1);
    for word in words.split_whitespace() {
        if sentence.is_empty() {
            let mut letters = word.chars();
            // A first word of mixed case ("iPhone") is kept.
            let mixed = word.chars().skip(1).any(char::is_uppercase);
            if let Some(first) = letters.next().filter(|_| !mixed) {
                sentence.extend(first.to_uppercase());
                sentence.push_str(letters.as_str());
                continue;
            }
        } else {
            sentence.push(' ');
        }
        sentence.push_str(word);
    }
    let ended = sentence.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']).len();
    sentence.truncate(ended);
    if !sentence.ends_with(['.', '!', '?', '…']) && !sentence.is_empty() {
        let quoted =
            sentence.strip_suffix(['”', '"', '’', ')']).is_some_and(|inner| inner.ends_with(['.', '!', '?']));
        if !quoted {
            sentence.push('.');
        }
    }
    sentence
}
