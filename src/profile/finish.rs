//! The end of a resolution: members in the order of the model, nothing that nobody points to, metadata of its own.

use std::collections::HashSet;

use super::back_matter;
use crate::oscal::label::{is_kept, uuid};
use crate::oscal::{Element, Id, Tree, order};
use crate::place::Span;

/// Sorts, drops loose parameters that nothing inserts, and adds the back matter.
pub(super) fn finish(tree: &mut Tree, target: Id, resources: &[Id]) {
    let inserted: HashSet<String> = tree
        .at(target)
        .below("insert")
        .filter_map(|insert| insert.get("id-ref").or_else(|| insert.get("param-id")))
        .map(str::to_owned)
        .collect();
    let idle = |param: &Element<'_>| !is_kept(*param) && param.get("id").is_none_or(|id| !inserted.contains(id));
    let idle: Vec<_> = tree.at(target).all("param").filter(idle).map(Element::id).collect();
    idle.into_iter().for_each(|id| tree.detach(id));
    back_matter::attach(tree, target, resources);
    order::sort(tree, target);
}

/// Gives a catalog the metadata of its profile, with what says that it was resolved and from what. `digest` names the content of all sources,
/// Fields of the metadata, in the order of the schema.
const FIELDS: &[&str] =
    &["title", "published", "last-modified", "version", "oscal-version", "revisions", "document-id", "prop", "link"];

/// so that the same sources give the same catalog.
pub(super) fn metadata(tree: &mut Tree, target: Id, profile: Id, name: &str, digest: &str) {
    let span = Span::default();
    let uuid = uuid(digest);
    tree.add_flag(target, "uuid", &uuid, span);
    let metadata = match tree.at(profile).child("metadata").map(Element::id) {
        Some(metadata) => tree.copy(metadata),
        None => tree.loose("metadata", span),
    };
    let own: Vec<_> = tree.at(metadata).children().map(Element::id).collect();
    let mut ranked: Vec<(usize, Id)> = Vec::new();
    for id in own {
        let rank = FIELDS.iter().position(|field| tree.at(id).is(field)).unwrap_or(FIELDS.len());
        ranked.push((rank, id));
        tree.detach(id);
    }
    let prop = tree.loose("prop", span);
    tree.add_flag(prop, "name", "resolution-tool", span);
    tree.add_flag(prop, "value", concat!("normative ", env!("CARGO_PKG_VERSION")), span);
    ranked.push((7, prop));
    let link = tree.loose("link", span);
    tree.add_flag(link, "href", name, span);
    tree.add_flag(link, "rel", "source-profile", span);
    ranked.push((8, link));
    ranked.sort_by_key(|(rank, _)| *rank);
    for (_, id) in ranked {
        tree.append(metadata, id);
    }
    tree.append(target, metadata);
    order::sort(tree, target);
}
