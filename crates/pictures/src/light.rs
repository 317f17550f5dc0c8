//! Lighting an actor: wherever its name is pointed at or has the focus, every mention of it in the text lights
//! up, under whatever name, and its edges and rows with it. Where a browser cannot paint ranges of text, the
//! edges and rows alone.

use std::cell::RefCell;

use assay_dom as dom;
use assay_markup::Stage;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Node, Range};

use crate::paint;

#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, wasm_bindgen::JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = set, catch)]
    fn register(name: &str, ranges: &Highlight) -> Result<(), wasm_bindgen::JsValue>;
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = delete, catch)]
    fn unregister(name: &str) -> Result<(), wasm_bindgen::JsValue>;
}

/// The name of the highlight in the style sheet.
const NAME: &str = "assay-actor";

thread_local! {
    static LIT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What was painted is gone, whatever is pointed at.
pub fn forget() {
    LIT.take();
    let _ = unregister(NAME);
}

/// Listens for as long as the page lives.
pub fn listen() {
    for event in ["pointerover", "focusin"] {
        dom::listen(&dom::document(), event, |event: web_sys::Event| {
            if let Some(target) = dom::target(&event) {
                show(at(&target));
            }
        });
    }
}

/// The actor whose name an element is in.
fn at(element: &Element) -> Option<String> {
    let own = element.closest("[data-who], [data-actor], [data-filter=actor], .edge, .cell").ok()??;
    ["data-who", "data-actor", "data-to"].into_iter().find_map(|name| own.get_attribute(name))
}

fn show(actor: Option<String>) {
    if LIT.with_borrow(|lit| *lit == actor) {
        return;
    }
    if let Some(panel) = dom::by_id("assay-panel") {
        for element in dom::all(&panel, "[data-lit-actor]") {
            dom::flag(&element, "data-lit-actor", false);
        }
        for element in dom::all(&panel, "[data-who], [data-actor], [data-agent]") {
            let is = |name| element.get_attribute(name).is_some() && element.get_attribute(name) == actor;
            if ["data-who", "data-actor", "data-agent", "data-patient"].into_iter().any(is) {
                dom::flag(&element, "data-lit-actor", true);
            }
        }
    }
    let _ = unregister(NAME);
    if let Some(id) = &actor {
        paint::with(|stage, _| light(stage, id));
    }
    LIT.set(actor);
}

/// Paints the mentions of an actor.
fn light(stage: &Stage<'_>, id: &str) -> Option<()> {
    let actor = stage.index.actor(id)?;
    let text = stage.reading.text.as_ref()?.as_str();
    let highlight = Highlight::new().ok()?;
    let article = dom::by_id("assay-article")?;
    let mut nodes = Vec::new();
    leaves(&article, &mut nodes);
    // Both go forward through the text: bytes here, UTF-16 units in the document.
    let mut nodes = nodes.into_iter();
    let (mut node, mut starts, mut length) = (nodes.next()?, 0, 0);
    length += units_of(&node);
    let (mut bytes, mut units) = (0, 0);
    for span in stage.reading.mentions_of(actor) {
        let mut ends = [(0, None), (0, None)];
        for (end, byte) in ends.iter_mut().zip([span.start, span.end]) {
            units += text.get(bytes..byte)?.encode_utf16().count();
            bytes = byte;
            while units > starts + length || (units == starts + length && byte == span.start) {
                let Some(next) = nodes.next() else { break };
                starts += length;
                length = units_of(&next);
                node = next;
            }
            *end = (units - starts, Some(node.clone()));
        }
        let range = dom::document().create_range().ok()?;
        let [(from, Some(first)), (to, Some(last))] = ends else { continue };
        let placed = range.set_start(&first, from as u32).is_ok() && range.set_end(&last, to as u32).is_ok();
        if placed {
            highlight.add(&range);
        }
    }
    register(NAME, &highlight).ok()
}

fn units_of(node: &Node) -> usize {
    node.node_value().map_or(0, |words| words.encode_utf16().count())
}

/// The nodes of text under one, in the order of the document.
fn leaves(node: &Node, into: &mut Vec<Node>) {
    if node.node_type() == Node::TEXT_NODE {
        into.push(node.clone());
    }
    let mut child = node.first_child();
    while let Some(one) = child {
        leaves(&one, into);
        child = one.next_sibling();
    }
}
