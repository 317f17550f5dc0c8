//! Everyone: what axe-core says of every view, at the three widths, light and dark; 400 % zoom; forced colours; stillness.

use assay_journeys::axe::axe;
use assay_journeys::browser::PHONE;
use assay_journeys::engine::Engine;
use assay_journeys::little;
use assay_journeys::page::Page;
use serde_json::json;

/// The states in which the page is looked at: their names, and the links and buttons that lead there.
const STATES: [(&str, &str, Option<&str>); 14] = [
    ("plain", "", None),
    ("filtered", "?kind=-report&q=a", None),
    ("selected", "#", None),
    ("all filters", "", Some("fold")),
    ("actors", "?view=actors&is=state&sort=acts", None),
    ("matrix", "?view=actors&arrange=matrix", None),
    ("network", "?view=actors&arrange=network", None),
    ("pair", "?view=actors&arrange=network&pair=russia~belarus", None),
    ("actor", "?view=actors#belarus", None),
    ("overview", "?view=overview", None),
    ("open", "", Some("open")),
    ("share", "", Some("share")),
    ("help", "", Some("help")),
    ("told", "?kind=nonsense&dossier=added/no-such-file.json", None),
];

/// axe-core finds nothing wrong among the claims, light.
pub async fn axe_finds_nothing_light(page: &Page) {
    axe_finds_nothing(page, "light", false).await;
}

/// axe-core finds nothing wrong among the claims, dark.
pub async fn axe_finds_nothing_dark(page: &Page) {
    axe_finds_nothing(page, "dark", false).await;
}

/// axe-core finds nothing wrong in any arrangement of the actors and in the overview, light.
pub async fn axe_finds_nothing_in_pictures_light(page: &Page) {
    axe_finds_nothing(page, "light", true).await;
}

/// axe-core finds nothing wrong in any arrangement of the actors and in the overview, dark.
pub async fn axe_finds_nothing_in_pictures_dark(page: &Page) {
    axe_finds_nothing(page, "dark", true).await;
}

async fn axe_finds_nothing(page: &Page, scheme: &'static str, in_pictures: bool) {
    page.prefer(&[("prefers-color-scheme", scheme)]).await;
    let mut found = Vec::new();
    for size in [PHONE, (820, 1180), (1440, 900)] {
        page.resize(size).await;
        for (state, ..) in STATES.iter().filter(|(_, link, _)| link.contains("view=") == in_pictures) {
            enter(page, state).await;
            let wrong = axe(page).await;
            found.extend(wrong.into_iter().map(|text| format!("{scheme}, {} px, {state}: {text}", size.0)));
        }
    }
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}

/// Brings the page into a state.
async fn enter(page: &Page, state: &str) {
    let (_, link, command) =
        STATES.into_iter().find(|(name, ..)| *name == state).expect("the table has the state");
    page.open(link).await;
    match (state, command) {
        ("selected", _) => {
            let claim = page.matching_cards().await.into_iter().next().expect("there are claims");
            page.open(&format!("#{claim}")).await;
            page.selects(&claim).await;
        }
        ("told", _) => {
            page.notice_with(&["not there"]).await;
        }
        (_, Some(word)) => {
            let click = format!("[data-do='{word}']");
            let _: bool = page.on(&click, "element.click(); return true").await;
        }
        _ => {}
    }
    page.at_rest().await;
}

/// At 400 % zoom of a small window nothing needs scrolling sideways, in any state, and the article can still be read.
pub async fn zoom_needs_no_sideways_scrolling(page: &Page) {
    page.resize((320, 256)).await;
    all_has_room(page).await;
    page.open("").await;
    let share: f64 = page
        .eval(
            "let free = 0;
            for (let y = 2; y < innerHeight; y += 4) if (document.elementFromPoint(innerWidth / 2, y)?.closest('main')) free += 4;
            return free / innerHeight",
        )
        .await;
    assert!(share >= 0.4, "the article has {:.0} % of the window's height", share * 100.0);
}

/// With letters of twice the size on a phone, too, nothing needs scrolling sideways.
pub async fn large_letters_need_no_sideways_scrolling(page: &Page) {
    assert!(page.is(Engine::Chromium));
    page.resize(PHONE).await;
    page.devtools("Page.setFontSizes", json!({ "fontSizes": { "standard": 32 } })).await;
    all_has_room(page).await;
    page.devtools("Page.setFontSizes", json!({ "fontSizes": { "standard": 16 } })).await;
}

