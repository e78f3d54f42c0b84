//! Writers: one file or folder per output. Each streams, is deterministic, and says what it could not carry.

mod html;
mod language;
mod loss;
mod markdown;
mod mathml;
mod options;
mod oscal;
mod smart;
mod sts;

use std::io;
use std::path::Path;

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
        /// A catalog of OSCAL 1.2 in JSON.
        OscalJson = "oscal-json",
        /// A catalog of OSCAL 1.2 in XML.
        OscalXml = "oscal-xml",
    }
}

impl Output {
    /// Media type and usual extension.
    const fn facts(self) -> (&'static str, &'static str) {
        match self {
            Self::Json => ("application/json", "json"),
            Self::Markdown => ("text/markdown", "md"),
            Self::Turtle => ("text/turtle", "ttl"),
            Self::JsonLd => ("application/ld+json", "jsonld"),
            Self::Sts => ("application/xml", "xml"),
            Self::Html => ("text/html", "html"),
            Self::OscalJson => ("application/oscal+json", "oscal.json"),
            Self::OscalXml => ("application/oscal+xml", "oscal.xml"),
        }
    }

    /// The media type (RFC 6838), without parameters; all forms are UTF-8.
    pub const fn media_type(self) -> &'static str {
        self.facts().0
    }

    /// The usual extension of files, without the dot.
    pub const fn extension(self) -> &'static str {
        self.facts().1
    }

    /// The form that a file of a name has, by its extension in any case; `None` for any other.
    ///
    /// ```
    /// use normative::Output;
    /// assert_eq!(Output::from_path("lanterns.ttl"), Some(Output::Turtle));
    /// assert_eq!(Output::from_path("lanterns.docx"), None);
    /// ```
    pub fn from_path(path: impl AsRef<Path>) -> Option<Self> {
        let path = path.as_ref();
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        // A syntax that several formats have is told by the extension before it.
        let double =
            |output: &Self| output.extension().contains('.') && name.ends_with(&format!(".{}", output.extension()));
        if let Some(found) = Self::ALL.iter().copied().find(double) {
            return Some(found);
        }
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        let usual = match &*extension {
            "markdown" => "md",
            "htm" => "html",
            "sts" => "xml",
            other => other,
        };
        Self::ALL.iter().copied().find(|output| output.extension() == usual)
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
        Output::OscalJson => oscal::to_json(document, &mut losses, out)?,
        Output::OscalXml => oscal::to_xml(document, &mut losses, out)?,
        Output::Sts => sts::to_sts(document, &mut losses, out)?,
    }
    Ok(losses.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_lead_back() {
        for output in Output::ALL {
            let path = format!("folder.x/lanterns.{}", output.extension().to_uppercase());
            assert_eq!(Output::from_path(&path), Some(*output), "{path}");
            assert!(output.media_type().contains('/'));
        }
        assert_eq!(Output::from_path("a.htm"), Some(Output::Html));
        assert_eq!(Output::from_path("json"), None);
    }
}
