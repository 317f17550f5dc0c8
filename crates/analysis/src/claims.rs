//! What is said: one claim for each assertion that could be checked or argued.
//!
//! Rule: a sentence falls into assertions by its grammar ([`clauses`]): clauses that are coordinated, that are added
//! to a noun after a comma, that give a reason, and what a source is quoted with. The frame of a report ("officials
//! said") is no claim where its content is. Each assertion is then read for itself: what sort it is and how firm
//! ([`reading`]), who takes part ([`roles`]), how it reads alone ([`statement`]), how it bears on others
//! ([`relations`]). Nothing here knows the dossier's format or whether anything is true.

mod circumstance;
mod clauses;
mod lexicon;
mod reading;
mod relations;
mod roles;
mod sources;
mod statement;
mod topics;

use crate::actors::Actors;
use crate::attribution::tree::{Tree, runs};
use crate::attribution::{Attribution, Commitment};
use crate::quantities::{Kind as Sort, Quantity};
use crate::{BlockKind, Document, Relation, Sentence, Span, Tag};
use assay_dossier::{Certainty, Kind, Polarity, RelationKind, Role};
pub use clauses::Form;
use clauses::{Clause, Cutter};
use lexicon::Direction;
use roles::Present;
pub use roles::speaker;
use sources::Sources;
use std::ops::Range;

/// An assertion.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The words that make it: one piece, or several, in the order of the text.
    pub pieces: Vec<Span>,
    /// Which of the document's sentences.
    pub sentence: usize,
    /// The token that says it: a verb, or what a copula joins.
    pub predicate: usize,
    /// What it is in its sentence.
    pub form: Form,
    /// What sort of assertion.
    pub kind: Kind,
    /// How firmly.
    pub certainty: Certainty,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// On what it hangs: the clause, without its "if".
    pub condition: Option<Span>,
    /// Who says so, outermost first: which of the document's attributions. Empty for the author's own voice.
    pub chain: Vec<usize>,
    /// Who takes part: which of the document's actors, and how.
    pub participants: Vec<(usize, Role)>,
    /// Where: which of the document's actors.
    pub places: Vec<usize>,
    /// When.
    pub time: Option<Span>,
    /// How much: which of the document's quantities.
    pub quantities: Vec<usize>,
    /// What it is about: nouns that the text comes back to.
    pub topics: Vec<String>,
    /// How it bears on others: which of the document's claims.
    pub relations: Vec<(RelationKind, usize)>,
    /// The claim in a sentence of its own.
    pub statement: String,
    /// Whether it states a cause or an effect.
    pub causal: bool,
    /// Why it was read so.
    pub evidence: Evidence,
}

/// Why a claim was read as it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// In words; reads on after "found because".
    pub rule: &'static str,
    /// The words that told.
    pub cue: Option<Span>,
    /// How often such a reading is right, from 0 to 1.
    pub confidence: f32,
}

/// What is known when claims are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k, 't> {
    /// Sentences, tokens, heads.
    pub document: &'k Document<'t>,
    /// Who says what.
    pub attributions: &'k [Attribution],
    /// How many.
    pub quantities: &'k [Quantity],
    /// Who.
    pub actors: &'k Actors,
}

/// All claims of a document, in the order of the text.
pub fn claims(known: &Known<'_, '_>) -> Vec<Claim> {
    let tree = Tree::new(known.document);
    let mut sources = Sources::new(known);
    let marks = sources.marks.clone();
    let mut reader = Reader { known, tree: &tree, claims: Vec::new(), quantity: 0, mention: 0, quoted: None };
    let mut cutter = Cutter::new(&tree, &marks);
    let mut before = None;
    for (index, sentence) in known.document.sentences.iter().enumerate() {
        if !asserts(known.document, sentence) {
            continue;
        }
        sources.reach(sentence);
        let clauses = cutter.cut(sentence);
        before = reader.sentence(index, sentence, &clauses, &sources, before).or(before);
    }
    let mut claims = reader.claims;
    relations::repetitions(known.document, &mut claims);
    topics::give(&tree, &mut claims);
    claims
}

