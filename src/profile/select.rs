//! Which controls an import, or an `insert-controls`, chooses, and a copy of a catalog with these alone.

use std::collections::HashSet;

use super::glob;
use crate::oscal::{Element, Id, Tree};

/// Ids that one list of calls names.
#[derive(Debug, Default)]
struct Calls<'t> {
    /// By `with-id`: of the control itself, and of any around it as well.
    own: HashSet<&'t str>,
    around: HashSet<&'t str>,
    patterns: Vec<(&'t str, bool)>,
    any: bool,
}

impl<'t> Calls<'t> {
    fn of(directive: Element<'t>, name: &str) -> Self {
        let mut calls = Self::default();
        for call in directive.all(name) {
            calls.any = true;
            let children = call.get("with-child-controls") == Some("yes");
            for id in call.all("with-id").map(|id| id.value().trim()) {
                if children {
                    calls.around.insert(id)
                } else {
                    calls.own.insert(id)
                };
            }
            calls
                .patterns
                .extend(call.all("matching").filter_map(|m| m.get("pattern")).map(|pattern| (pattern, children)));
        }
        calls
    }

    /// True if a control is called, by the ids from the outermost control around it to its own.
    fn name(&self, line: &[&str]) -> bool {
        let Some(own) = line.last() else { return false };
        let matched = |(pattern, children): &(&str, bool)| {
            let names = if *children { line } else { &line[line.len() - 1..] };
            names.iter().any(|name| glob::matches(pattern, name))
        };
        self.own.contains(own)
            || line.iter().any(|name| self.around.contains(name))
            || self.patterns.iter().any(matched)
    }
}

/// The controls below some elements that a directive chooses; and those of its ids that name none of them.
pub(super) fn chosen<'t>(directive: Element<'t>, source: Element<'t>) -> (HashSet<Id>, Vec<Element<'t>>) {
    let (included, excluded) = (Calls::of(directive, "include-controls"), Calls::of(directive, "exclude-controls"));
    let everything = directive.child("include-all").is_some() || !included.any;
    let mut keep = HashSet::new();
    let mut seen: HashSet<&str> = HashSet::new();
    // The controls around the one that is looked at, the outermost first.
    let mut open: Vec<(Id, &str)> = Vec::new();
    let mut line: Vec<&str> = Vec::new();
    for control in source.below("control") {
        let outer = control.parent().filter(|outer| outer.is("control")).map(Element::id);
        while open.last().is_some_and(|(id, _)| Some(*id) != outer) {
            open.pop();
            line.pop();
        }
        let id = control.get("id").unwrap_or_default();
        open.push((control.id(), id));
        line.push(id);
        seen.insert(id);
        if (everything || included.name(&line)) && !excluded.name(&line) {
            keep.insert(control.id());
        }
    }
    let named = ["include-controls", "exclude-controls"].into_iter().flat_map(|name| directive.all(name));
    let unknown = named.flat_map(|call| call.all("with-id")).filter(|id| !seen.contains(id.value().trim()));
    (keep, unknown.collect())
}

/// A copy of an element with the chosen controls alone. A control whose parent is not chosen moves up to the parent's place. Groups are kept, or
/// left out around their controls. Also gives each control with its copy.
pub(super) fn pruned(tree: &mut Tree, source: Id, keep: &HashSet<Id>, groups: bool) -> (Id, Vec<(Id, Id)>) {
    let mut copies = Vec::new();
    let root = tree.copy_alone(source);
    let first = |tree: &Tree, id: Id| tree.at(id).children().next().map(Element::id);
    // The next member of each open element, where its copy goes, and whether only controls are taken from it.
    let mut open = vec![(first(tree, source), root, false)];
    while let Some((next, into, only)) = open.last_mut() {
        let Some(id) = *next else {
            open.pop();
            continue;
        };
        let (into, only) = (*into, *only);
        *next = tree.at(id).next().map(Element::id);
        let (control, group) = (tree.at(id).is("control"), tree.at(id).is("group"));
        if control && keep.contains(&id) || group && groups && !only {
            let shell = tree.copy_alone(id);
            tree.append(into, shell);
            if control {
                copies.push((id, shell));
            }
            open.push((first(tree, id), shell, false));
        } else if control || group {
            open.push((first(tree, id), into, true));
        } else if !only {
            let copy = tree.copy(id);
            tree.append(into, copy);
        }
    }
    (root, copies)
}
