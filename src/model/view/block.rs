//! Any node of the structure.

use super::identity::by_place;
use super::{Clause, Mark, Table};
use crate::model::{AttributeKey, Document, NodeId, NodeKind, TextRange};
use crate::place::Span;

/// A node of the structure: the document, a clause, a paragraph, a list item, a cell …
#[derive(Clone, Copy, Debug)]
pub struct Block<'a> {
    pub(super) document: &'a Document,
    pub(super) id: NodeId,
}

by_place!(Block, id);

impl<'a> Block<'a> {
    pub(crate) fn new(document: &'a Document, id: NodeId) -> Self {
        Self { document, id }
    }

    /// The document that it is of.
    pub fn document(self) -> &'a Document {
        self.document
    }

    /// Its position in the document.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// Kind of the block.
    pub fn kind(self) -> NodeKind {
        self.document.node(self.id).kind
    }

    /// Its text, that of all blocks inside included.
    pub fn text(self) -> &'a str {
        self.document.slice(self.range())
    }

    /// The stretches of text that are its own, without those of blocks inside it.
    pub fn own_text(self) -> impl Iterator<Item = TextRange> + 'a {
        self.document.own_text(self.id)
    }

    /// The range of its text.
    pub fn range(self) -> TextRange {
        self.document.node(self.id).range
    }

    /// Bytes of the source that its element takes.
    pub fn source(self) -> Span {
        self.document.node_source(self.id)
    }

    /// The path to its element as an XPath 1.0 expression, for sources in XML. Elements of a namespace carry its usual prefix.
    pub fn xpath(self) -> Option<String> {
        self.document.path_of(self.id)
    }

    /// Its label, as printed: `4.2.1`, `a)`, `Table 3`, `NOTE 1`.
    pub fn label(self) -> Option<&'a str> {
        self.document.label_of(self.id)
    }

    /// True if the label was computed, since the source leaves it to the reader.
    pub fn has_generated_label(self) -> bool {
        self.document.node(self.id).generated_label
    }

    /// A fact that few nodes have.
    pub fn attribute(self, key: &AttributeKey) -> Option<&'a str> {
        self.document.attribute(self.id, key)
    }

    /// All of its facts.
    pub fn attributes(self) -> impl Iterator<Item = (&'a AttributeKey, &'a str)> {
        self.document.attributes_of(self.id).iter().map(|a| (&a.key, &*a.value))
    }

    /// The ids of the source that lead to it. Linear in the number of ids.
    pub fn ids(self) -> impl Iterator<Item = &'a str> {
        self.document.anchors_of(self.id)
    }

    /// The language of its text as a BCP 47 tag: its own, else the nearest around it.
    pub fn language(self) -> Option<&'a str> {
        self.document.ancestors(self.id).find_map(|id| self.document.attribute(id, &AttributeKey::Language))
    }

    /// The block around it.
    pub fn parent(self) -> Option<Self> {
        (self.id != NodeId::ROOT).then(|| Self::new(self.document, NodeId(self.document.node(self.id).parent)))
    }

    /// The block itself, then those around it, up to the document.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        self.document.ancestors(self.id).map(move |id| Self::new(self.document, id))
    }

    /// The blocks directly inside it.
    pub fn children(self) -> impl Iterator<Item = Self> {
        self.document.children(self.id).map(move |id| Self::new(self.document, id))
    }

    /// All blocks inside it, in reading order.
    pub fn descendants(self) -> impl Iterator<Item = Self> {
        self.document.descendants(self.id).map(move |id| Self::new(self.document, id))
    }

    /// The clause that it is or stands in.
    pub fn clause(self) -> Option<Clause<'a>> {
        Clause::around(self.document, self.id)
    }

    /// This block as a clause.
    pub fn as_clause(self) -> Option<Clause<'a>> {
        (self.kind() == NodeKind::Clause).then(|| Clause::around(self.document, self.id)).flatten()
    }

    /// This block as a table.
    pub fn as_table(self) -> Option<Table<'a>> {
        (self.kind() == NodeKind::Table).then_some(Table { block: self })
    }

    /// The inline marks in it, those of blocks inside it included.
    pub fn marks(self) -> impl Iterator<Item = Mark<'a>> {
        self.document.marks_in(self.id)
    }
}
