//! The walk over the tree: frames on a stack of its own, so that depth costs no call stack.

use std::collections::{HashMap, HashSet};

use super::element::{self, Role};
use super::entries::Entries;
use super::list::Numbering;
use super::number::Numbers;
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::format::Format;
use crate::model::{Builder, BuilderToken, ClauseKind, MarkKind, NodeId, NodeKind};
use crate::place::Span;
use crate::read::xml::tree::attribute;
use crate::read::xml::{Node, Trail, Tree};
use crate::read::{Parsed, SourceBytes};

/// What is to be done when an element ends.
#[derive(Debug)]
pub(super) enum Close<'t> {
    /// Nothing but to close the blocks that it opened.
    Blocks,
    /// A section or a list of references ends: so do the numbers in it.
    Section,
    /// The main part or the back matter ends.
    Part,
    /// An inline mark ends.
    Mark(BuilderToken, MarkKind, Option<&'t str>),
    /// A cross-reference ends.
    Reference(BuilderToken),
    /// A link ends.
    Link(BuilderToken),
}

/// What an element has seen of its children.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    #[default]
    None,
    /// Of a `dl`: whether the open item has its text.
    Definitions(bool),
    /// Of a `texttable`: columns, and cells of the open row.
    Columns(u32, u32),
    /// Of `back`: lists of references stand in a part of their own, which is open.
    AllReferences,
}

/// An element that is being read.
#[derive(Debug)]
pub(super) struct Frame<'t> {
    pub(super) node: Node<'t>,
    next: Option<Node<'t>>,
    close: Close<'t>,
    pub(super) role: Role,
    pub(super) state: State,
    /// Open blocks before the element.
    pub(super) depth: u32,
    verbatim: bool,
    in_reference: bool,
    /// Of a list: how its items are labelled.
    pub(super) list: Option<Box<Numbering<'t>>>,
}

impl<'t> Frame<'t> {
    /// The frame with something to be done when the element ends.
    pub(super) fn closing(self, close: Close<'t>) -> Self {
        Self { close, ..self }
    }

    pub(super) fn with_state(self, state: State) -> Self {
        Self { state, ..self }
    }

    pub(super) fn with_list(self, numbering: Numbering<'t>) -> Self {
        Self { list: Some(Box::new(numbering)), ..self }
    }
}

/// Reads one tree into a builder.
pub(super) struct Walker<'p, 't> {
    pub(super) source: &'t Tree<'t>,
    bytes: &'p SourceBytes<'p>,
    pub(super) builder: Builder,
    diagnostics: Gathered,
    root: Node<'t>,
    pub(super) stack: Vec<Frame<'t>>,
    /// What is known of each name of the tree: its role, and its name on paths.
    names: Vec<Option<(Role, u16)>>,
    trail: Trail,
    pub(super) numbers: Numbers,
    pub(super) entries: Entries<'t>,
    /// Counters that lists share, by their names.
    pub(super) counters: HashMap<&'t str, u32>,
    verbatim: bool,
    pub(super) in_reference: bool,
    /// Unknown elements that were said.
    unknown: HashSet<&'t str>,
}

impl<'p, 't> Walker<'p, 't> {
    pub(super) fn new(source: &'t Tree<'t>, bytes: &'p SourceBytes<'p>) -> Self {
        let mut diagnostics = Gathered::default();
        diagnostics.extend(source.diagnostics().iter().cloned());
        Self {
            source,
            bytes,
            builder: Builder::new(source.source().len()),
            diagnostics,
            root: source.root(),
            stack: Vec::with_capacity(32),
            names: vec![None; source.name_count()],
            trail: Trail::default(),
            numbers: Numbers::new(source.root()),
            entries: Entries::of(source.root()),
            counters: HashMap::new(),
            verbatim: false,
            in_reference: false,
            unknown: HashSet::new(),
        }
    }

    pub(super) fn run(mut self) -> Parsed {
        self.enter(self.root);
        while let Some(frame) = self.stack.last_mut() {
            match frame.next.take().inspect(|node| frame.next = node.next_sibling()) {
                Some(node) if node.is_element() => self.enter(node),
                Some(node) if node.is_text() => self.text(node),
                Some(node) => self.instruction(node),
                None => self.leave(),
            }
        }
        self.bytes.finish(Format::RfcXml.name(), self.builder, self.source.map().clone(), self.diagnostics)
    }

