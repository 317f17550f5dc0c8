//! Word documents and other archives, written from the description of their formats, sound or broken in one respect.
//! Knows no page.

use std::io::Write as _;

use flate2::{Compression, Crc, write::DeflateEncoder};

/// The space of names of all elements of a document.
const NAMES: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A file of an archive.
pub struct File<'c> {
    /// Its name.
    pub name: &'c str,
    /// What is in it.
    pub content: &'c [u8],
    /// Whether it is packed.
    pub packed: bool,
    /// Whether it is said to be encrypted.
    pub locked: bool,
    /// How many bytes the archive says it has, where that is a lie.
    pub announced: Option<u32>,
}

impl<'c> File<'c> {
    /// A file, packed.
    pub fn new(name: &'c str, content: &'c [u8]) -> Self {
        Self { name, content, packed: true, locked: false, announced: None }
    }
}

/// A zip archive.
pub fn archive(files: &[File<'_>]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for file in files {
        let mut crc = Crc::new();
        crc.update(file.content);
        let content = if file.packed { deflated(file.content) } else { file.content.to_vec() };
        let at = length(&bytes);
        let (flags, method) = (u16::from(file.locked), if file.packed { 8_u16 } else { 0 });
        let size = file.announced.unwrap_or_else(|| length(file.content));
        let mut common = Vec::new();
        for half in [20, flags, method, 0, 0] {
            common.extend(half.to_le_bytes());
        }
        for word in [crc.sum(), length(&content), size] {
            common.extend(word.to_le_bytes());
        }
        common.extend((u16::try_from(file.name.len()).expect("names are short")).to_le_bytes());
        common.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(file.name.as_bytes());
        bytes.extend(content);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(file.name.as_bytes());
    }
    let (at, size) = (length(&bytes), length(&directory));
    let count = u16::try_from(files.len()).expect("few files").to_le_bytes();
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count, count].concat());
    bytes.extend(size.to_le_bytes());
    bytes.extend(at.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("the tests' archives are small")
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory can be written");
    encoder.finish().expect("memory can be written")
}

/// The main part of a document with this body.
pub fn text(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"{NAMES}\"><w:body>{body}</w:body></w:document>"
    )
}

/// A document with this body, the styles that word processors have, a title and an author.
pub fn document(body: &str) -> Vec<u8> {
    let styles = format!(
        "<w:styles xmlns:w=\"{NAMES}\">
        <w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>
        <w:style w:styleId=\"House\"><w:name w:val=\"House head\"/><w:basedOn w:val=\"berschrift1\"/></w:style>
        <w:style w:styleId=\"Zitat\"><w:name w:val=\"Quote\"/></w:style></w:styles>"
    );
    let core = "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>On a bridge</dc:title><dc:creator>Ann Reporter</dc:creator></cp:coreProperties>";
    let text = text(body);
    archive(&[
        File { packed: false, ..File::new("[Content_Types].xml", b"<Types/>") },
        File::new("word/document.xml", text.as_bytes()),
        File::new("word/styles.xml", styles.as_bytes()),
        File { packed: false, ..File::new("docProps/core.xml", core.as_bytes()) },
    ])
}

/// A paragraph of these words, with what its properties say.
pub fn paragraph(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}
