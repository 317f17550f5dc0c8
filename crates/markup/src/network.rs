//! Who acts on whom as a picture: the actors around an oval, their names outside it, and inside a curve
//! from each who acts to each who is acted on.
//!
//! **Places.** The order around the oval is found once for a dossier and its folding, so that those who have
//! much to do with each other stand close; it does not depend on the filter, so an actor keeps its place while
//! one reads. Down each side the names stand evenly apart. Curves run inside the oval, which is convex, and the
//! names stand outside: so no curve can run through a name, whatever the dossier.
//!
//! All coordinates are whole CSS pixels.

use assay_dossier::Certainty;
use assay_query::verbs::{Verb, verb};
use assay_query::{Arrangement, Edge, FacetKey, View, pair_label, sorted};
use maud::{Markup, html};

use crate::Command;
use crate::actors::MOST_SHOWN;
use crate::matrix::{firmness, in_words, is_chosen, pair_key, signs, to_pair};
use crate::stage::Stage;
use assay_query::claims;

/// The height of a line of a name, and its size.
const LINE: i32 = 15;
const SIZE: i32 = 13;
/// The width of a letter, about: the widest of the system's sans-serifs.
const LETTER: i32 = 7;
/// The most lines of a name.
const LINES: usize = 3;
/// From a node's middle to where its name begins.
const GAP: i32 = 14;
/// Above and below the oval.
const MARGIN: i32 = 26;
/// Below that, for what is done along the curve that is pointed at.
const FOOT: i32 = 22;

/// The number of rounds in which nodes look for a better place.
const ROUNDS: usize = 6;

/// A node: an actor, or the weakest actors together.
#[derive(Clone, Debug)]
pub struct Node {
    /// The actor's position in the dossier; `None` for the rest of them.
    pub actor: Option<usize>,
    /// Where its middle is.
    pub x: i32,
    /// From the top.
    pub y: i32,
    /// Its name, in lines.
    lines: Vec<String>,
}

impl Node {
    /// The lines of its name: where each begins or ends, on which baseline, its words, and which of the two.
    pub(crate) fn words(&self, width: i32) -> impl Iterator<Item = (i32, i32, &str, &'static str)> {
        let on_right = self.x >= width / 2;
        let (x, anchor) = if on_right { (self.x + GAP, "start") } else { (self.x - GAP, "end") };
        let top = self.y + SIZE / 3 - (self.lines.len() as i32 - 1) * LINE / 2;
        (0..).zip(&self.lines).map(move |(nth, line)| (x, top + nth * LINE, line.as_str(), anchor))
    }
}

/// The places of a network.
#[derive(Clone, Debug)]
pub struct Network {
    /// The nodes, around the oval from the top right.
    pub nodes: Vec<Node>,
    /// The size of the picture.
    pub width: i32,
    /// Its height.
    pub height: i32,
}

impl Network {
    /// The places for a dossier, of which `stage` says the folding and whether all are shown, in a picture of a
    /// width.
    pub fn lay(stage: &Stage<'_>, width: i32) -> Self {
        let plain = View {
            arrange: Arrangement::Network,
            fold: stage.view.fold.clone(),
            everyone: stage.view.everyone,
            ..View::default()
        };
        let edges = stage.index.edges(&plain);
        let (shown, rest) = strongest(&edges, if plain.everyone { usize::MAX } else { MOST_SHOWN });
        let mut order: Vec<Option<usize>> = around(&shown, &edges).into_iter().map(Some).collect();
        if rest > 0 {
            order.push(None);
        }
        place(stage, &order, rest, width)
    }

    /// The node that stands for an actor.
    pub fn node(&self, actor: usize) -> Option<usize> {
        let own = self.nodes.iter().position(|node| node.actor == Some(actor));
        own.or_else(|| self.nodes.iter().position(|node| node.actor.is_none()))
    }
}

