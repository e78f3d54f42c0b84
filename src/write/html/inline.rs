//! Running text: marks, references and provisions as elements that nest, whatever their ranges.

use super::Writer;
use super::page::followed;
use crate::model::{
    Basis, Block, MarkData, MarkKind, NodeId, NodeKind, Polarity, ProvisionData, ReferenceData, TargetData, TextRange,
};
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
    attributes: Vec<(&'static str, String)>,
    /// An id, which the first of the elements of a span has.
    id: Option<String>,
    content: Content,
}

/// The content of the element of a span.
#[derive(Clone, Debug)]
enum Content {
    /// The text of the range.
    Text,
    /// A line break before the text.
    Break,
    /// Markup instead of the text.
    Markup(String),
    /// Words instead of the text, as a superscript.
    Superscript(String),
    /// Words instead of the text.
    Words(String),
}

impl Span {
    /// An innermost element around the text of a range.
    fn new(name: &'static str, start: u32, end: u32, attributes: Vec<(&'static str, String)>) -> Self {
        Self { start, end, level: 3, name, attributes, id: None, content: Content::Text }
    }
}

/// Spans of a stretch of text while it is written.
struct Layers {
    /// Ordered by start, level and end.
    spans: Vec<Span>,
    /// Indices of spans whose elements are open, the outermost first.
    open: Vec<usize>,
    /// Indices of spans that the current position is in.
    active: Vec<usize>,
    /// The first span that was not looked at.
    next: usize,
    /// Spans whose id was written.
    identified: Vec<bool>,
    /// The end of text that something else was written for.
    skip: u32,
}

impl Layers {
    fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_by_key(|s| (s.start, s.level, std::cmp::Reverse(s.end)));
        let identified = vec![false; spans.len()];
        Self { spans, open: Vec::new(), active: Vec::new(), next: 0, identified, skip: 0 }
    }

    /// Positions where an element begins or ends, with both ends of the range.
    fn borders(&self, range: TextRange) -> Vec<u32> {
        let ends = self.spans.iter().flat_map(|s| [s.start, s.end]);
        let mut borders: Vec<u32> = ends.chain([range.start(), range.end()]).collect();
        borders.sort_unstable();
        borders.dedup();
        borders
    }
}

impl Writer<'_, '_> {
    /// Writes a stretch of a block's own text.
    pub(super) fn text(&mut self, node: NodeId, range: TextRange) {
        let mut layers = Layers::new(self.spans(node, range));
        let borders = layers.borders(range);
        for (number, &at) in borders.iter().enumerate() {
            let Layers { spans, active, open, .. } = &mut layers;
            active.retain(|&s| spans[s].end > at);
            // An element that ends here closes, with all that stands in it.
            let keep = open.iter().take_while(|s| spans[**s].end > at).count();
            self.close(&mut layers, keep);
            self.reach(&mut layers, at);
            let Some(&end) = borders.get(number + 1).filter(|_| at >= layers.skip) else { continue };
            self.open_active(&mut layers);
            if layers.skip <= at {
                self.page.text(self.document.slice(TextRange::new(at, end)));
            }
        }
        self.close(&mut layers, 0);
    }

    /// Closes elements until a number of them are open.
    fn close(&mut self, layers: &mut Layers, keep: usize) {
        for span in layers.open.drain(keep.min(layers.open.len())..).rev() {
            self.page.end(layers.spans[span].name);
        }
    }

    /// Notes the spans that begin at a position, and writes those that are empty.
    fn reach(&mut self, layers: &mut Layers, at: u32) {
        while let Some(span) = layers.spans.get(layers.next).filter(|s| s.start <= at) {
            if span.end > at {
                layers.active.push(layers.next);
            } else if at >= layers.skip {
                self.start_span(span, false);
                self.page.end(span.name);
            }
            layers.next += 1;
        }
    }

    /// Opens the elements of all spans that the position is in, outer ones first.
    fn open_active(&mut self, layers: &mut Layers) {
        let Layers { spans, active, .. } = &mut *layers;
        active.sort_by_key(|&s| (spans[s].level, s));
        let same = layers.open.iter().zip(&layers.active).take_while(|(a, b)| a == b).count();
        self.close(layers, same);
        for at in same..layers.active.len() {
            let number = layers.active[at];
            let span = &layers.spans[number];
            if span.name == "a" && layers.open.iter().any(|o| layers.spans[*o].name == "a") {
                continue;
            }
            self.start_span(span, !std::mem::replace(&mut layers.identified[number], true));
            layers.open.push(number);
            if !matches!(span.content, Content::Text | Content::Break) {
                layers.skip = span.end;
                break;
            }
        }
    }

