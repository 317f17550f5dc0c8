//! Numerals that count nothing: dates and years, times of day, scores, codes, and the numbers of things that are numbered.
//!
//! Owns how these are told from figures, by their neighbours. Knows no unit beyond whether a figure has one.

use super::drafts::Draft;
use super::numerals::Form;
use super::pieces::{Pieces, Sort};
use super::units;
use crate::times;

/// What is numbered, not counted, where it is a name: "Boeing 747".
const NUMBERED: [&str; 25] = [
    "sector",
    "no",
    "nr",
    "number",
    "nos",
    "highway",
    "interstate",
    "vol",
    "part",
    "figure",
    "fig",
    "table",
    "boeing",
    "airbus",
    "apollo",
    "group",
    "division",
    "district",
    "unit",
    "level",
    "bus",
    "ward",
    "windows",
    "formula",
    "war",
];

/// What is numbered even where it is written small, as long as no determiner stands before it: "page 5", but not "the page 5
/// people read".
const NUMBERED_SMALL: [&str; 32] = [
    "season",
    "series",
    "page",
    "pages",
    "chapter",
    "article",
    "articles",
    "section",
    "clause",
    "paragraph",
    "verse",
    "room",
    "version",
    "episode",
    "phase",
    "stage",
    "type",
    "category",
    "tier",
    "grade",
    "volume",
    "appendix",
    "route",
    "flight",
    "gate",
    "platform",
    "terminal",
    "channel",
    "resolution",
    "row",
    "seat",
    "apartment",
];

/// What makes a thing that is named of a thing that is numbered.
const DETERMINERS: [&str; 18] = [
    "last", "next", "past", "first", "a", "an", "the", "this", "that", "each", "every", "one", "his", "her",
    "its", "their", "our", "my",
];

/// Nouns of which there are as many as there are years: "2015 people".
const COUNTED: [&str; 24] = [
    "people",
    "men",
    "women",
    "children",
    "workers",
    "employees",
    "staff",
    "soldiers",
    "troops",
    "fighters",
    "civilians",
    "residents",
    "refugees",
    "migrants",
    "students",
    "pupils",
    "patients",
    "prisoners",
    "voters",
    "members",
    "passengers",
    "families",
    "homes",
    "houses",
];

/// Words before a year, and before nothing else of four digits.
const SURELY_BEFORE_YEARS: [&str; 15] = [
    "in", "since", "until", "till", "during", "early", "late", "mid", "fiscal", "year", "spring", "summer",
    "autumn", "winter", "circa",
];

/// Words before a year, and before figures.
const BEFORE_YEARS: [&str; 11] =
    ["by", "of", "from", "the", "before", "after", "through", "and", "to", "between", "fall"];

/// Before long figures that are dialled or looked up.
const CALLED: [&str; 7] = ["phone", "telephone", "tel", "fax", "call", "isbn", "issn"];

/// Takes out what is no figure.
pub(super) fn drop(pieces: &Pieces, drafts: &mut Vec<Draft>) {
    let mut out = vec![false; drafts.len()];
    let mut before = usize::MAX;
    for (index, draft) in drafts.iter().enumerate() {
        let none = is_code(pieces, draft, before)
            || is_date(pieces, draft)
            || is_time(pieces, draft)
            || is_numbered(pieces, draft)
            || is_half_a_word(pieces, draft);
        before = draft.end;
        if let Some(out) = out.get_mut(index) {
            *out = none;
        }
    }
    // Runs of digits that touch: "555-222-2222" is a telephone number, "3-1" a score.
    let mut first = 0;
    for index in 1..=drafts.len() {
        let chained = match (drafts.get(index - 1), drafts.get(index)) {
            (Some(one), Some(next)) => is_chain(pieces, one, next),
            _ => false,
        };
        if chained {
            continue;
        }
        let run = drafts.get(first..index).unwrap_or_default();
        let falling = matches!(run, [one, next] if one.figure.value >= next.figure.value);
        if run.len() > 2 || falling {
            out.iter_mut().take(index).skip(first).for_each(|out| *out = true);
        }
        first = index;
    }
    let mut out = out.into_iter();
    drafts.retain(|_| !out.next().unwrap_or_default());
}

