//! From JSON values to what is expected there, or a fault that says in plain words what is not.
//!
//! A [`Node`] knows the way to its value, so that every fault names its key: `participants[1].role`.
//! Knows JSON and faults, and no dossier.

use crate::fault::Fault;
use crate::json::{Data, Value};
use crate::number::number;
use crate::plain::short;

/// A fault, and the byte at which it stands.
#[derive(Debug)]
pub(crate) struct Flaw {
    pub fault: Fault,
    pub at: usize,
}

/// What was read, or what is wrong.
pub(crate) type Read<T> = Result<T, Box<Flaw>>;

/// A place for a value, on the way down from a root.
pub(crate) struct Node<'n> {
    /// The value, if there is one.
    value: Option<&'n Value<'n>>,
    above: Option<&'n Node<'n>>,
    step: Step,
}

enum Step {
    Root,
    Key(&'static str),
    Item(usize),
}

impl<'n> Node<'n> {
    pub(crate) fn root(value: &'n Value<'n>) -> Self {
        Self { value: Some(value), above: None, step: Step::Root }
    }

    /// The place of a key. The value there must be a group.
    pub(crate) fn key<'m>(&'m self, key: &'static str) -> Read<Node<'m>> {
        let Data::Group(entries) = self.data()? else {
            return Err(self.wrong("a group of keys"));
        };
        let node = |value| Node { value, above: Some(self), step: Step::Key(key) };
        let mut values = entries.iter().filter(|(known, _)| known == key).map(|(_, value)| value);
        let value = values.next();
        match values.next() {
            Some(second) => {
                let fault = Fault::Twice { key: node(None).path() };
                Err(Box::new(Flaw { fault, at: second.at }))
            }
            None => Ok(node(value)),
        }
    }

    /// Whether there is no value, or `null`.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.value, None | Some(Value { data: Data::Null, .. }))
    }

    /// The value, which must be there.
    pub(crate) fn data(&self) -> Read<&'n Data<'n>> {
        match self.value {
            Some(value) => Ok(&value.data),
            None => Err(self.flaw(Fault::Missing { key: self.path() })),
        }
    }

    pub(crate) fn text(&self) -> Read<String> {
        match self.data()? {
            Data::Text(text) => Ok(text.clone().into_owned()),
            _ => Err(self.wrong("a text")),
        }
    }

    /// A text that need not be there.
    pub(crate) fn text_if_any(&self) -> Read<Option<String>> {
        if self.is_absent() { Ok(None) } else { self.text().map(Some) }
    }

    /// Which of the words it is.
    pub(crate) fn word(&self, words: &[&str]) -> Read<usize> {
        let Data::Text(text) = self.data()? else {
            return Err(self.wrong("a word of the format"));
        };
        words.iter().position(|word| word == text).ok_or_else(|| {
            let mut allowed = String::new();
            for (place, word) in words.iter().enumerate() {
                match place {
                    0 => {}
                    _ if place + 1 == words.len() => allowed.push_str(" or "),
                    _ => allowed.push_str(", "),
                }
                allowed.push_str(word);
            }
            self.flaw(Fault::NotOneOf { key: self.path(), found: short(text), allowed })
        })
    }

    pub(crate) fn whole(&self) -> Read<usize> {
        match self.data()? {
            Data::Number(written) => written.parse().ok(),
            _ => None,
        }
        .ok_or_else(|| self.wrong("a whole number, 0 or more"))
    }

    pub(crate) fn number(&self) -> Read<f64> {
        match self.data()? {
            Data::Number(written) => Ok(number(written)),
            _ => Err(self.wrong("a number")),
        }
    }

    pub(crate) fn yes_or_no(&self) -> Read<bool> {
        match self.data()? {
            Data::Bool(value) => Ok(*value),
            _ => Err(self.wrong("true or false")),
        }
    }

    /// A list, each item read by `read`; empty if it is not there.
    pub(crate) fn list<T>(&self, read: fn(&Node<'_>) -> Read<T>) -> Read<Vec<T>> {
        let items = self.items()?;
        let mut list = Vec::with_capacity(items.len());
        for (index, value) in items.iter().enumerate() {
            list.push(read(&Node { value: Some(value), above: Some(self), step: Step::Item(index) })?);
        }
        Ok(list)
    }

    /// A list of texts; empty if it is not there.
    pub(crate) fn texts(&self) -> Read<Vec<String>> {
        self.list(|node| node.text())
    }

    fn items(&self) -> Read<&'n [Value<'n>]> {
        match self.value.map(|value| &value.data) {
            None => Ok(&[]),
            Some(Data::List(items)) => Ok(items),
            Some(_) => Err(self.wrong("a list")),
        }
    }

    /// The fault that the value is not of the sort that is expected.
    pub(crate) fn wrong(&self, expected: &str) -> Box<Flaw> {
        let found = self.value.map_or_else(String::new, |value| sort(&value.data));
        self.flaw(Fault::WrongSort { key: self.path(), found, expected: expected.to_owned() })
    }

    /// Any other fault of the value.
    pub(crate) fn unreadable(&self, why: &str) -> Box<Flaw> {
        self.flaw(Fault::Unreadable { key: self.path(), why: why.to_owned() })
    }

    fn flaw(&self, fault: Fault) -> Box<Flaw> {
        let mut node = Some(self);
        let mut at = 0;
        while let Some(&Node { value, above, .. }) = node {
            if let Some(value) = value {
                at = value.at;
                break;
            }
            node = above;
        }
        Box::new(Flaw { fault, at })
    }

    /// The way to the value, between backticks.
    fn path(&self) -> String {
        let mut path = String::new();
        self.write_path(&mut path);
        if path.is_empty() { "the entry".to_owned() } else { ["`", &path, "`"].concat() }
    }

    fn write_path(&self, path: &mut String) {
        if let Some(above) = self.above {
            above.write_path(path);
        }
        match self.step {
            Step::Root => {}
            Step::Key(key) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(key);
            }
            Step::Item(index) => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
            }
        }
    }
}

/// What a value is, in plain words.
pub(crate) fn sort(data: &Data<'_>) -> String {
    let sort = match data {
        Data::Null => "empty (null)",
        Data::Bool(true) => "true",
        Data::Bool(false) => "false",
        Data::Number(written) => return short(written),
        Data::Text(text) => return ["the text “", &short(text), "”"].concat(),
        Data::List(_) => "a list",
        Data::Group(_) => "a group of keys",
        Data::TooMuch => "too large, or nested too deeply",
    };
    sort.to_owned()
}
