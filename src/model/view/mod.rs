//! Views: small `Copy` values that borrow a document and read like the field talks.

mod block;
mod clause;
mod find;
mod identity;
mod mark;
mod provision;
mod reference;
mod table;
mod term;

pub use block::Block;
pub use clause::Clause;
pub use mark::Mark;
pub use provision::Provision;
pub(crate) use reference::SEPARATOR as REFERENCE_SEPARATOR;
pub(crate) use reference::without_year;
pub use reference::{NormativeReason, Reference, Target};
pub use table::{Cell, Row, Table};
pub use term::{TermEntry, TermOccurrence};

use super::{Document, NodeId, NodeKind};

impl Document {
    /// The whole document as a block: the root of the structure.
    pub fn root(&self) -> Block<'_> {
        Block::new(self, NodeId::ROOT)
    }

    /// Every node of the structure in reading order, the document itself first.
    pub fn blocks(&self) -> impl DoubleEndedIterator<Item = Block<'_>> + ExactSizeIterator {
        (0..self.nodes.len() as u32).map(|i| Block::new(self, NodeId(i)))
    }

    /// Every clause, annex and unnumbered element in reading order, subclauses included.
    ///
    /// ```
    /// # let source = b"<standard><body><sec><label>1</label><title>Scope</title><p>Lanterns.</p></sec></body></standard>";
    /// # let document = normative::read(source, &Default::default()).unwrap().document;
    /// for clause in document.clauses() {
    ///     println!("{:>8}  {}", clause.address(), clause.title().unwrap_or_default());
    /// }
    /// # assert_eq!(document.clauses().count(), 1);
    /// ```
    pub fn clauses(&self) -> impl DoubleEndedIterator<Item = Clause<'_>> + ExactSizeIterator {
        (0..self.clauses.len()).map(|at| Clause { document: self, at })
    }

    /// The clause at a position of the layer of clauses.
    pub(crate) fn clause_view(&self, at: usize) -> Clause<'_> {
        Clause { document: self, at }
    }

    /// The provision at a position of the layer of provisions.
    pub(crate) fn provision_view(&self, at: usize) -> Provision<'_> {
        Provision { document: self, at }
    }

    /// The term entry at a position of the layer of terms.
    pub(crate) fn term_view(&self, at: usize) -> TermEntry<'_> {
        TermEntry { document: self, at }
    }

    /// The innermost clause that holds an offset of the text. Binary search.
    pub fn clause_at(&self, offset: u32) -> Option<Clause<'_>> {
        Clause::around(self, self.node_at(offset))
    }

    /// The innermost node that holds an offset of the text. Binary search.
    pub fn block_at(&self, offset: u32) -> Block<'_> {
        Block::new(self, self.node_at(offset))
    }

    /// The node that carries an id of the source. Binary search.
    pub fn block_with_id(&self, id: &str) -> Option<Block<'_>> {
        self.anchor(id).map(|node| Block::new(self, node))
    }

    /// Every table in reading order.
    pub fn tables(&self) -> impl Iterator<Item = Table<'_>> {
        self.blocks().filter_map(Block::as_table)
    }

    /// Every provision in reading order.
    pub fn provisions(&self) -> impl DoubleEndedIterator<Item = Provision<'_>> + ExactSizeIterator {
        (0..self.provisions.len()).map(|at| Provision { document: self, at })
    }

    /// Every reference in reading order.
    pub fn references(&self) -> impl DoubleEndedIterator<Item = Reference<'_>> + ExactSizeIterator {
        (0..self.references.len()).map(|at| Reference { document: self, at })
    }

    /// Every term entry in reading order, one for each language that it has.
    pub fn terms(&self) -> impl DoubleEndedIterator<Item = TermEntry<'_>> + ExactSizeIterator {
        (0..self.terms.len()).map(|at| TermEntry { document: self, at })
    }

    /// The inline marks of a node and the nodes inside it, in order.
    pub(crate) fn marks_in(&self, node: NodeId) -> impl Iterator<Item = Mark<'_>> {
        let range = self.node(node).range;
        let nodes = node.0..self.node(node).end;
        let from = self.marks.partition_point(|m| m.range.start() < range.start());
        let near = move |at: &usize| self.marks[*at].range.start() <= range.end();
        let inside = move |at: &usize| nodes.contains(&self.marks[*at].node.0);
        (from..self.marks.len()).take_while(near).filter(inside).map(|at| Mark { document: self, at })
    }

    /// The node at a position of the structure, such as [`Block::id`] gave for this document.
    pub fn block(&self, id: NodeId) -> Option<Block<'_>> {
        (id.index() < self.nodes.len()).then(|| Block::new(self, id))
    }

    /// The nodes of a kind inside a node, in reading order.
    pub(crate) fn of_kind(&self, node: NodeId, kind: NodeKind) -> impl Iterator<Item = NodeId> {
        self.descendants(node).filter(move |&id| self.node(id).kind == kind)
    }
}
