//! Figures on their way to quantities: numeral and unit put together, bounds added.
//!
//! Owns how these parts combine. What is no figure is taken out elsewhere.

use super::bounds::{self, Change, Sense};
use super::numerals::{self, Figure, Form, Numeral};
use super::pieces::{Pieces, Sort};
use super::units::{self, Measure, Unit};
use super::{Amount, Kind, Quantity};
use crate::Span;
use crate::times::is_month;
use assay_dossier::vocabulary::Approximator;

/// A figure being read; places are those of pieces.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub figure: Figure,
    /// The first piece: the sign of money, or the figure.
    pub start: usize,
    /// The piece after the unit, or after the figure.
    pub end: usize,
    pub unit: Option<units::Found>,
    pub age: bool,
    /// The lower end, where `figure` is the upper one.
    pub from: Option<f64>,
    pub hedge: Option<(Approximator, Option<Span>)>,
    pub change: Option<(Change, Span)>,
    /// Where figure and hedges begin.
    pub bound_start: usize,
    /// Where they end.
    pub bound_end: usize,
}

impl Draft {
    /// What its unit measures.
    pub fn measure(&self) -> Option<Measure> {
        self.unit.map(|found| found.unit.measure)
    }

    /// The quantity it has become.
    pub fn finish(&self, pieces: &Pieces, counted: Option<Span>) -> Quantity {
        let span = |start: usize, end: usize| {
            Span::new(pieces.at(start).span.start, pieces.at(end.saturating_sub(1)).span.end)
        };
        let value = match self.from {
            Some(from) => Amount::Range { from, to: self.figure.value },
            None => Amount::One(self.figure.value),
        };
        let kind = match self.measure() {
            _ if self.figure.form == Form::Ordinal => Kind::Ordinal,
            _ if self.age => Kind::Age,
            Some(measure) => Kind::Measure(measure),
            None => Kind::Count,
        };
        Quantity {
            span: span(self.start, self.end),
            kind,
            value,
            unit: self.unit.map(|found| found.unit),
            unit_span: self
                .unit
                .filter(|found| found.start < found.end)
                .map(|found| span(found.start, found.end)),
            approximator: self.hedge,
            change: self.change,
            counted,
        }
    }
}

/// Every numeral with its unit.
pub(super) fn draft(pieces: &Pieces, drafts: &mut Vec<Draft>) {
    let mut at = 0;
    while at < pieces.len() {
        let sign = units::before(pieces, at);
        let start = sign.map_or(at, |sign| sign.end);
        match article(pieces, start).or_else(|| numerals::read(pieces, start, sign.is_some())) {
            Some(figure) => {
                let floor = drafts.last().map_or(0, |last| last.end);
                let draft = with_unit(pieces, figure, sign, floor);
                let per = drafts
                    .last()
                    .is_some_and(|last| last.end == at && last.measure() == Some(Measure::Money))
                    && pieces.any(at, &["a", "an"]);
                at = draft.end.max(at + 1);
                // "64 cents a dozen" is one quantity; what no number can hold is none.
                if !per && draft.figure.value.is_finite() {
                    drafts.push(draft);
                }
            }
            None => at += 1,
        }
    }
}

/// The one of "a mile and a half", "the first year and a half".
fn article(pieces: &Pieces, start: usize) -> Option<Figure> {
    if !pieces.any(start, &["a", "an", "the", "last", "past", "first", "next", "every", "another"]) {
        return None;
    }
    numerals::and_a_half(pieces, units::after(pieces, start + 1)?.end)?;
    Some(Figure { value: 1.0, start, end: start + 1, form: Form::Words, scale: None })
}

/// `floor`: where the figure before ends.
fn with_unit(pieces: &Pieces, mut figure: Figure, sign: Option<units::Found>, floor: usize) -> Draft {
    let (start, unit, end) = measured(pieces, &mut figure, sign, floor);
    figure.value *= unit.map_or(1.0, |found| found.factor);
    // "- 20 degrees Celsius": a dash is a minus only before what can be below zero.
    let dash = start.wrapping_sub(1);
    let alone = dash == 0 && end >= pieces.len();
    let below = unit.is_some_and(|found| found.unit.measure == Measure::Temperature) || alone;
    let ranged = floor > 0 && floor == dash;
    if below && !ranged && figure.value > 0.0 && pieces.dash(dash) {
        figure.value = -figure.value;
    }
    let end = go_on(pieces, &mut figure, unit.filter(|_| sign.is_none()), start, end);
    let mut draft = Draft {
        figure,
        start,
        end,
        unit,
        age: false,
        from: None,
        hedge: None,
        change: None,
        bound_start: start,
        bound_end: end,
    };
    if let Some(stop) = age(pieces, &draft) {
        (draft.age, draft.end, draft.bound_end) = (true, stop, stop);
        let year = units::YEAR;
        draft.unit =
            draft.unit.or(Some(units::Found { unit: year, start: draft.figure.end, end: stop, factor: 1.0 }));
    }
    draft
}

