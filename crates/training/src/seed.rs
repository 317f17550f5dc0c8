//! Claims, measured on the one article that was read by a person: the curated dossier is the gold.
//!
//! The article's text does not come with the project; where it is not beside it, the check is left out and says so.
//! A gold claim is found where a predicted one shares at least half of the words that either of the two has (words of
//! content, one to one, the closest first). Sourcing, kind and certainty are asked of those that are found.

use crate::corpus::Failure;
use assay_analysis::analyse;
use assay_analysis::dossier::About;
use assay_dossier::{Anchors, Claim, Kind, Loaded, Sourcing, Text, load};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;
use std::path::PathBuf;

/// The curated dossier.
const GOLD: &str = "articles/looking-to-belarus-original.json";
/// Where the text lies, unless SEED says otherwise: a folder with one `.txt`.
const FOLDER: &str = "../shared/seed";

/// Figures by the names of [`crate::measure::MEASURES`], from 0 to 1; none where the text is not there.
pub fn figures(show: bool) -> Result<BTreeMap<&'static str, f64>, Failure> {
    let Some(words) = text() else {
        println!(
            "claims: the text of the curated article is not beside the project ({FOLDER}, or SEED=folder); not measured"
        );
        return Ok(BTreeMap::new());
    };
    let other = |error: String| Failure::Other(format!("{GOLD}: {error}"));
    let bytes = std::fs::read(GOLD).map_err(|error| other(error.to_string()))?;
    let gold = load(&bytes).map_err(|error| other(error.to_string()))?;
    let text = Text::from_plain(&words);
    let gold = gold.with_text(text.clone()).map_err(|refused| other(refused.1.to_string()))?;
    let made = analyse(text.as_str()).dossier(&About::default());
    let made = Loaded::new(made).map_err(|error| other(error.to_string()))?;
    for problem in &made.problems {
        println!("claims: the dossier that was made has a fault: {problem}");
    }
    Ok(compare(&gold, &made, &text, show).figures(&NAMES))
}

/// The figures of the curated article, in the order of [`Tally::figures`].
const NAMES: [&str; 6] = [
    "claims found",
    "of those made, in the gold",
    "sourcing right",
    "kind right",
    "certainty right",
    "polarity right",
];

/// How many claims there are, are found, and are read as a person read them.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    gold: usize,
    made: usize,
    found: usize,
    /// Of those found: sourcing, kind, certainty, polarity.
    right: [usize; 4],
    /// Of those found: how many of a kind, in the gold, were read as what kind; the same of how they are sourced.
    kinds: Confusion,
    sourcings: Confusion,
}

/// How often something was taken for something, by their names.
type Confusion = BTreeMap<(&'static str, &'static str), usize>;

