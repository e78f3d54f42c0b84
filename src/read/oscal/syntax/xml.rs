//! The XML syntax.

use super::read::Read;
use crate::error::Error;
use crate::oscal::{Id, Tree, names};
use crate::read::xml::{self, Node};
use crate::source::{Decoded, Limits};

/// An element that is open.
struct Open<'t> {
    id: Id,
    node: Node<'t>,
    next: Option<Node<'t>>,
    /// White space in it counts.
    mixed: bool,
    /// The blocks of prose that came last, which are one text.
    prose: Option<Id>,
}

pub(super) fn parse(decoded: &Decoded<'_>, limits: &Limits, out: &mut Tree) -> Result<Read, Error> {
    let tree = xml::parse(decoded, limits)?;
    let root = convert(tree.root(), out);
    let diagnostics = tree.diagnostics().to_vec();
    Ok(Read { root, map: tree.map().clone(), diagnostics })
}

/// Makes a tree of one of XML, with a stack of its own.
fn convert(root: Node<'_>, out: &mut Tree) -> Id {
    let id = out.loose(root.name(), root.span());
    let mut open = vec![enter(root, id, out)];
    while let Some(top) = open.last_mut() {
        let Some(node) = top.next else {
            open.pop();
            continue;
        };
        top.next = node.next_sibling();
        if node.is_text() {
            text(node, top, out);
        } else if node.is_element() {
            let name = node.name();
            let groups = names::is_block(name) && !names::is_mixed(top.node.name()) && holds_prose(top.node);
            let parent = if groups {
                *top.prose.get_or_insert_with(|| out.add(top.id, "prose", node.span()))
            } else {
                top.prose = None;
                top.id
            };
            let id = out.add(parent, name, node.span());
            if groups {
                out.ends_at(parent, node.span().end());
            }
            let next = enter(node, id, out);
            open.push(next);
        }
    }
    id
}

/// True if blocks stand in an element beside members of other kinds, so that they are its prose.
fn holds_prose(node: Node<'_>) -> bool {
    matches!(node.name(), "part" | "guideline")
}

fn enter<'t>(node: Node<'t>, id: Id, out: &mut Tree) -> Open<'t> {
    for attribute in node.attributes().filter(|attribute| attribute.namespace().is_none()) {
        out.add_flag(id, attribute.name(), attribute.value(), attribute.span());
    }
    let mut children = node.children().filter(|child| child.is_text() || child.is_element());
    if let (Some(only), None) = (children.next(), children.next())
        && only.is_text()
        && node.attributes().next().is_none()
    {
        let mut pieces = Vec::new();
        only.runs(|text, place| pieces.push((text, place)));
        out.set_pieces(id, pieces.into_iter());
        return Open { id, node, next: None, mixed: false, prose: None };
    }
    let says = |child: Node<'_>| child.text().is_some_and(|text| !text.trim().is_empty());
    let mixed = names::is_mixed(node.name()) || node.children().any(says);
    Open { id, node, next: node.first_child(), mixed, prose: None }
}

fn text(node: Node<'_>, top: &mut Open<'_>, out: &mut Tree) {
    if !top.mixed {
        return;
    }
    if let Some(name) = names::value_name(top.node.name()) {
        let mut pieces = Vec::new();
        node.runs(|text, place| pieces.push((text, place)));
        if pieces.iter().any(|(text, _)| !text.trim().is_empty()) {
            let field = out.add(top.id, name, node.span());
            out.set_pieces(field, pieces.into_iter());
        }
        return;
    }
    node.runs(|text, place| out.add_text(top.id, text, place));
}
