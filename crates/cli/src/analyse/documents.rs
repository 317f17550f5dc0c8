//! Where documents come from: files, or JSON lines in a file or on standard input.
//!
//! One after the other, each taken only when it is asked for; what is taken ([`Raw`]) is read by whoever works on it, so
//! that reading is done on all cores too. Knows nothing of what is done with them.

use assay_analysis::input::{self, Format, Input};
use assay_dossier::load;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A line may have this many bytes; a file as many as can be read ([`input::MOST`]).
const MAX_BYTES: usize = 64 << 20;
/// So many bytes of a digest are in an id: few ids of millions with the same words are alike, and with the words the id is
/// not longer than a dossier may have.
const DIGEST: usize = 7;

/// What is still to be read.
#[derive(Debug)]
pub enum Raw {
    /// A file.
    File(PathBuf),
    /// A line of JSON.
    Line {
        /// The file with a colon, or nothing for standard input.
        path: String,
        /// Counted from 1.
        number: usize,
        /// With the line's end, if there is one.
        bytes: Vec<u8>,
    },
}

/// A text with its name.
#[derive(Debug)]
pub struct Document {
    /// As given, a word or a number; for files the path.
    pub id: Value,
    /// Its words, and what the file says of them.
    pub input: Input,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a document comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file of its own.
    File,
    /// A line of JSON.
    Line,
}

/// What could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file.
    #[error("{path}: {why}")]
    File {
        /// As given.
        path: String,
        /// What is wrong.
        why: String,
    },
    /// A line.
    #[error("{path}line {number}: {why}")]
    Line {
        /// The file with a colon, or nothing for standard input.
        path: String,
        /// Counted from 1.
        number: usize,
        /// What is wrong.
        why: String,
    },
}

/// What lies in files, of which `-` is standard input; without files, of standard input.
pub fn of(files: &[PathBuf]) -> Box<dyn Iterator<Item = Result<Raw, Fault>> + Send + '_> {
    if files.is_empty() {
        return Box::new(Lines::new(String::new(), BufReader::new(io::stdin())));
    }
    Box::new(files.iter().flat_map(|file| of_file(file)))
}

fn of_file(path: &Path) -> Box<dyn Iterator<Item = Result<Raw, Fault>> + Send> {
    if path.as_os_str() == "-" {
        return Box::new(Lines::new(String::new(), BufReader::new(io::stdin())));
    }
    if ["jsonl", "ndjson"].iter().any(|ending| ends_in(path, ending)) {
        let name = path.display().to_string();
        return match File::open(path) {
            Ok(file) => Box::new(Lines::new(format!("{name}: "), BufReader::new(file))),
            Err(error) => Box::new(std::iter::once(Err(Fault::File {
                path: name,
                why: format!("cannot be read: {error}"),
            }))),
        };
    }
    Box::new(std::iter::once(Ok(Raw::File(path.to_owned()))))
}

impl Raw {
    /// Reads it.
    pub fn read(&self) -> Result<Document, Fault> {
        match self {
            Self::File(path) => {
                let input = file(path).map_err(|why| self.fault(format!("cannot be read: {why}")))?;
                Ok(Document { id: Value::String(path.display().to_string()), input, origin: Origin::File })
            }
            Self::Line { number, bytes, .. } => {
                let (id, text) = entry(*number, bytes).map_err(|why| self.fault(why))?;
                Ok(Document { id, input: Input::plain(text), origin: Origin::Line })
            }
        }
    }

    /// That it failed, with its name.
    pub fn fault(&self, why: String) -> Fault {
        match self {
            Self::File(path) => Fault::File { path: path.display().to_string(), why },
            Self::Line { path, number, .. } => Fault::Line { path: path.clone(), number: *number, why },
        }
    }
}

/// Whether a file's name ends so after its dot, in small letters or capitals.
fn ends_in(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(ending))
}

/// Why a file that is called `.json` is no text, and what to do with it.
fn not_prose(bytes: &[u8]) -> &'static str {
    use load::LoadError::{Article, NoArticle, NoText, OtherVersion};
    // A dossier with faults, or one that breaks off, is one all the same.
    if matches!(load(bytes), Ok(_) | Err(Article { .. } | NoArticle | NoText | OtherVersion { .. })) {
        return "it is a dossier, and so analysed already: open it on the page, or check it with assay validate";
    }
    let first = bytes.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty());
    if first.is_some_and(|line| entry(1, line).is_ok()) {
        return "it is JSON lines: name it .jsonl, or give it on standard input";
    }
    "a .json file is not read as prose: put texts into a .jsonl file, a line of {\"id\": …, \"text\": …} each"
}

/// A file, by its bytes and the end of its name.
fn file(path: &Path) -> Result<Input, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| error.to_string())?;
    // One more than may be read tells that there are more, however many.
    file.take(input::MOST as u64 + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if ends_in(path, "json") && bytes.len() <= input::MOST && !bytes.trim_ascii().is_empty() {
        return Err(not_prose(&bytes).to_owned());
    }
    let format = path.extension().and_then(OsStr::to_str).map_or(Format::Plain, Format::of_extension);
    input::read(&bytes, format).map_err(|refusal| refusal.to_string())
}

