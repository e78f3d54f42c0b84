//! Formulas: what MathML says of the text in it.

use crate::read::xml::Node;

use super::tree::child;
pub(super) use crate::read::xml::mathml::script_of;

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
