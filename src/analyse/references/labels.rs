//! The index of labels: which part of a document a number means.

use std::cell::OnceCell;

use super::mention::Noun;
use crate::model::{Document, NodeId, NodeKind, address};

/// A part that a number may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) node: NodeId,
    /// How many others have the number as well, where nothing tells them apart.
    pub(super) others: usize,
}

/// Every labelled part, by noun and number. Built once for a document, when it is first asked, in the time of sorting its labels.
#[derive(Debug)]
pub(super) struct Labels<'d> {
    document: &'d Document,
    /// Sorted; parts with the same number in reading order.
    rows: OnceCell<Vec<(Noun, &'d str, NodeId)>>,
    /// Every clause, table, figure and formula, labelled or not, by noun and in reading order.
    parts: OnceCell<Vec<(Noun, NodeId)>>,
}

/// What a number of a node counts.
fn noun_of(kind: NodeKind) -> Option<Noun> {
    Some(match kind {
        // A number of a term entry is read like that of a clause.
        NodeKind::Clause | NodeKind::TermEntry => Noun::Clause,
        NodeKind::Table => Noun::Table,
        NodeKind::Figure => Noun::Figure,
        NodeKind::Formula => Noun::Formula,
        NodeKind::Note | NodeKind::Warning => Noun::Note,
        NodeKind::Example => Noun::Example,
        NodeKind::Footnote => Noun::Footnote,
        NodeKind::ListItem => Noun::Item,
        NodeKind::ReferenceEntry => Noun::Entry,
        _ => return None,
    })
}

impl<'d> Labels<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        Self { document, rows: OnceCell::new(), parts: OnceCell::new() }
    }

    fn rows(&self) -> &[(Noun, &'d str, NodeId)] {
        self.rows.get_or_init(|| {
            let nodes = (0..self.document.nodes.len() as u32).map(NodeId);
            let labelled = nodes.filter_map(|node| {
                let label = self.document.label_of(node)?;
                let noun = noun_of(self.document.node(node).kind)?;
                let number = if noun == Noun::Entry { address::entry(label) } else { address::bare(label) };
                Some((noun, number?, node))
            });
            let mut rows: Vec<_> = labelled.collect();
            rows.sort_unstable();
            rows
        })
    }

    /// The nearest part of a kind after a node, or before it and not around it.
    pub(super) fn nearest(&self, noun: Noun, from: NodeId, forward: bool) -> Option<NodeId> {
        let parts = self.parts.get_or_init(|| {
            let nodes = (0..self.document.nodes.len() as u32).map(NodeId);
            let mut parts: Vec<_> =
                nodes.filter_map(|node| Some((noun_of(self.document.node(node).kind)?, node))).collect();
            parts.sort_unstable();
            parts
        });
        let at = parts.partition_point(|part| *part <= (noun, from));
        let found = if forward { parts.get(at) } else { at.checked_sub(1).and_then(|at| parts.get(at)) };
        let apart = |node: &NodeId| forward || self.document.node(*node).end <= from.0;
        found.filter(|(found, _)| *found == noun).map(|(_, node)| *node).filter(apart)
    }

    /// Every part with a number, in reading order.
    fn all(&self, noun: Noun, number: &str) -> &[(Noun, &'d str, NodeId)] {
        let rows = self.rows();
        let rows = &rows[rows.partition_point(|(n, l, _)| (*n, *l) < (noun, number))..];
        &rows[..rows.partition_point(|(n, l, _)| (*n, *l) == (noun, number))]
    }

    /// True if something has a number.
    pub(super) fn has(&self, noun: Noun, number: &str) -> bool {
        match noun {
            Noun::Any => EVERY.iter().any(|&noun| self.has(noun, number)),
            _ => !self.all(noun, number).is_empty(),
        }
    }

    /// True if anything of a kind has a number at all.
    pub(super) fn numbers(&self, noun: Noun) -> bool {
        self.rows().get(self.rows().partition_point(|(n, ..)| *n < noun)).is_some_and(|(n, ..)| *n == noun)
    }

    /// The part that a number means where it is said in a node: of several the one that stands nearest in the structure.
    pub(super) fn find(&self, noun: Noun, number: &str, from: NodeId) -> Option<Choice> {
        if noun == Noun::Any {
            return EVERY.iter().find_map(|&noun| self.find(noun, number, from));
        }
        match self.all(noun, number) {
            [] => None,
            [(.., node)] => Some(Choice { node: *node, others: 0 }),
            rows => {
                // The innermost part around the node that holds one or more of them.
                let around = self.document.ancestors(from);
                around.into_iter().find_map(|outer| choose(rows, outer, self.document.node(outer).end))
            }
        }
    }

    /// The part with a number inside a clause: a note, an example, an item.
    pub(super) fn find_inside(&self, noun: Noun, number: &str, clause: NodeId) -> Option<Choice> {
        choose(self.all(noun, number), clause, self.document.node(clause).end)
    }

    /// The entry of a list of referenced documents that a citation names, by its label or its anchor.
    pub(super) fn entry(&self, key: &str) -> Option<NodeId> {
        if let Some((.., node)) = self.all(Noun::Entry, key).first() {
            return Some(*node);
        }
        self.document.anchor(key).filter(|&node| self.document.node(node).kind == NodeKind::ReferenceEntry)
    }
}

/// What a number without a noun may count, in the order of trial.
const EVERY: &[Noun] = &[Noun::Clause, Noun::Figure, Noun::Table, Noun::Formula];

/// The first of some rows that stands inside a node.
fn choose(rows: &[(Noun, &str, NodeId)], outer: NodeId, end: u32) -> Option<Choice> {
    let from = rows.partition_point(|(.., node)| *node < outer);
    let inside = rows[from..].partition_point(|(.., node)| node.0 < end);
    let (.., node) = rows[from..].first().filter(|_| inside > 0)?;
    Some(Choice { node: *node, others: inside - 1 })
}
