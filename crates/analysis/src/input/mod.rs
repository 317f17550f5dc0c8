//! From a file's bytes to a text with blocks.
//!
//! Owns what may be opened: its size, its encoding ([`encoding`]), its format. A file that is no text is refused with a
//! reason that can be shown. The rule for formats: plain text keeps its words, and loses what sets them in lines;
//! [`markdown`] and [`html`] keep the words of the article with the kinds of their blocks, and what the file states of
//! title, author and date. Knows no grammar.

pub mod encoding;
#[cfg(feature = "html")]
pub mod html;
pub mod markdown;

use crate::lexicon::is_one_of;
use crate::{Block, BlockKind, Document, Span, shape, structure};
pub use encoding::Encoding;

/// The most bytes that are read: 20 MB.
pub const MOST: usize = 20_000_000;

/// Who wrote a text stands among so many first blocks, or among so many last ones.
const HEAD: usize = 5;
const TAIL: usize = 3;

/// What before a hyphen at the end of a line is more often a word joined to the next than the beginning of one, even in a
/// text that parts words there.
const JOINED: [&str; 19] = [
    "anti", "cease", "first", "four", "full", "half", "ill", "long", "non", "old", "one", "self", "short",
    "third", "three", "two", "vice", "well", "year",
];
/// A text that parts words at the ends of its lines has so many lines that end in a hyphen, and one among so many.
const PARTED: usize = 3;
const ONE_IN: usize = 15;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Words and line breaks.
    Plain,
    /// Markdown, with or without a head of YAML.
    Markdown,
    /// A page of the web.
    #[cfg(feature = "html")]
    Html,
}

impl Format {
    /// By the end of a file's name, without the dot; plain where it says nothing.
    pub fn of_extension(extension: &str) -> Self {
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "mkd" => Self::Markdown,
            #[cfg(feature = "html")]
            "html" | "htm" | "xhtml" => Self::Html,
            _ => Self::Plain,
        }
    }
}

/// A text with what its file says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// The words; blocks are parted by a blank line unless the file was plain text. No block has a line break within it.
    pub text: String,
    /// The blocks, in the order of the text.
    pub blocks: Vec<Block>,
    /// The title, where it is stated.
    pub title: Option<String>,
    /// Who wrote it, where it is stated.
    pub byline: Option<String>,
    /// When it was published, as stated.
    pub published: Option<String>,
    /// How its bytes were read.
    pub encoding: Encoding,
}

impl Input {
    /// The text with blocks, tokens and sentences.
    pub fn document(&self) -> Document<'_> {
        Document::with_blocks(&self.text, self.blocks.clone())
    }

    /// A text as it is, but for who wrote it. Spans are those of the text that is given.
    pub fn plain(text: String) -> Self {
        let mut input = as_it_is(text);
        input.sign();
        input
    }

    /// Takes who wrote it from the lines that say so, below the headline and at the end: they are no part of the text, and
    /// who is named in them does nothing in it.
    pub fn sign(&mut self) {
        let count = self.blocks.len();
        let mut signed = String::new();
        for at in (1..count).rev().filter(|at| *at < HEAD || at + TAIL >= count) {
            let Some(block) = self.blocks.get(at) else { continue };
            let words = self.text.get(block.span.range()).unwrap_or_default();
            let line = match shape::after_by(words) {
                Some(name) if at < HEAD && block.kind == BlockKind::Dateline => name,
                _ if shape::is_credits(words) => words,
                _ => continue,
            };
            // From the last to the first: the credits at the end come after the name at the head.
            signed = if signed.is_empty() { line.to_owned() } else { [line, " ", &signed].concat() };
            self.blocks.remove(at);
        }
        if !signed.is_empty() {
            // Credits add to a name that is known otherwise; a line of the text is better than that.
            let known = self.byline.take().filter(|_| shape::is_credits(&signed));
            self.byline = Some(known.map_or_else(String::new, |known| known + " ") + &signed);
        }
    }

    /// Adds a block of its own after a blank line, if there are words in it. A paragraph whose form says what else it is is
    /// that.
    pub fn push(&mut self, words: &str, kind: BlockKind) {
        let mut words = words.trim();
        if let Some(line) = self.blocks.last_mut() {
            let (dash, rest) = words.split_at(shape::dash_after(line, words));
            if !dash.is_empty() {
                self.text.push(' ');
                self.text.push_str(dash);
                line.span.end = self.text.len();
                words = rest.trim();
            }
        }
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(assay_dossier::text::SEPARATOR);
        }
        let alone = shape::Place { several: false, first: false, last: false };
        let kind = if kind == BlockKind::Paragraph { shape::kind(words, alone) } else { kind };
        let start = self.text.len();
        self.text.push_str(words);
        structure::add(&self.text, Span::new(start, self.text.len()), kind, &mut self.blocks);
    }
}

