//! The address of the page: read it, write it, hear of Back and Forward.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::window;
use wasm_bindgen::JsValue;

use super::{dom, pause};

/// The query without `?` and the fragment without `#`, as they stand in the address.
pub fn address() -> (String, String) {
    let location = window().location();
    let bare = |part: Result<String, JsValue>, sign: char| {
        let part = part.unwrap_or_default();
        part.strip_prefix(sign).map(str::to_owned).unwrap_or(part)
    };
    (bare(location.search(), '?'), bare(location.hash(), '#'))
}

/// The address of the page without query and fragment.
pub fn base() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// The host of the page, with its port.
pub fn host() -> String {
    window().location().host().unwrap_or_default()
}

/// Writes the address. Browsers refuse more than about ten writes a second over time, so those that
/// replace are held back to that pace, the last one always written.
#[derive(Clone, Default)]
pub struct Writer {
    waiting: Rc<RefCell<Option<String>>>,
    resting: Rc<Cell<bool>>,
}

/// The shortest time between two writes that replace.
const PACE: Duration = Duration::from_millis(100);

impl Writer {
    /// A new entry: Back undoes it.
    pub fn push(&self, link: &str) {
        self.flush();
        write(link, web_sys::History::push_state_with_url);
    }

    /// The same entry with another address; now, or as soon as the pace allows.
    pub fn replace(&self, link: &str) {
        if self.resting.get() {
            *self.waiting.borrow_mut() = Some(link.to_owned());
            return;
        }
        write(link, web_sys::History::replace_state_with_url);
        self.resting.set(true);
        let writer = self.clone();
        pause::after(PACE, move || {
            writer.resting.set(false);
            let waiting = writer.waiting.borrow_mut().take();
            if let Some(link) = waiting {
                writer.replace(&link);
            }
        });
    }

    /// Drops what waits: the entry that it belongs to has been left.
    pub fn forget(&self) {
        self.waiting.borrow_mut().take();
    }

    /// Writes what waits, so that the entry that a new one covers has its last address.
    fn flush(&self) {
        if let Some(link) = self.waiting.borrow_mut().take() {
            write(&link, web_sys::History::replace_state_with_url);
        }
    }
}

/// A history that refuses (a sandboxed frame, too many writes) costs the link in the address, not
/// the page: Share still makes it.
fn write(link: &str, by: impl Fn(&web_sys::History, &JsValue, &str, Option<&str>) -> Result<(), JsValue>) {
    let Ok(history) = window().history() else { return };
    let _ = by(&history, &JsValue::NULL, "", Some(link));
}

/// Calls back when the reader goes Back or Forward or edits the fragment.
pub fn on_travel(mut run: impl FnMut() + 'static) {
    dom::listen(&window(), "popstate", move |_: web_sys::Event| run());
}
