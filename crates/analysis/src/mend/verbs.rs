//! A sentence without a predicate, though one of its words can only be one.
//!
//! Rule: where nothing in a sentence has tense, a word right after a noun that is far more often a verb there ("rose",
//! "lack", "plans to") is the predicate; where the root is no predicate ("But", "In 2025"), the first predicate with
//! tense that no conjunction or pronoun subordinates takes its place. What hung across it is hung on it.

use super::Mender;
use crate::words::WordSet;
use crate::{Relation, Tag};
use std::sync::LazyLock;

/// Forms that are nouns or adjectives too, but after a noun and with no other predicate are verbs.
static FORMS: LazyLock<WordSet<&'static str>> = LazyLock::new(|| {
    "suspect suspects estimate estimates orbit orbits forecast forecasts signal signals struggle struggles cause causes question \
     questions doubt doubts trust trusts attack attacks challenge challenges project projects risk risks feature features \
     promise promises drive drives urge urges review reviews request requests protest protests stood sank held kept grew drew threw sent built bought sold spent came went ran rose fell hid lack lacks fear fears plan plans hope hopes cost costs visit visits host hosts face faces need needs \
     demand demands claim claims report reports fuel fuels aim aims blame blames led left lost won met felt shut hit \
     cut put set split spread backs back bans ban offers offer targets target tops top owns favour favor support \
     supports ends teaches oppose opposes rule rules vote votes run runs produce produces handle handles open opens close closes rank ranks mark marks move moves warns"
        .split_whitespace()
        .collect()
});

/// Words after which "to" and a bare word are a verb: "expected to sail", "refused to comment".
static TAKES_VERB: LazyLock<WordSet<&'static str>> = LazyLock::new(|| {
    "able unable expected forecast likely unlikely due set bound ready willing unwilling reluctant eager keen scheduled \
     supposed want wants wanted plan plans planned planning hope hopes hoped hoping try tries tried trying agree agrees \
     agreed refuse refuses refused refusing decline declines declined fail fails failed decide decides decided promise \
     promises promised threaten threatens threatened threatening intend intends intended going continue continues \
     continued begin begins began start starts started vow vows vowed pledge pledged need needs needed seek seeks sought \
     seem seems seemed appear appears appeared manage managed forced asked told urged ordered allowed"
        .split_whitespace()
        .collect()
});

/// Pasts that are no participles: "rose by a tenth".
const PASTS: [&str; 22] = [
    "rose", "fell", "grew", "shrank", "sank", "went", "came", "began", "ran", "flew", "drew", "threw",
    "gave", "took", "wrote", "spoke", "broke", "rises", "falls", "grows", "swam", "sprang",
];

const ENDS: [&str; 3] = [".", "!", "”"];

impl Mender<'_, '_> {
    /// Finds the predicate that the sentence must have.
    pub(super) fn predicates(&mut self) {
        self.opening_noun();
        self.asked_deed();
        self.open_deed();
        self.titled();
        let Some(root) = self.root() else { return };
        if self.tokens.len() < 4 || self.is_clausal(root) || !self.is(self.tokens.len() - 1, &ENDS) {
            return;
        }
        let main = self.main();
        // "Its managers hid delays, and the budget was small": what stands before "and" is a clause as well.
        let and = main.and_then(|main| self.child(main, &[Relation::Coordinator])).filter(|and| *and > root);
        let end = and.or(main).unwrap_or(self.tokens.len() - 1);
        let hidden = if main.is_none() || and.is_some() { self.verb(end) } else { None };
        if let Some(verb) = hidden {
            self.name(verb, Tag::Verb);
            self.reroot(root, verb, end);
            if let Some(main) = main {
                self.hang(main, verb, Relation::Conjunct);
            }
            return;
        }
        if let Some(main) = main {
            self.reroot(root, main, self.tokens.len());
        }
    }

