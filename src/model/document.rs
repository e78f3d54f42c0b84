//! The document: one text with layers.

use super::kind::{ClauseKind, NodeKind};
use super::layer::{AnchorData, MarkData, ProvisionData, ReferenceData, TermData};
use super::node::{AttributeData, AttributeKey, ClauseData, NodeData};
use super::{Knowledge, Lookup, Metadata, NodeId, TextRange};
use crate::error::{Error, ErrorKind};
use crate::place::{LineColumn, Span};
use crate::source::{OffsetMap, Origin, SourceLines, sha256};

/// A step of a path to an element: its name, by position in the document's names, and its number among siblings of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) name: u16,
    pub(crate) number: u32,
}

/// A standard, specification or regulation: one text in reading order, and layers that point into it.
///
/// A document owns everything it shows, has no lifetime, and may be sent to other threads. What it holds is seen through
/// views, small values that borrow it: [`Clause`](crate::model::Clause), [`Block`](crate::model::Block), [`Provision`](crate::model::Provision)
/// and others.
///
/// ```
/// let source = b"<standard><body><sec><label>1</label><title>Scope</title>\
///     <p>Lanterns <bold>shall</bold> float.</p></sec></body></standard>";
/// let document = normative::read(source, &Default::default()).unwrap().document;
/// assert_eq!(document.text(), "Scope\nLanterns shall float.");
/// let provision = document.provisions().next().unwrap();
/// assert_eq!(provision.clause().unwrap().address(), "1");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub(crate) origin: Origin,
    /// The document's own metadata, then that of each adopted document.
    pub(crate) metadata: Vec<Metadata>,
    pub(crate) text: String,
    pub(crate) labels: String,
    pub(crate) nodes: Vec<NodeData>,
    pub(crate) clauses: Vec<ClauseData>,
    pub(crate) attributes: Vec<AttributeData>,
    pub(crate) marks: Vec<MarkData>,
    pub(crate) provisions: Vec<ProvisionData>,
    pub(crate) references: Vec<ReferenceData>,
    pub(crate) terms: Vec<TermData>,
    pub(crate) anchors: Vec<AnchorData>,
    /// Names of elements on paths.
    pub(crate) names: Vec<Box<str>>,
    pub(crate) steps: Vec<Step>,
    /// Stretches of text that were copied from the source: offset in the text, offset in the source.
    pub(crate) text_map: Vec<(u32, u32)>,
    /// From offsets of the decoded source to bytes of the file; identity for UTF-8 without entities.
    pub(crate) source_map: OffsetMap,
    /// Layers that were not looked for.
    pub(crate) not_extracted: Vec<Layer>,
    /// Keys of the native JSON that this version does not know: JSON pointer (RFC 6901) and JSON text.
    pub(crate) extensions: Vec<(Box<str>, Box<str>)>,
    pub(crate) lookup: Lookup,
}

super::kind::vocabulary! {
    /// A layer of a document.
    pub enum Layer {
        /// Provisions.
        Provisions = "provisions",
        /// References.
        References = "references",
        /// Terms.
        Terms = "terms",
    }
}

impl Document {
    /// The whole text in reading order: UTF-8, one `\n` between blocks.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a range; empty where the range is none of this document's.
    pub fn slice(&self, range: TextRange) -> &str {
        self.text.get(range.as_usize()).unwrap_or_default()
    }

    /// Source that it was read from: name, format, length in bytes and SHA-256.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The lines of its source, to turn the `source()` of any view into lines and columns. `None` for a document that was read from
    /// native JSON, until [`index_source`](Self::index_source) is given the source, and for one that was put together from several.
    pub fn lines(&self) -> Option<&SourceLines> {
        self.lookup.lines.as_deref()
    }

    /// The line and column of its source at which a span begins. Binary search; the source is not decoded again. `None` where
    /// [`lines`](Self::lines) are not known.
    ///
    /// ```
    /// let source = "<standard><body><sec><label>4</label>\n<p>灯笼。Lanterns shall float.</p></sec></body></standard>";
    /// let document = normative::read(source.as_bytes(), &Default::default())?.document;
    /// let place = document.locate(document.provisions().next().unwrap().source()).unwrap();
    /// assert_eq!((place.line, place.column), (2, 7));
    /// # Ok::<(), normative::Error>(())
    /// ```
    pub fn locate(&self, span: Span) -> Option<LineColumn> {
        self.lines().map(|lines| lines.line_column(span))
    }

    /// Takes the lines of the source that it was read from. Linear in the size of `source`, which is not kept.
    ///
    /// # Errors
    /// [`ErrorKind::Argument`] where `source` is not what it was read from, by the SHA-256 of its [`origin`](Self::origin).
    pub fn index_source(&mut self, source: &[u8]) -> Result<(), Error> {
        let found = sha256(source);
        if found != self.origin.sha256() {
            let expected = self.origin.sha256();
            let message = format!("a source with SHA-256 {found}, expected that of the document: {expected}");
            return Err(Error::new(ErrorKind::Argument, message));
        }
        self.lookup.lines = Some(SourceLines::new(source)?.into());
        Ok(())
    }

