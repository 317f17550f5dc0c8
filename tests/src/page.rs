//! The page as a reader and its contract have it: cards, marks, facets, the status, the address. It is met only through
//! the attributes that others may rely on (data.md), so a journey written with it says what must be true, not how the
//! page is made.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::json;

use crate::browser::{Browser, eventually};
use crate::engine::Engine;
use crate::run::Stage;
use crate::site::{Request, Site};

/// A claim's card.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Card {
    /// The claim's id.
    pub id: String,
    /// Whether the page says that the card does not match: hidden, or selected though the filter leaves it out.
    pub hidden: bool,
    /// Whether the card takes room on the page, and not only because it is selected.
    pub rendered: bool,
}

/// A piece of the text that belongs to one claim or more.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Mark {
    /// The claims whose words these are.
    pub claims: Vec<String>,
    /// `match`, `dim` or `selected`.
    pub state: String,
    /// The words.
    pub text: String,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Value {
    /// As in links.
    pub id: String,
    /// What it says, with its count.
    pub label: String,
    /// The count beside it.
    pub count: Option<usize>,
    /// `true`, `false`, or `mixed` for excluded.
    pub pressed: String,
}

/// What the status says: so many of so many claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Status {
    /// How many match.
    pub matching: usize,
    /// How many there are.
    pub all: usize,
}

/// The page in one browser, on one host of its own.
pub struct Page {
    browser: Browser,
    stage: Arc<Stage>,
    journey: usize,
}

/// What stands in the window, and what a person does there.
impl Deref for Page {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Page {
    pub(crate) fn new(browser: Browser, stage: Arc<Stage>, journey: usize) -> Self {
        Self { browser, stage, journey }
    }

    pub(crate) fn into_browser(self) -> Browser {
        self.browser
    }

    /// The same host in a browser that was never there: another engine's process with an empty profile.
    pub async fn fresh_profile(&self) -> Self {
        Self::new(Browser::start(self.engine()).await, Arc::clone(&self.stage), self.journey)
    }

    /// Ends the browser of a fresh profile.
    pub async fn quit(self) {
        let outside = self.outside_requests();
        assert!(outside.is_empty(), "the outside world was asked: {outside:#?}");
        self.browser.quit().await;
    }

    /// The host.
    pub fn site(&self) -> &Site {
        &self.stage.site
    }

    /// What this journey has asked of the host so far.
    pub fn requests(&self) -> Vec<Request> {
        self.site().requests(self.journey)
    }

    /// The page's address without view and selection.
    pub fn home(&self) -> String {
        self.site().address(self.journey)
    }

    /// Opens a link of the page, such as `?kind=report#c7`, and waits until the page answers.
    pub async fn open(&self, link: &str) {
        self.open_unready(link).await;
        self.ready().await;
    }

    /// Opens a link and waits only for the document.
    pub async fn open_unready(&self, link: &str) {
        // From one view to another by address alone may be the same document to the browser, which then does not load.
        if self.whole_address().await.starts_with(&self.home()) {
            self.go("about:blank").await;
        }
        self.go(&format!("{}{link}", self.home())).await;
    }

    /// Waits until the page says that it answers.
    pub async fn ready(&self) {
        let _: bool = self
            .until("the page answers", "return document.documentElement.hasAttribute('data-ready')")
            .await;
    }

    /// Reloads and waits until the page answers.
    pub async fn reload_ready(&self) {
        self.reload().await;
        self.ready().await;
    }

    /// The view and the selection in the address: what follows the page's own address.
    pub async fn address(&self) -> String {
        let whole = self.whole_address().await;
        whole.strip_prefix(&self.home()).unwrap_or(&whole).to_owned()
    }

    /// Waits until the address is a certain link.
    pub async fn address_becomes(&self, link: &str) {
        eventually("the address", link.to_owned(), async || self.address().await).await;
    }

    /// What the status says.
    pub async fn status(&self) -> Status {
        let text = self.status_text().await.replace(',', "");
        let numbers: Vec<usize> =
            text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
        match numbers[..] {
            [matching, all, ..] => Status { matching, all },
            _ => panic!("the status does not say how many of how many claims: {text:?}"),
        }
    }

    /// The status in its words.
    pub async fn status_text(&self) -> String {
        self.eval(
            "return [...document.querySelectorAll('[role=status]')].map(s => s.textContent).join(' ').trim()",
        )
        .await
    }

