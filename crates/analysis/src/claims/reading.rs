//! What sort of assertion a clause is, how firm, and whether it denies.
//!
//! Rule: what is to come is a prediction; what is hedged or counted roughly an estimate; what judges, reads a mind or
//! weighs an effect an interpretation; the rest is reported. Firmness is that of the words, not of the source: "will"
//! and "would" state, "may" leaves open. Knows the clause and its words only.

use super::clauses::{Clause, Form};
use super::denial::{lacks, not_without, says_no};
use super::grammar::{is_told_of, sums_up};
use super::judgement::{counts, judged, judgement, looks};
use super::lexicon::{Class, Classes, classes};
use super::outlook::outlook;
use super::turns::turn;
use crate::attribution::Commitment;
use crate::attribution::tree::Tree;
use crate::certainty::{self, Cue, CueKind};
use crate::{Relation, Span, Tag};
use assay_dossier::{Certainty, Kind, Polarity};

/// How a clause reads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// What sort of assertion.
    pub kind: Kind,
    /// How firmly.
    pub certainty: Certainty,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Why, in words.
    pub rule: &'static str,
    /// The token that told.
    pub cue: Option<usize>,
    /// How often a claim found by this rule is of its kind, from 0 to 1.
    pub confidence: f32,
}

impl Reading {
    /// Takes in how far its source commits itself: "it is estimated that", "denied that".
    pub fn commit(&mut self, commitment: Option<Commitment>) {
        let at_most = match commitment {
            Some(Commitment::Denied) => {
                self.polarity = match self.polarity {
                    Polarity::Positive => Polarity::Negative,
                    Polarity::Negative => Polarity::Positive,
                };
                return;
            }
            Some(Commitment::Probable) => Certainty::Probable,
            Some(Commitment::Possible) => Certainty::Possible,
            Some(Commitment::Open) => Certainty::Uncommitted,
            _ => return,
        };
        // The order of the words of the format is that of firmness.
        self.certainty = self.certainty.max(at_most);
    }
}

impl Reading {
    /// "will close four branches, cutting 300 jobs": what comes of what is to come is to come.
    pub fn follow(&mut self, led: Option<Self>) {
        let Some(led) = led.filter(|led| led.kind == Kind::Prediction) else { return };
        self.certainty = self.certainty.max(led.certainty);
        if matches!(self.kind, Kind::Report | Kind::Estimate) {
            (self.kind, self.rule, self.cue) = (led.kind, led.rule, led.cue);
        }
    }

    /// What somebody calls a thing is a judgement, what they count an estimate; what they accuse somebody of is open.
    pub fn judge(&mut self, commitment: Commitment, kind: Kind) {
        self.commit(Some(commitment));
        if self.kind == Kind::Report && kind != Kind::Report {
            self.kind = kind;
            self.rule = match kind {
                Kind::Estimate => "it says how many somebody counts",
                Kind::Prediction => "it says what somebody expects",
                _ => "it says what somebody calls a thing",
            };
        }
    }

    /// What a source believes or suggests, and does not tell as fact, it reads into events.
    pub fn hold(&mut self, commitment: Option<Commitment>) {
        if self.kind == Kind::Report
            && matches!(commitment, Some(Commitment::Probable | Commitment::Possible))
        {
            self.kind = Kind::Interpretation;
            self.rule = "its source holds it, and does not know it";
        }
    }
}

/// What the words of a clause tell of its kind.
#[derive(Clone, Copy, Debug, Default)]
struct Signs {
    future: Option<usize>,
    open: Option<usize>,
    duty: Option<usize>,
    /// Of what is over: "may have been".
    perfect: bool,
    hedge: Option<usize>,
}

