//! Where a text may hand a content to a source: every construction that can, read from the tree and the quotations.
//!
//! Owns the constructions and how cue, source and content lie in each. Proposes freely; what is an attribution
//! and what only looks like one is decided elsewhere. One candidate is one cue, one source, one content.

use super::lexicon::{self, Act, Cue, Part};
use super::quotes::Quotes;
use super::tree::Tree;
use super::{clauses, source, surface};
use crate::{Relation, Tag, order};
use std::ops::Range;

/// How long a credit or a signature may be, in tokens.
const CREDIT: usize = 16;

/// What begins a clause of time or reason.
const TIMES: [&str; 8] = ["since", "because", "after", "before", "until", "while", "when", "as"];

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
    /// A quotation next to a cue.
    Quotation,
    /// ", X said," inside or after what is said.
    Inserted,
    /// "It is clear that …"
    Extraposed,
    /// A clause that the words show and the tree does not.
    Words,
    /// "Image: X." after what the picture shows.
    Credit,
    /// A quotation, a dash, a name.
    Signed,
    /// A name, a colon, and a turn in a conversation.
    Turn,
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
    found: Vec<Candidate>,
}

impl<'a, 'd, 't> Proposer<'a, 'd, 't> {
    /// All candidates of a document, in the order of their cues.
    pub fn all(tree: &'a Tree<'d, 't>, quotes: &'a Quotes) -> Vec<Candidate> {
        let mut proposer = Self { tree, found: Vec::new() };
        for token in 0..tree.document.tokens.len() {
            match tree.tag(token) {
                Tag::Verb | Tag::Aux | Tag::Adj => proposer.predicate(token),
                Tag::Noun | Tag::Propn => proposer.noun(token),
                _ => {}
            }
        }
        let mut shown = Vec::new();
        for sentence in &tree.document.sentences {
            surface::propose(tree, quotes, &sentence.tokens, &mut shown);
        }
        // The tree's clauses stand in the order of their cues.
        let by_tree = &proposer.found;
        shown.retain(|candidate: &Candidate| {
            let from = by_tree.partition_point(|other| other.anchor < candidate.anchor);
            let same = by_tree.iter().skip(from).take_while(|other| other.anchor == candidate.anchor);
            let clause = |other: &Candidate| {
                !matches!(other.construction, Construction::OpenClause | Construction::Adverbial)
            };
            candidate.construction != Construction::Words || !same.into_iter().any(clause)
        });
        proposer.found.append(&mut shown);
        for block in &tree.document.blocks {
            let tokens = tree.document.sentences.get(block.sentences.clone()).unwrap_or_default();
            if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
                proposer.credit(first.tokens.start..last.tokens.end);
                proposer.signature(first.tokens.start..last.tokens.end);
            }
        }
        order::by(&mut proposer.found, |candidate| (candidate.anchor, 0));
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
        while source.pop_if(|token| self.tree.tag(*token) == Tag::Punct).is_some() {}
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
        // "It is clear that": nobody says so.
        if part == Part::Adjective && lexical.is_some_and(|cue| cue.act == Act::Report) {
            return;
        }
        let mut proposed = false;
        for child in tree.children(cue) {
            let construction = match tree.relation(child) {
                // "has struggled since rivals moved": a time and no content.
                Complement if lexical.is_some() || !self.tells_time(child, cue) => Construction::Clause,
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
            let mut content = tree.fruit(child, |token| token == cue);
            if construction == Construction::OpenClause && lexical.is_some_and(|cue| cue.can(Act::Perception))
            {
                // "saw them go": who goes is part of what is seen.
                let seen =
                    tree.child(cue, &[Relation::Object]).filter(|object| (cue..child).contains(object));
                let seen = seen.map(|object| tree.fruit(object, |_| false)).unwrap_or_default();
                content.splice(0..0, seen);
            }
            if construction == Construction::Clause
                && let (Some(&first), Some(&last)) = (content.first(), content.last())
                && first > cue
            {
                // A clause is one piece; what the tree hung elsewhere lies in it all the same.
                content = (first..last + 1).collect();
            }
            self.push(construction, cue, lexical, child, content);
        }
        if lexical.is_some()
            && !proposed
            && let Some((head, content)) = clauses::that_clause(tree, cue)
        {
            proposed = true;
            self.push(Construction::Clause, cue, lexical, head, content);
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
                let content = tree.fruit(head, |token| token == cue);
                // "…; the others nodded": a clause of its own.
                let start = tree.fruit(cue, |_| false).first().copied().unwrap_or(cue);
                if construction != Construction::Beside || !tree.is(start, &[";"]) {
                    self.push(construction, cue, lexical, head, content);
                }
            }
        }
    }

    /// A noun that names an act of saying, with its clause.
    fn noun(&mut self, cue: usize) {
        use Relation::*;
        let tree = self.tree;
        let Some(lexical) = lexicon::find(Part::Noun, tree.word(cue)) else { return };
        let mut proposed = false;
        for child in tree.children(cue) {
            let fits = match tree.relation(child) {
                Complement => true,
                NounClause => self.marked(child, &["that", "if", "whether"]) || lexical.can(Act::Wish),
                _ => false,
            };
            if fits && child > cue {
                proposed = true;
                let content = tree.fruit(child, |token| token == cue);
                self.push(Construction::NounClause, cue, Some(lexical), child, content);
            }
        }
        if !proposed && let Some((head, content)) = clauses::that_clause(tree, cue) {
            self.push(Construction::NounClause, cue, Some(lexical), head, content);
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

    fn push(
        &mut self,
        construction: Construction,
        cue: usize,
        lexical: Option<Cue>,
        head: usize,
        content: Vec<usize>,
    ) {
        let mut holder = source::of(self.tree, cue);
        if content.last().is_some_and(|last| *last < cue)
            && self.tree.child(cue, &[Relation::Subject]).is_none()
        {
            // "…," asked the widow: what follows the verb is its subject, whatever the tree calls it.
            let after = self
                .tree
                .child(cue, &[Relation::Object, Relation::IndirectObject])
                .filter(|after| *after > cue);
            holder = after.or(holder);
        }
        if self.tree.tag(cue) == Tag::Verb && content.first().is_some_and(|first| *first > cue) {
            holder = holder.or_else(|| source::adjacent(self.tree, cue));
        }
        let mut source = holder.map(|holder| source::phrase(self.tree, holder)).unwrap_or_default();
        // "evidence suggesting": what the cue brings with it is no part of who it describes.
        source.retain(|token| holder.is_some_and(|holder| (*token < cue) == (holder < cue)));
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

    /// Whether a clause begins with a word of time or reason, whatever the tree makes of it.
    fn tells_time(&self, clause: usize, cue: usize) -> bool {
        let fruit = self.tree.fruit(clause, |token| token == cue);
        fruit.first().is_some_and(|first| self.tree.is(*first, &TIMES))
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
        lexicon::find(Part::Verb, self.tree.word(token)).is_some_and(|cue| cue.can(Act::Speech))
    }

    fn subject_between(&self, verb: usize) -> bool {
        self.tree.child(verb, &[Relation::Subject]).is_some()
    }
}
