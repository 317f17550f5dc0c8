//! Clauses that a relative pronoun begins after a comma: whose they are, and where the main clause goes on.
//!
//! Rule: such a clause belongs to the noun before its comma; what follows the next comma is what that noun does; what
//! stands before the comma never hangs from the clause after it.

use super::Mender;
use crate::{Relation, Tag};

impl Mender<'_, '_> {
    /// "The ship, which sank, was old": what stands between the commas belongs to the noun before them.
    pub(super) fn relatives(&mut self) {
        for pronoun in 2..self.tokens.len() {
            let opens =
                self.is(pronoun, &["which", "who", "whose", "where"]) && self.word(pronoun - 1) == ",";
            if !opens {
                continue;
            }
            let Some(clause) = self.clause_of(pronoun) else { continue };
            let Some(last) = self.noun_before(pronoun - 1) else { continue };
            self.bring_out(last, pronoun, clause);
            let noun = self.phrase_head(last, clause);
            // "Hald and Brekka, which were promised it": of both.
            let both = self.relation(noun) == Relation::Conjunct && self.head(noun) == self.head(clause);
            let noun = self.head(noun).filter(|_| both).unwrap_or(noun);
            let close = (clause + 1..self.tokens.len()).find(|at| self.word(*at) == ",");
            let main = close.and_then(|close| self.bare_predicate(close + 1, clause));
            let leads =
                !(0..noun).any(|at| self.is_clausal(at) && self.is_finite(at) && !self.is_under(at, noun));
            match main.filter(|_| leads) {
                Some(main) if self.head(noun) != Some(main) || self.head(clause) != Some(noun) => {
                    let close = close.unwrap_or(main);
                    self.part(noun, clause, main, close);
                }
                Some(_) if self.relation(clause) == Relation::Parataxis => {
                    self.relate(clause, Relation::RelativeClause);
                }
                Some(_) => {}
                None => {
                    let apart =
                        self.head(clause) != Some(noun) && !self.is_under(noun, clause) && close.is_none();
                    let named =
                        self.head(clause) == Some(noun) && self.relation(clause) != Relation::RelativeClause;
                    if apart || named {
                        self.hang(clause, noun, Relation::RelativeClause);
                    }
                }
            }
        }
    }

    /// The noun before a comma: "Ana," or "Ana, 34,".
    fn noun_before(&self, comma: usize) -> Option<usize> {
        let is_noun = |at: &usize| matches!(self.tag(*at), Tag::Noun | Tag::Propn);
        let last = comma.checked_sub(1)?;
        let aged = |noun: &usize| self.tag(last) == Tag::Num && self.word(noun + 1) == ",";
        let before_age = || last.checked_sub(2).filter(aged).filter(is_noun);
        Some(last).filter(is_noun).or_else(before_age)
    }

    /// "said Ana, who lives there", "they left, which suggests …": what stands before the comma does not hang from the
    /// clause after it.
    fn bring_out(&mut self, last: usize, pronoun: usize, clause: usize) {
        let mut branch = last;
        while let Some(head) = self.head(branch).filter(|head| *head != clause) {
            branch = head;
        }
        if self.head(branch) != Some(clause) || branch >= pronoun {
            return;
        }
        if self.is_clausal(branch) {
            self.replace(clause, branch, Relation::RelativeClause);
        } else if let Some(cue) = self.head(clause).filter(|cue| *cue < branch) {
            let subject = Relation::Subject;
            self.hang(branch, cue, subject);
            self.hang(clause, branch, Relation::RelativeClause);
        }
    }

    /// Makes `main` the predicate of `noun`, and `clause` what describes it.
    fn part(&mut self, noun: usize, clause: usize, main: usize, close: usize) {
        // Whichever of the three stands highest gives its place to the main predicate.
        let Some(top) = [noun, clause, main].into_iter().find(|at| {
            self.head(*at).is_none_or(|head| {
                ![noun, clause, main].iter().any(|other| *other != *at && self.is_under(head, *other))
            })
        }) else {
            return;
        };
        if top != main {
            self.replace(top, main, Relation::Subject);
        }
        let subject = self.subject_of(main);
        self.hang(noun, main, subject);
        self.hang(clause, noun, Relation::RelativeClause);
        for at in self.children(clause).into_iter().chain(self.children(noun)) {
            if at >= close && at != main {
                self.hang(at, main, self.relation(at));
            }
        }
    }

    /// The predicate of the clause that a relative pronoun begins: the first one upwards, else the first after it.
    fn clause_of(&self, pronoun: usize) -> Option<usize> {
        let mut up = pronoun;
        for _ in 0..4 {
            up = self.head(up)?;
            if self.is_clausal(up) && up > pronoun && self.is_finite(up) {
                return Some(up);
            }
        }
        None
    }

