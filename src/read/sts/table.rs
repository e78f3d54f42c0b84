//! Tables: XHTML and CALS (OASIS Exchange Table Model).

#![expect(clippy::unnecessary_wraps, reason = "handlers of roles have one shape")]

use crate::read::xml::Node;

use super::element::Group;
use super::state::{Close, Frame, Walker};
use super::tree::attribute;
use crate::model::{AttributeKey, NodeKind};

impl<'t> Walker<'_, 't> {
    /// The grid of a table. Feet are read last, as they are printed, wherever the source has them.
    pub(super) fn table(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let frame = frame.closing(Close::Columns(std::mem::take(&mut self.own.columns)));
        if self.builder.current_kind() != NodeKind::Table {
            self.open(NodeKind::Table, node);
        } else if let Some(id) = node.attribute("id") {
            self.builder.anchor(&self.id(id));
        }
        let is_foot = |n: &Node<'_>| n.name() == "tfoot";
        if node.children().any(|n| is_foot(&n)) {
            let (last, first): (Vec<_>, Vec<_>) = node.children().partition(is_foot);
            let queue: Vec<_> = first.into_iter().chain(last).collect();
            return Some(frame.over(queue));
        }
        Some(frame)
    }

    pub(super) fn row_group(&mut self, role: Group, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        Some(self.open_row_group(role.name(), node, frame))
    }

    pub(super) fn row(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        Some(self.open_row(node, frame))
    }

    pub(super) fn cell(&mut self, header: bool, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let in_head = || node.ancestors().take(4).any(|a| a.name() == "thead");
        self.open_cell(header || node.name() == "entry" && in_head(), node);
        let number = |name| node.attribute(name).and_then(|n| n.trim().parse::<u32>().ok());
        let rows = number("morerows").map(|more| more.saturating_add(1));
        for (key, count) in [(AttributeKey::ColumnSpan, self.named_columns(node)), (AttributeKey::RowSpan, rows)] {
            if let Some(count) = count.filter(|n| *n > 1) {
                self.builder.attribute(key, &count.to_string());
            }
        }
        Some(frame)
    }

    /// Number of columns from `namest` to `nameend`; a table without `colspec` has `col1`, `col2` …
    fn named_columns(&self, entry: Node<'_>) -> Option<u32> {
        let place = |name: &str| {
            let known = self.own.columns.iter().position(|c| *c == name).map(|at| at as u32 + 1);
            known.or_else(|| name.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok())
        };
        let first = place(attribute(entry, "namest")?)?;
        let last = place(attribute(entry, "nameend")?)?;
        (last > first && last - first < 1000).then(|| last - first + 1)
    }
}
