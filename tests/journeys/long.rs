//! Long texts: the words stand at once and the claims come part by part, while the page scrolls; what is broken off is kept
//! and can be gone on with; nothing that the reader does is undone when more comes.

use std::time::Duration;

use assay_journeys::browser::{eventually, eventually_within};
use assay_journeys::page::Page;
use assay_journeys::prose::prose;
use serde::Deserialize;
use serde_json::json;

use crate::analysing::{choose, done};

/// How long the analyser may take for a megabyte; far more than it does.
const LONG: Duration = Duration::from_secs(90);

/// What the page did while the worker had the text.
#[derive(Debug, Deserialize)]
struct Frames {
    /// Milliseconds between one frame and the next.
    gaps: Vec<f64>,
    /// How far the page was scrolled, in pixels.
    scrolled: f64,
}

/// A megabyte: its words are there before its claims, the page scrolls meanwhile, and in the end everything fits.
pub async fn a_long_text_is_read_while_the_page_scrolls(page: &Page) {
    let text = prose(1_000_000);
    page.open("").await;
    let watch = "
        window.drawn = [];
        let last = performance.now();
        const look = now => {
            if (document.querySelector('[data-doing]') && document.querySelectorAll('article p').length > 1000) {
                drawn.push(now - last);
                scrollBy(0, 40);
            }
            last = now;
            requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        return true";
    let _: bool = page.eval(watch).await;
    choose(page, "megabyte.txt", text.as_bytes()).await;
    page.notice_with(&["Finding the claims in megabyte.txt"]).await;
    eventually_within(LONG, "the text is opened", true, async || {
        page.notices().await.iter().any(|notice| notice.contains("Opened megabyte.txt"))
    })
    .await;
    let Frames { gaps, scrolled } = page.eval("return { gaps: drawn, scrolled: scrollY }").await;
    // Not how fast, which is the machine's affair; only that it was never for long that nothing could be done.
    let total: f64 = gaps.iter().sum();
    let longest = gaps.iter().copied().fold(0.0, f64::max);
    assert!(gaps.len() > 20, "the words stood while the claims were sought, and frames came: {gaps:?}");
    assert!(scrolled > 400.0, "the page scrolled, by {scrolled} pixels");
    assert!(longest < total / 2.0, "of {total} ms the page stood still for {longest}");
    assert_eq!(page.article_text().await, text);
    all_cards(page).await;
    let all = fit(page).await;
    assert!(all > 3_000, "{all} claims");
    page.toggle("kind", "prediction").await;
    let some = fit(page).await;
    assert!(some > 0 && some < all, "{some} of {all}");
}

/// What [`Page::agrees`] checks, counted in the page since there is so much of it: as many claims match by the status, the
/// cards, the count of the facet's values, and the marks that are not dim. Gives how many.
async fn fit(page: &Page) -> usize {
    let counts = "
        const ids = (all, of) => new Set([...document.querySelectorAll(all)].flatMap(of));
        const cards = ids('.card:not([hidden])', card => card.dataset.claim);
        const marked = ids('a.dot[data-state=match]', dot => dot.dataset.start);
        const kinds = [...document.querySelectorAll('[data-facet=kind] .value')];
        const chosen = kinds.filter(value => value.querySelector('[aria-pressed=true]'));
        const of = values => values.reduce((sum, value) => sum + Number(value.querySelector('.count').textContent.replaceAll(',', '')), 0);
        return [cards.size, marked.size, of(chosen.length ? chosen : kinds)]";
    let matching = page.status().await.matching;
    assert_eq!(page.eval::<[usize; 3]>(counts).await, [matching; 3], "cards, starts, values");
    matching
}

/// Waits until the page has written all cards, which it does while it answers.
async fn all_cards(page: &Page) {
    let all = page.status().await.all;
    let written = async || page.eval("return document.querySelectorAll('[data-claim]').length").await;
    eventually_within(LONG, "all cards are written", all, written).await;
}

/// A site whose worker keeps the last part to itself until the file of a gate says that it may go.
fn gated(page: &Page, gate: &str) -> String {
    let name = format!("gate-{gate}-{}", page.engine().name());
    page.site().put(&name, b"wait");
    page.site().variant(&name.clone(), |site| {
        let gate = format!(
            "const send = postMessage.bind(self);
            self.postMessage = async (message, hand) => {{
                const open = async () => (await (await fetch('../added/{name}', {{ cache: 'no-store' }})).text()) === 'go';
                while (message.memory !== undefined && !(await open())) await new Promise(done => setTimeout(done, 20));
                send(message, hand ?? []);
            }};\n"
        );
        site.write("worker.js", [gate.as_bytes(), &site.read("worker.js")].concat());
    })
}

fn open_gate(page: &Page, gate: &str) {
    page.site().put(&format!("gate-{gate}-{}", page.engine().name()), b"go");
}

/// Waits until the first part of a long text is shown; gives its claims.
async fn first_part(page: &Page, text: &str) -> usize {
    eventually("the words of the text", true, async || page.article_text().await == text).await;
    eventually("some claims", true, async || page.status().await.all > 0).await;
    page.agrees().await.len()
}

/// What is done to a part stays when the whole comes: the place in the text, the selection, the focus, the filter.
pub async fn more_claims_come_without_moving_anything(page: &Page) {
    let text = prose(150_000);
    let site = gated(page, "still");
    page.open(&site).await;
    choose(page, "long.txt", text.as_bytes()).await;
    let part = first_part(page, &text).await;
    page.toggle("kind", "report").await;
    let dots =
        "return [...document.querySelectorAll('article a.dot')].filter(dot => dot.dataset.kind === 'report')";
    let id: String = page.eval(&format!("{dots}[12].dataset.start")).await;
    let focus = "document.querySelector(`a.dot[data-start='${arguments[0]}']`).focus(); return true";
    let _: bool = page.eval_with(focus, vec![json!(id)]).await;
    page.press(&["Enter"]).await;
    page.selects(&id).await;
    page.at_rest().await;
    let address = page.address().await;
    let focus = page.focus_key().await;
    let place = "return [...document.querySelectorAll('article p')].findIndex(p => p.getBoundingClientRect().bottom > 60)";
    let nth: usize = page.eval(place).await;
    let top = format!(
        "return Math.round(document.querySelectorAll('article p')[{nth}].getBoundingClientRect().top / 4)"
    );
    let before: i32 = page.eval(&top).await;
    assert!(nth > 0, "the page was scrolled");

    open_gate(page, "still");
    page.notice_with(&["Opened long.txt"]).await;
    let all = page.status().await.all;
    assert!(all > part, "{all} claims after {part}");
    assert_eq!(page.address().await, address, "the filter and the selection");
    page.selects(&id).await;
    assert_eq!(page.focus_key().await, focus);
    page.at_rest().await;
    let after: i32 = page.eval(&top).await;
    assert!(
        (after - before).abs() <= 1,
        "the paragraph stood at {before} and stands at {after} (times 4 pixels)"
    );
    all_cards(page).await;
    page.agrees().await;
    // One step leads back to before the choice, not to a part.
    for _ in 0..2 {
        page.back().await;
    }
    eventually("all claims", all, async || page.status().await.matching).await;
}

/// Stopped while parts are shown: they stay, are called incomplete, and the rest is found when it is asked for.
pub async fn a_long_text_is_stopped_and_gone_on_with(page: &Page) {
    let text = prose(150_000);
    let site = gated(page, "stop");
    page.open(&site).await;
    choose(page, "long.txt", text.as_bytes()).await;
    let part = first_part(page, &text).await;
    assert!(page.status_text().await.ends_with("claims so far"), "{}", page.status_text().await);
    page.command("cancel").await;
    page.notice_with(&["first 12 %", "Find the rest"]).await;
    assert_eq!(page.article_text().await, text);
    assert_eq!(page.agrees().await.len(), part);
    let head: String = page.on("#assay-head", "return element.textContent").await;
    assert!(head.contains("first 12 %"), "{head}");
    // It stays so when the reader comes back to it.
    page.back().await;
    eventually("the site's article", true, async || page.article_text().await != text).await;
    page.forward().await;
    page.notice_with(&["first 12 %"]).await;
    assert_eq!(page.agrees().await.len(), part);

    page.command("resume").await;
    page.notice_with(&["Finding the claims in long.txt"]).await;
    open_gate(page, "stop");
    page.notice_with(&["Opened long.txt"]).await;
    all_cards(page).await;
    assert!(page.agrees().await.len() > part);
    let head: String = page.on("#assay-head", "return element.textContent").await;
    assert!(!head.contains("first 12 %"), "{head}");
}

/// Stopped when so little was read that it is no whole per cent: it is said that some claims were found.
pub async fn a_first_part_may_be_very_small(page: &Page) {
    let text = prose(150_000);
    let site = page.site().variant("small", |site| {
        let little = "const send = postMessage.bind(self);
            self.postMessage = (message, hand) => {
                if (message.read > 0) message.read = 0.004;
                if (message.memory === undefined) send(message, hand ?? []);
            };\n";
        site.write("worker.js", [little.as_bytes(), &site.read("worker.js")].concat());
    });
    page.open(&site).await;
    choose(page, "long.txt", text.as_bytes()).await;
    first_part(page, &text).await;
    page.command("cancel").await;
    page.notice_with(&["first claims", "less than 1 %", "Find the rest"]).await;
    let head: String = page.on("#assay-head", "return element.textContent").await;
    assert!(head.contains("less than 1 %"), "{head}");
}

/// A program that breaks off while it runs, as one does in WebKit now and then, is started anew once, and the reader is not
/// troubled with it; what had come stands meanwhile.
pub async fn a_program_that_breaks_off_is_started_anew(page: &Page) {
    let text = prose(150_000);
    let site = page.site().variant("anew", |site| {
        let breaks = "const send = postMessage.bind(self);
            self.postMessage = (message, hand) => message.memory === undefined
                ? send(message, hand ?? [])
                : send({ id: message.id, broken: true, trapped: true, error: 'It broke.' });\n";
        site.write("breaks.js", [breaks.as_bytes(), &site.read("worker.js")].concat());
        site.run_first(
            "const Real = Worker;
            window.workers = 0;
            window.Worker = class extends Real {
                constructor(address, options) {
                    super(workers++ ? address : String(address).replace('worker.js', 'breaks.js'), options);
                }
            };",
        );
    });
    page.open(&site).await;
    choose(page, "long.txt", text.as_bytes()).await;
    eventually_within(LONG, "the text is opened", true, async || {
        page.notices().await.iter().any(|notice| notice.contains("Opened long.txt"))
    })
    .await;
    assert_eq!(page.eval::<u8>("return workers").await, 2);
    assert_eq!(page.article_text().await, text);
    all_cards(page).await;
    assert!(!page.agrees().await.is_empty());
}

/// What the reader does in a text whose claims are still coming does not end the work, a step back included; another file
/// does, and where that cannot be opened it is said what is missing.
pub async fn steps_leave_the_work_alone(page: &Page) {
    let text = prose(150_000);
    let site = gated(page, "steps");
    page.open(&site).await;
    choose(page, "long.txt", text.as_bytes()).await;
    let part = first_part(page, &text).await;
    page.toggle("kind", "report").await;
    page.back().await;
    eventually("all of the part", part, async || page.status().await.matching).await;
    page.notice_with(&["Finding the claims in long.txt"]).await;
    open_gate(page, "steps");
    page.notice_with(&["Opened long.txt"]).await;
    all_cards(page).await;
    assert!(page.agrees().await.len() > part);

    let other = prose(140_000);
    page.site().put(&format!("gate-steps-{}", page.engine().name()), b"wait");
    choose(page, "other.txt", other.as_bytes()).await;
    first_part(page, &other).await;
    choose(page, "picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0").await;
    page.notice_with(&["picture.png"]).await;
    page.notice_with(&["first 12 %", "Find the rest"]).await;
    assert_eq!(page.article_text().await, other);
}

/// A link to a long text keeps what it asks for until the part has come in which that is.
pub async fn a_link_waits_for_its_claim(page: &Page) {
    let text = prose(150_000);
    page.site().put("long.txt", text.as_bytes());
    let ungated = "?text=../added/long.txt&kind=report";
    let site = gated(page, "link");
    open_gate(page, "link");
    page.open(&format!("{site}{ungated}")).await;
    eventually("the words of the text", true, async || page.article_text().await == text).await;
    done(page).await;
    all_cards(page).await;
    let reports = page.agrees().await;
    let last: String =
        page.eval("return [...document.querySelectorAll('.card:not([hidden])')].at(-1).dataset.claim").await;

    page.site().put(&format!("gate-link-{}", page.engine().name()), b"wait");
    let link = format!("{site}{ungated}#{last}");
    page.open_unready(&link).await;
    first_part(page, &text).await;
    assert_eq!(page.selected().await, Vec::<String>::new(), "it is not there yet");
    open_gate(page, "link");
    page.selects(&last).await;
    page.address_becomes(&link).await;
    all_cards(page).await;
    assert_eq!(page.agrees().await, reports);
    assert_eq!(page.notices().await, Vec::<String>::new());
}
