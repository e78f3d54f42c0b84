//! Members in the order of the model.

use super::{Element, Id, Tree};

/// Members of catalogs, groups and controls, in order; flags come first.
const ORDER: &[&str] = &["title", "metadata", "param", "prop", "link", "part", "control", "group", "back-matter"];

/// Members of parts, in order.
const OF_PART: &[&str] = &["title", "prop", "prose", "part", "link"];

/// Members of parameters, in order.
const OF_PARAM: &[&str] = &["prop", "link", "label", "usage", "constraint", "guideline", "value", "select", "remarks"];

/// Brings members into the order of the model; those of one kind stay as they are.
pub(crate) fn sort(tree: &mut Tree, target: Id) {
    let holders: Vec<_> = tree
        .at(target)
        .walk()
        .filter(|element| matches!(element.name(), "catalog" | "group" | "control" | "part" | "param"))
        .map(Element::id)
        .collect();
    for holder in holders {
        let order = match tree.at(holder).name() {
            "part" => OF_PART,
            "param" => OF_PARAM,
            _ => ORDER,
        };
        let rank = |element: Element<'_>| match order.iter().position(|name| element.is(name)) {
            _ if element.is_flag() => 0,
            Some(at) => at + 1,
            None => order.len() + 1,
        };
        let members: Vec<_> = tree.at(holder).children().map(|member| (rank(member), member.id())).collect();
        if members.is_sorted_by_key(|(rank, _)| *rank) {
            continue;
        }
        let mut sorted = members;
        sorted.sort_by_key(|(rank, _)| *rank);
        let ids: Vec<_> = sorted.into_iter().map(|(_, id)| id).collect();
        for id in ids {
            tree.detach(id);
            tree.append(holder, id);
        }
    }
}
