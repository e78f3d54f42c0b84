//! Builder of documents: events in reading order become a document that is valid whatever the events were.

mod generated;
mod provisions;
mod terms;

use std::collections::HashMap;

use super::document::{Document, Step};
use super::kind::{Bindingness, ClauseKind, MarkKind, NodeKind};
use super::layer::{AnchorData, Basis, DesignationData, MarkData, ReferenceData, ReferenceKind, TargetData, TermData};
use super::node::{AttributeData, AttributeKey, ClauseData, NodeData};
use super::{Metadata, NodeId, TextRange, address};
use crate::place::Span;
use crate::source::{OffsetMap, Origin};

/// The beginning of an inline range, given by [`Builder::begin`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token(usize);

impl Token {
    /// The beginning at a position among those that are open.
    pub(crate) fn at(position: usize) -> Self {
        Self(position)
    }
}

/// Reference as a reader states it.
#[derive(Clone, Debug)]
pub(crate) struct NewReference {
    pub(crate) kind: ReferenceKind,
    pub(crate) target: TargetData,
    /// A place inside a target of this document: `4.2` of the document that the entry of a list names.
    pub(crate) within: Option<Box<str>>,
    pub(crate) dated: Option<bool>,
    pub(crate) normative: Option<bool>,
    pub(crate) basis: Basis,
    pub(crate) source: Span,
}

/// Builds a document from events in reading order.
///
/// Blocks are opened and closed; text goes to the innermost open block. White space is collapsed, blocks are separated by
/// one `\n`, and nothing else is put into the text. Misuse cannot make an invalid document: what is left open is closed at
/// the end, a close without an open does nothing, text outside of every block is the document's own.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    document: Document,
    open: Vec<u32>,
    /// Number of open nodes that have text.
    fresh: usize,
    /// A block began or ended since the last text.
    border: bool,
    /// White space was met since the last text.
    space: bool,
    inline: Vec<Option<u32>>,
    /// Number of inline beginnings that have a place.
    placed: usize,
    terms: Vec<OpenTerm>,
    /// Clauses: node, kind, and the bindingness that the source says.
    declared: Vec<(u32, ClauseKind, Option<Bindingness>)>,
    /// Empty ranges that wait for the first text of their block: how many blocks were open, and which.
    late: Vec<(usize, Late)>,
    /// Positions of the metadata of open adopted documents.
    adopted: Vec<(u32, usize)>,
    /// Positions of names of elements.
    names: HashMap<Box<str>, u16>,
    /// Marks that call footnotes, by the id of the footnote.
    calls: Vec<(usize, Box<str>, Span)>,
}

/// Result of a builder.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) document: Document,
    /// Ids that more than one node had, with the later nodes.
    pub(crate) doubled: Vec<(Box<str>, NodeId)>,
    /// Ids of footnotes that are called and not there, with the places of the calls in the source.
    pub(crate) dangling: Vec<(Box<str>, Span)>,
}

/// A row with an empty range.
#[derive(Clone, Copy, Debug)]
enum Late {
    Mark(usize),
    Reference(usize),
}

#[derive(Debug)]
struct OpenTerm {
    entry: u32,
    scope: u32,
    language: Option<Box<str>>,
    designations: Vec<DesignationData>,
}

impl Builder {
    /// A builder for a source in XML of about `bytes` bytes. The document node is open.
    pub(crate) fn new(bytes: usize) -> Self {
        let mut builder = Self::with_room(bytes, bytes / 3, bytes / 64);
        builder.document.steps.reserve(bytes / 64);
        builder
    }

    /// A builder for a source of so many bytes, with room for so many bytes of text and so many nodes.
    pub(crate) fn with_room(bytes: usize, text: usize, nodes: usize) -> Self {
        let mut document = Document { metadata: vec![Metadata::default()], ..Document::default() };
        document.text.reserve(text);
        document.nodes.reserve(nodes);
        document.text_map.reserve(nodes);
        let mut builder = Self { document, ..Self::default() };
        builder.push_node(NodeKind::Document, Span::new(0, bytes as u32), &[]);
        builder
    }

