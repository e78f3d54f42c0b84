//! Questions about elements.

use crate::model::NodeKind;
use crate::read::xml::Node;
use crate::read::xml::tree::{child, plain};

/// The title of a section or list of references.
pub(super) fn title(node: Node<'_>) -> String {
    match child(node, "name") {
        Some(name) => plain(name, "br", |_| false),
        None => node.attribute("title").unwrap_or_default().to_owned(),
    }
}

/// Blocks that hold blocks rather than text.
pub(super) fn holds_blocks(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Document | NodeKind::Clause | NodeKind::Figure | NodeKind::List | NodeKind::Table)
}

/// Returns `true` if an element holds anything that is printed.
pub(super) fn says_something(node: Node<'_>) -> bool {
    node.children().any(|n| n.is_element() || n.text().is_some_and(|t| n.is_text() && !t.trim().is_empty()))
}
