//! The actors under a view: a row for each with its counts, and who acts on whom.
//!
//! It owns what folding means, which actors a view shows, and their order. It must not know how a row,
//! a matrix or a picture looks, nor where names stand in the text.
//!
//! **Which actors.** Those of the kinds asked for whose name has the words asked for; of them, where
//! anything is filtered, those that take part in a claim that matches.
//!
//! **Folding.** A folded actor stands for itself and all its parts, over any number of steps: its
//! counts are of claims in which any of them takes part so, each claim once.

use std::cmp::Reverse;

use assay_dossier::Role;
use fixedbitset::FixedBitSet;

use crate::facet::FacetKey;
use crate::fold::fold;
use crate::index::Index;
use crate::order::sorted;
use crate::view::{Sign, Sort, View};

/// An actor as a view shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its position in the dossier.
    pub actor: usize,
    /// How many of the rows above it is part of.
    pub depth: usize,
    /// The claims in which it has each role, in the order of [`Role::ALL`].
    pub counts: [u32; Role::ALL.len()],
    /// The claims in which it takes part at all.
    pub claims: u32,
    /// The actors that the row stands for: itself, and its parts where they are folded under it.
    pub members: Vec<usize>,
    /// Whether it has parts that are or could be folded under it.
    pub foldable: bool,
}

/// Who acts on whom, in which claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Who acts: the position of an actor in the dossier.
    pub agent: usize,
    /// Who is acted on.
    pub patient: usize,
    /// In which claims.
    pub claims: FixedBitSet,
    /// The values of [`FacetKey::Pair`] that it is made of: several where actors are folded.
    pub values: Vec<usize>,
}

/// Which actors a view shows, and which stand for which.
struct Troupe<'a> {
    index: &'a Index,
    shown: Vec<bool>,
    folded: Vec<bool>,
}

impl Troupe<'_> {
    /// The shown actors above one, from the nearest up.
    fn above(&self, actor: usize) -> impl Iterator<Item = usize> {
        let up = |actor: &usize| self.index.cast.get(*actor)?.whole;
        // Wholes form no circle, and still nothing here may run on for ever.
        let wholes = std::iter::successors(up(&actor), up).take(self.shown.len());
        wholes.filter(|above| self.is_shown(*above))
    }

    fn is_shown(&self, actor: usize) -> bool {
        self.shown.get(actor) == Some(&true)
    }

    /// The actor that stands for one: the outermost folded one that it is part of, or itself.
    fn face(&self, actor: usize) -> usize {
        self.above(actor).filter(|above| self.folded.get(*above) == Some(&true)).last().unwrap_or(actor)
    }
}

impl Index {
    /// Whether other actors are part of one.
    pub fn has_parts(&self, actor: usize) -> bool {
        self.cast.iter().any(|member| member.whole == Some(actor))
    }

    /// The actors with some words in one of their names; `None` where there are no words.
    fn named(&self, words: &str) -> Option<Vec<bool>> {
        let words = fold(words.trim(), self.nfd);
        let has = |names: &str| fold(names, self.nfd).contains(&words);
        (!words.is_empty()).then(|| self.cast.iter().map(|member| has(&member.names)).collect())
    }

    /// The claims in which an actor with some words in its names takes part.
    pub(crate) fn with_actor_named(&self, words: &str) -> Option<FixedBitSet> {
        let mut claims = FixedBitSet::with_capacity(self.claims);
        for (member, named) in self.cast.iter().zip(self.named(words)?) {
            let value =
                member.value.filter(|_| named).and_then(|at| self.facets[FacetKey::Actor].values.get(at));
            value.into_iter().for_each(|value| claims.union_with(&value.claims));
        }
        Some(claims)
    }

