//! Catches what a browser asks of the outside world: the browser is told to reach every other machine through this,
//! and it lets nothing through. Knows no browser.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A proxy that writes down and refuses.
#[derive(Clone)]
pub struct Trap {
    port: u16,
    caught: Arc<Mutex<Vec<String>>>,
}

impl Trap {
    /// Starts one on a free port; it lasts as long as the tests.
    pub fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("this machine has a free port");
        let port = listener.local_addr().expect("a listener has an address").port();
        let caught = Arc::new(Mutex::new(Vec::new()));
        let trap = Self { port, caught };
        let catcher = trap.clone();
        std::thread::spawn(move || listener.incoming().flatten().for_each(|stream| catcher.refuse(stream)));
        trap
    }

    /// The proxy's address.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// What was asked for since the last time: the first lines of the requests.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.caught.lock().expect("no one panics while writing down"))
    }

    fn refuse(&self, stream: TcpStream) {
        let _ = stream.set_read_timeout(Some(Duration::from_secs(1)));
        let mut line = String::new();
        if BufReader::new(&stream).read_line(&mut line).is_ok() && !line.trim().is_empty() {
            self.caught.lock().expect("no one panics while writing down").push(line.trim().to_owned());
        }
        let _ =
            (&stream).write_all(b"HTTP/1.1 502 Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
}
