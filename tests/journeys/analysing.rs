//! Opening a text that nobody has prepared: its claims are found in the page's worker; what can fail there is told, and
//! the page goes on.

use assay_journeys::browser::eventually;
use assay_journeys::little;
use assay_journeys::module::with_little_memory;
use assay_journeys::page::Page;
use assay_journeys::variant::Variant;

use crate::opening::paste;

/// The parts of the page that only a text without claims calls for.
const PARTS: [&str; 4] = ["texts.js", "worker.js", "analyser.js", "analyser_bg.wasm"];

/// A pasted text becomes an article with cards, marks, facets, actors; nothing for it was fetched before.
pub async fn a_pasted_text_gets_its_claims(page: &Page) {
    page.open("").await;
    let shipped = page.article_text().await;
    assert_eq!(fetched(page), 0, "nothing of the analyser is in the first load");
    page.command("open").await;
    // Whoever opens the dialog is likely to bring a text: its program comes meanwhile.
    eventually("the program's parts", PARTS.len(), async || fetched(page)).await;
    paste(page, &little::text()).await;
    let notice = page.notice_with(&["Opened the pasted text"]).await;
    assert_eq!(page.article_text().await, little::text(), "{notice}");
    assert_eq!(fetched(page), PARTS.len(), "each part was fetched once");
    let claims = page.agrees().await;
    assert!(claims.len() >= 4, "{claims:?}");
    let label: String = page.on("#assay-head", "return element.textContent").await;
    assert!(label.contains("found by a program"), "{label}");
    let cards: usize = page.eval("return document.querySelectorAll('.card .machine').length").await;
    assert_eq!(cards, claims.len(), "each card says that a program found it");

    page.toggle("kind", "prediction").await;
    let some = page.agrees().await;
    assert!(!some.is_empty() && some.len() < claims.len(), "{some:?}");
    page.command("actors").await;
    eventually("the actors are written", true, async || {
        page.eval("return document.querySelector('#assay-cast').textContent.includes('engineers') || document.querySelectorAll('#assay-cast li, #assay-cast tr').length > 0").await
    })
    .await;
    page.command("claims").await;
    page.command("share").await;
    page.dialog_becomes(Some("Share this view")).await;
    let note: String = page.on("#assay-share-note", "return element.textContent").await;
    assert!(note.contains("link cannot carry"), "{note}");
    page.press(&["Escape"]).await;
    page.dialog_becomes(None).await;
    // A reload loses it, and says so; the site's own article stands below.
    let link = page.whole_address().await;
    let other = page.fresh_profile().await;
    other.go(&link).await;
    other.ready().await;
    other.notice_with(&["only while the page is open", "Open…"]).await;
    other.quit().await;
    // The claims, the actors, the filter, the text.
    for _ in 0..4 {
        page.back().await;
    }
    eventually("the site's article", shipped, async || page.article_text().await).await;
}

fn fetched(page: &Page) -> usize {
    let requests = page.requests();
    let paths = || requests.iter().filter_map(|request| request.uri.split('?').next());
    PARTS.into_iter().filter(|part| paths().any(|path| path.ends_with(&format!("/{part}")))).count()
}

/// Work that goes on for ever is told, and cancelled at once; the page answers meanwhile and after.
pub async fn the_analysis_can_be_cancelled(page: &Page) {
    let site = page.site().variant("endless", |site| {
        site.write("worker.js", "addEventListener('message', () => { for (;;); });");
    });
    page.open(&site).await;
    let (text, claims) = (page.article_text().await, page.agrees().await.len());
    page.command("open").await;
    paste(page, &little::text()).await;
    page.notice_with(&["Finding the claims", "the pasted text"]).await;
    page.dialog_becomes(None).await;
    page.toggle("kind", "report").await;
    assert!(page.agrees().await.len() < claims, "the page answers meanwhile");
    page.command("cancel").await;
    eventually("the notices", Vec::<String>::new(), async || page.notices().await).await;
    assert_eq!(page.article_text().await, text);
    page.toggle("kind", "report").await;
    eventually("all claims", claims, async || page.status().await.matching).await;
    // Something else that is opened meanwhile ends the work too.
    page.command("open").await;
    paste(page, &little::text()).await;
    page.notice_with(&["Finding the claims"]).await;
    page.command("open").await;
    let file = page.site().bring("little.json", little::dossier().to_string().as_bytes());
    page.choose_file("dialog[open] input[type=file]", &file).await;
    page.notice_with(&["Opened little.json", "8 claims"]).await;
    assert_eq!(page.notices().await.len(), 1);
}

