//! Whether what hangs from a clause is an assertion of its own.
//!
//! Rule: a content that is handed over, a clause beside another, a description after a comma, a reason or a contrast are;
//! purposes, conditions, times and what says the same again are not. Knows tokens and relations, and of attributions only
//! which tokens are their frame.

use super::clauses::{Clause, Cutter, Form};
use super::grammar::{
    condition, is_clausal, is_finite, is_infinitive, is_participle, is_past_participle, leftmost, subject,
};
use super::lexicon::{Class, classes};
use crate::{Relation, Tag};

const COMPLEMENTS: [Relation; 7] = [
    Relation::Object,
    Relation::Oblique,
    Relation::UnmarkedOblique,
    Relation::Agent,
    Relation::Complement,
    Relation::OpenComplement,
    Relation::IndirectObject,
];

/// Verbs before a clause without tense: "helped it stay".
const BARE: [&str; 16] = [
    "help", "helps", "helped", "helping", "make", "makes", "made", "making", "let", "lets", "letting",
    "have", "has", "had", "watched", "felt",
];

impl Cutter<'_, '_, '_> {
    /// Whether what stands beside a clause tells something by itself: "once it is full", "what we saw" do not.
    pub(super) fn stands_apart(&self, token: usize) -> bool {
        let first = leftmost(self.tree, token);
        let first = if self.tree.tag(first) == Tag::Punct { first + 1 } else { first };
        let before = first.checked_sub(1).filter(|before| *before >= self.first);
        let opens = |at: usize| {
            self.tree.is(
                at,
                &[
                    "once", "when", "if", "unless", "until", "before", "what", "how", "why", "whether",
                    "whatever", "as",
                ],
            )
        };
        !opens(first) && !before.is_some_and(opens)
    }

    /// "lithium, cobalt and nickel contained in it": the last of a list, and no clause.
    pub(super) fn ends_list(&self, token: usize) -> bool {
        let tree = self.tree;
        let Some(first) = subject(tree, token) else { return false };
        let Some(and) = first.checked_sub(1).filter(|and| tree.is(*and, &["and", "or"])) else {
            return false;
        };
        let from = and.saturating_sub(4).max(self.first);
        let comma = (from..and).rev().find(|at| tree.is(*at, &[","]));
        comma.is_some_and(|comma| {
            comma + 1 < and
                && (comma + 1..and).all(|at| matches!(tree.tag(at), Tag::Noun | Tag::Propn | Tag::Adj))
        })
    }

    /// Whether what was taken for a coordinate clause says when: "in spring, when the river is high".
    pub(super) fn opens_with_time(&self, token: usize) -> bool {
        let first = leftmost(self.tree, token);
        let first = if self.tree.tag(first) == Tag::Punct { first + 1 } else { first };
        self.tree.is(first, &["when", "if", "unless", "until"])
    }

    /// "it is estimated that …": a passive of holding or telling, without a source that attributions know.
    pub(super) fn is_impersonal(&self, token: usize, head: usize) -> bool {
        let tree = self.tree;
        let kinds = classes(tree.word(head));
        token > head
            && !self.mark(head).cue
            && (kinds.has(Class::Held) || kinds.has(Class::Hearsay))
            && tree.child(head, &[Relation::PassiveAuxiliary]).is_some()
            && tree.children(head).any(|child| child < head && tree.is(child, &["it"]))
            && tree.children(token).any(|child| tree.is(child, &["that"]))
    }

    /// Whether a token is part of a condition of a clause.
    pub(super) fn is_supposed(&self, token: usize, predicate: usize) -> bool {
        let tree = self.tree;
        condition(tree, predicate).is_some_and(|condition| {
            std::iter::successors(Some(token), |token| tree.head(*token))
                .take(6)
                .any(|above| above == condition)
        })
    }

    /// Whether a clause begins with a relative pronoun, whatever it was taken to hang from.
    pub(super) fn opens_relative(&self, token: usize) -> bool {
        let first = leftmost(self.tree, token);
        let first = if self.tree.tag(first) == Tag::Punct { first + 1 } else { first };
        self.tree.is(first, &["which", "who", "where", "whose"]) && is_finite(self.tree, token)
    }

    /// Whether "when" begins a clause right after a word of time and a comma.
    pub(super) fn follows_time(&self, token: usize) -> bool {
        let first = leftmost(self.tree, token);
        let when = if self.tree.tag(first) == Tag::Punct { first + 1 } else { first };
        let before = when.checked_sub(2).filter(|before| *before >= self.first);
        self.tree.is(when, &["when"])
            && is_finite(self.tree, token)
            && before.is_some_and(|before| super::is_time(self.tree, before))
    }

    /// Whether a cue at `head` hands the clause over to a source.
    pub(super) fn is_handed_over(&self, token: usize, head: usize) -> bool {
        let marker = self.tree.child(token, &[Relation::Marker]);
        let bare = self.tree.is(head, &BARE) && marker.is_none();
        // "did not say whether": the question is no content, and not saying is what is told.
        let bare = bare || marker.is_some_and(|marker| self.tree.is(marker, &["whether"]));
        is_clausal(self.tree, token)
            && !bare
            && (self.mark(head).cue && !self.mark(token).cue
                || self.mark(token).content && !self.mark(head).content)
    }

    /// "understands that it is alone": told as known, and so told; not so what would be.
    pub(super) fn presupposed(&self, token: usize, head: usize) -> bool {
        let tree = self.tree;
        classes(tree.word(head)).has(Class::Factive)
            && is_finite(tree, token)
            && subject(tree, token).is_some()
            && !tree.children(token).any(|child| {
                tree.relation(child) == Relation::Auxiliary
                    && tree.is(child, &["would", "could", "might", "may", "should", "will", "can", "must"])
            })
            && tree.child(token, &[Relation::Marker]).is_none_or(|mark| tree.is(mark, &["that"]))
            // "what is known is that …": there it is told already.
            && !tree.children(token).any(|child| tree.is(child + 1, &["that"]) && tree.tag(child) == Tag::Aux)
    }

    pub(super) fn stands_beside(&self, token: usize, head: usize, owner: &Clause) -> bool {
        let tree = self.tree;
        if !is_clausal(tree, token)
            || is_infinitive(tree, token)
            || self.ends_list(token)
            || owner.form == Form::Participle
        {
            return false;
        }
        // "it suggests that …, and that …": beside the content of a clause.
        let beside_content = tree.relation(head) == Relation::Complement;
        if head != owner.head && !beside_content {
            return false;
        }
        if subject(tree, token).is_some() {
            return is_finite(tree, token);
        }
        if beside_content && head != owner.head {
            return false;
        }
        // "fired upon and killed them": what the second has, the first shares. Two things are said only if each has its own.
        let own = |child: &usize| COMPLEMENTS.contains(&tree.relation(*child));
        let first = tree.children(head).filter(own).any(|child| child > head && child < token)
            || tree.tag(head) != Tag::Verb;
        // "accepted it and would not appeal": with helpers of its own it is said for itself.
        let helped = tree.child(token, &[Relation::Auxiliary, Relation::PassiveAuxiliary]);
        let second = tree.children(token).any(|child| own(&child))
            || tree.tag(token) != Tag::Verb
            || helped.is_some_and(|helper| helper > head && helper < token);
        first && second && (is_finite(tree, head) || !is_participle(tree.word(token)))
    }

    /// Whether a clause or a noun is added after a comma or a dash, and not part of what it describes.
    pub(super) fn is_added(&self, token: usize) -> bool {
        let first = leftmost(self.tree, token);
        first.checked_sub(1).is_some_and(|before| {
            before >= self.first && matches!(self.tree.word(before), "," | "—" | "–" | "-" | "--" | "(")
        }) || matches!(self.tree.word(first), "," | "—" | "–" | "(")
    }

    /// ", killing eight": a participle after a comma tells what was done with it.
    pub(super) fn is_deed(&self, token: usize, head: usize) -> bool {
        // Words that have become prepositions.
        const LINKS: [&str; 14] = [
            "including",
            "according",
            "depending",
            "following",
            "regarding",
            "concerning",
            "excluding",
            "pending",
            "considering",
            "barring",
            "owing",
            "notwithstanding",
            "beginning",
            "starting",
        ];
        let tree = self.tree;
        let marked = [Relation::Marker, Relation::Case, Relation::Auxiliary, Relation::Copula];
        token > head
            && tree.tag(token) == Tag::Verb
            && is_participle(tree.word(token))
            && !tree.is(token, &LINKS)
            && leftmost(tree, token) + 2 > token
            && self.is_added(token)
            && !self.mark(token).cue
            && tree.child(token, &marked).is_none()
            && subject(tree, token).is_none()
            && tree.children(token).any(|child| child > token && COMPLEMENTS.contains(&tree.relation(child)))
    }

    /// ", killing eight and wounding ten": the second tells as much as the first.
    pub(super) fn is_second_deed(&self, token: usize, head: usize, owner: &Clause) -> bool {
        let tree = self.tree;
        let own = |child: usize| child > token && COMPLEMENTS.contains(&tree.relation(child));
        owner.form == Form::Participle
            && owner.head == head
            && tree.word(token).ends_with("ing")
            && tree.word(head).ends_with("ing")
            && subject(tree, token).is_none()
            && tree.children(token).any(own)
    }

    /// "The bridge, built in 1931,": a participle of the past after a noun and a comma tells what was done to it.
    pub(super) fn is_state(&self, token: usize, head: usize) -> bool {
        let tree = self.tree;
        token > head
            && tree.tag(token) == Tag::Verb
            && matches!(tree.tag(head), Tag::Noun | Tag::Propn)
            && is_past_participle(tree.word(token))
            && !is_infinitive(tree, token)
            && self.is_added(token)
            && subject(tree, token).is_none()
            && tree.children(token).any(|child| {
                child > token
                    && matches!(
                        tree.relation(child),
                        Relation::Oblique | Relation::Agent | Relation::OpenComplement
                    )
                    || tree.relation(child) == Relation::AdverbialClause && is_infinitive(tree, child)
            })
    }

    /// Whether an adverbial clause is an assertion: it gives a reason or a contrast, or what happened before.
    pub(super) fn argues(&self, token: usize, head: usize) -> bool {
        let tree = self.tree;
        if !is_finite(tree, token) || subject(tree, token).is_none() {
            return false;
        }
        let Some(marker) = tree.children(token).find(|child| {
            *child < token && matches!(tree.relation(*child), Relation::Marker | Relation::Adverb)
        }) else {
            return false;
        };
        let fronted = token < head;
        let auxiliary = |clause: usize, words: &[&str]| {
            tree.children(clause).any(|child| {
                matches!(
                    tree.relation(child),
                    Relation::Auxiliary | Relation::Copula | Relation::PassiveAuxiliary
                ) && tree.is(child, words)
            })
        };
        let kinds = classes(tree.word(marker));
        if tree.is(marker, &["as"]) {
            // "as they monitor it" is a time, "as they have worked together" a reason.
            let named = subject(tree, token).is_some_and(|subject| tree.tag(subject) != Tag::Pron);
            return auxiliary(token, &["have", "has", "had", "is", "are", "was", "were", "'s", "’s", "'re"])
                || fronted && named;
        }
        if tree.is(marker, &["since"]) {
            return !auxiliary(head, &["have", "has", "had", "'ve", "’ve"]);
        }
        if tree.is(marker, &["while"]) {
            // "While the mayor was speaking, the lights went out" is a time.
            let going_on =
                |clause: usize| is_participle(tree.word(clause)) && auxiliary(clause, &["was", "were"]);
            return (fronted || self.is_added(token)) && (!going_on(token) || going_on(head));
        }
        if tree.is(marker, &["after"]) {
            return !auxiliary(token, &["is", "are", "has", "have"])
                && subject(tree, token).is_some_and(|subject| tree.tag(subject) != Tag::Pron);
        }
        kinds.has(Class::Reason) || kinds.has(Class::Concession)
    }

    /// Whether an apposition says more than a name: a figure, or a clause of its own.
    pub(super) fn counts(&self, token: usize) -> bool {
        let tree = self.tree;
        // "the 2021 champion": a year counts nothing.
        let figure = |child: usize| tree.relation(child) == Relation::Number && !super::is_time(tree, child);
        let deep = |child: usize| figure(child) || tree.children(child).any(figure);
        let clause = tree
            .children(token)
            .any(|child| tree.relation(child) == Relation::RelativeClause && subject(tree, child).is_some());
        // "500 miles (800 km)" says the same again.
        let head = tree.head(token).unwrap_or(token);
        let again = tree.children(head).any(figure) || tree.is(leftmost(tree, token), &["("]);
        // "…, a move that will cost jobs": the noun sums up what was told.
        let told = |child: usize| {
            tree.relation(child) == Relation::RelativeClause
                || tree.relation(child) == Relation::NounClause && subject(tree, child).is_some()
        };
        let sums = classes(tree.word(token)).has(Class::Event) && tree.children(token).any(told);
        // "the country's biggest grocer", "the first woman to lead it"
        let first = |child: usize| {
            tree.relation(child) == Relation::Adjective
                && (tree.tag(child) == Tag::Adj && is_superlative(tree.word(child)))
        };
        matches!(tree.tag(token), Tag::Noun | Tag::Pron)
            && !self.mark(head).source
            && (sums || !again && (clause || tree.children(token).any(|child| deep(child) || first(child))))
    }
}

/// "biggest", "first", "only": of which there is one.
fn is_superlative(word: &str) -> bool {
    const ONES: [&str; 5] = ["first", "second", "last", "only", "most"];
    const NOT: [&str; 6] = ["honest", "dishonest", "earnest", "modest", "interest", "latest"];
    let lower = word.to_lowercase();
    ONES.contains(&lower.as_str())
        || lower.ends_with("est") && lower.len() > 5 && !NOT.contains(&lower.as_str())
}