    /// "Solvane plans to build": a verb has no noun for a part of it, but for a subject; and what it plans is no noun's.
    pub(super) fn parts_of_verbs(&mut self) {
        for verb in 1..self.tokens.len() {
            if self.tag(verb) != Tag::Verb || self.word(verb).ends_with("ing") || !self.is_finite(verb) {
                continue;
            }
            let noun = verb - 1;
            let part = self.head(noun) == Some(verb)
                && self.relation(noun) == Relation::Compound
                && matches!(self.tag(noun), Tag::Noun | Tag::Propn);
            let beside = self
                .child(verb, &[Relation::Compound])
                .filter(|at| matches!(self.tag(*at), Tag::Noun | Tag::Propn) && self.word(at + 1) == ",");
            let Some(noun) = Some(noun).filter(|_| part).or(beside).filter(|_| !self.has_subject(verb))
            else {
                continue;
            };
            let subject = self.subject_of(verb);
            self.relate(noun, subject);
            for at in self.children(verb) {
                let describes =
                    [Relation::Determiner, Relation::Adjective, Relation::Possessive, Relation::Compound];
                if at < noun && describes.contains(&self.relation(at)) {
                    self.hang(at, noun, self.relation(at));
                }
                if at > verb && self.relation(at) == Relation::NounClause && self.is(verb + 1, &["to"]) {
                    self.relate(at, Relation::OpenComplement);
                }
            }
        }
    }

    /// "has yet to publish": what is still to be done hangs from the having.
    pub(super) fn yet(&mut self) {
        for yet in 1..self.tokens.len().saturating_sub(2) {
            let to = self.is(yet, &["yet"]) && self.is(yet + 1, &["to"]);
            let deed = self.head(yet + 1).filter(|deed| to && *deed > yet);
            let has = self.is(yet - 1, &["has", "have", "had"]);
            if let Some(deed) = deed.filter(|deed| has && self.head(*deed) == Some(yet - 1)) {
                self.relate(deed, Relation::OpenComplement);
                self.hang(yet, yet - 1, Relation::Adverb);
            }
        }
    }

    /// "Shares fell", "Turnout rose": a word before a past, at the head of a sentence, is who did it.
    fn opening_noun(&mut self) {
        let past = self.is(1, &PASTS) || self.word(1).ends_with("ed");
        let taken = self.tag(0) == Tag::Verb;
        let bare = self.head(0).is_none()
            && self.tag(1) == Tag::Verb
            && self.head(1) == Some(0)
            && self.relation(1) == Relation::OpenComplement;
        let describes = self.relation(0) == Relation::Compound && self.is(1, &PASTS);
        if taken && (past && bare && self.word(0).ends_with('s') || describes) {
            self.name(0, Tag::Noun);
        }
    }

    /// "Did the bridge collapse?": where the helper has nothing to help, the last word is the verb.
    fn asked_deed(&mut self) {
        let Some(verb) = self.tokens.len().checked_sub(2).filter(|verb| *verb > 1) else { return };
        let asks = self.is(0, &["do", "does", "did"]) && self.head(0).is_none() && self.word(verb + 1) == "?";
        let noun = verb - 1;
        let named = matches!(self.tag(noun), Tag::Noun | Tag::Propn) && self.head(noun) == Some(verb);
        if !asks || !named || self.tag(verb) != Tag::Noun || self.head(verb) != Some(0) {
            return;
        }
        self.name(verb, Tag::Verb);
        for at in self.children(verb).into_iter().filter(|at| *at < noun) {
            self.hang(at, noun, self.relation(at));
        }
        self.replace(0, verb, Relation::Auxiliary);
        self.hang(noun, verb, Relation::Subject);
        self.hang(verb + 1, verb, Relation::Punctuation);
    }

    /// "Mission: Impossible earned": what has a capital between a colon and a verb that lacks a subject belongs to the title
    /// that is its subject.
    fn titled(&mut self) {
        let Some(colon) = (1..6).find(|at| self.is(*at, &[":"])) else { return };
        let (name, verb) = (colon + 1, colon + 2);
        let Some(title) = self.root().filter(|root| *root < colon && !self.is_clausal(*root)) else { return };
        let hung = self.tag(name) == Tag::Adj && self.head(name) == Some(verb) && self.tag(verb) == Tag::Verb;
        if !hung || !self.word(name).starts_with(char::is_uppercase) || self.has_subject(verb) {
            return;
        }
        self.name(name, Tag::Propn);
        self.hang(name, title, Relation::Apposition);
        self.hang(colon, name, Relation::Punctuation);
        self.replace(title, verb, Relation::Subject);
        for at in self.children(title).into_iter().filter(|at| *at > verb) {
            self.hang(at, verb, self.relation(at));
        }
    }

