//! The cards: each claim in the order in which a sceptical reader asks — what kind and how firm,
//! the statement, who says so, about whom, on what condition, where, when, how much.
//!
//! What only the selected card shows (its words, relations, actions) is added by the page.

use assay_dossier::{
    Amount, Anchors, Approximator, Claim, Maker, Participant, Polarity, Provenance, Quantity, Reading, Role,
    Source, SourceKind, Text,
};
use assay_query::{FacetKey, Index, Origin, View, grouped, slug};
use maud::{Markup, html};

/// How many cards stand in one group, which the browser skips while it is out of sight.
pub const GROUP: usize = 25;

/// The cards of some claims, by their numbers, as one list.
pub fn card_group(reading: &Reading, index: &Index, origin: &Origin, claims: &[usize]) -> Markup {
    let writer = Writer {
        text: reading.text.as_ref(),
        anchors: &reading.anchors,
        index,
        made: &reading.dossier.provenance,
        origin,
    };
    html! {
        ol role="list" {
            @for &nth in claims {
                @if let Some(claim) = reading.dossier.claims.get(nth) { (writer.card(nth, claim)) }
            }
        }
    }
}

/// What every card needs to know beside its claim.
struct Writer<'a> {
    text: Option<&'a Text>,
    anchors: &'a Anchors,
    origin: &'a Origin,
    index: &'a Index,
    made: &'a Provenance,
}

impl Writer<'_> {
    fn card(&self, nth: usize, claim: &Claim) -> Markup {
        let fragment = crate::fragment(claim.id.as_str());
        html! {
            li.card id={ "card-" (claim.id) } data-claim=(claim.id) data-n=(nth + 1) data-kind=(claim.kind.id())
                data-sourcing=(claim.sourcing().id()) {
                p.about {
                    span.kind { (claim.kind.label()) }
                    " "
                    span.firm { (claim.certainty.label()) @if claim.polarity == Polarity::Negative { ", denied" } }
                    @if self.is_machine_made(claim) { " " span.machine { "found by a program" } }
                    @if self.unplaced(nth) { " " span.unplaced { "not found in this text" } }
                }
                h2 { a.statement href={ "#" (fragment) } { (claim.statement) } }
                dl {
                    (row("Says", self.chain(nth, claim)))
                    @if participants(claim).next().is_some() { (row("About", self.participants(claim))) }
                    @if let Some(condition) = &claim.condition { (row("If", html! { (condition) })) }
                    @if !claim.places.is_empty() { (row("Where", self.places(claim))) }
                    @if let Some(time) = &claim.time { (row("When", html! { (time) })) }
                    @if !claim.quantities.is_empty() { (row("Figures", self.figures(nth, claim))) }
                }
            }
        }
    }

    /// Found by a program, and not looked at by a person since.
    fn is_machine_made(&self, claim: &Claim) -> bool {
        let made = claim.provenance.as_ref().unwrap_or(self.made);
        made.by == Maker::Machine && made.reviewed != Some(true)
    }

    /// The text is here and the claim's words are not in it.
    fn unplaced(&self, nth: usize) -> bool {
        self.text.is_some() && self.anchors.claims.get(nth).is_none_or(|at| at.quotes.is_empty())
    }

    fn chain(&self, nth: usize, claim: &Claim) -> Markup {
        let cues = self.anchors.claims.get(nth).map(|at| at.cues.as_slice()).unwrap_or_default();
        html! {
            @for (link, source) in claim.attribution.iter().enumerate() {
                @if link > 0 { " that " }
                (self.source(source, link + 1 == claim.attribution.len()))
                @if let (Some(text), Some(Some(cue))) = (self.text, cues.get(link)) {
                    span.cue { " — “" (text.get(*cue)) "”" }
                }
            }
        }
    }

    /// A source of a chain. The last one vouches, and it alone is a value of the facet of sources; an
    /// actor who only passes on is one who speaks.
    fn source(&self, source: &Source, vouches: bool) -> Markup {
        let name = match (&source.actor, &source.name) {
            (Some(id), _) => Some(self.index.label(FacetKey::Actor, id.as_str())),
            (None, name) => name.as_deref(),
        };
        let value = || match (&source.actor, &source.name) {
            (Some(id), _) => id.as_str().to_owned(),
            (None, name) => slug(name.as_deref().unwrap_or_default()),
        };
        match (source.kind, name) {
            (SourceKind::Author, _) | (_, None) => html! { em { "the author; the text names no source" } },
            (kind, Some(name)) => html! {
                @if vouches { (self.link(FacetKey::Source, &value(), name)) }
                @else if let Some(id) = &source.actor { (self.link(FacetKey::Actor, id.as_str(), name)) }
                @else { (name) }
                @if kind == SourceKind::Unnamed { span.cue { ", unnamed" } }
            },
        }
    }

    fn figures(&self, nth: usize, claim: &Claim) -> Markup {
        let places = self.anchors.claims.get(nth).map(|at| at.quantities.as_slice()).unwrap_or_default();
        html! {
            @for (at, quantity) in claim.quantities.iter().enumerate() {
                @if at > 0 { " · " }
                @let place = places.get(at).copied().flatten();
                (figure(quantity, self.text.zip(place).map(|(text, place)| text.get(place)), claim.evidence.is_some()))
            }
        }
    }

    fn participants(&self, claim: &Claim) -> Markup {
        html! {
            @for (nth, participant) in participants(claim).enumerate() {
                @if nth > 0 { " · " }
                (self.filter(FacetKey::Actor, participant.actor.as_str())) " " (doing(participant.role))
            }
        }
    }

    fn places(&self, claim: &Claim) -> Markup {
        html! {
            @for (nth, place) in claim.places.iter().enumerate() {
                @if nth > 0 { " · " }
                (self.filter(FacetKey::Place, &slug(place)))
            }
        }
    }

    /// A link to the claims that have one value, under its own name.
    fn filter(&self, facet: FacetKey, value: &str) -> Markup {
        self.link(facet, value, self.index.label(facet, value))
    }

    /// A link to the claims that have one value; in the page a click adds it to the filter, or takes it out.
    fn link(&self, facet: FacetKey, value: &str, label: &str) -> Markup {
        let mut view = View { origin: self.origin.clone(), ..View::default() };
        view.toggle(facet, value);
        html! {
            a.filter href={ "?" (assay_query::link::write(&view).query) } data-filter=(facet.id()) data-to=(value) { (label) }
        }
    }
}

