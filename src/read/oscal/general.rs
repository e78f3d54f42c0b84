//! Whatever has no reading of its own: what has a title is a clause, a field is a paragraph, and what only holds others is passed through.

use super::state::{Step, Writer};
use crate::model::{AttributeKey, Bindingness, ClauseKind, NodeKind};
use crate::oscal::Element;
use crate::oscal::label::label;

/// Flags that an element is known by where it has no title.
const KNOWN_BY: &[&str] = &["control-id", "statement-id"];

impl<'t> Writer<'t, '_> {
    /// Any element that is no part of a catalog.
    pub(super) fn general(&mut self, element: Element<'t>) {
        let outer = element.parent().map_or("", Element::name);
        match (outer, element.name()) {
            ("param" | "set-parameter", "value" | "select" | "guideline" | "constraint" | "usage") => {
                return self.parameter_member(element);
            }
            ("back-matter", "resource") => return self.resource(element),
            ("resource", "rlink" | "citation" | "document-id") => {
                self.resource_member(element);
                return;
            }
            _ => {}
        }
        let content: Vec<_> =
            element.children().filter(|child| !child.is_flag() && !child.is("title")).map(Step::Visit).collect();
        let (is_clause, named) = named_by(element);
        if is_clause {
            self.builder.open_clause(ClauseKind::Clause, None, element.span(), &[]);
            self.identify(element);
            self.builder.attribute(AttributeKey::Type, element.name());
            let node = self.builder.current();
            if let Some(label) = named {
                self.builder.label_node(node, label, false);
            }
            self.next(content.into_iter().chain([Step::Close]));
            return self.title(element, NodeKind::Title);
        }
        if element.is("remarks") {
            self.builder.open(NodeKind::Note, element.span(), &[]);
            self.builder.attribute(AttributeKey::Type, "remarks");
            self.builder.attribute(AttributeKey::Bindingness, Bindingness::Informative.name());
        } else if element.is_leaf() {
            self.builder.open(NodeKind::Paragraph, element.span(), &[]);
            self.identify(element);
            self.builder.attribute(AttributeKey::Type, element.name());
        } else if super::catalog::is_prose(element.name())
            || element.get("uuid").or_else(|| element.get("id")).is_none()
        {
            // A paragraph of a field that is mixed with marks.
            let mixed = element.children().any(Element::is_text);
            if !mixed {
                return self.next(content.into_iter());
            }
            self.builder.open(NodeKind::Paragraph, element.span(), &[]);
            self.builder.attribute(AttributeKey::Type, element.name());
        } else {
            self.open(NodeKind::Other, element);
            self.builder.attribute(AttributeKey::Type, element.name());
        }
        self.next([Step::Content(element), Step::Close].into_iter());
    }
}

/// True for an element that is a clause, with its label.
fn named_by(element: Element<'_>) -> (bool, Option<&str>) {
    if element.child("title").is_some() {
        return (true, label(element));
    }
    if element.is_leaf() {
        return (false, None);
    }
    let known = KNOWN_BY.iter().find_map(|name| element.get(name));
    let holds = element.children().any(|child| !child.is_flag());
    (holds && known.is_some(), known)
}
