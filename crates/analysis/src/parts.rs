//! Sentences with something put into them, read in parts.
//!
//! Rule: what commas set off misleads a parser that goes from left to right. Where tags and marks show it beyond doubt
//! ([`cuts`]), it is taken out: a frame ("…, the ministry said on Friday, …"), what describes a subject ("The bridge, built
//! in 1931, …"), a clause after a semicolon or after "and" that the tree has lost. What is left and what was taken out are
//! tagged and parsed each by itself; then the part is hung back, a frame and a clause on the main predicate, a
//! description on its noun. Knows tags, trees and a few words; no lexicon of later passes.

mod cuts;
mod descriptions;
mod frames;
mod lost;

use crate::document::{Document, Relation, Sentence, Tag, Token};
use crate::{Span, parser, tagger};
use cuts::{Cut, Joint};

/// Longer sentences are left as they are.
const LONGEST: usize = 120;

/// A sentence in parts: what is left of it, and what was taken out.
struct Parted {
    /// Whether the sentence had a predicate before it was parted.
    told: bool,
    main: Vec<usize>,
    cuts: Vec<Cut>,
}

/// Reads again, in parts, the sentences of a parsed document that have some.
pub fn parts(document: &mut Document<'_>) {
    parts_by(document, &|alone| {
        tagger::tag(alone);
        parser::parse(alone);
    });
}

/// The same with a tagger and a parser of one's own.
pub fn parts_by(document: &mut Document<'_>, parse: &dyn Fn(&mut Document<'_>)) {
    let parted: Vec<Parted> =
        document.sentences.iter().filter_map(|sentence| part(document, sentence)).collect();
    if parted.is_empty() {
        return;
    }
    let pieces: Vec<&[usize]> = parted
        .iter()
        .flat_map(|parted| {
            std::iter::once(&parted.main).chain(parted.cuts.iter().map(|cut| &cut.tokens)).map(Vec::as_slice)
        })
        .collect();
    let read = read(document, &pieces, parse);
    let mut read = read.iter();
    for parted in &parted {
        let trees: Vec<&Vec<Token>> = read.by_ref().take(parted.cuts.len() + 1).collect();
        if let Some((main, cuts)) = trees.split_first().filter(|trees| parted.is_sound(trees)) {
            put(document, parted, main, cuts);
        }
    }
}

impl Parted {
    /// Whether each part that must be a clause has come out as one.
    fn is_sound(&self, (main, cuts): &(&&Vec<Token>, &[&Vec<Token>])) -> bool {
        let cut = |(cut, tree): (&Cut, &&Vec<Token>)| match cut.joint {
            Joint::Frame | Joint::Next => is_clause(tree, 0),
            Joint::Deed => tree.first().is_some_and(|first| first.head == 0 && first.tag == Tag::Verb),
            Joint::Description(_) => !cut.relative || is_clause(tree, 0),
            Joint::Mark | Joint::Phrase => true,
        };
        // What is left beside another clause may have a verb that is still to be found.
        let kept = |cut: &Cut| matches!(cut.joint, Joint::Mark | Joint::Next | Joint::Frame);
        let whole = is_clause(main, 0) || !self.told || self.cuts.iter().all(kept);
        whole && self.cuts.iter().zip(*cuts).all(cut)
    }
}

/// Whether the root of a tree is a predicate; heads count from `first`.
fn is_clause(tree: &[Token], first: usize) -> bool {
    let root = tree.iter().enumerate().find(|(at, token)| token.head == first + at);
    root.is_some_and(|(at, root)| {
        let helped = |token: &Token| token.head == first + at && token.relation == Relation::Copula;
        matches!(root.tag, Tag::Verb | Tag::Aux) || tree.iter().any(helped)
    })
}

fn part(document: &Document<'_>, sentence: &Sentence) -> Option<Parted> {
    if sentence.tokens.len() > LONGEST {
        return None;
    }
    let (main, cuts) = cuts::all(document, sentence.tokens.clone());
    let words = |tokens: &[usize]| tokens.iter().any(|token| tag(document, *token) != Tag::Punct);
    let told = is_clause(document.tokens_of(sentence), sentence.tokens.start);
    (!cuts.is_empty() && words(&main)).then_some(Parted { told, main, cuts })
}

fn tag(document: &Document<'_>, token: usize) -> Tag {
    document.tokens.get(token).map_or(Tag::X, |token| token.tag)
}

/// The pieces, each tagged and parsed as a sentence; heads count from the piece's first token.
fn read(document: &Document<'_>, pieces: &[&[usize]], parse: &dyn Fn(&mut Document<'_>)) -> Vec<Vec<Token>> {
    let mut alone = Document { text: document.text, ..Document::default() };
    for piece in pieces {
        let first = alone.tokens.len();
        alone.tokens.extend(piece.iter().filter_map(|token| document.tokens.get(*token)));
        let tokens = first..alone.tokens.len();
        alone.sentences.push(Sentence { span: Span::default(), tokens, block: 0 });
    }
    parse(&mut alone);
    let local = |sentence: &Sentence| {
        let first = sentence.tokens.start;
        let tokens = alone.tokens_of(sentence).iter();
        tokens.map(|token| Token { head: token.head.saturating_sub(first), ..*token }).collect()
    };
    alone.sentences.iter().map(local).collect()
}

