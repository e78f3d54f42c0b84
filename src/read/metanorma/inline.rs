//! Marks and formulas in running text.

#![expect(clippy::unnecessary_wraps, reason = "handlers of roles have one shape")]

use super::element::Role;
use super::query::{child, parent_name, plain, walk};
use super::state::{Close, Frame, Walker};
use crate::model::{AttributeKey, MarkKind, NodeKind};
use crate::read::xml::Node;

impl<'t> Walker<'_, 't> {
    pub(super) fn inline_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Inline(kind) => Some(self.marked(kind, None, frame)),
            Role::Break | Role::Tab => {
                let token = self.builder.begin();
                self.builder.text(" ", 0);
                let range = self.builder.end(token);
                if role == Role::Break {
                    self.builder.mark(range, MarkKind::LineBreak, None);
                }
                None
            }
            Role::Stem => self.stem(node, frame),
            Role::Math => {
                self.own.in_math = true;
                Some(frame)
            }
            Role::MathText => {
                // Beside MathML it is the same formula again.
                let twin = node.parent().is_some_and(|stem| has_math(stem));
                (!twin).then_some(frame)
            }
            _ => {
                self.builder.text(" ", 0);
                Some(frame)
            }
        }
    }

    /// A formula: its MathML, else its linear notation, is kept beside its text.
    fn stem(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        // A formula in a formula is a part of it.
        if self.own.in_stem.replace(node.id()).is_some() {
            return Some(frame);
        }
        let math = walk(node, |_| false).find(|n| n.name() == "math");
        let tex = child(node, "latexmath").map(plain_math).filter(|_| math.is_some());
        let source = match math {
            Some(math) => self.tree.markup(math.range()).to_owned(),
            None => plain(node),
        };
        if self.builder.current_kind() == NodeKind::Formula && parent_name(node) == "formula" {
            if math.is_some() {
                self.builder.attribute(AttributeKey::MathMl, &source);
                for (name, key) in
                    [("asciimath", AttributeKey::Other("asciimath".into())), ("latexmath", AttributeKey::Tex)]
                {
                    if let Some(text) = child(node, name) {
                        self.builder.attribute(key, plain_math(text).trim());
                    }
                }
            }
            return Some(frame);
        }
        if let Some(tex) = tex {
            self.builder.point(MarkKind::Math, Some(tex.trim()));
        }
        let token = self.builder.begin();
        Some(frame.closing(Close::Value(token, MarkKind::Math, source)))
    }
}

/// True if a formula has MathML, among its first parts.
fn has_math(stem: Node<'_>) -> bool {
    stem.children().take(64).any(|n| n.name() == "math")
}

/// The text of a formula in linear notation.
fn plain_math(node: Node<'_>) -> String {
    walk(node, |_| false).filter_map(Node::text).collect()
}
