//! The builder: blocks, text, labels, and the document in the end.

use std::ops::Range;

use super::begun::Begun;
use super::source::Source;
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::error::{Error, ErrorKind};
use crate::model::builder;
use crate::model::kind::{Bindingness, ClauseKind, NodeKind, TermStatus};
use crate::model::{AttributeKey, Document, Metadata, NodeId};
use crate::place::Span;

/// A document that a reader has built, without the layers that are found in its text, and what was odd about its source.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Built {
    /// The document.
    pub document: Document,
    /// Diagnostics in the order in which they were met.
    pub diagnostics: Vec<Diagnostic>,
}

/// Builds a document from events in reading order; see the [module](super).
///
/// Ranges are byte offsets of [`Source::text`]. Each call takes time in proportion to what it is given.
#[derive(Debug)]
pub struct Builder<'s> {
    source: &'s Source<'s>,
    pub(super) inner: builder::Builder,
    /// Open blocks, outermost first, without the document.
    open: Vec<NodeId>,
    /// Number of blocks, the document included.
    count: u32,
    pub(super) inline: Begun,
    diagnostics: Gathered,
    /// The first limit that was passed.
    pub(super) over: Option<Error>,
}

impl<'s> Builder<'s> {
    /// A builder for a source. The document itself is open, and stays so.
    pub fn new(source: &'s Source<'s>) -> Self {
        let size = source.text().len();
        let mut diagnostics = Gathered::default();
        diagnostics.extend(source.diagnostics().iter().cloned());
        let inner = builder::Builder::with_room(size, size, size / 64);
        Self { source, inner, open: Vec::new(), count: 1, inline: Begun::default(), diagnostics, over: None }
    }

    /// Opens a block inside the innermost open one; `source` is the whole of it, its markup included.
    pub fn open(&mut self, kind: NodeKind, source: Range<usize>) -> NodeId {
        let span = self.span(&source);
        let kind = if kind == NodeKind::Document {
            self.fault("a document inside a document was read as another block", span);
            NodeKind::Other
        } else {
            kind
        };
        self.opened(span, |inner| inner.open(kind, span, &[]))
    }

    /// Opens a clause; its bindingness where the source itself says it.
    pub fn open_clause(&mut self, kind: ClauseKind, bindingness: Option<Bindingness>, source: Range<usize>) -> NodeId {
        let span = self.span(&source);
        self.opened(span, |inner| inner.open_clause(kind, bindingness, span, &[]))
    }

    /// Opens a designation of the open term entry, in its standing.
    pub fn open_designation(&mut self, status: TermStatus, source: Range<usize>) -> NodeId {
        let span = self.span(&source);
        self.opened(span, |inner| inner.open_designation(status, span, &[]))
    }

    /// Opens the part of the open term entry in a language, by its BCP 47 tag.
    pub fn open_term_language(&mut self, language: &str, source: Range<usize>) -> NodeId {
        let span = self.span(&source);
        self.opened(span, |inner| inner.open_term_language(Some(language), span, &[]))
    }

    fn opened(&mut self, span: Span, open: impl FnOnce(&mut builder::Builder) -> NodeId) -> NodeId {
        let limits = self.source.limits();
        let over = if self.count >= limits.nodes() {
            Some(("nodes", limits.nodes()))
        } else if self.open.len() as u64 >= u64::from(limits.depth()) {
            Some(("depth", limits.depth()))
        } else {
            None
        };
        if let Some((name, most)) = over {
            let error = || {
                let message = format!("more than {most} {name}; raise the limit on {name} to read it");
                Error::new(ErrorKind::Limit, message).at(self.source.line_column(span)).named(self.source.name())
            };
            self.over = self.over.take().or_else(|| Some(error()));
            return self.inner.current();
        }
        let node = open(&mut self.inner);
        self.open.push(node);
        self.count += 1;
        node
    }

    /// Closes a block, and all that is open inside it. One that is not open stays as it is.
    pub fn close(&mut self, block: NodeId) {
        let Some(at) = self.open.iter().rposition(|open| *open == block) else {
            self.fault("a block was closed that is not open; nothing was closed", self.here());
            return;
        };
        if at + 1 < self.open.len() && self.over.is_none() {
            let message = format!(
                "{} blocks were left open in a block that was closed; they end there",
                self.open.len() - at - 1
            );
            self.fault(&message, self.here());
        }
        for _ in at..self.open.len() {
            self.inner.close();
        }
        self.open.truncate(at);
    }