/// What has no words to read gets a message that names it; what stands stays.
pub async fn what_is_no_text_is_named(page: &Page) {
    let table = [
        ("empty.txt", b"\n \t\n".to_vec(), &["no words"][..]),
        ("picture.txt", vec![0xff, 0xd8, 0xff, 0xe0, 0, 16], &["a picture", "not a text"]),
        ("paper.txt", b"%PDF-1.7 \x00\x01".to_vec(), &["a PDF", "not a text"]),
        ("empty.html", b"<title>x</title><script>alert(1)</script><nav>Home</nav>".to_vec(), &["no words"]),
        ("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), &["a picture", "not a text"]),
        ("letter.rtf", br"{\rtf1\ansi The bridge.}".to_vec(), &["a Rich Text document", "not a text"]),
        ("long.txt", vec![b'a'; 21 << 20], &["21 MB", "20 MB"]),
    ];
    little::open(page, "").await;
    for (name, content, words) in table {
        choose(page, name, &content).await;
        page.dialog_becomes(None).await;
        page.notice_with(&[words, &[name][..]].concat()).await;
        assert_eq!(page.agrees().await.len(), little::CLAIMS.len());
    }
}

/// A text in which nothing is found: why is said once, above it, and nothing is offered to be filtered or copied.
pub async fn a_text_without_claims_says_so_once(page: &Page) {
    let german = "Der Minister sagte am Montag, dass die alte Brücke im Mai geschlossen wird. ".repeat(6);
    page.open("").await;
    choose(page, "brücke.txt", german.as_bytes()).await;
    let notice = page.notice_with(&["Opened brücke.txt"]).await;
    assert!(!notice.contains("claim"), "{notice}");
    let head: String = page.on("#assay-head", "return element.textContent").await;
    assert!(head.contains("in English") && !head.contains("found by a program"), "{head}");
    for bare in ["[data-facet]", "[data-do=fold]", "#assay-sort"] {
        assert!(!page.is_seen(bare).await, "{bare}");
    }
    page.command("overview").await;
    eventually("the overview is written", true, async || page.is_seen("#assay-charts .none").await).await;
    assert!(!page.is_seen("#assay-charts [data-do]").await);
    page.back().await;
    page.back().await;
    eventually("the filters of the site's article", true, async || page.is_seen("[data-facet]").await).await;
}

/// Files in other encodings and formats: the words of the article, and its claims.
pub async fn files_are_read_as_they_are_written(page: &Page) {
    const WORDS: &str =
        "The minister said on Monday that the café “Zürich” will close in May. It may never open again.";
    let wide: Vec<u8> =
        [0xfe_u8, 0xff].into_iter().chain(WORDS.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let unmarked: Vec<u8> = WORDS.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let windows: Vec<u8> = WORDS
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            c => u8::try_from(u32::from(c)).expect("it is in Windows-1252"),
        })
        .collect();
    let html = format!(
        "<!doctype html><meta charset=utf-8><title>Site</title><meta name=author content='Ann Reporter'>
        <script>document.title = 'ran'; alert(1)</script><nav><a href=/>Home</a></nav>
        <article><h1>A café closes</h1><p>{WORDS}</p><aside>Read this too.</aside><p>{}</p></article><footer>All rights.</footer>",
        "The owner denies it, and says that she was not asked. ".repeat(9)
    );
    let wide_html: Vec<u8> = html.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let loose = format!(
        "<html><p><b>{WORDS}<i></b> The owner denies it.</i><div><p>{WORDS}</span></table><li>One<li>Two"
    );
    let nested = format!("{}<p>{WORDS}</p>", "<div><ul><li>".repeat(20_000));
    // All of it in what holds no article as a rule, and said to be written as it is not.
    let form = format!(
        "<!doctype html><meta charset=utf-16><body hidden><form><div aria-hidden=true><p>{WORDS}</p></div></form>"
    );
    let picture = format!("<p>{}</p>", WORDS.replace("the café", "<img src=x alt=y> <big>the</big> café"));
    let quoted = format!("It rained.<br> <br>{}", WORDS.replace('“', "<q>").replace('”', "</q>"));
    let markdown = format!("# A café closes\n\n{WORDS}\n");
    let table = [
        ("wide.txt", wide, None),
        ("windows.txt", windows, None),
        ("unmarked.txt", unmarked, None),
        ("page.html", html.clone().into_bytes(), Some("Ann Reporter")),
        ("page.txt", html.into_bytes(), Some("Ann Reporter")),
        ("wide.html", wide_html, Some("Ann Reporter")),
        ("loose.html", loose.into_bytes(), None),
        ("nested.html", nested.into_bytes(), None),
        ("letters.txt", format!("PKN said so. {WORDS}").into_bytes(), None),
        ("form.html", form.into_bytes(), None),
        ("picture.html", picture.into_bytes(), None),
        ("quoted.html", quoted.into_bytes(), None),
        ("notes.md", markdown.into_bytes(), Some("A café closes")),
    ];
    page.open("").await;
    for (name, content, head) in table {
        choose(page, name, &content).await;
        page.notice_with(&[&format!("Opened {name}")]).await;
        let text = page.article_text().await;
        assert!(text.contains(WORDS), "{name}: {text}");
        for word in ["alert", "Home", "Read this", "rights", "#"] {
            assert!(!text.contains(word), "{name} without {word}: {text}");
        }
        assert!(!page.agrees().await.is_empty(), "{name} has claims");
        let shown: String = page.on("#assay-head", "return element.textContent").await;
        assert!(shown.contains(head.unwrap_or_default()), "{name}: {shown}");
        let first = "return [...document.querySelectorAll('article p')].find(p => !p.hidden).textContent";
        assert_ne!(
            page.eval::<String>(first).await,
            head.unwrap_or_default(),
            "{name}: the headline stands once"
        );
    }
}

