//! The end of a resolution: members in the order of the model, nothing that nobody points to, metadata of its own.

use std::collections::HashSet;

use super::back_matter;
use crate::oscal::label::is_kept;
use crate::oscal::{Element, Id, Tree};
use crate::place::Span;

/// Members of catalogs, groups and controls, in order; flags come first.
const ORDER: &[&str] = &["title", "metadata", "param", "prop", "link", "part", "control", "group", "back-matter"];

/// Members of parts, in order.
const OF_PART: &[&str] = &["title", "prop", "prose", "part", "link"];

/// Members of parameters, in order.
const OF_PARAM: &[&str] = &["prop", "link", "label", "usage", "constraint", "guideline", "value", "select", "remarks"];

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
    sort(tree, target);
}

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
        super::combine::move_all(tree, &ids, holder);
    }
}

/// Gives a catalog the metadata of its profile, with what says that it was resolved and from what. `digest` names the content of all sources,
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
    const FIELDS: &[&str] = &[
        "title",
        "published",
        "last-modified",
        "version",
        "oscal-version",
        "revisions",
        "document-id",
        "prop",
        "link",
    ];
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
    sort(tree, target);
}

/// A name-based UUID (RFC 9562, version 8) of a digest in hexadecimal digits.
fn uuid(digest: &str) -> String {
    let hex = |from: usize, to: usize| digest.get(from..to).unwrap_or_default();
    format!("{}-{}-8{}-a{}-{}", hex(0, 8), hex(8, 12), hex(13, 16), hex(17, 20), hex(20, 32))
}
