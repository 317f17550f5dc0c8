//! Numerals that count nothing: dates and years, times of day, scores, codes, and the numbers of things that are numbered.
//!
//! Owns how these are told from figures, by their neighbours. Knows no unit beyond whether a figure has one.

use super::drafts::Draft;
use super::numerals::Form;
use super::pieces::{Pieces, Sort};

const MONTHS: [&str; 23] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
];

/// What is numbered, not counted.
const NUMBERED: [&str; 44] = [
    "article",
    "section",
    "chapter",
    "page",
    "pages",
    "resolution",
    "no",
    "nr",
    "number",
    "nos",
    "paragraph",
    "verse",
    "room",
    "flight",
    "route",
    "highway",
    "interstate",
    "channel",
    "volume",
    "vol",
    "part",
    "phase",
    "episode",
    "season",
    "figure",
    "fig",
    "table",
    "appendix",
    "boeing",
    "airbus",
    "apollo",
    "group",
    "division",
    "district",
    "unit",
    "grade",
    "level",
    "tier",
    "category",
    "bus",
    "ward",
    "gate",
    "windows",
    "version",
];

/// Words before a year.
const BEFORE_YEARS: [&str; 26] = [
    "in", "since", "by", "until", "till", "during", "of", "from", "early", "late", "mid", "the", "fiscal",
    "before", "after", "through", "and", "to", "between", "circa", "year", "spring", "summer", "autumn",
    "fall", "winter",
];

/// Takes out what is no figure.
pub(super) fn drop(pieces: &Pieces, drafts: &mut Vec<Draft>) {
    drafts.retain(|draft| {
        !(is_code(pieces, draft)
            || is_date(pieces, draft)
            || is_time(pieces, draft)
            || is_numbered(pieces, draft))
    });
    let mut chained = Vec::new();
    for (index, pair) in drafts.windows(2).enumerate() {
        let [first, next] = pair else { continue };
        if is_chain(pieces, first, next) {
            chained.extend([index, index + 1]);
        }
    }
    if !chained.is_empty() {
        let mut index = 0;
        drafts.retain(|_| {
            index += 1;
            chained.binary_search(&(index - 1)).is_err()
        });
    }
}

fn plain(pieces: &Pieces, place: usize) -> Option<f64> {
    match pieces.at(place).sort {
        Sort::Digits(value) if pieces.text(place).bytes().all(|byte| byte.is_ascii_digit()) => Some(value),
        _ => None,
    }
}

/// Letters that touch the digits, and are no unit: F-16, Covid-19, 24703L, scp173.
fn is_code(pieces: &Pieces, draft: &Draft) -> bool {
    let (start, end) = (draft.figure.start, draft.end);
    if !matches!(pieces.at(start).sort, Sort::Digits(_)) {
        return false;
    }
    let touches = !pieces.at(start).spaced;
    let before = pieces.at(start.wrapping_sub(1));
    let word = |place: usize| matches!(pieces.at(place).sort, Sort::Word(_) | Sort::Code);
    let signed = draft.start < start;
    let glued = touches
        && !signed
        && (matches!(before.sort, Sort::Word(_)) || pieces.mark(start.wrapping_sub(1), '#'));
    let hyphened = touches
        && !signed
        && pieces.dash(start.wrapping_sub(1))
        && !before.spaced
        && word(start.wrapping_sub(2));
    let next = pieces.at(end);
    let trailing = !next.spaced && matches!(next.sort, Sort::Word(_)) && !pieces.any(end, &["s"]);
    let tail = trailing && end == draft.figure.end;
    let unit_then_digits = !next.spaced && matches!(next.sort, Sort::Digits(_) | Sort::Code);
    glued || hyphened || tail || unit_then_digits
}

fn is_month(pieces: &Pieces, place: usize) -> bool {
    // "may" and "march" are months only as names.
    let word = pieces.text(place);
    let verb = word == "may" || word == "march" || word == "mar" || word == "jun";
    pieces.any(place, &MONTHS) && (!verb || plain(pieces, place + 1).is_some())
}

fn is_date(pieces: &Pieces, draft: &Draft) -> bool {
    let (start, end) = (draft.start, draft.end);
    if draft.unit.is_some() {
        return false;
    }
    let value = draft.figure.value;
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
        if dash && plain(pieces, before.wrapping_sub(1)).is_some() && is_month(pieces, before.wrapping_sub(2))
        {
            return true;
        }
        let dash = pieces.dash(end) || pieces.is(end, "and") || pieces.is(end, "to");
        if dash && plain(pieces, end + 1).is_some() && is_month(pieces, end + 2) {
            return true;
        }
    }
    // "the 1990s", "'90s"; "4/5/2008"; "9/11".
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
    // "century", "grade": places that are times.
    is_year(pieces, draft)
}

/// Four bare digits between 1500 and 2099 that stand as a year does.
fn is_year(pieces: &Pieces, draft: &Draft) -> bool {
    let (start, end) = (draft.start, draft.end);
    if end != start + 1 || pieces.text(start).len() != 4 {
        return false;
    }
    let Some(value) = plain(pieces, start).filter(|value| (1500.0..2100.0).contains(value)) else {
        return false;
    };
    let before = start.wrapping_sub(1);
    if pieces.any(before, &BEFORE_YEARS) || is_month(pieces, before) {
        return true;
    }
    if matches!(pieces.at(before).sort, Sort::Mark('(' | ',' | '\'' | '’' | '–' | '-' | '/')) {
        return value >= 1700.0;
    }
    let hedged = super::bounds::before(pieces, start).is_some();
    let plural = {
        let next = pieces.text(end);
        let letters = next.bytes().all(|byte| byte.is_ascii_lowercase());
        letters
            && (next.len() > 3 && next.ends_with('s')
                || matches!(next, "people" | "men" | "women" | "children" | "police"))
    };
    value >= 1700.0 && !hedged && !plural
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
        || (pieces.is(end, "o") && matches!(pieces.at(end + 1).sort, Sort::Mark('\'' | '’')));
    draft.unit.is_none() && noon
}

/// "Article 5", "Boeing 747", "No. 10".
fn is_numbered(pieces: &Pieces, draft: &Draft) -> bool {
    if draft.unit.is_some() || !matches!(draft.figure.form, Form::Digits | Form::Words | Form::One) {
        return false;
    }
    let before = draft.start.wrapping_sub(1);
    let dotted = usize::from(pieces.mark(before, '.') && !pieces.at(draft.start.wrapping_sub(1)).spaced);
    let place = before.wrapping_sub(dotted);
    let named = pieces.any(place, &NUMBERED);
    named && (pieces.text(place).starts_with(|c: char| c.is_uppercase()) && place > 0 || dotted == 1)
}

/// "3-1" as a score, "555-222-2222" as a telephone number.
fn is_chain(pieces: &Pieces, first: &Draft, next: &Draft) -> bool {
    let digits = first.figure.form == Form::Digits && next.figure.form == Form::Digits;
    let glued = first.end + 1 == next.start
        && pieces.dash(first.end)
        && !pieces.at(first.end).spaced
        && !pieces.at(next.start).spaced;
    let bare = first.unit.is_none() && next.unit.is_none();
    digits && glued && bare && first.figure.value >= next.figure.value
}
