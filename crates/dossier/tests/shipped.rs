//! The dossiers that the project ships are sound: nothing in them is orphaned, nothing warned of.

// A test may panic in its helpers too: that is how it fails.
#![allow(clippy::expect_used, clippy::panic)]

use assay_dossier::{Catalogue, Claim, Loaded, Selector, load};
use std::path::PathBuf;

fn articles() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../articles")
}

fn shipped() -> Vec<(assay_dossier::Entry, Loaded)> {
    let catalogue = std::fs::read(articles().join("catalogue.json")).expect("the catalogue");
    let catalogue = Catalogue::parse(&catalogue).unwrap_or_else(|error| panic!("{error}"));
    let open = |entry: assay_dossier::Entry| {
        let bytes = std::fs::read(articles().join(&entry.file)).expect(&entry.file);
        let loaded = load(&bytes).unwrap_or_else(|error| panic!("{}: {error}", entry.file));
        (entry, loaded)
    };
    catalogue.articles.into_iter().map(open).collect()
}

#[test]
fn shipped_dossiers_have_no_problem() {
    for (entry, loaded) in shipped() {
        let problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{}:\n{}", entry.file, problems.join("\n"));
        assert!(!loaded.dossier.claims.is_empty(), "{} has claims", entry.file);
        assert_eq!(entry.id, loaded.dossier.article.id, "the id of {}", entry.file);
        assert_eq!(entry.title, loaded.dossier.article.title, "the title of {}", entry.file);
        if loaded.text.is_none() {
            assert_eq!(entry.text_digest, loaded.dossier.article.text_digest, "the digest of {}", entry.file);
        }
        if let Some(text) = &loaded.text {
            for (claim, anchors) in loaded.dossier.claims.iter().zip(&loaded.anchors.claims) {
                assert_eq!(anchors.quotes.len(), claim.quotes.len(), "all pieces of {}", claim.id);
                assert!(anchors.quotes.iter().all(|span| !text.get(*span).trim().is_empty()), "{}", claim.id);
            }
        }
    }
}

/// The claim without where its words stand.
fn placeless(claim: &Claim) -> Claim {
    let nowhere = Selector::Position { start: 0, end: 0 };
    let mut claim = claim.clone();
    claim.quotes.clear();
    for source in &mut claim.attribution {
        source.cue = source.cue.as_ref().map(|_| nowhere.clone());
    }
    for quantity in &mut claim.quantities {
        quantity.selector = nowhere.clone();
    }
    claim
}

#[test]
fn with_and_without_text_the_claims_are_the_same() {
    let shipped = shipped();
    let ids =
        |loaded: &Loaded| loaded.dossier.claims.iter().map(|claim| claim.id.clone()).collect::<Vec<_>>();
    for (entry, without) in shipped.iter().filter(|(_, loaded)| loaded.text.is_none()) {
        let (_, with) = shipped
            .iter()
            .find(|(_, other)| other.text.is_some() && ids(other) == ids(without))
            .unwrap_or_else(|| panic!("no dossier with text has the claims of {}", entry.file));
        assert_eq!(with.dossier.actors, without.dossier.actors);
        for (one, other) in with.dossier.claims.iter().zip(&without.dossier.claims) {
            assert_eq!(placeless(one), placeless(other), "{}", one.id);
        }
    }
}
