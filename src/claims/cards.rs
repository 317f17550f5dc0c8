//! The cards: HTML from `assay-markup`, in groups that the browser skips while they are out of sight.
//! The first group stands at once; the others are written one by one while the page already answers.
//! After that only what changes is touched.

use std::cell::RefCell;
use std::sync::Arc;

use assay_markup::{GROUP, card_group, detail};
use assay_query::{ClaimSet, Shown};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::dom::{self, Rest};
use crate::browser::pause;
use crate::opened::Opened;
use crate::reader;

thread_local! {
    static CARDS: RefCell<Cards> = RefCell::default();
}

/// The element that holds the groups.
const PLACE: &str = "assay-cards";

#[derive(Default)]
struct Cards {
    opened: Option<Arc<Opened>>,
    groups: Vec<Group>,
    /// By claim, once written.
    cards: Vec<Option<HtmlElement>>,
    /// By claim, its group.
    group_of: Vec<usize>,
    matches: ClaimSet,
    selected: Option<usize>,
    lit: Option<usize>,
    /// The details in the selected card.
    detail: Option<Element>,
    /// Counts the lists laid out, so that a writer of an earlier one stops.
    layout: usize,
}

struct Group {
    element: Element,
    claims: Vec<usize>,
    written: bool,
    /// How many of its cards are in sight, as the style sheet was told.
    told: Option<usize>,
}

/// Whether the cards of what is open stand already, all of them, in the order of the text.
pub fn stand(opened: &Arc<Opened>) -> bool {
    CARDS.with_borrow(|cards| {
        let own = cards.opened.as_ref().is_some_and(|own| Arc::ptr_eq(own, opened));
        own && cards.cards.iter().all(Option::is_some)
    })
}

/// Takes over the cards that stand in `index.html`: those of the article that stands.
pub fn take_over(opened: Arc<Opened>) {
    CARDS.with_borrow_mut(|cards| {
        cards.begin(opened);
        let Some(place) = dom::by_id(PLACE) else { return };
        for element in dom::all(&place, ".group") {
            let own = dom::all(&element, "[data-claim]");
            let claims: Vec<usize> = own.iter().filter_map(|card| cards.number(card)).collect();
            let group = cards.groups.len();
            cards.groups.push(Group { element, claims, written: true, told: None });
            cards.know(group, own);
        }
    });
}

/// Lays the cards out in an order, anew.
pub fn lay_out(opened: Arc<Opened>, order: Vec<usize>) {
    let layout = CARDS.with_borrow_mut(|cards| {
        cards.begin(opened);
        let Some(place) = dom::by_id(PLACE) else { return cards.layout };
        place.set_inner_html("");
        for claims in order.chunks(GROUP) {
            let Ok(element) = document().create_element("div") else { continue };
            element.set_class_name("group");
            let _ = place.append_child(&element);
            cards.groups.push(Group { element, claims: claims.to_vec(), written: false, told: None });
        }
        cards.write(0);
        cards.layout
    });
    leptos::task::spawn_local(write_rest(layout));
}

/// Writes the groups that are still empty, with a breath after each.
async fn write_rest(layout: usize) {
    for group in 1.. {
        pause::breath().await;
        let more = CARDS.with_borrow_mut(|cards| {
            let more = cards.layout == layout && group < cards.groups.len();
            if more {
                cards.write(group);
            }
            more
        });
        if !more {
            return;
        }
    }
}

/// Shows what matches.
pub fn show(shown: &Shown) {
    CARDS.with_borrow_mut(|cards| {
        let before = std::mem::replace(&mut cards.matches, shown.matches.clone());
        for nth in reader::changed(&before, &shown.matches) {
            cards.paint(nth);
        }
        cards.size_groups();
    });
}

/// Marks the selected card and opens its details in it.
pub fn show_selected(selected: Option<usize>) {
    CARDS.with_borrow_mut(|cards| {
        let before = std::mem::replace(&mut cards.selected, selected);
        if let Some(detail) = cards.detail.take() {
            detail.remove();
        }
        for nth in before.into_iter().chain(selected) {
            cards.ensure(nth);
            cards.paint(nth);
        }
        cards.detail = selected.and_then(|nth| cards.write_detail(nth));
        cards.size_groups();
    });
}

/// Lights the card of a claim under the pointer.
pub fn light(claim: Option<usize>) {
    CARDS.with_borrow_mut(|cards| {
        let before = std::mem::replace(&mut cards.lit, claim);
        for (nth, on) in before.map(|nth| (nth, false)).into_iter().chain(claim.map(|nth| (nth, true))) {
            if let Some(card) = cards.card(nth) {
                dom::flag(&card, "data-lit", on);
            }
        }
    });
}

