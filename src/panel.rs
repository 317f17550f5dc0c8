//! The panel's tabs: which is open, and what stands in the second and third. Those two are written by a program
//! of its own (`crates/pictures`), which is fetched when one of them is first opened or an actor pointed at.

use std::cell::RefCell;
use std::sync::Arc;

use assay_markup::{Command, Weight};
use assay_query::{Tab, View, write};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

use crate::browser::dom;
use crate::browser::pictures::{self, Pictures};
use crate::opened::Opened;
use crate::reader::{Reader, Step};
use crate::{share, sheet};

/// The tabs with their buttons and what they show.
const TABS: [(Tab, &str, &str); 3] = [
    (Tab::Claims, "assay-tab-claims", "assay-cards"),
    (Tab::Actors, "assay-tab-actors", "assay-actors"),
    (Tab::Overview, "assay-tab-overview", "assay-overview"),
];

/// The program of the pictures, and the dossier that it has.
#[derive(Default)]
struct Gallery {
    program: Option<Pictures>,
    fetching: bool,
    has: Option<Arc<Opened>>,
}

thread_local! {
    static GALLERY: RefCell<Gallery> = RefCell::default();
}

/// Keeps the tabs in step with the state.
pub fn paint(reader: Reader) {
    Effect::new(move |before: Option<Tab>| {
        let (opened, shown) = (reader.opened.get(), reader.shown.get());
        let tab = reader.filter.with(|filter| filter.tab);
        reader.listen_to_selection();
        if before != Some(tab) {
            show_tab(tab);
            // A link to one of them means it: on a small screen the sheet is pulled up for it.
            if tab != Tab::Claims {
                sheet::at_least_half();
            }
        }
        if opened.is_some() && shown.is_some() && tab != Tab::Claims {
            write_tab(reader);
        }
        tab
    });
}

/// Writes the open tab, now or as soon as the program for it is here.
fn write_tab(reader: Reader) {
    let link = write(&reader.view());
    if let Some(program) = ready(reader) {
        program.show(&link.query, &link.fragment);
        answer();
    }
}

/// Says that the page answers: at once with the claims, with another tab when that is written.
pub fn answer() {
    dom::root().into_iter().for_each(|root| dom::flag(&root, "data-ready", true));
}

/// The program with what is open; if it is not here yet, it is fetched, and then writes the tab.
fn ready(reader: Reader) -> Option<Pictures> {
    let opened = reader.opened.get_untracked()?;
    let Some(program) = GALLERY.with_borrow(|gallery| gallery.program.clone()) else {
        fetch(reader);
        return None;
    };
    let has =
        GALLERY.with_borrow(|gallery| gallery.has.as_ref().is_some_and(|has| Arc::ptr_eq(has, &opened)));
    if !has && let Err(error) = program.open(&opened.packed) {
        missing(reader, error.as_string().unwrap_or_else(|| dom::words(&error)));
        return None;
    }
    GALLERY.with_borrow_mut(|gallery| gallery.has = Some(opened));
    Some(program)
}

/// Tells that the second and third tab cannot be written. The page answers all the same.
fn missing(reader: Reader, why: String) {
    answer();
    let words = "The actors and the overview could not be loaded. Open the tab again to try once more; if it stays so, reload the page.";
    reader.notices.tell(Weight::Trouble, words.to_owned(), vec![why], None);
}

/// Fetches the program, once.
pub fn fetch(reader: Reader) {
    if GALLERY.with_borrow_mut(|gallery| {
        gallery.program.is_some() || std::mem::replace(&mut gallery.fetching, true)
    }) {
        return;
    }
    spawn_local(async move {
        let came = pictures::here().await;
        GALLERY.with_borrow_mut(|gallery| gallery.fetching = false);
        match came {
            Ok(program) => {
                GALLERY.with_borrow_mut(|gallery| gallery.program = Some(program));
                if reader.filter.with_untracked(|filter| filter.tab) != Tab::Claims {
                    write_tab(reader);
                } else {
                    ready(reader);
                }
            }
            Err(error) => missing(reader, dom::words(&error)),
        }
    });
}

