//! Running text in XHTML, which vocabularies of XML take over for what they have no elements of their own for: paragraphs, lists, tables,
//! inline marks (XHTML 1.0; the elements of HTML that such vocabularies allow).

use super::tree::{attribute, elements};
use super::{Format, Frame, Node, Walk};
use crate::model::{AttributeKey, MarkKind, NodeKind};

/// The role of an element of XHTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prose {
    /// It only holds others.
    Through,
    /// `div` and what else holds blocks or text.
    Division,
    /// A block of a kind.
    Block(NodeKind),
    /// A list with a style.
    List(&'static str),
    /// `pre`: white space is text.
    Preformatted,
    /// An inline range of a kind.
    Inline(MarkKind),
    /// `a`.
    Link,
    /// `br`.
    Break,
    /// `dt`, `dd`: an item of a definition list begins with its first term.
    DefinitionTerm,
    DefinitionText,
    RowGroup(&'static str),
    Row,
    Cell,
    /// `img`.
    Image,
    /// Nothing in it is content.
    Skip,
}

/// `(name, role)`, by name.
const ELEMENTS: &[(&str, Prose)] = &[
    ("a", Prose::Link),
    ("abbr", Prose::Through),
    ("acronym", Prose::Through),
    ("b", Prose::Inline(MarkKind::Strong)),
    ("big", Prose::Through),
    ("blockquote", Prose::Block(NodeKind::Quote)),
    ("br", Prose::Break),
    ("caption", Prose::Block(NodeKind::Caption)),
    ("center", Prose::Division),
    ("cite", Prose::Inline(MarkKind::Emphasis)),
    ("code", Prose::Inline(MarkKind::Code)),
    ("col", Prose::Skip),
    ("colgroup", Prose::Skip),
    ("dd", Prose::DefinitionText),
    ("del", Prose::Inline(MarkKind::Strike)),
    ("dfn", Prose::Inline(MarkKind::Emphasis)),
    ("div", Prose::Division),
    ("dl", Prose::Block(NodeKind::DefinitionList)),
    ("dt", Prose::DefinitionTerm),
    ("em", Prose::Inline(MarkKind::Emphasis)),
    ("font", Prose::Through),
    ("h1", Prose::Block(NodeKind::Paragraph)),
    ("h2", Prose::Block(NodeKind::Paragraph)),
    ("h3", Prose::Block(NodeKind::Paragraph)),
    ("h4", Prose::Block(NodeKind::Paragraph)),
    ("h5", Prose::Block(NodeKind::Paragraph)),
    ("h6", Prose::Block(NodeKind::Paragraph)),
    ("hr", Prose::Skip),
    ("i", Prose::Inline(MarkKind::Emphasis)),
    ("img", Prose::Image),
    ("ins", Prose::Inline(MarkKind::Inserted)),
    ("kbd", Prose::Inline(MarkKind::Code)),
    ("li", Prose::Block(NodeKind::ListItem)),
    ("ol", Prose::List("order")),
    ("p", Prose::Block(NodeKind::Paragraph)),
    ("pre", Prose::Preformatted),
    ("q", Prose::Through),
    ("s", Prose::Inline(MarkKind::Strike)),
    ("samp", Prose::Inline(MarkKind::Code)),
    ("small", Prose::Through),
    ("span", Prose::Through),
    ("strike", Prose::Inline(MarkKind::Strike)),
    ("strong", Prose::Inline(MarkKind::Strong)),
    ("sub", Prose::Inline(MarkKind::Subscript)),
    ("sup", Prose::Inline(MarkKind::Superscript)),
    ("table", Prose::Block(NodeKind::Table)),
    ("tbody", Prose::RowGroup("body")),
    ("td", Prose::Cell),
    ("tfoot", Prose::RowGroup("foot")),
    ("th", Prose::Cell),
    ("thead", Prose::RowGroup("head")),
    ("tr", Prose::Row),
    ("tt", Prose::Inline(MarkKind::Code)),
    ("u", Prose::Inline(MarkKind::Underline)),
    ("ul", Prose::List("bullet")),
    ("var", Prose::Inline(MarkKind::Emphasis)),
];

/// The role of a local name, where XHTML has it.
pub(crate) fn role(name: &str) -> Option<Prose> {
    ELEMENTS.binary_search_by(|(known, _)| (*known).cmp(name)).ok().map(|at| ELEMENTS[at].1)
}

impl Prose {
    /// Returns `true` if it makes blocks of what stands in it, so that it is no part of a sentence.
    pub(crate) fn is_block(self) -> bool {
        !matches!(self, Self::Through | Self::Inline(_) | Self::Link | Self::Break | Self::Image | Self::Skip)
    }
}

/// Returns `true` if words stand in an element itself, outside of blocks. `is_block` says which elements are blocks.
pub(crate) fn has_words(node: Node<'_>, is_block: impl Fn(Node<'_>) -> bool) -> bool {
    node.children().any(|child| match child.text() {
        Some(text) => !text.trim().is_empty(),
        None => child.is_element() && !is_block(child),
    })
}

/// Returns `true` if an element is a block of XHTML.
pub(crate) fn is_block(node: Node<'_>) -> bool {
    role(node.name()).is_some_and(Prose::is_block)
}

