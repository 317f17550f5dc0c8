//! Where a text may hand a content to a source: every construction that can, read from the tree and the quotations.
//!
//! Owns the constructions and how cue, source and content lie in each. Proposes freely; what is an attribution
//! and what only looks like one is decided elsewhere. One candidate is one cue, one source, one content.

use super::lexicon::{self, Cue, Part};
use super::quotes::Quotes;
use super::source;
use super::tree::Tree;
use crate::{Relation, Tag};
use std::ops::Range;

/// How far a cue may stand from its quotation, in tokens.
const GAP: usize = 30;

/// How long a credit or a signature may be, in tokens.
const CREDIT: usize = 16;

/// How a cue takes its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Construction {
    /// "X said that …", and "… , said X" where the content depends on the verb.
    Clause,
    /// "… , said X" where the verb hangs beside the content.
    Beside,
    /// "X said: …" where the content hangs beside the verb.
    Following,
    /// "as X said, …"
    AsClause,
    /// "X remembered going", "saw them go".
    OpenClause,
    /// "I wonder if", where the clause was read as an adverbial.
    Adverbial,
    /// "explained what it is", where the question word was read as the object.
    Question,
    /// "the claim that …"
    NounClause,
    /// "her claim is that …"
    NounIs,
    /// "According to X, …"
    AccordingTo,
    /// A quotation next to a cue that takes no clause.
    Quotation,
    /// "It is clear that …"
    Extraposed,
    /// "Image: X." after what the picture shows.
    Credit,
    /// A quotation, a dash, a name.
    Signed,
}

/// A possible attribution, in tokens.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// How it is built.
    pub construction: Construction,
    /// The token that stands for the cue.
    pub anchor: usize,
    /// What the lexicon knows of it.
    pub lexical: Option<Cue>,
    /// All tokens of the cue.
    pub cue: Vec<usize>,
    /// The head of the source, where there is one.
    pub holder: Option<usize>,
    /// The tokens of the source.
    pub source: Vec<usize>,
    /// The head of the content.
    pub head: usize,
    /// The tokens of the content.
    pub content: Vec<usize>,
}

/// Everything one looks at to propose.
pub struct Proposer<'a, 'd, 't> {
    /// The document's trees.
    pub tree: &'a Tree<'d, 't>,
    /// Its quotations.
    pub quotes: &'a Quotes,
    found: Vec<Candidate>,
}

