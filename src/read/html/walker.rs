//! The walk over a page, with frames on a stack of its own: depth costs no call stack.

use super::heading::Heading;
use super::role::Role;
use super::survey::Survey;
use super::tree::{Node, Tree};
use crate::diagnostic::Gathered;
use crate::model::{AttributeKey, Builder, BuilderToken, ClauseKind, MarkKind, NodeId, NodeKind};
use crate::place::Span;

/// How many blocks may stand inside of each other; what is deeper is read as what it stands in.
const DEEPEST: usize = 96;

/// Work at the end of an element.
#[derive(Debug)]
pub(super) enum Close {
    Nothing,
    /// The blocks that the element opened end.
    Blocks,
    Mark(BuilderToken, MarkKind, Option<Box<str>>),
    Link(BuilderToken),
    /// An entry of a list of references ends.
    Entry(BuilderToken),
    /// The text of an entry ends, in a list that sets it apart from its label.
    EntryText(BuilderToken),
    /// A heading ends, and the title that it opened.
    Title,
    /// A list of definitions ends.
    Definitions,
}

/// An element that is being read.
#[derive(Debug)]
pub(super) struct Frame<'t> {
    pub(super) node: Node<'t>,
    next: Option<Node<'t>>,
    pub(super) close: Close,
    /// Open blocks before the element.
    pub(super) depth: usize,
    verbatim: bool,
    /// It begins with a label that is no text.
    labelled: bool,
}

/// An open block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// Other blocks stand in it.
    divided: bool,
    /// The page has no element for it.
    implied: bool,
}

/// A page on its way into a builder.
#[derive(Debug)]
pub(super) struct Walker<'t> {
    pub(super) tree: &'t Tree<'t>,
    pub(super) survey: Survey,
    pub(super) headings: Vec<Heading>,
    /// The next heading.
    pub(super) heading: usize,
    pub(super) builder: Builder,
    pub(super) diagnostics: Gathered,
    pub(super) frames: Vec<Frame<'t>>,
    /// Blocks that are open, without the document.
    blocks: Vec<Block>,
    pub(super) verbatim: bool,
    /// Characters that are a label, and no text.
    pub(super) skip: usize,
    /// Ids that wait for the next block.
    ids: Vec<String>,
    /// Characters of a title that declare an annex.
    pub(super) declares: usize,
    /// The kind of the open clause.
    pub(super) clause: ClauseKind,
    /// Open blocks of it, itself counted.
    pub(super) clause_depth: usize,
    /// The open term entry has its definition.
    pub(super) explained_term: bool,
    /// The label of the next table.
    pub(super) caption: Option<Box<str>>,
    /// The language of the page.
    pub(super) language: Option<Box<str>>,
    /// Where in the source the walk is.
    place: u32,
    /// Labels of blocks, as printed.
    pub(super) labels: String,
    /// Numbers of open lists: the next, the step, the form.
    pub(super) lists: Vec<Option<super::state::Numbering>>,
    /// Open lists of definitions.
    pub(super) definitions: Vec<super::state::Definitions>,
    /// What was left out: how often and where first, for each reason.
    pub(super) left_out: Vec<(super::furniture::Reason, usize, Span)>,
    /// The text of contents.
    pub(super) contents: String,
    /// Titles of headings, letters alone, once a table of contents was met.
    pub(super) titles: std::collections::HashSet<String>,
    /// The clause that a table of contents heads ends with the next heading.
    pub(super) in_contents: bool,
}

impl<'t> Walker<'t> {
    pub(super) fn new(tree: &'t Tree<'t>, survey: Survey, headings: Vec<Heading>, bytes: usize) -> Self {
        Self {
            tree,
            survey,
            headings,
            heading: 0,
            builder: Builder::with_room(bytes, bytes / 3, bytes / 128),
            diagnostics: Gathered::default(),
            frames: Vec::with_capacity(64),
            blocks: Vec::with_capacity(32),
            verbatim: false,
            skip: 0,
            ids: Vec::new(),
            declares: 0,
            clause: ClauseKind::FrontMatter,
            clause_depth: 1,
            explained_term: false,
            caption: None,
            language: None,
            place: 0,
            labels: String::new(),
            lists: Vec::new(),
            definitions: Vec::new(),
            left_out: Vec::new(),
            contents: String::new(),
            titles: std::collections::HashSet::new(),
            in_contents: false,
        }
    }

