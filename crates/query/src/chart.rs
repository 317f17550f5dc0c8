//! The charts of the overview: how many of the claims that match have which value, counted by one facet
//! and divided by another.
//!
//! One table defines them ([`FORMS`]): picture, table, text, link and tests read it. It must not know
//! how a chart is drawn.

use fixedbitset::FixedBitSet;

use crate::facet::FacetKey;
use crate::index::{Index, Value};
use crate::order::{join, sorted};

/// What a chart counts.
pub struct Form {
    /// Its id, as in `data-chart`.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The facet whose values are its rows.
    pub rows: FacetKey,
    /// The facet that divides each row.
    pub parts: Option<FacetKey>,
    /// The order of the rows.
    pub order: Order,
    /// What it shows, in a sentence; of charts with rows.
    finding: fn(&Chart) -> String,
}

/// The order of the rows of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As the facet has them; all of them, those without claims too.
    Table,
    /// The most claims first.
    Count,
    /// As they come in the article.
    Article,
}

/// A chart of the claims that match.
pub struct Chart {
    /// What it counts.
    pub form: &'static Form,
    /// How many claims match; a claim may be in several rows, or in none.
    pub claims: u32,
    /// The values that divide each row: id and label.
    pub parts: Vec<(String, String)>,
    /// The rows.
    pub rows: Vec<Bar>,
}

/// A row of a chart.
pub struct Bar {
    /// The value's id.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// Its claims.
    pub count: u32,
    /// Its claims with each of [`Chart::parts`].
    pub parts: Vec<u32>,
}

/// The charts, in the order of the overview.
pub static FORMS: [Form; 5] = [
    Form {
        id: "sourcing",
        title: "What stands behind the claims",
        rows: FacetKey::Kind,
        parts: Some(FacetKey::Sourcing),
        order: Order::Table,
        finding: |chart| {
            let [named, unnamed, none] = [0, 1, 2].map(|part| chart.sum(part));
            format!(
                "{named} of {} {} that can be checked; {} on unnamed sources; {} the author’s own word.",
                claims(chart.claims),
                if named == 1 { "names a source" } else { "name a source" },
                if unnamed == 1 { "1 rests".to_owned() } else { format!("{unnamed} rest") },
                if none == 1 { "1 is".to_owned() } else { format!("{none} are") },
            )
        },
    },
    Form {
        id: "sources",
        title: "Who vouches for how much",
        rows: FacetKey::Source,
        parts: Some(FacetKey::Sourcing),
        order: Order::Count,
        finding: |chart| {
            let sourced: u32 = chart.rows.iter().map(|row| row.count).sum();
            let sources = if chart.rows.len() == 1 { "1 source stands" } else { "sources stand" };
            let number = if chart.rows.len() == 1 { String::new() } else { format!("{} ", chart.rows.len()) };
            format!("{number}{sources} behind {sourced} of {}; {}.", claims(chart.claims), chart.most())
        },
    },
    Form {
        id: "firmness",
        title: "How firmly it is said",
        rows: FacetKey::Certainty,
        parts: Some(FacetKey::Polarity),
        order: Order::Table,
        finding: |chart| {
            let said = chart.rows.iter().filter(|row| row.count > 0);
            let said: Vec<String> = said.map(|row| format!("{} {}", row.count, row.label)).collect();
            let said: Vec<&str> = said.iter().map(String::as_str).collect();
            let denied = match chart.sum(1) {
                0 => String::new(),
                denied => format!("; {denied} of them denied"),
            };
            format!("Of {}: {}{denied}.", claims(chart.claims), join(&said, ", "))
        },
    },
    Form {
        id: "places",
        title: "Where it takes place",
        rows: FacetKey::Place,
        parts: None,
        order: Order::Article,
        finding: |chart| format!("{}; {}.", chart.number_of("place"), chart.most()),
    },
    Form {
        id: "times",
        title: "When it takes place",
        rows: FacetKey::Time,
        parts: None,
        order: Order::Article,
        finding: |chart| {
            let dated: u32 = chart.rows.iter().map(|row| row.count).sum();
            format!("{} for {dated} of {}.", chart.number_of("time"), claims(chart.claims))
        },
    },
];

fn claims(count: u32) -> String {
    crate::claims(count as usize)
}

impl Chart {
    /// What it shows, in a sentence.
    pub fn finding(&self) -> String {
        if self.rows.iter().all(|row| row.count == 0) {
            return "None of these claims says.".to_owned();
        }
        (self.form.finding)(self)
    }

    /// The longest row.
    pub fn longest(&self) -> u32 {
        self.rows.iter().map(|row| row.count).max().unwrap_or_default()
    }

    /// The claims with one of the dividing values, over all rows.
    fn sum(&self, part: usize) -> u32 {
        self.rows.iter().filter_map(|row| row.parts.get(part)).sum()
    }

    fn number_of(&self, what: &str) -> String {
        match self.rows.len() {
            1 => format!("1 {what}"),
            many => format!("{many} {what}s"),
        }
    }

    /// The longest row in words: "most often Russia (7)"; of several as long as that none is named.
    fn most(&self) -> String {
        let longest = self.longest();
        let mut most = self.rows.iter().filter(|row| row.count == longest);
        match (most.next(), most.next(), longest) {
            (Some(row), None, _) => format!("most often {} ({longest})", row.label),
            (_, _, 1) => "none of them more than once".to_owned(),
            _ => format!("none of them more than {longest} times"),
        }
    }

    /// As text: the title, the finding, and the rows as a table with tabs between.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{}\n\n", self.form.title, self.finding());
        text.push_str(self.form.rows.facet().label);
        text.push_str("\tClaims");
        for (_, label) in &self.parts {
            text.push('\t');
            text.push_str(label);
        }
        for row in &self.rows {
            text.push_str(&format!("\n{}\t{}", row.label, row.count));
            for part in &row.parts {
                text.push_str(&format!("\t{part}"));
            }
        }
        text.push('\n');
        text
    }
}

impl Index {
    /// A chart of some claims.
    pub fn chart(&self, form: &'static Form, matches: &FixedBitSet) -> Chart {
        let parts: &[Value] = form.parts.map_or(&[], |parts| &self.facets[parts].values);
        let within = |value: &Value| {
            let mut claims = value.claims.clone();
            claims.intersect_with(matches);
            claims
        };
        let both = |claims: &FixedBitSet, part: &Value| claims.intersection_count(&part.claims);
        let mut firsts = Vec::new();
        let mut rows = Vec::new();
        for value in &self.facets[form.rows].values {
            let claims = within(value);
            if form.order == Order::Table || !claims.is_clear() {
                firsts.push(claims.minimum());
                rows.push(Some(Bar {
                    id: value.id.clone(),
                    label: value.label.clone(),
                    count: number(claims.count_ones(..)),
                    parts: parts.iter().map(|part| number(both(&claims, part))).collect(),
                }));
            }
        }
        let count =
            |at: usize| rows.get(at).and_then(Option::as_ref).map(|row: &Bar| std::cmp::Reverse(row.count));
        let order = match form.order {
            Order::Table => (0..rows.len()).collect(),
            Order::Count => sorted(rows.len(), &|a, b| count(a).cmp(&count(b))),
            Order::Article => sorted(rows.len(), &|a, b| firsts.get(a).cmp(&firsts.get(b))),
        };
        Chart {
            form,
            claims: number(matches.count_ones(..)),
            parts: parts.iter().map(|part| (part.id.clone(), part.label.clone())).collect(),
            rows: order.into_iter().filter_map(|at| rows.get_mut(at)?.take()).collect(),
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
