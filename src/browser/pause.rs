//! Waiting: for a time, or for the browser to have drawn.

use std::time::Duration;

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

/// Runs something after a time.
pub fn after(time: Duration, run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    let millis = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(run.unchecked_ref(), millis);
}

/// Lets the browser answer input and draw before the work goes on.
pub async fn breath() {
    let waited = js_sys::Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, 0);
    });
    let _ = JsFuture::from(waited).await;
}
