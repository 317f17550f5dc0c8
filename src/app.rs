//! The regions of the page and what joins them: what is mounted where, what is painted when the
//! state changes, and what a click, a move of the pointer, or Back means.

use std::sync::Arc;

use assay_query::{FacetKey, Sort, View};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Element, MouseEvent};

use crate::article::strip::Strip;
use crate::article::{article_stands, marks, write_article};
use crate::bar::Tools;
use crate::browser::{dom, history};
use crate::claims::{Facets, Status, cards};
use crate::dialog::{Dialog, DialogBox};
use crate::notices::NoticeList;
use crate::opened::Opened;
use crate::reader::{self, Reader, Step};
use crate::selection::{self, Via};
use crate::sheet::{self, Handle};
use crate::{help, keys, opening, share};

/// Starts the page.
pub fn start() {
    tell_panics();
    let owner = Owner::new();
    let reader = owner.with(Reader::new);
    owner.with(|| {
        reader.single_keys.set(help::recalled());
        mount(reader);
        paint(reader);
        sheet::follow(reader);
    });
    // The state lives as long as the page.
    std::mem::forget(owner);
    listen(reader);
    opening::link(reader, reader.read_address());
}

/// A panic ends the program; the starter then shows a notice, and the article stays.
fn tell_panics() {
    std::panic::set_hook(Box::new(|info| {
        let options = web_sys::CustomEventInit::new();
        options.set_detail(&JsValue::from_str(&info.to_string()));
        if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("assay-panic", &options) {
            let _ = window().dispatch_event(&event);
        }
    }));
}

/// Mounts the components in the places that `index.html` keeps for them.
fn mount(reader: Reader) {
    put("assay-tools", move || view! { <Tools reader/> });
    put("assay-notices", move || view! { <NoticeList notices=reader.notices/> });
    put("assay-strip", move || view! { <Strip reader/> });
    put("assay-panel-top", move || view! { <PanelTop reader/> });
    if let Some(body) = document().body() {
        mount_to(body, move || view! { <DialogBox reader/> }).forget();
    }
    if let Some(cards) = dom::by_id("assay-cards") {
        dom::set(&cards, "role", "tabpanel");
        dom::set(&cards, "aria-labelledby", "assay-tab-claims");
    }
}

fn put<V: IntoView + 'static>(id: &str, view: impl FnOnce() -> V + 'static) {
    if let Some(place) = dom::by_id(id) {
        mount_to(place, view).forget();
    }
}

/// What stands above the cards.
#[component]
fn PanelTop(reader: Reader) -> impl IntoView {
    let unfolded = RwSignal::new(false);
    let flip = move |_| unfolded.update(|unfolded| *unfolded = !*unfolded);
    let fold = move || if unfolded.get() { "true" } else { "false" };
    view! {
        <Handle reader/>
        <div class="tabs">
            <div role="tablist" aria-label="Panel">
                <button type="button" role="tab" id="assay-tab-claims" aria-selected="true" aria-controls="assay-cards">"Claims"</button>
            </div>
            <button type="button" class="link fold" aria-expanded=fold aria-controls="assay-facets" on:click=flip>
                {move || if unfolded.get() { "Fewer filters" } else { "All filters" }}
            </button>
        </div>
        <div class="facets" id="assay-facets" data-unfolded=move || unfolded.get().then_some("") tabindex="0" role="group" aria-label="Filters">
            <Facets reader/>
        </div>
        <Status reader/>
    }
}

/// What the cards were last laid out for.
struct Laid {
    opened: Arc<Opened>,
    sort: Sort,
    selected: Option<usize>,
}

