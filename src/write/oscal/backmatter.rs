//! Back matter: the entries of lists of referenced documents.

use std::collections::HashMap;

use super::token;
use crate::model::{Document, NodeId, NodeKind};
use crate::oscal::label::collapse;
use crate::oscal::{Id, Tree};
use crate::place::Span;

/// The entries with the UUID of each.
pub(super) type Resources = HashMap<NodeId, String>;

/// Gives each entry its UUID: its own, else one that follows from the document and the place of the entry.
pub(super) fn of(document: &Document) -> Resources {
    let own: HashMap<NodeId, &str> = document
        .anchors
        .iter()
        .filter(|anchor| token::is_uuid(&anchor.id))
        .map(|anchor| (anchor.node, &*anchor.id))
        .collect();
    let entries = entries(document);
    entries
        .map(|node| {
            let made = || token::uuid(&format!("resource {} {}", node.index(), document.origin().sha256()));
            (node, own.get(&node).map_or_else(made, |uuid| (*uuid).to_owned()))
        })
        .collect()
}

fn entries(document: &Document) -> impl Iterator<Item = NodeId> {
    (0..document.nodes.len() as u32).map(NodeId).filter(|node| document.node(*node).kind == NodeKind::ReferenceEntry)
}

/// Writes them, each with what is printed for it.
pub(super) fn write(document: &Document, tree: &mut Tree, root: Id, resources: &Resources) {
    if resources.is_empty() {
        return;
    }
    let span = Span::default();
    let back = tree.add(root, "back-matter", span);
    for node in entries(document) {
        let Some(uuid) = resources.get(&node) else { continue };
        let resource = tree.add(back, "resource", span);
        tree.add_flag(resource, "uuid", uuid, span);
        let mut lines = document.slice(document.node(node).range).lines().map(collapse).filter(|line| !line.is_empty());
        let title = document.label_of(node).map(str::to_owned).or_else(|| lines.next());
        if let Some(title) = title {
            tree.add_field(resource, "title", &title, span);
        }
        let rest = lines.collect::<Vec<_>>().join(" ");
        if !rest.is_empty() {
            let citation = tree.add(resource, "citation", span);
            tree.add_field(citation, "text", &rest, span);
        }
    }
}
