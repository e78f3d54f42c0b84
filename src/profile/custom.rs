//! The structure that a profile writes down itself.

use super::combine::{Fresh, first_only, move_all};
use super::select;
use crate::oscal::{Element, Id, Tree};

/// Builds the groups of `custom`, filled with the controls that were selected. Gives each control with its copy. Stops where
/// the tree has more nodes than it may.
pub(super) fn build(tree: &mut Tree, profile: Id, selections: &[Id], target: Id, most: usize) -> Vec<(Id, Id)> {
    let mut copies = Vec::new();
    let span = tree.at(profile).span();
    let pool = tree.loose("catalog", span);
    for selection in selections {
        let members: Vec<_> = tree
            .at(*selection)
            .children()
            .filter(|c| matches!(c.name(), "group" | "control"))
            .map(Element::id)
            .collect();
        move_all(tree, &members, pool);
    }
    let first_only = first_only(tree.at(profile));
    let custom = tree.at(profile).all("merge").find_map(|merge| merge.child("custom")).map(Element::id);
    let members = |tree: &Tree, of: Id| -> Vec<Id> {
        tree.at(of)
            .children()
            .filter(|child| matches!(child.name(), "group" | "insert-controls"))
            .map(Element::id)
            .collect()
    };
    let Some(custom) = custom else { return copies };
    // What is to be built, the next one last, and where.
    let mut waiting: Vec<(Id, Id)> = members(tree, custom).into_iter().rev().map(|id| (id, target)).collect();
    while let Some((id, into)) = waiting.pop().filter(|_| tree.len() <= most) {
        if tree.at(id).is("insert-controls") {
            copies.extend(insert(tree, id, pool, into, first_only));
            continue;
        }
        let group = tree.copy_alone(id);
        tree.append(into, group);
        let own: Vec<_> = tree
            .at(id)
            .children()
            .filter(|c| !matches!(c.name(), "group" | "insert-controls"))
            .map(Element::id)
            .collect();
        for member in own {
            let copy = tree.copy(member);
            tree.append(group, copy);
        }
        waiting.extend(members(tree, id).into_iter().rev().map(|inner| (inner, group)));
    }
    copies
}

/// Copies of the controls that an `insert-controls` chooses, in the order that it asks for.
fn insert(tree: &mut Tree, directive: Id, pool: Id, into: Id, first_only: bool) -> Vec<(Id, Id)> {
    let keep = select::chosen(tree.at(directive), tree.at(pool)).0;
    let (found, copies) = select::pruned(tree, pool, &keep, false);
    let mut controls: Vec<Id> = tree.at(found).all("control").map(Element::id).collect();
    let key = |tree: &Tree, id: Id| tree.at(id).get("id").unwrap_or_default().to_owned();
    match tree.at(directive).get("order") {
        Some("ascending") => controls.sort_by_key(|id| key(tree, *id)),
        Some("descending") => controls.sort_by_key(|id| std::cmp::Reverse(key(tree, *id))),
        _ => {}
    }
    let mut fresh = Fresh::new(first_only);
    for control in controls {
        tree.detach(control);
        if fresh.take(tree.at(control)) {
            tree.append(into, control);
        }
    }
    copies
}
