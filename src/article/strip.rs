//! The strip beside the article: where over its length the claims lie, and which of them match.
//!
//! It is drawn in so many steps, whatever the number of claims, and never asks the browser where an
//! element lies. It repeats for the eye what the cards say; a click leads to the nearest claim.

use assay_markup::strip;
use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::browser::dom;
use crate::reader::Reader;
use crate::selection::{self, Via};

/// The steps of the strip's length.
const STEPS: usize = 300;

/// The strip.
#[component]
pub fn Strip(reader: Reader) -> impl IntoView {
    let picture = move || {
        let (opened, shown) = (reader.opened.get()?, reader.shown.get()?);
        let selected = reader.selected();
        let ticks = [
            ("all", ticks(&opened, |_| true)),
            ("match", ticks(&opened, |nth| shown.matches.contains(nth))),
            ("chosen", ticks(&opened, |nth| Some(nth) == selected)),
        ];
        Some(strip(STEPS, &ticks).into_string())
    };
    view! { <div inner_html=move || picture().unwrap_or_default()></div> }
}

/// A click on the strip leads to the nearest claim that is shown.
pub fn listen(reader: Reader) {
    let Some(strip) = dom::by_id("assay-strip") else { return };
    dom::listen(&strip.clone(), "click", move |event: MouseEvent| {
        let place = strip.get_bounding_client_rect();
        let at = (f64::from(event.client_y()) - place.top()) / place.height().max(1.0);
        if let Some(nth) = nearest(reader, at) {
            selection::select(reader, nth, Via::Elsewhere);
        }
    });
}

/// A tick at each step at which a claim begins that is asked for.
fn ticks(opened: &crate::opened::Opened, asked: impl Fn(usize) -> bool) -> String {
    let mut steps = [false; STEPS];
    for nth in (0..opened.claims().len()).filter(|&nth| asked(nth)) {
        let step = opened.reading.position(nth).map(|at| (at * STEPS as f64) as usize);
        if let Some(taken) = step.and_then(|step| steps.get_mut(step)) {
            *taken = true;
        }
    }
    let ticks = steps.iter().enumerate().filter(|(_, taken)| **taken);
    ticks.map(|(step, _)| format!("M0 {step}h10")).collect()
}

fn nearest(reader: Reader, at: f64) -> Option<usize> {
    let opened = reader.opened.get_untracked()?;
    let away = |nth: &usize| opened.reading.position(*nth).map(|position| (position - at).abs());
    let candidates = reader.in_order().into_iter().filter_map(|nth| Some((nth, away(&nth)?)));
    candidates.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(nth, _)| nth)
}
