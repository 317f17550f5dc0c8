//! What is said, and the words that join it to the saying.
//!
//! Rule: "that" before a whole clause joins it and means nothing in it; what stands between a verb and the clause it governs,
//! before that clause's subject or "to", is the verb's own ("told the radio they had heard").

use super::Mender;
use crate::{Relation, Tag};

/// What something is told in: "said in a statement that".
const TELLINGS: [&str; 15] = [
    "statement",
    "interview",
    "letter",
    "report",
    "email",
    "post",
    "speech",
    "tweet",
    "briefing",
    "message",
    "filing",
    "article",
    "blog",
    "memo",
    "text",
];

impl Mender<'_, '_> {
    /// "A U.S. official said talks had failed": who said it is no part of what failed.
    pub(super) fn said_beside_nouns(&mut self) {
        for cue in 1..self.tokens.len().saturating_sub(2) {
            let who = cue - 1;
            let says = self.is(cue, &["said", "says"]) && self.tag(cue) == Tag::Verb;
            let Some(beside) = self.head(cue).filter(|_| says && !self.has_subject(cue)) else { continue };
            let above = self.head(beside).filter(|above| self.tag(*above) != Tag::Punct && *above > cue);
            let told = |at: &usize| self.is_clausal(*at) && self.is_finite(*at);
            let Some(content) = above.filter(told) else { continue };
            let named = matches!(self.tag(who), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Pron);
            let own = self.under(content).any(|at| {
                at > cue
                    && at < content
                    && matches!(self.relation(at), Relation::Subject | Relation::PassiveSubject)
            });
            if !named || !own {
                continue;
            }
            // "A spokesman for the ministry said": the noun before "for".
            let first = self.under(content).find(|at| {
                *at < who && matches!(self.tag(*at), Tag::Noun | Tag::Propn | Tag::Pron) && *at != beside
            });
            let first =
                first.filter(|first| (first + 1..cue).all(|at| self.is_under(at, *first) || at == beside));
            let speaker = first.unwrap_or(if beside < cue { beside } else { who });
            self.replace(content, cue, Relation::Complement);
            self.hang(speaker, cue, Relation::Subject);
            if self.tag(speaker) == Tag::Adj {
                self.name(speaker, Tag::Noun);
            }
            for at in (0..cue).filter(|at| *at != speaker) {
                if self.head(at) == Some(beside) && beside > cue {
                    self.hang(at, speaker, self.relation(at));
                }
            }
        }
    }

    /// "told a crowd that the mayor had lied": with a subject after it, "that" is no object, for a crowd is not lied.
    fn told_to(&mut self, that: usize) {
        let Some(clause) = self.head(that).filter(|_| self.relation(that) == Relation::Object) else {
            return;
        };
        let told = |noun: usize| noun < that && self.relation(noun) == Relation::IndirectObject;
        let described = self.relation(clause) == Relation::RelativeClause;
        if described && self.has_subject(clause) && self.head(clause).is_some_and(told) {
            self.relate(that, Relation::Marker);
            self.name(that, Tag::Sconj);
        }
    }

    /// "noting that it had sunk and that fuel had leaked": after one content "and that" opens another.
    pub(super) fn more_contents(&mut self) {
        for that in 4..self.tokens.len() {
            if !self.is(that, &["that"]) || self.tag(that - 1) != Tag::Cconj {
                continue;
            }
            let Some(clause) = self.opened_by(that) else { continue };
            let opens = |at: &usize| self.is(*at, &["that"]) && self.relation(*at) == Relation::Marker;
            let content = (1..that - 1).rev().find(opens).and_then(|before| self.head(before));
            let content = content.filter(|content| {
                // What hangs from another content stays there, unless a participle has begun a new one.
                let new = self.tag(that) == Tag::Det
                    || self.head(*content).is_some_and(|cue| self.word(cue).ends_with("ing"));
                new && self.relation(*content) == Relation::Complement && *content < that
            });
            if let Some(content) = content {
                self.name(that, Tag::Sconj);
                self.hang(that, clause, Relation::Marker);
                self.hang(clause, content, Relation::Conjunct);
            }
        }
    }

