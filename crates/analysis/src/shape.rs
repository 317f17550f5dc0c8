//! What a block is, told from its form: length, first and last marks, capitals, dates, credits.
//!
//! Owns the forms of headings, lines of place and date, captions, items and quotes. The rule: a block is running text
//! unless its form says otherwise. Reads no more than the ends of a block. Knows no grammar.

use crate::lexicon::{folded, is_one_of, list};
use crate::times::{is_month, is_weekday};
use crate::words::WordSet;
use crate::{Block, BlockKind, tokens::is_space};
use std::sync::LazyLock;

/// Where a block stands among the others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// There are others.
    pub(crate) several: bool,
    /// None comes before.
    pub(crate) first: bool,
    /// None comes after.
    pub(crate) last: bool,
}

/// Longer ones are no heading, no caption without a label and no line of place and date, in bytes.
const SHORT: usize = 160;
/// A line of place and date before the report begins, in bytes.
const HEAD: usize = 100;

/// A line that says whose the article is has no more words.
const RIGHTS: usize = 12;

/// What else stands in a line of a date: how it is introduced, clocks, zones.
const DATE_WORDS: [&str; 45] = [
    "published",
    "updated",
    "posted",
    "filed",
    "modified",
    "last",
    "on",
    "at",
    "date",
    "dec",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "bst",
    "cet",
    "cest",
    "ist",
    "local",
    "time",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "ago",
    "read",
    "hour",
    "hours",
    "minute",
    "minutes",
    "min",
    "mins",
    "day",
    "days",
    "week",
];
/// What makes a number a date by itself: `3 hours ago`, `4 min read`.
const AGES: [&str; 2] = ["ago", "read"];
/// What begins a sentence, and no place.
const OPENERS: [&str; 17] = [
    "after",
    "at",
    "before",
    "but",
    "by",
    "during",
    "earlier",
    "for",
    "from",
    "in",
    "last",
    "late",
    "later",
    "meanwhile",
    "on",
    "since",
    "yesterday",
];
const LABELS: [&str; 18] = [
    "photo",
    "photos",
    "image",
    "images",
    "picture",
    "pictures",
    "photograph",
    "credit",
    "credits",
    "caption",
    "file photo",
    "file image",
    "illustration",
    "graphic",
    "video",
    "photo credit",
    "image credit",
    "source",
];
const CREDITS: [&str; 12] = [
    "AP Photo",
    "Getty Images",
    "REUTERS/",
    "Reuters/",
    "AFP/",
    "AFP via",
    "via Reuters",
    "via REUTERS",
    "via AP",
    "EPA/",
    "/AP",
    "/AFP",
];

/// What a block is.
pub(crate) fn kind(words: &str, place: Place) -> BlockKind {
    if begins_item(words) {
        BlockKind::ListItem
    } else if is_aside(words) {
        BlockKind::Aside
    } else if is_caption(words) {
        BlockKind::Caption
    } else if words.len() <= SHORT && (is_date(words) || is_place(words) || is_byline(words)) {
        BlockKind::Dateline
    } else if place.several && !place.last && is_heading(words, place.first) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

/// Whether a line begins with the mark of a list.
pub(crate) fn begins_item(words: &str) -> bool {
    let Some(first) = words.chars().next() else { return false };
    let rest = words.get(first.len_utf8()..).unwrap_or_default();
    match first {
        '•' | '⁃' | '‣' | '▪' | '●' | '◦' | '■' => true,
        '*' | '-' | '–' | '+' => {
            rest.starts_with(is_space)
                && rest.trim_start().starts_with(|c: char| c.is_alphanumeric() || is_quote(c))
        }
        _ => {
            let inner = words.strip_prefix('(').unwrap_or(words);
            let number = inner.bytes().take(3).take_while(u8::is_ascii_digit).count();
            let letter = usize::from(inner.starts_with(|c: char| c.is_ascii_lowercase()));
            let after = inner.get(number.max(letter)..).unwrap_or_default();
            let closed = after.strip_prefix(')').or_else(|| after.strip_prefix('.').filter(|_| first != '('));
            number.max(letter) > 0 && closed.is_some_and(|rest| rest.starts_with(is_space))
        }
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '‘' | '’' | '\'' | '(' | '[')
}

/// The words of a short text, without the marks at their ends.
fn bare(words: &str) -> impl Iterator<Item = &str> {
    let mark = |c: char| !c.is_alphanumeric();
    words
        .split(|c| is_space(c) || c == '|')
        .map(move |word| word.trim_matches(mark))
        .filter(|word| !word.is_empty())
}

/// A label before a colon, the name of an agency with a picture.
fn is_caption(words: &str) -> bool {
    let label = words.split_once(':').map_or("", |(label, _)| label);
    if is_one_of(label, &LABELS)
        || words.starts_with("(Photo")
        || words.starts_with("FILE - ")
        || words.starts_with("FILE — ")
    {
        return true;
    }
    let figure = words.strip_prefix("Figure ").or_else(|| words.strip_prefix("Fig. "));
    if figure.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) && words.len() <= 4 * SHORT {
        return true;
    }
    let tail = words.char_indices().rev().nth(60).map_or(words, |(at, _)| words.get(at..).unwrap_or(words));
    let credited = CREDITS.iter().any(|credit| tail.contains(credit))
        || (["Image:", "Photo:", "Credit:"].iter().any(|label| tail.contains(label)));
    credited && words.len() <= 4 * SHORT
}

