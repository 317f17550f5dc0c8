//! One browser window and what a person does with it: go, click, type, resize, look. Knows WebDriver and nothing of the
//! page in the window. What cannot be done ends the test, with words.

use std::fmt::Debug;
use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

use crate::engine::{Driver, Engine};
use crate::trap::Trap;

/// How long something may take that the browser does by itself. Reached only when it never comes.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// How long a browser may take to start.
const START: Duration = Duration::from_secs(60);

/// The window in which a journey starts, unless it says otherwise.
pub const DESKTOP: (u32, u32) = (1440, 900);
/// A phone's.
pub const PHONE: (u32, u32) = (390, 844);

/// A browser with one window.
pub struct Browser {
    engine: Engine,
    client: Client,
    trap: Trap,
    driver: Driver,
}

impl Browser {
    /// Starts an engine with an empty profile.
    pub async fn start(engine: Engine) -> Self {
        let trap = Trap::start();
        let driver = engine.start_driver();
        // Plain HTTP to this machine: the driver speaks nothing else.
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connecting = builder.capabilities(engine.capabilities(&trap)).connect(&driver.address);
        let client = tokio::time::timeout(START, connecting)
            .await
            .unwrap_or_else(|_| panic!("{} did not start in {START:?}\n{}", engine.name(), driver.printed()))
            .unwrap_or_else(|error| panic!("{} did not start: {error}\n{}", engine.name(), driver.printed()));
        let browser = Self { engine, client, trap, driver };
        if engine != Engine::Chromium {
            browser.change_to_bare_window().await;
        }
        browser.resize(DESKTOP).await;
        browser
    }

    /// Windows with toolbars cannot be as narrow as a phone; one that a page opens without them can, and pages only may
    /// open windows when a person clicks.
    async fn change_to_bare_window(&self) {
        self.go("about:blank").await;
        let script = "
            const button = document.body.appendChild(document.createElement('button'));
            button.textContent = 'open';
            button.onclick = () => window.open('about:blank', '_blank', 'popup,toolbar=no,location=no,menubar=no');
            return true";
        let _: bool = self.eval(script).await;
        let first = self.must("name its window", self.client.window().await);
        self.click("button").await;
        let deadline = Instant::now() + PATIENCE;
        let second = loop {
            let windows = self.must("list its windows", self.client.windows().await);
            match windows.into_iter().find(|window| *window != first) {
                Some(window) => break window,
                None => assert!(Instant::now() < deadline, "{} opened no second window", self.engine.name()),
            }
            pause().await;
        };
        self.must("close its first window", self.client.close_window().await);
        self.must("change to its second window", self.client.switch_to_window(second).await);
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Ends the browser in order; when dropped it is ended by force.
    pub async fn quit(self) {
        // A browser that has crashed cannot say goodbye, and its driver ends all the same.
        let _ = self.client.close().await;
        drop(self.driver);
    }

    /// Leaves the page and takes back what was set, for the next journey.
    pub async fn reset(&self) -> Result<(), fantoccini::error::CmdError> {
        self.client.goto("about:blank").await?;
        if self.engine == Engine::Chromium {
            self.devtools("Emulation.setEmulatedMedia", json!({ "media": "", "features": [] })).await;
        }
        self.resize(DESKTOP).await;
        self.trap.take();
        Ok(())
    }

    /// What was asked of the outside world since the last time, save the browser's own errands.
    pub fn outside_requests(&self) -> Vec<String> {
        self.trap.take().into_iter().filter(|request| !self.engine.is_errand(host_of(request))).collect()
    }

    /// Goes to an address and waits until the document has loaded.
    pub async fn go(&self, address: &str) {
        self.must(&format!("go to {address}"), self.client.goto(address).await)
    }

    /// Reloads the page.
    pub async fn reload(&self) {
        self.must("reload", self.client.refresh().await)
    }

    /// Goes back, as with the browser's button.
    pub async fn back(&self) {
        self.must("go back", self.client.back().await)
    }

    /// Goes forward.
    pub async fn forward(&self) {
        self.must("go forward", self.client.forward().await)
    }

    /// The whole address, as the address bar would show it.
    pub async fn whole_address(&self) -> String {
        // Not by the driver's command: it rewrites the address on the way.
        self.eval("return location.href").await
    }

    /// Runs a script's body in the page and reads what it returns.
    pub async fn eval<T: DeserializeOwned>(&self, script: &str) -> T {
        self.eval_with(script, Vec::new()).await
    }

    /// The same with arguments, which the script finds in `arguments`.
    pub async fn eval_with<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Json>) -> T {
        let answer = self.must(&format!("run {script}"), self.client.execute(script, arguments).await);
        serde_json::from_value(answer.clone()).unwrap_or_else(|error| {
            panic!("what the page answered is not as expected ({error}): {answer}\n{script}")
        })
    }