    /// The clause that "that" opens, though it may have been taken for a determiner of its subject: "that debt was low".
    fn opened_by(&self, that: usize) -> Option<usize> {
        let head = self.head(that).filter(|head| *head > that)?;
        if self.tag(that) != Tag::Det {
            return Some(head).filter(|_| self.relation(that) == Relation::Marker);
        }
        let subject = matches!(self.relation(head), Relation::Subject | Relation::PassiveSubject);
        self.head(head).filter(|clause| subject && *clause > head)
    }

    /// "said on Monday that the ship sank": a clause with a subject of its own after "that" describes no Monday, and is
    /// no other name of the statement in which it was said.
    pub(super) fn contents(&mut self) {
        for that in 0..self.tokens.len() {
            if self.is(that, &["that"]) {
                self.told_to(that);
            }
            if !self.is(that, &["that"]) || self.relation(that) != Relation::Marker {
                continue;
            }
            let Some(clause) = self.head(that) else { continue };
            let Some(noun) = self.head(clause) else { continue };
            if self.is_joined(that, clause, noun) {
                self.relate(clause, Relation::Complement);
                continue;
            }
            // (Whom something is told is described by no clause with "that" and a subject.)
            let told = (self.is(noun, &TELLINGS) || self.relation(noun) == Relation::IndirectObject)
                && self.relation(clause) == Relation::NounClause;
            if !told && self.relation(clause) != Relation::RelativeClause {
                continue;
            }
            let taken = matches!(
                self.relation(noun),
                Relation::Oblique | Relation::UnmarkedOblique | Relation::IndirectObject | Relation::Object
            );
            let Some(verb) = self.head(noun).filter(|_| taken) else { continue };
            // "told reporters that", "said on Monday that"; not "made the claim that".
            let person = self.relation(noun) != Relation::Object
                || self.is(noun, &["year", "month", "week", "night"])
                || self.is(
                    verb,
                    &[
                        "told",
                        "tell",
                        "tells",
                        "assured",
                        "informed",
                        "reminded",
                        "warned",
                        "convinced",
                        "persuaded",
                    ],
                );
            if self.tag(verb) == Tag::Verb
                && person
                && self.has_subject(clause)
                && self.child(verb, &[Relation::Complement]).is_none()
            {
                self.hang(clause, verb, Relation::Complement);
            }
        }
    }

    /// "fear that the news will draw boats", "reported on Monday, citing a clerk, that they had left": whether "that" joins a
    /// clause to the verb above it, as what is said; not "so weak that it fell".
    fn is_joined(&self, that: usize, clause: usize, verb: usize) -> bool {
        let joined = match self.relation(clause) {
            Relation::NounClause => true,
            Relation::AdverbialClause => {
                let from = verb.min(that);
                !(from..that).any(|at| self.is(at, &["so", "such", "now", "given", "seeing", "except", "in"]))
            }
            _ => false,
        };
        joined
            && verb < that
            && self.tag(verb) == Tag::Verb
            && self.has_subject(clause)
            && self.child(verb, &[Relation::Complement]).is_none()
    }

