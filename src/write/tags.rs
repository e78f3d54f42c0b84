//! Markup on its way out: start tags, end tags and text, with the escapes of the language that is written.

use std::io::{self, Write};

/// What stands for a character in a text, or where it says so in the value of an attribute; the character itself where nothing does.
pub(super) type Escape = fn(c: char, in_attribute: bool) -> Option<&'static str>;

/// Writes tags and text. The first error stays and silences what follows, so that callers need not ask at each step.
pub(super) struct Tags<'w> {
    out: &'w mut dyn Write,
    escape: Escape,
    result: io::Result<()>,
    /// Characters that the language has no place for, and that nothing stands for.
    pub(super) dropped: usize,
}

impl<'w> Tags<'w> {
    pub(super) fn new(out: &'w mut dyn Write, escape: Escape) -> Self {
        Self { out, escape, result: Ok(()), dropped: 0 }
    }

    /// What went wrong, if anything did.
    pub(super) fn finish(self) -> io::Result<()> {
        self.result
    }

    /// Markup as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        if self.result.is_ok() {
            self.result = self.out.write_all(markup.as_bytes());
        }
    }

    /// A start tag. Attributes without a value are left out.
    pub(super) fn start(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.open(name, attributes);
        self.raw(">");
    }

    /// An XML element without content.
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

    fn escaped(&mut self, text: &str, in_attribute: bool) {
        let mut from = 0;
        for (at, c) in text.char_indices() {
            if let Some(instead) = (self.escape)(c, in_attribute) {
                self.raw(&text[from..at]);
                self.raw(instead);
                self.dropped += usize::from(instead.is_empty());
                from = at + c.len_utf8();
            }
        }
        self.raw(&text[from..]);
    }
}