/// The actors with the most claims, as far as there is room, in the order of the dossier; and how many more
/// there are.
fn strongest(edges: &[Edge], most: usize) -> (Vec<usize>, usize) {
    let mut weights: Vec<(usize, usize)> = Vec::new();
    for edge in edges {
        for actor in [edge.agent, edge.patient] {
            match weights.iter_mut().find(|(known, _)| *known == actor) {
                Some(known) => known.1 += edge.claims.count_ones(..),
                None => weights.push((actor, edge.claims.count_ones(..))),
            }
        }
    }
    let by_weight =
        sorted(weights.len(), &|a, b| weights.get(b).map(|w| w.1).cmp(&weights.get(a).map(|w| w.1)));
    let shown: Vec<usize> = by_weight.iter().take(most).filter_map(|at| Some(weights.get(*at)?.0)).collect();
    let rest = weights.len() - shown.len();
    (
        sorted(shown.len(), &|a, b| shown.get(a).cmp(&shown.get(b)))
            .into_iter()
            .filter_map(|at| shown.get(at).copied())
            .collect(),
        rest,
    )
}

/// An order around the oval in which neighbours have to do with each other: each in turn moves to the place
/// where its own edges are shortest, until none wants to, or for some rounds.
fn around(actors: &[usize], edges: &[Edge]) -> Vec<usize> {
    let count = actors.len();
    let at = |actor: usize| actors.iter().position(|known| *known == actor);
    let mut ties: Vec<Vec<(usize, usize)>> = vec![Vec::new(); count];
    for edge in edges {
        if let (Some(a), Some(b)) = (at(edge.agent), at(edge.patient)) {
            let weight = edge.claims.count_ones(..);
            for (from, to) in [(a, b), (b, a)] {
                ties.get_mut(from).into_iter().for_each(|ties| ties.push((to, weight)));
            }
        }
    }
    let mut order: Vec<usize> = (0..count).collect();
    for _ in 0..ROUNDS {
        let mut moved = false;
        for one in 0..count {
            let Some(from) = order.iter().position(|other| *other == one) else { continue };
            order.remove(from);
            let mut places = vec![0; count];
            for (place, other) in order.iter().enumerate() {
                places.get_mut(*other).into_iter().for_each(|known| *known = place);
            }
            let cost = |place: usize| -> usize {
                let far = |(other, weight): &(usize, usize)| {
                    let there = places.get(*other).copied().unwrap_or_default();
                    let there = if there >= place { there + 1 } else { there };
                    let apart = there.abs_diff(place);
                    apart.min(count - apart) * weight
                };
                ties.get(one).into_iter().flatten().filter(|(other, _)| *other != one).map(far).sum()
            };
            let best = (0..count).min_by_key(|place| (cost(*place), place.abs_diff(from))).unwrap_or(from);
            moved |= best != from;
            order.insert(best, one);
        }
        if !moved {
            break;
        }
    }
    order.into_iter().filter_map(|at| actors.get(at).copied()).collect()
}

/// Puts nodes down the right side and up the left one.
fn place(stage: &Stage<'_>, order: &[Option<usize>], rest: usize, width: i32) -> Network {
    // Names take a third of the width on each side at most.
    let letters = ((width / 3 - GAP) / LETTER).max(6) as usize;
    let words = |actor: &Option<usize>| match actor {
        Some(actor) => wrap(stage.name(*actor), letters),
        None => wrap(&format!("{rest} others"), letters),
    };
    let named: Vec<Vec<String>> = order.iter().map(words).collect();
    let longest = named.iter().flatten().map(|line| line.chars().count()).max().unwrap_or(1);
    let lines = named.iter().map(Vec::len).max().unwrap_or(1);
    let aside = longest as i32 * LETTER + GAP + 8;
    let right = order.len().div_ceil(2);
    let apart = (lines as i32 * LINE + 8).max(28);
    let tall = (right.max(6) as i32 - 1) * apart;
    let (middle, across, up) = (width / 2, (width / 2 - aside).max(30), tall / 2 + apart / 2);
    let height = tall + 2 * MARGIN + apart / 2;
    let middle_down = height / 2;
    let mut nodes = Vec::new();
    for (nth, (actor, lines)) in order.iter().zip(named).enumerate() {
        let on_right = nth < right;
        let (row, of) = if on_right { (nth, right) } else { (order.len() - 1 - nth, order.len() - right) };
        // Evenly down the height, whichever side has more.
        let y = MARGIN + apart / 4 + if of > 1 { tall * row as i32 / (of as i32 - 1) } else { tall / 2 };
        let from_middle = f64::from(y - middle_down) / f64::from(up.max(1));
        let x = (f64::from(across) * (1.0 - from_middle * from_middle).max(0.0).sqrt()) as i32;
        nodes.push(Node { actor: *actor, x: if on_right { middle + x } else { middle - x }, y, lines });
    }
    Network { nodes, width, height: height + FOOT }
}