/// Whether a sentence can assert anything: it is running text, and no question.
fn asserts(document: &Document<'_>, sentence: &Sentence) -> bool {
    let kind = document.blocks.get(sentence.block).map_or(BlockKind::Paragraph, |block| block.kind);
    let asks = document
        .tokens_of(sentence)
        .iter()
        .rev()
        .map(|token| document.slice(token.span))
        .find(|word| !matches!(*word, "\"" | "”" | "’" | ")" | "'"));
    !matches!(kind, BlockKind::Heading | BlockKind::Dateline) && asks != Some("?")
}

/// Turns clauses into claims.
struct Reader<'r, 't> {
    known: &'r Known<'r, 't>,
    tree: &'r Tree<'r, 't>,
    claims: Vec<Claim>,
    /// The first quantity that is not before the sentence at hand.
    quantity: usize,
    /// The first mention that is not before it.
    mention: usize,
    /// Whose words were quoted last, and in which block.
    quoted: Option<(usize, usize)>,
}

impl Reader<'_, '_> {
    /// Adds the claims of a sentence; gives its first, to which the next sentence may be joined.
    fn sentence(
        &mut self,
        index: usize,
        sentence: &Sentence,
        clauses: &[Clause],
        sources: &Sources,
        before: Option<usize>,
    ) -> Option<usize> {
        let quantities = self.quantities(sentence);
        let present = Present::of(self.known.actors, sentence, &mut self.mention);
        let mut made: Vec<Option<usize>> = vec![None; clauses.len()];
        for (number, clause) in clauses.iter().enumerate() {
            let mut chain = sources.of(clause.head);
            self.quote_goes_on(sentence, clause, &mut chain);
            if !self.is_claim(clause, sources, clauses) {
                continue;
            }
            let claim = self.claim(index, clause, clauses, chain, quantities.clone(), &present);
            let Some(claim) = claim else { continue };
            let place = self.claims.len();
            made.get_mut(number).into_iter().for_each(|slot| *slot = Some(place));
            self.claims.push(claim);
        }
        for (number, clause) in clauses.iter().enumerate() {
            let Some(place) = made.get(number).copied().flatten() else { continue };
            let parent = clause.parent.and_then(|parent| made.get(parent).copied().flatten());
            self.join(place, clause, parent, before);
        }
        made.into_iter().flatten().next()
    }

    /// A sentence in quotation marks after a quoted one, in the same paragraph, is by the same speaker.
    fn quote_goes_on(&mut self, sentence: &Sentence, clause: &Clause, chain: &mut Vec<usize>) {
        let document = self.known.document;
        let opens = |words: &str| words.starts_with(['"', '“', '‘', '«']);
        if let Some(&last) = chain.last() {
            let content =
                self.known.attributions.get(last).and_then(|attribution| attribution.content.first());
            if content.is_some_and(|content| opens(document.slice(*content))) {
                self.quoted = Some((sentence.block, last));
            }
            return;
        }
        let words = document.slice(sentence.span);
        let whole = opens(words) && words.ends_with(['"', '”', '’', '»']);
        let lone = !clause.tokens.iter().any(|token| document.word(*token).starts_with(['"', '”']));
        match self.quoted {
            Some((block, last)) if block == sentence.block && whole && lone => chain.push(last),
            _ => self.quoted = None,
        }
    }

    /// The quantities of a sentence; sentences are asked for in order.
    fn quantities(&mut self, sentence: &Sentence) -> Range<usize> {
        let all = self.known.quantities;
        while all.get(self.quantity).is_some_and(|quantity| quantity.span.end <= sentence.span.start) {
            self.quantity += 1;
        }
        let inside = all.get(self.quantity..).unwrap_or_default();
        let count = inside.iter().take_while(|quantity| quantity.span.start < sentence.span.end).count();
        self.quantity..self.quantity + count
    }

    /// Whether a clause asserts something that is not only the frame of what is asserted.
    fn is_claim(&self, clause: &Clause, sources: &Sources, clauses: &[Clause]) -> bool {
        let tree = self.tree;
        if clause.form == Form::Apposition {
            return true;
        }
        // A predicate with tense after a noun tells something, whatever the noun was taken for.
        let told = clauses::is_finite(tree, clause.head)
            && clause.form == Form::Main
            && clause
                .tokens
                .iter()
                .take_while(|token| **token < clause.head)
                .any(|token| matches!(tree.tag(*token), Tag::Noun | Tag::Propn | Tag::Pron));
        let has_subject = clause.subject.is_some() || told || matches!(clause.form, Form::Relative);
        if !clauses::is_clausal(tree, clause.head) || !has_subject || clause.tokens.len() < 2 {
            return false;
        }
        if sources.mark(clause.head).cue {
            // A frame is a claim only where what it frames is no clause: "called the plan a disaster".
            let framed = |other: &Clause| other.head != clause.head && other.form == Form::Content;
            let inside = clause.tokens.iter().any(|token| sources.mark(*token).content);
            return inside && !clauses.iter().any(framed);
        }
        true
    }

