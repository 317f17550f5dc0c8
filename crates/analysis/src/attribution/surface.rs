//! Constructions that the words show by themselves, whatever the tree: a cue beside quotation marks, a cue between
//! commas, "according to".
//!
//! Rule: *frame* is what a sentence has outside of its quotations. A verb of speech in a frame takes the quotation that
//! ends where the frame begins, the one that a comma or a colon leads to, or both. ", the minister said," with nothing but
//! a noun phrase before the verb takes the rest of its sentence. Marks mislead a parser more than anything else does;
//! here they lead. Knows tags and marks, of trees only who the subject is.

use super::candidates::{Candidate, Construction};
use super::lexicon::{self, Act, Cue, Part};
use super::quotes::Quotes;
use super::source;
use super::tree::Tree;
use crate::{Relation, Tag};
use std::ops::Range;

/// How long a frame may be, in tokens.
const FRAME: usize = 40;
/// How long the noun phrase before an inserted cue may be, in tokens.
const PHRASE: usize = 10;

/// How long the circumstances of a cue may be, in tokens.
const CIRCUMSTANCE: usize = 16;

/// A cue right before "that", where the tree has no clause: up to where the tree ends what hangs on the cue.
pub fn that_clause(tree: &Tree, cue: usize) -> Option<(usize, Vec<usize>)> {
    let that = cue + 1;
    let introduces = tree.tag(that) == Tag::Sconj && tree.is(that, &["that"]);
    let end = tree.fruit(cue, |_| false).last().copied().filter(|_| introduces)?;
    let head = (that + 1..end + 1).find(|token| matches!(tree.tag(*token), Tag::Verb | Tag::Aux))?;
    Some((head, (that..end + 1).collect()))
}

/// Proposes what the words of a sentence show.
pub fn propose(tree: &Tree, quotes: &Quotes, sentence: &Range<usize>, found: &mut Vec<Candidate>) {
    for token in sentence.clone() {
        if tree.is(token, &["according"]) && tree.is(token + 1, &["to"]) {
            found.extend(according(tree, quotes, sentence, token));
        } else if tree.tag(token) == Tag::Verb || tree.is(token, &["said", "says"]) {
            let Some(lexical) = lexicon::find(Part::Verb, tree.word(token)) else { continue };
            if lexical.can(Act::Speech) || lexical.can(Act::Question) {
                found.extend(quotation(tree, quotes, sentence, token, lexical));
            }
            if lexical.can(Act::Speech) || lexical.can(Act::Belief) {
                found.extend(inserted(tree, quotes, sentence, token, lexical));
                found.extend(as_said(tree, sentence, token, lexical));
            }
            if !matches!(lexical.act, Act::Wish | Act::Cause)
                && !found.iter().rev().take(4).any(|other| other.anchor == token)
            {
                found.extend(clause(tree, quotes, sentence, token, lexical));
            }
        }
    }
}

/// A cue in a frame, with the quotations at its edges.
fn quotation(
    tree: &Tree,
    quotes: &Quotes,
    sentence: &Range<usize>,
    cue: usize,
    lexical: Cue,
) -> Option<Candidate> {
    let own = quotes.around(cue);
    let outside = |token: &usize| quotes.apart(*token, cue).is_none();
    let low = cue.saturating_sub(FRAME).max(sentence.start);
    let start = (low..cue).rev().take_while(outside).last().unwrap_or(cue);
    let end = (cue + 1..(cue + FRAME).min(sentence.end))
        .take_while(outside)
        .last()
        .map_or(cue + 1, |last| last + 1);
    let before = start.checked_sub(1).and_then(|token| quotes.apart(token, cue)).filter(|_| own.is_none());
    let joined = |token: usize| {
        tree.tag(token) == Tag::Cconj || tree.is(token, &[","]) && tree.tag(token + 1) == Tag::Cconj
    };
    let before = before.filter(|quote| {
        let fits = start > sentence.start || leads_on(tree, quotes, *quote);
        fits && speaks(tree, quotes, *quote) && !has_clause(tree, start..cue) && !joined(start)
    });
    // A colon may end what is taken for the sentence.
    let led = tree.is(end.saturating_sub(1), &[",", ":"]) || tree.is(end, &[":"]);
    let next = [end, end + 1].into_iter().find_map(|token| {
        let quote = quotes.apart(token, cue)?;
        quotes.get(quote).filter(|found| found.tokens.start == token && found.outer == own).map(|_| quote)
    });
    let parted = (cue + 1..end).any(|token| tree.is(token, &[";"]) || tree.tag(token) == Tag::Cconj);
    // "the letter reads “we may use it again”"
    let led = led || end == cue + 1 && next.is_some_and(|quote| is_long(quotes, quote));
    let next = next.filter(|_| led && !parted && !has_clause(tree, cue + 1..end));
    let parts: Vec<Range<usize>> = [before, next]
        .into_iter()
        .flatten()
        .filter_map(|quote| quotes.get(quote))
        .map(|quote| quote.tokens.clone())
        .collect();
    let head = parts.first().map(|tokens| tokens.start + 1)?;
    let content: Vec<usize> = parts.into_iter().flatten().collect();
    let holder = holder(tree, start..end, cue)?;
    Some(candidate(tree, Construction::Quotation, cue, lexical, holder, head, content))
}