/// A name in lines of so many letters; what has no room ends in an ellipsis.
fn wrap(name: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let length = |line: &String| line.chars().count();
    for word in name.split_whitespace() {
        match lines.last_mut().filter(|line| length(line) + 1 + word.chars().count() <= letters) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    let cut = lines.len() > LINES;
    lines.truncate(LINES);
    if let Some(last) = lines.last_mut().filter(|_| cut) {
        last.push('…');
    }
    for line in lines.iter_mut().filter(|line| length(line) > letters) {
        *line = line.chars().take(letters - 1).chain(['…']).collect();
    }
    lines
}

/// A curve of the picture: where it begins, is drawn to, and ends.
pub struct Curve {
    from: (i32, i32),
    over: (i32, i32),
    to: (i32, i32),
}

impl Curve {
    pub(crate) fn between(network: &Network, from: &Node, to: &Node) -> Self {
        let middle = (network.width / 2, (network.height - FOOT) / 2);
        if from.x == to.x && from.y == to.y {
            let inward = if from.x > middle.0 { -60 } else { 60 };
            return Self {
                from: (from.x, from.y - 6),
                over: (from.x + inward, from.y),
                to: (from.x, from.y + 6),
            };
        }
        // Drawn toward the middle by a part of their length, those of one side the more; there and back apart.
        let same_side = (from.x > middle.0) == (to.x > middle.0);
        let between = ((from.x + to.x) / 2, (from.y + to.y) / 2);
        let (x, y) = (f64::from(to.x - from.x), f64::from(to.y - from.y));
        let length = (x * x + y * y).sqrt() as i32;
        let share = if same_side { 45 } else { 12 };
        let room = f64::from((middle.0 - between.0).pow(2) + f64::from(middle.1 - between.1).powi(2) as i32)
            .sqrt() as i32;
        let inward = (length * share / 100 + if same_side { 16 } else { 0 }).min(room * 8 / 10);
        // On the way to the middle, and so inside the oval; there and back differ in how far.
        let inward = if (from.y, from.x) < (to.y, to.x) { inward } else { inward / 2 };
        let over = toward(between, middle, inward);
        Self { from: (from.x, from.y), over, to: (to.x, to.y) }.shortened()
    }

    /// Ends at the border of the node it leads to, not in its middle.
    fn shortened(self) -> Self {
        let to = toward(self.to, self.over, 9);
        Self { to, ..self }
    }

    pub(crate) fn line(&self) -> String {
        let Self { from, over, to } = self;
        format!("M{} {}Q{} {} {} {}", from.0, from.1, over.0, over.1, to.0, to.1)
    }

    /// The head of the arrow.
    pub(crate) fn head(&self) -> String {
        let Self { over, to, .. } = self;
        let back = toward(*to, *over, 9);
        let (x, y) = (to.0 - back.0, to.1 - back.1);
        let side = |sign: i32| (back.0 - sign * y * 4 / 9, back.1 + sign * x * 4 / 9);
        let (a, b) = (side(1), side(-1));
        format!("M{} {}L{} {}L{} {}z", to.0, to.1, a.0, a.1, b.0, b.1)
    }
}

/// A point so many pixels from one toward another.
fn toward(from: (i32, i32), to: (i32, i32), far: i32) -> (i32, i32) {
    let (x, y) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
    let length = (x * x + y * y).sqrt().max(1.0);
    let step = |delta: f64| (delta * f64::from(far) / length).round() as i32;
    (from.0 + step(x), from.1 + step(y))
}

/// The edges of a view between nodes: what folds into the rest is one with it.
pub(crate) fn drawn(stage: &Stage<'_>, network: &Network) -> Vec<(usize, usize, Edge)> {
    let mut drawn: Vec<(usize, usize, Edge)> = Vec::new();
    for edge in stage.index.edges(stage.view) {
        let (Some(from), Some(to)) = (network.node(edge.agent), network.node(edge.patient)) else { continue };
        match drawn.iter_mut().find(|(a, b, _)| (*a, *b) == (from, to)) {
            Some((_, _, known)) => {
                known.claims.union_with(&edge.claims);
                known.values.extend_from_slice(&edge.values);
            }
            None => drawn.push((from, to, edge)),
        }
    }
    drawn
}

/// How thick the line of so many claims is, in pixels.
pub(crate) const fn thickness(claims: usize) -> i32 {
    match claims {
        0..=1 => 1,
        2..=3 => 2,
        4..=6 => 3,
        7..=12 => 4,
        _ => 6,
    }
}

/// The style of the firmest of an edge's claims.
pub(crate) fn firmest(firm: &[usize; 4]) -> &'static str {
    let first = Certainty::ALL.iter().zip(firm).find(|(_, count)| **count > 0);
    first.map_or("", |(certainty, _)| certainty.id())
}

