//! Opening: from a link, a file or pasted words to a dossier that is shown.
//!
//! A dossier comes whole or with problems, each told; a text comes to the dossier of the catalogue
//! that was made for it, or else its claims are found now. Nothing is asked of another host before the reader says so.

mod analyse;
mod failure;
mod form;
mod get;
mod text;

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use assay_markup::{Command, Weight};
use assay_query::{Origin, View, claims};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use analyse::warm;
pub use form::listen;
pub use text::resume;

use crate::browser::{dom, files};
use crate::dialogs;
use crate::opened::Opened;
use crate::reader::{Reader, Step};
use failure::Failure;
use get::{Consent, Got};
use text::{Job, tell_rest};

thread_local! {
    /// What was last opened on this page, so that Back finds it again, a file's text included. The
    /// last one first.
    static KEPT: RefCell<Vec<Arc<Opened>>> = const { RefCell::new(Vec::new()) };
    /// Counts what was asked for: only what was asked last is shown, whatever comes when.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// Whether what was asked for last is what a link names, and has not come yet.
    static LINKED: Cell<bool> = const { Cell::new(false) };
    /// What a link asks for and has not got, until the reader agrees to ask another host, or to try again.
    static ASKED: RefCell<Option<View>> = const { RefCell::new(None) };
}

/// So many are kept; a large one fills megabytes.
const MOST_KEPT: usize = 5;

/// What sharing says of a dossier of the reader's own.
const DOSSIER_BROUGHT: &str = "This article is a file of yours, which a link cannot carry: whoever gets the link has to open the same file here.";
/// Opens what a link says and shows its view.
pub fn link(reader: Reader, view: View) {
    spawn_local(follow(reader, view, Consent::Own));
}

async fn follow(reader: Reader, mut view: View, consent: Consent) {
    // Another view of what is shown: a text whose claims are being found goes on.
    if let Some(opened) = kept(&view.origin).filter(|opened| !LINKED.get() && is_shown(reader, opened)) {
        return show(reader, opened, view);
    }
    let turn = next_turn(reader);
    LINKED.set(true);
    let mut known = kept(&view.origin);
    // The first article's id may also be that of a file of the reader's own, which is then kept under it.
    if known.is_none() && matches!(&view.origin, Origin::Shipped(Some(id)) if get::is_first(id)) {
        view.origin = Origin::default();
        known = kept(&view.origin);
    }
    if let Some(opened) = known {
        show(reader, opened, view);
        return tell_rest(reader, None);
    }
    let first = nothing_is_open(reader);
    if first {
        // What the reader does before the article comes is done to this view.
        reader.adopt(view.clone());
        dom::fill("assay-search", &view.q);
    }
    let got = match &view.origin {
        Origin::Shipped(id) => get::shipped(id.as_deref()).await,
        Origin::Dossier(address) => get::dossier(address, consent).await,
        Origin::Text(address) => match get::text(address, consent).await {
            Ok(bytes) if is_dossier(&bytes) => get::open(address.clone(), &bytes).await,
            Ok(bytes) if is_current(turn) => {
                let set = RefCell::new(first.then(|| view.clone()));
                let (file, bytes) = (address.clone(), bytes.into());
                let asked = Some((view, consent));
                return Job { reader, turn, file, bytes, asked, set }.start();
            }
            Ok(_) => return,
            Err(failure) => Err(failure),
        },
    };
    if turn != TURN.get() {
        return;
    }
    if first {
        view = reader.view();
    }
    match got {
        Ok(Got { file, reading, packed }) => {
            reader.notices.problems(&file, &reading.problems);
            if consent == Consent::Given {
                reader.visit(&view);
            }
            show(reader, keep(Opened::new(reading, packed, view.origin.clone(), None)), view);
        }
        Err(failure) => fail(reader, failure, view),
    }
}

/// Opens what a link asked for, now that the reader agrees.
pub fn consent(reader: Reader) {
    if let Some(view) = ASKED.take() {
        spawn_local(follow(reader, view, Consent::Given));
    }
}

/// Something is opened by hand: what was told of what was opened before is over, and that something is done is said at
/// once, since it may wait for a slow line.
fn begin(reader: Reader, file: &str) -> u32 {
    let turn = next_turn(reader);
    dialogs::close();
    reader.notices.clear();
    reader.notices.work(format!("Opening {file}."));
    turn
}

/// Opens a file that the reader chose or dropped.
pub fn file(reader: Reader, file: web_sys::File) {
    let name = file.name();
    let turn = begin(reader, &name);
    spawn_local(async move {
        let read = files::read(&file, get::MAX_DOSSIER).await;
        match read {
            Ok(bytes) => bring(reader, turn, name, bytes).await,
            Err(error) => refuse(reader, turn, Failure::file(&name, error, get::MAX_DOSSIER)),
        }
    });
}

/// Opens the words that the reader pasted.
pub fn pasted(reader: Reader) {
    let words = dom::value("assay-pasted");
    if words.trim().is_empty() {
        dom::write("assay-pasted-told", "There is no text here. Paste the words of the article.");
        return dom::by_id("assay-pasted").iter().for_each(|field| dom::focus(field));
    }
    dom::write("assay-pasted-told", "");
    let file = "the pasted text".to_owned();
    let turn = begin(reader, &file);
    spawn_local(bring(reader, turn, file, words.into_bytes()));
}