    /// "The law bans:", with nothing behind it but a list: the last word is the verb.
    fn open_deed(&mut self) {
        const DEEDS: [&str; 15] = [
            "affects",
            "allows",
            "bans",
            "comprises",
            "contains",
            "covers",
            "demands",
            "forbids",
            "includes",
            "involves",
            "opposes",
            "prohibits",
            "proposes",
            "requires",
            "seeks",
        ];
        let Some(verb) = self.tokens.len().checked_sub(2).filter(|verb| *verb > 1) else { return };
        let noun = verb - 1;
        let open = self.word(verb + 1) == ":" && self.is(verb, &DEEDS) && self.head(verb).is_none();
        let named = matches!(self.tag(noun), Tag::Noun | Tag::Propn) && self.head(noun) == Some(verb);
        let other = (0..verb).any(|at| matches!(self.tag(at), Tag::Verb | Tag::Aux));
        if !open || !named || other || self.tag(verb) != Tag::Noun {
            return;
        }
        self.name(verb, Tag::Verb);
        for at in self.children(verb).into_iter().filter(|at| *at < noun) {
            self.hang(at, noun, self.relation(at));
        }
        self.relate(noun, Relation::Subject);
    }

    /// "are due in June": what is due is said of them, and in June is when.
    pub(super) fn due(&mut self) {
        for due in 1..self.tokens.len().saturating_sub(2) {
            let Some(when) = self.head(due).filter(|when| *when > due + 1) else { continue };
            let copula = self.child(when, &[Relation::Copula]).filter(|copula| copula + 1 == due);
            let led = self.is(due, &["due"]) && self.is(due + 1, &["in", "on", "at", "by", "next", "this"]);
            if !led || copula.is_none() {
                continue;
            }
            self.replace(when, due, Relation::Oblique);
            for at in self.children(when).into_iter().filter(|at| *at < due) {
                self.hang(at, due, self.relation(at));
            }
            if self.tag(due + 1) == Tag::Adp {
                self.hang(due + 1, when, Relation::Case);
            }
            self.name(due, Tag::Adj);
        }
    }

    /// "Analysts believe the worst may be over": who believes is not over.
    pub(super) fn believers(&mut self) {
        const HOLDS: [&str; 13] = [
            "reckon", "believe", "think", "say", "argue", "fear", "hope", "claim", "suspect", "insist",
            "expect", "worry", "warn",
        ];
        for cue in 1..self.tokens.len() {
            let noun = cue - 1;
            let subject =
                |at: usize| matches!(self.relation(at), Relation::Subject | Relation::PassiveSubject);
            let taken = self.is(cue, &HOLDS)
                && self.relation(cue) == Relation::NounClause
                && self.head(cue) == Some(noun)
                && subject(noun);
            // "Most analysts reckon that demand will fall": the verb taken for a noun.
            let noun_like = self.is(cue, &HOLDS)
                && self.tag(cue) == Tag::Noun
                && self.is(cue + 1, &["that"])
                && self.head(noun) == Some(cue)
                && self.word(noun).ends_with('s');
            let content = if noun_like { self.head(cue) } else { self.head(noun).filter(|_| taken) };
            let Some(content) = content.filter(|content| *content > cue) else { continue };
            let things = [Relation::Object, Relation::Subject, Relation::PassiveSubject];
            let thing = self.child(cue, &things).filter(|thing| *thing > cue && *thing < content);
            self.replace(content, cue, Relation::Complement);
            self.hang(noun, cue, Relation::Subject);
            self.name(cue, Tag::Verb);
            if noun_like {
                self.hang(cue + 1, content, Relation::Marker);
            }
            if let Some(thing) = thing {
                let subject = self.subject_of(content);
                self.hang(thing, content, subject);
            }
        }
    }

    /// "One reason, the authors write, is": between commas and after who says it stands a verb; so too "Ibarra fears that".
    pub(super) fn inserted_verbs(&mut self) {
        const SAYS: [&str; 16] = [
            "insist", "believe", "say", "write", "argue", "note", "claim", "add", "think", "report", "says",
            "writes", "notes", "claims", "fears", "hopes",
        ];
        for cue in 1..self.tokens.len().saturating_sub(1) {
            let who = cue - 1;
            if !self.is(cue, &SAYS) || self.tag(cue) == Tag::Verb {
                continue;
            }
            // "but aides insist that"
            if self.head(cue) == Some(who) && self.word(who).ends_with('s') && self.is(cue + 1, &["that"]) {
                self.replace(who, cue, Relation::Subject);
                self.name(who, Tag::Noun);
                self.name(cue, Tag::Verb);
                for at in self.children(who) {
                    if self.tag(at) == Tag::Cconj || self.tag(at) == Tag::Punct {
                        self.hang(at, cue, self.relation(at));
                    }
                }
            }
            if self.tag(cue) != Tag::Noun {
                continue;
            }
            let inside =
                self.word(cue + 1) == "," && (cue.saturating_sub(5)..who).any(|at| self.word(at) == ",");
            let many =
                self.tag(who) == Tag::Noun && self.word(who).ends_with('s') || self.tag(who) == Tag::Pron;
            let named =
                self.tag(who) == Tag::Propn && self.is(cue + 1, &["that"]) && self.word(cue).ends_with('s');
            if named {
                let root = self.root();
                if root != Some(cue) && root.is_some_and(|root| root > cue && self.head(cue) == Some(root)) {
                    self.replace(root.unwrap_or(cue), cue, Relation::Parataxis);
                }
            }
            if named || inside && many && self.relation(cue) != Relation::Subject {
                self.name(cue, Tag::Verb);
                self.hang(who, cue, Relation::Subject);
                let stray = inside && self.head(cue).is_some();
                if stray {
                    self.relate(cue, Relation::Parataxis);
                }
            }
        }
    }

