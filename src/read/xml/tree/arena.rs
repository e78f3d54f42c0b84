//! The data of a tree.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::place::Span;
use crate::source::OffsetMap;

/// No node.
pub(crate) const NONE: u32 = u32::MAX;

/// Marks a range of [`Tree::extra`]; sources are shorter than this.
pub(crate) const EXTRA: u32 = 1 << 31;

/// A source as a tree.
#[derive(Debug)]
pub(crate) struct Tree<'s> {
    /// The source with its entities in place.
    pub(crate) source: Cow<'s, str>,
    /// From offsets of `source` to bytes of the file.
    pub(crate) map: OffsetMap,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// In document order, the root element first.
    pub(crate) nodes: Vec<NodeData>,
    pub(crate) attributes: Vec<AttributeData>,
    pub(crate) names: Names,
    /// Pieces of texts that differ from their source.
    pub(crate) pieces: Vec<Piece>,
    /// Texts and values that differ from their source.
    pub(crate) extra: String,
}

/// Distinct names of elements and attributes, each a namespace and a local name.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Local names, one after the other.
    pub(crate) pool: String,
    pub(crate) list: Vec<NameData>,
    /// Addresses of namespaces; the first is that of no namespace.
    pub(crate) namespaces: Vec<Box<str>>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct NameData {
    pub(crate) namespace: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `name` is its name, `first` its first attribute, `count` the number of attributes.
    Element,
    /// As it stands in the source.
    Text,
    /// `name` is its first piece, `first` and `count` the begin and end of its text in [`Tree::extra`].
    Pieces,
    Instruction,
    Comment,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct NodeData {
    pub(crate) kind: Kind,
    pub(crate) name: u32,
    pub(crate) parent: u32,
    /// The sibling before it.
    pub(crate) previous: u32,
    /// The node after its subtree.
    pub(crate) past: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) first: u32,
    pub(crate) count: u32,
}

/// An attribute: its value is `source[start..end]`, or of [`Tree::extra`] where `start` has the bit [`EXTRA`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct AttributeData {
    pub(crate) name: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Where the value stands between its quotes.
    pub(crate) place: u32,
    pub(crate) place_end: u32,
}

/// A stretch of a text: from `at` in [`Tree::extra`] up to the next piece, and where that stands in the source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) at: u32,
    pub(crate) place: u32,
}

impl Tree<'_> {
    /// The source with its entities in place. All offsets count its bytes.
    pub(crate) fn source(&self) -> &str {
        &self.source
    }

    /// The markup of a range.
    pub(crate) fn markup(&self, range: Range<usize>) -> &str {
        self.source.get(range).unwrap_or_default()
    }

    /// From offsets of [`source`](Self::source) to bytes of the file.
    pub(crate) fn map(&self) -> &OffsetMap {
        &self.map
    }

    /// The bytes of the file that a range stands for.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        self.map.span(range.start as u32, range.end as u32)
    }

    /// Diagnostics of the markup: entities that are not declared, prefixes without a namespace.
    pub(crate) fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The number of different names of elements and attributes; [`Node::name_index`] stays below it.
    pub(crate) fn name_count(&self) -> usize {
        self.names.list.len()
    }

    pub(crate) fn extra_or_source(&self, start: u32, end: u32) -> &str {
        if start & EXTRA == 0 {
            &self.source[start as usize..end as usize]
        } else {
            &self.extra[(start & !EXTRA) as usize..end as usize]
        }
    }
}

impl Names {
    pub(crate) fn local(&self, name: u32) -> &str {
        let data = self.list[name as usize];
        &self.pool[data.start as usize..data.end as usize]
    }

    pub(crate) fn namespace(&self, name: u32) -> Option<&str> {
        let namespace = self.list[name as usize].namespace;
        (namespace > 0).then(|| &*self.namespaces[namespace as usize])
    }
}
