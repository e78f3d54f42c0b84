//! Tables.

use super::Block;
use crate::model::{AttributeKey, Document, NodeKind};

/// A table with its caption, rows, notes and footnotes.
///
/// ```
/// let source = b"<standard><body><sec><label>1</label><table-wrap><label>Table 1</label><table><tr><th>Paper</th>\
///     <td colspan='2' rowspan='3'>rice</td></tr></table></table-wrap></sec></body></standard>";
/// let document = normative::read(source, &Default::default()).unwrap().document;
/// let table = document.clause("1").unwrap().tables().next().unwrap();
/// let row = table.rows().next().unwrap();
/// let cells: Vec<_> = row.cells().map(|c| (c.block().text(), c.is_header(), c.column_span(), c.row_span())).collect();
/// assert_eq!(cells, [("Paper", true, 1, 1), ("rice", false, 2, 3)]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Table<'a> {
    pub(super) block: Block<'a>,
}

impl<'a> Table<'a> {
    /// The document that it is of.
    pub fn document(self) -> &'a Document {
        self.block.document
    }

    /// The table as a block.
    pub fn block(self) -> Block<'a> {
        self.block
    }

    /// Its label as printed, such as `Table 3`.
    pub fn label(self) -> Option<&'a str> {
        self.block.label()
    }

    /// Its title, without what stands below it, such as a line on units.
    pub fn caption(self) -> Option<&'a str> {
        let caption = self.block.children().find(|b| b.kind() == NodeKind::Caption)?;
        Some(caption.own_text().next().map_or(caption.text(), |range| caption.document.slice(range)))
    }

    /// Its rows, head first, foot last. Rows of tables inside cells are not among them.
    pub fn rows(self) -> impl Iterator<Item = Row<'a>> {
        let groups = self.block.children().filter(|b| b.kind() == NodeKind::RowGroup);
        groups.flat_map(Block::children).filter(|b| b.kind() == NodeKind::Row).map(|block| Row { block })
    }
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row<'a> {
    block: Block<'a>,
}

impl<'a> Row<'a> {
    /// The document that it is of.
    pub fn document(self) -> &'a Document {
        self.block.document
    }

    /// The row as a block.
    pub fn block(self) -> Block<'a> {
        self.block
    }

    /// The role of its group: `head`, `body` or `foot`.
    pub fn group(self) -> &'a str {
        self.block.parent().and_then(|group| group.attribute(&AttributeKey::GroupRole)).unwrap_or("body")
    }

    /// Its cells, as the source gives them: a cell that spans rows is in the first of them only.
    pub fn cells(self) -> impl Iterator<Item = Cell<'a>> {
        self.block.children().filter(|b| b.kind() == NodeKind::Cell).map(|block| Cell { block })
    }
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell<'a> {
    block: Block<'a>,
}

impl<'a> Cell<'a> {
    /// The document that it is of.
    pub fn document(self) -> &'a Document {
        self.block.document
    }

    /// The cell as a block.
    pub fn block(self) -> Block<'a> {
        self.block
    }

    /// True for a cell that heads a row or a column.
    pub fn is_header(self) -> bool {
        self.block.attribute(&AttributeKey::CellRole) == Some("header")
    }

    /// Number of columns that it spans, from 1.
    pub fn column_span(self) -> u32 {
        self.span(&AttributeKey::ColumnSpan)
    }

    /// Number of rows that it spans, from 1.
    pub fn row_span(self) -> u32 {
        self.span(&AttributeKey::RowSpan)
    }

    fn span(self, key: &AttributeKey) -> u32 {
        self.block.attribute(key).and_then(|n| n.parse().ok()).unwrap_or(1).max(1)
    }
}
