//! The walk over the tree: frames on a stack of its own, so that depth costs no call stack.

use std::collections::HashSet;

use super::attributes::{Attributes, Change};
use super::element::{self, Role};
use super::tree::is_mixed;
use crate::diagnostic::{Diagnostic, Gathered};
use crate::format::Format;
use crate::model::{
    AttributeKey, Bindingness, Builder, BuilderToken, ClauseKind, MarkKind, NodeId, NodeKind, Step, TermStatus,
};
use crate::place::Span;
use crate::read::xml::tree::Id;
use crate::read::xml::{Counts, Node, Tree};
use crate::read::{Parsed, SourceBytes};

/// What is to be done when an element ends.
#[derive(Debug)]
pub(super) enum Close<'t> {
    /// Nothing but to close the blocks that it opened.
    Blocks,
    /// An inline mark ends.
    Mark(BuilderToken, MarkKind, Option<&'t str>),
    /// A named inline range with a value of its own ends.
    Value(BuilderToken, MarkKind, String),
    /// A cross-reference, citation or link ends.
    Reference(BuilderToken, Role),
    /// A table ends: the columns of the table around it.
    Columns(Vec<&'t str>),
    /// A footnote ends: how many footnotes waited when it began, and the next of the text around it.
    Footnote(usize, usize),
}

/// Which child comes next.
enum Cursor<'t> {
    Next(Option<Node<'t>>),
    /// Boxed, since it is rare and frames are moved often.
    Queue(Box<std::vec::IntoIter<Node<'t>>>),
}

/// An element that is being read.
pub(super) struct Frame<'t> {
    pub(super) node: Node<'t>,
    cursor: Cursor<'t>,
    close: Close<'t>,
    /// Open blocks before the element.
    depth: u32,
    /// Where the counts of its children begin.
    counts: u32,
    /// Length of the path before the element.
    path: u32,
    /// Whether white space is kept outside of it.
    verbatim: bool,
    /// Whether it stands in a formula.
    in_math: bool,
    /// Whether some of its children are counted in `many`.
    wide: bool,
    /// Its role, for those whose role says something of the elements in it.
    role: Role,
    /// Whether it holds text beside elements, once that was asked.
    mixed: Option<bool>,
}

impl<'t> Frame<'t> {
    /// The frame with something to be done when the element ends.
    pub(super) fn closing(self, close: Close<'t>) -> Self {
        Self { close, ..self }
    }

    /// The frame with the children in another order than that of the source.
    pub(super) fn over(self, children: Vec<Node<'t>>) -> Self {
        Self { cursor: Cursor::Queue(Box::new(children.into_iter())), ..self }
    }

    /// A block that stood open around this element was closed.
    pub(super) fn end_implied(&mut self) {
        self.depth -= 1;
    }
}

/// A footnote that waits for the end of the text that it interrupts.
struct Waiting<'t> {
    begun: bool,
    node: Node<'t>,
    path: Vec<Step>,
    mark: Option<usize>,
}

/// Reads one tree into a builder.
pub(super) struct Walker<'p, 't> {
    pub(super) source: &'t Tree<'t>,
    bytes: &'p SourceBytes<'p>,
    pub(super) builder: Builder,
    pub(super) diagnostics: Gathered,
    stack: Vec<Frame<'t>>,
    /// What is known of each name of the tree: its role, and its name on paths.
    names: Vec<Option<(Role, u16)>>,
    path: Vec<Step>,
    /// For each open block, how long the path to its element is.
    block_paths: Vec<usize>,
    counts: Counts,
    /// Footnotes of text that has not ended, outer ones first.
    waiting: Vec<Waiting<'t>>,
    /// The first of the innermost text that has not begun.
    floor: usize,
    /// What the attributes of the element that was entered last say, and which element that is.
    pub(super) seen: Attributes<'t>,
    pub(super) seen_of: Id,
    /// Columns of the CALS table that is being read.
    pub(super) columns: Vec<&'t str>,
    /// Of the entry that was asked last: whether a designation is marked as preferred, and the first that is not marked.
    pub(super) preferred: Option<(Node<'t>, bool, Option<Node<'t>>)>,
    /// The designation that was read last.
    pub(super) designation: Option<NodeId>,
    pub(super) in_math: bool,
    verbatim: bool,
    /// Whether the writer of this crate made XML names of the ids.
    pub(super) escaped_ids: bool,
    /// Rank of the metadata that each document has.
    pub(super) ranks: Vec<u8>,
    /// Unknown elements that were said.
    pub(super) unknown: HashSet<&'t str>,
}

