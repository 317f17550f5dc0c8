//! A view as a link, and a link as a view. The rules are those of the page "Links" of the design.
//!
//! It owns the spelling: which keys there are, their order, what is left out, what is escaped. It
//! must not know a dossier; [`crate::Index::reconcile`] finds what the dossier lacks.
//!
//! - Defaults are left out; keys come in one order; values come in the order of their ids. So equal
//!   views give equal links.
//! - A list is split at its commas before anything is decoded, and a sign is a `-` that stands in
//!   front undecoded: a value may itself contain commas and begin with a hyphen.
//! - In the query a space is `+`; in the fragment, where `+` means itself, it is `%20`. Beyond
//!   letters, digits and `-._~`, only `/` and `:` (addresses) stand unescaped.
//! - A key that comes again adds to its list or its search; of several articles the first is opened.
//! - For every view, `parse(write(view))` is `view.normalised()`; for every string, what
//!   `write(parse(string))` gives is not changed by a second round.

use std::fmt;

use crate::facet::FacetKey;
use crate::order::join;
use crate::view::{
    Arrangement, Choice, MOST_ID, MOST_VALUES, MOST_WORDS, Origin, Sign, Sort, Tab, View, clean, clean_words,
};

/// The most bytes of a query: static hosts refuse more.
pub const MOST_BYTES: usize = 8_000;
/// How the fragments begin that lead to parts of the page itself, as that of "Skip to the article":
/// they select nothing.
pub const PAGES_OWN: &str = "assay-";
/// The most notices that one link gives.
const MOST_NOTICES: usize = 20;

/// A view, spelled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// What comes after `?`.
    pub query: String,
    /// What comes after `#`.
    pub fragment: String,
}

impl Link {
    /// The link on the address of a page (one without query and fragment).
    pub fn on(&self, page: &str) -> String {
        let mut link = page.to_owned();
        if !self.query.is_empty() {
            link.push('?');
            link.push_str(&self.query);
        }
        if !self.fragment.is_empty() {
            link.push('#');
            link.push_str(&self.fragment);
        }
        link
    }
}

/// The link relative to the page. The `?` always stands, because a relative link without it keeps
/// the query that the page has.
impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "?{}", self.query)?;
        if self.fragment.is_empty() { Ok(()) } else { write!(f, "#{}", self.fragment) }
    }
}

/// A part of a link that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The part, as the link has it.
    pub part: String,
    /// Why, in a sentence.
    pub reason: String,
}

impl Ignored {
    /// A part with its reason, both cut to a readable length.
    pub(crate) fn new(part: &str, reason: &str) -> Self {
        Self { part: short(part, 60), reason: short(reason, 200) }
    }
}

/// The beginning of words that may be a stranger's.
fn short(words: &str, most: usize) -> String {
    let mut short: String = words.chars().filter(|c| !c.is_control()).take(most).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

/// As many notices as one link gives, the last one for all that are left out.
pub(crate) fn bounded(mut ignored: Vec<Ignored>) -> Vec<Ignored> {
    if ignored.len() > MOST_NOTICES {
        let more = ignored.split_off(MOST_NOTICES - 1).len();
        ignored.push(Ignored::new("…", &format!("{more} more parts of the link cannot be used.")));
    }
    ignored
}

/// Writes a view. What does not fit into [`MOST_BYTES`] is left out.
pub fn write(view: &View) -> Link {
    let mut query = Query::default();
    match &view.origin {
        Origin::Shipped(None) => {}
        Origin::Shipped(Some(id)) => query.put("article", &clean(id)),
        Origin::Dossier(address) => query.put("dossier", &clean(address)),
        Origin::Text(address) => query.put("text", &clean(address)),
    }
    let word = |is: bool, id: &'static str| if is { id } else { "" };
    query.put("view", word(view.tab != Tab::default(), view.tab.id()));
    query.put("arrange", word(view.arrange != Arrangement::default(), view.arrange.id()));
    query.put("sort", word(view.sort != Sort::default(), view.sort.id()));
    query.list("fold", &view.fold);
    query.put("show", word(view.everyone, "all"));
    query.put("q", &clean_words(&view.q));
    query.put("name", &clean_words(&view.name));
    for (facet, choice) in view.choices.iter() {
        query.list(facet.id(), choice);
    }
    if view.any {
        query.put("match", "any");
    }
    Link { query: query.0, fragment: view.selected.as_deref().map(fragment).unwrap_or_default() }
}

/// The fragment that selects an id.
pub fn fragment(id: &str) -> String {
    let id = clean(id);
    let mut fragment = String::new();
    if id.chars().count() <= MOST_ID {
        encode(&id, "%20", &mut fragment);
    }
    fragment
}

/// A query that is being written.
#[derive(Default)]
struct Query(String);

impl Query {
    /// Adds a part if there is room.
    fn add(&mut self, parts: [&str; 3]) -> bool {
        let fits = self.0.len() + parts.iter().map(|part| part.len()).sum::<usize>() <= MOST_BYTES;
        if fits {
            self.0.extend(parts);
        }
        fits
    }

    /// `key=value`, unless the value is empty.
    fn put(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            let mut encoded = String::from("=");
            encode(value, "+", &mut encoded);
            let between = if self.0.is_empty() { "" } else { "&" };
            self.add([between, key, &encoded]);
        }
    }

    /// `key=value,-value`, unless there is no value.
    fn list(&mut self, key: &str, choice: &Choice) {
        let between = if self.0.is_empty() { "" } else { "&" };
        let opening = join(&[between, key, "="], "");
        let mut first = true;
        for (value, sign) in choice.iter() {
            let mut encoded = String::with_capacity(value.len() + 1);
            if sign == Sign::Exclude {
                encoded.push('-');
            }
            let rest = value.strip_prefix('-').inspect(|_| encoded.push_str("%2D")).unwrap_or(value);
            encode(rest, "+", &mut encoded);
            if self.add([if first { &opening } else { "," }, &encoded, ""]) {
                first = false;
            }
        }
    }
}

