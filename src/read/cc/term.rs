//! Terms: glossaries of each form, and lists of names with what they stand for.

use super::state::{Frame, Walker};
use crate::model::{AttributeKey, NodeKind, TermStatus};
use crate::read::xml::Node;
use crate::read::xml::tree::{child, elements, parent_name};

impl<'t> Walker<'_, 't> {
    /// `term full="…" abbr="…"`: the designations are attributes, the content is the definition. Without a full form it is a use of a term.
    pub(super) fn term(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        if parent_name(node) == "entry" {
            return self.designation(TermStatus::Preferred, node, frame);
        }
        let full = ["full", "name"].into_iter().find(|name| Self::filled(node, name).is_some());
        let Some(full) = full else { return frame };
        self.open(NodeKind::TermEntry, node);
        self.attribute_designation(TermStatus::Preferred, node, full);
        self.attribute_designation(TermStatus::Admitted, node, "abbr");
        if node.children().any(|n| n.is_element() || n.text().is_some_and(|text| !text.trim().is_empty())) {
            self.open_part(NodeKind::Definition, node.span());
        }
        frame
    }

    /// A designation that an attribute gives.
    fn attribute_designation(&mut self, status: TermStatus, node: Node<'t>, name: &str) {
        let Some(value) = node.attributes().find(|a| a.name() == name && !a.value().trim().is_empty()) else { return };
        self.builder.open_designation(status, value.span(), &[]);
        self.builder.text(value.value(), value.span().start());
        self.builder.close();
    }

    /// A designation with its full form, where an abbreviation in it says that.
    pub(super) fn designation(&mut self, status: TermStatus, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        if let Some(full) = child(node, "abbr").filter(|abbr| Self::filled(*abbr, "title").is_some()) {
            self.attribute_designation(TermStatus::Admitted, full, "title");
        }
        self.open_designation(status, node);
        frame
    }

    /// An entry of a glossary, of a bibliography, or of a table.
    pub(super) fn entry(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        if self.builder.current_kind() == NodeKind::Row || parent_name(node) == "row" {
            self.open(NodeKind::Cell, node);
            return frame;
        }
        if child(node, "term").is_some() {
            self.open(NodeKind::TermEntry, node);
            return frame;
        }
        self.reference_entry(node, frame)
    }

    /// What is said of a name or a term.
    pub(super) fn explanation(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let kind = match self.builder.current_kind() {
            NodeKind::TermEntry => NodeKind::Definition,
            NodeKind::DefinitionItem => NodeKind::DefinitionText,
            NodeKind::ReferenceEntry => {
                self.builder.text(" ", 0);
                return frame;
            }
            _ => NodeKind::Paragraph,
        };
        self.open(kind, node);
        if node.name() != "description" {
            self.builder.attribute(AttributeKey::Type, node.name());
            self.copy(node, "ref", AttributeKey::Target);
        }
        frame
    }

    /// A name with what it stands for: a threat, an assumption, an objective, a claim, a use case.
    pub(super) fn named(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        self.open(NodeKind::DefinitionItem, node);
        if !self.attribute_block(NodeKind::DefinitionTerm, node, "name") {
            self.attribute_block(NodeKind::DefinitionTerm, node, "title");
        }
        if elements(node).next().is_none() {
            self.open_part(NodeKind::DefinitionText, node.span());
        }
        frame
    }
}