    /// Reads the whole page.
    pub(super) fn run(&mut self) {
        let root = self.tree.root();
        self.frames.push(Frame {
            node: root,
            next: root.first_child(),
            close: Close::Nothing,
            depth: 1,
            verbatim: false,
            labelled: false,
        });
        while let Some(frame) = self.frames.last_mut() {
            match frame.next {
                Some(node) => {
                    frame.next = node.next_sibling();
                    if node.is_text() { self.text(node) } else { self.enter(node) }
                }
                None => self.leave(),
            }
        }
        self.place = root.span().end();
        self.close_to(1);
    }

    fn enter(&mut self, node: Node<'t>) {
        let role = self.survey.role(node);
        self.place = node.span().start();
        if let Role::Skip(reason) = role {
            self.leave_out(node, reason);
            return;
        }
        self.note_ids(node, role);
        let verbatim = self.verbatim;
        let depth = self.builder.depth();
        let skip = self.skip;
        if let Some((close, depth)) = self.open_role(node, role, depth) {
            let labelled = self.skip != skip;
            self.frames.push(Frame { node, next: node.first_child(), close, depth, verbatim, labelled });
        }
        if role.is_inline() && self.in_line() {
            self.place_ids();
        }
    }

    fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        let role = self.survey.role(frame.node);
        match frame.close {
            Close::Nothing => {
                if !role.is_inline() {
                    self.end_implied();
                }
            }
            Close::Blocks => self.close_to(frame.depth),
            Close::Mark(token, kind, value) => {
                let range = self.builder.end(token);
                if !range.is_empty() {
                    self.builder.mark(range, kind, value.as_deref());
                }
            }
            Close::Link(token) => self.end_link(token, frame.node),
            Close::Entry(token) => {
                self.end_entry(token, frame.node);
                self.close_to(frame.depth);
            }
            Close::EntryText(token) => {
                self.end_implied();
                self.end_entry(token, frame.node);
            }
            Close::Title => self.end_title(frame.depth),
            Close::Definitions => {
                self.close_to(frame.depth);
                self.definitions.pop();
            }
        }
        if frame.labelled {
            self.skip = 0;
        }
        if role == Role::List {
            self.lists.pop();
        }
        if !role.is_inline() {
            self.verbatim = frame.verbatim;
        }
    }

    /// Text of an element.
    fn text(&mut self, node: Node<'t>) {
        if self.in_contents && self.is_text_of_contents(node) {
            return;
        }
        if self.verbatim {
            return self.verbatim_text(node);
        }
        let text = node.markup();
        if text.trim_ascii().is_empty() {
            self.builder.text(" ", node.span().start());
            return;
        }
        let mut opened = false;
        node.runs(|run, place| {
            let (run, place) = if self.skip > 0 { self.skip_label(run, place) } else { (run, place) };
            let (run, place) = if self.declares > 0 { self.declaration(node, run, place) } else { (run, place) };
            for (piece, at) in without_layout(run) {
                if !opened && piece.trim_ascii().is_empty() {
                    self.builder.text(piece, place + at as u32);
                    continue;
                }
                if !opened {
                    self.ensure_line(node);
                    opened = true;
                }
                self.builder.text(piece, place + at as u32);
            }
        });
    }

    /// Takes the characters of a label off a run; gives what is left.
    fn skip_label<'r>(&mut self, run: &'r str, place: u32) -> (&'r str, u32) {
        for (at, character) in run.char_indices() {
            if self.skip == 0 {
                return (&run[at..], place + at as u32);
            }
            self.skip -= usize::from(!character.is_whitespace());
        }
        ("", place + run.len() as u32)
    }

    /// Takes the characters of a declaration off a run, which have a block of their own; gives what is left.
    fn declaration<'r>(&mut self, node: Node<'t>, run: &'r str, place: u32) -> (&'r str, u32) {
        let mut end = run.len();
        for (at, character) in run.char_indices() {
            if self.declares == 0 {
                end = at;
                break;
            }
            self.declares -= usize::from(!character.is_whitespace());
        }
        self.builder.text(&run[..end], place);
        if self.declares == 0 {
            self.begin_title(node);
        }
        (&run[end..], place + end as u32)
    }

    /// Text that is laid out by characters: the line end behind the start tag is none of it.
    fn verbatim_text(&mut self, node: Node<'t>) {
        let first = node.parent().is_some_and(|parent| {
            parent.first_child() == Some(node) && matches!(self.survey.role(parent), Role::Verbatim(_))
        });
        let mut begun = !first;
        node.runs(|run, place| {
            let mut cut = 0;
            if !begun {
                begun = true;
                cut = if run.starts_with("\r\n") { 2 } else { usize::from(run.starts_with('\n')) };
            }
            let (mut run, mut place) = (&run[cut..], place + cut as u32);
            if self.skip > 0 {
                (run, place) = self.skip_label(run, place);
                let rest = run.trim_start_matches(' ');
                place += (run.len() - rest.len()) as u32;
                run = rest;
            }
            self.builder.verbatim(run, place);
        });
    }

    /// Returns `true` if the innermost block takes text of its own, and no block stands in it.
    pub(super) fn in_line(&self) -> bool {
        let divided = self.blocks.last().is_none_or(|block| block.divided && !block.implied);
        !divided && takes_text(self.builder.current_kind())
    }

    /// Opens a paragraph where text stands between blocks.
    pub(super) fn ensure_line(&mut self, node: Node<'t>) {
        if self.in_line() {
            return;
        }
        let kind = self.line_kind();
        self.open(kind, node.span(), true);
    }

    /// Closes the paragraph that the page has no element for.
    pub(super) fn end_implied(&mut self) {
        while self.blocks.last().is_some_and(|block| block.implied) {
            self.builder.close();
            self.blocks.pop();
        }
    }

    /// Opens a block, unless too many are open: what is deeper is read as what it stands in.
    pub(super) fn open_block(&mut self, kind: NodeKind, node: Node<'t>) -> Option<NodeId> {
        self.end_implied();
        if self.blocks.len() >= DEEPEST {
            if !self.in_line() || takes_text(kind) {
                self.builder.text(" ", node.span().start());
            }
            return None;
        }
        let id = self.open(kind, node.span(), false);
        if let Some(language) = node.filled("lang").or_else(|| node.filled("xml:lang")) {
            self.builder.attribute(AttributeKey::Language, &language);
        }
        Some(id)
    }

    /// Opens a block for a stretch of the page.
    pub(super) fn open(&mut self, kind: NodeKind, span: Span, implied: bool) -> NodeId {
        let id = self.builder.open(kind, span, &[]);
        self.opened(implied);
        id
    }

    /// Notes that a block was opened.
    pub(super) fn opened(&mut self, implied: bool) {
        if let Some(block) = self.blocks.last_mut() {
            block.divided = true;
        }
        self.blocks.push(Block { divided: false, implied });
        self.place_ids();
    }

    /// Notes the ids of an element, which wait for the next block.
    pub(super) fn note_ids(&mut self, node: Node<'t>, role: Role) {
        let ids = [node.attribute("id"), node.attribute("name").filter(|_| role == Role::Link)];
        let ids = ids.into_iter().flatten().filter(|id| !id.is_empty()).map(std::borrow::Cow::into_owned);
        self.ids.extend(ids);
    }

    fn place_ids(&mut self) {
        for id in std::mem::take(&mut self.ids) {
            self.builder.anchor(&id);
        }
    }

    /// Closes blocks until so many are open, the document counted.
    pub(super) fn close_to(&mut self, depth: usize) {
        while self.builder.depth() > depth.max(1) {
            if matches!(self.builder.current_kind(), NodeKind::Clause | NodeKind::TermEntry | NodeKind::ReferenceEntry)
            {
                self.builder.close_at(self.place);
            } else {
                self.builder.close();
            }
            self.blocks.pop();
        }
    }
}

