//! The view is the link: what a link shows, and what the browser's own buttons do.

use assay_journeys::page::Page;

/// A view comes back exactly by reload and in a browser that was never there.
pub async fn reload_and_a_fresh_profile_restore_the_view(page: &Page) {
    page.open("").await;
    let all = page.agrees().await;
    page.toggle("kind", "prediction").await;
    page.address_becomes("?kind=prediction").await;
    let matching = page.agrees().await;
    assert!(matching != all);

    page.reload_ready().await;
    assert_eq!(page.address().await, "?kind=prediction");
    assert_eq!(page.agrees().await, matching);

    let elsewhere = page.fresh_profile().await;
    elsewhere.open("?kind=prediction").await;
    assert_eq!(elsewhere.agrees().await, matching);
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