    fn troupe(&self, view: &View) -> Troupe<'_> {
        let kinds = &view.choices[FacetKey::Is];
        let asked = kinds.of(Sign::Include).next().is_some();
        let named = self.named(&view.name);
        let shows = |(at, member): (usize, &crate::index::Member)| {
            let of_kind = match kinds.get(member.kind.id()) {
                Some(sign) => sign == Sign::Include,
                None => !asked,
            };
            of_kind && named.as_ref().is_none_or(|named| named.get(at) == Some(&true))
        };
        let mut folded = vec![false; self.cast.len()];
        for actor in view.fold.of(Sign::Include).filter_map(|id| self.actor(id)) {
            folded.get_mut(actor).into_iter().for_each(|folded| *folded = true);
        }
        Troupe { index: self, shown: self.cast.iter().enumerate().map(shows).collect(), folded }
    }

    /// A row for each actor that a view shows, parts below their wholes. `matches` are the claims that
    /// match; `first` gives for each actor where it first appears, in any unit.
    pub fn rows(&self, view: &View, matches: &FixedBitSet, first: &[usize]) -> Vec<Row> {
        let troupe = self.troupe(view);
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.cast.len()];
        for actor in (0..self.cast.len()).filter(|actor| troupe.is_shown(*actor)) {
            members.get_mut(troupe.face(actor)).into_iter().for_each(|members| members.push(actor));
        }
        let everyone = !view.is_filtered();
        let rows = members.into_iter().enumerate().filter(|(_, members)| !members.is_empty());
        let rows: Vec<Row> = rows
            .map(|(actor, members)| self.row(actor, members, matches))
            .filter(|row| everyone || row.claims > 0)
            .collect();
        let key = |row: &Row| {
            let count = view.sort.role().and_then(|role| row.counts.get(role as usize)).copied();
            let appears = row.members.iter().filter_map(|actor| first.get(*actor)).min().copied();
            let name = (view.sort == Sort::Name)
                .then(|| self.cast.get(row.actor).map(|member| fold(&member.names, self.nfd)));
            (Reverse(count.unwrap_or_default()), name, appears.unwrap_or(usize::MAX), row.actor)
        };
        let keys: Vec<_> = rows.iter().map(key).collect();
        let order = sorted(rows.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
        nest(&troupe, order.into_iter().filter_map(|at| rows.get(at).cloned()).collect())
    }

    fn row(&self, actor: usize, members: Vec<usize>, matches: &FixedBitSet) -> Row {
        let values: Vec<usize> = members.iter().filter_map(|member| self.cast.get(*member)?.value).collect();
        let mut claims = FixedBitSet::with_capacity(self.claims);
        let mut role = 0;
        let counts = [(); Role::ALL.len()].map(|()| {
            let mut set = FixedBitSet::with_capacity(self.claims);
            values.iter().filter_map(|at| self.in_role(*at, role)).for_each(|claims| set.union_with(claims));
            set.intersect_with(matches);
            claims.union_with(&set);
            role += 1;
            number(&set)
        });
        Row { actor, depth: 0, counts, claims: number(&claims), members, foldable: self.has_parts(actor) }
    }

    /// Who acts on whom among the claims that a view shows, whichever pairs it asks for; the most
    /// frequent first. One end at least is an actor that the view shows.
    pub fn edges(&self, view: &View) -> Vec<Edge> {
        let troupe = self.troupe(view);
        let rest = self.without(view, FacetKey::Pair);
        let mut single: Vec<Edge> = Vec::new();
        for (at, (value, ends)) in self.facets[FacetKey::Pair].values.iter().zip(&self.pairs).enumerate() {
            let mut claims = value.claims.clone();
            claims.intersect_with(&rest);
            if !claims.is_clear() && (troupe.is_shown(ends.0) || troupe.is_shown(ends.1)) {
                let (agent, patient) = (troupe.face(ends.0), troupe.face(ends.1));
                single.push(Edge { agent, patient, claims, values: vec![at] });
            }
        }
        let ends = |at: usize| single.get(at).map(|edge| (edge.agent, edge.patient));
        let mut edges: Vec<Edge> = Vec::with_capacity(single.len());
        for at in sorted(single.len(), &|a, b| ends(a).cmp(&ends(b))) {
            let Some(edge) = single.get(at) else { continue };
            match edges.last_mut().filter(|last| (last.agent, last.patient) == (edge.agent, edge.patient)) {
                Some(last) => {
                    last.claims.union_with(&edge.claims);
                    last.values.extend_from_slice(&edge.values);
                }
                None => edges.push(edge.clone()),
            }
        }
        let rank = |at: usize| edges.get(at).map(|edge| Reverse(number(&edge.claims)));
        let order = sorted(edges.len(), &|a, b| rank(a).cmp(&rank(b)));
        order.into_iter().filter_map(|at| edges.get(at).cloned()).collect()
    }
}

/// Rows with the parts below their wholes; among those of one whole the order stays.
fn nest(troupe: &Troupe<'_>, rows: Vec<Row>) -> Vec<Row> {
    let actors = troupe.shown.len();
    let mut has_row = vec![false; actors];
    for row in &rows {
        has_row.get_mut(row.actor).into_iter().for_each(|has| *has = true);
    }
    let mut below: Vec<Vec<Row>> = vec![Vec::new(); actors];
    let mut open: Vec<Row> = Vec::new();
    for row in rows {
        let whole = troupe.above(row.actor).find(|above| has_row.get(*above) == Some(&true));
        whole.and_then(|whole| below.get_mut(whole)).unwrap_or(&mut open).push(row);
    }
    open.reverse();
    let mut nested = Vec::new();
    while let Some(row) = open.pop() {
        let parts = below.get_mut(row.actor).map(std::mem::take).unwrap_or_default();
        open.extend(parts.into_iter().rev().map(|part| Row { depth: row.depth + 1, ..part }));
        nested.push(row);
    }
    nested
}

fn number(set: &FixedBitSet) -> u32 {
    u32::try_from(set.count_ones(..)).unwrap_or(u32::MAX)
}