/// Where a figure begins with its unit, the unit, and where they end.
fn measured(
    pieces: &Pieces,
    figure: &mut Figure,
    sign: Option<units::Found>,
    floor: usize,
) -> (usize, Option<units::Found>, usize) {
    let (start, end) = (sign.map_or(figure.start, |sign| sign.start), figure.end);
    let after = if figure.form == Form::Ordinal { None } else { unit_after(pieces, figure) };
    if let Some((found, stop)) = after.filter(|(found, _)| found.unit.measure == Measure::Percent) {
        // "AMD 5 percent up": a name, and no code of money.
        return (figure.start, Some(found), stop);
    }
    if let Some((found, stop)) = after
        // "rmb 10 usd 20": the second sign is of the second figure.
        && sign.is_none_or(|sign| {
            sign.unit.measure == found.unit.measure && !matches!(pieces.at(stop).sort, Sort::Digits(_))
        })
    {
        // "$40 CAD": the code says which dollars.
        let closer = sign.filter(|sign| !found.unit.name.ends_with(sign.unit.name));
        return (start, closer.or(Some(found)), stop);
    }
    if sign.is_some() {
        return (start, sign, end);
    }
    let marked = |name: &str, stop: usize| {
        let unit = units::named(name).map(|unit| units::Found { unit, start: end, end: stop, factor: 1.0 });
        (start, unit, stop)
    };
    if let Some((inches, stop)) = feet_and_inches(pieces, end) {
        figure.value += inches;
        return marked("foot", stop);
    }
    if is_inch(pieces, end) {
        return marked("inch", end + 1);
    }
    let percent = percent_of(pieces, figure, floor);
    (percent.map_or(start, |found| found.start), percent, end)
}

/// Adds what goes on behind a figure and its unit, "6 inches", "and a half", "below zero"; where it ends.
fn go_on(
    pieces: &Pieces,
    figure: &mut Figure,
    unit: Option<units::Found>,
    start: usize,
    mut end: usize,
) -> usize {
    // "between two years and six months" has two ends.
    let between = pieces.is(start.wrapping_sub(1), "between");
    let part = |found: units::Found| {
        numerals::and_a_half(pieces, end).or_else(|| smaller(pieces, found.unit, end).filter(|_| !between))
    };
    if let Some((part, stop)) = unit.and_then(part) {
        (figure.value, end) = (figure.value + part, stop);
    }
    let zero = pieces.is(end + 1, "zero") && figure.form != Form::Ordinal;
    if zero && pieces.any(end, &["below", "above"]) {
        if pieces.is(end, "below") {
            figure.value = -figure.value.abs();
        }
        end += 2;
    }
    end
}

/// Whether "second" behind a figure is a place and no unit: "a million second homes", "ten second-hand cars".
fn is_place(pieces: &Pieces, figure: &Figure) -> bool {
    let (last, next) = (figure.end - 1, figure.end + 1);
    let round = matches!(pieces.at(last).sort, Sort::Word(Numeral::Hundred | Numeral::Scale(_)));
    let joined = pieces.dash(next) && !pieces.at(next).spaced && !pieces.is(next + 1, "long");
    let noun = matches!(pieces.at(next).sort, Sort::Word(_)) && !pieces.any(next, &numerals::LASTING);
    pieces.is(figure.end, "second") && (joined || round && noun)
}

/// The unit behind a figure: directly, after a hyphen, in brackets, or after "a" where the figure is a part.
fn unit_after(pieces: &Pieces, figure: &Figure) -> Option<(units::Found, usize)> {
    let end = figure.end;
    if is_place(pieces, figure) {
        return None;
    }
    if let Some(found) = units::after(pieces, end) {
        return Some((found, found.end));
    }
    if pieces.dash(end)
        && let Some(found) = units::after(pieces, end + 1)
    {
        return Some((found, found.end));
    }
    if pieces.mark(end, '(') || pieces.mark(end, '[') {
        let found = units::after(pieces, end + 1)?;
        let closed = matches!(pieces.at(found.end).sort, Sort::Mark(')' | ']'));
        return closed.then_some((found, found.end + 1));
    }
    if figure.form == Form::Fraction {
        // "half an hour", "half of a mile", "half-a-mile"
        let of = usize::from(pieces.is(end, "of") || pieces.dash(end));
        if pieces.any(end + of, &["a", "an"]) {
            let dash = usize::from(pieces.dash(end + of + 1));
            let found = units::after(pieces, end + of + 1 + dash)?;
            return Some((found, found.end));
        }
    }
    if figure.form == Form::Plural && pieces.is(end, "of") {
        let found = units::after(pieces, end + 1)?;
        return Some((found, found.end));
    }
    None
}

