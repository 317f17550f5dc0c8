//! Opening what a reader has: the original of an article, another text, a dossier, a file on another host.

use std::path::PathBuf;

use assay_journeys::browser::eventually;
use assay_journeys::little;
use assay_journeys::page::Page;
use assay_journeys::site::Elsewhere;
use assay_journeys::variant::Variant;
use serde_json::{Value as Json, json};

/// A site whose catalogue has, beside the shipped article, the claims for a text that it does not ship.
fn with_an_original(site: &Variant) {
    let mut catalogue: Json =
        serde_json::from_slice(&site.read("articles/catalogue.json")).expect("the catalogue is JSON");
    let articles = catalogue["articles"].as_array_mut().expect("a list of articles");
    articles.push(json!({
        "id": "little-original", "file": "little-original.json", "title": "A bridge too old (original)",
        "about": "For whoever has the text.", "text_digest": little::digest(),
    }));
    site.write("articles/catalogue.json", catalogue.to_string());
    site.write("articles/little-original.json", little::without_text().to_string());
}

/// The file of the original is chosen: the cards settle on its sentences; Back returns to the retelling, Forward again.
pub async fn the_original_is_opened_from_a_file(page: &Page) {
    let site = page.site().variant("original", with_an_original);
    let file = page.site().bring("bridge.txt", little::text().as_bytes());
    page.open(&format!("{site}?kind=report")).await;
    let retelling = page.article_text().await;
    let reports = page.agrees().await;

    page.command("open").await;
    page.dialog_becomes(Some("Open an article")).await;
    page.choose_file("dialog[open] input[type=file]", &file).await;
    settled(page, &format!("{site}?article=little-original")).await;
    page.notice_with(&["Opened bridge.txt", "8 claims"]).await;

    page.back().await;
    eventually("the retelling's text", true, async || page.article_text().await == retelling).await;
    page.address_becomes(&format!("{site}?kind=report")).await;
    assert_eq!(page.agrees().await, reports);
    page.forward().await;
    settled(page, &format!("{site}?article=little-original")).await;
}

/// The same by pasting; on the opened text filters, selections and links work as on any other.
pub async fn the_original_is_opened_by_pasting(page: &Page) {
    let site = page.site().variant("original", with_an_original);
    page.open(&site).await;
    page.command("open").await;
    // Line ends and spaces as an editor may leave them. Not typed: drivers cannot type every character.
    paste(page, &format!("  {}\r\n", little::text().replace('\n', "\r\n"))).await;
    settled(page, &format!("{site}?article=little-original")).await;
    assert_eq!(page.dialog().await, None);
    assert_ne!(page.focus().await, "nothing");
    page.toggle("kind", "prediction").await;
    page.address_becomes(&format!("{site}?article=little-original&kind=prediction")).await;
    assert_eq!(page.agrees().await.len(), 4);
    page.press(&["j"]).await;
    page.selects("repair").await;

    // Whoever gets this link and has not the text is told so, and sees the claims.
    page.reload_ready().await;
    eventually("the claims", 8, async || page.status().await.all).await;
    let text = page.article_text().await;
    assert!(text.contains("If you have the text"), "the page says what is missing: {text}");
    assert_eq!(page.status().await.matching, 4);
    eventually("the current card", Some("repair".to_owned()), async || {
        page.eval("return document.querySelector('[data-claim][aria-current]')?.dataset.claim ?? null").await
    })
    .await;
}

/// The dialog begins with what is one's own; where nothing was pasted it stays, and says so at the field. Enter with Ctrl
/// opens what is there.
pub async fn the_dialog_waits_for_words(page: &Page) {
    page.open("").await;
    page.command("open").await;
    page.dialog_becomes(Some("Open an article")).await;
    assert_eq!(page.focus_id().await, "assay-file");
    page.command("open-pasted").await;
    page.dialog_becomes(Some("Open an article")).await;
    let told = "return document.getElementById(element.getAttribute('aria-describedby')).textContent";
    let words: String = page.on("dialog[open] textarea", told).await;
    assert!(words.contains("no text") && words.contains("Paste"), "{words}");
    assert_eq!(page.focus_id().await, "assay-pasted");
    let enter = "
        element.value = 'The minister said that the bridge will close in May.';
        element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
        return true";
    let _: bool = page.on("dialog[open] textarea", enter).await;
    page.notice_with(&["Opened the pasted text"]).await;
    assert_eq!(page.dialog().await, None);
}