/// Returns `true` for blocks with text of their own.
fn takes_text(kind: NodeKind) -> bool {
    use NodeKind as K;
    matches!(
        kind,
        K::Title
            | K::AnnexType
            | K::Paragraph
            | K::ListItem
            | K::DefinitionTerm
            | K::DefinitionText
            | K::Cell
            | K::Caption
            | K::Graphic
            | K::Formula
            | K::Note
            | K::Example
            | K::Warning
            | K::Footnote
            | K::Quote
            | K::Code
            | K::Preformatted
            | K::Designation
            | K::Definition
            | K::SubjectField
            | K::TermSource
            | K::TermNote
            | K::ReferenceEntry
    )
}

/// The pieces of a run between no-break spaces, and each space as a blank: the layout of a page is no text.
fn without_layout(run: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    run.split_inclusive(['\u{a0}', '\u{2002}', '\u{2003}', '\u{3000}']).flat_map(move |piece| {
        let start = at;
        at += piece.len();
        let body = piece.trim_end_matches(['\u{a0}', '\u{2002}', '\u{2003}', '\u{3000}']);
        let blank = (body.len() < piece.len()).then_some((" ", start + body.len()));
        std::iter::once((body, start)).filter(|(body, _)| !body.is_empty()).chain(blank)
    })
}
