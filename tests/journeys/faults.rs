//! What bad input gets: a message in words that names the file, the place and what to do; the article and all that is
//! sound are still shown.

use assay_journeys::browser::eventually;
use assay_journeys::little;
use assay_journeys::page::Page;
use assay_journeys::site::SILENT;
use serde_json::{Value as Json, json};

/// More than a dossier may have.
const LARGE: usize = 50 << 20;

/// Files that are no dossier, and files that are not there: the message, and the site's own article below it, answering.
pub async fn a_file_that_is_no_dossier_is_named(page: &Page) {
    let whole = little::dossier().to_string();
    let other_version = whole.replace("assay/1", "assay/7");
    let page_of_a_server = "<!doctype html><title>Not here</title><h1>Not here</h1>";
    let put = |name: &str, content: &[u8]| page.site().put(name, content);
    let table = [
        (put("words.json", b"These are words.\n"), &["line 1, column 1", "Check"][..]),
        (put("version.json", other_version.as_bytes()), &["assay/7", "assay/1"]),
        (put("early.json", &whole.as_bytes()[..300]), &["breaks off", "line 1", "again"]),
        (put("list.json", b"[1, 2]"), &["not a dossier", "Choose"]),
        (put("server.json", page_of_a_server.as_bytes()), &["web page", "Check the address"]),
        (put("large.json", &vec![b' '; LARGE]), &["50 MB", "32 MB"]),
        ("added/missing.json".to_owned(), &["not there", "404", "Check the address"]),
        (format!("{SILENT}x.json"), &["could not be fetched", "Check the connection", "Try again"]),
        ("http://example.org/x.json".to_owned(), &["not encrypted", "https://"]),
        ("javascript:alert(1)".to_owned(), &["not an address"]),
    ];
    page.open("").await;
    let (shipped, claims) = (page.article_text().await, page.agrees().await);
    for (file, words) in table {
        page.open(&format!("?dossier={file}")).await;
        let notice = page.notice_with(words).await;
        assert!(notice.contains(&file), "the message names {file}: {notice}");
        assert_eq!(page.notices().await.len(), 1, "{file}");
        assert_eq!(page.article_text().await, shipped, "the site's own article stands below: {file}");
        assert_eq!(page.agrees().await, claims, "and answers: {file}");
    }
    page.toggle("kind", "report").await;
    eventually("the filter acts", true, async || page.status().await.matching < claims.len()).await;
    page.agrees().await;
}

/// The same for files that a reader chooses: the message, and what stands stays.
pub async fn a_chosen_file_that_is_no_dossier_is_named(page: &Page) {
    let table = [
        ("words.json", b"{ \"format\": ".to_vec(), &["breaks off"][..]),
        ("large.json", vec![b' '; LARGE], &["50 MB", "32 MB"]),
    ];
    little::open(page, "").await;
    for (name, content, words) in table {
        let file = page.site().bring(name, &content);
        page.command("open").await;
        page.choose_file("dialog[open] input[type=file]", &file).await;
        page.dialog_becomes(None).await;
        let notice = page.notice_with(words).await;
        assert!(notice.contains(name), "the message names {name}: {notice}");
        assert_eq!(page.notices().await.len(), 1, "what was told of the file before is over");
        assert_eq!(page.agrees().await.len(), little::CLAIMS.len());
    }
}

/// Dossiers with faults: each is told with its place, the article is shown, and every sound claim.
pub async fn faults_are_told_and_the_rest_is_shown(page: &Page) {
    let changed = |change: &dyn Fn(&mut Json)| {
        let mut dossier = little::dossier();
        change(&mut dossier);
        dossier.to_string()
    };
    let whole = little::dossier().to_string();
    let cut = whole.find("\"id\":\"mistake\"").expect("the claim is there");
    let quote = |id: &'static str, quote: Json| {
        changed(&move |dossier| little::claim(dossier, id)["quotes"] = json!([quote]))
    };
    // The file, what is told, how many claims are shown, and how many of them without their words.
    let table: [(&str, String, &[&str], usize, usize); 6] = [
        (
            "relation",
            changed(&|d| little::claim(d, "paid")["relations"][0]["claim"] = json!("gone")),
            &["claims[5]", "gone"],
            8,
            0,
        ),
        (
            "actor",
            changed(&|d| little::claim(d, "paid")["participants"][0]["actor"] = json!("gone")),
            &["claims[5]", "gone"],
            8,
            0,
        ),
        (
            "absent",
            quote("money", json!({ "paragraph": 2, "exact": "no such words" })),
            &["money", "no such words", "do not stand"],
            8,
            1,
        ),
        (
            "ambiguous",
            quote("money", json!({ "paragraph": 1, "exact": "the" })),
            &["money", "times", "nothing tells"],
            8,
            1,
        ),
        (
            "sort",
            changed(&|d| little::claim(d, "never")["kind"] = json!("rumour")),
            &["never", "rumour"],
            7,
            0,
        ),
        ("cut", whole[..cut].to_owned(), &["breaks off"], 6, 0),
    ];
    for (name, file, words, claims, unplaced) in table {
        let address = page.site().put(&format!("fault-{name}.json"), file.as_bytes());
        page.open(&format!("?dossier={address}")).await;
        let notice = page.notice_with(words).await;
        assert!(notice.contains(&address), "the message names the file: {notice}");
        assert_eq!(page.article_text().await, little::text(), "{name}");
        assert_eq!(page.matching_cards().await.len(), claims, "{name}");
        let marked: std::collections::BTreeSet<String> =
            page.marks().await.into_iter().flat_map(|mark| mark.claims).collect();
        assert_eq!(marked.len(), claims - unplaced, "{name}");
        let said: usize = page
            .eval("return [...document.querySelectorAll('[data-claim]')].filter(c => c.textContent.includes('not found in this text')).length")
            .await;
        assert_eq!(said, unplaced, "the card says that its words are not there: {name}");
        // A claim without words in the text is selected like any other.
        page.click("[data-claim='money'] a[href$='#money']").await;
        eventually("the current card", Some("money".to_owned()), async || {
            page.eval("return document.querySelector('[data-claim][aria-current]')?.dataset.claim ?? null")
                .await
        })
        .await;
    }
}

