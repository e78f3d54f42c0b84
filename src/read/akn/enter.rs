//! Opening of elements, by role: the parts of the document and its blocks.

use super::element::Role;
use super::metadata;
use super::modifications;
use super::shape::{heading, is_aside, is_unit, label, part, words};
use super::state::{Frame, Place, Walker};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AttributeKey, Bindingness, ClauseKind, MarkKind, NodeId, NodeKind};
use crate::read::xml::Node;
use crate::read::xml::tree::{attribute, child, elements, walk};

impl<'t> Walker<'_, 't> {
    /// Opens what an element opens. `None` where its content is dealt with.
    pub(super) fn handle(&mut self, node: Node<'t>, role: Role, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Skip => None,
            Role::Component => {
                self.say_lost(node);
                None
            }
            Role::Root => {
                self.open_root(node);
                Some(frame)
            }
            Role::Document => Some(self.document(node, frame)),
            Role::Meta => meta(node, frame),
            Role::Attachment => Some(self.attachment(node, frame)),
            Role::Front | Role::Back | Role::Part => Some(self.part(role, node, frame)),
            Role::Level => Some(self.level(node, frame)),
            Role::Item => Some(self.member(node, frame)),
            Role::Number => Some(self.number(node, frame)),
            Role::Heading | Role::Subheading => Some(self.heading(role, node, frame)),
            Role::Through => Some(self.through(node, frame)),
            Role::Paragraph => Some(self.paragraph(node, frame)),
            Role::List | Role::ListItem => Some(self.html_list(role, node, frame)),
            Role::Table | Role::Row | Role::Cell | Role::Caption => Some(self.table(role, node, frame)),
            Role::Contents => {
                let message = format!("the table of contents repeats headings; it was left out: {}", words(node));
                self.say(Diagnostic::note(Code::Generated, message), node);
                None
            }
            Role::Quotation => Some(self.quotation(node, frame)),
            Role::Note if node.name() == "note" || self.holds_blocks() => {
                self.open_note(node);
                Some(frame)
            }
            Role::Note => {
                self.postpone(node, Some(MarkKind::FootnoteAnchor));
                None
            }
            _ => self.inline(role, node, frame),
        }
    }

    /// A document. The first is the whole; one inside it is an annex, unless what holds it is one already.
    fn document(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let first = self.own.documents == 0;
        self.own.documents += 1;
        self.own.place = Place::Division;
        let (mut meta, mut parts) = (Vec::new(), Vec::new());
        for part in node.children() {
            if part.name() == "meta" { meta.push(part) } else { parts.push(part) }
        }
        if first {
            if node.parent().is_none() {
                self.open_root(node);
            }
            let read = metadata::read(node);
            *self.builder.metadata() = read;
            let modifications = modifications::facts(self.tree.root());
            self.builder.metadata().other.extend(modifications);
        } else {
            if !node.parent().is_some_and(|around| matches!(around.name(), "attachment" | "component")) {
                self.annex(node);
            }
            let read = metadata::read(node);
            for fact in metadata::facts_of_part(&read, self.own.documents) {
                self.builder.metadata().other.push(fact);
            }
        }
        // Notes of the metadata stand after the text that calls them.
        parts.append(&mut meta);
        frame.over(parts)
    }

    /// An attachment or a component: an annex, where a document stands in it.
    fn attachment(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let holds = elements(node).any(|part| super::element::role(part.name()) == Role::Document);
        if holds {
            self.own.place = Place::Division;
            self.annex(node);
        }
        frame
    }

    fn annex(&mut self, node: Node<'t>) {
        let id = self.open_clause(ClauseKind::Annex, None, node);
        self.address(node, label(node).as_deref(), true);
        if let Some(label) = label(node) {
            self.builder.label_node(id, &label, false);
        }
        self.own.untitled = heading(node).is_none().then_some(id);
    }

    /// What stands before or after the body, and a part of a judgment or a debate, with a heading or without.
    fn part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let inner = role != Role::Part && self.own.documents > 1;
        if matches!(self.own.place, Place::Quoted | Place::Item) || !self.holds_blocks() || inner {
            return frame;
        }
        let kind = match role {
            Role::Front => ClauseKind::FrontMatter,
            Role::Back => ClauseKind::BackMatter,
            _ => ClauseKind::Clause,
        };
        // A preface that holds nothing is none.
        if role != Role::Part && elements(node).next().is_none() {
            return frame;
        }
        let id = self.open_clause(kind, None, node);
        if role == Role::Part {
            self.address(node, label(node).as_deref(), false);
        }
        if let Some(label) = label(node).filter(|_| heading(node).is_some()) {
            self.builder.label_node(id, &label, false);
        }
        self.builder.attribute(AttributeKey::Type, node.name());
        if role != Role::Part {
            self.own.place = Place::Unit;
        }
        frame
    }

    /// A member of a list; a citation without a number is a paragraph.
    fn member(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let label = label(node);
        if label.is_none() && node.name() != "item" {
            return frame;
        }
        self.item(node, label, frame)
    }

    /// The number of an element is its label, and the notes that hang from it are kept; of what has no label it is a line of its own.
    fn number(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let around = self.stack.last().map(|around| around.role);
        let titled = || node.parent().is_some_and(|parent| heading(parent).is_some());
        let of_part = match around {
            Some(Role::Part) => self.stands_in_block() && titled(),
            Some(Role::Attachment) => self.stands_in_block(),
            _ => false,
        };
        let quoted = self.own.place == Place::Quoted && node.parent().is_some_and(is_unit);
        if quoted || !of_part && !matches!(around, Some(Role::Level | Role::Item)) {
            return if self.holds_blocks() { self.paragraph(node, frame) } else { frame };
        }
        let said = words(node);
        if !said.is_empty() && node.parent().and_then(|parent| part(parent, "num")).is_some_and(|first| first != node) {
            let message = format!("a second <num>; it was read as a line: {said}");
            self.say(Diagnostic::warning(Code::NotUnderstood, message), node);
            return if self.holds_blocks() { self.paragraph(node, frame) } else { frame };
        }
        let notes = walk(node, |part| part.parent().is_some_and(|around| is_aside(around.name())));
        frame.over(notes.filter(|part| is_aside(part.name())).collect())
    }

    /// A heading is the title of its clause; of what is no clause, it is a line of its own.
    fn heading(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let of_clause = self.builder.current_kind() == NodeKind::Clause && self.stands_in_block();
        if role == Role::Heading && of_clause {
            self.open(NodeKind::Title, node);
            return frame;
        }
        let frame = self.paragraph(node, frame);
        self.builder.attribute(AttributeKey::Type, node.name());
        self.marked(MarkKind::Strong, None, frame)
    }

    /// A line of text; it takes the number that waits for one.
    pub(super) fn paragraph(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let kind = if self.own.untitled == Some(self.builder.current()) && is_title(node) {
            self.own.untitled = None;
            NodeKind::Title
        } else if self.own.levels.modifies(node) && self.own.place != Place::Quoted {
            NodeKind::EditingInstruction
        } else {
            NodeKind::Paragraph
        };
        let id = self.open(kind, node);
        if let Some(number) = self.own.number.take() {
            self.builder.label_node(id, &number, false);
            for id in std::mem::take(&mut self.own.ids) {
                self.builder.anchor(id);
            }
        }
        if node.name() == "block"
            && let Some(name) = attribute(node, "name").filter(|name| !name.is_empty())
        {
            self.builder.attribute(AttributeKey::Type, name);
        }
        frame
    }

    /// An element that only holds others; against the schema, text of its own is kept as a paragraph.
    fn through(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let says =
            node.children().any(|part| part.text().is_some_and(|text| part.is_text() && !text.trim().is_empty()));
        if says && self.holds_blocks() { self.paragraph(node, frame) } else { frame }
    }

    /// A list of HTML.
    fn html_list(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        if role == Role::List {
            self.open(NodeKind::List, node);
            self.builder.attribute(AttributeKey::ListStyle, if node.name() == "ol" { "order" } else { "bullet" });
            return frame;
        }
        if self.builder.current_kind() != NodeKind::List {
            return self.item(node, None, frame);
        }
        let id = self.open(NodeKind::ListItem, node);
        if let Some(number) = node.attribute("value").filter(|number| !number.is_empty()) {
            self.builder.label_node(id, number, true);
        }
        frame
    }

    /// A quotation: what stands in it is of another document and binds nobody here.
    fn quotation(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        self.open(NodeKind::Quote, node);
        self.builder.attribute(AttributeKey::Type, node.name());
        self.builder.attribute(AttributeKey::Bindingness, Bindingness::Informative.name());
        self.own.place = Place::Quoted;
        for name in ["startQuote", "endQuote"] {
            if let Some(quote) = attribute(node, name).filter(|quote| !quote.is_empty()) {
                self.builder.attribute(AttributeKey::Other(name.into()), quote);
            }
        }
        frame
    }

    /// A footnote, a note in the margin, or a note that the metadata holds.
    pub(super) fn open_note(&mut self, node: Node<'t>) -> NodeId {
        let id = self.open(NodeKind::Footnote, node);
        if let Some(marker) = attribute(node, "marker").filter(|marker| !marker.trim().is_empty()) {
            self.builder.label_node(id, marker, false);
        }
        self.own.place = Place::Quoted;
        id
    }

    /// True if the innermost block holds blocks, so that text in it needs one.
    pub(super) fn holds_blocks(&self) -> bool {
        holds_blocks(self.builder.current_kind())
    }
}

/// Blocks that hold blocks rather than text.
pub(super) fn holds_blocks(kind: NodeKind) -> bool {
    use NodeKind as K;
    matches!(kind, K::Document | K::Clause | K::List | K::ListItem | K::Quote | K::Footnote | K::Table | K::Cell)
}

/// The metadata. Of what it holds, only notes are text.
fn meta<'t>(node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
    let lists = elements(node).filter(|part| part.name() == "notes");
    let notes: Vec<_> = lists.flat_map(elements).filter(|note| note.name() == "note").collect();
    (!notes.is_empty()).then(|| frame.over(notes))
}

/// True if a line holds the title of a document and nothing else.
fn is_title(node: Node<'_>) -> bool {
    child(node, "docTitle").is_some_and(|title| words(title) == words(node))
}
