//! Writers: one file or folder per output. Each streams, is deterministic, and says what it could not carry.

mod html;
mod language;
mod loss;
mod markdown;
mod mathml;
mod options;
mod smart;
mod sts;

use std::io;

use crate::model::Document;
use crate::schema;
use crate::word::vocabulary;
pub use loss::Loss;
use loss::Losses;
pub use options::WriteOptions;

vocabulary! {
    /// A form that a document can be written in.
    pub enum Output {
        /// The native JSON: everything, to be read back equal.
        Json = "json",
        /// GitHub Flavored Markdown, for people.
        Markdown = "markdown",
        /// RDF by the ISO/IEC SMART core ontology, as Turtle.
        Turtle = "turtle",
        /// The same graph, as JSON-LD.
        JsonLd = "jsonld",
        /// NISO STS 1.0, interchange tag set with MathML 3.
        Sts = "sts",
        /// One page of HTML to read, which stands by itself.
        Html = "html",
    }
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
    write_with(document, output, &WriteOptions::default(), out)
}

/// Writes a document in a form, with options. Time is linear in the size of the document.
///
/// # Errors
///
/// Those of [`write()`], and [`InvalidInput`](io::ErrorKind::InvalidInput) for a base that is none.
pub fn write_with(
    document: &Document,
    output: Output,
    options: &WriteOptions,
    out: &mut dyn io::Write,
) -> io::Result<Vec<Loss>> {
    if let Some(base) = options.base().filter(|base| !smart::is_base(base)) {
        let message = format!("{base:?} is no absolute IRI without a fragment, such as https://standards.example/");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    let mut losses = Losses::default();
    match output {
        Output::Json => schema::to_json(document, out)?,
        Output::Markdown => markdown::to_markdown(document, &mut losses, out)?,
        Output::Turtle => smart::to_turtle(document, options, &mut losses, out)?,
        Output::JsonLd => smart::to_json_ld(document, options, &mut losses, out)?,
        Output::Html => html::to_html(document, &mut losses, out)?,
        Output::Sts => sts::to_sts(document, &mut losses, out)?,
    }
    Ok(losses.finish())
}
