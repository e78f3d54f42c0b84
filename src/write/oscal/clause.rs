//! Clauses as groups and controls.

use std::collections::{HashMap, HashSet};

use super::backmatter::Resources;
use super::metadata::prop;
use super::part::Parts;
use super::token::Tokens;
use crate::model::{AttributeKey, Block, Clause, Document, NodeId, NodeKind, Target};
use crate::oscal::{Id, Tree};
use crate::place::Span;
use crate::write::loss::Losses;

/// Writes every clause below a catalog. Gives how many marks were left out.
pub(super) fn write(
    document: &Document,
    tree: &mut Tree,
    root: Id,
    resources: &Resources,
    losses: &mut Losses,
) -> usize {
    let mut tokens = Tokens::default();
    let mut made: HashMap<NodeId, Id> = HashMap::new();
    let mut lost = 0;
    let ids: HashMap<NodeId, String> =
        document.clauses().map(|clause| (clause.block().id(), tokens.like(clause.address()))).collect();
    let whole = Block::new(document, NodeId::ROOT);
    let before: Vec<_> = own_blocks(whole);
    if !before.is_empty() {
        let control = tree.add(root, "control", Span::default());
        let id = tokens.like("text");
        tree.add_flag(control, "id", &id, Span::default());
        tree.add_field(control, "title", "Text before the first clause", Span::default());
        let mut parts = Parts { document, tree, tokens: &mut tokens, lost: 0 };
        parts.write(control, &id, &before);
        lost += parts.lost;
    }
    let groups = groups(document);
    for clause in document.clauses() {
        let node = clause.block().id();
        let blocks = own_blocks(clause.block());
        if blocks.is_empty() && clause.subclauses().next().is_none() && holds_entries(clause.block()) {
            continue;
        }
        let outer = clause.parent().and_then(|outer| made.get(&outer.block().id())).copied().unwrap_or(root);
        let element = tree.add(outer, if groups.contains(&node) { "group" } else { "control" }, Span::default());
        made.insert(node, element);
        let id = &ids[&node];
        tree.add_flag(element, "id", id, Span::default());
        let title = clause.title().or(clause.label()).unwrap_or(clause.address());
        tree.add_field(element, "title", &crate::oscal::label::collapse(title), Span::default());
        if let Some(label) = clause.label().filter(|_| !clause.block().has_generated_label()) {
            prop(tree, element, "label", label);
        }
        properties(tree, element, clause);
        links(document, tree, element, clause, &ids, resources);
        let mut parts = Parts { document, tree, tokens: &mut tokens, lost: 0 };
        parts.write(element, id, &blocks);
        lost += parts.lost;
    }
    losses.add(
        "clauses that hold nothing but a list of documents, which is back matter",
        document.clauses().count() - made.len(),
    );
    crate::oscal::order::sort(tree, root);
    lost
}

/// The clauses that are groups: as they were read, else those that only hold others, whose parent is a group or nothing. What stands in a group
/// is all groups or all controls.
fn groups(document: &Document) -> HashSet<NodeId> {
    let holds_only = |clause: Clause<'_>| match clause.block().attribute(&AttributeKey::Type) {
        Some("group") => true,
        Some("control") => false,
        _ => clause.subclauses().next().is_some() && clause.own_provisions().next().is_none(),
    };
    let mut groups: HashSet<NodeId> = HashSet::new();
    let mut mixed: HashMap<Option<NodeId>, bool> = HashMap::new();
    for clause in document.clauses() {
        let outer = clause.parent().map(|outer| outer.block().id());
        let all = mixed.entry(outer).or_insert_with(|| match clause.parent() {
            // Groups and controls may stand side by side below the catalog alone.
            None => true,
            Some(outer) => outer.subclauses().all(holds_only),
        });
        if *all && holds_only(clause) && outer.is_none_or(|outer| groups.contains(&outer)) {
            groups.insert(clause.block().id());
        }
    }
    groups
}

/// What a clause holds besides its title, its subclauses and its lists of documents.
fn own_blocks(block: Block<'_>) -> Vec<Block<'_>> {
    let apart =
        |kind| matches!(kind, NodeKind::Clause | NodeKind::Title | NodeKind::ReferenceList | NodeKind::AdoptedDocument);
    block.children().filter(|child| !apart(child.kind()) && !child.text().trim().is_empty()).collect()
}

fn holds_entries(block: Block<'_>) -> bool {
    block.children().any(|child| child.kind() == NodeKind::ReferenceList)
}

/// Properties that a clause of OSCAL was read with.
fn properties(tree: &mut Tree, element: Id, clause: Clause<'_>) {
    for (key, value) in clause.block().attributes() {
        let AttributeKey::Other(key) = key else { continue };
        if &**key == "class" {
            tree.add_flag(element, "class", value, Span::default());
        }
        let Some(name) = key.strip_prefix("prop ") else { continue };
        let (ns, name) = match name.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((ns, name)) => (Some(ns), name),
            None => (None, name),
        };
        let (name, class) = name.split_once(' ').map_or((name, None), |(name, class)| (name, Some(class)));
        let prop = tree.add(element, "prop", Span::default());
        let flags = [("name", Some(name)), ("ns", ns), ("class", class), ("value", Some(value))];
        for (flag, value) in flags {
            if let Some(value) = value {
                tree.add_flag(prop, flag, value, Span::default());
            }
        }
    }
}

/// What a clause refers to: other clauses, entries of the back matter, addresses. Each once.
fn links(
    document: &Document,
    tree: &mut Tree,
    element: Id,
    clause: Clause<'_>,
    ids: &HashMap<NodeId, String>,
    resources: &Resources,
) {
    let mut given: HashSet<String> = HashSet::new();
    let own = clause.block().id();
    let references =
        clause.references().filter(|reference| reference.clause().is_some_and(|around| around.block().id() == own));
    for reference in references {
        let (href, rel) = match reference.target() {
            Target::Internal(block) => {
                let target =
                    block.ancestors().find_map(|around| resources.get(&around.id()).map(|uuid| (uuid, "reference")));
                let around =
                    || document.clause_of(block.id()).and_then(|node| ids.get(&node)).map(|id| (id, "related"));
                let Some((id, rel)) =
                    resources.get(&block.id()).map(|uuid| (uuid, "reference")).or(target).or_else(around)
                else {
                    continue;
                };
                (format!("#{id}"), rel)
            }
            Target::Uri(uri) if !uri.contains(char::is_whitespace) => (uri.to_owned(), "reference"),
            _ => continue,
        };
        if given.insert(href.clone()) {
            let link = tree.add(element, "link", Span::default());
            tree.add_flag(link, "href", &href, Span::default());
            tree.add_flag(link, "rel", rel, Span::default());
        }
    }
}
