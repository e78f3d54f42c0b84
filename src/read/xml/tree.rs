//! Questions that readers ask of the parsed tree. None of them recurses.

use roxmltree::{Node, NodeId};

/// An attribute by its local name, whatever its namespace.
pub(crate) fn attribute<'t>(node: Node<'t, '_>, name: &str) -> Option<&'t str> {
    node.attributes().find(|a| a.name() == name).map(|a| a.value())
}

/// The first child element of a name.
pub(crate) fn child<'t, 'i>(node: Node<'t, 'i>, name: &str) -> Option<Node<'t, 'i>> {
    node.children().find(|c| c.is_element() && c.tag_name().name() == name)
}

/// The child elements of a node.
pub(crate) fn elements<'t, 'i>(node: Node<'t, 'i>) -> impl Iterator<Item = Node<'t, 'i>> {
    node.children().filter(Node::is_element)
}

/// The name of the element around a node.
pub(crate) fn parent_name<'t>(node: Node<'t, '_>) -> &'t str {
    node.parent_element().map_or("", |parent| parent.tag_name().name())
}

/// The nodes below a node in document order, without the subtrees of elements for which `skip` holds.
pub(crate) fn walk<'t, 'i>(
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

/// The text of an element with white space collapsed, without the subtrees for which `skip` holds. An element named `line_end`
/// parts words.
pub(crate) fn plain<'t, 'i>(node: Node<'t, 'i>, line_end: &str, skip: impl Fn(Node<'t, 'i>) -> bool) -> String {
    let mut out = String::new();
    let mut space = false;
    for part in walk(node, skip) {
        if part.is_element() && part.tag_name().name() == line_end {
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