    fn push_node(&mut self, kind: NodeKind, source: Span, path: &[Step]) -> NodeId {
        let at = self.document.text.len() as u32;
        let id = self.document.nodes.len() as u32;
        self.document.nodes.push(NodeData {
            kind,
            generated_label: false,
            steps: path.len() as u16,
            first_step: self.document.steps.len() as u32,
            parent: self.open.last().copied().unwrap_or_default(),
            end: id + 1,
            range: TextRange::new(at, at),
            source,
            label: (0, 0),
        });
        self.document.steps.extend_from_slice(path);
        self.open.push(id);
        self.border = true;
        self.space = false;
        NodeId(id)
    }

    /// Opens a block inside the innermost open one. `path` leads from that one's element to this one's.
    pub(crate) fn open(&mut self, kind: NodeKind, source: Span, path: &[Step]) -> NodeId {
        match kind {
            NodeKind::Document => self.current(),
            NodeKind::Clause => self.open_clause(ClauseKind::Clause, None, source, path),
            NodeKind::AdoptedDocument => {
                self.document.metadata.push(Metadata::default());
                let id = self.push_node(kind, source, path);
                self.adopted.push((id.0, self.document.metadata.len() - 1));
                id
            }
            NodeKind::TermEntry => {
                let id = self.push_node(kind, source, path);
                self.terms.push(OpenTerm { entry: id.0, scope: id.0, language: None, designations: Vec::new() });
                id
            }
            _ => self.push_node(kind, source, path),
        }
    }

    /// Opens a clause. A bindingness is given where the source itself says it.
    pub(crate) fn open_clause(
        &mut self,
        kind: ClauseKind,
        says: Option<Bindingness>,
        source: Span,
        path: &[Step],
    ) -> NodeId {
        let id = self.push_node(NodeKind::Clause, source, path);
        self.declared.push((id.0, kind, says));
        id
    }

    /// Closes the innermost open block. The document itself stays open.
    pub(crate) fn close(&mut self) {
        if self.open.len() < 2 {
            return;
        }
        let Some(id) = self.open.pop() else { return };
        self.finish_node(id);
        self.adopted.pop_if(|(node, _)| *node == id);
        while let Some(term) = self.terms.pop_if(|t| t.scope == id) {
            if !term.designations.is_empty() || term.scope != term.entry {
                self.document.terms.push(TermData {
                    entry: NodeId(term.entry),
                    scope: NodeId(term.scope),
                    language: term.language,
                    designations: term.designations,
                });
            }
        }
        self.fresh = self.fresh.min(self.open.len());
        // A block that ends without text stays where it is, and what stands in it.
        let depth = self.open.len();
        self.late.retain(|(of, _)| *of <= depth);
        self.border = true;
        self.space = false;
    }

    /// Closes the innermost open block, whose source goes on to an offset.
    pub(crate) fn close_at(&mut self, end: u32) {
        let current = self.current();
        if let Some(node) = self.document.nodes.get_mut(current.index()).filter(|_| current != NodeId::ROOT) {
            node.source = Span::new(node.source.start(), end.max(node.source.end()));
        }
        self.close();
    }

    /// Keeps the next text on the line of the last text, although a block begins or ends between them; with a blank or not.
    pub(crate) fn continue_line(&mut self, blank: bool) {
        self.border = false;
        self.space = blank && !self.document.text.is_empty();
    }

    fn finish_node(&mut self, id: u32) {
        let count = self.document.nodes.len() as u32;
        let has_text = self.open.len() < self.fresh;
        let end = self.document.text.len() as u32;
        let node = &mut self.document.nodes[id as usize];
        node.end = count;
        if has_text {
            node.range = TextRange::new(node.range.start(), end);
        }
    }

    /// The text of a range that was written.
    pub(crate) fn slice(&self, range: TextRange) -> &str {
        self.document.slice(range)
    }

    /// The text that an open node has so far; it has some.
    pub(crate) fn range_so_far(&self, node: NodeId) -> TextRange {
        let end = self.document.text.len() as u32;
        let has_text = self.open[..self.fresh.min(self.open.len())].contains(&node.0);
        TextRange::new(self.document.nodes.get(node.index()).filter(|_| has_text).map_or(end, |n| n.range.start()), end)
    }

