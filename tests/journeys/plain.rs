//! The page before and without its program: as plain HTML, for search engines, on paper; and the program taking over.

use assay_journeys::browser::{DESKTOP, PHONE, eventually};
use assay_journeys::engine::Engine;
use assay_journeys::little;
use assay_journeys::page::Page;
use assay_journeys::variant::Variant;
use serde_json::{Value as Json, json};

/// The page as it comes from the host, with nothing that runs.
fn still(site: &Variant) {
    site.edit_page(|html| {
        let script = html.split("<script").find(|rest| rest.contains("module") && rest.contains("src="));
        let element =
            script.and_then(|rest| rest.split_once("</script>")).expect("the page starts its program").0;
        html.replace(&format!("<script{element}</script>"), "")
    });
}

/// Article and claims stand there as HTML; each claim has its anchor, which its card links to.
pub async fn the_page_is_whole_without_its_program(page: &Page) {
    page.open("").await;
    let (text, claims) = (page.article_text().await, page.matching_cards().await);
    let site = page.site().variant("still", still);
    page.open_unready(&site).await;
    assert_eq!(page.article_text().await, text);
    assert_eq!(page.matching_cards().await, claims);
    let broken: Vec<String> = page
        .eval(
            "return [...document.querySelectorAll('[data-claim]')].map(card => card.dataset.claim).filter(id =>
                !document.querySelector('article').contains(document.getElementById(id))
                || !document.querySelector(`[data-claim='${CSS.escape(id)}'] a[href='#${CSS.escape(id)}']`))",
        )
        .await;
    assert_eq!(
        broken,
        Vec::<String>::new(),
        "claims without an anchor in the article, or a card without its link"
    );
    let last = claims.last().expect("there are claims");
    page.open_unready(&format!("{site}#{last}")).await;
    page.at_rest().await;
    assert!(page.sight_of_words(last).await.is_whole(), "#{last} leads to its words");
    structured_data(page, &claims).await;
}

/// With script switched off, on a wide screen and on a phone: article and claims can be read, nothing offers what does not work.
pub async fn the_page_reads_without_script(page: &Page) {
    assert!(page.is(Engine::Chromium));
    page.open("").await;
    let claims = page.matching_cards().await;
    page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    for size in [DESKTOP, PHONE] {
        page.resize(size).await;
        page.open_unready("").await;
        let started: bool = page.eval("return document.documentElement.hasAttribute('data-ready')").await;
        assert!(!started, "no script runs");
        let idle: Vec<String> = page
            .eval("return [...document.querySelectorAll('button, input, select')].filter(e => e.checkVisibility()).map(e => e.textContent || e.ariaLabel)")
            .await;
        assert_eq!(idle, Vec::<String>::new(), "nothing is offered that cannot answer");
        for id in [&claims[0], claims.last().expect("there are claims")] {
            let _: bool = page
                .on(
                    &format!("[data-claim='{id}']"),
                    "element.scrollIntoView({ block: 'center' }); return true",
                )
                .await;
            assert!(page.sight_of_card(id).await.is_whole(), "the card of {id} can be read at {size:?}");
            page.click(&format!("[data-claim='{id}'] a[href='#{id}']")).await;
            eventually("the link leads to its words", true, async || {
                page.sight_of_words(id).await.is_whole()
            })
            .await;
        }
    }
    page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await;
}

/// The program takes over without a jump: everything that stood there stands where it stood.
pub async fn nothing_moves_as_the_program_takes_over(page: &Page) {
    let site = page.site().variant("still", still);
    let places =
        "return ['h1', 'article', 'article p:last-of-type', 'aside', '[aria-label=Filters]', '[role=status]',
        '[role=searchbox]', '[data-claim]', '[data-claim]:nth-of-type(3)'].map(selector => {
            const box = document.querySelector(selector).getBoundingClientRect();
            return [selector, ...[box.left, box.top, box.width, box.height].map(Math.round)].join(' ') })";
    for size in [DESKTOP, PHONE] {
        page.resize(size).await;
        page.open_unready(&site).await;
        page.drawn().await;
        let before: Vec<String> = page.eval(places).await;
        page.open("").await;
        page.at_rest().await;
        let after: Vec<String> = page.eval(places).await;
        assert_eq!(after, before, "at {size:?}");
    }
}

