//! Actors and overview: from every number to its claims and back, by pointer and by keyboard.

use std::collections::BTreeSet;

use assay_journeys::browser::{PHONE, eventually};
use assay_journeys::page::Page;
use serde_json::json;

/// A number with the link to its claims.
async fn numbers(page: &Page, selector: &str) -> Vec<(usize, String)> {
    let script = "return [...document.querySelectorAll(arguments[0])].map(link => [Number(link.textContent), link.getAttribute('href')])";
    page.eval_with(script, vec![json!(selector)]).await
}

/// Every few of them, so that a journey stays short; the first among them.
fn some<T>(all: Vec<T>, of: usize) -> Vec<T> {
    let step = all.len().div_ceil(of).max(1);
    all.into_iter().step_by(step).collect()
}

/// Each count of the table is a link to so many claims.
pub async fn every_count_leads_to_its_claims(page: &Page) {
    page.open("?view=actors&certainty=certain").await;
    let counts = numbers(page, ".cast td a").await;
    assert!(counts.len() > 20, "{counts:?}");
    for (count, link) in some(counts, 6) {
        page.open(&link).await;
        assert_eq!(page.agrees().await.len(), count, "{link}");
        assert!(link.contains("certainty=certain") && !link.contains("view="), "{link}");
    }
}

/// Each row and bar of the overview is a link to so many claims, and what is filtered shows in it.
pub async fn every_bar_leads_to_its_claims(page: &Page) {
    page.open("?view=overview&kind=-prediction").await;
    let counts = numbers(page, ".bars li > a.go").await;
    assert!(counts.len() > 10, "{counts:?}");
    for (count, link) in some(counts, 5) {
        page.open(&link).await;
        assert_eq!(page.agrees().await.len(), count, "{link}");
    }
    page.open("?view=overview&kind=prediction").await;
    let finding: String = page.on("[data-chart=sourcing] .finding", "return element.textContent").await;
    let shown = page.status().await.matching;
    assert!(finding.contains(&format!("of {shown} claims")), "{finding:?}, {shown} claims");
    let tensions: usize =
        page.on("[data-chart=tensions]", "return element.querySelectorAll('.tensions li').length").await;
    page.click("[data-chart=tensions] .links a").await;
    page.address_becomes("?kind=prediction&has=tension").await;
    assert!(tensions > 0 && !page.agrees().await.is_empty());
}

/// From an edge to the sentences that prove it, and back.
pub async fn from_an_edge_to_its_sentences_and_back(page: &Page) {
    for arrange in ["network", "matrix"] {
        page.open(&format!("?view=actors&arrange={arrange}")).await;
        let all = page.status().await;
        let edge = if arrange == "network" { ".words li a" } else { "a.cell" };
        let pair: String =
            page.on(edge, "return new URLSearchParams(element.getAttribute('href')).get('pair')").await;
        let edges = "return document.querySelectorAll(arguments[0]).length";
        let before: usize = page.eval_with(edges, vec![json!(edge)]).await;
        page.click(edge).await;
        page.address_becomes(&format!("?view=actors&arrange={arrange}&pair={pair}")).await;
        let proof: Vec<String> = page.eval("return [...document.querySelectorAll('#assay-proof .evidence .quote')].map(q => q.textContent)").await;
        let status = page.status().await;
        assert_eq!(proof.len(), status.matching, "a sentence for each claim of {pair}");
        let text = page.article_text().await;
        for piece in proof.iter().flat_map(|quote| quote.split(" … ")) {
            let words = piece.trim_matches(['“', '”']);
            assert!(text.contains(words), "{words:?} stands in the article");
        }
        assert_eq!(page.marked("match").await.len(), status.matching, "the marks show the same");
        assert_eq!(
            page.eval_with::<usize>(edges, vec![json!(edge)]).await,
            before,
            "the picture stays as it was"
        );
        // From the first sentence to its card, and all the way back.
        let claim: String = page.on("#assay-proof .evidence a", "return element.dataset.select").await;
        page.click("#assay-proof .evidence a").await;
        page.selects(&claim).await;
        page.address_becomes(&format!("?arrange={arrange}&pair={pair}#{claim}")).await;
        page.back().await;
        page.address_becomes(&format!("?view=actors&arrange={arrange}&pair={pair}")).await;
        page.back().await;
        page.address_becomes(&format!("?view=actors&arrange={arrange}")).await;
        assert_eq!(page.status().await, all);
    }
}

/// A pair of actors is a filter of its own: in the link, over reload and Back, and in a chip.
pub async fn a_pair_survives_reload_and_back(page: &Page) {
    page.open("?pair=russia~belarus").await;
    let matching = page.agrees().await;
    assert!(!matching.is_empty() && matching.len() < page.status().await.all);
    assert_eq!(page.chips().await.len(), 1, "{:?}", page.chips().await);
    page.reload_ready().await;
    assert_eq!(page.agrees().await, matching);
    page.press(&["a"]).await;
    page.address_becomes("?view=actors&pair=russia~belarus").await;
    page.reload_ready().await;
    eventually("the proof is seen", true, async || page.is_seen("#assay-proof").await).await;
    page.back().await;
    page.address_becomes("?pair=russia~belarus").await;
    assert_eq!(page.agrees().await, matching);
}

