//! How long a text takes that nobody has prepared: from pasting it to its first cards, in the worker alone, and how much
//! memory that takes.

use std::path::Path;

use assay_journeys::browser::Browser;
use assay_journeys::engine::Engine;
use assay_journeys::prose::prose;
use assay_journeys::run::Stage;
use serde_json::json;

use crate::spread;

/// How often each thing is measured.
const TIMES: usize = 10;
/// About a thousand words.
const ARTICLE: usize = 6_300;

/// Pastes a text and waits until its first cards are painted; gives the milliseconds.
const PASTE: &str = r#"
    const [words, done] = arguments;
    const field = document.getElementById("assay-pasted");
    const before = document.querySelector("article").dataset.article;
    field.value = words;
    const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    const began = performance.now();
    document.querySelector("[data-do=open-pasted]").click();
    const look = () => {
        const other = document.querySelector("article").dataset.article !== before;
        if (!other || !document.querySelector("[data-claim]")) return;
        watch.disconnect();
        painted().then(() => done(performance.now() - began));
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-article"] });
"#;

/// Has a worker of its own read a text several times; gives the milliseconds of each, and the bytes of its memory.
const WORK: &str = r#"
    const [words, times, done] = arguments;
    const texts = new URL(document.querySelector("meta[name=assay-texts]").content, document.baseURI);
    const worker = new Worker(new URL(`worker.js${texts.search}`, texts), { type: "module" });
    const read = id => new Promise((done, fail) => {
        let began;
        worker.onmessage = ({ data }) => {
            if (data.error) fail(data.error);
            if (data.doing && data.doing !== "load") began ??= performance.now();
            if (data.memory) done([performance.now() - began, data.memory]);
        };
        worker.postMessage({ id, bytes: new TextEncoder().encode(words), ending: "txt" });
    });
    (async () => {
        const all = [];
        for (let id = 1; id <= times; id++) all.push(await read(id));
        worker.terminate();
        done(all);
    })().catch(error => done(String(error)));
"#;

/// Opens a long text; gives the milliseconds until its words stand, until all claims do, and the longest time in which the
/// page drew nothing.
const LONG: &str = r#"
    const [words, done] = arguments;
    document.getElementById("assay-pasted").value = words;
    const began = performance.now();
    let [last, longest, stands] = [began, 0, 0];
    document.querySelector("[data-do=open-pasted]").click();
    const look = now => {
        longest = Math.max(longest, now - last);
        last = now;
        if (!stands && document.querySelector("article").textContent.length >= words.length) stands = now - began;
        if (stands && !document.querySelector("[data-doing]")) return done([stands, now - began, longest]);
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
"#;

/// Measures all of it and prints a table.
pub async fn measure(stage: &Stage, host: usize) {
    let browser = Browser::start(Engine::Chromium).await;
    let home = stage.site.address(host);
    let text = prose(ARTICLE * (TIMES + 1) * 2);
    let articles: Vec<String> =
        text.as_bytes().chunks(ARTICLE).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
    let mut articles = articles.iter();
    let mut next = || json!(articles.next().expect("there are enough of them"));

    open(&browser, &home).await;
    let _: bool = browser.eval("document.querySelector('[data-do=open]').click(); return true").await;
    let _: f64 = browser.eval_async(PASTE, vec![next()]).await;
    let mut warm = Vec::new();
    for _ in 0..TIMES {
        warm.push(browser.eval_async(PASTE, vec![next()]).await);
    }
    let mut cold = Vec::new();
    for _ in 0..TIMES {
        open(&browser, &home).await;
        cold.push(browser.eval_async(PASTE, vec![next()]).await);
    }
    let bench = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpora/bench/news100k.txt"));
    let (news, which) = match std::fs::read_to_string(bench) {
        Ok(news) => (news, "news100k.txt"),
        Err(_) => (prose(100_000), "generated text"),
    };
    let work: Vec<[f64; 2]> = browser.eval_async(WORK, vec![json!(news), json!(TIMES + 1)]).await;
    let mut speeds: Vec<f64> = work.iter().skip(1).map(|[ms, _]| news.len() as f64 / ms / 1000.0).collect();
    speeds.sort_by(f64::total_cmp);
    let megabyte = prose(1_000_000);
    let [[_, memory]]: [[f64; 2]; 1] = browser.eval_async(WORK, vec![json!(megabyte), json!(1)]).await;
    open(&browser, &home).await;
    let [stands, all, stall]: [f64; 3] = browser.eval_async(LONG, vec![json!(megabyte)]).await;
    browser.quit().await;

    println!("\ntexts that nobody has prepared, headless Chromium; median / p95 of {TIMES}\n");
    let rows = [
        ("1,000 words, paste → first cards, warm", spread(warm)),
        ("the same, cold from cache", spread(cold)),
        ("worker, million characters a second", format!("{:.2} ({which})", speeds[speeds.len() / 2])),
        ("worker’s memory after 1 MB", format!("{:.0} MB", memory / f64::from(1 << 20))),
        ("1 MB, paste → words", format!("{stands:.0} ms")),
        ("1 MB, paste → all claims", format!("{all:.0} ms")),
        ("1 MB, longest time without a frame", format!("{stall:.0} ms")),
    ];
    for (name, value) in rows {
        println!("{name:<42}{value:>24}");
    }
}

async fn open(browser: &Browser, address: &str) {
    browser.go(address).await;
    let _: bool =
        browser.until("the page answers", "return document.documentElement.hasAttribute('data-ready')").await;
}
