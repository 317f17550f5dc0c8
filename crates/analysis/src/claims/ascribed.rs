//! What somebody calls a thing, accuses somebody of, counts or expects: a judgement that the sentence hands to its subject.
//!
//! Rule: "X called Y reckless", "X regards Y as a friend", "X accused Y of lying", "X puts Y at nine", "X puts Y down to Z", "X expects Y to rise", "X denied that Y": the
//! whole is the claim, and X vouches for what is in it. What X is accused of by nobody, or called as a name, is no such claim. Knows trees, no lexicon of cues.

use super::clauses::{Clause, Form};
use super::{denial, grammar, statement};
use crate::attribution::tree::{Tree, runs};
use crate::attribution::{Act, Attribution, Commitment, Construction, Manner, SourceKind};
use crate::{Relation, Span, Tag};
use assay_dossier::Kind;

/// Verbs after which a thing and what it is held to be follow.
const CALLS: [&str; 9] =
    ["call", "calls", "called", "label", "labelled", "labeled", "brand", "branded", "deem"];
/// The same with "as" between the two.
const AS: [&str; 28] = [
    "describe",
    "describes",
    "described",
    "regard",
    "regards",
    "regarded",
    "see",
    "sees",
    "saw",
    "view",
    "views",
    "viewed",
    "condemn",
    "condemns",
    "condemned",
    "denounce",
    "denounced",
    "dismiss",
    "dismisses",
    "dismissed",
    "hailed",
    "reject",
    "rejects",
    "rejected",
    "hail",
    "portray",
    "portrays",
    "portrayed",
];
/// Verbs by which somebody is blamed for a deed.
const ACCUSES: [&str; 4] = ["accuse", "accuses", "accused", "accusing"];

/// Verbs by which somebody is made the cause.
const BLAMES: [&str; 3] = ["blame", "blames", "blamed"];

/// Verbs by which a number is given: "puts the number at nine".
const COUNTS: [&str; 8] = ["put", "puts", "putting", "estimate", "estimates", "estimated", "value", "valued"];
/// Verbs by which a thing is put down to another: "attributes the cracks to a resin".
const ATTRIBUTES: [&str; 6] = ["attribute", "attributes", "attributed", "ascribe", "ascribes", "ascribed"];
/// What counts people, and the verbs by which it gives a number: "a survey gave the party 31 percent".
const COUNTERS: [&str; 6] = ["survey", "poll", "census", "count", "study", "forecast"];
const GIVES: [&str; 6] = ["gave", "gives", "put", "puts", "showed", "shows"];
/// Verbs by which something is said to be to come: "expects prices to rise".
const EXPECTS: [&str; 9] = [
    "expect",
    "expects",
    "expected",
    "forecast",
    "forecasts",
    "predict",
    "predicts",
    "predicted",
    "projects",
];

/// A judgement that a clause hands to its subject.
#[derive(Clone, Debug)]
pub struct Ascribed {
    /// Who vouches for it.
    pub by: Attribution,
    /// What sort of assertion it is, where its words tell no more than a report.
    pub kind: Kind,
}