/// Reads a clause; `inside` tells what of the text is its own, `rough` is a token of a figure that is hedged.
pub fn read(
    tree: &Tree<'_, '_>,
    clause: &Clause,
    inside: &dyn Fn(Span) -> bool,
    rough: Option<usize>,
) -> Reading {
    let asserted = asserted(tree, clause);
    let found = certainty::read(tree, asserted);
    let mut cues: Vec<Cue> = found.cues.into_iter().filter(|cue| inside(cue.span)).collect();
    if asserted != clause.head {
        let outer = certainty::read(tree, clause.head).cues.into_iter().filter(|cue| inside(cue.span));
        let new = |cue: &Cue| cues.iter().all(|known| known.span != cue.span);
        let outer: Vec<Cue> = outer.filter(new).collect();
        cues.extend(outer);
    }
    // What "it shows that …" rests on is asserted as the whole is; what it suggests is less sure.
    let made_out = Some(clause.head).filter(|head| *head != asserted && of(tree, *head).has(Class::Seeming));
    if let (Some(head), false) = (made_out, cues.iter().any(|cue| cue.kind == CueKind::Belief)) {
        let span = tree.document.tokens.get(head).map(|token| token.span).unwrap_or_default();
        cues.push(Cue { span, kind: CueKind::Belief, leaves: Certainty::Probable, denies: false });
    }
    let denied = cues.iter().filter(|cue| denies(tree, clause, cue)).count() % 2 == 1;
    let denied = denied ^ lacks(tree, clause.head);
    // "Not everyone is convinced."
    let not_all = |token: &usize| {
        tree.is(*token, &["not"])
            && tree.is(token + 1, &["everyone", "everybody", "everything", "all", "every", "one", "a"])
            && *token < clause.head
            && clause.subject.is_some_and(|subject| subject > *token)
    };
    let noted = clause.tokens.iter().find(|token| not_all(token));
    let denied = denied ^ says_no(tree, clause.head);
    let denied = denied && !not_without(tree, clause.head);
    let met = noted.is_some_and(|not| cues.iter().any(|cue| cue.denies && token_of(tree, cue) == *not));
    let denied = denied ^ (noted.is_some() && !met);
    let signs = signs(tree, clause, asserted, &cues, denied);
    let expected = signs.future.is_some_and(|sign| {
        let kinds = of(tree, sign);
        (sign == clause.head || tree.is(sign, &["likely", "unlikely"]))
            && kinds.has(Class::Outlook)
            && !kinds.has(Class::Settled)
    });
    let least = if expected { Certainty::Probable } else { Certainty::Certain };
    let certainty = cues.iter().map(|cue| firmness(tree, cue, denied)).fold(least, Certainty::max);
    let certainty = if denied && not_necessarily(tree, clause.head) {
        certainty.max(Certainty::Possible)
    } else {
        certainty
    };
    let certainty =
        if is_suspected(tree, clause.head) { certainty.max(Certainty::Uncommitted) } else { certainty };
    let (kind, rule, cue, confidence) = kind(tree, clause, &signs, rough.or_else(|| most(tree, clause)));
    let polarity = if denied { Polarity::Negative } else { Polarity::Positive };
    Reading { kind, certainty, polarity, rule, cue, confidence }
}

/// The classes of a token's word.
pub fn of(tree: &Tree<'_, '_>, token: usize) -> Classes {
    classes(tree.word(token))
}

fn token_of(tree: &Tree<'_, '_>, cue: &Cue) -> usize {
    tree.document.tokens.partition_point(|token| token.span.start < cue.span.start)
}

/// Verbs of speech that one is asked for.
pub const WITHHOLDS: [&str; 13] = [
    "confirm",
    "say",
    "comment",
    "discuss",
    "elaborate",
    "specify",
    "disclose",
    "name",
    "drawn",
    "talk",
    "verify",
    "verified",
    "reached",
];

/// Adjectives that say how likely a clause is.
const RATES: [&str; 6] = ["possible", "likely", "unlikely", "probable", "conceivable", "doubtful"];

/// What is asserted where the clause's predicate only says how it is known, how likely it is, or whether it came about:
/// "it suggests that it fails", "is expected to fall", "is said to be ill", "failed to come".
fn asserted(tree: &Tree<'_, '_>, clause: &Clause) -> usize {
    let sums = clause.form == Form::Apposition && sums_up(tree, clause.head);
    if let Some(told) = tree.child(clause.head, &[Relation::RelativeClause]).filter(|_| sums) {
        return told;
    }
    let mut at = clause.head;
    for _ in 0..3 {
        let kinds = of(tree, at);
        let told = tree
            .child(at, &[Relation::PassiveAuxiliary, Relation::PassiveSubject, Relation::Copula])
            .is_some()
            || is_told_of(tree, at);
        let open = kinds.has(Class::Seeming)
            || kinds.has(Class::Failing)
            || told && (kinds.has(Class::Held) || kinds.has(Class::Hearsay) || kinds.has(Class::Outlook));
        let whole = kinds.has(Class::Evidential) || kinds.has(Class::Seeming);
        let inner = if open { tree.child(at, &[Relation::OpenComplement]) } else { None };
        let content = |child: &usize| {
            *child > at && matches!(tree.relation(*child), Relation::Complement | Relation::ClauseSubject)
        };
        let inner = inner.or_else(|| tree.children(at).filter(|_| whole).find(content));
        // "It is possible that …"
        let rated = tree.is(at, &RATES);
        let inner = inner.or_else(|| {
            if rated { tree.child(at, &[Relation::ClauseSubject, Relation::Complement]) } else { None }
        });
        match inner {
            Some(inner) => at = inner,
            None => break,
        }
    }
    at
}

