//! The site as it is hosted: nginx on this machine serves `dist/` below a prefix, compressed files beside plain ones,
//! with the page's own security policy as a header. Knows files and requests, no browser and nothing of the page.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use serde::Deserialize;

use crate::process::{Process, Scratch, free_port};
use crate::variant::Variant;

/// Where the site lies on its host: below a folder, as on most static hosts.
pub const PREFIX: &str = "/some/prefix/";
/// The folder beside the page for files that tests add, so that the page can open them from its own host.
const ADDED: &str = "added/";
/// Where the host takes requests and hangs up, as when the reader is offline.
pub const SILENT: &str = "silent/";

/// Files that hosts usually know, the rest is served as bytes.
const TYPES: &str = "types {
    text/html html; text/css css; text/javascript js mjs; application/wasm wasm; application/json json;
    image/svg+xml svg; image/png png; image/x-icon ico; text/plain txt; application/manifest+json webmanifest;
}";

/// A running server.
pub struct Site {
    // Before the folder that it reads, so that it ends first.
    _server: Process,
    scratch: Scratch,
    port: u16,
    elsewhere: u16,
    policy: String,
    variants: Mutex<()>,
}

/// One request, as the server saw it.
#[derive(Clone, Debug, Deserialize)]
pub struct Request {
    /// The address of this machine that was asked; each journey has its own.
    pub host: String,
    /// The port that was asked.
    pub port: String,
    /// The path and the query.
    pub uri: String,
    /// The answer's status.
    pub status: String,
    /// How many bytes the answer's body had on the wire.
    pub bytes: u64,
    /// How it was compressed: `br`, `gzip` or nothing.
    pub encoding: String,
}

/// Another host: the same machine under another origin, which allows or refuses to be read from pages.
#[derive(Clone, Copy, Debug)]
pub enum Elsewhere {
    /// Any page may read it.
    Open,
    /// No page may.
    Closed,
}