/// Whether a quotation that ends what is taken for a sentence asks for a cue after it.
fn leads_on(tree: &Tree, quotes: &Quotes, quote: usize) -> bool {
    let end = quotes.get(quote).map_or(0, |quote| quote.tokens.end);
    tree.is(end.saturating_sub(2), &[",", "?", "!", "—"])
}

/// Whether a quotation is words spoken and not a name or a word in quotation marks: it ends as a sentence or a clause does.
fn speaks(tree: &Tree, quotes: &Quotes, quote: usize) -> bool {
    let Some(tokens) = quotes.get(quote).map(|quote| quote.tokens.clone()) else { return false };
    let marks = [",", ".", "?", "!", "…", "-", "—", "..."];
    tokens.len() > 7
        || tree.is(tokens.end.saturating_sub(2), &marks)
        || tokens.len() > 4 && tree.is(tokens.end, &[","])
}

/// Whether a quotation has the words of a clause.
fn is_long(quotes: &Quotes, quote: usize) -> bool {
    quotes.get(quote).is_some_and(|quote| quote.tokens.len() > 7)
}

/// Whether another verb than the cue says something of its own here.
fn has_clause(tree: &Tree, mut frame: Range<usize>) -> bool {
    frame.any(|token| tree.tag(token) == Tag::Verb && !tree.word(token).ends_with("ing"))
}

/// Who speaks in a frame: the subject that the tree knows, the noun phrase before the cue, or the one after it.
fn holder(tree: &Tree, frame: Range<usize>, cue: usize) -> Option<usize> {
    let nominal = |token: &usize| matches!(tree.tag(*token), Tag::Noun | Tag::Propn | Tag::Pron);
    let known = source::of(tree, cue).filter(|holder| frame.contains(holder) && nominal(holder));
    let before = (frame.start..cue)
        .rev()
        .take_while(|token| matches!(tree.tag(*token), Tag::Adv | Tag::Aux | Tag::Part))
        .count();
    let before = cue.checked_sub(before + 1).filter(|token| *token >= frame.start).filter(nominal);
    let after = || {
        let mut rest = (cue + 1..frame.end)
            .skip_while(|token| matches!(tree.tag(*token), Tag::Det | Tag::Adj | Tag::Num | Tag::Adv));
        rest.next().filter(nominal).map(|first| top(tree, first, cue + 1..frame.end))
    };
    // "Maria Lopez, the engineer, said"
    let first = || {
        frame
            .clone()
            .find(nominal)
            .filter(|first| *first < cue)
            .map(|first| top(tree, first, frame.start..cue))
    };
    known.or_else(|| before.map(|last| top(tree, last, frame.start..cue))).or_else(first).or_else(after)
}

/// The head of the noun phrase around a noun, inside some tokens.
fn top(tree: &Tree, mut noun: usize, within: Range<usize>) -> usize {
    for _ in 0..6 {
        let Some(head) = tree.head(noun).filter(|head| within.contains(head)) else { break };
        if !matches!(tree.tag(head), Tag::Noun | Tag::Propn | Tag::Pron) {
            break;
        }
        noun = head;
    }
    noun
}

/// "As the minister said, …"
fn as_said(tree: &Tree, sentence: &Range<usize>, cue: usize, lexical: Cue) -> Option<Candidate> {
    let near = cue < sentence.start + PHRASE && tree.is(sentence.start, &["as"]);
    if !near || has_clause(tree, sentence.start..cue) {
        return None;
    }
    let comma = (cue + 1..sentence.end.min(cue + PHRASE)).find(|token| tree.is(*token, &[","]))?;
    let holder = holder(tree, sentence.start + 1..cue, cue)?;
    let content: Vec<usize> = (comma + 1..sentence.end).collect();
    let head = content.iter().copied().find(|token| matches!(tree.tag(*token), Tag::Verb | Tag::Aux))?;
    if has_clause(tree, cue + 1..comma) {
        return None;
    }
    Some(candidate(tree, Construction::AsClause, cue, lexical, holder, head, content))
}