/// The same by dropping the file on the page.
pub async fn the_original_is_opened_by_dropping(page: &Page) {
    let site = page.site().variant("original", with_an_original);
    page.open(&site).await;
    let drop = "
        const data = new DataTransfer();
        data.items.add(new File([arguments[0]], 'bridge.txt', { type: 'text/plain' }));
        for (const name of ['dragover', 'drop'])
            document.querySelector('article').dispatchEvent(
                new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
        return true";
    let _: bool = page.eval_with(drop, vec![json!(little::text())]).await;
    settled(page, &format!("{site}?article=little-original")).await;
    let words = "
        const data = new DataTransfer();
        data.setData('text/plain', 'words');
        return document.querySelector('[role=searchbox]').dispatchEvent(
            new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }))";
    assert!(page.eval::<bool>(words).await, "dragged words are left to the browser");
    let over: bool = page.eval("return document.documentElement.hasAttribute('data-drop')").await;
    assert!(!over, "the page has stopped waiting for a drop");
}

/// Of several files the first is opened, and that is said; of a folder it is said that it is none.
pub async fn what_is_dropped_is_one_file(page: &Page) {
    page.open("").await;
    let drop = async |files: &str| {
        let script = format!(
            "const data = new DataTransfer();
            for (const file of [{files}]) data.items.add(file);
            document.querySelector('main').dispatchEvent(
                new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));
            return true"
        );
        page.eval::<bool>(&script).await
    };
    let text = |name: &str| format!("new File(['The minister said that it will close in May.'], '{name}')");
    drop(&[text("one.txt"), text("two.txt")].join(",")).await;
    page.notice_with(&["Opened one.txt"]).await;
    page.notice_with(&["only one.txt", "one article at a time"]).await;
    // What a browser does when a folder is read.
    let refuse = "File.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError')); return true";
    let _: bool = page.eval(refuse).await;
    drop(&text("folder")).await;
    page.notice_with(&["folder could not be read", "is a folder"]).await;
}

/// A dossier of one's own is opened from its file.
pub async fn a_dossier_is_opened_from_a_file(page: &Page) {
    let file = page.site().bring("little.json", little::dossier().to_string().as_bytes());
    page.open("").await;
    page.command("open").await;
    page.choose_file("dialog[open] input[type=file]", &file).await;
    settled(page, "?article=little").await;
}

/// A link that calls a dossier a text opens the dossier.
pub async fn a_dossier_called_a_text_is_a_dossier(page: &Page) {
    page.site().put(little::FILE, little::dossier().to_string().as_bytes());
    page.open("?text=added/little.json&kind=prediction").await;
    settled_with(page, "?text=added/little.json&kind=prediction", 4).await;
}

/// A copy of the site's article with other words about it, under the same id: headline and cards are the copy's own;
/// Back and Forward tell the two apart.
pub async fn a_changed_copy_of_the_article_is_itself(page: &Page) {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../articles/looking-to-belarus.json");
    let mut copy: Json =
        serde_json::from_slice(&std::fs::read(file).expect("it is shipped")).expect("is JSON");
    copy["article"]["title"] = json!("Another headline");
    copy["claims"][0]["statement"] = json!("Another statement.");
    let copy = page.site().bring("copy.json", copy.to_string().as_bytes());
    let seen = async || {
        let script = "return [document.querySelector('h1'), document.querySelector('[data-claim] h2')].map(e => e?.textContent.trim())";
        page.eval::<[Option<String>; 2]>(script).await
    };
    page.open("").await;
    let shipped = seen().await;
    page.command("open").await;
    page.choose_file("dialog[open] input[type=file]", &copy).await;
    let own = ["Another headline", "Another statement."].map(|words| Some(words.to_owned()));
    eventually("headline and first card", own.clone(), seen).await;
    page.agrees().await;
    page.back().await;
    eventually("headline and first card", shipped, seen).await;
    page.forward().await;
    eventually("headline and first card", own, seen).await;
    page.agrees().await;
}

/// Another article begins at its top, and the focus is there.
pub async fn another_article_begins_at_its_top(page: &Page) {
    page.resize((1200, 420)).await;
    let file = page.site().bring("little.json", little::dossier().to_string().as_bytes());
    page.open("").await;
    let _: bool = page.eval("scrollTo(0, 3000); return true").await;
    page.command("open").await;
    page.choose_file("dialog[open] input[type=file]", &file).await;
    settled(page, "?article=little").await;
    eventually(
        "how far it is scrolled, and where the focus is",
        (0.0, "assay-main".to_owned()),
        async || page.eval("return [scrollY, document.activeElement.id]").await,
    )
    .await;
}

