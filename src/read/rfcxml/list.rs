//! Lists: `ul`, `ol`, `dl`, and the `list` of version 2 with its styles.

#![expect(clippy::unnecessary_wraps, reason = "handlers of roles have one shape")]

use crate::read::xml::Node;

use super::element::Role;
use super::number;
use super::state::{Frame, Kind, Numbering, State, Walker};
use crate::model::{AttributeKey, NodeKind};

/// Styles of a list of version 2 (RFC 7749, 2.22.3): name, style here, kind.
const STYLES: &[(&str, &str, Kind<'static>)] = &[
    ("symbols", "bullet", Kind::Unordered),
    ("numbers", "order", Kind::Ordered("1")),
    ("letters", "alpha-lower", Kind::Ordered("a")),
    ("hanging", "hanging", Kind::Hanging),
    ("empty", "simple", Kind::Unordered),
];

/// Formats of `ol` with a style of their own.
const FORMATS: &[(&str, &str)] =
    &[("a", "alpha-lower"), ("A", "alpha-upper"), ("i", "roman-lower"), ("I", "roman-upper")];

impl<'t> Walker<'_, 't> {
    pub(super) fn list(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        self.open(NodeKind::List, node);
        let mut numbering = Numbering { kind: Kind::Unordered, number: 0, group: None, label: String::new() };
        if node.name() == "ol" {
            let format = Self::filled(node, "type").unwrap_or("1");
            let style = FORMATS.iter().find(|(known, _)| *known == format).map_or("order", |(_, style)| style);
            self.builder.attribute(AttributeKey::ListStyle, style);
            let group = Self::filled(node, "group");
            let start = Self::filled(node, "start").and_then(|start| start.parse::<u32>().ok());
            let before = group.and_then(|group| self.own.counters.get(group).copied()).unwrap_or_default();
            numbering.number = start.map_or(before, |start| start.saturating_sub(1));
            numbering.group = group;
            numbering.kind = Kind::Ordered(format);
        } else {
            let empty = node.attribute("empty") == Some("true");
            self.builder.attribute(AttributeKey::ListStyle, if empty { "simple" } else { "bullet" });
        }
        Some(frame.with_list(numbering))
    }

    pub(super) fn item(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let id = self.open(NodeKind::ListItem, node);
        if let Some(label) = self.next_label(Self::filled(node, "derivedCounter")) {
            self.builder.label_node(id, &label, true);
        }
        Some(frame)
    }

    /// The label of the next item of the list around: what the prep tool says, else what is counted.
    fn next_label(&mut self, derived: Option<&str>) -> Option<String> {
        let mut lists = self.stack.iter_mut().rev().filter_map(|frame| frame.own.list.as_deref_mut());
        let list = lists.next()?;
        let Kind::Ordered(format) = list.kind else { return None };
        list.number = list.number.saturating_add(1);
        let outer = lists.find(|outer| !outer.label.is_empty()).map_or("", |outer| &outer.label);
        let label = match derived {
            Some(derived) => derived.to_owned(),
            None => number::item(format, list.number, outer),
        };
        list.label.clone_from(&label);
        Some(label)
    }

    /// Keeps the count of a list for the next one that shares its counter.
    pub(super) fn end_list(&mut self, frame: &Frame<'t>) {
        if let Some((group, number)) = frame.own.list.as_ref().and_then(|list| Some((list.group?, list.number))) {
            self.own.counters.insert(group, number);
        }
    }

    /// A `list` of version 2. Without a style it has that of the list around it.
    pub(super) fn old_list(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let style = Self::filled(node, "style").or_else(|| {
            let outer = self.stack.iter().rev().find(|frame| frame.role == Role::OldList)?;
            Self::filled(outer.node, "style")
        });
        let style = style.unwrap_or("empty");
        let format = style.strip_prefix("format").map(str::trim);
        let known = STYLES.iter().find(|(name, ..)| *name == style);
        let (name, kind) = match (format, known) {
            (Some(format), _) => ("order", Kind::Ordered(format)),
            (None, Some((_, name, kind))) => (*name, *kind),
            (None, None) => ("simple", Kind::Unordered),
        };
        let kind_of_block = if kind == Kind::Hanging { NodeKind::DefinitionList } else { NodeKind::List };
        self.open(kind_of_block, node);
        if kind != Kind::Hanging {
            self.builder.attribute(AttributeKey::ListStyle, name);
        }
        let group = Self::filled(node, "counter").or(format);
        let number = group.and_then(|group| self.own.counters.get(group).copied()).unwrap_or_default();
        let numbering = Numbering { kind, number, group, label: String::new() };
        Some(frame.with_list(numbering))
    }

    /// A `t` in a `list`. What hangs before it is a term.
    pub(super) fn old_item(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let hanging =
            self.around().and_then(|around| around.own.list.as_deref()).is_some_and(|l| l.kind == Kind::Hanging);
        if hanging {
            self.open(NodeKind::DefinitionItem, node);
            self.attribute_block(NodeKind::DefinitionTerm, node, "hangText");
            self.open_part(NodeKind::DefinitionText, node.span());
            return Some(frame);
        }
        let id = self.open(NodeKind::ListItem, node);
        match Self::filled(node, "hangText") {
            // Printed before the text whatever the style is.
            Some(label) => self.builder.label_node(id, label, false),
            None => {
                if let Some(label) = self.next_label(None) {
                    self.builder.label_node(id, &label, true);
                }
            }
        }
        Some(frame)
    }

    /// `dt` and `dd`: a term begins an item, unless it follows a term; the item stays open for its texts.
    pub(super) fn definition(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let mut frame = frame;
        let is_term = role == Role::DefinitionTerm;
        if let Some((State::Definitions(has_text), depth)) =
            self.around().map(|around| (around.own.state, around.depth))
        {
            let open = self.builder.current_kind() == NodeKind::DefinitionItem;
            if open && is_term && has_text {
                self.close_implied(depth + 1, &mut frame);
            }
            if self.builder.current_kind() != NodeKind::DefinitionItem {
                // It ends where the next one begins.
                let next = node.next_siblings().find(|n| n.name() == "dd").filter(|_| is_term);
                let end = next.unwrap_or(node).range().end;
                let source = crate::place::Span::new(node.range().start as u32, end as u32);
                self.open_implied(NodeKind::DefinitionItem, source, &mut frame);
            }
            self.around().into_iter().for_each(|around| around.own.state = State::Definitions(!is_term));
        }
        self.open(if is_term { NodeKind::DefinitionTerm } else { NodeKind::DefinitionText }, node);
        Some(frame)
    }
}
