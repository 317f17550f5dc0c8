//! The clause that a sentence is about, where the parser made another word its root.
//!
//! Rule: after a fronted clause and ", he said," comes the main one; before ", and" with a clause of its own after it stands
//! a clause too; a verb of saying before "that" was taken for a noun, and what is denied for what is told; of "nor is the plan
//! new" the last word is the predicate.

use super::{HELPERS, Mender};
use crate::{Relation, Tag};

/// Verbs of saying and holding that are seldom anything else, whatever they were taken for.
const SAYS: [&str; 20] = [
    "concede",
    "concedes",
    "insist",
    "insists",
    "argue",
    "argues",
    "contend",
    "contends",
    "acknowledge",
    "admit",
    "allege",
    "assert",
    "conclude",
    "reckon",
    "stress",
    "maintain",
    "fear",
    "warn",
    "note",
    "believe",
];
impl Mender<'_, '_> {
    /// "One in ten lived alone, and people who do are at risk": two clauses, the first taken for a part of the second.
    pub(super) fn first_of_two(&mut self) {
        let Some(root) = self.root() else { return };
        let and = self
            .under(root)
            .find(|at| *at > 2 && *at < root && self.tag(*at) == Tag::Cconj && self.word(at - 1) == ",");
        // With another comma before it, "and" may end a list: "in Belarus, Russia, and Ukraine".
        let Some(and) = and.filter(|and| !(1..and - 1).any(|at| self.word(at) == ",")) else { return };
        let subject = self.child(root, &[Relation::Subject, Relation::PassiveSubject, Relation::Expletive]);
        if subject.is_none_or(|subject| subject < and) || self.opens_clause(0) {
            return;
        }
        let told = |at: &usize| {
            self.tag(*at) == Tag::Verb
                && self.is_finite(*at)
                && !self.word(*at).ends_with("ing")
                && !self.under(*at).any(|child| {
                    self.relation(child) == Relation::Marker || self.is(child, &["who", "which", "that"])
                })
        };
        let named =
            |at: usize| (0..at).any(|before| matches!(self.tag(before), Tag::Noun | Tag::Propn | Tag::Pron));
        let Some(first) = (1..and).find(told).filter(|first| named(*first)) else { return };
        let Some(top) = self.top_under(first, root) else { return };
        self.replace(root, first, Relation::Conjunct);
        for at in self.children(root) {
            if at < and - 1 && at != top {
                self.hang(at, first, self.relation(at));
            }
        }
        if top != first && top < first {
            self.hang(top, first, Relation::Subject);
        }
    }

    /// "Lawyers in both towns concede that it stands": before "that", with nothing that tells a noun, stands a verb.
    pub(super) fn lost_sayings(&mut self) {
        const NOUNLIKE: [Relation; 3] = [Relation::Determiner, Relation::Adjective, Relation::Possessive];
        let noun = |root: &usize| matches!(self.tag(*root), Tag::Noun | Tag::Propn);
        let Some(root) = self.root().filter(noun) else { return };
        let says = |at: &usize| {
            self.tag(*at) == Tag::Noun
                && self.is(at + 1, &["that"])
                && self.is(*at, &SAYS)
                && self.child(*at, &NOUNLIKE).is_none()
                && self.is_under(*at, root)
        };
        let Some(cue) = (root + 1..self.tokens.len()).find(says) else { return };
        let Some(clause) = self.head(cue + 1).filter(|clause| *clause > cue && self.has_subject(*clause))
        else {
            return;
        };
        let case = self.child(cue, &[Relation::Case]);
        let place = self.child(cue, &[Relation::Compound]).filter(|place| place + 1 == cue);
        if case.is_some() != place.is_some() {
            return;
        }
        self.name(cue, Tag::Verb);
        self.replace(root, cue, Relation::Subject);
        self.hang(clause, cue, Relation::Complement);
        if let (Some(case), Some(place)) = (case, place) {
            self.hang(place, root, Relation::NounModifier);
            self.hang(case, place, Relation::Case);
        }
    }

    /// "The company denied having received it": what is denied is no main clause.
    pub(super) fn denied_deeds(&mut self) {
        const DENIES: [&str; 6] = ["denied", "denies", "deny", "admitted", "admits", "regretted"];
        let Some(root) = self.root() else { return };
        let having = self.child(root, &[Relation::Auxiliary]).filter(|at| self.is(*at, &["having"]));
        let Some(cue) = having.and_then(|having| having.checked_sub(1)) else { return };
        let noun = self.head(cue).filter(|noun| self.head(*noun) == Some(root) && *noun < cue);
        let Some(noun) = noun.filter(|_| self.is(cue, &DENIES)) else { return };
        self.replace(root, cue, Relation::OpenComplement);
        self.hang(noun, cue, Relation::Subject);
    }

