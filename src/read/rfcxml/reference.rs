//! Cross-references, links, and what entries of lists of references identify.

use crate::read::xml::Node;

use super::entries::series_of_anchor;
use super::state::Walker;
use crate::diagnostic::Code;
use crate::model::{Basis, MarkKind, NewReference, ReferenceKind, TargetData, TextRange};
use crate::read::Parsed;

impl<'t> Walker<'_, 't> {
    /// Notes what an `xref` or `relref` refers to. Its text is what stands in it: what a processor would print is generated.
    pub(super) fn refer(&mut self, range: TextRange, node: Node<'t>) {
        let Some(target) = Self::filled(node, "target") else { return };
        // `sec` is the name that an extension of version 2 gave it.
        let section = Self::filled(node, "section").or_else(|| Self::filled(node, "sec"));
        let new = marked(node, ReferenceKind::Clause, TargetData::Unresolved(target.into()));
        self.builder.reference(range, NewReference { within: section.map(Box::from), ..new });
        if range.is_empty() {
            self.printed_as(node);
        }
        if let Some(link) = Self::filled(node, "derivedLink").filter(|_| !range.is_empty()) {
            self.builder.mark(range, MarkKind::Link, Some(link));
        }
    }

    /// Notes how a reference without text is printed, where it is not the usual form.
    fn printed_as(&mut self, node: Node<'t>) {
        let names = ["format", "sectionFormat", "displayFormat", "fmt"];
        let mut said = names.into_iter().filter_map(|name| Self::filled(node, name));
        let known = said.find_map(|form| FORMS.iter().find(|(known, _)| *known == form));
        if let Some((_, value)) = known {
            self.builder.point(MarkKind::Named, Some(value));
        }
    }

    /// Notes where an `eref` leads.
    pub(super) fn link(&mut self, range: TextRange, node: Node<'t>) {
        let Some(target) = Self::filled(node, "target") else { return };
        match target.strip_prefix('#') {
            Some(id) => {
                self.builder.reference(range, marked(node, ReferenceKind::Clause, TargetData::Unresolved(id.into())));
            }
            None => {
                self.builder.mark(range, MarkKind::Link, Some(target));
                self.builder.reference(range, marked(node, ReferenceKind::Uri, TargetData::Uri(target.into())));
            }
        }
    }

    /// The document that a `seriesInfo` gives the entry in which it stands.
    pub(super) fn identified(&mut self, range: TextRange, series: Node<'t>) {
        if let Some(identifier) = self.own.entries.identified(series) {
            let new = marked(series, ReferenceKind::Document, document(identifier));
            self.builder.reference(range, new);
        }
    }

    /// The document that an entry is of whose text is elsewhere.
    pub(super) fn identified_elsewhere(&mut self, identifier: &str, node: Node<'t>) {
        let token = self.builder.begin();
        let range = self.builder.end(token);
        let new = marked(node, ReferenceKind::Document, document(identifier));
        self.builder.reference(range, new);
    }

    /// The series that a group of references is.
    pub(super) fn identified_group(&mut self, group: Node<'t>) {
        if let Some(identifier) = self.own.entries.group(group) {
            let new = marked(group, ReferenceKind::Document, document(identifier));
            let token = self.builder.begin();
            let range = self.builder.end(token);
            self.builder.reference(range, new);
        }
    }
}

/// Printed forms of a reference (RFC 7991, 2.66; the last three by an extension of version 2), and the marks that say so.
const FORMS: &[(&str, &str)] = &[
    ("bare", "xref:bare"),
    ("comma", "xref:comma"),
    ("counter", "xref:counter"),
    ("none", "xref:none"),
    ("parens", "xref:parens"),
    ("title", "xref:title"),
    (",", "xref:comma"),
    ("()", "xref:parens"),
    ("number", "xref:bare"),
];

fn document(identifier: &str) -> TargetData {
    TargetData::Document { identifier: identifier.into(), locator: None }
}

/// A reference that the markup makes.
fn marked(node: Node<'_>, kind: ReferenceKind, target: TargetData) -> NewReference {
    NewReference { kind, target, within: None, dated: None, normative: None, basis: Basis::Markup, source: node.span() }
}

/// References to entries that the file includes from elsewhere: their anchors say what they are of.
///
/// An anchor such as `RFC2119` names the document; any other does where something was to be included, or where a section of
/// the document is named.
pub(super) fn elsewhere(parsed: Parsed) -> Parsed {
    let Parsed { mut document, diagnostics } = parsed;
    let included = diagnostics.iter().any(|d| d.code() == Code::ExternalEntity);
    for at in 0..document.references.len() {
        let TargetData::Unresolved(target) = &document.references[at].target else { continue };
        if document.anchor(target).is_some() {
            continue;
        }
        let place = document.references[at].within.is_some();
        let identifier = series_of_anchor(target).or_else(|| (included || place).then(|| target.to_string()));
        if let Some(identifier) = identifier {
            let reference = &mut document.references[at];
            reference.kind = ReferenceKind::Document;
            let locator = reference.within.take();
            reference.target = TargetData::Document { identifier: identifier.into(), locator };
        }
    }
    Parsed { document, diagnostics }
}