/// Listens for what calls for the program before a tab is open: an actor or a tab is pointed at, or has the focus.
pub fn listen(reader: Reader) {
    let Some(panel) = dom::by_id("assay-panel") else { return };
    for event in ["pointerover", "focusin"] {
        dom::listen(&panel, event, move |event: web_sys::Event| {
            let wanted = dom::target(&event).and_then(|target| {
                target.closest("[role=tab][aria-selected=false], [data-filter=actor]").ok().flatten()
            });
            if wanted.is_some() {
                fetch(reader);
            }
        });
    }
}

/// Marks the open tab, and shows what it holds alone.
fn show_tab(tab: Tab) {
    for (own, button, holds) in TABS {
        if let (Some(button), Some(holds)) = (dom::by_id(button), dom::by_id(holds)) {
            dom::set(&button, "aria-selected", if own == tab { "true" } else { "false" });
            button.set_tab_index(if own == tab { 0 } else { -1 });
            holds.set_hidden(own != tab);
        }
    }
    if let Some(root) = dom::root() {
        dom::set(&root, "data-view", tab.id());
    }
}

/// Opens a tab, and moves the focus to its button; of a sheet that is down it shows nothing, so that is pulled
/// up first.
pub fn open(reader: Reader, tab: Tab) {
    reader.change(Step::Choice, |view| view.tab = tab);
    to_open_tab(reader);
}

/// Moves the focus to the button of the open tab.
pub fn to_open_tab(reader: Reader) {
    sheet::at_least_half();
    let tab = reader.view().tab;
    let button = TABS.iter().find(|(own, ..)| *own == tab).and_then(|(_, button, _)| dom::by_id(button));
    button.into_iter().for_each(|button| dom::focus(&button));
}

/// The tab beside the one that is open, for the arrow keys on the tabs.
pub fn beside(reader: Reader, key: &str) -> bool {
    let at = TABS.iter().position(|(tab, ..)| *tab == reader.view().tab).unwrap_or_default();
    let next = match key {
        "ArrowRight" => (at + 1) % TABS.len(),
        "ArrowLeft" => (at + TABS.len() - 1) % TABS.len(),
        "Home" => 0,
        "End" => TABS.len() - 1,
        _ => return false,
    };
    TABS.get(next).into_iter().for_each(|(tab, ..)| open(reader, *tab));
    true
}

/// Follows a link that carries a view of what is open.
pub fn follow(reader: Reader, link: &Element) {
    let href = link.get_attribute("href").unwrap_or_default();
    let (query, fragment) = href.split_once('#').unwrap_or((&href, ""));
    let (to, _) = assay_query::parse(query, fragment);
    reader.change(Step::Choice, |view| *view = View { origin: view.origin.clone(), ..to });
}

/// Enlarges the network, or the other way round; 0 shows the whole.
pub fn zoom(by: i32) {
    GALLERY.with_borrow(|gallery| gallery.program.iter().for_each(|program| program.zoom(by)));
}

/// Copies the section that a button stands in.
pub fn copy(reader: Reader, command: Command, button: &Element) {
    let section =
        button.closest("[data-chart]").ok().flatten().and_then(|section| section.get_attribute("data-chart"));
    let (Some(section), Some(program)) = (section, ready(reader)) else { return };
    match command {
        Command::CopyPng => {
            let told = program.png(&section);
            spawn_local(async move {
                let words =
                    wasm_bindgen_futures::JsFuture::from(told).await.ok().and_then(|words| words.as_string());
                match words.as_deref() {
                    Some(crate::panel::COPIED) => reader.notices.done("Copied as PNG."),
                    _ => reader.notices.done("The clipboard takes no pictures here; saved as a file."),
                }
            });
        }
        Command::CopySvg => share::copy(reader, program.svg(&section), "Copied as SVG."),
        _ => share::copy(
            reader,
            [program.text(&section), reader.link(&reader.view())].concat(),
            "Copied as text.",
        ),
    }
}

/// What the program says when the clipboard has taken a picture.
pub const COPIED: &str = "copied";