    /// "will, I suspect, resign": what stands between the commas only frames it.
    pub(super) fn inside_commas(&mut self) {
        let Some(frame) = self.root().filter(|root| *root > 3 && self.word(root + 1) == ",") else { return };
        let who = frame - 1;
        let pronoun = self.is(who, &["i", "we", "he", "she", "they", "it"]) && self.word(who - 1) == ",";
        let helper = who.wrapping_sub(2);
        let helps = matches!(self.tag(helper), Tag::Aux) && self.head(helper) == Some(frame);
        let main = frame + 2;
        let bare = self.tag(main) == Tag::Verb && self.head(main) == Some(frame) && !self.has_subject(main);
        if !pronoun || !helps || !bare {
            return;
        }
        self.replace(frame, main, Relation::Parataxis);
        for at in self.children(frame) {
            if at <= helper {
                self.hang(at, main, self.relation(at));
            }
        }
    }

    /// "Theo, playing his first match, equalised": what comes after the insert is told of the noun before it.
    pub(super) fn after_inserts(&mut self) {
        // What is done to somebody, or only says what a thing is.
        const SELDOM_TOLD: [&str; 16] = [
            "based",
            "aged",
            "called",
            "named",
            "dated",
            "followed",
            "charged",
            "accused",
            "wanted",
            "convicted",
            "suspected",
            "jailed",
            "arrested",
            "detained",
            "owned",
            "sentenced",
        ];
        let noun = |root: &usize| matches!(self.tag(*root), Tag::Noun | Tag::Propn);
        let Some(root) = self.root().filter(noun) else { return };
        let full = self.tokens.len().checked_sub(1).is_some_and(|last| self.word(last) == ".");
        let told = |at: &usize| {
            self.relation(*at) == Relation::NounClause
                && self.tag(*at) == Tag::Verb
                && self.word(*at).ends_with("ed")
                && !self.is(*at, &SELDOM_TOLD)
                && self.word(at - 1) == ","
        };
        let Some(verb) = self.under(root).filter(|at| *at > root + 2).find(told) else { return };
        let insert = self.under(root).any(|at| {
            let added = [Relation::NounClause, Relation::RelativeClause, Relation::Apposition];
            at > root && at < verb && added.contains(&self.relation(at))
        });
        let by = self.under(verb).any(|at| self.under(at).any(|case| self.is(case, &["by"])));
        if full && insert && !by && self.child(root, &[Relation::Copula, Relation::Subject]).is_none() {
            self.replace(root, verb, Relation::Subject);
        }
    }

    /// "If the rain goes on, the mayor said, the road will close": the road is what the sentence is about.
    pub(super) fn after_frames(&mut self) {
        const SAYS: [&str; 4] = ["said", "says", "added", "warned"];
        let Some(root) = self.root() else { return };
        let is_frame = |at: usize| self.is(at, &SAYS) && self.word(at + 1) == ",";
        let before = |at: &usize| self.relation(*at) == Relation::AdverbialClause && *at < root;
        let frame = |at: &usize| self.relation(*at) == Relation::Parataxis && *at > root && is_frame(*at);
        let marked = self.child(root, &[Relation::Marker]).is_some_and(|mark| mark == 0);
        let (fronted, said) = match (self.under(root).find(before), self.under(root).find(frame)) {
            (Some(fronted), _) if is_frame(root) => (fronted, root),
            (_, Some(said)) if marked => (root, said),
            _ => return,
        };
        let whole = |at: &usize| {
            *at > said + 1
                && matches!(self.relation(*at), Relation::Parataxis | Relation::Complement)
                && self.is_clausal(*at)
                && self.is_finite(*at)
                && self.has_subject(*at)
        };
        let bare = |noun: &usize| {
            let clause = self.child(*noun, &[Relation::RelativeClause, Relation::NounClause])?;
            let helped = self.child(clause, &[Relation::Auxiliary, Relation::PassiveAuxiliary]).is_some();
            (*noun > said + 1 && helped && !self.has_subject(clause) && self.is_finite(clause))
                .then_some(clause)
        };
        let main = self.under(root).find(whole);
        let named = self.under(root).find_map(|noun| Some((noun, bare(&noun)?)));
        let Some(main) = main.or(named.map(|(_, main)| main)) else { return };
        self.replace(root, main, Relation::Parataxis);
        self.hang(fronted, main, Relation::AdverbialClause);
        self.hang(said, main, Relation::Parataxis);
        if let Some((noun, _)) = named.filter(|(_, clause)| *clause == main) {
            let subject = self.subject_of(main);
            self.hang(noun, main, subject);
        }
    }

