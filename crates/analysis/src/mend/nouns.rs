//! Nouns beside nouns: names and what describes them, things and what they are made or become.
//!
//! Rule: a title and what stands between commas belong to the name; of two nouns side by side the second is the subject; no
//! noun has objects; what a thing is made hangs from the making.

use super::Mender;
use crate::{Relation, Tag};

/// Verbs after whose object stands what it is made or called.
const MAKES: [&str; 20] = [
    "make",
    "makes",
    "made",
    "making",
    "call",
    "calls",
    "called",
    "calling",
    "consider",
    "considers",
    "considered",
    "name",
    "names",
    "named",
    "declare",
    "declares",
    "declared",
    "find",
    "finds",
    "found",
];

impl Mender<'_, '_> {
    /// "Keir Starmer's spokesman said": the first part of an owner's name is no second subject; nor is the name after
    /// "Iran's foreign minister,".
    pub(super) fn torn_names(&mut self) {
        for second in 1..self.tokens.len() {
            let subject =
                |at: usize| matches!(self.relation(at), Relation::Subject | Relation::PassiveSubject);
            let named = |at: usize| self.tag(at) == Tag::Propn;
            let first = second - 1;
            let owned = self.head(second).filter(|_| self.relation(second) == Relation::Possessive);
            let torn = owned.is_some_and(|noun| subject(noun) && self.head(noun) == self.head(first));
            if torn && named(first) && named(second) && subject(first) {
                self.hang(first, second, Relation::Compound);
                continue;
            }
            let noun = second.wrapping_sub(2);
            let beside = self.word(first) == "," && named(second) && subject(second) && subject(noun);
            if beside && self.tag(noun) == Tag::Noun && self.head(noun) == self.head(second) {
                self.hang(second, noun, Relation::Apposition);
            }
        }
    }

    /// "Zahrani health officials said", "said Ada Pike": a name right before a subject is part of it.
    pub(super) fn beside_each_other(&mut self) {
        for last in 2..self.tokens.len() {
            let first = last - 1;
            let named = |at: usize| self.tag(at) == Tag::Propn;
            let split =
                self.relation(last) == Relation::Complement && self.relation(first) == Relation::Subject;
            if split && named(first) && named(last) && self.head(first) == Some(last) {
                self.relate(first, Relation::Compound);
                self.relate(last, Relation::Subject);
            }
        }
        for verb in 2..self.tokens.len() {
            let subjects: Vec<usize> =
                self.under(verb).filter(|at| *at < verb && self.relation(*at) == Relation::Subject).collect();
            let [name, subject] = subjects.as_slice() else { continue };
            let whole =
                (name + 1..*subject).all(|at| self.head(at) == Some(*subject) && self.tag(at) == Tag::Noun);
            if whole && self.tag(*name) == Tag::Propn && self.tag(*subject) == Tag::Noun {
                self.hang(*name, *subject, Relation::Compound);
            }
        }
    }

    /// "The IMF forecasts": an article belongs to the name after it.
    pub(super) fn articles(&mut self) {
        for article in 0..self.tokens.len().saturating_sub(2) {
            let verb = self.head(article).filter(|verb| {
                self.relation(article) == Relation::Determiner && self.tag(*verb) == Tag::Verb
            });
            let subject = matches!(self.relation(article + 1), Relation::Subject | Relation::PassiveSubject);
            if verb.is_some() && subject && self.head(article + 1) == verb {
                self.hang(article, article + 1, Relation::Determiner);
            }
        }
    }

    /// "caught the ball": the noun is caught, whatever the tree has it hang from its article.
    pub(super) fn headless(&mut self) {
        for article in 1..self.tokens.len().saturating_sub(1) {
            let verb = self.head(article).filter(|verb| *verb < article && self.tag(*verb) == Tag::Verb);
            let noun = self.child(article, &[Relation::Compound]).filter(|noun| *noun == article + 1);
            if self.is(article, &["the", "a", "an"])
                && let (Some(verb), Some(noun)) = (verb, noun)
            {
                self.hang(noun, verb, Relation::Object);
                self.hang(article, noun, Relation::Determiner);
                // "…, slid it": what is done next is done beside the first.
                let next =
                    self.child(noun, &[Relation::Conjunct]).filter(|next| self.tag(*next) == Tag::Verb);
                if let Some(next) = next {
                    self.hang(next, verb, Relation::Conjunct);
                }
            }
        }
    }

