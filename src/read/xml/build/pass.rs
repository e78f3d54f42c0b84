//! A source that is being read: the tree so far, what is open, and the way back to the source.

use std::borrow::Cow;
use std::ops::Range;

use super::declared::Declared;
use super::names::Interner;
use crate::diagnostic::Gathered;
use crate::read::xml::tree::{AttributeData, NONE, NodeData, Piece};
use crate::source::{Limits, OffsetMap};

/// Why a source was refused, and where in the source with its entities in place.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) at: u32,
    pub(crate) limit: bool,
    pub(crate) message: Cow<'static, str>,
}

pub(super) type Checked<T = ()> = Result<T, Fault>;

/// No node.
pub(super) const NOTHING: u32 = NONE;

pub(super) const MISPLACED_DOCTYPE: &str =
    "a document type declaration out of place; one may stand, before the root element";

/// A prefix that an element declares.
#[derive(Debug)]
pub(super) struct Scope {
    pub(super) prefix: Box<str>,
    pub(super) namespace: u32,
    /// Number of open elements where it holds.
    pub(super) depth: u32,
}

/// Text that may go on: neighbouring texts, references and marked sections are one node.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pending {
    None,
    /// A range of the tree's source.
    Copied(u32, u32),
    /// Its first piece, the begin of its text, and its range in the source.
    Pieces {
        first: u32,
        extra: u32,
        start: u32,
        end: u32,
    },
}

/// A source that is being read: the tree so far, and what is open.
pub(super) struct Pass<'s, 'l> {
    pub(super) source: &'s str,
    pub(super) limits: &'l Limits,
    pub(super) nodes: Vec<NodeData>,
    pub(super) attributes: Vec<AttributeData>,
    pub(super) pieces: Vec<Piece>,
    pub(super) extra: String,
    pub(super) names: Interner,
    /// Prefixes in scope, outer ones first.
    pub(super) scopes: Vec<Scope>,
    /// Prefixes that are declared nowhere.
    pub(super) undeclared: Vec<Box<str>>,
    /// Declarations of the document type declaration.
    pub(super) declared: Declared<'s>,
    pub(super) doctype: Option<(usize, usize)>,
    pub(super) diagnostics: Gathered,
    /// The innermost open element and its last child.
    pub(super) current: (u32, u32),
    pub(super) depth: u32,
    pub(super) pending: Pending,
    /// The source with its entities in place, once there is one: up to `copied` of the source.
    pub(super) written: Option<String>,
    pub(super) map: OffsetMap,
    pub(super) copied: usize,
    /// Where the stretch that is being cut begins in the source.
    pub(super) base: usize,
    /// The difference of an offset of the tree and one of that stretch.
    pub(super) shift: u32,
    /// Attributes of the current start tag that have a prefix: which, and the prefix.
    pub(super) prefixed: Vec<(usize, Range<usize>)>,
}

impl<'s, 'l> Pass<'s, 'l> {
    pub(super) fn new(source: &'s str, limits: &'l Limits) -> Self {
        let nodes = source.len() / 24;
        Self {
            source,
            limits,
            nodes: Vec::with_capacity(nodes.min(1 << 20)),
            attributes: Vec::with_capacity((nodes / 2).min(1 << 20)),
            pieces: Vec::new(),
            extra: String::new(),
            names: Interner::new(),
            scopes: Vec::new(),
            undeclared: Vec::new(),
            declared: Declared::new(limits.expansion()),
            doctype: None,
            diagnostics: Gathered::default(),
            current: (NONE, NONE),
            depth: 0,
            pending: Pending::None,
            written: None,
            map: OffsetMap::default(),
            copied: 0,
            base: 0,
            shift: 0,
            prefixed: Vec::new(),
        }
    }

    /// An offset of the tree for one of the stretch that is being cut.
    pub(super) fn position(&self, offset: usize) -> u32 {
        (offset as u32).wrapping_add(self.shift)
    }

    pub(super) fn fault(&self, offset: usize, message: impl Into<Cow<'static, str>>) -> Fault {
        Fault { at: self.position(offset), limit: false, message: message.into() }
    }

    pub(super) fn limit(&self, offset: usize, message: String) -> Fault {
        Fault { at: self.position(offset), limit: true, message: message.into() }
    }

    pub(super) fn push(&mut self, node: NodeData) -> Checked<u32> {
        let id = self.nodes.len() as u32;
        if id >= self.limits.nodes() {
            let message = format!("more than {} nodes; raise the limit on nodes to read it", self.limits.nodes());
            return Err(Fault { at: node.start, limit: true, message: message.into() });
        }
        self.nodes.push(NodeData { parent: self.current.0, previous: self.current.1, past: id + 1, ..node });
        self.current.1 = id;
        Ok(id)
    }

    /// Writes a replacement for a range of the stretch that is being cut. The offset in the tree at which it begins.
    pub(super) fn replace(&mut self, range: Range<usize>, replacement: &str) -> u32 {
        let (at, end) = (self.base + range.start, self.base + range.end);
        let written = self.written.get_or_insert_with(|| String::with_capacity(self.source.len() + 4096));
        written.push_str(&self.source[self.copied..at]);
        let start = written.len();
        self.map.replaced(start, at);
        written.push_str(replacement);
        self.map.copied(written.len(), end);
        self.copied = end;
        self.shift = (written.len() as u32).wrapping_sub(range.end as u32);
        start as u32
    }
}
