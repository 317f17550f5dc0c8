//! From a table of journeys to tests: one for each journey and engine, each with a host of its own, all ended with
//! their browsers and server whatever happens. Knows no journey.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::page::Page;
use crate::site::Site;

/// No journey takes longer, on any engine.
const LONGEST: Duration = Duration::from_secs(120);

/// What a journey does with a page.
pub type Steps = for<'page> fn(&'page Page) -> Pin<Box<dyn Future<Output = ()> + 'page>>;

/// A journey and where it is made.
pub struct Journey {
    /// Its name, with its file's.
    pub name: &'static str,
    /// What it does.
    pub steps: Steps,
    /// In which engines.
    pub engines: &'static [Engine],
}

/// Makes a table of journeys: `journeys![in ENGINES: module::name, …]`.
#[macro_export]
macro_rules! journeys {
    (in $engines:expr; $($module:ident :: $name:ident),+ $(,)?) => {
        vec![$($crate::run::Journey {
            name: concat!(stringify!($module), "::", stringify!($name)),
            steps: |page| Box::pin($module::$name(page)),
            engines: $engines,
        }),+]
    };
}

/// What all journeys share.
pub struct Stage {
    /// The host.
    pub site: Site,
    /// Where pictures of failures are kept.
    pub kept: PathBuf,
    runtime: Runtime,
    /// Browsers that wait for their next journey.
    idle: Mutex<Vec<Browser>>,
}

/// Runs what the command line asks for; the closing lines are those of cargo's own tests.
pub fn run(kept: PathBuf, journeys: Vec<Journey>) -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Two cores, and each browser has processes of its own.
    arguments.test_threads.get_or_insert(2);
    let count = journeys.iter().map(|journey| journey.engines.len()).sum();
    // The server is not needed to list the tests; as it starts in no time there is no second way.
    let stage = Arc::new(Stage::new(kept, count));
    let conclusion = libtest_mimic::run(&arguments, trials(&stage, journeys));
    stage.end();
    if !arguments.list && conclusion.num_passed + conclusion.num_failed == 0 {
        eprintln!("no journey was made: the filter {:?} names none", arguments.filter);
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

fn trials(stage: &Arc<Stage>, journeys: Vec<Journey>) -> Vec<Trial> {
    // Journey by journey, so that tests that run side by side run in different engines.
    let pairs =
        journeys.into_iter().flat_map(|j| j.engines.iter().map(move |engine| (j.name, j.steps, *engine)));
    let trial = |(number, (name, steps, engine)): (usize, (&'static str, Steps, Engine))| {
        let stage = Arc::clone(stage);
        Trial::test(format!("{}::{name}", engine.name()), move || stage.make(number, name, steps, engine))
    };
    pairs.enumerate().map(trial).collect()
}

impl Stage {
    /// A stage for so many journeys, with nothing running but the host.
    pub fn new(kept: PathBuf, journeys: usize) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("threads can be started");
        let dist = std::env::var_os("ASSAY_DIST")
            .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../dist")), PathBuf::from);
        Self { site: Site::start(&dist, journeys), kept, runtime, idle: Mutex::default() }
    }

    /// Ends all browsers in order.
    pub fn end(&self) {
        let browsers = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for browser in browsers {
            self.runtime.block_on(browser.quit());
        }
    }

    /// Runs something that waits for a browser.
    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    fn make(self: Arc<Self>, number: usize, name: &str, steps: Steps, engine: Engine) -> Result<(), Failed> {
        let browser = self.browser(engine)?;
        let page = Page::new(browser, Arc::clone(&self), number);
        let walked = caught(|| {
            self.block_on(async {
                tokio::time::timeout(LONGEST, steps(&page)).await.expect("the journey took too long");
                // Principle 7: no journey is excused from it.
                let outside = page.outside_requests();
                assert!(outside.is_empty(), "the outside world was asked: {outside:#?}");
            });
        });
        match walked {
            Ok(()) => self.put_back(page.into_browser()),
            Err(why) => return Err(self.after_failure(page, name, &why).into()),
        }
        Ok(())
    }

    fn browser(&self, engine: Engine) -> Result<Browser, Failed> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = idle.iter().position(|browser| browser.engine() == engine) {
            return Ok(idle.swap_remove(index));
        }
        drop(idle);
        caught(|| self.block_on(Browser::start(engine))).map_err(Failed::from)
    }

    fn put_back(&self, browser: Browser) {
        // One that cannot be made as new is ended; the next journey starts another.
        if caught(|| self.block_on(browser.reset())).is_ok_and(|reset| reset.is_ok()) {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(browser);
        }
    }

    /// What a person needs to see what went wrong. The browser is ended: its state is not to be trusted.
    fn after_failure(&self, page: Page, name: &str, why: &str) -> String {
        let look = caught(|| {
            self.block_on(async {
                let picture = page.keep_picture(&name.replace("::", "-")).await;
                (page.whole_address().await, picture)
            })
        });
        let _ = caught(|| self.block_on(page.into_browser().quit()));
        match look {
            Ok((address, Some(picture))) => {
                format!("{why}\n  at {address}\n  picture: {}", picture.display())
            }
            Ok((address, None)) => format!("{why}\n  at {address}"),
            Err(error) => format!("{why}\n  and then nothing could be seen: {error}"),
        }
    }
}

/// Runs something that may panic; a panic becomes its message.
fn caught<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
    })
}
