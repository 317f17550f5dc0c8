//! `make bench`: how fast the built page is in headless Chromium, and whether it grows. Prints a table; judges nothing,
//! since the machine's speed is no property of the page. Knows the page by its contract only.

mod texts;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use assay_journeys::browser::Browser;
use assay_journeys::engine::Engine;
use assay_journeys::generate::{BOOK, LONG, Measures, dossier};
use assay_journeys::run::Stage;
use serde_json::{Value as Json, json};

/// How often each thing is measured.
const TIMES: usize = 30;
/// After how many changes of a filter the page is weighed.
const CHANGES: usize = 200;

/// Runs before the page's own code and notes when what matters is first there. `MARK` is in the article's first words.
const WATCH: &str = r#"
    const notes = (window.__notes = {});
    const look = () => {
        const words = document.querySelector("article p, article div")?.textContent ?? "";
        if (!notes.pending && words.trim() && words.includes("MARK")) {
            notes.pending = true;
            requestAnimationFrame(() => setTimeout(() => (notes.visible = performance.now())));
        }
        notes.ready ??= document.documentElement?.hasAttribute("data-ready") ? performance.now() : undefined;
        if (notes.pending && notes.ready) watch.disconnect();
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"] });
"#;

/// Does something and waits until what it changed has been painted: the frame after it, or a later one where the status
/// changes later. Then waits until the page is idle.
const MEASURE: &str = r#"
    const painted = () => new Promise(done => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(0);
    }));
    const idle = () => new Promise(done => requestIdleCallback(done, { timeout: 1000 }));
    const measure = async act => {
        await idle();
        await painted();
        const began = performance.now();
        act();
        let ended = await painted();
        const watch = new MutationObserver(() => painted().then(time => (ended = time)));
        for (const status of document.querySelectorAll("[role=status]"))
            watch.observe(status, { subtree: true, childList: true, characterData: true });
        await new Promise(done => setTimeout(done, 100));
        watch.disconnect();
        await painted();
        return ended - began;
    };
    const done = arguments[arguments.length - 1];
    const times = arguments[0];
    const act = ACT;
    (async () => {
        const all = [];
        for (let i = 0; i < times; i++) all.push(await measure(act(i)));
        done(all);
    })().catch(error => done(String(error)));
"#;

/// Each value of the facet of kinds is switched on and off again in turn.
const FILTER: &str = r#"i => () => {
    const values = document.querySelectorAll("[data-facet=kind] [data-value]");
    values[(i >> 1) % values.length].click();
}"#;
/// One letter more, as an input event after a key does it; after a word the field is emptied.
const KEYSTROKE: &str = r#"i => () => {
    const field = document.querySelector("[role=searchbox]");
    const word = "council";
    field.value = word.slice(0, i % (word.length + 1));
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
}"#;
/// A claim's start in the text is clicked, here and there in the article.
const SELECT: &str = r#"i => {
    const dots = document.querySelectorAll("article a.dot");
    const dot = dots[(i * 37) % dots.length];
    return () => dot.click();
}"#;

/// A tab is opened, each from the claims.
const OPEN_TAB: &str = r#"i => {
    const tab = ["actors", "overview"][(i >> 1) % 2];
    return () => document.getElementById(`assay-tab-${i % 2 ? "claims" : tab}`).click();
}"#;
/// The kinds in turn while a tab and an arrangement are open; the tab is opened by what is measured first.
const FILTER_IN: &str = r#"(() => {
    document.getElementById("assay-tab-TAB").click();
    document.querySelector(`[data-keep="arrange-ARRANGE"]`)?.click();
    return FILTER;
})()"#;

/// What is opened, and the words by which its article is known.
struct Case {
    name: &'static str,
    link: String,
    mark: &'static str,
}

/// Rows of the table: what was measured, with one entry for each case.
type Table = BTreeMap<usize, (String, Vec<String>)>;

fn main() -> ExitCode {
    // Each load asks a host of its own, so that none finds the files of the one before in the browser's cache.
    let stage = Stage::new(PathBuf::from("target"), 3 * (TIMES + 1) + 1);
    let generated = |name: &str, measures: Measures| {
        let file = dossier(measures).to_string();
        format!("?dossier={}", stage.site.put(name, file.as_bytes()))
    };
    let cases = [
        Case { name: "shipped", link: String::new(), mark: "" },
        Case { name: "250 claims", link: generated("generated-250.json", LONG), mark: "item 00000" },
        Case { name: "5,000 claims", link: generated("generated-5000.json", BOOK), mark: "item 00000" },
    ];
    let mut table = Table::new();
    for (number, case) in cases.iter().enumerate() {
        eprintln!("measuring {} ({} of {})", case.name, number + 1, cases.len());
        stage.block_on(measure(&stage, case, number * (TIMES + 1), &mut table));
    }
    print(&cases, &table);
    eprintln!("measuring texts");
    stage.block_on(texts::measure(&stage, cases.len() * (TIMES + 1)));
    ExitCode::SUCCESS
}