    /// Runs a script's body that hands its result to the last of its arguments, some time later.
    pub async fn eval_async<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Json>) -> T {
        let answer = self.must(&format!("run {script}"), self.client.execute_async(script, arguments).await);
        serde_json::from_value(answer.clone()).unwrap_or_else(|error| {
            panic!("what the page answered is not as expected ({error}): {answer}\n{script}")
        })
    }

    /// Waits until a script's body returns something that counts as true, and reads it.
    pub async fn until<T: DeserializeOwned>(&self, what: &str, script: &str) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // While a page is being replaced there may be nothing to ask.
            let answer = self.client.execute(script, Vec::new()).await;
            match &answer {
                Ok(Json::Null | Json::Bool(false)) | Err(_) => {}
                Ok(value) => {
                    return serde_json::from_value(value.clone())
                        .unwrap_or_else(|error| panic!("waiting until {what}: {error}: {value}"));
                }
            }
            assert!(Instant::now() < deadline, "waited in vain until {what}; last answer: {answer:?}");
            pause().await;
        }
    }

    /// Clicks the first element that a selector names, as a person would: it is scrolled into view and must not be covered.
    pub async fn click(&self, selector: &str) {
        if self.engine == Engine::Webkit {
            // Its driver does not scroll a list within a list, and takes for covered what is not drawn yet
            // (content-visibility); a person sees what is clicked.
            let script = "
                const element = document.querySelector(arguments[0]), box = element?.getClientRects()[0];
                const top = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                if (element && !element.contains(top)) element.scrollIntoView({ block: 'center', behavior: 'instant' });
                return true";
            self.drawn().await;
            let _: bool = self.eval_with(script, vec![json!(selector)]).await;
            self.drawn().await;
        }
        let element = self.find(selector).await;
        self.must(&format!("click {selector}"), element.click().await);
    }

    /// Waits until the browser has drawn what is there now.
    pub async fn drawn(&self) {
        let script =
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
        let _: bool = self.eval_async(script, Vec::new()).await;
    }

    /// Moves the pointer over an element.
    pub async fn hover(&self, selector: &str) {
        let element = self.find(selector).await;
        let to = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        self.must(
            &format!("hover {selector}"),
            self.client.perform_actions(MouseActions::new("mouse".to_owned()).then(to)).await,
        );
    }

    /// Presses keys in what has the focus, one after the other: `j`, `Enter`, `Shift+Tab`.
    pub async fn press(&self, keys: &[&str]) {
        for key in keys {
            let mut parts: Vec<char> = key.split('+').map(key_value).collect();
            if parts.is_empty() || *key == "+" {
                parts = vec!['+'];
            }
            let down = parts.iter().map(|&value| KeyAction::Down { value });
            let up = parts.iter().rev().map(|&value| KeyAction::Up { value });
            let actions =
                down.chain(up).fold(KeyActions::new("keyboard".to_owned()), |all, one| all.then(one));
            self.must(&format!("press {key}"), self.client.perform_actions(actions).await);
        }
    }

    /// Types text into the one element that a selector names.
    pub async fn type_into(&self, selector: &str, text: &str) {
        let element = self.find(selector).await;
        self.must(&format!("type into {selector}"), element.send_keys(text).await);
    }

    /// Chooses files in a file field.
    pub async fn choose_file(&self, selector: &str, file: &Path) {
        let element = self.find(selector).await;
        let path = file.to_str().expect("the tests' files have plain names");
        self.must(&format!("choose a file in {selector}"), element.send_keys(path).await);
    }

    /// Gives the page's area a size in CSS pixels.
    pub async fn resize(&self, (width, height): (u32, u32)) {
        if self.engine == Engine::Chromium {
            // Its windows cannot be as narrow as a phone; the emulation that its developer tools use can.
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", size).await;
            let script = format!("return innerWidth === {width} && innerHeight === {height}");
            let _: bool = self.until(&format!("the page is {width} by {height}"), &script).await;
        } else {
            self.resize_window([width, height]).await;
        }
    }

    /// Drivers size the window; the page gets what the window's frame leaves. Windows change when they are ready to, so a
    /// size counts when it is seen twice.
    async fn resize_window(&self, wanted: [u32; 2]) {
        const SIZES: &str = "return [innerWidth, innerHeight, outerWidth, outerHeight]";
        let deadline = Instant::now() + PATIENCE;
        let mut before: [u32; 4] = self.eval(SIZES).await;
        loop {
            pause().await;
            let sizes: [u32; 4] = self.eval(SIZES).await;
            if std::mem::replace(&mut before, sizes) != sizes {
                continue;
            }
            let [inner_width, inner_height, outer_width, outer_height] = sizes;
            if [inner_width, inner_height] == wanted {
                return;
            }
            assert!(Instant::now() < deadline, "the page is to be {wanted:?} and stays {sizes:?}");
            let width = (outer_width + wanted[0]).saturating_sub(inner_width);
            let height = (outer_height + wanted[1]).saturating_sub(inner_height);
            self.must("size the window", self.client.set_window_size(width, height).await);
        }
    }

    /// Sets media features, such as `prefers-color-scheme` to `dark`; only Chromium's driver can.
    pub async fn prefer(&self, features: &[(&str, &str)]) {
        let features: Vec<_> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// Sends a command to Chromium's developer tools.
    pub async fn devtools(&self, command: &'static str, parameters: Json) -> Json {
        assert_eq!(self.engine, Engine::Chromium, "{command} is a command of Chromium's");
        let body = json!({ "cmd": command, "params": parameters });
        let command = Vendor { path: "goog/cdp/execute", body };
        self.must(&format!("{command:?}"), self.client.issue_cmd(command).await)
    }

    /// A picture of what the window shows, as PNG.
    pub async fn picture(&self) -> Result<Vec<u8>, fantoccini::error::CmdError> {
        self.client.screenshot().await
    }

    async fn find(&self, selector: &str) -> Element {
        self.must(&format!("find {selector}"), self.client.find(Locator::Css(selector)).await)
    }

    fn must<T>(&self, what: &str, result: Result<T, fantoccini::error::CmdError>) -> T {
        result.unwrap_or_else(|error| panic!("{} could not {what}: {error} ({error:?})", self.engine.name()))
    }
}