/// The words of an edge's claims for what is done, each once.
fn verbs(stage: &Stage<'_>, edge: &Edge) -> String {
    let mut words = String::new();
    let ends = |claim: &assay_dossier::Claim| {
        assay_query::pairs(claim).find_map(|(agent, patient)| {
            let pair = assay_query::pair_id(agent.as_str(), patient.as_str());
            let values = &stage.index.facets[FacetKey::Pair];
            let within = edge.values.contains(&values.position(&pair)?);
            let actor = |id: &assay_dossier::ActorId| stage.actors().get(stage.index.actor(id.as_str())?);
            Some((actor(agent)?, actor(patient)?)).filter(|_| within)
        })
    };
    for claim in edge.claims.ones().filter_map(|nth| stage.claim(nth)) {
        let Some((agent, patient)) = ends(claim) else { continue };
        let Verb { words: done, passive } = verb(&claim.statement, agent, patient);
        if !words.contains(&done) {
            words.push_str(if words.is_empty() { "" } else { "; " });
            words.push_str(if passive { "← " } else { "" });
            words.push_str(&done);
        }
    }
    words
}

/// The picture, what its signs mean, and the same in words.
pub fn network(stage: &Stage<'_>, network: &Network) -> Markup {
    let edges = drawn(stage, network);
    let lit = |at: usize| edges.iter().any(|(from, to, _)| *from == at || *to == at);
    html! {
        @if network.nodes.is_empty() { p.none { "In no claim of this article does one actor act on another." } }
        @else {
            div.network {
                svg id="assay-network" viewBox={ "0 0 " (network.width) " " (network.height) } role="group" tabindex="0"
                    aria-label="Who acts on whom, as a picture; the same in words follows it" {
                    @for (from, to, edge) in &edges {
                        @if let (Some(from), Some(to)) = (network.nodes.get(*from), network.nodes.get(*to)) {
                            // Everything that the rest does together would cover the picture.
                            @let line = if from.actor.is_some() && to.actor.is_some() { thickness(edge.claims.count_ones(..)) } else { 1 };
                            (curve(stage, edge, line, &Curve::between(network, from, to), (network.width / 2, network.height - 9)))
                        }
                    }
                    @for (at, node) in network.nodes.iter().enumerate() { (dot(stage, network, node, lit(at), at)) }
                }
            }
            p.zoom {
                button type="button" data-do=(Command::ZoomIn.word()) aria-label="Larger" { "+" }
                button type="button" data-do=(Command::ZoomOut.word()) aria-label="Smaller" { "−" }
                button type="button" data-do=(Command::ZoomAll.word()) { "All" }
            }
            p.key { span { "from who acts → to who is acted on" } span { "the thicker, the more claims; the line is that of the firmest:" } }
            (signs())
            details.words open {
                summary { "The same in words" }
                ul role="list" { @for (_, _, edge) in &edges { li { (in_a_line(stage, edge)) } } }
                @if edges.is_empty() { p.none { "In no claim that the filter leaves does one actor act on another." } }
            }
        }
    }
}

fn in_a_line(stage: &Stage<'_>, edge: &Edge) -> Markup {
    html! {
        a.go href=(to_pair(stage, edge)) data-keep={ (pair_key(stage, edge)) "-words" } data-agent=(stage.id(edge.agent)) data-patient=(stage.id(edge.patient)) {
            (pair_label(stage.name(edge.agent), stage.name(edge.patient)))
        }
        ": " (claims(edge.claims.count_ones(..))) " (" (in_words(&firmness(stage, edge))) ") — " (verbs(stage, edge))
    }
}

