//! Opening a text: beside the claims that were made for it, or those that are found now. Of a long text the words come
//! first and its claims part by part, without moving the reader; where that is broken off, what has come stays, and the
//! rest can be asked for.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use assay_dossier::Reading;
use assay_markup::{Command, Weight};
use assay_query::{Origin, View};
use leptos::prelude::Set;
use leptos::task::spawn_local;

use super::get::{self, Consent, Got};
use super::{analyse, fail, is_current, keep, kept, next_turn, refuse, show, tell_opened};
use crate::opened::{Opened, Rest};
use crate::reader::{Reader, Step};

/// What sharing says of a text whose claims were found here.
const TEXT_ANALYSED: &str = "The text is yours and its claims were found on your machine. A link cannot carry them: whoever gets the link has to open the same text here.";
/// And of a text of the reader's own that the site has claims for.
const TEXT_BROUGHT: &str = "The text is a file of yours, which a link cannot carry: whoever opens the link sees the claims, and the words once they open the text.";

/// A text that is being opened.
pub struct Job {
    /// The page's state.
    pub reader: Reader,
    /// Its turn.
    pub turn: u32,
    /// By which name the reader knows it.
    pub file: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// What the link asks for that leads to it, and whether the reader agreed to ask another host; nothing where the
    /// reader brought the text.
    pub asked: Option<(View, Consent)>,
    /// The view as it was last set from here: if it is another by now, the reader has changed it.
    pub set: RefCell<Option<View>>,
}

impl Job {
    /// Opens the text, in the background.
    pub fn start(self) {
        spawn_local(Rc::new(self).run());
    }

    async fn run(self: Rc<Self>) {
        let (reader, turn) = (self.reader, self.turn);
        let part = Rc::clone(&self);
        let come = Box::new(move |packed, share| part.come(packed, share));
        let got = get::settle(reader, turn, self.file.clone(), &self.bytes, come).await;
        if !is_current(turn) {
            return;
        }
        reader.notices.end_work();
        match got {
            Ok(Got { reading, packed, .. }) => self.complete(reading, packed),
            // Of this text something stands: that it goes no further is told with the offer to go on.
            Err(failure) if self.stands() => tell_rest(reader, Some(&failure.to_string())),
            Err(failure) => match &self.asked {
                Some((view, _)) => fail(reader, failure, view.clone()),
                None => refuse(reader, turn, failure),
            },
        }
    }

    /// Shows what was found in some share of the text.
    fn come(&self, packed: Vec<u8>, share: f64) {
        let Ok(reading) = Reading::unpack(&packed) else { return };
        let rest = Rest { file: self.file.clone(), bytes: Arc::clone(&self.bytes), share };
        let opened = self.opened(reading, packed, Some(rest));
        // All of its claims may have been found before: a part is no news.
        let known = kept(&opened.origin).is_some_and(|kept| kept.rest.is_none());
        if known || !is_current(self.turn) {
            return;
        }
        if self.has(&opened.origin, share) {
            self.set.borrow_mut().get_or_insert_with(|| self.reader.view());
        } else {
            self.put(opened);
        }
    }

    fn complete(&self, reading: Reading, packed: Vec<u8>) {
        let reader = self.reader;
        reader.notices.problems(&self.file, &reading.problems);
        let opened = self.opened(reading, packed, None);
        let count = opened.claims().len();
        self.put(opened);
        if self.asked.is_none() {
            tell_opened(reader, &self.file, count);
        }
    }

    fn opened(&self, reading: Reading, packed: Vec<u8>, rest: Option<Rest>) -> Opened {
        let id = &reading.dossier.article.id;
        let (origin, brought) = match &self.asked {
            Some((view, _)) => (view.origin.clone(), None),
            None if get::is_own_text(id) => (Origin::Shipped(Some(id.clone())), Some(TEXT_ANALYSED)),
            None => (Origin::Shipped(Some(id.clone())), Some(TEXT_BROUGHT)),
        };
        Opened { rest, ..Opened::new(reading, packed, origin, brought) }
    }

    /// Whether a part of this text is shown, its words at least.
    fn stands(&self) -> bool {
        let in_part = |opened: &Arc<Opened>| opened.rest.is_some();
        self.set.borrow().is_some() && self.reader.with_opened(in_part).unwrap_or_default()
    }

    /// Whether a part of this text with no smaller share is shown.
    fn has(&self, origin: &Origin, share: f64) -> bool {
        let has = |opened: &Arc<Opened>| {
            opened.origin == *origin && opened.rest.as_ref().is_some_and(|rest| rest.share >= share)
        };
        self.reader.with_opened(has).unwrap_or_default()
    }

    /// Shows a dossier of this text: as the link asks, or as the reader has it since.
    fn put(&self, opened: Opened) {
        let reader = self.reader;
        let goes_on = self.has(&opened.origin, 0.0);
        let origin = opened.origin.clone();
        let opened = keep(opened);
        let untouched = self.set.borrow().as_ref().is_none_or(|set| *set == reader.view());
        match &self.asked {
            Some((asked, consent)) => {
                let view = if untouched { asked.clone() } else { reader.view() };
                if *consent == Consent::Given {
                    reader.visit(&view);
                }
                show(reader, opened, view);
            }
            None => {
                if !goes_on {
                    reader.change(Step::Choice, |view| *view = View { origin, ..View::default() });
                }
                show(reader, opened, reader.view());
            }
        }
        *self.set.borrow_mut() = Some(reader.view());
    }
}

/// Of a text whose claims were not all found: says so above it, and in a notice that tells why, where something went wrong,
/// and offers to go on.
pub fn tell_rest(reader: Reader, why: Option<&str>) {
    let Some(opened) = reader.with_opened(Arc::clone) else { return };
    let Some(rest) = opened.rest.as_ref().filter(|_| !analyse::at_work()) else { return };
    // A whole number: writing fractions would take more code than all of this file.
    let words = match (rest.share * 100.0) as u32 {
        0 if opened.claims().is_empty() => "The claims of this text have not been found yet.".to_owned(),
        0 => "Only the first claims of this text have been found, in less than 1 % of it.".to_owned(),
        percent => format!("Only the claims in the first {percent} % of this text have been found."),
    };
    let offer = Some((Command::Resume, "Find the rest".to_owned()));
    match why {
        Some(why) => reader.notices.tell(Weight::Trouble, format!("{why} {words}"), Vec::new(), offer),
        None => reader.notices.tell(Weight::Remark, words.clone(), Vec::new(), offer),
    }
    note(reader, &opened, words);
}

/// Has a remark stand above a text that is shown.
fn note(reader: Reader, opened: &Opened, words: String) {
    if opened.reading.dossier.article.note.as_ref() == Some(&words) {
        return;
    }
    let Ok(mut reading) = Reading::unpack(&opened.packed) else { return };
    reading.dossier.article.note = Some(words);
    let noted = Opened::new(reading, opened.packed.clone(), opened.origin.clone(), opened.brought);
    reader.opened.set(Some(keep(Opened { rest: opened.rest.clone(), ..noted })));
}

/// Finds the claims that are still to be found.
pub fn resume(reader: Reader) {
    let rest = |opened: &Arc<Opened>| opened.rest.clone().map(|rest| (rest, opened.origin.clone()));
    let Some((Rest { file, bytes, .. }, origin)) = reader.with_opened(rest).flatten() else { return };
    let turn = next_turn(reader);
    let asked = matches!(origin, Origin::Text(_)).then(|| (reader.view(), Consent::Own));
    let set = RefCell::new(Some(reader.view()));
    Job { reader, turn, file, bytes, asked, set }.start();
}