/// A site that holds back the files whose address has a word, until it is told to go on. Its own name is in every
/// address.
fn slow(page: &Page, name: &str, word: &str) -> String {
    let first = format!(
        "const fetched = window.fetch, gate = new Promise(go => window.goOn = go);
        window.fetch = async (...what) => {{
            if (String(what[0].url ?? what[0]).includes('{word}')) {{ window.waits = true; await gate; }}
            return fetched(...what);
        }};"
    );
    page.site().variant(name, |site| site.run_first(&first))
}

/// On a slow line it is said at once that something is being opened, and it can be cancelled.
pub async fn what_is_opened_slowly_is_told_at_once(page: &Page) {
    let site = slow(page, "slow-line", "catalogue");
    page.open(&site).await;
    let text = page.article_text().await;
    for cancelled in [true, false] {
        page.command("open").await;
        paste(page, &little::text()).await;
        page.notice_with(&["Opening the pasted text"]).await;
        assert_eq!(page.dialog().await, None);
        let _: bool = page.until("the page asks for the list", "return !!window.waits").await;
        if cancelled {
            page.command("cancel").await;
            eventually("the notices", Vec::<String>::new(), async || page.notices().await).await;
            assert_eq!(page.article_text().await, text);
        }
    }
    let _: bool = page.eval("window.goOn(); return true").await;
    page.notice_with(&["Opened the pasted text"]).await;
    assert_eq!(page.article_text().await, little::text());
}

/// What a reader does before the article has come is done to the link's view, and the link stays whole.
pub async fn what_is_typed_early_is_done_to_the_links_view(page: &Page) {
    let site = slow(page, "early-words", "little.json");
    page.site().put(little::FILE, little::dossier().to_string().as_bytes());
    page.open_unready(&format!("{site}?dossier=../added/little.json&kind=prediction")).await;
    let _: bool = page.until("the page asks for the dossier", "return !!window.waits").await;
    page.search("bridge").await;
    page.address_becomes(&format!("{site}?dossier=../added/little.json&q=bridge&kind=prediction")).await;
    let _: bool = page.eval("window.goOn(); return true").await;
    page.ready().await;
    assert_eq!(page.agrees().await.into_iter().collect::<Vec<_>>(), ["never", "repair"]);
    assert_eq!(page.chips().await.len(), 3, "two parts of the filter, and Clear all");
    assert_eq!(page.on::<String>("[role=searchbox]", "return element.value").await, "bridge");
}

/// A file that fails before the link's article has come: it is told, and the article comes all the same.
pub async fn a_file_that_fails_early_does_not_stop_the_article(page: &Page) {
    let site = slow(page, "early-file", ".packed");
    page.open_unready(&format!("{site}?kind=report")).await;
    let _: bool = page.until("the page asks for the dossier", "return !!window.waits").await;
    let drop = "
        const data = new DataTransfer();
        data.items.add(new File(['{ \"format\": '], 'broken.json'));
        document.querySelector('main').dispatchEvent(
            new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        return true";
    let _: bool = page.eval(drop).await;
    page.notice_with(&["broken.json", "breaks off"]).await;
    let _: bool = page.eval("window.goOn(); return true").await;
    page.ready().await;
    assert!(!page.agrees().await.is_empty());
    assert_eq!(page.chips().await.len(), 1, "the link's filter is in force");
}

/// The author's own text, where this machine has it (ASSAY_ORIGINAL, or beside the project): the shipped claims settle.
pub async fn the_shipped_claims_settle_on_the_original(page: &Page) {
    page.open("").await;
    let claims = page.matching_cards().await;
    let retelling = page.article_text().await;
    page.command("open").await;
    page.choose_file("dialog[open] input[type=file]", &original().expect("the table has looked")).await;
    eventually("another text stands there", true, async || page.article_text().await != retelling).await;
    assert_eq!(page.agrees().await.len(), claims.len());
    assert_eq!(page.matching_cards().await, claims, "the same claims in the same order");
}

/// Where the author's own text is; the project has no copy.
pub fn original() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("ASSAY_ORIGINAL") {
        return Some(PathBuf::from(path));
    }
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/seed")).ok()?;
    folder.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|end| end == "txt"))
}

