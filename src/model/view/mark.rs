//! Inline marks.

use super::Block;
use super::identity::by_place;
use crate::model::{Document, MarkKind, NodeId, NodeKind, TextRange};

/// An inline range: emphasis, a subscript, a formula inside a sentence, the place of a footnote.
#[derive(Clone, Copy, Debug)]
pub struct Mark<'a> {
    pub(super) document: &'a Document,
    pub(super) at: usize,
}

by_place!(Mark, at);

impl<'a> Mark<'a> {
    /// The document that it is of.
    pub fn document(self) -> &'a Document {
        self.document
    }

    /// Kind of the mark.
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

    /// The block whose own text it stands in.
    pub fn block(self) -> Block<'a> {
        Block::new(self.document, self.document.marks[self.at].node)
    }

    /// The footnote that it calls, for the place of a footnote.
    pub fn footnote(self) -> Option<Block<'a>> {
        let number = self.value().filter(|_| self.kind() == MarkKind::FootnoteAnchor)?.parse().ok()?;
        self.document.block(NodeId(number)).filter(|block| block.kind() == NodeKind::Footnote)
    }

    /// Value of the mark, by its kind: a link's target, a formula's MathML, the number of a footnote's node.
    pub fn value(self) -> Option<&'a str> {
        self.document.marks[self.at].value.as_deref()
    }
}