async fn measure(stage: &Stage, case: &Case, first_host: usize, table: &mut Table) {
    let browser = Browser::start(Engine::Chromium).await;
    let source = WATCH.replace("MARK", case.mark);
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;

    let (mut visible, mut ready) = (Vec::new(), Vec::new());
    for load in 0..=TIMES {
        browser.go(&format!("{}{}", stage.site.address(first_host + load), case.link)).await;
        let notes: BTreeMap<String, Json> = browser
            .until(
                "the article is visible and the page answers",
                "return __notes.visible && __notes.ready && __notes || null",
            )
            .await;
        // The first load warms the machine's own caches and does not count.
        if load > 0 {
            visible.extend(notes["visible"].as_f64());
            ready.extend(notes["ready"].as_f64());
        }
    }
    row(table, 0, "article visible", spread(visible));
    row(table, 1, "page answers", spread(ready));
    for (index, (name, act)) in
        [("filter → paint", FILTER), ("keystroke → paint", KEYSTROKE), ("select → paint", SELECT)]
            .into_iter()
            .enumerate()
    {
        row(table, 2 + index, name, spread(times(&browser, act, TIMES).await));
    }
    row(table, 5, "tab → paint", spread(times(&browser, OPEN_TAB, TIMES).await));
    let in_tabs =
        [("table", "actors"), ("matrix", "actors"), ("network", "actors"), ("overview", "overview")];
    for (index, (name, tab)) in in_tabs.into_iter().enumerate() {
        let act = FILTER_IN.replace("TAB", tab).replace("ARRANGE", name).replace("FILTER", FILTER);
        row(table, 6 + index, &format!("filter in {name}"), spread(times(&browser, &act, TIMES).await));
    }
    let _: bool = browser.eval("document.getElementById('assay-tab-claims').click(); return true").await;
    weigh(&browser, table).await;
    browser.quit().await;
}

/// Memory, nodes and listeners before and after many changes of a filter.
async fn weigh(browser: &Browser, table: &mut Table) {
    let before = weight(browser).await;
    let script = format!(
        "const done = arguments[arguments.length - 1]; const act = {FILTER}; (async () => {{
            for (let i = 0; i < {CHANGES}; i++) {{ act(i)(); await new Promise(done => requestAnimationFrame(done)); }}
            done(true);
        }})()"
    );
    let _: bool = browser.eval_async(&script, Vec::new()).await;
    let after = weight(browser).await;
    let change = |name: &str, unit: f64| format!("{:.0} → {:.0}", before[name] / unit, after[name] / unit);
    row(table, 10, "script heap, kB", change("JSHeapUsedSize", 1000.0));
    row(table, 11, "nodes", change("Nodes", 1.0));
    row(table, 12, "listeners", change("JSEventListeners", 1.0));
}

async fn weight(browser: &Browser) -> BTreeMap<String, f64> {
    browser.devtools("Performance.enable", json!({})).await;
    browser.devtools("HeapProfiler.collectGarbage", json!({})).await;
    let metrics = browser.devtools("Performance.getMetrics", json!({})).await;
    let list = metrics["metrics"].as_array().expect("the browser lists its metrics");
    list.iter().filter_map(|one| Some((one["name"].as_str()?.to_owned(), one["value"].as_f64()?))).collect()
}

async fn times(browser: &Browser, act: &str, count: usize) -> Vec<f64> {
    let script = MEASURE.replace("ACT", act);
    let _warm: Vec<f64> = browser.eval_async(&script, vec![json!(4)]).await;
    browser.eval_async(&script, vec![json!(count)]).await
}

fn row(table: &mut Table, index: usize, name: &str, entry: String) {
    table.entry(index).or_insert_with(|| (name.to_owned(), Vec::new())).1.push(entry);
}

/// Median and 95th percentile, in milliseconds.
fn spread(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let at = |part: usize| {
        times.get((times.len().saturating_sub(1) * part).div_ceil(100)).copied().unwrap_or(f64::NAN)
    };
    format!("{:.0} / {:.0} ms", at(50), at(95))
}

fn print(cases: &[Case], table: &Table) {
    println!(
        "\nmedian / p95 of {TIMES}, headless Chromium; memory before → after {CHANGES} filter changes\n"
    );
    let heads: Vec<String> = cases.iter().map(|case| format!("{:>20}", case.name)).collect();
    println!("{:<20}{}", "", heads.concat());
    for (name, entries) in table.values() {
        let entries: Vec<String> = entries.iter().map(|entry| format!("{entry:>20}")).collect();
        println!("{name:<20}{}", entries.concat());
    }
}
