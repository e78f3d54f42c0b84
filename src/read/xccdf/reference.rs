//! References of groups and rules, and what a rule requires or excludes.

use super::element::Role;
use super::state::{Close, Frame, Walker};
use crate::model::{AttributeKey, Basis, MarkKind, NewReference, NodeKind, ReferenceKind, TargetData, TextRange};
use crate::read::xml::Node;

impl<'t> Walker<'_, 't> {
    /// An entry of the list of what a rule refers to. Neighbours stand in one list.
    pub(super) fn entry(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let mut frame = frame;
        if self.builder.current_kind() != NodeKind::ReferenceList {
            self.open_implied(NodeKind::ReferenceList, node.span(), &mut frame);
        }
        let list = self.builder.current();
        self.builder.source_goes_on(list, node.span().end());
        self.open(NodeKind::ReferenceEntry, node);
        if node.name() == "ident" {
            self.builder.attribute(AttributeKey::Type, "ident");
        }
        let token = self.builder.begin();
        frame.closing(Close::Reference(token))
    }

    /// A list of references ends with the first element that is none.
    pub(super) fn end_references(&mut self, role: Role) {
        if role != Role::Reference && self.builder.current_kind() == NodeKind::ReferenceList {
            self.close_block();
        }
    }

    /// An element of Dublin Core in a reference: words apart.
    pub(super) fn part(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        self.builder.text(" ", 0);
        let token = self.builder.begin();
        if node.name() == "identifier" {
            return frame.closing(Close::Identifier(token));
        }
        frame.marking(token, MarkKind::Named, Some(node.name()))
    }

    /// Notes what a reference is to: the document that its address names, with what is printed as the place in it; without an
    /// address the document that is printed.
    pub(super) fn refer(&mut self, range: TextRange, node: Node<'t>) {
        let printed: Box<str> = self.builder.slice(range).into();
        let address = Self::filled(node, "href").or_else(|| Self::filled(node, "system"));
        let (target, within) = match address {
            Some(address) => (TargetData::Uri(address.into()), Some(printed).filter(|printed| !printed.is_empty())),
            None if printed.is_empty() => return,
            None => (TargetData::Document { identifier: printed, locator: None }, None),
        };
        let kind = if within.is_none() && address.is_some() { ReferenceKind::Uri } else { ReferenceKind::Document };
        if let Some(address) = address.filter(|_| !range.is_empty()) {
            self.builder.mark(range, MarkKind::Link, Some(address));
        }
        self.reference(range, kind, (target, within), Basis::Markup, node);
    }

    /// Rules or groups that a rule needs, or does not go with: no words, but a relation of the structure. Several in one element are alternatives.
    pub(super) fn requires(&mut self, node: Node<'t>) {
        for id in Self::filled(node, "idref").unwrap_or_default().split_ascii_whitespace() {
            let token = self.builder.begin();
            let range = self.builder.end(token);
            self.builder.mark(range, MarkKind::Named, Some(node.name()));
            let target = (TargetData::Unresolved(id.into()), None);
            self.reference(range, ReferenceKind::Clause, target, Basis::Structure, node);
        }
    }

    fn reference(
        &mut self,
        range: TextRange,
        kind: ReferenceKind,
        (target, within): (TargetData, Option<Box<str>>),
        basis: Basis,
        node: Node<'t>,
    ) {
        let (dated, normative) = (None, None);
        self.builder
            .reference(range, NewReference { kind, target, within, dated, normative, basis, source: node.span() });
    }
}