    /// Text of the innermost open block, with white space collapsed.
    pub fn text(&mut self, source: Range<usize>) {
        let range = self.fitted(&source);
        self.inner.text(&self.source.text()[range.clone()], range.start as u32);
    }

    /// Text of the innermost open block as it stands, line ends included: code, drawings.
    pub fn verbatim(&mut self, source: Range<usize>) {
        let range = self.fitted(&source);
        self.inner.verbatim(&self.source.text()[range.clone()], range.start as u32);
    }

    /// Words that stand for a range of the source and are printed by the format's processor, such as `Section 3.5`; marked as generated.
    pub fn generated(&mut self, words: &str, source: Range<usize>) {
        let span = self.span(&source);
        self.inner.generated(words, span);
    }

    /// The label of a block, as printed: `4.2.1`, `Annex A`, `NOTE 1`. It is no text.
    pub fn label(&mut self, block: NodeId, label: &str) {
        if self.knows(block) {
            self.inner.label_node(block, label, false);
        }
    }

    /// The label of a block, computed by the rules of the format, since the source leaves it to its processor.
    pub fn generated_label(&mut self, block: NodeId, label: &str) {
        if self.knows(block) {
            self.inner.label_node(block, label, true);
        }
    }

    /// A fact of a block that few blocks have. The first value of a key stays.
    pub fn attribute(&mut self, block: NodeId, key: AttributeKey, value: &str) {
        if self.knows(block) {
            self.inner.attribute_of(block, key, value);
        }
    }

    /// An id of the source that leads to the innermost open block. References to it may come before.
    pub fn id(&mut self, id: &str) {
        self.inner.anchor(id);
    }

    /// The metadata of the document, or of the innermost open adopted one.
    pub fn metadata(&mut self) -> &mut Metadata {
        self.inner.metadata()
    }

    /// Says that something of the source was odd, and what was done about it.
    pub fn warn(&mut self, code: Code, message: &str, source: Range<usize>) {
        let span = self.source.span(self.span(&source));
        self.diagnostics.push(Diagnostic::warning(code, message).at(span));
    }

    /// Closes what is open and gives the document.
    ///
    /// # Errors
    /// [`ErrorKind::Limit`] where it has more blocks, or blocks nested deeper, than the [limits](crate::Limits) of the source allow.
    pub fn finish(mut self) -> Result<Built, Error> {
        if let Some(error) = self.over {
            return Err(error);
        }
        if !self.open.is_empty() {
            let message = format!("{} blocks were left open at the end; they end there", self.open.len());
            self.fault(&message, self.here());
        }
        let finished = self.inner.finish(self.source.origin(), self.source.map().clone());
        let mut document = finished.document;
        document.lookup.lines = Some(self.source.lines().into());
        for (id, node) in finished.doubled {
            let message = format!("the id {id} was given before; references go to the first block that has it");
            self.diagnostics.push(Diagnostic::warning(Code::DuplicateId, message).at(document.node_source(node)));
        }
        Ok(Built { document, diagnostics: self.diagnostics.finish() })
    }

    /// True if a block is one of this builder's; a fault is said where it is not.
    fn knows(&mut self, block: NodeId) -> bool {
        let known = block.index() < self.count as usize;
        if !known {
            self.fault("a label or attribute was given to a block that was never opened; it was left out", self.here());
        }
        known
    }

    /// A range of the text on borders of characters: what does not fit is said, and cut to what does.
    pub(super) fn fitted(&mut self, range: &Range<usize>) -> Range<usize> {
        let text = self.source.text();
        let end = (range.end.min(text.len())..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        let start = (0..=range.start.min(end)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
        if (start..end) != *range {
            let message =
                format!("the range {}..{} does not fit the source; {start}..{end} was read", range.start, range.end);
            self.fault(&message, Span::new(start as u32, end as u32));
        }
        start..end
    }

    /// A range as a span of the decoded text.
    pub(super) fn span(&mut self, range: &Range<usize>) -> Span {
        let range = self.fitted(range);
        Span::new(range.start as u32, range.end as u32)
    }

    /// The place of the innermost open block, in the decoded text.
    pub(super) fn here(&self) -> Span {
        self.inner.span_of(self.inner.current())
    }

    pub(super) fn fault(&mut self, message: &str, place: Span) {
        self.diagnostics.push(Diagnostic::warning(Code::Structure, message).at(self.source.span(place)));
    }
}
