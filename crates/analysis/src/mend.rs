//! Trees that cannot be: what the parser sometimes does and the words on the surface forbid.
//!
//! Owns a few corrections of a parsed document, each for one construction whose words leave no doubt: marks are
//! punctuation; "that" before a whole clause makes a content of it and no description; a clause between commas that
//! begins with a relative pronoun belongs to the noun before it; what follows a fronted clause and its comma is the
//! main clause; a noun before a verb without a subject, after "and", is that subject. Knows tags, heads and relations, and
//! no lexicon but the pronouns and conjunctions it names. A correction never makes a ring: it only moves tokens to
//! heads that do not hang from them.

mod frames;
mod relatives;
mod strays;
mod verbs;

use crate::dependants::Dependants;
use crate::{Document, Relation, Tag, Token};
use std::ops::Range;

/// Longer sentences are left as they are.
const LONGEST: usize = 200;

/// Mends the trees of a document.
pub fn mend(document: &mut Document<'_>) {
    let text = document.text;
    let mut dependants = Dependants::default();
    for sentence in &document.sentences {
        let range = sentence.tokens.clone();
        if range.len() > LONGEST {
            continue;
        }
        let Some(tokens) = document.tokens.get_mut(range.clone()) else { continue };
        let mut mender = Mender { text, tokens, first: range.start, dependants: &mut dependants };
        mender.turn();
        mender.marks();
        mender.deeds();
        mender.owners();
        mender.reports();
        mender.infinitives();
        mender.due();
        mender.believers();
        mender.predicates();
        mender.strays();
        mender.contents();
        mender.second_contents();
        mender.second_subjects();
        mender.bare_contents();
        mender.plain_contents();
        mender.speakers();
        mender.adding();
        mender.second_sayings();
        mender.reduced();
        mender.beside_subjects();
        mender.contact_clauses();
        mender.relatives();
        mender.fronted();
        mender.coordinates();
        mender.tenses();
        mender.beside_relatives();
        mender.before_frames();
        mender.tense_beside_tense();
        mender.adverbs();
    }
}

/// What a token of a sentence that begins at `first` depends on; none at the root.
fn head(tokens: &[Token], first: usize, at: usize) -> Option<usize> {
    let head = tokens.get(at)?.head.checked_sub(first)?;
    (head != at && head < tokens.len()).then_some(head)
}

/// A sentence; places in it count from its first token.
struct Mender<'m, 't> {
    text: &'t str,
    tokens: &'m mut [Token],
    first: usize,
    dependants: &'m mut Dependants,
}

impl Mender<'_, '_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.text.get(token.span.range())).unwrap_or_default()
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|wanted| wanted.eq_ignore_ascii_case(word))
    }

    fn tag(&self, at: usize) -> Tag {
        self.tokens.get(at).map_or(Tag::X, |token| token.tag)
    }

    fn relation(&self, at: usize) -> Relation {
        self.tokens.get(at).map_or(Relation::Other, |token| token.relation)
    }

    /// What a token depends on; none at the root.
    fn head(&self, at: usize) -> Option<usize> {
        head(self.tokens, self.first, at)
    }

    /// Turns the heads round, at first and after each change: there are few.
    fn turn(&mut self) {
        let (tokens, first) = (&*self.tokens, self.first);
        self.dependants.fill(tokens.len(), |at| head(tokens, first, at));
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
        self.turn();
    }

    /// Gives a token another part of speech.
    fn name(&mut self, at: usize, tag: Tag) {
        if let Some(token) = self.tokens.get_mut(at) {
            token.tag = tag;
        }
    }

    /// Names what a token is to its head anew.
    fn relate(&mut self, at: usize, relation: Relation) {
        if let Some(token) = self.tokens.get_mut(at) {
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
        self.turn();
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
        self.dependants.of(head).iter().map(|at| *at as usize).collect()
    }

    fn child(&self, head: usize, relations: &[Relation]) -> Option<usize> {
        let mut children = self.dependants.of(head).iter().map(|at| *at as usize);
        children.find(|at| relations.contains(&self.relation(*at)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{parser, tagger};
    use proptest::prelude::*;

    /// A sentence, hung and mended: each word with its relation and head.
    fn mended(text: &'static str, arcs: &[(Tag, usize, Relation)]) -> Vec<String> {
        let mut document = Document::new(text);
        for (token, (tag, head, relation)) in document.tokens.iter_mut().zip(arcs) {
            *token = Token { tag: *tag, head: *head, relation: *relation, ..*token };
        }
        mend(&mut document);
        let shown = |at: usize| {
            let token = document.tokens[at];
            format!("{} {} {}", document.word(at), token.relation.name(), document.word(token.head))
        };
        (0..document.tokens.len()).map(shown).collect()
    }

    #[test]
    fn a_clause_after_that_describes_no_day() {
        use {Relation::*, Tag::*};
        let arcs = [
            (Pron, 1, Subject),
            (Verb, 1, Root),
            (Adp, 3, Case),
            (Propn, 1, Oblique),
            (Pron, 6, Marker),
            (Pron, 6, Subject),
            (Verb, 3, RelativeClause),
            (Punct, 1, Subject),
        ];
        let found = mended("She said on Monday that it sank.", &arcs);
        assert_eq!(found[6..], ["sank ccomp said", ". punct said"]);
    }

    #[test]
    fn what_stands_between_commas_belongs_to_the_noun() {
        use {Relation::*, Tag::*};
        let arcs = [
            (Det, 1, Determiner),
            (Noun, 1, Root),
            (Punct, 4, Punctuation),
            (Pron, 4, Subject),
            (Verb, 1, RelativeClause),
            (Noun, 4, Object),
            (Punct, 7, Punctuation),
            (Verb, 4, Conjunct),
            (Punct, 1, Punctuation),
        ];
        let found = mended("The firm, which makes boats, grew.", &arcs);
        assert_eq!(found[1], "firm nsubj grew");
        assert_eq!(found[4], "makes acl:relcl firm");
        assert_eq!(found[7], "grew root grew");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_tree_becomes_a_ring(words in prop::collection::vec(prop::sample::select(vec![
            "the", "ship", ",", "which", "sank", "was", "old", "said", "that", "on", "Monday", "and", "others", "have",
            "left", "Should", "it", "rain", "they", "will", "wait", ".", "if", "would", "but", "is", "ready", "Now",
        ]), 1..60)) {
            let text = words.join(" ");
            let mut document = Document::new(&text);
            tagger::tag(&mut document);
            parser::parse(&mut document);
            mend(&mut document);
            for sentence in &document.sentences {
                for token in sentence.tokens.clone() {
                    let mut at = token;
                    for _ in 0..=sentence.tokens.len() {
                        prop_assert!(sentence.tokens.contains(&at));
                        at = document.tokens[at].head;
                    }
                    prop_assert_eq!(document.tokens[at].head, at, "{} in {}", token, text);
                }
            }
        }
    }
}
