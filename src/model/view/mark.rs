//! Inline marks.

use crate::model::{Document, MarkKind, TextRange};

/// An inline range: emphasis, a subscript, a formula inside a sentence, the place of a footnote.
#[derive(Clone, Copy, Debug)]
pub struct Mark<'a> {
    pub(super) document: &'a Document,
    pub(super) at: usize,
}

impl<'a> Mark<'a> {
    /// What it is.
    pub fn kind(self) -> MarkKind {
        self.document.marks[self.at].kind
    }

    /// The range of its text; empty for a point, such as a footnote's place.
    pub fn range(self) -> TextRange {
        self.document.marks[self.at].range
    }

    /// Its text.
    pub fn text(self) -> &'a str {
        self.document.slice(self.range())
    }

    /// What belongs to it, by its kind: a link's target, a formula's MathML, the number of a footnote's node.
    pub fn value(self) -> Option<&'a str> {
        self.document.marks[self.at].value.as_deref()
    }
}
