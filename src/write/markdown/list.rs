//! Lists and their items.

use std::io;

use super::Writer;
use super::block::words;
use crate::model::{AttributeKey, NodeId, NodeKind};

/// Labels that are nothing but a bullet, as standards print them.
const BULLETS: &[&str] = &[
    "-", "\u{2010}", "\u{2013}", "\u{2014}", "\u{2022}", "\u{b7}", "*", "+", "o", "\u{25e6}", "\u{25aa}", "\u{25cf}",
    "\u{25cb}",
];

impl Writer<'_, '_, '_> {
    /// A list. One that follows another is parted from it, or both would be one.
    pub(super) fn list(&mut self, node: NodeId) -> io::Result<()> {
        let is_list =
            |kind: NodeKind| matches!(kind, NodeKind::List | NodeKind::DefinitionList | NodeKind::ReferenceEntry);
        if self.stack.last().and_then(|open| open.last).is_some_and(is_list) && !self.lines.in_cell() {
            self.lines.block("<!-- -->")?;
        }
        let document = self.document;
        // Paragraphs in an item need an empty line between them, and so does the list then.
        let blocks = |item: NodeId| document.children(item).filter(|&id| !is_list(document.node(id).kind)).count();
        let tight = document
            .children(node)
            .all(|item| blocks(item) <= 1 || document.node(item).kind == NodeKind::DefinitionItem);
        let around = self.stack.len().checked_sub(2).and_then(|at| self.stack.get(at));
        if around.is_some_and(|list| list.tight) && self.may_follow(node) {
            self.lines.close_up();
        }
        self.push(node).tight = tight;
        Ok(())
    }

    /// Returns `true` if a list is taken for one right below a line of text: one of numbers only if it begins with 1.
    fn may_follow(&self, list: NodeId) -> bool {
        let document = self.document;
        let first = document.children(list).next().and_then(|item| document.label_of(item)).unwrap_or_default();
        !first.starts_with(|c: char| c.is_ascii_digit()) || matches!(first, "1." | "1)")
    }

    /// In a tight list an item follows the one before it without an empty line.
    pub(super) fn close_up(&mut self) {
        if let Some(list) = self.stack.last_mut() {
            if list.tight && list.count > 0 {
                self.lines.close_up();
            }
            list.count += 1;
        }
    }

    /// An item, with the label that it has.
    pub(super) fn item(&mut self, node: NodeId) {
        let document = self.document;
        let number = document.label_of(node).map(str::to_owned).or_else(|| self.counted());
        self.close_up();
        let label = number.unwrap_or_default();
        let digits = label.bytes().take_while(u8::is_ascii_digit).count();
        let ordered = (1..10).contains(&digits) && matches!(&label[digits..], "." | ")");
        let first = if ordered { format!("{label} ") } else { "- ".to_owned() };
        self.begin(node, &first, &" ".repeat(first.len()));
        if !ordered && !label.is_empty() && !BULLETS.contains(&label.as_str()) {
            self.lead.push_str(&words(&label));
            self.lead.push(' ');
        }
    }

    /// The label of an item of an ordered list whose source has none.
    fn counted(&self) -> Option<String> {
        let list = self.stack.last()?;
        let style = self.document.attribute(list.node, &AttributeKey::ListStyle)?;
        (style == "order").then(|| format!("{}.", list.count + 1))
    }
}