    /// The text of a node that was closed.
    pub(crate) fn range_of(&self, node: NodeId) -> TextRange {
        self.document.nodes.get(node.index()).map_or_else(TextRange::default, |node| node.range)
    }

    /// The label that a node has so far.
    pub(crate) fn label_so_far(&self, node: NodeId) -> &str {
        self.document.label_of(node).unwrap_or_default()
    }

    /// The bytes of the decoded source that a range was read from.
    pub(crate) fn source_so_far(&self, range: TextRange) -> Span {
        self.document.source_of(range)
    }

    /// The span of a node in the decoded source, as far as it is known.
    pub(crate) fn span_of(&self, node: NodeId) -> Span {
        self.document.nodes.get(node.index()).map(|node| node.source).unwrap_or_default()
    }

    /// Says that a node's source goes on to an offset, where that was not known when it was opened.
    pub(crate) fn source_goes_on(&mut self, node: NodeId, end: u32) {
        if let Some(node) = self.document.nodes.get_mut(node.index()) {
            node.source = Span::new(node.source.start(), end.max(node.source.end()));
        }
    }

    /// The innermost open node.
    pub(crate) fn current(&self) -> NodeId {
        NodeId(self.open.last().copied().unwrap_or_default())
    }

    /// The kind of the innermost open node.
    pub(crate) fn current_kind(&self) -> NodeKind {
        self.document.nodes[self.current().index()].kind
    }

    /// Number of open nodes, the document included.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The label of a node that is or was open, as printed. White space is collapsed; an empty label is none; a second one is added.
    pub(crate) fn label_node(&mut self, id: NodeId, text: &str, generated: bool) {
        let labels = &mut self.document.labels;
        let start = labels.len();
        let Some(node) = self.document.nodes.get_mut(id.index()) else { return };
        let old = node.label;
        if old.0 < old.1 {
            labels.extend_from_within(old.0 as usize..old.1 as usize);
        }
        for word in text.split([' ', '\t', '\n', '\r']).filter(|w| !w.is_empty()) {
            if labels.len() > start {
                labels.push(' ');
            }
            labels.push_str(word);
        }
        node.label = (start as u32, labels.len() as u32);
        node.generated_label = generated && node.label.0 < node.label.1;
    }

    /// A fact of the innermost open node.
    pub(crate) fn attribute(&mut self, key: AttributeKey, value: &str) {
        let node = self.current();
        self.attribute_of(node, key, value);
    }

    /// A fact of a node that is or was open. A key that the node has already is kept as it is.
    pub(crate) fn attribute_of(&mut self, node: NodeId, key: AttributeKey, value: &str) {
        let known = self.document.attributes.iter().rev().take(16).any(|a| a.node == node && a.key == key);
        if node.index() < self.document.nodes.len() && !known {
            self.document.attributes.push(AttributeData { node, key, value: value.into() });
        }
    }

    /// An id of the source that leads to the innermost open node.
    pub(crate) fn anchor(&mut self, id: &str) {
        let node = self.current();
        if !id.is_empty() {
            self.document.anchors.push(AnchorData { id: id.into(), node });
        }
    }

    /// Text with white space collapsed, copied from `source` (an offset in the decoded source) on.
    pub(crate) fn text(&mut self, text: &str, source: u32) {
        let bytes = text.as_bytes();
        let white = |b: u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r');
        let mut at = 0;
        while at < bytes.len() {
            if white(bytes[at]) {
                self.space = true;
                at += 1;
                continue;
            }
            // A run ends before white space that is not one blank between words.
            let start = at;
            loop {
                while at < bytes.len() && !white(bytes[at]) {
                    at += 1;
                }
                let single = at + 1 < bytes.len() && bytes[at] == b' ' && !white(bytes[at + 1]);
                if !single {
                    break;
                }
                at += 1;
            }
            self.place(true);
            self.copy(&text[start..at], source + start as u32);
        }
    }