    /// All cards, in the page's order.
    pub async fn cards(&self) -> Vec<Card> {
        self.eval(
            "return [...document.querySelectorAll('[data-claim]')].map(card => ({
                id: card.dataset.claim,
                hidden: card.hidden || 'outside' in card.dataset,
                rendered: card.getClientRects().length > 0 && !('outside' in card.dataset),
            }))",
        )
        .await
    }

    /// The claims whose cards match.
    pub async fn matching_cards(&self) -> Vec<String> {
        self.cards().await.into_iter().filter(|card| !card.hidden).map(|card| card.id).collect()
    }

    /// All pieces of marked text, in the text's order.
    pub async fn marks(&self) -> Vec<Mark> {
        self.eval(
            "return [...document.querySelectorAll('[data-mark]')].map(mark => ({
                claims: mark.dataset.mark.split(/\\s+/).filter(Boolean),
                state: mark.dataset.state,
                text: mark.textContent,
            }))",
        )
        .await
    }

    /// The claims that have a piece in a state.
    pub async fn marked(&self, state: &str) -> BTreeSet<String> {
        self.marks()
            .await
            .into_iter()
            .filter(|mark| mark.state == state)
            .flat_map(|mark| mark.claims)
            .collect()
    }

    /// The keys of the facets that the page offers.
    pub async fn facets(&self) -> Vec<String> {
        self.eval("return [...document.querySelectorAll('[data-facet]')].map(facet => facet.dataset.facet)")
            .await
    }

    /// The values of a facet, with their counts.
    pub async fn values(&self, facet: &str) -> Vec<Value> {
        let script = "return [...document.querySelectorAll(`[data-facet='${arguments[0]}'] [data-value]`)].map(value => ({
            id: value.dataset.value,
            label: value.textContent.trim(),
            count: Number((value.textContent.replaceAll(',', '').match(/\\d+(?=\\D*$)/) ?? [NaN])[0]),
            pressed: value.getAttribute('aria-pressed') ?? '',
        }))";
        self.eval_with(script, vec![json!(facet)]).await
    }

    /// One value of a facet.
    pub async fn value(&self, facet: &str, id: &str) -> Value {
        let values = self.values(facet).await;
        let found = values.iter().find(|value| value.id == id).cloned();
        found.unwrap_or_else(|| panic!("the facet {facet} has no value {id} but {values:?}"))
    }

    /// Clicks a value of a facet; folded groups around it are opened first, as a reader would.
    pub async fn toggle(&self, facet: &str, id: &str) {
        let selector = format!("[data-facet='{facet}'] [data-value='{id}']");
        let open = "for (let e = document.querySelector(arguments[0]); e; e = e.parentElement) if (e.localName === 'details') e.open = true; return true";
        let _: bool = self.eval_with(open, vec![json!(selector)]).await;
        self.click(&selector).await;
    }

    /// Types into the search field.
    pub async fn search(&self, text: &str) {
        self.type_into("[role=searchbox]", text).await;
    }

    /// The text of the removable chips.
    pub async fn chips(&self) -> Vec<String> {
        self.eval("return [...document.querySelectorAll('[data-chips] button')].map(chip => chip.textContent.trim())").await
    }

    /// The text of the article, whole.
    pub async fn article_text(&self) -> String {
        self.eval("return document.querySelector('article').textContent").await
    }

    /// How far the window and, in it, the element of a selector are scrolled.
    pub async fn scrolled(&self, selector: &str) -> [f64; 2] {
        let script = "return [scrollY, document.querySelector(arguments[0])?.scrollTop ?? 0]";
        self.eval_with(script, vec![json!(selector)]).await
    }

    /// Whether an element lies wholly in the window's visible part, uncovered at its first line's start.
    pub async fn in_view(&self, selector: &str) -> bool {
        let script = "
            const element = document.querySelector(arguments[0]);
            const box = element?.getClientRects()[0];
            if (!box || box.top < 0 || box.bottom > innerHeight || box.left < 0 || box.right > innerWidth) return false;
            const top = document.elementFromPoint(box.left + Math.min(4, box.width / 2), box.top + box.height / 2);
            return !!top && (element.contains(top) || top.contains(element));";
        self.eval_with(script, vec![json!(selector)]).await
    }

    /// What has the focus, in words: its element, and its claim, value or label where it has one.
    pub async fn focused(&self) -> String {
        self.eval(
            "const e = document.activeElement;
            const name = e.dataset.claim ?? e.dataset.mark ?? e.dataset.value ?? e.getAttribute('href') ?? e.ariaLabel ?? '';
            return `${e.localName} ${name}`.trim()",
        )
        .await
    }

    /// The messages that the page shows, with their details though these be folded.
    pub async fn notices(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('.notice, [role=alert]')].filter(n => n.checkVisibility()).map(n => n.textContent.trim())";
        self.eval(script).await
    }

    /// Writes a picture of the window to the run's folder; gives its path.
    pub async fn keep_picture(&self, name: &str) -> Option<PathBuf> {
        let picture = self.picture().await.ok()?;
        let path = self.stage.kept.join(format!("{}-{name}.png", self.engine().name()));
        std::fs::create_dir_all(&self.stage.kept).ok()?;
        std::fs::write(&path, picture).ok()?;
        Some(path)
    }

    /// Checks that all that shows a filter shows the same one: status, cards, marks in the text, and the facets' counts
    /// of the values that are chosen. Gives the claims that match.
    pub async fn agrees(&self) -> BTreeSet<String> {
        // Cards that are out of sight are written while the page already answers.
        let all = self.status().await.all;
        eventually("all cards are written", all, async || self.cards().await.len()).await;
        let (status, cards, marks) = (self.status().await, self.cards().await, self.marks().await);
        let matching: BTreeSet<String> =
            cards.iter().filter(|card| !card.hidden).map(|card| card.id.clone()).collect();
        assert_eq!(status, Status { matching: matching.len(), all: cards.len() }, "status and cards");
        for card in &cards {
            assert!(!(card.hidden && card.rendered), "the card {} does not match and is still seen", card.id);
        }
        for mark in &marks {
            let selected = mark.state == "selected";
            let expected = selected || mark.claims.iter().any(|claim| matching.contains(claim));
            assert_eq!(
                mark.state != "dim",
                expected,
                "the mark of {:?} at {:?} is {}",
                mark.claims,
                mark.text,
                mark.state
            );
        }
        let marked: BTreeSet<String> = marks.into_iter().flat_map(|mark| mark.claims).collect();
        let all: BTreeSet<String> = cards.into_iter().map(|card| card.id).collect();
        assert_eq!(marked, all, "claims with words in the text, and claims with a card");
        matching
    }

    /// Whether this is an engine; for what one of them does differently.
    pub fn is(&self, engine: Engine) -> bool {
        self.engine() == engine
    }
}
