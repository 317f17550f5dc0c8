//! From the clauses of a sentence to its claims.
//!
//! Owns which clauses are claims, and puts together what the other files of this pass tell of one. Sentences are read in order,
//! so that quantities, mentions and quotations are met once. Knows every other file here, and no dossier.

use super::clauses::Clause;
use super::grammar;
use super::lexicon::{self, Direction};
use super::roles::{self, Present};
use super::sources::{self, Sources};
use super::{Claim, Evidence, Form, Known, ascribed, circumstance, reading, relations, statement};
use crate::attribution::Commitment;
use crate::attribution::tree::{Tree, runs};
use crate::quantities::{Kind as Sort, Quantity};
use crate::{Relation, Sentence, Span, Tag};
use assay_dossier::{Amount, Approximator, RelationKind, Role};
use std::ops::Range;

/// A sentence as its claims are read.
struct Whole<'w> {
    index: usize,
    clauses: &'w [Clause],
    quantities: Range<usize>,
    present: Present<'w>,
    sources: &'w Sources,
}

/// Turns clauses into claims.
pub struct Reader<'r, 't> {
    pub(super) known: &'r Known<'r, 't>,
    pub(super) tree: &'r Tree<'r, 't>,
    /// What was found so far.
    pub claims: Vec<Claim>,
    /// The first quantity that is not before the sentence at hand.
    quantity: usize,
    /// The first mention that is not before it.
    mention: usize,
    /// Whose words were quoted last, and in which block.
    pub(super) quoted: Option<(usize, usize)>,
}

impl<'r, 't> Reader<'r, 't> {
    /// For a document.
    pub fn new(known: &'r Known<'r, 't>, tree: &'r Tree<'r, 't>) -> Self {
        Self { known, tree, claims: Vec::new(), quantity: 0, mention: 0, quoted: None }
    }