impl<'t, F: Format<'t>> Walk<'_, 't, F> {
    /// Opens what an element of XHTML opens. `None` where its content is dealt with.
    pub(crate) fn prose(&mut self, role: Prose, node: Node<'t>, frame: Frame<'t, F>) -> Option<Frame<'t, F>> {
        match role {
            Prose::Through => {}
            Prose::Skip => return None,
            Prose::Division => {
                if has_words(node, is_block) {
                    self.open(NodeKind::Paragraph, node);
                }
            }
            Prose::Block(kind) => {
                self.open(kind, node);
            }
            Prose::List(style) => {
                self.open(NodeKind::List, node);
                self.builder.attribute(AttributeKey::ListStyle, style);
            }
            Prose::Preformatted => {
                let code = elements(node).next().is_some_and(|inner| inner.name() == "code");
                self.open(if code { NodeKind::Code } else { NodeKind::Preformatted }, node);
                self.keep_white_space();
            }
            Prose::Inline(MarkKind::Code) if self.builder.current_kind() == NodeKind::Code => {}
            Prose::Inline(kind) => return Some(self.marked(kind, None, frame)),
            Prose::Link => {
                let Some(target) = attribute(node, "href").map(str::trim).filter(|to| !to.is_empty()) else {
                    return Some(frame);
                };
                let token = self.builder.begin();
                return Some(frame.leading(token, target));
            }
            Prose::Break => self.line_break(),
            Prose::DefinitionTerm | Prose::DefinitionText => return Some(self.definition_part(role, node, frame)),
            Prose::RowGroup(_) | Prose::Row | Prose::Cell => return Some(self.grid(role, node, frame)),
            Prose::Image => self.image(node),
        }
        Some(frame)
    }

    /// A line ends inside a block; where white space is kept it is text.
    pub(crate) fn line_break(&mut self) {
        if self.verbatim {
            self.builder.verbatim("\n", 0);
            return;
        }
        self.builder.point(MarkKind::LineBreak, None);
        self.builder.text(" ", 0);
    }

    /// A picture, with the words that stand for it.
    fn image(&mut self, node: Node<'t>) {
        let source = attribute(node, "src").unwrap_or_default();
        // A picture that the file itself holds can be megabytes.
        let target = if source.starts_with("data:") { "data:" } else { source };
        let token = self.builder.begin();
        if let Some(words) = node.attributes().find(|a| a.name() == "alt") {
            self.builder.text(words.value(), words.span().start());
        }
        let range = self.builder.end(token);
        self.builder.mark(range, MarkKind::Graphic, Some(target));
    }

    /// A term begins an item, unless it follows a term; the item goes on to the next term after a text.
    fn definition_part(&mut self, role: Prose, node: Node<'t>, frame: Frame<'t, F>) -> Frame<'t, F> {
        let mut frame = frame;
        let previous = node.previous_siblings().find(Node::is_element);
        let begins = match role {
            Prose::DefinitionTerm => previous.is_none_or(|before| before.name() != "dt"),
            _ => previous.is_none(),
        };
        if begins && self.builder.current_kind() == NodeKind::DefinitionItem {
            let depth = frame.depth - 1;
            self.close_implied(depth, &mut frame);
        }
        if self.builder.current_kind() != NodeKind::DefinitionItem {
            self.open_implied(NodeKind::DefinitionItem, node.span(), &mut frame);
        }
        let kind = if role == Prose::DefinitionTerm { NodeKind::DefinitionTerm } else { NodeKind::DefinitionText };
        self.open(kind, node);
        frame
    }

    /// Groups, rows and cells of a table. Rows that stand in no group are those of a body, which ends with the table.
    fn grid(&mut self, role: Prose, node: Node<'t>, frame: Frame<'t, F>) -> Frame<'t, F> {
        let mut frame = frame;
        match role {
            Prose::RowGroup(name) => {
                if self.builder.current_kind() == NodeKind::RowGroup {
                    let depth = frame.depth - 1;
                    self.close_implied(depth, &mut frame);
                }
                self.open(NodeKind::RowGroup, node);
                self.builder.attribute(AttributeKey::GroupRole, name);
            }
            Prose::Row => {
                if self.builder.current_kind() == NodeKind::Table {
                    let around = node.parent().unwrap_or(node);
                    self.open_implied(NodeKind::RowGroup, around.span(), &mut frame);
                    self.builder.attribute(AttributeKey::GroupRole, "body");
                }
                self.open(NodeKind::Row, node);
            }
            _ => {
                self.open(NodeKind::Cell, node);
                if node.name() == "th" {
                    self.builder.attribute(AttributeKey::CellRole, "header");
                }
                for (name, key) in [("colspan", AttributeKey::ColumnSpan), ("rowspan", AttributeKey::RowSpan)] {
                    let count = node.attribute(name).and_then(|n| n.trim().parse::<u32>().ok());
                    if let Some(count) = count.filter(|n| *n > 1) {
                        self.builder.attribute(key, &count.to_string());
                    }
                }
            }
        }
        frame
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order() {
        assert!(ELEMENTS.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(role("tt"), Some(Prose::Inline(MarkKind::Code)));
        assert_eq!(role("nosuch"), None);
    }
}
