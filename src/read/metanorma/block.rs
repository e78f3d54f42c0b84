//! Paragraphs, lists, tables, figures, notes and program text.

#![expect(clippy::unnecessary_wraps, reason = "handlers of roles have one shape")]

use std::collections::HashMap;

use super::element::Role;
use super::query::{child, elements, filled, parent_name, plain, says_something, walk};
use super::state::{Close, Frame, Walker};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AttributeKey, MarkKind, NodeKind};
use crate::place::Span;
use crate::read::xml::Node;
use crate::vocabulary::sts::footnotes::holds_blocks;

impl<'t> Walker<'_, 't> {
    pub(super) fn list_part(&mut self, role: Role, node: Node<'t>, mut frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            // A paragraph in a designation or in a line of a block that holds text is that text.
            Role::Paragraph
                if matches!(
                    self.builder.current_kind(),
                    NodeKind::Designation | NodeKind::DefinitionTerm | NodeKind::SubjectField
                ) =>
            {
                Some(frame)
            }
            Role::Paragraph => {
                self.open(NodeKind::Paragraph, node);
                for name in ["type", "class"] {
                    if let Some(kind) = filled(node, name) {
                        self.builder.attribute(AttributeKey::Type, kind);
                    }
                }
                Some(frame)
            }
            Role::List => {
                self.open(NodeKind::List, node);
                let style = if node.name() == "ul" { "bullet" } else { ordered_style(filled(node, "type")) };
                self.builder.attribute(AttributeKey::ListStyle, style);
                Some(frame)
            }
            Role::Item => Some(self.block(NodeKind::ListItem, node, frame)),
            Role::ItemTerm => {
                self.open_item(node, &mut frame);
                self.open(NodeKind::DefinitionTerm, node);
                Some(frame)
            }
            _ => {
                self.open_item(node, &mut frame);
                self.open(NodeKind::DefinitionText, node);
                Some(frame)
            }
        }
    }

    /// The item that a term, and what explains it, stand in. It ends before the next term.
    fn open_item(&mut self, node: Node<'t>, frame: &mut Frame<'t>) {
        if self.builder.current_kind() == NodeKind::DefinitionList {
            self.open_implied(NodeKind::DefinitionItem, node.span(), frame);
            if let Some(list) = self.around() {
                list.own.has_item = true;
            }
        }
    }

    /// Ends the open item of a definition list before its next term, or before what is no part of an item.
    pub(super) fn end_item(&mut self, node: Node<'t>, role: Role) {
        let Some(list) = self.around().filter(|list| list.own.has_item) else { return };
        if role == Role::ItemText && node.previous_siblings().find(Node::is_element).is_some_and(|n| n.name() == "dt") {
            return;
        }
        list.own.has_item = false;
        if self.builder.current_kind() == NodeKind::DefinitionItem {
            self.close_block();
        }
    }

    pub(super) fn table_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Table => {
                let frame = self.block(NodeKind::Table, node, frame);
                // Feet and notes are printed last, wherever the source has them.
                let (last, first): (Vec<_>, Vec<_>) = node.children().partition(|n| n.name() == "tfoot");
                let has_foot = !last.is_empty();
                let order = first.into_iter().chain(last).collect();
                Some(if has_foot { self.arranged(order, frame) } else { frame })
            }
            Role::RowGroup(name) => Some(self.open_row_group(name, node, frame)),
            Role::Row => Some(self.open_row(node, frame)),
            _ => {
                self.open_cell(role == Role::Cell(true), node);
                Some(frame)
            }
        }
    }

    pub(super) fn figure_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Figure => Some(self.block(NodeKind::Figure, node, frame)),
            Role::Formula => Some(self.block(NodeKind::Formula, node, frame)),
            _ => self.picture(node),
        }
    }

    /// A picture. Words of a drawing in the file are said, not read; pictures that the file itself holds are not copied.
    fn picture(&mut self, node: Node<'t>) -> Option<Frame<'t>> {
        let source = filled(node, "src").unwrap_or_default();
        let file = filled(node, "filename")
            .or(Some(source).filter(|source| !source.is_empty() && !source.starts_with("data:")));
        if holds_blocks(self.builder.current_kind()) {
            self.open(NodeKind::Graphic, node);
            if let Some(file) = file {
                self.builder.attribute(AttributeKey::Target, file);
            }
            if let Some(media) = source.strip_prefix("data:").and_then(|rest| rest.split([';', ',']).next()) {
                self.builder.attribute(AttributeKey::Type, &format!("inline {media}"));
            }
            if let Some(alt) = node.attributes().find(|a| a.name() == "alt") {
                self.builder.text(alt.value(), alt.span().start());
            }
        } else {
            self.builder.point(MarkKind::Graphic, Some(file.unwrap_or_default()));
        }
        let words = plain(node);
        if !words.is_empty() {
            let message = format!("<{}> holds a drawing; its words were left out: {words}", node.name());
            self.say(Diagnostic::note(Code::Drawing, message), node);
        }
        None
    }

    pub(super) fn code_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Code | Role::Preformatted => {
                let kind = if role == Role::Code { NodeKind::Code } else { NodeKind::Preformatted };
                let name = child(node, "name").filter(|name| says_something(*name));
                let frame = if let Some(name) = name {
                    // Program text with a name is a figure of it.
                    let frame = self.block(NodeKind::Figure, node, frame);
                    let rest: Vec<_> = elements(node).filter(|n| n.name() != "name").collect();
                    if rest.iter().any(|n| n.name() == "body") {
                        return Some(frame);
                    }
                    self.open(NodeKind::Caption, name);
                    let words = plain(name);
                    self.builder.text(&words, name.span().start());
                    self.close_block();
                    let order = node.children().filter(|n| n.name() != "name").collect();
                    self.open_part(kind, node.span());
                    self.arranged(order, frame)
                } else {
                    self.block(kind, node, frame)
                };
                if let Some(language) = filled(node, "lang") {
                    self.builder.attribute(AttributeKey::CodeLanguage, language);
                }
                self.keep_white_space();
                Some(frame)
            }
            Role::Callout => {
                let start = node.span().start();
                self.builder.generated("<", Span::new(start, start + 1));
                Some(frame.closing(Close::Callout))
            }
            _ => Some(self.annotation(node, frame)),
        }
    }

    /// A remark on program text has the sign that leads to it as its label.
    fn annotation(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let id = self.open(NodeKind::Note, node);
        let names = ["anchor", "id"].map(|name| filled(node, name));
        if let Some(code) = node.parent().filter(|code| self.own.callouts.0 != Some(code.id())) {
            let mut signs = HashMap::new();
            let parts = walk(code, |n| super::query::is_rendered(n.name())).take(4096);
            for sign in parts.filter(|n| n.name() == "callout") {
                if let Some(target) = filled(sign, "target") {
                    signs.entry(target).or_insert(sign);
                }
            }
            self.own.callouts = (Some(code.id()), signs);
        }
        let signs = &self.own.callouts.1;
        if let Some(sign) = names.into_iter().flatten().find_map(|name| signs.get(name).copied()) {
            self.builder.label_node(id, &format!("<{}>", plain(sign)), false);
        }
        frame
    }

    /// Notes, examples, warnings and footnotes.
    pub(super) fn supplement(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Footnote => {
                if matches!(parent_name(node), "fmt-footnote-container") {
                    return None;
                }
                self.postpone(node, Some(MarkKind::FootnoteAnchor));
                None
            }
            Role::Supplement(kind) => Some(self.block(kind, node, frame)),
            _ => Some(self.block(NodeKind::Warning, node, frame)),
        }
    }
}

/// The style of an ordered list.
fn ordered_style(kind: Option<&str>) -> &'static str {
    match kind {
        Some("alphabet") => "alpha-lower",
        Some("alphabet_upper") => "alpha-upper",
        Some("roman") => "roman-lower",
        Some("roman_upper") => "roman-upper",
        _ => "order",
    }
}