/// How firmly a source stands by a claim with these words in it. "Will", "would", "should", and a condition state it as
/// firmly as nothing at all; that it has not happened yet is another matter.
fn firmness(tree: &Tree<'_, '_>, cue: &Cue, denied: bool) -> Certainty {
    match cue.kind {
        CueKind::Hedge | CueKind::Belief | CueKind::Doubt => {
            let token = token_of(tree, cue);
            // "nearly all votes": how many, not how sure.
            let counts = tree.is(token, &["nearly", "almost", "virtually"]) || is_compared(tree, token);
            if counts || of(tree, token).has(Class::Settled) { Certainty::Certain } else { cue.leaves }
        }
        CueKind::Modal => {
            let token = token_of(tree, cue);
            let open = tree.is(token, &["may", "might"]) || tree.is(token, &["could"]) && !denied;
            if open { Certainty::Possible } else { Certainty::Certain }
        }
        _ => Certainty::Certain,
    }
}

/// "would not necessarily settle it": it might.
fn not_necessarily(tree: &Tree<'_, '_>, head: usize) -> bool {
    tree.children(head).any(|child| tree.is(child, &["necessarily"]))
}

/// "is accused of murder", "suspected of laundering money": nobody says that it is so.
fn is_suspected(tree: &Tree<'_, '_>, verb: usize) -> bool {
    let told = tree.child(verb, &[Relation::PassiveAuxiliary]).is_some();
    let suspected = tree.is(verb, &["accused", "suspected"]) && told;
    let leads = |child: usize| child > verb && tree.children(child).any(|case| tree.is(case, &["of"]));
    suspected && tree.children(verb).any(leads)
}

/// "23 percent less likely": how often, not how sure.
fn is_compared(tree: &Tree<'_, '_>, token: usize) -> bool {
    tree.is(token, &["likely"]) && tree.children(token).any(|child| tree.is(child, &["more", "less"]))
}

/// Whether a cue makes a denial of the claim; "rarely" and "barely" say how much.
fn denies(tree: &Tree<'_, '_>, clause: &Clause, cue: &Cue) -> bool {
    let token = token_of(tree, cue);
    // "No, it was not": an answer, and the denial comes after it.
    let answers = tree.is(token, &["no"]) && tree.is(token + 1, &[","]);
    let own = cue.kind != CueKind::Implicative || of(tree, clause.head).has(Class::Failing);
    let weighs = of(tree, token).has(Class::Weight) && !tree.is(token, &["hardly", "scarcely"]);
    // "not only late", "not patience but chaos": something else is told.
    let only = tree.is(token, &["not"]) && tree.is(token + 1, &["only", "just", "merely", "simply"]);
    let said_of = tree.child(clause.head, &[Relation::Copula]).is_some() && tree.tag(token + 1) != Tag::Verb;
    let contrast = tree.is(token, &["not"])
        && said_of
        && clause.tokens.iter().any(|but| {
            *but > token && *but < token + 8 && tree.is(*but, &["but"]) && !tree.is(but - 1, &[","])
        });
    // "asked not to be named"
    let wish = tree.is(clause.head, &["asked", "asks", "urged", "told", "advised", "begged"])
        && tree.is(token + 1, &["to"])
        && token > clause.head;
    cue.denies && own && !answers && !weighs && !only && !contrast && !wish
}

/// "did not show that", "would not confirm that": that it was not shown is told; "does not prove" is made out.
fn was_not_shown(tree: &Tree<'_, '_>, verb: usize) -> bool {
    let has = |words: &[&str]| tree.children(verb).any(|child| child < verb && tree.is(child, words));
    has(&["did", "would", "had", "could", "has", "have"]) && has(&["not", "n't", "n’t", "never"])
}