impl<'p, 't> Walker<'p, 't> {
    pub(super) fn new(source: &'t Tree<'t>, bytes: &'p SourceBytes<'p>) -> Self {
        Self {
            source,
            bytes,
            builder: Builder::new(source.source().len()),
            diagnostics: {
                let mut gathered = Gathered::default();
                gathered.extend(source.diagnostics().iter().cloned());
                gathered
            },
            stack: Vec::with_capacity(64),
            names: vec![None; source.name_count()],
            path: Vec::with_capacity(64),
            block_paths: vec![0],
            counts: Counts::default(),
            waiting: Vec::new(),
            floor: 0,
            seen: Attributes::default(),
            seen_of: Id::NONE,
            columns: Vec::new(),
            preferred: None,
            designation: None,
            in_math: false,
            verbatim: false,
            escaped_ids: false,
            ranks: Vec::new(),
            unknown: HashSet::new(),
        }
    }

    pub(super) fn run(mut self, root: Node<'t>) -> Parsed {
        self.enter(root);
        while let Some(frame) = self.stack.last_mut() {
            let next = match &mut frame.cursor {
                Cursor::Next(next) => next.take().inspect(|node| *next = node.next_sibling()),
                Cursor::Queue(queue) => queue.next(),
            };
            match next {
                Some(node) if node.is_element() => self.enter(node),
                Some(node) if node.is_text() => self.text(node),
                Some(_) => {}
                None => self.leave(),
            }
            // What waits in the document itself, outside of every block, has its place at the end.
            if self.stack.is_empty() {
                self.release_footnote();
            }
        }
        self.bytes.finish(Format::Sts.name(), self.builder, self.source.map().clone(), self.diagnostics)
    }

    fn enter(&mut self, node: Node<'t>) {
        let (role, name) = self.name(node);
        if role == Role::Skip {
            return;
        }
        let path = self.path.len();
        let step = Step { name, number: self.count(name) };
        let seen = Attributes::of(node);
        if seen.change == Some(Change::Deleted) {
            self.say_deleted(node);
            return;
        }
        (self.seen, self.seen_of) = (seen, node.id());
        self.path.push(step);
        if self.stack.last().is_some_and(|around| around.role == Role::Apart) {
            self.builder.text(" ", 0);
        }
        let frame = Frame { role, ..self.frame(node, path) };
        let depth = self.builder.depth();
        let handled = self.handle(node, role, frame);
        if self.builder.depth() == depth && !matches!(role, Role::Footnote | Role::IndexTerm) {
            // The id of what is no block leads to the block that it stands in.
            if let Some(id) = seen.id {
                self.builder.anchor(&self.id(id));
            }
        }
        match handled {
            Some(frame) => self.stack.push(frame),
            None => self.path.truncate(path),
        }
    }

