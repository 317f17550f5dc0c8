//! A reader opens the page, reads, points, clicks.

use std::collections::BTreeSet;

use assay_journeys::browser::{PHONE, eventually};
use assay_journeys::little;
use assay_journeys::page::{Page, Status};
use serde_json::{Value as Json, json};

/// The article stands beside its claims, everything matches, and nobody but the host was asked.
pub async fn first_visit(page: &Page) {
    page.open("").await;
    let all = page.agrees().await;
    assert!(!all.is_empty(), "the shipped article has claims");
    assert_eq!(page.status().await, Status { matching: all.len(), all: all.len() });
    assert!(page.article_text().await.split_whitespace().count() > 20, "the article is there to be read");
    assert_eq!(page.address().await, "", "the default view leaves the address alone");
    assert_eq!(page.chips().await, Vec::<String>::new(), "no filter is on");
    assert_eq!(page.notices().await, Vec::<String>::new(), "there is nothing to tell");
    let failed: Vec<_> = page.requests().into_iter().filter(|r| !r.status.starts_with('2')).collect();
    assert!(failed.is_empty(), "everything that the page asks for is there: {failed:#?}");
}

/// The article's text content is the dossier's text, to the letter: of the shipped one, and of one that is opened.
pub async fn the_article_is_the_dossiers_text(page: &Page) {
    let shipped = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../articles/catalogue.json"));
    let catalogue: Json = serde_json::from_slice(&shipped.expect("the catalogue is there")).expect("is JSON");
    let file = catalogue["articles"][0]["file"].as_str().expect("the first article has a file");
    let path = format!("{}/../articles/{file}", env!("CARGO_MANIFEST_DIR"));
    let dossier: Json =
        serde_json::from_slice(&std::fs::read(path).expect("the dossier is there")).expect("is JSON");
    let paragraphs: Vec<&str> =
        dossier["article"]["text"].as_array().expect("a list").iter().filter_map(Json::as_str).collect();
    page.open("").await;
    assert_eq!(page.article_text().await, paragraphs.join("\n\n"));
    little::open(page, "").await;
    assert_eq!(page.article_text().await, little::text());
    assert_eq!(page.agrees().await.len(), little::CLAIMS.len());
}

/// A click on words selects the innermost claim, and again the next outer one, and then the first again.
pub async fn overlapping_claims_are_each_reached(page: &Page) {
    little::open(page, "").await;
    let words = format!("[data-mark~='{}']", little::INNER);
    for expected in [little::INNER, little::OUTER, little::INNER] {
        page.click(&words).await;
        page.selects(expected).await;
        page.focus_becomes(&format!("card {expected}")).await;
        page.at_rest().await;
        assert!(page.sight_of_card(expected).await.is_whole(), "the card of {expected} is in sight");
    }
    page.click(&format!("[data-mark='{}']", little::OUTER)).await;
    page.selects(little::OUTER).await;
}

/// A click on a card selects it and shows its words; all pieces of a claim are marked as selected.
pub async fn a_card_shows_its_words(page: &Page) {
    page.resize((1200, 420)).await;
    little::open(page, "").await;
    for id in ["never", little::IN_PIECES, "closed"] {
        let _: bool =
            page.on(&format!("[data-claim='{id}'] a[href$='#{id}']"), "element.click(); return true").await;
        page.selects(id).await;
        page.at_rest().await;
        assert!(page.sight_of_words(id).await.is_whole(), "the words of {id} are in sight");
        let pieces = page.marks().await;
        let states: BTreeSet<_> =
            pieces.iter().filter(|m| m.claims.iter().any(|c| c == id)).map(|m| m.state.as_str()).collect();
        assert_eq!(states, BTreeSet::from(["selected"]));
    }
    let text: String = page.on("[data-claim='closed']", "return element.textContent").await;
    assert!(text.contains("closed in March"), "the card shows the words of the article: {text}");
}

/// The pointer lights words and card together, whichever it is over.
pub async fn hover_lights_mark_and_card_together(page: &Page) {
    little::open(page, "").await;
    let (words, card) = ("[data-mark='repair']", "[data-claim='repair']");
    let look = async || {
        let style = "const s = getComputedStyle(element); return [s.backgroundColor, s.borderTopColor, s.boxShadow].join()";
        [page.on::<String>(words, style).await, page.on::<String>(card, style).await]
    };
    page.hover("h1").await;
    let plain = look().await;
    for over in [words, card] {
        page.hover(over).await;
        eventually("words and card are lit", [true, true], async || {
            let [mark, card] = look().await;
            [mark != plain[0], card != plain[1]]
        })
        .await;
        page.hover("h1").await;
        eventually("nothing is lit", plain.clone(), look).await;
    }
}

/// A relation is a link to the other claim, both ways; the filter stays, and a claim that it leaves out is shown all the same.
pub async fn relations_lead_to_the_other_claim(page: &Page) {
    let [one, other] = little::TENSION;
    little::open(page, &format!("&topic=money#{one}")).await;
    for (from, to) in [(one, other), (other, one)] {
        page.selects(from).await;
        page.click(&format!("[data-claim='{from}'] a[data-select='{to}']")).await;
        page.selects(to).await;
        page.focus_becomes(&format!("card {to}")).await;
        assert!(page.address().await.contains("&topic=money"), "selecting is not filtering");
    }
    // The other end is left out by the filter.
    page.open(&format!("{}&kind=prediction#{one}", little::LINK)).await;
    page.selects(one).await;
    page.click(&format!("[data-claim='{one}'] a[data-select='{other}']")).await;
    page.selects(other).await;
    page.focus_becomes(&format!("card {other}")).await;
    page.at_rest().await;
    assert!(page.sight_of_card(other).await.is_whole(), "the card of the selected claim is in sight");
}

