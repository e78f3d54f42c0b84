//! The format as the walk over its tree asks for it.

use super::element::{self, Role};
use super::query::{IDS, filled};
use super::state::{Close, Element, Frame, Metanorma, Walker};
use crate::model::{AttributeKey, NodeKind};
use crate::place::Span;
use crate::read::xml::{self, Format, Node};
use crate::vocabulary::sts::footnotes::holds_blocks;

impl<'t> Format<'t> for Metanorma<'t> {
    type Role = Role;
    type Close = Close<'t>;
    type Element = Element;

    const NAME: &'static str = "Metanorma";

    fn role(name: &str) -> Role {
        element::role(name)
    }

    fn prefix(namespace: &str) -> &'static str {
        match namespace {
            "http://www.w3.org/1998/Math/MathML" => "mml",
            "http://www.w3.org/2000/svg" => "svg",
            _ => "",
        }
    }

    fn element(&self) -> Element {
        Element { in_math: self.in_math, in_stem: self.in_stem, ..Element::default() }
    }

    fn before(walk: &mut Walker<'_, 't>, node: Node<'t>, role: Role) -> bool {
        walk.end_item(node, role);
        true
    }

    fn open(walk: &mut Walker<'_, 't>, node: Node<'t>, role: Role, frame: Frame<'t>) -> Option<Frame<'t>> {
        walk.handle(node, role, frame)
    }

    fn close(walk: &mut Walker<'_, 't>, frame: Frame<'t>) {
        walk.own.in_math = frame.own.in_math;
        walk.own.in_stem = frame.own.in_stem;
        let xml::Close::Own(close) = frame.close else { return };
        match close {
            Close::Reference(token) => {
                let range = walk.builder.end(token);
                walk.refer(range, frame.node, frame.role);
            }
            Close::Value(token, kind, value) => {
                let range = walk.builder.end(token);
                walk.builder.mark(range, kind, Some(&value));
            }
            Close::Concept(token, reference) => walk.end_concept(token, frame.node, reference),
            Close::Root => walk.end_document(),
            Close::Callout => {
                let end = frame.node.span().end();
                walk.builder.generated(">", Span::new(end.saturating_sub(1), end));
            }
            Close::Statement(token) => {
                let range = walk.builder.end(token);
                walk.stated(range);
            }
            Close::Provision(block, kind) => walk.end_provision(block, kind, frame.own.stated),
        }
    }

    fn opened(walk: &mut Walker<'_, 't>, node: Node<'t>) {
        Self::anchors(walk, node, Role::Through);
        for name in ["lang", "language"] {
            if let Some(tag) = filled(node, name) {
                walk.builder.attribute(AttributeKey::Language, tag);
            }
        }
    }

    fn anchors(walk: &mut Walker<'_, 't>, node: Node<'t>, role: Role) {
        if matches!(
            role,
            Role::Rendered
                | Role::Footnote
                | Role::Skip
                | Role::Settings
                | Role::Metadata
                | Role::CrossReference
                | Role::Citation
                | Role::Link
                | Role::Stem
        ) {
            return;
        }
        let mut known = None;
        for name in IDS {
            if let Some(id) = filled(node, name).filter(|id| known != Some(*id)) {
                walk.builder.anchor(id);
                known = Some(id);
            }
        }
    }

    fn text(walk: &mut Walker<'_, 't>, node: Node<'t>) {
        let blank = || node.text().unwrap_or_default().bytes().all(|b| b.is_ascii_whitespace());
        if walk.own.in_math && blank() {
            return;
        }
        if walk.verbatim {
            node.runs(|run, at| walk.builder.verbatim(run, at));
        } else {
            node.runs(|run, at| walk.builder.text(run, at));
        }
    }

    fn release(walk: &mut Walker<'_, 't>, node: Node<'t>, mark: Option<usize>) {
        match mark {
            Some(mark) => {
                let id = walk.open(NodeKind::Footnote, node);
                walk.builder.set_mark_value(mark, &id.index().to_string());
            }
            None => {
                walk.open(NodeKind::Other, node);
                walk.builder.attribute(AttributeKey::Type, node.name());
            }
        }
        walk.own.in_math = false;
        walk.own.in_stem = None;
    }

    fn keeps_waiting_inside(kind: NodeKind) -> bool {
        holds_blocks(kind)
    }
}