/// Letters that touch the digits, and are no unit: F-16, Covid-19, 24703L, scp173.
fn is_code(pieces: &Pieces, draft: &Draft, before_end: usize) -> bool {
    let (start, end) = (draft.figure.start, draft.end);
    if !matches!(pieces.at(start).sort, Sort::Digits(_)) {
        return false;
    }
    let touches = !pieces.at(start).spaced;
    let before = pieces.at(start.wrapping_sub(1));
    let word = |place: usize| matches!(pieces.at(place).sort, Sort::Word(_) | Sort::Code);
    let signed = draft.start < start;
    let glued = touches && !signed && matches!(before.sort, Sort::Word(_));
    // "#10", "# 10"
    let hashed = pieces.mark(start.wrapping_sub(1), '#');
    let hyphened = touches
        && !signed
        && pieces.dash(start.wrapping_sub(1))
        && !before.spaced
        && word(start.wrapping_sub(2))
        // "5k-20k" is a range.
        && start.wrapping_sub(1) != before_end;
    let next = pieces.at(end);
    let trailing = !next.spaced && matches!(next.sort, Sort::Word(_)) && !pieces.any(end, &["s"]);
    let tail = trailing && end == draft.figure.end;
    let unit_then_digits = !next.spaced && matches!(next.sort, Sort::Digits(_) | Sort::Code);
    // "[14]" is a reference.
    let reference = pieces.mark(start.wrapping_sub(1), '[') && pieces.mark(end, ']');
    hashed || reference || glued || hyphened || tail || unit_then_digits
}

fn is_month(pieces: &Pieces, place: usize) -> bool {
    // "may" and "march" are months only as names.
    let word = pieces.text(place);
    let verb = word == "may" || word == "march" || word == "mar" || word == "jun";
    times::is_month(word) && (!verb || pieces.plain(place + 1).is_some())
}

fn is_date(pieces: &Pieces, draft: &Draft) -> bool {
    let (start, end) = (draft.start, draft.end);
    let value = draft.figure.value;
    // "the 1990s": no seconds.
    if value >= 1500.0 && pieces.is(draft.figure.end, "s") && !pieces.at(draft.figure.end).spaced {
        return true;
    }
    if draft.unit.is_some() {
        return false;
    }
    let before = start.wrapping_sub(1);
    let dotted = usize::from(pieces.mark(before, '.'));
    let the = usize::from(pieces.is(before, "the"));
    if (1.0..=31.0).contains(&value) && draft.figure.form != Form::Plural {
        let of = usize::from(pieces.is(end, "of"));
        if is_month(pieces, before.wrapping_sub(dotted))
            || is_month(pieces, before.wrapping_sub(the))
            || is_month(pieces, end + of)
        {
            return true;
        }
        // "May 4 and 5", "4-5 May".
        let dash = pieces.dash(before) || pieces.is(before, "and") || pieces.is(before, "to");
        if dash && pieces.plain(before.wrapping_sub(1)).is_some() && is_month(pieces, before.wrapping_sub(2))
        {
            return true;
        }
        let dash = pieces.dash(end) || pieces.is(end, "and") || pieces.is(end, "to");
        if dash && pieces.plain(end + 1).is_some() && is_month(pieces, end + 2) {
            return true;
        }
    }
    // "the '90s"; "4/5/2008"; "9/11".
    let attached = |place: usize| !pieces.at(place).spaced;
    if draft.figure.form == Form::Digits && pieces.is(end, "s") && attached(end) {
        return true;
    }
    let slash =
        (pieces.mark(end, '/') && attached(end) && matches!(pieces.at(end + 1).sort, Sort::Digits(_)))
            || (pieces.mark(before, '/')
                && attached(start)
                && matches!(pieces.at(before.wrapping_sub(1)).sort, Sort::Digits(_)));
    if slash {
        return true;
    }
    // "in '68", "class of '68", "May '68"
    let year = before.wrapping_sub(1);
    if matches!(pieces.at(before).sort, Sort::Mark('\'' | '’'))
        && attached(start)
        && pieces.text(start).len() == 2
        && (pieces.any(year, &SURELY_BEFORE_YEARS) || pieces.is(year, "of") || is_month(pieces, year))
    {
        return true;
    }
    // "on 7/8"; but "until 3/4 of them left".
    let dated = pieces.any(before, &["on", "since", "until", "till", "before"]) && !pieces.is(end, "of");
    if dated && end == start + 3 && pieces.mark(start + 1, '/') {
        return true;
    }
    // "century", "grade": places that are times.
    is_year(pieces, draft)
}