/// "nearly all votes": a share that is not exact.
fn most(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    const SHARES: [&str; 7] = ["all", "every", "everyone", "everybody", "everything", "none", "nobody"];
    let near = |token: &usize| tree.is(*token, &["nearly", "almost", "virtually", "practically"]);
    clause.tokens.iter().copied().find(|token| near(token) && tree.is(token + 1, &SHARES))
}

/// What the cues, and the predicate itself, tell of the kind.
fn signs(tree: &Tree<'_, '_>, clause: &Clause, asserted: usize, cues: &[Cue], denied: bool) -> Signs {
    let mut signs = Signs::default();
    for cue in cues {
        let token = token_of(tree, cue);
        match cue.kind {
            CueKind::Modal if tree.is(token, &["may", "might", "could"]) => {
                // "could not see" tells what was; "may not see" what may come.
                signs.open = signs.open.or(Some(token)).filter(|_| !(denied && tree.is(token, &["could"])));
            }
            // "Should they decide": a condition.
            CueKind::Modal if clause.condition.is_some() && tree.head(token) == clause.condition => {}
            CueKind::Modal if tree.is(token, &["should", "must", "ought"]) => {
                signs.duty = signs.duty.or(Some(token));
            }
            // "would later collapse" tells what has been.
            CueKind::Modal if clause.form != Form::Content && came_later(tree, token) => {}
            // "would not confirm" tells a refusal.
            CueKind::Modal if denied && tree.is(token, &["would"]) && tree.is(clause.head, &WITHHOLDS) => {}
            CueKind::Modal if !tree.is(token, &["can", "ca", "cannot"]) => {
                signs.future = signs.future.or(Some(token));
            }
            CueKind::Hedge | CueKind::Belief | CueKind::Doubt if !is_compared(tree, token) => {
                let reported = cue.leaves == Certainty::Uncommitted;
                signs.hedge = signs.hedge.or(Some(token).filter(|_| !reported));
            }
            _ => {}
        }
    }
    // "will have been right" is still to come.
    let modal = signs.future.filter(|modal| !tree.is(*modal, &["will", "shall", "'ll", "’ll"]));
    let modal = modal.or(signs.open).or(signs.duty).or_else(|| supposed(tree, clause));
    signs.perfect = modal.and_then(|modal| tree.head(modal)).is_some_and(|head| {
        let have = ["have", "'ve", "’ve"];
        tree.children(head).any(|child| {
            Some(child) > modal && child < head && tree.is(child, &have) && !tree.is(child + 1, &["to"])
        }) || tree.is(head, &have)
            && tree.child(head, &[Relation::Object]).is_some_and(|next| next == head + 1)
    });
    // "If it rains, we can stop": what can be done then is still to come.
    let can = tree
        .children(clause.head)
        .find(|child| tree.relation(*child) == Relation::Auxiliary && tree.is(*child, &["can"]));
    signs.future = signs.future.or(can.filter(|_| clause.condition.is_some()));
    signs.future = signs.future.or_else(|| outlook(tree, clause, asserted));
    signs
}