/// A clause after a cue, known by its first words: "that" after a few others, a question word, a pronoun, or a noun
/// phrase and a verb. For cues of which the tree makes no clause.
fn clause(
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
    let that = (rest.clone())
        .take(PHRASE)
        .take_while(|token| *token < verb)
        .find(|token| tree.tag(*token) == Tag::Sconj && tree.is(*token, &["that"]));
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
    // "blamed the referee, claiming that": the clause is the other cue's.
    let other =
        |token: usize| lexicon::find(Part::Verb, tree.word(token)).is_some() && tree.tag(token) == Tag::Verb;
    let that = that.filter(|that| !(cue + 1..*that).any(other));
    let from = that.or_else(|| (asks || opens || plain).then_some(start))?;
    let root = matches!(tree.relation(cue), Relation::Root | Relation::Conjunct | Relation::Parataxis);
    let last = |head: usize| tree.fruit(head, |_| false).last().copied().unwrap_or(head) + 1;
    let reach = last(cue).max(last(verb));
    let end = if root { sentence.end } else { reach.min(sentence.end) };
    // A quotation that the cue stands in ends the clause; so does a semicolon.
    let own =
        quotes.around(cue).and_then(|quote| quotes.get(quote)).map_or(end, |quote| quote.tokens.end.min(end));
    let end = (from..own).find(|token| tree.is(*token, &[";"])).unwrap_or(own);
    Some(candidate(tree, Construction::Words, cue, lexical, holder, verb, (from..end).collect()))
}

/// ", the minister said," or "…, the minister said.": a noun phrase and a verb, and marks on both sides.
fn inserted(
    tree: &Tree,
    quotes: &Quotes,
    sentence: &Range<usize>,
    cue: usize,
    lexical: Cue,
) -> Option<Candidate> {
    let close = past_circumstance(tree, sentence, cue, lexical);
    let ends = close >= sentence.end || tree.is(close, &[",", ".", "!", ";"]);
    if !ends || quotes.around(cue).is_some() {
        return None;
    }
    let phrase = (cue.saturating_sub(PHRASE).max(sentence.start)..cue).rev().take_while(|token| {
        let tag = tree.tag(*token);
        matches!(
            tag,
            Tag::Noun
                | Tag::Propn
                | Tag::Pron
                | Tag::Det
                | Tag::Adj
                | Tag::Num
                | Tag::Adv
                | Tag::Part
                | Tag::Aux
        ) || tag == Tag::Adp && tree.is(*token, &["of", "for", "at", "in"])
    });
    let start = phrase.last()?;
    let open = start.checked_sub(1).filter(|open| *open > sentence.start && tree.is(*open, &[","]))?;
    // "…, a claim that Harad denied."
    if (start..cue).any(|token| tree.is(token, &["that", "which", "who"])) {
        return None;
    }
    if tree.is(start, &["who", "which", "that", "what", "as", "not"])
        || quotes.around(open.saturating_sub(1)).is_some()
    {
        return None;
    }
    let holder = holder(tree, start..cue, cue)?;
    // "…, the group said on Monday, citing high costs": what is cited is no part of what is said.
    let participle = tree.tag(close + 1) == Tag::Verb && tree.word(close + 1).ends_with("ing");
    let cites = participle && lexicon::find(Part::Verb, tree.word(close + 1)).is_some()
        || tree.is(close + 1, &["citing", "quoting"]);
    let said = |token: &usize| *token < open || *token > close && !cites;
    let content: Vec<usize> = sentence.clone().filter(said).collect();
    let head = content
        .iter()
        .copied()
        .find(|token| tree.relation(*token) == Relation::Root)
        .unwrap_or(sentence.start);
    // One full clause is said, not a list and not two clauses of which the cue begins the second; and it is said, not
    // something that is done.
    let has_verb = |mut part: Range<usize>| part.any(|token| matches!(tree.tag(token), Tag::Verb | Tag::Aux));
    let (left, right) = (has_verb(sentence.start..open), has_verb(close + 1..sentence.end.max(close + 1)));
    let passive = (start..cue).any(|token| tree.is(token, &["was", "were", "is", "are", "be", "been", "to"]));
    if left == (right && !participle) || passive {
        return None;
    }
    Some(candidate(tree, Construction::Inserted, cue, lexical, holder, head, content))
}

