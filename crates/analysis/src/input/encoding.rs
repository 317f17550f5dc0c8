//! Bytes to characters: UTF-8, UTF-16, Windows-1252; what is no text is told apart.
//!
//! The rule: a byte order mark decides; else many zeros in every second byte mean UTF-16; else the beginning of a known
//! format or a zero means no text; else it is UTF-8 if it is well formed, or nearly; else Windows-1252, in which every
//! byte is a character, unless those characters would not stand together in any word. A page of the web may name any
//! encoding that browsers know. Line breaks become `\n`; other control characters are left out, and soft hyphens, which
//! only say where a word may be parted.

use super::{MOST, Refusal};

/// How the bytes of a file stand for characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Encoding {
    #[default]
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252,
    /// As a page says of itself.
    Named,
}

/// How many bytes are looked at to tell what a file is.
const SAMPLE: usize = 8192;

/// Beginnings of formats that are no text.
const FORMATS: [(&[u8], &str); 16] = [
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or another zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\xD0\xCF\x11\xE0", "an old Word document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, sound or video"),
    (b"\x1F\x8B", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xFD7zXZ", "a compressed file"),
    (b"\x28\xB5\x2F\xFD", "a compressed file"),
    (b"\x7FELF", "a program"),
    (b"\0asm", "a program"),
    (b"ID3", "a sound"),
];

/// What 0x80 to 0x9F stand for in Windows-1252; the five that stand for nothing are left out.
const HIGH: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The characters of a file.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), Refusal> {
    if bytes.len() > MOST {
        return Err(Refusal::TooLarge { bytes: bytes.len() });
    }
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok((clean(&String::from_utf8_lossy(rest)), Encoding::Utf8));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return wide(rest, u16::from_le_bytes, Encoding::Utf16Le);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return wide(rest, u16::from_be_bytes, Encoding::Utf16Be);
    }
    match zeros(bytes) {
        Some(Encoding::Utf16Le) => return wide(bytes, u16::from_le_bytes, Encoding::Utf16Le),
        Some(Encoding::Utf16Be) => return wide(bytes, u16::from_be_bytes, Encoding::Utf16Be),
        _ => {}
    }
    if let Some((_, what)) = FORMATS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Refusal::Binary { what });
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let strange = sample.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    if sample.contains(&0) || strange * 20 > sample.len() {
        return Err(Refusal::Unknown);
    }
    let Err(error) = std::str::from_utf8(bytes) else {
        return Ok((clean(std::str::from_utf8(bytes).unwrap_or_default()), Encoding::Utf8));
    };
    // A few broken bytes in a text that has many good ones beyond ASCII: damaged, or cut in the middle.
    let lossy = String::from_utf8_lossy(bytes);
    let broken = lossy.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    let good = lossy.chars().filter(|c| !c.is_ascii()).count().saturating_sub(broken);
    if good >= 4 * broken || (error.error_len().is_none() && good > 0) {
        return Ok((clean(&lossy), Encoding::Utf8));
    }
    if is_strange(bytes) {
        return Err(Refusal::Unknown);
    }
    let text: String = bytes.iter().map(|byte| character(*byte)).collect();
    Ok((clean(&text), Encoding::Windows1252))
}

