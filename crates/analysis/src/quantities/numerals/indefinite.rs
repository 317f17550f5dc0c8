//! What begins with no figure: "a dozen", "half a million", "thousands", "several hundred".

use super::fractions;
use super::sum::{Last, Sum};
use super::{Figure, Form, Numeral, is_scale, word};
use crate::quantities::pieces::{Pieces, Sort};

/// What begins with no figure: "a dozen", "half a million", "thousands", "a third of", "hundreds of thousands".
pub(super) fn indefinite(pieces: &Pieces, start: usize) -> Option<Figure> {
    let article = usize::from(pieces.any(start, &["a", "an"]));
    let figure = |value, end, form| Some(Figure { value, start, end, form, scale: None });
    match word(pieces, start + article) {
        Numeral::Part(part) if part == 0.5 || article == 1 || is_scale(pieces, start + 1) => {
            // "the first half", "the other half" are names of a part, not how large it is.
            let named = pieces.any(
                start.wrapping_sub(1),
                &["the", "other", "latter", "second", "first", "this", "that", "last"],
            );
            if pieces.text(start + article).ends_with('s') || named {
                return None;
            }
            let mut at = start + article + 1;
            at += usize::from(pieces.dash(at) && is_scale(pieces, at + 1));
            // "half a million", "half-a-dozen".
            let dash = usize::from(pieces.dash(at) && pieces.any(at + 1, &["a", "an"]));
            let scale = at + dash + 1 + usize::from(pieces.dash(at + dash + 1));
            if pieces.any(at + dash, &["a", "an"]) && is_scale(pieces, scale) {
                at = scale;
            }
            let (mut value, mut scaled) = (part, false);
            match word(pieces, at) {
                Numeral::Scale(scale) => (value, at, scaled) = (part * scale, at + 1, true),
                Numeral::Dozen => (value, at, scaled) = (part * 12.0, at + 1, true),
                // "a quarter of a million"
                _ => {
                    if let Some((scale, end)) = fractions::of_scale(pieces, at) {
                        (value, at, scaled) = (part * scale, end, true);
                    }
                }
            }
            figure(value, at, if scaled { Form::Words } else { Form::Fraction })
        }
        Numeral::Ordinal(value) if article == 1 && value >= 3.0 => {
            let end = start + 2;
            // "rose by a third to 3 million", but "written by a third man".
            let by = pieces.is(start.wrapping_sub(1), "by")
                && pieces.any(end, &["to", "from", "in", "since", "over", "between", "this", "last", "and"]);
            let open = matches!(pieces.at(end).sort, Sort::End)
                || pieces.is(end, "of")
                || pieces.mark(end, '.')
                || by;
            open.then_some(Figure { value: 1.0 / value, start, end, form: Form::Fraction, scale: None })
        }
        // "several hundred", "a few dozen", "a couple of thousand": more than one of it.
        _ if pieces.any(start + article, &["several", "few", "couple"]) => {
            let of = usize::from(pieces.is(start + article, "couple"));
            let at = start + article + 1 + of;
            let scale = match word(pieces, at) {
                Numeral::Hundred => Some(100.0),
                Numeral::Scale(scale) => Some(scale),
                Numeral::Dozen => Some(12.0),
                _ => None,
            };
            let few = of == 1 && pieces.is(at - 1, "of") || of == 0;
            scale.filter(|_| few).and_then(|scale| figure(2.0 * scale, at + 1, Form::Plural))
        }
        _ if pieces.is(start, "tens") => vague(pieces, start).filter(|figure| figure.end > start + 1),
        Numeral::Hundred | Numeral::Scale(_) | Numeral::Dozen => {
            let plural = pieces.text(start + article).ends_with(['s', 'S']);
            if article == 0 && plural { vague(pieces, start) } else { None }
                .or_else(|| (article == 1).then(|| after_article(pieces, start)).flatten())
        }
        _ => None,
    }
}

/// "thousands", "tens of thousands", "hundreds of millions": at least two of the smallest.
fn vague(pieces: &Pieces, start: usize) -> Option<Figure> {
    let (mut value, mut at) = (2.0, start);
    // More of them than this are no numeral.
    while at < start + 8 {
        value *= match word(pieces, at) {
            Numeral::Hundred => 100.0,
            Numeral::Scale(scale) => scale,
            Numeral::Dozen => 12.0,
            _ if pieces.is(at, "tens") && pieces.is(at + 1, "of") => 10.0,
            _ => return None,
        };
        at += 1;
        let next = pieces.text(at + 1);
        if !(pieces.is(at, "of")
            && next.ends_with(['s', 'S'])
            && (is_scale(pieces, at + 1) || pieces.is(at + 1, "hundreds")))
        {
            break;
        }
        at += 1;
    }
    Some(Figure { value, start, end: at, form: Form::Plural, scale: None })
}

/// "a hundred and twenty", "a dozen", "a million": the article counts as one.
fn after_article(pieces: &Pieces, start: usize) -> Option<Figure> {
    let mut sum = Sum { current: 1.0, last: Last::Small, ..Sum::default() };
    let at = sum.take(pieces, start + 1, false)?;
    let (mut value, mut end) = (sum.total(), at);
    if let Some((fraction, stop)) = fractions::parts(pieces, start + 1, at, value) {
        return Some(Figure { value: fraction, start, end: stop, form: Form::Fraction, scale: None });
    }
    if let Some((part, stop)) = fractions::tail(pieces, at) {
        (value, end) = (value + part * sum.scale.unwrap_or(1.0), stop);
    }
    Some(Figure { value, start, end, form: Form::Words, scale: None })
}