/// What a clause hands to its subject, if anything.
pub fn ascribed(tree: &Tree<'_, '_>, clause: &Clause) -> Option<Ascribed> {
    // "a charge that Harad has rejected as propaganda"
    let told =
        tree.child(clause.head, &[Relation::RelativeClause]).filter(|_| clause.form == Form::Apposition);
    let verb = told.unwrap_or(clause.head);
    let thing = tree.child(verb, &[Relation::Object, Relation::PassiveSubject, Relation::Subject]);
    let active = tree.tag(verb) == Tag::Verb && tree.child(verb, &[Relation::PassiveAuxiliary]).is_none();
    let denies = denial::denies_clause(tree, verb);
    let thing = thing.or_else(|| Some(verb).filter(|verb| denies || tree.is(*verb, &EXPECTS)));
    if !active || thing.is_none() || grammar::is_infinitive(tree, verb) {
        return None;
    }
    let accuses = tree.is(verb, &ACCUSES) && after(tree, verb, &["of"]);
    let judges =
        tree.is(verb, &CALLS) && is_called(tree, verb) || tree.is(verb, &AS) && after(tree, verb, &["as"]);
    let judges = judges || tree.is(verb, &ATTRIBUTES) && after(tree, verb, &["to"]);
    // "blames the courts", "blamed the storm for the delay"
    // (with what is claimed after it, the blame is what was done)
    let blames = tree.is(verb, &BLAMES) && tree.child(verb, &[Relation::Object]).is_some();
    let told_so = tree.children(verb).any(|child| child > verb && tree.word(child).ends_with("ing"));
    let judges = judges || blames && !told_so;
    let counter = clause.subject.is_some_and(|subject| tree.is(subject, &COUNTERS)) && tree.is(verb, &GIVES);
    let at = after(tree, verb, &["at"]) || rated_at(tree, clause, verb);
    let counts = (counter || tree.is(verb, &COUNTS) && at) && has_figure(tree, verb);
    let expects = tree.is(verb, &EXPECTS) && (is_expected(tree, verb) || has_figure(tree, verb));
    if !accuses && !judges && !counts && !expects && !denies {
        return None;
    }
    let (commitment, kind) = match () {
        () if accuses => (Commitment::Open, Kind::Report),
        () if denies => (Commitment::Asserted, Kind::Report),
        () if expects => (Commitment::Probable, Kind::Prediction),
        () if counts => (Commitment::Asserted, Kind::Estimate),
        () => (Commitment::Asserted, Kind::Interpretation),
    };
    let subject = if told.is_some() { grammar::subject(tree, verb) } else { clause.subject };
    let subject = subject.filter(|subject| *subject < verb)?;
    let pronoun = tree.is(subject, &["who", "which", "that"]);
    let holder = if pronoun { statement::described(tree, clause)? } else { subject };
    let mut tokens = statement::phrase(tree, holder, verb);
    // A name is whole, whatever its last word was taken for.
    while let Some(&last) = tokens.last()
        && last + 1 < verb
        && tree.tag(last) == Tag::Propn
        && tree.tag(last + 1) == Tag::Propn
    {
        tokens.push(last + 1);
    }
    let source: Vec<Span> = runs(&tokens).iter().map(|run| tree.document.span(run)).collect();
    // "The union FNV": a capital inside a sentence is a name's, whatever its tag.
    let capital = |token: usize| tree.word(token).starts_with(char::is_uppercase);
    let first = tokens.first().copied().unwrap_or(verb);
    let name = tokens.iter().any(|token| tree.tag(*token) == Tag::Propn || *token > first && capital(*token));
    let by = Attribution {
        source,
        cue: vec![tree.document.span(&(verb..verb + 1))],
        content: Vec::new(),
        continued: Vec::new(),
        manner: Manner::Indirect,
        source_kind: if name { SourceKind::Named } else { SourceKind::Unnamed },
        act: Act::Speech,
        commitment,
        construction: Construction::Words,
        confidence: 0.8,
        outer: None,
    };
    Some(Ascribed { by, kind })
}

/// "put the arrears at some $70 million": a number soon after "at", however the two hang.
fn rated_at(tree: &Tree<'_, '_>, clause: &Clause, verb: usize) -> bool {
    let near = clause.tokens.iter().copied().skip_while(|token| *token <= verb).take(8);
    let own = near.take_while(|token| !tree.is(*token, &["who", "which", "that"]));
    own.into_iter()
        .any(|at| tree.is(at, &["at"]) && (at + 1..at + 4).any(|figure| tree.tag(figure) == Tag::Num))
}

/// Whether something after a verb is a number.
fn has_figure(tree: &Tree<'_, '_>, verb: usize) -> bool {
    tree.fruit(verb, |_| false).into_iter().any(|token| token > verb && tree.tag(token) == Tag::Num)
}

/// "expects prices to rise": a thing, and what it is to do.
fn is_expected(tree: &Tree<'_, '_>, verb: usize) -> bool {
    let infinitive = |child: &usize| *child > verb && grammar::is_infinitive(tree, *child);
    let thing = tree.child(verb, &[Relation::Object]).filter(|thing| *thing > verb);
    let deed = tree
        .children(verb)
        .find(infinitive)
        .or_else(|| thing.and_then(|thing| tree.children(thing).find(infinitive)));
    let own = deed.is_some_and(|deed| {
        tree.children(deed).any(|child| child < deed && matches!(tree.relation(child), Relation::Subject))
    });
    deed.is_some_and(|deed| own || thing.is_some_and(|thing| thing < deed))
}

/// Whether one of these words follows the object of a verb and leads to something.
fn after(tree: &Tree<'_, '_>, verb: usize, words: &[&str]) -> bool {
    let near = tree.fruit(verb, |token| tree.relation(token) == Relation::RelativeClause);
    near.into_iter().any(|token| {
        token > verb
            && tree.is(token, words)
            && matches!(tree.relation(token), Relation::Case | Relation::Marker)
            && tree.head(token).is_some_and(|led| {
                led > token
                    && std::iter::successors(Some(led), |at| tree.head(*at)).take(5).any(|at| at == verb)
            })
    })
}

/// "called the plan reckless", not "called the ship Aurora", "called the police".
fn is_called(tree: &Tree<'_, '_>, verb: usize) -> bool {
    // "called the vote “a slap in the face”"
    let quoted = (verb + 2..verb + 9).find(|token| tree.is(*token, &["\"", "“", "‘"]));
    let whole = |to: usize| !(verb + 1..to).any(|token| tree.is(token, &[",", ".", ";"]));
    if quoted.is_some_and(whole) {
        return true;
    }
    tree.children(verb).any(|child| {
        child > verb
            && (tree.relation(child) == Relation::OpenComplement
                && tree.tag(child) != Tag::Propn
                && !grammar::is_infinitive(tree, child)
                || matches!(tree.relation(child), Relation::Adverb | Relation::Adjective)
                    && !tree.word(child).ends_with("ly"))
    })
}
