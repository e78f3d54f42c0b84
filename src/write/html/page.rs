//! HTML on its way out.

use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes tags and text. The first error stays and silences what follows.
pub(super) struct Page<'w> {
    out: &'w mut dyn Write,
    result: io::Result<()>,
}

impl<'w> Page<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Self { out, result: Ok(()) }
    }

    pub(super) fn finish(self) -> io::Result<()> {
        self.result
    }

    /// Markup as it is.
    pub(super) fn raw(&mut self, html: &str) {
        if self.result.is_ok() {
            self.result = self.out.write_all(html.as_bytes());
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let mut from = 0;
        for (at, c) in text.char_indices() {
            if let Some(instead) = escaped(c) {
                self.raw(&text[from..at]);
                self.raw(instead);
                from = at + c.len_utf8();
            }
        }
        self.raw(&text[from..]);
    }

    /// A start tag. Attributes without a value are left out.
    pub(super) fn start(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.raw("<");
        self.raw(name);
        for (name, value) in attributes {
            if let Some(value) = value {
                self.raw(" ");
                self.raw(name);
                self.raw("=\"");
                self.text(value);
                self.raw("\"");
            }
        }
        self.raw(">");
    }

    pub(super) fn end(&mut self, name: &str) {
        self.raw("</");
        self.raw(name);
        self.raw(">");
    }

    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, Option<&str>)], text: &str) {
        self.start(name, attributes);
        self.text(text);
        self.end(name);
    }
}

fn escaped(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\n' | '\t' => return None,
        // HTML has no place for control characters.
        c if c.is_control() => "\u{fffd}",
        _ => return None,
    })
}

/// An id that is one in every browser and in a link: what is no letter, digit, dot or hyphen is `_HH`.
pub(super) fn id(prefix: &str, key: &str) -> String {
    let mut id = format!("{prefix}-");
    for c in key.chars() {
        if c.is_alphanumeric() || matches!(c, '.' | '-') {
            id.push(c);
        } else {
            let _ = write!(id, "_{:x}", c as u32);
        }
    }
    id
}

/// An address that a reader may follow; none of those that run something.
pub(super) fn followed(uri: &str) -> Option<&str> {
    let uri = uri.trim();
    let scheme = uri.split_once(':')?.0.to_ascii_lowercase();
    matches!(&*scheme, "http" | "https" | "mailto" | "ftp" | "urn" | "doi").then_some(uri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_addresses_are_checked() {
        let mut out = Vec::new();
        let mut page = Page::new(&mut out);
        page.leaf("a", &[("title", Some("\"<x>\"")), ("id", None)], "a & b\u{1}");
        page.finish().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "<a title=\"&quot;&lt;x&gt;&quot;\">a &amp; b\u{fffd}</a>");
        assert_eq!(followed("https://a.example"), Some("https://a.example"));
        assert_eq!(followed("javascript:alert(1)"), None);
        assert_eq!(followed("JavaScript :x"), None);
        assert_eq!(id("c", "附录 A~2"), "c-附录_20A_7e2");
    }
}
