//! What a reader sees of a selection: which claim, where the focus is, whether its words and its card are in sight. More
//! of [`Page`]; like the rest it knows only what others may rely on, and what can be seen.

use serde::Deserialize;
use serde_json::json;

use crate::browser::eventually;
use crate::page::Page;

/// How much of something can be seen.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Sight {
    /// Its lines.
    pub lines: usize,
    /// Those that are outside of the window or covered.
    pub unseen: usize,
}

impl Sight {
    /// All of it, and there is something.
    pub fn is_whole(&self) -> bool {
        self.lines > 0 && self.unseen == 0
    }
}

impl Page {
    /// Waits until nothing scrolls or changes its height any more: eight frames alike.
    pub async fn at_rest(&self) {
        let script = "
            const done = arguments[arguments.length - 1];
            const look = () => [scrollY, document.documentElement.scrollHeight, ...[...document.querySelectorAll('aside')]
                .flatMap(panel => [panel.scrollTop, panel.scrollHeight, panel.getBoundingClientRect().top])].join();
            let before = look(), same = 0;
            const next = () => {
                const now = look();
                same = now === before ? same + 1 : 0;
                before = now;
                if (same < 8) requestAnimationFrame(next); else done(true);
            };
            requestAnimationFrame(next)";
        let _: bool = self.eval_async(script, Vec::new()).await;
    }

    /// The claims that are selected: those whose words are, and whose card is the current one.
    pub async fn selected(&self) -> Vec<String> {
        self.eval(
            "return [...document.querySelectorAll('[data-claim][aria-current]')].map(card => card.dataset.claim)
                .filter(id => document.querySelector(`[data-mark~='${CSS.escape(id)}'][data-state=selected]`))",
        )
        .await
    }

    /// Waits until a claim is the one that is selected, in the text, among the cards and in the link.
    pub async fn selects(&self, id: &str) {
        eventually("the selected claim", vec![id.to_owned()], async || self.selected().await).await;
        let address = self.address().await;
        assert!(address.ends_with(&format!("#{id}")), "the link {address} ends with #{id}");
    }

    /// Waits until no claim is selected.
    pub async fn selects_nothing(&self) {
        eventually("the selected claim", Vec::<String>::new(), async || self.selected().await).await;
        let address = self.address().await;
        assert!(!address.contains('#'), "the link {address} selects nothing");
    }

    /// Where the focus is: `text ID` on a claim's words, `card ID` within its card, `nothing`, or the element's label.
    pub async fn focus(&self) -> String {
        self.eval(
            "const e = document.activeElement;
            if (!e || e === document.body || e === document.documentElement) return 'nothing';
            const card = e.closest('[data-claim]');
            if (card) return `card ${card.dataset.claim}`;
            if (e.closest('article') && e.hash) return `text ${decodeURIComponent(e.hash.slice(1))}`;
            if (e.getAttribute('role') === 'searchbox') return 'search';
            return (e.getAttribute('aria-label') ?? e.textContent).trim()",
        )
        .await
    }

    /// The id of what has the focus; empty where it has none.
    pub async fn focus_id(&self) -> String {
        self.eval("return document.activeElement?.id ?? ''").await
    }

    /// What the element with the focus is called when the page writes its surroundings anew.
    pub async fn focus_key(&self) -> String {
        self.eval("return document.activeElement?.dataset?.keep ?? ''").await
    }

    /// Whether something is there and can be seen.
    pub async fn is_seen(&self, selector: &str) -> bool {
        self.eval_with(
            "return !!document.querySelector(arguments[0])?.checkVisibility()",
            vec![serde_json::json!(selector)],
        )
        .await
    }

    /// Waits until the focus is somewhere.
    pub async fn focus_becomes(&self, place: &str) {
        eventually("the focus", place.to_owned(), async || self.focus().await).await;
    }

    /// How much of a claim's words can be seen, line by line.
    pub async fn sight_of_words(&self, id: &str) -> Sight {
        self.sight(&format!("[data-mark~='{id}']"), "article").await
    }

    /// How much of a card's statement can be seen.
    pub async fn sight_of_card(&self, id: &str) -> Sight {
        self.sight(&format!("[data-claim='{id}'] a[href$='#{id}']"), "[data-claim]").await
    }

    /// The lines of the first element of a selector; what shows at their middle must lie in `within`.
    async fn sight(&self, selector: &str, within: &str) -> Sight {
        let script = "
            const lines = [...document.querySelector(arguments[0])?.getClientRects() ?? []].filter(line => line.width > 1);
            const unseen = lines.filter(line => {
                const [x, y] = [line.left + line.width / 2, line.top + line.height / 2];
                return line.top < 0 || line.bottom > innerHeight || !document.elementFromPoint(x, y)?.closest(arguments[1]);
            });
            return { lines: lines.length, unseen: unseen.length }";
        self.eval_with(script, vec![json!(selector), json!(within)]).await
    }

    /// Clicks the button that keeps a value out.
    pub async fn keep_out(&self, facet: &str, id: &str) {
        let value = format!("[data-facet='{facet}'] li:has([data-value='{id}']) [aria-label^='Keep out']");
        self.click(&value).await;
    }

    /// Clicks the button of a command.
    pub async fn command(&self, word: &str) {
        self.click(&format!("[data-do='{word}']")).await;
    }

    /// Whether a dialog is open: its heading.
    pub async fn dialog(&self) -> Option<String> {
        self.eval("return [...document.querySelectorAll('dialog[open] h2')].at(-1)?.textContent ?? null")
            .await
    }

    /// Waits until a dialog with a heading is open; none for no dialog.
    pub async fn dialog_becomes(&self, heading: Option<&str>) {
        eventually("the dialog", heading.map(str::to_owned), async || self.dialog().await).await;
    }

    /// Waits for a notice that has all of these words, and gives it.
    pub async fn notice_with(&self, words: &[&str]) -> String {
        let all = |notices: &[String]| {
            notices.iter().find(|notice| words.iter().all(|word| notice.contains(word))).cloned()
        };
        eventually(&format!("a notice with {words:?} among them"), None, async || {
            let notices = self.notices().await;
            all(&notices).is_none().then_some(notices)
        })
        .await;
        all(&self.notices().await).expect("the notice stays")
    }

    /// What the page has copied since the clipboard was watched.
    pub async fn copied(&self) -> Option<String> {
        self.eval("return window.copied ?? null").await
    }

    /// Puts a clipboard in the browser's place that writes down, or refuses: what is copied stays in the page.
    pub async fn watch_clipboard(&self, refuses: bool) {
        let script = "
            const writeText = words => arguments[0]
                ? Promise.reject(new DOMException('refused', 'NotAllowedError'))
                : Promise.resolve(void (window.copied = words));
            Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
            return true";
        let _: bool = self.eval_with(script, vec![json!(refuses)]).await;
    }

    /// Runs a script's body on the element of a selector and says what it returned.
    pub async fn on<T: serde::de::DeserializeOwned>(&self, selector: &str, body: &str) -> T {
        let script = format!("return (element => {{ {body} }})(document.querySelector({}))", json!(selector));
        self.eval(&script).await
    }
}
