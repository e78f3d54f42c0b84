//! The walk that all readers of XML share: over the tree with frames on a stack of its own, so that depth costs no call stack.
//!
//! A reader of a format says by [`Format`] what each name is (a table of roles) and what a role opens and ends; the walk keeps
//! the path, the open blocks, what waits for the end of a sentence, and what the source leaves out (blocks that are implied).
//! Other state of a reader is its own value, `walk.own`. The functions of a reader that open something take the
//! element's frame and give it back, changed where the end of the element asks for something, or give `None` where the
//! contents of the element are dealt with:
//!
//! ```text
//! impl<'t> Format<'t> for Example {
//!     fn role(name: &str) -> Role { … }
//!     fn open(walk: &mut Walk<'_, 't, Self>, node: Node<'t>, role: Role, frame: Frame<'t, Self>) -> Option<Frame<'t, Self>> {
//!         match role {
//!             Role::Skip => None,
//!             Role::Through => Some(frame),
//!             Role::Block(kind) => { walk.open(kind, node); Some(frame) }
//!             Role::Inline(kind) => Some(walk.marked(kind, None, frame)),
//!         }
//!     }
//!     …
//! }
//! ```

use std::collections::{HashMap, HashSet};

use super::trail::Trail;
use super::tree::{Id, Node, Tree};
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::format;
use crate::model::{
    Basis, Bindingness, Builder, BuilderToken, ClauseKind, MarkKind, NewReference, NodeId, NodeKind, ReferenceKind,
    Step, TargetData, TermStatus, TextRange,
};
use crate::place::Span;
use crate::read::{Parsed, SourceBytes};