/// A link to a text is opened with its claims, and again after a reload.
pub async fn a_link_to_a_text_finds_its_claims(page: &Page) {
    page.site().put("bridge.txt", little::text().as_bytes());
    page.open("?text=added/bridge.txt&kind=prediction").await;
    eventually("the text", little::text(), async || page.article_text().await).await;
    done(page).await;
    let claims = page.agrees().await;
    assert!(!claims.is_empty());
    page.reload_ready().await;
    eventually("the text", little::text(), async || page.article_text().await).await;
    done(page).await;
    assert_eq!(page.agrees().await, claims, "the same claims again");
}

/// A worker that does not start, that breaks, that has not enough memory, or whose program cannot be had: a message, and
/// the page goes on. What has come of the text stands, with an offer to find the rest.
pub async fn a_worker_that_fails_is_told(page: &Page) {
    let says = "addEventListener('message', ({ data: { id } }) => id && postMessage({ id, broken: true, error: 'It broke.' }))";
    type Broken<'t> = (&'t str, &'t dyn Fn(&Variant), &'t [&'t str]);
    let table: [Broken; 6] = [
        (
            "throws",
            &|site| site.write("worker.js", "throw new Error('broken');"),
            &["could not be started", "try again"],
        ),
        ("breaks", &|site| site.write("worker.js", says), &["It broke."]),
        ("missing", &|site| site.remove("analyser_bg.wasm"), &["could not be loaded", "try again"]),
        (
            "little",
            &|site| {
                let module = with_little_memory(&site.read("analyser_bg.wasm"), 1);
                site.write("analyser_bg.wasm", module);
            },
            &["broke off", "open it in parts", "have not been found yet", STANDS],
        ),
        ("lacks", &|site| in_worker(site, "delete self.WebAssembly;"), &["no WebAssembly", "another one"]),
        ("refused", &|site| site.run_first("delete window.Worker;"), &["no web workers", "another one"]),
    ];
    for (name, change, words) in table {
        let site = page.site().variant(name, change);
        page.open(&site).await;
        let stands = words.contains(&STANDS);
        let text = if stands { little::text() } else { page.article_text().await };
        // And once more: the failure has not spoilt anything.
        for _ in 0..2 {
            page.command("open").await;
            paste(page, &little::text()).await;
            page.notice_with(words).await;
            page.dialog_becomes(None).await;
            page.command("dismiss").await;
            eventually("the notices", Vec::<String>::new(), async || page.notices().await).await;
        }
        assert_eq!(page.article_text().await, text, "{name}");
        if !stands {
            page.toggle("kind", "report").await;
        }
        assert_eq!(page.agrees().await.is_empty(), stands, "{name}: the claims of what stands");
    }
}

/// What is offered where a text stands whose claims were not all found.
const STANDS: &str = "Find the rest";

/// Nothing that only some pages may use, such as memory that is shared between threads, is needed.
pub async fn no_threads_are_needed(page: &Page) {
    const GONE: &str = "delete self.SharedArrayBuffer; delete self.Atomics;";
    let site = page.site().variant("threadless", |site| {
        site.run_first(GONE);
        in_worker(site, GONE);
    });
    page.open(&site).await;
    page.command("open").await;
    paste(page, &little::text()).await;
    page.notice_with(&["Opened the pasted text"]).await;
    assert!(!page.agrees().await.is_empty());
}

/// Has the worker run something before its own script.
fn in_worker(site: &Variant, script: &str) {
    site.write("worker.js", [script.as_bytes(), b"\n", &site.read("worker.js")].concat());
}

/// Waits until nothing is being done.
pub async fn done(page: &Page) {
    let at_work = async || page.eval("return !!document.querySelector('[data-doing]')").await;
    eventually("work goes on", false, at_work).await;
}

/// Chooses a file with this content in the dialog.
pub async fn choose(page: &Page, name: &str, content: &[u8]) {
    let file = page.site().bring(name, content);
    page.command("open").await;
    page.choose_file("dialog[open] input[type=file]", &file).await;
}
