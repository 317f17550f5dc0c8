//! Words for when: days, months, spans of time, years.
//!
//! Owns the words that tell a date from a figure, and a time from who acts, for those passes that read surfaces. What a claim's
//! time is, `claims` says.

use crate::lexicon::is_one_of;

/// Days of the week.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Months.
const MONTHS: [&str; 12] = [
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
];
/// Months as dates shorten them.
const SHORT_MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];
/// Spans, which something counts or points at.
pub(crate) const SPANS: [&str; 14] = [
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "decade",
    "decades",
    "century",
    "centuries",
    "hours",
    "minutes",
];

/// Whether a word is a day of the week.
pub(crate) fn is_weekday(word: &str) -> bool {
    is_one_of(word, &WEEKDAYS)
}

/// Whether a word is a month, whole or shortened; "may" is one, too.
pub(crate) fn is_month(word: &str) -> bool {
    is_one_of(word, &MONTHS) || is_one_of(word, &SHORT_MONTHS)
}

/// Whether a word is a whole name of a day or a month, which stands alone: "On Monday", "in March".
pub(crate) fn is_point(word: &str) -> bool {
    is_weekday(word) || is_one_of(word, &MONTHS)
}

/// Whether a word is a year of which reports tell: from 1900 to 2099.
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|byte| byte.is_ascii_digit())
}