    /// "Ann Lee, professor of art, told": what stands between commas after a name describes it.
    pub(super) fn described(&mut self) {
        for name in 0..self.tokens.len().saturating_sub(3) {
            let lies = matches!(
                self.relation(name),
                Relation::Adjective | Relation::Compound | Relation::NounModifier
            );
            if !lies || self.tag(name) != Tag::Propn || name > 0 && self.tag(name - 1) == Tag::Propn {
                continue;
            }
            let comma = (name..self.tokens.len()).find(|at| self.tag(*at) != Tag::Propn);
            let comma = comma.filter(|comma| self.word(*comma) == ",");
            let noun = self.head(name).filter(|noun| {
                comma.is_some_and(|comma| comma < *noun)
                    && self.tag(*noun) == Tag::Noun
                    && matches!(self.relation(*noun), Relation::Subject | Relation::PassiveSubject)
            });
            let Some((noun, verb)) = noun.and_then(|noun| Some((noun, self.head(noun)?))) else { continue };
            if (noun..verb).any(|at| self.word(at) == ",") {
                self.replace(noun, name, Relation::Apposition);
            }
        }
    }

    /// "commander Selma Duarte told": the title is no second noun of the verb.
    pub(super) fn titles(&mut self) {
        for title in 0..self.tokens.len().saturating_sub(2) {
            let name = title + 1;
            let beside = self.tag(title) == Tag::Noun
                && self.tag(name) == Tag::Propn
                && self.head(title).is_some()
                && self.head(title) == self.head(name)
                && self.head(title).is_some_and(|verb| verb > name && self.tag(verb) == Tag::Verb)
                && matches!(self.relation(name), Relation::Subject | Relation::PassiveSubject)
                && matches!(
                    self.relation(title),
                    Relation::Object | Relation::Subject | Relation::UnmarkedOblique | Relation::Oblique
                )
                && self.child(title, &[Relation::Case]).is_none();
            if beside {
                self.hang(title, name, Relation::Compound);
            }
        }
    }

    /// "The environment ministry said": two nouns side by side are one subject.
    pub(super) fn compounds(&mut self) {
        for first in 0..self.tokens.len().saturating_sub(2) {
            let second = first + 1;
            let subject =
                |at: usize| matches!(self.relation(at), Relation::Subject | Relation::PassiveSubject);
            let beside = self.tag(first) == Tag::Noun
                && self.tag(second) == Tag::Noun
                && subject(first)
                && subject(second)
                && self.head(first) == self.head(second)
                && self.head(first).is_some_and(|verb| verb > second);
            if !beside {
                continue;
            }
            for at in self.children(first).into_iter().filter(|at| *at < first) {
                self.hang(at, second, self.relation(at));
            }
            self.hang(first, second, Relation::Compound);
        }
    }

    /// "the kingdom of Harad set up posts", "a spokesman for the line said": Harad says whose kingdom it is, and is no
    /// subject.
    pub(super) fn owners(&mut self) {
        for of in 1..self.tokens.len() {
            if !self.is(of, &["of", "for", "at", "from"]) || self.relation(of) != Relation::Marker {
                continue;
            }
            let Some(verb) = self
                .head(of)
                .filter(|verb| self.relation(*verb) == Relation::NounClause && self.is_finite(*verb))
            else {
                continue;
            };
            let Some(noun) = self.head(verb).filter(|noun| *noun + 1 == of) else { continue };
            let subject = self.child(verb, &[Relation::Subject]);
            if let Some(owner) = subject.filter(|subject| *subject > of && *subject < verb) {
                self.hang(of, owner, Relation::Case);
                self.hang(owner, noun, Relation::NounModifier);
            }
        }
    }

