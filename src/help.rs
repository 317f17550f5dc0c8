//! The keys and the signs, explained; and the switch that turns single keys off.

use assay_dossier::{Kind, Sourcing};
use leptos::prelude::*;

use crate::browser::storage;
use crate::keys::KEYS;
use crate::reader::Reader;

/// Where the switch is remembered.
const SWITCH: &str = "assay.single-keys";

/// The switch as it was left: on, unless it was turned off.
pub fn recalled() -> bool {
    storage::recall(SWITCH).as_deref() != Some("off")
}

/// What the signs in the text mean.
const fn meaning(kind: Kind) -> &'static str {
    match kind {
        Kind::Report => "an event or a state of affairs, told as fact",
        Kind::Estimate => "a figure or fact that is not exactly known",
        Kind::Interpretation => "a judgement, a motive or a cause read into events",
        Kind::Prediction => "what will or may happen",
    }
}

/// Keys and signs.
#[component]
pub fn Help(reader: Reader) -> impl IntoView {
    let keys = KEYS.iter().map(|key| view! { <div><dt><kbd>{key.sign}</kbd></dt><dd>{key.does}</dd></div> });
    let kinds = Kind::ALL.iter().map(|kind| {
        view! { <div><dt><span class="mark" data-kind=kind.id()>{kind.label()}</span></dt><dd>{meaning(*kind)}</dd></div> }
    });
    let sourcing = Sourcing::ALL.iter().map(|sourcing| {
        view! { <div><dt><span class="dot" data-sourcing=sourcing.id()></span></dt><dd>{sourcing.label()}</dd></div> }
    });
    let flip = move |_| {
        let on = !reader.single_keys.get_untracked();
        reader.single_keys.set(on);
        storage::remember(SWITCH, if on { "on" } else { "off" });
    };
    view! {
        <h3>"In the text"</h3>
        <dl class="signs">{kinds.collect_view()}{sourcing.collect_view()}</dl>
        <h3>"Keys"</h3>
        <dl class="signs">{keys.collect_view()}</dl>
        <label class="check"><input type="checkbox" prop:checked=move || reader.single_keys.get() on:change=flip/>" Single keys are commands"</label>
    }
}
