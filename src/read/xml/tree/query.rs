//! Questions that readers ask of the parsed tree. None of them recurses.

use super::node::Node;

/// An attribute by its local name, whatever its namespace.
pub(crate) fn attribute<'t>(node: Node<'t>, name: &str) -> Option<&'t str> {
    node.attributes().find(|a| a.name() == name).map(super::node::Attribute::value)
}

/// The first child element of a name.
pub(crate) fn child<'t>(node: Node<'t>, name: &str) -> Option<Node<'t>> {
    node.children().find(|c| c.is_element() && c.name() == name)
}

/// The child elements of a node.
pub(crate) fn elements(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    node.children().filter(Node::is_element)
}

/// The name of the element around a node.
pub(crate) fn parent_name(node: Node<'_>) -> &str {
    node.parent().map_or("", |parent| parent.name())
}

/// The nodes below a node in document order, without the subtrees of elements for which `skip` holds.
pub(crate) fn walk<'t>(root: Node<'t>, skip: impl Fn(Node<'t>) -> bool) -> impl Iterator<Item = Node<'t>> {
    root.below(skip)
}

/// The text of an element with white space collapsed, without the subtrees for which `skip` holds. An element named `line_end`
/// parts words.
pub(crate) fn plain<'t>(node: Node<'t>, line_end: &str, skip: impl Fn(Node<'t>) -> bool) -> String {
    let mut out = String::new();
    let mut space = false;
    for part in walk(node, skip) {
        if part.is_element() && part.name() == line_end {
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
