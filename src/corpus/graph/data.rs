//! The graph itself: documents, edges between them, and the edges of each.

use std::collections::HashMap;

use crate::word::vocabulary;

vocabulary! {
    /// The relation that an edge stands for.
    pub enum EdgeKind {
        /// The first document cites the second.
        Cites = "cites",
        /// The first document takes the place of the second.
        Replaces = "replaces",
        /// The first document amends, corrects or updates the second.
        Amends = "amends",
        /// The first document adopts the second.
        Adopts = "adopts",
    }
}

/// A document of the graph: one or more members with the same identifier, or one that is only cited.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GraphNode {
    /// The identifier in canonical form; the name of the file where the document gives none.
    pub name: Box<str>,
    /// The title, of members that have one.
    pub title: Option<Box<str>>,
    /// The members; none of a document that is only cited.
    pub files: Vec<Box<str>>,
}

/// An edge of the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edge {
    /// Position of the first document.
    pub from: usize,
    /// Position of the second.
    pub to: usize,
    /// The relation of the two.
    pub kind: EdgeKind,
    /// Number of references that say it; 1 for a relation of the metadata.
    pub count: usize,
    /// Number of normative references among them.
    pub normative: usize,
}

/// Documents and what they cite. Nodes are in the order of their names, edges in that of their nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    pub(super) nodes: Vec<GraphNode>,
    pub(super) edges: Vec<Edge>,
    /// Index of the first edge of each node.
    pub(super) first: Vec<usize>,
    /// Positions of edges, by their second node.
    pub(super) back: Vec<usize>,
    /// Index of the first backward edge of each node.
    pub(super) first_back: Vec<usize>,
}

/// Names of two documents and what is said of them: how often, and how often normatively.
pub(super) type Links = HashMap<(Box<str>, Box<str>, EdgeKind), (usize, usize)>;

impl Graph {
    /// A graph of nodes in the order of their names.
    pub(super) fn of(nodes: Vec<GraphNode>, links: &Links) -> Self {
        let at: HashMap<&str, usize> = nodes.iter().enumerate().map(|(at, node)| (&*node.name, at)).collect();
        let mut edges = Vec::with_capacity(links.len());
        for ((from, to, kind), (count, normative)) in links {
            if let (Some(&from), Some(&to)) = (at.get(&**from), at.get(&**to)) {
                edges.push(Edge { from, to, kind: *kind, count: *count, normative: *normative });
            }
        }
        edges.sort_unstable_by_key(|e| (e.from, e.to, e.kind as u8, e.count, e.normative));
        let mut back: Vec<usize> = (0..edges.len()).collect();
        back.sort_by_key(|&e| (edges[e].to, e));
        let first = (0..=nodes.len()).map(|node| edges.partition_point(|e| e.from < node)).collect();
        let first_back = (0..=nodes.len()).map(|node| back.partition_point(|&e| edges[e].to < node)).collect();
        Self { nodes, edges, first, back, first_back }
    }

    /// The documents.
    pub fn nodes(&self) -> &[GraphNode] {
        &self.nodes
    }

    /// The edges.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The position of a document, by its name: an identifier in canonical form. Binary search.
    pub fn node(&self, name: &str) -> Option<usize> {
        self.nodes.binary_search_by(|n| (*n.name).cmp(name)).ok()
    }

    /// The edges that begin at a document; none for a position that is none.
    pub fn from(&self, node: usize) -> &[Edge] {
        let place = |at: usize| self.first.get(at).copied().unwrap_or(self.edges.len());
        self.edges.get(place(node)..place(node.saturating_add(1))).unwrap_or_default()
    }

    /// The edges that end at a document.
    pub fn to(&self, node: usize) -> impl Iterator<Item = Edge> + '_ {
        let place = |at: usize| self.first_back.get(at).copied().unwrap_or(self.back.len());
        let back = self.back.get(place(node)..place(node.saturating_add(1))).unwrap_or_default();
        back.iter().map(|&e| self.edges[e])
    }
}
