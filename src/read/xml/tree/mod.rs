//! The tree of an XML source, as readers see it: names, attributes, texts with their places, children.
//!
//! A tree is an arena in document order. Names are interned, and texts and values of attributes are ranges of the source
//! wherever the source has them as they are; only what references, marked sections and white space in attributes change is
//! kept apart. Offsets count bytes of [`Tree::source`], the source with its entities in place, and [`Tree::map`] leads from
//! them to bytes of the file. No question recurses, so depth costs no call stack.
//!
//! A reader of a new format is written against this module and [`walk`](super::walk) alone:
//!
//! ```text
//! let tree = xml::parse(&source.decoded, limits)?;
//! for clause in query::elements(tree.root()).filter(|n| n.name() == "clause") {
//!     let id = clause.attribute("id");
//!     clause.children().for_each(|child| child.runs(|text, place| builder.text(text, place)));
//! }
//! ```

mod node;
mod query;

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::place::Span;
use crate::source::OffsetMap;

pub(crate) use node::{Id, Node};
pub(crate) use query::{attribute, child, elements, parent_name, plain, walk};

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// Marks a range of [`Tree::extra`]; sources are shorter than this.
pub(super) const EXTRA: u32 = 1 << 31;

/// A source as a tree.
#[derive(Debug)]
pub(crate) struct Tree<'s> {
    /// The source with its entities in place.
    pub(super) source: Cow<'s, str>,
    /// From offsets of `source` to bytes of the file.
    pub(super) map: OffsetMap,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// In document order, the root element first.
    pub(super) nodes: Vec<NodeData>,
    pub(super) attributes: Vec<AttributeData>,
    pub(super) names: Names,
    /// Pieces of texts that differ from their source.
    pub(super) pieces: Vec<Piece>,
    /// Texts and values that differ from their source.
    pub(super) extra: String,
}

/// Distinct names of elements and attributes, each a namespace and a local name.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Local names, one after the other.
    pub(super) pool: String,
    pub(super) list: Vec<NameData>,
    /// Addresses of namespaces; the first is that of no namespace.
    pub(super) namespaces: Vec<Box<str>>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct NameData {
    pub(super) namespace: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
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
pub(super) struct NodeData {
    pub(super) kind: Kind,
    pub(super) name: u32,
    pub(super) parent: u32,
    /// The sibling before it.
    pub(super) previous: u32,
    /// The node after its subtree.
    pub(super) past: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) first: u32,
    pub(super) count: u32,
}

/// An attribute: its value is `source[start..end]`, or of [`Tree::extra`] where `start` has the bit [`EXTRA`].
#[derive(Clone, Copy, Debug)]
pub(super) struct AttributeData {
    pub(super) name: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Where the value stands between its quotes.
    pub(super) place: u32,
    pub(super) place_end: u32,
}

/// A stretch of a text: from `at` in [`Tree::extra`] up to the next piece, and where that stands in the source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) at: u32,
    pub(super) place: u32,
}

impl Tree<'_> {
    /// The root element.
    pub(crate) fn root(&self) -> Node<'_> {
        Node::new(self, 0)
    }

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

    /// What was odd in the markup: entities that are not declared, prefixes without a namespace.
    pub(crate) fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The number of different names of elements and attributes; [`Node::name_index`] stays below it.
    pub(crate) fn name_count(&self) -> usize {
        self.names.list.len()
    }

    fn extra_or_source(&self, start: u32, end: u32) -> &str {
        if start & EXTRA == 0 {
            &self.source[start as usize..end as usize]
        } else {
            &self.extra[(start & !EXTRA) as usize..end as usize]
        }
    }
}

impl Names {
    pub(super) fn local(&self, name: u32) -> &str {
        let data = self.list[name as usize];
        &self.pool[data.start as usize..data.end as usize]
    }

    pub(super) fn namespace(&self, name: u32) -> Option<&str> {
        let namespace = self.list[name as usize].namespace;
        (namespace > 0).then(|| &*self.namespaces[namespace as usize])
    }
}
