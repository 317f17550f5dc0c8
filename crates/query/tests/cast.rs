//! Rows, edges and charts against slow, obvious ones: loops over claims that ask each question by itself.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use assay_dossier::{ActorId, Claim, Dossier, Evidence, Participant, Role};
use assay_query::chart::{FORMS, Order};
use assay_query::{FacetKey, Row, Sign, Sort, View, parse};
use proptest::prelude::*;
use support::*;

fn position(dossier: &Dossier, id: &ActorId) -> usize {
    dossier.actors.iter().position(|actor| actor.id == *id).unwrap()
}

/// The actors that one is part of, from the nearest up.
fn wholes(dossier: &Dossier, actor: usize) -> Vec<usize> {
    let up = |actor: &usize| Some(position(dossier, dossier.actors[*actor].part_of.as_ref()?));
    std::iter::successors(up(&actor), up).collect()
}

fn shows(dossier: &Dossier, view: &View, actor: usize) -> bool {
    let actor = &dossier.actors[actor];
    let fold = |text: &str| assay_query::fold::fold(text, nfd);
    let named =
        actor.aliases.iter().chain([&actor.name]).any(|name| fold(name).contains(&fold(view.name.trim())));
    let kinds = &view.choices[FacetKey::Is];
    let asked: Vec<&str> = kinds.of(Sign::Include).collect();
    let of_kind = asked.is_empty() || asked.contains(&actor.kind.id());
    named && of_kind && kinds.get(actor.kind.id()) != Some(Sign::Exclude)
}

/// Who stands for an actor.
fn face(dossier: &Dossier, view: &View, actor: usize) -> usize {
    let folded = |above: &usize| view.fold.get(dossier.actors[*above].id.as_str()) == Some(Sign::Include);
    let above =
        wholes(dossier, actor).into_iter().filter(|above| shows(dossier, view, *above) && folded(above));
    above.fold(None, |_, whole| Some(whole)).unwrap_or(actor)
}

