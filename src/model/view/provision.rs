//! Provisions.

use super::{Block, Clause};
use crate::model::layer::ProvisionData;
use crate::model::{Basis, Bindingness, Convention, Document, NodeKind, Polarity, ProvisionKind, TextRange};
use crate::place::Span;

/// What one verbal form demands, permits or says to be possible.
#[derive(Clone, Copy, Debug)]
pub struct Provision<'a> {
    pub(super) document: &'a Document,
    pub(super) at: usize,
}

impl<'a> Provision<'a> {
    fn data(self) -> &'a ProvisionData {
        &self.document.provisions[self.at]
    }

    /// What it demands.
    pub fn kind(self) -> ProvisionKind {
        self.data().kind
    }

    /// The verbal form as printed, with its negation: `shall not`, `应`. Empty where the structure alone carries it.
    pub fn keyword(self) -> &'a str {
        self.document.slice(self.data().keyword)
    }

    /// Where the verbal form stands in the text.
    pub fn keyword_range(self) -> TextRange {
        self.data().keyword
    }

    /// Whether it affirms or denies.
    pub fn polarity(self) -> Polarity {
        self.data().polarity
    }

    /// Whether it binds: normative content, or informative such as a note.
    pub fn bindingness(self) -> Bindingness {
        self.data().bindingness
    }

    /// What it was taken from.
    pub fn basis(self) -> Basis {
        self.data().basis
    }

    /// The drafting convention that was applied.
    pub fn convention(self) -> Convention {
        self.data().convention
    }

    /// The block whose own text it stands in.
    pub fn block(self) -> Block<'a> {
        Block::new(self.document, self.data().node)
    }

    /// The nearest block around it that says what it is part of: a paragraph, list item, cell, note, example, footnote …
    pub fn container(self) -> NodeKind {
        let kinds = self.block().ancestors().map(Block::kind);
        let mut found = NodeKind::Document;
        for kind in kinds {
            match kind {
                NodeKind::Paragraph | NodeKind::Quote => {
                    if found == NodeKind::Document {
                        found = kind;
                    }
                }
                _ if found == NodeKind::Paragraph && !holds_paragraphs(kind) => break,
                _ => {
                    found = kind;
                    break;
                }
            }
        }
        found
    }

    /// The clause that it stands in.
    pub fn clause(self) -> Option<Clause<'a>> {
        self.block().clause()
    }

    /// Its number among the provisions of its own clause, from 1: the `2` of `4.2.1/p2`.
    pub fn number(self) -> u32 {
        self.data().number
    }

    /// Its address: that of its clause, `/p`, and its number in it. `-/p1` outside of every clause.
    pub fn address(self) -> String {
        format!("{}/p{}", self.clause().map_or("-", Clause::address), self.number())
    }

    /// Its text: the sentence or item, without notes and footnotes that hang from it.
    pub fn text(self) -> &'a str {
        self.document.slice(self.range())
    }

    /// The range of its text.
    pub fn range(self) -> TextRange {
        self.data().range
    }

    /// Where it stands in the bytes of the source.
    pub fn source(self) -> Span {
        self.document.source_of(self.range())
    }
}

/// Blocks whose paragraphs speak as the block itself: a paragraph of a note is a note.
fn holds_paragraphs(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::ListItem
            | NodeKind::Cell
            | NodeKind::Note
            | NodeKind::Example
            | NodeKind::Warning
            | NodeKind::Footnote
            | NodeKind::Quote
            | NodeKind::DefinitionText
            | NodeKind::Definition
            | NodeKind::Caption
            | NodeKind::EditingInstruction
            | NodeKind::ReferenceEntry
    )
}
