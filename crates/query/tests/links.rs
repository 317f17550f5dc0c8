//! Links: a table of hand-written ones, and the properties that hold for all.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

mod support;

use std::fmt::Write;

use assay_query::{Arrangement, FacetKey, Link, Origin, Sign, Sort, Tab, View, link, parse, view, write};
use proptest::collection::vec;
use proptest::prelude::*;
use support::*;

/// Reads a whole link, split as a browser splits it.
fn open(link: &str) -> (View, Vec<String>) {
    let (query, fragment) = link.split_once('#').unwrap_or((link, ""));
    let (view, ignored) = parse(query, fragment);
    (view, ignored.into_iter().map(|ignored| ignored.part).collect())
}

/// A view in the words of `links.tsv`.
fn shows(view: &View) -> String {
    let mut parts = Vec::new();
    match &view.origin {
        Origin::Shipped(None) => {}
        Origin::Shipped(Some(id)) => parts.push(format!("article [{id}]")),
        Origin::Dossier(address) => parts.push(format!("dossier [{address}]")),
        Origin::Text(address) => parts.push(format!("text [{address}]")),
    }
    if view.tab != Tab::Claims {
        parts.push(format!("view {}", view.tab.id()));
    }
    if view.arrange != Arrangement::Table {
        parts.push(format!("arrange {}", view.arrange.id()));
    }
    if view.sort != Sort::Text {
        parts.push(format!("sort {}", view.sort.id()));
    }
    parts.extend(view.everyone.then(|| "everyone".to_owned()));
    for (id, sign) in view.fold.iter() {
        parts.push(format!("fold {}[{id}]", if sign == Sign::Exclude { "-" } else { "" }));
    }
    for (what, typed) in [("words", &view.q), ("name", &view.name)] {
        if !typed.is_empty() {
            parts.push(format!("{what} [{typed}]"));
        }
    }
    for (key, choice) in view.choices.iter().filter(|(_, choice)| !choice.is_empty()) {
        let mut part = key.id().to_owned();
        for (value, sign) in choice.iter() {
            write!(part, " {}[{value}]", if sign == Sign::Exclude { "-" } else { "" }).unwrap();
        }
        parts.push(part);
    }
    parts.extend(view.any.then(|| "any".to_owned()));
    parts.extend(view.selected.iter().map(|id| format!("selected [{id}]")));
    parts.join(" | ")
}

#[test]
fn the_table_of_links() {
    let rows = include_str!("links.tsv").lines().filter(|line| !line.starts_with("//"));
    let mut read = 0;
    for row in rows {
        let [link, expected, canonical, notices] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{row}")
        };
        let (view, ignored) = open(link);
        assert_eq!(shows(&view), expected, "{link}");
        assert_eq!(write(&view).to_string(), canonical, "{link}");
        assert_eq!(ignored.join(" ; "), notices, "{link}");
        assert_eq!(open(canonical), (view, vec![]), "{link}");
        read += 1;
    }
    assert!(read > 60);
}

#[test]
fn every_key_and_value_of_the_table() {
    for key in FacetKey::ALL {
        for value in values(key) {
            for (sign, mark) in [(Sign::Include, ""), (Sign::Exclude, "-")] {
                let mut view = View::default();
                view.choices[key].set(&value, sign);
                let link = write(&view);
                assert_eq!(parse(&link.query, &link.fragment), (view, vec![]));
                if value.is_ascii() {
                    assert_eq!(link.query, format!("{}={mark}{value}", key.id()));
                }
            }
        }
    }
}

#[test]
fn bounds() {
    let (view, ignored) = open(&format!("?q={}", "x".repeat(20_000)));
    assert_eq!((view.q.len(), ignored.len()), (view::MOST_WORDS, 2));
    let many: Vec<String> = (0..300).map(|at| at.to_string()).collect();
    let (view, ignored) = open(&format!("?topic={}&kind=report", many.join(",")));
    assert_eq!((view.choices[FacetKey::Topic].iter().count(), ignored.len()), (view::MOST_VALUES, 1));
    assert_eq!(view.choices[FacetKey::Kind].get("report"), Some(Sign::Include));
    // A link that is too long is cut where a value ends: none is cut in half.
    let (view, ignored) = open(&format!("?topic={}", vec!["a-topic-of-some-length-é"; 900].join(",")));
    assert_eq!((shows(&view), ignored.len()), ("topic [a-topic-of-some-length-é]".to_owned(), 1));
    let (view, ignored) = open(&format!("?kind=report&{}", vec!["x=1"; 500].join("&")));
    assert_eq!((shows(&view), ignored.len()), ("kind [report]".to_owned(), 20));
    let (view, ignored) = open(&format!("#{}", "x".repeat(201)));
    assert_eq!((view, ignored.len()), (View::default(), 1));
    // A view that is too large for a link loses what does not fit, and no more.
    let mut view = View { selected: Some("c1".to_owned()), any: true, ..View::default() };
    for at in 0..200 {
        view.choices[FacetKey::Topic].set(&format!("{at:03}{}", "é".repeat(10)), Sign::Exclude);
    }
    let link = write(&view);
    assert!(link.query.len() <= link::MOST_BYTES && link.query.len() > link::MOST_BYTES - 100);
    let kept = view.normalised();
    assert!(
        kept.choices[FacetKey::Topic].iter().count() > 100 && kept.selected.is_some() && !ignored.is_empty()
    );
    assert_eq!(write(&kept), link);
}

