//! Writers: one file or folder per output. Each streams, is deterministic, and says what it could not carry.

use std::io;

use crate::model::{Document, vocabulary};
use crate::schema;

vocabulary! {
    /// A form that a document can be written in.
    pub enum Output {
        /// The native JSON: everything, to be read back equal.
        Json = "json",
    }
}

/// Something of a document that an output could not carry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loss {
    /// What was left out, in words.
    pub what: Box<str>,
    /// How many of it.
    pub count: usize,
}

/// Writes a document in a form. Gives what could not be carried: nothing, for the native JSON.
///
/// ```
/// use normative::{Output, ReadOptions, read, write};
/// let document = read(b"<standard><body><p>Lanterns float.</p></body></standard>", &ReadOptions::default())?.document;
/// let mut json = Vec::new();
/// let losses = write(&document, Output::Json, &mut json)?;
/// assert!(losses.is_empty());
/// assert_eq!(read(&json, &ReadOptions::default())?.document, document);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Only what the writer `out` itself refuses.
pub fn write(document: &Document, output: Output, out: &mut dyn io::Write) -> io::Result<Vec<Loss>> {
    match output {
        Output::Json => schema::to_json(document, out).map(|()| Vec::new()),
    }
}
