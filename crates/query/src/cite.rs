//! A view, and a claim, in words: for citations, headers of exports, and what a screen reader hears.
//!
//! It owns the sentences; the words for values come from the table of facets. It must not know how
//! a view is applied or spelled as a link.

use assay_dossier::{Claim, Dossier, Source, SourceKind};

use crate::facet::{Context, FacetKey, Fixed, Values};
use crate::index::Index;
use crate::number::{claims, grouped};
use crate::order::join;
use crate::search::terms;
use crate::view::{Sign, View};

/// The most items that a list in a sentence names.
const MOST_NAMED: usize = 6;

/// A view in words: "12 of 46 claims: predictions about Belarus without a named source, in “…”".
/// `shown` is how many claims match.
pub fn describe(view: &View, index: &Index, shown: usize, title: &str) -> String {
    let words = Words { view, index };
    let main: Vec<String> =
        [words.kinds(), words.cast(), words.closed(FacetKey::Sourcing)].into_iter().flatten().collect();
    let mut parts: Vec<String> =
        Some(join(&as_strs(&main), " ")).filter(|main| !main.is_empty()).into_iter().collect();
    parts.extend(words.denied(FacetKey::Kind));
    parts.extend(words.denied(FacetKey::Sourcing));
    parts.extend(words.open_denied(FacetKey::Actor));
    for key in FacetKey::ALL {
        match (key, &key.facet().values) {
            (FacetKey::Kind | FacetKey::Sourcing | FacetKey::Actor | FacetKey::Role, _) => {}
            (_, Values::Closed(_)) => {
                parts.extend(words.closed(key));
                parts.extend(words.denied(key));
            }
            (_, Values::Open) => {
                parts.extend(words.open(key));
                parts.extend(words.open_denied(key));
            }
        }
    }
    let name = view.name.trim();
    if !name.is_empty() {
        parts.push(format!("with an actor named “{name}”"));
    }
    parts.extend(words.search());
    let total = index.total();
    let claims = claims(total);
    if parts.is_empty() {
        return format!("{claims}, in “{title}”");
    }
    format!("{} of {claims}: {}, in “{title}”", grouped(shown as u64), join(&as_strs(&parts), ", "))
}

/// The parts of a sentence about a view; `None` where the view says nothing of that sort.
struct Words<'a> {
    view: &'a View,
    index: &'a Index,
}

impl<'a> Words<'a> {
    /// The rows of the table for the values of a closed facet that have a sign.
    fn rows(&self, key: FacetKey, sign: Sign) -> Vec<&'static Fixed> {
        let Values::Closed(values) = key.facet().values else { return Vec::new() };
        values.iter().filter(|value| self.view.choices[key].get(value.id) == Some(sign)).collect()
    }

    fn labels(&self, key: FacetKey, sign: Sign) -> Vec<&'a str> {
        self.view.choices[key].of(sign).map(|id| self.index.label(key, id)).collect()
    }

    /// The noun: "reports and estimates".
    fn kinds(&self) -> Option<String> {
        list(&says(&self.rows(FacetKey::Kind, Sign::Include)), "and")
    }

    /// "with a named source or from unnamed sources"; all but one are "without a named source".
    fn closed(&self, key: FacetKey) -> Option<String> {
        let rows = self.rows(key, Sign::Include);
        if let (FacetKey::Sourcing | FacetKey::Certainty, Values::Closed(all)) = (key, &key.facet().values) {
            let mut others = all.iter().filter(|value| !rows.iter().any(|row| row.id == value.id));
            if let (Some(other), None) = (others.next(), others.next()) {
                return Some(other.denies.to_owned());
            }
        }
        list(&says(&rows), "or")
    }

    /// "without a figure and without a time".
    fn denied(&self, key: FacetKey) -> Option<String> {
        list(&denies(&self.rows(key, Sign::Exclude)), "and")
    }

    /// "on energy and trade", or "on energy or trade".
    fn open(&self, key: FacetKey) -> Option<String> {
        let facet = key.facet();
        let joint = if facet.many && !self.view.any { "and" } else { "or" };
        Some(format!("{} {}", facet.phrase.0, list(&self.labels(key, Sign::Include), joint)?))
    }

    /// "not on energy or trade".
    fn open_denied(&self, key: FacetKey) -> Option<String> {
        Some(format!("{} {}", key.facet().phrase.1, list(&self.labels(key, Sign::Exclude), "or")?))
    }

    /// Actors with their roles: "about Russia and Belarus, each acting or speaking".
    fn cast(&self) -> Option<String> {
        let roles = self.rows(FacetKey::Role, Sign::Include);
        let barred = self.rows(FacetKey::Role, Sign::Exclude);
        let acting = list(&says(&roles), "or");
        if let Some(mut about) = self.open(FacetKey::Actor) {
            let doing: Vec<String> = [acting, list(&denies(&barred), "and")].into_iter().flatten().collect();
            let several = self.view.choices[FacetKey::Actor].of(Sign::Include).nth(1).is_some();
            if !doing.is_empty() {
                about.push_str(match (several, self.view.any) {
                    (false, _) => " ",
                    (true, false) => ", each ",
                    (true, true) => ", one of them ",
                });
                about.push_str(&join(&as_strs(&doing), " and "));
            }
            return Some(about);
        }
        let somebody = acting.map(|acting| format!("with somebody {acting}"));
        let nobody = list(&says(&barred), "or").map(|acting| format!("with nobody {acting}"));
        let both: Vec<String> = [somebody, nobody].into_iter().flatten().collect();
        Some(join(&as_strs(&both), " and ")).filter(|both| !both.is_empty())
    }

    /// "containing “10,000 troops” but not “Kyiv”".
    fn search(&self) -> Option<String> {
        let all = terms(&self.view.q);
        let quoted = |negated: bool| {
            let terms = all.iter().filter(|term| term.negated == negated);
            terms.map(|term| format!("“{}”", term.text)).collect::<Vec<_>>()
        };
        let has = list(&as_strs(&quoted(false)), "and");
        let lacks = list(&as_strs(&quoted(true)), "or");
        match (has, lacks) {
            (Some(has), Some(lacks)) => Some(format!("containing {has} but not {lacks}")),
            (Some(has), None) => Some(format!("containing {has}")),
            (None, Some(lacks)) => Some(format!("not containing {lacks}")),
            (None, None) => None,
        }
    }
}

