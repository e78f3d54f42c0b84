//! MathML: the function of an element beside its siblings, for every format that has formulas in it.

use super::tree::Node;
use crate::model::MarkKind;

/// The function of a child of a MathML element beside its siblings: a script, or [`MarkKind::LineBreak`] for the next part of a
/// fraction, which needs a blank before it.
pub(crate) fn script_of(node: Node<'_>) -> Option<MarkKind> {
    let parent = node.parent()?;
    let name = parent.name();
    if !matches!(name, "msub" | "msup" | "msubsup" | "munder" | "mover" | "munderover" | "mfrac" | "mroot") {
        return None;
    }
    // Only the first three places mean something.
    match (name, node.previous_siblings().filter(Node::is_element).take(3).count()) {
        (_, 0) => None,
        ("msub" | "msubsup" | "munder" | "munderover", 1) => Some(MarkKind::Subscript),
        ("msup" | "mover", 1) | ("msubsup" | "munderover", 2) => Some(MarkKind::Superscript),
        ("mfrac" | "mroot", _) => Some(MarkKind::LineBreak),
        _ => None,
    }
}

/// Elements of MathML that part what stands on either side.
pub(crate) const SPACES: &[&str] = &["mroot", "mfrac", "mspace", "mlabeledtr", "mtable", "mtr", "mtd"];