/// Who the claim is about: all but those who only speak, who stand under "Says".
fn participants(claim: &Claim) -> impl Iterator<Item = &Participant> {
    claim.participants.iter().filter(|participant| participant.role != Role::Speaker)
}

/// What an actor of a role does, in a word that fits one and many.
fn doing(role: Role) -> &'static str {
    FacetKey::Role.facet().fixed(role.id()).map_or("", |value| value.says)
}

fn row(term: &str, content: Markup) -> Markup {
    html! { div { dt { (term) } dd { (content) } } }
}

/// A figure as a reader says it: "about 10,000 troops (sent to Russia)"; one that cannot be written so
/// in the words of the article, if they are here. A program that `found` it knows units and fractions, but not how
/// they are said beside a number: those stay as the article has them, "at least two hours", "about a third".
pub(crate) fn figure(quantity: &Quantity, said: Option<&str>, found: bool) -> String {
    let amount = match quantity.value {
        Amount::Range { from, to } => {
            number(from).zip(number(to)).map(|(from, to)| format!("{from} to {to}"))
        }
        Amount::One(value) => number(value),
    };
    let fraction = matches!(quantity.value, Amount::One(value) if value.fract() != 0.0);
    let told =
        |said: &str| quantity.unit.is_some() || fraction && !said.contains(|c: char| c.is_ascii_digit());
    let mut words: Vec<String> = Vec::new();
    match (amount, said) {
        (Some(_), Some(said)) if found && told(said) => {
            let hedge = quantity.approximator;
            let hedge = hedge.filter(|hedge| *hedge != Approximator::Range || said.contains(" and "));
            words.extend(hedge.map(|hedge| hedge.label().to_owned()));
            words.push(said.to_owned());
        }
        (Some(amount), _) => {
            let hedge = quantity.approximator.filter(|hedge| *hedge != Approximator::Range);
            words.extend(hedge.map(|hedge| hedge.label().to_owned()));
            words.push(amount);
            words.extend(quantity.unit.clone());
        }
        (None, Some(said)) => words.push(format!("“{said}”")),
        (None, None) => words.push("a number too large or too small to show".to_owned()),
    }
    words.extend(quantity.of.as_ref().map(|of| format!("({of})")));
    words.join(" ")
}