impl Tally {
    /// Shares from 0 to 1 under these names: found, of those made, sourcing, kind, certainty, polarity.
    pub fn figures(&self, names: &[&'static str; 6]) -> BTreeMap<&'static str, f64> {
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        let of_found = self.right.iter().map(|right| share(*right, self.found));
        let all = [share(self.found, self.gold), share(self.found, self.made)].into_iter().chain(of_found);
        names.iter().copied().zip(all).collect()
    }

    /// Prints what is taken for what: a line for what it is in the gold, a column for what it was read as.
    pub fn print_confusions(&self) {
        print_confusion("kind", Kind::ALL.iter().map(|kind| kind.id()).collect(), &self.kinds);
        print_confusion("sourcing", Sourcing::ALL.iter().map(|kind| kind.id()).collect(), &self.sourcings);
    }
}

fn print_confusion(of: &str, names: Vec<&'static str>, counts: &Confusion) {
    let heads: String = names.iter().map(|name| format!("{name:>16}")).collect();
    println!("{:<24}{heads}", format!("{of}, gold; read as"));
    for gold in &names {
        let count = |made: &&'static str| counts.get(&(gold, made)).copied().unwrap_or_default();
        let row: String = names.iter().map(|made| format!("{:>16}", count(made))).collect();
        println!("  {gold:<22}{row}");
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.made += other.made;
        self.found += other.found;
        self.right.iter_mut().zip(other.right).for_each(|(sum, right)| *sum += right);
        for (all, some) in [(&mut self.kinds, other.kinds), (&mut self.sourcings, other.sourcings)] {
            some.into_iter().for_each(|(pair, count)| *all.entry(pair).or_default() += count);
        }
    }
}

fn confusion(pairs: impl Iterator<Item = (&'static str, &'static str)>) -> Confusion {
    let mut counts = Confusion::new();
    pairs.for_each(|pair| *counts.entry(pair).or_default() += 1);
    counts
}

fn text() -> Option<String> {
    let folder = std::env::var_os("SEED").map_or_else(|| PathBuf::from(FOLDER), PathBuf::from);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    std::fs::read_to_string(files.first()?).ok()
}

/// Counts the claims of the gold that were made, and how they are read; prints what differs if asked to.
pub fn compare(gold: &Loaded, made: &Loaded, text: &Text, show: bool) -> Tally {
    // What was made may part its text otherwise, and so has places of its own.
    let own = made.text.as_ref().unwrap_or(text);
    let wanted = words(&gold.anchors, text);
    let found = words(&made.anchors, own);
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (g, want) in wanted.iter().enumerate() {
        for (m, have) in found.iter().enumerate() {
            let likeness = jaccard(want, have);
            if likeness >= 0.5 {
                pairs.push((likeness, g, m));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut match_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (_, g, m) in pairs {
        if !match_of.contains_key(&g) && taken.insert(m) {
            match_of.insert(g, m);
        }
    }
    let claims: Vec<(&Claim, &Claim)> = match_of
        .iter()
        .filter_map(|(g, m)| Some((gold.dossier.claims.get(*g)?, made.dossier.claims.get(*m)?)))
        .collect();
    if show {
        report((gold, text), (made, own), &match_of);
    }
    let right = |same: fn(&(&Claim, &Claim)) -> bool| claims.iter().filter(|pair| same(pair)).count();
    Tally {
        gold: gold.dossier.claims.len(),
        made: made.dossier.claims.len(),
        found: claims.len(),
        right: [
            right(|(a, b)| a.sourcing() == b.sourcing()),
            right(|(a, b)| a.kind == b.kind),
            right(|(a, b)| a.certainty == b.certainty),
            right(|(a, b)| a.polarity == b.polarity),
        ],
        kinds: confusion(claims.iter().map(|(a, b)| (a.kind.id(), b.kind.id()))),
        sourcings: confusion(claims.iter().map(|(a, b)| (a.sourcing().id(), b.sourcing().id()))),
    }
}

/// What differs, to be read.
fn report((gold, text): (&Loaded, &Text), (made, own): (&Loaded, &Text), match_of: &BTreeMap<usize, usize>) {
    let quote = |anchors: &Anchors, text: &Text, at: usize| -> String {
        let spans = anchors.claims.get(at).map(|claim| claim.quotes.clone()).unwrap_or_default();
        spans.iter().map(|span| text.get(*span)).collect::<Vec<_>>().join(" ⋯ ")
    };
    for (g, claim) in gold.dossier.claims.iter().enumerate() {
        let Some(m) = match_of.get(&g) else {
            println!("MISSED  {}: {}", claim.id, quote(&gold.anchors, text, g));
            continue;
        };
        let Some(other) = made.dossier.claims.get(*m) else { continue };
        let mut differs = Vec::new();
        if claim.sourcing() != other.sourcing() {
            let source = other.attribution.last().and_then(|source| {
                source.name.as_deref().or(source.actor.as_ref().map(|actor| actor.0.as_str()))
            });
            let source = source.map(|name| format!(" ({name})")).unwrap_or_default();
            differs.push(format!("sourcing {} not {}{source}", claim.sourcing().id(), other.sourcing().id()));
        }
        if claim.kind != other.kind {
            differs.push(format!("kind {} not {}", claim.kind.id(), other.kind.id()));
        }
        if claim.certainty != other.certainty {
            differs.push(format!("certainty {} not {}", claim.certainty.id(), other.certainty.id()));
        }
        if claim.polarity != other.polarity {
            differs.push(format!("polarity {} not {}", claim.polarity.id(), other.polarity.id()));
        }
        if !differs.is_empty() {
            println!(
                "DIFFERS {}: {}\n        {}",
                claim.id,
                differs.join("; "),
                quote(&made.anchors, own, *m)
            );
        }
    }
    for (m, claim) in made.dossier.claims.iter().enumerate() {
        let known = match_of.values().any(|matched| *matched == m);
        println!(
            "{} {} {} | {}",
            if known { "   " } else { "NEW" },
            claim.kind.id(),
            claim.certainty.id(),
            claim.statement
        );
    }
}

fn words(anchors: &Anchors, text: &Text) -> Vec<BTreeSet<String>> {
    let of = |claim: &assay_dossier::ClaimAnchors| {
        let pieces = claim.quotes.iter().map(|span| text.get(*span));
        let words =
            pieces.flat_map(|piece| piece.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\''));
        words.map(|word| word.to_lowercase()).filter(|word| !word.is_empty() && !is_light(word)).collect()
    };
    anchors.claims.iter().map(of).collect()
}

/// Words that carry no content.
fn is_light(word: &str) -> bool {
    const LIGHT: &str = " a an the and or but nor so of to in on at by for with from as into over than then that this \
        these those it its they them their he him his she her who which where when while there is are was were be been \
        being am has have had having do does did will would shall should may might can could must not no if also one ";
    LIGHT.contains(&format!(" {word} "))
}

fn jaccard(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let shared = a.intersection(b).count();
    shared as f64 / (a.len() + b.len() - shared).max(1) as f64
}
