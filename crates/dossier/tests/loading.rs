//! Files as a whole: broken off anywhere, too large, with more faults than are worth listing; and the
//! text that comes after its dossier.

// A test may panic in its helpers too: that is how it fails.
#![allow(clippy::unwrap_used)]

mod common;

use assay_dossier::load::{MAX_ACTORS, MAX_BYTES, MAX_CLAIMS, MAX_PROBLEMS};
use assay_dossier::{ActorId, Effect, Fault, LoadError, Loaded, Selector, Text, load};

#[test]
fn a_file_that_breaks_off_gives_what_stands_before() {
    let dossier = common::made(6, 8, 1);
    let file = common::file(&dossier);
    let article_ends = file.find("\"actors\"").unwrap() - 4;
    let mut shown = 0;
    for end in 0..file.len() {
        let cut = &file.as_bytes()[..end];
        if end < article_ends {
            let expected = if end == 0 { LoadError::Empty } else { load(cut).unwrap_err() };
            assert!(matches!(expected, LoadError::BreaksOff { .. } | LoadError::Empty), "{end}: {expected}");
            continue;
        }
        let loaded = load(cut).unwrap();
        let claims = loaded.dossier.claims.len();
        assert_eq!(loaded.dossier.article, dossier.article);
        assert!(claims >= shown, "more of the file has no fewer claims");
        assert!(
            loaded.problems.iter().any(|problem| problem.fault == Fault::BreaksOff),
            "at {end}: {:?}",
            loaded.problems
        );
        for (one, other) in loaded.dossier.claims.iter().zip(&dossier.claims) {
            assert_eq!(one.id, other.id);
        }
        shown = claims;
    }
    assert_eq!(shown, dossier.claims.len());
}

#[test]
fn every_change_of_a_byte_is_answered() {
    let file = common::file(&common::made(1, 5, 3)).into_bytes();
    for place in 0..file.len() {
        for byte in *b"\0\"{}[],:\\9x\xff" {
            let mut changed = file.clone();
            changed[place] = byte;
            if let Ok(loaded) = load(&changed) {
                assert_eq!(loaded.anchors.claims.len(), loaded.dossier.claims.len());
            }
        }
    }
}

#[test]
fn a_file_of_50_megabytes_is_refused_by_its_size() {
    let error = load(&vec![b'{'; 50 * 1024 * 1024]).unwrap_err();
    assert_eq!(error, LoadError::TooLarge { found: 50, limit: 32 });
    assert_eq!(error.to_string(), "The file is too large: it has 50 MB, and a dossier may have 32.");
    assert!(!matches!(load(&vec![b'{'; MAX_BYTES]), Err(LoadError::TooLarge { .. })));
}

#[test]
fn deep_nesting_is_answered() {
    let deep = "[".repeat(200_000);
    for key in ["x", "article", "claims", "provenance"] {
        let file = format!(r#"{{"format": "assay/1", "{key}": {deep}"#);
        assert!(matches!(load(file.as_bytes()), Err(LoadError::BreaksOff { .. })));
    }
    let closed = format!("{deep}{}", "]".repeat(200_000));
    let sound = common::file(&common::made(1, 4, 1));
    let file = sound.replacen("\"note\": ", &format!("\"extra\": {closed}, \"note\": "), 1);
    assert!(load(file.as_bytes()).is_ok());
}

#[test]
fn more_than_is_read_is_said() {
    let mut dossier = common::made(1, 4, 1);
    let (actor, claim) = (dossier.actors[0].clone(), dossier.claims[0].clone());
    dossier.actors.resize(MAX_ACTORS + 2, actor);
    dossier.claims.resize(MAX_CLAIMS + 2, claim);
    for (index, actor) in dossier.actors.iter_mut().enumerate() {
        actor.id = ActorId(format!("actor-{index}"));
    }
    for (index, claim) in dossier.claims.iter_mut().enumerate() {
        claim.id.0 = format!("claim-{index}");
    }
    let loaded = load(serde_json::to_string(&dossier).unwrap().as_bytes()).unwrap();
    assert_eq!((loaded.dossier.actors.len(), loaded.dossier.claims.len()), (MAX_ACTORS, MAX_CLAIMS));
    let said: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "actors: there are more than 2000 actors; those beyond are not read",
            "claims: there are more than 20000 claims; those beyond are not read"
        ]
    );
}

