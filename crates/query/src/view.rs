//! The state of the page that a link carries: what is opened, filtered, searched, sorted, selected.
//!
//! It owns the state and the steps that a reader takes in it (choose, exclude, clear). It must not
//! know a dossier, nor how a link is spelled.

use crate::facet::{FacetKey, PerFacet};

/// The most values of one facet that a view chooses or excludes.
pub const MOST_VALUES: usize = 200;
/// The most characters of a search.
pub const MOST_WORDS: usize = 500;
/// The most characters of a selected id.
pub const MOST_ID: usize = 200;

/// Where the article comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A dossier that the site ships; `None` is the first of its catalogue.
    Shipped(Option<String>),
    /// A dossier at an address.
    Dossier(String),
    /// A text at an address.
    Text(String),
}

impl Default for Origin {
    fn default() -> Self {
        Self::Shipped(None)
    }
}

/// The order of the claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As in the article.
    #[default]
    Text,
    /// By firmness, the firmest first.
    Certainty,
    /// By who vouches, named sources first.
    Sourcing,
    /// By kind, reports first.
    Kind,
}

impl Sort {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Text, Self::Certainty, Self::Sourcing, Self::Kind];

    /// The word in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Certainty => "certainty",
            Self::Sourcing => "sourcing",
            Self::Kind => "kind",
        }
    }

    /// The words for readers.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Text => "In the order of the article",
            Self::Certainty => "By firmness",
            Self::Sourcing => "By who vouches",
            Self::Kind => "By kind",
        }
    }

    /// The facet whose values give the order; `None` for the order of the text.
    pub const fn facet(self) -> Option<FacetKey> {
        match self {
            Self::Text => None,
            Self::Certainty => Some(FacetKey::Certainty),
            Self::Sourcing => Some(FacetKey::Sourcing),
            Self::Kind => Some(FacetKey::Kind),
        }
    }
}

/// Whether a value is asked for or kept out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Asked for.
    Include,
    /// Kept out.
    Exclude,
}

/// The values of one facet that are asked for or kept out, in the order of their ids; each is one
/// or the other. Values have no control characters and no space at their ends, are not empty, and
/// are [`MOST_VALUES`] at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice(Vec<(String, Sign)>);

impl Choice {
    fn find(&self, value: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(id, _)| id.as_str().cmp(value))
    }

    /// Asks for a value or keeps it out. `false` where there is no room for it; an empty value is
    /// passed over.
    pub fn set(&mut self, value: &str, sign: Sign) -> bool {
        let value = clean(value);
        match self.find(&value) {
            Ok(at) => self.0.get_mut(at).map(|entry| entry.1 = sign).is_some(),
            Err(_) if value.is_empty() => true,
            Err(_) if self.0.len() >= MOST_VALUES => false,
            Err(at) => {
                self.0.insert(at, (value, sign));
                true
            }
        }
    }

    /// Neither asks for a value nor keeps it out.
    pub fn remove(&mut self, value: &str) {
        if let Ok(at) = self.find(value) {
            self.0.remove(at);
        }
    }

    /// What is said of a value.
    pub fn get(&self, value: &str) -> Option<Sign> {
        let at = self.find(value).ok()?;
        self.0.get(at).map(|(_, sign)| *sign)
    }

    /// Every value with its sign.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Sign)> {
        self.0.iter().map(|(value, sign)| (value.as_str(), *sign))
    }

    /// The values of one sign.
    pub fn of(&self, sign: Sign) -> impl Iterator<Item = &str> {
        self.iter().filter(move |(_, is)| *is == sign).map(|(value, _)| value)
    }

    /// Whether nothing is asked for and nothing kept out.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Everything that a link says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Where the article comes from.
    pub origin: Origin,
    /// The order of the claims.
    pub sort: Sort,
    /// The search, as typed.
    pub q: String,
    /// What is chosen of each facet.
    pub choices: PerFacet<Choice>,
    /// Of actors, places and topics: any of the chosen, not all of them.
    pub any: bool,
    /// The selected claim or actor.
    pub selected: Option<String>,
}

/// One active part of a filter, as the page shows it in a chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chip<'a> {
    /// The search, as typed.
    Words(&'a str),
    /// A value of a facet.
    Value(FacetKey, &'a str, Sign),
}

impl View {
    /// Asks for a value; if anything was said of it already, takes that back.
    pub fn toggle(&mut self, facet: FacetKey, value: &str) {
        let choice = &mut self.choices[facet];
        match choice.get(value) {
            Some(_) => choice.remove(value),
            None => _ = choice.set(value, Sign::Include),
        }
    }

    /// Keeps a value out; if it was kept out already, takes that back.
    pub fn exclude(&mut self, facet: FacetKey, value: &str) {
        let choice = &mut self.choices[facet];
        match choice.get(value) {
            Some(Sign::Exclude) => choice.remove(value),
            _ => _ = choice.set(value, Sign::Exclude),
        }
    }

    /// Says nothing of a value.
    pub fn remove(&mut self, facet: FacetKey, value: &str) {
        self.choices[facet].remove(value);
    }

    /// Takes the whole filter back: choices, search, any or all. What is opened, sorted and
    /// selected stays.
    pub fn clear(&mut self) {
        self.q = String::new();
        self.choices = PerFacet::default();
        self.any = false;
    }

    /// Takes back what was chosen of one facet.
    pub fn clear_facet(&mut self, facet: FacetKey) {
        self.choices[facet] = Choice::default();
    }

    /// Whether anything could be filtered out.
    pub fn is_filtered(&self) -> bool {
        self.active().next().is_some()
    }

    /// The active parts of the filter: the search, then the facets in the order of the table.
    pub fn active(&self) -> impl Iterator<Item = Chip<'_>> {
        let words = Some(self.q.as_str()).filter(|q| !q.trim().is_empty()).map(Chip::Words);
        let values = self.choices.iter().flat_map(|(facet, choice)| {
            choice.iter().map(move |(value, sign)| Chip::Value(facet, value, sign))
        });
        words.into_iter().chain(values)
    }

    /// The view as a link keeps it: without control characters, without empty ids and addresses,
    /// within the bounds of this module and of [`crate::link::MOST_BYTES`] (what does not fit is
    /// left out from the end). `parse(write(view))` gives exactly this.
    #[must_use]
    pub fn normalised(&self) -> Self {
        let link = crate::link::write(self);
        crate::link::parse(&link.query, &link.fragment).0
    }
}

/// An id or an address without control characters and without spaces at its ends.
pub(crate) fn clean(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !c.is_control()).collect();
    visible.trim().to_owned()
}

/// A search without control characters (line breaks and tabs are spaces) and of bounded length.
pub(crate) fn clean_words(text: &str) -> String {
    let spaced = text.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c });
    spaced.filter(|c| !c.is_control()).take(MOST_WORDS).collect()
}