    /// "is expected to sail": a bare word after "to" that such a word takes is a verb, whatever else it can be.
    pub(super) fn infinitives(&mut self) {
        for to in 1..self.tokens.len().saturating_sub(1) {
            let verb = to + 1;
            let lower = self.word(to - 1).to_ascii_lowercase();
            let joined = self.head(to) == Some(verb) || self.head(to) == Some(to - 1);
            // "are due to rise": no "due to" before a verb.
            let fixed =
                matches!(self.relation(to), Relation::Fixed | Relation::Case) && self.tag(verb) == Tag::Verb;
            let bare = (self.tag(verb) == Tag::Noun || fixed) && joined && !self.word(verb).ends_with('s');
            if !self.is(to, &["to"])
                || !bare
                || !TAKES_VERB.contains(lower.as_str())
                || self.tag(verb + 1) == Tag::Noun
            {
                continue;
            }
            if let Some(token) = self.tokens.get_mut(verb) {
                token.tag = Tag::Verb;
            }
            if let Some(token) = self.tokens.get_mut(to) {
                (token.tag, token.relation) = (Tag::Part, Relation::Marker);
            }
            // "are due to resume": the verb was taken for what they are.
            if self.head(to - 1) == Some(verb) {
                self.replace(verb, to - 1, Relation::OpenComplement);
                let beside = |mender: &Self, at: usize| {
                    mender.relation(at) == Relation::Conjunct && mender.has_subject(at)
                };
                for at in self.children(verb) {
                    if at < to - 1 || at > verb && beside(self, at) {
                        self.hang(at, to - 1, self.relation(at));
                    }
                }
            }
            self.hang(to, verb, Relation::Marker);
            self.hang(verb, to - 1, Relation::OpenComplement);
        }
    }

    /// The first predicate with tense that could stand by itself.
    fn main(&self) -> Option<usize> {
        (1..self.tokens.len()).find(|at| {
            let at = *at;
            if !self.is_clausal(at) || !self.is_finite(at) || self.subordinates(at) {
                return false;
            }
            let helped = self.child(at, &[Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula]);
            let follows = |at: usize| {
                self.follows_noun(at)
                    || at > 1
                        && self.tag(at - 1) == Tag::Verb
                        && self.subordinates(at - 1)
                        && self.has_subject(at - 1)
            };
            let told = self.has_subject(at) || helped.is_some_and(follows);
            match self.relation(at) {
                Relation::NounClause
                | Relation::RelativeClause
                | Relation::Adjective
                | Relation::OpenComplement => {
                    let named = self.follows_noun(at) || self.follows_apposition(at);
                    let passive = self.is(at + 1, &["by"]) && !self.is(at, &PASTS);
                    told || named && self.tag(at) == Tag::Verb && !passive
                }
                _ => told,
            }
        })
    }

    /// A word before a place that is taken for a noun and must be the verb.
    fn verb(&self, end: usize) -> Option<usize> {
        let describes = |at: usize| matches!(self.relation(at), Relation::Adjective | Relation::Compound);
        let tensed =
            |at: usize| matches!(self.tag(at), Tag::Verb | Tag::Aux) && self.is_finite(at) && !describes(at);
        if (0..end).any(|at| tensed(at) && !self.subordinates(at)) {
            return None;
        }
        (1..end).find(|at| {
            let lower = self.word(*at).to_ascii_lowercase();
            let hidden = self.tag(*at) == Tag::Verb && describes(*at);
            let listed = (hidden || matches!(self.tag(*at), Tag::Noun | Tag::Adj | Tag::Adp))
                && self.follows_noun(*at)
                && FORMS.contains(lower.as_str());
            (listed || self.is_shaped_as_verb(*at))
                && !matches!(self.tag(at + 1), Tag::Aux | Tag::Verb)
                && !self.is(at + 1, &["of", "'s", "’s"])
        })
    }