    /// Text as it is, line ends included; `\r\n` and `\r` become `\n`.
    pub(crate) fn verbatim(&mut self, text: &str, source: u32) {
        let mut at = 0;
        for line in text.split_inclusive(['\n', '\r']) {
            let start = at;
            at += line.len();
            let body = line.trim_end_matches(['\n', '\r']);
            if body.is_empty() && start > 0 && line == "\n" && text.as_bytes()[start - 1] == b'\r' {
                continue;
            }
            if !body.is_empty() {
                self.place(false);
                self.copy(body, source + start as u32);
            }
            if body.len() < line.len() && !self.border {
                self.document.text.push('\n');
            }
        }
    }

    /// Text without any white space in it.
    pub(crate) fn run(&mut self, text: &str, source: u32) {
        if !text.is_empty() {
            self.place(true);
            self.copy(text, source);
        }
    }

    fn copy(&mut self, text: &str, source: u32) {
        let at = self.document.text.len() as u32;
        let goes_on = self.document.text_map.last().is_some_and(|&(t, s)| at - t == source.wrapping_sub(s));
        if !goes_on {
            self.document.text_map.push((at, source));
        }
        self.document.text.push_str(text);
    }

    /// Writes the separator that is due and gives a place to all that waits for one.
    fn place(&mut self, collapse: bool) {
        let text = &mut self.document.text;
        if self.border {
            if !text.is_empty() {
                text.push('\n');
            }
            self.border = false;
        } else if self.space && collapse && self.fresh > 0 {
            text.push(' ');
        }
        self.space = false;
        let at = text.len() as u32;
        if let Some(&first) = self.open.get(self.fresh) {
            for node in &mut self.document.nodes[first as usize..] {
                node.range = TextRange::new(at, at);
            }
            self.fresh = self.open.len();
        }
        for waiting in &mut self.inline[self.placed..] {
            *waiting = Some(at);
        }
        self.placed = self.inline.len();
        let here = TextRange::new(at, at);
        for (_, late) in self.late.drain(..) {
            match late {
                Late::Mark(i) => self.document.marks[i].range = here,
                Late::Reference(i) => self.document.references[i].range = here,
            }
        }
    }

    /// Begins an inline range at the next text.
    pub(crate) fn begin(&mut self) -> Token {
        self.inline.push(None);
        Token(self.inline.len() - 1)
    }

    /// Ends an inline range, and all that began inside it, after the last text.
    pub(crate) fn end(&mut self, token: Token) -> TextRange {
        let end = self.document.text.len() as u32;
        let start = self.inline.get(token.0).copied().flatten().unwrap_or(end);
        self.inline.truncate(token.0);
        self.placed = self.placed.min(self.inline.len());
        TextRange::new(start, end)
    }

    /// An inline mark.
    pub(crate) fn mark(&mut self, range: TextRange, kind: MarkKind, value: Option<&str>) {
        self.wait(range, Late::Mark(self.document.marks.len()));
        let node = self.current();
        self.document.marks.push(MarkData { range: self.fitted(range), node, kind, value: value.map(Box::from) });
    }

    /// True if the last character of the open text is a letter or digit.
    pub(crate) fn ends_in_word(&self) -> bool {
        !self.border && !self.space && self.document.text.ends_with(char::is_alphanumeric)
    }

    /// An empty mark after the last text.
    pub(crate) fn point(&mut self, kind: MarkKind, value: Option<&str>) -> usize {
        let at = self.document.text.len() as u32;
        self.mark(TextRange::new(at, at), kind, value);
        self.document.marks.len() - 1
    }

    /// The value of a mark that was made before its value was known.
    pub(crate) fn set_mark_value(&mut self, mark: usize, value: &str) {
        if let Some(mark) = self.document.marks.get_mut(mark) {
            mark.value = Some(value.into());
        }
    }

    /// A mark that calls the footnote with an id. Its value is the footnote's node, where there is one.
    pub(crate) fn call_footnote(&mut self, range: TextRange, id: &str, source: Span) {
        self.mark(range, MarkKind::FootnoteAnchor, None);
        self.calls.push((self.document.marks.len() - 1, id.into(), source));
    }