/// Past where, when and to whom it was said: ", he said in a statement on Monday,". Only of what is said and nothing else.
fn past_circumstance(tree: &Tree, sentence: &Range<usize>, cue: usize, lexical: Cue) -> usize {
    const OPENS: [&str; 14] = [
        "in",
        "on",
        "at",
        "during",
        "after",
        "late",
        "early",
        "yesterday",
        "today",
        "earlier",
        "last",
        "this",
        "reporters",
        "via",
    ];
    let speaks = lexical.act == Act::Speech && !tree.word(cue).ends_with("ing");
    if tree.relation(cue) == Relation::NounClause {
        return cue + 1;
    }
    let named = tree.tag(cue + 1) == Tag::Propn && crate::claims::is_time(tree, cue + 1);
    if !speaks || !named && !tree.is(cue + 1, &OPENS) {
        return cue + 1;
    }
    let rest = cue + 1..sentence.end.min(cue + CIRCUMSTANCE);
    let runs = rest.take_while(|token| {
        matches!(
            tree.tag(*token),
            Tag::Adp | Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Num | Tag::Adv | Tag::Part
        ) || tree.is(*token, &["his", "her", "its", "their", "emailed", "televised", "published"])
    });
    runs.last().map_or(cue + 1, |last| last + 1)
}

/// "According to X, …", "…, according to X.", "…, according to X, …".
fn according(tree: &Tree, quotes: &Quotes, sentence: &Range<usize>, token: usize) -> Option<Candidate> {
    let named = |token: &usize| matches!(tree.tag(*token), Tag::Noun | Tag::Propn | Tag::Pron);
    let first = (token + 2..sentence.end.min(token + 12)).find(named)?;
    let holder = tree
        .head(token)
        .filter(|head| *head > token && head - token < 25 && named(head))
        .unwrap_or_else(|| top(tree, first, token + 2..sentence.end.min(token + 12)));
    let source = source::phrase(tree, holder);
    let last = source.last().copied().unwrap_or(holder).max(first);
    let mark = |token: usize| tree.is(token, &[",", ";", "—", "–", ":"]);
    // Past appositions and relative clauses, to the comma that a clause follows.
    let subject = tree.tag(holder);
    let mut after = (last + 1..sentence.end).find(|token| mark(*token)).unwrap_or(sentence.end);
    if after == last + 1
        && subject == Tag::Propn
        && (tree.is(after + 1, &["who", "which", "a", "an"])
            || tree.is(after + 1, &["the"]) && token > sentence.start)
    {
        after = (after + 1..sentence.end).find(|token| mark(*token)).unwrap_or(after);
    }
    let quoted = quotes.around(token);
    let leads = tree.is(token.saturating_sub(1), &["that"])
        || (sentence.start..token)
            .all(|token| matches!(tree.tag(token), Tag::Punct | Tag::Adv | Tag::Cconj | Tag::Sconj));
    // Without a comma the clause begins where the name ends.
    let after = if leads && after > last + 12 { last + 1 } else { after };
    let content: Vec<usize> = if leads {
        (after..sentence.end).collect()
    } else {
        let embedded = clause_start(tree, sentence, token);
        let tail = if mark(token.saturating_sub(1)) && mark(after) { after..sentence.end } else { 0..0 };
        (embedded..token).chain(tail).collect()
    };
    let content: Vec<usize> =
        content.into_iter().filter(|token| quoted.is_none() || quotes.around(*token).is_some()).collect();
    let head = content
        .iter()
        .copied()
        .find(|token| matches!(tree.tag(*token), Tag::Verb | Tag::Aux | Tag::Adj))
        .or(content.first().copied())?;
    Some(Candidate {
        construction: Construction::AccordingTo,
        anchor: token,
        lexical: None,
        cue: vec![token, token + 1],
        holder: Some(holder),
        source,
        head,
        content,
    })
}

/// Where the clause before "according to" begins: at the sentence's start, or after the cue that holds it.
fn clause_start(tree: &Tree, sentence: &Range<usize>, token: usize) -> usize {
    let that = (token.saturating_sub(FRAME).max(sentence.start)..token).rev().find(|at| {
        tree.is(*at, &["that"])
            && at.checked_sub(1).is_some_and(|verb| lexicon::find(Part::Verb, tree.word(verb)).is_some())
    });
    that.unwrap_or(sentence.start)
}

fn candidate(
    tree: &Tree,
    construction: Construction,
    cue: usize,
    lexical: Cue,
    holder: usize,
    head: usize,
    content: Vec<usize>,
) -> Candidate {
    let mut source = source::phrase(tree, holder);
    // A phrase that runs across the cue was misread.
    source.retain(|token| (*token < cue) == (holder < cue) && !content.contains(token));
    Candidate {
        construction,
        anchor: cue,
        lexical: Some(lexical),
        cue: vec![cue],
        holder: Some(holder),
        source,
        head,
        content,
    }
}
