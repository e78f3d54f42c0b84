//! References: to places of the document, to other documents by their URIs, to addresses.

use super::state::Walker;
use super::uri::bare_uri;
use crate::model::{Basis, MarkKind, NewReference, ReferenceKind, TargetData, TextRange};
use crate::read::xml::Node;
use crate::read::xml::tree::attribute;

impl<'t> Walker<'_, 't> {
    /// Notes what a `ref` leads to, or both ends of the range of an `rref`.
    pub(super) fn refer(&mut self, range: TextRange, node: Node<'t>) {
        let names: &[&str] = if node.name() == "rref" { &["from", "upTo"] } else { &["href"] };
        for name in names {
            let target = attribute(node, name).map(str::trim).unwrap_or_default();
            if let Some((kind, target)) = self.target(target) {
                let (within, dated, normative) = (None, None, None);
                let source = node.span();
                self.builder.reference(
                    range,
                    NewReference { kind, target, within, dated, normative, basis: Basis::Markup, source },
                );
            }
        }
    }

    /// What a URI leads to; nothing where it is empty.
    fn target(&self, uri: &'t str) -> Option<(ReferenceKind, TargetData)> {
        let (base, fragment) = uri.split_once('#').unwrap_or((uri, ""));
        if base.is_empty() && fragment.is_empty() {
            return None;
        }
        // A portion (`~sec_4`) is a place as a fragment is (naming convention, 4.8).
        let (base, portion) = match base.rsplit_once("/~") {
            Some((work, portion)) if fragment.is_empty() => (work, portion),
            _ => (base, fragment),
        };
        let own = base.is_empty() || self.own.own.contains(bare_uri(base));
        if own && !portion.is_empty() {
            return Some((ReferenceKind::Clause, TargetData::Unresolved(portion.into())));
        }
        let locator = Some(fragment).filter(|place| !place.is_empty()).map(Box::from);
        let identifier = if fragment.is_empty() { uri } else { base };
        Some((ReferenceKind::Document, TargetData::Document { identifier: identifier.into(), locator }))
    }

    /// Notes where a link leads.
    pub(super) fn link(&mut self, range: TextRange, node: Node<'t>) {
        let Some(target) = attribute(node, "href").map(str::trim).filter(|target| !target.is_empty()) else { return };
        let (kind, target) = match target.strip_prefix('#') {
            Some(id) => (ReferenceKind::Clause, TargetData::Unresolved(id.into())),
            None => {
                self.builder.mark(range, MarkKind::Link, Some(target));
                (ReferenceKind::Uri, TargetData::Uri(target.into()))
            }
        };
        let source = node.span();
        let new =
            NewReference { kind, target, within: None, dated: None, normative: None, basis: Basis::Markup, source };
        self.builder.reference(range, new);
    }
}
