//! Elements by id and attribute, events, focus and scrolling: what the page and the modules beside it share of the
//! browser. Thin and typed; it knows nothing of articles.

use js_sys::JsString;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, EventTarget, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The window. There always is one where this runs.
pub fn window() -> web_sys::Window {
    js_sys::global().unchecked_into()
}

/// The document of the window.
pub fn document() -> web_sys::Document {
    window().document().unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into())
}

/// The element with an id. Those that `index.html` declares are always there.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The element with an id, of whatever sort: a picture is none of HTML's own.
pub fn by_id_any(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// The root element, which carries the state of the whole page for the style sheet.
pub fn root() -> Option<Element> {
    document().document_element()
}

/// Sets or removes an attribute without a value. A name that a browser refuses cannot occur.
pub fn flag(element: &Element, name: &str, on: bool) {
    let _ = element.toggle_attribute_with_force(name, on);
}

/// Sets an attribute.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

#[wasm_bindgen]
extern "C" {
    /// An element, for what is written to thousands of them.
    #[wasm_bindgen(extends = Element)]
    pub type Marked;

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute_to(this: &Marked, name: &JsString, value: &JsString);
}

/// A word that has crossed over to the browser once, and need not for each element that gets it.
pub struct Word(JsString);

impl Word {
    /// Takes a word over.
    pub fn new(word: &str) -> Self {
        Self(word.into())
    }
}

impl Marked {
    /// Sets an attribute, at a tenth of the cost of [`set`].
    pub fn put(&self, name: &Word, value: &Word) {
        self.set_attribute_to(&name.0, &value.0);
    }
}

/// All elements under one that fit a selector, in document order.
pub fn all(under: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = under.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|nth| list.item(nth)?.dyn_into().ok()).collect()
}

/// The element that an event happened in.
pub fn target(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Listens for as long as the page lives.
pub fn listen<E: FromWasmAbi + 'static>(on: &EventTarget, name: &str, run: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(E)>::new(run);
    let _ = on.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Whether the reader asked for less motion.
fn still() -> bool {
    let asked = window().match_media("(prefers-reduced-motion: reduce)");
    asked.ok().flatten().is_some_and(|query| query.matches())
}

/// Where an element is brought to rest.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// In the middle of what can be seen.
    Middle,
    /// Just in sight, by the shortest way.
    Nearest,
}

/// Brings an element into sight, at once or in a glide as the reader prefers.
pub fn reveal(element: &Element, rest: Rest, glide: bool) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(match rest {
        Rest::Middle => ScrollLogicalPosition::Center,
        Rest::Nearest => ScrollLogicalPosition::Nearest,
    });
    options.set_behavior(if glide && !still() { ScrollBehavior::Smooth } else { ScrollBehavior::Instant });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

#[wasm_bindgen]
extern "C" {
    /// What can take the focus: elements of HTML and of SVG, which share no type for it.
    #[wasm_bindgen(extends = Element)]
    type Focusable;

    #[wasm_bindgen(method, catch)]
    fn focus(this: &Focusable, options: &web_sys::FocusOptions) -> Result<(), JsValue>;
}

/// Moves the focus without scrolling.
pub fn focus(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.unchecked_ref::<Focusable>().focus(&options);
}

/// Scrolls the window to its top and moves the focus to an element.
pub fn to_top(id: &str) {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Some(element) = by_id(id) {
        focus(&element);
    }
}

/// Whether the reader has words of the page selected, as for copying.
pub fn has_text_selection() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// The browser's canonical decomposition of a text; this is why search carries no table of accents.
pub fn nfd(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFD").into()
}

/// What a failed call says of itself.
pub fn words(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| "no reason was given".to_owned(), |error| error.message().into())
}

/// An element as what it is, if it is that.
pub fn cast<T: JsCast>(element: Element) -> Option<T> {
    element.dyn_into().ok()
}

/// Puts words into a field.
pub fn fill(id: &str, words: &str) {
    if let Some(field) = by_id(id) {
        let _ = js_sys::Reflect::set(&field, &"value".into(), &words.into());
    }
}

/// The words in a field.
pub fn value(id: &str) -> String {
    let value = by_id(id).and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Replaces the words of an element, if they are others.
pub fn write(id: &str, words: &str) {
    if let Some(element) = by_id(id).filter(|element| element.text_content().as_deref() != Some(words)) {
        element.set_text_content(Some(words));
    }
}
