//! A dossier, read once into sets of claims: one for each value of each facet.
//!
//! It owns the sets, the labels, the ids that exist, and the orders of the claims. It must not know
//! how a link is spelled; how a view is applied to the sets is in `filter`.

use std::cmp::Reverse;
use std::sync::{Mutex, OnceLock, PoisonError};

use assay_dossier::{ActorKind, Dossier, Role};
use fixedbitset::FixedBitSet;

use crate::facet::{Context, FacetKey, PerFacet, Values};
use crate::fold::Normaliser;
use crate::link::{Ignored, bounded};
use crate::order::{Ids, join, sorted};
use crate::search::{Haystack, gather};
use crate::view::{Choice, Sign, Sort, View};

/// A value of a facet, with the claims that have it.
#[derive(Clone, Debug, Default)]
pub struct Value {
    /// Its id in links.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// The claims that have it.
    pub claims: FixedBitSet,
}

/// The values of a facet. Of a closed facet all of them, in the order of the table; of an open one
/// those that occur, the most frequent first, then by label; where they are ranks, the highest first.
#[derive(Clone, Debug, Default)]
pub struct FacetIndex {
    /// The values.
    pub values: Vec<Value>,
    ids: Ids,
}

impl FacetIndex {
    /// Where a value stands in [`Self::values`].
    pub fn position(&self, id: &str) -> Option<usize> {
        self.ids.position(id)
    }

    /// The value of an id.
    pub fn value(&self, id: &str) -> Option<&Value> {
        self.values.get(self.position(id)?)
    }

    /// Adds a value, if it is new.
    fn add(&mut self, id: &str, label: &str, claims: usize) -> Option<&mut Value> {
        let at = self.ids.add(id);
        if at == self.values.len() {
            let (id, label) = (id.to_owned(), label.to_owned());
            self.values.push(Value { id, label, claims: FixedBitSet::with_capacity(claims) });
        }
        self.values.get_mut(at)
    }

    /// Brings the values into the order for readers: by what they count, or by their rank.
    fn sort(&mut self, ranked: bool) {
        let count = |value: &Value| match ranked {
            true => value.id.parse().unwrap_or_default(),
            false => value.claims.count_ones(..),
        };
        let counts: Vec<usize> = self.values.iter().map(count).collect();
        let rank =
            |at: usize| (counts.get(at).map(|count| Reverse(*count)), self.values.get(at).map(|v| &v.label));
        let order = sorted(self.values.len(), &|a, b| rank(a).cmp(&rank(b)));
        self.values = order.iter().filter_map(|at| self.values.get_mut(*at).map(std::mem::take)).collect();
        self.ids = Ids::new(self.values.iter().map(|value| value.id.clone()).collect());
    }
}

/// What is asked of an actor.
pub(crate) struct Member {
    /// Its name and its other names, with a character between that no search has.
    pub names: String,
    pub kind: ActorKind,
    /// The actor that it is part of; never, over however many steps, itself.
    pub whole: Option<usize>,
    /// Where it stands among the values of the facet of actors, if it has claims.
    pub value: Option<usize>,
}

/// A dossier, ready to be filtered and searched.
pub struct Index {
    /// The values of each facet.
    pub facets: PerFacet<FacetIndex>,
    /// How many claims there are.
    pub(crate) claims: usize,
    /// For each value of the facet of actors, and each role: the claims in which they have it.
    roles: Vec<[FixedBitSet; Role::ALL.len()]>,
    claim_ids: Ids,
    /// Those without claims too.
    pub(crate) actor_ids: Ids,
    /// The actors, in the order of the dossier.
    pub(crate) cast: Vec<Member>,
    /// For each value of the facet of pairs: who acts, who is acted on.
    pub(crate) pairs: Vec<(usize, usize)>,
    pub(crate) nfd: Normaliser,
    /// What is searched, until the first search folds it.
    raw: Mutex<String>,
    haystack: OnceLock<Haystack>,
}