fn says(rows: &[&'static Fixed]) -> Vec<&'static str> {
    rows.iter().map(|row| row.says).collect()
}

fn denies(rows: &[&'static Fixed]) -> Vec<&'static str> {
    rows.iter().map(|row| row.denies).collect()
}

fn as_strs(items: &[String]) -> Vec<&str> {
    items.iter().map(String::as_str).collect()
}

/// "a", "a and b", "a, b and c", "a, b, c, d, e, f and 3 others".
fn list(items: &[&str], joint: &str) -> Option<String> {
    let (named, others) = items.split_at_checked(MOST_NAMED).unwrap_or((items, &[]));
    if !others.is_empty() {
        let word = if others.len() == 1 { "other" } else { "others" };
        return Some(format!("{} {joint} {} {word}", join(named, ", "), others.len()));
    }
    match named.split_last()? {
        (last, []) => Some((*last).to_owned()),
        (last, before) => Some(format!("{} {joint} {last}", join(before, ", "))),
    }
}

/// A claim as a citation: what is claimed, who says so, where it stands, and the link to it.
pub fn claim_citation(dossier: &Dossier, claim: &Claim, link: &str) -> String {
    let article = &dossier.article;
    let title = format!("“{}”", article.title);
    let by =
        [article.byline.as_deref(), Some(&title), article.publisher.as_deref(), article.published.as_deref()];
    let by: Vec<&str> = by.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    let says = says_who(&Context::new(dossier), &claim.attribution);
    let mut citation = format!("“{}” {says}. {}.", claim.statement.trim(), join(&by, ", "));
    if !link.is_empty() {
        citation.push(' ');
        citation.push_str(link);
    }
    citation
}

/// Who says so: whoever vouches first, then those who pass it on.
fn says_who(context: &Context<'_>, chain: &[Source]) -> String {
    let mut sources = chain.iter().rev().filter(|source| source.kind != SourceKind::Author);
    let name = |source: &Source| {
        let name = match (&source.actor, &source.name) {
            (Some(actor), _) => context.actor_name(actor.as_str()).to_owned(),
            (None, Some(name)) => name.clone(),
            (None, None) => return "a source that the text does not name".to_owned(),
        };
        if source.kind == SourceKind::Unnamed { format!("{name} (unnamed)") } else { name }
    };
    let vouched = chain.last().is_some_and(|source| source.kind != SourceKind::Author);
    match sources.next().filter(|_| vouched) {
        None => "In the author’s own voice".to_owned(),
        Some(last) => {
            let mut says = format!("According to {}", name(last));
            for source in sources {
                says.push_str(", as told by ");
                says.push_str(&name(source));
            }
            says
        }
    }
}
