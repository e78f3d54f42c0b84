//! All prefixes of all numbers of a document as one tree, so that a number is an index.

use std::collections::HashMap;

use super::number::{DEEPEST, Number};

/// A prefix of a number.
pub(super) type Node = u32;

#[derive(Clone, Copy, Debug)]
struct Prefix {
    parent: Node,
    part: u16,
}

/// Prefixes of numbers. The first nodes are the empty prefixes of the slots.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Prefix>,
    children: HashMap<(Node, u16), Node>,
    roots: usize,
}

impl Tree {
    pub(super) fn new(roots: usize) -> Self {
        let nodes = (0..roots as u32).map(|at| Prefix { parent: at, part: 0 }).collect();
        Self { nodes, children: HashMap::new(), roots }
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The node of a number in a slot, with all its prefixes.
    pub(super) fn enter(&mut self, slot: usize, number: &Number) -> Node {
        let mut at = slot as Node;
        for &part in number.parts() {
            let next = self.nodes.len() as Node;
            at = *self.children.entry((at, part)).or_insert_with(|| {
                self.nodes.push(Prefix { parent: at, part });
                next
            });
        }
        at
    }

    pub(super) fn child(&self, parent: Node, part: u16) -> Option<Node> {
        self.children.get(&(parent, part)).copied()
    }

    pub(super) fn is_root(&self, node: Node) -> bool {
        (node as usize) < self.roots
    }

    /// The prefix that is one part shorter; a root is its own.
    pub(super) fn parent(&self, node: Node) -> Node {
        self.nodes[node as usize].parent
    }

    /// The prefixes of a node by their length, the root first and the node itself last, and how many parts it has.
    pub(super) fn path(&self, node: Node) -> ([Node; DEEPEST + 1], usize) {
        let mut path = [node; DEEPEST + 1];
        let (mut at, mut depth) = (node, 0);
        while !self.is_root(at) {
            at = self.parent(at);
            depth += 1;
        }
        at = node;
        for place in path[..=depth].iter_mut().rev() {
            *place = at;
            at = self.parent(at);
        }
        (path, depth)
    }

    /// The parts of a node, outermost first, and how many there are.
    pub(super) fn parts(&self, node: Node) -> ([u16; DEEPEST], usize) {
        let (path, depth) = self.path(node);
        let mut parts = [0; DEEPEST];
        for (part, node) in parts.iter_mut().zip(&path[1..=depth]) {
            *part = self.nodes[*node as usize].part;
        }
        (parts, depth)
    }
}
