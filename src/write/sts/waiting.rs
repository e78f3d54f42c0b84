//! Footnotes and entries of the index hang in running text and stand in the document after it. Here it is found out which of
//! them the reader would put where they are if they were written in the text.

use std::collections::{HashMap, HashSet};

use crate::model::{AttributeKey, Document, MarkKind, NodeId, NodeKind};

/// Notes that are written in the text that they hang in.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    /// Footnotes by the mark that they are written at.
    pub(super) at_mark: HashMap<usize, NodeId>,
    /// Entries of the index that are written at the end of a block's text.
    pub(super) at_end: HashMap<NodeId, Vec<NodeId>>,
    /// All of them.
    hosted: HashSet<NodeId>,
}

impl Waiting {
    pub(super) fn of(document: &Document) -> Self {
        let mut found = Self::default();
        for (at, mark) in document.marks.iter().enumerate() {
            let hangs = mark.kind == MarkKind::FootnoteAnchor && mark.range.is_empty();
            let number = mark.value.as_deref().filter(|_| hangs).and_then(|v| v.parse().ok()).map(NodeId);
            let Some(note) = number.filter(|n| n.index() < document.nodes.len()) else { continue };
            let footnote = document.node(note).kind == NodeKind::Footnote && mark.node < note;
            if footnote && !found.hosted.contains(&note) && lies_after(document, mark.node, mark.range.start(), note) {
                found.hosted.insert(note);
                found.at_mark.insert(at, note);
            }
        }
        for note in (1..document.nodes.len() as u32).map(NodeId) {
            if !is_index_term(document, note) {
                continue;
            }
            if let Some(host) = found.host(document, note) {
                found.hosted.insert(note);
                found.at_end.entry(host).or_default().push(note);
            }
        }
        found
    }

    pub(super) fn is_hosted(&self, node: NodeId) -> bool {
        self.hosted.contains(&node)
    }

    /// The block whose text an entry of the index is written in: the one before it, or the one around it.
    fn host(&self, document: &Document, note: NodeId) -> Option<NodeId> {
        let parent = NodeId(document.node(note).parent);
        let before = document.children(parent).take_while(|&c| c < note).filter(|c| !self.is_hosted(*c)).last();
        match before {
            Some(before) if !holds_blocks(document.node(before).kind) && document.own_text(before).next().is_some() => {
                Some(before)
            }
            None if document.node(parent).kind == NodeKind::Cell => Some(parent),
            _ => None,
        }
    }
}

pub(super) fn is_index_term(document: &Document, node: NodeId) -> bool {
    document.node(node).kind == NodeKind::Other && document.attribute(node, &AttributeKey::Type) == Some("index-term")
}

/// Blocks that notes of their text stand inside of; those of other blocks stand after them. As the reader has it.
pub(super) fn holds_blocks(kind: NodeKind) -> bool {
    crate::vocabulary::sts::footnotes::holds_blocks(kind)
}

/// Returns `true` if the reader puts a note that hangs at a place of a block's text where it is: after the block that ends first.
fn lies_after(document: &Document, block: NodeId, at: u32, note: NodeId) -> bool {
    let is_note = |id: &NodeId| document.node(*id).kind == NodeKind::Footnote || is_index_term(document, *id);
    let first = |of: NodeId, at: u32| {
        document
            .children(of)
            .filter(|c| !is_note(c))
            .find(|&c| document.node(c).range.start() >= at && document.node(c).end > c.0)
    };
    let mut ends = block;
    let mut from = at;
    while let Some(inner) = first(ends, from) {
        ends = inner;
        from = 0;
    }
    let parent = NodeId(document.node(note).parent);
    if holds_blocks(document.node(ends).kind) {
        return parent == ends;
    }
    if document.node(note).parent != document.node(ends).parent || note <= ends {
        return false;
    }
    // Nothing but other notes between.
    document.children(parent).filter(|&c| c > ends && c < note).all(|c| is_note(&c))
}
