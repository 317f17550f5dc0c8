//! The shipped article as plain HTML in `index.html`, at the places that are kept free for it: `[[assay:NAME]]`.

use assay_dossier::Reading;
use assay_markup::{GROUP, article, card_group, dialogs, head};
use assay_query::{Index, Origin, Sort};
use maud::{Markup, html};

use super::{Files, PrepareError, structured};

/// The place in the head, where no words may stand; as Trunk writes it when it packs the page.
const HEAD: &str = "<meta name=assay-head>";

/// The page with the article, its cards and its structured data in it.
pub fn embed(
    template: &str,
    reading: &Reading,
    origin: &Origin,
    files: &Files<'_>,
    original: bool,
) -> Result<String, PrepareError> {
    let text = reading.text.as_ref().ok_or(PrepareError::NoText)?;
    let dossier = &reading.dossier;
    let body = html! {
        article id="assay-article" lang=(dossier.article.language) data-article=(dossier.article.id) data-shipped=(dossier.article.id) data-file=(files.packed)
            data-original=[original.then_some(&dossier.article.id)]
            aria-label=(dossier.article.title) { (article(dossier, text, &reading.anchors)) }
    };
    // Nothing is searched at build, so nothing needs normal forms.
    let index = Index::new(dossier, |_| String::new(), str::to_owned);
    let count = dossier.claims.len();
    let order: Vec<usize> = (0..count).collect();
    let cards = html! { @for group in order.chunks(GROUP) { div.group { (card_group(reading, &index, origin, group)) } } };
    let sorts = html! { @for sort in Sort::CLAIMS { option value=(sort.id()) { (sort.label()) } } };
    let places: [(&'static str, Markup); 7] = [
        ("head", document_head(reading, files)),
        ("title", head(reading, original)),
        ("article", body),
        ("count", html! { (count) " of " (count) " claims" }),
        ("sorts", sorts),
        ("cards", cards),
        ("dialogs", dialogs(files.articles)),
    ];
    let mut page = template.replace("<meta name=\"assay-head\">", HEAD);
    for (name, markup) in places {
        let place = if name == "head" { HEAD.to_owned() } else { format!("[[assay:{name}]]") };
        let (before, after) = page.split_once(&place).ok_or(PrepareError::NoPlace(name))?;
        page = [before, &markup.into_string(), after].concat();
    }
    Ok(page)
}

/// Title, description, structured data, and the dossier asked for early.
fn document_head(reading: &Reading, files: &Files<'_>) -> Markup {
    let article = &reading.dossier.article;
    let description = article.note.as_deref().unwrap_or(&article.title);
    html! {
        title { (article.title) " · Assay" }
        meta name="description" content=(description);
        meta property="og:title" content=(article.title);
        meta property="og:description" content=(description);
        meta property="og:type" content="article";
        script type="application/ld+json" { (structured::structured(&reading.dossier)) }
        meta name="assay-opener" content=(files.opener);
        meta name="assay-pictures" content=(files.pictures);
        meta name="assay-texts" content=(files.texts);
        link rel="preload" as="fetch" crossorigin href=(files.packed);
    }
}