/// The id and the text of a line.
fn entry(number: usize, line: &[u8]) -> Result<(Value, String), String> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii_end();
    // A list would be taken for the values of the keys in their order.
    if !line.trim_ascii_start().starts_with(b"{") {
        return Err("it is no document, which is {\"id\": …, \"text\": …}".to_owned());
    }
    let entry: Entry = serde_json::from_slice(line).map_err(|error| {
        // serde counts lines of its own; there is only one.
        let said = error.to_string();
        let said = said.split(" at line ").next().unwrap_or(&said).replace("EOF", "the line ends");
        let what = if error.is_data() { "" } else { "it is not valid JSON: " };
        format!("{what}{said} (column {})", error.column())
    })?;
    let text = match entry.text {
        Some(Value::String(text)) => text,
        Some(_) => return Err("the text must be words in quotes".to_owned()),
        None => return Err("it has no \"text\"".to_owned()),
    };
    match entry.id {
        Some(id @ (Value::String(_) | Value::Number(_))) => Ok((id, text)),
        None | Some(Value::Null) => Ok((Value::from(number), text)),
        Some(_) => Err("the id must be a word or a number".to_owned()),
    }
}

/// Lines of JSON.
struct Lines<R> {
    path: String,
    reader: R,
    number: usize,
    ended: bool,
}

#[derive(Deserialize)]
struct Entry {
    id: Option<Value>,
    text: Option<Value>,
}

impl<R: BufRead> Lines<R> {
    fn new(path: String, reader: R) -> Self {
        Self { path, reader, number: 0, ended: false }
    }

    fn fault(&self, why: String) -> Fault {
        Fault::Line { path: self.path.clone(), number: self.number, why }
    }

    /// The next line's bytes; `None` at the end.
    fn line(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        let mut line = Vec::new();
        self.number += 1;
        let read = self.reader.by_ref().take(MAX_BYTES as u64 + 1).read_until(b'\n', &mut line);
        match read {
            Err(error) => {
                self.ended = true;
                Err(self.fault(format!("the input cannot be read on: {error}")))
            }
            Ok(0) => Ok(None),
            Ok(_) if line.len() > MAX_BYTES && !line.ends_with(b"\n") => {
                drop(line);
                let skipped = skip_line(&mut self.reader);
                self.ended = skipped.is_err();
                Err(self.fault(format!("it is longer than {} MB", MAX_BYTES >> 20)))
            }
            Ok(_) => Ok(Some(line)),
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Raw, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.line() {
                Ok(Some(line)) if line.trim_ascii().is_empty() => {}
                Ok(Some(bytes)) => {
                    return Some(Ok(Raw::Line { path: self.path.clone(), number: self.number, bytes }));
                }
                Ok(None) => self.ended = true,
                Err(fault) => return Some(Err(fault)),
            }
        }
        None
    }
}

/// Reads to the end of a line without keeping it.
fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let held = reader.fill_buf()?;
        let (used, found) = match held.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (held.len(), held.is_empty()),
        };
        reader.consume(used);
        if found {
            return Ok(());
        }
    }
}

impl Document {
    fn name(&self) -> String {
        match (&self.id, self.origin) {
            (Value::String(path), Origin::File) => {
                Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned()
            }
            (Value::String(id), Origin::Line) => id.clone(),
            (id, _) => id.to_string(),
        }
    }

    /// Words for links, of which the analyser keeps a few.
    pub fn slug(&self) -> String {
        assay_query::slug(&self.name())
    }

    /// The id of its article, of which `words` were kept: those alone where they say the whole id. Elsewhere other ids may
    /// have left the same words, and a digest of the id tells them apart, which is the same in every run.
    pub fn article_id(&self, words: &str) -> String {
        let said = self.id.as_str().map_or_else(|| self.id.to_string(), str::to_owned);
        // "3" and 3 are two ids.
        let figure = self.id.is_string() && said.parse::<f64>().is_ok();
        if said == words && !figure {
            return said;
        }
        let digest = Sha256::digest(self.id.to_string());
        digest.iter().take(DIGEST).fold(format!("{words}-"), |id, byte| format!("{id}{byte:02x}"))
    }

    /// What it is called: as it says itself, or by its name where its text has no heading.
    pub fn title(&self) -> Option<String> {
        self.input.title.clone().or_else(|| Some(self.name())).filter(|name| !name.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &str) -> Vec<String> {
        let shown = |raw: Result<Raw, Fault>| match raw.and_then(|raw| raw.read()) {
            Ok(document) => format!("{}: {}", document.id, document.input.text),
            Err(fault) => fault.to_string(),
        };
        Lines::new(String::new(), input.as_bytes()).map(shown).collect()
    }

    #[test]
    fn bad_lines_are_named_by_number() {
        let input = "{\"id\":\"a\",\"text\":\"One.\"}\n\nnonsense\n{\"id\":7,\"text\":\"Two.\"}\n{\"id\":[],\"text\":\"\"}\n{\"text\":\"Three.\"}";
        let expected = [
            "\"a\": One.",
            "line 3: it is no document, which is {\"id\": …, \"text\": …}",
            "7: Two.",
            "line 5: the id must be a word or a number",
            "6: Three.",
        ];
        assert_eq!(read(input), expected);
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said_in_words() {
        let no_document = "it is no document, which is {\"id\": …, \"text\": …}";
        for (line, told) in [
            ("null", no_document),
            ("[\"a\", \"One.\"]", no_document),
            ("\"One.\"", no_document),
            ("{}", "it has no \"text\""),
            ("{\"text\": null}", "it has no \"text\""),
            ("{\"text\": 5}", "the text must be words in quotes"),
            ("{\"text\": \"One", "it is not valid JSON: the line ends while parsing a string (column 13)"),
            ("{\"text\": ", "it is not valid JSON: the line ends while parsing a value (column 8)"),
            (
                "{\"text\": \"a\tb\"}",
                "it is not valid JSON: control character (\\u0000-\\u001F) found while parsing a string (column 12)",
            ),
            ("One.", no_document),
            ("{\"text\": \"a\", \"text\": \"b\"}", "duplicate field `text` (column 20)"),
        ] {
            for end in ["", "\n", "\r\n"] {
                assert_eq!(read(&format!("{line}{end}")), [format!("line 1: {told}")]);
            }
        }
    }
}
