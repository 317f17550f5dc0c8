//! Dossiers and views for the tests of this crate: one written by hand, and generated ones over
//! small vocabularies, so that values collide.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking; not every test uses all"
)]

use assay_dossier::*;
use assay_query::{Arrangement, FACETS, FacetKey, Index, Origin, Sign, Sort, Tab, Values, View, slug};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

pub fn nfd(text: &str) -> String {
    text.nfd().collect()
}

pub const ACTORS: [(&str, &str, &[&str]); 6] = [
    ("belarus", "Belarus", &["Minsk", "the Belarusian state"]),
    ("russia", "Russia", &["Moscow"]),
    ("experts", "Defence experts", &[]),
    ("łukasz", "Łukasz Żółć", &["Lukasz"]),
    ("שר", "שר הביטחון", &[]),
    ("army", "The Russian army", &["Russian troops"]),
];
pub const NAMES: [&str; 3] = ["The Daily Note", "an official", "Belarus"];
pub const PLACES: [&str; 4] = ["Kyiv", "Western Ukraine", "Zürich", "東京"];
pub const TOPICS: [&str; 4] = ["war", "Far-right parties", "energy", "C++"];
pub const STATEMENTS: [&str; 6] = [
    "Belarusian troops may cross the border.",
    "“Nobody” has seen 10,000 soldiers in Zürich.",
    "The party won't say whether it is art.",
    "Λόγος and ΛΌΓΟΣ — 50 % of it 🇺🇦.",
    "שָׁלוֹם לכולם",
    "",
];

pub fn index(dossier: &Dossier) -> Index {
    Index::new(dossier, |at| quote(dossier, at), nfd)
}

/// The words that make a claim; here from its selectors themselves.
pub fn quote(dossier: &Dossier, at: usize) -> String {
    let exact = dossier.claims[at].quotes.iter().map(|quote| match quote {
        Selector::Quote { exact, .. } => exact.as_str(),
        Selector::Position { .. } => "",
    });
    exact.collect::<Vec<_>>().join(" … ")
}

fn words(exact: &str) -> Selector {
    Selector::Quote { paragraph: 0, exact: exact.to_owned(), prefix: None, suffix: None }
}

pub fn dossier(claims: Vec<Claim>) -> Dossier {
    let actor = |(id, name, aliases): &(&str, &str, &[&str])| Actor {
        id: ActorId((*id).to_owned()),
        name: (*name).to_owned(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        kind: match *id {
            "experts" => ActorKind::Experts,
            "łukasz" => ActorKind::Person,
            "army" => ActorKind::ArmedForce,
            _ => ActorKind::State,
        },
        part_of: match *id {
            "army" => Some(ActorId("russia".to_owned())),
            "שר" => Some(ActorId("army".to_owned())),
            "łukasz" => Some(ActorId("belarus".to_owned())),
            _ => None,
        },
        description: None,
    };
    Dossier {
        format: FORMAT.to_owned(),
        article: Article {
            id: "a".to_owned(),
            title: "A Title".to_owned(),
            byline: Some("Ann Author".to_owned()),
            publisher: Some("The Paper".to_owned()),
            published: None,
            source_url: None,
            language: "en".to_owned(),
            note: None,
            text: None,
            text_digest: None,
        },
        actors: ACTORS.iter().map(actor).collect(),
        claims,
        provenance: Provenance { by: Maker::Curated, tool: None, version: None, made: None, reviewed: None },
    }
}

/// A plain report in the author's voice.
pub fn claim(id: &str, statement: &str) -> Claim {
    Claim {
        id: ClaimId(id.to_owned()),
        statement: statement.to_owned(),
        kind: Kind::Report,
        quotes: vec![],
        attribution: vec![source(SourceKind::Author, None, None)],
        certainty: Certainty::Certain,
        polarity: Polarity::Positive,
        condition: None,
        participants: vec![],
        places: vec![],
        time: None,
        quantities: vec![],
        topics: vec![],
        relations: vec![],
        note: None,
        provenance: None,
        evidence: None,
    }
}

pub fn source(kind: SourceKind, actor: Option<&str>, name: Option<&str>) -> Source {
    Source { actor: actor.map(|id| ActorId(id.to_owned())), name: name.map(str::to_owned), cue: None, kind }
}

fn pick<T: Clone + std::fmt::Debug + 'static>(from: &'static [T]) -> impl Strategy<Value = T> + Clone {
    prop::sample::select(from)
}

