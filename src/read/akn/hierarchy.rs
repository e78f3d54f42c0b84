//! Levels of the hierarchy: clauses, numbered paragraphs and items.

use super::element::Role;
use super::levels::given_name;
use super::shape::{heading, ids, is_unit, label, leads_in, part};
use super::state::{Close, Frame, Place, Walker};
use crate::model::{AttributeKey, ClauseKind, NodeKind};
use crate::read::xml::Node;
use crate::script::is_han;
use crate::vocabulary::akn;

impl<'t> Walker<'_, 't> {
    /// A level: a clause where it is a group or a basic unit, or has a heading; else what its number makes it.
    pub(super) fn level(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let label = label(node);
        let titled = heading(node).is_some();
        let group = self.own.place == Place::Division && self.own.levels.is_group(node);
        match self.own.place {
            Place::Division if label.is_some() || titled => {
                if !group {
                    self.own.place = Place::Unit;
                }
                self.clause(node, label, group);
                frame
            }
            Place::Unit if titled => {
                self.clause(node, label, false);
                frame
            }
            Place::Division => frame,
            _ => self.smaller(node, label, frame),
        }
    }

    fn clause(&mut self, node: Node<'t>, label: Option<String>, group: bool) {
        let given = given_name(node);
        let annex = group && node.name() == "hcontainer" && akn::is_annex(given);
        let id = self.open_clause(if annex { ClauseKind::Annex } else { ClauseKind::Clause }, None, node);
        self.address(node, label.as_deref(), group);
        if let Some(label) = label {
            self.builder.label_node(id, &label, false);
        }
        let name = if node.name() == "hcontainer" && !given.is_empty() { given } else { node.name() };
        self.builder.attribute(AttributeKey::Type, name);
        self.in_force(node);
    }

    /// The address of a clause: the number of a basic unit without its word, the label of a group, else the id.
    pub(super) fn address(&mut self, node: Node<'t>, label: Option<&str>, group: bool) {
        // The rules for Chinese labels are the document's own: 第十二条 is 12.
        if label.is_some_and(|label| label.contains(is_han)) {
            return;
        }
        let address = match label {
            Some(label) if group => label.trim_matches(is_around),
            Some(label) => akn::number(label),
            None => ids(node).next().unwrap_or_default(),
        };
        if !address.is_empty() {
            self.builder.attribute(AttributeKey::Address, address);
        }
    }

    /// A level that is smaller than a basic unit, or one of another document.
    fn smaller(&mut self, node: Node<'t>, label: Option<String>, frame: Frame<'t>) -> Frame<'t> {
        if self.is_item(node) {
            return self.item(node, label, frame);
        }
        let Some(label) = label.filter(|_| self.own.place != Place::Quoted || !is_unit(node)) else { return frame };
        // What waits was the number of a level without a line before this one: `1. (a)`.
        self.own.number = Some(match self.own.number.take() {
            Some(outer) => format!("{outer} {label}"),
            None => label,
        });
        frame.closing(Close::Numbered)
    }

    /// An item of the list that stands open around it, or of one that begins with it.
    pub(super) fn item(&mut self, node: Node<'t>, label: Option<String>, mut frame: Frame<'t>) -> Frame<'t> {
        let open = self.stack.last().is_some_and(|around| around.own.list.is_some());
        if !open {
            let depth = self.builder.depth() as u32;
            let source = node.parent().unwrap_or(node).span();
            self.open_implied(NodeKind::List, source, &mut frame);
            self.builder.attribute(AttributeKey::ListStyle, if label.is_some() { "order" } else { "simple" });
            if let Some(around) = self.around() {
                around.own.list = Some(depth);
            }
        }
        let id = self.open(NodeKind::ListItem, node);
        if let Some(label) = label {
            self.builder.label_node(id, &label, false);
        }
        self.in_force(node);
        if self.own.place != Place::Quoted {
            self.own.place = Place::Item;
        }
        frame
    }

    /// True if a level is an item: it follows the words that lead in, or stands in a list or in an item.
    fn is_item(&self, node: Node<'t>) -> bool {
        let Some(parent) = node.parent() else { return false };
        let numbered = part(node, "num").is_some();
        let led = matches!(parent.name(), "list" | "sublist") || leads_in(parent);
        let in_item = self.own.place == Place::Item && numbered;
        !matches!(node.name(), "list" | "sublist" | "alinea") && (numbered && (led || in_item) || leads_in(parent))
    }

    /// Ends the list that stands open in the element around, before one that is no item of it.
    pub(super) fn end_list_before(&mut self, node: Node<'t>, role: Role) {
        let Some(depth) = self.stack.last().and_then(|around| around.own.list) else { return };
        let goes_on = match role {
            Role::Level => heading(node).is_none() && self.is_item(node),
            Role::Item | Role::Skip | Role::Note | Role::NoteCall | Role::Break => true,
            _ => false,
        };
        if goes_on {
            return;
        }
        while self.builder.depth() > depth as usize {
            self.close_block();
        }
        if let Some(around) = self.around() {
            around.own.list = None;
        }
    }

    /// The number of a level that has no line of text stands alone.
    pub(super) fn number_alone(&mut self, node: Node<'t>) {
        if let Some(number) = self.own.number.take() {
            let id = self.open_part(NodeKind::Paragraph, node.span());
            self.builder.label_node(id, &number, false);
            for id in std::mem::take(&mut self.own.ids) {
                self.builder.anchor(id);
            }
            self.close_block();
        }
    }

    /// Since when and until when a part of the document is in force, as the document says it.
    fn in_force(&mut self, node: Node<'t>) {
        for name in ["period", "start", "end", "status"] {
            if let Some(value) = node.attribute(name).map(str::trim).filter(|value| !value.is_empty()) {
                self.builder.attribute(AttributeKey::Other(name.into()), value);
            }
        }
    }
}

/// Signs around a number that are no part of it.
fn is_around(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ':' | ';' | ',' | '-' | '\u{2013}' | '\u{2014}')
}
