//! Sharing a view or a claim: as a link, as a citation, and where the browser does not let the page copy.

use assay_journeys::browser::eventually;
use assay_journeys::engine::Engine;
use assay_journeys::little;
use assay_journeys::page::Page;
use serde_json::json;

/// The view is copied as a link that restores it, and as a citation that says it in words.
pub async fn a_view_is_copied(page: &Page) {
    little::open(page, "&kind=prediction&certainty=-possible").await;
    page.watch_clipboard(false).await;
    page.command("share").await;
    page.dialog_becomes(Some("Share this view")).await;
    page.command("copy-link").await;
    let link = page.whole_address().await;
    eventually("the copied link", Some(link.clone()), async || page.copied().await).await;
    told_in_sight(page, "Link copied").await;
    page.command("copy-citation").await;
    eventually("the citation is copied", true, async || page.copied().await.as_ref() != Some(&link)).await;
    let citation = page.copied().await.expect("something is copied");
    for words in ["2 of 8 claims", "predictions", "“A bridge too old”", &link] {
        assert!(citation.contains(words), "{words:?} stands in {citation:?}");
    }
    page.press(&["Escape"]).await;
    page.dialog_becomes(None).await;
    assert_eq!(page.focus().await, "Share view", "the focus is back on the button");
}

/// A claim is copied as a link that selects it, without the filter, and as a citation with who says so.
pub async fn a_claim_is_copied(page: &Page) {
    little::open(page, "&kind=prediction#repair").await;
    page.selects("repair").await;
    page.watch_clipboard(false).await;
    page.command("copy-claim-link").await;
    let link = format!("{}{}#repair", page.home(), little::LINK);
    eventually("the copied link", Some(link.clone()), async || page.copied().await).await;
    page.command("copy-claim-citation").await;
    eventually("the citation is copied", true, async || page.copied().await.as_ref() != Some(&link)).await;
    let citation = page.copied().await.expect("something is copied");
    for words in [
        "The repair will take about two years.",
        "engineers",
        "“A bridge too old”",
        "The Northport Gazette",
        &link,
    ] {
        assert!(citation.contains(words), "{words:?} stands in {citation:?}");
    }
}

/// Where the browser refuses, the words are shown for the reader to copy.
pub async fn without_a_clipboard_the_words_are_shown(page: &Page) {
    little::open(page, "#repair").await;
    page.selects("repair").await;
    page.watch_clipboard(true).await;
    page.command("copy-claim-link").await;
    page.dialog_becomes(Some("Copy by hand")).await;
    let shown: String = page.on("dialog[open] textarea", "return element.value").await;
    assert_eq!(shown, format!("{}{}#repair", page.home(), little::LINK));
    page.press(&["Escape"]).await;
    page.dialog_becomes(None).await;
    assert_eq!(page.focus().await, "card repair", "the focus is back on the card");
}

/// With the browser's own clipboard, where its driver lets us read it.
pub async fn the_browsers_clipboard_has_the_link(page: &Page) {
    assert!(page.is(Engine::Chromium));
    let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    page.devtools("Browser.grantPermissions", grant).await;
    little::open(page, "&kind=prediction#repair").await;
    page.selects("repair").await;
    page.command("share").await;
    page.command("copy-link").await;
    let link = page.whole_address().await;
    let read = "const done = arguments[arguments.length - 1]; navigator.clipboard.readText().then(done, e => done(String(e)))";
    eventually("what is in the clipboard", link, async || page.eval_async::<String>(read, Vec::new()).await)
        .await;
}

/// A confirmation is told, and nothing lies over it.
async fn told_in_sight(page: &Page, words: &str) {
    let script = "
        const told = [...document.querySelectorAll('body *')].filter(e => !e.children.length && e.textContent.includes(arguments[0]));
        return told.some(e => {
            const box = e.getClientRects()[0];
            const top = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return !!top && (e.contains(top) || top.contains(e)) && !top.contains(document.querySelector('dialog[open]'));
        })";
    eventually(&format!("{words:?} is told in sight"), true, async || {
        page.eval_with::<bool>(script, vec![json!(words)]).await
    })
    .await;
}
