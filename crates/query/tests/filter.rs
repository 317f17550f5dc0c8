//! The filter against a slow, obvious one: a loop over claims that asks each question by itself,
//! and counts that choose the value and look what is left.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod support;

use std::collections::BTreeSet;

use assay_dossier::{ActorId, Claim, Dossier, RelationKind, Role, SourceKind};
use assay_query::{FacetKey, Index, Sign, Sort, View, slug};
use proptest::prelude::*;
use support::*;

/// The values of a claim, written once more, from the words of the design.
fn values_of(dossier: &Dossier, claim: &Claim, key: FacetKey) -> BTreeSet<String> {
    let last = claim.attribution.last().unwrap();
    let incoming: Vec<_> =
        dossier.claims.iter().flat_map(|c| &c.relations).filter(|r| r.claim == claim.id).collect();
    let relations: Vec<_> = claim.relations.iter().chain(incoming).map(|relation| relation.kind).collect();
    let when = |id: &str, is: bool| is.then(|| id.to_owned());
    let slugs = |labels: &[String]| labels.iter().map(|label| slug(label)).collect();
    match key {
        FacetKey::Kind => [claim.kind.id().to_owned()].into(),
        FacetKey::Sourcing => [match last.kind {
            SourceKind::Named => "named",
            SourceKind::Unnamed => "unnamed",
            SourceKind::Author => "none",
        }
        .to_owned()]
        .into(),
        FacetKey::Source => {
            let actor = last.actor.as_ref().map(|actor| actor.0.clone());
            actor.or(last.name.as_deref().map(slug)).into_iter().collect()
        }
        FacetKey::Certainty => [claim.certainty.id().to_owned()].into(),
        FacetKey::Polarity => [claim.polarity.id().to_owned()].into(),
        FacetKey::Actor => claim.roles().into_iter().map(|(actor, _)| actor.0.clone()).collect(),
        FacetKey::Role => claim.roles().into_iter().map(|(_, role)| role.id().to_owned()).collect(),
        FacetKey::Is => {
            let kind = |id: &ActorId| dossier.actors.iter().find(|actor| actor.id == *id).unwrap().kind;
            claim.roles().into_iter().map(|(actor, _)| kind(actor).id().to_owned()).collect()
        }
        FacetKey::Part => {
            claim.roles().into_iter().map(|(actor, role)| format!("{actor}~{}", role.id())).collect()
        }
        FacetKey::Pair => {
            let of =
                |role| claim.participants.iter().filter(move |p| p.role == role).map(|p| p.actor.as_str());
            let pairs = of(Role::Agent).flat_map(|a| of(Role::Patient).map(move |p| format!("{a}~{p}")));
            pairs.collect()
        }
        FacetKey::Time => claim.time.iter().map(|time| slug(time)).collect(),
        FacetKey::Place => slugs(&claim.places),
        FacetKey::Topic => slugs(&claim.topics),
        FacetKey::Confidence => claim.evidence.iter().map(|evidence| evidence.tenths().to_string()).collect(),
        FacetKey::Has => [
            when("quantity", !claim.quantities.is_empty()),
            when("time", claim.time.is_some()),
            when("place", !claim.places.is_empty()),
            when("condition", claim.condition.is_some()),
            when("chain", claim.attribution.len() > 1),
            when("relation", !relations.is_empty()),
            when("tension", relations.contains(&RelationKind::Opposes)),
            when("pieces", claim.quotes.len() > 1),
            when("note", claim.note.is_some()),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}

fn holds(dossier: &Dossier, view: &View, claim: &Claim) -> bool {
    FacetKey::ALL.into_iter().all(|key| {
        let has = values_of(dossier, claim, key);
        let (mut asked, mut barred) =
            (view.choices[key].of(Sign::Include), view.choices[key].of(Sign::Exclude));
        let all = matches!(key, FacetKey::Actor | FacetKey::Place | FacetKey::Topic) && !view.any;
        let none_asked = view.choices[key].of(Sign::Include).next().is_none();
        match key {
            FacetKey::Role => roles_hold(view, claim),
            _ if barred.any(|value| has.contains(value)) => false,
            _ if none_asked => true,
            _ if all => asked.all(|value| has.contains(value)),
            _ => asked.any(|value| has.contains(value)),
        }
    })
}

fn roles_hold(view: &View, claim: &Claim) -> bool {
    let roles = claim.roles();
    let actors: Vec<&str> = view.choices[FacetKey::Actor].of(Sign::Include).collect();
    let asked: Vec<&str> = view.choices[FacetKey::Role].of(Sign::Include).collect();
    let barred: Vec<&str> = view.choices[FacetKey::Role].of(Sign::Exclude).collect();
    let is = |actor: Option<&str>, wanted: &[&str]| {
        roles
            .iter()
            .any(|(a, role)| actor.is_none_or(|actor| a.as_str() == actor) && wanted.contains(&role.id()))
    };
    if actors.is_empty() {
        return (asked.is_empty() || is(None, &asked)) && !is(None, &barred);
    }
    let plays = |actor: &&str| is(Some(actor), &asked);
    let kept = asked.is_empty() || if view.any { actors.iter().any(plays) } else { actors.iter().all(plays) };
    kept && !actors.iter().any(|actor| is(Some(actor), &barred))
}

/// Whether an actor with the words asked for in its names takes part.
fn names(dossier: &Dossier, view: &View, claim: &Claim) -> bool {
    let asked = assay_query::fold::fold(view.name.trim(), nfd);
    let has = |id: &ActorId| {
        let actor = dossier.actors.iter().find(|actor| actor.id == *id).unwrap();
        let mut names = actor.aliases.iter().chain([&actor.name]);
        names.any(|name| assay_query::fold::fold(name, nfd).contains(&asked))
    };
    asked.is_empty() || claim.roles().into_iter().any(|(actor, _)| has(actor))
}

/// The claims that a view shows, slowly.
fn slow(dossier: &Dossier, index: &Index, view: &View) -> Vec<usize> {
    let found = index.search(&view.q);
    let claims = dossier.claims.iter().enumerate();
    let held = claims.filter(|(at, claim)| {
        found.as_ref().is_none_or(|found| found.contains(*at))
            && names(dossier, view, claim)
            && holds(dossier, view, claim)
    });
    held.map(|(at, _)| at).collect()
}

/// The view with a value chosen: what its count promises.
fn chosen(view: &View, key: FacetKey, value: &str) -> View {
    let mut view = view.clone();
    if view.any || !key.facet().many {
        let others: Vec<String> = view.choices[key].of(Sign::Include).map(str::to_owned).collect();
        others.iter().for_each(|other| view.remove(key, other));
    }
    view.choices[key].set(value, Sign::Include);
    view
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn matches_and_counts(dossier in any_dossier(), view in any_view()) {
        let index = index(&dossier);
        let shown = index.apply(&view);
        prop_assert_eq!(shown.matches.ones().collect::<Vec<_>>(), slow(&dossier, &index, &view));
        prop_assert_eq!(shown.shown, shown.matches.count_ones(..));
        prop_assert_eq!(shown.total, dossier.claims.len());
        for (key, facet) in index.facets.iter() {
            prop_assert_eq!(shown.counts[key].len(), facet.values.len());
            for (value, count) in facet.values.iter().zip(&shown.counts[key]) {
                let left = slow(&dossier, &index, &chosen(&view, key, &value.id));
                prop_assert_eq!(left.len(), *count as usize, "{}={}", key.id(), &value.id);
            }
        }
    }

    #[test]
    fn values_and_orders(dossier in any_dossier()) {
        let index = index(&dossier);
        for (key, facet) in index.facets.iter() {
            for value in &facet.values {
                let has = |at: &usize| values_of(&dossier, &dossier.claims[*at], key).contains(&value.id);
                let expected: Vec<_> = (0..dossier.claims.len()).filter(has).collect();
                prop_assert_eq!(value.claims.ones().collect::<Vec<_>>(), expected);
                prop_assert_eq!(&facet.value(&value.id).unwrap().label, &value.label);
            }
            if matches!(key.facet().values, assay_query::Values::Open) {
                let order: Vec<_> = facet.values.iter().map(|v| (usize::MAX - v.claims.count_ones(..), v.label.clone())).collect();
                prop_assert!(order.is_sorted() && facet.values.iter().all(|v| !v.claims.is_clear()));
            }
        }
        for &sort in Sort::ALL {
            let mut expected: Vec<u32> = (0..dossier.claims.len() as u32).collect();
            expected.sort_by_key(|at| {
                let claim = &dossier.claims[*at as usize];
                match sort {
                    Sort::Certainty => claim.certainty as usize,
                    Sort::Sourcing => claim.sourcing() as usize,
                    Sort::Kind => claim.kind as usize,
                    _ => 0,
                }
            });
            prop_assert_eq!(index.order(sort), expected);
        }
    }

    #[test]
    fn reconciled_views_show_the_same_and_lack_nothing(dossier in any_dossier(), view in any_view()) {
        let index = index(&dossier);
        let (kept, ignored) = index.reconcile(view.clone());
        for (key, choice) in kept.choices.iter() {
            prop_assert!(choice.iter().all(|(value, _)| index.facets[key].position(value).is_some()));
        }
        let named = |view: &View| {
            let chosen = view.choices.iter().map(|(_, choice)| choice.iter().count());
            chosen.sum::<usize>() + view.fold.iter().count()
        };
        prop_assert_eq!(named(&kept) + ignored.len(), named(&view));
        prop_assert_eq!(index.reconcile(kept.clone()), (kept, vec![]));
    }
}

#[test]
fn what_a_link_names_and_the_dossier_lacks() {
    let mut one = claim("c1", "One.");
    one.topics = vec!["war, and peace".to_owned(), "energy".to_owned()];
    let index = index(&dossier(vec![one]));
    for (query, fragment, kept, notices) in [
        ("kind=report,nonsense", "c1", "?kind=report#c1", &["kind=nonsense"][..]),
        ("topic=energy%2Cwar-and-peace", "russia", "?topic=energy,war-and-peace#russia", &[]),
        ("kind=-prediction%2C-report", "", "?kind=-prediction,-report", &[]),
        ("kind=report%2Cnonsense", "c2", "?", &["kind=report,nonsense", "#c2"]),
        ("place=nowhere&actor=nobody", "", "?", &["actor=nobody", "place=nowhere"]),
        (
            "fold=russia,nobody,-russia2,experts",
            "",
            "?fold=russia",
            &["fold=experts", "fold=nobody", "fold=russia2"],
        ),
    ] {
        let (view, _) = assay_query::parse(query, fragment);
        let (view, ignored) = index.reconcile(view);
        assert_eq!(assay_query::write(&view).to_string(), kept);
        assert_eq!(ignored.iter().map(|i| i.part.as_str()).collect::<Vec<_>>(), notices);
        assert!(ignored.iter().all(|i| i.reason.ends_with('.')));
    }
}

#[test]
fn steps_of_a_reader() {
    let mut view = View::default();
    assert!(!view.is_filtered());
    view.toggle(FacetKey::Kind, "report");
    view.exclude(FacetKey::Actor, "russia");
    view.q = "x".to_owned();
    assert_eq!(view.active().count(), 3);
    view.exclude(FacetKey::Kind, "report");
    assert_eq!(view.choices[FacetKey::Kind].get("report"), Some(Sign::Exclude));
    view.toggle(FacetKey::Kind, "report");
    assert_eq!(view.choices[FacetKey::Kind].get("report"), None);
    view.clear_facet(FacetKey::Actor);
    view.q = " ".to_owned();
    assert!(!view.is_filtered());
    view.any = true;
    view.sort = Sort::Kind;
    view.name = "x".to_owned();
    assert!(view.is_filtered());
    view.clear();
    assert_eq!(view, View { sort: Sort::Kind, ..View::default() });
    let bar = [(FacetKey::Kind, "report".to_owned()), (FacetKey::Sourcing, "none".to_owned())];
    view.toggle(FacetKey::Kind, "estimate");
    view.focus(&bar);
    assert_eq!(assay_query::write(&view).query, "sort=kind&kind=report&sourcing=none");
    view.focus(&bar);
    assert_eq!(assay_query::write(&view).query, "sort=kind");
    view.toggle_fold("russia");
    assert_eq!(assay_query::write(&view).query, "sort=kind&fold=russia");
    view.toggle_fold("russia");
    assert_eq!(assay_query::write(&view).query, "sort=kind");
}
