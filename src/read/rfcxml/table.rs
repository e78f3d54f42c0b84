//! Tables: `table` of version 3, and `texttable`, whose rows are counted.

#![expect(clippy::unnecessary_wraps, reason = "handlers of roles have one shape")]

use crate::read::xml::Node;

use super::element::Role;
use super::state::{Frame, State, Walker};
use crate::model::{AttributeKey, NodeKind};
use crate::place::Span;
use crate::read::xml::tree::child;

impl<'t> Walker<'_, 't> {
    pub(super) fn table(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let id = self.open(NodeKind::Table, node);
        if let Some(label) = self.own.numbers.block(node) {
            self.builder.label_node(id, &label, true);
        }
        self.prepared_anchor(node);
        if child(node, "name").is_none() {
            self.attribute_block(NodeKind::Caption, node, "title");
        }
        let old = node.name() == "texttable";
        let state = if old { State::Columns(0, 0) } else { State::None };
        Some(frame.with_state(state))
    }

    pub(super) fn row_group(&mut self, role: &str, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let mut frame = frame;
        if self.builder.current_kind() == NodeKind::RowGroup {
            // A body whose rows stood without one ends here.
            let depth = frame.depth - 1;
            self.close_implied(depth, &mut frame);
        }
        self.open(NodeKind::RowGroup, node);
        self.builder.attribute(AttributeKey::GroupRole, role);
        Some(frame)
    }

    /// A row. Rows that stand in no group are those of a body; the body ends with the table.
    pub(super) fn row(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let mut frame = frame;
        if self.builder.current_kind() == NodeKind::Table {
            let around = node.parent().unwrap_or(node);
            self.open_implied(NodeKind::RowGroup, around.span(), &mut frame);
            self.builder.attribute(AttributeKey::GroupRole, "body");
        }
        self.open(NodeKind::Row, node);
        Some(frame)
    }

    pub(super) fn cell(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        self.open(NodeKind::Cell, node);
        if node.name() == "th" {
            self.builder.attribute(AttributeKey::CellRole, "header");
        }
        for (name, key) in [("colspan", AttributeKey::ColumnSpan), ("rowspan", AttributeKey::RowSpan)] {
            let count = node.attribute(name).and_then(|n| n.trim().parse::<u32>().ok());
            if let Some(count) = count.filter(|n| *n > 1) {
                self.builder.attribute(key, &count.to_string());
            }
        }
        self.copy(node, "align", AttributeKey::Align);
        Some(frame)
    }

    /// `ttcol` heads a column; each row has as many `c` as there are columns.
    pub(super) fn text_cell(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let mut frame = frame;
        let Some((State::Columns(columns, cells), depth)) =
            self.around().map(|around| (around.own.state, around.depth))
        else {
            return self.cell(node, frame);
        };
        let head = role == Role::HeadCell;
        let group = depth + 2;
        let row = depth + 3;
        let in_head = columns > 0 && cells == 0;
        let full = cells > 0 && cells % columns.max(1) == 0;
        if !head && in_head {
            // The first cell: the head ends.
            self.close_implied(depth + 1, &mut frame);
        }
        // A group goes to the last cell of its kind, a row to its last column.
        let same = |n: &Node<'_>| n.name_index() == node.name_index();
        let to = |last: Option<Node<'_>>| Span::new(node.range().start as u32, last.unwrap_or(node).range().end as u32);
        let cells_from = || std::iter::once(node).chain(node.next_siblings()).filter(Node::is_element).take_while(same);
        if frame.depth < group {
            self.open_implied(NodeKind::RowGroup, to(cells_from().last()), &mut frame);
            self.builder.attribute(AttributeKey::GroupRole, if head { "head" } else { "body" });
        }
        if !head && full {
            self.close_implied(group, &mut frame);
        }
        if frame.depth < row {
            let width = if head { usize::MAX } else { columns.max(1) as usize };
            self.open_implied(NodeKind::Row, to(cells_from().take(width).last()), &mut frame);
        }
        let state = if head { State::Columns(columns + 1, cells) } else { State::Columns(columns, cells + 1) };
        self.around().into_iter().for_each(|around| around.own.state = state);
        self.open(NodeKind::Cell, node);
        if head {
            self.builder.attribute(AttributeKey::CellRole, "header");
            self.copy(node, "align", AttributeKey::Align);
        }
        Some(frame)
    }

    /// Ends the rows of a table before an element that follows them.
    pub(super) fn end_rows(&mut self, frame: &mut Frame<'t>) {
        if let Some((State::Columns(..), depth)) = self.around().map(|around| (around.own.state, around.depth)) {
            self.close_implied(depth + 1, frame);
        }
    }
}
