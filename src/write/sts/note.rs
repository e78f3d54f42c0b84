//! Footnotes and entries of the index, in the text that they hang in.

use super::Writer;
use super::block::Shape;
use super::inline::Piece;
use super::item::{Item, What};
use super::place::Place;
use super::waiting::is_index_term;
use crate::model::{MarkKind, NodeId, NodeKind, TextRange};

impl Writer<'_, '_> {
    /// A footnote in the text that it hangs in.
    pub(super) fn footnote_here(&mut self, note: NodeId, place: Place) {
        if self.written.insert(note) {
            self.entries_before(note, place);
            self.within(place, "fn", |w, _| w.footnote(note));
        }
    }

    /// Entries of the index that hang in the same text before a footnote.
    pub(super) fn entries_before(&mut self, note: NodeId, place: Place) {
        let mut before: Vec<NodeId> = Vec::new();
        let mut at = note.0;
        while at > 0 && self.document.node(NodeId(at - 1)).kind == NodeKind::Other {
            at -= 1;
            let entry = NodeId(at);
            if is_index_term(self.document, entry) && self.waiting.is_hosted(entry) && !self.written.contains(&entry) {
                before.push(entry);
            }
        }
        before.into_iter().rev().for_each(|entry| self.index_term(entry, place));
    }

    pub(super) fn footnote(&mut self, node: NodeId) {
        self.start(node, &Shape::new("fn", &[]));
        self.label(node, "fn");
        self.children(node, Place::Paragraphs);
        self.xml.end("fn");
    }

    /// An entry of the index: a term, then entries below it or pointers to others.
    pub(super) fn index_term(&mut self, node: NodeId, place: Place) {
        if !self.written.insert(node) {
            return;
        }
        self.within(place, "index-term", |w, _| {
            let id = w.ids.first(node).map(str::to_owned);
            w.xml.start("index-term", &[("id", id.as_deref())]);
            let range: Vec<TextRange> = w.document.own_text(node).collect();
            let marks: Vec<Item> = w.items(node);
            let whole = marks.iter().position(|i| match i.what {
                What::Mark(at) => {
                    w.document.marks[at].kind == MarkKind::Term
                        && range.first().is_some_and(|r| r.start() == i.start && r.end() == i.end)
                }
                _ => false,
            });
            let value = whole.and_then(|at| match marks[at].what {
                What::Mark(mark) => w.document.marks[mark].value.as_deref(),
                _ => None,
            });
            let value = value.map(|id| w.ids.as_written(id).into_owned());
            w.xml.start("term", &[("id", value.as_deref())]);
            let inner: Vec<Item> =
                marks.iter().enumerate().filter(|(at, _)| Some(*at) != whole).map(|(_, i)| i.clone()).collect();
            let text: Vec<Piece> = w.pieces(node).into_iter().filter(|p| matches!(p, Piece::Text(_))).collect();
            w.inline(node, &inner, &text, Place::Term);
            w.xml.end("term");
            for child in w.document.children(node).collect::<Vec<_>>() {
                if is_index_term(w.document, child) {
                    w.index_term(child, Place::Paragraph);
                } else {
                    w.xml.open("see");
                    w.children(child, Place::Face);
                    w.xml.end("see");
                }
            }
            w.xml.end("index-term");
        });
    }
}