impl Index {
    /// Reads a dossier. `quotes` gives the words of the article that make the claim at a position;
    /// `nfd` the normal form of Unicode, which is first asked for at the first search.
    pub fn new(dossier: &Dossier, quotes: impl Fn(usize) -> String, nfd: Normaliser) -> Self {
        let context = Context::new(dossier);
        let claims = dossier.claims.len();
        let facets = PerFacet::new(|key| {
            let facet = key.facet();
            let mut index = FacetIndex::default();
            if let Values::Closed(values) = facet.values {
                values.iter().for_each(|value| _ = index.add(value.id, value.label, claims));
            }
            for (at, claim) in dossier.claims.iter().enumerate() {
                (facet.read)(&context, claim, &mut |id, label| {
                    index.add(id, label, claims).into_iter().for_each(|value| value.claims.insert(at));
                });
            }
            if matches!(facet.values, Values::Open) {
                index.sort(key == FacetKey::Confidence);
            }
            index
        });
        let actor_ids = Ids::new(dossier.actors.iter().map(|actor| actor.id.0.clone()).collect());
        Self {
            roles: roles(dossier, &facets[FacetKey::Actor]),
            cast: cast(dossier, &actor_ids, &facets[FacetKey::Actor]),
            pairs: pairs(dossier, &actor_ids, &facets[FacetKey::Pair]),
            facets,
            claims,
            claim_ids: Ids::new(dossier.claims.iter().map(|claim| claim.id.0.clone()).collect()),
            actor_ids,
            nfd,
            raw: Mutex::new(gather(dossier, &quotes)),
            haystack: OnceLock::new(),
        }
    }

    /// How many claims there are.
    pub fn total(&self) -> usize {
        self.claims
    }

    /// The position of a claim in the dossier.
    pub fn claim(&self, id: &str) -> Option<usize> {
        self.claim_ids.position(id)
    }

    /// The position of an actor in the dossier.
    pub fn actor(&self, id: &str) -> Option<usize> {
        self.actor_ids.position(id)
    }

    /// The name of a value for readers; the value itself where the dossier lacks it.
    pub fn label<'a>(&'a self, facet: FacetKey, value: &'a str) -> &'a str {
        self.facets[facet].value(value).map_or(value, |value| &value.label)
    }

    /// The claims in which the actor at a position of the facet of actors has a role.
    pub(crate) fn in_role(&self, actor: usize, role: usize) -> Option<&FixedBitSet> {
        self.roles.get(actor)?.get(role)
    }

    /// The claims for which the search holds; `None` where it asks for nothing. The first search
    /// folds the texts of all claims.
    pub fn search(&self, q: &str) -> Option<FixedBitSet> {
        if q.trim().is_empty() {
            return None;
        }
        let haystack = self.haystack.get_or_init(|| {
            let raw = std::mem::take(&mut *self.raw.lock().unwrap_or_else(PoisonError::into_inner));
            Haystack::new(&raw, self.nfd)
        });
        haystack.search(q, self.nfd)
    }

    /// The positions of all claims in an order; among equals the order of the article.
    pub fn order(&self, sort: Sort) -> Vec<u32> {
        match sort.facet() {
            None => (0..).take(self.claims).collect(),
            Some(facet) => {
                let claims = self.facets[facet].values.iter().flat_map(|value| value.claims.ones());
                claims.filter_map(|at| u32::try_from(at).ok()).collect()
            }
        }
    }

    /// The view without what the dossier lacks, and what that is.
    pub fn reconcile(&self, mut view: View) -> (View, Vec<Ignored>) {
        let mut ignored = Vec::new();
        for key in FacetKey::ALL {
            let mut kept = Choice::default();
            for (value, sign) in view.choices[key].iter() {
                self.keep(key, value, sign, &mut kept, &mut ignored);
            }
            view.choices[key] = kept;
        }
        let mut folded = Choice::default();
        for (id, sign) in view.fold.iter() {
            if sign == Sign::Include && self.actor(id).is_some_and(|actor| self.has_parts(actor)) {
                folded.set(id, sign);
            } else {
                let reason = format!("This article has no actor “{id}” with parts to be folded.");
                ignored.push(Ignored::new(&join(&["fold=", id], ""), &reason));
            }
        }
        view.fold = folded;
        if let Some(id) = view.selected.take() {
            if self.claim(&id).is_some() || self.actor(&id).is_some() {
                view.selected = Some(id);
            } else {
                let reason = format!("This article has no claim and no actor “{id}”.");
                ignored.push(Ignored::new(&join(&["#", &id], ""), &reason));
            }
        }
        (view, bounded(ignored))
    }

