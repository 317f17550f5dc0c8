//! Two figures that belong together: ranges ("5 to 10", "two or three"), parts ("one in five"), ways ("from 5 to 3 percent").
//!
//! Owns when two figures are joined and what comes of it. What stands between them decides, and their units.

use super::bounds::{self, Change, Sense};
use super::drafts::Draft;
use super::numerals::{self, Form};
use super::pieces::{Pieces, Sort};
use super::units::{self, Measure};
use assay_dossier::vocabulary::Approximator;

/// Joins two figures that bound one thing.
pub(super) fn join(pieces: &Pieces, drafts: &mut Vec<Draft>) {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for next in drafts.drain(..) {
        match joined.last_mut() {
            Some(last) if joins(pieces, last, &next) => merge(last, next, pieces),
            Some(last) if is_quotient(pieces, last, &next) => {
                last.figure.value /= next.figure.value;
                last.figure.form = Form::Fraction;
                (last.end, last.bound_end) = (next.end, next.bound_end);
            }
            Some(last) => {
                share(pieces, last, &next);
                joined.push(next);
            }
            None => joined.push(next),
        }
    }
    *drafts = joined;
}

fn joins(pieces: &Pieces, first: &Draft, next: &Draft) -> bool {
    let places =
        [first, next].iter().any(|draft| matches!(draft.figure.form, Form::Plural) || draft.from.is_some());
    // "aged 18 to 24": the years of an age are not said.
    let worded = |found: units::Found| found.start >= first.figure.end && found.start < found.end;
    if places || next.unit.is_none() && first.unit.is_some_and(worded) {
        return opposed(pieces, first, next) && !places;
    }
    let same = match (first.unit, next.unit) {
        (Some(one), Some(other)) => one.unit == other.unit,
        (None, Some(other)) => other.start >= next.figure.end || other.unit.measure != Measure::Money,
        _ => true,
    };
    let rising =
        lower_end(first, next) < next.figure.value && first.figure.value >= 0.0 || next.figure.value < 0.0;
    let rising = rising || (first.figure.value < 0.0 && first.figure.value < next.figure.value);
    if !same {
        return false;
    }
    // "5 to about 10", "30 to under 50": such a bound belongs to the range.
    let within =
        matches!(next.hedge, Some((Approximator::About | Approximator::Under | Approximator::AtMost, _)));
    let between = first.end..if within { next.bound_start } else { next.start };
    let ordinals = first.figure.form == Form::Ordinal || next.figure.form == Form::Ordinal;
    let before = first.bound_start.wrapping_sub(1);
    let tilde = next.start == first.end + 1 && pieces.mark(first.end, '~') && !pieces.at(first.end).spaced;
    let dash = between.len() == 1 && pieces.dash(first.end) || tilde;
    // "from 5 up to 10"
    let up = between.is_empty() && pieces.is(first.end, "up") && pieces.is(before, "from");
    let to = between.len() == 1 && pieces.any(first.end, &["to", "through"]) || up;
    let and = between.len() == 1 && pieces.is(first.end, "and");
    if and && (pieces.any(before, &["between", "betw"])) {
        return rising && !ordinals;
    }
    if dash || to {
        let moved = to && moves(pieces, first);
        return rising && !ordinals && !moved && first.change.is_none();
    }
    if between.len() == 1 && pieces.is(first.end, "or") {
        // "two or three people"
        let low = lower_end(first, next);
        return low > 0.0 && low < next.figure.value && next.figure.value <= 3.0 * low && !ordinals;
    }
    opposed(pieces, first, next)
}