/// A line of nothing but a date, a time and how they are introduced.
fn is_date(words: &str) -> bool {
    let mut dated = false;
    let mut numbers = 0;
    for word in bare(words) {
        if is_weekday(word) || is_month(word) {
            dated = true;
        } else if word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 10 {
            numbers += 1;
            dated |= word.split(['-', '/', '.']).count() == 3;
        } else if is_one_of(word, &DATE_WORDS) {
            dated |= is_one_of(word, &AGES);
        } else {
            return false;
        }
    }
    dated && (1..=6).contains(&numbers)
}

/// `KYIV, Ukraine`, `LONDON (Reuters) —`: a place in capitals with what stands beside it, and nothing else.
fn is_place(words: &str) -> bool {
    let place = words.trim_end_matches(['—', '–', '-', ' ', ':']);
    place.len() <= 60 && is_dateline_head(place) && place.contains([',', '(']) && begins_with_capitals(place)
}

/// What stands after "by" at the beginning of a line.
pub(crate) fn after_by(words: &str) -> Option<&str> {
    ["By ", "BY ", "by "].iter().find_map(|by| words.strip_prefix(by))
}

/// `By Ann Doe and John Roe`.
pub(crate) fn is_byline(words: &str) -> bool {
    let Some(names) = after_by(words) else { return false };
    let mut count = 0;
    let proper = bare(names).all(|word| {
        count += 1;
        word.starts_with(char::is_uppercase)
            || is_one_of(word, &["and", "of", "the", "in", "for", "de", "van", "von", "at"])
    });
    proper && (2..=14).contains(&count) && !words.ends_with(['.', '!', '?'])
}

/// `(Reporting by Ann Doe; editing by John Roe)`: a name follows at once. "Reporting by the press", "Reporting by Ann Doe has
/// shown that …" begin sentences.
pub(crate) fn is_credits(words: &str) -> bool {
    const WORK: [&str; 5] =
        ["Reporting by ", "Writing by ", "Editing by ", "Additional reporting by ", "With reporting by "];
    let inner = words.strip_prefix('(').unwrap_or(words);
    let named =
        |work: &&str| inner.strip_prefix(*work).is_some_and(|name| name.starts_with(char::is_uppercase));
    WORK.iter().any(named)
        && words.len() <= 2 * SHORT
        && (!words.ends_with('.') || words.contains("diting by ") || !inner.starts_with("Reporting"))
}

/// The first words of asides: few other blocks begin with one.
static ASIDES_BEGIN: LazyLock<WordSet<&'static str>> = LazyLock::new(|| {
    let firsts = list!("asides.txt").lines().filter_map(|form| form.split(' ').next());
    firsts.flat_map(|first| first.split('|')).collect()
});