/// Behind a length of time that says by how much something differs.
const DIFFERS: [&str; 11] =
    ["longer", "later", "faster", "slower", "less", "more", "after", "before", "behind", "ahead", "earlier"];

/// "and 50 cents", "2 inches", "10 minutes and 5 seconds": how much smaller units add to a larger one.
fn smaller(pieces: &Pieces, unit: Unit, end: usize) -> Option<(f64, usize)> {
    // "6-foot-3"
    let dash = unit.name == "foot" && pieces.dash(end);
    let comma = usize::from(pieces.mark(end, ','));
    let and = comma + usize::from(dash || pieces.is(end + comma, "and"));
    let figure = numerals::read(pieces, end + and, false)?;
    if matches!(figure.form, Form::Ordinal | Form::Plural) {
        return None;
    }
    if let Some(found) = units::after(pieces, figure.end) {
        let whole = units::parts(unit, Some(found.unit), figure.value)?;
        let (rest, end) = smaller(pieces, found.unit, found.end).unwrap_or((0.0, found.end));
        // "5 hours, 10 minutes longer": how much it differs is another figure.
        let apart = pieces.any(end, &DIFFERS) || pieces.is(end, "of") && pieces.any(end + 1, &["it", "them"]);
        if comma > 0 && apart {
            return None;
        }
        return Some(((figure.value + rest) / whole, end));
    }
    // "15 dollars 50.": a sum ends there, and so does "6 feet 2.", "6 ft 2 in."; of money, cents have two digits.
    let stop = figure.end + usize::from(unit.name == "foot" && pieces.is(figure.end, "in"));
    let ends = matches!(pieces.at(stop).sort, Sort::End | Sort::Mark('.' | ',' | '?' | '!' | ')'))
        || pieces.is(stop, "and");
    if comma > 0 || !(ends || dash) {
        return None;
    }
    let whole = units::parts(unit, None, figure.value)?;
    let cents = whole == 100.0 && (figure.value >= 10.0 || pieces.text(figure.start).len() == 2);
    let jiao = whole == 10.0 && unit.measure == Measure::Money;
    if !(unit.name == "foot" || cents || jiao) {
        return None;
    }
    Some((figure.value / whole, stop))
}

/// The inches of `5'10"` as feet: only together are these marks no quotation marks.
fn feet_and_inches(pieces: &Pieces, end: usize) -> Option<(f64, usize)> {
    let foot = matches!(pieces.at(end).sort, Sort::Mark('\'' | '’' | '′')) && !pieces.at(end).spaced;
    let inches = pieces.plain(end + 1).filter(|inches| foot && *inches < 12.0)?;
    let inch = matches!(pieces.at(end + 2).sort, Sort::Mark('"' | '”' | '″'));
    inch.then_some((inches / 12.0, end + 3))
}

/// Whether a mark is one of inches: as a quotation mark it would have another one near it that is behind no figure.
fn is_inch(pieces: &Pieces, mark: usize) -> bool {
    let quote = |at: usize| {
        let inch = matches!(pieces.at(at.wrapping_sub(1)).sort, Sort::Digits(_)) && !pieces.at(at).spaced;
        pieces.mark(at, '"') && at != mark && !inch
    };
    pieces.mark(mark, '"') && pieces.at(mark + 1).spaced && !(mark.saturating_sub(60)..mark + 60).any(quote)
}

/// "percentage of 20": the unit of a figure that ends there.
fn percent_of(pieces: &Pieces, figure: &Figure, floor: usize) -> Option<units::Found> {
    let of = figure.start.checked_sub(1).filter(|of| pieces.is(*of, "of"))?;
    let start = of.checked_sub(1).filter(|start| *start >= floor)?;
    let ends = matches!(pieces.at(figure.end).sort, Sort::End | Sort::Mark(_));
    units::after(pieces, start)
        .filter(|found| ends && found.end == of && found.unit.measure == Measure::Percent)
}