    /// Metadata that the document states; of an adoption, those of the adopting document.
    pub fn metadata(&self) -> &Metadata {
        static NONE: std::sync::LazyLock<Metadata> = std::sync::LazyLock::new(Metadata::default);
        self.metadata.first().unwrap_or(&NONE)
    }

    /// The metadata of documents inside this one: what an adoption adopts, outermost first.
    pub fn adopted_metadata(&self) -> &[Metadata] {
        self.metadata.get(1..).unwrap_or_default()
    }

    /// True if a layer was filled: `Known` with rows, `Absent` where the reader looked and found nothing.
    pub fn knowledge(&self, layer: Layer) -> Knowledge {
        let filled = match layer {
            Layer::Provisions => !self.provisions.is_empty(),
            Layer::References => !self.references.is_empty(),
            Layer::Terms => !self.terms.is_empty(),
        };
        match (filled, self.not_extracted.contains(&layer)) {
            (true, _) => Knowledge::Known,
            (false, false) => Knowledge::Absent,
            (false, true) => Knowledge::NotExtracted,
        }
    }

    /// Number of nodes of the structure.
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// Bytes of memory that the document occupies, its own size included; capacity that is not used is not counted.
    pub fn memory(&self) -> usize {
        fn table<T>(rows: &[T], text: impl Fn(&T) -> usize) -> usize {
            size_of_val(rows) + rows.iter().map(text).sum::<usize>()
        }
        size_of::<Self>()
            + self.text.len()
            + self.labels.len()
            + table(&self.nodes, |_| 0)
            + table(&self.clauses, |c| c.address.len())
            + table(&self.attributes, |a| a.value.len())
            + table(&self.marks, |m| m.value.as_ref().map_or(0, |v| v.len()))
            + table(&self.provisions, |p| if let std::borrow::Cow::Owned(rule) = &p.rule { rule.len() } else { 0 })
            + table(&self.references, |_| 24)
            + table(&self.terms, |t| size_of_val(t.designations.as_slice()))
            + table(&self.anchors, |a| a.id.len())
            + table(&self.names, |n| n.len())
            + table(&self.steps, |_| 0)
            + table(&self.text_map, |_| 0)
            + self.lookup.lines.as_ref().map_or(0, |lines| lines.memory())
    }

    /// Fills the layer of provisions, in reading order, each numbered in its clause.
    pub(crate) fn set_provisions(&mut self, mut rows: Vec<ProvisionData>) {
        rows.sort_by_key(|p| (p.range.start(), p.keyword.start()));
        let mut counts = vec![0; self.clauses.len() + 1];
        for row in &mut rows {
            let clause =
                self.clause_of(row.node).and_then(|id| self.clauses.binary_search_by_key(&id, |c| c.node).ok());
            let count = &mut counts[clause.map_or(0, |at| at + 1)];
            *count += 1;
            row.number = *count;
        }
        self.provisions = rows;
    }

    pub(crate) fn node(&self, id: NodeId) -> &NodeData {
        &self.nodes[id.index()]
    }

    /// Bytes of the source that a node's element takes.
    pub(crate) fn node_source(&self, id: NodeId) -> Span {
        let span = self.node(id).source;
        self.source_map.span(span.start(), span.end())
    }

    pub(crate) fn label_of(&self, id: NodeId) -> Option<&str> {
        let (start, end) = self.node(id).label;
        (start < end).then(|| self.labels.get(start as usize..end as usize).unwrap_or_default())
    }

    /// True if a title is the first sentence of the paragraph of its clause, which demands and cites like any other.
    pub(crate) fn is_run_in_title(&self, node: NodeId) -> bool {
        self.node(node).kind == NodeKind::Title && self.attribute(node, &AttributeKey::Type) == Some("run-in")
    }

    /// The attribute of a node. Binary search.
    pub(crate) fn attribute(&self, node: NodeId, key: &AttributeKey) -> Option<&str> {
        self.attributes_of(node).iter().find(|a| a.key == *key).map(|a| &*a.value)
    }

    pub(crate) fn attributes_of(&self, node: NodeId) -> &[AttributeData] {
        let from = self.attributes.partition_point(|a| a.node < node);
        let to = from + self.attributes[from..].partition_point(|a| a.node == node);
        &self.attributes[from..to]
    }

    pub(crate) fn clause_data(&self, node: NodeId) -> Option<&ClauseData> {
        self.clauses.binary_search_by_key(&node, |c| c.node).ok().map(|i| &self.clauses[i])
    }