/// In every state everything fits into the window's width, and the commands of the bar are there.
async fn all_has_room(page: &Page) {
    for (state, ..) in STATES {
        enter(page, state).await;
        let wide: Vec<String> = page
            .eval(
                "return [...document.querySelectorAll('body *')]
                    .filter(e => e.checkVisibility() && !e.closest('.unseen, .skip, .scroll, .chips, svg'))
                    .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                    .map(e => e.outerHTML.slice(0, 80)).slice(0, 5)",
            )
            .await;
        assert!(wide.is_empty(), "{state}: too wide: {wide:#?}");
        let inside: Vec<String> = page
            .eval(
                "return [document.scrollingElement, ...document.querySelectorAll('aside, dialog[open], .notice, [role=tabpanel], [data-facet]')]
                    .filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)
                    .map(e => `${e.localName}#${e.id}.${e.className} is ${e.clientWidth} wide and holds ${e.scrollWidth}`)",
            )
            .await;
        assert!(inside.is_empty(), "{state}: scrolls sideways inside: {inside:#?}");
        for command in ["open", "share", "help"] {
            assert!(page.is_seen(&format!("#assay-bar [data-do={command}]")).await, "{state}: {command}");
        }
    }
}

/// With forced colours what matches, what is selected, and what is chosen can still be told apart.
pub async fn forced_colours_keep_the_differences(page: &Page) {
    assert!(page.is(Engine::Chromium));
    page.prefer(&[("forced-colors", "active")]).await;
    little::open(page, "&kind=prediction#ferry").await;
    page.selects("ferry").await;
    let look = async |selector: &str| -> String {
        let style = "const s = getComputedStyle(element); return [s.color, s.backgroundColor, s.backgroundImage, s.textDecorationLine,
            s.textDecorationThickness, s.outlineStyle, s.outlineWidth, s.borderTopColor, s.fontWeight].join(' | ')";
        page.on(selector, style).await
    };
    let [dim, matching, selected] = [
        look("[data-mark='money']").await,
        look("[data-mark='repair']").await,
        look("[data-mark='ferry']").await,
    ];
    assert_ne!(dim, matching, "what matches and what does not");
    assert_ne!(matching, selected, "what matches and what is selected");
    assert_ne!(look("[data-claim='repair']").await, look("[data-claim='ferry']").await, "the selected card");
    let value = |id: &str| format!("[data-facet='kind'] [data-value='{id}'] .label");
    assert_ne!(look(&value("report")).await, look(&value("prediction")).await, "the chosen value");
    let _: bool = page.on("[data-claim='ferry'] a", "element.focus(); return true").await;
    page.press(&["Tab"]).await;
    let ring: String = page.eval("return getComputedStyle(document.activeElement).outlineStyle").await;
    assert_ne!(ring, "none", "the focus is seen");
}

/// Where the reader asked for less motion nothing glides.
pub async fn nothing_glides_where_motion_is_reduced(page: &Page) {
    assert!(page.is(Engine::Chromium));
    page.prefer(&[("prefers-reduced-motion", "reduce")]).await;
    page.open("").await;
    let moving: Vec<String> = page
        .eval(
            "return [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
                return s.transitionDuration.split(',').some(t => parseFloat(t) > 0) || s.animationName !== 'none' || s.scrollBehavior === 'smooth'; })
                .map(e => e.outerHTML.slice(0, 80))",
        )
        .await;
    assert_eq!(moving, Vec::<String>::new());
    // A selection far away: after the frame in which it is done nothing moves.
    page.press(&["k"]).await;
    let frames: Vec<f64> = page
        .eval_async(
            "const done = arguments[arguments.length - 1], seen = [];
            const look = () => { seen.push(scrollY); if (seen.length < 12) requestAnimationFrame(look); else done(seen); };
            requestAnimationFrame(look)",
            Vec::new(),
        )
        .await;
    let mut places = frames.clone();
    places.dedup();
    assert!(places.len() <= 2 && places.last() > Some(&100.0), "it is there at once: {frames:?}");
}