/// The end of an age: "29 years old", "29-year-old", "29 years of age", "aged 29", "87 yo".
fn age(pieces: &Pieces, draft: &Draft) -> Option<usize> {
    let skip = |at: usize| at + usize::from(pieces.dash(at));
    if draft.measure() == Some(Measure::Time) {
        let at = skip(draft.end);
        if pieces.any(at, &["old", "olds"]) {
            return Some(at + 1);
        }
        return (pieces.is(at, "of") && pieces.is(at + 1, "age")).then_some(at + 2);
    }
    if draft.unit.is_some() || draft.figure.form == Form::Ordinal {
        return None;
    }
    let at = skip(draft.end);
    if pieces.any(at, &["yo", "y.o", "y.o.", "yrold"]) {
        return Some(at + 1);
    }
    if pieces.is(at, "y") && pieces.mark(at + 1, '/') && pieces.is(at + 2, "o") {
        return Some(at + 3);
    }
    let before = draft.start.wrapping_sub(1);
    if pieces.mark(before, ',') && pieces.mark(draft.end, ',') && follows_name(pieces, before) {
        let lived = draft.figure.form == Form::Digits
            && draft.figure.value.fract() == 0.0
            && (1.0..=115.0).contains(&draft.figure.value);
        return lived.then_some(draft.end);
    }
    let before = before.wrapping_sub(usize::from(pieces.is(before, "between")));
    let aged = pieces.is(before, "aged")
        || pieces.is(before, "age")
        || (pieces.is(before, "of") && pieces.is(before.wrapping_sub(1), "age"));
    aged.then_some(draft.end)
}

/// Whether the word before a comma is a name, as in "John Smith, 72, said".
fn follows_name(pieces: &Pieces, comma: usize) -> bool {
    let name = comma.wrapping_sub(1);
    let word = pieces.text(name);
    matches!(pieces.at(name).sort, Sort::Word(_))
        && word.starts_with(char::is_uppercase)
        && !is_month(word)
        && matches!(pieces.at(name.wrapping_sub(1)).sort, Sort::Word(_))
        && pieces.text(name.wrapping_sub(1)).starts_with(char::is_uppercase)
}

/// Adds what hedges, bounds or directs each figure.
pub(super) fn bound(pieces: &Pieces, drafts: &mut [Draft]) {
    let mut floor = 0;
    for draft in drafts {
        bound_one(pieces, draft, floor);
        floor = draft.bound_end;
    }
}

fn bound_one(pieces: &Pieces, draft: &mut Draft, floor: usize) {
    if draft.figure.form == Form::Plural {
        draft.hedge = Some((Approximator::AtLeast, None));
    }
    let mut start = draft.start;
    // "just a 100 metres", "higher than the tenth", "only 5".
    let mut reach = start;
    let mut article = 0;
    while article < 2 && pieces.any(reach.wrapping_sub(1), &["a", "the", "only", "just"]) {
        reach -= 1;
        article += 1;
    }
    let near = bounds::before(pieces, start)
        .or_else(|| (reach < start).then(|| bounds::before(pieces, reach)).flatten());
    if let Some(found) = near.filter(|found| found.start >= floor)
        && let Sense::Hedge(hedge) = found.sense
        // "some first results", but "higher than tenth".
        && (draft.figure.form != Form::Ordinal || pieces.is(found.end - 1, "than"))
    {
        draft.hedge = Some((hedge, Some(found.span(pieces))));
        start = found.start;
        draft.bound_start = start;
    }
    if let Some(found) = bounds::after(pieces, draft.end) {
        match found.sense {
            Sense::Hedge(hedge) if !followed_by_figure(pieces, found.end) => {
                draft.hedge = Some((hedge, Some(found.span(pieces))));
                draft.bound_end = found.end;
            }
            Sense::Change(change) if directed(draft) => draft.change = Some((change, found.span(pieces))),
            _ => {}
        }
    }
    if draft.change.is_none() && directed(draft) {
        draft.change = change_before(pieces, start, floor);
    } else if draft.change.is_none() && !draft.age && pieces.is(start.wrapping_sub(1), "by") {
        // "rose by 300"
        draft.change = bounds::before(pieces, start - 1).and_then(|found| as_change(pieces, found, floor));
    }
}

/// Whether a figure of this sort can be a change: not a place in a row, nor a bare count.
fn directed(draft: &Draft) -> bool {
    let sized = draft.unit.is_some() || draft.figure.form == Form::Fraction;
    sized && !draft.age && draft.figure.form != Form::Ordinal
}

fn followed_by_figure(pieces: &Pieces, at: usize) -> bool {
    numerals::begins(pieces, at) || pieces.any(at, &["than", "to"])
}

fn change_before(pieces: &Pieces, start: usize, floor: usize) -> Option<(Change, Span)> {
    let last = start.wrapping_sub(1);
    let found = if pieces.any(last, &["by"]) {
        bounds::before(pieces, last).or_else(|| bounds::governing(pieces, last))
    } else {
        let end = if pieces.any(last, &["another", "an", "a", "further", "of", "only", "just", "nearly"]) {
            last
        } else {
            start
        };
        bounds::before(pieces, end).or_else(|| bounds::before(pieces, start))
    }?;
    as_change(pieces, found, floor)
}

fn as_change(pieces: &Pieces, found: bounds::Found, floor: usize) -> Option<(Change, Span)> {
    match found.sense {
        Sense::Change(change) if found.start >= floor => Some((change, found.span(pieces))),
        _ => None,
    }
}