    /// "A person briefed on the talks said that": the person said it, and was briefed.
    pub(super) fn reduced_speakers(&mut self) {
        let Some(root) = self.root().filter(|root| self.tag(*root) == Tag::Verb) else { return };
        // "A man convicted of fraud told": his conviction tells nothing.
        if let Some(clause) = self.child(root, &[Relation::ClauseSubject]).filter(|clause| {
            *clause < root
                && self.tag(*clause) == Tag::Verb
                && !self.word(*clause).ends_with("ing")
                && !self.has_own_tense(*clause)
                && self.child(*clause, &[Relation::Marker]).is_none()
        }) {
            let noun = self.child(clause, &[Relation::Subject]).filter(|noun| noun + 1 == clause);
            if let Some(noun) = noun.filter(|noun| matches!(self.tag(*noun), Tag::Noun | Tag::Propn)) {
                let subject = self.subject_of(root);
                self.hang(noun, root, subject);
                self.hang(clause, noun, Relation::NounClause);
            }
        }
        if self.has_own_tense(root) {
            return;
        }
        let speaker = self.child(root, &[Relation::Subject]).filter(|speaker| speaker + 1 == root);
        let said = self.child(root, &[Relation::OpenComplement, Relation::Parataxis]).filter(|said| {
            *said > root
                && self.is(*said, &["said", "says", "told", "added"])
                && self.tag(*said - 1) != Tag::Punct
                && !self.has_subject(*said)
                && self.child(*said, &[Relation::Marker]).is_none()
        });
        if let (Some(speaker), Some(said)) = (speaker, said) {
            self.replace(root, said, Relation::NounClause);
            self.hang(speaker, said, Relation::Subject);
            self.hang(root, speaker, Relation::NounClause);
        }
    }

    /// "She neither confirmed nor denied it": a pronoun that can only be a subject is one.
    pub(super) fn lone_subjects(&mut self) {
        let Some(root) = self.root().filter(|root| self.is(*root, &["he", "she", "they", "we", "i", "it"]))
        else {
            return;
        };
        let verb = self.child(root, &[Relation::NounClause, Relation::RelativeClause]);
        let verb = verb.filter(|verb| {
            *verb > root
                && self.tag(*verb) == Tag::Verb
                && self.is_finite(*verb)
                && !self.has_subject(*verb)
                && self.child(*verb, &[Relation::Marker]).is_none()
        });
        if let Some(verb) = verb {
            self.replace(root, verb, Relation::Subject);
        }
    }

    /// "Nor is the plan entirely new": the plan is what is not new.
    pub(super) fn nor_is(&mut self) {
        let Some(root) = self.root().filter(|root| matches!(self.tag(*root), Tag::Noun | Tag::Propn)) else {
            return;
        };
        let Some(copula) = self.child(root, &[Relation::Copula]) else { return };
        let first = copula <= 1 && !self.has_subject(root);
        let end = self.tokens.len();
        let Some(last) = (root + 1..end).rev().find(|at| self.tag(*at) != Tag::Punct) else { return };
        let described = self.tag(last) == Tag::Adj && self.head(last) == Some(root);
        if !first || !described || self.tag(copula + 1) == Tag::Adj {
            return;
        }
        self.replace(root, last, Relation::Subject);
        for at in self.children(root) {
            if at <= copula || self.tag(at) == Tag::Punct && at > last {
                self.hang(at, last, self.relation(at));
            }
        }
    }

    /// Whether a verb has a helper, and so tense, of its own.
    fn has_own_tense(&self, verb: usize) -> bool {
        self.child(verb, &HELPERS).is_some()
    }

    /// Whether a word opens a clause that hangs from another.
    fn opens_clause(&self, at: usize) -> bool {
        self.tag(at) == Tag::Sconj
            || self.is(at, &["if", "when", "while", "as", "although", "should", "were", "had", "with"])
    }

    /// The dependant of the root over a token.
    pub(super) fn top_under(&self, at: usize, root: usize) -> Option<usize> {
        let mut up = at;
        for _ in 0..self.tokens.len() {
            match self.head(up) {
                Some(head) if head == root => return Some(up),
                Some(head) => up = head,
                None => return None,
            }
        }
        None
    }
}
