//! Words of one clause that were hung into another.
//!
//! Rule: what stands between a verb and the clause it governs, before that clause's subject or "to", is the verb's own
//! ("told the radio they had heard", "did little to help"); "that" before a whole clause joins it and means nothing in
//! it; after a conjunction a noun and a word that can be a verb are a subject and its verb ("unless their pay rises",
//! "that the pills work"); a title belongs to the name after it; no noun has objects.

use super::Mender;
use crate::{Relation, Tag};

/// Conjunctions that only clauses have.
const JOINS: [&str; 12] = [
    "that", "unless", "if", "because", "although", "though", "while", "whereas", "whether", "since", "until",
    "when",
];

/// Verbs after whose object stands what it is made or called.
const MAKES: [&str; 20] = [
    "make",
    "makes",
    "made",
    "making",
    "call",
    "calls",
    "called",
    "calling",
    "consider",
    "considers",
    "considered",
    "name",
    "names",
    "named",
    "declare",
    "declares",
    "declared",
    "find",
    "finds",
    "found",
];

/// Pasts that hardly ever describe a noun.
pub(super) const DEEDS: [&str; 26] = [
    "announced",
    "urged",
    "demanded",
    "rejected",
    "praised",
    "condemned",
    "warned",
    "denied",
    "welcomed",
    "criticised",
    "criticized",
    "defended",
    "launched",
    "pledged",
    "vowed",
    "refused",
    "declared",
    "dismissed",
    "blamed",
    "accused",
    "threatened",
    "approved",
    "ordered",
    "postponed",
    "suspended",
    "cancelled",
];

/// What "by" before it tells the time of.
const WHEN: [&str; 12] = [
    "year", "month", "week", "end", "time", "night", "day", "morning", "evening", "weekend", "spring",
    "summer",
];

impl Mender<'_, '_> {
    /// All of these, for a sentence.
    pub(super) fn strays(&mut self) {
        self.joining_that();
        self.told_that();
        self.hidden_verbs();
        self.clause_subjects();
        self.before_clauses();
        self.titles();
        self.described();
        self.compounds();
        self.objects_of_nouns();
        self.made_into();
        self.agents();
        self.states_beside();
        self.after_adjectives();
        self.becomings();
        self.lost_subjects();
        self.said_inside();
        self.verbs_beside_nouns();
        self.second_deeds();
        self.said_to();
    }