/// A notice that stays is left as it is while another comes; the focus goes on when one is dismissed.
pub async fn notices_are_left_alone_and_pass_on_the_focus(page: &Page) {
    let site = page.site().variant("pictureless", |site| site.remove("pictures_bg.wasm"));
    page.site().put(little::FILE, little::dossier().to_string().as_bytes());
    page.open(&format!("{site}?dossier=../added/little.json&a=1&b=2&c=3&d=4")).await;
    page.notice_with(&["ignored", "d=4"]).await;
    page.click(".notice summary").await;
    let unfolded = "return [...document.querySelectorAll('.notice details')].map(details => details.open)";
    assert_eq!(page.eval::<Vec<bool>>(unfolded).await, [true]);
    page.command("actors").await;
    page.notice_with(&["could not be loaded"]).await;
    assert_eq!(
        page.eval::<Vec<bool>>(unfolded).await,
        [true, true],
        "it stays unfolded, and so is a little one"
    );
    for (left, focus) in [(1, "close"), (0, "assay-panel")] {
        page.click(".notice .close").await;
        eventually("the notices", left, async || page.notices().await.len()).await;
        let script = "return document.activeElement.id || document.activeElement.className";
        assert_eq!(page.eval::<String>(script).await, focus);
    }
}

/// HTML in any field is shown as text: nothing of it becomes an element, nothing runs, wherever the page shows it.
pub async fn html_is_shown_as_text(page: &Page) {
    // Shorter than an id may be, and without a space, so that ids can have it too.
    const HTML: &str = "<x-bad>\"'&amp;</x-bad></script><img/src=x/onerror=window.ran=1>";
    let mut dossier = little::dossier();
    poison(&mut dossier, "", HTML);
    let address = page.site().put("html.json", dossier.to_string().as_bytes());
    page.open(&format!("?dossier={address}")).await;
    eventually("the claims are there", 8, async || page.status().await.all).await;
    let inert = async |when: &str| {
        let found: [bool; 3] = page
            .eval("return [!!document.querySelector('x-bad'), !!document.querySelector('img'), 'ran' in window]")
            .await;
        assert_eq!(found, [false; 3], "an element x-bad, an img, a script that ran: {when}");
    };
    inert("as it opens").await;
    assert!(page.article_text().await.starts_with(HTML), "the article shows it as it is");
    for place in
        ["h1", "[data-claim]", "[data-facet='actor']", "[data-facet='place']", "[data-facet='topic']"]
    {
        let text: String = page.on(place, "return element.textContent").await;
        assert!(text.contains("<x-bad>\"'&amp;</x-bad>"), "{place} shows it as text: {text}");
    }
    let id: String = page.on("[data-claim]:last-of-type", "return element.dataset.claim").await;
    assert!(id.contains("<x-bad>"), "ids have it too");
    page.press(&["j"]).await;
    eventually("a card is open", true, async || {
        page.eval("return !!document.querySelector('[data-claim][aria-current] [data-do=copy-claim-link]')")
            .await
    })
    .await;
    inert("with a card open").await;
    let actor = page.values("actor").await.remove(0);
    let pick = "[...document.querySelectorAll('[data-facet=actor] [data-value]')].find(v => v.dataset.value === arguments[0]).click(); return true";
    let _: bool = page.eval_with(pick, vec![json!(actor.id)]).await;
    eventually("a chip", 1, async || page.chips().await.len()).await;
    inert("with a chip").await;
    page.command("share").await;
    page.dialog_becomes(Some("Share this view")).await;
    inert("with the dialog").await;
    // The link restores it, and a link may hold HTML itself.
    let link = page.address().await;
    page.open(&link).await;
    eventually("a chip", 1, async || page.chips().await.len()).await;
    page.open(&format!(
        "?q={0}&kind={0}&{0}=1&article={0}#{0}",
        "%3Cx-bad%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.ran=1%3E"
    ))
    .await;
    page.notice_with(&["<x-bad>"]).await;
    inert("from a link").await;
    // A fault's message shows what it found.
    let faulty = dossier.to_string().replace("assay/1", HTML.split('"').next().expect("a start"));
    let address = page.site().put("html-fault.json", faulty.as_bytes());
    page.open(&format!("?dossier={address}")).await;
    page.notice_with(&["<x-bad>"]).await;
    inert("from a fault's message").await;
}

/// Puts words in front of every text in a dossier that may be free; references stay references.
fn poison(value: &mut Json, key: &str, words: &str) {
    const CLOSED: [&str; 12] = [
        "format",
        "kind",
        "certainty",
        "polarity",
        "role",
        "approximator",
        "by",
        "language",
        "published",
        "made",
        "prefix",
        "suffix",
    ];
    match value {
        Json::String(text) if !CLOSED.contains(&key) => *text = format!("{words}{text}"),
        Json::Array(list) => list.iter_mut().for_each(|item| poison(item, key, words)),
        Json::Object(fields) => {
            fields.iter_mut().for_each(|(key, value)| {
                // The words of a quote stand in the text without what was put in front of the paragraph.
                if key != "exact" {
                    poison(value, key, words);
                }
            });
        }
        _ => {}
    }
}
