//! The three browser engines: for each, how its driver and a session with an empty profile are started. Knows drivers
//! and their settings; what is done in a session is for [`crate::browser`].

use std::path::{Path, PathBuf};
use std::process::Command;

use fantoccini::wd::Capabilities;
use serde_json::{Value as Json, json};

use crate::process::{Process, Scratch, free_port};
use crate::trap::Trap;

/// This machine, which is reached directly.
const LOOPBACK: [&str; 2] = ["127.0.0.0/8", "localhost"];

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink, as in Chrome and Edge.
    Chromium,
    /// Gecko.
    Firefox,
    /// The engine of Safari, here as WebKitGTK.
    Webkit,
}

impl Engine {
    /// All of them: what is tested is tested in each.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The name in the names of tests.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Starts a driver and what it needs beside it.
    pub(crate) fn start_driver(self) -> Driver {
        let scratch = Scratch::new().expect("the system's temporary folder can be written");
        let port = free_port();
        let display = (self == Self::Webkit).then(|| Display::start(scratch.path()));
        let mut command = match self {
            Self::Chromium => chromium_driver(port),
            Self::Firefox => firefox_driver(port),
            Self::Webkit => webkit_driver(port, display.as_ref()),
        };
        // A home of its own: nothing of the user's is read, nothing is left behind.
        for (variable, folder) in [
            ("HOME", "home"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_RUNTIME_DIR", "runtime"),
        ] {
            command.env(variable, scratch.folder(folder));
        }
        // Its temporary files too, so that an end by force leaves none.
        command.env("TMPDIR", scratch.folder("tmp"));
        let process = Process::start(self.name(), &command, scratch.path());
        process.wait_for_port(port);
        Driver { address: format!("http://127.0.0.1:{port}"), process, _display: display, _scratch: scratch }
    }

    /// Whether a host belongs to the browser's maker, whom it asks on errands of its own that no setting stops. What a
    /// page might have asked there (fonts, scripts, analytics) is never excused.
    pub(crate) fn is_errand(self, host: &str) -> bool {
        let makers: &[&str] = match self {
            Self::Chromium => &[".google.com", ".googleapis.com", ".gvt1.com"],
            Self::Firefox => &[".mozilla.com", ".mozilla.org", ".mozilla.net", ".firefox.com"],
            Self::Webkit => &[],
        };
        let for_pages = ["fonts.", "ajax.", "www.", "translate."];
        makers.iter().any(|maker| host.ends_with(maker))
            && !for_pages.iter().any(|start| host.starts_with(start))
    }

    /// What a session of this engine asks of its driver.
    pub(crate) fn capabilities(self, trap: &Trap) -> Capabilities {
        let wanted = match self {
            Self::Chromium => chromium(trap),
            Self::Firefox => firefox(trap),
            Self::Webkit => webkit(trap),
        };
        match wanted {
            Json::Object(wanted) => wanted,
            _ => unreachable!("capabilities are an object"),
        }
    }
}

/// Everything that is not on this machine is asked of the trap.
fn proxy(trap: &Trap) -> Json {
    json!({
        "proxyType": "manual",
        "httpProxy": trap.address(),
        "sslProxy": trap.address(),
        "noProxy": LOOPBACK,
    })
}

/// A running driver. The fields' order is the order in which they end.
pub(crate) struct Driver {
    pub address: String,
    process: Process,
    _display: Option<Display>,
    _scratch: Scratch,
}

impl Driver {
    /// What the driver has said, for a failure's message.
    pub fn printed(&self) -> String {
        self.process.printed()
    }
}

fn is_root() -> bool {
    // The owner of our own entry in /proc is who we are.
    std::os::unix::fs::MetadataExt::uid(&std::fs::metadata("/proc/self").expect("/proc is there")) == 0
}

fn chromium_driver(port: u16) -> Command {
    let mut command = Command::new("chromedriver");
    command.arg(format!("--port={port}"));
    command
}

fn chromium(trap: &Trap) -> Json {
    let mut args = vec![
        "--headless=new",
        "--disable-gpu",
        "--no-first-run",
        // Small /dev/shm in containers.
        "--disable-dev-shm-usage",
        // The browser's own errands, which are no part of the page.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-default-apps",
        "--disable-client-side-phishing-detection",
        "--disable-component-extensions-with-background-pages",
        "--disable-features=NetworkTimeServiceQuerying,AutofillServerCommunication,OptimizationHints,MediaRouter",
        "--disable-quic",
        "--lang=en-US",
        "--force-color-profile=srgb",
    ];
    if is_root() {
        args.push("--no-sandbox");
    }
    json!({
        "browserName": "chrome",
        "proxy": proxy(trap),
        "goog:chromeOptions": { "args": args },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

fn firefox_driver(port: u16) -> Command {
    let mut command = Command::new("geckodriver");
    command.args([
        "--host",
        "127.0.0.1",
        "--port",
        &port.to_string(),
        "--websocket-port",
        &free_port().to_string(),
    ]);
    // Lets the driver's own setting stand that keeps the browser from fetching its lists.
    command.env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
    command
}

fn firefox(trap: &Trap) -> Json {
    json!({
        "browserName": "firefox",
        "proxy": proxy(trap),
        "moz:firefoxOptions": {
            "binary": program("firefox-esr").or_else(|| program("firefox")).expect("firefox-esr is on the PATH"),
            "args": ["-headless"],
            "prefs": {
                "intl.accept_languages": "en-US",
                // The browser's own errands, which are no part of the page.
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
            },
        },
    })
}

fn webkit_driver(port: u16, display: Option<&Display>) -> Command {
    let mut command = Command::new("WebKitWebDriver");
    command.arg(format!("--port={port}"));
    if let Some(display) = display {
        command.env("DISPLAY", &display.name);
    }
    command.env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
    if is_root() {
        command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    }
    command
}

fn webkit(trap: &Trap) -> Json {
    // The standard's capability for a proxy makes this browser crash now and then as it starts; its own option does not.
    let mut args = vec!["--automation".to_owned(), format!("--proxy=http://{}", trap.address())];
    args.extend(LOOPBACK.map(|host| format!("--ignore-host={host}")));
    json!({
        "webkitgtk:browserOptions": {
            "binary": mini_browser().expect("webkit2gtk-driver brings MiniBrowser"),
            "args": args,
        },
    })
}

/// WebKitGTK's own small browser, in the library's folder for this processor.
fn mini_browser() -> Option<PathBuf> {
    let libraries = std::fs::read_dir("/usr/lib").ok()?.flatten();
    let folders =
        libraries.flat_map(|entry| ["webkit2gtk-4.1", "webkit2gtk-4.0"].map(|name| entry.path().join(name)));
    folders.map(|folder| folder.join("MiniBrowser")).find(|path| path.is_file())
}

fn program(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// A screen that nobody sees, for the engine that has no headless mode.
struct Display {
    name: String,
    _server: Process,
}

impl Display {
    fn start(scratch: &Path) -> Self {
        let mut command = Command::new("Xvfb");
        // It picks a free number itself and prints it: nothing to race for.
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"]);
        let server = Process::start("Xvfb", &command, scratch);
        let number = server.wait_until("named its display", || {
            server.printed().lines().find_map(|line| line.trim().parse::<u32>().ok())
        });
        Self { name: format!(":{number}"), _server: server }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_makers_own_hosts_are_excused() {
        assert!(Engine::Chromium.is_errand("update.googleapis.com"));
        assert!(!Engine::Chromium.is_errand("fonts.googleapis.com"));
        assert!(!Engine::Chromium.is_errand("www.google.com"));
        assert!(!Engine::Chromium.is_errand("example.org"));
        assert!(!Engine::Firefox.is_errand("update.googleapis.com"));
    }
}
