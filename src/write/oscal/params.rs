//! Parameters: definition items that a catalog of OSCAL was read into.

use crate::model::{AttributeKey, Block, NodeKind};
use crate::oscal::label::collapse;
use crate::oscal::{Id, Tree};
use crate::place::Span;

/// True if a block is a list of parameters.
pub(super) fn is_list(block: Block<'_>) -> bool {
    block.kind() == NodeKind::DefinitionList && block.attribute(&AttributeKey::Type) == Some("parameters")
}

/// Writes the parameters of a list.
pub(super) fn write(tree: &mut Tree, into: Id, list: Block<'_>) {
    let span = Span::default();
    let kind = |block: Block<'_>| block.attribute(&AttributeKey::Type).unwrap_or_default().to_owned();
    for item in list.children() {
        let Some(id) = item.attribute(&AttributeKey::Other("id".into())) else { continue };
        let param = tree.add(into, "param", span);
        tree.add_flag(param, "id", id, span);
        if let Some(label) = item.label().filter(|label| *label != id) {
            super::metadata::prop(tree, param, "label", label);
        }
        for member in item.children() {
            if member.kind() == NodeKind::DefinitionTerm {
                tree.add_field(param, "label", &collapse(member.text()), span);
            }
            for inner in member.children() {
                let text = collapse(inner.text());
                match &*kind(inner) {
                    "guideline" => {
                        let guideline = tree.add(param, "guideline", span);
                        let prose = tree.add(guideline, "prose", span);
                        tree.add_field(prose, "p", &text, span);
                    }
                    "constraint" => {
                        let constraint = tree.add(param, "constraint", span);
                        let description = tree.add(constraint, "description", span);
                        tree.add_field(description, "p", &text, span);
                    }
                    name @ ("value" | "usage") => {
                        tree.add_field(param, name, &text, span);
                    }
                    how_many if inner.kind() == NodeKind::List => {
                        let select = tree.add(param, "select", span);
                        if matches!(how_many, "one" | "one-or-more") {
                            tree.add_flag(select, "how-many", how_many, span);
                        }
                        for choice in inner.children() {
                            tree.add_field(select, "choice", &collapse(choice.text()), span);
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}
