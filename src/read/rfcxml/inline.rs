//! What stands inside a line of text.

use crate::read::xml::Node;

use super::element::Role;
use super::enter::holds_blocks;
use super::walker::{Close, Frame, Walker};
use crate::model::{AttributeKey, MarkKind, NodeKind};

/// Styles of `spanx` (RFC 7749, 2.35).
const SPANS: &[(&str, MarkKind)] =
    &[("emph", MarkKind::Emphasis), ("strong", MarkKind::Strong), ("verb", MarkKind::Code)];

impl<'t> Walker<'_, 't> {
    pub(super) fn inline(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let name = node.name();
        match role {
            Role::Inline(kind) => Some(self.marked(kind, None, frame)),
            Role::Span => {
                // Without a style it is emphasis.
                let style = node.attribute("style").unwrap_or("emph");
                let known = SPANS.iter().find(|(known, _)| *known == style).map(|(_, kind)| *kind);
                match known {
                    Some(kind) => Some(self.marked(kind, None, frame)),
                    None => Some(self.marked(MarkKind::Named, Some(style), frame)),
                }
            }
            Role::Comment if holds_blocks(self.builder.current_kind()) => {
                self.open(NodeKind::Note, node);
                self.builder.attribute(AttributeKey::Type, name);
                Some(frame)
            }
            Role::CrossReference => {
                let token = self.builder.begin();
                Some(frame.closing(Close::Reference(token)))
            }
            Role::Link => {
                let token = self.builder.begin();
                if !says_something(node) {
                    // The address is what is printed.
                    self.attribute_text(node, "target");
                }
                Some(frame.closing(Close::Link(token)))
            }
            Role::IndexTerm => {
                let mut value = String::from("index:");
                for (part, before) in [("item", ""), ("subitem", "; ")] {
                    if let Some(text) = Self::filled(node, part) {
                        value.push_str(before);
                        value.push_str(text);
                    }
                }
                self.builder.point(MarkKind::Named, Some(&value));
                Some(frame)
            }
            Role::Break => {
                self.builder.point(MarkKind::LineBreak, None);
                self.builder.text(" ", 0);
                None
            }
            // A name of its own.
            _ => Some(self.marked(MarkKind::Named, Some(name), frame)),
        }
    }

    fn marked(&mut self, kind: MarkKind, value: Option<&'t str>, frame: Frame<'t>) -> Frame<'t> {
        let token = self.builder.begin();
        frame.closing(Close::Mark(token, kind, value))
    }
}

/// Whether an element holds anything that is printed.
pub(super) fn says_something(node: Node<'_>) -> bool {
    node.children().any(|n| n.is_element() || n.text().is_some_and(|t| n.is_text() && !t.trim().is_empty()))
}