    fn claim(
        &self,
        sentence: usize,
        clause: &Clause,
        clauses: &[Clause],
        chain: Vec<usize>,
        quantities: Range<usize>,
        present: &Present<'_>,
    ) -> Option<Claim> {
        let document = self.known.document;
        let pieces = self.pieces(&clause.tokens);
        if pieces.is_empty() {
            return None;
        }
        let inside =
            |span: Span| pieces.iter().any(|piece| piece.start <= span.start && span.end <= piece.end);
        let figure = |index: &usize| {
            let quantity = self.known.quantities.get(*index);
            quantity.is_some_and(|quantity| quantity.kind != Sort::Ordinal && inside(quantity.span))
        };
        let quantities: Vec<usize> = quantities.filter(figure).collect();
        let rough = quantities
            .iter()
            .filter_map(|index| self.known.quantities.get(*index))
            .filter(|quantity| quantity.approximator.is_some())
            .map(|quantity| sources::tokens(document, quantity.span).start)
            .find(|token| self.is_near(*token, clause.head));
        let lender =
            clause.parent.and_then(|parent| clauses.get(parent)).map(|parent| parent.head).filter(|lender| {
                clause.form == Form::Coordinate
                    && clause.shared
                    && statement::shares_auxiliaries(self.tree, clause, *lender)
            });
        let reading = reading::read(self.tree, clause, lender, rough);
        let mut reading = reading;
        let commitment =
            chain.last().and_then(|last| self.known.attributions.get(*last)).map(|by| by.commitment);
        reading.commit(commitment);
        let condition = clause.condition.map(|head| self.condition(head)).or_else(|| self.supposed(clause));
        let meant = |token: usize| present.meant(self.tree, token, clause);
        // What somebody denies is told with the denial.
        let framed = clause
            .parent
            .and_then(|parent| clauses.get(parent))
            .filter(|_| commitment == Some(Commitment::Denied) && clause.form == Form::Content);
        let statement = match framed {
            Some(frame) => {
                let mut whole = frame.clone();
                whole.tokens.extend(self.tree.fruit(clause.head, |_| false));
                whole.tokens.sort_unstable();
                whole.tokens.dedup();
                statement::statement(self.tree, &whole, None, &meant)
            }
            None => statement::statement(self.tree, clause, lender, &meant),
        };
        let mut participants = present.participants(self.tree, clause);
        for source in chain.iter().filter_map(|index| self.known.attributions.get(*index)) {
            let speaker =
                roles::speaker(self.known.actors, &source.source).map(|actor| (actor, Role::Speaker));
            participants.extend(speaker.filter(|speaker| !participants.contains(speaker)));
        }
        if statement.is_empty() {
            return None;
        }
        let span = |token: usize| document.tokens.get(token).map(|token| token.span);
        Some(Claim {
            pieces,
            sentence,
            predicate: clause.head,
            form: clause.form,
            kind: reading.kind,
            certainty: reading.certainty,
            polarity: reading.polarity,
            condition,
            chain,
            participants,
            places: present.places(self.tree, clause),
            time: circumstance::time(self.tree, clause),
            quantities,
            topics: Vec::new(),
            relations: Vec::new(),
            statement,
            causal: false,
            evidence: Evidence {
                rule: reading.rule,
                cue: reading.cue.and_then(span),
                confidence: reading.confidence,
            },
        })
    }

    /// The condition at the head of a clause by its words alone: "Should …," or "If …," before the predicate.
    fn supposed(&self, clause: &Clause) -> Option<Span> {
        let first = *clause.tokens.first().filter(|_| clause.form == Form::Main)?;
        let tree = self.tree;
        if !tree.is(first, &["if", "should", "unless"])
            || tree.is(first, &["should"]) && clause.subject < Some(first)
        {
            return None;
        }
        let comma =
            clause.tokens.iter().copied().find(|token| tree.is(*token, &[","]) && *token < clause.head)?;
        let inner: Vec<usize> = (first + usize::from(!tree.is(first, &["unless"]))..comma).collect();
        self.pieces(&inner).into_iter().reduce(|a, b| Span::new(a.start, b.end))
    }