/// A link to a claim comes to rest, on a phone, with the words in view above the sheet and its card in the sheet.
pub async fn a_deep_link_rests_on_its_words_on_a_phone(page: &Page) {
    page.resize(PHONE).await;
    page.open("").await;
    let claims = page.matching_cards().await;
    for id in [&claims[0], &claims[claims.len() / 2], &claims[claims.len() - 1]] {
        page.open(&format!("#{id}")).await;
        page.selects(id).await;
        page.at_rest().await;
        let words = page.sight_of_words(id).await;
        assert!(words.is_whole(), "of the words of {id}: {words:?}");
        let card = page.sight_of_card(id).await;
        assert!(card.is_whole(), "of the card of {id}: {card:?}");
    }
}

/// A tap on words, on a phone: all of the card's head lies below what sticks to the sheet's top.
pub async fn a_tap_on_words_shows_the_head_of_the_card(page: &Page) {
    page.resize(PHONE).await;
    page.open("").await;
    for id in page.matching_cards().await.into_iter().step_by(20) {
        let words = format!("[data-mark~='{id}']");
        let _: bool = page.on(&words, "element.click(); return true").await;
        page.at_rest().await;
        let [head, covered]: [f64; 2] = page
            .on(
                "[data-claim][aria-current] .about",
                "return [element, document.querySelector('.status')].map((e, at) => e.getBoundingClientRect()[at ? 'bottom' : 'top'])",
            )
            .await;
        assert!(head >= covered, "{id}: the head begins at {head} and is covered down to {covered}");
    }
}

/// The sheet is dragged by its handle; the tap after that steps on, and a drag that the system breaks off leaves nothing.
pub async fn a_tap_counts_after_a_drag(page: &Page) {
    page.resize(PHONE).await;
    little::open(page, "").await;
    // A finger's drag, after which no click comes.
    let drag = async |end: &str| {
        let script = format!(
            "for (const [name, y] of [['pointerdown', 800], ['pointermove', 400], ['{end}', 400]])
                element.dispatchEvent(new PointerEvent(name, {{ clientY: y, bubbles: true, pointerType: 'touch' }}));
            return document.querySelector('aside').hasAttribute('data-dragged')"
        );
        let dragged: bool = page.on("[data-do=sheet]", &script).await;
        assert!(!dragged, "the drag has ended");
    };
    let height = async || page.on::<String>("aside", "return element.dataset.sheet").await;
    drag("pointercancel").await;
    assert_eq!(height().await, "peek");
    drag("pointerup").await;
    assert_eq!(height().await, "half");
    page.at_rest().await;
    page.command("sheet").await;
    eventually("the sheet", "full".to_owned(), height).await;
}

/// The same on a wide screen, with a filter that leaves the claim out.
pub async fn a_deep_link_rests_on_its_words(page: &Page) {
    page.open("").await;
    let claims = page.matching_cards().await;
    let id = &claims[claims.len() - 1];
    page.open(&format!("?q=zeppelin#{id}")).await;
    page.selects(id).await;
    page.at_rest().await;
    let words = page.sight_of_words(id).await;
    assert!(words.is_whole(), "of the words of {id}: {words:?}");
}

/// Each kind of claim has a line of its own under its words, in every engine; sourcing differs without colour too.
pub async fn kinds_differ_by_their_line(page: &Page) {
    little::open(page, "").await;
    let line =
        "const s = getComputedStyle(element); return [s.textDecorationLine, s.textDecorationStyle].join(' ')";
    let mut lines = BTreeSet::new();
    for id in ["closed", "traffic", "mistake", "never"] {
        let style: String = page.on(&format!("[data-mark^='{id}']"), line).await;
        assert!(style.starts_with("underline "), "the words of {id} are underlined: {style:?}");
        lines.insert(style);
    }
    assert_eq!(lines.len(), 4, "a line for each kind: {lines:?}");
    let dot = "const s = getComputedStyle(element); return s.backgroundImage";
    let mut dots = BTreeSet::new();
    for id in ["closed", "repair", "mistake"] {
        dots.insert(page.on::<String>(&format!("article a[href='#{id}']"), dot).await);
    }
    assert_eq!(dots.len(), 3, "a sign for each sourcing: {dots:?}");
}

/// On each card kind and firmness stand on a line, whole.
pub async fn what_a_claim_is_stands_on_a_line(page: &Page) {
    page.open("").await;
    assert_eq!(broken(page, ".card .about > *").await, Vec::<String>::new());
}

/// Thousands of claims beside a bar or a value break neither the number nor the name; nor do the heads of the actors.
pub async fn thousands_stand_on_a_line(page: &Page) {
    for (link, counts, whole) in [
        ("", ".choose .count", "[data-facet=kind] .label, .choose .count"),
        ("?view=overview", ".bars li > .go", ".bars li > .go"),
        ("?view=actors", ".cast td .go", ".cast thead .go, .cast td .go"),
    ] {
        page.open(link).await;
        let write = format!(
            "document.querySelectorAll('{counts}').forEach(count => (count.textContent = '3,133')); return true"
        );
        let _: bool = page.eval(&write).await;
        assert_eq!(broken(page, whole).await, Vec::<String>::new(), "{link}");
    }
}

/// What of a selector takes more than a line.
async fn broken(page: &Page, selector: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(arguments[0])]
        .filter(part => {
            const { lineHeight, fontSize } = getComputedStyle(part);
            return part.getBoundingClientRect().height > 1.9 * (parseFloat(lineHeight) || parseFloat(fontSize));
        })
        .map(part => part.textContent)";
    page.eval_with(script, vec![json!(selector)]).await
}