/// The tabs and an actor by keyboard alone: open it, read it, close it, and be where one was.
pub async fn actors_by_keyboard(page: &Page) {
    page.open("").await;
    page.press(&["a"]).await;
    page.address_becomes("?view=actors").await;
    assert_eq!(page.focus_id().await, "assay-tab-actors");
    page.press(&["ArrowRight"]).await;
    page.address_becomes("?view=overview").await;
    assert_eq!(page.focus_id().await, "assay-tab-overview");
    page.press(&["ArrowRight"]).await;
    page.address_becomes("").await;
    page.press(&["ArrowLeft"]).await;
    page.press(&["ArrowLeft"]).await;
    page.address_becomes("?view=actors").await;
    for _ in 0..60 {
        page.press(&["Tab"]).await;
        if page.focus_key().await.starts_with("open-") {
            break;
        }
    }
    let key = page.focus_key().await;
    let actor = key.strip_prefix("open-").expect("Tab leads to an actor's name").to_owned();
    page.press(&["Enter"]).await;
    page.address_becomes(&format!("?view=actors#{actor}")).await;
    eventually("the focus", "assay-opened".to_owned(), async || page.focus_id().await).await;
    page.press(&["Escape"]).await;
    page.address_becomes("?view=actors").await;
    eventually("the focus", key, async || page.focus_key().await).await;
    // An edge takes Enter, and keeps the focus.
    page.open("?view=actors&arrange=network").await;
    let _: bool = page.eval("document.querySelector('.edge').focus(); return true").await;
    let key = page.focus_key().await;
    page.press(&["Enter"]).await;
    let pair = key.strip_prefix("pair-").expect("an edge").to_owned();
    page.address_becomes(&format!("?view=actors&arrange=network&pair={pair}")).await;
    eventually("the focus", key, async || page.focus_key().await).await;
}

/// Parts fold under their whole, in the link; an actor's row then counts for all of them.
pub async fn parts_fold_under_their_whole(page: &Page) {
    page.open("?view=actors").await;
    let rows = async || -> Vec<String> {
        page.eval("return [...document.querySelectorAll('tr[data-actor]')].map(row => row.dataset.actor)")
            .await
    };
    let open = rows().await;
    let whole: String = page.on(".cast .fold", "return element.closest('tr').dataset.actor").await;
    page.click(".cast .fold").await;
    page.address_becomes(&format!("?view=actors&fold={whole}")).await;
    let folded: BTreeSet<String> = rows().await.into_iter().collect();
    assert!(folded.len() < open.len() && folded.contains(&whole));
    page.reload_ready().await;
    assert_eq!(rows().await.into_iter().collect::<BTreeSet<_>>(), folded);
    page.back().await;
    page.address_becomes("?view=actors").await;
    assert_eq!(rows().await, open);
}

/// By kind and by name: the rows, and the claims with them.
pub async fn actors_are_filtered_by_kind_and_name(page: &Page) {
    page.open("?view=actors").await;
    page.type_into("#assay-name", "belarus").await;
    page.address_becomes("?view=actors&name=belarus").await;
    let names: Vec<String> = page
        .eval("return [...document.querySelectorAll('tr[data-actor] th')].map(row => row.textContent)")
        .await;
    assert!(
        !names.is_empty() && names.iter().all(|name| name.to_lowercase().contains("belarus")),
        "{names:?}"
    );
    assert!(page.focus_id().await == "assay-name", "one types on");
    page.agrees().await;
    page.open("?view=actors&is=state").await;
    let kinds: Vec<String> = page
        .eval("return [...document.querySelectorAll('tr[data-actor] .kind')].map(kind => kind.textContent)")
        .await;
    assert!(kinds.len() > 2 && kinds.iter().all(|kind| kind.starts_with("State")), "{kinds:?}");
}

/// Pointing at an actor lights its mentions in the text, and its edges.
pub async fn an_actor_lights_its_mentions(page: &Page) {
    page.open("?view=actors&arrange=network").await;
    page.hover(".node[data-actor=russia] circle").await;
    let lit: usize = page.eval("return document.querySelectorAll('.edge[data-lit-actor]').length").await;
    let own: usize = page
        .eval(
            "return document.querySelectorAll('.edge[data-agent=russia], .edge[data-patient=russia]').length",
        )
        .await;
    assert_eq!(lit, own);
    assert!(lit > 2);
    let ranges: Option<Vec<String>> = page
        .eval("return globalThis.Highlight ? [...CSS.highlights.get('assay-actor') ?? []].map(range => range.toString()) : null")
        .await;
    if let Some(words) = ranges {
        assert!(words.len() > 5, "{words:?}");
        let known: BTreeSet<&str> = words.iter().map(String::as_str).collect();
        assert!(known.contains("Russia"), "{known:?}");
        assert!(
            known.iter().all(|word| word.len() < 30 && word.chars().all(|c| c.is_alphabetic() || c == ' ')),
            "{known:?}"
        );
    }
}