/// Opens bytes that the reader brought: a dossier, or a text.
async fn bring(reader: Reader, turn: u32, file: String, bytes: Vec<u8>) {
    if !is_dossier(&bytes) {
        let (bytes, set) = (bytes.into(), RefCell::default());
        return Job { reader, turn, file, bytes, asked: None, set }.start();
    }
    let got = get::open(file, &bytes).await;
    if turn != TURN.get() {
        return;
    }
    match got {
        Ok(Got { file, reading, packed }) => {
            reader.notices.end_work();
            reader.notices.problems(&file, &reading.problems);
            let origin = Origin::Shipped(Some(reading.dossier.article.id.clone()));
            let opened = keep(Opened::new(reading, packed, origin.clone(), Some(DOSSIER_BROUGHT)));
            let count = opened.claims().len();
            reader.change(Step::Choice, |view| *view = View { origin, ..View::default() });
            show(reader, opened, reader.view());
            tell_opened(reader, &file, count);
        }
        Err(failure) => refuse(reader, turn, failure),
    }
}

/// Confirms that what the reader brought is open. Why nothing was found in it stands above it.
fn tell_opened(reader: Reader, file: &str, count: usize) {
    let found = if count > 0 { format!(": {}", claims(count)) } else { String::new() };
    reader.notices.done(&format!("Opened {file}{found}."));
}

/// Whether bytes are to be read as a dossier: they begin as JSON does, and not as Rich Text.
fn is_dossier(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
    start.starts_with(b"{") && !start.starts_with(b"{\\rtf")
}

/// Tells why what the reader brought could not be opened. If the link's article has not come yet, it
/// is asked for again: its turn was taken.
fn refuse(reader: Reader, turn: u32, failure: Failure) {
    if turn != TURN.get() {
        return;
    }
    reader.notices.end_work();
    reader.notices.tell(Weight::Trouble, failure.to_string(), Vec::new(), None);
    if nothing_is_open(reader) {
        link(reader, reader.view());
    }
    // What was at work ended for this.
    tell_rest(reader, None);
}

/// Shows what was opened, as a view asks.
fn show(reader: Reader, opened: Arc<Opened>, view: View) {
    let (view, ignored) = opened.index.reconcile(view);
    // What is not there yet may still come.
    if opened.rest.is_none() {
        reader.notices.ignored(&ignored);
    }
    LINKED.set(false);
    let other = !is_shown(reader, &opened);
    batch(|| {
        reader.adopt(view);
        if other {
            reader.opened.set(Some(opened));
        }
    });
    if other {
        tell_rest(reader, None);
    }
}

/// Tells why nothing was opened. What stands stays; on the first visit that is the site's own article.
fn fail(reader: Reader, failure: Failure, view: View) {
    dialogs::close();
    let offer = match &failure {
        Failure::AskFirst { host } => Some(format!("Get it from {host}")),
        Failure::NoAnswer { .. } => Some("Try again".to_owned()),
        _ => None,
    };
    let offer = offer.map(|words| {
        ASKED.set(Some(view.clone()));
        (Command::Accept, words)
    });
    let mut words = failure.to_string();
    LINKED.set(false);
    if !nothing_is_open(reader) {
        reader.notices.tell(Weight::Trouble, words, Vec::new(), offer);
        return tell_rest(reader, None);
    }
    if view.origin == Origin::default() {
        // The article of this site itself: it stands as HTML, and reads without an answering page.
        if let Some(root) = dom::root() {
            dom::flag(&root, "data-ready", true);
        }
    } else {
        words.push_str(" Shown instead: the article of this site.");
        spawn_local(follow(reader, View::default(), Consent::Own));
    }
    reader.notices.tell(Weight::Trouble, words, Vec::new(), offer);
}

fn is_shown(reader: Reader, opened: &Arc<Opened>) -> bool {
    reader.with_opened(|shown| Arc::ptr_eq(shown, opened)).unwrap_or_default()
}

fn nothing_is_open(reader: Reader) -> bool {
    reader.opened.with_untracked(Option::is_none)
}

/// Something else is asked for: what is at work for what was asked before ends.
fn next_turn(reader: Reader) -> u32 {
    TURN.set(TURN.get() + 1);
    LINKED.set(false);
    analyse::stop();
    reader.notices.end_work();
    TURN.get()
}

/// Whether this is still what was asked last.
fn is_current(turn: u32) -> bool {
    turn == TURN.get()
}

/// Ends what is at work. What stands stays, what has come of the claims too; where nothing does, the site's own article
/// comes.
pub fn cancel(reader: Reader) {
    next_turn(reader);
    if nothing_is_open(reader) {
        link(reader, View::default());
    }
    tell_rest(reader, None);
}

fn kept(origin: &Origin) -> Option<Arc<Opened>> {
    KEPT.with_borrow(|kept| kept.iter().find(|opened| &opened.origin == origin).cloned())
}

fn keep(opened: Opened) -> Arc<Opened> {
    let opened = Arc::new(opened);
    KEPT.with_borrow_mut(|kept| {
        kept.retain(|other| other.origin != opened.origin);
        kept.truncate(MOST_KEPT - 1);
        kept.insert(0, opened.clone());
    });
    opened
}
