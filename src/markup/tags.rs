//! Tags and text on their way out: a thin face over the writer and the escapes of `quick-xml`.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// The language that tags are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// XML 1.0. Characters that it has no place for (production 2) are left out and counted.
    Xml,
    /// HTML. U+FFFD stands for control characters.
    Html,
}

impl Language {
    /// The text with nothing in it that the language has no place for, and the number of characters that are left out.
    fn allowed(self, text: &str) -> (Cow<'_, str>, usize) {
        let refused = |c: char| match self {
            Self::Xml => c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}'),
            Self::Html => c.is_control() && !matches!(c, '\t' | '\n'),
        };
        if !text.contains(refused) {
            return (Cow::Borrowed(text), 0);
        }
        match self {
            Self::Xml => {
                let kept: String = text.chars().filter(|c| !refused(*c)).collect();
                let dropped = text.chars().count() - kept.chars().count();
                (Cow::Owned(kept), dropped)
            }
            Self::Html => (Cow::Owned(text.replace(refused, "\u{fffd}")), 0),
        }
    }
}

/// Writes tags and text. The first error stays and silences what follows, so that callers need not ask at each step.
pub(crate) struct Tags<'w> {
    writer: Writer<&'w mut dyn Write>,
    language: Language,
    result: io::Result<()>,
    /// Number of characters left out, since the language has no place for them.
    pub(crate) dropped: usize,
}

impl<'w> Tags<'w> {
    pub(crate) fn new(out: &'w mut dyn Write, language: Language) -> Self {
        Self { writer: Writer::new(out), language, result: Ok(()), dropped: 0 }
    }

    /// The first error of the writer beneath, if there was one.
    pub(crate) fn finish(self) -> io::Result<()> {
        self.result
    }

    fn event(&mut self, event: Event<'_>) {
        if self.result.is_ok() {
            self.result = self.writer.write_event(event);
        }
    }

    /// The XML declaration, for UTF-8.
    pub(crate) fn declaration(&mut self) {
        self.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    }

    /// A document type declaration, whose content is given.
    pub(crate) fn document_type(&mut self, declared: &str) {
        self.event(Event::DocType(BytesText::from_escaped(declared)));
    }

    /// Markup as it is.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.event(Event::Text(BytesText::from_escaped(markup)));
    }

    /// A line end between tags.
    pub(crate) fn line_end(&mut self) {
        self.raw("\n");
    }

    /// A start tag. Attributes without a value are left out.
    pub(crate) fn start(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        let tag = self.tag(name, attributes);
        self.event(Event::Start(tag));
    }

    /// A start tag without attributes.
    pub(crate) fn open(&mut self, name: &str) {
        self.event(Event::Start(BytesStart::new(name)));
    }

    /// An XML element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        let tag = self.tag(name, attributes);
        self.event(Event::Empty(tag));
    }

    fn tag<'n>(&mut self, name: &'n str, attributes: &[(&str, Option<&str>)]) -> BytesStart<'n> {
        let mut tag = BytesStart::new(name);
        for (name, value) in attributes {
            if let Some(value) = value {
                let (value, dropped) = self.language.allowed(value);
                self.dropped += dropped;
                tag.push_attribute((*name, &*value));
            }
        }
        tag
    }

    pub(crate) fn end(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds nothing but text.
    pub(crate) fn leaf(&mut self, name: &str, attributes: &[(&str, Option<&str>)], text: &str) {
        self.start(name, attributes);
        self.text(text);
        self.end(name);
    }

    pub(crate) fn text(&mut self, text: &str) {
        let (text, dropped) = self.language.allowed(text);
        self.dropped += dropped;
        self.event(Event::Text(BytesText::from_escaped(partial_escape(text))));
    }
}

/// Markup that a closure writes, as a string.
pub(crate) fn markup(language: Language, write: impl FnOnce(&mut Tags<'_>)) -> String {
    let mut out = Vec::new();
    let mut tags = Tags::new(&mut out, language);
    write(&mut tags);
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_escapes_markup_and_leaves_controls_out() {
        let mut out = Vec::new();
        let mut xml = Tags::new(&mut out, Language::Xml);
        xml.start("p", &[("id", None), ("x", Some("a\"<\n"))]);
        xml.text("1 < 2 & \u{c}\"]]>\u{fffe}");
        xml.end("p");
        assert_eq!(xml.dropped, 2);
        xml.finish().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "<p x=\"a&quot;&lt;&#10;\">1 &lt; 2 &amp; \"]]&gt;</p>");
    }

    #[test]
    fn html_shows_where_a_control_character_stood() {
        let written = markup(Language::Html, |page| {
            page.leaf("a", &[("title", Some("\"<x>\"")), ("id", None)], "a & \"b\"\u{1}");
        });
        assert_eq!(written, "<a title=\"&quot;&lt;x&gt;&quot;\">a &amp; \"b\"\u{fffd}</a>");
    }

    #[test]
    fn the_first_error_stays() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut full = Full;
        let mut xml = Tags::new(&mut full, Language::Xml);
        xml.open("p");
        xml.end("p");
        assert_eq!(xml.finish().unwrap_err().kind(), io::ErrorKind::StorageFull);
    }
}
