//! A clause after a cue that the words show and the tree does not.
//!
//! Rule: "that" right after the cue or after a few others, a question word, a pronoun, or a noun phrase and a verb begin it;
//! it ends with its sentence, its quotation, a semicolon, or where something else hangs on the cue.

use super::candidates::{Candidate, Construction};
use super::lexicon::{self, Act, Cue, Part};
use super::quotes::Quotes;
use super::source;
use super::surface::{FRAME, PHRASE, candidate};
use super::tree::Tree;
use crate::{Relation, Tag};
use std::ops::Range;

/// A cue right before "that", where the tree has no clause: up to where the tree ends what hangs on the cue.
pub fn that_clause(tree: &Tree, cue: usize) -> Option<(usize, Vec<usize>)> {
    let that = cue + 1;
    let introduces = tree.tag(that) == Tag::Sconj && tree.is(that, &["that"]);
    let end = tree.fruit(cue, |_| false).last().copied().filter(|_| introduces)?;
    let head = (that + 1..end + 1).find(|token| matches!(tree.tag(*token), Tag::Verb | Tag::Aux))?;
    Some((head, (that..end + 1).collect()))
}

/// A clause after a cue, known by its first words: "that" after a few others, a question word, a pronoun, or a noun
/// phrase and a verb. For cues of which the tree makes no clause.
pub(super) fn clause(
    tree: &Tree,
    quotes: &Quotes,
    sentence: &Range<usize>,
    cue: usize,
    lexical: Cue,
) -> Option<Candidate> {
    let holder = source::of(tree, cue).filter(|holder| *holder < cue && cue - holder < FRAME)?;
    let rest = cue + 1..sentence.end;
    let is_verb =
        |token: usize| matches!(tree.tag(token), Tag::Verb | Tag::Aux) && !tree.word(token).ends_with("ing");
    let start = (rest.clone()).find(|token| {
        !matches!(tree.tag(*token), Tag::Adv | Tag::Punct)
            || tree.is(*token, &["how", "why", "when", "where"])
    })?;
    let verb = rest.clone().take(FRAME).find(|token| is_verb(*token))?;
    let that = (rest.clone()).take(PHRASE).take_while(|token| *token < verb).find(|token| {
        let joins = tree.tag(*token) == Tag::Sconj || tree.relation(*token) == Relation::Marker;
        joins && tree.is(*token, &["that"])
    });
    let asks = tree.is(start, &["how", "why", "what", "whether", "if", "who", "where", "when"]);
    let subject = ["he", "she", "they", "it", "we", "i", "there", "this", "you"];
    let bare =
        !matches!(tree.relation(cue), Relation::NounClause | Relation::RelativeClause | Relation::Adjective)
            && !tree.word(cue).ends_with("ing");
    let opens = bare && tree.is(start, &subject) && verb <= start + 3;
    let phrase = (start..verb).all(|token| {
        !matches!(tree.tag(token), Tag::Sconj | Tag::Pron | Tag::Part | Tag::Cconj)
            && !tree.is(token, &["to", "who", "which", "that", ";"])
    });
    let finite = tree.tag(verb) == Tag::Aux || tree.word(verb).ends_with(['s', 'd']);
    let nominal = verb > start + 1 || matches!(tree.tag(start), Tag::Noun | Tag::Propn);
    let plain = bare
        && phrase
        && finite
        && nominal
        && matches!(tree.tag(start), Tag::Det | Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num);
    let that = that.or_else(|| said_in_that(tree, cue, verb, lexical)).or_else(|| asked_why(tree, cue, verb));
    // "blamed the referee, claiming that": the clause is the other cue's.
    let other =
        |token: usize| lexicon::find(Part::Verb, tree.word(token)).is_some() && tree.tag(token) == Tag::Verb;
    let that = that.filter(|that| !(cue + 1..*that).any(other));
    let from = that.or_else(|| (asks || opens || plain).then_some(start))?;
    let root = matches!(tree.relation(cue), Relation::Root | Relation::Conjunct | Relation::Parataxis);
    let last = |head: usize| tree.fruit(head, |_| false).last().copied().unwrap_or(head) + 1;
    // "This is it": a helper has nothing under it.
    let inner = tree.head(verb).filter(|head| tree.tag(verb) == Tag::Aux && *head > verb).unwrap_or(verb);
    let reach = last(cue).max(last(inner));
    let end = if root { sentence.end } else { reach.min(sentence.end) };
    // A quotation that the cue stands in ends the clause; so does a semicolon.
    let own =
        quotes.around(cue).and_then(|quote| quotes.get(quote)).map_or(end, |quote| quote.tokens.end.min(end));
    let end = (from..own).find(|token| tree.is(*token, &[";"])).unwrap_or(own);
    // "… and says that": a second deed of who has the cue.
    let second =
        tree.children(cue).filter(|child| *child > verb && tree.relation(*child) == Relation::Conjunct);
    let end =
        second.map(|deed| tree.fruit(deed, |_| false).first().copied().unwrap_or(deed)).fold(end, usize::min);
    Some(candidate(tree, Construction::Words, cue, lexical, holder, verb, (from..end).collect()))
}

/// "said in its report that profit rose": after a phrase of place or time what "that" begins is said, whatever the tree has.
fn said_in_that(tree: &Tree, cue: usize, verb: usize, lexical: Cue) -> Option<usize> {
    let circumstance =
        lexical.act == Act::Speech && tree.is(cue + 1, &["in", "on", "at", "during", "through"]);
    let that = (cue + 2..verb.min(cue + PHRASE)).find(|token| tree.is(*token, &["that"]))?;
    let subject =
        matches!(tree.tag(that + 1), Tag::Det | Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Pron);
    (circumstance && subject).then_some(that)
}

/// "asked the committee why it had failed": the question after whoever is asked.
fn asked_why(tree: &Tree, cue: usize, verb: usize) -> Option<usize> {
    let asks = tree.is(cue, &["ask", "asks", "asked", "asking", "tell", "tells", "told", "telling"]);
    let word = (cue + 2..verb.min(cue + PHRASE))
        .filter(|_| asks)
        .find(|token| tree.is(*token, &["why", "how", "whether", "what"]))?;
    let person = |token: usize| {
        matches!(tree.tag(token), Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num)
    };
    (cue + 1..word).all(person).then_some(word)
}