    fn enter(&mut self, node: Node<'t>) {
        let (role, name) = self.name(node);
        self.end_all_references(role);
        self.trail.enter(name);
        let frame = Frame {
            node,
            next: node.first_child(),
            close: Close::Blocks,
            role,
            state: State::None,
            depth: self.builder.depth() as u32,
            verbatim: self.verbatim,
            in_reference: self.in_reference,
            list: None,
        };
        let depth = self.builder.depth();
        let handled = self.handle(node, role, frame);
        if self.builder.depth() == depth && role != Role::Skip {
            // The id of what is no block leads to the block that it stands in.
            self.anchors(node);
        }
        match handled {
            Some(frame) => self.stack.push(frame),
            None => self.trail.leave(),
        }
    }

    /// The role of an element, and its name on paths: with the usual prefix of its namespace.
    fn name(&mut self, node: Node<'t>) -> (Role, u16) {
        let at = node.name_index();
        if let Some(known) = self.names[at] {
            return known;
        }
        let prefix = node.namespace().and_then(|namespace| PREFIXES.iter().find(|(known, _)| *known == namespace));
        let name = match prefix {
            Some((_, prefix)) => self.builder.name(&format!("{prefix}:{}", node.name())),
            None => self.builder.name(node.name()),
        };
        let known = (element::role(element::lookup(node.name())), name);
        self.names[at] = Some(known);
        known
    }

    fn anchors(&mut self, node: Node<'t>) {
        for attribute in node.attributes() {
            if attribute.name() == "anchor" {
                self.builder.anchor(attribute.value());
            }
        }
    }

    /// Opens a clause for an element.
    pub(super) fn open_clause(&mut self, kind: ClauseKind, node: Node<'t>) -> NodeId {
        let id = self.builder.open_clause(kind, None, span(node), self.trail.steps(0));
        self.opened(node);
        id
    }

    /// Opens a block for an element.
    pub(super) fn open(&mut self, kind: NodeKind, node: Node<'t>) -> NodeId {
        let id = self.builder.open(kind, span(node), self.trail.steps(0));
        self.opened(node);
        id
    }

    /// Opens a block for a part of the current element, such as an attribute.
    pub(super) fn open_part(&mut self, kind: NodeKind, source: Span) -> NodeId {
        let id = self.builder.open(kind, source, self.trail.steps(0));
        self.trail.opened(self.builder.depth(), 0);
        id
    }

    /// Opens a block that the source leaves out, around the element that is being read; it stays open when that ends.
    pub(super) fn open_implied(&mut self, kind: NodeKind, source: Span, frame: &mut Frame<'t>) {
        match kind {
            NodeKind::Clause => {
                self.builder.open_clause(ClauseKind::Clause, None, source, self.trail.steps(1));
            }
            kind => {
                self.builder.open(kind, source, self.trail.steps(1));
            }
        }
        self.trail.opened(self.builder.depth(), 1);
        frame.depth = self.builder.depth() as u32;
    }

    /// Closes the innermost block.
    pub(super) fn close_block(&mut self) {
        self.builder.close();
        self.trail.closed(self.builder.depth());
    }

    /// Closes what was opened around the current element, up to a number of open blocks.
    pub(super) fn close_implied(&mut self, depth: u32, frame: &mut Frame<'t>) {
        while self.builder.depth() > depth as usize {
            self.close_block();
        }
        frame.depth = frame.depth.min(self.builder.depth() as u32);
    }

    /// The root element is the document itself.
    pub(super) fn open_root(&mut self, node: Node<'t>) {
        self.builder.root_path(self.trail.steps(0));
        self.opened(node);
    }

    /// Notes what was opened: its path, its ids and its language.
    fn opened(&mut self, node: Node<'t>) {
        self.trail.opened(self.builder.depth(), 0);
        for attribute in node.attributes() {
            match attribute.name() {
                "anchor" => self.builder.anchor(attribute.value()),
                "lang" => self.builder.attribute(crate::model::AttributeKey::Language, attribute.value()),
                _ => {}
            }
        }
    }

