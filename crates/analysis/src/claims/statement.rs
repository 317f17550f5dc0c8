//! A claim in a sentence of its own.
//!
//! Rule: the claim's own words, in their order. A pronoun is replaced by the name of whom it means where that is known; a
//! relative pronoun by the noun it stands for; a predicate that shares another's subject and auxiliaries gets them. No
//! word is added that the text does not have, but for "is" before an apposition, "this" for a whole clause, and what
//! joins. Knows words and places, not what sort of claim it is.

use super::circumstance::is_time;
use super::clauses::{Clause, Form};
use super::grammar::{is_participle, sums_up};
use super::lexicon::{Class, classes};
use super::roles::small;
use crate::attribution::tree::Tree;
use crate::inflect::{past, third_person};
use crate::lemma::lemma;
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
        Form::Participle => participle(tree, clause, meant),
        Form::Coordinate if clause.shared && begins_relative(tree, clause) => relative(tree, clause, meant),
        // ", killing four, including a nurse, and wounding ten"
        Form::Coordinate if clause.shared && is_bare_participle(tree, clause.head) && lender.is_none() => {
            let mut own = clause.clone();
            let phrase = clause.subject.map(|subject| tree.fruit(subject, |_| false)).unwrap_or_default();
            own.tokens.retain(|token| !phrase.contains(token));
            participle(tree, &own, meant)
        }
        _ => {
            let mut pieces = own(tree, &clause.tokens, None, meant);
            if let Some(lender) = lender {
                lend(tree, clause, lender, &mut pieces);
            }
            pieces
        }
    };
    finish(&write(tree, &pieces))
}

/// "wounding ten", with no helper before it.
fn is_bare_participle(tree: &Tree<'_, '_>, head: usize) -> bool {
    let helps = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula];
    tree.tag(head) == Tag::Verb && is_participle(tree.word(head)) && tree.child(head, &helps).is_none()
}

