//! The words of a page, piece by piece, with where each stands.
//!
//! Owns what elements are: which hold no words, which begin a block, which stand beside an article. Elements are kept as a
//! list with parents, looked up a bounded number of steps, so time is linear. Tokens come from `html5ever`.

use crate::BlockKind;
use html5ever::LocalName;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::RefCell;

/// Elements deeper than this count as children of the last one above.
const DEPTH: usize = 200;

/// Elements that hold no words of an article, and what is no longer said in it or only tells how a word is spoken.
const NEVER: [&str; 25] = [
    "script", "style", "noscript", "template", "svg", "math", "select", "textarea", "iframe", "object",
    "audio", "video", "canvas", "nav", "button", "dialog", "menu", "footer", "label", "del", "s", "strike",
    "rt", "rp", "head",
];
const NEVER_ROLE: [&str; 4] = ["navigation", "banner", "contentinfo", "search"];
/// Elements that hold nothing and cannot be closed.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements that begin a block of their own; so do elements of a page's own making ("news-paragraph").
#[rustfmt::skip]
const BLOCK: [&str; 47] = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "html", "head",
];
/// Words in a class or an id that say that an element is beside the article.
#[rustfmt::skip]
const BESIDE: [&str; 55] = [
    "ad", "ads", "advert", "advertisement", "adverts", "ambox", "breadcrumb", "breadcrumbs", "byline",
    "catlinks", "consent", "cookie", "cookies", "eyebrow", "footer", "gdpr", "hatnote", "infobox", "kicker",
    "menu", "meta", "metadata", "nav", "navbar", "navbox", "navigation", "newsletter", "noprint", "popular",
    "promo", "promos", "pubdate", "recommendations", "recommended", "references", "reflist", "related",
    "share", "sharing", "sidebar", "signup", "social", "sponsored", "sr", "subscribe", "taboola", "tags",
    "timestamp", "toc", "toolbar", "topics", "trending", "visually", "visuallyhidden", "outbrain",
];
/// The same for what readers write, even where it is more than the article.
const READERS: [&str; 4] = ["comment", "comments", "disqus", "respond"];
/// The same within a line.
const BESIDE_IN_LINE: [&str; 6] = ["editsection", "noprint", "reference", "sr", "visually", "visuallyhidden"];
/// Lines that mark what they stand above, and are nothing by themselves.
const LABELS: [&str; 20] = [
    "advertisement",
    "advertisements",
    "comments",
    "filed under",
    "follow us",
    "more on this story",
    "most popular",
    "most read",
    "read more",
    "related",
    "related articles",
    "related stories",
    "see also",
    "share",
    "skip to content",
    "skip to main content",
    "sponsored",
    "tags",
    "topic",
    "topics",
];

/// An open or closed element.
pub(super) struct Element {
    pub(super) name: LocalName,
    parent: usize,
    /// The innermost block around it, or itself.
    block: usize,
    /// Whether it or one around it holds nothing of an article.
    hidden: bool,
    /// Whether it or one around it is a link or a date.
    link: bool,
    /// Whether it or one around it tells who wrote the page.
    signs: bool,
    /// The outermost element around it, or itself, that is marked as the body of an article, an article, the main part.
    pub(super) marked: [Option<usize>; 3],
    /// The row of a table that it stands in.
    row: Option<usize>,
    /// The innermost element around it, or itself, that stands beside the article.
    place: Option<usize>,
    /// Whether readers wrote it.
    pub(super) readers: bool,
    /// Bytes of words in it, if it is such a place.
    pub(super) length: usize,
}

/// The words of a block.
#[derive(Clone)]
pub(super) struct Piece {
    pub(super) words: String,
    pub(super) kind: BlockKind,
    /// Whether it is a heading of the first rank.
    pub(super) first_rank: bool,
    /// The row of a table whose cell it is.
    pub(super) row: Option<usize>,
    /// The block.
    pub(super) element: usize,
    /// Links, dates and labels only.
    pub(super) idle: bool,
}

impl Piece {
    /// A heading that stands in no element.
    pub(super) fn heading(words: &str) -> Self {
        let (words, kind) = (words.to_owned(), BlockKind::Heading);
        Self { words, kind, first_rank: true, row: None, element: usize::MAX, idle: false }
    }

    /// Whether it ends like a sentence.
    pub(super) fn is_closed(&self) -> bool {
        self.words.ends_with(['.', '!', '?', '”', '"'])
    }