    /// Adds the claims of a sentence; gives its first, to which the next sentence may be joined.
    pub fn sentence(
        &mut self,
        index: usize,
        sentence: &Sentence,
        clauses: &[Clause],
        sources: &Sources,
        before: Option<usize>,
    ) -> Option<usize> {
        let quantities = self.quantities(sentence);
        let present = Present::of(self.known.actors, sentence, &mut self.mention);
        let whole = Whole { index, clauses, quantities, present, sources };
        let mut made: Vec<Option<usize>> = vec![None; clauses.len()];
        for (number, clause) in clauses.iter().enumerate() {
            let mut chain = sources.of(clause.head);
            if clause.form == Form::Apposition {
                self.sum_up(clause, &mut chain);
            }
            self.quote_goes_on(sentence, clause, &mut chain);
            if !self.is_claim(clause, sources, clauses) {
                continue;
            }
            let claim = match self.spoken(sentence, clause) {
                Some((spoken, by)) => self.claim(&whole, &spoken, vec![by]),
                None => self.claim(&whole, clause, chain),
            };
            let Some(claim) = claim else { continue };
            let place = self.claims.len();
            made.get_mut(number).into_iter().for_each(|slot| *slot = Some(place));
            self.claims.push(claim);
        }
        if made.iter().all(Option::is_none)
            && let Some(clause) = self.unparsed(sentence, sources)
            && let Some(claim) = self.claim(&whole, &clause, sources.of(clause.head))
        {
            let place = self.claims.len();
            self.claims.push(claim);
            self.join(place, &clause, None, before);
            return Some(place);
        }
        for (number, clause) in clauses.iter().enumerate() {
            let Some(place) = made.get(number).copied().flatten() else { continue };
            let parent = clause.parent.and_then(|parent| made.get(parent).copied().flatten());
            self.join(place, clause, parent, before);
        }
        made.into_iter().flatten().next()
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
        // "“Where shall we go?” she asked."
        let after = clause.tokens.last().map_or(0, |last| last + 1);
        if clause.tokens.iter().chain([&after]).any(|token| tree.is(*token, &["?"])) {
            return false;
        }
        // "It is not known who fired the shot": what is not known is no claim.
        let first = clause.tokens.iter().find(|token| tree.tag(**token) != Tag::Punct).copied();
        let open = first.is_some_and(|first| {
            tree.is(first, &["who", "whom", "whether", "how", "why"]) && tree.head(first) == Some(clause.head)
        });
        let denied = tree.head(clause.head).is_some_and(|verb| {
            tree.children(verb).any(|child| tree.is(child, &["not", "n't", "n’t", "never", "nobody", "no"]))
        });
        let asked = first.is_some_and(|first| tree.is(first, &["whether"])) || denied;
        if open && asked && matches!(clause.form, Form::Content | Form::Presupposed) {
            return false;
        }
        // ", it is often said,": a frame, whoever says so.
        let kinds = lexicon::classes(tree.word(clause.head));
        let impersonal = clause.subject.is_some_and(|subject| tree.is(subject, &["it"]));
        if clause.form == Form::Aside && impersonal && kinds.has(lexicon::Class::Hearsay) {
            return false;
        }
        // A predicate with tense after a noun tells something, whatever the noun was taken for.
        let told = grammar::is_finite(tree, clause.head)
            && matches!(clause.form, Form::Main | Form::Content)
            && clause.tokens.iter().take_while(|token| **token < clause.head).any(|token| {
                matches!(tree.tag(*token), Tag::Noun | Tag::Propn | Tag::Pron)
                    || tree.is(*token, &["those", "these"])
            });
        // "Closer than people think."
        let compares = clause.tokens.first().is_some_and(|first| {
            (tree.word(*first).ends_with("er") || tree.is(*first, &["more", "less"]))
                && tree.is(first + 1, &["than"])
                && tree.tag(first + 2) != Tag::Num
        });
        let fragment = clause.form == Form::Main
            && (compares
                || matches!(tree.tag(clause.head), Tag::Adj | Tag::Adv)
                    && !grammar::is_finite(tree, clause.head));
        // The name before a turn of a conversation is nobody's subject.
        let labelled = clause.form == Form::Main
            && clause.subject.is_some_and(|subject| clause.tokens.binary_search(&subject).is_err());
        let has_subject = clause.subject.is_some() && !labelled
            || told
            || matches!(clause.form, Form::Relative | Form::Participle);
        if !grammar::is_clausal(tree, clause.head) || !has_subject || clause.tokens.len() < 2 || fragment {
            return false;
        }
        // "I know."
        let words = clause.tokens.iter().filter(|token| tree.tag(**token) != Tag::Punct).count();
        let pronoun = clause.subject.is_some_and(|subject| tree.tag(subject) == Tag::Pron);
        let mental = kinds.has(lexicon::Class::Mental);
        let said = sources.mark(clause.head).content && !mental;
        if words < 3 && pronoun && !said {
            return false;
        }
        // "quoted a diplomat as saying that": a frame of two.
        if tree.is(clause.head, &["quoted", "quotes", "cited", "cites"])
            && tree.children(clause.head).any(|child| sources.mark(child).cue)
        {
            return false;
        }
        // "The board said." is the frame of what is said elsewhere.
        let governs = [
            Relation::Object,
            Relation::Complement,
            Relation::OpenComplement,
            Relation::Oblique,
            Relation::Adverb,
            Relation::PassiveAuxiliary,
        ];
        if tree.is(clause.head, &SAYS) && tree.child(clause.head, &governs).is_none() {
            return false;
        }
        if clauses.iter().any(|other| other.unnamed == Some(clause.head) && other.head != clause.head) {
            return false;
        }
        if sources.mark(clause.head).cue {
            // ", officials said,": what is around it is what they said.
            let said = |other: &Clause| {
                let mark = sources.mark(other.head);
                mark.content && !mark.cue && other.form == Form::Main
            };
            if clause.form == Form::Aside && clauses.iter().any(said) {
                return false;
            }
            // A frame is a claim only where what it frames is no clause: "called the plan a disaster".
            // (and of a second frame beside it, the second has it: "promised plots and says that it will pay").
            let at = self.known.document.tokens.get(clause.head).map_or(0, |token| token.span.start);
            let owns = |by: &usize| {
                let by = self.known.attributions.get(*by);
                by.is_some_and(|by| by.cue.iter().any(|cue| cue.start <= at && at < cue.end))
            };
            let framed = |other: &Clause| {
                other.head != clause.head
                    && other.form == Form::Content
                    && (clause.form != Form::Main && clause.form != Form::Coordinate
                        || sources.of(other.head).iter().any(owns))
            };
            let inside = clause.tokens.iter().any(|token| sources.mark(*token).content);
            return inside && !clauses.iter().any(framed);
        }
        true
    }

