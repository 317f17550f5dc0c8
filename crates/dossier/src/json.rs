//! JSON: a text to values that know where they stand in it.
//!
//! Written here and not taken from a library because of what a dossier's reader needs and the page can
//! afford: a file that breaks off gives everything before the break, every value knows its offset, and
//! it is a fraction of the code that a derived reader leaves in the page. Strict, except that half of a
//! surrogate pair becomes U+FFFD, and that what is passed over is only followed to its end. Knows no
//! dossier.

use std::borrow::Cow;

/// Values that are nested deeper than this are passed over.
const MAX_DEPTH: usize = 32;

/// So many values are kept of one claim or article; the memory for more is not to be had in a page.
const MAX_VALUES: usize = 1 << 20;

/// A value, and the byte at which it starts.
pub(crate) struct Value<'a> {
    pub at: usize,
    pub data: Data<'a>,
}

/// What a value is.
pub(crate) enum Data<'a> {
    Null,
    Bool(bool),
    /// A number as it is written.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Value<'a>>),
    /// Keys and values, in the order of the file.
    Group(Vec<(Cow<'a, str>, Value<'a>)>),
    /// Something nested too deeply or too large, passed over.
    TooMuch,
}

impl<'a> Value<'a> {
    /// The first value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Value<'a>> {
        match &self.data {
            Data::Group(entries) => entries.iter().find(|(known, _)| known == key).map(|(_, value)| value),
            _ => None,
        }
    }
}

/// Where a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// The byte that does not fit, or the end.
    pub at: usize,
    /// Whether it is the end: more was expected.
    pub end: bool,
}

/// Reads a text from its beginning to its end.
pub(crate) struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// How many values were kept of the one being read.
    kept: usize,
}

