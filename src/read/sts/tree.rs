//! Questions that the reader asks of the parsed tree. None of them recurses.

use roxmltree::Node;

use super::attributes::{Attributes, Change};
use crate::read::xml::tree;
pub(super) use crate::read::xml::tree::{attribute, child, elements, walk};

/// The text of an element with white space collapsed, without the contents of elements of the given names.
pub(super) fn plain(node: Node<'_, '_>, without: &[&str]) -> String {
    tree::plain(node, "break", |e| without.contains(&e.tag_name().name()) || is_deleted(e))
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