#[test]
fn of_very_many_problems_the_number_is_said() {
    let mut dossier = common::made(MAX_PROBLEMS + 20, 4, 1);
    for claim in &mut dossier.claims {
        claim.topics.clear();
        claim.participants[0].actor.0 = "nobody".to_owned();
    }
    let loaded = load(common::file(&dossier).as_bytes()).unwrap();
    assert_eq!(loaded.problems.len(), MAX_PROBLEMS + 1);
    assert_eq!(loaded.problems.last().unwrap().to_string(), "and 20 more problems");
    assert_eq!(loaded.dossier.claims.len(), MAX_PROBLEMS + 20);
}

/// A dossier that travels without its text, anchored by positions, and that text.
fn without_text() -> (Loaded, Text) {
    let mut dossier = common::made(8, 10, 5);
    let whole = Loaded::new(dossier.clone()).unwrap();
    let text = whole.text.unwrap();
    for (claim, anchors) in dossier.claims.iter_mut().zip(&whole.anchors.claims) {
        let position = |span: assay_dossier::Span| Selector::Position {
            start: text.code_point(span.start).unwrap().0,
            end: text.code_point(span.end).unwrap().0,
        };
        claim.quotes = anchors.quotes.iter().copied().map(position).collect();
        for (source, cue) in claim.attribution.iter_mut().zip(&anchors.cues) {
            source.cue = cue.map(position);
        }
        for (quantity, span) in claim.quantities.iter_mut().zip(&anchors.quantities) {
            quantity.selector = position(span.unwrap());
        }
    }
    dossier.article.text = None;
    dossier.article.text_digest = Some(text.digest());
    (load(common::file(&dossier).as_bytes()).unwrap(), text)
}

#[test]
fn the_text_snaps_onto_its_dossier() {
    let (loaded, text) = without_text();
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.text, None);
    assert_eq!(loaded.anchors.claims.len(), 8);
    assert!(loaded.anchors.claims.iter().all(|claim| claim.quotes.is_empty()));

    let plain = text.as_str().replace("\n\n", "\r\n");
    let loaded = loaded.with_text(Text::from_plain(&plain)).unwrap();
    let whole = Loaded::new(common::made(8, 10, 5)).unwrap();
    assert_eq!(loaded.anchors, whole.anchors);
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.dossier.article.text, None, "exported again, it still travels without its text");
}

#[test]
fn another_text_is_refused_and_the_dossier_kept() {
    let (loaded, _) = without_text();
    let (kept, error) = *loaded.clone().with_text(Text::from_plain("Another text.")).unwrap_err();
    assert_eq!(kept, loaded);
    assert!(matches!(error, LoadError::OtherText { .. }));
    assert!(error.to_string().starts_with("This is not the text that the dossier was made for"));
}

#[test]
fn problems_of_selectors_are_said_once() {
    let (mut loaded, text) = without_text();
    loaded.dossier.claims[2].quotes = vec![Selector::Position { start: 9, end: 3 }];
    let loaded = load(common::file(&loaded.dossier).as_bytes()).unwrap();
    assert_eq!(loaded.problems.len(), 1);
    let placed = loaded.clone().with_text(text).unwrap();
    assert_eq!(placed.problems, loaded.problems, "with the same place and line");
    assert_eq!(placed.problems[0].effect, Effect::Unplaced);
    assert_eq!(placed.anchors.claims[2].quotes, []);
}

#[test]
fn places_count_what_is_set_aside() {
    let dossier = common::made(3, 6, 1);
    let file = common::file(&dossier).replacen("\"certainty\"", "\"sureness\"", 1);
    let file = file.replacen("\"claim\": \"claim-0\"", "\"claim\": \"claim-9\"", 9);
    let loaded = load(file.as_bytes()).unwrap();
    assert_eq!(loaded.dossier.claims.len(), 2);
    let places: Vec<&str> = loaded.problems.iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(places[0], "claims[0] (\"claim-0\")");
    assert_eq!(places[1], "claims[1] (\"claim-1\"), relations[0]");
}
