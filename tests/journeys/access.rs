//! Everyone: what axe-core says of the page, at the three widths, light and dark.

use assay_journeys::axe::axe;
use assay_journeys::browser::PHONE;
use assay_journeys::page::Page;

/// axe-core finds nothing wrong with the page as it opens, with a filter, and with a claim selected.
pub async fn axe_finds_nothing(page: &Page) {
    page.open("").await;
    let claim = page.matching_cards().await.into_iter().next().expect("the shipped article has claims");
    let views = [String::new(), "?kind=-report&q=a".to_owned(), format!("#{claim}")];
    let mut found = Vec::new();
    for scheme in ["light", "dark"] {
        page.prefer(&[("prefers-color-scheme", scheme)]).await;
        for size in [PHONE, (820, 1180), (1440, 900)] {
            page.resize(size).await;
            for view in &views {
                page.open(view).await;
                let wrong = axe(page).await;
                found.extend(
                    wrong.into_iter().map(|text| format!("{scheme}, {} px, {view:?}: {text}", size.0)),
                );
            }
        }
    }
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}
