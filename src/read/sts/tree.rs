//! Questions that the reader asks of the parsed tree. None of them recurses.

use crate::read::xml::Node;

use super::attributes::{Attributes, Change};
use crate::read::xml::tree;
pub(super) use crate::read::xml::tree::{attribute, child, elements, walk};

/// The text of an element with white space collapsed, without the contents of elements of the given names.
pub(super) fn plain(node: Node<'_>, without: &[&str]) -> String {
    tree::plain(node, "break", |e| without.contains(&e.name()) || is_deleted(e))
}

/// Returns `true` if a redline strikes an element out.
pub(super) fn is_deleted(node: Node<'_>) -> bool {
    Attributes::of(node).change == Some(Change::Deleted)
}

/// Returns `true` if an element holds text of its own, beside that of elements in it.
pub(super) fn is_mixed(node: Node<'_>) -> bool {
    node.children().any(|c| c.is_text() && c.text().is_some_and(|t| !t.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_leaves_out_what_is_named() {
        let tree = crate::read::xml::tree_of("<a> x<b>y <c>z</c></b>\n w<d/> <b/>v</a>");
        assert_eq!(plain(tree.root(), &["c"]), "xy w v");
        assert_eq!(plain(tree.root(), &[]), "xy z w v");
        assert_eq!(plain(elements(tree.root()).last().unwrap(), &[]), "");
    }
}
