//! On a small screen the panel is a sheet under the article, with three heights: a handle with the
//! count, half, and full. On a wide one it stands beside the article and none of this shows.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{HtmlElement, MouseEvent, PointerEvent};

use crate::browser::dom;

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

    /// The next height by the button, and what the button then offers.
    const fn next(self) -> (Self, &'static str) {
        match self {
            Self::Peek => (Self::Half, "Pull the claims up to full height"),
            Self::Half => (Self::Full, "Put the claims down"),
            Self::Full => (Self::Peek, "Pull the claims up"),
        }
    }

    /// The height nearest to a height of so many hundredths of the screen.
    const fn nearest(share: i32) -> Self {
        match share {
            ..28 => Self::Peek,
            28..68 => Self::Half,
            _ => Self::Full,
        }
    }
}

thread_local! {
    static HEIGHT: Cell<Sheet> = const { Cell::new(Sheet::Peek) };
}

/// How far the sheet is pulled up.
pub fn height() -> Sheet {
    HEIGHT.get()
}

/// The panel, which is the sheet.
fn panel() -> Option<HtmlElement> {
    dom::by_id("assay-panel")
}

/// Sets the height: of the panel, and of the room below the article.
pub fn set(sheet: Sheet) {
    HEIGHT.set(sheet);
    for element in [panel().map(Into::into), dom::root()].into_iter().flatten() {
        dom::set(&element, "data-sheet", sheet.word());
    }
    // The button before the next height is the one that follows the height before.
    let offer = match sheet {
        Sheet::Peek => Sheet::Full.next().1,
        Sheet::Half => Sheet::Peek.next().1,
        Sheet::Full => Sheet::Half.next().1,
    };
    if let Some(handle) = dom::by_id("assay-handle") {
        dom::set(&handle, "aria-label", offer);
    }
}

/// Pulls the sheet up if it is down.
pub fn at_least_half() {
    if height() == Sheet::Peek {
        set(Sheet::Half);
    }
}

/// The next height, by the button.
pub fn step() {
    set(height().next().0);
}

/// Makes the handle something to drag.
pub fn listen() {
    let Some(handle) = dom::by_id("assay-handle") else { return };
    let from = Rc::new(Cell::new(None::<i32>));
    let dragged = Rc::new(Cell::new(false));
    let down = (handle.clone(), from.clone(), dragged.clone());
    dom::listen(&handle, "pointerdown", move |event: PointerEvent| {
        // After a drag by touch no click follows, which would have taken this back.
        down.2.set(false);
        if event.button() == 0 {
            down.1.set(Some(event.client_y()));
            let _ = down.0.set_pointer_capture(event.pointer_id());
        }
    });
    let moved = (from.clone(), dragged.clone());
    dom::listen(&handle, "pointermove", move |event: PointerEvent| {
        let far = moved.0.get().is_some_and(|from| (from - event.client_y()).abs() > 6);
        if let (true, Some(panel)) = (far, panel()) {
            moved.1.set(true);
            dom::flag(&panel, "data-dragged", true);
            let _ =
                panel.style().set_property("--pulled", &format!("{}px", window_height() - event.client_y()));
        }
    });
    let up = (from.clone(), dragged.clone());
    dom::listen(&handle, "pointerup", move |event: PointerEvent| {
        if up.0.take().is_some() && up.1.get() {
            let_go();
            set(Sheet::nearest(100 - event.client_y() * 100 / window_height()));
        }
    });
    dom::listen(&handle, "pointercancel", move |_: web_sys::Event| {
        from.set(None);
        let_go();
    });
    // A drag ends with a click, which is then no tap; a key's click is none of that.
    dom::listen(&handle, "click", move |event: MouseEvent| {
        if dragged.replace(false) && event.detail() > 0 {
            event.stop_propagation();
        }
    });
}

/// Ends a drag: the sheet has one of its own heights again.
fn let_go() {
    if let Some(panel) = panel() {
        dom::flag(&panel, "data-dragged", false);
        let _ = panel.style().remove_property("--pulled");
    }
}

/// The height of the window, in CSS pixels.
fn window_height() -> i32 {
    window().inner_height().ok().and_then(|height| height.as_f64()).map_or(1, |height| height.max(1.0) as i32)
}