fn any_source() -> impl Strategy<Value = Source> {
    let named = (
        pick(&[SourceKind::Named, SourceKind::Unnamed]),
        option::of(pick(&ACTORS)),
        option::of(pick(&NAMES)),
    );
    prop_oneof![
        1 => Just(source(SourceKind::Author, None, None)),
        3 => named.prop_map(|(kind, actor, name)| source(kind, actor.map(|actor| actor.0), name)),
    ]
}

fn any_claim() -> impl Strategy<Value = Claim> {
    let what = (pick(&STATEMENTS), vec(pick(&STATEMENTS), 0..3), vec(any_source(), 1..3));
    let how = (pick(Kind::ALL), pick(Certainty::ALL), pick(Polarity::ALL));
    let participant = (pick(&ACTORS), pick(Role::ALL));
    let about = (vec(participant, 0..4), vec(pick(&PLACES), 0..3), vec(pick(&TOPICS), 0..3));
    let more =
        (option::of(pick(&STATEMENTS)), option::of(Just("today")), option::of(pick(&TOPICS)), any::<bool>());
    let relations = vec((pick(RelationKind::ALL), 0..12_usize), 0..2);
    (what, how, about, more, relations).prop_map(|(what, how, about, more, relations)| Claim {
        quotes: what.1.into_iter().map(words).collect(),
        attribution: what.2,
        kind: how.0,
        certainty: how.1,
        polarity: how.2,
        participants: about
            .0
            .into_iter()
            .map(|(actor, role)| Participant { actor: ActorId(actor.0.to_owned()), role })
            .collect(),
        places: about.1.into_iter().map(str::to_owned).collect(),
        topics: about.2.into_iter().map(str::to_owned).collect(),
        condition: more.0.map(str::to_owned),
        time: more.1.map(str::to_owned),
        note: more.2.map(str::to_owned),
        quantities: if more.3 {
            vec![Quantity {
                selector: words("10,000"),
                value: Amount::One(1e4),
                unit: None,
                approximator: None,
                of: None,
            }]
        } else {
            vec![]
        },
        relations: relations
            .into_iter()
            .map(|(kind, to)| Relation { kind, claim: ClaimId(format!("c{to}")) })
            .collect(),
        ..claim("", what.0)
    })
}

pub fn any_dossier() -> impl Strategy<Value = Dossier> {
    vec(any_claim(), 0..12).prop_map(|mut claims| {
        for (at, claim) in claims.iter_mut().enumerate() {
            claim.id = ClaimId(format!("c{at}"));
        }
        dossier(claims)
    })
}

/// The values that a generated dossier may have under a facet, and one that it never has.
pub fn values(key: FacetKey) -> Vec<String> {
    let slugs = |labels: &[&str]| labels.iter().map(|label| slug(label)).collect::<Vec<_>>();
    let mut values = match (&FACETS[key as usize].values, key) {
        (Values::Closed(values), _) => values.iter().map(|value| value.id.to_owned()).collect(),
        (_, FacetKey::Actor) => ACTORS.iter().map(|actor| actor.0.to_owned()).collect(),
        (_, FacetKey::Place) => slugs(&PLACES),
        (_, FacetKey::Topic) => slugs(&TOPICS),
        (_, FacetKey::Time) => slugs(&["today"]),
        (_, FacetKey::Part) => {
            let parts =
                |actor: &'static str| Role::ALL.iter().map(move |role| assay_query::part_id(actor, *role));
            ACTORS.iter().flat_map(|actor| parts(actor.0)).collect()
        }
        (_, FacetKey::Pair) => {
            let ids = || ACTORS.iter().map(|actor| actor.0);
            ids().flat_map(|agent| ids().map(move |patient| assay_query::pair_id(agent, patient))).collect()
        }
        _ => [slugs(&NAMES), ACTORS.iter().map(|actor| actor.0.to_owned()).collect()].concat(),
    };
    values.push("no-such".to_owned());
    values
}