fn curve(stage: &Stage<'_>, edge: &Edge, line: i32, curve: &Curve, foot: (i32, i32)) -> Markup {
    let firm = firmness(stage, edge);
    // What is seen has to be part of what is heard.
    let done = shortened(&verbs(stage, edge), (foot.0 * 2 / LETTER) as usize - 4);
    let label = pair_label(stage.name(edge.agent), stage.name(edge.patient));
    let count = edge.claims.count_ones(..);
    html! {
        a.go.edge href=(to_pair(stage, edge)) data-keep=(pair_key(stage, edge)) data-agent=(stage.id(edge.agent)) data-patient=(stage.id(edge.patient))
            aria-current=[is_chosen(stage, edge).then_some("true")] aria-label={ (label) ": " (claims(count)) ", " (done) } {
            title { (label) ": " (claims(count)) ", " (in_words(&firm)) ". " (done) }
            path.hit d=(curve.line()) {}
            path.line class=(firmest(&firm)) stroke-width=(line) d=(curve.line()) {}
            path.head d=(curve.head()) {}
            text.verb x=(foot.0) y=(foot.1) text-anchor="middle" { (done) }
        }
    }
}

fn shortened(words: &str, letters: usize) -> String {
    if words.chars().count() <= letters {
        words.to_owned()
    } else {
        words.chars().take(letters.saturating_sub(1)).chain(['…']).collect()
    }
}

