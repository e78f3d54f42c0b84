//! Cross-references, citations and links.

use crate::read::xml::Node;

use super::citation;
use super::element::Role;
use super::state::Walker;
use super::tree::{attribute, child, plain, walk};
use crate::model::{Basis, MarkKind, NewReference, ReferenceKind, TargetData, TextRange};

/// Greatest number of targets of one cross-reference that are read: no text points to more.
const TARGETS: usize = 1000;

impl<'t> Walker<'_, 't> {
    /// Notes what an element that has ended refers to.
    pub(super) fn refer(&mut self, range: TextRange, node: Node<'t>, role: Role) {
        match role {
            Role::CrossReference => self.cross_reference(range, node),
            Role::Standards => self.citation(range, node),
            Role::Hinted => self.hinted_reference(range, node),
            Role::EntailedTerm => {
                let target = attribute(node, "target").unwrap_or_default();
                self.builder.mark(range, MarkKind::Term, Some(target).filter(|t| !t.is_empty()));
                if !target.is_empty() {
                    self.internal(range, node, ReferenceKind::Term, target);
                }
            }
            _ => self.link(range, node),
        }
    }

    /// A reference without text prints the label of what it leads to.
    pub(super) fn print_label(&mut self, node: Node<'t>) {
        let says_something = |n: Node<'_>| n.is_element() || n.text().is_some_and(|text| !text.trim().is_empty());
        let is_note = matches!(node.attribute("ref-type"), Some("fn" | "table-fn"));
        let Some(target) = node.attribute("rid").filter(|_| !is_note && !node.children().any(says_something)) else {
            return;
        };
        let tree = self.tree;
        let labels = self.own.labels.get_or_insert_with(|| {
            let labelled = walk(tree.root(), |_| false).filter(|n| n.name() == "label").filter_map(Node::parent);
            labelled.filter_map(|holder| Some((holder.attribute("id")?, holder))).collect()
        });
        let printed = target.split_whitespace().take(TARGETS).filter_map(|id| labels.get(id));
        let printed: Vec<_> = printed.filter_map(|n| child(*n, "label")).map(|label| plain(label, &["fn"])).collect();
        self.builder.generated(&printed.join(", "), node.span());
    }

    fn internal(&mut self, range: TextRange, node: Node<'_>, kind: ReferenceKind, id: &str) {
        let new = marked(node, kind, TargetData::Unresolved(self.id(id).into()));
        self.builder.reference(range, new);
    }

    /// One row for each target.
    fn cross_reference(&mut self, range: TextRange, node: Node<'t>) {
        let kind = match node.attribute("ref-type").unwrap_or_default() {
            "fn" | "table-fn" => {
                let targets = node.attribute("rid").unwrap_or_default().split_whitespace().take(TARGETS);
                targets.for_each(|id| self.builder.call_footnote(range, &self.id(id), node.span()));
                return;
            }
            "table" => ReferenceKind::Table,
            "fig" => ReferenceKind::Figure,
            "disp-formula" | "formula" => ReferenceKind::Formula,
            "bibr" => ReferenceKind::Bibliography,
            "sec" | "app" => ReferenceKind::Clause,
            _ => ReferenceKind::Block,
        };
        for id in node.attribute("rid").unwrap_or_default().split_whitespace().take(TARGETS) {
            self.internal(range, node, kind, id);
        }
    }

    fn citation(&mut self, range: TextRange, node: Node<'t>) {
        if node.ancestors().skip(1).any(|a| a.name() == "std") {
            return;
        }
        let Some(found) = citation::read(node) else { return };
        let target =
            TargetData::Document { identifier: found.identifier.into(), locator: found.locator.map(Box::from) };
        let new =
            NewReference { dated: found.dated, basis: found.basis, ..marked(node, ReferenceKind::Document, target) };
        self.builder.reference(range, new);
    }

    fn link(&mut self, range: TextRange, node: Node<'t>) {
        // A link inside a link says no more than that around it.
        let is_link = |n: Node<'_>| matches!(n.name(), "uri" | "ext-link" | "email");
        if node.ancestors().skip(1).any(is_link) {
            return;
        }
        let printed = || plain(node, &[]);
        let mut target = attribute(node, "href").map_or_else(printed, str::to_owned);
        if let Some(id) = target.strip_prefix('#') {
            self.internal(range, node, ReferenceKind::Block, id);
            return;
        }
        if node.name() == "email" && !target.contains(':') {
            target.insert_str(0, "mailto:");
        }
        if target.is_empty() {
            return;
        }
        self.builder.mark(range, MarkKind::Link, Some(&target));
        let new = marked(node, ReferenceKind::Uri, TargetData::Uri(target.into()));
        self.builder.reference(range, new);
    }
}

/// A reference that the markup makes.
fn marked(node: Node<'_>, kind: ReferenceKind, target: TargetData) -> NewReference {
    NewReference { kind, target, within: None, dated: None, normative: None, basis: Basis::Markup, source: node.span() }
}
