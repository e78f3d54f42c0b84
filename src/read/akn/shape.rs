//! Questions about elements.

use crate::read::xml::Node;
use crate::read::xml::tree::{elements, plain};
use crate::vocabulary::akn;

/// Among so many parts of a level, from its first on, its number, heading and lead-in stand.
const FIRST: usize = 16;

/// The first part of a level of a name, near its beginning.
pub(super) fn part<'t>(node: Node<'t>, name: &str) -> Option<Node<'t>> {
    elements(node).take(FIRST).find(|part| part.name() == name)
}

/// The heading of a level that says something.
pub(super) fn heading(node: Node<'_>) -> Option<Node<'_>> {
    part(node, "heading").filter(|heading| !words(*heading).is_empty())
}

/// The number of a level as printed.
pub(super) fn label(node: Node<'_>) -> Option<String> {
    part(node, "num").map(words).filter(|label| !label.is_empty())
}

/// True if a level that is quoted is printed as a unit is: its number on a line of its own, before its heading.
pub(super) fn is_unit(node: Node<'_>) -> bool {
    matches!(node.name(), "article" | "section" | "rule") || akn::groups(node.name()) || heading(node).is_some()
}

/// The words of an element, without notes that hang from them.
pub(super) fn words(node: Node<'_>) -> String {
    plain(node, "br", |part| is_aside(part.name()))
}

/// True if an element hangs from the words that it stands among.
pub(super) fn is_aside(name: &str) -> bool {
    matches!(name, "authorialNote" | "noteRef")
}

/// The ids of an element: those of the expression, of the work, of older versions.
pub(super) fn ids(node: Node<'_>) -> impl Iterator<Item = &str> {
    let own = |name: &str| matches!(name, "eId" | "id" | "wId" | "currentId" | "evolvingId");
    let mut first: Option<&str> = None;
    node.attributes().filter(move |a| own(a.name())).map(|a| a.value().trim()).filter(move |id| {
        let again = first == Some(*id);
        first = first.or(Some(*id));
        !again && !id.is_empty()
    })
}

/// True if a level has words that lead in to the levels after them.
pub(super) fn leads_in(node: Node<'_>) -> bool {
    elements(node)
        .take(FIRST)
        .take_while(|part| matches!(part.name(), "num" | "heading" | "subheading" | "intro"))
        .any(|part| part.name() == "intro")
}
