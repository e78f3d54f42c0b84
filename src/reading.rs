//! Reading: from bytes to a document with all its layers.

use std::io::Read;
use std::path::Path;

use crate::analyse;
use crate::detect::{Detection, detect_by_head, detect_by_text};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, ErrorKind};
use crate::format::Format;
use crate::markup::container;
use crate::model::build::Built;
use crate::model::{Convention, Document, PartialDate};
use crate::read::{SourceBytes, read as read_format};
use crate::regime::Regime;
use crate::schema;
use crate::source::{Limits, SourceLines, decode};

/// Options of a reading. The default detects the format and keeps the default [`Limits`].
///
/// ```
/// use normative::{Format, Limits, ReadOptions};
/// let options = ReadOptions::default().with_format(Format::Sts).with_limits(Limits::default().with_depth(64)).with_name("lanterns.xml");
/// assert!(normative::read(b"<standard/>", &options).is_ok());
/// ```
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    format: Option<Format>,
    regime: Option<Regime>,
    limits: Limits,
    name: Box<str>,
    convention: Option<Convention>,
    at: Option<PartialDate>,
}

impl ReadOptions {
    /// Reads as a format, instead of the one that is detected.
    pub fn with_format(self, format: Format) -> Self {
        Self { format: Some(format), ..self }
    }

    /// Reads text in a regime, instead of the one that is detected. Where no format is named, the container is still detected: plain
    /// text, Markdown or HTML.
    ///
    /// ```
    /// use normative::{ReadOptions, Regime};
    /// let options = ReadOptions::default().with_regime(Regime::Statute);
    /// let reading = normative::read("第一条 灯笼应当安全。".as_bytes(), &options)?;
    /// assert_eq!(reading.document.clauses().next().and_then(|clause| clause.label()), Some("第一条"));
    /// # Ok::<(), normative::Error>(())
    /// ```
    pub fn with_regime(self, regime: Regime) -> Self {
        Self { regime: Some(regime), ..self }
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

    /// Reads the text that is in force at a date, where a document holds more than one version of a part: its life cycle says which
    /// (Akoma Ntoso). What is not in force then is left out, with a note for each part.
    pub fn with_date(self, at: PartialDate) -> Self {
        Self { at: Some(at), ..self }
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
    /// Diagnostics in the order in which they were met.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// Finds the layers of a document that a reader of one's own has built: provisions, references in its text, what is odd about them.
    /// Linear in its text. See [`model::build`](crate::model::build).
    pub fn analysed(built: Built, options: &ReadOptions) -> Self {
        let Built { mut document, mut diagnostics } = built;
        document.lookup.forget();
        diagnostics.extend(analyse::analyse(&mut document, options.convention));
        Self { document, diagnostics }
    }
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
    options.limits.check_bytes(bytes.len() as u64)?;
    let head = detect_by_head(bytes);
    let known = options.format.is_some() || options.regime.is_some() || head.is_some();
    let decoded = decode(bytes).map_err(|error| if known { error } else { unknown(bytes) })?;
    let (format, regime) = kind(bytes, &decoded.text, options, head.as_ref())?;
    let source = SourceBytes { name, bytes, decoded };
    let Some(parsed) = read_format(&source, format, regime, &options.limits, options.at) else {
        let document = schema::from_json(&source.decoded.text, &options.limits)?;
        return Ok(Reading { document, diagnostics: source.decoded.diagnostics });
    };
    let parsed = parsed?;
    let (mut document, mut diagnostics) = (parsed.document, parsed.diagnostics);
    document.lookup.lines = Some(SourceLines::of(&source.decoded, bytes.len()).into());
    diagnostics.extend(analyse::analyse(&mut document, options.convention));
    Ok(Reading { document, diagnostics })
}

/// The format of a source and the regime of its text: as the options say, else as they are detected.
fn kind(
    bytes: &[u8],
    text: &str,
    options: &ReadOptions,
    head: Option<&Detection>,
) -> Result<(Format, Option<Regime>), Error> {
    let headed = head.filter(|found| options.format.is_none_or(|format| format == found.format()));
    match (options.format, options.regime) {
        (Some(format), regime) if regime.is_some() || !format.is_text() => Ok((format, regime)),
        // A text that a regime is named for is read as text, whatever its first tag is.
        (None, Some(regime)) => Ok((container::of_text(text), Some(regime))),
        (format, _) => {
            let by_text = || detect_by_text(text);
            let found = headed.cloned().or_else(by_text).ok_or_else(|| unknown(bytes))?;
            Ok((format.unwrap_or(found.format()), found.regime()))
        }
    }
}

/// Reads a document from a file. A file that is larger than the limit on bytes is refused before it is read.
///
/// # Errors
///
/// Those of [`read`]; [`ErrorKind::NotFound`], [`ErrorKind::PermissionDenied`] or [`ErrorKind::Io`] where the file cannot be opened or read,
/// with the operating system's error as [`source`](std::error::Error::source).
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
    let refused = |error: std::io::Error| Error::refused("cannot read", error).named(&options.name);
    reader.take(limits.bytes().saturating_add(1)).read_to_end(&mut bytes).map_err(refused)?;
    limits.check_bytes(bytes.len() as u64).map_err(|error| error.named(&options.name))?;
    read(&bytes, options)
}

/// Reads a file into memory, if it is within the limit on bytes.
pub(crate) fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, Error> {
    let name = path.to_string_lossy();
    let refused = |error: std::io::Error| Error::refused("cannot read", error).named(&name);
    let facts = std::fs::metadata(path).map_err(refused)?;
    if facts.is_dir() {
        return Err(Error::new(ErrorKind::Io, "is a folder, expected a file").named(&name));
    }
    limits.check_bytes(facts.len()).map_err(|error| error.named(&name))?;
    // What the system says of a size may not hold: of a pipe or a device it is nothing.
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or_default());
    let file = std::fs::File::open(path).map_err(refused)?;
    file.take(limits.bytes().saturating_add(1)).read_to_end(&mut bytes).map_err(refused)?;
    limits.check_bytes(bytes.len() as u64).map_err(|error| error.named(&name))?;
    Ok(bytes)
}

pub(crate) fn unknown(bytes: &[u8]) -> Error {
    let formats = Format::all().filter(|format| !format.is_text()).map(Format::title);
    let known: Vec<_> = formats.chain(Regime::all().map(Regime::title)).collect();
    let message = if bytes.iter().all(u8::is_ascii_whitespace) {
        "empty, expected a document"
    } else {
        "not a format that is known"
    };
    Error::new(ErrorKind::UnknownFormat, format!("{message}; known are {}", known.join(", ")))
}