/// Four bare digits between 1500 and 2099 that stand as a year does.
fn is_year(pieces: &Pieces, draft: &Draft) -> bool {
    let (start, end) = (draft.start, draft.end);
    if end != start + 1 || pieces.text(start).len() != 4 {
        return false;
    }
    let Some(value) = pieces.plain(start).filter(|value| (1500.0..2100.0).contains(value)) else {
        return false;
    };
    let before = start.wrapping_sub(1);
    let bracketed = pieces.mark(before, '(') && pieces.mark(end, ')');
    if bracketed || pieces.any(before, &SURELY_BEFORE_YEARS) || is_month(pieces, before) {
        return true;
    }
    if pieces.any(end, &COUNTED) {
        return pieces.any(before, &DETERMINERS);
    }
    // "2000 boats" are counted, "1988 sales" are dated.
    let next = pieces.text(end);
    let plural = next.len() > 3 && next.ends_with('s') && next.bytes().all(|byte| byte.is_ascii_lowercase());
    let round = value % 100.0 == 0.0;
    if plural && (round || !(1900.0..2050.0).contains(&value)) {
        return false;
    }
    let hedged = super::bounds::before(pieces, start).is_some();
    let after = pieces.any(before, &BEFORE_YEARS)
        || matches!(pieces.at(before).sort, Sort::Mark('(' | ',' | '\'' | '’' | '–' | '-' | '/'));
    value >= 1700.0 && (after || !hedged)
}

/// "10:30", "11 pm", "7 o'clock".
fn is_time(pieces: &Pieces, draft: &Draft) -> bool {
    let (start, end) = (draft.start, draft.end);
    let before = start.wrapping_sub(1);
    let colon = |place: usize, beyond: usize| {
        pieces.mark(place, ':')
            && !pieces.at(place).spaced
            && matches!(pieces.at(beyond).sort, Sort::Digits(_))
    };
    if colon(end, end + 1) && !pieces.at(end + 1).spaced
        || colon(before, before.wrapping_sub(1)) && !pieces.at(start).spaced
    {
        return true;
    }
    let noon = pieces.any(end, &["am", "pm", "a.m", "p.m", "a.m.", "p.m.", "gmt", "utc", "noon"])
        || (pieces.is(end, "local") && pieces.is(end + 1, "time"))
        || (pieces.is(end, "o") && matches!(pieces.at(end + 1).sort, Sort::Mark('\'' | '’')));
    // "litres per second"
    let rate = draft.figure.form == Form::Ordinal && pieces.is(before, "per");
    draft.unit.is_none() && noon || rate
}

/// "Article 5", "Boeing 747", "No. 10", "page 5", "row 12C", "phone 555.123.456".
fn is_numbered(pieces: &Pieces, draft: &Draft) -> bool {
    let lettered = draft.unit.is_some_and(|found| units::is_letter_of_degrees(pieces, found));
    if draft.unit.is_some() && !lettered
        || !matches!(draft.figure.form, Form::Digits | Form::Words | Form::One)
    {
        return false;
    }
    let before = draft.start.wrapping_sub(1);
    let dotted = pieces.mark(before, '.') && !pieces.at(before).spaced;
    let place = before.wrapping_sub(usize::from(dotted || pieces.mark(before, ':')));
    if draft.figure.value >= 1e5 && pieces.any(place, &CALLED) {
        return true;
    }
    let place = before.wrapping_sub(usize::from(dotted));
    if pieces.text(place).starts_with(char::is_uppercase) || dotted {
        return pieces.any(place, &NUMBERED) || pieces.any(place, &NUMBERED_SMALL);
    }
    draft.figure.form == Form::Digits
        && pieces.any(place, &NUMBERED_SMALL)
        && !pieces.any(place.wrapping_sub(1), &DETERMINERS)
}

/// "after half-time", "her half-brother", "a first-half goal"; not "a half-hour wait".
fn is_half_a_word(pieces: &Pieces, draft: &Draft) -> bool {
    let (start, end) = (draft.figure.start, draft.figure.end);
    let joins =
        |dash: usize, after: usize| pieces.dash(dash) && !pieces.at(dash).spaced && !pieces.at(after).spaced;
    pieces.is(start, "half")
        && draft.unit.is_none()
        && (joins(end, end + 1) || joins(start.wrapping_sub(1), start))
}

/// Whether two figures touch by a hyphen or a stroke, or are a score: "2 – 1".
fn is_chain(pieces: &Pieces, first: &Draft, next: &Draft) -> bool {
    let digits = first.figure.form == Form::Digits && next.figure.form == Form::Digits;
    let joined = first.end + 1 == next.start && (pieces.dash(first.end) || pieces.mark(first.end, '/'));
    let glued = !pieces.at(first.end).spaced && !pieces.at(next.start).spaced;
    let score = pieces.at(first.end).spaced
        && pieces.at(next.start).spaced
        && first.figure.value >= next.figure.value;
    let bare = first.unit.is_none() && next.unit.is_none();
    digits && joined && (glued || score) && bare
}
