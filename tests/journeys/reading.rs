//! A reader opens the page, reads and filters.

use std::collections::BTreeSet;

use assay_journeys::browser::eventually;
use assay_journeys::page::{Page, Status};

/// The article stands beside its claims, everything matches, and nobody but the host was asked.
pub async fn first_visit(page: &Page) {
    page.open("").await;
    let all = page.agrees().await;
    assert!(!all.is_empty(), "the shipped article has claims");
    assert_eq!(page.status().await, Status { matching: all.len(), all: all.len() });
    assert!(page.article_text().await.split_whitespace().count() > 20, "the article is there to be read");
    assert_eq!(page.address().await, "", "the default view leaves the address alone");
    assert_eq!(page.chips().await, Vec::<String>::new(), "no filter is on");
    let failed: Vec<_> = page.requests().into_iter().filter(|r| !r.status.starts_with('2')).collect();
    assert!(failed.is_empty(), "everything that the page asks for is there: {failed:#?}");
}

/// One click on a value: the count that stood beside it, the cards, the marks, the status and the link agree.
pub async fn a_filter_shows_everywhere(page: &Page) {
    page.open("").await;
    let all = page.agrees().await;
    let value = page.value("kind", "report").await;
    page.toggle("kind", "report").await;
    page.address_becomes("?kind=report").await;
    eventually("the value is pressed", "true".to_owned(), async || {
        page.value("kind", "report").await.pressed
    })
    .await;
    let matching = page.agrees().await;
    assert_eq!(Some(matching.len()), value.count, "as many match as the count beside the value said");
    assert!(matching.is_subset(&all) && matching != all);
    assert_eq!(page.chips().await.len(), 1, "the filter can be seen and removed");

    // A second facet narrows it further, and the chips take both away again.
    page.click("[data-chips] button").await;
    page.address_becomes("").await;
    eventually("all claims match again", all, async || {
        page.matching_cards().await.into_iter().collect::<BTreeSet<_>>()
    })
    .await;
}