    /// "told reporters that wolves had killed": "that" before the subject of a content is no object of it.
    pub(super) fn joining_that(&mut self) {
        for that in 1..self.tokens.len() {
            if !self.is(that, &["that"]) || self.relation(that) == Relation::Marker {
                continue;
            }
            let Some(above) = self.head(that).filter(|above| *above > that) else { continue };
            // "that troops had crossed": with a noun of many it points at nothing.
            let plural = self.tag(above) == Tag::Noun
                && self.relation(that) == Relation::Determiner
                && self.word(above).ends_with('s')
                && !self.word(above).ends_with("ss");
            // So too right after the verb that takes the content: "knows that time is short"; and after "and", where
            // it joined the first content: "reported that it had erupted and that ash was falling".
            let content = self.head(above);
            let second = content.is_some_and(|clause| self.is_second_content(clause, that));
            let bound = self.relation(that) == Relation::Determiner
                && (plural || second || content.and_then(|clause| self.head(clause)) == Some(that - 1));
            let clause = if bound { content } else { Some(above) };
            let is_content = |clause: &usize| self.relation(*clause) == Relation::Complement || second;
            let Some(clause) = clause.filter(is_content) else { continue };
            // "a promise that three governments made": what they made is the promise.
            let noun = self.head(clause).filter(|noun| matches!(self.tag(*noun), Tag::Noun | Tag::Propn));
            if noun.is_some() && self.relation(that) == Relation::Object {
                self.relate(clause, Relation::RelativeClause);
                continue;
            }
            let subject = self.child(clause, &[Relation::Subject, Relation::PassiveSubject]);
            let led = self.head(clause).is_some_and(|cue| cue < that) && subject.is_some_and(|at| at > that);
            if !led || self.child(clause, &[Relation::Marker]).is_some_and(|mark| mark < clause) {
                continue;
            }
            self.hang(that, clause, Relation::Marker);
            if let Some(token) = self.tokens.get_mut(that) {
                token.tag = Tag::Sconj;
            }
        }
    }

    /// "told reporters that fees would rise": the fees are no other name of the reporters.
    pub(super) fn told_that(&mut self) {
        for that in 2..self.tokens.len() {
            if !self.is(that, &["that"]) || self.relation(that) != Relation::Determiner {
                continue;
            }
            let Some(noun) = self.head(that).filter(|noun| self.relation(*noun) == Relation::Apposition)
            else {
                continue;
            };
            let told = self.head(noun).filter(|told| {
                *told + 1 == that
                    && matches!(self.relation(*told), Relation::Object | Relation::IndirectObject)
            });
            let Some(verb) = told.and_then(|told| self.head(told)) else { continue };
            let clause = self
                .child(verb, &[Relation::Complement])
                .filter(|clause| *clause > noun && !self.has_subject(*clause) && self.is_finite(*clause));
            if let Some(clause) = clause {
                let subject = self.subject_of(clause);
                self.hang(noun, clause, subject);
                self.hang(that, clause, Relation::Marker);
                self.name(that, Tag::Sconj);
            }
        }
    }

    /// "told his lawyer he would appeal": what one is told describes nobody.
    pub(super) fn told_bare(&mut self) {
        const TELLS: [&str; 7] = ["told", "tell", "tells", "telling", "assured", "informed", "reminded"];
        for clause in 3..self.tokens.len() {
            let describes = matches!(self.relation(clause), Relation::RelativeClause | Relation::NounClause);
            let Some(noun) = self.head(clause).filter(|noun| describes && *noun < clause) else { continue };
            let told = matches!(self.relation(noun), Relation::Object | Relation::IndirectObject);
            let verb = self.head(noun).filter(|verb| told && *verb < noun && self.is(*verb, &TELLS));
            let Some(verb) = verb else { continue };
            // "told the man she loved": helpers make it a content.
            let helper =
                self.child(clause, &[Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula]);
            let subject = self.child(clause, &[Relation::Subject, Relation::PassiveSubject]);
            let bare = subject == Some(noun + 1) && self.tag(noun + 1) == Tag::Pron;
            let relative = self.is(noun + 1, &["who", "which", "that", "what"]);
            if bare && !relative && helper.is_some() && self.child(verb, &[Relation::Complement]).is_none() {
                self.hang(clause, verb, Relation::Complement);
            }
        }
    }