    fn is_idle(&self, linked: usize) -> bool {
        let label = self.words.to_lowercase();
        let before = label.split(':').next().filter(|before| linked > 0 && before.len() < label.len());
        let whole = label.strip_suffix(['.', ':']).unwrap_or(&label);
        // The signature under a message: "— Ann Doe (@anndoe) May 3, 2024".
        let signature = self.kind == BlockKind::BlockQuote
            && ["— ", "– ", "- "].iter().any(|dash| label.starts_with(dash))
            && label.contains("(@");
        LABELS.contains(&whole)
            || before.is_some_and(|before| LABELS.contains(&before))
            || signature
            || (linked * 3 > self.words.len() * 2 && self.kind != BlockKind::Heading && !self.is_closed())
    }
}

/// The last heading, and what has come under it.
#[derive(Default)]
struct Under {
    heading: Option<usize>,
    some: bool,
    sound: bool,
}

#[derive(Default)]
pub(super) struct Page {
    pub(super) elements: Vec<Element>,
    pub(super) pieces: Vec<Piece>,
    /// The title of the page, in its head.
    pub(super) title: Option<String>,
    /// The title meant for other sites.
    pub(super) shared_title: Option<String>,
    /// Who wrote it, as its head says.
    pub(super) byline: Option<String>,
    /// The same as the first element says that is marked so.
    pub(super) signature: Option<String>,
    /// When it was published.
    pub(super) published: Option<String>,
    /// The open elements, innermost last.
    open: Vec<usize>,
    words: String,
    /// Whether nothing has come since the line was broken.
    broken: bool,
    /// How many bytes of the words are of links and dates.
    linked: usize,
    /// Where what is raised above the line begins among the words, and how many of those were linked.
    raised: Option<(usize, usize)>,
    under: Under,
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
    pub(super) fn read(html: &str) -> Self {
        let queue = BufferQueue::default();
        queue.push_back(html.into());
        let tokenizer = Tokenizer::new(Sink(RefCell::default()), Default::default());
        // The sink never asks to stop for a script.
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        tokenizer.sink.0.into_inner()
    }

    /// The elements around one, and itself, that stand beside the article; innermost first.
    pub(super) fn places(&self, element: usize) -> impl Iterator<Item = &Element> {
        let place = |element: usize| self.elements.get(self.elements.get(element)?.place?);
        std::iter::successors(place(element), move |element| place(element.parent)).take(DEPTH)
    }

    /// The block around a block.
    pub(super) fn block_above(&self, block: usize) -> Option<usize> {
        let parent = self.elements.get(block)?.parent;
        self.elements.get(parent).map(|parent| parent.block)
    }