/// The characters of a page of the web. What it says of its encoding counts where it can be so; a byte order mark, or
/// what its bytes show, before that.
#[cfg(feature = "html")]
pub fn decode_page(bytes: &[u8]) -> Result<(String, Encoding), Refusal> {
    let marked = [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"].iter().any(|mark| bytes.starts_with(mark));
    if bytes.len() <= MOST && !marked && zeros(bytes).is_none() {
        let named = encoding_rs::Encoding::for_label(&label(bytes).unwrap_or_default());
        // What can be read as ASCII up to there is not in UTF-16, whatever it says.
        let named = named.filter(|named| named.is_ascii_compatible() && *named != encoding_rs::UTF_8);
        let text = named.and_then(|named| named.decode_without_bom_handling_and_without_replacement(bytes));
        if let Some(text) = text.filter(|text| !text.contains('\0')) {
            return Ok((clean(&text), Encoding::Named));
        }
    }
    decode(bytes)
}

/// What a page calls its encoding: `<meta charset="…">`, or in the `content` of a meta; not in a comment.
#[cfg(feature = "html")]
fn label(bytes: &[u8]) -> Option<Vec<u8>> {
    let head = bytes.get(..2048).unwrap_or(bytes).to_ascii_lowercase();
    let commented = |at: usize| {
        let before = head.get(..at).unwrap_or_default();
        let open = before.windows(4).rposition(|mark| mark == b"<!--");
        open.is_some_and(|open| !before.get(open..).unwrap_or_default().windows(3).any(|mark| mark == b"-->"))
    };
    let mut starts = (0..head.len())
        .filter(|at| head.get(*at..).is_some_and(|rest| rest.starts_with(b"<meta")) && !commented(*at));
    starts.find_map(|start| {
        let tag = head.get(start..)?.split(|byte| *byte == b'>').next()?;
        let at = tag.windows(7).position(|word| word == b"charset")?;
        let value = tag.get(at + 7..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end =
            value.iter().position(|byte| !matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b':'));
        Some(value.get(..end.unwrap_or(value.len()))?.to_vec()).filter(|label| !label.is_empty())
    })
}

/// What a byte stands for in Windows-1252.
fn character(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or_default(),
        _ => char::from(byte),
    }
}

/// Whether a quarter of the bytes beyond ASCII would stand as in no word if they were Windows-1252: those of Cyrillic,
/// Japanese, Polish, or of an old Macintosh do.
fn is_strange(bytes: &[u8]) -> bool {
    // Quotes, dashes and signs that stand beside others: `”…`, `€ –`.
    const SIGNS: &[u8] = b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0\xA3\xA7\xA9\xAB\xAE\xB0\xBB";
    let is_letter = |byte: u8| byte >= 0x80 && !SIGNS.contains(&byte);
    let (mut high, mut odd) = (0, 0);
    for around in bytes.windows(3) {
        let &[before, byte, after] = around else { continue };
        if is_letter(byte) {
            let c = character(byte);
            let within = before.is_ascii_lowercase() && (c.is_uppercase() || !c.is_alphabetic());
            high += 1;
            odd += u32::from(c == '\0' || is_letter(after) || (within && after.is_ascii_alphabetic()));
        }
    }
    odd > 1 && odd * 4 >= high
}

/// Whether the zeros among the bytes are those of UTF-16: in one half of the places many, in the other hardly any.
fn zeros(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let pairs = sample.len() / 2;
    let count = |place: usize| sample.chunks_exact(2).filter(|pair| pair.get(place) == Some(&0)).count();
    let (first, second) = (count(0), count(1));
    let many = |zeros: usize, others: usize| pairs > 1 && zeros * 5 >= pairs * 2 && others * 20 <= pairs;
    if many(second, first) {
        Some(Encoding::Utf16Le)
    } else if many(first, second) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16, encoding: Encoding) -> Result<(String, Encoding), Refusal> {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let broken = text.chars().filter(|c| *c == '\0' || *c == char::REPLACEMENT_CHARACTER).count();
    if broken * 20 > text.chars().count() {
        return Err(Refusal::Unknown);
    }
    Ok((clean(&text), encoding))
}