/// The rows without order and depth, slowly.
fn slow_rows(
    dossier: &Dossier,
    view: &View,
    matches: &[&Claim],
) -> BTreeMap<usize, ([u32; 4], u32, Vec<usize>)> {
    let mut rows = BTreeMap::new();
    let shown: Vec<usize> = (0..dossier.actors.len()).filter(|actor| shows(dossier, view, *actor)).collect();
    for &actor in &shown {
        let members: Vec<usize> =
            shown.iter().copied().filter(|other| face(dossier, view, *other) == actor).collect();
        let plays = |claim: &Claim, role: Option<Role>| {
            claim.roles().iter().any(|(id, as_what)| {
                members.contains(&position(dossier, id)) && role.is_none_or(|role| role == *as_what)
            })
        };
        let count = |role| matches.iter().filter(|claim| plays(claim, role)).count() as u32;
        let counts = [0, 1, 2, 3].map(|role| count(Some(Role::ALL[role])));
        if !members.is_empty() && (!view.is_filtered() || count(None) > 0) {
            rows.insert(actor, (counts, count(None), members));
        }
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn rows(dossier in any_dossier(), view in any_view()) {
        let index = index(&dossier);
        let matches = index.apply(&view).matches;
        let first: Vec<usize> = (0..dossier.actors.len()).map(|actor| (actor * 5) % 7).collect();
        let rows = index.rows(&view, &matches, &first);
        let chosen: Vec<&Claim> = matches.ones().map(|at| &dossier.claims[at]).collect();
        let expected = slow_rows(&dossier, &view, &chosen);
        let found: BTreeMap<_, _> =
            rows.iter().map(|row| (row.actor, (row.counts, row.claims, row.members.clone()))).collect();
        prop_assert_eq!(found.len(), rows.len(), "each actor once");
        prop_assert_eq!(found, expected);
        // Below its whole, as deep as it is part of rows, and among its like in the order asked for.
        let mut path: Vec<&Row> = Vec::new();
        let mut before: BTreeMap<Option<usize>, (u32, String, usize, usize)> = BTreeMap::new();
        for row in &rows {
            let above: Vec<usize> = wholes(&dossier, row.actor).into_iter().filter(|whole| rows.iter().any(|r| r.actor == *whole)).collect();
            prop_assert_eq!(row.depth, above.len());
            path.truncate(row.depth);
            prop_assert_eq!(path.last().map(|row| row.actor), above.first().copied());
            path.push(row);
            let count = view.sort.role().map_or(0, |role| u32::MAX - row.counts[role as usize]);
            let name = if view.sort == Sort::Name { assay_query::fold::fold(&dossier.actors[row.actor].name, nfd) } else { String::new() };
            let key = (count, name, row.members.iter().map(|actor| first[*actor]).min().unwrap(), row.actor);
            if let Some(last) = before.insert(above.first().copied(), key.clone()) {
                prop_assert!(last < key, "{:?} then {:?}", last, key);
            }
        }
    }

    #[test]
    fn edges(dossier in any_dossier(), view in any_view()) {
        let index = index(&dossier);
        let mut without = view.clone();
        without.clear_facet(FacetKey::Pair);
        let mut expected: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
        for at in index.apply(&without).matches.ones() {
            let of = |role| dossier.claims[at].participants.iter().filter(move |p| p.role == role).map(|p| position(&dossier, &p.actor));
            for agent in of(Role::Agent) {
                for patient in of(Role::Patient).filter(|patient| shows(&dossier, &view, agent) || shows(&dossier, &view, *patient)) {
                    let ends = (face(&dossier, &view, agent), face(&dossier, &view, patient));
                    expected.entry(ends).or_default().insert(at);
                }
            }
        }
        let edges = index.edges(&view);
        let found: BTreeMap<_, BTreeSet<usize>> =
            edges.iter().map(|edge| ((edge.agent, edge.patient), edge.claims.ones().collect())).collect();
        prop_assert_eq!(found.len(), edges.len());
        prop_assert_eq!(found, expected);
        prop_assert!(edges.is_sorted_by_key(|edge| usize::MAX - edge.claims.count_ones(..)));
        // Choosing an edge shows exactly its claims.
        for edge in &edges {
            let mut chosen = without.clone();
            for value in &edge.values {
                chosen.choices[FacetKey::Pair].set(&index.facets[FacetKey::Pair].values[*value].id, Sign::Include);
            }
            prop_assert_eq!(index.apply(&chosen).matches, edge.claims.clone());
        }
    }

    #[test]
    fn charts(dossier in any_dossier(), view in any_view()) {
        let index = index(&dossier);
        let matches = index.apply(&view).matches;
        for form in &FORMS {
            let chart = index.chart(form, &matches);
            prop_assert_eq!(chart.claims as usize, matches.count_ones(..));
            for row in &chart.rows {
                // Each number is what its link shows beside the filter in force.
                let has = |key: FacetKey, id: &str| index.facets[key].value(id).unwrap().claims.clone();
                let among = |key, id: &str| matches.intersection(&has(key, id)).count();
                prop_assert_eq!(row.count as usize, among(form.rows, &row.id));
                for (part, count) in chart.parts.iter().zip(&row.parts) {
                    let both = has(form.rows, &row.id).intersection(&has(form.parts.unwrap(), &part.0)).filter(|at| matches.contains(*at)).count();
                    prop_assert_eq!(*count as usize, both);
                }
                prop_assert_eq!(row.parts.iter().sum::<u32>(), if form.parts.is_some() { row.count } else { 0 });
            }
            let counts: Vec<u32> = chart.rows.iter().map(|row| row.count).collect();
            match form.order {
                Order::Table => prop_assert_eq!(chart.rows.len(), index.facets[form.rows].values.len()),
                Order::Count => prop_assert!(counts.iter().all(|count| *count > 0) && counts.is_sorted_by_key(|count| u32::MAX - count)),
                Order::Article => prop_assert!(counts.iter().all(|count| *count > 0)),
            }
            prop_assert!(chart.finding().ends_with('.') && chart.text().lines().count() == chart.rows.len() + 4);
        }
    }
}

#[test]
fn a_finding_names_the_most_only_where_there_is_one() {
    let placed = |places: &[&str]| {
        let claims = places.iter().enumerate().map(|(nth, place)| {
            let mut claim = claim(&format!("c{nth}"), "One.");
            claim.places = vec![(*place).to_owned()];
            claim
        });
        let index = index(&dossier(claims.collect()));
        let matches = index.apply(&View::default()).matches.clone();
        index.chart(FORMS.iter().find(|form| form.id == "places").unwrap(), &matches).finding()
    };
    assert_eq!(placed(&["Kyiv", "Minsk", "Kyiv"]), "2 places; most often Kyiv (2).");
    assert_eq!(placed(&["Kyiv", "Minsk"]), "2 places; none of them more than once.");
    assert_eq!(placed(&["Kyiv", "Minsk", "Minsk", "Kyiv"]), "2 places; none of them more than 2 times.");
    assert_eq!(placed(&["Kyiv"]), "1 place; most often Kyiv (1).");
}

#[test]
fn ranks_stand_by_rank_and_roles_fit_one_and_many() {
    let claims = [0.7, 0.9, 0.8, 0.7].iter().enumerate().map(|(nth, confidence)| {
        let mut claim = claim(&format!("c{nth}"), "One.");
        claim.evidence = Some(Evidence { confidence: *confidence, rule: None, cue: None });
        claim.participants = vec![Participant { actor: ActorId("experts".to_owned()), role: Role::Agent }];
        claim
    });
    let index = index(&dossier(claims.collect()));
    let labels = |facet: FacetKey| -> Vec<&str> {
        index.facets[facet].values.iter().map(|value| value.label.as_str()).collect()
    };
    assert_eq!(labels(FacetKey::Confidence), ["9 of 10", "8 of 10", "7 of 10"]);
    assert_eq!(labels(FacetKey::Part), ["Defence experts acting"]);
}

#[test]
fn a_circle_of_parts_is_no_endless_loop() {
    let mut dossier = dossier(vec![claim("c1", "One.")]);
    for (part, whole) in
        [("belarus", "russia"), ("russia", "belarus"), ("army", "russia"), ("experts", "experts")]
    {
        let actor = dossier.actors.iter_mut().find(|actor| actor.id.as_str() == part).unwrap();
        actor.part_of = Some(ActorId(whole.to_owned()));
    }
    let index = index(&dossier);
    let (view, _) = index.reconcile(parse("view=actors&fold=russia,belarus,experts", "").0);
    let rows = index.rows(&view, &index.apply(&view).matches, &[]);
    let members: BTreeSet<usize> = rows.iter().flat_map(|row| row.members.clone()).collect();
    assert_eq!(members.len(), dossier.actors.len());
}
