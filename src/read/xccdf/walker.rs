//! The format as the walk over its tree asks for it.

use super::element::{self, Role};
use super::state::{Close, Element, Frame, Walker, Xccdf};
use crate::model::{AttributeKey, Basis, NodeKind, ProvisionKind, TextRange};
use crate::read::xml::tree::{attribute, parent_name};
use crate::read::xml::{self, Format, Node};

impl<'t> Format<'t> for Xccdf<'t> {
    type Role = Role;
    type Close = Close;
    type Element = Element;

    const NAME: &'static str = "XCCDF";

    fn role(name: &str) -> Role {
        element::role(name)
    }

    fn prefix(namespace: &str) -> &'static str {
        PREFIXES.iter().find(|(known, _)| *known == namespace).map_or("", |(_, prefix)| prefix)
    }

    fn before(walk: &mut Walker<'_, 't>, _node: Node<'t>, role: Role) -> bool {
        walk.end_references(role);
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
            Close::Rule(node) => {
                let token = walk.builder.begin();
                let empty = walk.builder.end(token);
                let range = frame.own.statement.unwrap_or(empty);
                walk.builder.provision(range, node, (ProvisionKind::Requirement, Basis::Structure), "rule");
            }
            Close::Statement(token) => {
                let range = walk.builder.end(token);
                if let Some(around) = walk.around().filter(|_| !range.is_empty()) {
                    let start = around.own.statement.map_or(range.start(), TextRange::start);
                    around.own.statement = Some(TextRange::new(start, range.end()));
                }
            }
            Close::Identifier(token) => {
                let range = walk.builder.end(token);
                if let Some(around) = walk.around().filter(|_| !range.is_empty()) {
                    around.own.identifier.get_or_insert(range);
                }
            }
            Close::Reference(token) => {
                let whole = walk.builder.end(token);
                walk.refer(frame.own.identifier.unwrap_or(whole), frame.node);
            }
        }
    }

    fn opened(walk: &mut Walker<'_, 't>, node: Node<'t>) {
        // `id` of a fix or a notice is a name of its own kind.
        if let Some(id) = node.attribute("id").filter(|_| !matches!(node.name(), "fix" | "notice" | "platform")) {
            walk.builder.anchor(id);
        }
        if let Some(language) = attribute(node, "lang") {
            walk.builder.attribute(AttributeKey::Language, language);
        }
    }

    fn anchors(_walk: &mut Walker<'_, 't>, _node: Node<'t>, _role: Role) {}

    fn text(walk: &mut Walker<'_, 't>, node: Node<'t>) {
        if walk.verbatim {
            walk.verbatim_text(node);
        } else if !walk.escaped(node) {
            node.runs(|run, at| walk.builder.text(run, at));
        }
    }

    fn release(_walk: &mut Walker<'_, 't>, _node: Node<'t>, _mark: Option<usize>) {}

    fn keeps_waiting_inside(_kind: NodeKind) -> bool {
        false
    }
}

impl<'t> Walker<'_, 't> {
    /// Text whose white space is kept. Blank lines before the first and white space after the last line are the layout of the markup.
    fn verbatim_text(&mut self, node: Node<'t>) {
        let text = node.text().unwrap_or_default();
        let blank = text.len() - text.trim_start().len();
        let outer = matches!(parent_name(node), "pre" | "fix" | "check-content");
        let skip = match node.previous_sibling() {
            None if outer => text[..blank].rfind('\n').map_or(0, |at| at + 1),
            _ => 0,
        };
        let last = outer && node.next_sibling().is_none();
        let end = if last { text.trim_end().len().max(skip) } else { text.len() };
        let mut at = 0;
        node.runs(|run, place| {
            let (from, to) = (skip.clamp(at, at + run.len()) - at, end.clamp(at, at + run.len()) - at);
            if from < to {
                self.builder.verbatim(&run[from..to], place + from as u32);
            }
            at += run.len();
        });
    }

    /// An attribute of the element that says something.
    pub(super) fn filled(node: Node<'t>, name: &str) -> Option<&'t str> {
        attribute(node, name).map(str::trim).filter(|value| !value.is_empty())
    }
}

/// Usual prefixes of namespaces.
const PREFIXES: &[(&str, &str)] = &[
    ("http://checklists.nist.gov/xccdf/1.1", "cdf"),
    ("http://checklists.nist.gov/xccdf/1.2", "xccdf"),
    ("http://www.w3.org/1999/xhtml", "xhtml"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://scap.nist.gov/schema/scap/source/1.2", "ds"),
    ("http://scap.nist.gov/schema/scap/source/1.3", "ds"),
    ("http://www.w3.org/2001/XInclude", "xi"),
];
