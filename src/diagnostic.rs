//! Diagnostics: what was odd in a document that could be read, where, and what was done about it.

use std::fmt;

use crate::place::Span;
use crate::word::vocabulary;

vocabulary! {
    /// Severity of a diagnostic, from the least to the most serious.
    #[derive(PartialOrd, Ord)]
    pub enum Severity {
        /// Worth knowing; nothing is in doubt.
        Note = "note",
        /// Something may not be what the author meant.
        Warning = "warning",
        /// Something of the source could not be used.
        Error = "error",
    }
}

vocabulary! {
    /// Subject of a diagnostic. The name is stable and may be filtered on.
    pub enum Code {
        /// The bytes are not what they were declared to be.
        Encoding = "encoding",
        /// A document type declaration, or something in it, was not used. Nothing external is ever opened.
        Dtd = "dtd",
        /// An entity reference that is declared nowhere was kept as text.
        UndeclaredEntity = "undeclared-entity",
        /// An external entity was named and not opened; its place is empty.
        ExternalEntity = "external-entity",
        /// A cross-reference whose target is not in the document.
        DanglingReference = "dangling-reference",
        /// A cross-reference that more than one part of the document answers to; it leads to the first.
        AmbiguousReference = "ambiguous-reference",
        /// Two elements have the same id; references go to the first.
        DuplicateId = "duplicate-id",
        /// Text that a redline marks as deleted was left out.
        DeletedText = "deleted-text",
        /// Text that the format generates from the rest, such as a table of contents, was left out.
        Generated = "generated",
        /// A drawing inside the file, whose words are no part of the text.
        Drawing = "drawing",
        /// An element that the format does not have was read as what it stands in.
        UnknownElement = "unknown-element",
        /// Metadata that says two things, or something that cannot be read.
        Metadata = "metadata",
        /// The document says nothing of a kind that its format should have.
        Missing = "missing",
        /// Running heads, menus and other furniture of pages that is no text of the document.
        PageFurniture = "page-furniture",
        /// Something of the source that could not be told apart: it is kept as it is.
        NotUnderstood = "not-understood",
        /// A reader closed, ended or labelled what it had not opened, or gave a range that does not fit.
        Structure = "structure",
        /// A table whose cells overlap or leave the grid.
        TableGrid = "table-grid",
        /// Which drafting convention was applied, and why.
        Convention = "convention",
        /// A verbal form of a requirement where a requirement does not belong.
        Misplaced = "misplaced",
    }
}

/// Gathers diagnostics; of each code no more than people read, so that hostile input cannot fill memory with them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gathered {
    list: Vec<Diagnostic>,
    /// Number of diagnostics of each code.
    counts: Vec<(Code, usize)>,
}

impl Gathered {
    /// Most diagnostics of one code that are kept.
    const MOST: usize = 1000;

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        let count = match self.counts.iter_mut().find(|(code, _)| *code == diagnostic.code) {
            Some((_, count)) => count,
            None => {
                self.counts.push((diagnostic.code, 0));
                let last = self.counts.len() - 1;
                &mut self.counts[last].1
            }
        };
        *count += 1;
        if *count <= Self::MOST {
            self.list.push(diagnostic);
        }
    }

    /// True if one more of a code would be kept; what would not need not be put into words.
    pub(crate) fn wants(&self, code: Code) -> bool {
        self.counts.iter().all(|(known, count)| *known != code || *count < Self::MOST)
    }

    pub(crate) fn extend(&mut self, all: impl IntoIterator<Item = Diagnostic>) {
        all.into_iter().for_each(|d| self.push(d));
    }

    /// The diagnostics in order, and how many were left out.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        for (code, count) in self.counts.iter().filter(|(_, count)| *count > Self::MOST) {
            let message = format!("and {} more of this kind", count - Self::MOST);
            self.list.push(Diagnostic::warning(*code, message));
        }
        self.list
    }
}

/// One odd thing: data, not output. [`fmt::Display`] gives `severity[code]: message`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Diagnostic {
    severity: Severity,
    code: Code,
    message: Box<str>,
    span: Option<Span>,
}

impl Diagnostic {
    pub(crate) fn note(code: Code, message: impl Into<Box<str>>) -> Self {
        Self { severity: Severity::Note, code, message: message.into(), span: None }
    }

    pub(crate) fn warning(code: Code, message: impl Into<Box<str>>) -> Self {
        Self { severity: Severity::Warning, ..Self::note(code, message) }
    }

    pub(crate) fn at(self, span: Span) -> Self {
        Self { span: Some(span), ..self }
    }

    /// Severity: information, warning or error.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Code of the kind of finding.
    pub fn code(&self) -> Code {
        self.code
    }

    /// Finding, and what the reader did about it, in one line.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Place in the bytes of the source; `None` for a finding of the whole document.
    pub fn span(&self) -> Option<Span> {
        self.span
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity.name(), self.code.name(), self.message)
    }
}
