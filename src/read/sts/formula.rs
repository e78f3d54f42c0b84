//! Formulas: what MathML says of the text in it.

use crate::read::xml::Node;

use super::tree::child;
use crate::model::MarkKind;

/// The source of the MathML that a formula holds.
pub(super) fn source_of<'s>(formula: Node<'_>, source: &'s str) -> Option<&'s str> {
    let math = child(formula, "math").or_else(|| child(formula, "alternatives").and_then(|a| child(a, "math")))?;
    source.get(math.range())
}

/// The element of a formula that some MathML is the formula of.
pub(super) fn holder(math: Node<'_>) -> Option<&str> {
    let mut around = math.parent()?;
    if around.name() == "alternatives" {
        around = around.parent()?;
    }
    let name = around.name();
    matches!(name, "inline-formula" | "disp-formula" | "chem-struct-wrap" | "chem-struct").then_some(name)
}

/// The function of a child of a MathML element beside its siblings: a script, or [`MarkKind::LineBreak`] for the next part of a
/// fraction, which needs a blank before it.
pub(super) fn script_of(node: Node<'_>) -> Option<MarkKind> {
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
