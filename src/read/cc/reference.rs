//! References, whose words the criteria print: labels of components and elements, titles of sections, tags of the bibliography.

use super::element::Role;
use super::state::{Close, Frame, Walker};
use crate::model::{AttributeKey, Basis, MarkKind, NewReference, NodeKind, ReferenceKind, TargetData, TextRange};
use crate::read::xml::Node;
use crate::read::xml::prose::has_words;

/// Attributes by which elements name what they refer to, the first that is there.
const NAMES: &[&str] =
    &["to", "linkend", "fcomponent", "acomponent", "on-sel", "on-id", "g", "ref", "refid", "req", "id", "component"];

impl<'t> Walker<'_, 't> {
    /// The name of what a reference is to.
    fn called(node: Node<'t>) -> Option<&'t str> {
        NAMES.iter().find_map(|name| Self::filled(node, name))
    }

    /// A reference: its own words, or those that are printed for it.
    pub(super) fn call(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        if node.name().ends_with("dependsoncomponent") {
            // One after another in a list of dependencies.
            self.builder.text(" ", 0);
        }
        let token = self.builder.begin();
        if !has_words(node, |_| false) {
            self.print(node);
        }
        frame.closing(Close::Call(token))
    }

    /// Writes the words that are printed for what an element names.
    fn print(&mut self, node: Node<'t>) {
        if let Some(name) = Self::called(node) {
            let words = self.own.labels.printed(name);
            self.builder.generated(&words, node.span());
        }
    }

    /// The label of something that a list or a work unit names.
    pub(super) fn label_of(&mut self, node: Node<'t>) {
        let blocks = node.name() != "ae-dc-element";
        if blocks {
            self.open(NodeKind::Paragraph, node);
        }
        let token = self.builder.begin();
        self.print(node);
        let range = self.builder.end(token);
        self.builder.mark(range, MarkKind::Named, Some(node.name()));
        if blocks {
            self.close_block();
        } else {
            self.builder.text(" ", 0);
        }
    }

    /// An abbreviation that names its term, or says its full form.
    pub(super) fn abbreviation(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let token = self.builder.begin();
        if let Some(name) = Self::filled(node, "linkend").filter(|_| !has_words(node, |_| false)) {
            self.builder.generated(name, node.span());
        }
        match Self::filled(node, "title") {
            Some(full) => frame.marking(token, MarkKind::Named, Some(full)),
            None => frame.marking(token, MarkKind::Named, Some("abbr")),
        }
    }

    /// Notes what a reference is to.
    pub(super) fn refer(&mut self, range: TextRange, node: Node<'t>) {
        let Some(name) = Self::called(node) else { return };
        let target = self.own.labels.named(name).map_or_else(|| name.into(), |(key, _)| key);
        self.mark_reference(range, target, Basis::Markup, node);
    }

    fn mark_reference(&mut self, range: TextRange, target: Box<str>, basis: Basis, node: Node<'t>) {
        let (kind, target) = (ReferenceKind::Clause, TargetData::Unresolved(target));
        let (within, dated, normative) = (None, None, None);
        self.builder
            .reference(range, NewReference { kind, target, within, dated, normative, basis, source: node.span() });
    }

    /// A condition on a choice that is made elsewhere: no words, but a relation of the structure.
    pub(super) fn depends(&mut self, node: Node<'t>) {
        let conditions =
            node.attributes().filter(|a| a.name() == "req" || a.name().starts_with("on-") || a.name() == "ids");
        for attribute in conditions {
            for name in attribute.value().split([',', ' ']).filter(|name| !name.is_empty()) {
                let token = self.builder.begin();
                let range = self.builder.end(token);
                self.builder.mark(range, MarkKind::Named, Some("depends"));
                let target = self.own.labels.named(name).map_or_else(|| name.into(), |(key, _)| key);
                self.mark_reference(range, target, Basis::Structure, node);
            }
        }
    }

    /// An entry of a bibliography; its tag is the label.
    pub(super) fn reference_entry(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let mut frame = frame;
        if self.builder.current_kind() != NodeKind::ReferenceList {
            self.open_implied(NodeKind::ReferenceList, node.span(), &mut frame);
        }
        let list = self.builder.current();
        self.builder.source_goes_on(list, node.span().end());
        self.open(NodeKind::ReferenceEntry, node);
        frame
    }

    /// A list of references ends with the first element that is no entry.
    pub(super) fn end_references(&mut self, node: Node<'t>, role: Role) {
        let entry = matches!(role, Role::BiblioEntry | Role::Entry) && node.name() != "cc-entry";
        if !entry && self.builder.current_kind() == NodeKind::ReferenceList {
            self.close_block();
        }
    }

    /// A web address, or the words that stand for it.
    pub(super) fn web_address(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        self.copy(node, "href", AttributeKey::Target);
        let token = self.builder.begin();
        frame.marking(token, MarkKind::Named, Some("url"))
    }
}
