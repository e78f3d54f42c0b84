//! The format as the walk over its tree asks for it.

use super::element::{self, Role};
use super::labels;
use super::state::{Close, Criteria, Element, Frame, Walker};
use crate::model::{AttributeKey, Basis, NodeKind, ProvisionKind};
use crate::place::Span;
use crate::read::xml::tree::attribute;
use crate::read::xml::{self, Format, Node};

impl<'t> Format<'t> for Criteria<'t> {
    type Role = Role;
    type Close = Close;
    type Element = Element;

    const NAME: &'static str = "Common Criteria";

    fn role(name: &str) -> Role {
        element::role(name)
    }

    fn prefix(namespace: &str) -> &'static str {
        match namespace {
            "http://www.w3.org/1999/xhtml" => "h",
            named if named.ends_with("/cc/v1/section") => "sec",
            _ => "",
        }
    }

    fn before(walk: &mut Walker<'_, 't>, node: Node<'t>, role: Role) -> bool {
        walk.end_references(node, role);
        true
    }

    fn element(&self) -> Element {
        Element::default()
    }

    fn open(walk: &mut Walker<'_, 't>, node: Node<'t>, role: Role, frame: Frame<'t>) -> Option<Frame<'t>> {
        walk.handle(node, role, frame)
    }

    fn close(walk: &mut Walker<'_, 't>, frame: Frame<'t>) {
        let xml::Close::Own(close) = frame.close else { return };
        match close {
            Close::Element(node, token) => {
                let whole = walk.builder.end(token);
                let range = frame.own.statement.unwrap_or(whole);
                if !range.is_empty() {
                    walk.builder.provision(range, node, (ProvisionKind::Requirement, Basis::Structure), "element");
                }
            }
            Close::Title(token) => {
                let range = walk.builder.end(token);
                if let Some(around) = walk.around().filter(|_| !range.is_empty()) {
                    around.own.statement.get_or_insert(range);
                }
            }
            Close::Call(token) => {
                let range = walk.builder.end(token);
                walk.refer(range, frame.node);
            }
            Close::Choice(token, bracket) => {
                let end = frame.node.span().end();
                walk.builder.continue_line(false);
                walk.builder.generated(bracket, Span::new(end - 1, end));
                let range = walk.builder.end(token);
                walk.mark_choice(range, frame.node);
            }
        }
    }

    fn opened(walk: &mut Walker<'_, 't>, node: Node<'t>) {
        walk.lead_to(node, element::role(node.name()));
        if let Some(language) = attribute(node, "lang").filter(|_| node.name() != "cc") {
            walk.builder.attribute(AttributeKey::Language, language);
        }
    }

    fn anchors(walk: &mut Walker<'_, 't>, node: Node<'t>, role: Role) {
        if role != Role::Skip {
            walk.lead_to(node, role);
        }
    }

    fn text(walk: &mut Walker<'_, 't>, node: Node<'t>) {
        if walk.verbatim {
            node.runs(|run, at| walk.builder.verbatim(run, at));
        } else {
            node.runs(|run, at| walk.builder.text(run, at));
        }
    }

    fn release(walk: &mut Walker<'_, 't>, node: Node<'t>, mark: Option<usize>) {
        let id = walk.open(NodeKind::Footnote, node);
        if let Some(mark) = mark {
            walk.builder.set_mark_value(mark, &id.index().to_string());
        }
    }

    fn keeps_waiting_inside(kind: NodeKind) -> bool {
        !matches!(kind, NodeKind::Paragraph | NodeKind::Title | NodeKind::Caption | NodeKind::DefinitionTerm)
    }
}

impl<'t> Walker<'_, 't> {
    /// The ids and labels of an element lead to the innermost open block.
    fn lead_to(&mut self, node: Node<'t>, role: Role) {
        if let Some(id) = labels::id(node, role) {
            self.builder.anchor(id);
        }
        if element::is_named_section(node) {
            self.builder.anchor(node.name());
        }
        if let Some(label) = self.own.labels.label(node) {
            let (label, lower) = (label.to_owned(), label.to_lowercase());
            self.builder.anchor(&label);
            self.builder.anchor(&lower);
        }
    }

    /// An attribute of the element that says something.
    pub(super) fn filled(node: Node<'t>, name: &str) -> Option<&'t str> {
        attribute(node, name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// Copies an attribute, if it is there and not empty.
    pub(super) fn copy(&mut self, node: Node<'t>, name: &str, key: AttributeKey) {
        if let Some(value) = Self::filled(node, name) {
            self.builder.attribute(key, value);
        }
    }

    /// A block that holds the text of an attribute.
    pub(super) fn attribute_block(&mut self, kind: NodeKind, node: Node<'t>, name: &str) -> bool {
        let Some(value) = node.attributes().find(|a| a.name() == name && !a.value().trim().is_empty()) else {
            return false;
        };
        self.open_part(kind, value.span());
        self.builder.text(value.value(), value.span().start());
        self.close_block();
        true
    }
}
