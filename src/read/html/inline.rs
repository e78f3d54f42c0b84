//! Links, pictures and formulas inside a line.

use super::furniture;
use super::tree::{Node, Tag};
use super::walker::{Close, Walker};
use crate::identifier::Identifier;
use crate::model::{
    AttributeKey, Basis, BuilderToken, MarkKind, NewReference, NodeKind, ReferenceKind, TargetData, TextRange,
};

/// Classes of links that say how a page is used, and refer to nothing.
const NO_REFERENCES: &[&str] = &["fn-backref", "footnote-back", "selfRef", "toc-backref", "xref-back"];

impl<'t> Walker<'t> {
    /// A link ends: what it refers to.
    pub(super) fn end_link(&mut self, token: BuilderToken, node: Node<'t>) {
        let range = self.builder.end(token);
        let Some(target) = node.filled("href") else { return };
        if range.is_empty()
            || node.has_class(NO_REFERENCES)
            || furniture::is_self_link(node)
            || self.builder.current_kind() == NodeKind::Title
        {
            return;
        }
        if let Some(id) = target.strip_prefix('#') {
            if calls_footnote(node) {
                return self.builder.call_footnote(range, id, node.span());
            }
            return self.refer(range, id, node);
        }
        self.builder.mark(range, MarkKind::Link, Some(&target));
        let text = self.builder.slice(range).trim_matches(['[', ']']);
        if is_place(text) && node.has_class(&["relref"]) {
            // `Section 4` of a document that stands behind it.
            return;
        }
        match text.parse::<Identifier>() {
            Ok(identifier) if text.contains(|c: char| c.is_ascii_digit()) => {
                let identifier = identifier.to_string().into();
                self.note(range, node, ReferenceKind::Document, TargetData::Document { identifier, locator: None });
            }
            _ => self.note(range, node, ReferenceKind::Uri, TargetData::Uri(target.into())),
        }
    }

    /// A link to a place of the page.
    fn refer(&mut self, range: TextRange, id: &str, node: Node<'t>) {
        if id.is_empty() {
            return;
        }
        let id = percent_decoded(id);
        let kind = if self.survey.defined.contains(&id) { ReferenceKind::Term } else { ReferenceKind::Clause };
        self.note(range, node, kind, TargetData::Unresolved(id.into()));
    }

    fn note(&mut self, range: TextRange, node: Node<'t>, kind: ReferenceKind, target: TargetData) {
        let source = node.span();
        let new =
            NewReference { kind, target, within: None, dated: None, normative: None, basis: Basis::Markup, source };
        self.builder.reference(range, new);
    }

    /// A picture: its text is the alternative text, which stands in the markup.
    pub(super) fn image(&mut self, node: Node<'t>) {
        let alone = !self.in_line();
        let target = node.filled("src").map(std::borrow::Cow::into_owned);
        let alternative = node.filled("alt");
        let place = node.place_of("alt").unwrap_or(node.span());
        if alone {
            let depth = self.builder.depth();
            if self.open_block(NodeKind::Graphic, node).is_none() {
                return;
            }
            if let Some(target) = &target {
                self.builder.attribute(AttributeKey::Target, target);
            }
            self.builder.text(alternative.as_deref().unwrap_or_default(), place.start());
            self.close_to(depth);
            return;
        }
        let token = self.builder.begin();
        self.builder.text(alternative.as_deref().unwrap_or_default(), place.start());
        let range = self.builder.end(token);
        if range.is_empty() {
            self.builder.point(MarkKind::Graphic, target.as_deref());
        } else {
            self.builder.mark(range, MarkKind::Graphic, target.as_deref());
        }
    }

    /// A formula: inside a line a mark, else a block. Its markup is kept beside its text.
    pub(super) fn open_math(&mut self, node: Node<'t>, depth: usize) -> (Close, usize) {
        let markup = node.markup();
        let displayed = node.attribute("display").is_some_and(|display| &*display == "block");
        let alone = !self.in_line() || (displayed && only_child(node));
        if alone && displayed {
            let depth = self.builder.depth();
            if self.open_block(NodeKind::Formula, node).is_some() {
                self.builder.attribute(AttributeKey::MathMl, markup);
                return (Close::Blocks, depth);
            }
        }
        let token = self.builder.begin();
        (Close::Mark(token, MarkKind::Math, Some(markup.into())), depth)
    }
}

/// Returns `true` for the sign that calls a footnote.
fn calls_footnote(node: Node<'_>) -> bool {
    let class = |class: &str| {
        let lower = class.to_ascii_lowercase();
        lower.contains("footnoteref") || lower.contains("footnote-ref")
    };
    node.classes().any(class) || node.attribute("role").is_some_and(|role| &*role == "doc-noteref")
}

/// Returns `true` for an element that nothing but white space stands beside.
fn only_child(node: Node<'_>) -> bool {
    let Some(parent) = node.parent() else { return false };
    let silent = |child: Node<'_>| child == node || child.is_text() && child.markup().trim().is_empty();
    parent.children().take(8).all(silent) && parent.tag() != Tag::P
}

/// Returns `true` for the words that name a place in a document: `Section 4.1`, `Appendix A`.
fn is_place(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let word = words.next().unwrap_or_default().to_lowercase();
    let known = ["section", "sections", "appendix", "annex", "clause", "table", "figure", "part", "§"];
    known.contains(&&*word) || text.starts_with(|c: char| c.is_ascii_digit())
}

/// A fragment of an address with its escapes read, as UTF-8; as it is where they are none.
fn percent_decoded(id: &str) -> String {
    if !id.contains('%') {
        return id.to_owned();
    }
    let mut out = Vec::with_capacity(id.len());
    let mut rest = id.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = (*first == b'%').then(|| tail.get(..2)).flatten();
        let code = code.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match code {
            Some(byte) => {
                out.push(byte);
                rest = &tail[2..];
            }
            None => {
                out.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| id.to_owned())
}
