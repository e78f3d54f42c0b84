//! A document put together from another with edits, and from what amendments bring.

use std::collections::HashMap;

use super::articles;
use super::edits::{Content, Edits, NewClause};
use crate::model::{
    AnchorData, AttributeData, Basis, ClauseData, DesignationData, Document, MarkData, MarkKind, NodeData, NodeId,
    NodeKind, ReferenceData, Step, TargetData, TermData, TextRange, address, canonical,
};
use crate::place::Span;
use crate::source::OffsetMap;

/// A stretch of text that was copied: where it stood, and where it stands.
#[derive(Clone, Copy, Debug)]
struct Copied {
    from: TextRange,
    to: u32,
}

/// Rows of one of the two sources, as far as they were copied.
#[derive(Default)]
struct Taken {
    nodes: HashMap<NodeId, NodeId>,
    texts: Vec<Copied>,
}

/// A document that was put together, and where parts of it come from.
pub(super) struct Spliced {
    pub(super) document: Document,
    /// Blocks of the base, with what they are in the document.
    pub(super) kept: HashMap<NodeId, NodeId>,
    /// Words that edits of words put in: the block, and where they stand in the document.
    pub(super) words: Vec<(NodeId, TextRange)>,
}

struct Splice<'d> {
    base: &'d Document,
    amendment: &'d Document,
    edits: &'d Edits,
    out: Document,
    open: Vec<u32>,
    /// The first open node without text.
    fresh: Option<usize>,
    /// The document that text was last copied of, and where it ended there.
    last: Option<(bool, u32)>,
    of_base: Taken,
    of_amendment: Taken,
    words: Vec<(NodeId, TextRange)>,
}

/// Applies edits. The source of the result is that of the base followed by that of the amendment.
pub(super) fn splice(base: &Document, amendment: &Document, edits: &Edits) -> Spliced {
    let out = Document {
        origin: base.origin().clone(),
        metadata: base.metadata.clone(),
        names: base.names.clone(),
        source_map: OffsetMap::default(),
        extensions: base.extensions.clone(),
        ..Document::default()
    };
    let mut work = Splice {
        base,
        amendment,
        edits,
        out,
        open: Vec::new(),
        fresh: None,
        last: None,
        of_base: Taken::default(),
        of_amendment: Taken::default(),
        words: Vec::new(),
    };
    work.copy(NodeId::ROOT, true);
    work.layers()
}

/// The part of a document from a node on, as a document.
pub(in crate::version) fn extract(document: &Document, node: NodeId) -> Document {
    let edits = Edits::default();
    let nothing = Document::default();
    let adopted = document.nodes[..node.index()].iter().filter(|n| n.kind == NodeKind::AdoptedDocument).count();
    let inside = document.descendants(node).filter(|&id| document.node(id).kind == NodeKind::AdoptedDocument).count();
    let metadata = document.metadata.get(adopted + 1..adopted + 2 + inside).unwrap_or_default().to_vec();
    let out =
        Document { origin: document.origin().clone(), metadata, names: document.names.clone(), ..nothing.clone() };
    let mut work = Splice {
        base: document,
        amendment: &nothing,
        edits: &edits,
        out,
        open: Vec::new(),
        fresh: None,
        last: None,
        of_base: Taken::default(),
        of_amendment: Taken::default(),
        words: Vec::new(),
    };
    work.copy(node, true);
    if let Some(root) = work.out.nodes.first_mut() {
        root.kind = NodeKind::Document;
        root.parent = 0;
    }
    let mut out = work.layers().document;
    crate::analyse::analyse(&mut out, None);
    out
}

