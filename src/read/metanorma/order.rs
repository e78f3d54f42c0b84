//! The order in which parts of a document are printed, where the tree has another.

use super::query::elements;
use crate::model::ClauseKind;
use crate::read::xml::Node;
use crate::vocabulary::titles;

/// What a document holds, in the order of print: by `displayorder` where the presentation layer gives it; else the normative references,
/// which stand behind everything in the tree, follow the scope.
pub(super) fn printed_order(root: Node<'_>) -> Vec<Node<'_>> {
    let mut parts = Vec::new();
    for part in root.children() {
        match part.name() {
            "preface" | "sections" | "bibliography" => parts.extend(part.children()),
            _ => parts.push(part),
        }
    }
    let order = |node: &Node<'_>| node.attribute("displayorder").and_then(|order| order.trim().parse::<u32>().ok());
    if parts.iter().any(|part| order(part).is_some()) {
        // What has no place of its own stays behind what stands before it.
        let mut last = 0;
        let mut placed: Vec<_> = parts
            .into_iter()
            .map(|part| {
                last = order(&part).unwrap_or(last);
                (last, part)
            })
            .collect();
        placed.sort_by_key(|(place, _)| *place);
        return placed.into_iter().map(|(_, part)| part).collect();
    }
    let Some(from) = parts.iter().position(|part| is_normative(*part)) else { return parts };
    let Some(body) = parts.iter().position(|part| parent_is(*part, "sections") && part.is_element()) else {
        return parts;
    };
    if body > from {
        return parts;
    }
    let listed = parts.remove(from);
    let scope = parts.iter().rposition(|part| parent_is(*part, "sections") && is_before_references(*part));
    let terms = parts.iter().position(|part| matches!(part.name(), "terms" | "definitions"));
    let at = scope.map(|at| at + 1).or(terms).unwrap_or(body);
    parts.insert(at, listed);
    parts
}

fn parent_is(node: Node<'_>, name: &str) -> bool {
    node.parent().is_some_and(|parent| parent.name() == name)
}

/// True for clauses that every publisher prints before the normative references.
fn is_before_references(node: Node<'_>) -> bool {
    matches!(node.attribute("type"), Some("scope" | "conformance" | "overview"))
        || node.name() == "clause" && title_kind(node) == Some(ClauseKind::Scope)
}

fn title_kind(node: Node<'_>) -> Option<ClauseKind> {
    let title = elements(node).find(|n| n.name() == "title")?;
    titles::clause_kind(&super::query::plain(title))
}

/// True for a list of normative references: by its attribute, in older files by its title.
pub(super) fn is_normative(node: Node<'_>) -> bool {
    let lists =
        node.name() == "references" || node.name() == "clause" && elements(node).any(|n| n.name() == "references");
    lists
        && match node.attribute("normative") {
            Some(says) => says == "true",
            None => title_kind(node) == Some(ClauseKind::NormativeReferences),
        }
}