pub fn any_q() -> impl Strategy<Value = String> {
    let term = pick(&[
        "belarus",
        "Belarusian",
        "art",
        "party",
        "-war",
        "\"cross the\"",
        "-\"of it\"",
        "zurich",
        "ZÜRICH",
        "λογοσ",
        "שלום",
        "10,000",
        "京",
        "“nobody”",
        "-",
        "\"",
        "lukasz zolc",
        "won’t",
        "far-right",
        "e",
        "🇺🇦",
        "%",
    ]);
    prop_oneof![2 => Just(String::new()), 3 => vec(term, 1..3).prop_map(|terms| terms.join(" "))]
}

/// Views over the values of generated dossiers; most facets are left alone.
pub fn any_view() -> impl Strategy<Value = View> {
    let one =
        FacetKey::ALL.into_iter().flat_map(|key| values(key).into_iter().map(move |value| (key, value)));
    let one: Vec<_> = one.collect();
    let sign = prop_oneof![3 => Just(Sign::Include), 1 => Just(Sign::Exclude)];
    // Actors and roles often together, since they are one condition.
    let cast: Vec<_> =
        one.iter().filter(|(key, _)| matches!(key, FacetKey::Actor | FacetKey::Role)).cloned().collect();
    // Pairs and parts are so many that they would crowd out the rest.
    let joint = |key: &FacetKey| matches!(key, FacetKey::Pair | FacetKey::Part);
    let pairs: Vec<_> = one.iter().filter(|(key, _)| joint(key)).cloned().collect();
    let others: Vec<_> = one.into_iter().filter(|(key, _)| !joint(key)).collect();
    let free = prop_oneof![9 => prop::sample::select(others), 1 => prop::sample::select(pairs)];
    let free = vec((free, sign.clone()), 0..4);
    let cast = vec((prop::sample::select(cast), sign), 0..4);
    let name = prop_oneof![4 => Just(""), 1 => pick(&["russia", "MINSK", "lukasz", "nobody at all", "ש"])];
    let tabs = (pick(Tab::ALL), pick(Arrangement::ALL), pick(Sort::ALL));
    let fold = vec(pick(&["russia", "belarus", "army"]), 0..3);
    (free, cast, any_q(), any::<bool>(), (name, tabs, fold)).prop_map(
        |(free, cast, q, any, (name, (tab, arrange, sort), fold))| {
            let mut view = View { q, any, sort, tab, arrange, name: name.to_owned(), ..View::default() };
            for ((key, value), sign) in free.into_iter().chain(cast) {
                view.choices[key].set(&value, sign);
            }
            fold.into_iter().for_each(|id| _ = view.fold.set(id, Sign::Include));
            view
        },
    )
}

/// Views that say anything at all.
pub fn wild_view() -> impl Strategy<Value = View> {
    let text = || {
        prop_oneof![
            "[a-z,%+&=# -]{0,8}",
            ".{0,8}",
            "(😀|שלום|é|\u{202e}|%2C|-|\\+| |\u{0}|\n){0,6}",
            prop_oneof![
                Just("doc=gz.abc".to_owned()),
                Just("x".repeat(600)),
                Just("-".to_owned()),
                Just("😀".repeat(300))
            ],
        ]
    };
    let origin = prop_oneof![
        Just(Origin::Shipped(None)),
        text().prop_map(|id| Origin::Shipped(Some(id))),
        text().prop_map(Origin::Dossier),
        text().prop_map(Origin::Text),
    ];
    let value = (prop::sample::select(&FacetKey::ALL[..]), text(), any::<bool>());
    let choices = prop_oneof![4 => vec(value.clone(), 0..8), 1 => vec(value, 0..260)];
    (origin, prop::sample::select(&Sort::ALL[..]), text(), choices, any::<bool>(), option::of(text()))
        .prop_map(|(origin, sort, q, choices, any, selected)| {
            let mut view = View { origin, sort, q, any, selected, ..View::default() };
            for (key, value, include) in choices {
                view.choices[key].set(&value, if include { Sign::Include } else { Sign::Exclude });
            }
            view
        })
}