/// What leads elsewhere, asks the reader for something, or says how the article came about.
fn is_aside(words: &str) -> bool {
    let label = words.split_once(':').map_or("", |(label, _)| label);
    let fits = |form: &str| {
        let mut begun = bare(words);
        form.split(' ').enumerate().all(|(at, form)| match form {
            "." => begun.next().is_none(),
            ":" => bare(label).count() == at,
            form => begun.next().is_some_and(|word| is_among(word, form)),
        })
    };
    let first = bare(words).next().unwrap_or_default();
    let begins = || folded(first, |first| ASIDES_BEGIN.contains(first).then_some(())).is_some();
    let known = || begins() && list!("asides.txt").lines().any(fits);
    words.len() <= 2 * SHORT && (known() || is_rights(words) || is_credits(words))
}

/// Whether a word is one of those in a form, which bars part.
fn is_among(word: &str, form: &str) -> bool {
    form.split('|').any(|known| known.eq_ignore_ascii_case(word))
}

/// `© 2024 The Harbour Post. All rights reserved.`: few words, and behind the year, or without one everywhere, names.
fn is_rights(words: &str) -> bool {
    let marked = words.starts_with('©');
    if !marked && !words.get(..9).is_some_and(|first| first.eq_ignore_ascii_case("copyright")) {
        return false;
    }
    let mut rest = bare(words).skip_while(|word| is_one_of(word, &["copyright", "c"])).peekable();
    let dated = rest.next_if(|word| word.starts_with(|c: char| c.is_ascii_digit())).is_some();
    let name = |word: &str| {
        !word.starts_with(char::is_lowercase)
            || is_one_of(word, &["by", "of", "and", "the", "rights", "reserved"])
    };
    (marked || dated) && bare(words).count() <= RIGHTS && rest.take(if dated { 2 } else { RIGHTS }).all(name)
}

/// Short, and without the mark that ends a sentence; no question of an interview.
fn is_heading(words: &str, first: bool) -> bool {
    let closed = words.trim_end_matches(|c: char| is_quote(c) || matches!(c, ')' | ']'));
    let ends = closed.ends_with(['.', '!', ',', ';', ':', '…', '—'])
        || (closed.ends_with('?') && !first && words.len() > 70);
    let number = bare(words).take(20).count();
    let asked = ["Q: ", "Q. "].iter().any(|turn| words.starts_with(turn));
    words.len() <= SHORT
        && !ends
        && !asked
        && (1..=18).contains(&number)
        && !words.starts_with(|c: char| c.is_lowercase())
}

/// Where the report begins after `KYIV, Ukraine (AP) — ` or `Thursday, May 7, 2015 `, in bytes.
pub(crate) fn dateline(words: &str) -> Option<usize> {
    let head = words.get(..words.char_indices().take_while(|(at, _)| *at <= HEAD).last()?.0)?;
    let begins = |rest: &str| {
        rest.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || is_quote(c))
    };
    if let Some(date) = full_date(head) {
        let end = date + words.get(date..).map_or(0, leading_dash);
        if words.get(end..).is_some_and(|rest| rest.starts_with(' ') && begins(rest)) {
            return Some(end);
        }
    }
    let mut from = 0;
    while let Some(dash) = head.get(from..)?.find(['—', '–', '-']).map(|at| from + at) {
        let rest = head.get(dash..)?.trim_start_matches(['—', '–', '-']);
        let end = head.len() - rest.len();
        let before = head.get(..dash)?;
        let glued = head.get(dash..).is_some_and(|dash| dash.starts_with('—'));
        if glued || before.ends_with([' ', ')']) || (rest.starts_with(' ') && !before.ends_with(' ')) {
            let place = before.trim_end();
            // In small letters a second dash closes what the first opened: `Lodz, Poland — its rival — met`,
            // `Apple, Google—Both firms—met`.
            let closes: &[&str] =
                if glued && !rest.starts_with(is_space) { &["—"] } else { &[" — ", " – "] };
            let open = begins_with_capitals(place)
                || place.ends_with(')')
                || !closes.iter().any(|dash| rest.contains(dash));
            let fits = is_dateline_head(place) && open && begins(rest);
            return (fits && (glued || rest.starts_with(is_space))).then_some(end);
        }
        from = end;
    }
    None
}

