//! Opening of elements, by role.

use super::element::{self, Role, is_named_section};
use super::labels::title;
use super::metadata;
use super::state::{Close, Frame, Walker};
use crate::model::{AttributeKey, Bindingness, ClauseKind, MarkKind, NodeKind, TermStatus};
use crate::read::xml::Node;
use crate::read::xml::prose::{Prose, has_words};
use crate::read::xml::tree::{child, parent_name, walk};
use crate::vocabulary::titles;

impl<'t> Walker<'_, 't> {
    /// Opens what an element opens. `None` where its content is dealt with.
    pub(super) fn handle(&mut self, node: Node<'t>, role: Role, frame: Frame<'t>) -> Option<Frame<'t>> {
        if is_named_section(node) {
            return Some(self.section(node, frame));
        }
        match role {
            Role::Skip => None,
            Role::Through => Some(frame),
            Role::Root => {
                self.open_root(node);
                let read = metadata::read(node);
                *self.builder.metadata() = read;
                Some(frame)
            }
            Role::Section => Some(self.section(node, frame)),
            Role::Bibliography => {
                self.open_clause(ClauseKind::Bibliography, None, node);
                Some(frame)
            }
            Role::Family | Role::Component => Some(self.component(node, frame)),
            Role::Element => Some(self.element(node, frame)),
            Role::Action => Some(self.action(node, frame)),
            Role::Title => Some(self.title(node, frame)),
            Role::Supplement(name) => self.supplement(name, node, frame),
            Role::Part(name) => Some(self.part(name, node, frame)),
            Role::Group | Role::Package => Some(self.group(node, frame)),
            Role::Prose(Prose::List(_)) if node.name() == "list" => {
                let style = if Self::filled(node, "type") == Some("itemized") { "bullet" } else { "order" };
                self.prose(Prose::List(style), node, frame)
            }
            Role::Prose(Prose::Division) => {
                if has_words(node, element::is_block) {
                    self.open(NodeKind::Paragraph, node);
                }
                Some(frame)
            }
            Role::Prose(role) => self.prose(role, node, frame),
            Role::Row => self.prose(Prose::Row, node, frame),
            Role::Figure => Some(self.figure(node, frame)),
            Role::Footnote => {
                self.postpone(node, Some(MarkKind::FootnoteAnchor));
                None
            }
            Role::Unknown => {
                self.say_unknown(node);
                Some(frame)
            }
            _ => self.words(node, role, frame),
        }
    }

    /// Choices, references and terms.
    fn words(&mut self, node: Node<'t>, role: Role, frame: Frame<'t>) -> Option<Frame<'t>> {
        Some(match role {
            Role::Selection => self.choice("selection", node, frame),
            Role::Assignment => self.choice("assignment", node, frame),
            Role::Selectable => self.selectable(node, frame),
            Role::Refinement => self.marked(MarkKind::Named, Some("refinement"), frame),
            Role::Call => self.call(node, frame),
            Role::Abbreviation => self.abbreviation(node, frame),
            Role::Address => self.web_address(node, frame),
            Role::Label => {
                self.label_of(node);
                return None;
            }
            Role::Depends => {
                self.depends(node);
                return None;
            }
            Role::Names | Role::Acronym => {
                let kind = if role == Role::Names { NodeKind::DefinitionList } else { NodeKind::DefinitionItem };
                self.open(kind, node);
                frame
            }
            Role::Name => self.named(node, frame),
            Role::Explanation => self.explanation(node, frame),
            Role::Term => self.term(node, frame),
            Role::Entry => self.entry(node, frame),
            Role::BiblioEntry => self.reference_entry(node, frame),
            Role::GlossEntry => {
                self.open(NodeKind::TermEntry, node);
                frame
            }
            Role::Designation => {
                let first = node.name() == "glossterm";
                self.designation(if first { TermStatus::Preferred } else { TermStatus::Admitted }, node, frame)
            }
            Role::Definition => {
                self.open(NodeKind::Definition, node);
                frame
            }
            Role::TermSource | Role::TermNote => {
                self.open(if role == Role::TermSource { NodeKind::TermSource } else { NodeKind::Note }, node);
                frame
            }
            _ => frame,
        })
    }

    /// A section: what its title says it is, what its category says it binds.
    fn section(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let title = title(node).unwrap_or_default();
        let kind = match titles::clause_kind(&title) {
            _ if node.name() == "appendix" => ClauseKind::Annex,
            Some(kind) => kind,
            None => ClauseKind::Clause,
        };
        let says = Self::filled(node, "category").and_then(Bindingness::from_name);
        self.open_clause(kind, says, node);
        match Self::filled(node, "id") {
            Some(id) => self.builder.attribute(AttributeKey::Address, id),
            None if !title.is_empty() => self.builder.attribute(AttributeKey::Address, &title),
            None => {}
        }
        if !self.attribute_block(NodeKind::Title, node, "title") && is_named_section(node) {
            self.builder.attribute(AttributeKey::GeneratedTitle, &title);
        }
        frame
    }

    /// A class, family or component, with its label. A name may repeat the label in brackets.
    fn component(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let id = self.open_clause(ClauseKind::Clause, None, node);
        let label = self.own.labels.label(node).map(str::to_owned);
        if let Some(label) = &label {
            self.builder.label_node(id, label, true);
            self.builder.attribute(AttributeKey::Address, label);
        }
        if let Some(name) = node.attributes().find(|a| a.name() == "name" && !a.value().trim().is_empty()) {
            let text = name.value().trim_end();
            let repeated = text.rfind(" (").filter(|_| text.ends_with(')') && text.contains(['_', '.']));
            let same = |at: &usize| {
                label.as_deref().is_some_and(|label| label.eq_ignore_ascii_case(&text[at + 2..text.len() - 1]))
            };
            let end = repeated.filter(same).unwrap_or(text.len());
            self.open_part(NodeKind::Title, name.span());
            self.builder.text(&text[..end], name.span().start());
            self.close_block();
        }
        for name in ["status", "iteration"] {
            self.copy(node, name, AttributeKey::from_name(name));
        }
        frame
    }

    /// An element of a component: a clause without a title. Without a `title` element its own words are what it demands; the notes that
    /// stand in them are read after them.
    fn element(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let id = self.open_clause(ClauseKind::Clause, None, node);
        if let Some(label) = self.own.labels.label(node).map(str::to_owned) {
            self.builder.label_node(id, &label, true);
            self.builder.attribute(AttributeKey::Address, &label);
        }
        self.copy(node, "status", AttributeKey::Status);
        let token = self.builder.begin();
        let frame = frame.closing(Close::Element(id, token));
        if child(node, "title").is_some() {
            return frame;
        }
        let is_note = |n: &Node<'t>| matches!(element::role(n.name()), Role::Supplement(_));
        let inner = walk(node, |n| is_note(&n)).filter(Node::is_element);
        // Notes are the subtrees that the walk leaves out.
        let late = inner.flat_map(|n| n.children().filter(is_note).collect::<Vec<_>>());
        let queue: Vec<_> = node.children().chain(late.collect::<Vec<_>>()).collect();
        frame.over(queue)
    }

    /// What the developer, the evidence or the evaluator has to do: an element of an assurance component.
    fn action(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let id = self.open(NodeKind::Paragraph, node);
        self.builder.attribute(AttributeKey::Type, node.name());
        if let Some(label) = self.own.labels.label(node).map(str::to_owned) {
            self.builder.label_node(id, &label, true);
        }
        let token = self.builder.begin();
        frame.closing(Close::Element(id, token))
    }

    /// What an element demands; elsewhere a caption.
    fn title(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        if !matches!(element::role(parent_name(node)), Role::Element) {
            let kind = match self.builder.current_kind() {
                NodeKind::Clause => NodeKind::Title,
                NodeKind::Table | NodeKind::Figure => NodeKind::Caption,
                _ => NodeKind::Paragraph,
            };
            self.open(kind, node);
            return frame;
        }
        let token = self.builder.begin();
        if has_words(node, element::is_block) {
            self.open(NodeKind::Paragraph, node);
        }
        frame.closing(Close::Title(token))
    }

    /// A note that says what it is. One that interrupts what an element demands is read after it.
    fn supplement(&mut self, name: &str, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let in_words = self.stack.iter().rev().take_while(|around| !matches!(around.role, Role::Supplement(_)));
        let element = in_words.enumerate().find(|(_, around)| matches!(around.role, Role::Element | Role::Action));
        match element.map(|(depth, around)| (depth, around.role)) {
            Some((0, _)) => self.end_statement(),
            Some((_, Role::Element)) if node.parent().is_some_and(|n| n.name() != "title") => return None,
            _ => {}
        }
        let id = self.open(NodeKind::Note, node);
        self.builder.attribute(AttributeKey::Type, Self::filled(node, "role").unwrap_or(node.name()));
        self.copy(node, "level", AttributeKey::from_name("level"));
        match self.own.labels.label(node).map(str::to_owned) {
            Some(label) => self.builder.label_node(id, &label, true),
            None => self.builder.label_node(id, name, true),
        }
        Some(frame)
    }

    /// What an element demands ends where its notes begin.
    fn end_statement(&mut self) {
        let Some(around) = self.stack.last_mut() else { return };
        if let crate::read::xml::Close::Own(Close::Element(_, token)) = around.close
            && around.own.statement.is_none()
        {
            let range = self.builder.end(token);
            around.own.statement = Some(range).filter(|range| !range.is_empty());
        }
    }

    /// A part of a supplement, with its name.
    fn part(&mut self, name: &str, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let id = self.open(NodeKind::Other, node);
        self.builder.attribute(AttributeKey::Type, node.name());
        match Self::filled(node, "platform") {
            Some(platform) => self.builder.label_node(id, platform, false),
            None => self.builder.label_node(id, name, true),
        }
        frame
    }

    /// A block that says what it is by its name: dependencies, management, audit; a package of components.
    fn group(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let id = self.open(NodeKind::Other, node);
        self.builder.attribute(AttributeKey::Type, node.name());
        self.copy(node, "level", AttributeKey::from_name("level"));
        if let Some(label) = self.own.labels.label(node).map(str::to_owned) {
            self.builder.label_node(id, &label, true);
        }
        for name in ["title", "name"] {
            self.attribute_block(NodeKind::Paragraph, node, name);
        }
        frame
    }

    fn figure(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        self.open(NodeKind::Figure, node);
        for name in ["entity", "src", "href"] {
            self.copy(node, name, AttributeKey::Target);
        }
        self.attribute_block(NodeKind::Caption, node, "title");
        frame
    }
}
