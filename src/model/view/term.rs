//! Term entries.

use super::{Block, Clause};
use crate::model::layer::TermData;
use crate::model::{Document, NodeKind, TermStatus, TextRange};

/// A term entry in one language: designations, definition, notes, examples, sources.
#[derive(Clone, Copy, Debug)]
pub struct TermEntry<'a> {
    pub(super) document: &'a Document,
    pub(super) at: usize,
}

impl<'a> TermEntry<'a> {
    fn data(self) -> &'a TermData {
        &self.document.terms[self.at]
    }

    /// Its number as printed, such as `3.1` or `3.1.`. A term entry's number is not a clause number.
    pub fn number(self) -> Option<&'a str> {
        let mut entries = self
            .document
            .ancestors(self.data().entry)
            .take_while(|&id| self.document.node(id).kind == NodeKind::TermEntry);
        entries.find_map(|id| self.document.label_of(id))
    }

    /// Its language as a BCP 47 tag.
    pub fn language(self) -> Option<&'a str> {
        self.data().language.as_deref().or_else(|| self.block().language())
    }

    /// The designations of a standing, as printed.
    pub fn designations(self, status: TermStatus) -> impl Iterator<Item = &'a str> {
        let of_status = self.data().designations.iter().filter(move |d| d.status == status);
        of_status.map(move |d| Block::new(self.document, d.node).text())
    }

    /// Every designation, with its standing, in order.
    pub(crate) fn all_designations(self) -> impl Iterator<Item = (Block<'a>, TermStatus)> {
        self.data().designations.iter().map(move |d| (Block::new(self.document, d.node), d.status))
    }

    /// The first preferred term, else the first designation.
    pub fn preferred(self) -> Option<&'a str> {
        let first = self.data().designations.first().map(|d| Block::new(self.document, d.node).text());
        self.designations(TermStatus::Preferred).next().or(first)
    }

    /// Its definition.
    pub fn definition(self) -> Option<&'a str> {
        self.parts(NodeKind::Definition).next().map(Block::text)
    }

    /// Its definitions, notes to entry, examples or sources, by the kind of block.
    pub fn parts(self, kind: NodeKind) -> impl Iterator<Item = Block<'a>> {
        self.document.of_kind(self.data().scope, kind).map(move |id| Block::new(self.document, id))
    }

    /// The block of the entry in this language.
    pub fn block(self) -> Block<'a> {
        Block::new(self.document, self.data().scope)
    }

    /// The block of the whole entry, all languages.
    pub fn entry(self) -> Block<'a> {
        Block::new(self.document, self.data().entry)
    }

    /// The clause that it stands in.
    pub fn clause(self) -> Option<Clause<'a>> {
        self.block().clause()
    }

    /// The range of its text.
    pub fn range(self) -> TextRange {
        self.block().range()
    }
}

/// A place where a term of the document is used.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct TermOccurrence<'a> {
    /// The entry that the designation is of; of several with the same designation the first.
    pub entry: TermEntry<'a>,
    /// Where it is used, in bytes of the text.
    pub range: TextRange,
}
