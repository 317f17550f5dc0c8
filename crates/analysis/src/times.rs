//! Words for when: days, months, spans of time, years.
//!
//! Owns the words that cannot be part of who acts, for those passes that read surfaces. What a claim's time is, `claims` says.

/// Days of the week and months; they stand alone.
pub(crate) const POINTS: [&str; 19] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
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

/// Whether a word is one of a list, whatever its case.
pub(crate) fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a word is a year of which reports tell: from 1900 to 2099.
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|byte| byte.is_ascii_digit())
}
