//! One catalog of several selections: without groups, as they were, or as the profile says.

use std::collections::HashMap;

use super::combine::{Fresh, first_only, move_all};
use super::custom;
use crate::oscal::label::is_kept;
use crate::oscal::{Element, Id, Tree};

/// The structures that a profile may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Structure {
    Flat,
    AsIs,
    Custom,
}

/// The structuring directives of a profile, in the order of the source.
pub(super) fn structures(profile: Element<'_>) -> Vec<(Structure, Element<'_>)> {
    let on = |directive: &Element<'_>| !matches!(directive.value().trim().to_ascii_lowercase().as_str(), "false" | "0");
    let directives = profile.all("merge").flat_map(Element::children);
    directives
        .filter_map(|directive| match directive.name() {
            "flat" => Some((Structure::Flat, directive)).filter(|_| on(&directive)),
            "as-is" => Some((Structure::AsIs, directive)).filter(|_| on(&directive)),
            "custom" => Some((Structure::Custom, directive)),
            _ => None,
        })
        .collect()
}

/// Makes the catalog of a profile from what its imports selected. Also gives controls that were copied, each with its copy.
pub(super) fn merge(
    tree: &mut Tree,
    profile: Id,
    selections: &[Id],
    structure: Structure,
    most: usize,
) -> (Id, Vec<(Id, Id)>) {
    let mut copies = Vec::new();
    let span = tree.at(profile).span();
    let target = tree.loose("catalog", span);
    let mut fresh = Fresh::new(first_only(tree.at(profile)));
    for selection in selections {
        let loose: Vec<_> = tree.at(*selection).all("param").map(Element::id).collect();
        move_all(tree, &loose, target);
    }
    match structure {
        Structure::Flat => {
            for selection in selections {
                flat(tree, *selection, target, &mut fresh);
            }
        }
        Structure::AsIs => as_is(tree, selections, target, &mut fresh),
        Structure::Custom => copies = custom::build(tree, profile, selections, target, most),
    }
    (target, copies)
}

fn flat(tree: &mut Tree, selection: Id, target: Id, fresh: &mut Fresh) {
    let controls: Vec<_> = tree.at(selection).below("control").map(Element::id).collect();
    for control in controls {
        tree.detach(control);
        if fresh.take(tree.at(control)) {
            tree.append(target, control);
        }
    }
}

/// Puts the groups and controls of all selections under one catalog; groups of one id are one group.
fn as_is(tree: &mut Tree, selections: &[Id], target: Id, fresh: &mut Fresh) {
    let mut known: HashMap<(Id, String), Id> = HashMap::new();
    for selection in selections {
        without_empty(tree, *selection, fresh);
        // Members to put somewhere, the next one last.
        let members = |tree: &Tree, of: Id| -> Vec<Id> {
            tree.at(of)
                .children()
                .filter(|child| matches!(child.name(), "group" | "control"))
                .map(Element::id)
                .collect()
        };
        let mut waiting: Vec<(Id, Id)> = members(tree, *selection).into_iter().rev().map(|id| (id, target)).collect();
        while let Some((id, into)) = waiting.pop() {
            let name = tree.at(id).get("id").filter(|_| tree.at(id).is("group")).map(str::to_owned);
            let same = name.as_ref().and_then(|name| known.get(&(into, name.clone())).copied());
            if let Some(same) = same {
                waiting.extend(members(tree, id).into_iter().rev().map(|inner| (inner, same)));
                continue;
            }
            tree.detach(id);
            tree.append(into, id);
            note(tree, id, into, &mut known);
        }
    }
}

/// Takes note of a group and of all groups inside it.
fn note(tree: &Tree, id: Id, into: Id, known: &mut HashMap<(Id, String), Id>) {
    for group in tree.at(id).walk().filter(|element| element.is("group")) {
        let outer = if group.id() == id { Some(into) } else { group.parent().map(Element::id) };
        if let (Some(outer), Some(name)) = (outer, group.get("id")) {
            known.entry((outer, name.to_owned())).or_insert(group.id());
        }
    }
}

/// Takes out groups that hold no control, and controls that came before.
fn without_empty(tree: &mut Tree, selection: Id, fresh: &mut Fresh) {
    let of_group = |control: &Element<'_>| control.parent().is_none_or(|outer| !outer.is("control"));
    let controls = tree.at(selection).below("control").filter(of_group);
    let stale: Vec<_> = controls.filter(|control| !fresh.take(*control)).map(Element::id).collect();
    stale.into_iter().for_each(|id| tree.detach(id));
    let mut groups: Vec<_> = tree.at(selection).below("group").map(Element::id).collect();
    // Inner groups come behind those around them.
    groups.reverse();
    for group in groups {
        let holds = tree.at(group).children().any(|child| matches!(child.name(), "group" | "control"));
        if !holds && !is_kept(tree.at(group)) {
            tree.detach(group);
        }
    }
}