    /// "a person familiar with the talks said": what follows an adjective behind its noun belongs to the adjective.
    pub(super) fn after_adjectives(&mut self) {
        for adjective in 1..self.tokens.len().saturating_sub(2) {
            // "A source close to the family said": it says what source, not how it said so.
            let verb = self.head(adjective - 1).filter(|_| self.relation(adjective - 1) == Relation::Subject);
            if self.tag(adjective) == Tag::Adj
                && self.relation(adjective) == Relation::Adjective
                && verb.is_some_and(|verb| verb > adjective && self.tag(verb) == Tag::Verb)
                && self.head(adjective) == verb
            {
                self.hang(adjective, adjective - 1, Relation::Adjective);
            }
            let behind = self.tag(adjective) == Tag::Adj
                && self.relation(adjective) == Relation::Adjective
                && self.head(adjective) == Some(adjective - 1);
            let with = adjective + 1;
            let thing = self.head(with).filter(|_| behind && self.relation(with) == Relation::Case);
            let verb = thing.and_then(|thing| self.head(thing));
            if let (Some(thing), Some(verb)) = (thing, verb)
                && verb > thing
                && self.relation(thing) == Relation::Oblique
            {
                self.hang(thing, adjective, Relation::Oblique);
            }
        }
    }

    /// "made the project a burden": what the project was made hangs from the making.
    pub(super) fn objects_of_nouns(&mut self) {
        for at in 2..self.tokens.len() {
            if self.relation(at) != Relation::Object {
                continue;
            }
            let Some(noun) = self.head(at).filter(|noun| *noun < at && !self.is_clausal(*noun)) else {
                continue;
            };
            let noun_is_object =
                self.relation(noun) == Relation::Object && matches!(self.tag(noun), Tag::Noun | Tag::Pron);
            let Some(verb) = self.head(noun).filter(|verb| noun_is_object && *verb < noun) else { continue };
            if self.is(verb, &MAKES) {
                self.hang(at, verb, Relation::OpenComplement);
            } else {
                self.hang(at, verb, Relation::Object);
                self.hang(noun, verb, Relation::IndirectObject);
            }
        }
    }

    /// "made the project a burden": the burden is no other name of the project.
    pub(super) fn made_into(&mut self) {
        for into in 3..self.tokens.len() {
            let thing = self.head(into).filter(|thing| {
                self.relation(into) == Relation::Apposition
                    && self.relation(*thing) == Relation::Object
                    && self.is(thing + 1, &["a", "an"])
                    && self.head(thing + 1) == Some(into)
            });
            let verb = thing.and_then(|thing| self.head(thing));
            if let Some(verb) = verb.filter(|verb| self.is(*verb, &MAKES)) {
                self.hang(into, verb, Relation::OpenComplement);
            }
        }
    }

    /// "becomes less sensitive": what a thing becomes hangs from the becoming.
    pub(super) fn becomings(&mut self) {
        const LINKS: [&str; 12] = [
            "become", "becomes", "became", "becoming", "remain", "remains", "remained", "seem", "seems",
            "seemed", "feel", "feels",
        ];
        for link in 1..self.tokens.len() {
            if !self.is(link, &LINKS)
                || self.tag(link) != Tag::Verb
                || self
                    .child(link, &[Relation::OpenComplement, Relation::Complement, Relation::Object])
                    .is_some()
            {
                continue;
            }
            let mut how = link + 1;
            while self.tag(how) == Tag::Adv {
                how += 1;
            }
            let loose = self.tag(how) == Tag::Adj
                && !matches!(self.relation(how), Relation::Adjective | Relation::Root | Relation::Case)
                && self.head(how) != Some(link);
            if loose && self.head(link) == Some(how) {
                self.replace(how, link, Relation::OpenComplement);
            } else if loose {
                self.hang(how, link, Relation::OpenComplement);
            }
        }
    }
}
