//! A page of the web to the words of its article.
//!
//! Owns what of a page is the article: not scripts, styles, menus, forms, lists of links. The rule: what is marked as the
//! body of an article counts if there is enough of it; else the `<article>` with most words, else `<main>`; else the
//! element whose own paragraphs have most words; else everything. Blocks get their kinds from their elements. Elements are
//! kept as a list with parents, looked up a bounded number of steps, so time is linear. Tokens come from `html5ever`.

use super::Input;
use crate::{BlockKind, shape};
use html5ever::LocalName;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::RefCell;

/// Elements deeper than this count as children of the last one above.
const DEPTH: usize = 200;
/// An article has at least this many bytes of words.
const ENOUGH: usize = 400;

/// Elements that hold nothing of an article.
const NOTHING: [&str; 22] = [
    "script", "style", "noscript", "template", "svg", "math", "nav", "form", "button", "select", "textarea",
    "iframe", "object", "audio", "video", "canvas", "dialog", "menu", "aside", "footer", "head", "label",
];
/// Elements that hold nothing and cannot be closed.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements that are part of a line of words.
const INLINE: [&str; 28] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];
/// Words in a class or name that say that an element is beside the article.
const BESIDE: [&str; 22] = [
    "nav",
    "menu",
    "footer",
    "sidebar",
    "share",
    "sharing",
    "social",
    "related",
    "promo",
    "comment",
    "comments",
    "cookie",
    "advert",
    "ad",
    "ads",
    "newsletter",
    "subscribe",
    "breadcrumb",
    "breadcrumbs",
    "recommended",
    "toolbar",
    "hidden",
];

/// Reads a page.
pub fn read(html: &str) -> Input {
    let page = Page::read(html, true);
    let page = if page.words() >= ENOUGH { page } else { Page::read(html, false) };
    let mut input = Input::default();
    let chosen = page.chosen();
    for piece in
        page.pieces.iter().filter(|piece| chosen.is_none_or(|root| page.lies_in(piece.element, root)))
    {
        let alone = shape::Place { several: false, first: false, last: false };
        let kind =
            if piece.kind == BlockKind::Paragraph { shape::kind(&piece.words, alone) } else { piece.kind };
        input.push(&piece.words, kind);
    }
    input.title = page.title();
    input.byline = page.byline;
    input.published = page.published;
    input
}

/// An open or closed element.
struct Element {
    name: LocalName,
    parent: usize,
    /// Whether it or one around it holds nothing of an article.
    hidden: bool,
    /// Whether it or one around it is a link.
    link: bool,
    /// The outermost element around it, or itself, that is marked as [`Role::Body`], [`Role::Article`], [`Role::Main`].
    marked: [Option<usize>; 3],
    /// Bytes of words in its own paragraphs, half of those of its children's.
    weight: usize,
}

/// What an element says of itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Body = 0,
    Article = 1,
    Main = 2,
    Nothing,
    Other,
}

/// The words of a block.
struct Piece {
    words: String,
    kind: BlockKind,
    element: usize,
}

