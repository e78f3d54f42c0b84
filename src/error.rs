//! Errors: what could not be read at all, and where.

use std::fmt;

use crate::place::LineColumn;

/// Why a source could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The source is not of a format that this crate reads, or not of the format that was asked for.
    UnknownFormat,
    /// The source is of its format but breaks its syntax, so that its structure is not known.
    Malformed,
    /// The bytes are no text in any encoding that they may be in.
    Undecodable,
    /// The source asks for more than [`Limits`](crate::source::Limits) allow.
    Limit,
    /// The native JSON is of a version that this crate does not read.
    Version,
    /// The operating system refused to read or write.
    Io,
    /// A value that the caller gave, such as a name of a convention, is not known.
    Argument,
}

/// An error that names the place and says what was expected, in one line.
///
/// ```
/// let error = normative::read(b"<standard><body></standard>", &Default::default()).unwrap_err();
/// assert_eq!(error.kind(), normative::ErrorKind::Malformed);
/// assert_eq!(error.place().unwrap().line, 1);
/// assert!(!error.to_string().contains('\n'));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    message: Box<str>,
    name: Box<str>,
    place: Option<LineColumn>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<Box<str>>) -> Self {
        let message: Box<str> = message.into();
        // Messages quote input, and input may hold line ends.
        let message = if message.contains(['\n', '\r']) {
            message.split_whitespace().collect::<Vec<_>>().join(" ").into()
        } else {
            message
        };
        Self { inner: Box::new(Inner { kind, message, name: "".into(), place: None }) }
    }

    pub(crate) fn at(mut self, place: LineColumn) -> Self {
        self.inner.place = Some(place);
        self
    }

    pub(crate) fn named(mut self, name: &str) -> Self {
        if self.inner.name.is_empty() {
            self.inner.name = name.into();
        }
        self
    }

    /// What went wrong, for a program to decide on.
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// The line and column of the source, where one is known.
    pub fn place(&self) -> Option<LineColumn> {
        self.inner.place
    }

    /// The name of the source, empty where none was given.
    pub fn source_name(&self) -> &str {
        &self.inner.name
    }

    /// What was wrong and what was expected, without the place.
    pub fn message(&self) -> &str {
        &self.inner.message
    }
}

impl fmt::Display for Error {
    /// `FILE:LINE:COLUMN: message`, each part where it is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.inner.name.is_empty() {
            write!(f, "{}:", self.inner.name)?;
        }
        if let Some(LineColumn { line, column }) = self.inner.place {
            write!(f, "{line}:{column}:")?;
        }
        if !self.inner.name.is_empty() || self.inner.place.is_some() {
            f.write_str(" ")?;
        }
        f.write_str(&self.inner.message)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_one_line() {
        let error = Error::new(ErrorKind::Malformed, "unexpected `</a\n>`")
            .at(LineColumn { line: 3, column: 7 })
            .named("x.xml");
        assert_eq!(error.to_string(), "x.xml:3:7: unexpected `</a >`");
    }

    #[test]
    fn an_error_is_one_word_wide() {
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }
}
