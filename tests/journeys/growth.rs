//! What the page keeps while it is used: nothing grows over many filter changes. Counted, not timed.

use assay_journeys::browser::eventually;
use assay_journeys::engine::Engine;
use assay_journeys::page::Page;
use serde_json::{Value as Json, json};

/// Nodes, listeners, the script's heap and the program's memory after 200 filter changes are what they were.
pub async fn nothing_grows_over_200_filter_changes(page: &Page) {
    assert!(page.is(Engine::Chromium));
    let site = page.site().variant("watched", |site| {
        // The program's memory is its own affair; here it is looked at as it is made.
        site.run_first(
            "for (const name of ['instantiate', 'instantiateStreaming']) {
                const make = WebAssembly[name];
                WebAssembly[name] = async (...given) => {
                    const made = await make.apply(WebAssembly, given);
                    window.programMemory ??= (made.instance ?? made).exports.memory;
                    return made;
                };
            }",
        );
    });
    page.open(&site).await;
    page.devtools("Performance.enable", json!({})).await;
    change_filters(page, 40).await;
    let before = weigh(page).await;
    change_filters(page, 200).await;
    let after = weigh(page).await;
    let [nodes, listeners, heap, program] = after;
    assert!(program > 0.0, "the program's memory was seen");
    assert!(nodes <= before[0] + 2.0, "nodes: {} before, {nodes} after", before[0]);
    assert!(listeners <= before[1], "listeners: {} before, {listeners} after", before[1]);
    assert!(heap <= before[2] * 1.05 + 50_000.0, "the script's heap: {} before, {heap} after", before[2]);
    assert!(program <= before[3], "the program's memory: {} before, {program} after", before[3]);
}

/// Pairs of changes, each taken back: choices, exclusions, words, selections; one for each frame.
async fn change_filters(page: &Page, times: u32) {
    let script = "
        const done = arguments[arguments.length - 1];
        const field = document.querySelector('[role=searchbox]');
        const type = words => { field.value = words; field.dispatchEvent(new InputEvent('input', { bubbles: true })); };
        const values = [...document.querySelectorAll('[data-facet] [data-value]')].slice(0, 25);
        const outs = [...document.querySelectorAll('[data-do=exclude]')].slice(0, 25);
        const steps = [];
        for (let i = 0; steps.length < arguments[0]; i++) {
            steps.push(() => values[i % values.length].click(), () => values[i % values.length].click());
            steps.push(() => outs[i % outs.length].click(), () => outs[i % outs.length].click());
            steps.push(() => type('russia'), () => type(''));
        }
        const next = () => { const step = steps.shift(); if (!step) return done(true); step(); requestAnimationFrame(next); };
        next()";
    let _: bool = page.eval_async(script, vec![json!(times)]).await;
    eventually("the filter is as it was", Vec::<String>::new(), async || page.chips().await).await;
    page.agrees().await;
}

/// Nodes, listeners, bytes of the script's heap, bytes of the program's memory; after everything unused is gone.
async fn weigh(page: &Page) -> [f64; 4] {
    for _ in 0..2 {
        page.devtools("HeapProfiler.collectGarbage", json!({})).await;
    }
    let metrics = page.devtools("Performance.getMetrics", json!({})).await;
    let metric = |name: &str| {
        let all = metrics["metrics"].as_array().expect("a list of metrics");
        let found =
            all.iter().find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64());
        found.unwrap_or_else(|| panic!("the browser measures {name}"))
    };
    let program: Json = page.eval("return window.programMemory?.buffer.byteLength ?? 0").await;
    [
        metric("Nodes"),
        metric("JSEventListeners"),
        metric("JSHeapUsedSize"),
        program.as_f64().unwrap_or_default(),
    ]
}