/// The words of a claim, told of `noun` where that is put before them.
fn own(tree: &Tree<'_, '_>, tokens: &[usize], noun: Option<usize>, meant: &Meant<'_>) -> Vec<Piece> {
    const PLACES: [Relation; 4] =
        [Relation::Subject, Relation::PassiveSubject, Relation::Possessive, Relation::Expletive];
    let mut named: Vec<String> = Vec::new();
    let told_of = noun.map(|noun| phrase(tree, noun, noun)).unwrap_or_default();
    let mut pieces = Vec::with_capacity(tokens.len());
    for (at, &token) in tokens.iter().enumerate() {
        // An object may be a whole clause ("knows it"), and what is named once needs no other name.
        let name = if tree.tag(token) == Tag::Pron && PLACES.contains(&tree.relation(token)) {
            meant(token)
        } else {
            None
        };
        let owns = is_possessive(tree, token);
        let said = |name: &str| {
            let last = name.split_whitespace().next_back().unwrap_or_default();
            tokens.iter().take(at).chain(&told_of).any(|before| tree.is(*before, &[last]))
        };
        let nearer = || tokens.iter().take(at).any(|before| could_be(tree, *before, token));
        let name = name.filter(|name| {
            !named.contains(name)
                && !said(name)
                && !nearer()
                && !(owns && (name.contains("’s") || name.contains("'s")))
        });
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

/// Whether a noun earlier in the claim could be what "it" or "they" means: then the claim says it well enough.
fn could_be(tree: &Tree<'_, '_>, noun: usize, pronoun: usize) -> bool {
    let many = tree.word(noun).ends_with('s') && !tree.word(noun).ends_with("ss");
    let agrees = tree.is(pronoun, &["it", "its"]) && !many || tree.is(pronoun, &["they", "their"]) && many;
    let whole = !matches!(tree.relation(noun), Relation::Compound | Relation::Flat);
    agrees && whole && matches!(tree.tag(noun), Tag::Noun | Tag::Propn) && !super::is_time(tree, noun)
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

/// ", killing eight": "The attack killed eight."; "The bridge, built in 1931": "The bridge was built in 1931."
fn participle(tree: &Tree<'_, '_>, clause: &Clause, meant: &Meant<'_>) -> Vec<Piece> {
    let rest = own(tree, &clause.tokens, clause.subject, meant);
    let Some(subject) = clause.subject else { return rest };
    let head = clause.head;
    let name = if tree.tag(subject) == Tag::Pron { meant(subject) } else { None };
    let mut pieces = vec![Piece::Words(name.unwrap_or_else(|| noun_phrase(tree, subject, head)))];
    let plural = is_plural(tree, subject);
    if !is_participle(tree.word(head)) {
        let be = if plural { "were" } else { "was" };
        let be = if tree.is(head, &["known"]) { if plural { "are" } else { "is" } } else { be };
        pieces.push(Piece::Words(be.to_owned()));
        pieces.extend(rest);
        return pieces;
    }
    let base = lemma(tree.word(head), Tag::Verb);
    let above = std::iter::successors(tree.head(head), |at| tree.head(*at)).take(6);
    let told = above.filter(|at| matches!(tree.tag(*at), Tag::Verb | Tag::Aux)).find(|at| *at != head);
    let verb = match tense(tree, told.or(tree.head(head)).unwrap_or(head)) {
        Tense::Past => past(&base),
        Tense::Present if plural => base.into_owned(),
        Tense::Present => third_person(&base),
        Tense::Modal(modal) => [tree.word(modal), " ", &base].concat(),
    };
    pieces.extend(rest.into_iter().map(|piece| match piece {
        Piece::Token(token) if token == head => Piece::Words(verb.clone()),
        piece => piece,
    }));
    pieces
}

/// When the clause that a participle is added to takes place.
enum Tense {
    Past,
    Present,
    Modal(usize),
}

fn tense(tree: &Tree<'_, '_>, predicate: usize) -> Tense {
    const MODALS: [&str; 7] = ["will", "would", "may", "might", "could", "can", "should"];
    const PRESENT: [&str; 5] = ["is", "are", "'s", "do", "does"];
    let helps = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula];
    match tree.children(predicate).find(|child| helps.contains(&tree.relation(*child))) {
        Some(helper) if tree.is(helper, &MODALS) => Tense::Modal(helper),
        Some(helper) if tree.is(helper, &PRESENT) => Tense::Present,
        Some(_) => Tense::Past,
        None => {
            let word = tree.word(predicate);
            let base = lemma(word, Tag::Verb);
            let third = word.ends_with('s') && *base != *word && !word.ends_with("ss");
            if third || past(&base) != word && *base == *word { Tense::Present } else { Tense::Past }
        }
    }
}

fn is_plural(tree: &Tree<'_, '_>, noun: usize) -> bool {
    in_plural(tree, noun)
        || tree.is(noun, &["they", "we", "people", "men", "women", "children", "police"])
        || tree.child(noun, &[Relation::Conjunct]).is_some()
}

/// Whether a noun has the ending of the plural; "Piers Maddock" has not.
fn in_plural(tree: &Tree<'_, '_>, noun: usize) -> bool {
    let word = tree.word(noun);
    let ending = word.ends_with('s') && !word.ends_with("ss");
    tree.tag(noun) == Tag::Noun && ending && tree.child(noun, &[Relation::Flat]).is_none()
}

/// A clause after a comma: its pronoun gives way to what it stands for.
fn relative(tree: &Tree<'_, '_>, clause: &Clause, meant: &Meant<'_>) -> Vec<Piece> {
    const PRONOUNS: [&str; 6] = ["which", "who", "whom", "that", "where", "when"];
    let antecedent = antecedent(tree, clause);
    let mut pieces = own(tree, &clause.tokens, antecedent, meant);
    let Some(antecedent) = antecedent else { return pieces };
    let mut noun = antecedents(tree, antecedent, clause);
    // "Ana, 34, lives there": what was put between commas stays between them.
    if noun.contains(", ") {
        noun.push(',');
    }
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
        const LOCAL: [&str; 6] = ["in", "at", "near", "inside", "outside", "across"];
        let case = tree.child(antecedent, &[Relation::Case]).filter(|case| *case < antecedent);
        let case = case.filter(|case| tree.is(*case, &LOCAL));
        let day =
            tree.word(antecedent).ends_with("day") || tree.child(antecedent, &[Relation::Number]).is_some();
        let default = if day && tree.is(pronoun, &["when"]) { "on" } else { "in" };
        let place = [case.map_or(default, |case| tree.word(case)), " ", &noun].concat();
        pieces.remove(at);
        pieces.push(Piece::Words(place));
    } else if matches!(relation, Relation::Object | Relation::IndirectObject) {
        pieces.remove(at);
        let after =
            pieces.iter().position(|piece| matches!(piece, Piece::Token(token) if *token == clause.head));
        pieces.insert(after.map_or(pieces.len(), |after| after + 1), Piece::Words(noun));
    } else if tree.is(pronoun, &["which"])
        && (disagrees(tree, antecedent, clause.head) || means_all(tree, antecedent, clause.head))
    {
        put(&mut pieces, at, Piece::Words("this".to_owned()));
    } else {
        put(&mut pieces, at, Piece::Words(noun));
    }
    pieces
}

/// Whether a clause that shares its subject shares a relative pronoun.
fn begins_relative(tree: &Tree<'_, '_>, clause: &Clause) -> bool {
    clause.tokens.first().is_some_and(|first| tree.is(*first, &["which", "who"]))
}

/// The words of what a relative clause describes.
fn antecedents(tree: &Tree<'_, '_>, noun: usize, clause: &Clause) -> String {
    let tokens: Vec<Piece> = whole(tree, noun, clause.head).into_iter().map(Piece::Token).collect();
    let words = write(tree, &tokens);
    let words = words.strip_prefix("Not ").unwrap_or(&words);
    if tree.tag(noun) == Tag::Propn { words.to_owned() } else { small(words) }
}

/// "Hald and Brekka, which were promised a station": all of them, where the predicate is plural.
pub fn whole(tree: &Tree<'_, '_>, noun: usize, predicate: usize) -> Vec<usize> {
    const PLURAL: [&str; 3] = ["were", "are", "have"];
    let plural = tree.children(predicate).any(|child| tree.is(child, &PLURAL)) || tree.is(predicate, &PLURAL);
    let first = std::iter::successors(Some(noun), |at| {
        tree.head(*at).filter(|_| tree.relation(*at) == Relation::Conjunct)
    })
    .take(6)
    .last()
    .unwrap_or(noun);
    let last = tree.children(noun).rfind(|at| tree.relation(*at) == Relation::Conjunct && *at < predicate);
    let last = last.unwrap_or(noun);
    if !plural || first == last {
        return phrase(tree, noun, predicate);
    }
    let from = tree.fruit(first, |at| tree.relation(at) == Relation::Case).first().copied().unwrap_or(first);
    (from..=last).collect()
}

/// "They left early, which suggests that …": the whole clause is meant, not its last noun.
fn means_all(tree: &Tree<'_, '_>, noun: usize, predicate: usize) -> bool {
    const EFFECTS: [&str; 8] = ["means", "meant", "mean", "allows", "allowed", "allow", "led", "leads"];
    let subject = matches!(tree.relation(noun), Relation::Subject | Relation::PassiveSubject);
    let shows = classes(tree.word(predicate)).has(Class::Evidential)
        && tree.child(predicate, &[Relation::Complement]).is_some();
    // "which was a blow to the opposition"
    let sums = tree.is(
        predicate,
        &["blow", "setback", "boost", "sign", "victory", "defeat", "relief", "reminder", "surprise"],
    );
    !subject && (shows || sums || tree.is(predicate, &EFFECTS))
}

/// The noun that a relative clause is added to: what it hangs from, or, where that is no noun, the noun before it.
fn antecedent(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let is_noun = |token: &usize| matches!(tree.tag(*token), Tag::Noun | Tag::Propn | Tag::Num | Tag::Pron);
    // "since April, when": then.
    let first = *clause.tokens.first()?;
    let then = first.checked_sub(2).filter(|then| tree.is(first, &["when"]) && is_time(tree, *then));
    if then.is_some() {
        return then;
    }
    // (An "official" with an article is a noun, whatever its tag.)
    let capital =
        |token: &usize| tree.word(*token).starts_with(char::is_uppercase) && tree.tag(*token) == Tag::Adj;
    let named = |token: &usize| {
        is_noun(token) || capital(token) || tree.child(*token, &[Relation::Determiner]).is_some()
    };
    // "who is 81 and has ruled": both describe whom the first describes.
    let beside = |at: &usize| tree.relation(*at) == Relation::Conjunct;
    let first =
        std::iter::successors(Some(clause.head), |at| tree.head(*at).filter(|_| beside(at))).take(4).last();
    let head = tree.head(first.unwrap_or(clause.head)).filter(named);
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
    let word = tree.word(noun);
    let plural = tree.tag(noun) == Tag::Noun
        && word.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
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
    let Some(noun) = tree.head(clause.head) else { return own(tree, &clause.tokens, None, meant) };
    if sums_up(tree, clause.head) {
        let mut pieces = vec![Piece::Words("This is".to_owned())];
        pieces.extend(own(tree, &clause.tokens, None, meant));
        return pieces;
    }
    let joined = if in_plural(tree, noun) { "are" } else { "is" };
    let mut pieces =
        vec![Piece::Words(noun_phrase(tree, noun, clause.head)), Piece::Words(joined.to_owned())];
    pieces.extend(own(tree, &clause.tokens, Some(noun), meant));
    pieces
}

/// The noun whose name a clause is quoted with: what it describes, unless it sums up the whole clause before it.
pub fn described(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let noun = match clause.form {
        Form::Apposition if sums_up(tree, clause.head) => None,
        Form::Apposition | Form::Participle => tree.head(clause.head),
        _ => antecedent(tree, clause),
    }?;
    let sums = tree.is(clause.tokens.first().copied()?, &["which"])
        && (disagrees(tree, noun, clause.head) || means_all(tree, noun, clause.head));
    (!sums && matches!(tree.tag(noun), Tag::Noun | Tag::Propn)).then_some(noun)
}

/// The words of a noun with what describes it, without prepositions before it and clauses after it.
pub fn noun_phrase(tree: &Tree<'_, '_>, noun: usize, without: usize) -> String {
    let tokens: Vec<Piece> = phrase(tree, noun, without).into_iter().map(Piece::Token).collect();
    write(tree, &tokens)
}

/// The same as tokens.
pub fn phrase(tree: &Tree<'_, '_>, noun: usize, without: usize) -> Vec<usize> {
    let cut = |token: usize| {
        // "cardiologist Miriam Osei" is one name.
        let name = tree.relation(token) == Relation::Apposition
            && token == noun + 1
            && tree.tag(token) == Tag::Propn
            && token != without;
        token == without
            || !name && matches!(
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
    tree.fruit(noun, cut)
}

/// What opens a clause that a comma parts from the one it hangs on.
const FRONTS: [&str; 12] = [
    "if", "unless", "when", "although", "though", "while", "because", "since", "once", "should", "had",
    "were",
];

/// Tokens with the spaces that they have in the text, other words with a space on either side.
fn write(tree: &Tree<'_, '_>, pieces: &[Piece]) -> String {
    let document = tree.document;
    let mut words = String::new();
    let mut last: Option<usize> = None;
    let (mut told, mut parted) = (false, false);
    let fronted = matches!(pieces.first(), Some(Piece::Token(first)) if tree.is(*first, &FRONTS));
    for (at, piece) in pieces.iter().enumerate() {
        if let Piece::Token(token) = piece {
            told |= matches!(tree.tag(*token), Tag::Verb | Tag::Aux);
        }
        match piece {
            // "“The town,” she added, “is dead.”": this comma is the frame's.
            Piece::Token(token)
                if !told && tree.is(*token, &[","]) && quote_ends(tree, pieces, at + 1, token + 1) => {}
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
                // "If it rains, he said, we stay": one of the frame's commas is the clause's.
                let frame = last.filter(|last| last + 1 < *token && tree.is(last + 1, &[","]));
                if fronted && told && !parted && frame.is_some() && !words.ends_with(',') {
                    words.push(',');
                }
                parted |= told && words.ends_with(',');
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

/// Whether a quotation mark stands at a place, and the text does not go on after it.
fn quote_ends(tree: &Tree<'_, '_>, pieces: &[Piece], at: usize, token: usize) -> bool {
    let mark = matches!(pieces.get(at), Some(Piece::Token(mark)) if *mark == token);
    mark && tree.is(token, &["”", "\"", "’", "'"]) && next_is_apart(pieces, at, token)
}

/// Whether what is written after a token does not follow it in the text.
fn next_is_apart(pieces: &[Piece], at: usize, token: usize) -> bool {
    matches!(pieces.get(at + 1), Some(Piece::Token(next)) if *next != token + 1)
}

/// With a capital at the front and a full stop at the end; white space within as single spaces.
fn finish(words: &str) -> String {
    // "“It is gone,” “and so are they.”": the frame between the two is left out, and its marks with it.
    let words = words.replace(",\" \"", ", ").replace(",” “", ", ").replace("” “", " ");
    let marks = ['"', '“', '”'];
    let spoken = words.strip_prefix(marks).and_then(|rest| rest.strip_suffix(marks));
    let words = spoken.filter(|spoken| !spoken.contains(marks)).unwrap_or(&words);
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