fn kind(
    tree: &Tree<'_, '_>,
    clause: &Clause,
    signs: &Signs,
    rough: Option<usize>,
) -> (Kind, &'static str, Option<usize>, f32) {
    let past = signs.perfect;
    // "would be ruinous": weighed, and not awaited.
    if let Some(cue) = signs.future.filter(|cue| {
        tree.is(*cue, &["would"])
            && clause.condition.is_none()
            && tree.is(cue + 1, &["be"])
            && judged(tree, clause).is_some()
    }) {
        return (Kind::Interpretation, "it judges, or reads a mind or an effect", Some(cue), 0.7);
    }
    if let Some(cue) = signs.future.filter(|_| !past) {
        return (Kind::Prediction, "it speaks of what is to come", Some(cue), 0.9);
    }
    if let Some(cue) = signs.open.filter(|_| !past && is_lasting(tree, clause.head)) {
        return (Kind::Interpretation, "it says what may be so", Some(cue), 0.7);
    }
    // "If they had begun there, it might have been believed."
    if let Some(cue) = signs.open.filter(|_| past && clause.condition.is_some()) {
        return (Kind::Interpretation, "it says what might have been", Some(cue), 0.7);
    }
    if let Some(cue) = signs.open {
        return if past {
            (Kind::Estimate, "it says what may have been", Some(cue), 0.8)
        } else {
            (Kind::Prediction, "it says what may come", Some(cue), 0.8)
        };
    }
    if let Some(cue) = supposed(tree, clause).filter(|_| past) {
        return (Kind::Interpretation, "it says what could not have been", Some(cue), 0.7);
    }
    if let Some(cue) = signs.future.filter(|_| past && rough.is_none()) {
        return (Kind::Interpretation, "it says what would have been", Some(cue), 0.7);
    }
    if let Some(cue) = evidential(tree, clause).filter(|cue| !was_not_shown(tree, *cue)) {
        return (Kind::Interpretation, "it makes one thing out from another", Some(cue), 0.8);
    }
    if let Some(cue) = looks(tree, clause) {
        return (Kind::Interpretation, "it says how a thing looks", Some(cue), 0.75);
    }
    if let Some(cue) = signs.hedge.filter(|_| judged(tree, clause).is_none()) {
        return (Kind::Estimate, "it is hedged", Some(cue), 0.8);
    }
    // "For thousands of pensioners the bus is a lifeline": a judgement, of however many.
    if let Some(cue) = judged(tree, clause).filter(|_| !counts(tree, clause.head)) {
        return (Kind::Interpretation, "it judges, or reads a mind or an effect", Some(cue), 0.75);
    }
    if let Some(cue) = rough {
        return (Kind::Estimate, "it gives a figure that is not exact", Some(cue), 0.8);
    }
    if let Some(cue) = signs.duty {
        return (Kind::Interpretation, "it says what ought to be", Some(cue), 0.75);
    }
    if let Some(cue) = polled(tree, clause) {
        return (Kind::Estimate, "it says how many hold it", Some(cue), 0.8);
    }
    if let Some(cue) = judgement(tree, clause).or_else(|| turn(tree, clause)) {
        return (Kind::Interpretation, "it judges, or reads a mind or an effect", Some(cue), 0.7);
    }
    (Kind::Report, "it tells an event or a state", Some(clause.head), 0.8)
}

/// "would later collapse", "would go on to win": what was to come once, and came.
fn came_later(tree: &Tree<'_, '_>, modal: usize) -> bool {
    let on = tree.is(modal + 1, &["go"]) && tree.is(modal + 2, &["on"]) && tree.is(modal + 3, &["to"]);
    tree.is(modal, &["would"]) && (on || tree.is(modal + 1, &["later"]))
}

/// "may be the wrong target", "may play a part": what lasts is weighed, and does not come.
fn is_lasting(tree: &Tree<'_, '_>, head: usize) -> bool {
    const LASTS: [&str; 11] = [
        "explain", "reflect", "mean", "owe", "contain", "hide", "lie", "stem", "indicate", "account", "know",
    ];
    let thing = tree.tag(head) == Tag::Noun && tree.child(head, &[Relation::Copula]).is_some();
    let part = tree.is(head, &["play"])
        && tree.child(head, &[Relation::Object]).is_some_and(|part| tree.is(part, &["part", "role"]));
    // "may be deceptive", "may be too optimistic": weighed now, not awaited.
    let judged = tree.tag(head) == Tag::Adj
        && tree.child(head, &[Relation::Copula]).is_some()
        && classes(tree.word(head)).has(Class::Judgement);
    thing || part || judged || tree.is(head, &LASTS)
}

/// The verb by which something is made out from something else, if the clause hangs on one.
fn evidential(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    let own = classes(tree.word(clause.head)).has(Class::Evidential)
        && tree.child(clause.head, &[Relation::Complement]).is_some();
    let above = tree.head(clause.head).and_then(|beside| tree.head(beside));
    let lent = above.filter(|above| {
        clause.form == Form::Coordinate && clause.shared && classes(tree.word(*above)).has(Class::Evidential)
    });
    own.then_some(clause.head).or(lent)
}

/// "64 percent of islanders trust it": a share of people was counted, no mind was read.
fn polled(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    const SHARES: [&str; 6] = ["percent", "cent", "%", "percentage", "majority", "half"];
    let mental = tree.tag(clause.head) == Tag::Verb && of(tree, clause.head).has(Class::Mental);
    clause.subject.filter(|subject| {
        mental
            && (tree.is(*subject, &SHARES) || tree.is(subject + 1, &["%"]) && tree.tag(*subject) == Tag::Num)
    })
}

/// "Nobody could have sailed": "could" that is denied.
fn supposed(tree: &Tree<'_, '_>, clause: &Clause) -> Option<usize> {
    tree.children(clause.head)
        .find(|child| tree.relation(*child) == Relation::Auxiliary && tree.is(*child, &["could"]))
}
