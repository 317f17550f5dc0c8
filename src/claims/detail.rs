//! What only the selected card shows: the claim's words in the article, its relations to other
//! claims, the editor's note, and what a reader can do with it.

use std::sync::Arc;

use assay_dossier::{Claim, RelationKind};
use assay_query::claim_citation;
use leptos::prelude::*;

use crate::opened::Opened;
use crate::reader::Reader;
use crate::selection::{self, Via};
use crate::share;

/// The details of one claim.
#[component]
pub fn Detail(reader: Reader, nth: usize, opened: Arc<Opened>) -> impl IntoView {
    opened.claim(nth).map(|claim| {
        let quotes: Vec<String> = opened.quotes(nth).into_iter().map(|words| format!("“{words}”")).collect();
        let quotes = (!quotes.is_empty()).then(|| view! { <p class="quote">{quotes.join(" … ")}</p> });
        let relations = relations(&opened, claim);
        let note = claim.note.clone().map(|note| view! { <p class="remark"><b>"Editor’s note"</b>" "{note}</p> });
        let links = (!relations.is_empty()).then(|| {
            let items = relations.into_iter().map(|(words, other)| relation(reader, opened.clone(), words, other));
            view! { <ul class="relations" role="list">{items.collect_view()}</ul> }
        });
        view! { {quotes} {note} {links} <Actions reader opened=opened.clone() nth/> }
    })
}

/// The claims that a claim is related to, either way, with the words for it.
fn relations(opened: &Opened, claim: &Claim) -> Vec<(&'static str, usize)> {
    let mut found: Vec<(&'static str, usize)> = Vec::new();
    let own = claim.relations.iter().filter_map(|r| Some((r.kind.label(), opened.number(r.claim.as_str())?)));
    let others = opened.claims().iter().enumerate().flat_map(|(nth, other)| {
        let here = other.relations.iter().filter(|relation| relation.claim == claim.id);
        here.map(move |relation| (inverse(relation.kind), nth))
    });
    for relation in own.chain(others) {
        if !found.contains(&relation) {
            found.push(relation);
        }
    }
    found
}

/// The words for a relation, read from its other end.
const fn inverse(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Supports => "supported by",
        RelationKind::Opposes => "in tension with",
        RelationKind::Explains => "explained by",
        RelationKind::DependsOn => "needed for",
        RelationKind::Elaborates => "elaborated by",
        RelationKind::Repeats => "repeated by",
    }
}

fn relation(reader: Reader, opened: Arc<Opened>, words: &'static str, other: usize) -> impl IntoView {
    opened.claim(other).map(|claim| {
        let mut view = reader.view();
        view.selected = Some(claim.id.0.clone());
        let href = reader.link(&view);
        let go = move |event: web_sys::MouseEvent| {
            if !share::opens_elsewhere(&event) {
                event.prevent_default();
                selection::select(reader, other, Via::Elsewhere);
            }
        };
        view! { <li>{words}" "<a href=href on:click=go>{claim.statement.clone()}</a></li> }
    })
}

/// Where a statement can be looked up: name, and address up to the words. Opened only on a click.
const LOOK_UP: [(&str, &str); 3] = [
    ("Fact checks", "https://toolbox.google.com/factcheck/explorer/search/"),
    ("Wikipedia", "https://en.wikipedia.org/w/index.php?search="),
    ("Web search", "https://duckduckgo.com/?q="),
];

#[component]
fn Actions(reader: Reader, opened: Arc<Opened>, nth: usize) -> impl IntoView {
    let link = move |opened: &Opened| {
        let mut view = reader.view();
        view.selected = opened.claim(nth).map(|claim| claim.id.0.clone());
        reader.link(&view)
    };
    let copy_link = {
        let opened = opened.clone();
        move |_| share::copy(reader, link(&opened), "Link copied.")
    };
    let cite = {
        let opened = opened.clone();
        move |_| {
            let Some(claim) = opened.claim(nth) else { return };
            share::copy(reader, claim_citation(&opened.loaded.dossier, claim, &link(&opened)), "Citation copied.");
        }
    };
    let statement = opened.claim(nth).map(|claim| claim.statement.clone()).unwrap_or_default();
    let words: String = js_sys::encode_uri_component(&statement).into();
    let places = LOOK_UP.map(|(name, address)| {
        let href = format!("{address}{words}");
        view! { <a href=href target="_blank" rel="noopener noreferrer">{name}</a> }
    });
    view! {
        <p class="actions">
            <button type="button" class="link" on:click=copy_link>"Copy link"</button>
            <button type="button" class="link" on:click=cite>"Copy citation"</button>
        </p>
        <p class="actions elsewhere"><span>"Look it up"</span>{places}</p>
    }
}