    /// Whether a token belongs to what a predicate says first of all, and not to an aside.
    fn is_near(&self, token: usize, head: usize) -> bool {
        let up = std::iter::successors(Some(token), |token| self.tree.head(*token));
        up.take(4).any(|token| token == head)
    }

    /// Tokens as pieces of the text: those that only a mark or a blank parts are one.
    fn pieces(&self, tokens: &[usize]) -> Vec<Span> {
        let document = self.known.document;
        let mut pieces: Vec<(Span, usize)> = Vec::new();
        let parts = |token: &usize| {
            self.tree.tag(*token) == Tag::Punct && self.tree.is(*token, &[",", ";", ":", "-", "–", "—", "."])
        };
        for run in runs(tokens) {
            let Some(start) = run.clone().find(|token| !parts(token)) else { continue };
            let end = run.rev().find(|token| !parts(token)).unwrap_or(start) + 1;
            let ends = document.tokens.get(start).zip(document.tokens.get(end - 1));
            let Some((first, last)) = ends else { continue };
            let span = Span::new(first.span.start, last.span.end);
            match pieces.last_mut() {
                Some((open, before)) if (*before..start).all(|token| self.tree.tag(token) == Tag::Punct) => {
                    *open = Span::new(open.start, span.end);
                    *before = end;
                }
                _ => pieces.push((span, end)),
            }
        }
        pieces.into_iter().map(|(span, _)| span).collect()
    }

    /// The words of a condition, without its "if".
    fn condition(&self, head: usize) -> Span {
        let tree = self.tree;
        let marks = |token: usize| tree.relation(token) == Relation::Marker && tree.head(token) == Some(head);
        let mut tokens = tree.fruit(head, |token| marks(token) && !tree.is(token, &["unless"]));
        let auxiliary = tokens.first().copied().filter(|first| tree.is(*first, &["should"]));
        tokens.retain(|token| Some(*token) != auxiliary);
        while tokens.last().is_some_and(|last| tree.tag(*last) == Tag::Punct) {
            tokens.pop();
        }
        while tokens.first().is_some_and(|first| tree.tag(*first) == Tag::Punct) {
            tokens.remove(0);
        }
        self.pieces(&tokens).into_iter().reduce(|a, b| Span::new(a.start, b.end)).unwrap_or_default()
    }

    /// Relates a claim to the one it hangs from and to the sentence before.
    fn join(&mut self, place: usize, clause: &Clause, parent: Option<usize>, before: Option<usize>) {
        let tree = self.tree;
        if let Some(parent) = parent {
            let marker = tree.children(clause.head).find(|child| {
                matches!(tree.relation(*child), Relation::Marker | Relation::Coordinator)
                    && *child < clause.head
            });
            let word = marker.map_or("", |marker| tree.word(marker));
            match clause.form {
                Form::Presupposed => {
                    relations::relate(&mut self.claims, parent, RelationKind::DependsOn, place)
                }
                Form::Coordinate if tree.is(marker.unwrap_or(usize::MAX), &["so"]) => {
                    relations::relate(&mut self.claims, parent, RelationKind::Explains, place);
                }
                form => {
                    if let Some(kind) = relations::to_parent(form, word) {
                        relations::relate(&mut self.claims, place, kind, parent);
                    }
                }
            }
        }
        if clause.form != Form::Main {
            return;
        }
        let Some(before) = before else { return };
        match clause.joined.and_then(|joined| joined.relation) {
            Some((Direction::Back, kind)) => relations::relate(&mut self.claims, place, kind, before),
            Some((Direction::Forth, kind)) => relations::relate(&mut self.claims, before, kind, place),
            None => {
                let points_back = clause.subject.is_some_and(|subject| tree.is(subject, &["this", "that"]));
                let hypothetical =
                    tree.children(clause.head).any(|child| tree.is(child, &["would", "could", "might"]));
                if points_back {
                    let kind = if hypothetical { RelationKind::DependsOn } else { RelationKind::Elaborates };
                    relations::relate(&mut self.claims, place, kind, before);
                }
            }
        }
    }
}
