//! What each command does: those of buttons (`data-do`) and those of keys are the same.

use std::cell::Cell;

use assay_markup::Command;
use assay_query::{Tab, View};
use web_sys::{Element, HtmlInputElement};

use crate::article::marks;
use crate::browser::{dom, storage};
use crate::claims::{cards, chips, facets};
use crate::reader::{Reader, Step};
use crate::{dialogs, opening, panel, selection, share, sheet};

/// Does a command. `at` is the element that gave it: the button, or what has the focus. Says whether
/// there was anything to do.
pub fn run(reader: Reader, command: Command, at: &Element) -> bool {
    match command {
        Command::Next => selection::step(reader, true),
        Command::Previous => selection::step(reader, false),
        Command::NextOverlap => selection::overlap(reader, true),
        Command::PreviousOverlap => selection::overlap(reader, false),
        Command::Back => return back(reader, at),
        Command::Search => to("assay-search"),
        Command::Claims => panel::open(reader, Tab::Claims),
        Command::Actors => panel::open(reader, Tab::Actors),
        Command::Overview => panel::open(reader, Tab::Overview),
        Command::ZoomIn => panel::zoom(1),
        Command::ZoomOut => panel::zoom(-1),
        Command::ZoomAll => panel::zoom(0),
        Command::CopyText | Command::CopyPng | Command::CopySvg => panel::copy(reader, command, at),
        Command::Help => dialogs::show("help"),
        Command::Open => {
            dialogs::show("open");
            opening::warm();
        }
        Command::OpenPasted => opening::pasted(reader),
        Command::Share => share::show(reader),
        Command::CopyLink => share::copy_link(reader),
        Command::CopyCitation => share::copy_citation(reader),
        Command::CopyClaimLink => share::copy_claim_link(reader),
        Command::CopyClaimCitation => share::copy_claim_citation(reader),
        Command::Close => dialogs::close(),
        Command::Fold => fold(at),
        Command::AnyOrAll => reader.change(Step::Choice, |view| view.any = !view.any),
        Command::Exclude => exclude(reader, at),
        Command::RemoveChip => chips::remove(reader, at),
        Command::Dismiss => reader.notices.dismiss_at(at),
        Command::Accept => {
            reader.notices.dismiss_at(at);
            opening::consent(reader);
        }
        Command::Cancel => opening::cancel(reader),
        Command::Resume => {
            reader.notices.dismiss_at(at);
            opening::resume(reader);
        }
        Command::Clear => {
            reader.change(Step::Choice, View::clear);
            to("assay-panel");
        }
        Command::Sheet => sheet::step(),
        Command::SingleKeys => set_single_keys(at),
    }
    true
}

fn to(id: &str) {
    if let Some(element) = dom::by_id(id) {
        dom::focus(&element);
    }
}

/// One step back: from the search to the panel, from a card to its words, from a selection to none.
fn back(reader: Reader, at: &Element) -> bool {
    if at.id() == "assay-search" {
        panel::to_open_tab(reader);
        return true;
    }
    let card = reader.with_opened(|opened| cards::claim_at(at, opened)).flatten();
    if let Some(nth) = card.filter(|&nth| marks::dot(nth).is_some()) {
        selection::back_to_text(nth);
        return true;
    }
    let selected = reader.view().selected.is_some();
    if selected {
        selection::clear(reader);
    }
    selected
}

fn fold(button: &Element) {
    let Some(facets) = dom::by_id("assay-facets") else { return };
    let unfold = !facets.has_attribute("data-unfolded");
    dom::flag(&facets, "data-unfolded", unfold);
    dom::set(button, "aria-expanded", if unfold { "true" } else { "false" });
    button.set_text_content(Some(if unfold { "Fewer filters" } else { "All filters" }));
}

fn exclude(reader: Reader, at: &Element) {
    if let Some((facet, value)) = facets::value_at(at) {
        reader.change(Step::Choice, |view| view.exclude(facet, &value));
    }
}

/// Where the switch for single keys is remembered.
const SINGLE_KEYS: &str = "assay.single-keys";

thread_local! {
    static KEYS_ARE_ON: Cell<bool> = const { Cell::new(true) };
}

/// Whether single keys are commands.
pub fn single_keys() -> bool {
    KEYS_ARE_ON.get()
}

/// Sets the switch as it was left: on, unless it was turned off.
pub fn recall_single_keys() {
    let on = storage::recall(SINGLE_KEYS).as_deref() != Some("off");
    KEYS_ARE_ON.set(on);
    // Not the attribute: on a reload a browser may put back what was checked.
    if let Some(switch) = dom::by_id("assay-single-keys").and_then(|element| checkbox(&element)) {
        switch.set_checked(on);
    }
}

fn checkbox(element: &Element) -> Option<HtmlInputElement> {
    dom::cast(element.clone())
}

fn set_single_keys(switch: &Element) {
    let on = checkbox(switch).is_none_or(|switch| switch.checked());
    KEYS_ARE_ON.set(on);
    storage::remember(SINGLE_KEYS, if on { "on" } else { "off" });
}
