//! A little dossier about a bridge: few claims, each there for a reason, whose names are hard on links. Its text, with
//! the claims and without them. Written from the format's description; knows no page.

use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};

use crate::page::Page;

/// The file's name among those that the tests put beside the page.
pub const FILE: &str = "little.json";
/// The link that opens it.
pub const LINK: &str = "?dossier=added/little.json";
/// Its claims in the order of the text.
pub const CLAIMS: [&str; 8] = ["closed", "traffic", "repair", "ferry", "money", "paid", "mistake", "never"];
/// A claim whose words lie within another's; around both lies no third.
pub const INNER: &str = "traffic";
/// The claim around it.
pub const OUTER: &str = "closed";
/// The one whose words stand in several places.
pub const IN_PIECES: &str = "ferry";
/// Claims that are in tension.
pub const TENSION: [&str; 2] = ["paid", "money"];

/// An actor's id with everything that has a meaning in links.
pub const HARD_ACTOR: &str = "r&d,100%+=#🚀";
/// And its name.
pub const HARD_NAME: &str = "R&D 100% + Söhne 🚀";

/// A place in a script that runs from right to left.
pub const PLACE: &str = "العين";

const TEXT: [&str; 4] = [
    "The council of Northport says that the old bridge, which “carried 9,000 cars a day”, closed in March after the flood.",
    "According to engineers, the repair will take about two years. The town, they warn, could lose its only ferry if the winter is hard.",
    "The mayor, who came from العين on Tuesday, denies that money was promised. R&D 100% + Söhne 🚀, a builder, expects to be paid in spring.",
    "Nobody has asked the ferrymen, which is a mistake. The bridge may never open again unless the province pays for it.",
];

/// The text as a file: one paragraph a line, with an empty line between.
pub fn text() -> String {
    TEXT.join("\n\n")
}

/// The text's digest, as dossiers that travel without the text state it.
pub fn digest() -> String {
    let bytes = Sha256::digest(text());
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{digits}")
}

/// The dossier with its text.
pub fn dossier() -> Json {
    json!({
        "format": "assay/1",
        "article": {
            "id": "little",
            "title": "A bridge too old",
            "byline": "the tests",
            "publisher": "The Northport Gazette",
            "published": "2026-01-01",
            "language": "en",
            "note": "Nothing in this text is about anything.",
            "text": TEXT,
        },
        "actors": [
            { "id": "council", "name": "the council of Northport", "kind": "government", "aliases": ["the councillors"] },
            { "id": "mayor", "name": "the mayor", "kind": "person", "part_of": "council" },
            { "id": HARD_ACTOR, "name": HARD_NAME, "kind": "organisation" },
        ],
        "claims": claims(),
        "provenance": { "by": "curated", "made": "2026-01-01", "reviewed": true },
    })
}

/// The dossier without its text, under an id of its own.
pub fn without_text() -> Json {
    let mut dossier = dossier();
    let article = dossier["article"].as_object_mut().expect("the article is an object");
    article.remove("text");
    article.insert("id".to_owned(), json!("little-original"));
    article.insert("text_digest".to_owned(), json!(digest()));
    dossier
}

/// A claim of the dossier, to be changed.
pub fn claim<'a>(dossier: &'a mut Json, id: &str) -> &'a mut Json {
    let claims = dossier["claims"].as_array_mut().expect("the claims are a list");
    claims.iter_mut().find(|claim| claim["id"] == id).expect("the dossier has the claim")
}

/// Puts the dossier beside the page and opens it with more of a link behind: `&kind=report#ferry`.
pub async fn open(page: &Page, rest: &str) {
    page.site().put(FILE, dossier().to_string().as_bytes());
    page.open(&format!("{LINK}{rest}")).await;
}