    /// The node, then its ancestors up to the document.
    pub(crate) fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(node), |&id| (id != NodeId::ROOT).then(|| NodeId(self.node(id).parent)))
    }

    /// The blocks behind a node that stand in the same block, in order.
    pub(crate) fn siblings_behind(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.node(NodeId(self.node(node).parent)).end;
        let next =
            move |id: NodeId| Some(NodeId(self.node(id).end)).filter(|next| node != NodeId::ROOT && next.0 < end);
        std::iter::successors(next(node), move |&id| next(id))
    }

    /// The children of a node, in order.
    pub(crate) fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.node(node).end;
        let first = (node.0 + 1 < end).then_some(NodeId(node.0 + 1));
        std::iter::successors(first, move |&id| {
            let next = self.node(id).end;
            (next < end).then_some(NodeId(next))
        })
    }

    /// The nodes below a node, in pre-order, without itself.
    pub(crate) fn descendants(&self, node: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        (node.0 + 1..self.node(node).end).map(NodeId)
    }

    /// The clause that a node stands in, itself included.
    pub(crate) fn clause_of(&self, node: NodeId) -> Option<NodeId> {
        self.ancestors(node).find(|&id| self.node(id).kind == NodeKind::Clause)
    }

    /// The innermost node whose range holds an offset of the text. Binary search, then a climb.
    pub(crate) fn node_at(&self, offset: u32) -> NodeId {
        let after = self.nodes.partition_point(|n| n.range.start() <= offset);
        let last = NodeId(after.saturating_sub(1) as u32);
        self.ancestors(last).find(|&id| self.node(id).range.contains(offset)).unwrap_or(NodeId::ROOT)
    }

    /// The node that carries an id of the source. Binary search.
    pub(crate) fn anchor(&self, id: &str) -> Option<NodeId> {
        self.anchors.binary_search_by(|a| (*a.id).cmp(id)).ok().map(|i| self.anchors[i].node)
    }

    /// The ids that lead to a node.
    pub(crate) fn anchors_of(&self, node: NodeId) -> impl Iterator<Item = &str> {
        self.anchors.iter().filter(move |a| a.node == node).map(|a| &*a.id)
    }

    /// The bytes of the source that a range of text was read from. Exact at both ends where text was copied.
    pub(crate) fn source_of(&self, range: TextRange) -> Span {
        let span = self.decoded_source_of(range);
        self.source_map.span(span.start(), span.end())
    }

    /// The same in the decoded source.
    pub(crate) fn decoded_source_of(&self, range: TextRange) -> Span {
        let Some(&(_, first)) = self.text_map.first() else { return Span::default() };
        let place = |offset: u32| {
            let at = self.text_map.partition_point(|&(text, _)| text <= offset);
            at.checked_sub(1).map_or(first, |i| self.text_map[i].1.saturating_add(offset - self.text_map[i].0))
        };
        if range.is_empty() {
            let at = place(range.start());
            return Span::new(at, at);
        }
        Span::new(place(range.start()), place(range.end() - 1).saturating_add(1))
    }

    /// The path to a node's element, as an XPath 1.0 expression, for sources in XML.
    pub(crate) fn path_of(&self, node: NodeId) -> Option<String> {
        if self.names.is_empty() {
            return None;
        }
        let mut lineage: Vec<_> = self.ancestors(node).collect();
        lineage.reverse();
        let mut path = String::new();
        for id in lineage {
            let data = self.node(id);
            let first = data.first_step as usize;
            for step in self.steps.get(first..first + data.steps as usize)? {
                path.push('/');
                path.push_str(self.names.get(step.name as usize)?);
                path.push('[');
                path.push_str(&step.number.to_string());
                path.push(']');
            }
        }
        Some(path)
    }

    /// The stretches of text that are a node's own: its range without its children's, in order, none empty.
    pub(crate) fn own_text(&self, node: NodeId) -> impl Iterator<Item = TextRange> + '_ {
        let range = self.node(node).range;
        let gaps = self.children(node).map(|c| self.node(c).range).chain([TextRange::new(range.end(), range.end())]);
        let mut at = range.start();
        gaps.filter_map(move |child| {
            let own = TextRange::new(at, child.start().max(at));
            at = at.max(child.end());
            self.without_line_ends(own)
        })
    }

    /// A stretch of a node's own text without the label that it begins with, as `注1：` before a note: a plain text has labels in
    /// both places.
    pub(crate) fn without_label(&self, node: NodeId, own: TextRange) -> TextRange {
        let text = self.slice(own);
        let colon = ['：', ':'];
        let rest = self.label_of(node).and_then(|label| text.trim_start().strip_prefix(label));
        let rest = rest.filter(|rest| rest.starts_with(colon) || rest.trim().is_empty());
        let length = rest.map_or(text, |rest| rest.trim_start_matches(colon).trim_start()).len() as u32;
        TextRange::new(own.end() - length, own.end())
    }

    fn without_line_ends(&self, range: TextRange) -> Option<TextRange> {
        let text = self.slice(range);
        let start = range.start() + (text.len() - text.trim_start_matches('\n').len()) as u32;
        let end = range.end() - (text.len() - text.trim_end_matches('\n').len()) as u32;
        (start < end).then(|| TextRange::new(start, end))
    }

    /// The kind of the clause that a node is or stands in.
    pub(crate) fn clause_kind_of(&self, node: NodeId) -> Option<ClauseKind> {
        self.clause_of(node).and_then(|id| self.clause_data(id)).map(|c| c.kind)
    }
}
