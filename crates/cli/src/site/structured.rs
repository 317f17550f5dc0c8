//! The article and its claims as structured data of schema.org: an `Article` whose parts are `Claim`s.

use assay_dossier::{Claim, Dossier, Source, SourceKind};
use maud::{Markup, PreEscaped};
use serde_json::{Value, json};

/// A JSON-LD document, safe inside a `script` element.
pub fn structured(dossier: &Dossier) -> Markup {
    let article = &dossier.article;
    let mut document = json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": article.title,
        "inLanguage": article.language,
        "hasPart": dossier.claims.iter().map(|claim| part(dossier, claim)).collect::<Vec<_>>(),
    });
    let optional = [
        ("creditText", &article.byline),
        ("publisher", &article.publisher),
        ("datePublished", &article.published),
        ("isBasedOn", &article.source_url),
        ("abstract", &article.note),
    ];
    if let Value::Object(fields) = &mut document {
        for (key, value) in optional {
            if let Some(value) = value {
                fields.insert(key.to_owned(), Value::from(value.as_str()));
            }
        }
    }
    // Only `<` could end the element early; in JSON it can be written as an escape.
    PreEscaped(document.to_string().replace('<', "\\u003c"))
}

fn part(dossier: &Dossier, claim: &Claim) -> Value {
    let mut part = json!({ "@type": "Claim", "@id": format!("#{}", claim.id), "text": claim.statement });
    if let (Some(name), Value::Object(fields)) = (author(dossier, claim.attribution.last()), &mut part) {
        fields.insert("author".to_owned(), json!({ "@type": "Thing", "name": name }));
    }
    part
}

/// Who vouches for a claim, unless it is the author alone.
fn author<'a>(dossier: &'a Dossier, source: Option<&'a Source>) -> Option<&'a str> {
    let source = source.filter(|source| source.kind != SourceKind::Author)?;
    match &source.actor {
        Some(id) => dossier.actors.iter().find(|actor| &actor.id == id).map(|actor| actor.name.as_str()),
        None => source.name.as_deref(),
    }
}
