//! Opening of elements, by role: the parts of the document and its blocks.

#![expect(clippy::unnecessary_wraps, reason = "handlers of roles have one shape")]

use crate::read::xml::Node;

use super::element::Role;
use super::entries::entry_of_address;
use super::metadata;
use super::number::is_named;
use super::shape::{holds_blocks, says_something, title};
use super::state::{Close, Frame, State, Walker};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AttributeKey, Bindingness, ClauseKind, MarkKind, NodeKind};
use crate::place::Span;
use crate::read::xml::tree::{attribute, child, parent_name, plain};
use crate::vocabulary::titles;

impl<'t> Walker<'_, 't> {
    /// Opens what an element opens. `None` where its content is dealt with.
    pub(super) fn handle(&mut self, node: Node<'t>, role: Role, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Skip => None,
            Role::Root | Role::Through | Role::Front | Role::Middle | Role::Back => self.division(role, node, frame),
            Role::Section => self.section(node, frame),
            Role::Abstract => self.abstract_(node, frame),
            Role::Note => self.note(node, frame),
            Role::Contents => {
                let message = "the table of contents is generated; it was left out";
                self.say(Diagnostic::note(Code::Generated, message), node);
                None
            }
            Role::Name => self.name_of(node, frame),
            Role::Block(kind) => self.block(kind, node, frame),
            Role::Paragraph => self.paragraph(node, frame),
            Role::Amble => self.amble(node, frame),
            Role::List => self.list(node, frame),
            Role::Item => self.item(node, frame),
            Role::OldList => self.old_list(node, frame),
            Role::Definitions => {
                self.open(NodeKind::DefinitionList, node);
                Some(frame.with_state(State::Definitions(true)))
            }
            Role::DefinitionTerm | Role::DefinitionText => self.definition(role, node, frame),
            Role::Table => self.table(node, frame),
            Role::RowGroup(role) => self.row_group(role, node, frame),
            Role::Row => self.row(node, frame),
            Role::Cell => self.cell(node, frame),
            Role::HeadCell | Role::TextCell => self.text_cell(role, node, frame),
            Role::Figure => self.figure(node, frame),
            Role::Artwork => self.artwork(node, frame),
            Role::SourceCode => self.source_code(node, frame),
            Role::Drawing => self.drawing(node),
            Role::References => self.references(node, frame),
            Role::Reference => self.reference_entry(node, frame),
            Role::Include => {
                let address = attribute(node, "href").unwrap_or_default();
                self.say_include(address, node);
                self.included_entry(address, node);
                Some(frame)
            }
            Role::Meta | Role::Part | Role::Date | Role::SeriesInfo | Role::Person => {
                let metadata = !self.own.in_reference && parent_name(node) == "front";
                if metadata { None } else { self.part(role, node, frame) }
            }
            Role::Inline(_)
            | Role::Named
            | Role::Span
            | Role::Comment
            | Role::CrossReference
            | Role::Link
            | Role::IndexTerm
            | Role::Break => self.inline(role, node, frame),
            Role::Unknown => {
                self.say_unknown(node);
                Some(frame)
            }
        }
    }

    /// The document and its large parts, of which none is a block.
    fn division(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Root => {
                self.open_root(node);
                let read = metadata::read(node);
                *self.builder.metadata() = read;
            }
            Role::Middle => {
                self.own.numbers.begin_middle();
                return Some(frame.closing(Close::Part));
            }
            Role::Back => {
                self.own.numbers.begin_back();
                return Some(frame.closing(Close::Part));
            }
            // `anchor-alias` is an id and nothing else.
            Role::Through => {
                if let Some(id) = node.attribute("value").filter(|_| node.name() == "anchor-alias") {
                    self.builder.anchor(id);
                }
            }
            _ => {}
        }
        Some(frame)
    }

    /// A note of the front matter is a clause.
    fn note(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if parent_name(node) != "front" {
            return self.block(NodeKind::Note, node, frame);
        }
        self.open_clause(ClauseKind::FrontMatter, says(node), node);
        self.title_attribute(node, Some("Note"));
        Some(frame)
    }

    /// A paragraph before or after a table or figure of version 2.
    fn amble(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let mut frame = frame;
        self.end_rows(&mut frame);
        self.block(NodeKind::Paragraph, node, frame)
    }

    fn source_code(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        self.open(NodeKind::Code, node);
        self.copy(node, "type", AttributeKey::CodeLanguage);
        self.copy(node, "name", AttributeKey::Other("name".into()));
        self.keep_white_space();
        Some(frame)
    }

    fn block(&mut self, kind: NodeKind, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        self.open(kind, node);
        match node.name() {
            name @ ("aside" | "cref") => self.builder.attribute(AttributeKey::Type, name),
            "blockquote" => {
                self.copy(node, "cite", AttributeKey::Target);
                self.copy(node, "quotedFrom", AttributeKey::Other("quoted-from".into()));
            }
            _ => {}
        }
        Some(frame)
    }

    /// Copies an attribute, if it is there and not empty.
    pub(super) fn copy(&mut self, node: Node<'t>, name: &str, key: AttributeKey) {
        if let Some(value) = Self::filled(node, name) {
            self.builder.attribute(key, value);
        }
    }

    fn section(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let label = self.own.numbers.begin_section(node);
        let title = title(node);
        let place = parent_name(node);
        let kind = match titles::rfc_clause_kind(&title) {
            Some(kind) if label.is_none() || kind != ClauseKind::Index => kind,
            _ if place == "boilerplate" || place == "front" => ClauseKind::FrontMatter,
            _ if place == "back" && label.is_some() => ClauseKind::Annex,
            _ if place == "back" => ClauseKind::BackMatter,
            _ => ClauseKind::Clause,
        };
        let id = self.open_clause(kind, says(node), node);
        if let Some(label) = label {
            self.builder.label_node(id, &label, true);
        }
        self.prepared_anchor(node);
        self.title_attribute(node, None);
        Some(frame.closing(Close::Section))
    }

    /// The id that the prep tool gives, to which generated references lead.
    pub(super) fn prepared_anchor(&mut self, node: Node<'t>) {
        if let Some(pn) = node.attribute("pn") {
            self.builder.anchor(pn);
        }
    }

    /// The abstract of the document is a clause; that of a referenced document stands in its entry.
    fn abstract_(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if self.own.in_reference {
            self.open(NodeKind::Other, node);
            self.builder.attribute(AttributeKey::Type, "abstract");
        } else {
            self.open_clause(ClauseKind::Abstract, None, node);
            self.prepared_anchor(node);
            self.title_attribute(node, Some("Abstract"));
        }
        Some(frame)
    }

    /// The title that an attribute gives, unless an element does; else the one that every processor prints.
    pub(super) fn title_attribute(&mut self, node: Node<'t>, printed: Option<&str>) {
        if child(node, "name").is_some() || self.attribute_block(NodeKind::Title, node, "title") {
            return;
        }
        if let Some(printed) = printed {
            self.builder.attribute(AttributeKey::GeneratedTitle, printed);
        }
    }

    fn name_of(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        // References in a table of contents lead to the title.
        if let Some(id) = node.attribute("slugifiedName") {
            self.builder.anchor(id);
        }
        let kind = match self.builder.current_kind() {
            NodeKind::Clause => NodeKind::Title,
            NodeKind::Table | NodeKind::Figure => NodeKind::Caption,
            _ => NodeKind::Paragraph,
        };
        self.block(kind, node, frame)
    }

    /// A paragraph; in a `list` of version 2, an item.
    fn paragraph(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if self.around().is_some_and(|around| around.role == Role::OldList) {
            return self.old_item(node, frame);
        }
        self.block(NodeKind::Paragraph, node, frame)
    }

    /// A figure without a title and an anchor is the frame that version 2 puts around every artwork.
    fn figure(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let label = self.own.numbers.block(node);
        if label.is_none() && !is_named(node) {
            return Some(frame);
        }
        let id = self.open(NodeKind::Figure, node);
        if let Some(label) = label {
            self.builder.label_node(id, &label, true);
        }
        self.prepared_anchor(node);
        self.copy(node, "alt", AttributeKey::Other("alt".into()));
        if child(node, "name").is_none() {
            self.attribute_block(NodeKind::Caption, node, "title");
        }
        Some(frame)
    }

    /// Text laid out by characters. A drawing is a picture.
    fn artwork(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let drawn = node.attribute("type") == Some("svg") || child(node, "svg").is_some();
        self.open(if drawn { NodeKind::Graphic } else { NodeKind::Preformatted }, node);
        self.copy(node, "type", AttributeKey::Type);
        self.copy(node, "alt", AttributeKey::Other("alt".into()));
        self.copy(node, "name", AttributeKey::Other("name".into()));
        if let Some(target) = Self::filled(node, "src") {
            // A picture that the file itself holds can be megabytes.
            let inside = target.starts_with("data:");
            self.builder.attribute(AttributeKey::Target, if inside { "data:" } else { target });
        }
        if !drawn {
            self.keep_white_space();
        }
        Some(frame)
    }

    fn drawing(&mut self, node: Node<'t>) -> Option<Frame<'t>> {
        let words = plain(node, "", |_| false);
        if !words.is_empty() {
            let message = format!("<svg> is a drawing; its words were left out: {words}");
            self.say(Diagnostic::note(Code::Drawing, message), node);
        }
        None
    }

    /// A list of references. Where several stand side by side, a part of the document holds them all.
    fn references(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let mut frame = frame;
        let is_list = |n: &Node<'_>| n.name() == "references";
        let in_back = self.around().is_some_and(|around| around.role == Role::Back);
        let open = self.around().is_some_and(|around| around.own.state == State::AllReferences);
        if in_back && !open {
            let last = node.next_siblings().filter(Node::is_element).take_while(is_list).last();
            if let Some(last) = last {
                let label = self.own.numbers.all_references();
                let source = Span::new(node.range().start as u32, last.range().end as u32);
                self.open_implied(NodeKind::Clause, source, &mut frame);
                let id = self.builder.current();
                label.iter().for_each(|label| self.builder.label_node(id, label, true));
                self.builder.attribute(AttributeKey::GeneratedTitle, "References");
                self.around().into_iter().for_each(|around| around.own.state = State::AllReferences);
            }
        }
        let label = self.own.numbers.begin_references(Some(node));
        let title = title(node);
        // A list that says neither is of both.
        let kind = titles::clause_kind(&title)
            .or_else(|| titles::rfc_clause_kind(&title))
            .filter(|kind| matches!(kind, ClauseKind::NormativeReferences | ClauseKind::Bibliography));
        let id = self.open_clause(kind.unwrap_or(ClauseKind::Clause), None, node);
        if let Some(label) = label {
            self.builder.label_node(id, &label, true);
        }
        self.prepared_anchor(node);
        self.title_attribute(node, Some("References"));
        Some(frame.closing(Close::Section))
    }

    /// The part that holds lists of references ends with the first element that is none.
    pub(super) fn end_all_references(&mut self, role: Role) {
        let Some(around) = self.stack.last_mut().filter(|around| around.own.state == State::AllReferences) else {
            return;
        };
        if role != Role::References {
            around.own.state = State::None;
            self.close_block();
            self.own.numbers.end_section();
        }
    }

    /// A person, or a part of an address or of a referenced document.
    fn part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let name = node.name();
        match role {
            Role::Person if !self.own.in_reference && name == "author" => {
                self.open(NodeKind::Paragraph, node);
                self.person(node);
                Some(frame)
            }
            // In running text it is the name that is printed; elsewhere it is a block of its own.
            Role::Person if !self.own.in_reference && holds_blocks(self.builder.current_kind()) => {
                self.open(NodeKind::Paragraph, node);
                self.person(node);
                Some(frame)
            }
            Role::Person if !self.own.in_reference => {
                self.person(node);
                Some(frame)
            }
            _ if !self.own.in_reference => {
                // A line of an address.
                let at = self.builder.begin();
                let range = self.builder.end(at);
                self.builder.mark(range, MarkKind::LineBreak, None);
                self.builder.text(" ", 0);
                Some(frame)
            }
            Role::Date => {
                self.builder.text(" ", 0);
                let token = self.builder.begin();
                // What stands in it is what is printed, such as a season.
                if !says_something(node) {
                    for name in ["day", "month", "year"] {
                        self.attribute_text(node, name);
                        self.builder.text(" ", 0);
                    }
                }
                Some(frame.marking(token, MarkKind::Named, Some(name)))
            }
            Role::SeriesInfo => {
                self.builder.text(" ", 0);
                let token = self.builder.begin();
                self.attribute_text(node, "name");
                self.builder.text(" ", 0);
                self.attribute_text(node, "value");
                let range = self.builder.end(token);
                self.identified(range, node);
                self.builder.mark(range, MarkKind::Named, Some(name));
                None
            }
            _ => {
                self.builder.text(" ", 0);
                let token = self.builder.begin();
                if role == Role::Person {
                    self.person(node);
                }
                Some(frame.marking(token, MarkKind::Named, Some(name)))
            }
        }
    }

    /// The name of a person, which attributes hold.
    fn person(&mut self, node: Node<'t>) {
        if !self.attribute_text(node, "fullname") {
            self.attribute_text(node, "initials");
            self.builder.text(" ", 0);
            self.attribute_text(node, "surname");
        }
    }

    fn reference_entry(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let id = self.open(NodeKind::ReferenceEntry, node);
        if let Some(anchor) = Self::filled(node, "anchor") {
            let label = format!("[{}]", self.own.entries.shown(anchor));
            self.builder.label_node(id, &label, true);
        }
        self.own.in_reference = true;
        self.identified_group(node);
        Some(frame)
    }
}

impl<'t> Walker<'_, 't> {
    /// The entry of a list of references that a file elsewhere holds, by the name that its address gives it: the file is not opened.
    pub(super) fn included_entry(&mut self, address: &str, node: Node<'t>) {
        if parent_name(node) != "references" {
            return;
        }
        let Some((anchor, identifier)) = entry_of_address(address) else { return };
        let id = self.open(NodeKind::ReferenceEntry, node);
        self.builder.anchor(&anchor);
        let label = format!("[{}]", self.own.entries.shown(&anchor));
        self.builder.label_node(id, &label, true);
        self.identified_elsewhere(&identifier, node);
        self.close_block();
    }
}

/// Bindingness of a section: one that is to be removed before publication binds nobody.
fn says(node: Node<'_>) -> Option<Bindingness> {
    (attribute(node, "removeInRFC") == Some("true")).then_some(Bindingness::Informative)
}