impl<'a, 'd, 't> Proposer<'a, 'd, 't> {
    /// All candidates of a document, in the order of their cues.
    pub fn all(tree: &'a Tree<'d, 't>, quotes: &'a Quotes) -> Vec<Candidate> {
        let mut proposer = Self { tree, quotes, found: Vec::new() };
        for token in 0..tree.document.tokens.len() {
            match tree.tag(token) {
                Tag::Verb | Tag::Aux | Tag::Adj => proposer.predicate(token),
                Tag::Noun | Tag::Propn => proposer.noun(token),
                _ => {}
            }
            if tree.is(token, &["according"]) && tree.is(token + 1, &["to"]) {
                proposer.according(token);
            }
        }
        for block in &tree.document.blocks {
            let tokens = tree.document.sentences.get(block.sentences.clone()).unwrap_or_default();
            if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
                proposer.credit(first.tokens.start..last.tokens.end);
                proposer.signature(first.tokens.start..last.tokens.end);
            }
        }
        proposer.found.sort_by_key(|candidate| candidate.anchor);
        proposer.found
    }

    /// At the end of a paragraph "Image: X.", after what the picture shows.
    fn credit(&mut self, block: Range<usize>) {
        let tree = self.tree;
        let words = [
            "image",
            "photo",
            "photograph",
            "picture",
            "video",
            "audio",
            "illustration",
            "graphic",
            "credit",
            "source",
        ];
        let tail = block.end.saturating_sub(CREDIT).max(block.start + 1)..block.end.saturating_sub(2);
        let Some(word) = tail.rev().find(|token| tree.is(*token, &words) && tree.is(token + 1, &[":", ";"]))
        else {
            return;
        };
        let source: Vec<usize> =
            (word + 2..block.end).take_while(|token| !tree.is(*token, &[",", ";", ")"])).collect();
        self.unspoken(Construction::Credit, word, source, block.start..word);
    }

    /// At the end of a paragraph, or on one of its own, a dash and a name: whose words stand before it.
    fn signature(&mut self, block: Range<usize>) {
        let tree = self.tree;
        let tail = block.end.saturating_sub(CREDIT).max(block.start)..block.end.saturating_sub(1);
        let Some(dash) = tail.rev().find(|token| tree.is(*token, &["-", "--", "—", "–", "―"])) else {
            return;
        };
        let ends = |token: usize| tree.is(token, &[".", "!", "?", "\"", "”", "''", "…", "’", "'"]);
        let words = dash + 1..block.end;
        let name = matches!(tree.tag(dash + 1), Tag::Propn)
            && !words.clone().any(|token| matches!(tree.tag(token), Tag::Verb | Tag::Aux));
        if dash > block.start && name && ends(dash - 1) {
            let source = words.take_while(|token| !tree.is(*token, &[",", "(", "."])).collect();
            self.unspoken(Construction::Signed, dash, source, block.start..dash);
        }
    }

    fn unspoken(
        &mut self,
        construction: Construction,
        anchor: usize,
        mut source: Vec<usize>,
        content: Range<usize>,
    ) {
        source.truncate(CREDIT);
        let from = content.end.saturating_sub(200).max(content.start);
        let Some(&holder) = source.first() else { return };
        let content: Vec<usize> = (from..content.end).collect();
        let Some(&head) = content.first() else { return };
        self.found.push(Candidate {
            construction,
            anchor,
            lexical: None,
            cue: Vec::new(),
            holder: Some(holder),
            source,
            head,
            content,
        });
    }

    /// A verb or an adjective, with the clause it governs or stands beside.
    fn predicate(&mut self, cue: usize) {
        use Relation::*;
        let tree = self.tree;
        let part = if tree.tag(cue) == Tag::Adj { Part::Adjective } else { Part::Verb };
        let lexical =
            lexicon::find(part, tree.word(cue)).or_else(|| lexicon::find(Part::Adjective, tree.word(cue)));
        let mut proposed = false;
        for child in tree.children(cue) {
            let construction = match tree.relation(child) {
                Complement => Construction::Clause,
                ClauseSubject if child > cue => Construction::Extraposed,
                OpenComplement if lexical.is_some() && part == Part::Verb => Construction::OpenClause,
                AdverbialClause if lexical.is_some() && child > cue && self.asks(child) => {
                    Construction::Adverbial
                }
                Parataxis if lexical.is_some() && child > cue => Construction::Following,
                Object | Oblique if lexical.is_some() && child > cue && self.asked(child) => {
                    Construction::Question
                }
                _ => continue,
            };
            if construction == Construction::Following && self.can_speak(child) && self.subject_between(child)
            {
                continue;
            }
            proposed |= !matches!(construction, Construction::OpenClause | Construction::Extraposed);
            let content = tree.fruit(child, |token| token == cue);
            self.push(construction, cue, lexical, child, content);
        }
        if let (Some(head), Some(_)) = (tree.head(cue), lexical) {
            let beside = match tree.relation(cue) {
                Parataxis => Some(Construction::Beside),
                AdverbialClause if self.marked(cue, &["as"]) => Some(Construction::AsClause),
                _ => None,
            };
            if let Some(construction) = beside
                && !proposed
            {
                proposed = true;
                let content = tree.fruit(head, |token| token == cue);
                self.push(construction, cue, lexical, head, content);
            }
        }
        if !proposed && lexical.is_some() && part == Part::Verb {
            self.beside_quotation(cue, lexical);
        }
    }

    /// A noun that names an act of saying, with its clause.
    fn noun(&mut self, cue: usize) {
        use Relation::*;
        let tree = self.tree;
        let Some(lexical) = lexicon::find(Part::Noun, tree.word(cue)) else { return };
        for child in tree.children(cue) {
            let fits = match tree.relation(child) {
                Complement => true,
                NounClause => {
                    self.marked(child, &["that", "if", "whether"]) || lexical.can(lexicon::Act::Wish)
                }
                _ => false,
            };
            if fits && child > cue {
                let content = tree.fruit(child, |token| token == cue);
                self.push(Construction::NounClause, cue, Some(lexical), child, content);
            }
        }
        if let Some(head) = tree.head(cue)
            && tree.relation(cue) == Subject
            && cue < head
        {
            let copula = tree
                .children(head)
                .rfind(|token| tree.relation(*token) == Copula && (cue..head).contains(token));
            let that = tree
                .children(head)
                .find(|token| tree.relation(*token) == Marker && tree.is(*token, &["that"]));
            if let (Some(_), Some(that)) = (copula, that)
                && that > cue
            {
                let content: Vec<usize> = tree
                    .fruit(head, |token| token == cue)
                    .into_iter()
                    .filter(|token| *token >= that)
                    .collect();
                self.push(Construction::NounIs, cue, Some(lexical), head, content);
            }
        }
    }

    /// "According to X": the rest of the clause is the content.
    fn according(&mut self, token: usize) {
        let tree = self.tree;
        let Some(source) = tree.head(token).filter(|head| *head > token) else { return };
        let Some(mut head) = tree.head(source) else { return };
        // Where the phrase hangs on a noun, the clause around it is what is said.
        for _ in 0..6 {
            if matches!(tree.tag(head), Tag::Verb | Tag::Aux | Tag::Adj)
                || tree.relation(head) == Relation::Root
            {
                break;
            }
            let Some(next) = tree.head(head) else { break };
            head = next;
        }
        let content = tree.fruit(head, |child| child == source);
        let candidate = Candidate {
            construction: Construction::AccordingTo,
            anchor: token,
            lexical: None,
            cue: vec![token, token + 1],
            holder: Some(source),
            source: source::phrase(tree, source),
            head,
            content,
        };
        self.found.push(candidate);
    }

    /// A cue that can speak, without a clause, and a quotation that begins after it or ends before it.
    fn beside_quotation(&mut self, cue: usize, lexical: Option<Cue>) {
        let tree = self.tree;
        if !self.can_speak(cue) {
            return;
        }
        let holder = source::of(tree, cue).unwrap_or(cue);
        let after = (cue.max(holder) + 1..tree.document.tokens.len()).take(GAP);
        let before = (0..cue.min(holder)).rev().take(GAP);
        let next = self.first_quotation(after, cue, |quote, token| quote.start == token);
        let last = self.first_quotation(before, cue, |quote, token| quote.end == token + 1);
        let quote = if holder > cue { last.or(next) } else { next.or(last) };
        let Some(tokens) = quote.and_then(|quote| self.quotes.get(quote)).map(|quote| quote.tokens.clone())
        else {
            return;
        };
        let content: Vec<usize> = tokens.collect();
        let Some(head) = content.get(1).or(content.first()).copied() else { return };
        self.push(Construction::Quotation, cue, lexical, head, content);
    }

    /// The first quotation met on a way from a cue on which no other clause begins and no sentence ends but in a colon.
    fn first_quotation(
        &self,
        way: impl Iterator<Item = usize>,
        cue: usize,
        edge: impl Fn(&Range<usize>, usize) -> bool,
    ) -> Option<usize> {
        let tree = self.tree;
        for token in way {
            if let Some(index) = self.quotes.apart(token, cue) {
                return self.quotes.get(index).filter(|quote| edge(&quote.tokens, token)).map(|_| index);
            }
            if matches!(tree.tag(token), Tag::Verb) && tree.relation(token) != Relation::Adjective
                || tree.is(token, &[".", "?", "!"])
            {
                return None;
            }
        }
        None
    }

    fn push(
        &mut self,
        construction: Construction,
        cue: usize,
        lexical: Option<Cue>,
        head: usize,
        content: Vec<usize>,
    ) {
        let holder = source::of(self.tree, cue);
        let source = holder.map(|holder| source::phrase(self.tree, holder)).unwrap_or_default();
        let cues = vec![cue];
        self.found.push(Candidate {
            construction,
            anchor: cue,
            lexical,
            cue: cues,
            holder,
            source,
            head,
            content,
        });
    }

    /// Whether a clause is introduced by one of these.
    fn marked(&self, clause: usize, words: &[&str]) -> bool {
        let tree = self.tree;
        tree.children(clause).any(|token| {
            token < clause
                && matches!(tree.relation(token), Relation::Marker | Relation::Adverb)
                && tree.is(token, words)
        })
    }

    /// Whether a clause begins as an indirect question does.
    fn asks(&self, clause: usize) -> bool {
        let words = ["if", "whether", "how", "what", "why", "when", "where", "who", "which"];
        self.tree.children(clause).any(|token| token < clause && self.tree.is(token, &words))
    }

    /// Whether a question word has a clause of its own ("what happened").
    fn asked(&self, word: usize) -> bool {
        self.tree.is(word, &["what", "who", "which", "how", "why", "when", "where", "whatever"])
            && self.tree.child(word, &[Relation::RelativeClause, Relation::NounClause]).is_some()
    }

    fn can_speak(&self, token: usize) -> bool {
        lexicon::find(Part::Verb, self.tree.word(token)).is_some_and(|cue| cue.can(lexicon::Act::Speech))
    }

    fn subject_between(&self, verb: usize) -> bool {
        self.tree.child(verb, &[Relation::Subject]).is_some()
    }
}
