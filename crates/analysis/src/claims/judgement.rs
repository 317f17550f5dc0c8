//! Words of a clause that judge, read a mind or weigh an effect.
//!
//! Rule: a predicate that judges (`data/claims.txt`), a verb of the mind that is said of others, a verb of effect, and the few
//! turns by which an author takes a stand: "makes little sense", "unfortunately", "this is what happens". Knows the clause
//! and its words only.

use super::clauses::{Clause, Form};
use super::grammar::is_participle;
use super::lexicon::{Class, classes};
use super::reading::of;
use crate::attribution::tree::Tree;
use crate::{Relation, Tag};

/// Verbs that say what somebody holds a thing to be.
const CALLS: [&str; 12] = [
    "call",
    "calls",
    "called",
    "calling",
    "consider",
    "considers",
    "considered",
    "find",
    "finds",
    "found",
    "label",
    "labelled",
];

/// Verbs by which a thing is said to have what judges it.
const HAS: [&str; 15] = [
    "has",
    "have",
    "had",
    "pose",
    "poses",
    "posed",
    "face",
    "faces",
    "faced",
    "represent",
    "represents",
    "represented",
    "presents",
    "remain",
    "remains",
];

/// "has become a way station": what a thing has turned into is a way to see it.
fn turned(tree: &Tree<'_, '_>, head: usize, into: usize) -> bool {
    let perfect = tree.children(head).any(|child| child < head && tree.is(child, &["has", "have", "had"]));
    let one = tree.children(into).any(|child| tree.is(child, &["a", "an"]));
    tree.is(head, &["become"]) && perfect && one && tree.tag(into) == Tag::Noun
}

/// "is painful", "is a painful process", "is a costly and unpopular mistake"
pub fn judged(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let head = clause.head;
    let judges = |token: usize| classes(tree.word(token)).has(Class::Judgement);
    if tree.tag(head) == Tag::Verb {
        // "were encouraging": with nobody to encourage it is how they were.
        let said_of = is_participle(tree.word(head))
            && tree
                .children(head)
                .any(|child| child < head && tree.is(child, &["is", "are", "was", "were", "be"]))
            && tree
                .child(head, &[Relation::Object, Relation::OpenComplement, Relation::Complement])
                .is_none();
        return Some(head).filter(|head| said_of && judges(*head));
    }
    if judges(head) || tree.tag(head) == Tag::Adj && sounds_judging(tree, head) {
        return Some(head);
    }
    if let Some(like) = likened(tree, head) {
        return Some(like);
    }
    let said_of = |child: &usize| match tree.relation(*child) {
        Relation::Adjective | Relation::Conjunct => judges(*child) && tree.tag(*child) != Tag::Verb,
        Relation::Adverb => classes(tree.word(*child)).has(Class::Weight),
        _ => false,
    };
    tree.children(head).find(said_of)
}

/// "is seductive", "was ruinous": what a thing is said to be by a word of this shape, two people could differ on. What can
/// be seen or counted has its own list.
fn sounds_judging(tree: &Tree<'_, '_>, predicate: usize) -> bool {
    const ENDS: [&str; 4] = ["ive", "ous", "ful", "ish"];
    const PLAIN: [&str; 34] = [
        "active",
        "inactive",
        "native",
        "positive",
        "negative",
        "captive",
        "previous",
        "anonymous",
        "autonomous",
        "unanimous",
        "continuous",
        "indigenous",
        "lawful",
        "unlawful",
        "exclusive",
        "inclusive",
        "radioactive",
        "infectious",
        "contagious",
        "cancerous",
        "conscious",
        "unconscious",
        "religious",
        "poisonous",
        "venomous",
        "porous",
        "explosive",
        "corrosive",
        "invasive",
        "elective",
        "digestive",
        "nutritious",
        "deciduous",
        "gaseous",
    ];
    let word = tree.word(predicate);
    let said_of = tree.child(predicate, &[Relation::Copula]).is_some();
    let shaped = word.len() > 5 && ENDS.iter().any(|end| word.ends_with(end));
    said_of && shaped && word.starts_with(char::is_lowercase) && !tree.is(predicate, &PLAIN)
}

/// "is like a house without doors": what a thing is likened to.
fn likened(tree: &Tree<'_, '_>, head: usize) -> Option<usize> {
    tree.child(head, &[Relation::Copula])?;
    tree.children(head).find(|child| tree.relation(*child) == Relation::Case && tree.is(*child, &["like"]))
}

