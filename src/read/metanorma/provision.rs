//! Requirements, recommendations and permissions that the markup states (`ModSpec` of OGC, and the models of other publishers).

use super::element::Role;
use super::query::{filled, parent_name, plain};
use super::state::{Close, Frame, Walker};
use crate::model::{AttributeKey, Basis, NodeId, NodeKind, ProvisionKind, TextRange};
use crate::read::xml::Node;

/// Types of provisions that only group others.
const CLASSES: &[&str] = &["class", "conformanceclass"];
/// Types that test others.
const TESTS: &[&str] = &["verification", "abstracttest"];

impl<'t> Walker<'_, 't> {
    pub(super) fn provision_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Provision(kind) => Some(self.provision(kind, node, frame)),
            Role::Description if parent_name(node) == "amend" => self.amend_part(role, node, frame),
            _ if !self.in_provision() => Some(frame),
            Role::ProvisionFact => Some(self.fact(node, frame)),
            Role::Description if is_test(node) => Some(self.part(node, frame)),
            Role::Description => {
                // A statement inside a statement is a part of it.
                if parent_name(node) == "description" {
                    return Some(frame);
                }
                let frame = self.part(node, frame);
                let token = self.builder.begin();
                Some(frame.closing(Close::Statement(token)))
            }
            _ => Some(self.part(node, frame)),
        }
    }

    /// True if a provision is open.
    fn in_provision(&self) -> bool {
        self.stack.iter().rev().take(8).any(|frame| matches!(frame.role, Role::Provision(_)))
    }

    /// A provision: its statements are what it demands; what identifies it are fields, its tests are supplements.
    fn provision(&mut self, kind: ProvisionKind, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let id = self.open(NodeKind::Other, node);
        let of_type = filled(node, "type").unwrap_or("general").to_ascii_lowercase();
        let class = if of_type == "general" { node.name() } else { &of_type };
        self.builder.attribute(AttributeKey::Type, class);
        for name in ["model", "obligation", "subject"] {
            if let Some(value) = filled(node, name) {
                self.builder.attribute(AttributeKey::Other(name.into()), value);
            }
        }
        self.label(id, node);
        let states = !CLASSES.contains(&&*of_type) && !TESTS.contains(&&*of_type);
        frame.closing(Close::Provision(id, states.then_some(kind)))
    }

    fn part(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        self.open(NodeKind::Other, node);
        self.builder.attribute(AttributeKey::Type, filled(node, "class").unwrap_or(node.name()));
        frame
    }

    /// A field: an attribute of the provision, and text of its own.
    fn fact(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let value = plain(node);
        let name = if node.name() == "label" { "identifier" } else { node.name() };
        let around = self.builder.current();
        if !value.is_empty() {
            self.builder.attribute_of(around, AttributeKey::Other(name.into()), &value);
        }
        self.part(node, frame)
    }

    /// A statement of a provision ended.
    pub(super) fn stated(&mut self, range: TextRange) {
        if range.is_empty() {
            return;
        }
        let around = self.stack.iter_mut().rev().find(|frame| matches!(frame.role, Role::Provision(_)));
        if let Some(frame) = around {
            let known = frame.own.stated;
            frame.own.stated = Some(known.map_or(range, |known| TextRange::new(known.start(), range.end())));
        }
    }

    /// A provision ended: without a statement, all that stands in it states it.
    pub(super) fn end_provision(&mut self, block: NodeId, kind: Option<ProvisionKind>, stated: Option<TextRange>) {
        let Some(kind) = kind else { return };
        let range = stated.unwrap_or_else(|| self.builder.range_of(block));
        self.builder.provision(range, block, (kind, Basis::Markup), "metanorma-provision");
    }
}

/// True if a part of a provision says how it is tested.
fn is_test(node: Node<'_>) -> bool {
    filled(node, "class").is_some_and(|class| class.starts_with("test") || class == "verification")
}