/// How many bytes a dash at the beginning takes, with the space before it; none where it is not apart from what follows.
fn leading_dash(words: &str) -> usize {
    let rest = words.trim_start_matches(is_space).trim_start_matches(['—', '–', '-']);
    if rest.starts_with(is_space) { words.len() - rest.len() } else { 0 }
}

/// How many bytes of a block are the dash that belongs to the line of place and date before it.
pub(crate) fn dash_after(line: &Block, words: &str) -> usize {
    let dash = line.kind == BlockKind::Dateline && words.starts_with(['—', '–']);
    if dash { leading_dash(words) } else { 0 }
}

/// A place with region, agency and date: capitals, a bracket, or a comma; every word like a name.
fn is_dateline_head(head: &str) -> bool {
    let (place, agency) = match head.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        Some((place, agency)) => (
            place.trim_end(),
            agency.len() <= 40 && (agency.starts_with(char::is_uppercase) || agency == "dpa"),
        ),
        None => (head, false),
    };
    let small = ["of", "the", "de", "la", "el", "and", "du", "del", "am", "on", "near"];
    let mut count = 0;
    let proper = bare(place).all(|word| {
        count += 1;
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || is_one_of(word, &small)
    });
    let marks = place.bytes().any(|b| matches!(b, b';' | b':' | b'"' | b'?' | b'!' | b'('))
        || place.contains(['“', '”']);
    let opener = bare(place).next().is_some_and(|first| is_one_of(first, &OPENERS) || is_weekday(first));
    let named = place.starts_with(char::is_uppercase) && !opener;
    named
        && proper
        && !marks
        && (1..=9).contains(&count)
        && (agency || begins_with_capitals(place) || place.contains(", "))
}

/// Whether the first word is in capitals throughout, and no mere abbreviation.
fn begins_with_capitals(words: &str) -> bool {
    let first = words.split([' ', ',', '(']).next().unwrap_or_default();
    first.chars().count() >= 4 && first.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
}

/// Where the time ends that stands before a headline: `18:42 Ferry services suspended`.
pub(crate) fn clock(words: &str) -> Option<usize> {
    let (clock, rest) = words.split_once(' ')?;
    // "2.75 Million people" is no time.
    let (hours, minutes) = clock.split_once(':')?;
    let below = |part: &str, end: u8| {
        part.bytes().all(|b| b.is_ascii_digit()) && part.parse::<u8>().is_ok_and(|number| number < end)
    };
    let is_time =
        matches!(hours.len(), 1 | 2) && minutes.len() == 2 && below(hours, 24) && below(minutes, 60);
    (is_time && rest.starts_with(char::is_uppercase)).then_some(clock.len())
}

/// Where a full date that the words begin with ends: `Thursday, May 7, 2015`.
fn full_date(words: &str) -> Option<usize> {
    let mut end = 0;
    for (part, piece) in words.split_inclusive(' ').take(4).enumerate() {
        let word = piece.trim_end_matches([' ', ',']);
        let number = |length: std::ops::RangeInclusive<usize>| {
            length.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
        };
        let fits = match part {
            0 => is_weekday(word),
            1 => is_month(word),
            2 => number(1..=2),
            _ => number(4..=4),
        };
        if !fits {
            return None;
        }
        end += if part == 3 { word.len() } else { piece.len() };
        if part == 3 {
            return Some(end);
        }
    }
    None
}

/// Where a full date begins that stands by itself after a title: `A day in Lodz Friday, May 7, 2015`.
pub(crate) fn date_at_end(words: &str) -> Option<usize> {
    if words.len() > 2 * SHORT || !words.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let at = words.rmatch_indices(' ').nth(3).map(|(at, _)| at)?;
    let before = words.get(..at)?;
    let last = before.rsplit(' ').next().unwrap_or_default();
    let joined =
        is_one_of(last, &["on", "of", "for", "from", "until", "since", "by", "before", "after", "and", "to"])
            || before.ends_with(',');
    (full_date(words.get(at + 1..)?)? == words.len() - at - 1 && !joined).then_some(at)
}
