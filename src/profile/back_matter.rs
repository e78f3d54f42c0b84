//! Back matter: the resources of all imports and of the profile that something points to.

use std::collections::{HashMap, HashSet};

use crate::oscal::label::is_kept;
use crate::oscal::{Element, Id, Tree};

/// The resources of some documents in their order. Of those with one uuid the later counts, at its later place, unless the earlier is to be
/// kept always.
pub(super) fn gather(tree: &Tree, documents: &[Id]) -> Vec<Id> {
    let mut list: Vec<Option<Id>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for document in documents {
        for resource in tree.at(*document).all("back-matter").flat_map(|back| back.all("resource")) {
            let uuid = resource.get("uuid").unwrap_or_default();
            if let Some(&at) = known.get(uuid) {
                let kept = list[at].is_some_and(|old| is_kept(tree.at(old)));
                if kept && !is_kept(resource) {
                    continue;
                }
                list[at] = None;
            }
            known.insert(uuid, list.len());
            list.push(Some(resource.id()));
        }
    }
    list.into_iter().flatten().collect()
}

/// Puts those of some resources that something in a catalog points to, or that are to be kept, into its back matter.
pub(super) fn attach(tree: &mut Tree, target: Id, resources: &[Id]) {
    let named: HashSet<&str> =
        tree.at(target).below("href").filter_map(|href| href.value().trim().strip_prefix('#')).collect();
    let needed =
        |resource: Element<'_>| is_kept(resource) || resource.get("uuid").is_some_and(|uuid| named.contains(uuid));
    let kept: Vec<_> = resources.iter().copied().filter(|id| needed(tree.at(*id))).collect();
    if kept.is_empty() {
        return;
    }
    let span = tree.at(kept[0]).span();
    let back = tree.add(target, "back-matter", span);
    for resource in kept {
        let copy = tree.copy(resource);
        tree.append(back, copy);
    }
}
