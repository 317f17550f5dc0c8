//! On a small screen the panel is a sheet under the article, with three heights: a handle with the
//! count, half, and full. On a wide one it stands beside the article and none of this shows.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

use crate::browser::dom;
use crate::reader::Reader;

/// How far the sheet is pulled up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Only the handle and the count.
    Peek,
    /// Half of the screen.
    Half,
    /// All but the bar.
    Full,
}

impl Sheet {
    const fn word(self) -> &'static str {
        match self {
            Self::Peek => "peek",
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    /// The next height by the button.
    const fn next(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half => Self::Full,
            Self::Full => Self::Peek,
        }
    }

    /// The height nearest to a share of the screen.
    fn nearest(share: f64) -> Self {
        match share {
            share if share < 0.28 => Self::Peek,
            share if share < 0.68 => Self::Half,
            _ => Self::Full,
        }
    }

    /// What the button leads to.
    const fn offer(self) -> &'static str {
        match self {
            Self::Peek => "Pull the claims up",
            Self::Half => "Pull the claims up to full height",
            Self::Full => "Put the claims down",
        }
    }
}

/// The panel, which is the sheet.
fn panel() -> Option<HtmlElement> {
    dom::by_id("assay-panel")
}

/// Keeps the panel's height and the room below the article in step with the state.
pub fn follow(reader: Reader) {
    Effect::new(move |_| {
        let word = reader.sheet.get().word();
        if let Some(panel) = panel() {
            dom::set(&panel, "data-sheet", word);
        }
        if let Some(root) = dom::root() {
            dom::set(&root, "data-sheet", word);
        }
    });
}

/// The handle: a button for a tap and for the keyboard, and something to drag.
#[component]
pub fn Handle(reader: Reader) -> impl IntoView {
    let from = StoredValue::new(None::<i32>);
    // A drag ends with a click, which is then no tap.
    let dragged = StoredValue::new(false);
    let down = move |event: PointerEvent| {
        from.set_value(Some(event.client_y()));
        if let Some(handle) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
    };
    let drag = move |event: PointerEvent| {
        let moved = from.get_value().is_some_and(|from| (from - event.client_y()).abs() > 6);
        if let (true, Some(panel)) = (moved, panel()) {
            dom::flag(&panel, "data-dragged", true);
            let _ = panel.style().set_property("--pulled", &format!("{}px", height() - f64::from(event.client_y())));
        }
    };
    let up = move |event: PointerEvent| {
        from.set_value(None);
        let Some(panel) = panel().filter(|panel| panel.has_attribute("data-dragged")) else { return };
        dom::flag(&panel, "data-dragged", false);
        let _ = panel.style().remove_property("--pulled");
        reader.sheet.set(Sheet::nearest(1.0 - f64::from(event.client_y()) / height()));
        dragged.set_value(true);
    };
    let click = move |_| {
        if dragged.get_value() {
            dragged.set_value(false);
        } else {
            reader.sheet.update(|sheet| *sheet = sheet.next());
        }
    };
    view! {
        <button type="button" class="handle" aria-label=move || reader.sheet.get().offer() on:pointerdown=down on:pointermove=drag
            on:pointerup=up on:click=click><span></span></button>
    }
}

/// The height of the window, in CSS pixels.
fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(1.0).max(1.0)
}