/// With `\n` for every line break, and without the control characters that mean nothing in a text.
fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut after_return = false;
    for c in text.chars() {
        match c {
            '\r' => cleaned.push('\n'),
            '\n' if after_return => {}
            '\n' | '\t' => cleaned.push(c),
            '\u{FEFF}' | '\u{AD}' => {}
            '\u{0C}' | '\u{0B}' | '\u{85}' => cleaned.push('\n'),
            c if c.is_control() => {}
            c => cleaned.push(c),
        }
        after_return = c == '\r';
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“Naïve” – he said.\r\nNext line";
    const CLEAN: &str = "“Naïve” – he said.\nNext line";

    fn wide_bytes(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        let windows = b"\x93Na\xEFve\x94 \x96 he said.\r\nNext line".to_vec();
        let cases = [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (marked(b"\xEF\xBB\xBF", TEXT.as_bytes().to_vec()), Encoding::Utf8),
            (marked(b"\xFF\xFE", wide_bytes(TEXT, u16::to_le_bytes)), Encoding::Utf16Le),
            (marked(b"\xFE\xFF", wide_bytes(TEXT, u16::to_be_bytes)), Encoding::Utf16Be),
            (wide_bytes(TEXT, u16::to_le_bytes), Encoding::Utf16Le),
            (wide_bytes(TEXT, u16::to_be_bytes), Encoding::Utf16Be),
            (windows, Encoding::Windows1252),
        ];
        for (bytes, encoding) in cases {
            assert_eq!(decode(&bytes), Ok((CLEAN.to_owned(), encoding)));
        }
    }

    #[test]
    fn no_text_is_refused_and_named() {
        for (bytes, what) in
            [(&b"%PDF-1.7 "[..], "a PDF"), (b"PK\x03\x04abc", "a Word document or another zip archive")]
        {
            assert_eq!(decode(bytes), Err(Refusal::Binary { what }));
        }
        assert_eq!(decode(b"abc\0def"), Err(Refusal::Unknown));
        let message = decode(&vec![b'a'; MOST + 1]).err().map(|refusal| refusal.to_string());
        assert_eq!(message.as_deref(), Some("This file has 21 MB; at most 20 MB can be opened."));
    }

    #[test]
    fn what_is_encoded_otherwise_is_refused() {
        let utf32: Vec<u8> = TEXT.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let strange: [&[u8]; 7] = [
            // Cyrillic in Windows-1251 and KOI8-R, Japanese in Shift-JIS and in UTF-16 without its mark, Polish in
            // Latin-2, an old Macintosh.
            b"\xCC\xE8\xED\xE8\xF1\xF2\xF0 said so in May.",
            b"\xED\xC9\xCE\xC9\xD3\xD4\xD2 said so in May.",
            b"\x93\xFA\x96\x7B\x82\xCC\x8E\xF1\x91\x8A\x82\xAA\x8C\xEA\x82\xC1\x82\xBD\x81\x42",
            b"\xE5\x65\x2C\x67\x6E\x30\x0A\x00\x96\x99",
            b"Wa\xB3\xEAsa went to Wroc\xB3aw and \xA3\xF3d\xBC.",
            b"It\xD5s the caf\x8E that wasn\xD5t open, he said.",
            &utf32,
        ];
        for bytes in strange {
            assert_eq!(decode(bytes), Err(Refusal::Unknown), "{bytes:?}");
        }
        let sound: [&[u8]; 3] = [
            b"The caf\xE9 \x93Z\xFCrich\x94\x85 wasn\x92t open; it cost \x80 5 \x96 or \xA35\xBD \x97 in S\xE3o Jo\xE3o.",
            b"D\xC9J\xC0 VU \xAB na\xEFve \xBB",
            b"Mc\xC9vain said so.",
        ];
        for bytes in sound {
            assert!(decode(bytes).is_ok_and(|(_, encoding)| encoding == Encoding::Windows1252), "{bytes:?}");
        }
        assert_eq!(decode("time\u{AD}table".as_bytes()), Ok(("timetable".to_owned(), Encoding::Utf8)));
    }

    #[cfg(feature = "html")]
    #[test]
    fn an_encoding_in_a_comment_is_none() {
        for (page, wanted) in [
            ("<!-- <meta charset=\"gbk\"> --><p>A", None),
            ("<!-- <meta charset=\"gbk\">", None),
            ("<!-- <meta charset=\"gbk\"> --><meta charset=\"koi8-r\">", Some("koi8-r")),
            ("<!-- A --><meta charset=\"gbk\">", Some("gbk")),
        ] {
            assert_eq!(label(page.as_bytes()).as_deref(), wanted.map(str::as_bytes), "{page}");
        }
    }

    #[test]
    fn a_text_cut_within_a_character_is_still_utf8() {
        let bytes = "déjà vu, naïve café".as_bytes();
        let cut = &bytes[..bytes.len() - 1];
        assert!(
            decode(cut)
                .is_ok_and(|(text, encoding)| text.starts_with("déjà vu") && encoding == Encoding::Utf8)
        );
    }
}