impl Splice<'_> {
    fn taken(&mut self, of_base: bool) -> &mut Taken {
        if of_base { &mut self.of_base } else { &mut self.of_amendment }
    }

    /// Where the bytes of a source begin in the bytes of both.
    fn shift(&self, of_base: bool) -> u32 {
        if of_base { 0 } else { u32::try_from(self.base.origin().bytes()).unwrap_or(u32::MAX / 2) }
    }

    /// Copies a node with all that is in it, edited where it is of the base.
    fn copy(&mut self, id: NodeId, of_base: bool) {
        if !of_base || !self.edits.moved.contains(&id) {
            self.copy_here(id, of_base);
        }
    }

    /// Copies a node, even one that was moved.
    fn copy_here(&mut self, id: NodeId, of_base: bool) {
        if of_base {
            self.contents(self.edits.before.get(&id));
            if let Some(content) = self.edits.replaced.get(&id) {
                self.contents(Some(content));
                self.contents(self.edits.after.get(&id));
                return;
            }
        }
        let document = if of_base { self.base } else { self.amendment };
        let data = document.node(id);
        let span = document.node_source(id);
        let relabelled = of_base.then(|| self.edits.labels.get(&id)).flatten();
        let label = relabelled.map(String::as_str).or(document.label_of(id)).map(str::to_owned);
        let shift = self.shift(of_base);
        let source = Span::new(span.start() + shift, span.end() + shift);
        // The path of what an amendment brings leads to where it was put.
        let from = data.first_step as usize;
        let steps = if of_base { &document.steps[from..from + data.steps as usize] } else { &[] };
        let new = self.push(data.kind, label.as_deref(), data.generated_label, source, steps);
        self.taken(of_base).nodes.insert(id, new);
        let mut own = document.own_text(id).peekable();
        let mut extra = of_base.then(|| self.edits.within.get(&id)).flatten();
        for child in document.children(id) {
            let start = document.node(child).range.start();
            while let Some(range) = own.next_if(|range| range.start() < start) {
                self.text(range, of_base);
            }
            // What comes at the end of a clause stands before its subclauses.
            if document.node(child).kind == NodeKind::Clause && data.kind == NodeKind::Clause {
                self.contents(extra.take());
            }
            // An instruction to the editor is no text of what it brings.
            if of_base || document.node(child).kind != NodeKind::EditingInstruction {
                self.copy(child, of_base);
            }
        }
        for range in own {
            self.text(range, of_base);
        }
        self.contents(extra);
        self.close();
        if of_base {
            self.contents(self.edits.after.get(&id));
        }
    }

    fn contents(&mut self, contents: Option<&Vec<Content>>) {
        for content in contents.into_iter().flatten() {
            match content {
                Content::Blocks(blocks) => blocks.iter().for_each(|&block| self.copy(block, false)),
                Content::Moved(blocks) => blocks.iter().for_each(|&block| self.copy_here(block, true)),
                Content::Text(range) => self.paragraph(*range),
                Content::Labelled(kind, label, range) => {
                    let source = self.source(*range);
                    self.push(
                        *kind,
                        Some(label).filter(|label| !label.is_empty()).map(String::as_str),
                        false,
                        source,
                        &[],
                    );
                    self.paragraph(*range);
                    self.close();
                }
                Content::Clause(clause) => self.clause(clause),
            }
        }
    }

    fn clause(&mut self, clause: &NewClause) {
        let first = clause.title.or(clause.content.iter().find_map(|content| match content {
            Content::Text(range) => Some(*range),
            _ => None,
        }));
        let source = first.map_or_else(Span::default, |range| self.source(range));
        let node = self.push(NodeKind::Clause, Some(&clause.label), false, source, &[]);
        self.out.clauses.push(ClauseData {
            node,
            kind: clause.kind,
            bindingness: crate::model::Bindingness::Normative,
            declared: false,
            depth: 0,
            address: Box::default(),
        });
        if let Some(title) = clause.title {
            self.push(NodeKind::Title, None, false, self.source(title), &[]);
            self.text(title, false);
            self.close();
        }
        self.contents(Some(&clause.content));
        self.close();
    }

    fn paragraph(&mut self, range: TextRange) {
        let source = self.source(range);
        self.push(NodeKind::Paragraph, None, false, source, &[]);
        self.text(range, false);
        self.close();
    }

    fn source(&self, range: TextRange) -> Span {
        let (span, shift) = (self.amendment.source_of(range), self.shift(false));
        Span::new(span.start() + shift, span.end() + shift)
    }

    fn push(&mut self, kind: NodeKind, label: Option<&str>, generated: bool, source: Span, steps: &[Step]) -> NodeId {
        let at = self.out.text.len() as u32;
        let id = self.out.nodes.len() as u32;
        let start = self.out.labels.len() as u32;
        self.out.labels.push_str(label.unwrap_or_default());
        let end = self.out.labels.len() as u32;
        let first_step = self.out.steps.len() as u32;
        self.out.steps.extend_from_slice(steps);
        self.out.nodes.push(NodeData {
            kind,
            generated_label: generated,
            steps: steps.len() as u16,
            first_step,
            parent: self.open.last().copied().unwrap_or_default(),
            end: id + 1,
            range: TextRange::new(at, at),
            source,
            label: if start < end { (start, end) } else { (0, 0) },
        });
        self.fresh.get_or_insert(id as usize);
        self.open.push(id);
        NodeId(id)
    }

    fn close(&mut self) {
        let Some(id) = self.open.pop() else { return };
        let count = self.out.nodes.len() as u32;
        let end = self.out.text.len() as u32;
        let node = &mut self.out.nodes[id as usize];
        node.end = count;
        match self.fresh {
            Some(first) if first >= id as usize => self.fresh = None,
            Some(_) => {}
            None => node.range = TextRange::new(node.range.start(), end),
        }
    }

    /// Copies a stretch of own text, with the edits that fall into it.
    fn text(&mut self, range: TextRange, of_base: bool) {
        self.begin_block(self.last == Some((of_base, range.start())));
        self.last = Some((of_base, range.end()));
        let mut at = range.start();
        if of_base {
            let edits = self.edits;
            let from = edits.texts.partition_point(|edit| edit.range.start() < range.start());
            for edit in edits.texts[from..].iter().take_while(|edit| edit.range.end() <= range.end()) {
                self.run(TextRange::new(at, edit.range.start()), true);
                if let Some((text, place)) = &edit.with {
                    self.map(self.source(*place).start());
                    let at = self.out.text.len() as u32;
                    self.out.text.push_str(text);
                    let range = TextRange::new(at, self.out.text.len() as u32);
                    self.words.extend(self.open.last().map(|&block| (NodeId(block), range)));
                }
                at = edit.range.end();
            }
        }
        self.run(TextRange::new(at, range.end()), of_base);
    }

    /// Begins a block on a line of its own, but for one that goes on in the line of what was copied before it.
    fn begin_block(&mut self, goes_on: bool) {
        if !self.out.text.is_empty() && !goes_on {
            self.out.text.push('\n');
        }
        let at = self.out.text.len() as u32;
        if let Some(first) = self.fresh.take() {
            self.out.nodes[first..].iter_mut().for_each(|node| node.range = TextRange::new(at, at));
        }
    }

    fn map(&mut self, source: u32) {
        let at = self.out.text.len() as u32;
        match self.out.text_map.last_mut() {
            Some(last) if last.0 == at => last.1 = source,
            _ => self.out.text_map.push((at, source)),
        }
    }

    /// Copies text as it is, with its map to the source.
    fn run(&mut self, range: TextRange, of_base: bool) {
        if range.is_empty() {
            return;
        }
        let (document, shift) = (if of_base { self.base } else { self.amendment }, self.shift(of_base));
        let to = self.out.text.len() as u32;
        let from = document.text_map.partition_point(|&(text, _)| text <= range.start()).saturating_sub(1);
        let stretches: Vec<u32> = std::iter::once(range.start())
            .chain(document.text_map[from..].iter().map(|m| m.0).filter(|&at| at > range.start() && at < range.end()))
            .collect();
        for start in stretches {
            let at = to + start - range.start();
            let source = document.source_of(TextRange::new(start, range.end())).start() + shift;
            match self.out.text_map.last_mut() {
                Some(last) if last.0 == at => last.1 = source,
                _ => self.out.text_map.push((at, source)),
            }
        }
        let text = document.slice(range).to_owned();
        self.out.text.push_str(&text);
        self.taken(of_base).texts.push(Copied { from: range, to });
    }

    /// Copies the layers of what was copied, and gives addresses.
    fn layers(mut self) -> Spliced {
        let length = self.out.text.len() as u32;
        if let Some(root) = self.out.nodes.first_mut() {
            root.range = TextRange::new(0, length);
        }
        let mut kept = HashMap::new();
        for of_base in [true, false] {
            let taken = std::mem::take(self.taken(of_base));
            let document = if of_base { self.base } else { self.amendment };
            let mut texts = taken.texts;
            texts.sort_by_key(|copied| copied.from.start());
            let shift = self.shift(of_base);
            Layers { document, nodes: &taken.nodes, texts, shift }.copy(&mut self.out);
            if of_base {
                kept = taken.nodes;
            }
        }
        let mut out = self.out;
        out.clauses.sort_by_key(|c| c.node);
        out.marks.sort_by_key(|m| (m.range.start(), std::cmp::Reverse(m.range.end())));
        out.references.sort_by_key(|r| r.range.start());
        out.terms.sort_by_key(|t| (t.entry, t.scope));
        out.anchors.sort_by(|a, b| a.id.cmp(&b.id).then(a.node.cmp(&b.node)));
        out.anchors.dedup_by(|later, first| later.id == first.id);
        canonical(&mut out);
        if self.edits.articles_in_order {
            articles::number_in_order(&mut out);
        }
        address::assign(&mut out);
        Spliced { document: out, kept, words: self.words }
    }
}