fn dot(stage: &Stage<'_>, network: &Network, node: &Node, lit: bool, at: usize) -> Markup {
    let words = html! {
        circle cx=(node.x) cy=(node.y) r="6" {}
        text { @for (x, y, line, anchor) in node.words(network.width) { tspan x=(x) y=(y) text-anchor=(anchor) { (line) " " } } }
    };
    let dim = (!lit).then_some("");
    html! {
        @match node.actor {
            Some(actor) => {
                a.go.node href=(stage.to(|view| view.selected = Some(stage.id(actor).to_owned()))) data-actor=(stage.id(actor)) data-keep={ "node-" (stage.id(actor)) }
                    data-node=(at) data-dim=[dim] aria-current=[(stage.view.selected.as_deref() == Some(stage.id(actor))).then_some("true")] {
                    title { (stage.name(actor)) }
                    (words)
                }
            },
            None => {
                a.go.node.rest href=(stage.to(|view| view.everyone = true)) data-keep="node-rest" data-node=(at) { title { "Show all" } (words) }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use assay_dossier::Reading;
    use assay_query::{Index, Shown, View};
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// A dossier in which some of so many actors act on others.
    fn reading(names: &[String], acts: &[(usize, usize)]) -> Reading {
        let id = |nth: usize| format!("a{nth}");
        let actors: Vec<_> = names
            .iter()
            .enumerate()
            .map(|(nth, name)| json!({ "id": id(nth), "name": name, "kind": "state" }))
            .collect();
        let claim = |(nth, (agent, patient)): (usize, &(usize, usize))| {
            json!({
                "id": format!("c{nth}"), "statement": "It acts.", "kind": "report", "certainty": "certain", "polarity": "positive",
                "quotes": [{ "paragraph": 0, "exact": "It acts." }], "attribution": [{ "kind": "author" }],
                "participants": [{ "actor": id(*agent), "role": "agent" }, { "actor": id(*patient), "role": "patient" }],
            })
        };
        let dossier = json!({
            "format": "assay/1", "actors": actors, "claims": acts.iter().enumerate().map(claim).collect::<Vec<_>>(),
            "article": { "id": "a", "title": "A", "language": "en", "text": ["It acts."] }, "provenance": { "by": "curated" },
        });
        assay_dossier::load(dossier.to_string().as_bytes()).unwrap().into()
    }

    fn with_stage<T>(reading: &Reading, view: &View, run: impl FnOnce(&Stage<'_>, &Shown) -> T) -> T {
        let index = Index::new(&reading.dossier, |_| String::new(), str::to_owned);
        let shown = index.apply(view);
        run(&Stage { reading, index: &index, view, matches: &shown.matches }, &shown)
    }

    /// Left, top, right, bottom.
    type Place = (i32, i32, i32, i32);

    /// Where the lines of a node's name stand, letters as wide as they may be.
    fn name(node: &Node, width: i32) -> Vec<Place> {
        let place = |(x, y, words, anchor): (i32, i32, &str, &str)| {
            let wide = words.chars().count() as i32 * LETTER;
            let left = if anchor == "start" { x } else { x - wide };
            (left, y - SIZE + 1, left + wide, y + 3)
        };
        node.words(width).map(place).collect()
    }

    fn points(curve: &Curve) -> Vec<(i32, i32)> {
        let Curve { from, over, to } = curve;
        let at = |a: i32, b: i32, c: i32, t: i32| {
            ((100 - t) * (100 - t) * a + 2 * t * (100 - t) * b + t * t * c) / 10_000
        };
        (0..=100).map(|t| (at(from.0, over.0, to.0, t), at(from.1, over.1, to.1, t))).collect()
    }

    fn check(network: &Network, edges: &[(usize, usize, Edge)]) {
        let names: Vec<Place> = network.nodes.iter().flat_map(|node| name(node, network.width)).collect();
        for (nth, (left, top, right, bottom)) in names.iter().enumerate() {
            assert!(
                *left >= 0 && *top >= 0 && *right <= network.width && *bottom <= network.height,
                "{names:?} in {network:?}"
            );
            for other in names.iter().skip(nth + 1) {
                let apart = other.0 >= *right || other.2 <= *left || other.1 >= *bottom || other.3 <= *top;
                assert!(apart, "{names:?}");
            }
        }
        for (from, to, _) in edges {
            let curve =
                Curve::between(network, network.nodes.get(*from).unwrap(), network.nodes.get(*to).unwrap());
            for (x, y) in points(&curve) {
                let crossed = names
                    .iter()
                    .find(|(left, top, right, bottom)| x > *left && x < *right && y > *top && y < *bottom);
                assert_eq!(crossed, None, "({x}, {y})");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        /// Whatever the dossier: names stand apart and inside the picture, and no curve runs through one.
        #[test]
        fn names_stay_free(
            names in proptest::collection::vec("[A-Z][a-z]{1,14}( [A-Za-z]{1,12}){0,4}", 2..90),
            acts in proptest::collection::vec((0..90_usize, 0..90_usize), 1..150),
            width in 300..900_i32,
            everyone in any::<bool>(),
        ) {
            let acts: Vec<_> = acts.iter().map(|(a, b)| (a % names.len(), b % names.len())).collect();
            let reading = reading(&names, &acts);
            let view = View { everyone, ..View::default() };
            with_stage(&reading, &view, |stage, _| {
                let network = Network::lay(stage, width);
                assert!(everyone || network.nodes.len() <= MOST_SHOWN + 1);
                check(&network, &drawn(stage, &network));
            });
        }
    }

    #[test]
    fn the_same_for_the_same_and_still_while_one_filters() {
        let names: Vec<String> = (0..20).map(|nth| format!("Actor {nth}")).collect();
        let acts: Vec<_> = (0..60).map(|nth| (nth * 7 % 20, nth * 3 % 20)).collect();
        let reading = reading(&names, &acts);
        let lay = |query: &str| {
            let (view, _) = assay_query::parse(query, "");
            with_stage(&reading, &view, |stage, _| format!("{:?}", Network::lay(stage, 640)))
        };
        assert_eq!(lay(""), lay("view=actors&arrange=network&actor=a1&q=acts&pair=a7~a3"));
        assert_ne!(lay(""), lay("").replace("640", "641"));
    }

    #[test]
    fn the_picture_and_the_words_say_the_same() {
        let names: Vec<String> = (0..70).map(|nth| format!("Actor {nth}")).collect();
        let acts: Vec<_> = (0..200).map(|nth| (nth % 70, nth * 3 % 70)).collect();
        let reading = reading(&names, &acts);
        let (view, _) = assay_query::parse("view=actors&arrange=network", "");
        let html = with_stage(&reading, &view, |stage, shown| {
            crate::actors(stage, shown, Some(&Network::lay(stage, 640))).into_string()
        });
        let count = |part: &str| html.matches(part).count();
        assert_eq!(count("class=\"go edge\""), count("-words\""));
        assert_eq!(count("class=\"go node"), MOST_SHOWN + 1);
        assert!(count("class=\"go edge\"") > 50);
    }

    #[test]
    fn long_names_break() {
        assert_eq!(wrap("Belarusian opposition movement", 16), ["Belarusian", "opposition", "movement"]);
        assert_eq!(wrap("North Korea", 16), ["North Korea"]);
        assert_eq!(wrap("Donaudampfschiffahrtsgesellschaft", 12), ["Donaudampfs…"]);
        assert_eq!(wrap("A very long name of many words that never ends", 8), ["A very", "long", "name of…"]);
    }
}
