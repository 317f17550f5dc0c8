//! Trees that cannot be: what the parser sometimes does and the words on the surface forbid.
//!
//! Owns a few corrections of a parsed document, each for one construction whose words leave no doubt: marks are
//! punctuation; "that" before a whole clause makes a content of it and no description; a clause between commas that
//! begins with a relative pronoun belongs to the noun before it; what follows a fronted clause and its comma is the
//! main clause; a noun before a verb without a subject, after "and", is that subject. Knows tags, heads and relations, and
//! no lexicon but the pronouns and conjunctions it names. A correction never makes a ring: it only moves tokens to
//! heads that do not hang from them.

use crate::{Document, Relation, Tag, Token};
use std::ops::Range;

/// Longer sentences are left as they are.
const LONGEST: usize = 200;

/// Mends the trees of a document.
pub fn mend(document: &mut Document<'_>) {
    let text = document.text;
    for sentence in &document.sentences {
        let range = sentence.tokens.clone();
        if range.len() > LONGEST {
            continue;
        }
        let Some(tokens) = document.tokens.get_mut(range.clone()) else { continue };
        let mut mender = Mender { text, tokens, first: range.start };
        mender.marks();
        mender.contents();
        mender.relatives();
        mender.fronted();
        mender.coordinates();
        mender.tenses();
        mender.adverbs();
    }
}

/// A sentence; places in it count from its first token.
struct Mender<'m, 't> {
    text: &'t str,
    tokens: &'m mut [Token],
    first: usize,
}