/// Escapes a value.
fn encode(text: &str, space: &str, into: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |nibble: u8| HEX.get(usize::from(nibble)).copied().map_or('0', char::from);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => {
                into.push(char::from(byte));
            }
            b' ' => into.push_str(space),
            _ => into.extend(['%', digit(byte >> 4), digit(byte & 15)]),
        }
    }
}

/// Undoes the escapes of a value; an escape that is none stands for itself. `None` where the bytes
/// are no text.
fn decode(raw: &str, plus_is_space: bool) -> Option<String> {
    let hex = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        bytes.push(match byte {
            b'+' if plus_is_space => b' ',
            b'%' => match (hex(ahead.next()), hex(ahead.next())) {
                (Some(high), Some(low)) => {
                    rest = ahead;
                    u8::try_from(high * 16 + low).unwrap_or(byte)
                }
                _ => byte,
            },
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Reads a link: what comes after its `?` and after its `#`, both as the address has them (one
/// leading `?` or `#` is passed over). What cannot be used is named, never an error.
pub fn parse(query: &str, fragment: &str) -> (View, Vec<Ignored>) {
    let mut reading = Reading::default();
    let query = reading.bounded(query.strip_prefix('?').unwrap_or(query));
    for part in query.split('&') {
        reading.part(part);
    }
    reading.fragment(fragment.strip_prefix('#').unwrap_or(fragment));
    reading.finish()
}

/// The keys that are no list.
const KEYS: [&str; 10] =
    ["article", "dossier", "text", "view", "arrange", "show", "sort", "q", "name", "match"];

/// A link that is being read.
#[derive(Default)]
struct Reading {
    view: View,
    /// Whether the article has been named.
    named: bool,
    ignored: Vec<Ignored>,
    trackers: String,
}

impl Reading {
    fn ignore(&mut self, part: &str, reason: &str) {
        self.ignored.push(Ignored::new(part, reason));
    }

    /// The query without what is too much, cut where a value ends.
    fn bounded<'a>(&mut self, query: &'a str) -> &'a str {
        if query.len() <= MOST_BYTES {
            return query;
        }
        let (whole, _) = query.split_at(query.floor_char_boundary(MOST_BYTES));
        let kept = whole.rfind(['&', ',']).and_then(|at| whole.get(..at)).unwrap_or(whole);
        self.ignore(
            query.get(kept.len()..).unwrap_or_default(),
            "The link is longer than 8,000 characters; the rest of it is left out.",
        );
        kept
    }

    fn part(&mut self, part: &str) {
        let (raw_key, raw) = part.split_once('=').unwrap_or((part, ""));
        let Some(key) = decode(raw_key, true) else {
            return self.ignore(part, "This part of the link is not readable text.");
        };
        if key.trim().is_empty() {
            return;
        }
        if let Some(facet) = FacetKey::from_id(&key) {
            return self.list(&key, raw, |view| &mut view.choices[facet]);
        }
        if key == "fold" {
            return self.list(&key, raw, |view| &mut view.fold);
        }
        if key.starts_with("utm_") || key.ends_with("clid") {
            if !self.trackers.is_empty() {
                self.trackers.push_str(", ");
            }
            self.trackers.push_str(&key);
            return;
        }
        let known = KEYS.contains(&key.as_str());
        if !known {
            return self.ignore(part, "This version of the page knows no such part of a link.");
        }
        let Some(value) = decode(raw, true) else {
            return self.ignore(part, "The value is not readable text (UTF-8).");
        };
        let id = clean(&value);
        if id.is_empty() && !matches!(key.as_str(), "q" | "name") {
            return;
        }
        match (key.as_str(), id.as_str()) {
            ("article", _) => self.origin(part, Origin::Shipped(Some(id))),
            ("dossier", _) => self.origin(part, Origin::Dossier(id)),
            ("text", _) => self.origin(part, Origin::Text(id)),
            ("q", _) => self.words(&value, |view| &mut view.q),
            ("name", _) => self.words(&value, |view| &mut view.name),
            ("show", "all") => self.view.everyone = true,
            ("show", _) => self.ignore(part, "The page can show “all” actors, or the foremost."),
            ("match", "any") => self.view.any = true,
            ("match", "all") => self.view.any = false,
            ("match", _) => self.ignore(part, "Actors, places and topics match “all” or “any”."),
            ("view", id) => match Tab::from_id(id) {
                Some(tab) => self.view.tab = tab,
                None => self.ignore(part, "This version of the page has no such view."),
            },
            ("arrange", id) => match Arrangement::from_id(id) {
                Some(arrangement) => self.view.arrange = arrangement,
                None => self.ignore(part, "The actors cannot be arranged so."),
            },
            (_, id) => match Sort::from_id(id) {
                Some(sort) => self.view.sort = sort,
                None => self.ignore(part, "Nothing can be sorted so."),
            },
        }
    }

    fn origin(&mut self, part: &str, origin: Origin) {
        if std::mem::replace(&mut self.named, true) && self.view.origin != origin {
            self.ignore(part, "The link names more than one article; the first is opened.");
            return;
        }
        self.view.origin = origin;
    }

    fn words(&mut self, words: &str, field: fn(&mut View) -> &mut String) {
        let known = field(&mut self.view);
        let between = if known.is_empty() || words.is_empty() { "" } else { " " };
        let joined = join(&[known.as_str(), between, words], "");
        *known = clean_words(&joined);
        if joined.chars().nth(MOST_WORDS).is_some() {
            self.ignore(&joined, "A search has 500 characters at most; the rest of it is left out.");
        }
    }

    fn list(&mut self, key: &str, raw: &str, choice: impl Fn(&mut View) -> &mut Choice) {
        for item in raw.split(',') {
            let item = item.trim_start_matches(['+', ' ']);
            let (sign, item) = match item.strip_prefix('-') {
                Some(rest) => (Sign::Exclude, rest),
                None => (Sign::Include, item),
            };
            let part = || join(&[key, "=", item], "");
            match decode(item, true) {
                None => self.ignore(&part(), "The value is not readable text (UTF-8)."),
                Some(value) => {
                    if !choice(&mut self.view).set(&value, sign) {
                        let reason = format!("A view has {MOST_VALUES} values of a kind at most.");
                        self.ignore(&part(), &reason);
                        return;
                    }
                }
            }
        }
    }

    fn fragment(&mut self, raw: &str) {
        if raw.starts_with("doc=") {
            let reason = "The link carries an article in itself: this version of the page cannot open it.";
            return self.ignore("#doc=…", reason);
        }
        match decode(raw, false).map(|id| clean(&id)) {
            None => self.ignore(raw, "The selection is not readable text (UTF-8)."),
            Some(id) if id.chars().count() > MOST_ID => {
                self.ignore(raw, "No claim or actor has so long an id.")
            }
            Some(id) => {
                self.view.selected = Some(id).filter(|id| !id.is_empty() && !id.starts_with(PAGES_OWN));
            }
        }
    }

    fn finish(mut self) -> (View, Vec<Ignored>) {
        if !self.trackers.is_empty() {
            let reason =
                "Marks that other sites add to links to follow readers; the page has no use for them.";
            self.ignored.push(Ignored::new(&self.trackers, reason));
        }
        (self.view, bounded(self.ignored))
    }
}
