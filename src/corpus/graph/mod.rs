//! Documents and what they cite, as a graph.

mod data;
mod paths;
mod write;

use std::collections::{BTreeMap, HashMap};

use crate::model::{DocumentTitle, PartialDate, RelationKind};

use super::members::Corpus;
use super::resolve::{Resolution, Resolver};
use data::Links;

pub use data::{Edge, EdgeKind, Graph, GraphNode};
pub use paths::Dependents;
pub use write::GraphForm;

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