    fn frame(&self, node: Node<'t>, path: usize) -> Frame<'t> {
        Frame {
            node,
            cursor: Cursor::Next(node.first_child()),
            close: Close::Blocks,
            depth: self.builder.depth() as u32,
            counts: self.counts.len() as u32,
            path: path as u32,
            verbatim: self.verbatim,
            in_math: self.in_math,
            wide: false,
            role: Role::Through,
            mixed: None,
        }
    }

    /// The role of an element, and its name on paths.
    fn name(&mut self, node: Node<'t>) -> (Role, u16) {
        let at = node.name_index();
        if let Some(known) = self.names[at] {
            return known;
        }
        let role = element::role(element::lookup(node.name()));
        let name = match node.namespace().map_or("", prefix_of) {
            _ if role == Role::Skip => 0,
            "" => self.builder.name(node.name()),
            prefix => self.builder.name(&format!("{prefix}:{}", node.name())),
        };
        let known = (role, name);
        self.names[at] = Some(known);
        known
    }

    /// How many children of a name the innermost element has had, this one included.
    fn count(&mut self, name: u16) -> u32 {
        let from = self.stack.last().map_or(0, |f| f.counts as usize);
        let (count, wide) = self.counts.count(name, from, self.stack.len());
        self.stack.last_mut().into_iter().for_each(|frame| frame.wide |= wide);
        count
    }

    /// Whether the parent of the current element is the element of the innermost open block.
    pub(super) fn stands_in_block(&self) -> bool {
        self.block_paths.last().is_some_and(|&length| length + 1 == self.path.len())
    }

    /// Whether the element around the current one holds text of its own. Asked of the tree once for each element.
    pub(super) fn in_mixed(&mut self) -> bool {
        let Some(frame) = self.stack.last_mut() else { return false };
        *frame.mixed.get_or_insert_with(|| is_mixed(frame.node))
    }

    /// Opens a clause for an element.
    pub(super) fn open_clause(&mut self, kind: ClauseKind, says: Option<Bindingness>, node: Node<'t>) -> NodeId {
        let from = self.block_paths.last().copied().unwrap_or_default().min(self.path.len());
        let id = self.builder.open_clause(kind, says, span(node), &self.path[from..]);
        self.opened(id, node)
    }

    /// Opens the part of a term entry in a language.
    pub(super) fn open_language(&mut self, language: Option<&str>, node: Node<'t>) -> NodeId {
        let from = self.block_paths.last().copied().unwrap_or_default().min(self.path.len());
        let id = self.builder.open_term_language(language, span(node), &self.path[from..]);
        self.opened(id, node)
    }

    /// Opens a designation.
    pub(super) fn open_designation(&mut self, status: TermStatus, node: Node<'t>) -> NodeId {
        let from = self.block_paths.last().copied().unwrap_or_default().min(self.path.len());
        let id = self.builder.open_designation(status, span(node), &self.path[from..]);
        self.opened(id, node)
    }

    /// The root element is the document itself.
    pub(super) fn open_root(&mut self, node: Node<'t>) {
        self.builder.root_path(&self.path);
        self.opened(NodeId::ROOT, node);
    }

    /// Opens a block for an element.
    pub(super) fn open(&mut self, kind: NodeKind, node: Node<'t>) -> NodeId {
        let source = span(node);
        let from = self.block_paths.last().copied().unwrap_or_default().min(self.path.len());
        let id = self.builder.open(kind, source, &self.path[from..]);
        self.opened(id, node)
    }

    /// Closes the innermost block before the element that opened it ends.
    pub(super) fn close_block(&mut self) {
        self.builder.close();
        self.block_paths.truncate(self.builder.depth());
    }

    /// Opens a block that the source leaves out, around the element that is being read; it stays open when that ends.
    pub(super) fn open_implied(&mut self, kind: NodeKind, frame: &mut Frame<'t>) {
        let Some(around) = frame.node.parent() else { return };
        let end = self.path.len().saturating_sub(1);
        let from = self.block_paths.last().copied().unwrap_or_default().min(end);
        self.builder.open(kind, span(around), &self.path[from..end]);
        self.block_paths.truncate(self.builder.depth() - 1);
        self.block_paths.push(end);
        frame.depth = self.builder.depth() as u32;
    }

    /// Notes what was opened: its path, its id and its language.
    pub(super) fn opened(&mut self, id: NodeId, node: Node<'t>) -> NodeId {
        self.block_paths.truncate(self.builder.depth() - 1);
        self.block_paths.push(self.path.len());
        let seen = if self.seen_of == node.id() { self.seen } else { Attributes::of(node) };
        if let Some(id) = seen.id {
            self.builder.anchor(&self.id(id));
        }
        seen.language.into_iter().for_each(|tag| self.builder.attribute(AttributeKey::Language, tag));
        id
    }

    pub(super) fn say(&mut self, diagnostic: Diagnostic, node: Node<'_>) {
        self.diagnostics.push(diagnostic.at(self.source.span(node.range())));
    }

    /// Text of a node. Text that a label, a line of code or a formula holds is treated as there is due.
    fn text(&mut self, node: Node<'t>) {
        let Some(text) = node.text() else { return };
        let blank = || text.bytes().all(|b| b.is_ascii_whitespace());
        if self.in_math && blank() {
            return;
        }
        if self.verbatim {
            node.runs(|run, at| self.builder.verbatim(run, at));
        } else {
            node.runs(|run, at| self.builder.text(run, at));
        }
    }

    pub(super) fn keep_white_space(&mut self) {
        self.verbatim = true;
    }

    /// What interrupts running text waits until that text ends; a footnote leaves a mark.
    pub(super) fn postpone(&mut self, node: Node<'t>) {
        let footnote = node.name() == "fn";
        let mark = footnote.then(|| self.builder.point(MarkKind::FootnoteAnchor, None));
        self.waiting.push(Waiting { begun: false, node, path: self.path.clone(), mark });
    }

    fn leave(&mut self) {
        let Some(frame) = self.stack.last() else { return };
        let opened = self.builder.depth() > frame.depth as usize;
        if opened && holds_blocks(self.builder.current_kind()) && self.release_footnote() {
            // It stands inside: the element ends after it.
            return;
        }
        let Some(frame) = self.stack.pop() else { return };
        while self.builder.depth() > frame.depth as usize {
            self.builder.close();
        }
        self.block_paths.truncate(self.builder.depth());
        self.path.truncate(frame.path as usize);
        self.counts.end(frame.counts as usize, frame.wide, self.stack.len());
        self.verbatim = frame.verbatim;
        self.in_math = frame.in_math;
        match frame.close {
            Close::Blocks => {}
            Close::Columns(columns) => self.columns = columns,
            Close::Footnote(start, next) => {
                self.waiting.truncate(start);
                self.floor = next;
            }
            Close::Mark(token, kind, value) => {
                let range = self.builder.end(token);
                if !range.is_empty() {
                    self.builder.mark(range, kind, value);
                }
            }
            Close::Value(token, kind, value) => {
                let range = self.builder.end(token);
                self.builder.mark(range, kind, Some(&value));
            }
            Close::Reference(token, role) => {
                let range = self.builder.end(token);
                self.refer(range, frame.node, role);
            }
        }
        if opened {
            self.release_footnote();
        }
    }

    /// Begins the first waiting footnote where the walk is now; the next follows when it ends. Whether there was one.
    fn release_footnote(&mut self) -> bool {
        let start = self.waiting.len();
        let Some(footnote) = self.waiting.get_mut(self.floor).filter(|w| !w.begun) else { return false };
        footnote.begun = true;
        let (node, mark, path) = (footnote.node, footnote.mark, std::mem::take(&mut footnote.path));
        let frame = self.frame(node, self.path.len()).closing(Close::Footnote(start, self.floor + 1));
        // The path around is the beginning of the footnote's own, to be cut back to when it ends.
        self.path = path;
        match mark {
            Some(mark) => {
                let id = self.open(NodeKind::Footnote, node);
                self.builder.set_mark_value(mark, &id.index().to_string());
            }
            None => {
                self.open(NodeKind::Other, node);
                self.builder.attribute(AttributeKey::Type, node.name());
            }
        }
        self.floor = start;
        self.verbatim = false;
        self.in_math = false;
        self.stack.push(frame);
        true
    }
}

/// Blocks that footnotes of their text stand inside of; those of other blocks stand after them.
pub(crate) fn holds_blocks(kind: NodeKind) -> bool {
    use NodeKind as K;
    !matches!(
        kind,
        K::Paragraph
            | K::Title
            | K::AnnexType
            | K::Caption
            | K::Designation
            | K::Definition
            | K::DefinitionTerm
            | K::TermSource
            | K::TermNote
            | K::SubjectField
    )
}

/// Where an element stands in the prepared source.
pub(super) fn span(node: Node<'_>) -> Span {
    node.span()
}

/// The usual prefix of a namespace.
fn prefix_of(namespace: &str) -> &'static str {
    match namespace {
        "http://www.w3.org/1998/Math/MathML" => "mml",
        _ if namespace.starts_with("urn:iso:std:iso:30042") => "tbx",
        _ if namespace.contains("OASIS//DTD XML Exchange Table") || namespace.contains("oasis-exchange") => "oasis",
        _ => "",
    }
}
