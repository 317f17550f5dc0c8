//! The overview: on what the claims rest, at a glance. The charts of `assay_query::chart`, each with its
//! finding in words, then what is told in rows: figures, tensions, dependencies.
//!
//! A function of the view, written anew when it changes. Every bar, row and number is a link.

use assay_dossier::{Claim, Quantity, RelationKind, SourceKind};
use assay_query::chart::{Chart, FORMS};
use assay_query::{ClaimSet, FacetKey};
use maud::{Markup, html};

use crate::Command;
use crate::cards::figure;
use crate::stage::Stage;
use assay_query::claims;

/// The most rows of a chart, and of a list, that stand at once.
const MOST_ROWS: usize = 40;

/// The overview of the claims that match.
pub fn overview(stage: &Stage<'_>) -> Markup {
    let count = stage.matches.count_ones(..);
    if count == 0 {
        let none =
            if stage.view.is_filtered() { "The filter leaves no claims." } else { "There are no claims." };
        return html! { p.none { (none) } };
    }
    html! {
        @if stage.view.is_filtered() { p.heard { "Of the " (claims(count)) " that the filter leaves" } }
        @for form in &FORMS { (chart(stage, &stage.index.chart(form, stage.matches))) }
        (figures(stage))
        (tensions(stage))
        (dependencies(stage))
    }
}

fn section(id: &str, title: &str, finding: &str, copy: Markup, content: Markup) -> Markup {
    html! {
        section.chart data-chart=(id) aria-labelledby={ "assay-chart-" (id) } {
            h2 id={ "assay-chart-" (id) } { (title) }
            p.finding { (finding) }
            (content)
            (copy)
        }
    }
}

/// The buttons that copy what stands beside them.
pub(crate) fn copies(picture: bool, what: &str) -> Markup {
    let button = |command: Command, words: &str| {
        html! { button.link type="button" data-do=(command.word()) aria-label={ "Copy “" (what) "” as " (words) } { (words) } }
    };
    html! {
        p.actions.copies {
            span { "Copy" }
            (button(Command::CopyText, "text"))
            @if picture { (button(Command::CopyPng, "PNG")) (button(Command::CopySvg, "SVG")) }
        }
    }
}

fn chart(stage: &Stage<'_>, chart: &Chart) -> Markup {
    let form = chart.form;
    let longest = chart.longest().max(1);
    let rows = html! {
        @if chart.parts.len() > 1 {
            p.key { @for (nth, (_, label)) in chart.parts.iter().enumerate() { span { svg.length viewBox="0 0 24 10" aria-hidden="true" { rect data-part=(nth) width="24" height="10" {} } " " (label) } } }
        }
        ul.bars role="list" {
            @for row in chart.rows.iter().take(MOST_ROWS) {
                li {
                    span.label { (row.label) (chains(stage, form.rows, &row.id)) }
                    svg.length viewBox="0 0 200 10" preserveAspectRatio="none" role="group" aria-label=(row.label) { (segments(stage, chart, row, longest)) }
                    (stage.count(row.count, &[(form.rows, row.id.clone())], &row.label))
                }
            }
        }
        @if chart.rows.len() > MOST_ROWS { p.more { (chart.rows.len() - MOST_ROWS) " more are found by search." } }
    };
    if chart.rows.is_empty() {
        return section(form.id, form.title, &chart.finding(), html! {}, html! {});
    }
    section(form.id, form.title, &chart.finding(), copies(true, form.title), rows)
}

/// The parts of a bar, each a link to its claims.
fn segments(stage: &Stage<'_>, chart: &Chart, row: &assay_query::chart::Bar, longest: u32) -> Markup {
    let mut before = 0;
    let mut parts = Vec::new();
    for (nth, ((id, label), count)) in
        chart.parts.iter().zip(&row.parts).enumerate().filter(|(_, (_, count))| **count > 0)
    {
        parts.push((nth, Some((id, label)), before, *count));
        before += count;
    }
    if chart.parts.is_empty() {
        parts.push((0, None, 0, row.count));
    }
    html! {
        @for (nth, part, before, count) in parts {
            @let mut values = vec![(chart.form.rows, row.id.clone())];
            @let label = part.map_or("", |(_, label)| label);
            @let () = values.extend(part.zip(chart.form.parts).map(|((id, _), facet)| (facet, id.clone())));
            a.go href=(stage.to_claims(&values)) aria-label={ (row.label) " " (label) ": " (count) } {
                title { (label) " " (count) }
                rect data-part=(nth) x=(before * 200 / longest) width=((count * 200 / longest).max(2)) height="10" {}
            }
        }
    }
}

