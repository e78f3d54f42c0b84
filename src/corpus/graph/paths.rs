//! Paths in the graph: reachable documents, cycles, components, and who depends on a document.

use super::data::{Edge, EdgeKind, Graph};

/// Documents that the withdrawal of one affects; positions in the graph, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dependents {
    /// Documents that cite it normatively: they need another reference, or another edition.
    pub direct: Vec<usize>,
    /// Documents that depend on it through those.
    pub indirect: Vec<usize>,
    /// Documents that cite it otherwise and do not depend on it.
    pub informative: Vec<usize>,
}

impl Graph {
    /// The documents that a document leads to by what it cites, itself left out. Linear in nodes and edges.
    pub fn reachable(&self, node: usize) -> Vec<usize> {
        self.closure(node, |at| self.from(at).iter().filter(|e| e.kind == EdgeKind::Cites).map(|e| e.to).collect())
    }

    /// Documents that the withdrawal of one affects. Linear in nodes and edges.
    ///
    /// A document depends on the documents that it adopts and those that it cites normatively.
    pub fn impact(&self, node: usize) -> Dependents {
        let depends = |at: usize| -> Vec<usize> {
            let needs = |e: &Edge| e.normative > 0 || e.kind == EdgeKind::Adopts;
            self.to(at).filter(needs).map(|e| e.from).collect()
        };
        let mut direct = depends(node);
        direct.sort_unstable();
        direct.dedup();
        let all = self.closure(node, depends);
        let mut informative: Vec<usize> = self
            .to(node)
            .filter(|e| e.kind == EdgeKind::Cites && all.binary_search(&e.from).is_err())
            .map(|e| e.from)
            .collect();
        informative.dedup();
        let indirect = all.into_iter().filter(|at| direct.binary_search(at).is_err()).collect();
        Dependents { direct, indirect, informative }
    }

    fn closure(&self, node: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<usize> {
        let mut seen = vec![false; self.nodes.len()];
        let Some(own) = seen.get_mut(node) else { return Vec::new() };
        *own = true;
        let mut open = vec![node];
        while let Some(at) = open.pop() {
            for to in next(at) {
                if !std::mem::replace(&mut seen[to], true) {
                    open.push(to);
                }
            }
        }
        (0..seen.len()).filter(|&at| seen[at] && at != node).collect()
    }

    /// Groups of documents that cite each other in a circle, each in order: the strongly connected components of more than one
    /// document. Linear in nodes and edges (Tarjan's algorithm, with a stack of its own).
    pub fn cycles(&self) -> Vec<Vec<usize>> {
        const NEW: usize = usize::MAX;
        let count = self.nodes.len();
        let (mut order, mut low, mut on_stack) = (vec![NEW; count], vec![0; count], vec![false; count]);
        let (mut stack, mut cycles, mut next) = (Vec::new(), Vec::new(), 0);
        for start in 0..count {
            if order[start] != NEW {
                continue;
            }
            let mut calls = vec![(start, 0)];
            while let Some((node, edge)) = calls.pop() {
                if edge == 0 {
                    order[node] = next;
                    low[node] = next;
                    next += 1;
                    stack.push(node);
                    on_stack[node] = true;
                }
                match self.from(node).get(edge) {
                    Some(e) => {
                        calls.push((node, edge + 1));
                        if e.kind != EdgeKind::Cites {
                            continue;
                        }
                        if order[e.to] == NEW {
                            calls.push((e.to, 0));
                        } else if on_stack[e.to] {
                            low[node] = low[node].min(order[e.to]);
                        }
                    }
                    None => {
                        if let Some(&(caller, _)) = calls.last() {
                            low[caller] = low[caller].min(low[node]);
                        }
                        if low[node] == order[node] {
                            let from = stack.iter().rposition(|&at| at == node).unwrap_or(0);
                            let mut group = stack.split_off(from);
                            group.iter().for_each(|&at| on_stack[at] = false);
                            group.sort_unstable();
                            if group.len() > 1 {
                                cycles.push(group);
                            }
                        }
                    }
                }
            }
        }
        cycles.sort();
        cycles
    }

    /// Groups of documents that hang together by any edge, whatever its direction; the largest first. Linear in nodes and edges.
    pub fn components(&self) -> Vec<Vec<usize>> {
        let mut group = vec![usize::MAX; self.nodes.len()];
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for start in 0..self.nodes.len() {
            if group[start] != usize::MAX {
                continue;
            }
            let number = groups.len();
            let mut own = Vec::new();
            let mut open = vec![start];
            group[start] = number;
            while let Some(at) = open.pop() {
                own.push(at);
                let near = self.from(at).iter().map(|e| e.to).chain(self.to(at).map(|e| e.from));
                for other in near {
                    if group[other] == usize::MAX {
                        group[other] = number;
                        open.push(other);
                    }
                }
            }
            own.sort_unstable();
            groups.push(own);
        }
        groups.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::graph;

    fn names(graph: &super::Graph, nodes: &[usize]) -> String {
        nodes.iter().map(|&at| &*graph.nodes()[at].name).collect()
    }

    #[test]
    fn circles_are_found_and_chains_are_none() {
        let graph = graph(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "d"), ("e", "f")]);
        let cycles: Vec<_> = graph.cycles().iter().map(|c| names(&graph, c)).collect();
        assert_eq!(cycles, ["abc", "de"]);
        assert_eq!(super::super::tests::graph(&[("a", "b"), ("b", "c"), ("a", "c")]).cycles(), [[0usize; 0]; 0]);
    }

    #[test]
    fn a_long_chain_costs_no_call_stack() {
        let all: Vec<String> = (0..20_000).map(|n| format!("{n:05}")).collect();
        let pairs: Vec<(&str, &str)> = all.windows(2).map(|w| (&*w[0], &*w[1])).collect();
        let graph = graph(&pairs);
        assert_eq!(graph.cycles().len(), 0);
        assert_eq!(graph.reachable(0).len(), 19_999);
        assert_eq!(graph.components().len(), 1);
    }

    #[test]
    fn withdrawing_affects_who_depends() {
        let graph = graph(&[("a", "b"), ("b", "c"), ("d", "c"), ("x", "y")]);
        let impact = graph.impact(graph.node("c").unwrap());
        assert_eq!((names(&graph, &impact.direct), names(&graph, &impact.indirect)), ("bd".to_owned(), "a".to_owned()));
        assert_eq!(graph.components().iter().map(|c| names(&graph, c)).collect::<Vec<_>>(), ["abcd", "xy"]);
        assert_eq!(graph.impact(99), super::Dependents::default());
    }
}
