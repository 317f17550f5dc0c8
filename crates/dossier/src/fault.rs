//! Everything that can be wrong with a dossier, in plain words, and what to do about it.
//!
//! A [`LoadError`] leaves nothing to show; a [`Problem`] is one [`Fault`] at one place of a dossier
//! that is shown all the same, and its [`Effect`]. The sentences are for readers who never saw JSON.
//! This file knows no parser: what finds a fault makes it.

use std::fmt;

/// One thing that is wrong with a dossier that could be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, as a path into the file: `claims[3] ("first-contact"), quotes[1]`.
    pub place: String,
    /// Line and column in the file, counted from 1, columns in characters.
    pub line: Option<(usize, usize)>,
    /// What is wrong.
    pub fault: Fault,
    /// What it leads to.
    pub effect: Effect,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place)?;
        if let Some((line, column)) = self.line {
            if !self.place.is_empty() {
                f.write_str(", ")?;
            }
            write!(f, "line {line}, column {column}")?;
        }
        if !self.place.is_empty() || self.line.is_some() {
            f.write_str(": ")?;
        }
        self.fault.fmt(f)
    }
}

/// What a fault leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// The claim or the actor is left out.
    SetAside,
    /// A reference or another part is left out; the claim or the actor stays.
    ReferenceDropped,
    /// The words are not marked in the text; the claim stays.
    Unplaced,
    /// Nothing is left out.
    Warning,
}

impl Effect {
    /// What it means for the reader.
    pub const fn consequence(self) -> &'static str {
        match self {
            Self::SetAside => "This is left out; the rest is shown.",
            Self::ReferenceDropped => "That part is left out; the rest is shown.",
            Self::Unplaced => "The claim is listed, but these words are not marked in the text.",
            Self::Warning => "Nothing is left out.",
        }
    }
}

/// What is wrong at one place of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A key that every such thing must have.
    #[error("{key} is missing")]
    Missing {
        /// The key, with its path.
        key: String,
    },
    /// A word that is not one of the format's.
    #[error("{key} is “{found}”; it must be {allowed}")]
    NotOneOf {
        /// The key, with its path.
        key: String,
        /// What stands there.
        found: String,
        /// The words that may.
        allowed: String,
    },
    /// A value of the wrong sort.
    #[error("{key} is {found}; it must be {expected}")]
    WrongSort {
        /// The key, with its path.
        key: String,
        /// What stands there.
        found: String,
        /// What should.
        expected: String,
    },
    /// The same key twice in one place.
    #[error("{key} is given twice")]
    Twice {
        /// The key, with its path.
        key: String,
    },
    /// Keys that do not go together.
    #[error("{key} cannot be read: {why}")]
    Unreadable {
        /// The key, with its path.
        key: String,
        /// What is wrong with it.
        why: String,
    },
    /// The file breaks off.
    #[error("the file breaks off here")]
    BreaksOff,
    /// The file is no JSON from here on.
    #[error("from here on the file is not valid JSON")]
    NotJsonFromHere,
    /// There is more after the end of the dossier.
    #[error("something follows after the end of the dossier")]
    Trailing,
    /// An id that cannot stand in a link.
    #[error("“{id}” cannot be an id")]
    BadId {
        /// The id.
        id: String,
    },
    /// An id that an earlier item of the same list has.
    #[error("the id “{id}” is taken: another one above has it")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// A claim with an actor's id.
    #[error("an actor has the same id, “{id}”: a link with it leads to the claim")]
    SharedId {
        /// The id.
        id: String,
    },
    /// Words that are needed and are not there.
    #[error("`{key}` has no words")]
    Blank {
        /// The key.
        key: &'static str,
    },
    /// A claim that names no words of the article.
    #[error("the claim has no quotes: it does not say which words of the article make it")]
    NoQuotes,
    /// A claim that nobody makes.
    #[error("the claim has an empty attribution: it does not say who makes it")]
    NoAttribution,
    /// A source that is not identified.
    #[error("the source has neither an actor nor a name")]
    SourceUnsaid,
    /// The author's own voice, and an actor.
    #[error("the source is the author's own voice and yet names the actor “{id}”")]
    AuthorWithActor {
        /// The actor.
        id: String,
    },
    /// A reference to no actor.
    #[error("it refers to the actor “{id}”, who is not there or is left out")]
    UnknownActor {
        /// The id.
        id: String,
    },
    /// A relation to no claim.
    #[error("it refers to the claim “{id}”, which is not there or is left out")]
    UnknownClaim {
        /// The id.
        id: String,
    },
    /// A claim that is related to itself.
    #[error("the claim is related to itself")]
    SelfRelation,
    /// An actor that is part of itself, directly or through others.
    #[error("the actor is part of itself, through “{through}”")]
    PartOfItself {
        /// The actor that it is said to be part of.
        through: String,
    },
    /// A range that runs backwards.
    #[error("the range runs from the larger number to the smaller")]
    ReversedRange,
    /// A figure that is no number.
    #[error("the figure is not a number")]
    NotFinite,
    /// A confidence beyond its bounds.
    #[error("the confidence must lie between 0 and 1")]
    NoShare,
    /// More of something than is read.
    #[error("there are more than {limit} {what}; those beyond are not read")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many are read.
        limit: usize,
    },
    /// The digest is not the text's.
    #[error("`text_digest` is not the digest of the text")]
    OtherDigest,
    /// The digest is none.
    #[error("`text_digest` is not a digest: it must be sha256: and 64 hexadecimal digits")]
    BadDigest,
    /// It is not said who made the dossier.
    #[error("`provenance` is missing; the dossier is taken as made by a program and not reviewed")]
    NoProvenance,
    /// Words that could not be placed.
    #[error(transparent)]
    Anchor(#[from] AnchorError),
    /// Words that stand in another paragraph than the dossier says.
    #[error(
        "the words “{exact}” were expected in paragraph {from} and stand in paragraph {to} (the first is 0)"
    )]
    Moved {
        /// The beginning of the words.
        exact: String,
        /// The paragraph that the dossier names, from 0 as in the file.
        from: usize,
        /// The paragraph that has them.
        to: usize,
    },
    /// There were more problems than are worth listing.
    #[error("and {count} more problems")]
    More {
        /// How many.
        count: usize,
    },
}

