//! What a first visit transfers, on the wire, and what opening a text adds to it.

use assay_journeys::browser::eventually;
use assay_journeys::budget::{Budget, Part};
use assay_journeys::page::Page;
use assay_journeys::site::Request;

/// Everything that the server sent for a first visit, compressed as a static host sends it, is within the committed
/// budget. With ASSAY_RECORD_SIZE set (`make size`) the figure is recorded instead.
pub async fn first_load_is_within_budget(page: &Page) {
    page.open("").await;
    // What the page fetches after it answers belongs to the visit too: wait until the browser has nothing left to do.
    let idle = "const done = arguments[arguments.length - 1]; requestIdleCallback(() => done(true))";
    let _: bool = page.eval_async(idle, Vec::new()).await;
    let names = "return performance.getEntriesByType('resource').length";
    let listed: usize = page.eval(names).await;
    // The document itself is not among its resources. The server may write its log a moment later.
    eventually("the server has logged every request of the page", true, async || {
        page.requests().len() > listed
    })
    .await;

    let requests = page.requests();
    let plain: Vec<_> = requests.iter().filter(|r| is_text(&r.uri) && r.encoding != "br").collect();
    assert!(plain.is_empty(), "text files are served with brotli: {plain:#?}");
    let mut parts: Vec<Part> = requests
        .iter()
        .map(|request| Part { file: undigested(&request.uri), bytes: request.bytes })
        .collect();
    parts.sort_by(|a, b| a.file.cmp(&b.file));

    if let Err(why) = Budget::check(|budget| &mut budget.first, "the first load", parts) {
        panic!("{why}");
    }
}

/// So is the analyser with its models, which comes when the dialog for opening a text is shown.
pub async fn the_analyser_is_within_budget(page: &Page) {
    page.open("").await;
    page.command("open").await;
    let part = |request: &Request| {
        let file = undigested(&request.uri).trim_end_matches("?…").to_owned();
        file.starts_with("analyser").then_some(Part { file, bytes: request.bytes })
    };
    let parts = || page.requests().iter().filter_map(part).collect::<Vec<_>>();
    eventually("the analyser is loaded", 2, async || parts().len()).await;
    let mut parts = parts();
    parts.sort_by(|a, b| a.file.cmp(&b.file));
    if let Err(why) = Budget::check(|budget| &mut budget.analyser, "the analyser", parts) {
        panic!("{why}");
    }
}

fn is_text(uri: &str) -> bool {
    uri.ends_with('/')
        || [".html", ".js", ".css", ".json", ".wasm", ".svg"].iter().any(|end| uri.ends_with(end))
}

/// `/some/prefix/page-1f2e3d4c5b6a7988_bg.wasm` → `page-…_bg.wasm`
fn undigested(uri: &str) -> String {
    let name = uri.strip_prefix(assay_journeys::site::PREFIX).unwrap_or(uri);
    let name = if name.is_empty() { "index.html" } else { name };
    let is_digest = |word: &str| word.len() >= 12 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let words = name.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    words
        .map(|word| {
            let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            if is_digest(bare) { word.replace(bare, "…") } else { word.to_owned() }
        })
        .collect()
}