/// "is worth about 3 million": the predicate is itself a figure.
pub fn counts(tree: &Tree<'_, '_>, head: usize) -> bool {
    tree.children(head).any(|child| tree.relation(child) == Relation::Number)
}

/// "looks inevitable", "seems a poor excuse", "sounds absurd", "find this convenient": how a thing is taken, judged.
pub fn looks(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    const TAKEN: [&str; 9] =
        ["sound", "sounds", "sounded", "remain", "remains", "remained", "prove", "proves", "proved"];
    let seems = (of(tree, clause.head).has(Class::Seeming)
        || tree.is(clause.head, &TAKEN)
        || tree.is(clause.head, &CALLS))
        && tree.tag(clause.head) == Tag::Verb;
    // "had looked like a triumph", "looks like they will lose"
    let like = tree.is(clause.head, &["look", "looks", "looked", "sound", "sounds", "sounded"])
        && tree.is(clause.head + 1, &["like"])
        && tree.children(clause.head).any(|child| match tree.relation(child) {
            Relation::AdverbialClause | Relation::Complement => child > clause.head,
            Relation::Oblique => of(tree, child).has(Class::Judgement),
            _ => false,
        });
    if like {
        return Some(clause.head + 1);
    }
    let how = tree.child(clause.head, &[Relation::OpenComplement, Relation::Adjective, Relation::Object])?;
    let judges = |token: usize| of(tree, token).has(Class::Judgement);
    (seems && tree.tag(how) != Tag::Verb && (judges(how) || tree.children(how).any(judges))).then_some(how)
}

/// "This is what happens": the author points at a thing and says what to see in it.
fn points(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let [first, is, what, ..] = clause.tokens.as_slice() else { return None };
    let points = tree.is(*first, &["this", "that"])
        && tree.is(*is, &["is", "was", "'s", "’s"])
        && tree.is(*what, &["what", "why", "how", "where", "because"]);
    points.then_some(*what)
}

/// "Unfortunately", "Worse,": how the speaker takes it.
fn stance(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    const STANCES: [&str; 24] = [
        "unfortunately",
        "fortunately",
        "sadly",
        "happily",
        "luckily",
        "regrettably",
        "ironically",
        "remarkably",
        "surprisingly",
        "unsurprisingly",
        "astonishingly",
        "worryingly",
        "alarmingly",
        "tellingly",
        "crucially",
        "importantly",
        "rightly",
        "wrongly",
        "predictably",
        "inevitably",
        "disgracefully",
        "worse",
        "clearly",
        "obviously",
    ];
    tree.children(clause.head).find(|child| {
        matches!(tree.relation(*child), Relation::Adverb | Relation::Adjective | Relation::AdverbialClause)
            && tree.is(*child, &STANCES)
    })
}

/// "has no choice": what could be done instead is a matter of judgement.
fn no_choice(tree: &Tree<'_, '_>, verb: usize) -> Option<usize> {
    let thing = tree.child(verb, &[Relation::Object])?;
    let choice = tree.is(thing, &["choice", "alternative", "option", "excuse", "reason", "right"]);
    let none = tree.children(thing).any(|child| tree.is(child, &["no", "little"]));
    (choice && none && tree.is(verb, &["has", "have", "had"])).then_some(thing)
}

/// "makes little sense", "reacted with surprising restraint".
fn makes_sense(tree: &Tree<'_, '_>, verb: usize) -> Option<usize> {
    let judges = |token: usize| of(tree, token).has(Class::Judgement);
    tree.children(verb).find(|child| match tree.relation(*child) {
        Relation::Object => tree.is(*child, &["sense"]),
        Relation::Oblique => {
            tree.child(*child, &[Relation::Case]).is_some_and(|case| tree.is(case, &["with"]))
                && tree.child(*child, &[Relation::Determiner]).is_none()
                && tree
                    .children(*child)
                    .any(|word| tree.relation(word) == Relation::Adjective && judges(word))
        }
        _ => false,
    })
}