#[test]
fn the_heaviest_realistic_view_is_short() {
    let mut view = View {
        origin: Origin::Dossier(
            "https://articles.example.org/2022/belarus-and-the-war/dossier.json".to_owned(),
        ),
        sort: Sort::Certainty,
        q: "\"around 10,000 soldiers\" Belarusian troops -\"special operation\" Łukaszenka 50%".to_owned(),
        any: true,
        selected: Some("c46-officers-resign".to_owned()),
        ..View::default()
    };
    for key in FacetKey::ALL {
        // Of the facets that multiply actors a reader chooses one or two.
        let many = if matches!(key, FacetKey::Pair | FacetKey::Part) { 2 } else { usize::MAX };
        for (at, value) in values(key).iter().take(many).enumerate() {
            view.choices[key].set(value, if at % 2 == 0 { Sign::Include } else { Sign::Exclude });
        }
    }
    for at in 0..15 {
        view.choices[FacetKey::Actor].set(&format!("belarusian-armed-forces-{at}"), Sign::Include);
        view.choices[FacetKey::Topic].set(&format!("stability-of-the-government-{at}"), Sign::Include);
    }
    let link = write(&view).to_string();
    assert!(link.len() < 2_000, "{}", link.len());
    assert_eq!(open(&link), (view, vec![]));
}

#[test]
fn a_link_on_a_page() {
    let link = |query: &str, fragment: &str| Link { query: query.to_owned(), fragment: fragment.to_owned() };
    assert_eq!(link("", "").on("https://a.example/b/"), "https://a.example/b/");
    assert_eq!(link("q=x", "c1").on("index.html"), "index.html?q=x#c1");
    assert_eq!(link("", "c1").on("/"), "/#c1");
    assert_eq!(link("", "c1").to_string(), "?#c1");
    assert_eq!(link("", "").to_string(), "?");
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(
            &[
                "%",
                "+",
                "&",
                "=",
                ",",
                "-",
                "#",
                "?",
                "%2",
                "%2C",
                "%2D",
                "%25",
                "%00",
                "%FF",
                "%E2%82",
                "%C3%A9",
                "%20",
                " ",
                "😀",
                "שלום",
                "\u{202e}",
                "\n",
                "\u{0}",
                "é",
                "kind",
                "kind=",
                "&actor=",
                "&q=",
                "&topic=-",
                "report",
                "doc=",
                "&match=any",
                "&sort=kind",
                "&article=",
                "&text=x",
                "utm_x=1",
                "view=",
                "&view=actors",
                "&arrange=network",
                "&fold=-a,b",
                "&name=x",
                "&pair=a~b",
            ][..]
        )
        .prop_map(str::to_owned),
        ".{0,4}",
    ];
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn every_view_comes_back(view in wild_view()) {
        let link = write(&view);
        let (back, ignored) = parse(&link.query, &link.fragment);
        prop_assert_eq!(&back, &view.normalised());
        prop_assert_eq!(write(&back), link.clone());
        prop_assert_eq!(ignored, vec![]);
        prop_assert!(link.query.len() <= link::MOST_BYTES);
        prop_assert!(link.to_string().bytes().all(|byte| byte.is_ascii_graphic()));
    }

    /// The bounds aside, normalisation takes only control characters, spaces at ends, and empties.
    #[test]
    fn ordinary_views_come_back_unchanged(view in any_view(), id in "[^\\pC\\pZ]{1,9}", dossier in any::<bool>()) {
        let origin = if dossier { Origin::Dossier(id.clone()) } else { Origin::Shipped(Some(id.clone())) };
        let view = View { origin, selected: Some(id), ..view };
        prop_assert_eq!(view.normalised(), view);
    }

    #[test]
    fn every_string_settles(query in pieces(), fragment in pieces()) {
        let (view, _) = parse(&query, &fragment);
        let once = write(&view);
        let (again, ignored) = parse(&once.query, &once.fragment);
        prop_assert_eq!(&again, &view);
        prop_assert_eq!(ignored, vec![]);
        prop_assert_eq!(write(&again), once);
    }

    #[test]
    fn equal_views_equal_links(choices in vec((prop::sample::select(&FacetKey::ALL[..]), "[a-c-]{1,2}", any::<bool>()), 0..9)) {
        let mut distinct = choices.clone();
        distinct.sort();
        distinct.dedup_by(|a, b| (a.0, &a.1) == (b.0, &b.1));
        let view = |choices: &mut dyn Iterator<Item = &(FacetKey, String, bool)>| {
            let mut view = View::default();
            for (key, value, include) in choices {
                view.choices[*key].set(value, if *include { Sign::Include } else { Sign::Exclude });
            }
            view
        };
        let (forth, back) = (view(&mut distinct.iter()), view(&mut distinct.iter().rev()));
        prop_assert_eq!(write(&forth), write(&back));
        prop_assert_eq!(forth, back);
    }
}