    /// Writes the start tag of a span, and what stands before or instead of its text.
    fn start_span(&mut self, span: &Span, identified: bool) {
        let id = span.id.as_deref().filter(|_| identified).map(|id| ("id", Some(id)));
        let attributes: Vec<_> =
            span.attributes.iter().map(|(name, value)| (*name, Some(&**value))).chain(id).collect();
        self.page.start(span.name, &attributes);
        match &span.content {
            Content::Text => {}
            Content::Break => self.page.open("br"),
            Content::Markup(markup) => self.page.raw(markup),
            Content::Superscript(words) => self.page.leaf("sup", &[], words),
            Content::Words(words) => self.page.text(words),
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
        // A provision that the source declares may be of the container of this block.
        let holds = |row: &ProvisionData| {
            row.node == node || row.basis == Basis::Structure && document.ancestors(node).any(|outer| outer == row.node)
        };
        for row in inside.filter(|row| holds(row) && !row.range.is_empty()) {
            let end = row.range.end().min(range.end());
            let negative = if row.polarity == Polarity::Negative { " negative" } else { "" };
            let clause = document.clause_of(row.node).and_then(|id| document.clause_data(id));
            let address = format!("{}/p{}", clause.map_or("-", |c| &*c.address), row.number);
            let class = format!("{}{negative}", row.kind.name());
            let title = format!("{} · {address}", self.words.kind(row.kind));
            let mark = Span::new("mark", row.range.start(), end, vec![("class", class), ("title", title)]);
            spans.push(Span { level: 0, id: Some(super::page::id("p", &address)), ..mark });
            let keyword = row.keyword;
            if !keyword.is_empty() && keyword.end() <= end {
                let class = vec![("class", "kw".to_owned())];
                spans.push(Span { level: 2, ..Span::new("span", keyword.start(), keyword.end(), class) });
            }
        }
        spans
    }

    fn mark(&self, mark: &MarkData, text: &str, start: u32, end: u32, spans: &mut Vec<Span>) {
        let plain = |name: &'static str| Some(Span::new(name, start, end, Vec::new()));
        let within = |name: &'static str, value: &str| Span::new("span", start, end, vec![(name, value.to_owned())]);
        let value = mark.value.as_deref().unwrap_or_default();
        spans.extend(match mark.kind {
            MarkKind::Emphasis => plain("em"),
            MarkKind::Strong => plain("strong"),
            MarkKind::Subscript => plain("sub"),
            MarkKind::Superscript => plain("sup"),
            MarkKind::Code => plain("code"),
            MarkKind::Underline => plain("u"),
            MarkKind::Strike => plain("s"),
            MarkKind::Inserted => plain("ins"),
            MarkKind::Deleted => plain("del"),
            MarkKind::SmallCaps => Some(within("style", "font-variant:small-caps")),
            MarkKind::Overline => Some(within("style", "text-decoration:overline")),
            MarkKind::LineBreak => plain("span").map(|span| Span { content: Content::Break, ..span }),
            MarkKind::Keyword => plain("b"),
            MarkKind::Math => {
                let formula = within("class", "math");
                match mathml::in_html(value, text) {
                    Some(math) => Some(Span { content: Content::Markup(math), ..formula }),
                    None => Some(formula).filter(|_| start < end),
                }
            }
            MarkKind::FootnoteAnchor => self.footnote_call(value, start, end),
            MarkKind::Graphic => {
                let words = [text, value, self.words.picture].into_iter().find(|words| !words.is_empty());
                let words = words.unwrap_or_default();
                let attributes = [("role", "img"), ("class", "graphic"), ("aria-label", words)];
                let attributes = attributes.map(|(name, value)| (name, value.to_owned())).to_vec();
                let content = Content::Words(format!("[{words}]"));
                Some(Span { content, ..Span::new("span", start, end, attributes) })
            }
            _ => None,
        });
    }

    /// The link from a call to its footnote; none where the footnote is not there.
    fn footnote_call(&self, value: &str, start: u32, end: u32) -> Option<Span> {
        let note = value.parse().ok().map(NodeId).filter(|n| n.index() < self.document.nodes.len())?;
        let label = self.document.label_of(note).unwrap_or("*");
        let attributes = vec![
            ("href", format!("#n-{}", note.index())),
            ("role", "doc-noteref".to_owned()),
            ("aria-label", format!("{} {label}", self.words.footnote)),
        ];
        let content = if start == end { Content::Superscript(label.to_owned()) } else { Content::Text };
        Some(Span { level: 1, content, ..Span::new("a", start, end, attributes) })
    }

    fn reference(&self, row: &ReferenceData, limit: u32) -> Option<Span> {
        let span = |name, attributes| {
            let end = row.range.end().min(limit);
            Span { level: 1, ..Span::new(name, row.range.start(), end, attributes) }
        };
        let target = |node| ("href", format!("#{}", self.id_of(node)));
        match &row.target {
            TargetData::Node(node) => {
                let mut attributes = vec![target(*node)];
                if let Some(text) = self.definition_of(*node) {
                    attributes.extend([("class", "term".to_owned()), ("title", text.to_owned())]);
                }
                Some(span("a", attributes))
            }
            TargetData::Document { identifier, .. } => match self.listed.get(identifier) {
                Some(node) if *node != row.node => Some(span("a", vec![target(*node)])),
                _ => Some(span("cite", Vec::new())),
            },
            TargetData::Uri(uri) => {
                let uri = followed(uri)?.to_owned();
                Some(span("a", vec![("href", uri), ("rel", "noreferrer".to_owned())]))
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