/// "one over three", "one in five children": a part of one.
fn is_quotient(pieces: &Pieces, first: &Draft, next: &Draft) -> bool {
    let bare = first.unit.is_none() && next.unit.is_none() && first.from.is_none() && next.from.is_none();
    if !bare || next.figure.value <= first.figure.value || first.figure.value <= 0.0 {
        return false;
    }
    if pieces.is(first.end, "over") {
        let ends = matches!(pieces.at(next.end).sort, Sort::End | Sort::Mark(_));
        return next.start == first.end + 1 && ends;
    }
    // "Three in ten adults smoke", but "they killed three in ten attacks".
    let before = first.bound_start.wrapping_sub(1);
    let opens = matches!(pieces.at(before).sort, Sort::End | Sort::Mark(_))
        || pieces
            .any(before, &["that", "and", "but", "while", "as", "with", "for", "where", "whereas", "to"]);
    let whole = matches!(first.figure.form, Form::Digits | Form::Words | Form::One)
        && matches!(next.figure.form, Form::Digits | Form::Words)
        && first.figure.value.fract() == 0.0;
    whole && (opens || first.figure.value == 1.0) && numerals::group(pieces, first.end) == Some(next.start)
}

/// What the first end of a way has from the second: "fell from 5 to 3 percent", "rose from 5 to 10 million".
fn share(pieces: &Pieces, first: &mut Draft, next: &Draft) {
    let from = first.bound_start.wrapping_sub(1);
    let way = next.bound_start == first.end + 1 && pieces.is(first.end, "to") && pieces.is(from, "from");
    let counts = |draft: &Draft| matches!(draft.figure.form, Form::Digits | Form::Words | Form::One);
    if !way || first.unit.is_some() || !counts(first) || !counts(next) {
        return;
    }
    first.unit = next.unit.filter(|found| found.start >= next.figure.end);
    let falls =
        bounds::governing(pieces, from).is_some_and(|found| found.sense == Sense::Change(Change::Down));
    first.figure.value = match next.figure.scale {
        Some(scale) if falls && first.figure.scale.is_none() && first.figure.value < 1000.0 => {
            first.figure.value * scale
        }
        _ => lower_end(first, next),
    };
}

/// "more than 10 and less than 20": one bound from below and one from above, nothing between.
fn opposed(pieces: &Pieces, first: &Draft, next: &Draft) -> bool {
    let mut at = first.bound_end;
    if pieces.mark(at, ',') {
        at += 1;
    }
    if pieces.any(at, &["and", "but", "yet"]) {
        at += 1;
    }
    if at == first.bound_end || at != next.bound_start {
        return false;
    }
    let below = |draft: &Draft| matches!(draft.hedge, Some((Approximator::Over | Approximator::AtLeast, _)));
    let above = |draft: &Draft| matches!(draft.hedge, Some((Approximator::Under | Approximator::AtMost, _)));
    (below(first) && above(next) && first.figure.value < next.figure.value)
        || (above(first) && below(next) && first.figure.value > next.figure.value)
}

/// "rose from 5 to 10": a way, not a range.
fn moves(pieces: &Pieces, first: &Draft) -> bool {
    let from = first.bound_start.wrapping_sub(1);
    pieces.is(from, "from") && bounds::governing(pieces, from).is_some()
}

/// The lower end on the scale of the upper: 5 million in "5 to 10 million".
fn lower_end(first: &Draft, next: &Draft) -> f64 {
    let (low, high) = (first.figure.value, next.figure.value);
    let scale = next.figure.scale.filter(|scale| *scale > 1.0);
    match scale {
        Some(scale) if first.figure.scale.is_none() && low < 1000.0 && low * scale < high => low * scale,
        _ => low,
    }
}

fn merge(first: &mut Draft, next: Draft, pieces: &Pieces) {
    let spans = [first.hedge, next.hedge];
    let low = lower_end(first, &next);
    let (low, high) =
        if low > next.figure.value { (next.figure.value, low) } else { (low, next.figure.value) };
    let bounded = spans.iter().flatten().find_map(|(_, span)| *span);
    let opposite = opposed(pieces, first, &next);
    first.from = Some(low);
    first.figure.value = high;
    first.end = next.end;
    first.unit = next.unit.or(first.unit);
    first.change = first.change.or(next.change);
    first.age |= next.age;
    first.bound_end = next.bound_end;
    first.hedge = match first.hedge {
        Some((Approximator::About, span)) if !opposite => Some((Approximator::About, span)),
        _ => Some((Approximator::Range, bounded.filter(|_| !opposite))),
    };
}
