//! Findings: kinds, and one as data.

use crate::diagnostic::Severity;
use crate::place::Span;
use crate::word::vocabulary;

vocabulary! {
    /// The kind of a finding.
    pub enum FindingKind {
        /// A file that could not be read.
        Unreadable = "unreadable",
        /// Two files of one format have the same identifier and other content.
        DuplicateIdentifier = "duplicate-identifier",
        /// A cited document is withdrawn, and nothing is known to have taken its place.
        Withdrawn = "withdrawn",
        /// A cited document was replaced.
        Replaced = "replaced",
        /// The document that is cited has no such clause, table, figure or formula.
        MissingPlace = "missing-place",
        /// Cited in a requirement, and not in the lists of referenced documents.
        NotListed = "not-listed",
        /// Listed, and nowhere cited.
        NeverCited = "never-cited",
        /// Cited in a requirement, and listed as informative only.
        ListedAsInformative = "listed-as-informative",
        /// No document has the identifier, and one has the number with another code.
        OtherCode = "other-code",
        /// The edition that is cited is not there, and other editions of the work are.
        OtherEditions = "other-editions",
        /// A document that dates itself after the date that is asked for.
        NotYetInForce = "not-yet-in-force",
        /// The catalogue contradicts itself, or a document.
        Contradiction = "contradiction",
    }
}

impl FindingKind {
    /// Its severity.
    pub fn severity(self) -> Severity {
        match self {
            Self::Unreadable => Severity::Error,
            Self::NeverCited | Self::OtherEditions | Self::NotYetInForce => Severity::Note,
            _ => Severity::Warning,
        }
    }
}

/// Something that is wrong between documents, or with one of them, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Finding {
    /// Its kind.
    pub kind: FindingKind,
    /// The name of the member or file; empty for the catalogue.
    pub file: Box<str>,
    /// The address of the clause that it stands in.
    pub clause: Option<Box<str>>,
    /// Its place in the bytes of the file.
    pub span: Option<Span>,
    /// The identifier that is cited, in canonical form.
    pub identifier: Option<Box<str>>,
    /// The place that is cited in it, as printed.
    pub locator: Option<Box<str>>,
    /// The document that took its place, as printed.
    pub replaced_by: Vec<Box<str>>,
    /// The finding in words, on one line.
    pub message: Box<str>,
}

impl Finding {
    pub(super) fn new(kind: FindingKind, file: &str, message: impl Into<Box<str>>) -> Self {
        Self {
            kind,
            file: file.into(),
            clause: None,
            span: None,
            identifier: None,
            locator: None,
            replaced_by: Vec::new(),
            message: message.into(),
        }
    }
}
