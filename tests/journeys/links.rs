//! The view is the link: what a link shows, and what the browser's own buttons do.

use std::collections::BTreeSet;

use assay_journeys::browser::eventually;
use assay_journeys::little::{self, HARD_ACTOR, LINK};
use assay_journeys::page::Page;

/// A view comes back exactly by reload and in a browser that was never there.
pub async fn reload_and_a_fresh_profile_restore_the_view(page: &Page) {
    page.open("").await;
    let all = page.agrees().await;
    page.toggle("kind", "prediction").await;
    page.keep_out("certainty", "certain").await;
    page.address_becomes("?kind=prediction&certainty=-certain").await;
    let matching = page.agrees().await;
    assert!(matching != all);
    let first = matching.first().expect("something matches").clone();
    let _: bool =
        page.on(&format!("[data-claim='{first}'] a[href$='#{first}']"), "element.click(); return true").await;
    page.selects(&first).await;
    let link = page.address().await;

    page.reload_ready().await;
    assert_eq!(page.address().await, link);
    assert_eq!(page.agrees().await, matching);
    page.selects(&first).await;

    let elsewhere = page.fresh_profile().await;
    elsewhere.open(&link).await;
    assert_eq!(elsewhere.agrees().await, matching);
    elsewhere.selects(&first).await;
    assert_eq!(elsewhere.chips().await, page.chips().await);
    elsewhere.quit().await;
}

/// Each choice is one step of the history; back and forward show what the link says.
pub async fn back_and_forward_replay_choices(page: &Page) {
    page.open("").await;
    page.toggle("kind", "report").await;
    page.address_becomes("?kind=report").await;
    let reports = page.agrees().await;
    page.toggle("kind", "prediction").await;
    page.address_becomes("?kind=prediction,report").await;
    let both = page.agrees().await;
    assert!(reports.is_subset(&both) && reports != both);

    page.back().await;
    page.address_becomes("?kind=report").await;
    assert_eq!(page.agrees().await, reports);
    page.back().await;
    page.address_becomes("").await;
    page.agrees().await;
    page.forward().await;
    page.forward().await;
    page.address_becomes("?kind=prediction,report").await;
    assert_eq!(page.agrees().await, both);
}

/// Typing adds nothing to the history; Back goes over the search as a whole, and the field says what the link says.
pub async fn typing_adds_no_history(page: &Page) {
    little::open(page, "").await;
    page.toggle("kind", "prediction").await;
    page.address_becomes(&format!("{LINK}&kind=prediction")).await;
    let steps: u32 = page.eval("return history.length").await;
    page.search("bridge").await;
    page.address_becomes(&format!("{LINK}&q=bridge&kind=prediction")).await;
    let after: u32 = page.eval("return history.length").await;
    assert_eq!(after, steps, "typing adds no history");
    let found = page.agrees().await;

    page.back().await;
    page.address_becomes(LINK).await;
    field_becomes(page, "").await;
    assert_eq!(page.agrees().await.len(), little::CLAIMS.len());
    page.forward().await;
    page.address_becomes(&format!("{LINK}&q=bridge&kind=prediction")).await;
    field_becomes(page, "bridge").await;
    assert_eq!(page.agrees().await, found);
}

/// Selecting is a choice too: Back selects what was selected before.
pub async fn back_undoes_a_selection(page: &Page) {
    little::open(page, "").await;
    for id in ["never", "money"] {
        // By a real click: some engines' Back passes over what no person did.
        page.click(&format!("[data-claim='{id}'] a[href$='#{id}']")).await;
        page.selects(id).await;
    }
    page.back().await;
    page.selects("never").await;
    page.back().await;
    page.selects_nothing().await;
    page.forward().await;
    page.selects("never").await;
}

/// Links that people write, or that other programs mangle: each shows what it says, and is spelled in the one way.
pub async fn links_by_hand_show_what_they_say(page: &Page) {
    little::open(page, "").await;
    let hard: String =
        page.eval_with("return encodeURIComponent(arguments[0])", vec![HARD_ACTOR.into()]).await;
    let place: String =
        page.eval_with("return encodeURIComponent(arguments[0])", vec![little::PLACE.into()]).await;
    let table: [(String, &[&str]); 12] = [
        ("&kind=report".into(), &["closed", "money"]),
        ("&kind=report,estimate".into(), &["closed", "money", "traffic"]),
        ("&kind=-prediction,-report".into(), &["mistake", "traffic"]),
        ("&kind=prediction&certainty=-possible".into(), &["paid", "repair"]),
        ("&sourcing=unnamed".into(), &["ferry", "repair"]),
        ("&polarity=negative".into(), &["money"]),
        (format!("&actor={hard}"), &["money", "paid"]),
        (format!("&actor=-{hard}&kind=report"), &["closed"]),
        (format!("&place={place}"), &["money"]),
        ("&has=condition,note".into(), &["ferry", "mistake", "never"]),
        ("&q=%22two+years%22".into(), &["repair"]),
        ("&q=s%C3%B6hne%20%2B+r%26d".into(), &["money", "paid"]),
    ];
    for (link, expected) in table {
        page.open(&format!("{LINK}{link}")).await;
        let expected: BTreeSet<String> = expected.iter().map(|id| (*id).to_owned()).collect();
        assert_eq!(page.agrees().await, expected, "{link}");
        assert_eq!(page.notices().await, Vec::<String>::new(), "{link}");
    }
    // A view that is chosen is spelled as the link that restores it.
    page.open(LINK).await;
    page.toggle("actor", HARD_ACTOR).await;
    eventually("the actor's claims", 2, async || page.status().await.matching).await;
    let spelled = page.address().await;
    let matching = page.agrees().await;
    page.open(&spelled).await;
    assert_eq!(page.agrees().await, matching, "{spelled}");
    assert_eq!(page.address().await, spelled);
    assert!(page.chips().await[0].contains(little::HARD_NAME), "the chip names the actor");
}

/// What a link names and the dossier lacks is ignored; one notice says every part, and the rest is shown.
pub async fn unknown_parts_of_a_link_are_named(page: &Page) {
    little::open(page, "&kind=nonsense,report&colour=red&actor=nobody#nowhere").await;
    assert_eq!(page.agrees().await, BTreeSet::from(["closed".to_owned(), "money".to_owned()]));
    let notice = page.notice_with(&["kind=nonsense", "colour=red", "actor=nobody", "#nowhere"]).await;
    assert!(notice.contains("ignored"), "{notice}");
    assert_eq!(page.notices().await.len(), 1, "one notice says it all");
    assert_eq!(page.selected().await, Vec::<String>::new());
}

/// "Skip to the article" leads there; it selects nothing, and what is selected stays.
pub async fn the_skip_link_leaves_the_view_alone(page: &Page) {
    little::open(page, "&kind=report#money").await;
    page.selects("money").await;
    let _: bool = page.on(".skip", "element.focus(); return true").await;
    page.press(&["Enter"]).await;
    eventually("the focus", "assay-main".to_owned(), async || {
        page.eval("return document.activeElement.id").await
    })
    .await;
    page.at_rest().await;
    assert_eq!(page.selected().await, ["money"]);
    assert_eq!(page.agrees().await.len(), 2);
    // A link with it is one like any other.
    little::open(page, "&kind=report#assay-main").await;
    assert_eq!(page.agrees().await.len(), 2);
    assert_eq!(page.notices().await, Vec::<String>::new());
}

async fn field_becomes(page: &Page, words: &str) {
    eventually("the words in the search field", words.to_owned(), async || {
        page.on::<String>("[role=searchbox]", "return element.value").await
    })
    .await;
}
