//! What is open, the view in force, and the tab that is written from them. The focus stays where it was; what
//! a reader opens comes into sight.

use std::cell::RefCell;

use assay_dom::{self as dom, Rest};
use assay_dossier::{Reading, UnpackError};
use assay_markup::{Stage, actors, overview};
use assay_query::{Arrangement, FacetKey, Index, Shown, Tab, View, parse};
use web_sys::{Element, HtmlElement};

use crate::{light, network};

/// Where the actor view is written.
pub const CAST: &str = "assay-cast";
const OVERVIEW: &str = "assay-charts";

/// A dossier with its index, and the view that is shown.
struct Open {
    reading: Reading,
    index: Index,
    view: View,
    shown: Shown,
    /// Whether a tab was written from it.
    written: bool,
}

thread_local! {
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
}

/// Takes a dossier; nothing of it is written yet.
pub fn open(packed: &[u8]) -> Result<(), UnpackError> {
    let reading = Reading::unpack(packed)?;
    let words = |nth: usize| reading.quotes(nth).collect::<Vec<_>>().join(" … ");
    let index = Index::new(&reading.dossier, words, dom::nfd);
    let view = View::default();
    let shown = index.apply(&view);
    network::forget();
    OPEN.set(Some(Open { index, view, shown, reading, written: false }));
    Ok(())
}

/// Runs something with what is open under the view in force.
pub fn with<T>(run: impl FnOnce(&Stage<'_>, &Shown) -> T) -> Option<T> {
    OPEN.with_borrow(|open| {
        let Open { reading, index, view, shown, .. } = open.as_ref()?;
        Some(run(&Stage { reading, index, view, matches: &shown.matches }, shown))
    })
}

/// Writes the tab of a view.
pub fn show(query: &str, fragment: &str) {
    let before = OPEN.with_borrow_mut(|open| {
        let open = open.as_mut()?;
        let (view, _) = open.index.reconcile(parse(query, fragment).0);
        open.shown = open.index.apply(&view);
        let before = std::mem::replace(&mut open.view, view);
        Some(std::mem::replace(&mut open.written, true).then_some(before))
    });
    if let Some(before) = before {
        write();
        come_to_rest(before);
    }
}

/// Writes the tab of the view in force.
pub fn write() {
    with(|stage, shown| match stage.view.tab {
        Tab::Claims => {}
        Tab::Actors => keeping_focus(CAST, || match stage.view.arrange {
            Arrangement::Network => {
                network::with(stage, |laid| actors(stage, shown, Some(laid)).into_string())
            }
            _ => actors(stage, shown, None).into_string(),
        }),
        Tab::Overview => keeping_focus(OVERVIEW, || overview(stage).into_string()),
    });
    network::look();
    light::forget();
}

/// Fills an element; what had the focus in it and still stands there has it afterwards.
fn keeping_focus(id: &str, html: impl FnOnce() -> String) {
    let Some(place) = dom::by_id(id) else { return };
    let focused = dom::document().active_element().filter(|element| place.contains(Some(element)));
    let key = focused.as_ref().and_then(|element| element.get_attribute("data-keep"));
    place.set_inner_html(&html());
    if focused.is_some() {
        dom::focus(&key.and_then(|key| kept(&place, &key)).unwrap_or_else(|| tab_of(&place)));
    }
}

fn kept(place: &HtmlElement, key: &str) -> Option<Element> {
    let elements = dom::all(place, "[data-keep]");
    elements.into_iter().find(|element| element.get_attribute("data-keep").as_deref() == Some(key))
}

/// What the tab shows, which can take the focus when what had it is gone.
fn tab_of(place: &HtmlElement) -> Element {
    place.closest("[role=tabpanel]").ok().flatten().unwrap_or_else(|| place.clone().into())
}

/// Brings an element to the upper edge of the panel, below what stays there; the article stays where it is.
fn to_top_of_panel(element: &Element) {
    let (Some(panel), Ok(Some(above))) =
        (dom::by_id("assay-panel"), dom::document().query_selector(".status"))
    else {
        return;
    };
    let beyond = element.get_bounding_client_rect().top() - above.get_bounding_client_rect().bottom();
    panel.set_scroll_top(panel.scroll_top() + beyond as i32 - 12);
}

/// After a change: to the actor that was opened, back to where it was opened from, to the proof of a pair.
fn come_to_rest(before: Option<View>) {
    let Some((view, was, is)) = with(|stage, _| {
        let actor = |view: &View| view.selected.clone().filter(|id| stage.index.actor(id).is_some());
        (stage.view.clone(), before.as_ref().and_then(actor), actor(stage.view))
    }) else {
        return;
    };
    let here = before.as_ref().is_some_and(|before| before.tab == view.tab);
    let pairs = |view: &View| view.choices[FacetKey::Pair].clone();
    if is.is_some() && is != was {
        let Some(section) = dom::by_id("assay-opened") else { return };
        to_top_of_panel(&section);
        if here {
            dom::focus(&section);
        }
    } else if let (Some(was), None, true) = (was, is, here) {
        let Some(place) = dom::by_id(CAST) else { return };
        let again = ["open-", "node-"].into_iter().find_map(|from| kept(&place, &[from, &was].concat()));
        if let Some(again) = again {
            dom::focus(&again);
            dom::reveal(&again, Rest::Nearest, true);
        }
    } else if here && before.is_some_and(|before| pairs(&before) != pairs(&view)) && !pairs(&view).is_empty()
    {
        dom::by_id("assay-proof-title")
            .into_iter()
            .for_each(|title| dom::reveal(&title, Rest::Nearest, true));
    }
}