/// A file on another host is asked for only after the reader's click; then it is opened.
pub async fn another_host_is_asked_only_on_a_click(page: &Page) {
    let name = format!("asked-{}.json", page.engine().name());
    let address = page.site().put_elsewhere(Elsewhere::Open, &name, little::dossier().to_string().as_bytes());
    let host = host_of(&address);
    // The tests' other host speaks plain HTTP, which the page's policy forbids: here it is let through.
    let reach = page.site().variant("reach", |site| {
        site.edit_page(|html| html.replacen("connect-src", &format!("connect-src http://{host}"), 1));
    });
    let link = format!("{reach}?dossier={address}#money");
    page.open(&link).await;
    let asked = page.notice_with(&["another host", &host]).await;
    assert!(asked.contains("Nothing has been sent"), "{asked}");
    page.agrees().await;
    // What is done to the article that is shown instead does not touch the link.
    page.toggle("kind", "report").await;
    page.address_becomes(&format!("{reach}?kind=report")).await;
    page.command("accept").await;
    eventually("the dossier's text", little::text(), async || page.article_text().await).await;
    page.address_becomes(&link).await;
    page.selects("money").await;
    let requests = page.site().requests_elsewhere();
    let mine: Vec<_> = requests.iter().filter(|request| request.uri.ends_with(&name)).collect();
    assert_eq!(mine.len(), 1, "asked once, after the click: {mine:#?}");
    assert_eq!(page.agrees().await.len(), 8);
}

/// A host that does not allow it, and one that the page's policy forbids: a plain message, and what stands stays.
pub async fn another_host_may_refuse(page: &Page) {
    let name = format!("refused-{}.json", page.engine().name());
    for (kind, site) in [(Elsewhere::Closed, "reach"), (Elsewhere::Open, "")] {
        let address = page.site().put_elsewhere(kind, &name, little::dossier().to_string().as_bytes());
        let host = host_of(&address);
        let site = if site.is_empty() {
            String::new()
        } else {
            page.site().variant(site, |site| {
                site.edit_page(|html| html.replacen("connect-src", &format!("connect-src http://{host}"), 1));
            })
        };
        page.open(&format!("{site}?dossier={address}")).await;
        page.notice_with(&["another host", &host]).await;
        page.command("accept").await;
        page.notice_with(&[&name, "could not be fetched", "Try again"]).await;
        page.agrees().await;
    }
}

/// What could not be fetched is fetched when it is tried again.
pub async fn a_fetch_that_failed_is_tried_again(page: &Page) {
    let first = "
        const fetched = window.fetch;
        window.fetch = (...what) => String(what[0].url ?? what[0]).includes('little.json') && !window.failed
            ? Promise.reject(new TypeError(window.failed = 'Failed to fetch'))
            : fetched(...what);";
    let site = page.site().variant("once", |site| site.run_first(first));
    page.site().put(little::FILE, little::dossier().to_string().as_bytes());
    page.open(&format!("{site}?dossier=../added/little.json&kind=prediction")).await;
    page.notice_with(&["could not be fetched", "no connection"]).await;
    page.command("accept").await;
    settled_with(page, &format!("{site}?dossier=../added/little.json&kind=prediction"), 4).await;
    assert_eq!(page.notices().await, Vec::<String>::new());
}

fn host_of(address: &str) -> String {
    address.split('/').nth(2).expect("an address has a host").to_owned()
}

/// Puts words into the dialog's field as pasting does, and opens them.
pub async fn paste(page: &Page, words: &str) {
    page.dialog_becomes(Some("Open an article")).await;
    let put = "document.querySelector('dialog[open] textarea').value = arguments[0]; return true";
    let _: bool = page.eval_with(put, vec![json!(words)]).await;
    page.command("open-pasted").await;
}

/// The little text stands there with all its claims in their places.
async fn settled(page: &Page, link: &str) {
    settled_with(page, link, 8).await;
}

/// The same, where a filter leaves so many claims.
async fn settled_with(page: &Page, link: &str, claims: usize) {
    eventually("the text of the original", little::text(), async || page.article_text().await).await;
    page.address_becomes(link).await;
    assert_eq!(page.agrees().await.len(), claims);
    let marks = page.marks().await;
    let words: String = marks
        .iter()
        .filter(|mark| mark.claims.iter().any(|claim| claim == little::OUTER))
        .map(|mark| mark.text.as_str())
        .collect();
    assert_eq!(words, "the old bridge, which “carried 9,000 cars a day”, closed in March");
}