/// Reads an item of a list.
type EachItem<'e, 'a> = dyn FnMut(&mut Reader<'a>) -> Result<(), Broken> + 'e;

/// Reads the value of a key.
type EachKey<'e, 'a> = dyn FnMut(&mut Reader<'a>, Cow<'a, str>) -> Result<(), Broken> + 'e;

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, kept: 0 }
    }

    /// Where the next value or sign stands.
    pub(crate) fn place(&mut self) -> usize {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.at
    }

    /// The next byte that is no white space.
    pub(crate) fn peek(&mut self) -> Option<u8> {
        self.place();
        self.byte()
    }

    /// The next value.
    pub(crate) fn value(&mut self) -> Result<Value<'a>, Broken> {
        self.kept = 0;
        self.nested(0)
    }

    /// Passes the next value over.
    pub(crate) fn skip(&mut self) -> Result<(), Broken> {
        self.kept = MAX_VALUES;
        self.nested(0).map(|_| ())
    }

    /// Calls `each` before every item of a list; it must read the item.
    pub(crate) fn list(&mut self, each: &mut EachItem<'_, 'a>) -> Result<(), Broken> {
        self.sequence(b'[', b']', each)
    }

    /// Calls `each` with every key of a group; it must read the value.
    pub(crate) fn group(&mut self, each: &mut EachKey<'_, 'a>) -> Result<(), Broken> {
        self.sequence(b'{', b'}', &mut |reader| {
            let key = reader.string()?;
            reader.sign(b':')?;
            each(reader, key)
        })
    }

    fn sequence(&mut self, open: u8, close: u8, each: &mut EachItem<'_, 'a>) -> Result<(), Broken> {
        self.sign(open)?;
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(());
        }
        loop {
            each(self)?;
            if self.peek() == Some(close) {
                self.at += 1;
                return Ok(());
            }
            self.sign(b',')?;
        }
    }

    fn nested(&mut self, depth: usize) -> Result<Value<'a>, Broken> {
        let at = self.place();
        self.kept += 1;
        let data = match self.byte() {
            Some(b'[' | b'{') if depth > MAX_DEPTH || self.kept > MAX_VALUES => {
                self.pass_over()?;
                Data::TooMuch
            }
            Some(b'[') => {
                let mut items = Vec::new();
                self.list(&mut |reader| {
                    let item = reader.nested(depth + 1)?;
                    if reader.kept <= MAX_VALUES {
                        items.push(item);
                    }
                    Ok(())
                })?;
                if self.kept > MAX_VALUES { Data::TooMuch } else { Data::List(items) }
            }
            Some(b'{') => {
                let mut entries = Vec::new();
                self.group(&mut |reader, key| {
                    let value = reader.nested(depth + 1)?;
                    if reader.kept <= MAX_VALUES {
                        entries.push((key, value));
                    }
                    Ok(())
                })?;
                if self.kept > MAX_VALUES { Data::TooMuch } else { Data::Group(entries) }
            }
            Some(b'"') => Data::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => Data::Number(self.number()?),
            Some(b't') => self.literal("true", Data::Bool(true))?,
            Some(b'f') => self.literal("false", Data::Bool(false))?,
            Some(b'n') => self.literal("null", Data::Null)?,
            _ => return Err(self.broken()),
        };
        Ok(Value { at, data })
    }

    /// Goes to the end of a list or a group without keeping anything, however deep it is.
    fn pass_over(&mut self) -> Result<(), Broken> {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                Some(b'[' | b'{') => depth += 1,
                Some(b']' | b'}') => depth = depth.saturating_sub(1),
                Some(b'"') => {
                    self.string()?;
                    continue;
                }
                Some(_) => {}
                None => return Err(self.broken()),
            }
            self.at += self.rest().chars().next().map_or(1, char::len_utf8);
            if depth == 0 {
                return Ok(());
            }
        }
    }

    fn literal(&mut self, word: &str, data: Data<'a>) -> Result<Data<'a>, Broken> {
        for byte in word.bytes() {
            if self.byte() != Some(byte) {
                return Err(self.broken());
            }
            self.at += 1;
        }
        Ok(data)
    }

    fn number(&mut self) -> Result<&'a str, Broken> {
        let start = self.at;
        self.at += usize::from(self.byte() == Some(b'-'));
        if self.byte() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn digits(&mut self) -> Result<(), Broken> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.broken()) } else { Ok(()) }
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Broken> {
        self.sign(b'"')?;
        let mut unescaped: Option<String> = None;
        loop {
            let start = self.at;
            let plain = self.rest().bytes().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..32)).count();
            self.at += plain;
            let piece = self.text.get(start..self.at).unwrap_or_default();
            if let Some(text) = &mut unescaped {
                text.push_str(piece);
            }
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(unescaped.map_or(Cow::Borrowed(piece), Cow::Owned));
                }
                Some(b'\\') => {
                    let character = self.escape()?;
                    unescaped.get_or_insert_with(|| piece.to_owned()).push(character);
                }
                _ => return Err(self.broken()),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Broken> {
        self.at += 1;
        let character = match self.byte() {
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(sign),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                let first = self.hex()?;
                // The second half of a pair, if this is the first.
                if (0xd800..0xdc00).contains(&first) && self.rest().starts_with("\\u") {
                    let back = self.at;
                    self.at += 2;
                    let second = self.hex()?;
                    if (0xdc00..0xe000).contains(&second) {
                        let pair = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                        return Ok(char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER));
                    }
                    self.at = back;
                }
                return Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            _ => return Err(self.broken()),
        };
        self.at += 1;
        Ok(character)
    }

    fn hex(&mut self) -> Result<u32, Broken> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            code = code * 16 + digit.ok_or_else(|| self.broken())?;
            self.at += 1;
        }
        Ok(code)
    }

    fn sign(&mut self, sign: u8) -> Result<(), Broken> {
        if self.peek() != Some(sign) {
            return Err(self.broken());
        }
        self.at += 1;
        Ok(())
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn broken(&self) -> Broken {
        Broken { at: self.at, end: self.at >= self.text.len() }
    }
}

#[cfg(test)]
mod tests;
