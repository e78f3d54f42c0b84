//! The invariants of a document, checked.

use std::fmt;

use super::{Document, NodeId, NodeKind, TextRange};

/// An invariant of a document that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Violation {
    #[error("no nodes, expected at least the document")]
    NoNodes,
    #[error("the first node is not the whole document")]
    Root,
    #[error("{part}: range {}..{} does not fit the text", .range.start(), .range.end())]
    Range { part: Part, range: TextRange },
    #[error("node {0} starts before the node before it")]
    NodeOrder(usize),
    #[error("node {0}: label or path outside of its table")]
    NodeTables(usize),
    #[error("node {0} has no parent")]
    Orphan(usize),
    #[error("node {0} does not nest")]
    Nesting(usize),
    #[error("node {0} leaves its parent's text")]
    LeavesParent(usize),
    #[error("node {0} overlaps the node before it")]
    Overlap(usize),
    #[error("the table of clauses does not name every clause once, in order")]
    Clauses,
    #[error("the address {0} is given twice")]
    Address(Box<str>),
    #[error("attributes are out of order or of no node")]
    Attributes,
    #[error("anchors are out of order, doubled or of no node")]
    Anchors,
    #[error("a path has a step without a name")]
    Steps,
    #[error("the map from text to source is out of order")]
    TextMap,
    #[error("{metadata} metadata for a document with {adopted} adopted")]
    Metadata { metadata: usize, adopted: usize },
    #[error("{part}: no node {node}")]
    NoNode { part: Part, node: usize },
    #[error("marks are out of order")]
    Marks,
}

/// The part of a document that an invariant is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Node(usize),
    Mark,
    Provision,
    Keyword,
    InProvision,
    Reference,
    Target,
    Term,
    Designation,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Node(at) => return write!(f, "node {at}"),
            Self::Mark => "mark",
            Self::Provision => "provision",
            Self::Keyword => "provision's keyword",
            Self::InProvision => "part of a provision",
            Self::Reference => "reference",
            Self::Target => "target of a reference",
            Self::Term => "term",
            Self::Designation => "designation",
        })
    }
}

impl Document {
    /// Checks every invariant of the arena and the layers; says the first that does not hold.
    ///
    /// Documents that readers build always pass. Native JSON from elsewhere is checked with this before it becomes a document.
    /// Linear in the number of nodes and rows.
    pub(crate) fn verify(&self) -> Result<(), Violation> {
        self.verify_nodes()?;
        self.verify_tables()?;
        self.verify_layers()
    }

    fn verify_range(&self, part: Part, range: TextRange) -> Result<(), Violation> {
        let text = &self.text;
        let fits = range.end() as usize <= text.len()
            && text.is_char_boundary(range.start() as usize)
            && text.is_char_boundary(range.end() as usize);
        fits.then_some(()).ok_or(Violation::Range { part, range })
    }

    fn verify_nodes(&self) -> Result<(), Violation> {
        let Some(root) = self.nodes.first() else { return Err(Violation::NoNodes) };
        if root.kind != NodeKind::Document || root.parent != 0 || root.end as usize != self.nodes.len() {
            return Err(Violation::Root);
        }
        let mut open: Vec<u32> = vec![0];
        let mut before = 0;
        for (i, node) in self.nodes.iter().enumerate() {
            let at = i as u32;
            self.verify_range(Part::Node(i), node.range)?;
            if node.range.start() < before {
                return Err(Violation::NodeOrder(i));
            }
            before = node.range.start();
            let label_fits =
                node.label.0 <= node.label.1 && self.labels.get(node.label.0 as usize..node.label.1 as usize).is_some();
            if !label_fits || node.first_step as usize + node.steps as usize > self.steps.len() {
                return Err(Violation::NodeTables(i));
            }
            if i == 0 {
                continue;
            }
            while open.last().is_some_and(|&top| self.nodes[top as usize].end <= at) {
                open.pop();
            }
            let Some(&parent) = open.last() else { return Err(Violation::Orphan(i)) };
            let outer = &self.nodes[parent as usize];
            if node.kind == NodeKind::Document || node.parent != parent || node.end <= at || node.end > outer.end {
                return Err(Violation::Nesting(i));
            }
            if !outer.range.encloses(node.range) {
                return Err(Violation::LeavesParent(i));
            }
            open.push(at);
        }
        // Siblings do not overlap.
        for i in 0..self.nodes.len() {
            let mut end = 0;
            for child in self.children(NodeId(i as u32)) {
                let range = self.node(child).range;
                if range.start() < end {
                    return Err(Violation::Overlap(child.index()));
                }
                end = range.end();
            }
        }
        Ok(())
    }

