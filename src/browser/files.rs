//! Files that the reader chose or dropped.

use wasm_bindgen_futures::JsFuture;

/// The first of a list of files.
pub fn first(files: Option<web_sys::FileList>) -> Option<web_sys::File> {
    files?.item(0)
}

/// The bytes of a file, unless it is larger than `limit` bytes: then its size.
pub async fn read(file: &web_sys::File, limit: usize) -> Result<Vec<u8>, ReadError> {
    if file.size() > limit as f64 {
        return Err(ReadError::TooLarge(file.size() as usize));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| ReadError::Refused)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Why a file could not be read.
pub enum ReadError {
    /// It has so many bytes.
    TooLarge(usize),
    /// The browser refused.
    Refused,
}
