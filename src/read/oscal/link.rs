//! Links: what a group, a control or a part points to.

use super::state::{Step, Writer};
use crate::model::{AttributeKey, Basis, NewReference, NodeKind, ReferenceKind, TargetData, TextRange};
use crate::oscal::Element;

impl<'t> Writer<'t, '_> {
    /// A link. Its text, where it has one, is a paragraph.
    pub(super) fn link(&mut self, link: Element<'t>) {
        let href = link.get("href").unwrap_or_default();
        match link.child("text") {
            Some(text) => {
                self.builder.open(NodeKind::Paragraph, link.span(), &[]);
                if let Some(rel) = link.get("rel") {
                    self.builder.attribute(AttributeKey::Type, rel);
                }
                let mark = Step::Mark(crate::model::MarkKind::Link, link);
                self.next([Step::Begin, Step::Content(text), mark, Step::Close].into_iter());
            }
            None => {
                let token = self.builder.begin();
                let range = self.builder.end(token);
                self.reference(range, href, link);
            }
        }
    }

    /// A reference from a range of the text, by an address: `#id` inside the document, else a URI.
    pub(super) fn reference(&mut self, range: TextRange, href: &str, element: Element<'t>) {
        let (kind, target) = match href.strip_prefix('#') {
            Some("") => return,
            Some(id) => (ReferenceKind::Clause, TargetData::Unresolved(id.into())),
            None if href.is_empty() => return,
            None => (ReferenceKind::Uri, TargetData::Uri(href.into())),
        };
        let source = element.child("href").map_or(element.span(), Element::span);
        self.builder.reference(
            range,
            NewReference { kind, target, within: None, dated: None, normative: None, basis: Basis::Markup, source },
        );
    }
}
