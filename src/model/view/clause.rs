//! Clauses.

use super::identity::by_place;
use super::{Block, Provision, Reference, Table};
use crate::model::{AttributeKey, Bindingness, ClauseKind, Document, NodeId, NodeKind, TextRange};
use crate::place::Span;

/// A clause, subclause, annex, or unnumbered element such as a foreword.
#[derive(Clone, Copy, Debug)]
pub struct Clause<'a> {
    pub(super) document: &'a Document,
    pub(super) at: usize,
}

by_place!(Clause, at);

impl<'a> Clause<'a> {
    /// The clause that a node is or stands in.
    pub(crate) fn around(document: &'a Document, node: NodeId) -> Option<Self> {
        let id = document.clause_of(node)?;
        document.clauses.binary_search_by_key(&id, |c| c.node).ok().map(|at| Self { document, at })
    }

    /// The document that it is of.
    pub fn document(self) -> &'a Document {
        self.document
    }

    /// Its position in the layer of clauses.
    pub(crate) fn number(self) -> usize {
        self.at
    }

    pub(crate) fn node(self) -> NodeId {
        self.document.clauses[self.at].node
    }

    /// The clause as a block.
    pub fn block(self) -> Block<'a> {
        Block::new(self.document, self.node())
    }

    /// Its address, unique in the document: its label's number (`4.2.1`, `A.3`; `4.2.1~2` for the second of that number); without a
    /// label, that of the nearest clause around it that has one, with its number among those without a label there (`8.1.1~1`);
    /// at the top, the name of its kind (`foreword`, `foreword~2`).
    pub fn address(self) -> &'a str {
        &self.document.clauses[self.at].address
    }

    /// Its label as printed: `4.2.1`, `Annex A`, `第十二条`.
    pub fn label(self) -> Option<&'a str> {
        self.block().label()
    }

    /// Its title, without the label: that of the source, else the one that its format makes up, such as `Abstract`.
    pub fn title(self) -> Option<&'a str> {
        let title = self.document.children(self.node()).find(|&id| self.document.node(id).kind == NodeKind::Title);
        let printed = title.map(|id| Block::new(self.document, id).text()).filter(|text| !text.is_empty());
        printed.or_else(|| self.document.attribute(self.node(), &AttributeKey::GeneratedTitle))
    }

    /// Kind of the clause.
    pub fn kind(self) -> ClauseKind {
        self.document.clauses[self.at].kind
    }

    /// Bindingness: normative or informative.
    pub fn bindingness(self) -> Bindingness {
        self.document.clauses[self.at].bindingness
    }

    /// True if the document itself says that it is normative or informative; `false` where that follows from its kind.
    pub fn declares_bindingness(self) -> bool {
        self.document.clauses[self.at].declared
    }

    /// Depth of nesting, from 1.
    pub fn depth(self) -> u16 {
        self.document.clauses[self.at].depth
    }

    /// The clause around it.
    pub fn parent(self) -> Option<Self> {
        let parent = NodeId(self.document.node(self.node()).parent);
        Self::around(self.document, parent)
    }

    /// The clause itself, then those around it, innermost first.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |clause| clause.parent())
    }

    /// The clauses in it at any depth, in reading order, without itself. Each is found in constant time.
    pub fn descendants(self) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator {
        let end = self.document.node(self.node()).end;
        let after = self.document.clauses.partition_point(|clause| clause.node.0 < end);
        (self.at + 1..after).map(move |at| Self { at, ..self })
    }

    /// The clauses directly inside it.
    pub fn subclauses(self) -> impl Iterator<Item = Self> {
        let (document, depth, end) = (self.document, self.depth() + 1, self.document.node(self.node()).end);
        let inside = move |at: &usize| document.clauses[*at].node.0 < end;
        (self.at + 1..document.clauses.len())
            .take_while(inside)
            .filter(move |&at| document.clauses[at].depth == depth)
            .map(move |at| Self { document, at })
    }

    /// The clause after this in pre-order, which may stand in it.
    pub(crate) fn following(self) -> Option<Self> {
        (self.at + 1 < self.document.clauses.len()).then_some(Self { at: self.at + 1, ..self })
    }

    /// The first clause that begins after this one ends. Binary search.
    pub(crate) fn after(self) -> Option<Self> {
        let end = self.document.node(self.node()).end;
        let at = self.document.clauses.partition_point(|c| c.node.0 < end);
        (at < self.document.clauses.len()).then_some(Self { at, ..self })
    }

    /// Its text, title and subclauses included.
    pub fn text(self) -> &'a str {
        self.block().text()
    }

    /// The range of its text.
    pub fn range(self) -> TextRange {
        self.block().range()
    }

    /// Bytes of the source that its element takes.
    pub fn source(self) -> Span {
        self.block().source()
    }

    /// The tables in it, those of subclauses included.
    pub fn tables(self) -> impl Iterator<Item = Table<'a>> {
        self.block().descendants().filter_map(Block::as_table)
    }

    /// The provisions in it, those of subclauses included. Binary search for the first.
    pub fn provisions(self) -> impl Iterator<Item = Provision<'a>> {
        let (document, range) = (self.document, self.range());
        let rows = &document.provisions;
        let from = rows.partition_point(|p| p.range.start() < range.start());
        let inside = move |at: &usize| range.contains(document.provisions[*at].range.start());
        (from..rows.len()).take_while(inside).map(move |at| Provision { document, at })
    }

    /// The provisions in it, those of subclauses left out.
    ///
    /// ```
    /// let source = b"<standard><body><sec><label>4</label><p>Lanterns shall float.</p>\
    ///     <sec><label>4.1</label><p>Paper should be white.</p></sec></sec></body></standard>";
    /// let document = normative::read(source, &Default::default())?.document;
    /// let clause = document.clause("4").unwrap();
    /// assert_eq!((clause.own_provisions().count(), clause.provisions().count()), (1, 2));
    /// assert_eq!(clause.descendants().map(|inner| inner.address()).collect::<Vec<_>>(), ["4.1"]);
    /// # Ok::<(), normative::Error>(())
    /// ```
    pub fn own_provisions(self) -> impl Iterator<Item = Provision<'a>> {
        self.provisions().filter(move |provision| provision.clause() == Some(self))
    }

    /// The references in it, those of subclauses included. Binary search for the first.
    pub fn references(self) -> impl Iterator<Item = Reference<'a>> {
        let (document, range) = (self.document, self.range());
        let rows = &document.references;
        let from = rows.partition_point(|r| r.range.start() < range.start());
        let (first, end) = (self.node().0, document.node(self.node()).end);
        let near = move |at: &usize| document.references[*at].range.start() <= range.end();
        let inside = move |at: &usize| (first..end).contains(&document.references[*at].node.0);
        (from..rows.len()).take_while(near).filter(inside).map(move |at| Reference { document, at })
    }
}
