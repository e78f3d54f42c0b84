//! Modification: settings of parameters, removals, additions.

use std::collections::HashMap;

use crate::oscal::{Element, Id, Tree};

/// The namespace of names without one.
const OWN: &str = "http://csrc.nist.gov/ns/oscal";

/// What was asked for and is not there, and what each alteration altered.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// Settings, alterations and additions of what is not in the catalog.
    pub(super) missing: Vec<Id>,
    /// Controls and the alteration of each.
    pub(super) altered: Vec<(Id, Id)>,
}

/// Applies what a profile modifies to a catalog. Removals come before all additions. Stops where the tree has more nodes than it may.
pub(super) fn modify(tree: &mut Tree, target: Id, profile: Id, most: usize) -> Done {
    let mut done = Done::default();
    let Some(modify) = tree.at(profile).child("modify").map(Element::id) else { return done };
    let by_id = |tree: &Tree, name: &str| {
        let mut found: HashMap<String, Vec<Id>> = HashMap::new();
        for element in tree.at(target).below(name) {
            if let Some(id) = element.get("id") {
                found.entry(id.to_owned()).or_default().push(element.id());
            }
        }
        found
    };
    let params = by_id(tree, "param");
    let settings: Vec<_> = tree.at(modify).all("set-parameter").map(Element::id).collect();
    for setting in settings {
        match tree.at(setting).get("param-id").and_then(|id| params.get(id)) {
            Some(found) => found.iter().for_each(|param| set(tree, *param, setting)),
            None => done.missing.push(setting),
        }
    }
    let controls = by_id(tree, "control");
    let alters: Vec<_> = tree.at(modify).all("alter").map(Element::id).collect();
    let goals = |tree: &Tree, alter: Id| {
        tree.at(alter).get("control-id").and_then(|id| controls.get(id)).cloned().unwrap_or_default()
    };
    for alter in &alters {
        for control in goals(tree, *alter) {
            let removals: Vec<_> = tree.at(*alter).all("remove").map(Element::id).collect();
            removals.into_iter().for_each(|removal| remove(tree, control, removal));
        }
    }
    for alter in &alters {
        let goals = goals(tree, *alter);
        if goals.is_empty() {
            done.missing.push(*alter);
        }
        for control in goals {
            if tree.len() > most {
                return done;
            }
            done.altered.push((control, *alter));
            let additions: Vec<_> = tree.at(*alter).all("add").map(Element::id).collect();
            for addition in additions {
                if !add(tree, control, addition) {
                    done.missing.push(addition);
                }
            }
        }
    }
    done
}

/// Replaces label, usage, values and choices of a parameter; adds to its properties, links, constraints and guidelines.
fn set(tree: &mut Tree, param: Id, setting: Id) {
    for name in ["class", "depends-on"] {
        if let Some(value) = tree.at(setting).child(name).map(Element::id) {
            replace(tree, param, name, &[value]);
        }
    }
    let names: Vec<&str> = tree.at(setting).children().map(Element::name).collect();
    let says = |name: &str| names.contains(&name);
    let chooses = says("value") || says("select");
    let replaced = [("label", says("label")), ("usage", says("usage")), ("value", chooses), ("select", chooses)];
    let old: Vec<_> = tree
        .at(param)
        .children()
        .filter(|child| replaced.iter().any(|(name, said)| *said && child.is(name)))
        .map(Element::id)
        .collect();
    old.into_iter().for_each(|id| tree.detach(id));
    let new: Vec<_> =
        tree.at(setting).children().filter(|child| !child.is_flag() && !child.is("remarks")).map(Element::id).collect();
    for id in new {
        let member = tree.at(id);
        let uuid = member.get("uuid").filter(|_| matches!(member.name(), "prop" | "link"));
        let same = |old: &Element<'_>| uuid.is_some() && old.is(member.name()) && old.get("uuid") == uuid;
        let same: Vec<_> = tree.at(param).children().filter(same).map(Element::id).collect();
        same.into_iter().for_each(|old| tree.detach(old));
        let copy = tree.copy(id);
        tree.append(param, copy);
    }
}

/// Puts copies of some members in the place of those of a name.
fn replace(tree: &mut Tree, of: Id, name: &str, with: &[Id]) {
    let old: Vec<_> = tree.at(of).all(name).map(Element::id).collect();
    old.into_iter().for_each(|id| tree.detach(id));
    for id in with {
        let copy = tree.copy(*id);
        tree.prepend(of, copy);
    }
}

/// Removes what meets every criterion that a removal gives, from a control and its parts, but not from the controls inside it.
fn remove(tree: &mut Tree, control: Id, removal: Id) {
    let asked = |name: &str| tree.at(removal).get(name);
    let tests = [
        ("id", asked("by-id")),
        ("name", asked("by-name")),
        ("class", asked("by-class")),
        ("ns", asked("by-ns")),
        ("", asked("by-item-name")),
    ];
    if tests.iter().all(|(_, wanted)| wanted.is_none()) {
        return;
    }
    let meets = |element: Element<'_>| {
        tests.iter().all(|(name, wanted)| {
            wanted.is_none_or(|wanted| match *name {
                "" => element.name() == wanted,
                "ns" => {
                    element.get("ns").unwrap_or(OWN) == wanted
                        && (element.get("ns").is_some() || element.get("name").is_some())
                }
                name => element.get(name) == Some(wanted),
            })
        })
    };
    let mut found = Vec::new();
    let mut waiting: Vec<Element<'_>> = tree.at(control).children().collect();
    while let Some(element) = waiting.pop() {
        if element.is_flag() || element.is_text() || element.is("control") {
            continue;
        }
        if meets(element) {
            found.push(element.id());
        } else {
            waiting.extend(element.children());
        }
    }
    found.into_iter().for_each(|id| tree.detach(id));
}

/// Adds to a control, or beside or inside what an id names in it. Whether there was a place for it.
fn add(tree: &mut Tree, control: Id, addition: Id) -> bool {
    let directive = tree.at(addition);
    let position = directive.get("position").unwrap_or("ending").to_owned();
    let content: Vec<Id> = directive.children().filter(|child| !child.is_flag()).map(Element::id).collect();
    let Some(by) = directive.get("by-id").map(str::to_owned) else {
        place(tree, control, &content, matches!(position.as_str(), "starting" | "before"));
        return true;
    };
    let named = |element: &Element<'_>| element.id() != control && !element.is_flag() && element.get("id") == Some(&by);
    let goals: Vec<_> = tree.at(control).walk().filter(named).map(Element::id).collect();
    for goal in &goals {
        match position.as_str() {
            "before" => {
                for id in &content {
                    let copy = tree.copy(*id);
                    tree.insert_before(*goal, copy);
                }
            }
            "after" => {
                for id in content.iter().rev() {
                    let copy = tree.copy(*id);
                    tree.insert_after(*goal, copy);
                }
            }
            position => place(tree, *goal, &content, position == "starting"),
        }
    }
    !goals.is_empty()
}

/// Puts copies inside an element, before or behind all that it holds; each is sorted to its kind later. A title replaces.
fn place(tree: &mut Tree, goal: Id, content: &[Id], starting: bool) {
    if content.iter().any(|id| tree.at(*id).is("title")) {
        replace(tree, goal, "title", &[]);
    }
    let copies: Vec<_> = content.iter().map(|id| tree.copy(*id)).collect();
    if starting {
        copies.into_iter().rev().for_each(|copy| tree.prepend(goal, copy));
    } else {
        copies.into_iter().for_each(|copy| tree.append(goal, copy));
    }
}
