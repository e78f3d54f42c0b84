//! Errors: what could not be read at all, and where.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::sync::Arc;

use crate::place::LineColumn;

/// Reason for which a source could not be read.
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
    /// There is no file or folder of that name.
    NotFound,
    /// The operating system does not allow the file or folder to be read.
    PermissionDenied,
    /// The operating system refused to read or write for another reason.
    Io,
    /// A value that the caller gave, such as a name of a convention, is not known.
    Argument,
}

/// An error that names the place and says what was expected, in one line: `FILE:LINE:COLUMN: message`, each part where it is known.
///
/// [`source`](StdError::source) gives the error that led to it, such as that of the operating system.
///
/// ```
/// let error = normative::read(b"<standard><body></standard>", &Default::default()).unwrap_err();
/// assert_eq!(error.kind(), normative::ErrorKind::Malformed);
/// assert_eq!(error.place().unwrap().line, 1);
/// assert!(!error.to_string().contains('\n'));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Clone, Debug)]
struct Inner {
    kind: ErrorKind,
    message: Box<str>,
    name: Box<str>,
    place: Option<LineColumn>,
    cause: Option<Arc<dyn StdError + Send + Sync>>,
}

impl PartialEq for Inner {
    /// Errors are compared by what they say, which has the cause in words.
    fn eq(&self, other: &Self) -> bool {
        (self.kind, &self.message, &self.name, self.place) == (other.kind, &other.message, &other.name, other.place)
    }
}

impl Eq for Inner {}

impl fmt::Display for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.name.is_empty() {
            write!(f, "{}:", self.name)?;
        }
        if let Some(LineColumn { line, column }) = self.place {
            write!(f, "{line}:{column}:")?;
        }
        if !self.name.is_empty() || self.place.is_some() {
            f.write_str(" ")?;
        }
        f.write_str(&self.message)
    }
}

impl StdError for Inner {
    /// The cause itself, not the pointer that is shared, so that it can be asked for its type.
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
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
        Self { inner: Box::new(Inner { kind, message, name: "".into(), place: None, cause: None }) }
    }

    /// Error of the operating system: `cannot read`, with its own words and without its number, and what to do.
    pub(crate) fn refused(what: &str, cause: io::Error) -> Self {
        let text = cause.to_string();
        let words = text.split(" (os error").next().unwrap_or_default().to_lowercase();
        let (kind, advice) = match cause.kind() {
            io::ErrorKind::NotFound => (ErrorKind::NotFound, "; check the name and the folder"),
            io::ErrorKind::PermissionDenied => (ErrorKind::PermissionDenied, "; allow it to be read, or copy it"),
            _ => (ErrorKind::Io, ""),
        };
        Self::new(kind, format!("{what}: {words}{advice}")).caused_by(cause)
    }

    /// The error that led to this one, which [`source`](StdError::source) gives.
    pub(crate) fn caused_by(mut self, cause: impl StdError + Send + Sync + 'static) -> Self {
        self.inner.cause = Some(Arc::new(cause));
        self
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

    /// Kind of the error, for a program to decide on.
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

    /// Message: the fault and what was expected, without the place.
    pub fn message(&self) -> &str {
        &self.inner.message
    }
}

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
    fn an_error_gives_its_cause_once() {
        let error = Error::refused("cannot read", io::Error::from(io::ErrorKind::NotFound)).named("x.xml");
        assert_eq!(error.kind(), ErrorKind::NotFound);
        assert_eq!(error.to_string(), "x.xml: cannot read: entity not found; check the name and the folder");
        let cause = error.source().and_then(|cause| cause.downcast_ref::<io::Error>()).unwrap();
        assert_eq!(cause.kind(), io::ErrorKind::NotFound);
        assert_eq!(
            Error::refused("cannot read", io::ErrorKind::PermissionDenied.into()).kind(),
            ErrorKind::PermissionDenied
        );
        assert_eq!(Error::refused("cannot read", io::ErrorKind::TimedOut.into()).kind(), ErrorKind::Io);
        assert!(Error::new(ErrorKind::Malformed, "broken").source().is_none());
    }

    #[test]
    fn an_error_is_one_word_wide() {
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }
}
