//! The presentation layer where it stands alone: what it renders is not there, so that it is the content itself.

use super::query::{elements, is_rendered};
use super::state::{Frame, Walker};
use crate::model::{NodeKind, TermStatus};
use crate::read::xml::Node;

/// What an element of the presentation layer renders, by name, and what it is read as without it.
const RENDERS: &[(&str, &str)] = &[
    ("fmt-title", "title"),
    ("fmt-name", "name"),
    ("fmt-preferred", "preferred"),
    ("fmt-admitted", "admitted"),
    ("fmt-deprecates", "deprecates"),
    ("fmt-definition", "definition"),
    ("fmt-termsource", "source"),
    ("fmt-sourcecode", "body"),
];

impl<'t> Walker<'_, 't> {
    /// Reads a rendering whose source is not there; `None` for one that only repeats it.
    pub(super) fn rendered(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let name = node.name();
        if name == "semx" {
            let source = node.attribute("element")?;
            let copies = source == "autonum" || before(node).is_some_and(|n| n.name() == source);
            return (!copies).then_some(frame);
        }
        // What is rendered in a sentence stands inside a `semx`, which was asked.
        if matches!(name, "fmt-xref" | "fmt-eref" | "fmt-link" | "fmt-origin") {
            let copies = before(node).is_some_and(|n| matches!(n.name(), "xref" | "eref" | "link" | "origin"));
            return (!copies).then_some(frame);
        }
        let (_, source) = RENDERS.iter().find(|(rendering, _)| *rendering == name)?;
        let around = node.parent()?;
        let there = |n: Node<'_>| n.name() == *source || n.name() == "termsource" && *source == "source";
        if elements(around).take_while(|n| *n != node).any(there)
            || elements(around).filter(|n| !is_rendered(n.name())).take(MANY).any(there)
        {
            return None;
        }
        self.alone(node, source, frame)
    }

    /// A rendering that stands alone.
    fn alone(&mut self, node: Node<'t>, source: &str, frame: Frame<'t>) -> Option<Frame<'t>> {
        let status = match source {
            "title" | "name" => {
                // The number is the label; behind it, or without it, stands the title.
                let title = elements(node)
                    .find(|n| n.name() == "semx" && matches!(n.attribute("element"), Some("title" | "name")))?;
                let kind = match self.builder.current_kind() {
                    NodeKind::Clause => NodeKind::Title,
                    NodeKind::ListItem => return None,
                    _ => NodeKind::Caption,
                };
                self.open(kind, node);
                return Some(self.arranged(title.children().collect(), frame));
            }
            "preferred" => TermStatus::Preferred,
            "admitted" => TermStatus::Admitted,
            "deprecates" => TermStatus::Deprecated,
            "definition" => return Some(self.block(NodeKind::Definition, node, frame)),
            "source" => return Some(self.block(NodeKind::TermSource, node, frame)),
            _ => return Some(frame),
        };
        self.open_designation(status, node);
        Some(frame)
    }
}

/// Greatest number of siblings that are looked through.
const MANY: usize = 256;

/// The element before another.
fn before(node: Node<'_>) -> Option<Node<'_>> {
    node.previous_siblings().find(Node::is_element)
}
