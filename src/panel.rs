//! The second and third tab: the actors and the overview. Each is HTML from `assay-markup`, a function of the
//! view, written anew when the view changes while the tab is open; the focus stays where it was.

pub mod copying;
pub mod light;
pub mod network;

use assay_markup::{Stage, actors, overview};
use assay_query::{Arrangement, Shown, Tab, View};
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::browser::dom::{self, Rest};
use crate::opened::Opened;
use crate::reader::{Reader, Step};

/// Where the actor view is written.
pub const CAST: &str = "assay-cast";
const OVERVIEW: &str = "assay-charts";

/// The tabs with their buttons and what they show.
const TABS: [(Tab, &str, &str); 3] = [
    (Tab::Claims, "assay-tab-claims", "assay-cards"),
    (Tab::Actors, "assay-tab-actors", "assay-actors"),
    (Tab::Overview, "assay-tab-overview", "assay-overview"),
];

/// What stands in the tab that is open.
#[derive(Clone, PartialEq)]
struct Stands {
    opened: usize,
    view: View,
}

/// Keeps the open tab in step with the state.
pub fn paint(reader: Reader) {
    Effect::new(move |before: Option<Option<Stands>>| {
        let before = before.flatten();
        let (Some(opened), Some(shown)) = (reader.opened.get(), reader.shown.get()) else { return before };
        reader.filter.track();
        reader.listen_to_selection();
        let stands = Stands { opened: std::sync::Arc::as_ptr(&opened) as usize, view: reader.view() };
        let view = &stands.view;
        if before.as_ref().is_none_or(|before| before.view.tab != view.tab) {
            show_tab(view.tab);
        }
        if before.as_ref() != Some(&stands) && view.tab != Tab::Claims {
            write(&opened, &shown, view);
            come_to_rest(before.as_ref().map(|before| &before.view), view, &opened);
        }
        Some(stands)
    });
}

/// Writes the tab that is open.
pub fn write(opened: &Opened, shown: &Shown, view: &View) {
    let stage = Stage { reading: &opened.reading, index: &opened.index, view, matches: &shown.matches };
    match view.tab {
        Tab::Claims => {}
        Tab::Actors => keeping_focus(CAST, || match view.arrange {
            Arrangement::Network => {
                network::with(&stage, |laid| actors(&stage, shown, Some(laid)).into_string())
            }
            _ => actors(&stage, shown, None).into_string(),
        }),
        Tab::Overview => keeping_focus(OVERVIEW, || overview(&stage).into_string()),
    }
    if dom::value("assay-name") != view.name {
        dom::fill("assay-name", &view.name);
    }
    network::look();
    light::forget();
}

/// Fills an element; what had the focus in it and still stands there has it afterwards.
fn keeping_focus(id: &str, html: impl FnOnce() -> String) {
    let Some(place) = dom::by_id(id) else { return };
    let focused = document().active_element().filter(|element| place.contains(Some(element)));
    let key = focused.as_ref().and_then(|element| element.get_attribute("data-keep"));
    place.set_inner_html(&html());
    if focused.is_some() {
        let again = key.and_then(|key| kept(&place, &key));
        dom::focus(&again.unwrap_or_else(|| panel_of(&place)));
    }
}

fn kept(place: &HtmlElement, key: &str) -> Option<Element> {
    dom::all(place, "[data-keep]")
        .into_iter()
        .find(|element| element.get_attribute("data-keep").as_deref() == Some(key))
}

/// The tab's panel, which can take the focus when what had it is gone.
fn panel_of(place: &HtmlElement) -> Element {
    place.closest("[role=tabpanel]").ok().flatten().unwrap_or_else(|| place.clone().into())
}

/// After a change: to the actor that was opened, back to where it was opened from, to the proof of a pair.
fn come_to_rest(before: Option<&View>, view: &View, opened: &Opened) {
    let is_actor = |view: &View| view.selected.clone().filter(|id| opened.index.actor(id).is_some());
    let (was, is) = (before.and_then(is_actor), is_actor(view));
    let came_here = before.is_some_and(|before| before.tab == view.tab);
    let pair = assay_query::FacetKey::Pair;
    if is != was && is.is_some() {
        if let Some(section) = dom::by_id("assay-opened") {
            dom::reveal(&section, Rest::Start, came_here);
            if came_here {
                dom::focus(&section);
            }
        }
    } else if let (Some(was), None, true) = (was, is, came_here) {
        let Some(place) = dom::by_id(CAST) else { return };
        let again = ["open-", "node-"].into_iter().find_map(|from| kept(&place, &[from, &was].concat()));
        if let Some(again) = again {
            dom::focus(&again);
            dom::reveal(&again, Rest::Nearest, true);
        }
    } else if before
        .is_some_and(|before| before.choices[pair] != view.choices[pair] && !view.choices[pair].is_empty())
        && let Some(title) = dom::by_id("assay-proof-title")
    {
        dom::reveal(&title, Rest::Nearest, true);
    }
}

/// Marks the open tab, and shows what it holds alone.
fn show_tab(tab: Tab) {
    for (own, button, holds) in TABS {
        if let (Some(button), Some(holds)) = (dom::by_id(button), dom::by_id(holds)) {
            dom::set(&button, "aria-selected", if own == tab { "true" } else { "false" });
            button.set_tab_index(if own == tab { 0 } else { -1 });
            holds.set_hidden(own != tab);
        }
    }
    if let Some(root) = dom::root() {
        dom::set(&root, "data-view", tab.id());
    }
}

/// Opens a tab, and moves the focus to its button.
pub fn open(reader: Reader, tab: Tab) {
    reader.change(Step::Choice, |view| view.tab = tab);
    if let Some((_, button, _)) = TABS.iter().find(|(own, ..)| *own == tab)
        && let Some(button) = dom::by_id(button)
    {
        crate::sheet::at_least_half();
        dom::focus(&button);
    }
}

/// The tab beside the one that is open, for the arrow keys on the tabs.
pub fn beside(reader: Reader, key: &str) -> bool {
    let at = TABS.iter().position(|(tab, ..)| *tab == reader.view().tab).unwrap_or_default();
    let next = match key {
        "ArrowRight" => (at + 1) % TABS.len(),
        "ArrowLeft" => (at + TABS.len() - 1) % TABS.len(),
        "Home" => 0,
        "End" => TABS.len() - 1,
        _ => return false,
    };
    TABS.get(next).into_iter().for_each(|(tab, ..)| open(reader, *tab));
    true
}

/// Follows a link that carries a view.
pub fn follow(reader: Reader, link: &Element) {
    let href = link.get_attribute("href").unwrap_or_default();
    let (query, fragment) = href.split_once('#').unwrap_or((&href, ""));
    let (to, _) = assay_query::parse(query, fragment);
    reader.change(Step::Choice, |view| *view = View { origin: view.origin.clone(), ..to });
}
