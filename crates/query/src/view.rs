//! The state of the page that a link carries: what is opened, filtered, searched, sorted, selected.
//!
//! It owns the state and the steps that a reader takes in it (choose, exclude, clear). It must not
//! know a dossier, nor how a link is spelled.

use assay_dossier::Role;

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

/// Declares an enum whose variants are words in links, with a table of all of them.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $id:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// All of them, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in links.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// The words for readers.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// The one that a link calls so.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.id() == id)
            }
        }
    };
}

words! {
    /// What the panel shows: its tabs.
    Tab {
        /// The claims.
        #[default]
        Claims = "claims", "Claims";
        /// The actors.
        Actors = "actors", "Actors";
        /// The whole at a glance.
        Overview = "overview", "Overview";
    }
}

words! {
    /// How the actors are arranged.
    Arrangement {
        /// A row for each.
        #[default]
        Table = "table", "Table";
        /// Who acts down the side, who is acted on along the top.
        Matrix = "matrix", "Matrix";
        /// A picture: from who acts to who is acted on.
        Network = "network", "Network";
    }
}

words! {
    /// The order of the claims, or of the actors. One that belongs to the other tab is there the order
    /// of the article.
    Sort {
        /// As in the article.
        #[default]
        Text = "text", "As in the article";
        /// Claims by firmness, the firmest first.
        Certainty = "certainty", "By firmness";
        /// Claims by who vouches, named sources first.
        Sourcing = "sourcing", "By who vouches";
        /// Claims by kind, reports first.
        Kind = "kind", "By kind";
        /// Actors by name.
        Name = "name", "By name";
        /// Actors by the claims that they make.
        Makes = "makes", "By what they say";
        /// Actors by the claims in which they act.
        Acts = "acts", "By what they do";
        /// Actors by the claims in which they are acted on.
        ActedOn = "acted-on", "By what is done to them";
        /// Actors by the claims in which they are merely mentioned.
        Mentioned = "mentioned", "By what mentions them";
    }
}

impl Sort {
    /// The orders of the claims.
    pub const CLAIMS: &'static [Self] = &[Self::Text, Self::Certainty, Self::Sourcing, Self::Kind];
    /// The orders of the actors.
    pub const ACTORS: &'static [Self] =
        &[Self::Text, Self::Name, Self::Makes, Self::Acts, Self::ActedOn, Self::Mentioned];

    /// The facet whose values give the order of the claims; `None` for the order of the text.
    pub const fn facet(self) -> Option<FacetKey> {
        match self {
            Self::Certainty => Some(FacetKey::Certainty),
            Self::Sourcing => Some(FacetKey::Sourcing),
            Self::Kind => Some(FacetKey::Kind),
            _ => None,
        }
    }

    /// The role whose claims are counted for the order of the actors.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Makes => Some(Role::Speaker),
            Self::Acts => Some(Role::Agent),
            Self::ActedOn => Some(Role::Patient),
            Self::Mentioned => Some(Role::Mentioned),
            _ => None,
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
    /// What the panel shows.
    pub tab: Tab,
    /// How the actors are arranged.
    pub arrange: Arrangement,
    /// The order of the claims, or of the actors.
    pub sort: Sort,
    /// The actors under which their parts are folded. Only asking makes sense here.
    pub fold: Choice,
    /// Everyone in the pictures of who acts on whom, however many; else the weakest are one.
    pub everyone: bool,
    /// The search, as typed.
    pub q: String,
    /// Words of an actor's name, as typed.
    pub name: String,
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
    /// Words of an actor's name, as typed.
    Name(&'a str),
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

    /// Takes the whole filter back: choices, searches, any or all. What is opened, arranged, folded,
    /// sorted and selected stays.
    pub fn clear(&mut self) {
        self.q = String::new();
        self.name = String::new();
        self.choices = PerFacet::default();
        self.any = false;
    }

    /// Asks for values beside everything else, so that what matches now is narrowed down to them: in
    /// place of what is said of their facets, except where all chosen values must hold.
    pub fn ask(&mut self, values: &[(FacetKey, String)]) {
        for (facet, _) in values {
            if !facet.facet().many || self.any {
                self.choices[*facet] = Choice::default();
            }
        }
        for (facet, value) in values {
            self.choices[*facet].set(value, Sign::Include);
        }
    }

    /// Asks for exactly these values, each the only one of its facet; if that is what is asked for
    /// already, takes it back.
    pub fn focus(&mut self, values: &[(FacetKey, String)]) {
        let mut wanted = self.choices.clone();
        for (facet, _) in values {
            wanted[*facet] = Choice::default();
        }
        let without = wanted.clone();
        for (facet, value) in values {
            wanted[*facet].set(value, Sign::Include);
        }
        self.choices = if wanted == self.choices { without } else { wanted };
    }

    /// Folds the parts of an actor under it, or unfolds them.
    pub fn toggle_fold(&mut self, actor: &str) {
        match self.fold.get(actor) {
            Some(_) => self.fold.remove(actor),
            None => _ = self.fold.set(actor, Sign::Include),
        }
    }

    /// Takes back what was chosen of one facet.
    pub fn clear_facet(&mut self, facet: FacetKey) {
        self.choices[facet] = Choice::default();
    }

    /// Whether anything could be filtered out.
    pub fn is_filtered(&self) -> bool {
        self.active().next().is_some()
    }

    /// The active parts of the filter: the searches, then the facets in the order of the table.
    pub fn active(&self) -> impl Iterator<Item = Chip<'_>> {
        let typed = |words| Some(words).filter(|words: &&str| !words.trim().is_empty());
        let words = typed(self.q.as_str()).map(Chip::Words).into_iter();
        let name = typed(self.name.as_str()).map(Chip::Name);
        let values = self.choices.iter().flat_map(|(facet, choice)| {
            choice.iter().map(move |(value, sign)| Chip::Value(facet, value, sign))
        });
        words.chain(name).chain(values)
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
