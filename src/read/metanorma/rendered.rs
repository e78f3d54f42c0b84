//! The presentation layer where it stands alone: what it renders is not there, so that it is the content itself.

use super::label::printed_label;
use super::query::{elements, is_rendered, printed, walk};
use super::state::{Frame, Walker};
use crate::model::{NodeKind, TermStatus};
use crate::read::xml::Node;

/// What an element of the presentation layer renders, by name, and what it is read as without it.
const RENDERS: &[(&str, &str)] = &[
    ("fmt-title", "title"),
    ("fmt-name", "name"),
    ("fmt-preferred", "preferred"),
    ("fmt-admitted", "admitted"),
    ("fmt-deprecates", "deprecates"),
    ("fmt-definition", "definition"),
    ("fmt-termsource", "source"),
    ("fmt-sourcecode", "body"),
];

impl<'t> Walker<'_, 't> {
    /// Reads a rendering whose source is not there; `None` for one that only repeats it.
    pub(super) fn rendered(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let name = node.name();
        if name == "semx" {
            let source = node.attribute("element")?;
            let copies = source == "autonum" || before(node).is_some_and(|n| n.name() == source);
            return (!copies).then_some(frame);
        }
        // What is rendered in a sentence stands inside a `semx`, which was asked.
        if matches!(name, "fmt-xref" | "fmt-eref" | "fmt-link" | "fmt-origin") {
            let copies = before(node).is_some_and(|n| matches!(n.name(), "xref" | "eref" | "link" | "origin"));
            return (!copies).then_some(frame);
        }
        let known = RENDERS.iter().find(|(rendering, _)| *rendering == name).map(|(_, source)| *source);
        // A rendering that is not known is read as it stands, unless it only serves the page.
        let source = known.or_else(|| name.strip_prefix("fmt-").filter(|_| !serves_page(name)))?;
        let around = node.parent()?;
        let there = |n: Node<'_>| n.name() == source || n.name() == "termsource" && source == "source";
        if node.previous_siblings().take(MANY).any(there)
            || around.children().take(MANY).filter(|n| !is_rendered(n.name())).any(there)
        {
            return None;
        }
        self.alone(node, source, frame)
    }

    /// A rendering that stands alone.
    fn alone(&mut self, node: Node<'t>, source: &str, frame: Frame<'t>) -> Option<Frame<'t>> {
        let status = match source {
            "title" | "name" => {
                // The number is the label; behind it, or without it, stands the title.
                let title = elements(node)
                    .find(|n| n.name() == "semx" && matches!(n.attribute("element"), Some("title" | "name")));
                let parts = title.map_or_else(|| parts_of_title(node), |title| title.children().collect());
                if title.is_none() && parts.iter().all(|n| is_blank(*n)) {
                    return None;
                }
                let kind = match self.builder.current_kind() {
                    NodeKind::Clause => NodeKind::Title,
                    NodeKind::ListItem => return None,
                    _ => NodeKind::Caption,
                };
                self.open(kind, node);
                return Some(self.arranged(parts, frame));
            }
            "preferred" => TermStatus::Preferred,
            "admitted" => TermStatus::Admitted,
            "deprecates" => TermStatus::Deprecated,
            "definition" => return Some(self.block(NodeKind::Definition, node, frame)),
            "source" => return Some(self.block(NodeKind::TermSource, node, frame)),
            _ => return Some(frame),
        };
        self.open_designation(status, node);
        Some(frame)
    }
}

/// True for renderings that serve the page: labels, places of footnotes and comments, and tables that provisions are printed as.
fn serves_page(name: &str) -> bool {
    let ends = ["-label", "-container", "-body", "-start", "-end"];
    ends.iter().any(|end| name.ends_with(end)) || matches!(name, "fmt-provision" | "fmt-toc")
}

/// The parts of a title that does not say where its words begin: all but a number that is the label already.
fn parts_of_title(title: Node<'_>) -> Vec<Node<'_>> {
    let is_labelled = title.parent().and_then(printed_label).is_some();
    let names_kind = |n: Node<'_>| walk(n, |_| false).any(|n| n.attribute("class") == Some("fmt-element-name"));
    let is_label = |n: Node<'_>| match n.attribute("class").unwrap_or_default() {
        "fmt-caption-label" => is_labelled || names_kind(n),
        "fmt-caption-delim" => true,
        _ => n.name() == "semx" && n.attribute("element") == Some("autonum"),
    };
    title.children().filter(|n| !is_label(*n)).collect()
}

/// True for a part without words.
fn is_blank(part: Node<'_>) -> bool {
    part.text().map_or_else(|| printed(part).is_empty(), |text| text.trim().is_empty())
}

/// Greatest number of siblings that are looked through.
const MANY: usize = 256;

/// The element before another.
fn before(node: Node<'_>) -> Option<Node<'_>> {
    node.previous_siblings().find(Node::is_element)
}
