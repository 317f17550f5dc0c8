//! Every function by keyboard alone, and never while typing.

use assay_journeys::browser::{PHONE, eventually};
use assay_journeys::little;
use assay_journeys::page::Page;

/// From the words to the card and back: Tab to a claim's start, Enter to its card, Esc to the same place.
pub async fn from_text_to_card_and_back(page: &Page) {
    little::open(page, "").await;
    let mut steps = 0;
    while page.focus().await != "text closed" {
        page.press(&["Tab"]).await;
        steps += 1;
        assert!(
            steps < 20,
            "Tab leads to the article's first claim; after {steps} it is at {}",
            page.focus().await
        );
    }
    page.press(&["Tab"]).await;
    page.focus_becomes("text traffic").await;
    page.press(&["Enter"]).await;
    page.selects("traffic").await;
    page.focus_becomes("card traffic").await;
    page.press(&["Escape"]).await;
    page.focus_becomes("text traffic").await;
    page.selects("traffic").await;
    page.press(&["Escape"]).await;
    page.selects_nothing().await;
    assert_eq!(page.focus().await, "text traffic", "the focus stays");
}

/// Through the claims of the filter, and from a card to its words.
pub async fn next_and_previous_go_through_the_filter(page: &Page) {
    page.resize((1200, 420)).await;
    little::open(page, "&kind=prediction").await;
    for (key, expected) in
        [("j", "repair"), ("j", "ferry"), ("j", "paid"), ("j", "never"), ("j", "never"), ("k", "paid")]
    {
        page.press(&[key]).await;
        page.selects(expected).await;
        page.focus_becomes(&format!("card {expected}")).await;
        page.at_rest().await;
        assert!(page.sight_of_card(expected).await.is_whole(), "the card of {expected} is in sight");
        assert!(page.sight_of_words(expected).await.is_whole(), "the words of {expected} are in sight");
    }
    // On a card Enter shows its words; the focus stays on it.
    let _: bool = page.eval("scrollTo(0, 0); return true").await;
    page.press(&["Enter"]).await;
    page.at_rest().await;
    assert!(page.sight_of_words("paid").await.is_whole(), "Enter on the card shows its words");
    assert_eq!(page.focus().await, "card paid");
}

/// `[` and `]` go through the claims that share the selected one's words.
pub async fn brackets_go_through_overlaps(page: &Page) {
    little::open(page, &format!("#{}", little::INNER)).await;
    for (key, expected) in
        [("]", little::OUTER), ("]", little::INNER), ("[", little::OUTER), ("[", little::INNER)]
    {
        page.press(&[key]).await;
        page.selects(expected).await;
        page.focus_becomes(&format!("card {expected}")).await;
    }
}

/// `/` leads to the search, in which letters are letters; Esc leads out. `c` leads to the claims, `?` to the list of keys.
pub async fn keys_lead_and_are_letters_while_typing(page: &Page) {
    little::open(page, "").await;
    page.press(&["/"]).await;
    page.focus_becomes("search").await;
    page.press(&["j", "k", "/", "c", "?"]).await;
    eventually("what was typed", "jk/c?".to_owned(), async || {
        page.on::<String>("[role=searchbox]", "return element.value").await
    })
    .await;
    assert_eq!(page.focus().await, "search");
    assert_eq!(page.dialog().await, None);
    assert_eq!(page.selected().await, Vec::<String>::new());
    page.press(&["Escape"]).await;
    page.focus_becomes("Claims").await;
    page.press(&["?"]).await;
    page.dialog_becomes(Some("Keys and signs")).await;
    page.press(&["j"]).await;
    page.press(&["Escape"]).await;
    page.dialog_becomes(None).await;
    page.focus_becomes("Claims").await;
    assert_eq!(page.selected().await, Vec::<String>::new(), "keys do nothing in a dialog");
    page.press(&["Control+j"]).await;
    assert_eq!(page.selected().await, Vec::<String>::new(), "with Control a key is the browser's");
}

/// On a small screen, with the sheet down, the keys that lead to the claims pull it up first.
pub async fn keys_lead_into_a_sheet_that_is_down(page: &Page) {
    page.resize(PHONE).await;
    little::open(page, "").await;
    page.press(&["c"]).await;
    page.focus_becomes("Claims").await;
    page.reload_ready().await;
    page.press(&["/"]).await;
    page.focus_becomes("search").await;
    page.press(&["Escape"]).await;
    page.focus_becomes("Claims").await;
}

/// Words that are selected for copying do not take Enter from a claim.
pub async fn enter_acts_while_words_are_selected(page: &Page) {
    little::open(page, "").await;
    let select = "getSelection().selectAllChildren(document.querySelector('h1')); return true";
    let _: bool = page.eval(select).await;
    let _: bool = page.on("article a[href='#repair']", "element.focus(); return true").await;
    page.press(&["Enter"]).await;
    page.selects("repair").await;
}

/// Every key of the list does something, and the facets are operated by keyboard too.
pub async fn facets_and_their_buttons_take_enter(page: &Page) {
    little::open(page, "").await;
    let _: bool = page.on("[data-facet='kind'] [data-value='report']", "element.focus(); return true").await;
    page.press(&["Enter"]).await;
    page.address_becomes(&format!("{}&kind=report", little::LINK)).await;
    page.press(&["Tab"]).await;
    page.press(&["Enter"]).await;
    page.address_becomes(&format!("{}&kind=-report", little::LINK)).await;
    assert_eq!(page.agrees().await.len(), little::CLAIMS.len() - 2);
    assert_ne!(page.focus().await, "nothing");
}

/// Single keys can be switched off; the page remembers it, and Esc still works.
pub async fn single_keys_switched_off_stay_off(page: &Page) {
    little::open(page, "").await;
    page.press(&["?"]).await;
    page.dialog_becomes(Some("Keys and signs")).await;
    page.click("dialog[open] input[type=checkbox]").await;
    page.press(&["Escape"]).await;
    page.dialog_becomes(None).await;
    page.reload_ready().await;
    page.press(&["j"]).await;
    page.press(&["?"]).await;
    page.at_rest().await;
    assert_eq!((page.selected().await.len(), page.dialog().await), (0, None), "single keys are off");

    // On a narrow screen, too, the list must be reached by a button; here it is.
    page.command("help").await;
    page.dialog_becomes(Some("Keys and signs")).await;
    let on: bool = page.on("dialog[open] input[type=checkbox]", "return element.checked").await;
    assert!(!on, "the switch shows that they are off");
    page.click("dialog[open] input[type=checkbox]").await;
    page.press(&["Escape"]).await;
    page.dialog_becomes(None).await;
    page.press(&["j"]).await;
    page.selects("closed").await;
}