/// A word of the predicate that judges, reads a mind or weighs an effect.
pub fn judgement(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let head = clause.head;
    let judges = |token: usize| classes(tree.word(token)).has(Class::Judgement);
    if let Some(cue) = points(tree, clause).or_else(|| stance(tree, clause)) {
        return Some(cue);
    }
    if let Some(cue) = judged(tree, clause) {
        return Some(cue);
    }
    if tree.tag(head) != Tag::Verb {
        return None;
    }
    if let Some(cue) = makes_sense(tree, head).or_else(|| no_choice(tree, head)) {
        return Some(cue);
    }
    let kinds = classes(tree.word(head));
    let first_person = clause.subject.is_some_and(|subject| tree.is(subject, &["i", "we"]));
    // "are considering a sale" is what they do.
    let deed = tree.is(head, &["considering", "seeing", "saw"]);
    // "is known as", "is not understood": how much is known is no mind's.
    let taken = |child: usize| tree.children(child).any(|case| tree.is(case, &["as"]));
    let known = (tree.is(head, &["known", "understood"])
        || tree.is(head, &["seen"]) && !tree.children(head).any(taken))
        && tree.child(head, &[Relation::PassiveAuxiliary, Relation::Copula]).is_some();
    // What they say of their own mind nobody reads into them.
    let own = clause.form == Form::Content
        && clause.subject.is_some_and(|subject| tree.is(subject, &["he", "she", "they", "it"]));
    let state = clause.form == Form::Participle || own;
    if kinds.has(Class::Mental) && !first_person && !deed && !known && !state {
        return Some(head);
    }
    // "threatened to strike" is a deed, "threatens the peace" an effect.
    let threat = tree.is(head, &["threaten", "threatens", "threatened", "threatening"])
        && tree.child(head, &[Relation::OpenComplement]).is_some();
    // "needs 40 nurses" counts.
    let figure = tree.is(head, &["need", "needs", "needed"])
        && tree.child(head, &[Relation::Object]).is_some_and(|thing| counts(tree, thing));
    if kinds.has(Class::Effect) && !threat && !figure {
        return Some(head);
    }
    // "is prepared to accept": a participle that is said of somebody.
    let said_of = tree.child(head, &[Relation::PassiveAuxiliary, Relation::Copula]).is_some()
        && tree.child(head, &[Relation::OpenComplement]).is_some();
    if said_of && judges(head) {
        return Some(head);
    }
    // "There are advantages", "making it an issue", "is getting impatient", "has done little"
    let parts = tree.children(head).find(|child| match tree.relation(*child) {
        Relation::OpenComplement => {
            let described = |child: usize| {
                tree.children(child).any(|word| tree.relation(word) == Relation::Adjective && judges(word))
            };
            tree.tag(*child) != Tag::Verb
                && (judges(*child)
                    || described(*child)
                    || tree.is(*child, &["little"])
                    || turned(tree, head, *child))
        }
        Relation::Subject => {
            let weighed = |child: usize| {
                judges(child)
                    || tree
                        .children(child)
                        .any(|adjective| tree.relation(adjective) == Relation::Adjective && judges(adjective))
            };
            tree.child(head, &[Relation::Expletive]).is_some() && weighed(*child)
        }
        // "has a good case", "faces a crisis"
        Relation::Object => {
            let described = |word: usize| tree.relation(word) == Relation::Adjective && judges(word);
            tree.is(*child, &["little"])
                || judges(*child) && (tree.tag(*child) == Tag::Adj || tree.is(head, &HAS))
                || tree.is(head, &HAS) && !counts(tree, *child) && tree.children(*child).any(described)
        }
        // "called the plan reckless", "makes it an ally": no adverb, whatever it was taken for.
        Relation::Adverb | Relation::Adjective
            if *child > head && (tree.is(head, &CALLS) || kinds.has(Class::Cause)) =>
        {
            judges(*child) && !tree.word(*child).ends_with("ly")
        }
        // "hardly anyone" counts.
        Relation::Adverb => {
            classes(tree.word(*child)).has(Class::Weight)
                && !tree.is(child + 1, &["any", "anyone", "anybody", "anything", "ever"])
        }
        _ => false,
    });
    let caused = kinds.has(Class::Cause)
        && tree.children(head).any(|child| {
            tree.relation(child) == Relation::OpenComplement
                && (tree.tag(child) == Tag::Noun || judges(child))
        });
    parts.or(caused.then_some(head)).or_else(|| {
        // "made it an issue": the parser hangs the second noun where it can.
        let thing = tree.child(head, &[Relation::Object])?;
        let second = |child: &usize| {
            matches!(tree.relation(*child), Relation::UnmarkedModifier | Relation::NounModifier)
                && tree.child(*child, &[Relation::Case]).is_none()
                && judges(*child)
        };
        let judged = if judges(thing) { Some(thing) } else { tree.children(thing).find(second) };
        judged.filter(|_| kinds.has(Class::Cause))
    })
}
