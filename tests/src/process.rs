//! Other programs that run beside the tests and never outlive them. Knows nothing of what the programs do.

use std::fs::File;
use std::io;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// Stands between us and the program: when our end of its standard input closes, which the system does however we
/// end, it ends the program and everything that the program started in its group.
const GUARD: &str = r#"
"$@" </dev/null & program=$!
cat >/dev/null
kill -TERM "$program" 2>/dev/null
tries=0
while kill -0 "$program" 2>/dev/null && [ $tries -lt 30 ]; do sleep 0.1; tries=$((tries + 1)); done
kill -KILL 0"#;

/// A program that runs until this is dropped.
pub struct Process {
    guard: Child,
    name: String,
    log: PathBuf,
}

impl Process {
    /// Starts a program; what it prints goes to a file in `scratch`.
    pub fn start(name: &str, command: &Command, scratch: &Path) -> Self {
        let log = scratch.join(format!("{name}.log"));
        let out = File::create(&log).expect("the scratch folder can be written");
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, name]).arg(command.get_program()).args(command.get_args());
        guard.envs(command.get_envs().filter_map(|(key, value)| Some((key, value?))));
        let errors = out.try_clone().expect("a file can be shared");
        guard.stdin(Stdio::piped()).stdout(out).stderr(errors).process_group(0);
        let guard = guard.spawn().expect("a shell can be started");
        Self { guard, name: name.to_owned(), log }
    }

    /// What the program has printed so far.
    pub fn printed(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Waits until the program answers in its own way; panics with what it printed if it never does.
    pub fn wait_until<T>(&self, what: &str, mut answers: impl FnMut() -> Option<T>) -> T {
        let deadline = Instant::now() + Duration::from_secs(30);
        loop {
            if let Some(answer) = answers() {
                return answer;
            }
            assert!(Instant::now() < deadline, "{} never {what}; it printed:\n{}", self.name, self.printed());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until a connection to the port is taken.
    pub fn wait_for_port(&self, port: u16) {
        self.wait_until("took connections", || std::net::TcpStream::connect(("127.0.0.1", port)).ok());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

/// A port of this machine that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("this machine has a free port");
    listener.local_addr().expect("a listener has an address").port()
}

/// A folder for one run's files, removed with it.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new empty folder.
    pub fn new() -> io::Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("assay-journeys-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// A new empty folder inside.
    pub fn folder(&self, name: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(&path).expect("the scratch folder can be written");
        path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