/// Waits until what is read is what is expected; fails with the last reading.
pub async fn eventually<T: PartialEq + Debug>(what: &str, expected: T, read: impl AsyncFn() -> T) {
    eventually_within(PATIENCE, what, expected, read).await;
}

/// The same with a patience of its own, for what has much to do.
pub async fn eventually_within<T: PartialEq + Debug>(
    patience: Duration,
    what: &str,
    expected: T,
    read: impl AsyncFn() -> T,
) {
    let deadline = Instant::now() + patience;
    loop {
        let seen = read().await;
        if seen == expected {
            return;
        }
        assert!(Instant::now() < deadline, "{what}: expected {expected:?}, and it stayed {seen:?}");
        pause().await;
    }
}

/// Between two looks at the page while waiting for something.
async fn pause() {
    tokio::time::sleep(Duration::from_millis(20)).await;
}

/// The host in a proxy's request: `CONNECT host:443 HTTP/1.1`, `GET http://host/path HTTP/1.1`.
fn host_of(request: &str) -> &str {
    let target = request.split(' ').nth(1).unwrap_or_default();
    let bare = target.split_once("://").map_or(target, |(_, rest)| rest);
    bare.split(['/', ':']).next().unwrap_or_default()
}

fn key_value(name: &str) -> char {
    match name {
        "Enter" => Key::Enter.into(),
        "Escape" => Key::Escape.into(),
        "Tab" => Key::Tab.into(),
        "Shift" => Key::Shift.into(),
        "Control" => Key::Control.into(),
        "Alt" => Key::Alt.into(),
        "Backspace" => Key::Backspace.into(),
        "ArrowUp" => Key::Up.into(),
        "ArrowDown" => Key::Down.into(),
        "ArrowLeft" => Key::Left.into(),
        "ArrowRight" => Key::Right.into(),
        "Home" => Key::Home.into(),
        "End" => Key::End.into(),
        "PageDown" => Key::PageDown.into(),
        "PageUp" => Key::PageUp.into(),
        "Space" => ' ',
        other => other.chars().next().expect("a key has a name"),
    }
}

/// A driver's own command, beside those of the standard.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Json,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::host_of;

    #[test]
    fn the_host_is_read_from_a_proxys_request() {
        assert_eq!(host_of("CONNECT example.org:443 HTTP/1.1"), "example.org");
        assert_eq!(host_of("GET http://example.org/a:b HTTP/1.1"), "example.org");
        assert_eq!(host_of(""), "");
    }
}
