//! Charts and the network as pictures that stand alone: a short list of marks, from which comes SVG, and which
//! the page paints for PNG. Black on white with one accent, whatever the page looks like.

use assay_query::chart::Chart;
use maud::{Markup, html};

use crate::matrix::firmness;
use crate::network::{Curve, Network, drawn, firmest, thickness};
use crate::stage::Stage;

/// A picture.
pub struct Picture {
    /// In pixels.
    pub width: i32,
    /// In pixels.
    pub height: i32,
    /// What is on it, the first undermost.
    pub marks: Vec<Mark>,
}

/// Something on a picture.
pub enum Mark {
    /// A path, filled, or drawn as a line with a pattern of dashes (none: unbroken).
    Path {
        /// As SVG has it.
        d: String,
        /// The colour.
        colour: &'static str,
        /// The thickness of the line; 0 fills.
        line: i32,
        /// The dashes: on, off; 0 unbroken.
        dash: i32,
    },
    /// Words on one line.
    Words {
        /// Where they begin, or end.
        x: i32,
        /// Their baseline.
        y: i32,
        /// What they say.
        words: String,
        /// In pixels.
        size: i32,
        /// `start` or `end`.
        anchor: &'static str,
        /// The colour.
        colour: &'static str,
    },
}

/// Ink, and what is softer.
const INK: &str = "#1c1c1a";
const SOFT: &str = "#5c5b55";
/// The parts of a bar, the best sourced and firmest the darkest.
const PARTS: [&str; 4] = ["#0e5a60", "#6fa8a6", "#d7d4ca", "#ebe9e2"];

const WIDTH: i32 = 720;

impl Picture {
    fn new(width: i32, height: i32) -> Self {
        let mut picture = Self { width, height, marks: Vec::new() };
        picture.rect(0, 0, width, height, "#ffffff");
        picture
    }

    fn rect(&mut self, x: i32, y: i32, width: i32, height: i32, colour: &'static str) {
        self.marks.push(Mark::Path {
            d: format!("M{x} {y}h{width}v{height}h-{width}z"),
            colour,
            line: 0,
            dash: 0,
        });
    }

    fn words(&mut self, x: i32, y: i32, words: &str, size: i32, colour: &'static str) {
        self.marks.push(Mark::Words { x, y, words: words.to_owned(), size, anchor: "start", colour });
    }

    /// As a file of SVG.
    pub fn svg(&self) -> Markup {
        let dashes = |dash: i32| (dash > 0).then(|| format!("{dash} {dash}"));
        html! {
            svg xmlns="http://www.w3.org/2000/svg" width=(self.width) height=(self.height) viewBox={ "0 0 " (self.width) " " (self.height) } font-family="sans-serif" {
                @for mark in &self.marks {
                    @match mark {
                        Mark::Path { d, colour, line: 0, .. } => path d=(d) fill=(colour) {},
                        Mark::Path { d, colour, line, dash } => path d=(d) fill="none" stroke=(colour) stroke-width=(line) stroke-dasharray=[dashes(*dash)] {},
                        Mark::Words { x, y, words, size, anchor, colour } => text x=(x) y=(y) font-size=(size) text-anchor=(anchor) fill=(colour) { (words) },
                    }
                }
            }
        }
    }

    /// A chart, with its finding, and with `from` (the article) under it.
    pub fn chart(chart: &Chart, from: &str) -> Self {
        let mut picture = Self::new(WIDTH, 134 + chart.rows.len() as i32 * 26);
        picture.words(24, 38, chart.form.title, 20, INK);
        picture.words(24, 62, &chart.finding(), 14, SOFT);
        let mut x = 24;
        for ((_, label), colour) in chart.parts.iter().zip(PARTS) {
            picture.rect(x, 78, 12, 12, colour);
            picture.words(x + 18, 88, label, 12, SOFT);
            x += 40 + label.chars().count() as i32 * 7;
        }
        let longest = chart.longest().max(1) as i32;
        let mut y = 104;
        for row in &chart.rows {
            picture.words(24, y + 13, &row.label.chars().take(34).collect::<String>(), 13, INK);
            let mut x = 260;
            let whole = [row.count];
            let parts = if row.parts.is_empty() { &whole } else { row.parts.as_slice() };
            for (count, colour) in parts.iter().zip(PARTS) {
                let width = *count as i32 * 400 / longest;
                picture.rect(x, y, width, 16, colour);
                x += width;
            }
            picture.words(x + 8, y + 13, &row.count.to_string(), 13, INK);
            y += 26;
        }
        picture.words(24, y + 18, from, 11, SOFT);
        picture
    }

    /// A network as it stands.
    pub fn network(stage: &Stage<'_>, network: &Network, from: &str) -> Self {
        let mut picture = Self::new(network.width, network.height + 30);
        for (start, end, edge) in drawn(stage, network) {
            let (Some(start), Some(end)) = (network.nodes.get(start), network.nodes.get(end)) else {
                continue;
            };
            let curve = Curve::between(network, start, end);
            let dash = match firmest(&firmness(stage, &edge)) {
                "certain" => 0,
                "probable" => 6,
                _ => 2,
            };
            let line = thickness(edge.claims.count_ones(..));
            picture.marks.push(Mark::Path { d: curve.line(), colour: SOFT, line, dash });
            picture.marks.push(Mark::Path { d: curve.head(), colour: SOFT, line: 0, dash: 0 });
        }
        for node in &network.nodes {
            let (x, y) = (node.x - 5, node.y);
            picture.marks.push(Mark::Path {
                d: format!("M{x} {y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z"),
                colour: INK,
                line: 0,
                dash: 0,
            });
            for (x, y, words, anchor) in node.words(network.width) {
                picture.marks.push(Mark::Words {
                    x,
                    y,
                    words: words.to_owned(),
                    size: 13,
                    anchor,
                    colour: INK,
                });
            }
        }
        picture.words(12, network.height + 18, from, 11, SOFT);
        picture
    }
}
