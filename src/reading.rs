//! Reading: from bytes to a document with all its layers.

use std::io::Read;
use std::path::Path;

use crate::analyse;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, ErrorKind};
use crate::format::{Format, detect_by_head, detect_by_text};
use crate::model::{Convention, Document};
use crate::read::{SourceBytes, reader};
use crate::schema;
use crate::source::{Limits, decode};

/// How to read. The default detects the format and keeps the default [`Limits`].
///
/// ```
/// use normative::{Format, Limits, ReadOptions};
/// let options = ReadOptions::default().with_format(Format::Sts).with_limits(Limits::default().with_depth(64)).with_name("lanterns.xml");
/// assert!(normative::read(b"<standard/>", &options).is_ok());
/// ```
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    format: Option<Format>,
    limits: Limits,
    name: Box<str>,
    convention: Option<Convention>,
}

impl ReadOptions {
    /// Reads as a format, instead of the one that is detected.
    pub fn with_format(self, format: Format) -> Self {
        Self { format: Some(format), ..self }
    }

    /// Reads within limits.
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Names the source: errors and the document's [`Origin`](crate::source::Origin) give the name.
    pub fn with_name(self, name: impl Into<Box<str>>) -> Self {
        Self { name: name.into(), ..self }
    }

    /// Reads provisions by a drafting convention, whatever the document declares and whatever its language is.
    pub fn with_convention(self, convention: Convention) -> Self {
        Self { convention: Some(convention), ..self }
    }

    /// The limits.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }
}

/// A document, and what was odd about its source.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// What was odd, where, and what was done about it; in the order in which it was met.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a document from bytes. Time and memory are linear in the size of the source.
///
/// ```
/// let reading = normative::read(b"<standard><body><sec><title>Scope</title></sec></body></standard>", &Default::default())?;
/// assert_eq!(reading.document.clauses().next().unwrap().title(), Some("Scope"));
/// # Ok::<(), normative::Error>(())
/// ```
///
/// # Errors
///
/// Only where there is no document to give: the format is not known, the source breaks its syntax, its bytes are no text, or
/// it asks for more than the limits allow. Whatever else is odd is in the diagnostics.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Reading, Error> {
    read_named(bytes, options, &options.name).map_err(|error| error.named(&options.name))
}

fn read_named(bytes: &[u8], options: &ReadOptions, name: &str) -> Result<Reading, Error> {
    check_size(bytes.len() as u64, &options.limits)?;
    let known = options.format.or_else(|| detect_by_head(bytes).map(|found| found.format()));
    let decoded = decode(bytes).map_err(|error| if known.is_some() { error } else { unknown(bytes) })?;
    let detected = || detect_by_text(&decoded.text).map(|found| found.format());
    let format = known.or_else(detected).ok_or_else(|| unknown(bytes))?;
    let Some(read) = reader(format) else {
        let document = schema::from_json(&decoded.text, &options.limits)?;
        return Ok(Reading { document, diagnostics: decoded.diagnostics });
    };
    let source = SourceBytes { name, bytes, decoded };
    let parsed = read(&source, &options.limits)?;
    let (mut document, mut diagnostics) = (parsed.document, parsed.diagnostics);
    diagnostics.extend(analyse::analyse(&mut document, options.convention));
    Ok(Reading { document, diagnostics })
}

/// Reads a document from a file. A file that is larger than the limit on bytes is refused before it is read.
///
/// # Errors
///
/// Those of [`read`], and [`ErrorKind::Io`] where the file cannot be opened or read.
pub fn read_path(path: impl AsRef<Path>) -> Result<Reading, Error> {
    read_path_with(path, &ReadOptions::default())
}

/// Reads a document from a file with options. The path is the name of the source, unless the options give one.
///
/// # Errors
///
/// Those of [`read_path`].
pub fn read_path_with(path: impl AsRef<Path>, options: &ReadOptions) -> Result<Reading, Error> {
    let path = path.as_ref();
    let shown = path.to_string_lossy();
    let name = if options.name.is_empty() { &*shown } else { &*options.name };
    let bytes = load(path, &options.limits).map_err(|error| error.named(name))?;
    read_named(&bytes, options, name).map_err(|error| error.named(name))
}

/// Reads what a reader gives, up to its end, with a name for errors and the document's origin from the options.
///
/// # Errors
///
/// As [`read`]; what the reader gives beyond the limit on bytes is not taken into memory.
///
/// ```
/// let source = std::io::Cursor::new("<standard><body><sec><title>Scope</title></sec></body></standard>");
/// let reading = normative::read_from(source, &Default::default())?;
/// assert_eq!(reading.document.text(), "Scope");
/// # Ok::<(), normative::Error>(())
/// ```
pub fn read_from(reader: impl Read, options: &ReadOptions) -> Result<Reading, Error> {
    let limits = &options.limits;
    let mut bytes = Vec::new();
    let refused =
        |error: std::io::Error| Error::new(ErrorKind::Io, explain("cannot read", &error)).named(&options.name);
    reader.take(limits.bytes().saturating_add(1)).read_to_end(&mut bytes).map_err(refused)?;
    check_size(bytes.len() as u64, limits).map_err(|error| error.named(&options.name))?;
    read(&bytes, options)
}

/// Reads a file into memory, if it is within the limit on bytes.
pub(crate) fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, Error> {
    let name = path.to_string_lossy();
    let refused = |error: std::io::Error| Error::new(ErrorKind::Io, explain("cannot read", &error)).named(&name);
    let facts = std::fs::metadata(path).map_err(refused)?;
    if facts.is_dir() {
        return Err(Error::new(ErrorKind::Io, "is a folder, expected a file").named(&name));
    }
    check_size(facts.len(), limits).map_err(|error| error.named(&name))?;
    // What the system says of a size may not hold: of a pipe or a device it is nothing.
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or_default());
    let file = std::fs::File::open(path).map_err(refused)?;
    file.take(limits.bytes().saturating_add(1)).read_to_end(&mut bytes).map_err(refused)?;
    check_size(bytes.len() as u64, limits).map_err(|error| error.named(&name))?;
    Ok(bytes)
}

/// What could not be done, with the operating system's words without its number.
pub(crate) fn explain(what: &str, error: &std::io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or_default();
    format!("{what}: {}", words.to_lowercase())
}

/// Refuses a source that is larger than the limits allow.
pub(crate) fn check_size(bytes: u64, limits: &Limits) -> Result<(), Error> {
    if bytes <= limits.bytes() {
        return Ok(());
    }
    let message =
        format!("{bytes} bytes are more than the limit of {}; raise the limit on bytes to read it", limits.bytes());
    Err(Error::new(ErrorKind::Limit, message))
}

pub(crate) fn unknown(bytes: &[u8]) -> Error {
    let known: Vec<_> = Format::all().map(Format::title).collect();
    let message = if bytes.iter().all(u8::is_ascii_whitespace) {
        "empty, expected a document"
    } else {
        "not a format that is known"
    };
    Error::new(ErrorKind::UnknownFormat, format!("{message}; known are {}", known.join(", ")))
}
