//! Hints in `specific-use`, where STS has no word for what an element stands for: `normative:` and a kind, then facts, as
//! `normative:caption;type=legend`. Other programs see the element; the reader of this crate sees what it stands for.

use std::fmt::Write as _;

/// The beginning of every hint.
const HEAD: &str = "normative:";

/// The hint of an element that is there for the schema alone: its content is read as if it were not there.
pub(crate) const THROUGH: &str = "normative:through";

/// The hint of a document whose ids are escaped.
pub(crate) const ESCAPED_IDS: &str = "normative:escaped-ids";

/// A hint that is read: its kind, and its facts as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hint<'t> {
    pub(crate) kind: &'t str,
    facts: &'t str,
}

impl<'t> Hint<'t> {
    /// The hint in a value of `specific-use`, if it is one.
    pub(crate) fn of(value: &'t str) -> Option<Self> {
        let rest = value.strip_prefix(HEAD)?;
        let (kind, facts) = rest.split_once(';').unwrap_or((rest, ""));
        Some(Self { kind, facts })
    }

    /// Returns `true` if it is of the kind of another, as that is written.
    pub(crate) fn is(self, other: &str) -> bool {
        other.strip_prefix(HEAD) == Some(self.kind)
    }

    /// Keys and values, in the order in which they are written.
    pub(crate) fn facts(self) -> impl Iterator<Item = (String, String)> {
        self.facts
            .split(';')
            .filter_map(|fact| fact.split_once('='))
            .map(|(key, value)| (unescape(key), unescape(value)))
    }

    /// The value of a key.
    pub(crate) fn fact(self, name: &str) -> Option<String> {
        self.facts().find(|(key, _)| key == name).map(|(_, value)| value)
    }
}

/// A hint that is written.
#[derive(Clone, Debug)]
pub(crate) struct NewHint(String);

impl NewHint {
    pub(crate) fn new(kind: &str) -> Self {
        Self([HEAD, kind].concat())
    }

    pub(crate) fn fact(mut self, key: &str, value: &str) -> Self {
        self.0.push(';');
        escape(key, &mut self.0);
        self.0.push('=');
        escape(value, &mut self.0);
        self
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if c.is_control() || matches!(c, ';' | '=' | '%' | '\u{fffe}' | '\u{ffff}') {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
}

fn unescape(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        let digits = after.get(..2).and_then(|d| std::str::from_utf8(d).ok());
        match digits.filter(|_| *byte == b'%').and_then(|d| u8::from_str_radix(d, 16).ok()) {
            Some(code) => {
                out.push(code);
                rest = &after[2..];
            }
            None => {
                out.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_unescaped() {
        let hint = Hint::of("normative:mark;kind=math;value=a%3Bb%25%E7%81%AF;c").unwrap();
        assert_eq!(hint.kind, "mark");
        assert_eq!(hint.fact("value").as_deref(), Some("a;b%灯"));
        assert_eq!(hint.fact("c"), None);
        assert_eq!(Hint::of("print"), None);
    }

    #[test]
    fn what_is_written_is_read() {
        let hint = NewHint::new("mark").fact("value", "a;b=%\u{7}灯");
        let read = Hint::of(hint.as_str()).unwrap();
        assert_eq!((read.kind, read.fact("value").as_deref()), ("mark", Some("a;b=%\u{7}灯")));
    }
}
