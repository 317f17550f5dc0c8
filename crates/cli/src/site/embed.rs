//! The shipped article as plain HTML in `index.html`, at the places that its comments keep free.

use assay_dossier::Loaded;
use assay_markup::{GROUP, article, card_group, dialogs, facets, head};
use assay_query::{Index, Origin, Sort};
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
    // Nothing is searched at build, so nothing needs normal forms.
    let index = Index::new(dossier, |_| String::new(), str::to_owned);
    let count = dossier.claims.len();
    let order: Vec<usize> = (0..count).collect();
    let cards = html! { @for group in order.chunks(GROUP) { div.group { (card_group(loaded, &index, origin, group)) } } };
    let sorts = html! { @for sort in Sort::ALL { option value=(sort.id()) { (sort.label()) } } };
    let places: [(&'static str, Markup); 8] = [
        ("head", document_head(loaded, file)),
        ("title", head(loaded, original)),
        ("article", body),
        ("facets", facets(&index)),
        ("count", html! { (count) " of " (count) " claims" }),
        ("sorts", sorts),
        ("cards", cards),
        ("dialogs", dialogs()),
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
