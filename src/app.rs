//! The regions of the page and what joins them: what is mounted where, what is painted when the
//! state changes, and what a click, a move of the pointer, or Back means.

use std::sync::Arc;
use std::time::Duration;

use assay_markup::Command;
use assay_query::{FacetKey, Origin, Shown, Sort, Tab, View, claims, grouped};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Element, MouseEvent};

use crate::article::strip::{self, Strip};
use crate::article::{article_stands, marks, write_article};
use crate::browser::texts::Place;
use crate::browser::{dom, history, pause};
use crate::claims::chips::Chips;
use crate::claims::{cards, facets};
use crate::opened::Opened;
use crate::reader::{self, Reader, Step};
use crate::selection::{self, Via};
use crate::{commands, keys, opening, panel, sheet};

/// Starts the page.
pub fn start() {
    tell_panics();
    let owner = Owner::new();
    let reader = owner.with(Reader::new);
    owner.with(|| {
        commands::recall_single_keys();
        mount(reader);
        paint(reader);
        panel::paint(reader);
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
    put("assay-strip", move || view! { <Strip reader/> });
    put("assay-chips", move || view! { <Chips reader/> });
    // An effect runs on what mounting has set up, so it comes after.
    reader.notices.show();
}

fn put<V: IntoView + 'static>(id: &str, view: impl FnOnce() -> V + 'static) {
    if let Some(place) = dom::by_id(id) {
        mount_to(place, view).forget();
    }
}

/// How long after an article is laid out the page does what can wait.
const QUIET: Duration = Duration::from_millis(600);

/// What the cards were last laid out for.
struct Laid {
    opened: Arc<Opened>,
    shown: Arc<Shown>,
    sort: Sort,
    selected: Option<usize>,
}

/// Keeps marks and cards in step with the state. One effect, because the order matters: lay out,
/// then show what matches, then what is selected.
fn paint(reader: Reader) {
    Effect::new(move |before: Option<Option<Laid>>| {
        let before = before.flatten();
        let (Some(opened), Some(shown)) = (reader.opened.get(), reader.shown.get()) else { return before };
        let filter = reader.filter.get();
        let sort = filter.sort;
        let selected = reader.selected();
        let same = before.as_ref().is_some_and(|laid| Arc::ptr_eq(&laid.opened, &opened));
        let goes_on = before.as_ref().filter(|laid| !same && opened.continues(&laid.opened));
        let place = goes_on.and_then(|_| Place::note());
        let laid_out = same && before.as_ref().is_some_and(|laid| laid.sort.facet() == sort.facet());
        if !same {
            lay_article(&opened, before.as_ref().map(|laid| &*laid.opened), sort);
            // Another article: the place of the one before means nothing in it, and the focus may be gone with that.
            if before.is_some() && place.is_none() {
                dom::to_top("assay-main");
            }
        }
        let taken_over = before.is_none() && cards::stand(&opened);
        if !(laid_out || taken_over) {
            cards::lay_out(opened.clone(), reader::order(&opened.index, sort));
        }
        // A selection leaves the filter, and so all of this, as it is.
        if !laid_out || before.as_ref().is_none_or(|laid| !Arc::ptr_eq(&laid.shown, &shown)) {
            marks::show(&shown);
            cards::show(&shown);
            facets::show(&shown, &filter);
            show_status(&opened, &shown, &filter);
        }
        if !laid_out || before.as_ref().and_then(|laid| laid.selected) != selected {
            marks::show_selected(selected);
            cards::show_selected(selected);
        }
        if !same {
            let opened = opened.clone();
            pause::after(QUIET, move || opened.warm());
        }
        if let Some(root) = dom::root() {
            dom::flag(&root, "data-filtered", filter.is_filtered());
            dom::flag(&root, "data-bare", shown.total == 0);
            if before.is_none() && filter.tab == Tab::Claims {
                panel::answer();
            }
        }
        let was_selected = goes_on.is_some_and(|laid| laid.selected.is_some());
        if let Some(place) = place {
            let claims = place.claims();
            claims.split_ascii_whitespace().filter_map(|id| opened.number(id)).for_each(cards::ensure);
            place.restore();
        }
        if !same
            && !was_selected
            && let Some(nth) = selected
        {
            selection::arrive(nth, Via::Link);
        }
        Some(Laid { opened, shown, sort, selected })
    });
}

/// Puts the article in its place, or takes over the one that stands, with its cards; and its facets.
fn lay_article(opened: &Arc<Opened>, before: Option<&Opened>, sort: Sort) {
    // Only what the build wrote: a changed copy may have the same words and other claims.
    let stands = before.is_none() && opened.origin == Origin::default() && article_stands(opened);
    if !stands {
        write_article(opened, before.is_some_and(|before| opened.continues(before)));
    }
    marks::find(opened);
    facets::lay_out(opened);
    if stands && sort.facet().is_none() {
        cards::take_over(opened.clone());
    }
}

/// How many claims are shown, in which order, for which words.
fn show_status(opened: &Opened, shown: &Shown, filter: &View) {
    let more = if opened.rest.is_some() { " so far" } else { "" };
    dom::write("assay-count", &format!("{} of {}{more}", grouped(shown.shown as u64), claims(shown.total)));
    let sort = if filter.sort.facet().is_some() { filter.sort } else { Sort::Text };
    dom::fill("assay-sort", sort.id());
    if dom::value("assay-search") != filter.q {
        dom::fill("assay-search", &filter.q);
    }
}

/// Clicks, the pointer, keys, drops, Back and Forward.
fn listen(reader: Reader) {
    keys::listen(reader);
    opening::listen(reader);
    sheet::listen();
    panel::listen(reader);
    strip::listen(reader);
    on_input("assay-search", "input", move |words| reader.change(Step::Typing, |view| view.q = words));
    on_input("assay-name", "input", move |words| reader.change(Step::Typing, |view| view.name = words));
    on_input("assay-sort", "change", move |id| {
        if let Some(sort) = Sort::from_id(&id) {
            reader.change(Step::Choice, |view| view.sort = sort);
        }
    });
    dom::listen(&document(), "click", move |event: MouseEvent| {
        let Some(button) = dom::target(&event).and_then(|target| within(&target, "[data-do]")) else {
            return;
        };
        let command = button.get_attribute("data-do").and_then(|word| Command::from_word(&word));
        if let Some(command) = command {
            commands::run(reader, command, &button);
        }
    });
    history::on_travel(move || {
        opening::link(reader, reader.travel());
    });
    for (id, click) in [("assay-main", in_article as Click), ("assay-panel", in_panel as Click)] {
        let Some(region) = dom::by_id(id) else { continue };
        dom::listen(&region, "click", move |event: MouseEvent| {
            if !event.default_prevented()
                && !opens_elsewhere(&event)
                && let Some(target) = dom::target(&event)
                && !selects_words(&event, &target)
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

/// Listens to what is put into a field.
fn on_input(id: &str, name: &str, mut run: impl FnMut(String) + 'static) {
    if let Some(field) = dom::by_id(id) {
        let id = id.to_owned();
        dom::listen(&field, name, move |_: web_sys::Event| run(dom::value(&id)));
    }
}

/// Whether a click on a link asks for another tab or window, which is the browser's to do.
fn opens_elsewhere(event: &MouseEvent) -> bool {
    event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()
}

/// Whether a click ends the selecting of words, as for copying, and is not on what only a click is for.
/// A key's click never does.
fn selects_words(event: &MouseEvent, target: &Element) -> bool {
    event.detail() > 0
        && dom::has_text_selection()
        && within(target, ".choose, .filter, .go, [data-select]").is_none()
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
    let Some(claims) = reader.with_opened(|opened| marks::claims_at(target, opened)) else { return false };
    if claims.is_empty() {
        return false;
    }
    let selected = untrack(|| reader.selected());
    let next = selected.and_then(|nth| claims.iter().position(|&claim| claim == nth)).map_or(0, |at| at + 1);
    if let Some(&nth) = claims.get(next % claims.len()) {
        selection::select(reader, nth, Via::Text);
    }
    true
}

/// In the panel: a value of a facet, a value on a card, another claim, or the card itself.
fn in_panel(reader: Reader, target: &Element) -> bool {
    if within(target, ".choose").is_some() {
        let value = facets::value_at(target);
        return value.is_some_and(|(facet, value)| toggle(reader, facet, &value));
    }
    if let Some(link) = within(target, "a.go:not([data-select])") {
        panel::follow(reader, &link);
        return true;
    }
    if let Some(link) = within(target, "a[data-filter]") {
        let facet = link.get_attribute("data-filter").and_then(|id| FacetKey::from_id(&id));
        let value = facet.zip(link.get_attribute("data-to"));
        return value.is_some_and(|(facet, value)| toggle(reader, facet, &value));
    }
    if let Some(link) = within(target, "a[data-select]") {
        let id = link.get_attribute("data-select").unwrap_or_default();
        return choose(reader, reader.with_opened(|opened| opened.number(&id)).flatten(), Via::Elsewhere);
    }
    if within(target, ".detail").is_some() {
        return false;
    }
    choose(reader, reader.with_opened(|opened| cards::claim_at(target, opened)).flatten(), Via::Card)
}

fn toggle(reader: Reader, facet: FacetKey, value: &str) -> bool {
    reader.change(Step::Choice, |view| view.toggle(facet, value));
    true
}

fn choose(reader: Reader, claim: Option<usize>, via: Via) -> bool {
    if let Some(nth) = claim {
        selection::select(reader, nth, via);
    }
    claim.is_some()
}
