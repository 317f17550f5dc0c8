//! One filter, everywhere: whichever way it is made, cards, marks, counts, chips and link say the same.

use std::collections::BTreeSet;

use assay_journeys::browser::eventually;
use assay_journeys::engine::Engine;
use assay_journeys::little;
use assay_journeys::page::Page;
use serde_json::json;

/// One click on a value: the count that stood beside it, the cards, the marks, the status and the link agree.
pub async fn a_filter_shows_everywhere(page: &Page) {
    page.open("").await;
    let all = page.agrees().await;
    let value = page.value("kind", "report").await;
    page.toggle("kind", "report").await;
    page.address_becomes("?kind=report").await;
    pressed(page, "kind", "report", "true").await;
    let matching = page.agrees().await;
    assert_eq!(Some(matching.len()), value.count, "as many match as the count beside the value said");
    assert!(matching.is_subset(&all) && matching != all);
    assert_eq!(page.chips().await.len(), 1, "the filter can be seen and removed");

    page.click("[data-chips] button").await;
    page.address_becomes("").await;
    eventually("all claims match again", all, async || {
        page.matching_cards().await.into_iter().collect::<BTreeSet<_>>()
    })
    .await;
}

/// The button beside a value keeps its claims out, and a second time takes that back.
pub async fn a_value_can_be_kept_out(page: &Page) {
    page.open("").await;
    let all = page.agrees().await;
    let reports = page.value("kind", "report").await.count.expect("a count stands beside the value");
    page.keep_out("kind", "report").await;
    page.address_becomes("?kind=-report").await;
    pressed(page, "kind", "report", "mixed").await;
    assert_eq!(page.agrees().await.len(), all.len() - reports, "all but the reports match");
    assert_eq!(page.chips().await.len(), 1);
    page.keep_out("kind", "report").await;
    page.address_becomes("").await;
    assert_eq!(page.agrees().await, all);
}

/// Several values of one facet add up; a second facet narrows; an exclusion and a search narrow further.
pub async fn filters_combine(page: &Page) {
    page.open("").await;
    let counts = [page.value("kind", "report").await, page.value("kind", "prediction").await];
    let sum: usize = counts.iter().filter_map(|value| value.count).sum();
    page.toggle("kind", "report").await;
    page.toggle("kind", "prediction").await;
    page.address_becomes("?kind=prediction,report").await;
    let both = page.agrees().await;
    assert_eq!(both.len(), sum, "a claim has one kind");

    let sourcing = page.values("sourcing").await;
    let counted: usize = sourcing.iter().filter_map(|value| value.count).sum();
    assert_eq!(counted, both.len(), "the counts of the other facets are those of what matches");
    let unsourced = page.value("sourcing", "none").await.count;
    page.toggle("sourcing", "none").await;
    page.address_becomes("?kind=prediction,report&sourcing=none").await;
    let narrowed = page.agrees().await;
    assert_eq!(Some(narrowed.len()), unsourced);
    assert!(narrowed.is_subset(&both));

    page.keep_out("certainty", "certain").await;
    page.address_becomes("?kind=prediction,report&sourcing=none&certainty=-certain").await;
    let unsure = page.agrees().await;
    assert!(unsure.is_subset(&narrowed) && unsure != narrowed);

    page.search("a").await;
    page.address_becomes("?q=a&kind=prediction,report&sourcing=none&certainty=-certain").await;
    assert!(page.agrees().await.is_subset(&unsure));
    assert_eq!(page.chips().await.len(), 6, "a chip for each part of the filter, and one for all");
}

/// Of actors, places and topics a claim has many: all of those that are chosen, or any.
pub async fn all_of_them_or_any(page: &Page) {
    little::open(page, "").await;
    let [bridge, money] =
        [page.value("topic", "bridge").await.count, page.value("topic", "money").await.count];
    page.toggle("topic", "bridge").await;
    page.toggle("topic", "money").await;
    page.address_becomes("?dossier=added/little.json&topic=bridge,money").await;
    let both = page.agrees().await;
    assert_eq!(both, set(&["repair", "never"]), "claims on both");
    page.click("[data-facet='topic'] [data-do='any-or-all']").await;
    page.address_becomes("?dossier=added/little.json&topic=bridge,money&match=any").await;
    let either = page.agrees().await.len();
    assert_eq!(Some(either + both.len()), bridge.zip(money).map(|(bridge, money)| bridge + money));
}

/// A search goes with each letter, over statements, words of the article and names, and looks at neither case nor accents.
pub async fn a_search_finds(page: &Page) {
    little::open(page, "").await;
    page.search("SOHNE").await;
    page.address_becomes(&format!("{}&q=SOHNE", little::LINK)).await;
    assert_eq!(page.agrees().await, set(&["money", "paid"]));
    for (words, found) in [
        ("ferr", &["ferry", "mistake"][..]),
        ("\"two years\"", &["repair"]),
        ("bridge -march", &["never", "repair", "traffic"]),
        (little::PLACE, &["money"]),
        ("zeppelin", &[]),
    ] {
        let clear = "const field = document.querySelector('[role=searchbox]'); field.value = ''; field.focus(); return true";
        let _: bool = page.eval(clear).await;
        page.search(words).await;
        eventually(&format!("what is found for {words}"), set(found), async || {
            page.matching_cards().await.into_iter().collect::<BTreeSet<_>>()
        })
        .await;
        page.agrees().await;
    }
}

