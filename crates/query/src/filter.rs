//! A view applied to an index: which claims match, and how many each value would leave.
//!
//! It owns the meaning of a filter. It must not know how values are read or how links are spelled.
//!
//! **What matches.** The facets and the search all have to hold. Of one facet any of the chosen
//! values is enough; of actors, places and topics all of them must hold, unless the view asks for
//! any. A value that is kept out must be absent. Roles speak of the chosen actors: each of them
//! (any: one of them) has one of the chosen roles, and none of them has a role that is kept out.
//! Where no actor is chosen, roles speak of anybody. A value that the dossier lacks is on no claim.
//!
//! **What is counted.** The count of a value is the number of claims that would be shown if the
//! value were chosen: beside the chosen values of its facet where all must hold, in place of them
//! where any is enough; and if it was kept out, no longer so. Everything else of the view stays.

use fixedbitset::FixedBitSet;

use crate::facet::{FacetKey, PerFacet};
use crate::index::{FacetIndex, Index};
use crate::view::{Choice, Sign, View};

/// What a view shows of a dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The claims that match.
    pub matches: FixedBitSet,
    /// How many those are.
    pub shown: usize,
    /// How many claims there are.
    pub total: usize,
    /// For each value of [`Index::facets`], in its order, how many claims it would leave.
    pub counts: PerFacet<Vec<u32>>,
}

/// What is chosen of a facet, as positions of its values.
struct Picked {
    include: Vec<usize>,
    exclude: Vec<usize>,
    /// Whether anything is asked for, and whether any of that is on no claim.
    asked: bool,
    missing: bool,
}

impl Picked {
    fn new(facet: &FacetIndex, choice: &Choice) -> Self {
        let positions = |sign| choice.of(sign).filter_map(|id| facet.position(id)).collect::<Vec<_>>();
        let include = positions(Sign::Include);
        let asked = choice.of(Sign::Include).count();
        Self { missing: include.len() < asked, asked: asked > 0, include, exclude: positions(Sign::Exclude) }
    }

    fn is_empty(&self) -> bool {
        !self.asked && self.exclude.is_empty()
    }
}

/// The chosen actors and roles as one condition.
struct Cast<'a> {
    actors: &'a [usize],
    /// Whether any actor is asked for.
    asked: bool,
    all: bool,
    /// The roles to have; `None` where none is asked for.
    roles: Option<&'a [usize]>,
    /// The roles not to have.
    barred: &'a [usize],
}

/// A view applied facet by facet.
struct Narrowed {
    picked: PerFacet<Picked>,
    /// What the searches find.
    found: FixedBitSet,
    /// What each facet leaves; actors and roles are one condition, which stands under actors.
    left: PerFacet<Option<FixedBitSet>>,
}

impl Narrowed {
    /// The claims that match, whatever one facet says.
    fn without(&self, skipped: Option<FacetKey>) -> FixedBitSet {
        let mut rest = self.found.clone();
        for (_, left) in self.left.iter().filter(|(key, _)| Some(*key) != skipped) {
            left.iter().for_each(|left| rest.intersect_with(left));
        }
        rest
    }
}

impl Index {
    fn narrow(&self, view: &View) -> Narrowed {
        let picked = PerFacet::new(|key| Picked::new(&self.facets[key], &view.choices[key]));
        let mut found = self.search(&view.q).unwrap_or_else(|| self.everything());
        if let Some(claims) = self.with_actor_named(&view.name) {
            found.intersect_with(&claims);
        }
        let left =
            PerFacet::new(|key| (key != FacetKey::Role).then(|| self.left(key, &picked, view.any)).flatten());
        Narrowed { picked, found, left }
    }

    /// The claims that a view shows whatever it says of one facet.
    pub fn without(&self, view: &View, facet: FacetKey) -> FixedBitSet {
        self.narrow(view).without(Some(facet))
    }

    /// The claims that a view shows, and the counts.
    pub fn apply(&self, view: &View) -> Shown {
        let narrowed = self.narrow(view);
        let Narrowed { picked, left, .. } = &narrowed;
        let matches = narrowed.without(None);
        let counts = PerFacet::new(|key| {
            let joint = if key == FacetKey::Role { FacetKey::Actor } else { key };
            let rest = if left[joint].is_some() { &narrowed.without(Some(joint)) } else { &matches };
            match key {
                FacetKey::Actor if !picked[FacetKey::Role].is_empty() => {
                    self.count_actors(rest, picked, view.any)
                }
                FacetKey::Role => self.count_roles(rest, picked, view.any),
                _ => self.count(key, rest, &picked[key], key.facet().many && !view.any),
            }
        });
        Shown { shown: matches.count_ones(..), total: self.claims, matches, counts }
    }

    fn everything(&self) -> FixedBitSet {
        let mut all = FixedBitSet::with_capacity(self.claims);
        all.insert_range(..);
        all
    }

    /// The claims with a value.
    fn with(&self, key: FacetKey, at: usize) -> Option<&FixedBitSet> {
        self.facets[key].values.get(at).map(|value| &value.claims)
    }

    /// The claims that a facet leaves by itself; `None` where nothing is chosen of it.
    fn left(&self, key: FacetKey, picked: &PerFacet<Picked>, any: bool) -> Option<FixedBitSet> {
        let own = &picked[key];
        let roles = &picked[FacetKey::Role];
        let cast = key == FacetKey::Actor && !roles.is_empty();
        if own.is_empty() && !cast {
            return None;
        }
        let mut left = self.everything();
        if cast {
            let roles_asked = roles.asked.then_some(roles.include.as_slice());
            let barred = roles.exclude.as_slice();
            let all = !any;
            self.cast(
                &mut left,
                &Cast { actors: &own.include, asked: own.asked, all, roles: roles_asked, barred },
            );
            if own.missing && all {
                left.clear();
            }
        } else if own.asked {
            self.include(key, &mut left, own, key.facet().many && !any);
        }
        self.exclude(key, &mut left, &own.exclude, None);
        Some(left)
    }