    /// From the last noun of a phrase up to its head, without leaving the words before the pronoun.
    fn phrase_head(&self, last: usize, clause: usize) -> usize {
        let mut noun = last;
        while let Some(head) = self.head(noun) {
            let inside = matches!(
                self.relation(noun),
                Relation::Compound
                    | Relation::Flat
                    | Relation::NounModifier
                    | Relation::Apposition
                    | Relation::Title
            );
            if !inside || head > last || head == clause || !matches!(self.tag(head), Tag::Noun | Tag::Propn) {
                break;
            }
            noun = head;
        }
        // "The first of the names": a flat name hangs from its first word; a compound from its last.
        noun
    }

    /// The predicate without a subject of its own that begins at a place: "was closed", "destroyed".
    fn bare_predicate(&self, from: usize, clause: usize) -> Option<usize> {
        let mut at = from;
        while matches!(self.tag(at), Tag::Adv | Tag::Part) {
            at += 1;
        }
        let predicate = match self.tag(at) {
            Tag::Verb => at,
            Tag::Aux => self.head(at).filter(|head| *head > at).unwrap_or(at),
            _ => return None,
        };
        let own = self.child(predicate, &[Relation::Subject, Relation::PassiveSubject]);
        let bare = own.is_none_or(|subject| subject < from);
        (predicate != clause && bare && self.is_finite(predicate) && predicate < self.tokens.len())
            .then_some(predicate)
    }

    /// "the riot he wants": a clause with a subject and nothing else right after a noun describes it.
    pub(super) fn contact_clauses(&mut self) {
        const SUBJECTS: [&str; 6] = ["he", "she", "they", "we", "i", "you"];
        for clause in 2..self.tokens.len() {
            let free = matches!(self.relation(clause), Relation::AdverbialClause | Relation::Parataxis)
                && self.tag(clause) == Tag::Verb
                && self.is_finite(clause)
                && self.child(clause, &[Relation::Marker, Relation::Object, Relation::Complement]).is_none();
            let subject = self.child(clause, &[Relation::Subject]).filter(|_| free);
            let Some(noun) = subject.filter(|at| self.is(*at, &SUBJECTS)).and_then(|at| at.checked_sub(1))
            else {
                continue;
            };
            let thing = self.tag(noun) == Tag::Noun
                && matches!(self.relation(noun), Relation::Object | Relation::Oblique)
                && self.head(noun) == self.head(clause);
            if thing && clause > noun {
                self.hang(clause, noun, Relation::RelativeClause);
            }
        }
    }

    /// "The mill, founded in 1850, employs 300": it describes the mill, and says nothing of how it employs them.
    pub(super) fn beside_subjects(&mut self) {
        for clause in 2..self.tokens.len() {
            let participle = self.tag(clause) == Tag::Verb
                && self.word(clause - 1) == ","
                && !self.word(clause).ends_with("ing")
                && !self.has_subject(clause);
            let helped = [
                Relation::Auxiliary,
                Relation::PassiveAuxiliary,
                Relation::Copula,
                Relation::Marker,
                Relation::Coordinator,
            ];
            let noun = clause - 2;
            let subject = matches!(self.relation(noun), Relation::Subject | Relation::PassiveSubject);
            let main = self.head(noun).filter(|main| *main > clause);
            if !participle || !subject || main.is_none() || self.child(clause, &helped).is_some() {
                continue;
            }
            let above = self.head(clause);
            let beside = self.relation(clause) == Relation::AdverbialClause && above == main;
            let joined = self.relation(clause) == Relation::Conjunct && above == Some(noun);
            if beside || joined {
                self.hang(clause, noun, Relation::NounClause);
            }
            // "built in 1931 and closed since"
            for second in self.children(noun).into_iter().filter(|second| joined && *second > clause) {
                if self.relation(second) == Relation::Conjunct && self.tag(second) == Tag::Verb {
                    self.hang(second, clause, Relation::Conjunct);
                }
            }
        }
    }

    /// "The bridge, built in 1931, will be torn down": what the bridge does comes after the second comma.
    pub(super) fn reduced(&mut self) {
        for clause in 2..self.tokens.len() {
            let noun = clause - 2;
            let opens = self.tag(clause) == Tag::Verb
                && self.word(clause - 1) == ","
                && matches!(self.tag(noun), Tag::Noun | Tag::Propn)
                && self.head(noun) == Some(clause)
                && !self.word(clause).ends_with("ing");
            let helped =
                self.child(clause, &[Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula]);
            if !opens || helped.is_some() {
                continue;
            }
            let Some(close) = (clause + 1..self.tokens.len()).find(|at| self.word(*at) == ",") else {
                continue;
            };
            let Some(main) = self
                .bare_predicate(close + 1, clause)
                .filter(|main| self.tag(close + 1) == Tag::Aux || *main == close + 1)
            else {
                continue;
            };
            self.part(noun, clause, main, close);
            if let Some(token) = self.tokens.get_mut(clause) {
                token.relation = Relation::NounClause;
            }
        }
    }
}
