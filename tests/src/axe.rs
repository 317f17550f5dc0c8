//! What axe-core, the checker of accessibility, says of the page that a browser shows, in words. Knows no page.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::json;

use crate::browser::Browser;

#[derive(Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    target: Vec<serde_json::Value>,
    #[serde(rename = "failureSummary", default)]
    summary: Option<String>,
}

/// Everything that axe-core finds wrong: one text for each rule, with the elements. Empty where nothing is wrong.
pub async fn axe(browser: &Browser) -> Vec<String> {
    let path = std::env::var_os("ASSAY_AXE")
        .expect("ASSAY_AXE names axe-core's file: run by make, or through tools/with");
    let source = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    // Drivers run scripts beside the page's policy, so axe-core arrives although the page allows no script but its own.
    let loaded: bool = browser
        .eval_with(&format!("{source}; window.axe = axe; return typeof axe.run === 'function'"), vec![])
        .await;
    assert!(loaded, "axe-core is in the page");
    let run = "
        const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(r => done(r.violations), e => done(String(e)));";
    let violations: Vec<Violation> = browser.eval_async(run, vec![json!(null)]).await;
    violations.into_iter().map(|violation| in_words(&violation)).collect()
}

fn in_words(violation: &Violation) -> String {
    let mut elements: BTreeMap<String, String> = BTreeMap::new();
    for node in &violation.nodes {
        let target: Vec<String> = node.target.iter().map(ToString::to_string).collect();
        elements.insert(target.join(" "), node.summary.clone().unwrap_or_default().replace('\n', " "));
    }
    let list: Vec<String> =
        elements.iter().take(8).map(|(target, summary)| format!("  {target}: {summary}")).collect();
    format!("{} ({}), {} elements\n{}", violation.help, violation.id, elements.len(), list.join("\n"))
}
