//! Numbers of clauses, tables, notes … : as the presentation layer prints them.

use std::collections::HashMap;
use std::rc::Rc;

use super::number::{self, Number};
use super::query::{child, elements, filled, is_rendered, plain, printed, walk};
use super::record::identifier_of;
use crate::read::xml::Node;
use crate::read::xml::tree::Id;

/// Numbers of what is numbered.
#[derive(Debug, Default)]
pub(super) struct Labels<'t> {
    /// Counted numbers, where the file has no presentation layer.
    counted: HashMap<Id, Number>,
    /// Elements by their ids, where references are printed.
    pub(super) targets: HashMap<&'t str, Node<'t>>,
    /// The words by which targets are called, as far as they were asked for.
    called: HashMap<Id, Option<Rc<str>>>,
    /// The identifiers of entries of lists of references, as far as they were asked for.
    identifiers: HashMap<Id, Option<Rc<str>>>,
}

impl<'t> Labels<'t> {
    /// Looks through a document.
    pub(super) fn of(root: Node<'t>) -> Self {
        let is_presentation =
            walk(root, |n| matches!(n.name(), "bibdata" | "boilerplate" | "bibitem")).any(|n| n.name() == "fmt-title");
        let counted = if is_presentation { HashMap::new() } else { number::count(root) };
        let mut labels = Self { counted, ..Self::default() };
        for node in walk(root, |n| n.name() == "bibdata" || is_rendered(n.name())).filter(Node::is_element) {
            for name in ["anchor", "id"] {
                if let Some(id) = filled(node, name) {
                    labels.targets.entry(id).or_insert(node);
                }
            }
        }
        labels
    }

    /// The number of an element as it is printed, and whether it was counted here.
    pub(super) fn of_element(&self, node: Node<'t>) -> Option<(String, bool)> {
        printed_label(node)
            .map(|label| (label, false))
            .or_else(|| Some((self.counted.get(&node.id())?.label.clone(), true)))
    }
}

/// The number that the presentation layer gives an element: `4.2`, `Annex A`, `Table 3`, `a)`.
pub(super) fn printed_label(node: Node<'_>) -> Option<String> {
    for name in ["fmt-title", "fmt-name", "fmt-xref-label"] {
        let Some(part) = child(node, name) else { continue };
        let caption =
            walk(part, |_| false).find(|n| n.name() == "span" && n.attribute("class") == Some("fmt-caption-label"));
        let caption = match caption {
            Some(caption) => caption,
            None if name == "fmt-xref-label" || name == "fmt-name" && node.name() == "li" => part,
            None => continue,
        };
        let numbered =
            walk(caption, |_| false).any(|n| n.name() == "semx" && n.attribute("element") == Some("autonum"));
        if numbered {
            return Some(printed(caption)).filter(|label| !label.is_empty());
        }
    }
    None
}

/// The first element of the presentation layer among the children of an element, by name.
pub(super) fn rendered<'t>(node: Node<'t>, name: &str) -> Option<Node<'t>> {
    elements(node).find(|n| n.name() == name)
}

impl<'t> Labels<'t> {
    /// True if the number of an element was counted.
    pub(super) fn is_counted(&self, node: Node<'t>) -> bool {
        self.counted.contains_key(&node.id())
    }

    /// The element that an id leads to.
    pub(super) fn target(&self, id: &str) -> Option<Node<'t>> {
        self.targets.get(id).copied()
    }

    /// The words by which the target of a cross-reference is called. They are found once for each target.
    pub(super) fn words(&mut self, target: Node<'t>) -> Option<Rc<str>> {
        if let Some(known) = self.called.get(&target.id()) {
            return known.clone();
        }
        let words = self.called(target).map(Rc::from);
        self.called.insert(target.id(), words.clone());
        words
    }

    /// The identifier of the document that an entry is of, found once for each entry.
    pub(super) fn entry_words(&mut self, entry: Node<'t>) -> Option<Rc<str>> {
        let find = || identifier_of(entry).map(|identifier| plain(identifier).into());
        self.identifiers.entry(entry.id()).or_insert_with(find).clone()
    }

    fn called(&self, target: Node<'t>) -> Option<String> {
        let counted = || Some(self.counted.get(&target.id())?.called.clone());
        let of_record = || identifier_of(target).map(plain);
        let title = || elements(target).find(|n| matches!(n.name(), "title" | "name")).map(plain);
        let term = || child(target, "preferred").map(plain);
        let called = child(target, "fmt-xref-label")
            .map(printed)
            .or_else(counted)
            .or_else(of_record)
            .or_else(title)
            .or_else(term);
        called.filter(|words| !words.is_empty()).or_else(|| (target.name() == "dt").then(|| plain(target)))
    }
}