    fn verify_tables(&self) -> Result<(), Violation> {
        let count = self.nodes.len();
        let clauses: Vec<_> = (0..count).filter(|&i| self.nodes[i].kind == NodeKind::Clause).collect();
        if self.clauses.iter().map(|c| c.node.index()).ne(clauses) {
            return Err(Violation::Clauses);
        }
        let mut addresses: Vec<_> = self.clauses.iter().map(|c| &c.address).collect();
        addresses.sort_unstable();
        if let Some((address, _)) = addresses.iter().zip(addresses.iter().skip(1)).find(|(a, b)| a == b) {
            return Err(Violation::Address((*address).clone()));
        }
        let ordered = self.attributes.is_sorted_by_key(|a| a.node);
        if !ordered || self.attributes.last().is_some_and(|a| a.node.index() >= count) {
            return Err(Violation::Attributes);
        }
        if !self.anchors.is_sorted_by(|a, b| a.id < b.id) || self.anchors.iter().any(|a| a.node.index() >= count) {
            return Err(Violation::Anchors);
        }
        if self.steps.iter().any(|s| s.name as usize >= self.names.len()) {
            return Err(Violation::Steps);
        }
        if !self.text_map.is_sorted_by(|a, b| a.0 < b.0) {
            return Err(Violation::TextMap);
        }
        let adopted = self.nodes.iter().filter(|n| n.kind == NodeKind::AdoptedDocument).count();
        if self.metadata.len() != adopted + 1 {
            return Err(Violation::Metadata { metadata: self.metadata.len(), adopted });
        }
        Ok(())
    }

    fn verify_layers(&self) -> Result<(), Violation> {
        let count = self.nodes.len();
        let known = |part: Part, node: NodeId| {
            (node.index() < count).then_some(()).ok_or(Violation::NoNode { part, node: node.index() })
        };
        for mark in &self.marks {
            self.verify_range(Part::Mark, mark.range)?;
            known(Part::Mark, mark.node)?;
        }
        if !self.marks.is_sorted_by_key(|m| (m.range.start(), std::cmp::Reverse(m.range.end()))) {
            return Err(Violation::Marks);
        }
        for provision in &self.provisions {
            self.verify_range(Part::Provision, provision.range)?;
            self.verify_range(Part::Keyword, provision.keyword)?;
            for range in [provision.condition, provision.exception, provision.lead_in].into_iter().flatten() {
                self.verify_range(Part::InProvision, range)?;
            }
            known(Part::Provision, provision.node)?;
        }
        for reference in &self.references {
            self.verify_range(Part::Reference, reference.range)?;
            known(Part::Reference, reference.node)?;
            if let super::layer::TargetData::Node(target) = reference.target {
                known(Part::Target, target)?;
            }
        }
        for term in &self.terms {
            known(Part::Term, term.entry)?;
            known(Part::Term, term.scope)?;
            for designation in &term.designations {
                known(Part::Designation, designation.node)?;
                if let Some(range) = designation.range {
                    self.verify_range(Part::Designation, range)?;
                }
            }
        }
        Ok(())
    }
}
