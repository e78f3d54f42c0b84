//! Running text: marks, references and provisions as elements that nest, whatever their ranges.

use super::Writer;
use super::page::followed;
use crate::model::{Block, MarkData, MarkKind, NodeId, NodeKind, Polarity, ReferenceData, TargetData, TextRange};
use crate::write::mathml;

/// Marks that begin at one place are few.
const NEAR: usize = 4;

/// An element around a stretch of text.
#[derive(Clone, Debug)]
struct Span {
    start: u32,
    end: u32,
    /// Outer elements have lower numbers.
    level: u8,
    name: &'static str,
    /// The start tag.
    tag: String,
    /// An attribute that an id is, once only.
    id: Option<String>,
    /// What stands instead of the text.
    instead: Option<String>,
}

impl Writer<'_, '_> {
    /// Writes a stretch of a block's own text.
    pub(super) fn text(&mut self, node: NodeId, range: TextRange) {
        let mut spans = self.spans(node, range);
        spans.sort_by_key(|s| (s.start, s.level, std::cmp::Reverse(s.end)));
        let mut borders: Vec<u32> =
            spans.iter().flat_map(|s| [s.start, s.end]).chain([range.start(), range.end()]).collect();
        borders.sort_unstable();
        borders.dedup();
        let mut open: Vec<usize> = Vec::new();
        let mut active: Vec<usize> = Vec::new();
        let mut next = 0;
        let mut said = vec![false; spans.len()];
        let mut skip = 0;
        for (number, &at) in borders.iter().enumerate() {
            active.retain(|&s| spans[s].end > at);
            // What is not wanted any more closes, with all that stands in it.
            let keep = open.iter().take_while(|s| spans[**s].end > at).count();
            self.close(&spans, &mut open, keep);
            while let Some(span) = spans.get(next).filter(|s| s.start <= at) {
                if span.end > at {
                    active.push(next);
                } else if at >= skip {
                    let tag = span.tag.clone();
                    self.page.raw(&tag);
                    self.page.raw(span.instead.as_deref().unwrap_or_default());
                    self.page.end(span.name);
                }
                next += 1;
            }
            let Some(&end) = borders.get(number + 1).filter(|_| at >= skip) else { continue };
            active.sort_by_key(|&s| (spans[s].level, s));
            let same = open.iter().zip(&active).take_while(|(a, b)| a == b).count();
            self.close(&spans, &mut open, same);
            for &span in &active[same..] {
                let within_link = spans[span].name == "a" && open.iter().any(|o| spans[*o].name == "a");
                if within_link {
                    continue;
                }
                let tag = spans[span].tag.clone();
                if let Some(id) = spans[span].id.as_ref().filter(|_| !said[span]) {
                    self.page.raw(&tag[..tag.len() - 1]);
                    self.page.raw(" id=\"");
                    self.page.text(id);
                    self.page.raw("\">");
                } else {
                    self.page.raw(&tag);
                }
                said[span] = true;
                open.push(span);
                if let Some(instead) = &spans[span].instead {
                    let instead = instead.clone();
                    self.page.raw(&instead);
                    skip = spans[span].end;
                    break;
                }
            }
            if skip <= at {
                let text = self.document.slice(TextRange::new(at, end));
                self.page.text(text);
            }
        }
        self.close(&spans, &mut open, 0);
    }

    fn close(&mut self, spans: &[Span], open: &mut Vec<usize>, keep: usize) {
        while open.len() > keep {
            if let Some(span) = open.pop() {
                self.page.end(spans[span].name);
            }
        }
    }

    fn spans(&self, node: NodeId, range: TextRange) -> Vec<Span> {
        let document = self.document;
        let mut spans = Vec::new();
        let from = document.marks.partition_point(|m| m.range.start() < range.start());
        let inside = document.marks.iter().enumerate().skip(from);
        for (at, mark) in inside.take_while(|(_, m)| m.range.start() <= range.end()) {
            // The place of a footnote beside its call is the call.
            let called = mark.kind == MarkKind::FootnoteAnchor && mark.range.is_empty();
            let call = |before: &&MarkData| {
                before.kind == MarkKind::FootnoteAnchor
                    && before.value == mark.value
                    && before.range.end() == mark.range.start()
                    && before.node == node
            };
            if called && document.marks[..at].iter().rev().take(NEAR).any(|before| call(&before)) {
                continue;
            }
            if mark.node == node {
                let (start, end) = (mark.range.start(), mark.range.end().min(range.end()));
                self.mark(mark, document.slice(mark.range), start, end, &mut spans);
            }
        }
        let from = document.references.partition_point(|r| r.range.start() < range.start());
        for row in document.references[from..].iter().take_while(|r| r.range.start() < range.end()) {
            if row.node == node && !row.range.is_empty() {
                spans.extend(self.reference(row, range.end()));
            }
        }
        let from = document.provisions.partition_point(|p| p.range.start() < range.start());
        let inside = document.provisions[from..].iter().take_while(|p| p.range.start() < range.end());
        for row in inside.filter(|row| row.node == node && !row.range.is_empty()) {
            let end = row.range.end().min(range.end());
            let words = self.words.kind(row.kind);
            let negative = if row.polarity == Polarity::Negative { " negative" } else { "" };
            let clause = document.clause_of(row.node).and_then(|id| document.clause_data(id));
            let address = format!("{}/p{}", clause.map_or("-", |c| &*c.address), row.number);
            let tag =
                format!("<mark class=\"{}{negative}\" title=\"{words} · {}\">", row.kind.name(), attribute(&address));
            let id = Some(super::page::id("p", &address));
            spans.push(Span { start: row.range.start(), end, level: 0, name: "mark", tag, id, instead: None });
            let keyword = row.keyword;
            if !keyword.is_empty() && keyword.end() <= end {
                let tag = "<span class=\"kw\">".to_owned();
                spans.push(Span {
                    start: keyword.start(),
                    end: keyword.end(),
                    level: 2,
                    name: "span",
                    tag,
                    id: None,
                    instead: None,
                });
            }
        }
        spans
    }

