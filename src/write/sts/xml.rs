//! XML on its way out: what markup means is escaped, what XML cannot hold is left out and counted.

use std::io::{self, Write};

/// Writes elements and text. The first error stays and silences what follows, so that callers need not ask at each step.
pub(super) struct Xml<'w> {
    out: &'w mut dyn Write,
    result: io::Result<()>,
    /// Characters that XML 1.0 has no place for.
    pub(super) dropped: usize,
}

impl<'w> Xml<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Self { out, result: Ok(()), dropped: 0 }
    }

    /// What went wrong, if anything did.
    pub(super) fn finish(self) -> io::Result<()> {
        self.result
    }

    /// Text that is XML already.
    pub(super) fn raw(&mut self, text: &str) {
        if self.result.is_ok() {
            self.result = self.out.write_all(text.as_bytes());
        }
    }

    /// A start tag. Attributes without a value are left out.
    pub(super) fn start(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.open(name, attributes);
        self.raw(">");
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.open(name, attributes);
        self.raw("/>");
    }

    fn open(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.raw("<");
        self.raw(name);
        for (name, value) in attributes {
            if let Some(value) = value {
                self.raw(" ");
                self.raw(name);
                self.raw("=\"");
                self.escaped(value, true);
                self.raw("\"");
            }
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        self.raw("</");
        self.raw(name);
        self.raw(">");
    }

    /// An element that holds nothing but text.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, Option<&str>)], text: &str) {
        self.start(name, attributes);
        self.text(text);
        self.end(name);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.escaped(text, false);
    }

    fn escaped(&mut self, text: &str, attribute: bool) {
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let instead = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' if attribute => "&quot;",
                '\n' if attribute => "&#10;",
                '\t' if attribute => "&#9;",
                '\r' => "&#13;",
                c if is_allowed(c) => continue,
                _ => {
                    self.dropped += 1;
                    ""
                }
            };
            self.raw(&text[from..at]);
            self.raw(instead);
            from = at + c.len_utf8();
        }
        self.raw(&text[from..]);
    }
}

/// Whether XML 1.0 has a place for a character (production 2).
fn is_allowed(c: char) -> bool {
    c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped_and_controls_are_dropped() {
        let mut out = Vec::new();
        let mut xml = Xml::new(&mut out);
        xml.start("p", &[("id", None), ("x", Some("a\"<\n"))]);
        xml.text("1 < 2 & \u{c}\"]]>\u{fffe}");
        xml.end("p");
        assert_eq!(xml.dropped, 2);
        xml.finish().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "<p x=\"a&quot;&lt;&#10;\">1 &lt; 2 &amp; \"]]&gt;</p>");
    }
}
