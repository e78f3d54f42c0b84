//! Items in the text of a block: marks and references, paired where one element is both.

use std::cmp::Reverse;

use super::Writer;
use super::ids::is_found_again;
use crate::model::{MarkKind, NodeId, NodeKind, ReferenceKind, TargetData, TextRange};

/// A stretch of text that an element stands around, or a point.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) what: What,
}

/// Which element. Numbers are places in the document's tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Mark(usize),
    /// A footnote, written where it hangs.
    Footnote(NodeId),
    /// Calls of footnotes that stand elsewhere.
    Calls(Vec<usize>),
    /// A cross-reference to one node or several.
    Internal(Vec<usize>),
    /// A reference to another document.
    Document(usize),
    /// A link: the reference, and its mark.
    Link(usize, Option<usize>),
    /// A term that has an entry: the mark, and its reference.
    Entailed(usize, Option<usize>),
    /// A reference that is written by a hint.
    Hinted(usize),
}

impl Item {
    /// The mark of a reference that is one too.
    pub(super) fn mark(&self) -> Option<usize> {
        match self.what {
            What::Link(_, mark) => mark,
            What::Entailed(mark, _) => Some(mark),
            _ => None,
        }
    }
}

impl Writer<'_, '_> {
    /// The items of a block's own text: outer ones before those in them, points before what begins where they stand.
    pub(super) fn items(&self, node: NodeId) -> Vec<Item> {
        let rows = |table: &[(NodeId, usize)]| -> Vec<usize> {
            let from = table.partition_point(|(of, _)| *of < node);
            table[from..].iter().take_while(|(of, _)| *of == node).map(|(_, at)| *at).collect()
        };
        let (marks, references) = (rows(&self.marks), rows(&self.references));
        if marks.is_empty() && references.is_empty() {
            return Vec::new();
        }
        let mut items: Vec<(TextRange, usize, What)> = Vec::with_capacity(marks.len() + references.len());
        let mut used = vec![false; references.len()];
        self.add_marks(&marks, &references, &mut used, &mut items);
        let mut at = 0;
        while at < references.len() {
            let row = &self.document.references[references[at]];
            let mut same = 1;
            if !used[at] && !is_found_again(self.document, row) {
                // References stand around marks; of references, the later is the outer one. A citation of a document holds no named
                // stretch of text, so that one of the same range stands around it.
                let is_named = |&mark: &usize| {
                    let mark = &self.document.marks[mark];
                    mark.kind == MarkKind::Named && mark.range == row.range
                };
                let inner = matches!(row.target, TargetData::Document { .. }) && marks.iter().any(is_named);
                let outer = if inner { 0 } else { usize::MAX / 2 + references[at] };
                let what = match &row.target {
                    TargetData::Node(_) if row.kind != ReferenceKind::Bibliography || self.has_id(references[at]) => {
                        // Rows of one element stand together.
                        let alike = |i: &usize| {
                            let other = &self.document.references[*i];
                            other.range == row.range
                                && other.source == row.source
                                && matches!(other.target, TargetData::Node(_))
                        };
                        same = references[at..].iter().take_while(|i| alike(i)).count();
                        What::Internal(references[at..at + same].to_vec())
                    }
                    TargetData::Document { .. } => What::Document(references[at]),
                    TargetData::Uri(_) => What::Link(references[at], None),
                    _ => What::Hinted(references[at]),
                };
                items.push((row.range, outer, what));
            }
            at += same;
        }
        // Of those with one range, the one that the reader closed last stands around the others.
        items.sort_by_key(|(range, order, _)| {
            let order = if range.is_empty() { *order } else { usize::MAX - *order };
            (range.start(), !range.is_empty(), Reverse(range.end()), order)
        });
        items.into_iter().map(|(range, _, what)| Item { start: range.start(), end: range.end(), what }).collect()
    }

    fn add_marks(
        &self,
        marks: &[usize],
        references: &[usize],
        used: &mut [bool],
        items: &mut Vec<(TextRange, usize, What)>,
    ) {
        let document = self.document;
        let mut pair = |range: TextRange, wanted: &dyn Fn(&TargetData, ReferenceKind) -> bool| {
            let found = references.iter().enumerate().position(|(i, &at)| {
                let row = &document.references[at];
                !used[i] && row.range == range && wanted(&row.target, row.kind)
            })?;
            used[found] = true;
            Some(references[found])
        };
        let mut at = 0;
        while at < marks.len() {
            let mark = &document.marks[marks[at]];
            let mut order = marks[at];
            let mut same = 1;
            let what = match mark.kind {
                MarkKind::Link => {
                    match pair(
                        mark.range,
                        &|target, _| matches!(target, TargetData::Uri(uri) if mark.value.as_ref() == Some(uri)),
                    ) {
                        Some(reference) => What::Link(reference, Some(marks[at])),
                        None => What::Mark(marks[at]),
                    }
                }
                MarkKind::Term => {
                    match pair(mark.range, &|target, kind| {
                        kind == ReferenceKind::Term
                            && !matches!(target, TargetData::Uri(_) | TargetData::Document { .. })
                    }) {
                        Some(reference) => What::Entailed(marks[at], Some(reference)),
                        None => What::Mark(marks[at]),
                    }
                }
                MarkKind::FootnoteAnchor => match self.waiting.at_mark.get(&marks[at]) {
                    Some(note) => What::Footnote(*note),
                    None => {
                        let alike = |i: &&usize| {
                            document.marks[**i].kind == MarkKind::FootnoteAnchor
                                && document.marks[**i].range == mark.range
                                && !self.waiting.at_mark.contains_key(*i)
                        };
                        same = marks[at..].iter().take_while(alike).count();
                        order = marks[at + same - 1];
                        What::Calls(marks[at..at + same].to_vec())
                    }
                },
                _ => What::Mark(marks[at]),
            };
            items.push((mark.range, order, what));
            at += same;
        }
    }

    fn has_id(&self, at: usize) -> bool {
        matches!(self.document.references[at].target, TargetData::Node(node) if self.ids.target(node).is_some())
    }

    /// The kind of a node, for `ref-type`.
    pub(super) fn reference_type(kind: ReferenceKind, target: Option<NodeKind>) -> &'static str {
        match kind {
            ReferenceKind::Table => "table",
            ReferenceKind::Figure => "fig",
            ReferenceKind::Formula => "disp-formula",
            ReferenceKind::Bibliography => "bibr",
            ReferenceKind::Clause | ReferenceKind::Term => "sec",
            _ if target == Some(NodeKind::ListItem) || target == Some(NodeKind::List) => "list",
            _ => "other",
        }
    }
}