/// On a phone every arrangement is read without sideways scrolling of the page.
pub async fn pictures_on_a_phone(page: &Page) {
    page.resize(PHONE).await;
    for link in
        ["?view=actors", "?view=actors&arrange=matrix", "?view=actors&arrange=network", "?view=overview"]
    {
        page.open(link).await;
        page.click("#assay-handle").await;
        let wide: f64 = page.eval("return document.documentElement.scrollWidth - innerWidth").await;
        assert!(wide <= 0.0, "{link}: {wide} px too wide");
        let panel: f64 = page
            .eval("const p = document.getElementById('assay-panel'); return p.scrollWidth - p.clientWidth")
            .await;
        assert!(panel <= 1.0, "{link}: the panel is {panel} px too wide");
        let seen: bool = page
            .eval("return !![...document.querySelectorAll('.pictures')].find(p => p.checkVisibility())")
            .await;
        assert!(seen, "{link}");
    }
}

/// A node can be drawn aside, and the picture enlarged; neither is filtering.
pub async fn the_network_can_be_handled(page: &Page) {
    page.open("?view=actors&arrange=network").await;
    let view_box =
        async || -> String { page.on("#assay-network", "return element.getAttribute('viewBox')").await };
    let whole = view_box().await;
    page.click("[data-do=zoom-in]").await;
    assert_ne!(view_box().await, whole);
    page.click("[data-do=zoom-all]").await;
    assert_eq!(view_box().await, whole);
    let places = async || -> Vec<[String; 2]> {
        page.eval("return [...document.querySelectorAll('.node circle')].map(c => [c.getAttribute('cx'), c.getAttribute('cy')])").await
    };
    let before = places().await;
    let _: bool = page
        .eval(
            "const node = document.querySelector('.node circle'), box = node.getBoundingClientRect();
            const at = (type, x, y, on) => on.dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true, button: 0, clientX: box.x + x, clientY: box.y + y }));
            at('pointerdown', 4, 4, node); at('pointermove', -30, 20, document); at('pointermove', -60, 40, document); at('pointerup', -60, 40, document);
            return true",
        )
        .await;
    let after = places().await;
    assert_eq!(before.iter().zip(&after).filter(|(a, b)| a != b).count(), 1, "one node was moved");
    assert_eq!(page.address().await, "?view=actors&arrange=network");
    page.reload_ready().await;
    assert_eq!(places().await, before, "equal links give equal pictures");
}

/// A chart is copied as text with its finding, its rows, and the view in words with its link.
pub async fn a_chart_is_copied(page: &Page) {
    page.open("?view=overview").await;
    page.watch_clipboard(false).await;
    page.click("[data-chart=sourcing] [data-do=copy-text]").await;
    eventually("something is copied", true, async || page.copied().await.is_some()).await;
    let text = page.copied().await.expect("a text");
    let finding: String = page.on("[data-chart=sourcing] .finding", "return element.textContent").await;
    for words in ["What stands behind the claims", &finding, "Prediction\t", &page.whole_address().await] {
        assert!(text.contains(words), "{words:?} stands in {text:?}");
    }
    page.click("[data-chart=sourcing] [data-do=copy-svg]").await;
    eventually("the picture is copied", true, async || {
        page.copied().await.is_some_and(|svg| svg.starts_with("<svg"))
    })
    .await;
    let whole: bool = page
        .eval_with(
            "const svg = new DOMParser().parseFromString(arguments[0], 'image/svg+xml'); return !svg.querySelector('parsererror') && svg.querySelectorAll('text').length > 8",
            vec![json!(page.copied().await)],
        )
        .await;
    assert!(whole, "a picture that stands alone");
}

/// Printed, the panel gives what it shows: each arrangement whole, and nothing to press.
pub async fn pictures_in_print(page: &Page) {
    let parts = [
        ("?view=actors", "tr[data-actor]"),
        ("?view=actors&arrange=matrix", ".matrix td"),
        ("?view=actors&arrange=network", "#assay-network .edge"),
        ("?view=overview", ".bars li"),
    ];
    for (link, part) in parts {
        page.open(link).await;
        let count =
            "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).length";
        let on_screen: usize = page.eval_with(count, vec![json!(part)]).await;
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        assert!(on_screen > 4);
        assert_eq!(page.eval_with::<usize>(count, vec![json!(part)]).await, on_screen, "{link}");
        assert_eq!(
            page.eval_with::<usize>(count, vec![json!("button, input, select, [data-claim]")]).await,
            0,
            "{link}"
        );
        assert!(
            page.eval_with::<usize>(count, vec![json!("article p")]).await > 10,
            "{link}: the article is printed too"
        );
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
    }
}
