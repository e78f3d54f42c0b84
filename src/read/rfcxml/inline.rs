//! Elements inside a line of text.

use crate::read::xml::Node;

use super::element::Role;
use super::shape::{holds_blocks, says_something};
use super::state::{Close, Frame, Walker};
use crate::model::{MarkKind, NodeKind};
use crate::place::Span;

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
                self.open_comment(node);
                Some(frame)
            }
            // It interrupts a sentence, and is no part of it.
            Role::Comment if self.builder.current_kind() != NodeKind::Title => {
                self.postpone(node, None);
                None
            }
            Role::CrossReference => Some(self.cross_reference(node, frame)),
            Role::Link => Some(self.address(node, frame)),
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

    /// A reference prints words around its text, or instead of it.
    fn cross_reference(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let token = self.builder.begin();
        if !says_something(node) {
            if let Some(words) = self.own.targets.words(node, &self.own.entries) {
                self.builder.generated(&words, node.span());
            }
            return frame.closing(Close::Reference(token, None));
        }
        let (before, after) = self.own.targets.around(node, &self.own.entries);
        if let Some(words) = before {
            let start = node.span().start();
            self.builder.generated(&words, Span::new(start, start + 1));
            if !words.ends_with('(') {
                self.builder.text(" ", 0);
            }
        }
        frame.closing(Close::Reference(token, after))
    }

    /// A link; without text, the address is what is printed.
    fn address(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let token = self.builder.begin();
        if !says_something(node) {
            // The address is what is printed.
            let (start, end) = (node.span().start(), node.span().end());
            let in_brackets = node.attribute("brackets") == Some("angle");
            if in_brackets {
                self.builder.generated("<", Span::new(start, start + 1));
            }
            self.attribute_text(node, "target");
            if in_brackets {
                self.builder.generated(">", Span::new(end - 1, end));
            }
        }
        frame.closing(Close::Link(token))
    }
}
