//! The JSON syntax on its way out.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::oscal::Element;
use crate::oscal::markdown::{line_of, paragraphs_of};
use crate::oscal::names::{self, Markup};

/// What is still to be written.
enum Step<'t> {
    Value(Element<'t>),
    Raw(Cow<'static, str>),
}

/// Writes a document, one member a line. A stack of its own holds what is open.
pub(crate) fn to_json(root: Element<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut work =
        vec![Step::Raw("\n}\n".into()), Step::Value(root), Step::Raw(format!("{{\n{}: ", quoted(root.name())).into())];
    while let Some(step) = work.pop() {
        match step {
            Step::Raw(text) => out.write_all(text.as_bytes())?,
            Step::Value(element) => match scalar(element) {
                Some(text) => out.write_all(quoted(&text).as_bytes())?,
                None => {
                    let mut steps = members(element);
                    steps.reverse();
                    work.append(&mut steps);
                }
            },
        }
    }
    Ok(())
}

/// The string that an element is, where it is one.
fn scalar(element: Element<'_>) -> Option<Cow<'_, str>> {
    let name = element.name();
    let parent = element.parent().map_or("", Element::name);
    if element.is_flag() {
        return Some(element.value().into());
    }
    match names::markup(name, parent) {
        Markup::Paragraphs if !holds_members(element) => Some(paragraphs_of(element).into()),
        Markup::Line => Some(line_of(element).into()),
        _ if holds_members(element) => None,
        // An object without members, such as `include-all`.
        _ if element.value().is_empty() && element.children().next().is_none() => None,
        _ => Some(element.value().into()),
    }
}

/// True if an element has members of its own, which are no markup.
fn holds_members(element: Element<'_>) -> bool {
    element.children().any(|child| {
        child.is_flag()
            || !(child.is_text()
                || names::is_block(child.name())
                || names::is_mixed(child.name()) && !is_field(child.name()))
    }) || element.children().any(|child| is_field(child.name()))
}

/// A field of a line of markup, which is a member.
fn is_field(name: &str) -> bool {
    matches!(name, "title" | "label" | "usage" | "choice" | "text" | "caption")
}

/// An object: its members in the order in which their names first come.
fn members(element: Element<'_>) -> Vec<Step<'_>> {
    let mut order: Vec<(&str, Vec<Element<'_>>)> = Vec::new();
    // The newest flag stands first in the tree.
    let mut flags: Vec<_> = element.children().filter(|child| child.is_flag()).collect();
    flags.reverse();
    for child in flags.into_iter().chain(element.children().filter(|child| !child.is_text() && !child.is_flag())) {
        match order.iter_mut().find(|(name, _)| *name == child.name()) {
            Some((_, list)) => list.push(child),
            None => order.push((child.name(), vec![child])),
        }
    }
    let mut steps = vec![Step::Raw("{".into())];
    let mut first = true;
    let mut key = |name: &str, steps: &mut Vec<Step<'_>>| {
        steps.push(Step::Raw(format!("{}\n{}: ", if first { "" } else { "," }, quoted(name)).into()));
        first = false;
    };
    if let Some(name) =
        names::value_name(element.name()).filter(|name| element.child(name).is_none() && !element.value().is_empty())
    {
        key(name, &mut steps);
        steps.push(Step::Raw(quoted(element.value()).into()));
    }
    for (name, list) in order {
        if list[0].is_flag() || list.len() == 1 && !names::is_list(name, element.name()) {
            key(name, &mut steps);
            steps.push(Step::Value(list[0]));
            continue;
        }
        key(&names::list(name), &mut steps);
        for (at, item) in list.into_iter().enumerate() {
            steps.push(Step::Raw(if at == 0 { "[" } else { ", " }.into()));
            steps.push(Step::Value(item));
        }
        steps.push(Step::Raw("]".into()));
    }
    steps.push(Step::Raw("}".into()));
    steps
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