    /// Keeps a value that the dossier has. One that it lacks may be a list whose commas a program
    /// on the way has escaped: it is kept if the dossier has all of the list.
    fn keep(&self, key: FacetKey, value: &str, sign: Sign, kept: &mut Choice, ignored: &mut Vec<Ignored>) {
        let facet = &self.facets[key];
        if facet.position(value).is_some() {
            kept.set(value, sign);
            return;
        }
        let items = || {
            value.split(',').enumerate().map(|(at, item)| match item.strip_prefix('-') {
                Some(rest) if at > 0 => (rest, Sign::Exclude),
                _ => (item, if at > 0 { Sign::Include } else { sign }),
            })
        };
        if value.contains(',') && items().all(|(item, _)| facet.position(item).is_some()) {
            items().for_each(|(item, sign)| _ = kept.set(item, sign));
            return;
        }
        let reason = format!("This article has nothing under “{}” called “{value}”.", key.facet().label);
        ignored.push(Ignored::new(&join(&[key.id(), "=", value], ""), &reason));
    }
}

/// The actors. A chain of wholes that leads back to its beginning is cut there.
fn cast(dossier: &Dossier, ids: &Ids, facet: &FacetIndex) -> Vec<Member> {
    let whole = |at: usize| {
        let id = dossier.actors.get(at)?.part_of.as_ref()?;
        ids.position(id.as_str())
    };
    let circles = |at: usize| {
        let mut up = whole(at);
        for _ in 0..dossier.actors.len() {
            match up {
                Some(above) if above == at => return true,
                Some(above) => up = whole(above),
                None => return false,
            }
        }
        // A circle further up, which is cut there.
        false
    };
    let member = |(at, actor): (usize, &assay_dossier::Actor)| {
        let names: Vec<&str> =
            std::iter::once(&actor.name).chain(&actor.aliases).map(String::as_str).collect();
        Member {
            names: join(&names, "\u{1f}"),
            kind: actor.kind,
            whole: whole(at).filter(|_| !circles(at)),
            value: facet.position(actor.id.as_str()),
        }
    };
    dossier.actors.iter().enumerate().map(member).collect()
}

/// Who acts and who is acted on, for each value of the facet of pairs.
fn pairs(dossier: &Dossier, ids: &Ids, facet: &FacetIndex) -> Vec<(usize, usize)> {
    let mut members = vec![(0, 0); facet.values.len()];
    for (agent, patient) in dossier.claims.iter().flat_map(crate::facet::pairs) {
        let value = facet.position(&crate::facet::pair_id(agent.as_str(), patient.as_str()));
        let known = value.and_then(|value| members.get_mut(value));
        if let (Some(known), Some(agent), Some(patient)) =
            (known, ids.position(agent.as_str()), ids.position(patient.as_str()))
        {
            *known = (agent, patient);
        }
    }
    members
}

/// For each actor and role the claims in which they have it.
fn roles(dossier: &Dossier, actors: &FacetIndex) -> Vec<[FixedBitSet; Role::ALL.len()]> {
    let claims = dossier.claims.len();
    let empty = || std::array::from_fn(|_| FixedBitSet::with_capacity(claims));
    let mut sets: Vec<_> = actors.values.iter().map(|_| empty()).collect();
    for (at, claim) in dossier.claims.iter().enumerate() {
        for (actor, role) in claim.roles() {
            let of_actor: Option<&mut [FixedBitSet; 4]> =
                actors.position(actor.as_str()).and_then(|at| sets.get_mut(at));
            if let Some(set) = of_actor.and_then(|sets| sets.get_mut(role as usize)) {
                set.insert(at);
            }
        }
    }
    sets
}
