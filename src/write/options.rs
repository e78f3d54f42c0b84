//! Options of writing.

/// Options of writing. The default suits most uses.
///
/// ```
/// use normative::{Output, WriteOptions, read, write_with};
/// let document = read(b"<standard><body><sec><p>Lanterns shall float.</p></sec></body></standard>", &Default::default())?.document;
/// let options = WriteOptions::default().with_base("https://lanterns.example/");
/// let mut turtle = Vec::new();
/// write_with(&document, Output::Turtle, &options, &mut turtle)?;
/// assert!(String::from_utf8(turtle)?.contains("<https://lanterns.example/sha256-"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct WriteOptions {
    pub(super) base: Option<Box<str>>,
}

impl WriteOptions {
    /// The IRI that names of documents without a URN of their own begin with, in RDF. It is absolute and has no `#`;
    /// writing refuses any other with [`InvalidInput`](std::io::ErrorKind::InvalidInput). Without a base, such documents are
    /// named by UUIDs made of their identifiers.
    pub fn with_base(self, base: impl Into<Box<str>>) -> Self {
        Self { base: Some(base.into()) }
    }

    /// The base of names.
    pub fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }
}
