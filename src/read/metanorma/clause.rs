//! The document, its clauses and annexes, and their titles.

#![expect(clippy::unnecessary_wraps, reason = "handlers of roles have one shape")]

use super::element::Role;
use super::order::{is_normative, printed_order};
use super::query::{child, elements, filled, parent_name, plain, says_something};
use super::state::{Close, Frame, Walker};
use crate::model::{AttributeKey, Bindingness, ClauseKind, NodeKind, OtherFact};
use crate::read::xml::Node;
use crate::vocabulary::metanorma::section_kind;
use crate::vocabulary::sts::footnotes::holds_blocks;
use crate::vocabulary::titles;

impl<'t> Walker<'_, 't> {
    /// The document; a document of a collection is one inside it.
    pub(super) fn root(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if node.parent().is_none() {
            self.open_root(node);
        } else {
            self.open(NodeKind::AdoptedDocument, node);
        }
        Some(self.arranged(printed_order(node), frame).closing(Close::Root))
    }

    /// A document ended: labels of entries are no text, and stand in the metadata as they are printed.
    pub(super) fn end_document(&mut self) {
        let labels = std::mem::take(&mut self.own.printed_labels);
        if !labels.is_empty() {
            let fact = OtherFact { name: "printed-labels".into(), value: labels.trim_start().into() };
            self.builder.metadata().other.push(fact);
        }
    }

    pub(super) fn clause_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Section if node.attribute("type") == Some("toc") => None,
            Role::Section => self.section(node, frame),
            Role::Annex => {
                let kind =
                    if parent_name(node) == "bibliography" { ClauseKind::Bibliography } else { ClauseKind::Annex };
                self.clause(kind, node, frame)
            }
            Role::References => self.references(node, frame),
            Role::Clause(kind) => self.clause(kind, node, frame),
            _ => Some(frame),
        }
    }

    fn clause(&mut self, kind: ClauseKind, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let says = filled(node, "obligation").and_then(|says| match says {
            "normative" => Some(Bindingness::Normative),
            "informative" => Some(Bindingness::Informative),
            _ => None,
        });
        let id = self.open_clause(kind, says, node);
        if let Some(kind) = filled(node, "type") {
            self.builder.attribute(AttributeKey::Type, kind);
        }
        self.label(id, node);
        // Numbers of these follow from the order of the parts alone. Where the file has none, they go by what they are.
        let by_kind = matches!(kind, ClauseKind::Annex | ClauseKind::Terms | ClauseKind::Symbols);
        if by_kind && self.own.labels.is_counted(node) {
            self.builder.attribute(AttributeKey::Address, kind.name());
        }
        Some(frame)
    }

    /// A clause is what its type says, or outermost what its title says.
    fn section(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let around = parent_name(node);
        let outermost = matches!(around, "preface" | "sections" | "bibliography" | "middle" | "front");
        let title = || elements(node).find(|n| matches!(n.name(), "title" | "name")).map(plain).unwrap_or_default();
        let kind = match node.attribute("type").and_then(section_kind) {
            Some(kind) if outermost => kind,
            _ if !outermost => ClauseKind::Clause,
            _ => titles::clause_kind(&title()).unwrap_or(match around {
                "preface" | "front" => ClauseKind::FrontMatter,
                "bibliography" => ClauseKind::Bibliography,
                _ => ClauseKind::Clause,
            }),
        };
        self.clause(kind, node, frame)
    }

    /// A list of references with a title, or outermost, is a clause.
    fn references(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if matches!(parent_name(node), "clause" | "annex" | "references") && child(node, "title").is_none() {
            return Some(self.block(NodeKind::ReferenceList, node, frame));
        }
        let kind = if is_normative(node) { ClauseKind::NormativeReferences } else { ClauseKind::Bibliography };
        let frame = self.clause(kind, node, frame)?;
        Some(frame)
    }

    /// The title of a clause, or the name of a block, or a word of a sentence.
    pub(super) fn title(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let current = self.builder.current_kind();
        if role == Role::Name && current == NodeKind::Designation {
            return Some(frame);
        }
        if !says_something(node) {
            return None;
        }
        let in_languages = node.name() == "name" && elements(node).any(|n| n.name() == "variant");
        match self.further_name() {
            Some(status) if !in_languages => return self.name_of_term(status, node, frame),
            Some(_) => return Some(frame),
            None if node.name() == "variant" => return Some(frame),
            None => {}
        }
        match current {
            NodeKind::Clause if self.stands_in_block() => {
                self.open(NodeKind::Title, node);
                Some(frame)
            }
            _ if holds_blocks(current) => {
                self.open(NodeKind::Caption, node);
                Some(frame)
            }
            _ => Some(frame),
        }
    }
}