/// A number with its thousands apart, to six decimals; none that has more than fifteen digits before
/// the point, or is smaller than what six decimals show. In whole numbers throughout: the code that
/// prints floating-point numbers is larger than all the rest of this crate.
fn number(value: f64) -> Option<String> {
    if !(value == 0.0 || (5e-7..1e15).contains(&value.abs())) {
        return None;
    }
    let whole = value.abs().trunc();
    let millionths = ((value.abs() - whole) * 1e6).round() as u32;
    let (whole, fraction) = (whole as u64 + u64::from(millionths / 1_000_000), millionths % 1_000_000);
    let mut shown = String::from(if value < 0.0 { "−" } else { "" });
    shown.push_str(&grouped(whole));
    if fraction > 0 {
        shown.push('.');
        shown.push_str(format!("{fraction:06}").trim_end_matches('0'));
    }
    Some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        let shown = [0.0, 999.0, 1000.0, 1234567.5, -20000.0, 0.05, 6e-7].map(number);
        let expected = ["0", "999", "1,000", "1,234,567.5", "−20,000", "0.05", "0.000001"];
        assert_eq!(shown, expected.map(|number| Some(number.to_owned())));
        assert_eq!([1e20, -1e15, 4e-7, f64::NAN, f64::INFINITY].map(number), [const { None }; 5]);
    }

    #[test]
    fn figures_keep_their_hedge() {
        let figure = |value, approximator| {
            let selector = assay_dossier::Selector::Position { start: 0, end: 1 };
            let (unit, of) = (Some("cars".to_owned()), Some("sold".to_owned()));
            super::figure(&Quantity { selector, value, unit, approximator, of }, Some("10²⁰ cars"), false)
        };
        let range = Amount::Range { from: 1000.0, to: 2000.0 };
        assert_eq!(figure(range, Some(Approximator::About)), "about 1,000 to 2,000 cars (sold)");
        assert_eq!(figure(range, Some(Approximator::Range)), "1,000 to 2,000 cars (sold)");
        assert_eq!(figure(Amount::One(5.0), Some(Approximator::Over)), "over 5 cars (sold)");
        assert_eq!(figure(Amount::One(1e20), Some(Approximator::About)), "“10²⁰ cars” (sold)");
    }

    #[test]
    fn units_and_fractions_that_a_program_found_stay_as_they_are_said() {
        let figure = |value, unit: &str, approximator, said| {
            let selector = assay_dossier::Selector::Position { start: 0, end: 1 };
            let unit = Some(unit.to_owned()).filter(|unit| !unit.is_empty());
            super::figure(&Quantity { selector, value, unit, approximator, of: None }, Some(said), true)
        };
        let (one, range) = (Amount::One, Amount::Range { from: 5.0, to: 10.0 });
        assert_eq!(figure(one(2.0), "hour", Some(Approximator::AtLeast), "two hours"), "at least two hours");
        assert_eq!(figure(one(1.0 / 3.0), "", Some(Approximator::About), "a third"), "about a third");
        assert_eq!(
            figure(range, "hour", Some(Approximator::Range), "5 and 10 hours"),
            "between 5 and 10 hours"
        );
        assert_eq!(figure(range, "hour", Some(Approximator::Range), "5 to 10 hours"), "5 to 10 hours");
        assert_eq!(figure(one(24.0), "", Some(Approximator::Over), "Dozens"), "over 24");
        assert_eq!(figure(one(1000.0), "", None, "1,000"), "1,000");
    }
}