/// Through whom a source's claims come, where they do not come straight from it.
fn chains(stage: &Stage<'_>, facet: FacetKey, source: &str) -> Markup {
    let mut seen: Vec<(String, u32)> = Vec::new();
    if facet == FacetKey::Source
        && let Some(value) = stage.index.facets[facet].value(source)
    {
        for (_, claim) in
            stage.matching().filter(|(nth, claim)| claim.attribution.len() > 1 && value.claims.contains(*nth))
        {
            let chain = chain(stage, claim);
            match seen.iter_mut().find(|(known, _)| *known == chain) {
                Some((_, count)) => *count += 1,
                None => seen.push((chain, 1)),
            }
        }
    }
    html! { @for (chain, count) in seen { span.chain { (chain) " " span.count { (count) } } } }
}

/// A chain of sources, outermost first: "Daily Beast › officials".
fn chain(stage: &Stage<'_>, claim: &Claim) -> String {
    let name = |source: &assay_dossier::Source| match (&source.actor, &source.name, source.kind) {
        (Some(actor), _, _) => {
            stage.index.actor(actor.as_str()).map_or("?", |actor| stage.name(actor)).to_owned()
        }
        (None, Some(name), _) => name.clone(),
        (None, None, SourceKind::Author) => "the author".to_owned(),
        (None, None, _) => "somebody unnamed".to_owned(),
    };
    let names: Vec<String> = claim.attribution.iter().map(name).collect();
    assay_query::join(&names.iter().map(String::as_str).collect::<Vec<_>>(), " › ")
}

/// Who says a claim, in a word.
fn says(stage: &Stage<'_>, claim: &Claim) -> String {
    match claim.attribution.last() {
        Some(source) if source.kind != SourceKind::Author => chain(stage, claim),
        _ => "the author".to_owned(),
    }
}

fn more(stage: &Stage<'_>, count: usize, has: &str) -> Markup {
    html! {
        p.links {
            a.go href=(stage.to_claims(&[(FacetKey::Has, has.to_owned())])) { "Show the " (claims(count)) }
        }
    }
}

/// A figure of a claim as a reader says it.
fn figure_of(stage: &Stage<'_>, nth: usize, at: usize, quantity: &Quantity) -> String {
    let place = stage.reading.anchors.claims.get(nth).and_then(|places| *places.quantities.get(at)?);
    let found = stage.claim(nth).is_some_and(|claim| claim.evidence.is_some());
    figure(quantity, place.zip(stage.reading.text.as_ref()).map(|(span, text)| text.get(span)), found)
}

/// The ledger of numbers.
fn figures(stage: &Stage<'_>) -> Markup {
    let with: Vec<_> = stage.matching().filter(|(_, claim)| !claim.quantities.is_empty()).collect();
    let count: usize = with.iter().map(|(_, claim)| claim.quantities.len()).sum();
    if count == 0 {
        return html! {};
    }
    let finding =
        format!("{count} {} in {}.", if count == 1 { "figure" } else { "figures" }, claims(with.len()));
    let rows = html! {
        table.ledger {
            thead { tr { th scope="col" { "Figure" } th scope="col" { "In the claim" } th scope="col" { "Who says so" } } }
            tbody {
                @for (nth, claim) in with.iter().take(MOST_ROWS) {
                    @for (at, quantity) in claim.quantities.iter().enumerate() {
                        tr { th scope="row" { (figure_of(stage, *nth, at, quantity)) } td { (stage.statement(claim)) } td { (says(stage, claim)) } }
                    }
                }
            }
        }
        (more(stage, with.len(), "quantity"))
    };
    section("figures", "Figures", &finding, copies(false, "Figures"), rows)
}

/// Claims that oppose each other, each pair once; one at least matches.
fn tensions(stage: &Stage<'_>) -> Markup {
    let pairs = related(stage, RelationKind::Opposes);
    if pairs.is_empty() {
        return html! {};
    }
    let either: ClaimSet =
        pairs.iter().flat_map(|pair| [pair.0, pair.1]).filter(|nth| stage.matches.contains(*nth)).collect();
    let finding = format!(
        "{} of claims {} in tension.",
        pairs_of(pairs.len()),
        if pairs.len() == 1 { "is" } else { "are" }
    );
    let rows = html! {
        ul.tensions role="list" { @for (one, other) in pairs.iter().take(MOST_ROWS) { li { @for nth in [one, other] { (side(stage, *nth)) } } } }
        (more(stage, either.count_ones(..), "tension"))
    };
    section("tensions", "Tensions", &finding, copies(false, "Tensions"), rows)
}

