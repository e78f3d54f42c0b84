//! Questions that the reader asks of the parsed tree. None of them recurses.

use crate::read::xml::Node;
use crate::read::xml::tree;
pub(super) use crate::read::xml::tree::{child, elements, parent_name, walk};

/// The text of an element with white space collapsed, without the presentation layer, footnotes and the ids of terms.
pub(super) fn plain(node: Node<'_>) -> String {
    tree::plain(node, "br", |n| {
        is_rendered(n.name()) || matches!(n.name(), "fn" | "refterm" | "asciimath" | "latexmath" | "del" | "index")
    })
}

/// The text of an element of the presentation layer.
pub(super) fn printed(node: Node<'_>) -> String {
    // What is rendered twice in one element is a copy beside its rendering.
    let source = |n: Node<'_>| matches!(n.name(), "xref" | "eref" | "origin" | "concept" | "stem" | "link");
    let copied = |n: Node<'_>| {
        source(n) && n.next_siblings().filter(Node::is_element).take(1).any(|next| is_rendered(next.name()))
    };
    tree::plain(node, "tab", |n| {
        copied(n) || matches!(n.name(), "fn" | "refterm" | "asciimath" | "latexmath" | "bookmark" | "fmt-fn-label")
    })
}

/// True if an element belongs to the presentation layer.
pub(super) fn is_rendered(name: &str) -> bool {
    name.starts_with("fmt-") || name == "semx"
}

/// An attribute, if it says anything.
pub(super) fn filled<'t>(node: Node<'t>, name: &str) -> Option<&'t str> {
    node.attribute(name).map(str::trim).filter(|value| !value.is_empty())
}

/// True if an element has content: text that is not blank, or an element.
pub(super) fn says_something(node: Node<'_>) -> bool {
    node.children().any(|n| n.is_element() || n.text().is_some_and(|text| !text.trim().is_empty()))
}

/// True if an element holds text of its own, beside that of elements in it.
pub(super) fn is_mixed(node: Node<'_>) -> bool {
    node.children().any(|n| n.is_text() && n.text().is_some_and(|text| !text.trim().is_empty()))
}

/// Names of the attributes by which references lead to an element, the one that authors give first.
pub(super) const IDS: &[&str] = &["anchor", "id", "original-id"];
