//! What the levels of a document are: found in one pass before it is read.

use std::collections::HashSet;

use crate::read::xml::tree::{Id, walk};
use crate::read::xml::{Node, Tree};
use crate::vocabulary::akn;

use super::shape::part;

/// Levels that group basic units, and lines of text that hold a modification.
#[derive(Debug, Default)]
pub(super) struct Levels {
    /// Levels that hold articles, or sections: the basic units of their tradition.
    above: HashSet<Id>,
    /// Lines of text that hold a modification.
    modifying: HashSet<Id>,
}

impl Levels {
    /// Looks through a document. Linear: nothing is climbed twice.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut levels = Self::default();
        let (mut articles, mut sections) = (HashSet::new(), HashSet::new());
        for node in walk(tree.root(), |node| is_foreign(node.name()) || node.name() == "meta") {
            match node.name() {
                "article" => levels.climb(node, &mut articles, |name| name != "article"),
                "section" => levels.climb(node, &mut sections, |name| !matches!(name, "article" | "section")),
                "mod" | "mmod" | "rmod" => {
                    let line = node.ancestors().skip(1).find(|n| !is_inline_around(n.name()));
                    levels.modifying.extend(line.map(Node::id));
                }
                _ => {}
            }
        }
        levels
    }

    fn climb(&mut self, unit: Node<'_>, seen: &mut HashSet<Id>, groups: impl Fn(&str) -> bool) {
        for outer in unit.ancestors().skip(1) {
            if !seen.insert(outer.id()) {
                return;
            }
            if groups(outer.name()) {
                self.above.insert(outer.id());
            }
        }
    }

    /// True if a level groups basic units.
    pub(super) fn is_group(&self, node: Node<'_>) -> bool {
        if akn::groups(node.name()) || self.above.contains(&node.id()) {
            return true;
        }
        node.name() == "hcontainer" && (part(node, "num").is_none() || akn::container_groups(given_name(node)))
    }

    /// True if a line of text holds a modification of another text.
    pub(super) fn modifies(&self, node: Node<'_>) -> bool {
        self.modifying.contains(&node.id())
    }
}

/// The name or the class that an author gave a generic container.
pub(super) fn given_name(node: Node<'_>) -> &str {
    let filled = |name| node.attribute(name).filter(|value| !value.trim().is_empty());
    filled("name").or_else(|| filled("class")).unwrap_or_default()
}

/// True if an element holds text of another document.
pub(super) fn is_foreign(name: &str) -> bool {
    matches!(name, "quotedStructure" | "quotedText" | "embeddedStructure" | "embeddedText")
}

/// True if an element stands around a modification inside a line of text.
fn is_inline_around(name: &str) -> bool {
    matches!(name, "mod" | "mmod" | "rmod" | "mref" | "ref" | "span" | "ins" | "b" | "i")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::xml::tree_of;

    fn groups(source: &str) -> Vec<String> {
        let tree = tree_of(source);
        let levels = Levels::of(&tree);
        let levels_of = walk(tree.root(), |_| false).filter(|node| levels.is_group(*node));
        levels_of.map(|node| node.name().to_owned()).collect()
    }

    #[test]
    fn what_holds_units_is_a_group_whatever_its_name() {
        assert_eq!(groups("<a><section><article/></section><section/></a>"), ["section"]);
        assert_eq!(groups("<a><part/><paragraph><section/></paragraph></a>"), ["part", "paragraph"]);
        assert_eq!(groups("<a><section><quotedStructure><article/></quotedStructure></section></a>"), [""; 0]);
        assert_eq!(
            groups(
                "<a><hcontainer/><hcontainer name='regulation'><num/></hcontainer><hcontainer name='schedule'><num/></hcontainer></a>"
            ),
            ["hcontainer", "hcontainer"]
        );
    }

    #[test]
    fn a_line_with_a_modification_is_known() {
        let tree = tree_of("<a><p><mref><mod/></mref></p><p/></a>");
        let levels = Levels::of(&tree);
        let lines: Vec<_> = tree.root().children().map(|node| levels.modifies(node)).collect();
        assert_eq!(lines, [true, false]);
    }
}