    fn mark(&self, mark: &crate::model::MarkData, text: &str, start: u32, end: u32, spans: &mut Vec<Span>) {
        let plain = |name: &'static str| Some((name, format!("<{name}>"), None));
        let value = mark.value.as_deref().unwrap_or_default();
        let made = match mark.kind {
            MarkKind::Emphasis => plain("em"),
            MarkKind::Strong => plain("strong"),
            MarkKind::Subscript => plain("sub"),
            MarkKind::Superscript => plain("sup"),
            MarkKind::Code => plain("code"),
            MarkKind::Underline => plain("u"),
            MarkKind::Strike => plain("s"),
            MarkKind::Inserted => plain("ins"),
            MarkKind::SmallCaps => Some(("span", "<span style=\"font-variant:small-caps\">".to_owned(), None)),
            MarkKind::Overline => Some(("span", "<span style=\"text-decoration:overline\">".to_owned(), None)),
            MarkKind::LineBreak => Some(("span", "<span><br>".to_owned(), None)),
            MarkKind::Keyword => plain("b"),
            MarkKind::Math => match mathml::in_html(value, text) {
                Some(math) => Some(("span", "<span class=\"math\">".to_owned(), Some(math))),
                None => Some(("span", "<span class=\"math\">".to_owned(), None)).filter(|_| start < end),
            },
            MarkKind::FootnoteAnchor => {
                let note = value.parse().ok().map(NodeId).filter(|n| n.index() < self.document.nodes.len());
                note.map(|note| {
                    let label = self.document.label_of(note).unwrap_or("*");
                    let said = attribute(label);
                    let tag = format!(
                        "<a href=\"#n-{}\" role=\"doc-noteref\" aria-label=\"{} {said}\">",
                        note.index(),
                        self.words.footnote
                    );
                    ("a", tag, (start == end).then(|| format!("<sup>{said}</sup>")))
                })
            }
            MarkKind::Graphic => {
                let said = if text.is_empty() { value } else { text };
                let tag = format!(
                    "<span role=\"img\" class=\"graphic\" aria-label=\"{}\">",
                    attribute(if said.is_empty() { self.words.picture } else { said })
                );
                Some((
                    "span",
                    tag,
                    Some(format!("[{}]", attribute(if said.is_empty() { self.words.picture } else { said }))),
                ))
            }
            _ => None,
        };
        if let Some((name, tag, instead)) = made {
            let level = if name == "a" { 1 } else { 3 };
            spans.push(Span { start, end, level, name, tag, id: None, instead });
        }
    }

    fn reference(&self, row: &ReferenceData, limit: u32) -> Option<Span> {
        let span = |name, tag| Span {
            start: row.range.start(),
            end: row.range.end().min(limit),
            level: 1,
            name,
            tag,
            id: None,
            instead: None,
        };
        match &row.target {
            TargetData::Node(node) => {
                let target = attribute(&self.id_of(*node)).clone();
                let described = self.definition_of(*node);
                let title =
                    described.map(|text| format!(" class=\"term\" title=\"{}\"", attribute(text))).unwrap_or_default();
                Some(span("a", format!("<a href=\"#{target}\"{title}>")))
            }
            TargetData::Document { identifier, .. } => match self.listed.get(identifier) {
                Some(node) if *node != row.node => {
                    Some(span("a", format!("<a href=\"#{}\">", attribute(&self.id_of(*node)))))
                }
                _ => Some(span("cite", "<cite>".to_owned())),
            },
            TargetData::Uri(uri) => {
                let uri = followed(uri)?;
                Some(span("a", format!("<a href=\"{}\" rel=\"noreferrer\">", attribute(uri))))
            }
            TargetData::Unresolved(_) => None,
        }
    }

    /// The definition of the term entry that a node is, or is in.
    fn definition_of(&self, node: NodeId) -> Option<&str> {
        let entry = self.document.ancestors(node).find(|&id| self.document.node(id).kind == NodeKind::TermEntry)?;
        let definition = self.document.of_kind(entry, NodeKind::Definition).next()?;
        Some(Block::new(self.document, definition).text()).filter(|text| !text.is_empty())
    }
}

/// A text inside of quotes.
fn attribute(text: &str) -> String {
    let mut out = Vec::new();
    let mut page = crate::write::tags::Tags::new(&mut out, super::page::escape);
    page.text(text);
    let _ = page.finish();
    String::from_utf8(out).unwrap_or_default()
}
