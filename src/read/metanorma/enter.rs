//! Opening of elements, by role.

#![expect(clippy::unnecessary_wraps, reason = "handlers of roles have one shape")]

use super::element::Role;
use super::query::{filled, plain};
use super::state::{Frame, Walker};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AttributeKey, MarkKind, NodeId, NodeKind};
use crate::read::xml::Node;
use crate::read::xml::mathml::script_of;
use crate::vocabulary::sts::footnotes::holds_blocks;

impl<'t> Walker<'_, 't> {
    /// Opens what an element opens. `None` where its content is dealt with.
    pub(super) fn handle(&mut self, node: Node<'t>, role: Role, frame: Frame<'t>) -> Option<Frame<'t>> {
        let frame = if self.own.in_math { self.script(node, frame) } else { frame };
        if self.old_metadata(node) {
            return None;
        }
        match role {
            Role::Through => Some(frame),
            Role::Skip | Role::Bookmark => None,
            Role::Rendered => self.rendered(node, frame),
            Role::Settings => self.settings(node),
            Role::Root => self.root(node, frame),
            Role::Metadata => self.metadata(node),
            Role::Boilerplate => self.boilerplate(node),
            Role::Block(kind) => Some(self.block(kind, node, frame)),
            Role::Section | Role::Annex | Role::Clause(_) | Role::References => self.clause_part(role, node, frame),
            Role::Title | Role::Name => self.title(role, node, frame),
            Role::Paragraph | Role::List | Role::Item | Role::ItemTerm | Role::ItemText => {
                self.list_part(role, node, frame)
            }
            Role::Table | Role::RowGroup(_) | Role::Row | Role::Cell(_) => self.table_part(role, node, frame),
            Role::Image | Role::Figure | Role::Formula => self.figure_part(role, node, frame),
            Role::Code | Role::Preformatted | Role::Callout | Role::Annotation => self.code_part(role, node, frame),
            Role::Supplement(_) | Role::Admonition | Role::Footnote => self.supplement(role, node, frame),
            Role::Index => {
                self.postpone(node, None);
                None
            }
            Role::Review | Role::Deleted => self.left_out(role, node),
            Role::Inline(_) | Role::Break | Role::Tab | Role::Stem | Role::Math | Role::MathSpace | Role::MathText => {
                self.inline_part(role, node, frame)
            }
            Role::Link | Role::CrossReference | Role::Citation | Role::Concept => {
                self.reference_part(role, node, frame)
            }
            Role::Term
            | Role::Designation(_)
            | Role::TermFact
            | Role::Definition
            | Role::Source
            | Role::Modification => self.term_part(role, node, frame),
            Role::OldPart => Some(self.old_part(node, frame)),
            Role::Entry | Role::OldEntry => self.entry_part(role, node, frame),
            Role::Provision(_) | Role::ProvisionFact | Role::ProvisionTest | Role::Description => {
                self.provision_part(role, node, frame)
            }
            Role::Amend | Role::NewContent => self.amend_part(role, node, frame),
            Role::Unknown => self.unknown(node, frame),
        }
    }

    /// Gives a block the number of its element.
    pub(super) fn label(&mut self, id: NodeId, node: Node<'t>) {
        if let Some((label, generated)) = self.own.labels.of_element(node) {
            self.builder.label_node(id, &label, generated);
        }
    }

    /// Opens a block with what its markup says of it.
    pub(super) fn block(&mut self, kind: NodeKind, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let id = self.open(kind, node);
        if let Some(kind) = filled(node, "type") {
            self.builder.attribute(AttributeKey::Type, kind);
        }
        self.label(id, node);
        frame
    }

    fn unknown(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        self.say_unknown(node);
        let alone = holds_blocks(self.builder.current_kind()) && !node.parent().is_some_and(super::query::is_mixed);
        let opens = alone && super::query::is_mixed(node);
        Some(if opens { self.block(NodeKind::Paragraph, node, frame) } else { frame })
    }

    /// Settings of the processor are no part of the document; that they are there is said.
    fn settings(&mut self, node: Node<'t>) -> Option<Frame<'t>> {
        if !std::mem::replace(&mut self.own.said_settings, true) {
            let message = format!("<{}> configures the processor; settings were left out", node.name());
            self.say(Diagnostic::note(Code::Metadata, message), node);
        }
        None
    }

    /// Comments of reviewers and deleted text are left out, and said.
    fn left_out(&mut self, role: Role, node: Node<'t>) -> Option<Frame<'t>> {
        let text = plain(node);
        if role == Role::Deleted {
            self.say(Diagnostic::note(Code::DeletedText, format!("deleted text was left out: {text}")), node);
        } else if !text.is_empty() {
            self.say(
                Diagnostic::note(Code::NotUnderstood, format!("comments of reviewers were left out: {text}")),
                node,
            );
        }
        None
    }

    /// A script of a base, or the second part of a fraction.
    fn script(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        match script_of(node) {
            None => frame,
            Some(MarkKind::LineBreak) => {
                self.builder.text(" ", 0);
                frame
            }
            Some(kind) => self.marked(kind, None, frame),
        }
    }
}