/// A chip is taken away by keyboard; the focus goes to the next one and is never lost.
pub async fn chips_go_one_by_one_and_keep_the_focus(page: &Page) {
    little::open(page, "&q=the&kind=report,prediction&polarity=positive").await;
    assert_eq!(page.chips().await.len(), 5, "four parts, and all at once");
    let _: bool = page.on("[data-chips] button:nth-of-type(2)", "element.focus(); return true").await;
    for left in [4, 3, 1] {
        page.press(&["Enter"]).await;
        eventually("the chips that are left", left, async || page.chips().await.len()).await;
        eventually("the focus is on a chip", true, async || {
            page.eval::<bool>("return !!document.activeElement.closest('[data-chips]')").await
        })
        .await;
        page.agrees().await;
    }
    page.press(&["Enter"]).await;
    eventually("the chips that are left", 0, async || page.chips().await.len()).await;
    page.at_rest().await;
    assert_ne!(page.focus().await, "nothing", "the focus is lost with the last chip");
    assert_eq!(page.agrees().await.len(), little::CLAIMS.len());

    page.open(&format!("{}&kind=report,prediction", little::LINK)).await;
    page.command("clear").await;
    page.address_becomes(little::LINK).await;
    page.agrees().await;
    assert_ne!(page.focus().await, "nothing", "the focus is lost with all chips");
}

/// A filter never scrolls: neither the article nor the panel, on a wide screen and on a phone.
pub async fn a_filter_never_scrolls(page: &Page) {
    for size in [assay_journeys::browser::DESKTOP, assay_journeys::browser::PHONE] {
        page.resize(size).await;
        page.open("").await;
        let _: bool =
            page.eval("scrollTo(0, 700); document.querySelector('aside').scrollTop = 90; return true").await;
        page.at_rest().await;
        let before = page.scrolled("aside").await;
        assert!(before[0] > 600.0, "the article is scrolled: {before:?}");
        for (click, link) in [
            ("[data-facet='kind'] [data-value='report']", "?kind=report"),
            (
                "[data-facet='kind'] li:has([data-value='interpretation']) [data-do='exclude']",
                "?kind=-interpretation,report",
            ),
            ("[data-facet='kind'] [data-value='report']", "?kind=-interpretation"),
            ("[data-facet='certainty'] [data-value='certain']", "?kind=-interpretation&certainty=certain"),
            ("[data-chips] button", "?certainty=certain"),
        ] {
            // Not by the driver, which scrolls to what it clicks.
            let _: bool = page.on(click, "element.click(); return true").await;
            page.address_becomes(link).await;
            page.at_rest().await;
            assert_eq!(page.scrolled("aside").await, before, "after {link} at {size:?}");
        }
        let typed = "const field = document.querySelector('[role=searchbox]'); field.focus({ preventScroll: true });
            field.value = arguments[0]; field.dispatchEvent(new InputEvent('input', { bubbles: true })); return true";
        let _: bool = page.eval_with(typed, vec![json!("a")]).await;
        page.address_becomes("?q=a&certainty=certain").await;
        page.at_rest().await;
        assert_eq!(page.scrolled("aside").await, before, "after a search at {size:?}");
    }
}

/// Another order changes the order and nothing else; the link says it, and Back undoes it.
pub async fn the_order_can_be_chosen(page: &Page) {
    little::open(page, "&kind=report,prediction").await;
    let in_text = page.matching_cards().await;
    // By keyboard, as a person does: some engines' Back passes over what no person did.
    let _: bool = page.on("select", "element.focus(); return true").await;
    page.press(&["B", "y", "Space", "f"]).await;
    if page.is(Engine::Webkit) {
        page.press(&["Enter"]).await;
    }
    page.address_becomes(&format!("{}&sort=certainty&kind=prediction,report", little::LINK)).await;
    let by_firmness = ["closed", "money", "paid", "repair", "ferry", "never"].map(str::to_owned);
    eventually("the cards by firmness", by_firmness.to_vec(), async || page.matching_cards().await).await;
    assert_eq!(page.agrees().await, in_text.iter().cloned().collect());
    page.back().await;
    eventually("the cards in the order of the text", in_text, async || page.matching_cards().await).await;
    let chosen: String = page.on("select", "return element.value").await;
    assert_eq!(chosen, "text", "the list of orders says so too");
}

async fn pressed(page: &Page, facet: &str, id: &str, how: &str) {
    let what = format!("whether {facet}={id} is pressed");
    eventually(&what, how.to_owned(), async || page.value(facet, id).await.pressed).await;
}

fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}
