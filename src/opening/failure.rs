//! Why nothing could be opened, in words: what happened, where, what to do.

use crate::browser::{fetch::FetchError, files::ReadError};

/// A failure to open.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// There is no such file.
    #[error(
        "{file} is not there (the server answered {status}). Check the address, or open the file itself."
    )]
    Status {
        /// Its address.
        file: String,
        /// The server's answer.
        status: u16,
    },
    /// No answer.
    #[error(
        "{file} could not be fetched: there is no connection, or its host does not let other sites read it. Check the connection and try again, or save the file and open that."
    )]
    NoAnswer {
        /// Its address.
        file: String,
    },
    /// Too large.
    #[error("{file} has {size} MB; the page opens files up to {} MB. Open a smaller one, one article in each.", limit >> 20)]
    TooLarge {
        /// Its name.
        file: String,
        /// Its size in MB, in words.
        size: String,
        /// The limit.
        limit: usize,
    },
    /// Not a dossier, or not a catalogue, that can be used: what the opener says of it.
    #[error("{file}: {words}")]
    Told {
        /// Its name.
        file: String,
        /// What is wrong with it, and what to do.
        words: String,
    },
    /// The opener could not be fetched or started.
    #[error(
        "The part of this page that opens files could not be loaded: {why}. Check the connection and try again."
    )]
    NoOpener {
        /// What the browser says.
        why: String,
    },
    /// The catalogue has no such article.
    #[error(
        "This site has no article called “{id}”. Check the link; if the article is a file of yours, open the file."
    )]
    NoSuchArticle {
        /// The name in the link.
        id: String,
    },
    /// A text that was opened by hand, after the page was left.
    #[error(
        "The text of this link was a file of yours, or pasted: it stays only while the page is open. Choose Open… and open it again."
    )]
    Gone,
    /// The browser could not read a file.
    #[error("{file} could not be read: it is a folder, or was moved or changed. Choose the file itself.")]
    Unreadable {
        /// Its name.
        file: String,
    },
    /// An address that is none.
    #[error(
        "“{address}” is not an address from which a page may fetch a file. Use one that begins with https:// or lies on this site."
    )]
    NotAnAddress {
        /// What was given.
        address: String,
    },
    /// An address of another host that is not encrypted.
    #[error(
        "{address} is not encrypted. Use an address that begins with https://, or save the file and open that."
    )]
    NotEncrypted {
        /// What was given.
        address: String,
    },
    /// Another host, which the reader has not agreed to ask.
    #[error("This link asks for a file from another host, {host}. Nothing has been sent to it yet.")]
    AskFirst {
        /// The host.
        host: String,
    },
}

impl Failure {
    /// Of a file of the reader's.
    pub fn file(name: &str, error: ReadError, limit: usize) -> Self {
        match error {
            ReadError::TooLarge(bytes) => Self::too_large(name.to_owned(), Some(bytes), limit),
            ReadError::Refused => Self::Unreadable { file: name.to_owned() },
        }
    }

    /// Of a file at an address.
    pub fn fetch(file: &str, error: FetchError, limit: usize) -> Self {
        let file = file.to_owned();
        match error {
            FetchError::NoAnswer => Self::NoAnswer { file },
            FetchError::Status(status) => Self::Status { file, status },
            FetchError::TooLarge(bytes) => Self::too_large(file, bytes, limit),
        }
    }

    /// Of a file with more bytes than the limit; how many, if that is known.
    pub fn too_large(file: String, bytes: Option<usize>, limit: usize) -> Self {
        let size = match bytes {
            Some(bytes) => bytes.div_ceil(1 << 20).to_string(),
            None => format!("more than {}", limit >> 20),
        };
        Self::TooLarge { file, size, limit }
    }
}
