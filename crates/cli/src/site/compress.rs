//! `.br` and `.gz` beside each text file, at the highest level: built once, served often.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use flate2::{Compression, write::GzEncoder};

/// What compresses well; pictures and fonts are compressed already.
const TEXT: &[&str] = &["html", "js", "css", "json", "svg", "wasm", "txt", "packed"];

/// Compresses every text file under a folder; returns how many.
pub fn compress(folder: &Path) -> io::Result<usize> {
    let files = text_files(folder)?;
    for file in &files {
        let bytes = fs::read(file)?;
        fs::write(beside(file, "br"), brotli(&bytes)?)?;
        fs::write(beside(file, "gz"), gzip(&bytes)?)?;
    }
    Ok(files.len())
}

fn text_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(text_files(&path)?);
        } else if path.extension().and_then(OsStr::to_str).is_some_and(|ending| TEXT.contains(&ending)) {
            found.push(path);
        }
    }
    Ok(found)
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