    pub(super) fn lies_in(&self, mut element: usize, root: usize) -> bool {
        for _ in 0..=DEPTH {
            if element == root {
                return true;
            }
            let Some(found) = self.elements.get(element) else { return false };
            element = found.parent;
        }
        false
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let opens = tag.kind == TagKind::StartTag;
        match name {
            "meta" if opens => self.meta(tag),
            // Two breaks of a line end a paragraph.
            "br" if std::mem::replace(&mut self.broken, true) => self.flush(),
            "br" => self.space(),
            "q" if !opens => self.mark('”'),
            "sup" if !opens => self.lower(),
            "title" if opens && self.title.is_none() && !self.is_hidden_by("svg") => {
                self.in_title = true;
                return TokenSinkResult::RawData(RawKind::Rcdata);
            }
            "title" => self.in_title = false,
            "time" if opens && self.published.is_none() => self.published = attribute(tag, "datetime"),
            _ => {}
        }
        if is_block(name) {
            self.flush();
        }
        if VOID.contains(&name) {
            return TokenSinkResult::Continue;
        }
        if opens {
            self.open(tag, name);
            if name == "q" {
                self.mark('“');
            }
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

    /// Whether the innermost open element is of this name.
    fn is_hidden_by(&self, name: &str) -> bool {
        self.open.last().and_then(|last| self.elements.get(*last)).is_some_and(|last| &*last.name == name)
    }

    fn open(&mut self, tag: &Tag, name: &str) {
        if name == "body" {
            self.open.clear();
        }
        // A paragraph, an item and a cell end where the next begins.
        if let Some(last) = self.open.last().and_then(|last| self.elements.get(*last)) {
            let last = &*last.name;
            let ends = match name {
                "li" | "tr" => last == name,
                "td" | "th" => matches!(last, "td" | "th"),
                _ => false,
            };
            if ends || (last == "p" && is_block(name)) {
                self.open.pop();
            }
        }
        if tag.self_closing && is_block(name) || self.open.len() >= DEPTH {
            return;
        }
        let element = self.element(tag, name);
        if name == "sup" && !element.hidden {
            self.raised = Some((self.words.len(), self.linked));
        }
        self.open.push(self.elements.len());
        self.elements.push(element);
    }

    /// An element within the innermost open one.
    fn element(&mut self, tag: &Tag, name: &str) -> Element {
        let value = |key| attribute(tag, key).unwrap_or_default();
        let index = self.elements.len();
        let parent = self.open.last().copied().unwrap_or(usize::MAX);
        let above = self.elements.get(parent);
        let block = is_block(name);
        let role = value("role");
        let is_named = |words: &[&str]| is_named(tag, name, words);
        let mut marked = above.map_or([None; 3], |above| above.marked);
        let [_, article, main] = marked;
        let mark = match name {
            _ if !block => None,
            _ if value("itemprop") == "articleBody" => Some(0),
            "article" => Some(1),
            "main" => Some(2),
            _ if role == "main" => Some(2),
            _ => None,
        };
        let readers = block && ((name == "article" && article.is_some()) || is_named(&READERS));
        let header = name == "header" && article.is_none() && main.is_none();
        let beside = block
            && (readers
                || header
                || matches!(name, "form" | "aside")
                || role == "complementary"
                || is_hidden(tag)
                || is_named(&BESIDE));
        if let Some(mark) = mark.and_then(|mark| marked.get_mut(mark)) {
            mark.get_or_insert(index);
        }
        let signs = self.signature.is_none()
            && (value("itemprop") == "author"
                || value("rel") == "author"
                || value("class").split_whitespace().any(|class| class == "byline"));
        if signs {
            self.signature = Some(String::new());
        }
        let around = above.and_then(|above| above.place);
        // The headline is not beside the article, whatever it stands in.
        let freed = name == "h1"
            && !beside
            && around.and_then(|place| self.elements.get(place)).is_none_or(|place| !place.readers);
        let above = self.elements.get(parent);
        let inherits = |of: fn(&Element) -> bool| above.is_some_and(of);
        let never = NEVER.contains(&name) || NEVER_ROLE.contains(&role.as_str());
        let in_line = !block && (is_hidden(tag) || is_named(&BESIDE_IN_LINE));
        Element {
            name: tag.name.clone(),
            parent,
            block: if block { index } else { above.map_or(index, |above| above.block) },
            hidden: never || in_line || inherits(|above| above.hidden),
            link: matches!(name, "a" | "time") || inherits(|above| above.link),
            signs: signs || inherits(|above| above.signs),
            marked,
            row: if name == "tr" { Some(index) } else { above.and_then(|above| above.row) },
            place: if beside { Some(index) } else { around.filter(|_| !freed) },
            readers,
            length: 0,
        }
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
            return self.title.get_or_insert_default().push_str(words);
        }
        let inner = self.open.last().and_then(|element| self.elements.get(*element));
        if let Some(signature) = self.signature.as_mut().filter(|_| inner.is_some_and(|inner| inner.signs)) {
            signature.push_str(words);
        }
        if inner.is_some_and(|element| element.hidden) {
            return;
        }
        let link = inner.is_some_and(|element| element.link);
        let before = self.words.len();
        // A soft hyphen only says where a word may be parted.
        for c in words.chars().filter(|c| *c != '\u{AD}') {
            let space = c.is_whitespace();
            if !space {
                self.words.push(c);
                self.broken = false;
            } else {
                self.space();
            }
        }
        self.linked += if link { self.words.len() - before } else { 0 };
    }

    /// Adds a mark for which an element stands.
    fn mark(&mut self, mark: char) {
        let inner = self.open.last().and_then(|element| self.elements.get(*element));
        if inner.is_none_or(|element| !element.hidden) {
            self.words.push(mark);
            self.broken = false;
        }
    }

    /// Parts two words.
    fn space(&mut self) {
        if !self.words.ends_with(' ') && !self.words.is_empty() {
            self.words.push(' ');
        }
    }

    /// Ends what is raised above the line: nothing stays of the mark of a note; a power stays apart from its figure.
    fn lower(&mut self) {
        let Some((start, linked)) = self.raised.take() else { return };
        let Some((before, said)) = self.words.split_at_checked(start) else { return };
        let figure = said.trim().trim_start_matches(['−', '–', '-']);
        let figure = !figure.is_empty() && figure.bytes().all(|byte| byte.is_ascii_digit());
        let bracketed = said.trim().starts_with('[') && said.trim().ends_with(']');
        let note = bracketed || self.linked > linked || said.trim().chars().all(|c| "*†‡§".contains(c));
        let power = before.ends_with(|c: char| c.is_ascii_digit());
        // "5 km2"; behind a whole word or a sentence it is a note.
        let letters = before.chars().rev().take(3).take_while(|c| c.is_alphabetic()).count();
        if note || (figure && !power && !(1..=2).contains(&letters)) {
            self.words.truncate(start);
            self.linked = linked;
        } else if figure && power {
            self.words.insert(start, '^');
        }
    }

    /// Ends the block that is being put together.
    fn flush(&mut self) {
        self.raised = None;
        let words = std::mem::take(&mut self.words);
        let linked = std::mem::take(&mut self.linked);
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let innermost = self.open.last().and_then(|element| self.elements.get(*element));
        let element = innermost.map_or(usize::MAX, |element| element.block);
        let (kind, first_rank, in_row) = self.kind(element);
        let row = self.elements.get(element).and_then(|element| element.row).filter(|_| in_row);
        let mut piece = Piece { words: words.to_owned(), kind, first_rank, row, element, idle: false };
        piece.idle = piece.is_idle(linked);
        self.place_under(&piece);
        let mut place = self.elements.get(element).and_then(|element| element.place);
        while let Some(beside) = place.and_then(|place| self.elements.get_mut(place)) {
            beside.length += words.len();
            let parent = beside.parent;
            place = self.elements.get(parent).and_then(|above| above.place);
        }
        self.pieces.push(piece);
    }

    /// Notes what comes under a heading: one that has only idle pieces under it is theirs.
    fn place_under(&mut self, piece: &Piece) {
        if piece.kind == BlockKind::Heading {
            let Under { heading, some, sound } = std::mem::take(&mut self.under);
            if let Some(heading) = heading.filter(|_| some && !sound) {
                self.pieces.get_mut(heading).into_iter().for_each(|heading| heading.idle = true);
            }
            self.under.heading = Some(self.pieces.len()).filter(|_| !piece.first_rank);
        } else if piece.idle {
            self.under.some = true;
        } else {
            self.under.sound = true;
        }
    }

    /// What a block in an element is; whether it is a heading of the first rank, or stands in the cell of a table.
    fn kind(&self, mut element: usize) -> (BlockKind, bool, bool) {
        for _ in 0..DEPTH {
            let Some(found) = self.elements.get(element) else { break };
            match &*found.name {
                "h1" => return (BlockKind::Heading, true, false),
                "h2" | "h3" | "h4" | "h5" | "h6" => return (BlockKind::Heading, false, false),
                "figcaption" | "caption" | "figure" => return (BlockKind::Caption, false, false),
                "blockquote" => return (BlockKind::BlockQuote, false, false),
                "li" | "dd" | "dt" => return (BlockKind::ListItem, false, false),
                "tr" => return (BlockKind::ListItem, false, true),
                _ => element = found.parent,
            }
        }
        (BlockKind::Paragraph, false, false)
    }
}

fn is_block(name: &str) -> bool {
    BLOCK.contains(&name) || name.contains('-')
}

fn is_hidden(tag: &Tag) -> bool {
    let style: String = attribute(tag, "style").unwrap_or_default().split_whitespace().collect();
    let style = style.to_ascii_lowercase();
    attribute(tag, "hidden").is_some()
        || attribute(tag, "aria-hidden").is_some_and(|value| value == "true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// Whether a class or an id has one of some words in it: what has or lacks such a thing may well be the article, which an
/// element of its own never lies beside.
fn is_named(tag: &Tag, name: &str, words: &[&str]) -> bool {
    if matches!(name, "html" | "body" | "article" | "main") {
        return false;
    }
    let value = |key| attribute(tag, key).unwrap_or_default().to_ascii_lowercase();
    format!("{} {}", value("class"), value("id")).split_whitespace().any(|class| {
        let mut parts = class.split(|c: char| !c.is_ascii_alphanumeric()).peekable();
        let several = class.contains(['-', '_']);
        parts.next_if(|first| several && matches!(*first, "has" | "with" | "no")).is_none()
            && parts.any(|part| words.contains(&part))
    })
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)
        .map(|attribute| attribute.value.to_string())
}