/// Writes the trees of the parts into the document and hangs the parts together.
fn put(document: &mut Document<'_>, parted: &Parted, main: &[Token], cuts: &[&Vec<Token>]) {
    let Some(main) = write(document, &parted.main, main) else { return };
    for (cut, tree) in parted.cuts.iter().zip(cuts) {
        let Some(root) = write(document, &cut.tokens, tree) else { return };
        let (head, relation) = match cut.joint {
            Joint::Frame => (main, Relation::Parataxis),
            Joint::Next => (main, Relation::Conjunct),
            Joint::Phrase => (main, Relation::Oblique),
            Joint::Deed => (main, Relation::AdverbialClause),
            Joint::Description(noun) => {
                (top(document, noun, cut.tokens.first().copied()), describes(document, cut, root))
            }
            Joint::Mark => (main, joins(document, root)),
        };
        let marks: Vec<_> = cut.marks.iter().map(|mark| (*mark, root, joins(document, *mark))).collect();
        for (token, to, by) in std::iter::once((root, head, relation)).chain(marks) {
            if let Some(token) = document.tokens.get_mut(token) {
                (token.head, token.relation) = (to, by);
            }
        }
    }
}

/// Writes a part's tree; gives its root.
fn write(document: &mut Document<'_>, tokens: &[usize], read: &[Token]) -> Option<usize> {
    let mut root = None;
    for (token, read) in tokens.iter().zip(read) {
        let head = tokens.get(read.head).copied().unwrap_or(*token);
        if head == *token {
            root = Some(*token);
        }
        if let Some(slot) = document.tokens.get_mut(*token) {
            (slot.tag, slot.head, slot.relation) = (read.tag, head, read.relation);
        }
    }
    root
}

/// A mark, or a conjunction before a clause.
fn joins(document: &Document<'_>, token: usize) -> Relation {
    if tag(document, token) == Tag::Cconj { Relation::Coordinator } else { Relation::Punctuation }
}

/// How what was taken out describes its noun.
fn describes(document: &Document<'_>, cut: &Cut, root: usize) -> Relation {
    let clausal = matches!(tag(document, root), Tag::Verb | Tag::Aux)
        || cut.tokens.iter().any(|token| {
            document
                .tokens
                .get(*token)
                .is_some_and(|token| token.head == root && token.relation == Relation::Copula)
        });
    match (clausal, cut.relative) {
        (true, true) => Relation::RelativeClause,
        (true, false) => Relation::NounClause,
        _ => Relation::Apposition,
    }
}

/// From the last noun of a phrase up to its head, before what describes it.
fn top(document: &Document<'_>, mut noun: usize, before: Option<usize>) -> usize {
    for _ in 0..6 {
        let Some(token) = document.tokens.get(noun) else { break };
        let inside = matches!(
            token.relation,
            Relation::Compound
                | Relation::Flat
                | Relation::NounModifier
                | Relation::Title
                | Relation::UnmarkedModifier
                | Relation::Apposition
        );
        let above = token.head;
        if !inside
            || Some(above) >= before
            || !matches!(tag(document, above), Tag::Noun | Tag::Propn | Tag::Pron)
        {
            break;
        }
        noun = above;
    }
    noun
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The parts of a sentence, the rest first.
    fn parted(text: &str) -> Vec<String> {
        let mut document = Document::new(text);
        tagger::tag(&mut document);
        parser::parse(&mut document);
        let words =
            |tokens: &[usize]| tokens.iter().map(|token| document.word(*token)).collect::<Vec<_>>().join(" ");
        let Some(parted) = part(&document, &document.sentences[0]) else { return Vec::new() };
        std::iter::once(words(&parted.main)).chain(parted.cuts.iter().map(|cut| words(&cut.tokens))).collect()
    }

    #[test]
    fn frames_are_taken_out() {
        let cases: [(&str, &[&str]); 5] = [
            (
                "The plan, the company said on Friday, would save 90 million euros.",
                &["The plan would save 90 million euros .", "the company said on Friday"],
            ),
            (
                "The harbour was closed, people familiar with the matter said.",
                &["The harbour was closed .", "people familiar with the matter said"],
            ),
            (
                "Three babies died, the board said, and 40 people are ill.",
                &["Three babies died , and 40 people are ill .", "the board said"],
            ),
            ("In March, the company said that prices would rise.", &[]),
            ("On Friday, the army reported heavy losses.", &[]),
        ];
        for (text, parts) in cases {
            assert_eq!(parted(text), parts, "{text}");
        }
    }

    #[test]
    fn descriptions_of_a_subject_are_taken_out() {
        let cases: [(&str, &[&str]); 5] = [
            (
                "The port, once a hub for grain, has reacted with restraint.",
                &["The port has reacted with restraint .", "once a hub for grain"],
            ),
            // Where the tree knows whose subject it is, it is left alone.
            ("Moscow, which regards Torvik as its closest friend, has reacted with restraint.", &[]),
            ("Ana Petrov, 34, resigned on Monday.", &[]),
            ("The company, founded in 1950, has closed its mill.", &[]),
            ("Hald, Brekka, and Sund were flooded.", &[]),
        ];
        for (text, parts) in cases {
            assert_eq!(parted(text), parts, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn trees_stay_trees(words in prop::collection::vec(prop::sample::select(vec![
            "The", "ship", ",", "which", "sank", "was", "old", "said", "that", "on", "Monday", "and", "others", "have",
            "left", ";", "it", "\"", "they", "will", "wait", ".", "But", "would", "34", "is", "built", "Ana", "told",
        ]), 1..60)) {
            let text = words.join(" ");
            let mut document = Document::new(&text);
            tagger::tag(&mut document);
            parser::parse(&mut document);
            parts(&mut document);
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
