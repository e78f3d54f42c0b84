//! Questions that the reader asks of the parsed tree. None of them recurses.

use roxmltree::{Node, NodeId};

use super::attributes::{Attributes, Change};

/// An attribute by its local name, whatever its namespace.
pub(super) fn attribute<'t>(node: Node<'t, '_>, name: &str) -> Option<&'t str> {
    node.attributes().find(|a| a.name() == name).map(|a| a.value())
}

/// The first child element of a name.
pub(super) fn child<'t, 'i>(node: Node<'t, 'i>, name: &str) -> Option<Node<'t, 'i>> {
    node.children().find(|c| c.is_element() && c.tag_name().name() == name)
}

/// The child elements of a node.
pub(super) fn elements<'t, 'i>(node: Node<'t, 'i>) -> impl Iterator<Item = Node<'t, 'i>> {
    node.children().filter(Node::is_element)
}

/// The nodes below a node in document order, without the subtrees of elements for which `skip` holds.
pub(super) fn walk<'t, 'i>(
    root: Node<'t, 'i>,
    skip: impl Fn(Node<'t, 'i>) -> bool,
) -> impl Iterator<Item = Node<'t, 'i>> {
    let mut next = root.first_child();
    std::iter::from_fn(move || {
        loop {
            let node = next?;
            let skipped = node.is_element() && skip(node);
            next = match node.first_child().filter(|_| !skipped) {
                Some(inner) => Some(inner),
                None => after(node, root.id()),
            };
            if !skipped {
                return Some(node);
            }
        }
    })
}

/// The node after a subtree, inside a root.
fn after<'t, 'i>(node: Node<'t, 'i>, root: NodeId) -> Option<Node<'t, 'i>> {
    let mut node = node;
    while node.id() != root {
        if let Some(sibling) = node.next_sibling() {
            return Some(sibling);
        }
        node = node.parent()?;
    }
    None
}

/// The text of an element with white space collapsed, without the contents of elements of the given names.
pub(super) fn plain(node: Node<'_, '_>, without: &[&str]) -> String {
    let mut out = String::new();
    let mut space = false;
    for part in walk(node, |e| without.contains(&e.tag_name().name()) || is_deleted(e)) {
        if part.is_element() && part.tag_name().name() == "break" {
            space = true;
        }
        let Some(text) = part.text().filter(|_| part.is_text()) else { continue };
        for (i, word) in text.split([' ', '\t', '\n', '\r']).enumerate() {
            space |= i > 0;
            if word.is_empty() {
                continue;
            }
            if space && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            out.push_str(word);
        }
    }
    out
}

/// Whether a redline strikes an element out.
pub(super) fn is_deleted(node: Node<'_, '_>) -> bool {
    Attributes::of(node).change == Some(Change::Deleted)
}

/// Whether an element holds text of its own, beside that of elements in it.
pub(super) fn is_mixed(node: Node<'_, '_>) -> bool {
    node.children().any(|c| c.is_text() && c.text().is_some_and(|t| !t.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_leaves_out_what_is_named() {
        let tree = roxmltree::Document::parse("<a> x<b>y <c>z</c></b>\n w<d/> <b/>v</a>").unwrap();
        assert_eq!(plain(tree.root_element(), &["c"]), "xy w v");
        assert_eq!(plain(tree.root_element(), &[]), "xy z w v");
        assert_eq!(plain(tree.root_element().last_child().unwrap(), &[]), "");
    }
}