fn claims() -> Json {
    let engineers =
        json!({ "kind": "unnamed", "name": "engineers", "cue": quote(1, "According to engineers") });
    json!([
        claim_of(
            "closed",
            "report",
            "The old bridge closed in March.",
            json!({
                "quotes": [quote(0, "the old bridge, which “carried 9,000 cars a day”, closed in March")],
                "attribution": [{ "kind": "named", "actor": "council", "cue": quote(0, "says") }],
                "participants": [{ "actor": "council", "role": "speaker" }],
                "time": "in March", "places": ["Northport"], "topics": ["bridge"],
            })
        ),
        claim_of(
            "traffic",
            "estimate",
            "The bridge carried 9,000 cars a day.",
            json!({
                "quotes": [quote(0, "“carried 9,000 cars a day”")],
                "attribution": [{ "kind": "named", "actor": "council", "cue": quote(0, "says") }],
                "certainty": "probable",
                "quantities": [{ "selector": quote(0, "9,000 cars"), "value": 9000, "unit": "cars" }],
                "places": ["Northport"], "topics": ["bridge", "traffic"],
                "relations": [{ "kind": "elaborates", "claim": "closed" }],
            })
        ),
        claim_of(
            "repair",
            "prediction",
            "The repair will take about two years.",
            json!({
                "quotes": [quote(1, "the repair will take about two years")],
                "attribution": [engineers], "certainty": "probable",
                "quantities": [{ "selector": quote(1, "about two years"), "value": 2, "unit": "years", "approximator": "about" }],
                "topics": ["bridge", "money"],
            })
        ),
        claim_of(
            "ferry",
            "prediction",
            "The town could lose its only ferry.",
            json!({
                "quotes": [quote(1, "The town"), quote(1, "could lose its only ferry if the winter is hard")],
                "attribution": [engineers], "certainty": "possible", "condition": "if the winter is hard",
                "topics": ["ferry"], "relations": [{ "kind": "depends-on", "claim": "repair" }],
            })
        ),
        claim_of(
            "money",
            "report",
            "Money was promised.",
            json!({
                "quotes": [quote(2, "money was promised")],
                "attribution": [{ "kind": "named", "actor": "mayor", "cue": quote(2, "denies that") }],
                "polarity": "negative", "topics": ["money"], "places": [PLACE],
                "participants": [{ "actor": "mayor", "role": "speaker" }, { "actor": HARD_ACTOR, "role": "patient" }],
            })
        ),
        claim_of(
            "paid",
            "prediction",
            "The builder will be paid in spring.",
            json!({
                "quotes": [quote(2, "expects to be paid in spring")],
                "attribution": [{ "kind": "named", "actor": HARD_ACTOR, "cue": quote(2, "expects") }],
                "time": "in spring", "topics": ["money"],
                "participants": [{ "actor": HARD_ACTOR, "role": "patient" }, { "actor": "council", "role": "agent" }],
                "relations": [{ "kind": "opposes", "claim": "money" }],
            })
        ),
        claim_of(
            "mistake",
            "interpretation",
            "It is a mistake that nobody asked the ferrymen.",
            json!({
                "quotes": [quote(3, "Nobody has asked the ferrymen, which is a mistake")],
                "topics": ["ferry"], "note": "The text does not say who should have asked.",
            })
        ),
        claim_of(
            "never",
            "prediction",
            "The bridge may never open again.",
            json!({
                "quotes": [quote(3, "The bridge may never open again unless the province pays for it")],
                "certainty": "possible", "condition": "unless the province pays for it", "topics": ["bridge", "money"],
                "relations": [{ "kind": "depends-on", "claim": "money" }],
            })
        ),
    ])
}

/// A claim; what is not given is as it most often is.
fn claim_of(id: &str, kind: &str, statement: &str, more: Json) -> Json {
    let mut claim = json!({
        "id": id, "kind": kind, "statement": statement, "attribution": [{ "kind": "author" }], "certainty": "certain",
        "polarity": "positive", "participants": [], "places": [], "quantities": [], "topics": [], "relations": [],
    });
    for (key, value) in more.as_object().expect("more fields are given") {
        claim[key] = value.clone();
    }
    claim
}

fn quote(paragraph: usize, exact: &str) -> Json {
    json!({ "paragraph": paragraph, "exact": exact })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_of_the_format_finds_nothing_wrong() {
        let loaded = assay_dossier::load(dossier().to_string().as_bytes()).expect("a dossier can be read");
        assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
        let ids: Vec<_> = loaded.dossier.claims.iter().map(|claim| claim.id.as_str().to_owned()).collect();
        assert_eq!(ids, CLAIMS);
        assert_eq!(loaded.text.expect("it has a text").digest(), digest());
    }

    #[test]
    fn without_its_text_it_finds_the_text_again() {
        let loaded =
            assay_dossier::load(without_text().to_string().as_bytes()).expect("a dossier can be read");
        let settled =
            loaded.with_text(assay_dossier::Text::from_plain(&text())).expect("the text is the one");
        assert!(settled.problems.is_empty(), "{:#?}", settled.problems);
    }
}