#[derive(Default)]
struct Page {
    elements: Vec<Element>,
    /// The open elements, innermost last.
    open: Vec<usize>,
    pieces: Vec<Piece>,
    words: String,
    /// Whether nothing has come since the line was broken.
    broken: bool,
    /// How many bytes of the words are of links.
    linked: usize,
    strict: bool,
    /// The title of the page, in its head.
    page_title: Option<String>,
    /// The first heading of the first rank.
    heading: Option<String>,
    /// The title meant for other sites.
    shared_title: Option<String>,
    byline: Option<String>,
    published: Option<String>,
    in_title: bool,
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => page.tag(&tag),
            Token::CharacterTokens(words) => {
                page.text(&words);
                TokenSinkResult::Continue
            }
            Token::EOFToken => {
                page.flush();
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Page {
    fn read(html: &str, strict: bool) -> Self {
        let queue = BufferQueue::default();
        queue.push_back(html.into());
        let tokenizer =
            Tokenizer::new(Sink(RefCell::new(Self { strict, ..Self::default() })), Default::default());
        // The sink never asks to stop for a script.
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        tokenizer.sink.0.into_inner()
    }

    fn words(&self) -> usize {
        self.pieces.iter().map(|piece| piece.words.len()).sum()
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let opens = tag.kind == TagKind::StartTag;
        match name {
            "meta" if opens => self.meta(tag),
            // Two breaks of a line end a paragraph.
            "br" if std::mem::replace(&mut self.broken, true) => self.flush(),
            "br" => self.words.push(' '),
            "q" => self.text(if opens { "“" } else { "”" }),
            "title" if opens && self.page_title.is_none() => {
                self.in_title = true;
                return TokenSinkResult::RawData(RawKind::Rcdata);
            }
            "title" => self.in_title = false,
            "time" if opens && self.published.is_none() => self.published = attribute(tag, "datetime"),
            _ => {}
        }
        if VOID.contains(&name) {
            return TokenSinkResult::Continue;
        }
        if !INLINE.contains(&name) {
            self.flush();
        }
        if opens {
            self.open(tag, name);
        } else {
            self.close(&tag.name);
        }
        match name {
            "script" if opens => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "noscript" | "iframe" | "noembed" | "noframes" | "xmp" if opens => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "textarea" if opens => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    fn open(&mut self, tag: &Tag, name: &str) {
        if name == "body" {
            self.open.clear();
        }
        // A paragraph and an item end where the next begins.
        if let Some(last) = self.open.last().and_then(|last| self.elements.get(*last)) {
            let ends =
                (&*last.name == "p" && !INLINE.contains(&name)) || (&*last.name == "li" && name == "li");
            if ends {
                self.open.pop();
            }
        }
        if tag.self_closing && !INLINE.contains(&name) || self.open.len() >= DEPTH {
            return;
        }
        let parent = self.open.last().copied().unwrap_or(usize::MAX);
        let role = self.role(tag, name);
        let above = self.elements.get(parent);
        let index = self.elements.len();
        let hidden = role == Role::Nothing || above.is_some_and(|above| above.hidden);
        let link = name == "a" || above.is_some_and(|above| above.link);
        let mut marked = above.map_or([None; 3], |above| above.marked);
        if let Some(place) = marked.get_mut(role as usize) {
            place.get_or_insert(index);
        }
        self.open.push(index);
        self.elements.push(Element { name: tag.name.clone(), parent, hidden, link, marked, weight: 0 });
    }

    fn close(&mut self, name: &LocalName) {
        let near = self.open.iter().rev().take(DEPTH);
        let Some(depth) = near.enumerate().find_map(|(depth, element)| {
            self.elements.get(*element).is_some_and(|element| element.name == *name).then_some(depth)
        }) else {
            return;
        };
        self.open.truncate(self.open.len() - depth - 1);
    }

    fn role(&self, tag: &Tag, name: &str) -> Role {
        let value = |key| attribute(tag, key).unwrap_or_default();
        if NOTHING.contains(&name) {
            // What stands beside an article is sometimes marked so wrongly; a second reading takes it in.
            let hard = [
                "script", "style", "noscript", "template", "svg", "math", "head", "select", "textarea",
                "iframe",
            ];
            return if self.strict || hard.contains(&name) { Role::Nothing } else { Role::Other };
        }
        let role = value("role");
        if self.strict && !matches!(name, "body" | "html" | "article" | "main" | "p" | "li") {
            let hides = attribute(tag, "hidden").is_some() || value("aria-hidden") == "true";
            let beside =
                ["navigation", "complementary", "banner", "contentinfo", "search"].contains(&role.as_str());
            let named = format!("{} {}", value("class"), value("id")).to_ascii_lowercase();
            if hides || beside || (named.split_whitespace().any(is_beside) && !INLINE.contains(&name)) {
                return Role::Nothing;
            }
        }
        match name {
            _ if value("itemprop") == "articleBody" => Role::Body,
            "article" => Role::Article,
            "main" => Role::Main,
            _ if role == "main" => Role::Main,
            _ => Role::Other,
        }
    }

    fn meta(&mut self, tag: &Tag) {
        let key = attribute(tag, "property")
            .or_else(|| attribute(tag, "name"))
            .or_else(|| attribute(tag, "itemprop"));
        let Some(value) =
            attribute(tag, "content").map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
        else {
            return;
        };
        match key.unwrap_or_default().to_ascii_lowercase().as_str() {
            "og:title" | "twitter:title" => {
                self.shared_title.get_or_insert(value);
            }
            "author" | "byl" | "dc.creator" | "parsely-author" => self.byline = Some(value),
            // The author of this key is often the address of a page.
            "article:author" if !value.contains("://") => _ = self.byline.get_or_insert(value),
            "article:published_time"
            | "datepublished"
            | "date"
            | "dc.date"
            | "parsely-pub-date"
            | "pubdate" => self.published = Some(value),
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if self.in_title {
            return self.page_title.get_or_insert_default().push_str(words);
        }
        let inner = self.open.last().and_then(|element| self.elements.get(*element));
        if inner.is_some_and(|element| element.hidden) {
            return;
        }
        let link = inner.is_some_and(|element| element.link);
        let before = self.words.len();
        for c in words.chars() {
            let space = c.is_whitespace();
            if !space {
                self.words.push(c);
                self.broken = false;
            } else if !self.words.ends_with(' ') && !self.words.is_empty() {
                self.words.push(' ');
            }
        }
        self.linked += if link { self.words.len() - before } else { 0 };
    }

    /// Ends the block that is being put together.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let linked = std::mem::take(&mut self.linked);
        let words = words.trim();
        let element = self.open.last().copied().unwrap_or(usize::MAX);
        if words.is_empty() {
            return;
        }
        let kind = self.kind(element);
        // Links only: a menu, a teaser. A heading or a sentence may be one.
        if linked * 3 > words.len() * 2
            && kind != BlockKind::Heading
            && !words.ends_with(['.', '!', '?', '”', '"'])
            && self.strict
        {
            return;
        }
        if self.elements.get(element).is_some_and(|element| &*element.name == "h1") {
            self.heading.get_or_insert_with(|| words.to_owned());
        }
        if kind != BlockKind::Heading {
            let mut above = self.elements.get(element).map_or(usize::MAX, |element| element.parent);
            for share in [words.len(), words.len() / 2] {
                let Some(parent) = self.elements.get_mut(above) else { break };
                parent.weight += share;
                above = parent.parent;
            }
        }
        self.pieces.push(Piece { words: words.to_owned(), kind, element });
    }

    /// What a block in an element is.
    fn kind(&self, mut element: usize) -> BlockKind {
        for _ in 0..8 {
            let Some(found) = self.elements.get(element) else { break };
            match &*found.name {
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => return BlockKind::Heading,
                "figcaption" | "caption" | "figure" => return BlockKind::Caption,
                "blockquote" => return BlockKind::BlockQuote,
                "li" | "dd" | "dt" | "td" | "th" => return BlockKind::ListItem,
                _ => element = found.parent,
            }
        }
        BlockKind::Paragraph
    }

    fn lies_in(&self, mut element: usize, root: usize) -> bool {
        for _ in 0..=DEPTH {
            if element == root {
                return true;
            }
            let Some(found) = self.elements.get(element) else { return false };
            element = found.parent;
        }
        false
    }

    /// The element that holds the article, if one does.
    fn chosen(&self) -> Option<usize> {
        for role in [Role::Body, Role::Article, Role::Main] {
            // How many words each has.
            let mut sizes: Vec<(usize, usize)> = Vec::new();
            for piece in &self.pieces {
                let marked = self.elements.get(piece.element).map(|element| element.marked);
                let Some(element) = marked.and_then(|marked| *marked.get(role as usize)?) else { continue };
                match sizes.last_mut() {
                    Some((last, size)) if *last == element => *size += piece.words.len(),
                    _ => sizes.push((element, piece.words.len())),
                }
            }
            let best = sizes.into_iter().max_by_key(|(_, size)| *size);
            if let Some((element, _)) = best.filter(|(_, size)| *size >= ENOUGH) {
                return Some(element);
            }
        }
        let heaviest = self.elements.iter().enumerate().rev().max_by_key(|(_, element)| element.weight);
        heaviest.filter(|(_, element)| element.weight >= ENOUGH).map(|(element, _)| element)
    }

    /// The title: for other sites, of the article, of the page.
    fn title(&self) -> Option<String> {
        let title = self.shared_title.as_ref().or(self.heading.as_ref()).or(self.page_title.as_ref())?;
        Some(title.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|title| !title.is_empty())
    }
}

/// Whether a class says that its element is beside the article; what has or lacks something beside it may well be the article.
fn is_beside(class: &str) -> bool {
    let mut words = class.split(|c: char| !c.is_ascii_alphanumeric()).peekable();
    words.next_if(|first| matches!(*first, "has" | "with" | "no")).is_none()
        && words.any(|word| BESIDE.contains(&word))
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)
        .map(|attribute| attribute.value.to_string())
}
