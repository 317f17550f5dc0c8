//! The facets: HTML from `assay-markup`, in which the page keeps counts and choices up to date. Only
//! what changed is touched.

use std::cell::RefCell;

use assay_markup::facets;
use assay_query::{FacetKey, Shown, Sign, View, grouped};
use web_sys::Element;

use crate::browser::dom;
use crate::opened::Opened;

thread_local! {
    static VALUES: RefCell<Vec<Value>> = const { RefCell::new(Vec::new()) };
}

/// The element that holds the facets.
const PLACE: &str = "assay-facets";

/// A value in the panel.
struct Value {
    facet: FacetKey,
    /// Where it stands in the index.
    at: usize,
    id: String,
    item: Element,
    choose: Element,
    number: Element,
    not: Element,
    count: Option<u32>,
    sign: Option<Sign>,
}

/// Writes the facets of what is opened. Not at build: without a program they would be of no use, and
/// their place is kept free for them.
pub fn lay_out(opened: &Opened) {
    let Some(place) = dom::by_id(PLACE) else { return };
    place.set_inner_html(&facets(&opened.index).into_string());
    let items = dom::all(&place, ".value");
    VALUES.set(items.into_iter().filter_map(|item| Value::of(opened, item)).collect());
}

impl Value {
    fn of(opened: &Opened, item: Element) -> Option<Self> {
        let part = |selector| item.query_selector(selector).ok().flatten();
        let (choose, number, not) = (part("[data-value]")?, part(".count")?, part(".not")?);
        let (facet, id) = value_at(&choose)?;
        let at = opened.index.facets[facet].position(&id)?;
        Some(Self { facet, at, id, item, choose, number, not, count: None, sign: None })
    }

    fn show_count(&mut self, shown: &Shown) {
        let count = shown.counts[self.facet].get(self.at).copied();
        if self.count != count {
            self.count = count;
            let count = count.unwrap_or_default();
            self.number.set_text_content(Some(&grouped(count.into())));
            dom::flag(&self.item, "data-none", count == 0);
        }
    }

    fn show_sign(&mut self, view: &View) {
        let sign = view.choices[self.facet].get(&self.id);
        if self.sign != sign {
            self.sign = sign;
            let (chosen, kept_out) = match sign {
                Some(Sign::Include) => ("true", "false"),
                Some(Sign::Exclude) => ("mixed", "true"),
                None => ("false", "false"),
            };
            dom::set(&self.choose, "aria-pressed", chosen);
            dom::set(&self.not, "aria-pressed", kept_out);
        }
    }
}

/// Shows counts and choices.
pub fn show(shown: &Shown, view: &View) {
    VALUES.with_borrow_mut(|values| {
        for value in values {
            value.show_count(shown);
            value.show_sign(view);
        }
    });
    let Some(place) = dom::by_id(PLACE) else { return };
    for button in dom::all(&place, "[data-do=any-or-all]") {
        button.set_text_content(Some(if view.any { "any of" } else { "all of" }));
    }
}

/// The value of a facet that an element belongs to.
pub fn value_at(element: &Element) -> Option<(FacetKey, String)> {
    let group = element.closest("[data-facet]").ok()??;
    let facet = FacetKey::from_id(&group.get_attribute("data-facet")?)?;
    let item = element.closest(".value").ok()??;
    let value = item.query_selector("[data-value]").ok()??.get_attribute("data-value")?;
    Some((facet, value))
}
