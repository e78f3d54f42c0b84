//! The format as the walk over its tree asks for it.

use super::element::{self, Role};
use super::state::{Close, Element, Frame, Rfc, State, Walker};
use crate::model::{AttributeKey, Bindingness, NodeKind};
use crate::place::Span;
use crate::read::xml::tree::attribute;
use crate::read::xml::{self, Format, Node};

impl<'t> Format<'t> for Rfc<'t> {
    type Role = Role;
    type Close = Close;
    type Element = Element<'t>;

    const NAME: &'static str = "RFCXML";

    fn role(name: &str) -> Role {
        element::role(element::lookup(name))
    }

    fn prefix(namespace: &str) -> &'static str {
        PREFIXES.iter().find(|(known, _)| *known == namespace).map_or("", |(_, prefix)| prefix)
    }

    fn before(walk: &mut Walker<'_, 't>, _node: Node<'t>, role: Role) -> bool {
        walk.end_all_references(role);
        true
    }

    fn element(&self) -> Element<'t> {
        Element { in_reference: self.in_reference, ..Element::default() }
    }

    fn open(walk: &mut Walker<'_, 't>, node: Node<'t>, role: Role, frame: Frame<'t>) -> Option<Frame<'t>> {
        walk.handle(node, role, frame)
    }

    fn close(walk: &mut Walker<'_, 't>, frame: Frame<'t>) {
        walk.own.in_reference = frame.own.in_reference;
        if frame.own.state == State::AllReferences {
            walk.own.numbers.end_section();
        }
        walk.end_list(&frame);
        let xml::Close::Own(close) = frame.close else { return };
        match close {
            Close::Section => walk.own.numbers.end_section(),
            Close::Part => walk.own.numbers.end_part(),
            Close::Reference(token, after) => {
                if let Some(words) = after {
                    let end = frame.node.span().end();
                    if !words.starts_with(')') {
                        walk.builder.text(" ", 0);
                    }
                    walk.builder.generated(&words, Span::new(end - 1, end));
                }
                let range = walk.builder.end(token);
                walk.refer(range, frame.node);
            }
            Close::Link(token) => {
                let range = walk.builder.end(token);
                walk.link(range, frame.node);
            }
        }
    }

    fn opened(walk: &mut Walker<'_, 't>, node: Node<'t>) {
        for attribute in node.attributes() {
            match attribute.name() {
                // The id of a comment leads to the text that it interrupts.
                "anchor" if node.name() != "cref" => walk.builder.anchor(attribute.value()),
                "lang" => walk.builder.attribute(AttributeKey::Language, attribute.value()),
                _ => {}
            }
        }
    }

    fn anchors(walk: &mut Walker<'_, 't>, node: Node<'t>, role: Role) {
        for attribute in node.attributes().filter(|a| role != Role::Skip && a.name() == "anchor") {
            walk.builder.anchor(attribute.value());
        }
    }

    fn text(walk: &mut Walker<'_, 't>, node: Node<'t>) {
        if !walk.verbatim {
            node.runs(|run, at| walk.builder.text(run, at));
            return;
        }
        // Blank lines before the first and white space after the last line are the layout of the markup.
        let text = node.text().unwrap_or_default();
        let whole = |n: Node<'_>| n.parent() == walk.stack.last().map(|f| f.node);
        let mut skip = 0;
        if node.previous_sibling().is_none() && whole(node) {
            let blank = text.len() - text.trim_start().len();
            skip = text[..blank].rfind('\n').map_or(0, |at| at + 1);
        }
        let mut end = text.len();
        if node.next_sibling().is_none() && walk.stack.last().is_some_and(|f| is_verbatim(f.role)) {
            end = text.trim_end().len().max(skip);
        }
        let mut at = 0;
        node.runs(|run, place| {
            let (from, to) = (skip.clamp(at, at + run.len()) - at, end.clamp(at, at + run.len()) - at);
            if from < to {
                walk.builder.verbatim(&run[from..to], place + from as u32);
            }
            at += run.len();
        });
    }

    /// A processing instruction; a file that it asks for is never opened.
    fn instruction(walk: &mut Walker<'_, 't>, node: Node<'t>) {
        match node.instruction() {
            Some(("rfc", value)) => {
                if let Some(value) = value.trim().strip_prefix("include") {
                    let address = value.trim_start_matches(['=', ' ', '\t']).trim_matches(['"', '\'', ' ']);
                    walk.say_include(address, node);
                    walk.included_entry(address, node);
                }
            }
            Some(("external-entity", address)) => walk.included_entry(address.trim(), node),
            _ => {}
        }
    }

    /// A comment to the editor.
    fn release(walk: &mut Walker<'_, 't>, node: Node<'t>, _mark: Option<usize>) {
        walk.open_comment(node);
    }

    fn keeps_waiting_inside(kind: NodeKind) -> bool {
        !matches!(
            kind,
            NodeKind::Paragraph
                | NodeKind::Title
                | NodeKind::Caption
                | NodeKind::DefinitionTerm
                | NodeKind::Preformatted
        )
    }
}

impl<'t> Walker<'_, 't> {
    /// A comment to the editor binds nobody.
    pub(super) fn open_comment(&mut self, node: Node<'t>) {
        self.open(NodeKind::Note, node);
        self.builder.attribute(AttributeKey::Type, node.name());
        self.builder.attribute(AttributeKey::Bindingness, Bindingness::Informative.name());
    }

    /// The text of an attribute that a processor prints. Whether there was any.
    pub(super) fn attribute_text(&mut self, node: Node<'t>, name: &str) -> bool {
        let Some(attribute) = node.attributes().find(|a| a.name() == name && a.namespace().is_none()) else {
            return false;
        };
        self.builder.text(attribute.value(), attribute.span().start());
        !attribute.value().trim().is_empty()
    }

    /// A block that holds the text of an attribute, if it says anything. Whether it does.
    pub(super) fn attribute_block(&mut self, kind: NodeKind, node: Node<'t>, name: &str) -> bool {
        let Some(value) = node.attributes().find(|a| a.name() == name && !a.value().trim().is_empty()) else {
            return false;
        };
        self.open_part(kind, value.span());
        self.builder.text(value.value(), value.span().start());
        self.close_block();
        true
    }

    /// An attribute of the element, by local name, if it says anything.
    pub(super) fn filled(node: Node<'t>, name: &str) -> Option<&'t str> {
        attribute(node, name).map(str::trim).filter(|value| !value.is_empty())
    }
}

/// Returns `true` if the text of an element is laid out by characters.
fn is_verbatim(role: Role) -> bool {
    matches!(role, Role::Artwork | Role::SourceCode)
}

/// Usual prefixes of namespaces.
const PREFIXES: &[(&str, &str)] = &[
    ("http://purl.org/net/xml2rfc/ext", "x"),
    ("http://www.w3.org/2000/svg", "svg"),
    ("http://www.w3.org/2001/XInclude", "xi"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
];