/// Knowledge of a format, and state of its reader during a walk.
pub(crate) trait Format<'t>: Sized {
    /// The role of an element.
    type Role: Copy + PartialEq;
    /// Work at the end of an element, beside that of [`Close`].
    type Close;
    /// State of an open element.
    type Element: Default;

    /// The name of the format in diagnostics.
    const NAME: &'static str;

    /// The role of a local name. Asked once for each name of a document.
    fn role(name: &str) -> Self::Role;

    /// The usual prefix of a namespace on paths; empty for none.
    fn prefix(namespace: &str) -> &'static str;

    /// Returns `true` if elements of a role are no part of the document at all, not even of paths.
    fn is_absent(_role: Self::Role) -> bool {
        false
    }

    /// Looks at an element before it is opened; `false` where it is not to be read.
    fn before(_walk: &mut Walk<'_, 't, Self>, _node: Node<'t>, _role: Self::Role) -> bool {
        true
    }

    /// The state of an element that is entered.
    fn element(&self) -> Self::Element;

    /// Opens what an element opens. `None` where its content is dealt with.
    fn open(
        walk: &mut Walk<'_, 't, Self>,
        node: Node<'t>,
        role: Self::Role,
        frame: Frame<'t, Self>,
    ) -> Option<Frame<'t, Self>>;

    /// An element ended, and the blocks and the mark that it opened.
    fn close(walk: &mut Walk<'_, 't, Self>, frame: Frame<'t, Self>);

    /// A block was opened for an element: its ids and its language are noted.
    fn opened(walk: &mut Walk<'_, 't, Self>, node: Node<'t>);

    /// An element opened no block: its ids lead to the block that it stands in.
    fn anchors(walk: &mut Walk<'_, 't, Self>, node: Node<'t>, role: Self::Role);

    /// Text of an element.
    fn text(walk: &mut Walk<'_, 't, Self>, node: Node<'t>);

    /// A processing instruction.
    fn instruction(_walk: &mut Walk<'_, 't, Self>, _node: Node<'t>) {}

    /// Opens the block of what waited for the end of a text; `mark` stands where it was met.
    fn release(walk: &mut Walk<'_, 't, Self>, node: Node<'t>, mark: Option<usize>);

    /// Returns `true` if what waits for the end of a text in a block of a kind stands inside of that block, rather than after it.
    fn keeps_waiting_inside(kind: NodeKind) -> bool;
}

/// Which child comes next.
enum Cursor<'t> {
    Next(Option<Node<'t>>),
    /// Boxed, since it is rare and frames are moved often.
    Queue(Box<std::vec::IntoIter<Node<'t>>>),
    /// Each with the steps to it.
    Arranged(Box<std::vec::IntoIter<(Node<'t>, Vec<Step>)>>),
}

/// Work at the end of an element.
#[derive(Debug)]
pub(crate) enum Close<'t, C> {
    /// Nothing but to close the blocks that it opened.
    Blocks,
    /// An inline mark ends; none stands where there was no text.
    Mark(BuilderToken, MarkKind, Option<&'t str>),
    /// A link to an address ends: a mark and a reference.
    Link(BuilderToken, &'t str),
    /// Work that the format defines.
    Own(C),
}

/// An element that is being read.
pub(crate) struct Frame<'t, F: Format<'t>> {
    pub(crate) node: Node<'t>,
    cursor: Cursor<'t>,
    pub(crate) close: Close<'t, F::Close>,
    pub(crate) role: F::Role,
    /// Open blocks before the element.
    pub(crate) depth: u32,
    /// True if white space is kept outside of it.
    verbatim: bool,
    /// Of what waited: how much waited when it began, and the next of the text around it.
    waited: Option<(usize, usize)>,
    pub(crate) own: F::Element,
}

impl<'t, F: Format<'t>> Frame<'t, F> {
    /// The frame with something to be done when the element ends.
    pub(crate) fn closing(self, close: F::Close) -> Self {
        Self { close: Close::Own(close), ..self }
    }

    /// The frame with a mark that ends when the element ends.
    pub(crate) fn marking(self, token: BuilderToken, kind: MarkKind, value: Option<&'t str>) -> Self {
        Self { close: Close::Mark(token, kind, value), ..self }
    }

    /// The frame with a link that ends when the element ends.
    pub(crate) fn leading(self, token: BuilderToken, target: &'t str) -> Self {
        Self { close: Close::Link(token, target), ..self }
    }

    /// The frame with the children in another order than that of the source.
    pub(crate) fn over(self, children: Vec<Node<'t>>) -> Self {
        Self { cursor: Cursor::Queue(Box::new(children.into_iter())), ..self }
    }
}

/// An element that waits for the end of the text that it interrupts.
struct Waiting<'t> {
    begun: bool,
    node: Node<'t>,
    path: Vec<Step>,
    mark: Option<usize>,
}

/// A tree on its way into a builder.
pub(crate) struct Walk<'p, 't, F: Format<'t>> {
    pub(crate) tree: &'t Tree<'t>,
    bytes: &'p SourceBytes<'p>,
    pub(crate) builder: Builder,
    pub(crate) diagnostics: Gathered,
    /// Open elements, outer ones first.
    pub(crate) stack: Vec<Frame<'t, F>>,
    /// The role of each name of the tree, and its name on paths.
    names: Vec<Option<(F::Role, u16)>>,
    trail: Trail,
    /// Elements that wait for the end of texts, outer ones first.
    waiting: Vec<Waiting<'t>>,
    /// The first of the innermost text that has not begun.
    floor: usize,
    pub(crate) verbatim: bool,
    /// Unknown elements that were said.
    unknown: HashSet<&'t str>,
    /// State of the reader.
    pub(crate) own: F,
}

impl<'p, 't, F: Format<'t>> Walk<'p, 't, F> {
    pub(crate) fn new(tree: &'t Tree<'t>, bytes: &'p SourceBytes<'p>, own: F) -> Self {
        let mut diagnostics = Gathered::default();
        diagnostics.extend(tree.diagnostics().iter().cloned());
        Self {
            tree,
            bytes,
            builder: Builder::new(tree.source().len()),
            diagnostics,
            stack: Vec::with_capacity(64),
            names: vec![None; tree.name_count()],
            trail: Trail::default(),
            waiting: Vec::new(),
            floor: 0,
            verbatim: false,
            unknown: HashSet::new(),
            own,
        }
    }

    /// Reads the whole tree.
    pub(crate) fn run(mut self, format: format::Format) -> Parsed {
        self.enter(self.tree.root(), None);
        while let Some(frame) = self.stack.last_mut() {
            let next = match &mut frame.cursor {
                Cursor::Next(next) => next.take().inspect(|node| *next = node.next_sibling()).map(|node| (node, None)),
                Cursor::Queue(queue) => queue.next().map(|node| (node, None)),
                Cursor::Arranged(queue) => queue.next().map(|(node, path)| (node, Some(path))),
            };
            match next {
                Some((node, path)) if node.is_element() => self.enter(node, path),
                Some((node, _)) if node.is_text() => F::text(&mut self, node),
                Some((node, _)) => F::instruction(&mut self, node),
                None => self.leave(),
            }
            // What waits in the document itself, outside of every block, has its place at the end.
            if self.stack.is_empty() {
                self.release();
            }
        }
        self.bytes.finish(format.name(), self.builder, self.tree.map().clone(), self.diagnostics)
    }

    /// Enters an element: a child of the current one, or where a path leads.
    fn enter(&mut self, node: Node<'t>, path: Option<Vec<Step>>) {
        let (role, name) = self.name(node);
        if F::is_absent(role) {
            return;
        }
        match path {
            Some(path) => self.trail.jump(path),
            None => self.trail.enter(name),
        }
        if !F::before(self, node, role) {
            self.trail.leave();
            return;
        }
        let depth = self.builder.depth();
        let handled = F::open(self, node, role, self.frame(node, role));
        if self.builder.depth() == depth {
            F::anchors(self, node, role);
        }
        match handled {
            Some(frame) => self.stack.push(frame),
            None => self.trail.leave(),
        }
    }

    /// The frame with elements below its own, of any depth, in an order of the format's own. Their paths are those of the source. Linear
    /// in the siblings of what is given and of what stands around it.
    pub(crate) fn arranged(&mut self, nodes: Vec<Node<'t>>, frame: Frame<'t, F>) -> Frame<'t, F> {
        let base = self.trail.path().to_vec();
        let mut numbers: HashMap<Id, u32> = HashMap::new();
        let mut counted = HashSet::new();
        let mut placed = Vec::with_capacity(nodes.len());
        for node in nodes {
            let mut steps = Vec::new();
            let mut at = node;
            while let Some(parent) = at.parent().filter(|_| at != frame.node) {
                if counted.insert(parent.id()) {
                    let mut count: HashMap<&str, u32> = HashMap::new();
                    for child in parent.children().filter(Node::is_element) {
                        let number = count.entry(child.name()).or_default();
                        *number += 1;
                        numbers.insert(child.id(), *number);
                    }
                }
                let number = numbers.get(&at.id()).copied().unwrap_or(1);
                steps.push(Step { name: if at.is_element() { self.name(at).1 } else { 0 }, number });
                at = parent;
            }
            steps.reverse();
            placed.push((node, base.iter().copied().chain(steps).collect()));
        }
        Frame { cursor: Cursor::Arranged(Box::new(placed.into_iter())), ..frame }
    }

    fn frame(&self, node: Node<'t>, role: F::Role) -> Frame<'t, F> {
        Frame {
            node,
            cursor: Cursor::Next(node.first_child()),
            close: Close::Blocks,
            role,
            depth: self.builder.depth() as u32,
            verbatim: self.verbatim,
            waited: None,
            own: self.own.element(),
        }
    }

    /// The role of an element, and its name on paths: with the usual prefix of its namespace.
    fn name(&mut self, node: Node<'t>) -> (F::Role, u16) {
        let at = node.name_index();
        if let Some(known) = self.names[at] {
            return known;
        }
        let role = F::role(node.name());
        let name = match node.namespace().map_or("", F::prefix) {
            _ if F::is_absent(role) => 0,
            "" => self.builder.name(node.name()),
            prefix => self.builder.name(&format!("{prefix}:{}", node.name())),
        };
        self.names[at] = Some((role, name));
        (role, name)
    }

    fn leave(&mut self) {
        let Some(frame) = self.stack.last() else { return };
        let opened = self.builder.depth() > frame.depth as usize;
        if opened && F::keeps_waiting_inside(self.builder.current_kind()) && self.release() {
            // It stands inside: the element ends after it.
            return;
        }
        let Some(frame) = self.stack.pop() else { return };
        while self.builder.depth() > frame.depth as usize {
            self.builder.close();
        }
        self.trail.closed(self.builder.depth());
        self.trail.leave();
        self.verbatim = frame.verbatim;
        if let Some((start, next)) = frame.waited {
            self.waiting.truncate(start);
            self.floor = next;
        }
        match frame.close {
            Close::Mark(token, kind, value) => {
                let range = self.builder.end(token);
                if !range.is_empty() {
                    self.builder.mark(range, kind, value);
                }
            }
            Close::Link(token, target) => {
                let range = self.builder.end(token);
                self.leads_to(range, target, frame.node.span());
            }
            Close::Blocks | Close::Own(_) => {}
        }
        F::close(self, frame);
        if opened {
            self.release();
        }
    }

    /// Begins a mark of the text of an element.
    pub(crate) fn marked(&mut self, kind: MarkKind, value: Option<&'t str>, frame: Frame<'t, F>) -> Frame<'t, F> {
        let token = self.builder.begin();
        frame.marking(token, kind, value)
    }

    /// A range that leads to an address, or to a place in the document.
    fn leads_to(&mut self, range: TextRange, target: &str, source: Span) {
        let (kind, to) = match target.strip_prefix('#') {
            Some(id) => (ReferenceKind::Clause, TargetData::Unresolved(id.into())),
            None => {
                self.builder.mark(range, MarkKind::Link, Some(target));
                (ReferenceKind::Uri, TargetData::Uri(target.into()))
            }
        };
        let (within, dated, normative) = (None, None, None);
        self.builder.reference(
            range,
            NewReference { kind, target: to, within, dated, normative, basis: Basis::Markup, source },
        );
    }

    /// Postpones an element that interrupts running text until that text ends. A mark may stand in its place.
    pub(crate) fn postpone(&mut self, node: Node<'t>, mark: Option<MarkKind>) {
        let mark = mark.map(|kind| self.builder.point(kind, None));
        self.waiting.push(Waiting { begun: false, node, path: self.trail.path().to_vec(), mark });
    }

    /// Begins the first of what waits where the walk is now; the next follows when it ends. Whether there was one.
    fn release(&mut self) -> bool {
        let start = self.waiting.len();
        let Some(waiting) = self.waiting.get_mut(self.floor).filter(|w| !w.begun) else { return false };
        waiting.begun = true;
        let (node, mark, path) = (waiting.node, waiting.mark, std::mem::take(&mut waiting.path));
        let (role, _) = self.name(node);
        let frame = Frame { waited: Some((start, self.floor + 1)), ..self.frame(node, role) };
        // The path around is the beginning of its own, to be cut back to when it ends.
        self.trail.jump(path);
        F::release(self, node, mark);
        self.floor = start;
        self.verbatim = false;
        self.stack.push(frame);
        true
    }

    /// Returns `true` if the parent of the current element is the element of the innermost open block.
    pub(crate) fn stands_in_block(&self) -> bool {
        self.trail.stands_in_block()
    }

    /// The frame of the element around the one that is being entered.
    pub(crate) fn around(&mut self) -> Option<&mut Frame<'t, F>> {
        self.stack.last_mut()
    }

    /// Opens a block for an element.
    pub(crate) fn open(&mut self, kind: NodeKind, node: Node<'t>) -> NodeId {
        let id = self.builder.open(kind, node.span(), self.trail.steps(0));
        self.opened(node);
        id
    }

    /// Opens a clause for an element. A bindingness is given where the source says it.
    pub(crate) fn open_clause(&mut self, kind: ClauseKind, says: Option<Bindingness>, node: Node<'t>) -> NodeId {
        let id = self.builder.open_clause(kind, says, node.span(), self.trail.steps(0));
        self.opened(node);
        id
    }

    /// Opens the part of a term entry in a language.
    pub(crate) fn open_language(&mut self, language: Option<&str>, node: Node<'t>) -> NodeId {
        let id = self.builder.open_term_language(language, node.span(), self.trail.steps(0));
        self.opened(node);
        id
    }

    /// Opens a designation.
    pub(crate) fn open_designation(&mut self, status: TermStatus, node: Node<'t>) -> NodeId {
        let id = self.builder.open_designation(status, node.span(), self.trail.steps(0));
        self.opened(node);
        id
    }

    /// Opens a block for a part of the current element, such as an attribute.
    pub(crate) fn open_part(&mut self, kind: NodeKind, source: Span) -> NodeId {
        let id = self.builder.open(kind, source, self.trail.steps(0));
        self.trail.opened(self.builder.depth(), 0);
        id
    }

    /// Opens a block that the source leaves out, around the element that is being entered; it stays open when that ends.
    pub(crate) fn open_implied(&mut self, kind: NodeKind, source: Span, frame: &mut Frame<'t, F>) -> NodeId {
        let id = self.builder.open(kind, source, self.trail.steps(1));
        self.trail.opened(self.builder.depth(), 1);
        frame.depth = self.builder.depth() as u32;
        id
    }

    /// Closes the innermost block before the element that opened it ends.
    pub(crate) fn close_block(&mut self) {
        self.builder.close();
        self.trail.closed(self.builder.depth());
    }

    /// Closes what was opened around the element that is being entered, up to a number of open blocks.
    pub(crate) fn close_implied(&mut self, depth: u32, frame: &mut Frame<'t, F>) {
        while self.builder.depth() > depth as usize {
            self.close_block();
        }
        frame.depth = frame.depth.min(self.builder.depth() as u32);
    }

    /// The root element is the document itself.
    pub(crate) fn open_root(&mut self, node: Node<'t>) {
        self.builder.root_path(self.trail.steps(0));
        self.opened(node);
    }

    fn opened(&mut self, node: Node<'t>) {
        self.trail.opened(self.builder.depth(), 0);
        F::opened(self, node);
    }

    /// White space is text from here on, until the element ends.
    pub(crate) fn keep_white_space(&mut self) {
        self.verbatim = true;
    }

    pub(crate) fn say(&mut self, diagnostic: Diagnostic, node: Node<'_>) {
        self.diagnostics.push(diagnostic.at(self.tree.span(node.range())));
    }

    /// Says that an element is not of the format, once for each name.
    pub(crate) fn say_unknown(&mut self, node: Node<'t>) {
        let name = node.name();
        if self.unknown.insert(name) {
            let message = format!("<{name}> is not of {}; its text was read as what it stands in", F::NAME);
            self.say(Diagnostic::note(Code::UnknownElement, message), node);
        }
    }

    /// Says that another file was to be included.
    pub(crate) fn say_include(&mut self, name: &str, node: Node<'t>) {
        let message = format!("{name:?} was to be included; it was not opened");
        self.say(Diagnostic::warning(Code::ExternalEntity, message), node);
    }
}
