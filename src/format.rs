//! Every fact about a format, the container of a document, in one table.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};
use crate::word::serde_by_name;

/// A container that documents are read from. The tradition that a text in it follows is a [`Regime`](crate::Regime).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// NISO STS 1.0 and 1.2 (ANSI/NISO Z39.102), interchange and extended, and its ancestor ISOSTS 1.1.
    Sts,
    /// RFCXML versions 2 and 3 (RFC 7749, RFC 7991), as authored and as prepared for publication.
    RfcXml,
    /// XCCDF 1.1 and 1.2 (NIST IR 7275): benchmarks and tailorings, alone or in a SCAP source data stream.
    Xccdf,
    /// Akoma Ntoso: OASIS `LegalDocML` 3.0 and its profiles, and version 2.0.
    AkomaNtoso,
    /// Metanorma XML of every flavour and age, semantic and presentation.
    Metanorma,
    /// Protection profiles, packages and modules of the Common Criteria as NIAP writes them, and CC 3.1 itself.
    CommonCriteria,
    /// Plain text, with pages or without.
    Text,
    /// Markdown of any habit, with or without inline HTML.
    Markdown,
    /// A page of HTML.
    Html,
    /// OSCAL 1.0 to 1.2, in XML, JSON or YAML: catalogs of controls, profiles, and what implements and assesses them.
    Oscal,
    /// The native JSON of this crate.
    Native,
}

struct Facts {
    format: Format,
    name: &'static str,
    /// Older names, and names of a text in a regime.
    aliases: &'static [&'static str],
    title: &'static str,
    media_type: &'static str,
    extensions: &'static [&'static str],
    /// True if it holds text whose structure follows from its words, so that a regime reads it.
    is_text: bool,
}

const FACTS: &[Facts] = &[
    Facts {
        format: Format::Sts,
        name: "sts",
        aliases: &[],
        title: "NISO STS and ISOSTS",
        media_type: "application/xml",
        extensions: &["xml", "sts"],
        is_text: false,
    },
    Facts {
        format: Format::RfcXml,
        name: "rfc-xml",
        aliases: &["rfcxml"],
        title: "RFCXML",
        media_type: "application/rfc+xml",
        extensions: &["xml"],
        is_text: false,
    },
    Facts {
        format: Format::CommonCriteria,
        name: "common-criteria",
        aliases: &["cc"],
        title: "Common Criteria",
        media_type: "application/xml",
        extensions: &["xml"],
        is_text: false,
    },
    Facts {
        format: Format::Xccdf,
        name: "xccdf",
        aliases: &[],
        title: "XCCDF",
        media_type: "application/xml",
        extensions: &["xml", "xccdf"],
        is_text: false,
    },
    Facts {
        format: Format::AkomaNtoso,
        name: "akn",
        aliases: &["akoma-ntoso"],
        title: "Akoma Ntoso",
        media_type: "application/akn+xml",
        extensions: &["xml", "akn"],
        is_text: false,
    },
    Facts {
        format: Format::Metanorma,
        name: "metanorma",
        aliases: &["mn"],
        title: "Metanorma XML",
        media_type: "application/xml",
        extensions: &["xml"],
        is_text: false,
    },
    Facts {
        format: Format::Text,
        name: "text",
        aliases: &["rfc-text", "gbt-text", "engineering-text", "statute-text", "gongwen-text", "chinese-text"],
        title: "plain text",
        media_type: "text/plain",
        extensions: &["txt"],
        is_text: true,
    },
    Facts {
        format: Format::Markdown,
        name: "markdown",
        aliases: &["md"],
        title: "Markdown",
        media_type: "text/markdown",
        extensions: &["md", "markdown"],
        is_text: true,
    },
    Facts {
        format: Format::Html,
        name: "html",
        aliases: &[],
        title: "HTML",
        media_type: "text/html",
        extensions: &["html", "htm"],
        is_text: true,
    },
    Facts {
        format: Format::Oscal,
        name: "oscal",
        aliases: &["oscal-xml", "oscal-json", "oscal-yaml"],
        title: "OSCAL",
        media_type: "application/oscal+json",
        extensions: &["json", "xml", "yaml", "yml"],
        is_text: false,
    },
    Facts {
        format: Format::Native,
        name: "json",
        aliases: &["native"],
        title: "native JSON",
        media_type: "application/json",
        extensions: &["json"],
        is_text: false,
    },
];

impl Format {
    /// Every format.
    pub fn all() -> impl Iterator<Item = Self> {
        FACTS.iter().map(|f| f.format)
    }

    fn facts(self) -> &'static Facts {
        FACTS.iter().find(|f| f.format == self).unwrap_or(&FACTS[0])
    }

    /// The short name that options and rows use, such as `sts`.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        self.facts().title
    }

    /// The media type (RFC 6838).
    pub fn media_type(self) -> &'static str {
        self.facts().media_type
    }

    /// The usual extensions of files, without the dot.
    pub fn extensions(self) -> &'static [&'static str] {
        self.facts().extensions
    }

    /// The format that files of a name usually have, by its extension in any case: `None` for one that no format has, and for one that
    /// several have, such as `xml`, for which the content decides ([`detect`](crate::detect())).
    ///
    /// ```
    /// use normative::Format;
    /// assert_eq!(Format::from_path("lanterns.HTML"), Some(Format::Html));
    /// assert_eq!(Format::from_path("lanterns.xml"), None);
    /// ```
    pub fn from_path(path: impl AsRef<Path>) -> Option<Self> {
        let extension = path.as_ref().extension()?.to_str()?;
        let has = |facts: &&Facts| facts.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension));
        let mut found = FACTS.iter().filter(has);
        found.next().filter(|_| found.next().is_none()).map(|facts| facts.format)
    }

    /// True if it holds text whose structure follows from its words, so that a [`Regime`](crate::Regime) reads it.
    pub fn is_text(self) -> bool {
        self.facts().is_text
    }
}

serde_by_name!(Format, Format::all());

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = Error;

    /// Reads a short name or an alias of it. `gbt-text` and its like are plain text; their regime is read from the same word.
    fn from_str(name: &str) -> Result<Self, Error> {
        let known = FACTS.iter().find(|f| f.name == name || f.aliases.contains(&name));
        known.map(|f| f.format).ok_or_else(|| {
            let known: Vec<_> = FACTS.iter().map(|f| f.name).collect();
            Error::new(ErrorKind::Argument, format!("unknown format {name:?}, expected one of: {}", known.join(", ")))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_its_format_where_one_format_has_its_extension() {
        for (path, format) in [
            ("a.md", Some(Format::Markdown)),
            ("a/b.MARKDOWN", Some(Format::Markdown)),
            ("a.sts", Some(Format::Sts)),
            ("a.txt", Some(Format::Text)),
            ("a.json", None),
            ("a.xml", None),
            ("a.docx", None),
            ("json", None),
            ("", None),
        ] {
            assert_eq!(Format::from_path(path), format, "{path}");
        }
    }

    #[test]
    fn names_lead_back() {
        for format in Format::all() {
            assert_eq!(format.name().parse::<Format>().unwrap(), format);
        }
        assert_eq!("statute-text".parse::<Format>().unwrap(), Format::Text);
        assert!("docx".parse::<Format>().unwrap_err().to_string().contains("sts, rfc-xml"));
    }
}