    fn claim(&self, whole: &Whole<'_>, clause: &Clause, mut chain: Vec<usize>) -> Option<Claim> {
        let Whole { index: sentence, clauses, present, sources, .. } = whole;
        let document = self.known.document;
        let own = self.pieces(&clause.tokens);
        if own.is_empty() {
            return None;
        }
        let inside = |span: Span| own.iter().any(|piece| piece.start <= span.start && span.end <= piece.end);
        let figure = |index: &usize| {
            let quantity = self.known.quantities.get(*index);
            quantity.is_some_and(|quantity| quantity.kind != Sort::Ordinal && inside(quantity.span))
        };
        let quantities: Vec<usize> = whole.quantities.clone().filter(figure).collect();
        let rough = quantities
            .iter()
            .filter_map(|index| self.known.quantities.get(*index))
            .filter(|quantity| quantity.approximator.is_some() && !is_some(quantity))
            // "within 90 days" says by when.
            .filter(|quantity| {
                let first = sources::tokens(document, quantity.span).start;
                !self.tree.is(first, &["within"]) && !self.tree.is(first.wrapping_sub(1), &["within"])
            })
            .map(|quantity| sources::tokens(document, quantity.span).start)
            .find(|token| self.is_near(*token, clause.head));
        let lender =
            clause.parent.and_then(|parent| clauses.get(parent)).map(|parent| parent.head).filter(|lender| {
                clause.form == Form::Coordinate
                    && clause.shared
                    && statement::shares_auxiliaries(self.tree, clause, *lender)
            });
        let lent = |span: Span| {
            lender.is_some_and(|lender| {
                let first = sources::tokens(document, span).start;
                self.tree.head(first) == Some(lender) && self.tree.relation(first) != Relation::Coordinator
            })
        };
        let vouched = |span: Span| inside(span) || lent(span);
        let mut reading = reading::read(self.tree, clause, &vouched, rough);
        if let Some(parent) = clause.parent.and_then(|parent| clauses.get(parent)) {
            let whole = clause.form == Form::Participle
                && grammar::is_participle(self.tree.word(clause.head))
                && !self.tree.is(clause.head, &["citing"]);
            let led = whole.then(|| reading::read(self.tree, parent, &|_| true, None));
            reading.follow(led);
        }
        let commitment =
            chain.last().and_then(|last| self.known.attributions.get(*last)).map(|by| by.commitment);
        let denied =
            commitment == Some(Commitment::Denied) || chain.last().is_some_and(|last| sources.denies(*last));
        reading.commit(commitment);
        reading.hold(commitment);
        let ascribed = ascribed::ascribed(self.tree, clause);
        if let Some(ascribed) = &ascribed {
            reading.judge(ascribed.by.commitment, ascribed.kind);
        }
        if denied && commitment != Some(Commitment::Denied) {
            reading.commit(Some(Commitment::Denied));
        }
        if clause.unnamed.is_some_and(|cue| lexicon::classes(self.tree.word(cue)).has(lexicon::Class::Held)) {
            reading.commit(Some(Commitment::Probable));
        }
        let condition = clause.condition.map(|head| self.condition(head)).filter(|span| !span.is_empty());
        let condition = condition.or_else(|| self.supposed(clause));
        let meant = |token: usize| present.meant(self.tree, token, clause);
        // What somebody denies is told with the denial.
        let framed = clause
            .parent
            .and_then(|parent| clauses.get(parent))
            .filter(|_| denied && clause.form == Form::Content);
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
        self.own_voice(&mut chain);
        let mut participants = present.participants(self.tree, clause);
        for source in chain.iter().filter_map(|index| self.known.attributions.get(*index)) {
            let speaker = roles::speaker(self.known.document, self.known.actors, &source.source)
                .map(|actor| (actor, Role::Speaker));
            participants.extend(speaker.filter(|speaker| !participants.contains(speaker)));
        }
        if statement.is_empty() || trails_off(&statement) {
            return None;
        }
        let sure =
            chain.iter().filter_map(|index| self.known.attributions.get(*index)).map(|by| by.confidence);
        let sure = sure.fold(1.0, f32::min);
        let span = |token: usize| document.tokens.get(token).map(|token| token.span);
        let voiced = chain.is_empty();
        let ascribed = ascribed.map(|ascribed| ascribed.by).filter(|_| voiced);
        let quoted: Vec<usize> = clause.noun.iter().chain(&clause.tokens).copied().collect();
        Some(Claim {
            pieces: self.pieces(&quoted),
            sentence: *sentence,
            predicate: clause.head,
            form: clause.form,
            kind: reading.kind,
            certainty: reading.certainty,
            polarity: reading.polarity,
            condition,
            chain,
            unnamed: clause
                .unnamed
                .filter(|_| clause.form == Form::Content || ascribed.is_none() && voiced)
                .and_then(span),
            ascribed,
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
                confidence: reading.confidence * trust(clause.form) * (0.7 + 0.3 * sure),
            },
        })
    }

    /// The condition at the head of a clause by its words alone: "Should …," or "If …," before the predicate.
    fn supposed(&self, clause: &Clause) -> Option<Span> {
        let tree = self.tree;
        let mut tokens = clause.tokens.iter().filter(|_| matches!(clause.form, Form::Main | Form::Content));
        let first = *tokens.find(|token| tree.tag(**token) != Tag::Punct)?;
        let should = tree.is(first, &["should"]) && clause.subject > Some(first);
        if !should && !tree.is(first, &["if", "unless"]) {
            return None;
        }
        let comma =
            clause.tokens.iter().copied().find(|token| tree.is(*token, &[","]) && *token < clause.head)?;
        let inner: Vec<usize> = (first + usize::from(!tree.is(first, &["unless"]))..comma).collect();
        // "If anything, …"
        if tree.is(first + 1, &["anything", "any", "not", "so", "ever"]) {
            return None;
        }
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
        // A bracket that is left out parts what it closes off.
        let joins = |token| self.tree.tag(token) == Tag::Punct && self.tree.word(token) != "(";
        for run in runs(tokens) {
            let Some(start) = run.clone().find(|token| !parts(token)) else { continue };
            let end = run.rev().find(|token| !parts(token)).unwrap_or(start) + 1;
            let ends = document.tokens.get(start).zip(document.tokens.get(end - 1));
            let Some((first, last)) = ends else { continue };
            let span = Span::new(first.span.start, last.span.end);
            match pieces.last_mut() {
                Some((open, before)) if (*before..start).all(joins) => {
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
        let proviso = grammar::is_proviso(tree, head);
        tokens.retain(|token| {
            Some(*token) != auxiliary && !(proviso && (*token == head || *token == head + 1))
        });
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

/// "at least one": that there are any.
fn is_some(quantity: &Quantity) -> bool {
    matches!(quantity.value, Amount::One(value) if value == 1.0)
        && matches!(quantity.approximator, Some((Approximator::AtLeast, _)))
}

/// Verbs that say nothing without what is said.
const SAYS: [&str; 14] = [
    "said", "says", "say", "added", "adds", "told", "tells", "found", "warned", "reported", "show",
    "claimed", "asked", "asks",
];

/// Whether a statement lacks its end, or what its beginning points at: "I am willing to."
fn trails_off(statement: &str) -> bool {
    let last = statement.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
    // "Most of which nobody could afford": nobody knows of what.
    let first = statement.split(' ').nth(2).unwrap_or_default();
    ["to", "and", "but", "or", "the", "a", "because"].contains(&last) || ["which", "whom"].contains(&first)
}

/// How often what has this place in its sentence is an assertion, and is whole.
fn trust(form: Form) -> f32 {
    match form {
        Form::Main => 1.0,
        Form::Content | Form::Coordinate | Form::Presupposed => 0.95,
        Form::Relative | Form::Subordinate => 0.9,
        Form::Apposition | Form::Participle | Form::Aside => 0.8,
    }
}