/// The same as the browser measures it, from the first paint on.
pub async fn the_layout_does_not_shift(page: &Page) {
    assert!(page.is(Engine::Chromium));
    for size in [DESKTOP, PHONE] {
        page.resize(size).await;
        for link in ["", "?kind=report"] {
            page.open(link).await;
            page.at_rest().await;
            let script = "
                const done = arguments[arguments.length - 1], shifts = [];
                const observer = new PerformanceObserver(list => shifts.push(...list.getEntries()));
                observer.observe({ type: 'layout-shift', buffered: true });
                const supported = PerformanceObserver.supportedEntryTypes.includes('layout-shift');
                requestAnimationFrame(() => setTimeout(() => done(supported ? shifts.map(s => ({ value: s.value,
                    what: s.sources.map(source => source.node?.outerHTML?.slice(0, 90)) })) : null), 0))";
            let shifts: Vec<Json> = page.eval_async(script, Vec::new()).await;
            let sum: f64 = shifts.iter().filter_map(|shift| shift["value"].as_f64()).sum();
            assert!(sum < 0.01, "the layout shifts by {sum} at {size:?} of {link:?}: {shifts:#?}");
        }
    }
}

/// On paper: the article with numbered notes, and nothing to press.
pub async fn print_has_numbered_notes(page: &Page) {
    assert!(page.is(Engine::Chromium));
    for size in [(700, 1000), PHONE] {
        page.resize(size).await;
        little::open(page, "&kind=prediction#ferry").await;
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        let shown =
            "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).length";
        let visible = async |selector: &str| page.eval_with::<usize>(shown, vec![json!(selector)]).await;
        assert_eq!(visible("article p").await, 4);
        assert_eq!(visible("button, input, select, dialog").await, 0, "nothing to press");
        assert_eq!(visible("[data-claim]").await, 4, "the notes are those of the view");
        let numbers: Vec<[String; 2]> = page
            .eval(
                "const before = e => getComputedStyle(e, '::before').content, after = e => getComputedStyle(e, '::after').content;
                return [...document.querySelectorAll('[data-claim]')].map(card => [card.querySelector('a').hash, before(card)])
                    .concat([...document.querySelectorAll('article a')].map(dot => [dot.hash, after(dot)]))",
            )
            .await;
        for (nth, id) in little::CLAIMS.iter().enumerate() {
            let number = format!("\"{}\"", nth + 1);
            let own: Vec<_> =
                numbers.iter().filter(|[hash, _]| hash.trim_start_matches('#') == *id).collect();
            assert_eq!(own.len(), 2, "{id} has a number in the text and a note");
            assert!(own.iter().all(|[_, content]| *content == number), "{id}: {own:?}");
        }
        let cut: Vec<String> = page
            .eval("return [...document.querySelectorAll('aside, main, body')].filter(e => getComputedStyle(e).overflowY !== 'visible' || getComputedStyle(e).position === 'fixed').map(e => e.localName)")
            .await;
        assert_eq!(cut, Vec::<String>::new(), "nothing is cut off at a page's end");
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
    }
}

/// What the page says of itself to machines.
async fn structured_data(page: &Page, claims: &[String]) {
    let [title, description, data]: [String; 3] = page
        .eval(
            "return [document.title, document.querySelector('meta[name=description]').content,
                document.querySelector('script[type=\"application/ld+json\"]').textContent]",
        )
        .await;
    assert!(title.len() > 10 && description.len() > 50, "{title:?}, {description:?}");
    let data: Json = serde_json::from_str(&data).expect("the structured data is JSON");
    assert_eq!(data["@context"], "https://schema.org");
    let parts = data["hasPart"].as_array().expect("the article has parts");
    let ids: Vec<_> = parts.iter().filter_map(|part| part["@id"].as_str()?.strip_prefix('#')).collect();
    assert_eq!(ids, claims, "a schema.org Claim for each claim");
    for part in parts {
        assert_eq!(part["@type"], "Claim");
        assert!(part["text"].as_str().is_some_and(|text| !text.is_empty()), "{part}");
    }
}
