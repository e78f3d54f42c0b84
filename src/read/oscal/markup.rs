//! Prose: paragraphs, lists, tables, and what stands inside a line.

use super::state::{Step, Writer};
use crate::model::{AttributeKey, Basis, MarkKind, NewReference, NodeKind, ReferenceKind, TargetData, TextRange};
use crate::oscal::Element;

impl<'t> Writer<'t, '_> {
    /// An element of HTML, or a piece of text.
    pub(super) fn markup(&mut self, element: Element<'t>) {
        let name = element.name();
        let block = match name {
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "usage" | "label" | "choice" | "caption" => {
                NodeKind::Paragraph
            }
            "ul" | "ol" => NodeKind::List,
            "li" => NodeKind::ListItem,
            "table" => NodeKind::Table,
            "tr" => NodeKind::Row,
            "td" | "th" => NodeKind::Cell,
            "blockquote" => NodeKind::Quote,
            "pre" => return self.preformatted(element),
            _ => return self.inline(element),
        };
        self.open(block, element);
        match name {
            "ul" | "ol" => {
                self.builder.attribute(AttributeKey::ListStyle, if name == "ol" { "ordered" } else { "bullet" });
            }
            "th" => self.builder.attribute(AttributeKey::CellRole, "header"),
            _ if name.starts_with('h') => self.builder.attribute(AttributeKey::Type, name),
            _ => {}
        }
        self.next([Step::Content(element), Step::Close].into_iter());
    }

    fn preformatted(&mut self, element: Element<'t>) {
        self.open(NodeKind::Preformatted, element);
        for piece in element.walk().filter(|node| node.is_text() || node.children().next().is_none() && !node.is_flag())
        {
            self.builder.verbatim(piece.value(), piece.place());
        }
        self.builder.close();
    }

    /// What an element holds: its text, or what is mixed with it.
    pub(super) fn content(&mut self, element: Element<'t>) {
        if element.children().next().is_none() {
            return self.text(element);
        }
        self.next(element.children().filter(|child| !child.is_flag()).map(Step::Visit).collect::<Vec<_>>().into_iter());
    }

    fn inline(&mut self, element: Element<'t>) {
        let kind = match element.name() {
            "em" | "i" => MarkKind::Emphasis,
            "strong" | "b" => MarkKind::Strong,
            "code" => MarkKind::Code,
            "sub" => MarkKind::Subscript,
            "sup" => MarkKind::Superscript,
            "a" => MarkKind::Link,
            "img" => {
                let token = self.builder.begin();
                if let Some(alt) = element.child("alt") {
                    self.builder.text(alt.value(), alt.place());
                }
                let range = self.builder.end(token);
                return self.builder.mark(range, MarkKind::Graphic, element.get("src"));
            }
            "q" => {
                let steps = [Step::Print("\"", element), Step::Content(element), Step::Print("\"", element)];
                return self.next(steps.into_iter());
            }
            "insert" => return self.insert(element),
            "br" => return self.builder.text(" ", element.place()),
            _ if element.is_text() => return self.builder.text(element.value(), element.place()),
            _ => return self.next(std::iter::once(Step::Content(element))),
        };
        self.next([Step::Begin, Step::Content(element), Step::Mark(kind, element)].into_iter());
    }

    /// An inline range of an element ends.
    pub(super) fn mark(&mut self, range: TextRange, kind: MarkKind, element: Element<'t>) {
        let href = element.get("href").filter(|_| kind == MarkKind::Link);
        self.builder.mark(range, kind, href);
        if let Some(href) = href {
            self.reference(range, href, element);
        }
    }

    /// A parameter, or a control, that is printed in a sentence.
    fn insert(&mut self, element: Element<'t>) {
        let id = element.get("id-ref").or_else(|| element.get("param-id")).unwrap_or_default();
        if !self.printed.knows(id) {
            self.no_parameter(element, id);
        }
        let words = self.printed.insert(self.root, id);
        let range = self.builder.generated(&words, element.span());
        if element.get("type") == Some("control") {
            self.builder.reference(
                range,
                NewReference {
                    kind: ReferenceKind::Clause,
                    target: TargetData::Unresolved(id.into()),
                    within: None,
                    dated: None,
                    normative: None,
                    basis: Basis::Markup,
                    source: element.span(),
                },
            );
        }
    }
}
