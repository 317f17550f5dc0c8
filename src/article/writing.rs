//! Putting an article in its place: taking over the HTML that stands, or writing another's.

use assay_markup::{absent, article, blocks, head};

use crate::browser::dom;
use crate::opened::Opened;

const PLACE: &str = "assay-main";
const ARTICLE: &str = "assay-article";
const HEAD: &str = "assay-head";

/// Whether the HTML that stands is this article, to the letter.
pub fn article_stands(opened: &Opened) -> bool {
    let (Some(element), Some(text)) = (dom::by_id(ARTICLE), &opened.reading.text) else { return false };
    let id = element.get_attribute("data-article");
    id.as_deref() == Some(&opened.reading.dossier.article.id)
        && element.text_content().as_deref() == Some(text.as_str())
        && dom::all(&element, "a.dot").len() == placed(opened)
}

fn placed(opened: &Opened) -> usize {
    opened.reading.anchors.claims.iter().filter(|at| !at.quotes.is_empty()).count()
}

/// Writes headline and article; of an article that stands, with fewer of its claims, what changes. The markup comes from
/// `assay-markup`, which escapes all that a dossier brings.
pub fn write_article(opened: &Opened, stands: bool) {
    let dossier = &opened.reading.dossier;
    let original = has_original(&dossier.article.id);
    if let Some(place) = dom::by_id(HEAD) {
        place.set_inner_html(&head(&opened.reading, original).into_string());
    }
    leptos::prelude::document().set_title(&format!("{} · Assay", dossier.article.title));
    let Some(place) = article_element() else { return };
    dom::set(&place, "lang", &dossier.article.language);
    if stands {
        return write_marked(&place, opened);
    }
    dom::set(&place, "data-article", &dossier.article.id);
    dom::set(&place, "aria-label", &dossier.article.title);
    let words = match &opened.reading.text {
        Some(text) => article(dossier, text, &opened.reading.anchors),
        None => absent(),
    };
    place.set_inner_html(&words.into_string());
}

/// Writes the blocks anew in which there are marks, or were.
fn write_marked(place: &web_sys::Element, opened: &Opened) {
    let Some(text) = &opened.reading.text else { return };
    let new = blocks(&opened.reading.dossier, text, &opened.reading.anchors);
    for (element, block) in dom::all(place, ".block").iter().zip(new) {
        if block.marked || matches!(element.query_selector("[data-mark]"), Ok(Some(_))) {
            element.set_inner_html(&block.words.into_string());
        }
    }
}

/// Whether this site also has the claims for the author's own text, as the build has noted.
fn has_original(id: &str) -> bool {
    let article = dom::by_id(ARTICLE);
    article.and_then(|article| article.get_attribute("data-original")).as_deref() == Some(id)
}

/// The `<article>`; a build without a shipped article has none yet.
fn article_element() -> Option<web_sys::HtmlElement> {
    if let Some(element) = dom::by_id(ARTICLE) {
        return Some(element);
    }
    let element = leptos::prelude::document().create_element("article").ok()?;
    element.set_id(ARTICLE);
    dom::by_id(PLACE)?.append_child(&element).ok()?;
    dom::by_id(ARTICLE)
}