    /// "told reporters that wolves had killed": "that" before the subject of a content is no object of it.
    fn joining_that(&mut self) {
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
    fn told_that(&mut self) {
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

    /// Whether "and that" begins a second content of the verb that has a first with "that".
    fn is_second_content(&self, clause: usize, that: usize) -> bool {
        let first = self.head(clause).filter(|first| {
            self.relation(clause) == Relation::Conjunct && self.relation(*first) == Relation::Complement
        });
        let led = |first| self.child(first, &[Relation::Marker]).is_some_and(|mark| self.is(mark, &["that"]));
        self.tag(that - 1) == Tag::Cconj && first.is_some_and(led)
    }

    /// "the port handles ships": what has a subject and an object is a verb; so is what "should" helps ("should stop").
    pub(super) fn deeds(&mut self) {
        const MODALS: [&str; 8] = ["should", "would", "will", "could", "might", "must", "may", "can"];
        for at in 1..self.tokens.len() {
            let helped = self.tag(at) == Tag::Noun
                && self.child(at, &[Relation::Copula]).is_none()
                && self.child(at, &[Relation::Determiner, Relation::Case]).is_none_or(|mark| mark + 1 < at)
                && self
                    .child(at, &[Relation::Auxiliary])
                    .is_some_and(|aux| aux < at && self.is(aux, &MODALS));
            if helped {
                self.name(at, Tag::Verb);
                if self.relation(at) == Relation::Object {
                    self.relate(at, Relation::Complement);
                }
            }
            let deed = self.tag(at) == Tag::Noun
                && self.child(at, &[Relation::Copula]).is_none()
                && self.child(at, &[Relation::Subject]).is_some_and(|subject| subject < at)
                && self.child(at, &[Relation::Object, Relation::Complement]).is_some_and(|told| told > at);
            if let Some(token) = self.tokens.get_mut(at).filter(|_| deed) {
                token.tag = Tag::Verb;
            }
        }
    }

    /// "becomes less sensitive": what a thing becomes hangs from the becoming.
    fn becomings(&mut self) {
        const LINKS: [&str; 12] = [
            "become", "becomes", "became", "becoming", "remain", "remains", "remained", "seem", "seems",
            "seemed", "feel", "feels",
        ];
        for link in 1..self.tokens.len() {
            if !self.is(link, &LINKS)
                || self.tag(link) != Tag::Verb
                || self
                    .child(link, &[Relation::OpenComplement, Relation::Complement, Relation::Object])
                    .is_some()
            {
                continue;
            }
            let mut how = link + 1;
            while self.tag(how) == Tag::Adv {
                how += 1;
            }
            let loose = self.tag(how) == Tag::Adj
                && !matches!(self.relation(how), Relation::Adjective | Relation::Root | Relation::Case)
                && self.head(how) != Some(link);
            if loose && self.head(link) == Some(how) {
                self.replace(how, link, Relation::OpenComplement);
            } else if loose {
                self.hang(how, link, Relation::OpenComplement);
            }
        }
    }

    /// "it has a list, rents have risen": the noun right before the helper of a verb with tense is its subject.
    fn lost_subjects(&mut self) {
        for verb in 3..self.tokens.len() {
            let beside = matches!(self.relation(verb), Relation::Parataxis | Relation::Conjunct);
            if !beside || !self.is_clausal(verb) || self.has_subject(verb) || !self.is_finite(verb) {
                continue;
            }
            let first = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula];
            let Some(helper) = self.child(verb, &first).filter(|helper| *helper < verb) else { continue };
            let comma = (0..helper).rev().find(|at| self.word(*at) == "," || self.tag(*at) == Tag::Cconj);
            let noun = comma.and_then(|comma| {
                (comma + 1..helper).find(|at| {
                    matches!(self.tag(*at), Tag::Noun | Tag::Propn | Tag::Pron)
                        && matches!(self.relation(*at), Relation::Apposition | Relation::Conjunct)
                        && self.head(*at).is_some_and(|head| head < comma)
                })
            });
            let whole = |noun: usize| {
                (noun + 1..helper).all(|at| self.is_under(at, noun) || self.tag(at) == Tag::Adv)
            };
            if let Some(noun) = noun.filter(|noun| whole(*noun)) {
                let subject = self.subject_of(verb);
                self.hang(noun, verb, subject);
            }
        }
    }

    /// "a measure that economists say would cost millions": the measure would cost it; who says so stands beside.
    fn said_inside(&mut self) {
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

    /// "the kingdom of Harad set up posts", "a spokesman for the line said": Harad says whose kingdom it is, and is no
    /// subject.
    pub(super) fn owners(&mut self) {
        for of in 1..self.tokens.len() {
            if !self.is(of, &["of", "for", "at", "from"]) || self.relation(of) != Relation::Marker {
                continue;
            }
            let Some(verb) = self
                .head(of)
                .filter(|verb| self.relation(*verb) == Relation::NounClause && self.is_finite(*verb))
            else {
                continue;
            };
            let Some(noun) = self.head(verb).filter(|noun| *noun + 1 == of) else { continue };
            let subject = self.child(verb, &[Relation::Subject]);
            if let Some(owner) = subject.filter(|subject| *subject > of && *subject < verb) {
                self.hang(of, owner, Relation::Case);
                self.hang(owner, noun, Relation::NounModifier);
            }
        }
    }

    /// "A report commissioned by the council concluded": what it concluded is told, by whom it was paid is beside.
    pub(super) fn reports(&mut self) {
        let Some(root) = self.root().filter(|root| self.word(*root).ends_with("ed")) else { return };
        let helped = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula];
        let noun = self.child(root, &[Relation::Subject]).filter(|noun| noun + 1 == root);
        let bare = self.is(root + 1, &["by"]) && self.child(root, &helped).is_none();
        let Some(noun) = noun.filter(|_| bare) else { return };
        let main = self.children(root).into_iter().find(|at| {
            *at > root
                && self.tag(*at) == Tag::Verb
                && self.is_finite(*at)
                && !self.has_subject(*at)
                && !self.children(*at).iter().any(|mark| {
                    mark < at && matches!(self.relation(*mark), Relation::Marker | Relation::Punctuation)
                })
        });
        if let Some(main) = main {
            self.replace(root, main, Relation::NounClause);
            let subject = self.subject_of(main);
            self.hang(noun, main, subject);
            self.hang(root, noun, Relation::NounClause);
        }
    }

    /// "which were promised a station and have been waiting": without a comma the second is of the noun as well.
    fn clause_beside(&self, verb: usize) -> Option<usize> {
        let above = self.head(verb).filter(|above| *above < verb)?;
        let and = self.child(verb, &[Relation::Coordinator]).filter(|and| *and < verb && *and > above)?;
        let relative = (above + 1..and).rev().find(|at| {
            self.relation(*at) == Relation::RelativeClause
                && self.is_finite(*at)
                && self.is_under(*at, above)
                && self.has_subject(*at)
        })?;
        let opened = (above + 1..relative).rev().find(|at| self.is(*at, &["which", "who"]))?;
        let comma = (opened..and).any(|at| self.word(at) == ",");
        (self.word(opened - 1) == "," && !comma).then_some(relative)
    }

    /// All verbs that stand beside a relative clause.
    pub(super) fn beside_relatives(&mut self) {
        for verb in 3..self.tokens.len() {
            let second = self.relation(verb) == Relation::Conjunct
                && self.is_clausal(verb)
                && self.is_finite(verb)
                && !self.has_subject(verb);
            if second && let Some(relative) = self.clause_beside(verb) {
                self.hang(verb, relative, Relation::Conjunct);
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

    /// "unless their pay rises": a noun that a conjunction joins, with a noun before it, is a verb.
    fn hidden_verbs(&mut self) {
        for verb in 2..self.tokens.len() {
            if self.tag(verb) != Tag::Noun
                || self.has_subject(verb)
                || self.child(verb, &[Relation::Copula]).is_some()
            {
                continue;
            }
            let Some(mark) = self.child(verb, &[Relation::Marker]) else { continue };
            let joined = mark + 1 < verb - 1 && self.is(mark, &JOINS);
            let noun = verb - 1;
            let before = self.head(noun) == Some(verb)
                && matches!(self.relation(noun), Relation::Compound | Relation::Adjective)
                && matches!(self.tag(noun), Tag::Noun | Tag::Verb | Tag::Propn);
            if !joined || !before {
                continue;
            }
            let own = |relation| {
                matches!(
                    relation,
                    Relation::Determiner
                        | Relation::Possessive
                        | Relation::Adjective
                        | Relation::Compound
                        | Relation::Number
                )
            };
            for at in self.children(verb) {
                if at < noun && own(self.relation(at)) {
                    self.hang(at, noun, self.relation(at));
                }
            }
            self.hang(noun, verb, Relation::Subject);
            for (at, tag) in [(noun, Tag::Noun), (verb, Tag::Verb)] {
                if let Some(token) = self.tokens.get_mut(at).filter(|token| token.tag != Tag::Propn) {
                    token.tag = tag;
                }
            }
            let nominal = matches!(
                self.relation(verb),
                Relation::Oblique | Relation::UnmarkedOblique | Relation::NounModifier | Relation::Object
            );
            if let Some(token) = self.tokens.get_mut(verb).filter(|_| nominal) {
                token.relation = Relation::AdverbialClause;
            }
        }
    }

    /// "after the firm lost a case": the noun between "after" and a verb with tense is its subject.
    fn clause_subjects(&mut self) {
        for clause in 2..self.tokens.len() {
            if self.relation(clause) != Relation::AdverbialClause
                || self.tag(clause) != Tag::Verb
                || self.has_subject(clause)
                || !self.is_finite(clause)
            {
                continue;
            }
            let Some(noun) = self.child(clause, &[Relation::Oblique]).filter(|noun| *noun < clause) else {
                continue;
            };
            let case = self.child(noun, &[Relation::Case]);
            let Some(case) =
                case.filter(|case| *case < noun && self.is(*case, &["after", "before", "until", "since"]))
            else {
                continue;
            };
            let subject = self.subject_of(clause);
            self.hang(noun, clause, subject);
            self.hang(case, clause, Relation::Marker);
        }
    }

    /// "told the radio they had heard", "has done little to help": what stands before a clause is its governor's.
    fn before_clauses(&mut self) {
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
            let begins = self.children(clause).into_iter().find(|child| {
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

    /// "Ann Lee, professor of art, told": what stands between commas after a name describes it.
    fn described(&mut self) {
        for name in 0..self.tokens.len().saturating_sub(3) {
            let lies = matches!(
                self.relation(name),
                Relation::Adjective | Relation::Compound | Relation::NounModifier
            );
            if !lies || self.tag(name) != Tag::Propn || name > 0 && self.tag(name - 1) == Tag::Propn {
                continue;
            }
            let comma = (name..self.tokens.len()).find(|at| self.tag(*at) != Tag::Propn);
            let comma = comma.filter(|comma| self.word(*comma) == ",");
            let noun = self.head(name).filter(|noun| {
                comma.is_some_and(|comma| comma < *noun)
                    && self.tag(*noun) == Tag::Noun
                    && matches!(self.relation(*noun), Relation::Subject | Relation::PassiveSubject)
            });
            let Some((noun, verb)) = noun.and_then(|noun| Some((noun, self.head(noun)?))) else { continue };
            if (noun..verb).any(|at| self.word(at) == ",") {
                self.replace(noun, name, Relation::Apposition);
            }
        }
    }

    /// "commander Selma Duarte told": the title is no second noun of the verb.
    fn titles(&mut self) {
        for title in 0..self.tokens.len().saturating_sub(2) {
            let name = title + 1;
            let beside = self.tag(title) == Tag::Noun
                && self.tag(name) == Tag::Propn
                && self.head(title).is_some()
                && self.head(title) == self.head(name)
                && self.head(title).is_some_and(|verb| verb > name && self.tag(verb) == Tag::Verb)
                && matches!(self.relation(name), Relation::Subject | Relation::PassiveSubject)
                && matches!(
                    self.relation(title),
                    Relation::Object | Relation::Subject | Relation::UnmarkedOblique | Relation::Oblique
                )
                && self.child(title, &[Relation::Case]).is_none();
            if beside {
                self.hang(title, name, Relation::Compound);
            }
        }
    }

    /// "The environment ministry said": two nouns side by side are one subject.
    fn compounds(&mut self) {
        for first in 0..self.tokens.len().saturating_sub(2) {
            let second = first + 1;
            let subject =
                |at: usize| matches!(self.relation(at), Relation::Subject | Relation::PassiveSubject);
            let beside = self.tag(first) == Tag::Noun
                && self.tag(second) == Tag::Noun
                && subject(first)
                && subject(second)
                && self.head(first) == self.head(second)
                && self.head(first).is_some_and(|verb| verb > second);
            if !beside {
                continue;
            }
            for at in self.children(first).into_iter().filter(|at| *at < first) {
                self.hang(at, second, self.relation(at));
            }
            self.hang(first, second, Relation::Compound);
        }
    }

    /// "made the project a burden": what the project was made hangs from the making.
    fn objects_of_nouns(&mut self) {
        for at in 2..self.tokens.len() {
            if self.relation(at) != Relation::Object {
                continue;
            }
            let Some(noun) = self.head(at).filter(|noun| *noun < at && !self.is_clausal(*noun)) else {
                continue;
            };
            let noun_is_object =
                self.relation(noun) == Relation::Object && matches!(self.tag(noun), Tag::Noun | Tag::Pron);
            let Some(verb) = self.head(noun).filter(|verb| noun_is_object && *verb < noun) else { continue };
            if self.is(verb, &MAKES) {
                self.hang(at, verb, Relation::OpenComplement);
            } else {
                self.hang(at, verb, Relation::Object);
                self.hang(noun, verb, Relation::IndirectObject);
            }
        }
    }

    /// "made the project a burden": the burden is no other name of the project.
    fn made_into(&mut self) {
        for into in 3..self.tokens.len() {
            let thing = self.head(into).filter(|thing| {
                self.relation(into) == Relation::Apposition
                    && self.relation(*thing) == Relation::Object
                    && self.is(thing + 1, &["a", "an"])
                    && self.head(thing + 1) == Some(into)
            });
            let verb = thing.and_then(|thing| self.head(thing));
            if let Some(verb) = verb.filter(|verb| self.is(*verb, &MAKES)) {
                self.hang(into, verb, Relation::OpenComplement);
            }
        }
    }

    /// "was destroyed by the army": who did it, unless it tells when or by how much.
    fn agents(&mut self) {
        for noun in 2..self.tokens.len() {
            let by = self.child(noun, &[Relation::Case]).is_some_and(|case| self.is(case, &["by"]));
            let Some(verb) = self.head(noun).filter(|verb| by && *verb < noun) else { continue };
            let passive = self.child(verb, &[Relation::PassiveAuxiliary]).is_some();
            let measure = self.child(noun, &[Relation::Number]).is_some() || self.tag(noun) == Tag::Num;
            let who = matches!(self.tag(noun), Tag::Noun | Tag::Propn | Tag::Pron);
            if passive && who && !measure && self.relation(noun) == Relation::Oblique && !self.is(noun, &WHEN)
            {
                self.relate(noun, Relation::Agent);
            }
        }
    }

    /// "The bridge, built in 1931 and closed since March,": what was done to it stands beside what was done to it.
    fn states_beside(&mut self) {
        for state in 3..self.tokens.len() {
            let Some(noun) = self.head(state).filter(|noun| *noun < state) else { continue };
            let and = self.child(state, &[Relation::Coordinator]).filter(|and| *and > noun && *and < state);
            let beside = self.relation(state) == Relation::Conjunct
                && self.tag(state) == Tag::Verb
                && matches!(self.tag(noun), Tag::Noun | Tag::Propn);
            let Some(and) = and.filter(|_| beside) else { continue };
            let first = self.children(noun).into_iter().find(|at| {
                self.relation(*at) == Relation::NounClause
                    && *at > noun
                    && *at < and
                    && self.word(*at).ends_with("ing") == self.word(state).ends_with("ing")
            });
            if let Some(first) = first {
                self.hang(state, first, Relation::Conjunct);
            }
        }
    }

    /// "a person familiar with the talks said": what follows an adjective behind its noun belongs to the adjective.
    fn after_adjectives(&mut self) {
        for adjective in 1..self.tokens.len().saturating_sub(2) {
            let behind = self.tag(adjective) == Tag::Adj
                && self.relation(adjective) == Relation::Adjective
                && self.head(adjective) == Some(adjective - 1);
            let with = adjective + 1;
            let thing = self.head(with).filter(|_| behind && self.relation(with) == Relation::Case);
            let verb = thing.and_then(|thing| self.head(thing));
            if let (Some(thing), Some(verb)) = (thing, verb)
                && verb > thing
                && self.relation(thing) == Relation::Oblique
            {
                self.hang(thing, adjective, Relation::Oblique);
            }
        }
    }

    /// "welcomed the offer but rejected the date": a verb with tense stands beside a verb, not beside a noun.
    fn verbs_beside_nouns(&mut self) {
        for verb in 3..self.tokens.len() {
            if self.relation(verb) != Relation::Conjunct
                || self.tag(verb) != Tag::Verb
                || self.has_subject(verb)
                || !self.is_finite(verb)
            {
                continue;
            }
            let Some(noun) = self.head(verb).filter(|noun| *noun < verb && !self.is_clausal(*noun)) else {
                continue;
            };
            let joined = self.child(verb, &[Relation::Coordinator]).is_some_and(|and| and < verb);
            let deed = self.child(verb, &[Relation::Object, Relation::Complement]).is_some()
                || self.child(verb, &[Relation::Auxiliary, Relation::PassiveAuxiliary]).is_some();
            let nominal = matches!(self.tag(noun), Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num);
            if !joined || !deed || !nominal {
                continue;
            }
            if let Some(clause) = self.finite_above(noun, verb) {
                self.hang(verb, clause, Relation::Conjunct);
            }
        }
    }

    /// "called the offer reckless and announced strikes": after "and" a past that describes no noun is a second deed.
    fn second_deeds(&mut self) {
        for verb in 3..self.tokens.len() {
            let past = self.is(verb, &DEEDS) && matches!(self.tag(verb), Tag::Verb | Tag::Adj);
            let describes = matches!(self.relation(verb), Relation::Adjective | Relation::Conjunct);
            if !past || !describes || self.tag(verb - 1) != Tag::Cconj || self.has_subject(verb) {
                continue;
            }
            let clausal =
                self.head(verb).is_some_and(|head| self.tag(head) == Tag::Verb && self.is_finite(head));
            if self.relation(verb) == Relation::Conjunct && clausal {
                continue;
            }
            let above = self.finite_above(verb, verb).filter(|above| *above < verb);
            let Some(clause) = above else { continue };
            let thing = (verb + 1..self.tokens.len().min(verb + 5)).find(|at| {
                self.tag(*at) == Tag::Noun
                    && !matches!(self.relation(*at), Relation::Compound | Relation::Possessive)
            });
            let Some(thing) = thing else { continue };
            if let Some(token) = self.tokens.get_mut(verb) {
                token.tag = Tag::Verb;
            }
            self.hang(verb, clause, Relation::Conjunct);
            self.hang(verb - 1, verb, Relation::Coordinator);
            for at in self.children(thing).into_iter().filter(|at| *at < verb) {
                let called = matches!(self.tag(at), Tag::Adj) && self.relation(at) == Relation::Adjective;
                self.hang(at, clause, if called { Relation::OpenComplement } else { self.relation(at) });
            }
            self.hang(thing, verb, Relation::Object);
        }
    }

    /// "are said to be preparing a plan": what they are said to do is no subject.
    fn said_to(&mut self) {
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
}
