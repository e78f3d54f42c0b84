//! Documents and what they cite, as a graph.

mod paths;
mod write;

use std::collections::{BTreeMap, HashMap};

use crate::model::{DocumentTitle, PartialDate, RelationKind};
use crate::word::vocabulary;

use super::Corpus;
use super::resolve::{Resolution, Resolver};

pub use paths::Dependents;
pub use write::GraphForm;

vocabulary! {
    /// What an edge of the graph says.
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
    /// What it says.
    pub kind: EdgeKind,
    /// How many references say it; 1 for what the metadata says.
    pub count: usize,
    /// How many of them are normative.
    pub normative: usize,
}

/// Documents and what they cite. Nodes are in the order of their names, edges in that of their nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    nodes: Vec<GraphNode>,
    edges: Vec<Edge>,
    /// Where the edges of each node begin.
    first: Vec<usize>,
    /// Positions of edges, by their second node.
    back: Vec<usize>,
    /// Where those of each node begin.
    first_back: Vec<usize>,
}

/// Names of two documents and what is said of them: how often, and how often normatively.
type Links = HashMap<(Box<str>, Box<str>, EdgeKind), (usize, usize)>;

impl Corpus {
    /// The graph of the documents and what they cite, at a date. Linear in all references.
    pub fn graph(&self, at: Option<PartialDate>) -> Graph {
        let mut resolver = Resolver::new(self, at);
        let mut names: BTreeMap<Box<str>, GraphNode> = BTreeMap::new();
        let mut links: Links = HashMap::new();
        let node = |names: &mut BTreeMap<Box<str>, GraphNode>, name: &str| {
            if !names.contains_key(name) {
                names.insert(name.into(), GraphNode { name: name.into(), title: None, files: Vec::new() });
            }
        };
        let own_name = |at: usize| {
            let member = &self.members[at];
            member.identifier().map_or_else(|| member.name().to_owned(), ToString::to_string)
        };
        for (at_member, member) in self.members.iter().enumerate() {
            let from = own_name(at_member);
            node(&mut names, &from);
            if let Some(own) = names.get_mut(&*from) {
                own.files.push(member.name().into());
                let title = member.document().metadata().own_title().map(DocumentTitle::text);
                own.title = own.title.take().or_else(|| title.filter(|t| !t.is_empty()).map(Box::from));
            }
            let mut link = |to: &str, kind, normative: bool| {
                node(&mut names, to);
                if to != from {
                    let counts = links.entry((from.as_str().into(), to.into(), kind)).or_default();
                    counts.0 += 1;
                    counts.1 += usize::from(normative);
                }
            };
            for reference in member.document().references() {
                let to = match resolver.resolve(reference) {
                    Resolution::Internal | Resolution::Unidentified => continue,
                    Resolution::NotInCorpus { identifier } | Resolution::OtherEditions { identifier, .. } => {
                        identifier.to_string()
                    }
                    Resolution::Found(found) => own_name(found.member),
                };
                link(&to, EdgeKind::Cites, reference.normative() == Some(true));
            }
            for relation in &member.document().metadata().relations {
                let kind = match relation.kind {
                    RelationKind::Replaces | RelationKind::Obsoletes => EdgeKind::Replaces,
                    RelationKind::Amends | RelationKind::Corrects | RelationKind::Updates => EdgeKind::Amends,
                    RelationKind::Adopts => EdgeKind::Adopts,
                    _ => continue,
                };
                let Some(identifier) = resolver.identifier(&relation.identifier).cloned() else { continue };
                let known = self.index.editions(&self.members, &identifier);
                let to = known.first().map_or_else(|| identifier.to_string(), |(at, _)| own_name(*at));
                link(&to, kind, false);
            }
        }
        Graph::of(names.into_values().collect(), &links)
    }
}

impl Graph {
    fn of(nodes: Vec<GraphNode>, links: &Links) -> Self {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A graph of citations, each normative.
    pub(super) fn graph(pairs: &[(&str, &str)]) -> Graph {
        let mut names: Vec<&str> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        names.sort_unstable();
        names.dedup();
        let nodes = names.iter().map(|n| GraphNode { name: (*n).into(), title: None, files: vec![] }).collect();
        let links = pairs.iter().map(|(a, b)| (((*a).into(), (*b).into(), EdgeKind::Cites), (1, 1))).collect();
        Graph::of(nodes, &links)
    }

    #[test]
    fn edges_are_found_from_both_ends() {
        let graph = graph(&[("a", "b"), ("a", "c"), ("c", "b")]);
        let names = |edges: Vec<usize>| edges.iter().map(|&e| &*graph.nodes()[e].name).collect::<Vec<_>>();
        let a = graph.node("a").unwrap();
        let b = graph.node("b").unwrap();
        assert_eq!(names(graph.from(a).iter().map(|e| e.to).collect()), ["b", "c"]);
        assert_eq!(names(graph.to(b).map(|e| e.from).collect()), ["a", "c"]);
        assert_eq!(graph.from(b), []);
        assert_eq!(graph.from(99), []);
        assert_eq!(graph.to(99).count(), 0);
    }
}
