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
use assay_query::{Arrangement, Edge, FacetKey, View, pair_label, sorted};
use assay_query::verbs::{Verb, verb};
use maud::{Markup, html};

use crate::actors::MOST_SHOWN;
use crate::matrix::{firmness, in_words, is_chosen, pair_key, signs, to_pair};
use crate::stage::{Stage, claims};

/// The height of a line of a name, and its size.
const LINE: i32 = 15;
const SIZE: i32 = 13;
/// The width of a letter, about: the widest of the system's sans-serifs.
const LETTER: i32 = 8;
/// The most lines of a name.
const LINES: usize = 3;
/// From a node's middle to where its name begins.
const GAP: i32 = 14;
/// Above and below the oval.
const MARGIN: i32 = 26;

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
    let by_weight = sorted(weights.len(), &|a, b| weights.get(b).map(|w| w.1).cmp(&weights.get(a).map(|w| w.1)));
    let shown: Vec<usize> = by_weight.iter().take(most).filter_map(|at| Some(weights.get(*at)?.0)).collect();
    let rest = weights.len() - shown.len();
    (sorted(shown.len(), &|a, b| shown.get(a).cmp(&shown.get(b))).into_iter().filter_map(|at| shown.get(at).copied()).collect(), rest)
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
    let aside = longest as i32 * LETTER + GAP;
    let right = order.len().div_ceil(2);
    let apart = (lines as i32 * LINE + 8).max(28);
    let tall = (right.max(6) as i32 - 1) * apart;
    let (middle, across, up) = (width / 2, (width / 2 - aside).max(30), tall / 2 + apart / 2);
    let height = tall + 2 * MARGIN + apart / 2;
    let mut nodes = Vec::new();
    for (nth, (actor, lines)) in order.iter().zip(named).enumerate() {
        let on_right = nth < right;
        let (row, of) = if on_right { (nth, right) } else { (order.len() - 1 - nth, order.len() - right) };
        // Evenly down the height, whichever side has more.
        let y = MARGIN + apart / 4 + if of > 1 { tall * row as i32 / (of as i32 - 1) } else { tall / 2 };
        let from_middle = f64::from(y - height / 2) / f64::from(up.max(1));
        let x = (f64::from(across) * (1.0 - from_middle * from_middle).max(0.0).sqrt()) as i32;
        nodes.push(Node { actor: *actor, x: if on_right { middle + x } else { middle - x }, y, lines });
    }
    Network { nodes, width, height }
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
    fn between(network: &Network, from: &Node, to: &Node) -> Self {
        let middle = (network.width / 2, network.height / 2);
        if from.x == to.x && from.y == to.y {
            let inward = if from.x > middle.0 { -60 } else { 60 };
            return Self { from: (from.x, from.y - 6), over: (from.x + inward, from.y), to: (from.x, from.y + 6) };
        }
        // Those of one side are drawn further in; there and back are drawn apart.
        let same_side = (from.x > middle.0) == (to.x > middle.0);
        let pull = if same_side { 55 } else { 20 };
        let aside = if from.y < to.y || (from.y == to.y && from.x < to.x) { 8 } else { -8 };
        let half = |a: i32, b: i32, middle: i32| {
            let between = (a + b) / 2;
            between + (middle - between) * pull / 100
        };
        let over = (half(from.x, to.x, middle.0) + aside, half(from.y, to.y, middle.1) + if same_side { 0 } else { aside });
        Self { from: (from.x, from.y), over, to: (to.x, to.y) }.shortened()
    }

    /// Ends at the border of the node it leads to, not in its middle.
    fn shortened(self) -> Self {
        let to = toward(self.to, self.over, 9);
        Self { to, ..self }
    }

    fn line(&self) -> String {
        let Self { from, over, to } = self;
        format!("M{} {}Q{} {} {} {}", from.0, from.1, over.0, over.1, to.0, to.1)
    }

    /// The head of the arrow.
    fn head(&self) -> String {
        let Self { over, to, .. } = self;
        let back = toward(*to, *over, 9);
        let (x, y) = (to.0 - back.0, to.1 - back.1);
        let side = |sign: i32| (back.0 - sign * y * 4 / 9, back.1 + sign * x * 4 / 9);
        let (a, b) = (side(1), side(-1));
        format!("M{} {}L{} {}L{} {}z", to.0, to.1, a.0, a.1, b.0, b.1)
    }

    /// The middle of the curve.
    fn middle(&self) -> (i32, i32) {
        let Self { from, over, to } = self;
        ((from.0 + 2 * over.0 + to.0) / 4, (from.1 + 2 * over.1 + to.1) / 4)
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
                            (curve(stage, edge, &Curve::between(network, from, to), network.width / 2))
                        }
                    }
                    @for (at, node) in network.nodes.iter().enumerate() { (dot(stage, network, node, lit(at), at)) }
                }
                p.zoom {
                    button type="button" data-do="zoom-in" aria-label="Larger" { "+" }
                    button type="button" data-do="zoom-out" aria-label="Smaller" { "−" }
                    button type="button" data-do="zoom-all" { "All" }
                }
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

fn curve(stage: &Stage<'_>, edge: &Edge, curve: &Curve, middle: i32) -> Markup {
    let firm = firmness(stage, edge);
    let done = verbs(stage, edge);
    let label = pair_label(stage.name(edge.agent), stage.name(edge.patient));
    let count = edge.claims.count_ones(..);
    html! {
        a.go.edge href=(to_pair(stage, edge)) data-keep=(pair_key(stage, edge)) data-agent=(stage.id(edge.agent)) data-patient=(stage.id(edge.patient))
            aria-current=[is_chosen(stage, edge).then_some("true")] aria-label={ (label) ": " (claims(count)) ", " (done) } {
            title { (label) ": " (claims(count)) ", " (in_words(&firm)) ". " (done) }
            path.hit d=(curve.line()) {}
            path.line class=(firmest(&firm)) stroke-width=(thickness(count)) d=(curve.line()) {}
            path.head d=(curve.head()) {}
            text.verb x=(middle) y=(curve.middle().1) text-anchor="middle" { (shortened(&done, (middle / 4) as usize)) }
        }
    }
}

fn shortened(words: &str, letters: usize) -> String {
    if words.chars().count() <= letters { words.to_owned() } else { words.chars().take(letters.saturating_sub(1)).chain(['…']).collect() }
}

fn dot(stage: &Stage<'_>, network: &Network, node: &Node, lit: bool, at: usize) -> Markup {
    let on_right = node.x >= network.width / 2;
    let x = if on_right { node.x + GAP } else { node.x - GAP };
    let top = node.y + SIZE / 3 - (node.lines.len() as i32 - 1) * LINE / 2;
    let words = html! {
        circle cx=(node.x) cy=(node.y) r="6" {}
        text text-anchor=(if on_right { "start" } else { "end" }) {
            @for (nth, line) in node.lines.iter().enumerate() { tspan x=(x) y=(top + nth as i32 * LINE) { (line) " " } }
        }
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
