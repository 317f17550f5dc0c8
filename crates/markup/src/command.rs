//! The commands of the page and their keys: one table each, from which buttons, keys and help come.
//! What a command does is the page's business.

/// Declares the commands with the word by which `data-do` names them.
macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)+) => {
        /// Something that the reader can have done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Command { $($(#[$doc])* $name,)+ }

        impl Command {
            /// The word in `data-do`.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// The command of a word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

commands! {
    /// The next claim of the filter.
    Next = "next";
    /// The claim before.
    Previous = "previous";
    /// The next claim that shares the selected one's words.
    NextOverlap = "next-overlap";
    /// The one before.
    PreviousOverlap = "previous-overlap";
    /// One step back: from a card to its words, from a selection to none.
    Back = "back";
    /// To the search.
    Search = "search";
    /// To the claims.
    Claims = "claims";
    /// To the actors.
    Actors = "actors";
    /// To the overview.
    Overview = "overview";
    /// The network larger.
    ZoomIn = "zoom-in";
    /// The network smaller.
    ZoomOut = "zoom-out";
    /// The whole network.
    ZoomAll = "zoom-all";
    /// Copy what a section says as text.
    CopyText = "copy-text";
    /// Copy its picture as PNG.
    CopyPng = "copy-png";
    /// Copy its picture as SVG.
    CopySvg = "copy-svg";
    /// Show the keys and signs.
    Help = "help";
    /// Show what can be opened.
    Open = "open";
    /// Open the pasted text.
    OpenPasted = "open-pasted";
    /// Show the view as a link and a citation.
    Share = "share";
    /// Copy the view's link.
    CopyLink = "copy-link";
    /// Copy the view's citation.
    CopyCitation = "copy-citation";
    /// Copy the selected claim's link.
    CopyClaimLink = "copy-claim-link";
    /// Copy the selected claim as a citation.
    CopyClaimCitation = "copy-claim-citation";
    /// Close the dialog.
    Close = "close";
    /// Fold or unfold the facets.
    Fold = "fold";
    /// Any or all of the chosen actors, places, topics.
    AnyOrAll = "any-or-all";
    /// Keep a value out.
    Exclude = "exclude";
    /// Take back the part of the filter that a chip stands for.
    RemoveChip = "remove-chip";
    /// Take away a notice.
    Dismiss = "dismiss";
    /// End what is at work.
    Cancel = "cancel";
    /// Go on with what was broken off.
    Resume = "resume";
    /// Do what a notice offers.
    Accept = "accept";
    /// Take the whole filter back.
    Clear = "clear";
    /// Pull the sheet up, or put it down.
    Sheet = "sheet";
    /// Single keys on or off.
    SingleKeys = "single-keys";
}

/// A key that is a command.
pub struct Key {
    /// As the browser names it.
    pub name: &'static str,
    /// As the help shows it.
    pub sign: &'static str,
    /// What it does, in words.
    pub does: &'static str,
    /// The command; none where the browser's own behaviour is meant.
    pub command: Option<Command>,
}

/// All keys.
pub const KEYS: [Key; 11] = [
    Key { name: "j", sign: "j", does: "Next claim of the filter", command: Some(Command::Next) },
    Key { name: "k", sign: "k", does: "Previous claim of the filter", command: Some(Command::Previous) },
    Key {
        name: "Enter",
        sign: "Enter",
        does: "On a dot: to its card. On a card: show its words",
        command: None,
    },
    Key {
        name: "Escape",
        sign: "Esc",
        does: "From a card back to its words; again: select nothing",
        command: Some(Command::Back),
    },
    Key {
        name: "]",
        sign: "]",
        does: "Next claim that shares these words",
        command: Some(Command::NextOverlap),
    },
    Key {
        name: "[",
        sign: "[",
        does: "Previous claim that shares these words",
        command: Some(Command::PreviousOverlap),
    },
    Key { name: "/", sign: "/", does: "Search", command: Some(Command::Search) },
    Key { name: "c", sign: "c", does: "To the claims", command: Some(Command::Claims) },
    Key { name: "a", sign: "a", does: "To the actors", command: Some(Command::Actors) },
    Key { name: "o", sign: "o", does: "To the overview", command: Some(Command::Overview) },
    Key { name: "?", sign: "?", does: "This list", command: Some(Command::Help) },
];