    /// Whether "and that" begins a second content of the verb that has a first with "that".
    fn is_second_content(&self, clause: usize, that: usize) -> bool {
        let first = self.head(clause).filter(|first| {
            self.relation(clause) == Relation::Conjunct && self.relation(*first) == Relation::Complement
        });
        let led = |first| self.child(first, &[Relation::Marker]).is_some_and(|mark| self.is(mark, &["that"]));
        self.tag(that - 1) == Tag::Cconj && first.is_some_and(led)
    }

    /// "told the radio they had heard", "has done little to help": what stands before a clause is its governor's.
    pub(super) fn before_clauses(&mut self) {
        for at in 1..self.tokens.len() {
            let nominal = matches!(self.tag(at), Tag::Noun | Tag::Propn | Tag::Adj);
            if !nominal || !matches!(self.relation(at), Relation::Object | Relation::IndirectObject) {
                continue;
            }
            let Some(clause) = self.head(at).filter(|clause| *clause > at) else { continue };
            let Some(verb) = self.head(clause).filter(|verb| *verb < at && self.tag(*verb) == Tag::Verb)
            else {
                continue;
            };
            let governed = matches!(
                self.relation(clause),
                Relation::Complement | Relation::OpenComplement | Relation::AdverbialClause
            );
            let begins = self.under(clause).find(|child| {
                *child > at
                    && *child < clause
                    && (self.is(*child, &["to"])
                        || matches!(self.relation(*child), Relation::Subject | Relation::PassiveSubject))
            });
            let asks = (verb + 1..at).any(|word| {
                self.is(word, &["what", "which", "whose", "how", "that"]) || self.tag(word) == Tag::Punct
            });
            if !governed || begins.is_none() || asks {
                continue;
            }
            let second = self.child(verb, &[Relation::Object]).is_some()
                || self.relation(clause) == Relation::Complement;
            let relation = if second { Relation::IndirectObject } else { Relation::Object };
            self.hang(at, verb, relation);
        }
    }

    /// "a measure that economists say would cost millions": the measure would cost it; who says so stands beside.
    pub(super) fn said_inside(&mut self) {
        for that in 1..self.tokens.len() {
            if !self.is(that, &["that", "which", "who"]) || self.relation(that) != Relation::Object {
                continue;
            }
            let Some(cue) = self.head(that).filter(|cue| self.relation(*cue) == Relation::RelativeClause)
            else {
                continue;
            };
            let clause = self.child(cue, &[Relation::Complement]).filter(|clause| {
                *clause > cue
                    && !self.has_subject(*clause)
                    && self.is_finite(*clause)
                    && self.is_clausal(*clause)
            });
            let (Some(clause), Some(noun)) = (clause, self.head(cue)) else { continue };
            self.hang(clause, noun, Relation::RelativeClause);
            self.hang(cue, clause, Relation::Parataxis);
            let subject = self.subject_of(clause);
            self.hang(that, clause, subject);
        }
    }

    /// "are said to be preparing a plan": what they are said to do is no subject.
    pub(super) fn said_to(&mut self) {
        for told in 2..self.tokens.len() {
            let after = self.relation(told) == Relation::ClauseSubject
                && self.head(told).is_some_and(|verb| {
                    verb < told && self.child(verb, &[Relation::Subject, Relation::PassiveSubject]).is_some()
                });
            let to = self.child(told, &[Relation::Marker]).is_some_and(|mark| self.is(mark, &["to"]));
            if let Some(token) = self.tokens.get_mut(told).filter(|_| after && to) {
                token.relation = Relation::OpenComplement;
            }
        }
    }

    /// "will close so that they can repair it, the port said": the purpose is of what is said, not of the saying.
    pub(super) fn before_frames(&mut self) {
        for clause in 1..self.tokens.len() {
            let Some(frame) = self.head(clause).filter(|frame| *frame > clause) else { continue };
            if self.relation(clause) != Relation::AdverbialClause
                || self.relation(frame) != Relation::Parataxis
            {
                continue;
            }
            if let Some(main) = self.head(frame).filter(|main| *main < clause) {
                self.hang(clause, main, Relation::AdverbialClause);
            }
        }
    }
}