/// Keeps marks and cards in step with the state. One effect, because the order matters: lay out,
/// then show what matches, then what is selected.
fn paint(reader: Reader) {
    Effect::new(move |before: Option<Option<Laid>>| {
        let before = before.flatten();
        let (Some(opened), Some(shown)) = (reader.opened.get(), reader.shown.get()) else { return before };
        let (sort, filtered) = reader.filter.with(|filter| (filter.sort, filter.is_filtered()));
        let selected = reader.selected.get();
        let same = before.as_ref().is_some_and(|laid| Arc::ptr_eq(&laid.opened, &opened));
        let laid_out = same && before.as_ref().is_some_and(|laid| laid.sort == sort);
        if !same {
            lay_article(&opened, before.is_none() && sort == Sort::Text);
        }
        if !laid_out && !(before.is_none() && cards::stand(&opened)) {
            cards::lay_out(opened.clone(), reader::order(&opened.index, sort));
        }
        marks::show(&shown);
        cards::show(&shown);
        if !laid_out || before.as_ref().and_then(|laid| laid.selected) != selected {
            marks::show_selected(selected);
            cards::show_selected(reader, selected);
        }
        if let Some(root) = dom::root() {
            dom::flag(&root, "data-filtered", filtered);
            if before.is_none() {
                dom::flag(&root, "data-ready", true);
                if let Some(nth) = selected {
                    selection::arrive(reader, nth, Via::Link);
                }
            }
        }
        Some(Laid { opened, sort, selected })
    });
}

/// Puts the article in its place, or takes over the one that stands, with its cards.
fn lay_article(opened: &Arc<Opened>, first: bool) {
    let stands = article_stands(opened);
    if !stands {
        write_article(opened, true);
    }
    marks::find(opened);
    if stands && first {
        cards::take_over(opened.clone());
    }
}

/// Clicks, the pointer, keys, drops, Back and Forward.
fn listen(reader: Reader) {
    keys::listen(reader);
    opening::listen_for_drops(reader);
    history::on_travel(move || {
        let view = reader.read_address();
        if view.origin == reader.view().origin {
            reader.adopt(view);
        } else {
            opening::link(reader, view);
        }
    });
    for (id, click) in [("assay-main", in_article as Click), ("assay-panel", in_panel as Click)] {
        let Some(region) = dom::by_id(id) else { continue };
        dom::listen(&region, "click", move |event: MouseEvent| {
            if !event.default_prevented() && !share::opens_elsewhere(&event)
                && let Some(target) = dom::target(&event)
                && click(reader, &target)
            {
                event.prevent_default();
            }
        });
        dom::listen(&region, "pointerover", move |event: web_sys::Event| {
            let Some(target) = dom::target(&event) else { return };
            let claim = reader.with_opened(|opened| at(&target, opened).first().copied()).flatten();
            marks::light(claim);
            cards::light(claim);
        });
        dom::listen(&region, "pointerleave", move |_: web_sys::Event| {
            marks::light(None);
            cards::light(None);
        });
    }
}

/// What a click in a region does; says whether that replaces what the browser would do.
type Click = fn(Reader, &Element) -> bool;

/// The claims at a place of the article or the panel, innermost first.
fn at(element: &Element, opened: &Opened) -> Vec<usize> {
    match cards::claim_at(element, opened) {
        Some(nth) => vec![nth],
        None => marks::claims_at(element, opened),
    }
}

fn within(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// In the article: the innermost claim, and with each further click the next outer one.
fn in_article(reader: Reader, target: &Element) -> bool {
    if within(target, "[data-open]").is_some() {
        reader.dialog.set(Some(Dialog::Open));
        return true;
    }
    let Some(claims) = reader.with_opened(|opened| marks::claims_at(target, opened)) else { return false };
    if claims.is_empty() || dom::has_text_selection() {
        return false;
    }
    let selected = reader.selected.get_untracked();
    let next = selected.and_then(|nth| claims.iter().position(|&claim| claim == nth)).map_or(0, |at| at + 1);
    if let Some(&nth) = claims.get(next % claims.len()) {
        selection::select(reader, nth, Via::Text);
    }
    true
}

/// In the panel: a value on a card is added to the filter, the card itself is selected.
fn in_panel(reader: Reader, target: &Element) -> bool {
    if let Some(link) = within(target, "a[data-filter]") {
        let facet = link.get_attribute("data-filter").and_then(|id| FacetKey::from_id(&id));
        let value = link.get_attribute("data-to");
        if let (Some(facet), Some(value)) = (facet, value) {
            reader.change(Step::Choice, |view: &mut View| view.toggle(facet, &value));
        }
        return true;
    }
    if within(target, ".detail").is_some() || dom::has_text_selection() {
        return false;
    }
    let claim = reader.with_opened(|opened| cards::claim_at(target, opened)).flatten();
    if let Some(nth) = claim {
        selection::select(reader, nth, Via::Card);
    }
    claim.is_some()
}