    /// The frame of the element around the one that is being entered.
    pub(super) fn around(&mut self) -> Option<&mut Frame<'t>> {
        self.stack.last_mut()
    }

    pub(super) fn say(&mut self, diagnostic: Diagnostic, node: Node<'_>) {
        self.diagnostics.push(diagnostic.at(self.source.span(node.range())));
    }

    /// Says that an element is not of RFCXML, once for each name.
    pub(super) fn say_unknown(&mut self, node: Node<'t>) {
        let name = node.name();
        if self.unknown.insert(name) {
            let message = format!("<{name}> is not of RFCXML; its text was read as what it stands in");
            self.say(Diagnostic::note(Code::UnknownElement, message), node);
        }
    }

    /// What an instruction of a processor asks for is never opened.
    fn instruction(&mut self, node: Node<'t>) {
        let Some(("rfc", value)) = node.instruction() else { return };
        let Some(value) = value.trim().strip_prefix("include") else { return };
        let name = value.trim_start_matches(['=', ' ', '\t']).trim_matches(['"', '\'', ' ']);
        let message = format!("{name:?} was to be included; it was not opened");
        self.say(Diagnostic::warning(Code::ExternalEntity, message), node);
    }

    /// Text of a node.
    fn text(&mut self, node: Node<'t>) {
        if !self.verbatim {
            node.runs(|run, at| self.builder.text(run, at));
            return;
        }
        // Blank lines before the first and white space after the last line are the layout of the markup.
        let text = node.text().unwrap_or_default();
        let whole = |n: Node<'_>| n.parent() == self.stack.last().map(|f| f.node);
        let mut skip = 0;
        if node.previous_sibling().is_none() && whole(node) {
            let blank = text.len() - text.trim_start().len();
            skip = text[..blank].rfind('\n').map_or(0, |at| at + 1);
        }
        let mut end = text.len();
        if node.next_sibling().is_none() && self.stack.last().is_some_and(|f| is_verbatim(f.role)) {
            end = text.trim_end().len().max(skip);
        }
        let mut at = 0;
        node.runs(|run, place| {
            let (from, to) = (skip.clamp(at, at + run.len()) - at, end.clamp(at, at + run.len()) - at);
            if from < to {
                self.builder.verbatim(&run[from..to], place + from as u32);
            }
            at += run.len();
        });
    }

    /// The text of an attribute that a processor prints. Whether there was any.
    pub(super) fn attribute_text(&mut self, node: Node<'t>, name: &str) -> bool {
        let Some(attribute) = node.attributes().find(|a| a.name() == name && a.namespace().is_none()) else {
            return false;
        };
        self.builder.text(attribute.value(), attribute.span().start());
        !attribute.value().trim().is_empty()
    }

    /// A block that holds the text of an attribute, if it says anything. Whether it does.
    pub(super) fn attribute_block(&mut self, kind: NodeKind, node: Node<'t>, name: &str) -> bool {
        let Some(value) = node.attributes().find(|a| a.name() == name && !a.value().trim().is_empty()) else {
            return false;
        };
        self.open_part(kind, value.span());
        self.builder.text(value.value(), value.span().start());
        self.close_block();
        true
    }

    pub(super) fn keep_white_space(&mut self) {
        self.verbatim = true;
    }

    /// An attribute of the element, by local name, if it says anything.
    pub(super) fn filled(node: Node<'t>, name: &str) -> Option<&'t str> {
        attribute(node, name).map(str::trim).filter(|value| !value.is_empty())
    }

    fn leave(&mut self) {
        let Some(frame) = self.stack.pop() else { return };
        while self.builder.depth() > frame.depth as usize {
            self.builder.close();
        }
        self.trail.closed(self.builder.depth());
        self.trail.leave();
        self.verbatim = frame.verbatim;
        self.in_reference = frame.in_reference;
        if frame.state == State::AllReferences {
            self.numbers.end_section();
        }
        match frame.close {
            Close::Blocks => {}
            Close::Section => self.numbers.end_section(),
            Close::Part => self.numbers.end_part(),
            Close::Mark(token, kind, value) => {
                let range = self.builder.end(token);
                if !range.is_empty() {
                    self.builder.mark(range, kind, value);
                }
            }
            Close::Reference(token) => {
                let range = self.builder.end(token);
                self.refer(range, frame.node);
            }
            Close::Link(token) => {
                let range = self.builder.end(token);
                self.link(range, frame.node);
            }
        }
        if frame.list.is_some() {
            self.end_list(&frame);
        }
    }
}

/// Whether the text of an element is laid out by characters.
fn is_verbatim(role: Role) -> bool {
    matches!(role, Role::Artwork | Role::SourceCode)
}

/// Where an element stands in the prepared source.
pub(super) fn span(node: Node<'_>) -> Span {
    node.span()
}

/// Usual prefixes of namespaces.
const PREFIXES: &[(&str, &str)] = &[
    ("http://purl.org/net/xml2rfc/ext", "x"),
    ("http://www.w3.org/2000/svg", "svg"),
    ("http://www.w3.org/2001/XInclude", "xi"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
];