impl Mender<'_, '_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.text.get(token.span.range())).unwrap_or_default()
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| word.eq_ignore_ascii_case(self.word(at)))
    }

    fn tag(&self, at: usize) -> Tag {
        self.tokens.get(at).map_or(Tag::X, |token| token.tag)
    }

    fn relation(&self, at: usize) -> Relation {
        self.tokens.get(at).map_or(Relation::Other, |token| token.relation)
    }

    /// What a token depends on; none at the root.
    fn head(&self, at: usize) -> Option<usize> {
        let head = self.tokens.get(at)?.head.checked_sub(self.first)?;
        (head != at && head < self.tokens.len()).then_some(head)
    }

    /// Hangs a token on another, unless that would make a ring.
    fn hang(&mut self, at: usize, head: usize, relation: Relation) {
        if at == head || self.is_under(head, at) {
            return;
        }
        let first = self.first;
        if let Some(token) = self.tokens.get_mut(at) {
            token.head = first + head;
            token.relation = relation;
        }
    }

    /// Puts a token into the place of another, which then hangs on it.
    fn replace(&mut self, old: usize, new: usize, relation: Relation) {
        let Some(place) = self.tokens.get(old).copied() else { return };
        let first = self.first;
        let is_root = place.head == first + old;
        if let Some(token) = self.tokens.get_mut(new) {
            token.head = if is_root { first + new } else { place.head };
            token.relation = place.relation;
        }
        self.hang(old, new, relation);
    }

    /// Whether a token hangs, near or far, from another.
    fn is_under(&self, at: usize, above: usize) -> bool {
        let mut up = at;
        for _ in 0..self.tokens.len() {
            if up == above {
                return true;
            }
            let Some(head) = self.head(up) else { return false };
            up = head;
        }
        true
    }

    fn children(&self, head: usize) -> Vec<usize> {
        (0..self.tokens.len()).filter(|at| self.head(*at) == Some(head)).collect()
    }

    fn child(&self, head: usize, relations: &[Relation]) -> Option<usize> {
        (0..self.tokens.len())
            .find(|at| self.head(*at) == Some(head) && relations.contains(&self.relation(*at)))
    }

    fn has_subject(&self, at: usize) -> bool {
        const SUBJECTS: [Relation; 4] =
            [Relation::Subject, Relation::PassiveSubject, Relation::ClauseSubject, Relation::Expletive];
        self.child(at, &SUBJECTS).is_some()
    }

    fn is_clausal(&self, at: usize) -> bool {
        self.tag(at) == Tag::Verb || self.child(at, &[Relation::Copula]).is_some()
    }

    /// Whether a predicate has tense: an auxiliary with tense, or none and no ending of a participle.
    fn is_finite(&self, at: usize) -> bool {
        const AUXILIARIES: [Relation; 3] =
            [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula];
        match self.child(at, &AUXILIARIES) {
            Some(auxiliary) => {
                !self.is(auxiliary, &["be", "being", "been", "having"])
                    && !self.children(at).iter().any(|child| *child < auxiliary && self.is(*child, &["to"]))
            }
            None => {
                self.tag(at) == Tag::Verb
                    && !self.word(at).ends_with("ing")
                    && !self
                        .children(at)
                        .iter()
                        .any(|child| *child < at && self.is(*child, &["to"]) && self.tag(*child) == Tag::Part)
            }
        }
    }

    /// The root, if there is one.
    fn root(&self) -> Option<usize> {
        (0..self.tokens.len()).find(|at| self.head(*at).is_none())
    }

    /// The relation of a subject to a predicate, by its voice.
    fn subject_of(&self, predicate: usize) -> Relation {
        if self.child(predicate, &[Relation::PassiveAuxiliary]).is_some() {
            Relation::PassiveSubject
        } else {
            Relation::Subject
        }
    }

    /// Marks are punctuation, and conjunctions no subjects.
    fn marks(&mut self) {
        for at in 0..self.tokens.len() {
            let tag = self.tag(at);
            let wrong = matches!(
                self.relation(at),
                Relation::Subject
                    | Relation::PassiveSubject
                    | Relation::Object
                    | Relation::Oblique
                    | Relation::Other
            );
            let root = self.head(at).is_none();
            if let Some(token) = self.tokens.get_mut(at).filter(|_| !root) {
                match tag {
                    Tag::Punct => token.relation = Relation::Punctuation,
                    Tag::Cconj if wrong => token.relation = Relation::Coordinator,
                    _ => {}
                }
            }
        }
    }

    /// "said on Monday that the ship sank": a clause with a subject of its own after "that" describes no Monday.
    fn contents(&mut self) {
        for that in 0..self.tokens.len() {
            if !self.is(that, &["that"]) || self.relation(that) != Relation::Marker {
                continue;
            }
            let Some(clause) =
                self.head(that).filter(|clause| self.relation(*clause) == Relation::RelativeClause)
            else {
                continue;
            };
            let Some(noun) = self.head(clause) else { continue };
            let taken = matches!(
                self.relation(noun),
                Relation::Oblique | Relation::UnmarkedOblique | Relation::IndirectObject | Relation::Object
            );
            let Some(verb) = self.head(noun).filter(|_| taken) else { continue };
            // "told reporters that", "said on Monday that"; not "made the claim that".
            let person = self.relation(noun) != Relation::Object
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

    /// "The ship, which sank, was old": what stands between the commas belongs to the noun before them.
    fn relatives(&mut self) {
        for pronoun in 2..self.tokens.len() {
            let opens =
                self.is(pronoun, &["which", "who", "whose", "where"]) && self.word(pronoun - 1) == ",";
            if !opens || !matches!(self.tag(pronoun - 2), Tag::Noun | Tag::Propn) {
                continue;
            }
            let Some(clause) = self.clause_of(pronoun) else { continue };
            let noun = self.phrase_head(pronoun - 2, clause);
            let close = (clause + 1..self.tokens.len()).find(|at| self.word(*at) == ",");
            let main = close.and_then(|close| self.bare_predicate(close + 1, clause));
            let leads =
                !(0..noun).any(|at| self.is_clausal(at) && self.is_finite(at) && !self.is_under(at, noun));
            match main.filter(|_| leads) {
                Some(main) if self.head(noun) != Some(main) || self.head(clause) != Some(noun) => {
                    let close = close.unwrap_or(main);
                    self.part(noun, clause, main, close);
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

    /// "Now, as the wind rises, they will wait": after a fronted clause and its comma comes the main one.
    fn fronted(&mut self) {
        let Some(opening) = self.opening() else { return };
        let Some(root) = self.root() else { return };
        let inverted = self.tag(opening) == Tag::Aux;
        let Some(fronted) = self.predicate_after(opening) else { return };
        let main = (fronted + 1..self.tokens.len()).find_map(|comma| {
            if self.word(comma) != "," {
                return None;
            }
            let after = comma + 1 + usize::from(self.is(comma + 1, &["then"]));
            let subject = (after..self.tokens.len().min(after + 12)).find(|at| {
                matches!(
                    self.relation(*at),
                    Relation::Subject | Relation::PassiveSubject | Relation::Expletive
                )
            })?;
            let predicate = self.head(subject).filter(|predicate| *predicate > subject)?;
            let near = !(after..subject).any(|at| matches!(self.tag(at), Tag::Verb | Tag::Aux | Tag::Sconj));
            let marked = self.child(predicate, &[Relation::Marker]).is_some_and(|mark| mark > comma);
            (near && !marked && self.is_finite(predicate) && self.tag(comma + 1) != Tag::Cconj)
                .then_some(predicate)
        });
        let Some(main) = main.filter(|main| *main != root) else {
            return;
        };
        // Only where the root lies in what is fronted; a root after it has been found well.
        if root > main && !inverted || root >= main {
            return;
        }
        self.replace(root, main, Relation::AdverbialClause);
        if root != fronted {
            let word = self.tag(root);
            if word == Tag::Adv {
                let relation = Relation::Adverb;
                self.hang(root, main, relation);
            }
            self.hang(fronted, main, Relation::AdverbialClause);
        }
        for at in self.children(fronted) {
            if at > main {
                self.hang(at, main, self.relation(at));
            }
        }
    }

    /// Where a fronted clause begins: at the first word, or after one adverb and a comma.
    fn opening(&self) -> Option<usize> {
        const OPENINGS: [&str; 15] = [
            "if", "when", "as", "because", "although", "though", "while", "since", "once", "unless", "after",
            "before", "whereas", "should", "until",
        ];
        let start = (0..self.tokens.len()).find(|at| self.tag(*at) != Tag::Punct)?;
        let after_adverb = (self.tag(start) == Tag::Adv && self.word(start + 1) == ",").then_some(start + 2);
        let begins = |at: usize| {
            self.is(at, &OPENINGS) && matches!(self.tag(at), Tag::Sconj | Tag::Adv | Tag::Adp | Tag::Aux)
        };
        // "Should they …?" asks, with a mark at its end.
        let asks = self.word(self.tokens.len().saturating_sub(1)) == "?";
        Some(start).filter(|start| begins(*start)).or(after_adverb.filter(|at| begins(*at))).filter(|_| !asks)
    }

    /// The predicate of a fronted clause: the first with tense and a subject.
    fn predicate_after(&self, opening: usize) -> Option<usize> {
        let end = (opening..self.tokens.len()).find(|at| self.word(*at) == ",").unwrap_or(self.tokens.len());
        let range: Range<usize> = opening + 1..end;
        range.into_iter().find(|at| self.is_clausal(*at) && self.has_subject(*at) && self.is_finite(*at))
    }

    /// "resigned in protest and others have joined them": others have joined, they did not resign in them.
    fn coordinates(&mut self) {
        for and in 1..self.tokens.len() {
            if self.tag(and) != Tag::Cconj || !self.is(and, &["and", "but", "or", "yet"]) {
                continue;
            }
            // The noun after the conjunction, taken for a second noun.
            let Some(noun) = (and + 1..self.tokens.len().min(and + 8)).find(|at| {
                self.relation(*at) == Relation::Conjunct
                    && self.head(*at).is_some_and(|head| head < and && !self.is_clausal(head))
                    && matches!(self.tag(*at), Tag::Noun | Tag::Propn | Tag::Pron)
            }) else {
                continue;
            };
            let Some(predicate) = self.tense_after(noun) else { continue };
            if self.has_subject(predicate) || predicate <= noun {
                continue;
            }
            let Some(first) = self.head(noun) else { continue };
            let Some(clause) = self.finite_above(first, and).filter(|clause| *clause != predicate) else {
                continue;
            };
            if self.is_under(clause, predicate) {
                continue;
            }
            let subject = self.subject_of(predicate);
            self.hang(predicate, clause, Relation::Conjunct);
            self.hang(noun, predicate, subject);
            self.hang(and, predicate, Relation::Coordinator);
        }
    }

    /// The predicate whose auxiliary with tense stands right after a noun.
    fn tense_after(&self, noun: usize) -> Option<usize> {
        let mut at = noun + 1;
        while self.tag(at) == Tag::Adv {
            at += 1;
        }
        if self.tag(at) != Tag::Aux {
            return None;
        }
        let predicate = self.head(at).filter(|head| *head > at)?;
        self.is_finite(predicate).then_some(predicate)
    }

    /// The nearest predicate with tense and a subject above a token, before a place.
    fn finite_above(&self, at: usize, before: usize) -> Option<usize> {
        let mut up = at;
        for _ in 0..8 {
            up = self.head(up)?;
            if up < before && self.is_clausal(up) && self.is_finite(up) && self.has_subject(up) {
                return Some(up);
            }
        }
        None
    }

    /// "the troubles it would bring but is ready": "is" stands beside a verb with tense, not beside "would bring".
    fn tenses(&mut self) {
        const MODALS: [&str; 10] =
            ["would", "will", "may", "might", "can", "could", "should", "must", "shall", "to"];
        const TENSED: [&str; 10] = ["is", "are", "was", "were", "has", "have", "had", "does", "did", "do"];
        for predicate in 1..self.tokens.len() {
            if self.relation(predicate) != Relation::Conjunct || self.has_subject(predicate) {
                continue;
            }
            let Some(beside) = self.head(predicate) else { continue };
            let modal = self.children(beside).iter().any(|child| *child < beside && self.is(*child, &MODALS));
            let first =
                self.child(predicate, &[Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula]);
            let tensed = first.is_some_and(|first| self.is(first, &TENSED) && first > beside);
            if !modal || !tensed {
                continue;
            }
            if let Some(clause) = self.finite_above(beside, predicate) {
                self.hang(predicate, clause, Relation::Conjunct);
            }
        }
    }

    /// "Regardless of the rain, they will play": an adverb at the head of a sentence is no root where there is a clause.
    fn adverbs(&mut self) {
        let Some(root) = self.root().filter(|root| self.tag(*root) == Tag::Adv && !self.is_clausal(*root))
        else {
            return;
        };
        let main = (root + 1..self.tokens.len()).find(|at| {
            let marked = self.child(*at, &[Relation::Marker]).is_some();
            self.is_clausal(*at) && self.has_subject(*at) && self.is_finite(*at) && !marked
        });
        if let Some(main) = main {
            self.replace(root, main, Relation::Adverb);
        }
    }
}