    /// "disputes that figure", "floods most winters": a word in "s" after one thing, before what begins another.
    fn is_shaped_as_verb(&self, at: usize) -> bool {
        let word = self.word(at);
        let ending = word.ends_with('s') && !["ss", "us", "is", "ics"].iter().any(|end| word.ends_with(end));
        let before = at - 1;
        let one = matches!(self.tag(before), Tag::Noun | Tag::Propn) && !self.word(before).ends_with('s');
        let begins = matches!(self.tag(at + 1), Tag::Det | Tag::Num | Tag::Pron)
            || self.is(at + 1, &["most", "that", "this", "its", "their", "his", "her"]);
        ending && one && begins && self.tag(at) == Tag::Noun && self.head(before) == Some(at)
    }

    /// Whether a noun or a pronoun stands right before a place, adverbs aside.
    fn follows_noun(&self, at: usize) -> bool {
        let mut before = at;
        while before > 0 && self.tag(before - 1) == Tag::Adv {
            before -= 1;
        }
        let Some(noun) = before.checked_sub(1) else { return false };
        // "The largest lost"; "Turnout rose", whatever its first word was taken for.
        let one = noun == 1 && self.is(0, &["the"]) && self.word(noun).ends_with("est");
        let first = noun == 0 && self.relation(0) == Relation::Compound && self.head(0) == Some(at);
        matches!(self.tag(noun), Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num) || one || first
    }

    /// "Ana Petrov, the mayor, resigned": whether the comma before a place closes what was put beside a noun.
    fn follows_apposition(&self, at: usize) -> bool {
        let closes = at > 3 && self.word(at - 1) == ",";
        closes
            && (1..at - 1).any(|noun| {
                self.relation(noun) == Relation::Apposition && self.head(noun).is_some_and(|head| head < noun)
            })
    }

    /// Whether a conjunction or a relative pronoun makes a clause of what a predicate says.
    fn subordinates(&self, at: usize) -> bool {
        self.under(at).any(|child| {
            child < at
                && (self.relation(child) == Relation::Marker
                    || self.tag(child) == Tag::Sconj
                    || self.is(
                        child,
                        &["who", "which", "whose", "that", "whom", "where", "when", "what", "how"],
                    ) && self.tag(child) != Tag::Det)
        })
    }

    /// Makes `main` the root; what hung from the old root, and what hung across the new one, hangs from it.
    /// Only what stands before `end` is its own.
    fn reroot(&mut self, root: usize, main: usize, end: usize) {
        self.replace(root, main, Relation::Other);
        let joins = self.tag(root) == Tag::Cconj;
        if joins {
            self.hang(root, main, Relation::Coordinator);
        }
        for at in 0..end.min(self.tokens.len()) {
            let Some(head) = self.head(at).filter(|_| at != main) else { continue };
            let across = (at < main) != (head < main) && head != main;
            let from_old = head == root && joins;
            if across || from_old {
                self.hang(at, main, self.relation(at));
            }
        }
        let subject = self.has_subject(main).then_some(main).or_else(|| self.bare_noun(main));
        for at in self.children(main) {
            let relation = match self.tag(at) {
                _ if Some(at) == subject => self.subject_of(main),
                Tag::Punct => Relation::Punctuation,
                Tag::Adv => Relation::Adverb,
                Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num if self.is_loose(at) => {
                    let bare = self.child(at, &[Relation::Case]).is_none();
                    if at > main && bare { Relation::Object } else { Relation::Oblique }
                }
                _ => continue,
            };
            if let Some(token) = self.tokens.get_mut(at) {
                token.relation = relation;
            }
        }
    }

    /// Whether a noun hangs from a predicate in a relation that only nouns have among each other.
    fn is_loose(&self, at: usize) -> bool {
        !matches!(
            self.relation(at),
            Relation::Subject
                | Relation::PassiveSubject
                | Relation::Object
                | Relation::IndirectObject
                | Relation::Oblique
                | Relation::UnmarkedOblique
                | Relation::Expletive
                | Relation::Agent
                | Relation::Conjunct
                | Relation::OpenComplement
        )
    }

    /// The first noun before a predicate that hangs from it and from no preposition.
    fn bare_noun(&self, main: usize) -> Option<usize> {
        self.under(main).find(|at| {
            *at < main
                && matches!(self.tag(*at), Tag::Noun | Tag::Propn | Tag::Pron)
                && self.child(*at, &[Relation::Case]).is_none()
        })
    }
}
