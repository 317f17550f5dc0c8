//! Trees that cannot be: what the parser sometimes does and the words on the surface forbid.
//!
//! Owns the sentence to be mended ([`Mender`]) and the order of the corrections. Each is for one construction whose words
//! leave no doubt and has a function of its own, in the module of its kind. They know tags, heads and relations, and no
//! lexicon but the words they name. A correction never makes a ring: it only moves tokens to heads that do not hang from
//! them.

mod beside;
mod contents;
mod coordination;
mod frames;
mod mains;
mod nouns;
mod relatives;
mod strays;
mod times;
mod verbs;

use crate::dependants::Dependants;
use crate::lexicon::is_one_of;
use crate::{Document, Relation, Tag, Token};

/// What helps a verb, and gives it tense.
const HELPERS: [Relation; 3] = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula];

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
        mender.bare_helpers();
        mender.fronted_times();
        mender.told_of_no_day();
        mender.torn_names();
        mender.parts_of_verbs();
        mender.deeds();
        mender.owners();
        mender.reports();
        mender.inserted_verbs();
        mender.infinitives();
        mender.yet();
        mender.due();
        mender.believers();
        mender.predicates();
        mender.nor_is();
        mender.lone_subjects();
        mender.reduced_speakers();
        mender.first_of_two();
        mender.lost_sayings();
        mender.denied_deeds();
        mender.inside_commas();
        mender.joining_that();
        mender.told_that();
        mender.told_bare();
        mender.hidden_verbs();
        mender.clause_subjects();
        mender.before_clauses();
        mender.articles();
        mender.headless();
        mender.titles();
        mender.described();
        mender.compounds();
        mender.objects_of_nouns();
        mender.made_into();
        mender.agents();
        mender.states_beside();
        mender.after_adjectives();
        mender.becomings();
        mender.lost_subjects();
        mender.said_beside_nouns();
        mender.said_inside();
        mender.verbs_beside_nouns();
        mender.second_deeds();
        mender.said_to();
        mender.contents();
        mender.second_contents();
        mender.second_subjects();
        mender.bare_contents();
        mender.plain_contents();
        mender.speakers();
        mender.adding();
        mender.more_contents();
        mender.second_sayings();
        mender.reduced();
        mender.beside_subjects();
        mender.contact_clauses();
        mender.relatives();
        mender.after_frames();
        mender.after_inserts();
        mender.fronted();
        mender.coordinates();
        mender.tenses();
        mender.past_infinitives();
        mender.beside_relatives();
        mender.before_frames();
        mender.said_when();
        mender.parted();
        mender.subjects_after_and();
        mender.tense_beside_infinitive();
        mender.deeds_beside_deeds();
        mender.beside_each_other();
        mender.tense_beside_tense();
        mender.adverbs();
        mender.inverted();
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

// What is asked in hundreds of places is no part of each: kept apart, the module is 12 kB smaller and as quick.
impl Mender<'_, '_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.text.get(token.span.range())).unwrap_or_default()
    }

    // Asked in hundreds of places: quick in the programs, small in the page.
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn is(&self, at: usize, words: &[&str]) -> bool {
        is_one_of(self.word(at), words)
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
    #[inline(never)]
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
    #[inline(never)]
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
    #[inline(never)]
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

    /// What hangs on a token, in the order of the text.
    fn under(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        self.dependants.of(head).iter().map(|at| *at as usize)
    }

    /// The same, to hang them elsewhere.
    #[inline(never)]
    fn children(&self, head: usize) -> Vec<usize> {
        self.under(head).collect()
    }

    #[inline(never)]
    fn child(&self, head: usize, relations: &[Relation]) -> Option<usize> {
        self.under(head).find(|at| relations.contains(&self.relation(*at)))
    }

    #[inline(never)]
    fn has_subject(&self, at: usize) -> bool {
        const SUBJECTS: [Relation; 4] =
            [Relation::Subject, Relation::PassiveSubject, Relation::ClauseSubject, Relation::Expletive];
        self.child(at, &SUBJECTS).is_some()
    }

    #[inline(never)]
    fn is_clausal(&self, at: usize) -> bool {
        self.tag(at) == Tag::Verb || self.child(at, &[Relation::Copula]).is_some()
    }

    /// Whether a predicate has tense: an auxiliary with tense, or none and no ending of a participle.
    #[inline(never)]
    fn is_finite(&self, at: usize) -> bool {
        match self.child(at, &HELPERS) {
            Some(auxiliary) => {
                !self.is(auxiliary, &["be", "being", "been", "having"])
                    && !self.under(at).any(|child| child < auxiliary && self.is(child, &["to"]))
            }
            None => {
                self.tag(at) == Tag::Verb
                    && !self.word(at).ends_with("ing")
                    && !self
                        .under(at)
                        .any(|child| child < at && self.is(child, &["to"]) && self.tag(child) == Tag::Part)
            }
        }
    }

    /// The root, if there is one.
    fn root(&self) -> Option<usize> {
        (0..self.tokens.len()).find(|at| self.head(*at).is_none())
    }

    /// The relation of a subject to a predicate, by its voice.
    #[inline(never)]
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
            ";", ":", "I", "suspect", "denied", "having", "concede", "killing", "people", "adding", "Ada", "Byrne",
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