impl Elsewhere {
    fn folder(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

impl Site {
    /// Serves a folder, at as many addresses of this machine as there will be journeys.
    pub fn start(dist: &Path, journeys: usize) -> Self {
        let index = fs::read_to_string(dist.join("index.html"))
            .unwrap_or_else(|error| panic!("{} is no built site ({error}); run make build", dist.display()));
        let scratch = Scratch::new().expect("the system's temporary folder can be written");
        let policy = policy_of(&index);
        let (port, elsewhere) = (free_port(), free_port());
        place(dist, &scratch.folder("www").join(PREFIX.trim_matches('/')));
        for kind in [Elsewhere::Open, Elsewhere::Closed] {
            scratch.folder(&format!("elsewhere/{}", kind.folder()));
        }
        let config = scratch.path().join("nginx.conf");
        let hosts: Vec<String> = (0..journeys.max(1)).map(host).collect();
        fs::write(&config, configuration(scratch.path(), &hosts, port, elsewhere, &policy))
            .expect("the scratch folder can be written");
        let server = Process::start(
            "nginx",
            Command::new("nginx").args(["-e", "stderr", "-p"]).arg(scratch.path()).arg("-c").arg(&config),
            scratch.path(),
        );
        server.wait_for_port(port);
        Self { _server: server, scratch, port, elsewhere, policy, variants: Mutex::new(()) }
    }

    /// The site's address as one journey sees it. Each has an address of its own and so an origin of its own: what a
    /// browser stored or cached in one journey does not exist in the next.
    pub fn address(&self, journey: usize) -> String {
        format!("http://{}:{}{PREFIX}", host(journey), self.port)
    }

    /// The policy that the page carries and the server repeats.
    pub fn policy(&self) -> &str {
        &self.policy
    }

    /// Puts a file beside the site's own, for every journey; gives its address relative to the page.
    pub fn put(&self, name: &str, content: &[u8]) -> String {
        let path = self.folder().join(ADDED).join(name);
        write(&path, content);
        format!("{ADDED}{name}")
    }

    /// Puts a file on the other host; gives its full address.
    pub fn put_elsewhere(&self, kind: Elsewhere, name: &str, content: &[u8]) -> String {
        write(&self.scratch.path().join("elsewhere").join(kind.folder()).join(name), content);
        format!("http://localhost:{}/{}/{name}", self.elsewhere, kind.folder())
    }

    /// Puts a file on this machine that a reader can choose; gives its path.
    pub fn bring(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.scratch.path().join("brought").join(name);
        write(&path, content);
        path
    }

    /// A copy of the site, changed: for what goes wrong at a host. Gives the folder's address relative to the page. The
    /// one called `reach` is served without the policy as a header: only the page's own element is in force.
    pub fn variant(&self, name: &str, change: impl FnOnce(&Variant)) -> String {
        let _one_at_a_time = self.variants.lock();
        let folder = self.folder().join(format!("variant-{name}"));
        if !folder.exists() {
            // Under its name only when it is whole: a change that fails is made again, and fails again.
            let partial = folder.with_extension("partial");
            let _ = fs::remove_dir_all(&partial);
            copy(&self.folder(), &partial);
            change(&Variant(partial.clone()));
            fs::rename(&partial, &folder).expect("the scratch folder can be written");
        }
        format!("variant-{name}/")
    }

    /// All requests of one journey so far, in order.
    pub fn requests(&self, journey: usize) -> Vec<Request> {
        let host = host(journey);
        self.log()
            .into_iter()
            .filter(|request| request.host == host && request.port == self.port.to_string())
            .collect()
    }

    /// All requests to the other host so far.
    pub fn requests_elsewhere(&self) -> Vec<Request> {
        self.log().into_iter().filter(|request| request.port == self.elsewhere.to_string()).collect()
    }

    fn log(&self) -> Vec<Request> {
        let log = fs::read_to_string(self.scratch.path().join("access.log")).unwrap_or_default();
        // A line that is being written has no end yet.
        let whole = log.rfind('\n').map_or("", |end| &log[..end]);
        whole.lines().map(|line| serde_json::from_str(line).expect("nginx writes its log as told")).collect()
    }

    fn folder(&self) -> PathBuf {
        self.scratch.path().join("www").join(PREFIX.trim_matches('/'))
    }
}

/// The nth address of this machine: all of 127.0.0.0/8 is the machine itself.
fn host(journey: usize) -> String {
    format!("127.0.{}.{}", 1 + journey / 250, 1 + journey % 250)
}

fn configuration(scratch: &Path, hosts: &[String], port: u16, elsewhere: u16, policy: &str) -> String {
    let dir = scratch.display();
    let mut listen = format!("listen 127.0.0.1:{port};");
    for host in hosts {
        let _ = write!(listen, " listen {host}:{port};");
    }
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {dir}/nginx-{kind};"))
        .join(" ");
    let policy = policy.replace('"', "\\\"");
    // As root, nginx would take another user for its workers, who may not read the scratch folder: one process does it.
    format!(
        r#"load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
daemon off; master_process off; worker_rlimit_nofile 4096; pid {dir}/nginx.pid; error_log stderr warn;
events {{ worker_connections 1024; }}
http {{
  {TYPES}
  default_type application/octet-stream; charset utf-8; charset_types text/css text/javascript application/json;
  {temporary}
  log_format requests escape=json '{{"host":"$server_addr","port":"$server_port","uri":"$request_uri","status":"$status",'
    '"bytes":$body_bytes_sent,"encoding":"$sent_http_content_encoding"}}';
  access_log {dir}/access.log requests;
  gzip_static on; brotli_static on; sendfile on;
  server {{
    {listen}
    root {dir}/www;
    add_header Content-Security-Policy "{policy}" always;
    location {PREFIX}{SILENT} {{ return 444; }}
    location {PREFIX}variant-reach/ {{ add_header X-Policy "the page's own"; }}
  }}
  server {{
    listen 127.0.0.1:{elsewhere};
    root {dir}/elsewhere;
    location /open/ {{ add_header Access-Control-Allow-Origin * always; }}
    location /closed/ {{ }}
  }}
}}
"#
    )
}

/// The policy in the page's own meta element.
fn policy_of(index: &str) -> String {
    let find = || {
        let element = index
            .split("<meta")
            .find(|rest| rest.to_ascii_lowercase().contains("content-security-policy"))?;
        let (_, value) = element.split_once("content=\"")?;
        Some(value.split_once('"')?.0)
    };
    let policy = find().expect("index.html carries a Content-Security-Policy");
    let entities = BTreeMap::from([("&#39;", "'"), ("&#x27;", "'"), ("&quot;", "\""), ("&amp;", "&")]);
    let plain = entities.iter().fold(policy.to_owned(), |text, (entity, plain)| text.replace(entity, plain));
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The site's files stand in a folder of ours as links: tests add to the folder and leave `dist/` alone.
fn place(dist: &Path, folder: &Path) {
    fs::create_dir_all(folder).expect("the scratch folder can be written");
    let dist = fs::canonicalize(dist).expect("dist exists");
    for entry in fs::read_dir(dist).expect("dist can be read").flatten() {
        std::os::unix::fs::symlink(entry.path(), folder.join(entry.file_name())).expect("links can be made");
    }
}

fn write(path: &Path, content: &[u8]) {
    let parent = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(parent).expect("the scratch folder can be written");
    // Two engines may put the same file at the same moment: it appears whole.
    let partial = path.with_extension(format!("partial-{:?}", std::thread::current().id()));
    fs::write(&partial, content).expect("the scratch folder can be written");
    fs::rename(&partial, path).expect("the scratch folder can be written");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the scratch folder can be written");
    for entry in fs::read_dir(from).expect("a folder can be read").flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let name = entry.file_name();
        if name.to_string_lossy().starts_with("variant-") || name == ADDED.trim_end_matches('/') {
            continue;
        }
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).expect("a file can be copied");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_read_from_the_page() {
        let page = r#"<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src &#39;self&#39;;
            img-src 'self' data:"><title>x</title>"#;
        assert_eq!(policy_of(page), "default-src 'self'; img-src 'self' data:");
    }

    #[test]
    fn every_journey_has_a_host_of_its_own() {
        let hosts: std::collections::BTreeSet<_> = (0..600).map(host).collect();
        assert_eq!(hosts.len(), 600);
        assert!(hosts.iter().all(|host| host.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_loopback())));
    }
}
