//! What a browser or a host may refuse: the page works without it, or says that it has stopped; the article can be read.

use assay_journeys::browser::eventually;
use assay_journeys::little;
use assay_journeys::page::Page;
use assay_journeys::variant::Variant;

/// Storage that is refused: everything works; only what would have been remembered is not.
pub async fn storage_may_be_refused(page: &Page) {
    let site = page.site().variant("no-storage", |site| {
        site.run_first(
            "for (const name of ['localStorage', 'sessionStorage'])
                Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });",
        );
    });
    works_without(page, &site).await;
}

/// Storage that is full: the same.
pub async fn storage_may_be_full(page: &Page) {
    let site = page.site().variant("full-storage", |site| {
        site.run_first(
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
            Storage.prototype.getItem = () => { throw new DOMException('broken', 'UnknownError'); };",
        );
    });
    works_without(page, &site).await;
}

async fn works_without(page: &Page, site: &str) {
    page.open(site).await;
    page.toggle("kind", "report").await;
    page.address_becomes(&format!("{site}?kind=report")).await;
    page.agrees().await;
    page.press(&["?"]).await;
    page.dialog_becomes(Some("Keys and signs")).await;
    page.click("dialog[open] input[type=checkbox]").await;
    page.press(&["Escape"]).await;
    page.dialog_becomes(None).await;
    page.press(&["j"]).await;
    page.at_rest().await;
    assert_eq!(page.selected().await.len(), 0, "the switch acts for as long as the page stands");
    assert_eq!(page.notices().await, Vec::<String>::new());
}

/// A panic anywhere: a notice with "copy details" and "reload"; the article is still readable, and a reload heals.
pub async fn a_panic_is_told_and_the_article_stays(page: &Page) {
    let site = page.site().variant("panic", styles_can_be_refused);
    page.open(&site).await;
    let text = page.article_text().await;
    let _: bool = page.eval("window.refuse(); return true").await;
    page.toggle("kind", "report").await;
    // The next one who wants the cards panics: the pointer.
    page.hover("h1").await;
    page.hover("[data-claim]").await;
    page.hover("article").await;
    let notice = page.notice_with(&["stopped working", "can still be read", "Copy details", "Reload"]).await;
    assert!(!notice.contains("panicked"), "the details are for whoever asks: {notice}");
    assert_eq!(page.article_text().await, text);
    let _: bool = page.eval("scrollTo(0, 0); return true").await;
    page.at_rest().await;
    assert!(page.in_view("[data-reload]").await, "the buttons are in sight");
    assert!(page.in_view("h1").await, "and so is the article");

    page.watch_clipboard(false).await;
    page.click("[data-copy]").await;
    eventually("the details are copied", true, async || page.copied().await.is_some()).await;
    let details = page.copied().await.unwrap_or_default();
    for words in ["panicked", &page.whole_address().await] {
        assert!(details.contains(words), "{words:?} stands in the details: {details}");
    }
    page.click("[data-reload]").await;
    eventually("the notice is gone", Vec::<String>::new(), async || page.notices().await).await;
    page.ready().await;
    page.agrees().await;
}

/// An error of the browser's, in the middle of the program's work, is told too: the page must not just stand still.
pub async fn an_error_is_told_and_the_article_stays(page: &Page) {
    let site = page.site().variant("panic", styles_can_be_refused);
    page.open(&site).await;
    let text = page.article_text().await;
    let _: bool = page.eval("window.refuse(); return true").await;
    page.toggle("kind", "report").await;
    page.notice_with(&["stopped working", "can still be read", "Copy details", "Reload"]).await;
    assert_eq!(page.article_text().await, text);
    let _: bool = page.eval("window.broke = true; return true").await;
    page.click("[data-reload]").await;
    let _: bool = page.until("another document", "return !window.broke || null").await;
    page.ready().await;
    page.agrees().await;
}

/// What no program reckons with: an element that has no style. It leaves the cards in the middle of a change.
fn styles_can_be_refused(site: &Variant) {
    site.run_first(
        "window.refuse = () => Object.defineProperty(HTMLElement.prototype, 'style', { get() { throw new Error('refused'); } });",
    );
}

/// A host that lacks a part of the program or of the data: the page says so, and the article can be read.
pub async fn a_host_may_lack_a_file(page: &Page) {
    page.open("").await;
    let text = page.article_text().await;

    let site =
        page.site().variant("no-program", |site| site.remove(&site.named("", "assay-page", "_bg.wasm")));
    page.open_unready(&site).await;
    page.notice_with(&["could not start", "can still be read", "Reload"]).await;
    assert_eq!(page.article_text().await, text);

    let site = page.site().variant("no-data", |site| site.remove(&site.named("articles", "", ".packed")));
    page.open_unready(&site).await;
    page.notice_with(&[".packed", "not there", "404"]).await;
    assert_eq!(page.article_text().await, text);

    let site = page.site().variant("cut-data", |site| {
        let file = site.named("articles", "", ".packed");
        let whole = site.read(&file);
        site.write(&file, &whole[..whole.len() / 2]);
    });
    page.open_unready(&site).await;
    page.notice_with(&[".packed"]).await;
    assert_eq!(page.article_text().await, text);
    assert!(!page.status_text().await.is_empty());

    let site = page.site().variant("no-opener", |site| site.remove(&site.named("", "opener", "_bg.wasm")));
    page.site().put(little::FILE, little::dossier().to_string().as_bytes());
    page.open(&format!("{site}?dossier=../{}", "added/little.json")).await;
    page.notice_with(&["could not be loaded", "Check the connection"]).await;
    assert_eq!(page.article_text().await, text);
}
