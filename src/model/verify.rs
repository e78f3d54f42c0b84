//! The invariants of a document, checked.

use super::{Document, NodeId, NodeKind, TextRange};

impl Document {
    /// Checks every invariant of the arena and the layers; says the first that does not hold.
    ///
    /// Documents that readers build always pass. Native JSON from elsewhere is checked with this before it becomes a document.
    /// Linear in the number of nodes and rows.
    pub(crate) fn verify(&self) -> Result<(), String> {
        self.verify_nodes()?;
        self.verify_tables()?;
        self.verify_layers()
    }

    fn verify_range(&self, what: &str, range: TextRange) -> Result<(), String> {
        let text = &self.text;
        let fits = range.end() as usize <= text.len()
            && text.is_char_boundary(range.start() as usize)
            && text.is_char_boundary(range.end() as usize);
        fits.then_some(())
            .ok_or_else(|| format!("{what}: range {}..{} does not fit the text", range.start(), range.end()))
    }

    fn verify_nodes(&self) -> Result<(), String> {
        let Some(root) = self.nodes.first() else { return Err("no nodes, expected at least the document".into()) };
        if root.kind != NodeKind::Document || root.parent != 0 || root.end as usize != self.nodes.len() {
            return Err("the first node is not the whole document".into());
        }
        let mut open: Vec<u32> = vec![0];
        let mut before = 0;
        for (i, node) in self.nodes.iter().enumerate() {
            let at = i as u32;
            self.verify_range(&format!("node {at}"), node.range)?;
            if node.range.start() < before {
                return Err(format!("node {at} starts before the node before it"));
            }
            before = node.range.start();
            let label_fits =
                node.label.0 <= node.label.1 && self.labels.get(node.label.0 as usize..node.label.1 as usize).is_some();
            if !label_fits || node.first_step as usize + node.steps as usize > self.steps.len() {
                return Err(format!("node {at}: label or path outside of its table"));
            }
            if i == 0 {
                continue;
            }
            while open.last().is_some_and(|&top| self.nodes[top as usize].end <= at) {
                open.pop();
            }
            let Some(&parent) = open.last() else { return Err(format!("node {at} has no parent")) };
            let outer = &self.nodes[parent as usize];
            if node.kind == NodeKind::Document || node.parent != parent || node.end <= at || node.end > outer.end {
                return Err(format!("node {at} does not nest"));
            }
            if !outer.range.encloses(node.range) {
                return Err(format!("node {at} leaves its parent's text"));
            }
            open.push(at);
        }
        // Siblings do not overlap.
        for i in 0..self.nodes.len() {
            let mut end = 0;
            for child in self.children(NodeId(i as u32)) {
                let range = self.node(child).range;
                if range.start() < end {
                    return Err(format!("node {} overlaps the node before it", child.index()));
                }
                end = range.end();
            }
        }
        Ok(())
    }

    fn verify_tables(&self) -> Result<(), String> {
        let count = self.nodes.len();
        let clauses: Vec<_> = (0..count).filter(|&i| self.nodes[i].kind == NodeKind::Clause).collect();
        if self.clauses.iter().map(|c| c.node.index()).ne(clauses) {
            return Err("the table of clauses does not name every clause once, in order".into());
        }
        let mut addresses: Vec<_> = self.clauses.iter().map(|c| &c.address).collect();
        addresses.sort_unstable();
        if let Some((address, _)) = addresses.iter().zip(addresses.iter().skip(1)).find(|(a, b)| a == b) {
            return Err(format!("the address {address} is given twice"));
        }
        let ordered = self.attributes.is_sorted_by_key(|a| a.node);
        if !ordered || self.attributes.last().is_some_and(|a| a.node.index() >= count) {
            return Err("attributes are out of order or of no node".into());
        }
        if !self.anchors.is_sorted_by(|a, b| a.id < b.id) || self.anchors.iter().any(|a| a.node.index() >= count) {
            return Err("anchors are out of order, doubled or of no node".into());
        }
        if self.steps.iter().any(|s| s.name as usize >= self.names.len()) {
            return Err("a path has a step without a name".into());
        }
        if !self.text_map.is_sorted_by(|a, b| a.0 < b.0) {
            return Err("the map from text to source is out of order".into());
        }
        let adopted = self.nodes.iter().filter(|n| n.kind == NodeKind::AdoptedDocument).count();
        if self.metadata.len() != adopted + 1 {
            return Err(format!("{} metadata for a document with {adopted} adopted", self.metadata.len()));
        }
        Ok(())
    }

    fn verify_layers(&self) -> Result<(), String> {
        let count = self.nodes.len();
        let known = |what: &str, node: NodeId| {
            (node.index() < count).then_some(()).ok_or_else(|| format!("{what}: no node {}", node.index()))
        };
        for mark in &self.marks {
            self.verify_range("mark", mark.range)?;
            known("mark", mark.node)?;
        }
        if !self.marks.is_sorted_by_key(|m| (m.range.start(), std::cmp::Reverse(m.range.end()))) {
            return Err("marks are out of order".into());
        }
        for provision in &self.provisions {
            self.verify_range("provision", provision.range)?;
            self.verify_range("provision's keyword", provision.keyword)?;
            for range in [provision.condition, provision.exception, provision.lead_in].into_iter().flatten() {
                self.verify_range("part of a provision", range)?;
            }
            known("provision", provision.node)?;
        }
        for reference in &self.references {
            self.verify_range("reference", reference.range)?;
            known("reference", reference.node)?;
            if let super::layer::TargetData::Node(target) = reference.target {
                known("target of a reference", target)?;
            }
        }
        for term in &self.terms {
            known("term", term.entry)?;
            known("term", term.scope)?;
            for designation in &term.designations {
                known("designation", designation.node)?;
            }
        }
        Ok(())
    }
}