impl Fault {
    /// What to do about it.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "Add it.",
            Self::NotOneOf { .. } => "Use one of these words.",
            Self::WrongSort { .. } => "Correct the value.",
            Self::Twice { .. } => "Remove one of the two.",
            Self::Unreadable { .. } => "Correct it in a text editor, or ask whoever made the file.",
            Self::BreaksOff => "Download or copy the file again: its end is missing.",
            Self::NotJsonFromHere => {
                "Look for a missing comma, bracket or quotation mark just before this place."
            }
            Self::Trailing => "Remove what follows the last bracket.",
            Self::BadId { .. } => "Use one to 80 characters without spaces or control characters.",
            Self::DuplicateId { .. } | Self::SharedId { .. } => "Give each its own id.",
            Self::Blank { .. } => "Write it out.",
            Self::NoQuotes => "Add the quote that makes the claim.",
            Self::NoAttribution => "Add who says so; for the author's own voice a source of kind author.",
            Self::SourceUnsaid => "Name the actor, or give the name that the article uses.",
            Self::AuthorWithActor { .. } => "Remove the actor, or make the source named.",
            Self::UnknownActor { .. } => "Correct the id, or add the actor.",
            Self::UnknownClaim { .. } => "Correct the id, or add the claim.",
            Self::SelfRelation => "Relate it to another claim, or remove the relation.",
            Self::PartOfItself { .. } => "Remove `part_of` from one of the actors.",
            Self::ReversedRange => "Swap the two numbers.",
            Self::NoShare => "Give it as a part of 1: 0.8 for eight times in ten.",
            Self::NotFinite => "Write the figure as a number.",
            Self::TooMany { .. } => "Split the dossier, or leave some out.",
            Self::OtherDigest => "Remove the digest, or check which text the claims were made for.",
            Self::BadDigest => "Copy the digest again from where the dossier was made.",
            Self::NoProvenance => "Say who made the dossier: a person (curated) or a program (machine).",
            Self::Anchor(error) => error.remedy(),
            Self::Moved { .. } => "Correct the number of the paragraph.",
            Self::More { .. } => "Mend those above first.",
        }
    }
}

