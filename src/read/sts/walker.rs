//! The format as the walk over its tree asks for it.

use super::attributes::{Attributes, Change};
use super::element::{self, Role};
use super::state::{Close, Element, Frame, Sts, Walker};
use super::tree::is_mixed;
use crate::model::{AttributeKey, MarkKind, NodeKind};
use crate::read::xml::{self, Format, Node};
use crate::vocabulary::sts::footnotes::holds_blocks;

impl<'t> Format<'t> for Sts<'t> {
    type Role = Role;
    type Close = Close<'t>;
    type Element = Element;

    const NAME: &'static str = "STS";

    fn role(name: &str) -> Role {
        element::role(element::lookup(name))
    }

    fn prefix(namespace: &str) -> &'static str {
        match namespace {
            "http://www.w3.org/1998/Math/MathML" => "mml",
            _ if namespace.starts_with("urn:iso:std:iso:30042") => "tbx",
            _ if namespace.contains("OASIS//DTD XML Exchange Table") || namespace.contains("oasis-exchange") => "oasis",
            _ => "",
        }
    }

    fn is_absent(role: Role) -> bool {
        role == Role::Skip
    }

    fn element(&self) -> Element {
        Element { in_math: self.in_math, mixed: None }
    }

    fn before(walk: &mut Walker<'_, 't>, node: Node<'t>, _role: Role) -> bool {
        let seen = Attributes::of(node);
        if seen.change == Some(Change::Deleted) {
            walk.say_deleted(node);
            return false;
        }
        (walk.own.seen, walk.own.seen_of) = (seen, Some(node.id()));
        if walk.around().is_some_and(|around| around.role == Role::Apart) {
            walk.builder.text(" ", 0);
        }
        true
    }

    fn open(walk: &mut Walker<'_, 't>, node: Node<'t>, role: Role, frame: Frame<'t>) -> Option<Frame<'t>> {
        walk.handle(node, role, frame)
    }

    fn close(walk: &mut Walker<'_, 't>, frame: Frame<'t>) {
        walk.own.in_math = frame.own.in_math;
        let xml::Close::Own(close) = frame.close else { return };
        match close {
            Close::Columns(columns) => walk.own.columns = columns,
            Close::Value(token, kind, value) => {
                let range = walk.builder.end(token);
                walk.builder.mark(range, kind, Some(&value));
            }
            Close::Reference(token, role) => {
                let range = walk.builder.end(token);
                walk.refer(range, frame.node, role);
            }
        }
    }

    fn opened(walk: &mut Walker<'_, 't>, node: Node<'t>) {
        let seen = if walk.own.seen_of == Some(node.id()) { walk.own.seen } else { Attributes::of(node) };
        if let Some(id) = seen.id {
            walk.builder.anchor(&walk.id(id));
        }
        seen.language.into_iter().for_each(|tag| walk.builder.attribute(AttributeKey::Language, tag));
    }

    fn anchors(walk: &mut Walker<'_, 't>, node: Node<'t>, role: Role) {
        if matches!(role, Role::Footnote | Role::IndexTerm) {
            return;
        }
        let seen = if walk.own.seen_of == Some(node.id()) { walk.own.seen } else { Attributes::of(node) };
        if let Some(id) = seen.id {
            walk.builder.anchor(&walk.id(id));
        }
    }

    /// Text that code or a formula holds is treated as there is due.
    fn text(walk: &mut Walker<'_, 't>, node: Node<'t>) {
        let blank = || node.text().unwrap_or_default().bytes().all(|b| b.is_ascii_whitespace());
        if walk.own.in_math && blank() {
            return;
        }
        if walk.own.label_rest > 0 {
            node.runs(|run, at| {
                let skipped = past_label(run, &mut walk.own.label_rest);
                walk.builder.text(&run[skipped..], at + skipped as u32);
            });
        } else if walk.verbatim {
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
    }

    fn keeps_waiting_inside(kind: NodeKind) -> bool {
        holds_blocks(kind)
    }
}

/// The length of what a label holds of a text; how many characters of the label follow.
fn past_label(run: &str, rest: &mut usize) -> usize {
    for (at, c) in run.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        if *rest == 0 {
            return at;
        }
        *rest -= 1;
        if *rest == 0 {
            return at + c.len_utf8();
        }
    }
    run.len()
}

impl<'t> Walker<'_, 't> {
    /// Returns `true` if the element around the current one holds text of its own. Asked of the tree once for each element.
    pub(super) fn in_mixed(&mut self) -> bool {
        let Some(frame) = self.around() else { return false };
        let node = frame.node;
        *frame.own.mixed.get_or_insert_with(|| is_mixed(node))
    }

    /// Postpones an element that interrupts running text until that text ends; a footnote leaves a mark.
    pub(super) fn interrupt(&mut self, node: Node<'t>) {
        let mark = (node.name() == "fn").then_some(MarkKind::FootnoteAnchor);
        self.postpone(node, mark);
    }
}
