//! Cells of tables in XHTML, as every vocabulary of XML that has tables writes them.

use super::tree::Node;
use super::walk::{Format, Frame, Walk};
use crate::model::{AttributeKey, NodeKind};

impl<'t, F: Format<'t>> Walk<'_, 't, F> {
    /// Opens a group of rows: `head`, `body` or `foot`. A body whose rows stood without one ends here.
    pub(crate) fn open_row_group(&mut self, role: &str, node: Node<'t>, mut frame: Frame<'t, F>) -> Frame<'t, F> {
        if self.builder.current_kind() == NodeKind::RowGroup {
            let depth = frame.depth.saturating_sub(1);
            self.close_implied(depth, &mut frame);
        }
        self.open(NodeKind::RowGroup, node);
        self.builder.attribute(AttributeKey::GroupRole, role);
        frame
    }

    /// Opens a row. Rows that stand in no group are those of a body; the body ends with the table.
    pub(crate) fn open_row(&mut self, node: Node<'t>, mut frame: Frame<'t, F>) -> Frame<'t, F> {
        if self.builder.current_kind() == NodeKind::Table {
            let around = node.parent().unwrap_or(node);
            self.open_implied(NodeKind::RowGroup, around.span(), &mut frame);
            self.builder.attribute(AttributeKey::GroupRole, "body");
        }
        self.open(NodeKind::Row, node);
        frame
    }

    /// Opens a cell with what it spans; whether it heads a row or column.
    pub(crate) fn open_cell(&mut self, is_header: bool, node: Node<'t>) {
        self.open(NodeKind::Cell, node);
        if is_header {
            self.builder.attribute(AttributeKey::CellRole, "header");
        }
        let number = |name| node.attribute(name).and_then(|n| n.trim().parse::<u32>().ok());
        for (key, name) in [(AttributeKey::ColumnSpan, "colspan"), (AttributeKey::RowSpan, "rowspan")] {
            if let Some(count) = number(name).filter(|n| *n > 1) {
                self.builder.attribute(key, &count.to_string());
            }
        }
        if let Some(align) = node.attribute("align").filter(|align| !align.is_empty()) {
            self.builder.attribute(AttributeKey::Align, align);
        }
    }
}
