//! The closed sets of words of the format: each an enum with a table of its variants, the word in
//! files and links, and the word for readers. This file knows nothing of dossiers.

use serde::ser::{Serialize, Serializer};

/// Declares an enum whose variants are written as fixed words, with a table of all of them.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $id:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, borsh::BorshSerialize, borsh::BorshDeserialize)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// All of them, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Their words, in the same order.
            pub const IDS: &'static [&'static str] = &[$($id,)+];

            /// The word in files and links.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// The word for readers.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }
    };
}

vocabulary! {
    /// What sort of assertion a claim is.
    Kind {
        /// An event or a state of affairs told as fact.
        Report = "report", "Report";
        /// A figure or fact that is not exactly known.
        Estimate = "estimate", "Estimate";
        /// Judgement, motive or cause read into events.
        Interpretation = "interpretation", "Interpretation";
        /// What will or may happen.
        Prediction = "prediction", "Prediction";
    }
}

vocabulary! {
    /// How firmly the source that vouches commits itself.
    Certainty {
        /// Stated without reserve.
        Certain = "certain", "certain";
        /// "likely", "expected to".
        Probable = "probable", "probable";
        /// "may", "could".
        Possible = "possible", "possible";
        /// Reported without any commitment.
        Uncommitted = "uncommitted", "not committed";
    }
}

vocabulary! {
    /// Whether the content is asserted or denied.
    Polarity {
        /// Asserted.
        Positive = "positive", "asserted";
        /// Denied.
        Negative = "negative", "denied";
    }
}

vocabulary! {
    /// How a source is identified.
    SourceKind {
        /// A source that can be looked up.
        Named = "named", "named";
        /// "reports", "experts", "officials".
        Unnamed = "unnamed", "unnamed";
        /// The author's own voice.
        Author = "author", "author";
    }
}

vocabulary! {
    /// What stands behind a claim: the kind of the last source of its chain, as readers ask for it.
    Sourcing {
        /// The last source of the chain is named.
        Named = "named", "A named source";
        /// The last source of the chain is unnamed.
        Unnamed = "unnamed", "Unnamed";
        /// The author speaks in their own voice.
        None = "none", "The author alone";
    }
}

vocabulary! {
    /// What an actor does in a claim.
    Role {
        /// Acts.
        Agent = "agent", "acts";
        /// Is acted on.
        Patient = "patient", "is acted on";
        /// Speaks: the claim is theirs.
        Speaker = "speaker", "speaks";
        /// Is named without acting or being acted on.
        Mentioned = "mentioned", "is mentioned";
    }
}

vocabulary! {
    /// What an actor is.
    ActorKind {
        /// A state.
        State = "state", "State";
        /// A government.
        Government = "government", "Government";
        /// A military, a unit, soldiers.
        ArmedForce = "armed-force", "Armed force";
        /// An organisation.
        Organisation = "organisation", "Organisation";
        /// A newspaper, a broadcaster.
        Media = "media", "Media";
        /// A people, a public.
        Population = "population", "Population";
        /// Experts and analysts as a group.
        Experts = "experts", "Experts";
        /// A person.
        Person = "person", "Person";
    }
}

vocabulary! {
    /// How one claim bears on another: `this` RELATION `that`.
    RelationKind {
        /// Gives a reason to believe it.
        Supports = "supports", "supports";
        /// Pulls against it.
        Opposes = "opposes", "in tension with";
        /// Says why it is so.
        Explains = "explains", "explains";
        /// Holds only if it holds.
        DependsOn = "depends-on", "depends on";
        /// Gives details of it.
        Elaborates = "elaborates", "elaborates";
        /// Says it again.
        Repeats = "repeats", "repeats";
    }
}

vocabulary! {
    /// How a figure is hedged.
    Approximator {
        /// "around".
        About = "about", "about";
        /// "more than".
        Over = "over", "over";
        /// "less than".
        Under = "under", "under";
        /// "no less than".
        AtLeast = "at-least", "at least";
        /// "no more than".
        AtMost = "at-most", "at most";
        /// "between … and …".
        Range = "range", "between";
    }
}

vocabulary! {
    /// Who made a claim or a dossier.
    Maker {
        /// A person.
        Curated = "curated", "curated";
        /// A program.
        Machine = "machine", "machine";
    }
}