/// The layers of a document, as far as what they stand on was copied.
struct Layers<'a> {
    document: &'a Document,
    nodes: &'a HashMap<NodeId, NodeId>,
    /// Stretches that were copied, in the order of the document.
    texts: Vec<Copied>,
    /// Where the bytes of its source begin in the bytes of both.
    shift: u32,
}

impl Layers<'_> {
    fn node(&self, id: NodeId) -> Option<NodeId> {
        self.nodes.get(&id).copied()
    }

    /// Where an offset of the text, the beginning or the end of a range, was copied to.
    fn place(&self, at: u32, is_end: bool) -> Option<u32> {
        let fits = |copied: &&Copied| {
            let (start, end) = (copied.from.start(), copied.from.end());
            if is_end { start < at && at <= end } else { start <= at && at < end }
        };
        let near = self.texts.partition_point(|copied| copied.from.start() <= at).saturating_sub(2);
        self.texts[near..].iter().take(3).find(fits).map(|copied| copied.to + at - copied.from.start())
    }

    fn moved(&self, range: TextRange) -> Option<TextRange> {
        if range.is_empty() {
            let at = self.place(range.start(), false).or_else(|| self.place(range.start(), true))?;
            return Some(TextRange::new(at, at));
        }
        let (start, end) = (self.place(range.start(), false)?, self.place(range.end(), true)?);
        (start <= end).then(|| TextRange::new(start, end))
    }

    fn copy(&self, out: &mut Document) {
        let document = self.document;
        for clause in &document.clauses {
            out.clauses.extend(self.node(clause.node).map(|node| ClauseData { node, ..clause.clone() }));
        }
        for attribute in &document.attributes {
            out.attributes.extend(self.node(attribute.node).map(|node| AttributeData { node, ..attribute.clone() }));
        }
        out.marks.extend(document.marks.iter().filter_map(|mark| self.mark(mark)));
        // What analysis found in the text, it finds again.
        let marked = document.references.iter().filter(|reference| reference.basis != Basis::Text);
        out.references.extend(marked.filter_map(|reference| self.reference(reference)));
        out.terms.extend(document.terms.iter().filter_map(|term| self.term(term)));
        for anchor in &document.anchors {
            out.anchors.extend(self.node(anchor.node).map(|node| AnchorData { id: anchor.id.clone(), node }));
        }
    }

    fn mark(&self, mark: &MarkData) -> Option<MarkData> {
        let (node, range) = (self.node(mark.node)?, self.moved(mark.range)?);
        let mut value = mark.value.clone();
        if mark.kind == MarkKind::FootnoteAnchor {
            let footnote = value.as_deref().and_then(|v| v.parse().ok()).and_then(|v| self.node(NodeId(v)));
            value = footnote.map(|id| id.index().to_string().into());
        }
        Some(MarkData { range, node, kind: mark.kind, value })
    }

    fn reference(&self, reference: &ReferenceData) -> Option<ReferenceData> {
        let (node, range) = (self.node(reference.node)?, self.moved(reference.range)?);
        let target = match &reference.target {
            TargetData::Node(id) => self.node(*id).map_or_else(
                || TargetData::Unresolved(self.document.anchors_of(*id).next().unwrap_or_default().into()),
                TargetData::Node,
            ),
            other => other.clone(),
        };
        let span = self.document.source_map.span(reference.source.start(), reference.source.end());
        let source = Span::new(span.start() + self.shift, span.end() + self.shift);
        Some(ReferenceData { range, source, node, target, ..reference.clone() })
    }

    fn term(&self, term: &TermData) -> Option<TermData> {
        let (entry, scope) = (self.node(term.entry)?, self.node(term.scope)?);
        let designations = term.designations.iter();
        let moved = |range: Option<TextRange>| match range {
            Some(range) => self.moved(range).map(Some),
            None => Some(None),
        };
        let designations = designations.filter_map(|d| {
            Some(DesignationData { node: self.node(d.node)?, range: moved(d.range)?, status: d.status })
        });
        Some(TermData { entry, scope, language: term.language.clone(), designations: designations.collect() })
    }
}