    /// Keeps of a set the claims that have all, or any, of the chosen values.
    fn include(&self, key: FacetKey, set: &mut FixedBitSet, own: &Picked, all: bool) {
        let chosen = || own.include.iter().filter_map(|at| self.with(key, *at));
        if !all {
            let mut union = FixedBitSet::with_capacity(self.claims);
            chosen().for_each(|claims| union.union_with(claims));
            set.intersect_with(&union);
        } else if own.missing {
            set.clear();
        } else {
            chosen().for_each(|claims| set.intersect_with(claims));
        }
    }

    /// Takes from a set the claims that have a value that is kept out, but for one.
    fn exclude(&self, key: FacetKey, set: &mut FixedBitSet, exclude: &[usize], but: Option<usize>) {
        let kept_out = exclude.iter().filter(|at| Some(**at) != but).filter_map(|at| self.with(key, *at));
        kept_out.for_each(|claims| set.difference_with(claims));
    }

    /// The counts of a facet's values among the claims that the rest of the view leaves.
    fn count(&self, key: FacetKey, rest: &FixedBitSet, own: &Picked, all: bool) -> Vec<u32> {
        let mut included = rest.clone();
        if all && own.asked {
            self.include(key, &mut included, own, true);
        }
        let mut scope = included.clone();
        self.exclude(key, &mut scope, &own.exclude, None);
        let values = self.facets[key].values.iter().enumerate();
        values
            .map(|(at, value)| {
                if own.exclude.contains(&at) {
                    let mut scope = included.clone();
                    self.exclude(key, &mut scope, &own.exclude, Some(at));
                    common(&scope, &value.claims)
                } else {
                    common(&scope, &value.claims)
                }
            })
            .collect()
    }

    /// The counts of actors where roles are chosen too.
    fn count_actors(&self, rest: &FixedBitSet, picked: &PerFacet<Picked>, any: bool) -> Vec<u32> {
        let (own, roles) = (&picked[FacetKey::Actor], &picked[FacetKey::Role]);
        let roles_asked = roles.asked.then_some(roles.include.as_slice());
        let mut actors = if any { Vec::new() } else { own.include.clone() };
        let mut set = FixedBitSet::with_capacity(self.claims);
        (0..self.facets[FacetKey::Actor].values.len())
            .map(|at| {
                if !any && own.missing {
                    return 0;
                }
                actors.push(at);
                set.clone_from(rest);
                let barred = &roles.exclude;
                self.cast(
                    &mut set,
                    &Cast { actors: &actors, asked: true, all: true, roles: roles_asked, barred },
                );
                self.exclude(FacetKey::Actor, &mut set, &own.exclude, Some(at));
                actors.pop();
                count(&set)
            })
            .collect()
    }

    /// The counts of roles.
    fn count_roles(&self, rest: &FixedBitSet, picked: &PerFacet<Picked>, any: bool) -> Vec<u32> {
        let (actors, own) = (&picked[FacetKey::Actor], &picked[FacetKey::Role]);
        (0..self.facets[FacetKey::Role].values.len())
            .map(|at| {
                if actors.missing && !any {
                    return 0;
                }
                let barred: Vec<usize> = own.exclude.iter().copied().filter(|role| *role != at).collect();
                let mut set = rest.clone();
                let cast = Cast {
                    actors: &actors.include,
                    asked: actors.asked,
                    all: !any,
                    roles: Some(&[at]),
                    barred: &barred,
                };
                self.cast(&mut set, &cast);
                self.exclude(FacetKey::Actor, &mut set, &actors.exclude, None);
                count(&set)
            })
            .collect()
    }

    /// Keeps of a set the claims in which the actors have the roles.
    fn cast(&self, set: &mut FixedBitSet, cast: &Cast<'_>) {
        let empty = || FixedBitSet::with_capacity(self.claims);
        if !cast.asked {
            if let Some(roles) = cast.roles {
                let mut anybody = empty();
                let claims = roles.iter().filter_map(|role| self.with(FacetKey::Role, *role));
                claims.for_each(|claims| anybody.union_with(claims));
                set.intersect_with(&anybody);
            }
            return self.exclude(FacetKey::Role, set, cast.barred, None);
        }
        let mut one_of_them = empty();
        for actor in cast.actors {
            let mut takes_part = empty();
            match cast.roles {
                Some(roles) => {
                    let sets = roles.iter().filter_map(|role| self.in_role(*actor, *role));
                    sets.for_each(|claims| takes_part.union_with(claims));
                }
                None => {
                    self.with(FacetKey::Actor, *actor).iter().for_each(|claims| takes_part.union_with(claims))
                }
            }
            if cast.all {
                set.intersect_with(&takes_part);
            } else {
                one_of_them.union_with(&takes_part);
            }
        }
        if !cast.all {
            set.intersect_with(&one_of_them);
        }
        for actor in cast.actors {
            let sets = cast.barred.iter().filter_map(|role| self.in_role(*actor, *role));
            sets.for_each(|claims| set.difference_with(claims));
        }
    }
}

fn count(set: &FixedBitSet) -> u32 {
    u32::try_from(set.count_ones(..)).unwrap_or(u32::MAX)
}

fn common(a: &FixedBitSet, b: &FixedBitSet) -> u32 {
    a.as_slice().iter().zip(b.as_slice()).map(|(a, b)| (a & b).count_ones()).sum()
}
