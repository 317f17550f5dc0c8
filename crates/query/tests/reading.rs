//! What the page holds of a dossier gives the same filter as the dossier's file.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod support;

use assay_dossier::{Dossier, Reading, load};
use assay_query::{FacetKey, Index};

/// Every value of every facet, with its claims.
fn values(dossier: &Dossier) -> Vec<(&'static str, String, String, Vec<usize>)> {
    let index = Index::new(dossier, |_| String::new(), support::nfd);
    let of = |key: FacetKey| {
        let values = index.facets[key].values.iter();
        values
            .map(move |v| (key.id(), v.id.clone(), v.label.clone(), v.claims.ones().collect()))
            .collect::<Vec<_>>()
    };
    FacetKey::ALL.into_iter().flat_map(of).collect()
}

#[test]
fn a_reading_is_filtered_as_its_file() {
    let file = include_bytes!("../../../articles/looking-to-belarus.json");
    let loaded = load(file).unwrap();
    let before = values(&loaded.dossier);
    let pieces = before.iter().find(|value| (value.0, value.1.as_str()) == ("has", "pieces")).unwrap();
    assert!(!pieces.3.is_empty(), "the shipped dossier has claims whose words stand in several places");
    let reading = Reading::from(loaded);
    assert_eq!(values(&reading.dossier), before);
    assert_eq!(values(&Reading::unpack(&reading.pack()).unwrap().dossier), before);
}
