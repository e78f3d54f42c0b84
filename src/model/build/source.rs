//! A source that a reader of one's own reads.

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::place::{LineColumn, Span};
use crate::source::{Decoded, Limits, OffsetMap, Origin, SourceLines, decode};

/// Bytes with a name, decoded: by byte order mark, by XML declaration, else as UTF-8, GB18030, Big5 or windows-1252, whichever they are.
#[derive(Debug)]
pub struct Source<'b> {
    name: &'b str,
    format: &'b str,
    bytes: &'b [u8],
    decoded: Decoded<'b>,
    limits: Limits,
}

impl<'b> Source<'b> {
    /// Decodes a source. `name` is a path or an address, `format` the short name that the document's [`Origin`] gives. Linear in the size
    /// of `bytes`.
    ///
    /// # Errors
    /// [`ErrorKind::Limit`](crate::ErrorKind::Limit) where there are more bytes than `limits` allow, and
    /// [`ErrorKind::Undecodable`](crate::ErrorKind::Undecodable) where they are no text.
    pub fn new(name: &'b str, format: &'b str, bytes: &'b [u8], limits: &Limits) -> Result<Self, Error> {
        let decoded = limits.check_bytes(bytes.len() as u64).and_then(|()| decode(bytes));
        let decoded = decoded.map_err(|error| error.named(name))?;
        Ok(Self { name, format, bytes, decoded, limits: limits.clone() })
    }

    /// The text; a [`Builder`](super::Builder) takes ranges of it, in bytes.
    pub fn text(&self) -> &str {
        &self.decoded.text
    }

    /// The name that was given.
    pub fn name(&self) -> &str {
        self.name
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    pub(super) fn diagnostics(&self) -> &[Diagnostic] {
        &self.decoded.diagnostics
    }

    pub(super) fn map(&self) -> &OffsetMap {
        &self.decoded.map
    }

    pub(super) fn origin(&self) -> Origin {
        Origin::of(self.name, self.format, self.decoded.encoding, self.bytes)
    }

    pub(super) fn lines(&self) -> SourceLines {
        SourceLines::of(&self.decoded, self.bytes.len())
    }

    /// The bytes of the file that a span of the text was decoded from.
    pub(super) fn span(&self, span: Span) -> Span {
        self.decoded.map.span(span.start(), span.end())
    }

    /// The line and column of a span of the text. Linear in the source.
    pub(super) fn line_column(&self, span: Span) -> LineColumn {
        self.lines().line_column(self.span(span))
    }
}