/// Why a file cannot be shown as a dossier at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// More bytes than a dossier may have.
    #[error("The file is too large: it has {found} MB, and a dossier may have {limit}.")]
    TooLarge {
        /// Its size in MB, rounded up.
        found: usize,
        /// The limit in MB.
        limit: usize,
    },
    /// No bytes, or nothing but white space.
    #[error("The file is empty.")]
    Empty,
    /// Not UTF-8.
    #[error("The file is not plain text in UTF-8, from line {line} on.")]
    NotUtf8 {
        /// The line, from 1.
        line: usize,
    },
    /// A web page, as a server sends it for an address that does not exist.
    #[error("This is a web page (HTML), not a dossier.")]
    Html,
    /// Not JSON.
    #[error("The file is not a dossier: at line {line}, column {column} it stops being valid JSON.")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The file ends before its article does.
    #[error("The file breaks off at line {line}, column {column}, before its article is complete.")]
    BreaksOff {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// JSON, but of something else.
    #[error("The file is JSON, but not a dossier: it does not begin with `format`: `assay/1`.")]
    NotADossier,
    /// Of another version.
    #[error("The file has the format “{found}”; this page reads assay/1.")]
    OtherVersion {
        /// The format that it has.
        found: String,
    },
    /// No article.
    #[error("The dossier has no article.")]
    NoArticle,
    /// The article cannot be read.
    #[error("The article cannot be read: line {line}, column {column}: {fault}.")]
    Article {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong with it.
        fault: Box<Fault>,
    },
    /// Neither the text nor its digest.
    #[error("The article has neither its text nor a digest that says which text belongs to it.")]
    NoText,
    /// A text was given that is not the dossier's.
    #[error("This is not the text that the dossier was made for: its digest is {found}, and not {expected}.")]
    OtherText {
        /// The digest in the dossier.
        expected: String,
        /// The digest of the text that was given.
        found: String,
    },
}

impl LoadError {
    /// What to do about it.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "Split it into several dossiers, one for each article.",
            Self::Empty => "Choose another file, or save it again.",
            Self::NotUtf8 { .. } => "Save the file again as UTF-8.",
            Self::Html => "Check the address: servers answer with such a page where there is no such file.",
            Self::NotJson { .. } => {
                "Check that it is the right file; if it is, look for a missing comma, bracket or quotation mark there."
            }
            Self::BreaksOff { .. } => "Download or copy the file again: its end is missing.",
            Self::NotADossier => {
                "Choose a dossier: a JSON file that an Assay page or the assay command wrote."
            }
            Self::OtherVersion { .. } => {
                "Open it with the page that it was made for, or convert it with the assay command."
            }
            Self::NoArticle => "Add the article, or choose another file.",
            Self::Article { .. } => "Correct it in a text editor, or ask whoever made the file.",
            Self::NoText => "Add the paragraphs as `text`, or the digest of the text as `text_digest`.",
            Self::OtherText { .. } => {
                "Open the text exactly as it was published, one paragraph a line, without the headline if the dossier's text has none."
            }
        }
    }
}

/// Why words could not be placed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnchorError {
    /// The quote is not in its paragraph, and not exactly once in another.
    #[error("the words “{exact}” do not stand in paragraph {paragraph} (the first is 0)")]
    Absent {
        /// The beginning of the quote.
        exact: String,
        /// The paragraph that the selector names.
        paragraph: usize,
    },
    /// The quote is nowhere, and the text has fewer paragraphs than the selector says.
    #[error("there is no paragraph {paragraph}: the article has {count}, and the first is 0")]
    NoParagraph {
        /// The paragraph that the selector names.
        paragraph: usize,
        /// How many there are.
        count: usize,
    },
    /// The quote stands in several places, and its context does not tell which is meant.
    #[error("the words “{exact}” stand {count} times in that paragraph, and nothing tells which are meant")]
    Ambiguous {
        /// The beginning of the quote.
        exact: String,
        /// How often it occurs.
        count: usize,
    },
    /// The position ends beyond the text.
    #[error("the position ends at {end}, and the article has {length} characters")]
    OutOfRange {
        /// Where it ends, in code points.
        end: usize,
        /// How many the text has.
        length: usize,
    },
    /// The position reaches from one paragraph into another.
    #[error("the position reaches over the end of a paragraph")]
    AcrossParagraphs,
    /// No words: an empty quote, or a position that does not end after its start.
    #[error("the selector covers no words")]
    Empty,
    /// So many words could not be found that the search was given up.
    #[error("the words “{exact}” were not looked for: too many others could not be found")]
    GaveUp {
        /// The beginning of the quote.
        exact: String,
    },
}

impl AnchorError {
    /// What to do about it.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Absent { .. } => "Copy the words from the article again, exactly as they stand there.",
            Self::NoParagraph { .. } => "Correct the number of the paragraph.",
            Self::Ambiguous { .. } => {
                "Add the words just before as `prefix`, or those just after as `suffix`."
            }
            Self::OutOfRange { .. } => "Check that the text is the one that the dossier was made for.",
            Self::AcrossParagraphs => "Give a piece for each paragraph.",
            Self::Empty => "Name the words that make it.",
            Self::GaveUp { .. } => "Check that the text is the one that the dossier was made for.",
        }
    }
}
