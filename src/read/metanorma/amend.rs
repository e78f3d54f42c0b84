//! Changes of another document: `amend` with instructions and the content that they bring.

#![expect(clippy::unnecessary_wraps, reason = "handlers of roles have one shape")]

use super::element::Role;
use super::query::filled;
use super::state::{Frame, Walker};
use crate::model::{AttributeKey, NodeKind};
use crate::read::xml::Node;

impl<'t> Walker<'_, 't> {
    /// An instruction is a block of its own, with what the markup says of it; the content that it brings follows it.
    pub(super) fn amend_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if role != Role::Description {
            return Some(frame);
        }
        self.open(NodeKind::EditingInstruction, node);
        let Some(amend) = node.parent() else { return Some(frame) };
        for name in ["change", "path", "path_end", "title"] {
            if let Some(value) = filled(amend, name) {
                let key = if name == "change" { AttributeKey::Type } else { AttributeKey::Other(name.into()) };
                self.builder.attribute(key, value);
            }
        }
        Some(frame)
    }
}