/// Why a file is not read, in words for whoever opened it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Larger than [`MOST`].
    #[error("This file has {} MB; at most 20 MB can be opened.", .bytes.div_ceil(1_000_000))]
    TooLarge {
        /// How large it is, in bytes.
        bytes: usize,
    },
    /// No text.
    #[error("This file is {what}, not a text. Save it as plain text, Markdown or HTML and open that.")]
    Binary {
        /// What it seems to be, with its article.
        what: &'static str,
    },
    /// No text, or one in an encoding that is not known.
    #[error(
        "This file is not a text, or its encoding is not known. If it is a text, save it as UTF-8 and open that."
    )]
    Unknown,
    /// Nothing but white space.
    #[error("There are no words in this file.")]
    Empty,
}

/// Reads a file.
pub fn read(bytes: &[u8], format: Format) -> Result<Input, Refusal> {
    let (text, encoding) = decode(bytes, format)?;
    if format == Format::Plain && ["<svg", "<?xml"].iter().any(|start| text.trim_start().starts_with(start)) {
        return Err(Refusal::Binary { what: "a drawing or other data in XML" });
    }
    let mut input = match format {
        #[cfg(feature = "html")]
        Format::Plain if is_page(&text) => html::read(&text),
        Format::Plain => as_it_is(joined(text)),
        Format::Markdown => markdown::read(&text),
        #[cfg(feature = "html")]
        Format::Html => html::read(&text),
    };
    input.encoding = encoding;
    input.sign();
    if input.blocks.is_empty() { Err(Refusal::Empty) } else { Ok(input) }
}

/// The characters of a file.
#[cfg(feature = "html")]
fn decode(bytes: &[u8], format: Format) -> Result<(String, Encoding), Refusal> {
    let head = bytes.get(..512).unwrap_or(bytes);
    let page = format == Format::Html || (format == Format::Plain && is_page(&String::from_utf8_lossy(head)));
    if page { encoding::decode_page(bytes) } else { encoding::decode(bytes) }
}

/// The characters of a file.
#[cfg(not(feature = "html"))]
fn decode(bytes: &[u8], _: Format) -> Result<(String, Encoding), Refusal> {
    encoding::decode(bytes)
}

fn as_it_is(text: String) -> Input {
    let blocks = structure::blocks(&text);
    let text = filled(&text, &blocks);
    Input { text, blocks, ..Input::default() }
}

/// A text whose blocks are lines: within them every line break, tab and mark of a quotation is a space, so that all else
/// stands where it stood.
fn filled(text: &str, blocks: &[Block]) -> String {
    let mut blocks = blocks.iter().peekable();
    let mut margin = false;
    let fill = |(at, c): (usize, char)| {
        while blocks.next_if(|block| block.span.end <= at).is_some() {}
        let within = blocks.peek().filter(|block| block.span.start <= at);
        margin = c == '\n' || (margin && matches!(c, ' ' | '\t' | '>'));
        match within.map(|block| block.kind) {
            Some(_) if matches!(c, '\n' | '\r' | '\t') => ' ',
            Some(BlockKind::BlockQuote) if margin && c == '>' => ' ',
            _ => c,
        }
    };
    text.char_indices().map(fill).collect()
}

/// A text in which no word is cut at the end of a line by a hyphen: the rest of it, and what clings to that, stands before
/// the break. The hyphen goes where words are parted at the ends of lines, unless it joins: behind an abbreviation in
/// capitals, another hyphen, or a word that is often joined by one. In "pre- and post-war" a space stays.
fn joined(text: String) -> String {
    let parted = text.matches("-\n").count();
    let parts = parted >= PARTED && parted * ONE_IN > text.lines().count();
    let blank = |c| c == ' ' || c == '\t';
    let mut whole = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((line, after)) = rest.split_once("-\n") {
        let next = after.trim_start_matches(blank);
        let (tail, left) = next.split_at(next.find(char::is_whitespace).unwrap_or(next.len()));
        whole.push_str(line);
        if !line.ends_with(char::is_alphanumeric) || !tail.starts_with(char::is_lowercase) {
            whole.push_str("-\n");
            rest = after;
            continue;
        }
        let before = line.trim_end_matches(char::is_alphabetic);
        let head = line.get(before.len()..).unwrap_or_default();
        let joins = head.len() < 2
            || before.ends_with('-')
            || !head.contains(char::is_lowercase)
            || is_one_of(head, &JOINED);
        if is_one_of(tail, &["and", "or", "to"]) {
            whole.push_str("- ");
        } else if joins || !parts {
            whole.push('-');
        }
        whole.push_str(tail);
        whole.push('\n');
        let left = left.trim_start_matches(blank);
        rest = left.strip_prefix('\n').unwrap_or(left);
    }
    whole.push_str(rest);
    whole
}

/// Whether a text is a page of the web by its first mark, whatever its file is called.
#[cfg(feature = "html")]
fn is_page(text: &str) -> bool {
    const MARKS: [&str; 10] =
        ["html", "head", "body", "main", "article", "section", "div", "p", "h1", "!doctype html"];
    let Some(mark) = text.trim_start().strip_prefix('<') else { return false };
    let begins = |name: &&str| mark.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name));
    let ends =
        |name: &str| mark.get(name.len()..).is_some_and(|rest| rest.starts_with([' ', '\n', '\t', '>']));
    MARKS.iter().any(|name| begins(name) && ends(name))
}
