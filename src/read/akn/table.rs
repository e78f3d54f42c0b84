//! Tables of HTML.

use super::element::Role;
use super::state::{Frame, Place, Walker};
use crate::model::{AttributeKey, NodeKind};
use crate::read::xml::Node;

impl<'t> Walker<'_, 't> {
    pub(super) fn table(&mut self, role: Role, node: Node<'t>, mut frame: Frame<'t>) -> Frame<'t> {
        match role {
            Role::Table => {
                self.open(NodeKind::Table, node);
                // In a cell, what is numbered is no clause.
                self.own.place = Place::Quoted;
            }
            Role::Caption => {
                self.open(NodeKind::Caption, node);
            }
            Role::Row => {
                if self.builder.current_kind() == NodeKind::Table {
                    let around = node.parent().unwrap_or(node);
                    self.open_implied(NodeKind::RowGroup, around.span(), &mut frame);
                    self.builder.attribute(AttributeKey::GroupRole, "body");
                }
                self.open(NodeKind::Row, node);
            }
            _ => {
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
            }
        }
        frame
    }
}