/// Brings a card into sight in the panel, of one that is higher than the panel its beginning. At once:
/// of two glides that start together, here and in the text, a browser may finish only one.
pub fn reveal(nth: usize) {
    let Some(card) = CARDS.with_borrow(|cards| cards.card(nth)) else { return };
    dom::reveal(&card, Rest::Nearest, false);
    if let Ok(Some(beginning)) = card.query_selector(".about") {
        dom::reveal(&beginning, Rest::Nearest, false);
    }
}

/// Writes a claim's card now, if it waits for that.
pub fn ensure(nth: usize) {
    CARDS.with_borrow_mut(|cards| cards.ensure(nth));
}

/// Moves the focus to a card's statement.
pub fn focus(nth: usize) {
    let card = CARDS.with_borrow(|cards| cards.card(nth));
    if let Some(statement) = card.and_then(|card| card.query_selector("a.statement").ok().flatten()) {
        dom::focus(&statement);
    }
}

/// The claim of the card that an element is in.
pub fn claim_at(element: &Element, opened: &Opened) -> Option<usize> {
    let card = element.closest("[data-claim]").ok().flatten()?;
    opened.number(&card.get_attribute("data-claim")?)
}

impl Cards {
    /// Forgets the cards before; all of the new ones match until it is said otherwise.
    fn begin(&mut self, opened: Arc<Opened>) {
        let count = opened.claims().len();
        self.layout += 1;
        self.groups.clear();
        self.detail = None;
        self.cards = vec![None; count];
        self.group_of = vec![0; count];
        self.matches = ClaimSet::with_capacity(count);
        self.matches.insert_range(..);
        self.opened = Some(opened);
    }

    fn number(&self, card: &Element) -> Option<usize> {
        self.opened.as_ref()?.number(&card.get_attribute("data-claim")?)
    }

    fn card(&self, nth: usize) -> Option<HtmlElement> {
        self.cards.get(nth)?.clone()
    }

    /// Remembers which element is whose card.
    fn know(&mut self, group: usize, cards: Vec<Element>) {
        for card in cards {
            let Some(nth) = self.number(&card) else { continue };
            if let (Some(known), Some(of)) = (self.cards.get_mut(nth), self.group_of.get_mut(nth)) {
                (*known, *of) = (dom::cast(card), group);
            }
        }
    }

    /// Writes a group that is still empty, as the filter in force shows it.
    fn write(&mut self, group: usize) {
        let Some(opened) = self.opened.clone() else { return };
        let Some(Group { element, claims, written: written @ false, .. }) = self.groups.get_mut(group) else {
            return;
        };
        *written = true;
        let claims = claims.clone();
        element.set_inner_html(
            &card_group(&opened.reading, &opened.index, &opened.origin, &claims).into_string(),
        );
        let own = dom::all(element, "[data-claim]");
        self.know(group, own);
        for nth in claims {
            if !self.matches.contains(nth) || self.selected == Some(nth) {
                self.paint(nth);
            }
        }
    }

    /// Writes a claim's card if it waits to be written.
    fn ensure(&mut self, nth: usize) {
        if self.card(nth).is_none()
            && let Some(group) = self.groups.iter().position(|group| group.claims.contains(&nth))
        {
            self.write(group);
        }
    }

    fn write_detail(&self, nth: usize) -> Option<Element> {
        let (opened, card) = (self.opened.as_ref()?, self.card(nth)?);
        let encoded: String = js_sys::encode_uri_component(&opened.claim(nth)?.statement).into();
        let slot = document().create_element("div").ok()?;
        slot.set_class_name("detail");
        slot.set_inner_html(&detail(&opened.reading, nth, &encoded).into_string());
        card.append_child(&slot).ok()?;
        Some(slot)
    }

    /// Whether a card is in sight: what matches, and what is selected though the filter leaves it out.
    fn in_sight(&self, nth: usize) -> bool {
        self.matches.contains(nth) || self.selected == Some(nth)
    }

    /// Hides, shows, marks one card.
    fn paint(&self, nth: usize) {
        let Some(card) = self.card(nth) else { return };
        card.set_hidden(!self.in_sight(nth));
        match self.selected == Some(nth) {
            true => {
                dom::set(&card, "aria-current", "true");
                dom::flag(&card, "data-outside", !self.matches.contains(nth));
            }
            false => {
                let _ = card.remove_attribute("aria-current");
                dom::flag(&card, "data-outside", false);
            }
        }
    }

    /// Takes groups away in which nothing matches, and tells the others' size to the style sheet, so
    /// that the length of the list is about right before the browser has seen them.
    fn size_groups(&mut self) {
        let Self { groups, matches, selected, .. } = self;
        for group in groups {
            let in_sight = |nth: &&usize| matches.contains(**nth) || *selected == Some(**nth);
            let count = group.claims.iter().filter(in_sight).count();
            if group.told.replace(count) == Some(count) {
                continue;
            }
            let Some(element) = group.element.dyn_ref::<HtmlElement>() else { continue };
            element.set_hidden(count == 0);
            let _ = element.style().set_property("--cards", &count.to_string());
        }
    }
}
