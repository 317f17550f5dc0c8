//! Getting a file by its address, no larger than allowed.

use gloo_net::http::Request;

/// Why an address gave nothing.
pub enum FetchError {
    /// No answer: offline, refused by the other host, or not reachable.
    NoAnswer(String),
    /// The host answered with this status.
    Status(u16),
    /// It has so many bytes.
    TooLarge(usize),
}

/// The bytes at an address.
pub async fn bytes(address: &str, limit: usize) -> Result<Vec<u8>, FetchError> {
    let no_answer = |error: gloo_net::Error| FetchError::NoAnswer(error.to_string());
    let response = Request::get(address).send().await.map_err(no_answer)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    // A host that compresses states the packed length, which is never more than what arrives.
    let stated = response.headers().get("content-length").and_then(|length| length.parse::<usize>().ok());
    if let Some(length) = stated.filter(|&length| length > limit) {
        return Err(FetchError::TooLarge(length));
    }
    let bytes = response.binary().await.map_err(no_answer)?;
    if bytes.len() > limit { Err(FetchError::TooLarge(bytes.len())) } else { Ok(bytes) }
}