    /// The path of the document's own element.
    pub(crate) fn root_path(&mut self, path: &[Step]) {
        if self.document.steps.is_empty() {
            self.document.steps.extend_from_slice(path);
            self.document.nodes[0].steps = path.len() as u16;
        }
    }

    /// The block around the innermost open one.
    pub(crate) fn outer(&self) -> NodeId {
        NodeId(self.document.nodes[self.current().index()].parent)
    }

    /// A reference that stands in a range of text, in the innermost open node.
    pub(crate) fn reference(&mut self, range: TextRange, new: NewReference) {
        let target = match new.target {
            TargetData::Node(id) if id.index() >= self.document.nodes.len() => TargetData::Unresolved("".into()),
            target => target,
        };
        self.wait(range, Late::Reference(self.document.references.len()));
        self.document.references.push(ReferenceData {
            range: self.fitted(range),
            source: new.source,
            node: self.current(),
            kind: new.kind,
            target,
            within: new.within,
            dated: new.dated,
            normative: new.normative,
            basis: new.basis,
        });
    }

    /// An empty range before the first text of its block gets its place with that text.
    fn wait(&mut self, range: TextRange, late: Late) {
        if self.border && range.is_empty() {
            self.late.push((self.open.len(), late));
        }
    }

    /// The range cut to the text and to borders of characters.
    fn fitted(&self, range: TextRange) -> TextRange {
        let text = &self.document.text;
        let fit = |at: u32| {
            let mut at = (at as usize).min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at as u32
        };
        TextRange::new(fit(range.start()), fit(range.end()))
    }

    /// The position of a name among the names of elements on paths.
    pub(crate) fn name(&mut self, name: &str) -> u16 {
        let names = &mut self.document.names;
        if let Some(at) = self.names.get(name) {
            return *at;
        }
        if names.len() >= usize::from(u16::MAX) {
            return 0;
        }
        let at = names.len() as u16;
        names.push(name.into());
        self.names.insert(name.into(), at);
        at
    }

    /// The position of the metadata of the innermost open document: the adopted one that was opened last, or the whole.
    pub(crate) fn metadata_index(&self) -> usize {
        self.adopted.last().map_or(0, |(_, at)| *at)
    }

    /// The metadata of the innermost open document.
    pub(crate) fn metadata(&mut self) -> &mut Metadata {
        let at = self.metadata_index();
        &mut self.document.metadata[at]
    }

    /// Closes everything and gives the document.
    pub(crate) fn finish(mut self, origin: Origin, map: OffsetMap) -> Finished {
        while self.open.len() > 1 {
            self.close();
        }
        self.open.clear();
        self.finish_node(0);
        let mut document = self.document;
        document.nodes[0].range = TextRange::new(0, document.text.len() as u32);
        document.origin = origin;
        document.source_map = map;
        document.references.sort_by_key(|r| r.range.start());
        // In reading order: of several languages of one entry the one whose designations come first.
        document.terms.sort_by_key(|t| (t.entry, t.designations.first().map_or(t.scope, |first| first.node)));
        document.anchors.sort_by(|a, b| a.id.cmp(&b.id).then(a.node.cmp(&b.node)));
        let mut doubled = Vec::new();
        document.anchors.dedup_by(|later, first| {
            let same = later.id == first.id;
            if same && later.node != first.node {
                doubled.push((later.id.clone(), later.node));
            }
            same
        });
        doubled.sort_by_key(|(_, node)| *node);
        let mut dangling = Vec::new();
        for (mark, id, source) in self.calls {
            document.marks[mark].value = document.anchor(&id).map(|node| node.index().to_string().into());
            if document.marks[mark].value.is_none() {
                dangling.push((id, document.source_map.span(source.start(), source.end())));
            }
        }
        document.marks.sort_by_key(|m| (m.range.start(), std::cmp::Reverse(m.range.end())));
        let clauses = self.declared.into_iter().map(|(id, kind, says)| ClauseData {
            node: NodeId(id),
            kind,
            bindingness: says.unwrap_or(Bindingness::Normative),
            declared: says.is_some(),
            depth: 0,
            address: Box::default(),
        });
        document.clauses = clauses.collect();
        canonical(&mut document);
        address::assign(&mut document);
        document.text.shrink_to_fit();
        document.nodes.shrink_to_fit();
        document.steps.shrink_to_fit();
        document.text_map.shrink_to_fit();
        Finished { document, doubled, dangling }
    }
}