fn pairs_of(count: usize) -> String {
    if count == 1 { "1 pair".to_owned() } else { format!("{count} pairs") }
}

/// A claim with who says it.
fn side(stage: &Stage<'_>, nth: usize) -> Markup {
    let Some(claim) = stage.claim(nth) else { return html! {} };
    html! { div { (stage.statement(claim)) span.says { (says(stage, claim)) ", " (claim.certainty.label()) } } }
}

/// The claims that a relation joins, each pair once; one of them at least matches.
fn related(stage: &Stage<'_>, kind: RelationKind) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (nth, claim) in stage.reading.dossier.claims.iter().enumerate() {
        for relation in claim.relations.iter().filter(|relation| relation.kind == kind) {
            let Some(other) = stage.index.claim(relation.claim.as_str()) else { continue };
            let matches = stage.matches.contains(nth) || stage.matches.contains(other);
            if matches && !pairs.contains(&(other, nth)) {
                pairs.push((nth, other));
            }
        }
    }
    pairs
}

/// What hangs on what: conditions, and claims that depend on others.
fn dependencies(stage: &Stage<'_>) -> Markup {
    let conditions: Vec<_> =
        stage.matching().filter_map(|(_, claim)| Some((claim, claim.condition.as_ref()?))).collect();
    let depends = related(stage, RelationKind::DependsOn);
    if conditions.is_empty() && depends.is_empty() {
        return html! {};
    }
    let finding =
        format!("{} on a condition; {} on another claim.", hang(conditions.len()), hang(depends.len()));
    let rows = html! {
        ul.dependencies role="list" {
            @for (claim, condition) in conditions.iter().take(MOST_ROWS) { li { span.if { "If " (condition) } (stage.statement(claim)) } }
            @for (nth, other) in depends.iter().take(MOST_ROWS) {
                li {
                    span.if { "Depends on: " @if let Some(other) = stage.claim(*other) { (stage.statement(other)) } }
                    @if let Some(claim) = stage.claim(*nth) { (stage.statement(claim)) }
                }
            }
        }
        @if !conditions.is_empty() { (more(stage, conditions.len(), "condition")) }
    };
    section("dependencies", "What depends on what", &finding, copies(false, "What depends on what"), rows)
}

fn hang(count: usize) -> String {
    if count == 1 { "1 claim hangs".to_owned() } else { format!("{count} claims hang") }
}

/// What stands in a section, as text.
pub fn section_as_text(stage: &Stage<'_>, id: &str) -> String {
    let says =
        |claim: &Claim| format!("{} [{}, {}]", claim.statement, says(stage, claim), claim.certainty.label());
    let both = |pairs: Vec<(usize, usize)>, joint: &str| {
        let claim = |nth: usize| stage.claim(nth).map(says).unwrap_or_default();
        let lines: Vec<String> = pairs
            .into_iter()
            .map(|(one, other)| format!("{}\n{joint} {}", claim(one), claim(other)))
            .collect();
        assay_query::join(&lines.iter().map(String::as_str).collect::<Vec<_>>(), "\n\n")
    };
    let mut text = String::new();
    match id {
        "figures" => {
            for (nth, claim) in stage.matching() {
                for (at, quantity) in claim.quantities.iter().enumerate() {
                    text.push_str(&format!("{}\t{}\n", figure_of(stage, nth, at, quantity), says(claim)));
                }
            }
        }
        "tensions" => text = both(related(stage, RelationKind::Opposes), "against:"),
        "dependencies" => {
            for (_, claim) in stage.matching() {
                if let Some(condition) = &claim.condition {
                    text.push_str(&format!("If {condition}: {}\n", says(claim)));
                }
            }
            text.push_str(&both(related(stage, RelationKind::DependsOn), "depends on:"));
        }
        _ => {
            if let Some(form) = FORMS.iter().find(|form| form.id == id) {
                text = stage.index.chart(form, stage.matches).text();
            }
        }
    }
    text
}
