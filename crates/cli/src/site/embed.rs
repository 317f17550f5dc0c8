//! The shipped article as plain HTML in `index.html`, at the places that its comments keep free.

use assay_dossier::Loaded;
use assay_markup::{GROUP, article, card_group, head};
use assay_query::Origin;
use maud::{Markup, html};

use super::{PrepareError, structured};

/// The page with the article, its cards and its structured data in it.
pub fn embed(
    template: &str,
    loaded: &Loaded,
    origin: &Origin,
    file: &str,
    original: bool,
) -> Result<String, PrepareError> {
    let text = loaded.text.as_ref().ok_or(PrepareError::NoText)?;
    let dossier = &loaded.dossier;
    let body = html! {
        article id="assay-article" lang=(dossier.article.language) data-article=(dossier.article.id) data-file=(file)
            aria-label=(dossier.article.title) { (article(dossier, text, &loaded.anchors)) }
    };
    let count = dossier.claims.len();
    let cards = html! {
        @for start in (0..count).step_by(GROUP) { (card_group(loaded, origin, start..(start + GROUP).min(count))) }
    };
    let places: [(&'static str, Markup); 4] = [
        ("head", document_head(loaded, file)),
        ("title", head(loaded, original)),
        ("article", body),
        ("cards", cards),
    ];
    let mut page = template.to_owned();
    for (name, markup) in places {
        let place = format!("<!-- assay:{name} -->");
        if !page.contains(&place) {
            return Err(PrepareError::NoPlace(name));
        }
        page = page.replacen(&place, &markup.into_string(), 1);
    }
    Ok(page)
}

/// Title, description, structured data, and the dossier asked for early.
fn document_head(loaded: &Loaded, file: &str) -> Markup {
    let article = &loaded.dossier.article;
    let description = article.note.as_deref().unwrap_or(&article.title);
    html! {
        title { (article.title) " · Assay" }
        meta name="description" content=(description);
        meta property="og:title" content=(article.title);
        meta property="og:description" content=(description);
        meta property="og:type" content="article";
        script type="application/ld+json" { (structured::structured(&loaded.dossier)) }
        link rel="preload" as="fetch" type="application/json" crossorigin href=(file);
    }
}