/// Puts side tables into the one order that a document can have, so that equal content is an equal document.
pub(crate) fn canonical(document: &mut Document) {
    // The first value of a key stays.
    document.attributes.sort_by(|a, b| (a.node, &a.key).cmp(&(b.node, &b.key)));
    document.attributes.dedup_by(|later, first| later.node == first.node && later.key == first.key);
    let labels = std::mem::take(&mut document.labels);
    for node in &mut document.nodes {
        let (start, end) = node.label;
        let from = document.labels.len() as u32;
        document.labels.push_str(labels.get(start as usize..end as usize).unwrap_or_default());
        node.label = if start < end { (from, document.labels.len() as u32) } else { (0, 0) };
    }
    let names = std::mem::take(&mut document.names);
    let mut renamed: Vec<Option<u16>> = vec![None; names.len()];
    for step in &mut document.steps {
        let Some(new) = renamed.get_mut(step.name as usize) else { continue };
        step.name = *new.get_or_insert_with(|| {
            document.names.push(names[step.name as usize].clone());
            (document.names.len() - 1) as u16
        });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::kind::TermStatus;

    fn finished(builder: Builder) -> Document {
        let document = builder.finish(Origin::default(), OffsetMap::default()).document;
        assert_eq!(document.verify(), Ok(()), "{document:#?}");
        document
    }

    #[test]
    fn white_space_is_collapsed_and_blocks_are_lines() {
        let mut b = Builder::new(0);
        b.open(NodeKind::Paragraph, Span::default(), &[]);
        b.text("  one \n  two", 0);
        b.text(" ", 20);
        b.text("three ", 30);
        b.close();
        b.open(NodeKind::Paragraph, Span::default(), &[]);
        b.close();
        b.open(NodeKind::Paragraph, Span::default(), &[]);
        b.text("four", 40);
        let document = finished(b);
        assert_eq!(document.text(), "one two three\nfour");
        let ranges: Vec<_> = document.nodes.iter().map(|n| (n.range.start(), n.range.end())).collect();
        assert_eq!(ranges, [(0, 18), (0, 13), (13, 13), (14, 18)]);
    }

    #[test]
    fn marks_do_not_take_the_space_before_them() {
        let mut b = Builder::new(0);
        b.open(NodeKind::Paragraph, Span::default(), &[]);
        b.text("it ", 0);
        let bold = b.begin();
        b.text(" shall ", 3);
        let range = b.end(bold);
        b.text("be", 10);
        assert_eq!(range, TextRange::new(3, 8));
        assert_eq!(finished(b).text(), "it shall be");
    }

    #[test]
    fn text_leads_back_to_its_bytes() {
        let mut b = Builder::new(0);
        b.open(NodeKind::Paragraph, Span::default(), &[]);
        b.text("one\n  two", 100);
        let document = finished(b);
        assert_eq!(document.source_of(TextRange::new(0, 3)), Span::new(100, 103));
        assert_eq!(document.source_of(TextRange::new(4, 7)), Span::new(106, 109));
    }

    #[test]
    fn own_text_leaves_children_out() {
        let mut b = Builder::new(0);
        let outer = b.open(NodeKind::Paragraph, Span::default(), &[]);
        b.text("before", 0);
        b.open(NodeKind::List, Span::default(), &[]);
        b.text("inside", 10);
        b.close();
        b.text("after", 20);
        let document = finished(b);
        let own: Vec<_> = document.own_text(outer).map(|r| document.slice(r)).collect();
        assert_eq!(own, ["before", "after"]);
    }

    #[derive(Clone, Debug)]
    enum Event {
        Open(usize),
        Clause(usize, bool),
        Close,
        Text(String),
        Verbatim(String),
        Label(String),
        Anchor(u8),
        Begin,
        End(usize, usize),
        Reference(u32, u32),
        Language,
        Designation,
    }

    fn event() -> impl Strategy<Value = Event> {
        prop_oneof![
            4 => (0..NodeKind::ALL.len()).prop_map(Event::Open),
            2 => (0..ClauseKind::ALL.len(), any::<bool>()).prop_map(|(k, b)| Event::Clause(k, b)),
            5 => Just(Event::Close),
            6 => "[ a应\n\r\t]{0,8}".prop_map(Event::Text),
            1 => "[ a应\n\r]{0,8}".prop_map(Event::Verbatim),
            2 => "[ A1.附录]{0,6}".prop_map(Event::Label),
            1 => any::<u8>().prop_map(|a| Event::Anchor(a % 8)),
            2 => Just(Event::Begin),
            2 => (0usize..6, 0..MarkKind::ALL.len()).prop_map(|(t, k)| Event::End(t, k)),
            1 => (0u32..80, 0u32..80).prop_map(|(a, b)| Event::Reference(a, b)),
            1 => Just(Event::Language),
            1 => Just(Event::Designation),
        ]
    }

    fn play(events: &[Event]) -> Document {
        let mut b = Builder::new(0);
        for (i, event) in events.iter().enumerate() {
            let source = Span::new(i as u32, i as u32 + 1);
            match event {
                Event::Open(kind) => drop(b.open(NodeKind::ALL[*kind], source, &[])),
                Event::Clause(kind, says) => {
                    let says = says.then_some(Bindingness::Informative);
                    b.open_clause(ClauseKind::ALL[*kind], says, source, &[]);
                }
                Event::Close => b.close(),
                Event::Text(text) => b.text(text, i as u32 * 10),
                Event::Verbatim(text) => b.verbatim(text, i as u32 * 10),
                Event::Label(text) => b.label_node(b.current(), text, false),
                Event::Anchor(id) => b.anchor(&format!("a{id}")),
                Event::Begin => drop(b.begin()),
                Event::End(token, kind) => {
                    let range = b.end(Token(*token));
                    b.mark(range, MarkKind::ALL[*kind], None);
                }
                Event::Reference(from, to) => b.reference(
                    TextRange::new(*from, *to),
                    NewReference {
                        kind: ReferenceKind::Clause,
                        target: TargetData::Node(NodeId(*to)),
                        within: None,
                        dated: None,
                        normative: None,
                        basis: Basis::Markup,
                        source,
                    },
                ),
                Event::Language => drop(b.open_term_language(Some("en"), source, &[])),
                Event::Designation => drop(b.open_designation(TermStatus::Preferred, source, &[])),
            }
        }
        finished(b)
    }

    proptest! {
        #[test]
        fn no_misuse_makes_an_invalid_document(events in prop::collection::vec(event(), 0..60)) {
            let document = play(&events);
            // Nothing of what was given is lost but white space.
            let given: String = events.iter().filter_map(|e| match e {
                Event::Text(t) | Event::Verbatim(t) => Some(t.as_str()),
                _ => None,
            }).collect();
            let squeeze = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeeze(document.text()), squeeze(&given));
        }

        #[test]
        fn own_texts_cover_the_text(events in prop::collection::vec(event(), 0..60)) {
            let document = play(&events);
            let mut own: Vec<_> = (0..document.node_count() as u32).flat_map(|i| document.own_text(NodeId(i)).collect::<Vec<_>>()).collect();
            own.sort();
            prop_assert!(own.windows(2).all(|w| w[0].end() <= w[1].start()));
            let joined: String = own.iter().map(|r| document.slice(*r)).collect();
            prop_assert_eq!(joined.replace('\n', ""), document.text().replace('\n', ""));
        }

        #[test]
        fn every_offset_finds_the_innermost_node(events in prop::collection::vec(event(), 0..40)) {
            let document = play(&events);
            for offset in 0..document.text().len() as u32 {
                let found = document.node_at(offset);
                let deepest = (0..document.node_count() as u32).map(NodeId).rfind(|&n| document.node(n).range.contains(offset));
                prop_assert_eq!(Some(found), deepest.or(Some(NodeId::ROOT)));
            }
        }
    }
}
