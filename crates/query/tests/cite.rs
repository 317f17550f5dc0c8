//! Views and claims in words.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod support;

use assay_dossier::{Claim, Participant, Role, SourceKind};
use assay_query::{claim_citation, describe, parse};
use proptest::prelude::*;
use support::*;

fn everything() -> Vec<Claim> {
    let mut all = claim("c1", "All.");
    let roles = ACTORS
        .iter()
        .map(|actor| Participant { actor: assay_dossier::ActorId(actor.0.to_owned()), role: Role::Agent });
    all.participants = roles.collect();
    all.places = PLACES.map(str::to_owned).to_vec();
    all.topics = TOPICS.map(str::to_owned).to_vec();
    all.attribution = vec![source(SourceKind::Named, None, Some("The Daily Note"))];
    vec![all, claim("c2", "Nothing.")]
}

#[test]
fn views_in_words() {
    let index = index(&dossier(everything()));
    for (query, words) in [
        (
            "kind=prediction&sourcing=unnamed,none&actor=belarus",
            "predictions about Belarus without a named source",
        ),
        ("kind=report,estimate", "reports and estimates"),
        ("kind=report,estimate,interpretation", "reports, estimates and interpretations"),
        ("kind=-prediction", "no predictions"),
        ("kind=-prediction,-report", "no reports and no predictions"),
        ("sourcing=named", "with a named source"),
        ("sourcing=named,unnamed", "not in the author’s own voice"),
        ("sourcing=-named", "without a named source"),
        ("source=the-daily-note", "from The Daily Note"),
        ("source=-the-daily-note,-x", "not from The Daily Note or x"),
        ("certainty=possible,probable", "stated as probable or stated as possible"),
        ("certainty=possible,probable,uncommitted", "not stated as certain"),
        ("polarity=negative", "denied"),
        ("polarity=positive,negative", "asserted or denied"),
        ("actor=belarus,russia", "about Belarus and Russia"),
        ("actor=belarus,russia,-experts&match=any", "about Belarus or Russia, not about Defence experts"),
        ("actor=russia&role=agent", "about Russia acting"),
        ("actor=russia&role=agent,-speaker", "about Russia acting and not speaking"),
        ("actor=belarus,russia&role=agent,patient", "about Belarus and Russia, each acting or acted on"),
        ("actor=belarus,russia&role=agent&match=any", "about Belarus or Russia, one of them acting"),
        ("role=agent", "with somebody acting"),
        ("role=-agent,-patient", "with nobody acting or acted on"),
        ("role=speaker,-agent", "with somebody speaking and with nobody acting"),
        ("place=kyiv,western-ukraine", "placed in Kyiv and Western Ukraine"),
        ("place=-kyiv", "not placed in Kyiv"),
        ("topic=war,energy&match=any", "on energy or war"),
        ("has=quantity,condition,-note", "with a figure or with a condition, without an editor’s note"),
        ("q=troops+%2210,000 km%22+-Kyiv", "containing “troops” and “10,000 km” but not “Kyiv”"),
        ("pair=belarus~experts&is=media", "with media, with belarus~experts"),
        ("time=-last-month&name=mins", "not dated last-month, with an actor named “mins”"),
        ("q=-Kyiv+-Minsk", "not containing “Kyiv” or “Minsk”"),
        ("kind=prediction&topic=war&polarity=negative", "predictions, denied, on war"),
        ("topic=a,b,d,e,f,g,h,i", "on a, b, d, e, f, g and 2 others"),
        ("topic=a,b,d,e,f,g,h&match=any", "on a, b, d, e, f, g or 1 other"),
    ] {
        let said = describe(&parse(query, "").0, &index, 1, "A Title");
        assert_eq!(said, format!("1 of 2 claims: {words}, in “A Title”"), "{query}");
    }
    assert_eq!(describe(&parse("sort=kind", "c1").0, &index, 2, "A Title"), "2 claims, in “A Title”");
}

#[test]
fn claims_in_words() {
    let (named, unnamed) = (SourceKind::Named, SourceKind::Unnamed);
    let author = || source(SourceKind::Author, None, None);
    for (chain, says) in [
        (vec![author()], "In the author’s own voice"),
        (vec![source(named, Some("russia"), None)], "According to Russia"),
        (vec![author(), source(unnamed, Some("experts"), None)], "According to Defence experts (unnamed)"),
        (
            vec![source(named, None, Some("The Daily Note")), source(unnamed, None, Some("an official"))],
            "According to an official (unnamed), as told by The Daily Note",
        ),
        (vec![source(unnamed, None, None)], "According to a source that the text does not name"),
        (vec![source(named, Some("russia"), None), author()], "In the author’s own voice"),
    ] {
        let mut one = claim("c1", "Troops may cross.");
        one.attribution = chain;
        let all = dossier(vec![one.clone()]);
        let cited = claim_citation(&all, &one, "https://a.example/#c1");
        let expected =
            format!("“Troops may cross.” {says}. Ann Author, “A Title”, The Paper. https://a.example/#c1");
        assert_eq!(cited, expected);
    }
}

proptest! {
    #[test]
    fn every_filtered_view_says_something(dossier in any_dossier(), view in any_view()) {
        let index = index(&dossier);
        let (view, _) = index.reconcile(view);
        let shown = index.apply(&view);
        let said = describe(&view, &index, shown.shown, "T");
        let says_nothing = view.name.is_empty() && view.choices.iter().all(|(_, choice)| choice.is_empty()) && assay_query::terms(&view.q).is_empty();
        prop_assert_eq!(!said.contains(" of "), says_nothing, "{}", said);
        prop_assert!(said.ends_with(", in “T”") && !said.contains("  ") && !said.contains(", ,"));
    }
}
