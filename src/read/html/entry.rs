//! Entries of lists of referenced documents: their label, and the document that they are of.

use super::tree::{Node, Tag};
use super::walker::{Close, Walker};
use crate::identifier;
use crate::model::{Basis, BuilderToken, NewReference, NodeKind, ReferenceKind, TargetData, TextRange};
use crate::read::rfctext::entry;

impl<'t> Walker<'t> {
    /// Returns `true` for a paragraph that is an entry: it begins with a label, or with the identifier of a document.
    pub(super) fn begins_entry(&self, node: Node<'t>) -> bool {
        let text = self.survey.text(node);
        let text = text.trim_start();
        label(text).is_some() || names(text)
    }

    /// An entry, which may stand in a list or alone.
    pub(super) fn open_entry(&mut self, node: Node<'t>, depth: usize) -> (Close, usize) {
        self.end_implied();
        let text = self.survey.text(node);
        let whole = node.tag() == Tag::Dt;
        let Some(id) = self.open_block(NodeKind::ReferenceEntry, node) else { return (Close::Nothing, depth) };
        let printed = if whole { Some(text.trim()) } else { label(text.trim_start()) };
        if let Some(printed) = printed.filter(|printed| !printed.is_empty()) {
            self.builder.label_node(id, printed, false);
            self.print_label(&printed.split_whitespace().collect::<Vec<_>>().join(" "));
            let name = printed.trim_matches(['[', ']']).trim();
            if !name.contains(char::is_whitespace) {
                self.builder.anchor(name);
            }
            self.skip = super::heading::printed(printed);
        }
        if whole { (Close::Nothing, depth) } else { (Close::Entry(self.builder.begin()), depth) }
    }

    /// The text of an entry ends: which document it is of.
    pub(super) fn end_entry(&mut self, token: BuilderToken, node: Node<'t>) {
        let range = self.builder.end(token);
        let text = self.builder.slice(range);
        if range.is_empty() || names(text) {
            return;
        }
        let label = self.builder.label_so_far(self.builder.current());
        let Some((identifier, at)) = entry::identify(label, text) else { return };
        let place = TextRange::new(range.start() + at.start as u32, range.start() + at.end as u32);
        let target = TargetData::Document { identifier: identifier.into(), locator: None };
        let (kind, basis, source) = (ReferenceKind::Document, Basis::Text, node.span());
        let new = NewReference { kind, target, within: None, dated: None, normative: None, basis, source };
        self.builder.reference(place, new);
    }
}

/// The label in brackets that an entry begins with.
fn label(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?;
    let end = inner.find(']').filter(|end| (1..=60).contains(end))?;
    Some(&text[..end + 2])
}

/// Returns `true` if a text begins with the identifier of a document.
fn names(text: &str) -> bool {
    let head: String = text.chars().take(60).collect();
    text.starts_with(|c: char| c.is_uppercase())
        && identifier::find(&head).first().is_some_and(|found| found.range.start == 0)
}
